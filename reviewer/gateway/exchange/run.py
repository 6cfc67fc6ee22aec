# SPDX-License-Identifier: Apache-2.0
"""Fetches into a bank and shares from it, step by step; stopped anywhere, it goes on from there.

Fetching: a page's entries, the cursor after it and, at the end of a list that began anew, the
removal of what it no longer has are one transaction.  A page that was applied and is asked for
again changes nothing.

Sharing: before anything is sent a row says that it may be there, under a name of ours; the answer
and the place in the bank's changes are the next transaction.  Whoever stops in between finds that
row, and asks the peer what became of it before anything is sent again.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import Connection

from reviewer.gateway.exchange import rows
from reviewer.gateway.exchange.book import Act, Applied, BankBook, Change, Wanted
from reviewer.gateway.exchange.entries import (
    Ability,
    Entry,
    Exchange,
    Page,
    RemoteId,
    ShareLevel,
)
from reviewer.gateway.exchange.failures import PeerFailure, PeerRefused
from reviewer.gateway.exchange.reports import FetchReport, ShareReport
from reviewer.gateway.exchange.rows import ExchangeRow, SharedRow
from reviewer.gateway.store.engine import Database

BATCH: Final = 100

_NOTHING: Final = RemoteId("")
_THERE: Final = ("shared", "withdrawing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One exchange, one bank, one database.

    Attributes:
        db: where the cursor, the position and the map are.
        book: the banks.
        exchange: the peer.
        name: name of its row.
        now_ms: the wall clock.
        progress: called with (done, current word) after each step.
    """

    db: Database
    book: BankBook
    exchange: Exchange
    name: str
    now_ms: Callable[[], int]
    progress: Callable[[int, str], object] = lambda _done, _word: None

    def fetch(self) -> FetchReport:
        """Take every page from where the last fetch stopped.

        Raises:
            PeerFailure: what came before it is kept, and the next fetch goes on after it.
            StoreUnusable: the same.
        """
        report = FetchReport()
        with self._watched(report.sums):
            while not self._fetch_page(report):
                self.progress(report.kinds.total(), "fetched")
        self.progress(report.kinds.total(), "fetched")
        return report

    def share(self) -> ShareReport:
        """Carry every change of the bank to the peer, from where the last run stopped.

        Raises:
            PeerFailure: what came before it is kept, and the next run goes on with it.
            StoreUnusable: the same.
        """
        report = ShareReport()
        done = 0
        with self._watched(report.sums):
            self._withdraw_again(report)
            while changes := self._changes():
                for change in changes:
                    self._carry(change, report)
                    done += 1
                    self.progress(done, "carried")
        self.db.write(lambda writing: rows.went_through(writing, self.name, self.now_ms()))
        return report

    def preview_share(self) -> ShareReport:
        """Count what would be carried; nothing is asked of the peer and nothing is changed."""
        report = ShareReport()
        position = self.db.read(lambda reading: rows.one(reading, self.name)).position
        while changes := self._changes(position):
            for change in changes:
                self._count(change, report)
            position = changes[-1].position
        return report

    @contextmanager
    def _watched(self, sums: Callable[[], Mapping[str, int]]) -> Iterator[None]:
        """Note what a run did, and what stopped it, in our own words."""
        try:
            yield
        except PeerFailure as error:
            word = error.word
            self.db.write(lambda writing: rows.stopped_by(writing, self.name, word))
            raise
        finally:
            self.db.write(lambda writing: self.book.note_run(writing, self.name, sums()))

    def _fetch_page(self, report: FetchReport) -> bool:
        """Take one page; return whether it was the last."""
        row = self.db.read(lambda reading: rows.one(reading, self.name))
        page = self.exchange.fetch(row.cursor)
        applied = self.db.write(lambda writing: self._apply(writing, row, page))
        report.take(page)
        report.applied = report.applied.plus(applied)
        return page.is_complete

    def _apply(self, connection: Connection, row: ExchangeRow, page: Page) -> Applied:
        round_number = row.round + page.is_restart
        named = [replace(entry, source=self.name) for entry in page.entries]
        applied = self.book.put_foreign(connection, row.bank, named, round_number=round_number)
        if page.is_complete:
            gone = self.book.end_round(connection, row.bank, self.name, round_number=round_number)
            applied = applied.plus(Applied(removed=gone))
            rows.went_through(connection, self.name, self.now_ms())
        rows.move_cursor(connection, self.name, page.cursor, round_number)
        return applied

    def _changes(self, position: int | None = None) -> Sequence[Change]:
        def read(connection: Connection) -> Sequence[Change]:
            row = rows.one(connection, self.name)
            start = row.position if position is None else position
            wanted = Wanted(bank=row.bank, exchange=row.name, audience=row.audience)
            changes = self.book.changes_since(connection, wanted, start, BATCH)
            level = ShareLevel(row.level)
            return [replace(each, entry=replace(each.entry, level=level)) for each in changes]

        return self.db.read(read)

    def _carry(self, change: Change, report: ShareReport) -> None:
        act, known = self._act(change), self._known(change.entry)
        try:
            self._do(act, change, known, report)
        except PeerRefused as no:
            report.refused.append((change.entry, no.said))
            is_there = known is not None and known.state in _THERE
            if act is Act.FEEDBACK:
                self._move(change)  # it was about theirs: of ours nothing changed
            elif act is Act.WITHDRAW and is_there:
                self._note(change, known, "withdrawing", no.said)  # asked again at every run
            else:
                self._note(change, known, "shared" if is_there else "refused", no.said)

    def _withdraw_again(self, report: ShareReport) -> None:
        """Ask again for what the peer would not take back."""
        waiting = self.db.read(lambda reading: rows.withdrawing(reading, self.name))
        for entry, known in waiting:
            try:
                self.exchange.withdraw(known.remote_id, entry)
            except PeerRefused as no:
                report.refused.append((entry, no.said))
                continue
            report.withdrawn += 1
            self._put(entry, replace(known, state="withdrawn", changed_ms=self.now_ms()))

    def _act(self, change: Change) -> Act | None:
        """Return what a change asks of this peer, None if it is no matter of its."""
        entry, abilities = change.entry, self.exchange.abilities
        if change.act is Act.FEEDBACK:
            # An entry that others only reacted to has no descriptor that could be answered.
            can = Ability.FEEDBACK in abilities and bool(entry.source_id)
            return Act.FEEDBACK if can else None
        return change.act if Ability.SHARE in abilities else None

    def _do(
        self, act: Act | None, change: Change, known: SharedRow | None, report: ShareReport
    ) -> None:
        entry = change.entry
        is_there = known is not None and known.state in _THERE
        if act is Act.FEEDBACK:
            self.exchange.feedback(RemoteId(entry.source_id), entry.opinion)
            report.feedback += 1
        elif act is Act.SHARE and is_there and known is not None:
            self.exchange.update(known.remote_id, entry)
            report.updated += 1
            self._note(change, known, "shared")
            return
        elif act is Act.SHARE and self.exchange.takes(entry):
            self._add(change, known, report)
            return
        elif act is Act.WITHDRAW and (remote := self._where(entry, known)) is not None:
            self.exchange.withdraw(remote, entry)
            report.withdrawn += 1
            self._note(change, known, "withdrawn")
            return
        else:
            report.left += 1
        self._move(change)

    def _add(self, change: Change, known: SharedRow | None, report: ShareReport) -> None:
        entry, remote = change.entry, None
        if known is not None and known.state == "sending":
            remote = self._lost(entry, known)
        else:
            known = self._begin(entry)
        if remote is None:
            remote = self.exchange.share(entry, known.idempotency)
        self._note(change, replace(known, remote_id=remote), "shared")
        report.adds(entry)
        report.last = (remote, entry)

    def _where(self, entry: Entry, known: SharedRow | None) -> RemoteId | None:
        """Return the peer's name for an entry, None if it is not there."""
        if known is None or known.state in ("refused", "withdrawn"):
            return None
        return known.remote_id if known.state in _THERE else self._lost(entry, known)

    def _lost(self, entry: Entry, known: SharedRow) -> RemoteId | None:
        return self.exchange.find(entry, known.idempotency, since_ms=known.changed_ms)

    def _known(self, entry: Entry) -> SharedRow | None:
        return self.db.read(lambda reading: rows.shared(reading, self.name, entry))

    def _begin(self, entry: Entry) -> SharedRow:
        row = SharedRow(
            state="sending",
            remote_id=_NOTHING,
            idempotency=secrets.token_hex(16),
            changed_ms=self.now_ms(),
        )
        self._put(entry, row)
        return row

    def _put(self, entry: Entry, row: SharedRow) -> None:
        self.db.write(lambda writing: rows.put_shared(writing, self.name, entry, row))

    def _note(self, change: Change, known: SharedRow | None, state: str, said: str = "") -> None:
        """Say what became of an entry, and that its change is done."""
        was = known or SharedRow(state="", remote_id=_NOTHING, idempotency="", changed_ms=0)
        row = replace(was, state=state, changed_ms=self.now_ms())

        def noted(connection: Connection) -> None:
            rows.put_shared(connection, self.name, change.entry, row, said)
            rows.move_position(connection, self.name, change.position)

        self.db.write(noted)

    def _move(self, change: Change) -> None:
        self.db.write(lambda writing: rows.move_position(writing, self.name, change.position))

    def _count(self, change: Change, report: ShareReport) -> None:
        act, known = self._act(change), self._known(change.entry)
        is_there = known is not None and known.state in _THERE
        if act is Act.FEEDBACK:
            report.feedback += 1
        elif act is Act.SHARE and is_there:
            report.updated += 1
        elif act is Act.SHARE and self.exchange.takes(change.entry):
            report.adds(change.entry)
        elif act is Act.WITHDRAW and (is_there or (known and known.state == "sending")):
            report.withdrawn += 1
        else:
            report.left += 1


def preview_fetch(
    exchange: Exchange, cursor: str, progress: Callable[[int, str], object]
) -> FetchReport:
    """Take every page after a cursor and count; nothing is changed anywhere.

    Raises:
        PeerFailure: as a fetch would.
    """
    report = FetchReport()
    while True:
        page = exchange.fetch(cursor)
        report.take(page)
        progress(report.kinds.total(), "read")
        if page.is_complete:
            return report
        cursor = page.cursor
