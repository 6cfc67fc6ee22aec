# SPDX-License-Identifier: Apache-2.0
"""Finds the few items that may be alike a new one, so that not all are compared.

A sketch is a set of whole numbers; alike items have many in common.  A picture's are pieces of its
landmarks' descriptors, a text's the least hashes of its runs of letters (a bottom-k
sketch: Cohen and Kaplan, PODC 2007).  PDQ hashes and frames have an index of their own, in
``reviewer.media.matching``.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import Final

import numpy as np

from reviewer.media.grouping.features import Features
from reviewer.media.grouping.landmarks import Pieces
from reviewer.media.grouping.wording import LEAST_CHARACTERS

LEAST_COMMON: Final = 2
MOST_CANDIDATES: Final = 32

_RUN: Final = 6
_LEAST_HASHES: Final = 16

# A number that more items have than this tells nothing: the letters of a common word.
_COMMON: Final = 400
_SETTLE_AT: Final = 65_536


def sketch(features: Features) -> Pieces:
    """Return the sketch of an item; empty if it has neither landmarks nor words."""
    if features.picture is not None:
        return features.picture.pieces
    return _of_words(features.words)


def _of_words(words: str) -> Pieces:
    runs = {words[first : first + _RUN] for first in range(len(words) - _RUN + 1)}
    if len(words) < LEAST_CHARACTERS:
        runs = {words} if words else set()
    hashes = sorted(
        int.from_bytes(hashlib.blake2b(run.encode(), digest_size=4).digest()) for run in runs
    )
    return np.array(hashes[:_LEAST_HASHES], dtype=np.uint32)


class Sketches:
    """Which items have which numbers; grows, and is built anew when a gateway starts.

    Numbers of items that were added lately are in a dictionary, the rest in one sorted array of
    eight bytes a number: at most 3 kB a picture.
    """

    def __init__(self) -> None:
        self._keys = np.zeros(0, dtype=np.uint32)
        self._items = np.zeros(0, dtype=np.uint32)
        self._fresh: dict[int, list[int]] = defaultdict(list)
        self._fresh_count = 0

    def add(self, item: int, keys: Pieces) -> None:
        """Add an item by a number of the caller's, below 2**32."""
        for key in keys.tolist():
            self._fresh[key].append(item)
        self._fresh_count += len(keys)
        if self._fresh_count > max(_SETTLE_AT, len(self._keys) // 8):
            self._settle()

    def near(self, keys: Pieces) -> tuple[int, ...]:
        """Return the items with the most numbers in common, at most ``MOST_CANDIDATES``.

        One number in common is enough where there is only one: a text of a few letters.
        """
        firsts = np.searchsorted(self._keys, keys, side="left").tolist()
        ends = np.searchsorted(self._keys, keys, side="right").tolist()
        met = [np.zeros(0, dtype=np.uint32)]
        for key, first, end in zip(keys.tolist(), firsts, ends, strict=True):
            fresh = self._fresh.get(key, ())
            if end - first + len(fresh) <= _COMMON:
                met += [self._items[first:end], np.array(fresh, dtype=np.uint32)]
        items, counts = np.unique(np.concatenate(met), return_counts=True)
        enough = counts >= min(LEAST_COMMON, len(keys))
        items, counts = items[enough], counts[enough]
        # The most first, and of equals the earliest; ``items`` are in order already.
        order = np.argsort(-counts, kind="stable")[:MOST_CANDIDATES]
        return tuple(items[order].tolist())

    def _settle(self) -> None:
        lengths = [len(items) for items in self._fresh.values()]
        keys = np.repeat(np.array(list(self._fresh), dtype=np.uint32), lengths)
        items = np.array([item for each in self._fresh.values() for item in each], dtype=np.uint32)
        keys, items = np.concatenate([self._keys, keys]), np.concatenate([self._items, items])
        order = np.argsort(keys, kind="stable")
        self._keys, self._items = keys[order], items[order]
        self._fresh = defaultdict(list)
        self._fresh_count = 0
