# SPDX-License-Identifier: Apache-2.0
"""Searches the copies of the hash banks, and says what is wrong with an entry of one.

Searching needs no contact.  A file is read, hashed by the decoding process and forgotten: neither
it nor its path is kept.  An entry's trail, and acts on it, go through the gateway.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reviewer.domain.banks import RADIUS_MAX, EntryState, Match, telling
from reviewer.domain.errors import InputRefused, MediaUnreadable, RuleBroken
from reviewer.domain.hashes import HashKind, HashValue
from reviewer.domain.people import Role
from reviewer.ports.banks import Bank, BankEntry, EntryFilter, HashIndex, KeptBank, Proposal, Trail
from reviewer.ports.media import MediaDecoder
from reviewer.ports.queue_api import QueueApi
from reviewer.ports.store import UnitOfWork
from reviewer.services.desk import Desk, read_person
from reviewer.services.notices import BanksChanged, Notice
from reviewer.services.sync.engine import SyncService

FILE_MOST: Final = 700 * 1024 * 1024  # the decoding process takes no larger one
NEAR_MOST: Final = 2000  # hashes near one another beyond this say nothing more to a person
_NO_MEDIA: Final = frozenset({"unsupported", "corrupt"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An entry that was looked for.

    Attributes:
        match: how near it is to the hash that was searched; ``None`` when none was.
        is_outweighed: it matches, but a bank of known harmless content wins over it.
    """

    entry: BankEntry
    bank: Bank
    match: Match | None = None
    is_outweighed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FileHashes:
    """How a file hashes; without its picture where it could not be opened as media."""

    values: tuple[HashValue, ...]
    is_media: bool


class HashService:
    """The hash banks as one person may see them.

    Args:
        index: finds hashes near another; filled here when the copies have changed.
    """

    def __init__(
        self,
        desk: Desk,
        api: QueueApi,
        decoder: MediaDecoder,
        index: HashIndex,
        sync: SyncService,
    ) -> None:
        self._desk = desk
        self._api = api
        self._decoder = decoder
        self._index = index
        self._sync = sync
        self._filling = threading.Lock()
        self._is_stale = threading.Event()
        self._is_stale.set()
        self._act_ids: dict[tuple[str, ...], str] = {}
        desk.notices.subscribe(self._hear)

    def banks(self) -> tuple[KeptBank, ...]:
        """Return the banks, and how fresh their copies are."""
        with self._desk.store.read() as work:
            return work.banks.list()

    def sources(self) -> tuple[str, ...]:
        """Return the exchanges that entries came from."""
        with self._desk.store.read() as work:
            return work.banks.sources()

    def find(self, wanted: EntryFilter, *, limit: int, offset: int = 0) -> tuple[Found, ...]:
        """Return entries, the newest first."""
        with self._desk.store.read() as work:
            banks = _banks(work)
            entries = work.banks.find(wanted, limit=limit, offset=offset)
            return tuple(Found(entry=entry, bank=banks[entry.bank_id]) for entry in entries)

    def near(self, values: Sequence[HashValue]) -> tuple[Found, ...]:
        """Return the entries that these hashes of one file match, nearest first.

        Exact for every kind; a PDQ hash also within each bank's own radius.
        """
        distances: dict[tuple[str, str], tuple[int, BankEntry]] = {}
        near: dict[int, int] = {}
        self._fill()
        for value in values:
            if value.kind is HashKind.PDQ:
                for place, distance in self._index.search(bytes.fromhex(value.value), RADIUS_MAX):
                    near[place] = min(distance, near.get(place, distance))
        with self._desk.store.read() as work:
            banks = _banks(work)
            places = sorted(near, key=near.__getitem__)[:NEAR_MOST]
            for entry in work.banks.at(places):
                apart = _distance(entry, values)
                if apart is not None and apart <= banks[entry.bank_id].radius:
                    distances[entry.bank_id, entry.entry_id] = apart, entry
            for value in values:
                for entry in work.banks.equal(value):
                    distances[entry.bank_id, entry.entry_id] = 0, entry
        return explained(distances.values(), banks)

    def of_file(self, path: Path) -> FileHashes:
        """Return how a file hashes; nothing of it is kept.

        Raises:
            InputRefused: it cannot be read (``unreadable``).
            MediaUnreadable: it is too large, or the decoding process failed on it.
        """
        try:
            with path.open("rb") as file:
                untrusted = file.read(FILE_MOST + 1)
        except OSError as exc:
            raise InputRefused("unreadable", path.name) from exc
        if len(untrusted) > FILE_MOST:
            raise MediaUnreadable("too-large")
        try:
            values = self._decoder.hashes(untrusted, "")
        except MediaUnreadable as exc:
            if exc.reason not in _NO_MEDIA:
                raise
            return FileHashes(values=_exact(untrusted), is_media=False)
        return FileHashes(values=values, is_media=True)

    def trail(self, entry_id: str) -> Trail:
        """Return an entry as the gateway has it now, and how it came there."""
        return self._api.bank_entry(entry_id)

    def proposals(self) -> tuple[Proposal, ...]:
        """Return the hashes that wait for a second person or a lead, or were settled lately."""
        return self._api.proposals()

    def dispute(self, entry_id: str, reason: str) -> None:
        """Say that an entry is wrong."""
        self._act(("dispute", entry_id, reason), self._api.dispute_entry)

    def withdraw(self, entry_id: str, reason: str) -> None:
        """Take an entry out of use; raises ``RuleBroken("role")`` for who is no lead."""
        self._check_lead()
        self._act(("withdraw", entry_id, reason), self._api.withdraw_entry)

    def correct(self, entry_id: str, reason: str, labels: Sequence[str]) -> None:
        """Put the right labels on an entry; raises ``RuleBroken("role")`` for who is no lead."""
        self._check_lead()

        def send(entry: str, act_id: str, why: str) -> None:
            self._api.correct_entry(entry, act_id, why, labels)

        self._act(("correct", entry_id, reason, *labels), send)

    def _act(self, what: tuple[str, ...], send: Callable[[str, str, str], object]) -> None:
        # After an error nothing is known of it: the same act is sent again under the same id.
        act_id = self._act_ids.setdefault(what, self._desk.new_id())
        send(what[1], act_id, what[2])
        self._act_ids.pop(what, None)
        self._sync.sync_now()

    def _check_lead(self) -> None:
        with self._desk.store.read() as work:
            person = read_person(work.facts)
        if person is None or Role.LEAD not in person.roles:
            raise RuleBroken("role")

    def _fill(self) -> None:
        with self._filling:
            if self._is_stale.is_set():
                self._is_stale.clear()  # before reading: what changes meanwhile is read next time
                with self._desk.store.read() as work:
                    self._index.fill(work.banks.prints(HashKind.PDQ))

    def _hear(self, notice: Notice) -> None:
        if isinstance(notice, BanksChanged) and notice.entries:
            self._is_stale.set()


def _banks(work: UnitOfWork) -> dict[str, Bank]:
    return {kept.bank.bank_id: kept.bank for kept in work.banks.list()}


def _distance(entry: BankEntry, values: Sequence[HashValue]) -> int | None:
    """Return the bits between an entry and the nearest of these; it may have changed since."""
    if entry.value is None or entry.state is EntryState.WITHDRAWN:
        return None
    bits = int(entry.value.value, 16)
    apart = [
        (bits ^ int(value.value, 16)).bit_count()
        for value in values
        if value.kind is entry.value.kind
    ]
    return min(apart, default=None)


def explained(found: Iterable[tuple[int, BankEntry]], banks: dict[str, Bank]) -> tuple[Found, ...]:
    """Return what was found at these distances, nearest first, with what it counts for."""
    near = [(_match(entry, banks[entry.bank_id], distance), entry) for distance, entry in found]
    counting = telling(match for match, _ in near)
    near.sort(key=lambda pair: (pair[0].distance, pair[0].bank, pair[0].entry_id))
    return tuple(
        Found(
            entry=entry,
            bank=banks[entry.bank_id],
            match=match,
            is_outweighed=match not in counting and match.state is not EntryState.WITHDRAWN,
        )
        for match, entry in near
    )


def _match(entry: BankEntry, bank: Bank, distance: int) -> Match:
    return Match(
        entry_id=entry.entry_id,
        bank=bank.bank_id,
        bank_kind=bank.kind,
        kind=HashKind(entry.kind),
        distance=distance,
        state=entry.state,
        source=entry.source,
        labels=entry.labels,
        disputes=entry.disputes,
    )


def _exact(untrusted: bytes) -> tuple[HashValue, ...]:
    md5 = hashlib.md5(untrusted, usedforsecurity=False).hexdigest()
    return (
        HashValue(kind=HashKind.SHA256, value=hashlib.sha256(untrusted).hexdigest()),
        HashValue(kind=HashKind.MD5, value=md5),
    )
