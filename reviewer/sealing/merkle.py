# SPDX-License-Identifier: Apache-2.0
"""Hashes a growing list into one root, and proves what is in it (RFC 6962, RFC 9162).

Functions take leaf *hashes*.  A proof that does not verify is ``False``, never an exception.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Final

from reviewer.domain.errors import InputRefused

HASH_BYTES: Final = 32
EMPTY_ROOT: Final = hashlib.sha256(b"").digest()


def leaf_hash(entry: bytes) -> bytes:
    """Return the hash of one entry as a leaf."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of the node over two subtrees."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Frontier:
    """The right edge of a growing tree: enough for its root, in O(log n) space.

    Attributes:
        size: number of leaves so far.
    """

    __slots__ = ("_peaks", "size")

    def __init__(self, size: int = 0, peaks: Sequence[bytes] = ()) -> None:
        """Take up a frontier.

        Args:
            size: number of leaves so far.
            peaks: roots of the full subtrees, largest first, one per 1-bit of ``size``.
        """
        if size < 0 or len(peaks) != size.bit_count():
            raise InputRefused("frontier", "size")
        if any(len(peak) != HASH_BYTES for peak in peaks):
            raise InputRefused("frontier", "peaks")
        self.size = size
        self._peaks = list(peaks)

    @property
    def peaks(self) -> tuple[bytes, ...]:
        """The full subtrees' roots, largest first; with ``size`` they are the whole state."""
        return tuple(self._peaks)

    def append(self, leaf: bytes) -> None:
        """Add one leaf hash."""
        carried, bits = leaf, self.size
        while bits & 1:
            carried = node_hash(self._peaks.pop(), carried)
            bits >>= 1
        self._peaks.append(carried)
        self.size += 1

    def root(self) -> bytes:
        """Return the root over all leaves so far."""
        if not self._peaks:
            return EMPTY_ROOT
        carried = self._peaks[-1]
        for peak in reversed(self._peaks[:-1]):
            carried = node_hash(peak, carried)
        return carried


def root(leaves: Iterable[bytes]) -> bytes:
    """Return the root over ``leaves``."""
    frontier = Frontier()
    for leaf in leaves:
        frontier.append(leaf)
    return frontier.root()


def inclusion_proof(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """Prove that ``leaves[index]`` is in the tree over ``leaves``."""
    if not 0 <= index < len(leaves):
        raise InputRefused("proof-range", "index")
    proof: list[bytes] = []
    low, high = 0, len(leaves)
    while high - low > 1:
        split = low + _split(high - low)
        if index < split:
            proof.append(root(leaves[split:high]))
            high = split
        else:
            proof.append(root(leaves[low:split]))
            low = split
    return proof[::-1]


def verify_inclusion(
    leaf: bytes, index: int, size: int, untrusted_proof: Sequence[bytes], tree_root: bytes
) -> bool:
    """Say whether the proof shows ``leaf`` at ``index`` of that tree (RFC 9162 2.1.3)."""
    if not 0 <= index < size:
        return False
    place, last, carried = index, size - 1, leaf
    for step in untrusted_proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            carried = node_hash(step, carried)
            while not place & 1 and place:
                place >>= 1
                last >>= 1
        else:
            carried = node_hash(carried, step)
        place >>= 1
        last >>= 1
    return last == 0 and carried == tree_root


def consistency_proof(leaves: Sequence[bytes], old_size: int) -> list[bytes]:
    """Prove that the tree over ``leaves`` only added to its first ``old_size`` leaves."""
    if not 0 < old_size <= len(leaves):
        raise InputRefused("proof-range", "old_size")
    proof: list[bytes] = []
    low, high, old_is_whole = 0, len(leaves), True
    while old_size != high:
        split = low + _split(high - low)
        if old_size <= split:
            proof.append(root(leaves[split:high]))
            high = split
        else:
            proof.append(root(leaves[low:split]))
            low, old_is_whole = split, False
    if not old_is_whole:
        proof.append(root(leaves[low:high]))
    return proof[::-1]


def verify_consistency(
    old_size: int,
    new_size: int,
    old_root: bytes,
    new_root: bytes,
    untrusted_proof: Sequence[bytes],
) -> bool:
    """Say whether the proof shows that the new tree only added to the old (RFC 9162 2.1.4)."""
    if not 0 < old_size <= new_size:
        return False
    if old_size == new_size:
        return not untrusted_proof and old_root == new_root
    steps = list(untrusted_proof)
    if old_size.bit_count() == 1:
        steps.insert(0, old_root)
    if not steps:
        return False
    place, last = old_size - 1, new_size - 1
    while place & 1:
        place >>= 1
        last >>= 1
    old = new = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            old, new = node_hash(step, old), node_hash(step, new)
            while not place & 1 and place:
                place >>= 1
                last >>= 1
        else:
            new = node_hash(new, step)
        place >>= 1
        last >>= 1
    return last == 0 and old == old_root and new == new_root


def _split(size: int) -> int:
    """Return the largest power of two below ``size``."""
    return 1 << ((size - 1).bit_length() - 1)
