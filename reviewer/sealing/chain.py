# SPDX-License-Identifier: Apache-2.0
"""Chains the records of a log, and commits to what travels apart from it.

h_i    = SHA-256(h_(i-1) || record_i)     h_(-1) is 32 zero bytes
leaf_i = SHA-256(0x00 || h_i)             of the Merkle tree whose root a checkpoint signs
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final

from reviewer.domain.errors import InputRefused
from reviewer.sealing.canonical import canonical

GENESIS_PREV: Final = bytes(32)
MAX_RECORD_BYTES: Final = 1 << 16
_SALT_BYTES: Final = 32


def chain_hash(prev: bytes, record: bytes) -> bytes:
    """Return the hash that binds ``record`` to everything before it."""
    return hashlib.sha256(prev + record).digest()


def payload_commit(salt: bytes, payload: object) -> str:
    """Return the hex commitment to what travels apart; the salt (32 bytes) goes with it.

    With payload and salt destroyed the commitment tells nothing, and the log still verifies.
    """
    if len(salt) != _SALT_BYTES:
        raise InputRefused("salt-length", "salt")
    return hashlib.sha256(b"\x02" + salt + canonical(payload)).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedRecord:
    """One record as it is stored and sent.

    Attributes:
        seq: its place.
        record: canonical bytes; what is hashed is these and no other spelling.
        chain: its chain hash.
        leaf: its leaf hash in the Merkle tree.
    """

    seq: int
    record: bytes
    chain: bytes
    leaf: bytes
