# SPDX-License-Identifier: Apache-2.0
"""Keeps the members' media as sealed files with random names, under a key kept elsewhere.

Nothing in the folder says what it is: names are random, contents are authenticated ciphertext, and
each blob's own key is wrapped by the media key and lives in the database.  Destroying that wrapped
key destroys the media.
"""

from __future__ import annotations

import errno
import os
import secrets
from pathlib import Path

from reviewer.domain.errors import MediaMissing, MediaUnreadable, StoreUnusable
from reviewer.sealing import aead
from reviewer.settings.durable import sync_folder


class MediaFolder:
    """A folder of sealed blobs."""

    def __init__(self, folder: Path, media_key: bytes) -> None:
        self._folder = folder
        self._media_key = media_key
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def put(self, clear: bytes) -> tuple[str, bytes]:
        """Seal ``clear`` under a fresh key; return (blob name, wrapped key) once it is on disk.

        Raises:
            StoreUnusable: ``full``, or ``locked`` where the folder cannot be written.
        """
        blob = secrets.token_hex(16)
        key = aead.new_key()
        target = self._path(blob)
        part = target.with_suffix(".part")
        try:
            if not target.parent.is_dir():
                target.parent.mkdir(mode=0o700, exist_ok=True)
                sync_folder(self._folder)
            with open(part, "xb", opener=_private) as sealed:
                sealed.write(aead.encrypt_bytes(clear, key, blob.encode()))
                sealed.flush()
                os.fsync(sealed.fileno())
            part.rename(target)
            sync_folder(target.parent)
        except OSError as error:
            part.unlink(missing_ok=True)
            is_full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
            raise StoreUnusable("full" if is_full else "locked") from error
        return blob, aead.wrap_key(self._media_key, key, blob.encode())

    def open(self, blob: str, wrapped_key: bytes | None) -> aead.OpenBlob:
        """Open a blob for reading by range; close it after use.

        Raises:
            MediaMissing: its key was destroyed or its file is gone.
            MediaUnreadable: it does not prove itself.
        """
        if wrapped_key is None:
            raise MediaMissing
        key = aead.unwrap_key(self._media_key, wrapped_key, blob.encode())
        try:
            reader = self._path(blob).open("rb")
        except FileNotFoundError as error:
            raise MediaMissing from error
        try:
            return aead.open_blob(reader, key, blob.encode())
        except MediaUnreadable:
            reader.close()
            raise

    def remove(self, blob: str) -> None:
        """Delete a blob's file; absent is fine."""
        self._path(blob).unlink(missing_ok=True)

    def _path(self, blob: str) -> Path:
        return self._folder / blob[:2] / blob


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
