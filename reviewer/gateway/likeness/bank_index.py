# SPDX-License-Identifier: Apache-2.0
"""The PDQ entries of every bank, to be searched: one index in each process, saved between starts.

An index knows the ``rev`` of its bank up to which it has read; whoever asks lets it read on first,
so that several processes answer alike.  What the asking transaction sees beyond that is compared
entry by entry.  A saved index that cannot be read is built anew from the entries.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

import filelock
import numpy as np
from sqlalchemy import Connection, Row, select

from reviewer.domain.banks import EntryState
from reviewer.domain.errors import StoreUnusable
from reviewer.domain.hashes import HashKind
from reviewer.gateway.store.tables import bank_entries, banks
from reviewer.media.matching.index import HashIndex
from reviewer.media.matching.layout import Ints
from reviewer.media.matching.numpy_kernel import NumpyKernel

_log = logging.getLogger(__name__)

FOLDER: Final = "indexes"
SAVED_AFTER: Final = 1_000  # changes
_PAGE: Final = 10_000
_PREFIX: Final = "he-"
_DIGITS: Final = 15  # of an entry's id: 60 bits, the number it has in an index


class Hit(NamedTuple):
    """An entry near to one of the hashes asked about; ``query`` is the place of that hash."""

    entry_id: str
    query: int
    distance: int


@dataclass(slots=True)
class _OfBank:
    index: HashIndex
    saved_through: int


class BankIndexes:
    """The indexes of one process, for any number of threads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER
        self._lock = threading.Lock()
        self._banks: dict[str, _OfBank] = {}

    def catch_up(self, connection: Connection) -> None:
        """Read what was committed since; to be given a connection that sees nothing else."""
        with self._lock:
            for bank in connection.execute(select(banks).order_by(banks.c.bank_id)).all():
                known = self._banks.get(bank.bank_id)
                if known is None:
                    known = self._banks[bank.bank_id] = self._loaded(bank)
                if known.index.through < bank.rev:
                    _read_on(connection, bank.bank_id, known.index)

    def hits(
        self, connection: Connection, radii: Mapping[str, int], queries: Sequence[str]
    ) -> tuple[Hit, ...]:
        """Return what is near to PDQ hashes in these banks, each within its own radius.

        Entries that the transaction sees and ``catch_up`` did not are compared one by one.
        """
        if not queries:
            return ()
        asked = bytes.fromhex("".join(queries))
        found: list[Hit] = []
        for bank_id, radius in radii.items():
            late = _Late(connection, bank_id, self._through(bank_id), asked, radius)
            with self._lock:
                known = self._banks.get(bank_id)
                near = None if known is None else known.index.search_many(asked, radius)
            if near is not None:
                found += (
                    Hit(entry_id, query, distance)
                    for entry_id, query, distance in _named(connection, bank_id, near)
                    if entry_id not in late.changed
                )
            found += late.hits()
        return tuple(found)

    def save(self) -> None:
        """Save every index in which much has changed.

        Raises:
            StoreUnusable: ``full`` or ``unreachable``; what was saved before stays.
        """
        with self._lock:
            for bank_id, known in self._banks.items():
                if known.index.through - known.saved_through < SAVED_AFTER:
                    continue
                self._save(bank_id, known)

    def _save(self, bank_id: str, known: _OfBank) -> None:
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            with filelock.FileLock(self._folder / f"{bank_id}.lock", timeout=0):
                known.index.save(path_of(self._folder, bank_id))
        except filelock.Timeout:
            return  # another process is saving the same
        except OSError as error:
            raise StoreUnusable("unreachable") from error
        known.saved_through = known.index.through

    def _through(self, bank_id: str) -> int:
        with self._lock:
            known = self._banks.get(bank_id)
            return 0 if known is None else known.index.through

    def _loaded(self, bank: Row[Any]) -> _OfBank:
        index = None
        try:
            index = HashIndex.load(NumpyKernel(), path_of(self._folder, bank.bank_id))
        except StoreUnusable as error:
            _log.warning("the index of bank %s is %s; built anew", bank.bank_id, error.reason)
        if index is not None and index.through > bank.rev:  # the database is an older one
            _log.warning("the index of bank %s is ahead; built anew", bank.bank_id)
            index = None
        if index is None:
            index = HashIndex.of(NumpyKernel(), [], b"", 0)
        return _OfBank(index, index.through)


class _Late:
    """The entries of a bank that an index has not read yet."""

    def __init__(
        self, connection: Connection, bank_id: str, through: int, asked: bytes, radius: int
    ) -> None:
        rows = connection.execute(_changes(bank_id, through)).all()
        self.changed = frozenset(row.entry_id for row in rows)
        self._counting = [row for row in rows if row.state != EntryState.WITHDRAWN.value]
        self._asked = asked
        self._radius = radius

    def hits(self) -> Iterator[Hit]:
        if not self._counting:
            return
        known, asked = (
            np.frombuffer(each, dtype=np.uint64).reshape(-1, 4)
            for each in (
                bytes.fromhex("".join(row.value for row in self._counting)),
                self._asked,
            )
        )
        for query, words in enumerate(asked):
            bits = np.bitwise_count(known ^ words).sum(axis=1)
            for place in np.flatnonzero(bits <= self._radius).tolist():
                yield Hit(self._counting[place].entry_id, query, int(bits[place]))


def path_of(folder: Path, bank_id: str) -> Path:
    """Return where the index of a bank is saved, in the folder of indexes."""
    return folder / f"{bank_id}.index"


def number_of(entry_id: str) -> int:
    """Return the number of an entry: 60 bits of its random id.

    Two of five million entries share one once in a hundred thousand such banks; then the search
    finds either by the hash of the one read later.
    """
    return int(entry_id.removeprefix(_PREFIX)[:_DIGITS], 16)


def _changes(bank_id: str, through: int) -> Any:  # noqa: ANN401 - a statement
    return (
        select(
            bank_entries.c.entry_id, bank_entries.c.rev, bank_entries.c.value, bank_entries.c.state
        )
        .where(
            bank_entries.c.bank_id == bank_id,
            bank_entries.c.rev > through,
            bank_entries.c.kind == HashKind.PDQ.value,
        )
        .order_by(bank_entries.c.rev)
    )


def _read_on(connection: Connection, bank_id: str, index: HashIndex) -> None:
    newest = connection.execute(select(banks.c.rev).where(banks.c.bank_id == bank_id)).scalar_one()
    while index.through < newest:
        page = connection.execute(_changes(bank_id, index.through).limit(_PAGE)).all()
        counting = {
            number_of(row.entry_id): row.value
            for row in page
            if row.state != EntryState.WITHDRAWN.value
        }
        gone = [number_of(row.entry_id) for row in page if row.state == EntryState.WITHDRAWN.value]
        through = page[-1].rev if len(page) == _PAGE else newest
        hashes = bytes.fromhex("".join(counting.values()))
        index.apply(list(counting), hashes, gone, through)
        if index.wants_compacting:
            index.compact()


def _named(
    connection: Connection,
    bank_id: str,
    near: tuple[Ints, Ints, Ints],
) -> Iterator[tuple[str, int, int]]:
    """Turn numbers into the ids of entries that still count."""
    names: dict[int, list[str]] = {}
    queries, numbers, distances = (each.tolist() for each in near)
    for number in dict.fromkeys(numbers):
        first = f"{_PREFIX}{number:0{_DIGITS}x}"
        asked = select(bank_entries.c.entry_id).where(
            bank_entries.c.entry_id >= first,
            bank_entries.c.entry_id < first + "g",
            bank_entries.c.bank_id == bank_id,
            bank_entries.c.state != EntryState.WITHDRAWN.value,
        )
        names[number] = list(connection.execute(asked).scalars())
    for query, number, distance in zip(queries, numbers, distances, strict=True):
        for entry_id in names[number]:
            yield entry_id, query, distance
