# SPDX-License-Identifier: Apache-2.0
"""Keeps secrets in the system's keyring, or in memory alone where there is none.

Each system has one keyring that is used, and its library is imported when it is asked.  Values
travel as base64 text.
"""

from __future__ import annotations

import base64
import binascii
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final, Protocol

from reviewer.domain.errors import InputRefused, SecretsUnavailable

SERVICE: Final = "reviewer"
# What the Windows Credential Manager surely holds (2560 bytes of UTF-16); kept everywhere, so
# that a profile never works on one system only.
MAX_TEXT: Final = 1200


class KeyringSecrets:
    """The system's keyring."""

    durable: Final = True

    def get(self, name: str) -> bytes | None:
        """Return the secret, or ``None`` if there is none."""
        return self.get_all(name)[0]

    def get_all(self, *names: str) -> tuple[bytes | None, ...]:
        """Return the secret of each name, or ``None`` where there is none."""
        with _sorted_failures():
            kept = _passwords().get_passwords(SERVICE, names)
        return tuple(None if text is None else _decoded(text) for text in kept)

    def set(self, name: str, secret: bytes) -> None:
        """Keep the secret under ``name``, replacing any other."""
        text = base64.b64encode(secret).decode()
        if len(text) > MAX_TEXT:
            raise InputRefused("too-long", "secret")
        with _sorted_failures():
            _passwords().set_password(SERVICE, name, text)

    def delete(self, name: str) -> None:
        """Forget the secret; absent is fine."""
        with _sorted_failures():
            _passwords().delete_password(SERVICE, name)


class MemorySecrets:
    """Secrets that end with this process."""

    durable: Final = False

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def get(self, name: str) -> bytes | None:
        """Return the secret, or ``None`` if there is none."""
        return self._kept.get(name)

    def get_all(self, *names: str) -> tuple[bytes | None, ...]:
        """Return the secret of each name, or ``None`` where there is none."""
        return tuple(map(self.get, names))

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
        return _passwords().kind()


class _Passwords(Protocol):
    """A keyring as the system gives it: text under the name of a service and a person."""

    def kind(self) -> str:
        """Return what it is called, once it has answered."""

    def get_passwords(self, service: str, names: Sequence[str], /) -> list[str | None]:
        """Return the password of each name, or ``None`` where there is none."""

    def set_password(self, service: str, name: str, password: str, /) -> None:
        """Keep a password, replacing any other."""

    def delete_password(self, service: str, name: str, /) -> None:
        """Forget a password; absent is fine."""


def _passwords() -> _Passwords:
    if sys.platform == "linux":
        from reviewer.adapters.system.secret_service import SecretService as Kept
    else:
        from reviewer.adapters.system.vaults import Vault as Kept
    return Kept()


def _decoded(kept: str) -> bytes:
    try:
        return base64.b64decode(kept, validate=True)
    except (binascii.Error, ValueError) as exc:
        raise SecretsUnavailable("the keyring gave back something else") from exc


@contextmanager
def _sorted_failures() -> Iterator[None]:
    """Turn whatever a keyring may raise into ``SecretsUnavailable``, without its text."""
    failures = _foreign_failures()
    try:
        yield
    except failures as exc:
        raise SecretsUnavailable(type(exc).__name__) from exc


def _foreign_failures() -> tuple[type[Exception], ...]:
    if sys.platform == "linux":
        from reviewer.adapters.system.secret_service import FAILURES
    else:
        from reviewer.adapters.system.vaults import FAILURES
    return FAILURES
