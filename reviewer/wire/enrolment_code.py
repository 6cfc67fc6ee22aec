# SPDX-License-Identifier: Apache-2.0
"""The written form of an enrolment code: a one-time secret and what proves the gateway.

``AAAA-BBBB-CCCC-DDDD-EEEE`` in Crockford's base 32.  The first twelve symbols are the secret (60
bits) that the gateway is sent; the last eight are the first 40 bits of the SHA-256 of the bundle
key, are never sent, and are what the workstation holds the gateway's answer against.
"""

from __future__ import annotations

import hashlib
from typing import Final

from reviewer.domain.errors import InputRefused

SECRET_BITS: Final = 60
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS: Final = {ord("O"): "0", ord("I"): "1", ord("L"): "1"}
_SECRET_SYMBOLS: Final = 12
_SYMBOLS: Final = 20


def make(secret: int, bundle_key: bytes) -> str:
    """Return the code an administrator hands over.

    Args:
        secret: 60 random bits.
        bundle_key: the gateway's raw public bundle key.
    """
    if not 0 <= secret < 1 << SECRET_BITS:
        raise InputRefused("enrolment-code", "secret")
    symbols = _written(secret, _SECRET_SYMBOLS) + fingerprint(bundle_key)
    return "-".join(symbols[start : start + 4] for start in range(0, _SYMBOLS, 4))


def parse(untrusted: str) -> tuple[str, str]:
    """Return the secret to send and the fingerprint to compare, both as plain symbols.

    Case, spaces and hyphens do not matter; O reads as 0, I and L as 1.

    Raises:
        InputRefused: it is no enrolment code.
    """
    if len(untrusted) > 128:
        raise InputRefused("enrolment-code", "code")
    bare = "".join(untrusted.split()).replace("-", "").upper().translate(_READ_AS)
    if len(bare) != _SYMBOLS or any(symbol not in _ALPHABET for symbol in bare):
        raise InputRefused("enrolment-code", "code")
    return bare[:_SECRET_SYMBOLS], bare[_SECRET_SYMBOLS:]


def fingerprint(bundle_key: bytes) -> str:
    """Return the eight symbols that stand for a bundle key."""
    return _written(int.from_bytes(hashlib.sha256(bundle_key).digest()[:5], "big"), 8)


def _written(number: int, symbols: int) -> str:
    return "".join(_ALPHABET[(number >> 5 * place) & 31] for place in reversed(range(symbols)))
