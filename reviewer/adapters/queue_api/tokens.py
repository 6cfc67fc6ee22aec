# SPDX-License-Identifier: Apache-2.0
"""Holds the session's tokens; the long-lived one lives in the keyring and nowhere else.

A refresh token works once.  Its successor is in the keyring before the old one is forgotten or the
new access token used, and one refresh is under way at a time.
"""

from __future__ import annotations

import threading

from reviewer.adapters.queue_api.transport import Transport
from reviewer.domain.errors import GatewayRefused, SignInNeeded
from reviewer.ports.secrets import Secrets
from reviewer.sealing.canonical import canonical
from reviewer.wire.base import BASE_PATH
from reviewer.wire.session import Tokens


class TokenKeeper:
    """The tokens of one profile.

    Args:
        name: under which the refresh token is in the keyring.
    """

    def __init__(
        self, transport: Transport, secrets: Secrets, name: str, workstation_id: str
    ) -> None:
        self._transport = transport
        self._secrets = secrets
        self._name = name
        self._workstation_id = workstation_id
        self._lock = threading.Lock()
        self._access = ""

    def header(self) -> dict[str, str]:
        """Return the header of an authenticated request, with a token made new if there is none."""
        with self._lock:
            if not self._access:
                self._refresh()
            return {"Authorization": f"Bearer {self._access}"}

    def renew(self, refused: dict[str, str]) -> dict[str, str]:
        """Return a header other than the one refused; another thread may already have made it."""
        with self._lock:
            current = {"Authorization": f"Bearer {self._access}"}
            if current != refused and self._access:
                return current
            self._refresh()
            return {"Authorization": f"Bearer {self._access}"}

    def refresh(self) -> None:
        """Replace both tokens.

        Raises:
            SignInNeeded: there is no refresh token, or the gateway takes it no more.
        """
        with self._lock:
            self._refresh()

    def forget(self) -> None:
        """Drop both tokens."""
        with self._lock:
            self._access = ""
            self._secrets.delete(self._name)

    def _refresh(self) -> None:
        kept = self._secrets.get(self._name)
        if kept is None:
            raise SignInNeeded("no refresh token")
        try:
            token = kept.decode("ascii")
        except UnicodeDecodeError as exc:
            raise SignInNeeded("the refresh token is damaged") from exc
        body = canonical({"workstation_id": self._workstation_id, "refresh_token": token})
        try:
            found = self._transport.call("POST", f"{BASE_PATH}/session:refresh", Tokens, body=body)
        except GatewayRefused as exc:
            if exc.problem == "workstation-revoked":
                raise
            raise SignInNeeded(exc.problem) from exc
        self._secrets.set(self._name, found.refresh_token.encode("ascii"))
        self._access = found.access_token
