# SPDX-License-Identifier: Apache-2.0
"""Keeps passwords in the Credential Manager of Windows or the Keychain of macOS.

Only these are used: what the library might fall back to (a plain file, nothing at all) would keep
no secret.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import keyring
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.errors import KeyringError

FAILURES: tuple[type[Exception], ...] = (KeyringError, OSError)
_TRUSTED: Final = frozenset(f"keyring.backends.{name}" for name in ("Windows", "macOS"))


class NoVaultError(KeyringError):
    """There is none that can be trusted."""


class Vault:
    """The system's own; it raises one of ``FAILURES``."""

    def kind(self) -> str:
        """Return what it is called."""
        return type(_trusted()).__module__.rpartition(".")[2]

    def get_passwords(self, service: str, names: Sequence[str]) -> list[str | None]:
        """Return the password of each name, or ``None`` where there is none."""
        backend = _trusted()
        return [backend.get_password(service, name) for name in names]

    def set_password(self, service: str, name: str, password: str) -> None:
        """Keep a password, replacing any other."""
        _trusted().set_password(service, name, password)

    def delete_password(self, service: str, name: str) -> None:
        """Forget a password; absent is fine."""
        backend = _trusted()
        if backend.get_password(service, name) is not None:
            backend.delete_password(service, name)


def _trusted() -> KeyringBackend:
    chosen = keyring.get_keyring()
    candidates = chosen.backends if isinstance(chosen, ChainerBackend) else [chosen]
    for backend in candidates:
        if type(backend).__module__ in _TRUSTED:
            return backend
    raise NoVaultError
