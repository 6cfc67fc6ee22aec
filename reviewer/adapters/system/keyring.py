# SPDX-License-Identifier: Apache-2.0
"""Keeps secrets in the system's keyring, or in memory alone where there is none.

Only the keyrings named here are used: what the library might fall back to (a plain file, nothing
at all) would keep no secret.  Values travel as base64 text.
"""

from __future__ import annotations

import base64
import binascii
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from reviewer.domain.errors import InputRefused, SecretsUnavailable

if TYPE_CHECKING:  # the library takes its time to import, and is needed only when asked
    from keyring.backend import KeyringBackend

SERVICE: Final = "reviewer"
# What the Windows Credential Manager surely holds (2560 bytes of UTF-16); kept everywhere, so
# that a profile never works on one system only.
MAX_TEXT: Final = 1200
_TRUSTED: Final = frozenset(
    f"keyring.backends.{name}" for name in ("SecretService", "kwallet", "Windows", "macOS")
)


class KeyringSecrets:
    """The system's keyring."""

    durable: Final = True

    def get(self, name: str) -> bytes | None:
        """Return the secret, or ``None`` if there is none."""
        with _sorted_failures():
            kept = _trusted_backend().get_password(SERVICE, name)
        if kept is None:
            return None
        try:
            return base64.b64decode(kept, validate=True)
        except (binascii.Error, ValueError) as exc:
            raise SecretsUnavailable("the keyring gave back something else") from exc

    def set(self, name: str, secret: bytes) -> None:
        """Keep the secret under ``name``, replacing any other."""
        text = base64.b64encode(secret).decode()
        if len(text) > MAX_TEXT:
            raise InputRefused("too-long", "secret")
        with _sorted_failures():
            _trusted_backend().set_password(SERVICE, name, text)

    def delete(self, name: str) -> None:
        """Forget the secret; absent is fine."""
        with _sorted_failures():
            backend = _trusted_backend()
            if backend.get_password(SERVICE, name) is not None:
                backend.delete_password(SERVICE, name)


class MemorySecrets:
    """Secrets that end with this process."""

    durable: Final = False

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def get(self, name: str) -> bytes | None:
        """Return the secret, or ``None`` if there is none."""
        return self._kept.get(name)

    def set(self, name: str, secret: bytes) -> None:
        """Keep the secret under ``name``, replacing any other."""
        self._kept[name] = bytes(secret)

    def delete(self, name: str) -> None:
        """Forget the secret; absent is fine."""
        self._kept.pop(name, None)


def keyring_kind() -> str:
    """Return the kind of keyring that is used here.

    Raises:
        SecretsUnavailable: there is none that can be trusted.
    """
    with _sorted_failures():
        return type(_trusted_backend()).__module__.rpartition(".")[2]


def _trusted_backend() -> KeyringBackend:
    import keyring
    from keyring.backends.chainer import ChainerBackend

    chosen = keyring.get_keyring()
    candidates = chosen.backends if isinstance(chosen, ChainerBackend) else [chosen]
    for backend in candidates:
        if type(backend).__module__ in _TRUSTED:
            return backend
    raise SecretsUnavailable("no keyring that can be trusted")


@contextmanager
def _sorted_failures() -> Iterator[None]:
    """Turn whatever a keyring may raise into ``SecretsUnavailable``, without its text."""
    failures = _foreign_failures()
    try:
        yield
    except failures as exc:
        raise SecretsUnavailable(type(exc).__name__) from exc


def _foreign_failures() -> tuple[type[Exception], ...]:
    from keyring.errors import KeyringError

    if sys.platform != "linux":
        return KeyringError, OSError
    from jeepney import DBusErrorResponse  # type: ignore[import-untyped]  # ships no types
    from secretstorage.exceptions import SecretStorageException

    return KeyringError, OSError, SecretStorageException, DBusErrorResponse
