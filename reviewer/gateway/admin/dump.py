# SPDX-License-Identifier: Apache-2.0
"""Reads a PostgreSQL dump back, so that it is the dump that is proven and not what it was made of.

The tables that prove something are put into a passing SQLite database of the same form; the proof
is then the same as for a copy of SQLite.  ``pg_restore`` writes them in PostgreSQL's COPY text
format (PostgreSQL manual, COPY, "Text Format"): a row a line, tabs between, backslash escapes.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import IO, Any, Final, TypeVar

from sqlalchemy import Boolean, Column, Connection, Integer, LargeBinary, Table, insert

from reviewer.domain.errors import InputRefused
from reviewer.gateway.store.engine import open_database
from reviewer.gateway.store.tables import (
    decisions,
    deliveries,
    feed,
    log_checkpoints,
    log_entries,
    logs,
    people,
)

PAGE: Final = 500
# Entries and checkpoints name a log and deliveries a platform, which are there before them.
_PROVING: Final = (logs, log_entries, log_checkpoints, decisions, people, feed, deliveries)
_COPY: Final = re.compile(r"COPY (?:\w+\.)?(\w+) \(([^)]*)\) FROM stdin;\n")
_ESCAPE: Final = re.compile(r"\\(.)")
_ESCAPED: Final = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
Found = TypeVar("Found")
Values = dict[str, Any]


def program(name: str) -> str:
    """Return where one of PostgreSQL's client programs is.

    Raises:
        InputRefused: ``missing``.
    """
    found = shutil.which(name)
    if found is None:
        raise InputRefused("missing", f"{name}; install the PostgreSQL client programs")
    return found


def last_line(said: bytes) -> str:
    """Return the last thing a program said, which is why it ended."""
    lines = said.decode("utf-8", "replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "it said nothing")


def proven(dump: Path, proof: Callable[[Connection], Found]) -> Found:
    """Return what a proof finds in a dump.

    Raises:
        InputRefused: ``missing`` or ``dump-unreadable``.
        TamperEvidence: whatever the proof raises.
    """
    with tempfile.TemporaryDirectory(dir=dump.parent) as passing:
        database = open_database(Path(passing) / "dump.sqlite3")
        try:
            for table in _PROVING:
                for rows in _pages(dump, table):
                    database.write(partial(_put, table=table, rows=rows))
            return database.read(proof)
        finally:
            database.close()


def _put(connection: Connection, *, table: Table, rows: Sequence[Values]) -> None:
    connection.execute(insert(table), list(rows))


def _pages(dump: Path, table: Table) -> Iterator[list[Values]]:
    restore = program("pg_restore")
    command = [restore, "--data-only", f"--table={table.name}", "--file=-", str(dump)]
    with (
        tempfile.TemporaryFile(dir=dump.parent) as complaints,
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=complaints, encoding="utf-8"
        ) as restoring,
    ):
        assert restoring.stdout is not None
        rows = _rows(restoring.stdout, table)
        while page := list(islice(rows, PAGE)):
            yield page
        if restoring.wait():
            complaints.seek(0)
            raise InputRefused("dump-unreadable", last_line(complaints.read()))


def _rows(lines: IO[str], table: Table) -> Iterator[Values]:
    columns: list[Column[Any]] = []
    for line in lines:
        begun = _COPY.fullmatch(line)
        if line == "\\.\n":
            columns = []
        elif columns:
            cells = zip(columns, line.removesuffix("\n").split("\t"), strict=True)
            yield {column.name: _value(column, cell) for column, cell in cells}
        elif begun is not None and begun[1] == table.name:
            columns = [table.c[name.strip().strip('"')] for name in begun[2].split(",")]


def _value(column: Column[Any], cell: str) -> object:
    if cell == "\\N":
        return None
    text = _ESCAPE.sub(lambda found: _ESCAPED.get(found[1], found[1]), cell)
    match column.type:
        case Boolean():
            return text == "t"
        case Integer():  # BigInteger is one
            return int(text)
        case LargeBinary():
            return bytes.fromhex(text.removeprefix("\\x"))
        case _:
            return text
