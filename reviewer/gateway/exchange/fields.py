# SPDX-License-Identifier: Apache-2.0
"""Reads the fields of a peer's answer and names the one that is not what it should be."""

from __future__ import annotations

from typing import Final

from reviewer.gateway.exchange.failures import PeerBroken

TEXT_MAX: Final = 4096


class Fields:
    """One JSON object of a peer; each reader raises ``PeerBroken`` with the field's whole name."""

    def __init__(self, untrusted: object, place: str = "body") -> None:
        if not isinstance(untrusted, dict):
            raise PeerBroken(place)
        self._found = untrusted
        self._place = "" if place == "body" else f"{place}."

    def has(self, name: str) -> bool:
        """Say whether a field is there and not null."""
        return self._found.get(name) is not None

    def text(self, name: str, default: str | None = None) -> str:
        """Return a text of at most ``TEXT_MAX`` characters."""
        found = self._found.get(name, default)
        if not isinstance(found, str) or len(found) > TEXT_MAX:
            raise PeerBroken(self._place + name)
        return found

    def name(self, name: str) -> str:
        """Return an id: a text, or the whole number that some peers write instead."""
        found = self._found.get(name)
        if isinstance(found, int) and not isinstance(found, bool):
            return str(found)
        return self.text(name)

    def number(self, name: str) -> float:
        """Return a number, also where a peer writes it as a text."""
        found = self._found.get(name)
        if isinstance(found, bool) or not isinstance(found, int | float | str):
            raise PeerBroken(self._place + name)
        try:
            number = float(found)
        except (ValueError, OverflowError):
            raise PeerBroken(self._place + name) from None
        if not 0 <= number < 2**53:
            raise PeerBroken(self._place + name)
        return number

    def flag(self, name: str, *, default: bool | None = None) -> bool:
        """Return true or false."""
        found = self._found.get(name, default)
        if not isinstance(found, bool):
            raise PeerBroken(self._place + name)
        return found

    def list(self, name: str) -> list[object]:
        """Return a list."""
        found = self._found.get(name)
        if not isinstance(found, list):
            raise PeerBroken(self._place + name)
        return found

    def inner(self, name: str) -> Fields:
        """Return an object inside this one."""
        return Fields(self._found.get(name), self._place + name)
