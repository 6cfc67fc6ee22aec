# SPDX-License-Identifier: Apache-2.0
"""Exact hashes of bytes, and the distance between two hashes.

Nothing is decoded here, so the caller computes these itself: a worker taken over by a hostile
file cannot forge them. Standard library only.
"""

from __future__ import annotations

import hashlib
from typing import Final

from reviewer.domain.errors import InputRefused
from reviewer.domain.hashes import FULL_SIZE, NEAREST_512, HashKind, HashValue

# A picture with a side over this is brought to a square of this by PDQ's reference tool.
SAMPLED_SIDE: Final = 512

# The seven other forms of a picture, in the order in which their hashes are listed: turned by so
# many degrees against the clock; mirrored left to right; top to bottom; over the diagonal from the
# upper left; over the other diagonal.
TURNS: Final = (
    "turned-90",
    "turned-180",
    "turned-270",
    "top-to-bottom",
    "left-to-right",
    "diagonal",
    "other-diagonal",
)


# field.md iii: an implementation is right within 10 bits. perf.md 1: full size is at most 14 away.
_SAME_BITS: Final = {NEAREST_512: 10, FULL_SIZE: 10 + 14}


def exact_hashes(data: bytes) -> tuple[HashValue, HashValue]:
    """Return the SHA-256 and the MD5 of ``data``."""
    sha256 = hashlib.sha256(data).hexdigest()
    # MD5 identifies known files in exchanges with banks that hold nothing else; it proves nothing.
    md5 = hashlib.md5(data, usedforsecurity=False).hexdigest()
    return (
        HashValue(kind=HashKind.SHA256, value=sha256),
        HashValue(kind=HashKind.MD5, value=md5),
    )


def agrees(luma: HashValue | None, theirs: tuple[HashValue, ...]) -> bool:
    """Say whether every PDQ in ``theirs`` is of the picture whose grey gave ``luma``.

    PDQ's own rule counts up to ten bits as the same picture; full size is up to 14 more away.
    """
    found = [value for value in theirs if value.kind is HashKind.PDQ]
    return (
        luma is not None
        and bool(found)
        and all(bit_distance(luma, value) <= _SAME_BITS.get(value.variant, 0) for value in found)
    )


def bit_distance(one: HashValue, other: HashValue) -> int:
    """Return how many bits differ between two hashes of one kind.

    Raises:
        InputRefused: the kinds differ, so the number would mean nothing.
    """
    if one.kind is not other.kind:
        raise InputRefused("hash-kind", other.kind.value)
    return (int(one.value, 16) ^ int(other.value, 16)).bit_count()
