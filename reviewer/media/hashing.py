# SPDX-License-Identifier: Apache-2.0
"""Exact hashes of bytes, and the distance between two hashes.

Nothing is decoded here, so the caller computes these itself: a worker taken over by a hostile
file cannot forge them. Standard library only.
"""

from __future__ import annotations

import hashlib
from typing import Final

from reviewer.domain.errors import InputRefused
from reviewer.domain.hashes import HashKind, HashValue

# How a picture is brought to size before PDQ; it travels with the hash.
PDQ_VARIANT: Final = "nearest-512"


def exact_hashes(data: bytes) -> tuple[HashValue, HashValue]:
    """Return the SHA-256 and the MD5 of ``data``."""
    sha256 = hashlib.sha256(data).hexdigest()
    # MD5 identifies known files in exchanges with banks that hold nothing else; it proves nothing.
    md5 = hashlib.md5(data, usedforsecurity=False).hexdigest()
    return (
        HashValue(kind=HashKind.SHA256, value=sha256),
        HashValue(kind=HashKind.MD5, value=md5),
    )


def bit_distance(one: HashValue, other: HashValue) -> int:
    """Return how many bits differ between two hashes of one kind.

    Raises:
        InputRefused: the kinds differ, so the number would mean nothing.
    """
    if one.kind is not other.kind:
        raise InputRefused("hash-kind", other.kind.value)
    return (int(one.value, 16) ^ int(other.value, 16)).bit_count()
