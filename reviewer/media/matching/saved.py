# SPDX-License-Identifier: Apache-2.0
"""The one file an index is kept in, and its arrays mapped back from it.

A header of 64 bytes (magic, version of the form, number of entries, position in the feed), then
numbers, hashes and lists as they lie in memory, each from a multiple of 64 bytes on, then the
SHA-256 of all before.  The sizes follow from the number of entries.  All machines we run on are
little-endian.
"""

from __future__ import annotations

import errno
import hashlib
import mmap
import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from reviewer.domain.errors import StoreUnusable
from reviewer.media.matching.layout import (
    KEYS,
    LISTED_FROM,
    PARTS,
    WORDS,
    Ints,
    Lists,
    Words,
)
from reviewer.settings.durable import sync_folder

VERSION: Final = 1
_MAGIC: Final = b"RVHASHES"
_HEADER: Final = struct.Struct("<8sIIQq32x")
_ALIGNED: Final = 64
_DIGEST: Final = hashlib.sha256().digest_size
_FULL: Final = (errno.ENOSPC, errno.EDQUOT)


@dataclass(frozen=True, slots=True)
class Built:
    """The arrays of an index.

    Attributes:
        through: the position in the feed up to which entries are in it.
        ids: (n,) numbers of the entries, rising.
        words: (n, 4) their hashes.
        lists: the rows by part; ``None`` under ``LISTED_FROM`` entries.
    """

    through: int
    ids: Ints
    words: Words
    lists: Lists | None


def write_built(path: Path, built: Built) -> None:
    """Replace the file, all at once and on the disk when this returns.

    Raises:
        StoreUnusable: the disk is ``full`` or ``unreachable``; the file before is kept.
    """
    part = path.with_name(path.name + ".part")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            digest = hashlib.sha256()
            for piece in _pieces(built):
                digest.update(piece)
                file.write(piece)
            file.write(digest.digest())
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        sync_folder(path.parent)
    except OSError as exc:
        raise StoreUnusable("full" if exc.errno in _FULL else "unreachable") from exc


def read_built(path: Path) -> Built | None:
    """Return the arrays in a file, checked whole; ``None`` if there is no file.

    Raises:
        StoreUnusable: the file is ``damaged``, of a ``newer`` version, or ``unreachable``.
    """
    try:
        data = _mapped(path)
    except FileNotFoundError:
        return None
    except OSError as exc:
        raise StoreUnusable("unreachable") from exc
    if len(data) < _HEADER.size + _DIGEST:
        raise StoreUnusable("damaged", "shorter than any index")
    magic, version, _, count, through = _HEADER.unpack_from(data)
    if magic == _MAGIC and version > VERSION:
        raise StoreUnusable("newer")
    if magic != _MAGIC or version != VERSION or len(data) != _size(count):
        raise StoreUnusable("damaged", "no index, or not all of one")
    view = memoryview(data)
    if hashlib.sha256(view[:-_DIGEST]).digest() != view[-_DIGEST:]:
        raise StoreUnusable("damaged", "the digest is another")
    return _from(data, count, through)


def saved_through(path: Path) -> int | None:
    """Return the position in the feed a file says it is built through; the rest is not checked."""
    try:
        with path.open("rb") as file:
            magic, version, _, _, through = _HEADER.unpack(file.read(_HEADER.size))
    except (OSError, struct.error):
        return None
    return through if (magic, version) == (_MAGIC, VERSION) else None


def _from(data: mmap.mmap | bytearray, count: int, through: int) -> Built:
    arrays: list[npt.NDArray[Any]] = []
    start = _HEADER.size
    for kind, shape in _forms(count):
        size = int(np.prod(shape))
        arrays.append(np.frombuffer(data, kind, size, start).reshape(shape))
        start += _padded(arrays[-1].nbytes)
    ids, words, *rest = arrays
    return Built(through, ids, words, Lists(*rest) if rest else None)


def _forms(count: int) -> list[tuple[type[np.generic], tuple[int, ...]]]:
    """Return kind and shape of each array of an index of so many entries, as they lie in the file.

    A change here, or of what it is made from, is a new ``VERSION``.
    """
    always: list[tuple[type[np.generic], tuple[int, ...]]] = [
        (np.int64, (count,)),
        (np.uint64, (count, WORDS)),
    ]
    if count < LISTED_FROM:
        return always
    return [
        *always,
        (np.uint32, (PARTS, KEYS + 1)),
        (np.uint32, (PARTS, count)),
        (np.uint16, (PARTS, count)),
    ]


def _pieces(built: Built) -> Iterator[bytes | memoryview]:
    """Yield the bytes of the file up to the digest."""
    yield _HEADER.pack(_MAGIC, VERSION, 0, len(built.ids), built.through)
    arrays: list[npt.NDArray[Any]] = [built.ids, built.words]
    if built.lists is not None:
        arrays += built.lists
    for array in arrays:
        yield np.ascontiguousarray(array).reshape(-1).view(np.uint8).data
        yield bytes(_padded(array.nbytes) - array.nbytes)


def _size(count: int) -> int:
    arrays = sum(
        _padded(np.dtype(kind).itemsize * int(np.prod(shape))) for kind, shape in _forms(count)
    )
    return _HEADER.size + arrays + _DIGEST


def _padded(size: int) -> int:
    return -(-size // _ALIGNED) * _ALIGNED


def _mapped(path: Path) -> mmap.mmap | bytearray:
    """Return the bytes of a file.

    Mapped, they are read when needed and written nowhere; the compiled loops take arrays of one
    kind, which may be written.
    """
    with path.open("rb") as file:
        if os.name == "nt":  # a mapped file could not be replaced there
            return bytearray(file.read())
        size = os.fstat(file.fileno()).st_size
        return mmap.mmap(file.fileno(), size, access=mmap.ACCESS_COPY) if size else bytearray()
