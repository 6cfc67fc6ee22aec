# SPDX-License-Identifier: Apache-2.0
"""Keeps one person's document sealed in a file of its own, under a key in the keyring.

The file is written whole under another name, synced, and renamed.  A key belongs to the document,
not to the profile: destroying it destroys every version that was ever written.
"""

from __future__ import annotations

import errno
import io
import os
from pathlib import Path
from typing import Final

from reviewer.domain.errors import MediaUnreadable, StoreUnusable
from reviewer.ports.secrets import Secrets
from reviewer.sealing.aead import KEY_BYTES, encrypt_bytes, new_key, open_blob
from reviewer.settings.durable import sync_folder

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_SET_ASIDE: Final = ".damaged"


class SealedFile:
    """A document under AES-256-GCM."""

    def __init__(self, path: Path, secrets: Secrets, key_name: str) -> None:
        """Use a file; nothing is read or made yet.

        Args:
            path: the file.
            secrets: where its key is.
            key_name: under this name, which the seal is bound to.
        """
        self._path = path
        self._secrets = secrets
        self._key_name = key_name

    def read(self) -> bytes | None:
        """Return the document; one that does not open is set aside."""
        try:
            sealed = self._path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as exc:
            raise _sorted(exc) from exc
        # Without its key it opens no more than an altered one does.
        key = self._key() or new_key()
        try:
            with open_blob(io.BytesIO(sealed), key, self._key_name.encode()) as blob:
                return blob.read()
        except MediaUnreadable as exc:
            self._set_aside()
            raise StoreUnusable("damaged") from exc

    def write(self, document: bytes) -> None:
        """Keep the document; a key is made when there is none."""
        key = self._key() or self._new_key()
        self._put(encrypt_bytes(document, key, self._key_name.encode()))

    def start_anew(self, document: bytes) -> None:
        """Destroy what was kept, and keep this."""
        key = self._new_key()  # from here on no former version opens, whatever happens next
        self._put(encrypt_bytes(document, key, self._key_name.encode()))
        try:
            self._aside().unlink(missing_ok=True)
        except OSError as exc:
            raise _sorted(exc) from exc

    def _key(self) -> bytes | None:
        """Return the key; one of another length is none."""
        key = self._secrets.get(self._key_name)
        return key if key is not None and len(key) == KEY_BYTES else None

    def _new_key(self) -> bytes:
        key = new_key()
        self._secrets.set(self._key_name, key)
        return key

    def _put(self, sealed: bytes) -> None:
        part = self._path.with_name(self._path.name + ".part")
        try:
            descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(sealed)
                file.flush()
                os.fsync(file.fileno())
            part.replace(self._path)
            sync_folder(self._path.parent)
        except OSError as exc:
            raise _sorted(exc) from exc

    def _aside(self) -> Path:
        return self._path.with_name(self._path.name + _SET_ASIDE)

    def _set_aside(self) -> None:
        try:
            self._path.replace(self._aside())
        except OSError as exc:
            raise _sorted(exc) from exc


def _sorted(error: OSError) -> StoreUnusable:
    return StoreUnusable("full" if error.errno in _FULL else "unreachable")
