# SPDX-License-Identifier: Apache-2.0
"""Keys that sign (Ed25519) and keys that things are sealed to (X25519, HPKE).

A private key never shows itself in ``repr``.  Where raw private bytes go is the caller's duty:
the system keyring, or a file wrapped by a key that is in it.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass
from typing import Final, Self

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from reviewer.domain.errors import InputRefused

KEY_BYTES: Final = 32
MAX_SEALED_PAYLOAD: Final = 1 << 16

_SUITE: Final = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)


def decode_base64(untrusted: str, where: str) -> bytes:
    """Decode standard base64 that has exactly one written form.

    Raises:
        InputRefused: other characters, wrong padding, or stray bits.
    """
    try:
        raw = base64.b64decode(untrusted, validate=True)
    except (binascii.Error, ValueError) as exc:
        raise InputRefused("base64", where) from exc
    if base64.b64encode(raw).decode() != untrusted:
        raise InputRefused("base64", where)
    return raw


def _check_raw(raw: bytes) -> None:
    if len(raw) != KEY_BYTES:
        raise InputRefused("key-length", "key")


@dataclass(frozen=True, slots=True)
class _PublicBytes:
    """32 public bytes and their written forms."""

    raw: bytes

    def __post_init__(self) -> None:
        _check_raw(self.raw)

    @classmethod
    def from_text(cls, untrusted: str) -> Self:
        """Read a public key from its base64."""
        return cls(decode_base64(untrusted, "key"))

    @property
    def public_text(self) -> str:
        """The key in base64."""
        return base64.b64encode(self.raw).decode()

    @property
    def key_id(self) -> str:
        """Eight hex digits to speak of the key by; never to trust it by."""
        return hashlib.sha256(self.raw).hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class VerifyKey(_PublicBytes):
    """The public half of a signing key."""

    def verify(self, message: bytes, signature: bytes) -> bool:
        """Say whether ``signature`` over ``message`` was made by this key's private half."""
        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature, message)
        except (InvalidSignature, ValueError):
            # ValueError: the bytes are no point of the curve, so nothing can be signed by it.
            return False
        return True


@dataclass(frozen=True, slots=True)
class SealToKey(_PublicBytes):
    """The public half of a sealing key."""


class SigningKey:
    """An Ed25519 private key of a workstation's profile or of the gateway."""

    __slots__ = ("_private", "public")

    def __init__(self, private: Ed25519PrivateKey) -> None:
        self._private = private
        self.public: Final = VerifyKey(private.public_key().public_bytes_raw())

    @classmethod
    def generate(cls) -> SigningKey:
        """Make a new key."""
        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def from_raw(cls, raw: bytes) -> SigningKey:
        """Take up a key from its 32 private bytes."""
        _check_raw(raw)
        return cls(Ed25519PrivateKey.from_private_bytes(raw))

    def to_raw(self) -> bytes:
        """Return the 32 private bytes."""
        return self._private.private_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """Return the 64-byte signature over ``message``."""
        return self._private.sign(message)


class SealingKey:
    """An X25519 private key that opens what was sealed to its public half."""

    __slots__ = ("_private", "public")

    def __init__(self, private: X25519PrivateKey) -> None:
        self._private = private
        self.public: Final = SealToKey(private.public_key().public_bytes_raw())

    @classmethod
    def generate(cls) -> SealingKey:
        """Make a new key."""
        return cls(X25519PrivateKey.generate())

    @classmethod
    def from_raw(cls, raw: bytes) -> SealingKey:
        """Take up a key from its 32 private bytes."""
        _check_raw(raw)
        return cls(X25519PrivateKey.from_private_bytes(raw))

    def to_raw(self) -> bytes:
        """Return the 32 private bytes."""
        return self._private.private_bytes_raw()

    def open(self, untrusted: bytes, context: bytes) -> bytes:
        """Open what :func:`seal_to` made for this key in this context.

        Raises:
            InputRefused: made for another key or context, or altered.
        """
        try:
            return _SUITE.decrypt(untrusted, self._private, context)
        except (InvalidTag, ValueError) as exc:
            raise InputRefused("sealed", "payload") from exc


def seal_to(public: SealToKey, plaintext: bytes, context: bytes) -> bytes:
    """Seal a small payload so that only the holder of the private half can read it.

    Args:
        public: whom it is for.
        plaintext: at most ``MAX_SEALED_PAYLOAD`` bytes.
        context: what it is for; must be given again to open it, so that a payload moved to another
            place does not open there.
    """
    if len(plaintext) > MAX_SEALED_PAYLOAD:
        raise InputRefused("too-long", "payload")
    try:
        return _SUITE.encrypt(plaintext, X25519PublicKey.from_public_bytes(public.raw), context)
    except ValueError as exc:  # a point of small order: everyone would know the secret
        raise InputRefused("key-weak", "key") from exc


def open_sealed(private: SealingKey, untrusted: bytes, context: bytes) -> bytes:
    """Open what :func:`seal_to` made; see :meth:`SealingKey.open`."""
    return private.open(untrusted, context)
