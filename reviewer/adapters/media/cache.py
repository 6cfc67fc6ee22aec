# SPDX-License-Identifier: Apache-2.0
"""Keeps media sealed in a private folder, one file and one random key per blob.

A file's name is random and says nothing; it is bound into the seal, so that two files that were
swapped do not open.  A file is written whole under another name, synced, and renamed.
"""

from __future__ import annotations

import errno
import io
import os
import re
import secrets
from pathlib import Path
from typing import Final

from reviewer.domain.errors import InputRefused, MediaMissing, StoreUnusable
from reviewer.ports.media import BlobRecord
from reviewer.sealing.aead import encrypt_stream, new_key, open_blob, unwrap_key, wrap_key
from reviewer.settings.durable import sync_folder

_NAME: Final = re.compile(r"[0-9a-f]{32}(?:\.part)?")
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
# Backup programs pass by a folder that says this; what is here can be fetched again.
_TAG_NAME: Final = "CACHEDIR.TAG"
_TAG: Final = b"Signature: 8a477f597d28d172789f06886806bc55\n"


class SealedBlobCache:
    """Sealed blobs in a private folder. Wrapped keys live in the store, bytes in files."""

    def __init__(self, folder: Path, profile_key: bytes) -> None:
        """Use a folder, making it if it is absent.

        Args:
            folder: for blobs alone.
            profile_key: 32 bytes; wraps every blob's own key.

        Raises:
            StoreUnusable: the folder cannot be used (``full``, ``unreachable``).
        """
        self._folder = folder
        self._profile_key = profile_key
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder.chmod(0o700)
            tag = folder / _TAG_NAME
            if not tag.exists():
                _write_synced(tag, _TAG)
        except OSError as exc:
            raise _sorted(exc) from exc

    def write(self, plain: bytes) -> tuple[str, bytes]:
        """Seal ``plain`` under a fresh random key; return (file name, wrapped key).

        The file is complete and synced before this returns; raises ``StoreUnusable("full")``.
        """
        name, key = secrets.token_hex(16), new_key()
        bound = name.encode()
        sealed = io.BytesIO()
        encrypt_stream(io.BytesIO(plain), sealed, key, bound)
        part = self._folder / f"{name}.part"
        try:
            try:
                _write_synced(part, sealed.getbuffer())
                part.rename(self._folder / name)
                sync_folder(self._folder)
            finally:
                part.unlink(missing_ok=True)
        except OSError as exc:
            raise _sorted(exc) from exc
        return name, wrap_key(self._profile_key, key, bound)

    def read(self, record: BlobRecord) -> bytes:
        """Return the plain bytes; ``MediaMissing`` when shredded, ``MediaUnreadable`` if wrong."""
        if record.wrapped_key is None:
            raise MediaMissing("shredded")
        path = self._path(record.file_name)
        bound = record.file_name.encode()
        key = unwrap_key(self._profile_key, record.wrapped_key, bound)
        try:
            with path.open("rb") as file, open_blob(file, key, bound) as blob:
                return blob.read()
        except FileNotFoundError as exc:
            raise MediaMissing("file") from exc
        except OSError as exc:
            raise _sorted(exc) from exc

    def remove(self, file_name: str) -> None:
        """Delete the file (its key is destroyed in the store first); absent is fine."""
        try:
            self._path(file_name).unlink(missing_ok=True)
        except OSError as exc:
            raise _sorted(exc) from exc

    def orphans(self, known: frozenset[str]) -> tuple[str, ...]:
        """Return file names in the folder that ``known`` does not hold.

        To be asked while nothing is written: a file has its name before the store knows it.
        """
        names = (each.name for each in self._folder.iterdir())
        return tuple(sorted(name for name in names if _NAME.fullmatch(name) and name not in known))

    def _path(self, file_name: str) -> Path:
        if _NAME.fullmatch(file_name) is None:
            raise InputRefused("path-outside", "file_name")
        return self._folder / file_name


def _write_synced(path: Path, content: bytes | memoryview) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_TRANSLATION, 0o600)
    with open(descriptor, "wb") as file:  # noqa: PTH123  a path cannot be given these rights
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


_NO_TRANSLATION: Final = getattr(os, "O_BINARY", 0)


def _sorted(error: OSError) -> StoreUnusable:
    return StoreUnusable("full" if error.errno in _FULL else "unreachable")
