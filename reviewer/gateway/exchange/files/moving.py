# SPDX-License-Identifier: Apache-2.0
"""Takes a file of hashes into a bank, and writes a bank's own hashes to one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from reviewer.gateway.exchange.book import Applied, BankBook, Key
from reviewer.gateway.exchange.entries import Entry, SignalKind
from reviewer.gateway.exchange.files.formats import Written, reading, write_file
from reviewer.gateway.exchange.files.items import FileFormat, Preview
from reviewer.gateway.store.engine import Database

BATCH: Final = 1000


def preview_file(path: Path, form: FileFormat, kind: SignalKind | None) -> Preview:
    """Count what a file holds; nothing is changed.

    Raises:
        InputRefused: of ``formats.reading`` and of the form.
    """
    counts = Preview()
    with reading(path, form, kind) as items:
        for _ in counts.distinct(items):
            pass
    return counts


def import_file(
    db: Database,
    book: BankBook,
    bank: str,
    source: str,
    *,
    path: Path,
    form: FileFormat,
    kind: SignalKind | None,
    progress: Callable[[int], object] = lambda _done: None,
) -> tuple[Preview, Applied]:
    """Take a file in, ``BATCH`` hashes to a transaction; a repeated file changes nothing.

    Args:
        db: the database of the banks.
        book: the banks.
        bank: where to.
        source: what its hashes are known by.
        path: the file.
        form: its form.
        kind: what its hashes are, where it does not say.
        progress: called with how many were taken in.

    Raises:
        InputRefused: of ``formats.reading`` and of the form; what was taken in before stays.
        StoreUnusable: the same.
    """
    counts, applied, done = Preview(), Applied(), 0
    with reading(path, form, kind) as items:
        for batch in _batches(counts.distinct(items)):
            named = [replace(entry, source=source) for entry in batch]
            applied = applied.plus(db.write(_putting(book, bank, named)))
            done += len(batch)
            progress(done)
    return counts, applied


def export_file(
    db: Database,
    book: BankBook,
    bank: str,
    audience: str,
    *,
    path: Path,
    form: FileFormat,
    kind: SignalKind | None,
) -> Written:
    """Write the bank's own agreed hashes for an audience; those of others are theirs to give.

    Raises:
        InputRefused: of ``formats.write_file``.
    """
    return write_file(path, form, own_entries(db, book, bank, audience), kind)


def own_entries(db: Database, book: BankBook, bank: str, audience: str) -> Iterator[Entry]:
    """Yield a bank's own agreed entries for an audience by key."""
    after: Key | None = None
    while page := db.read(_own_page(book, bank, audience, after)):
        yield from page
        after = page[-1].key


def _own_page(
    book: BankBook, bank: str, audience: str, after: Key | None
) -> Callable[[Connection], list[Entry]]:
    return lambda reading_: list(book.own_page(reading_, bank, audience, after, BATCH))


def _putting(book: BankBook, bank: str, entries: list[Entry]) -> Callable[[Connection], Applied]:
    return lambda writing: book.put_foreign(writing, bank, entries, round_number=0)


def _batches(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    rest = iter(entries)
    while batch := list(islice(rest, BATCH)):
        yield batch
