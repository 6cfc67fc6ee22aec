# SPDX-License-Identifier: Apache-2.0
"""Keeps media encrypted at rest in chunks, so a range can be read without the rest.

Form of a blob: a 9-byte head (version, log2 of the chunk size, 7 random bytes), then the chunks,
each AES-256-GCM with a 16-byte tag.  All chunks but the last are full; an empty blob has one empty
chunk.  The nonce is the 7 random bytes, the chunk's number (4 bytes) and 1 for the last chunk.
The head, number, last flag and the caller's ``aad`` (which blob this is) are authenticated.

A key belongs to one blob.  Opening proves the last chunk, and so the length, before anything is
read.  Whatever does not prove itself is ``MediaUnreadable("corrupt")``; nothing unproven is given.
"""

from __future__ import annotations

import io
import os
import struct
from collections.abc import Iterator
from typing import BinaryIO, Final, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from reviewer.domain.errors import InputRefused, MediaUnreadable

VERSION: Final = 1
KEY_BYTES: Final = 32
CHUNK_LOG2: Final = 20
TAG_BYTES: Final = 16
NONCE_BYTES: Final = 12
_HEAD: Final = struct.Struct(">BB7s")
_NONCE: Final = struct.Struct(">7sIB")
_PLACE: Final = struct.Struct(">IB")
_CHUNK_LOG2_RANGE: Final = range(12, 23)
_MAX_CHUNKS: Final = 2**32


def new_key() -> bytes:
    """Make a random key for one blob."""
    return os.urandom(KEY_BYTES)


def wrap_key(kek: bytes, key: bytes, aad: bytes) -> bytes:
    """Encrypt ``key`` under ``kek``, bound to ``aad`` (whose key it is)."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + _cipher(kek).encrypt(nonce, key, aad)


def unwrap_key(kek: bytes, wrapped: bytes, aad: bytes) -> bytes:
    """Return the key that :func:`wrap_key` wrapped.

    Raises:
        MediaUnreadable: another ``kek`` or ``aad``, or altered (``corrupt``).
    """
    if len(wrapped) < NONCE_BYTES + TAG_BYTES:
        raise MediaUnreadable("corrupt")
    try:
        return _cipher(kek).decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], aad)
    except InvalidTag as exc:
        raise MediaUnreadable("corrupt") from exc


def encrypt_stream(
    reader: BinaryIO, writer: BinaryIO, key: bytes, aad: bytes, *, chunk_log2: int = CHUNK_LOG2
) -> int:
    """Encrypt everything ``reader`` gives into ``writer``; return the number of clear bytes."""
    if chunk_log2 not in _CHUNK_LOG2_RANGE:
        raise InputRefused("chunk-size", "chunk_log2")
    head = _HEAD.pack(VERSION, chunk_log2, os.urandom(7))
    seal = _Seal(key, aad, head)
    writer.write(head)
    size = index = 0
    chunk = _read_full(reader, seal.chunk_bytes)
    while True:
        following = _read_full(reader, seal.chunk_bytes)
        writer.write(seal.encrypt(index, chunk, last=not following))
        size += len(chunk)
        if not following:
            return size
        chunk = following
        index += 1


def encrypt_bytes(clear: bytes, key: bytes, aad: bytes) -> bytes:
    """Encrypt a whole blob in memory."""
    written = io.BytesIO()
    encrypt_stream(io.BytesIO(clear), written, key, aad)
    return written.getvalue()


def sealed_size(size: int, *, chunk_log2: int = CHUNK_LOG2) -> int:
    """Return how many bytes a blob of ``size`` clear bytes takes when encrypted."""
    chunks = max(1, -(-size // (1 << chunk_log2)))
    return _HEAD.size + size + chunks * TAG_BYTES


def open_blob(reader: BinaryIO, key: bytes, aad: bytes) -> OpenBlob:
    """Open an encrypted blob from a seekable reader, which the result then owns.

    Raises:
        MediaUnreadable: ``corrupt``: another key or ``aad``, altered, cut or lengthened.
    """
    length = reader.seek(0, io.SEEK_END)
    reader.seek(0)
    head = _read_full(reader, _HEAD.size)
    if len(head) != _HEAD.size:
        raise MediaUnreadable("corrupt")
    version, chunk_log2, _ = _HEAD.unpack(head)
    if version != VERSION or chunk_log2 not in _CHUNK_LOG2_RANGE:
        raise MediaUnreadable("corrupt")
    return OpenBlob(reader, length - _HEAD.size, _Seal(key, aad, head))


class OpenBlob:
    """An encrypted blob whose length is proven; reads clear bytes by range.

    For one thread at a time.  It keeps one clear chunk until :meth:`close`.

    Attributes:
        size: number of clear bytes.
    """

    def __init__(self, reader: BinaryIO, sealed_bytes: int, seal: _Seal) -> None:
        self._reader = reader
        self._seal = seal
        self._step = seal.chunk_bytes + TAG_BYTES
        self._chunks = -(-sealed_bytes // self._step)
        self.size: Final = sealed_bytes - self._chunks * TAG_BYTES
        self._sealed_bytes = sealed_bytes
        self._kept: tuple[int, bytes] | None = None
        if not 1 <= self._chunks <= _MAX_CHUNKS or self.size < 0:
            raise MediaUnreadable("corrupt")
        if not self._chunk(self._chunks - 1) and self._chunks > 1:
            # An empty last chunk would give one content two lengths of file.
            raise MediaUnreadable("corrupt")

    def read(self, offset: int = 0, length: int | None = None) -> bytes:
        """Return up to ``length`` clear bytes from ``offset``, fewer only at the end.

        Raises:
            MediaUnreadable: a chunk in the range does not prove itself.
        """
        if offset < 0 or (length is not None and length < 0):
            raise InputRefused("range", "offset")
        return b"".join(self.pieces(offset, length))

    def pieces(self, offset: int = 0, length: int | None = None) -> Iterator[bytes]:
        """Yield the same bytes as :meth:`read`, at most one chunk at a time."""
        end = self.size if length is None else min(self.size, offset + length)
        while offset < end:
            index, start = divmod(offset, self._seal.chunk_bytes)
            piece = self._chunk(index)[start : start + end - offset]
            offset += len(piece)
            yield piece

    def close(self) -> None:
        """Forget the clear chunk and close the reader."""
        self._kept = None
        self._reader.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _chunk(self, index: int) -> bytes:
        if self._kept is not None and self._kept[0] == index:
            return self._kept[1]
        start = index * self._step
        self._reader.seek(_HEAD.size + start)
        expected = min(self._step, self._sealed_bytes - start)
        sealed = _read_full(self._reader, expected)
        if len(sealed) != expected:
            raise MediaUnreadable("corrupt")
        clear = self._seal.decrypt(index, sealed, last=index == self._chunks - 1)
        self._kept = (index, clear)
        return clear


class _Seal:
    """Encrypts and decrypts the chunks of one blob."""

    def __init__(self, key: bytes, aad: bytes, head: bytes) -> None:
        self._cipher = _cipher(key)
        self._bound = head + aad
        _, chunk_log2, self._prefix = _HEAD.unpack(head)
        self.chunk_bytes: Final = 1 << chunk_log2

    def encrypt(self, index: int, clear: bytes, *, last: bool) -> bytes:
        if index >= _MAX_CHUNKS:
            raise InputRefused("too-long", "blob")
        return self._cipher.encrypt(
            self._nonce(index, last=last), clear, self._place(index, last=last)
        )

    def decrypt(self, index: int, sealed: bytes, *, last: bool) -> bytes:
        if len(sealed) < TAG_BYTES:
            raise MediaUnreadable("corrupt")
        try:
            return self._cipher.decrypt(
                self._nonce(index, last=last), sealed, self._place(index, last=last)
            )
        except InvalidTag as exc:
            raise MediaUnreadable("corrupt") from exc

    def _nonce(self, index: int, *, last: bool) -> bytes:
        return _NONCE.pack(self._prefix, index, last)

    def _place(self, index: int, *, last: bool) -> bytes:
        # Fixed-length parts first, so no other split gives the same bytes.
        return _PLACE.pack(index, last) + self._bound


def _cipher(key: bytes) -> AESGCM:
    if len(key) != KEY_BYTES:
        raise InputRefused("key-length", "key")
    return AESGCM(key)


def _read_full(reader: BinaryIO, length: int) -> bytes:
    """Read exactly ``length`` bytes, fewer only at the end; a raw reader may give less at once."""
    parts = []
    while length > 0 and (part := reader.read(length)):
        parts.append(part)
        length -= len(part)
    return b"".join(parts)
