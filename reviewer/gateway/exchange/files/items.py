# SPDX-License-Identifier: Apache-2.0
"""What a file of hashes is read into, its bounds, and the counts a person sees before an import."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Final

from reviewer.domain.errors import InputRefused
from reviewer.gateway.exchange.entries import Bad, Entry, SignalKind, checked_value

FILE_MAX: Final = 1 << 30  # bytes
ROWS_MAX: Final = 2_000_000
LINE_MAX: Final = 65_536  # bytes
BAD_MAX: Final = 100  # so many are named, the rest counted
QUALITY_MIN: Final = 50  # python-threatexchange drops PDQ of 49 and less


class FileFormat(enum.StrEnum):
    """The forms; the words are those of the command line."""

    TE = "te"  # python-threatexchange's cache, simple.HASH_PDQ.te
    LINES = "lines"  # `pdq <hash>`, or the bare hash
    PDQ = "pdq"  # hash,quality,filename of the PDQ tools
    VICS = "vics"  # VICS 2.0 JSON (and the nesting of 1.3)
    MD5SUM = "md5sum"


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A row that was understood."""

    where: str
    entry: Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Diverted:
    """A row of a child-abuse category; nothing else of it was kept."""

    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unused:
    """A hash of a kind that is not used here, by the file's word."""

    kind: str


Item = Read | Bad | Diverted | Unused


@dataclass(slots=True, kw_only=True)
class Preview:
    """What an import would bring.

    Attributes:
        kinds: distinct hashes by kind.
        duplicates: rows whose hash an earlier row had.
        diverted: rows of child-abuse categories.
        refused: rows of a wrong form.
        bad: the first of those.
        unused: hashes of kinds that are not used here.
    """

    kinds: Counter[str] = field(default_factory=Counter)
    duplicates: int = 0
    diverted: int = 0
    refused: int = 0
    bad: list[Bad] = field(default_factory=list)
    unused: Counter[str] = field(default_factory=Counter)
    _seen: set[tuple[SignalKind, bytes]] = field(default_factory=set, repr=False)

    def distinct(self, items: Iterable[Item]) -> Iterator[Entry]:
        """Count every item; yield each entry that no earlier row had.

        Raises:
            InputRefused: ``too-many-rows``.
        """
        for number, item in enumerate(items):
            if number == ROWS_MAX:
                raise InputRefused("too-many-rows", str(ROWS_MAX))
            entry = self._counted(item)
            if entry is not None:
                yield entry

    def _counted(self, item: Item) -> Entry | None:
        match item:
            case Read(entry=entry):
                key = entry.kind, bytes.fromhex(entry.value)
                if key in self._seen:
                    self.duplicates += 1
                    return None
                self._seen.add(key)
                self.kinds[entry.kind.value] += 1
                return entry
            case Bad():
                self.refused += 1
                if len(self.bad) < BAD_MAX:
                    self.bad.append(item)
            case Diverted():
                self.diverted += 1
            case Unused(kind=kind):
                self.unused[kind] += 1
        return None


def numbered_lines(file: BinaryIO) -> Iterator[tuple[str, str | Bad]]:
    """Yield (place, line) of each line that is not blank, without its end.

    A line of more than ``LINE_MAX`` bytes, or that is not UTF-8, is ``Bad``.
    """
    number = 0
    while line := file.readline(LINE_MAX + 1):
        number += 1
        where = f"line {number}"
        if len(line) > LINE_MAX:
            while line and not line.endswith(b"\n"):
                line = file.readline(LINE_MAX)
            yield where, Bad(where=where, reason="line-too-long")
            continue
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
        except UnicodeDecodeError:
            yield where, Bad(where=where, reason="not-utf-8")
            continue
        if text.strip():
            yield where, text


def read_hash(
    where: str,
    kind: SignalKind,
    untrusted: str,
    *,
    has_capitals: bool = False,
    quality: int | None = None,
    labels: tuple[str, ...] = (),
    source_id: str = "",
    updated_ms: int = 0,
) -> Item:
    """Return the item of one hash and what stands beside it."""
    if quality is not None and quality < QUALITY_MIN:
        return Bad(where=where, reason="quality-low")
    try:
        value = checked_value(kind, untrusted, has_capitals=has_capitals)
        entry = Entry(
            kind=kind,
            value=value,
            quality=quality,
            labels=labels,
            source_id=source_id,
            updated_ms=updated_ms,
        )
    except InputRefused as error:
        return Bad(where=where, reason=error.reason)
    return Read(where=where, entry=entry)
