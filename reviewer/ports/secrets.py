# SPDX-License-Identifier: Apache-2.0
"""Where keys are kept."""

from __future__ import annotations

from typing import Protocol


class Secrets(Protocol):
    """A keyring. Raises ``SecretsUnavailable`` when it is missing or locked."""

    @property
    def durable(self) -> bool:
        """Return whether secrets survive this process; if not, work is online only."""

    def get(self, name: str) -> bytes | None:
        """Return the secret, or ``None`` if there is none."""

    def get_all(self, *names: str) -> tuple[bytes | None, ...]:
        """Return the secret of each name, or ``None`` where there is none; one question for all."""

    def set(self, name: str, secret: bytes) -> None:
        """Keep the secret under ``name``, replacing any other."""

    def delete(self, name: str) -> None:
        """Forget the secret; absent is fine."""
