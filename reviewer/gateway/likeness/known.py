# SPDX-License-Identifier: Apache-2.0
"""What one process of the gateway keeps in memory to find things again, and how it keeps up."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

from reviewer.gateway.likeness.bank_index import BankIndexes
from reviewer.gateway.likeness.known_items import KnownItems
from reviewer.gateway.likeness.standings import Texts
from reviewer.gateway.media_store import MediaFolder
from reviewer.gateway.store.engine import Database


class Known:
    """The indexes of one process."""

    def __init__(self, folder: Path, media: MediaFolder) -> None:
        self.items = KnownItems()
        self.banks = BankIndexes(folder)
        self.texts = Texts(media)

    def catch_up(self, db: Database) -> None:
        """Read what others committed, ahead of a transaction that asks."""

        def read(connection: Connection) -> None:
            self.items.catch_up(connection)
            self.banks.catch_up(connection)

        db.read(read)
