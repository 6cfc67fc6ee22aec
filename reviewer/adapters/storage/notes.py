# SPDX-License-Identifier: Apache-2.0
"""Drafts, sealed notes and small facts as rows."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from reviewer.adapters.storage.forms import read_draft, write_draft
from reviewer.adapters.storage.tables import drafts, facts, payloads
from reviewer.domain.decisions import Draft
from reviewer.domain.ids import GroupId


class SqlNotes:
    """The free text of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put_draft(self, group_id: GroupId, draft: Draft) -> None:
        """Keep the answers given so far."""
        body = write_draft(draft)
        self._connection.execute(
            insert(drafts)
            .values(group_id=group_id, body=body)
            .on_conflict_do_update(index_elements=["group_id"], set_={"body": body})
        )

    def draft(self, group_id: GroupId) -> Draft | None:
        """Return the kept answers."""
        body = self._connection.execute(
            select(drafts.c.body).where(drafts.c.group_id == group_id)
        ).scalar()
        return None if body is None else read_draft(body)

    def drop_draft(self, group_id: GroupId) -> None:
        """Forget the kept answers; absent is fine."""
        self._connection.execute(delete(drafts).where(drafts.c.group_id == group_id))

    def put_payload(self, payload_commit: str, sealed: bytes) -> None:
        """Keep a sealed note until the gateway has it."""
        self._connection.execute(
            insert(payloads)
            .values(payload_commit=payload_commit, sealed=sealed)
            .on_conflict_do_update(index_elements=["payload_commit"], set_={"sealed": sealed})
        )

    def payload(self, payload_commit: str) -> bytes | None:
        """Return a sealed note."""
        return self._connection.execute(
            select(payloads.c.sealed).where(payloads.c.payload_commit == payload_commit)
        ).scalar()

    def drop_payload(self, payload_commit: str) -> None:
        """Forget a delivered note; absent is fine."""
        self._connection.execute(
            delete(payloads).where(payloads.c.payload_commit == payload_commit)
        )


class SqlFacts:
    """The small facts of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, name: str) -> str | None:
        """Return a fact."""
        return self._connection.execute(select(facts.c.value).where(facts.c.name == name)).scalar()

    def set(self, name: str, value: str) -> None:
        """Keep a fact."""
        self._connection.execute(
            insert(facts)
            .values(name=name, value=value)
            .on_conflict_do_update(index_elements=["name"], set_={"value": value})
        )
