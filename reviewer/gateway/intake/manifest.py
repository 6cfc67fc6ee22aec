# SPDX-License-Identifier: Apache-2.0
"""Reads a folder of flagged items: a manifest, or simply pictures, videos, sounds and texts.

``manifest.jsonl`` has one JSON object a line, ``manifest.csv`` one row a line with a header; both
have the fields of ``wire.account.IntakeItem`` plus ``file``, a path inside the folder.  A folder
without a manifest is taken as it is: each file an item, its path the external id, its queue
``unsorted``.  One bad row costs only itself: it is named by its line and the rest go on.
"""

from __future__ import annotations

import csv
import json
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from reviewer.domain.errors import InputRefused
from reviewer.media.values import KIND_OF_TYPE

LINE_MAX: Final = 1_000_000
UNSORTED: Final = "unsorted"
JSON_LINES: Final = "manifest.jsonl"
TABLE: Final = "manifest.csv"
TYPES: Final = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".bmp": "image/bmp",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
    ".mov": "video/quicktime",
    ".pdf": "application/pdf",
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".aac": "audio/aac",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".wav": "audio/wav",
    ".flac": "audio/flac",
    ".txt": "text/plain",
}
_MARK: Final = b"\xef\xbb\xbf"
_Numbered = tuple[int, tuple[str, str]]  # line number; line and problem


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a manifest, or one file of a plain folder.

    Attributes:
        number: its place, for the order of the report.
        where: as the person would name it.
        fields: what it says, nothing checked yet.
        problem: why it is no row at all; empty if it is one.
    """

    number: int
    where: str
    fields: dict[str, object]
    problem: str = ""


def rows_of(folder: Path) -> Iterator[Row]:
    """Yield everything the folder offers, in order.

    Raises:
        InputRefused: the folder, or its manifest as a whole, cannot be read.
    """
    if not folder.is_dir():
        raise InputRefused("not-a-folder", folder.name)
    lines, table = folder / JSON_LINES, folder / TABLE
    if lines.is_file():
        yield from _json_rows(lines)
    elif table.is_file():
        yield from _csv_rows(table)
    else:
        yield from _plain_files(folder)


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise InputRefused("unreadable", path.name) from error


def _lines(source: BinaryIO) -> Iterator[tuple[str, str]]:
    """Yield (line, problem) of every line of a file, however long or strange."""
    is_first = True
    while piece := source.readline(LINE_MAX + 1):
        if len(piece) > LINE_MAX:
            while piece and not piece.endswith(b"\n"):
                piece = source.readline(LINE_MAX + 1)
            yield "\n", "line-too-long"
        else:
            piece = piece.removeprefix(_MARK) if is_first else piece
            try:
                yield piece.decode("utf-8"), ""
            except UnicodeDecodeError:
                yield "\n", "not-utf-8"
        is_first = False


def _json_rows(path: Path) -> Iterator[Row]:
    with _opened(path) as source:
        for number, (line, problem) in enumerate(_lines(source), start=1):
            where = f"{path.name}:{number}"
            if problem:
                yield Row(number, where, {}, problem)
            elif line.strip():
                yield _json_row(number, where, line)


def _json_row(number: int, where: str, line: str) -> Row:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        return Row(number, where, {}, "not-json")
    if not isinstance(fields, dict):
        return Row(number, where, {}, "not-an-object")
    return Row(number, where, fields)


class _Table:
    """Reads CSV record by record; one that is no CSV costs its first line, not what follows."""

    def __init__(self, lines: Iterator[tuple[str, str]]) -> None:
        csv.field_size_limit(LINE_MAX)
        self._fresh = enumerate(lines, start=1)
        self._again: deque[_Numbered] = deque()
        self._taken: list[_Numbered] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        taken = self._again.popleft() if self._again else next(self._fresh)
        self._taken.append(taken)
        line, problem = taken[1]
        # The cells of an unreadable row are never looked at; it only has to stay a row.
        return "unreadable\n" if problem else line

    def record(self) -> tuple[int, list[str], str] | None:
        """Return the next record's line, cells and problem; None at the end."""
        self._taken = []
        try:
            # Strict: a quote that is opened and never closed would take every row after it along.
            cells = next(csv.reader(self, strict=True), None)
        except csv.Error:
            self._again.extendleft(reversed(self._taken[1:]))
            return self._taken[0][0], [], "not-csv"
        if cells is None:
            return None
        problems = (problem for _, (_, problem) in self._taken if problem)
        return self._taken[0][0], cells, next(problems, "")


def _csv_rows(path: Path) -> Iterator[Row]:
    with _opened(path) as source:
        table = _Table(_lines(source))
        _, header, problem = table.record() or (1, [], "")
        if problem or len(set(header)) != len(header):
            raise InputRefused("header", path.name)
        if missing := {"external_id", "kind", "category"} - set(header):
            raise InputRefused("column-missing", min(missing))
        while (found := table.record()) is not None:
            number, cells, problem = found
            if cells or problem:
                yield _csv_row(number, f"{path.name}:{number}", header, cells, problem)


def _csv_row(number: int, where: str, header: list[str], cells: list[str], problem: str) -> Row:
    if not problem and len(cells) > len(header):
        problem = "extra-cells"
    if problem:
        return Row(number, where, {}, problem)
    # An empty cell is an absent field; CSV has no other way to say so.
    return Row(number, where, {n: cell for n, cell in zip(header, cells, strict=False) if cell})


def _plain_files(folder: Path) -> Iterator[Row]:
    number = 0
    for path in sorted(folder.rglob("*")):
        media_type = TYPES.get(path.suffix.lower())
        if media_type is None or not path.is_file():
            continue
        number += 1
        name = path.relative_to(folder).as_posix()
        yield Row(
            number,
            name,
            {
                "external_id": name,
                "file": name,
                "kind": KIND_OF_TYPE[media_type],
                "media_type": media_type,
                "category": UNSORTED,
            },
        )


def file_of(folder: Path, untrusted_name: object) -> Path | None:
    """Return the file a row names, or None; links and dots must not lead out of the folder.

    Raises:
        InputRefused: ``path-outside``, ``missing`` or ``unreadable``.
    """
    if untrusted_name in (None, ""):
        return None
    if not isinstance(untrusted_name, str):
        raise InputRefused("schema", "file")
    try:
        path = (folder / untrusted_name).resolve()
        if not path.is_relative_to(folder.resolve()):
            raise InputRefused("path-outside", "file")
        if not path.is_file():
            raise InputRefused("missing", "file")
    except (OSError, ValueError, RuntimeError) as error:
        # Names no file system knows: too long, with a NUL, half a character, a loop of links.
        raise InputRefused("unreadable", "file") from error
    return path


def bytes_of(path: Path) -> bytes:
    """Return a file's bytes; raises ``InputRefused``: ``unreadable``."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputRefused("unreadable", "file") from error
