# SPDX-License-Identifier: Apache-2.0
"""Follows the gateway's hash banks, page by page, beside everything else.

A page and its cursor become durable together, so a kill at any moment costs at most one page.
One bank's trouble is its own: the others go on, and no decision waits for any.
"""

from __future__ import annotations

import threading
from typing import Final

from reviewer.domain.errors import GatewayRefused, InputRefused, WorldError
from reviewer.ports.banks import BankPage
from reviewer.ports.queue_api import QueueApi
from reviewer.services.desk import Desk
from reviewer.services.notices import BanksChanged
from reviewer.services.sync.events import Do, Done

EXPIRED: Final = "cursor-expired"
WRONG_DIGEST: Final = "bank-digest"


class BankFeed:
    """The copies of one profile's banks."""

    def __init__(self, desk: Desk, api: QueueApi) -> None:
        self._desk = desk
        self._api = api
        self._stopping = threading.Event()

    def stop(self) -> None:
        """End after the page that is under way."""
        self._stopping.set()

    def resume(self) -> None:
        """Work again after ``stop``."""
        self._stopping.clear()

    def pull(self, order: Do) -> Done:
        """Bring every copy up to date.

        Raises:
            InputRefused: a copy is not what the gateway has (``bank-digest``); it was dropped.
            WorldError: as the port says; what was taken in before stays.
        """
        described = self._api.banks()
        with self._desk.store.write() as work:
            work.banks.describe(described)
            work.commit()
        trouble: WorldError | None = None
        for bank in described:
            try:
                self._follow(bank.bank_id)
            except (GatewayRefused, InputRefused) as exc:
                trouble = exc
        self._desk.notices.publish(BanksChanged())
        if trouble is not None:
            raise trouble
        return Done(order=order)

    def _follow(self, bank_id: str) -> None:
        more = True
        while more and not self._stopping.is_set():
            page = self._page(bank_id)
            more = page.more
            with self._desk.store.write() as work:
                changed = work.banks.take(page)
                work.commit()
            if changed:
                self._desk.notices.publish(BanksChanged(entries=True))
            if not more:
                self._prove(bank_id, page)

    def _page(self, bank_id: str) -> BankPage:
        with self._desk.store.read() as work:
            cursor, _ = work.banks.progress(bank_id)
        try:
            return self._api.hash_page(bank_id, cursor)
        except GatewayRefused as exc:
            # One that the gateway cannot read is no place in its feed either.
            if exc.problem not in (EXPIRED, "cursor-invalid") or not cursor:
                raise
            self._restart(bank_id, EXPIRED)
            return self._api.hash_page(bank_id, "")

    def _prove(self, bank_id: str, page: BankPage) -> None:
        """Hold the copy against the gateway's digest; drop it if they differ."""
        with self._desk.store.read() as work:
            _, proven = work.banks.progress(bank_id)
            # What was added up once need not be again: it takes its time with millions.
            is_known = bool(proven) and proven == page.digest and not page.changes
            is_same = is_known or work.banks.digest(bank_id) == page.digest
        if not is_same:
            self._restart(bank_id, WRONG_DIGEST)
            raise InputRefused(WRONG_DIGEST, bank_id)
        with self._desk.store.write() as work:
            work.banks.prove(bank_id, page.digest, self._desk.clock.now().wall)
            work.commit()

    def _restart(self, bank_id: str, trouble: str) -> None:
        with self._desk.store.write() as work:
            work.banks.restart(bank_id, trouble)
            work.commit()
        self._desk.notices.publish(BanksChanged(entries=True))
