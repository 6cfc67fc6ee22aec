# SPDX-License-Identifier: Apache-2.0
"""Opens a file of hashes in one of the forms, and writes one."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reviewer.domain.errors import InputRefused
from reviewer.gateway.exchange.entries import Entry, Opinion, SignalKind
from reviewer.gateway.exchange.files import lines, md5sum, pdq_csv, te, vics
from reviewer.gateway.exchange.files.items import FILE_MAX, FileFormat, Item

_EVERY: Final = frozenset(SignalKind)
_MD5S: Final = frozenset({SignalKind.MD5, SignalKind.VIDEO_MD5})
_CARRIED: Final = {
    FileFormat.LINES: _EVERY,
    FileFormat.PDQ: frozenset({SignalKind.PDQ}),
    FileFormat.VICS: _MD5S,
    FileFormat.MD5SUM: _MD5S,
}
_WRITERS: Final[dict[FileFormat, Callable[[Iterable[Entry]], Iterator[str]]]] = {
    FileFormat.TE: te.write,
    FileFormat.LINES: lines.write,
    FileFormat.PDQ: pdq_csv.write,
    FileFormat.VICS: vics.write,
    FileFormat.MD5SUM: md5sum.write,
}


@dataclass(slots=True, kw_only=True)
class Written:
    """How many hashes are in a file, and how many its form has no place for."""

    written: int = 0
    left_out: int = 0


@contextmanager
def reading(path: Path, form: FileFormat, kind: SignalKind | None) -> Iterator[Iterator[Item]]:
    """Open a file; yield its items.

    Args:
        path: the file.
        form: the form, by the person's word.
        kind: the kind, by the person's word, where the form does not say.

    Raises:
        InputRefused: ``missing``, ``unreadable``, ``file-too-large``, ``kind-missing``,
            ``kind-unknown``, or ``kind-other`` where the file says another kind than the person.
    """
    chosen = _kind(path, form, kind)
    try:
        with path.open("rb") as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode):
                raise InputRefused("unreadable", str(path))  # a device or a pipe has no end
            if found.st_size > FILE_MAX:
                raise InputRefused("file-too-large", path.name)
            match form:
                case FileFormat.TE:
                    assert chosen is not None  # _kind saw to it
                    yield te.read(file, chosen)
                case FileFormat.LINES:
                    yield lines.read(file, chosen)
                case FileFormat.PDQ:
                    yield pdq_csv.read(file)
                case FileFormat.VICS:
                    yield vics.read(file)
                case FileFormat.MD5SUM:
                    yield md5sum.read(file, chosen)
    except FileNotFoundError as error:
        raise InputRefused("missing", str(path)) from error


def write_file(
    path: Path, form: FileFormat, entries: Iterable[Entry], kind: SignalKind | None = None
) -> Written:
    """Write a new file, whole or not at all, readable by this account alone.

    Raises:
        InputRefused: ``file-exists``; ``kind-missing`` or ``kind-unknown`` in a name of ``te``.
    """
    is_carried, counts = _place_for(path, form, kind), Written()
    if path.exists():
        raise InputRefused("file-exists", str(path))
    part = path.with_name(f"{path.name}.part")
    try:
        with open(part, "w", encoding="utf-8", newline="", opener=_private) as file:
            file.writelines(_WRITERS[form](_carried(entries, is_carried, counts)))
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return counts


def preview_write(
    path: Path, form: FileFormat, entries: Iterable[Entry], kind: SignalKind | None = None
) -> Written:
    """Count what ``write_file`` would write.

    Raises:
        InputRefused: as ``write_file`` would, but for ``file-exists``.
    """
    counts = Written()
    for _ in _carried(entries, _place_for(path, form, kind), counts):
        pass
    return counts


def _place_for(path: Path, form: FileFormat, kind: SignalKind | None) -> Callable[[Entry], bool]:
    """Return what says whether a form has a place for an entry."""
    chosen = _kind(path, form, kind)
    kinds = _EVERY if form is FileFormat.TE else _CARRIED[form]
    if chosen is not None:
        kinds &= {chosen}

    def is_carried(entry: Entry) -> bool:
        # Most forms have no word for a doubt: read elsewhere, a disputed hash would be none.
        is_sure = entry.opinion is Opinion.POSITIVE and entry.kind in kinds
        return is_sure and (form is not FileFormat.PDQ or entry.quality is not None)

    return is_carried


def _carried(
    entries: Iterable[Entry], is_carried: Callable[[Entry], bool], counts: Written
) -> Iterator[Entry]:
    """Yield the entries that a form has a place for, and count the others."""
    for entry in entries:
        if is_carried(entry):
            counts.written += 1
            yield entry
        else:
            counts.left_out += 1


def _kind(path: Path, form: FileFormat, kind: SignalKind | None) -> SignalKind | None:
    if form is FileFormat.TE:
        named = te.kind_in_name(path)
        if named is None and kind is None:
            raise InputRefused("kind-missing", path.name)
        if named is not None and kind is not None and named is not kind:
            raise InputRefused("kind-other", named.value)
        return named or kind
    if kind is not None and kind not in _CARRIED[form]:
        raise InputRefused("kind-other", kind.value)
    return kind


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
