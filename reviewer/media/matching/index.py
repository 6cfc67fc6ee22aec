# SPDX-License-Identifier: Apache-2.0
"""A bank to ask: which entries lie within a radius of a hash.

Entries are whole numbers of the caller's, each with one hash.  What changed since the arrays were
built waits beside them and is read through; ``compact`` builds them anew.  The same entries always
make the same arrays, whatever the order they came in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from reviewer.media.matching.kernel import Kernel, Matches, joined
from reviewer.media.matching.layout import (
    LISTED_FROM,
    MOST_RADIUS,
    Hashes,
    Ints,
    Words,
    limits,
    lists_of,
    words_of,
)
from reviewer.media.matching.saved import Built, read_built, write_built

# So many changes are read through in about the time a search in a million takes.
_WAITING: Final = 16_384


class Found(NamedTuple):
    """Entries within the radius, nearest first and then by number: two arrays of one length."""

    ids: Ints
    distances: npt.NDArray[np.uint8]


class FoundByMany(NamedTuple):
    """The same for many queries, by query first: three arrays of one length."""

    queries: Ints
    ids: Ints
    distances: npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class _State:
    """What one search sees; a change makes another.

    Attributes:
        built: the arrays.
        gone: (n,) rows of ``built`` that no longer count.
        has_gone: there are some.
        ids: entries that came after, in rising order; none is in ``built`` and counts there.
        words: their hashes.
    """

    built: Built
    gone: npt.NDArray[np.bool_]
    has_gone: bool
    ids: Ints
    words: Words


class HashIndex:
    """Entries and their hashes.

    One thread at a time may change it; searches in other threads see all of a change or none.
    """

    def __init__(self, kernel: Kernel, built: Built) -> None:
        self._kernel = kernel
        self._state = _unchanged(built)
        self._through = built.through

    @classmethod
    def of(
        cls, kernel: Kernel, ids: Sequence[int] | Ints, hashes: Hashes, through: int
    ) -> HashIndex:
        """Build an index.

        Args:
            kernel: how to search.
            ids: numbers of the entries.
            hashes: 32 bytes for each, one after the other.
            through: the position in the feed up to which these are all there is.

        Raises:
            ValueError: a number comes twice, or there are not as many hashes as numbers.
        """
        numbers, words = _paired(ids, hashes)
        return cls(kernel, _built(numbers, words, through))

    @classmethod
    def load(cls, kernel: Kernel, path: Path) -> HashIndex | None:
        """Return the saved index, mapped into memory where the system allows; ``None`` if none is.

        Raises:
            StoreUnusable: the file is ``damaged``, ``newer`` or ``unreachable``; it is left as it
                is, and the index can be built anew from the entries.
        """
        built = read_built(path)
        return None if built is None else cls(kernel, built)

    def save(self, path: Path) -> None:
        """Compact, and replace the file by what is here now.

        Raises:
            StoreUnusable: the disk is ``full`` or ``unreachable``; the file before is kept.
        """
        self.compact()
        write_built(path, self._state.built)

    def use(self, kernel: Kernel) -> None:
        """Search with another kernel from now on; the answers stay the same."""
        self._kernel = kernel

    def __len__(self) -> int:
        state = self._state
        return len(state.built.ids) - int(np.count_nonzero(state.gone)) + len(state.ids)

    @property
    def through(self) -> int:
        """The position in the feed up to which changes are in it."""
        return self._through

    @property
    def wants_compacting(self) -> bool:
        """So much has changed that searches are slower by half or more."""
        state = self._state
        return len(state.ids) > _WAITING or 2 * int(np.count_nonzero(state.gone)) > len(state.gone)

    def apply(
        self,
        ids: Sequence[int] | Ints,
        hashes: Hashes,
        removed: Sequence[int] | Ints,
        through: int,
    ) -> None:
        """Take one page of a feed: first remove entries, then add or replace others.

        Applying a page again changes nothing; removing what is not there neither.

        Args:
            ids: numbers of the entries to add or replace.
            hashes: 32 bytes for each, one after the other.
            removed: numbers of the entries to remove.
            through: the position in the feed after the page.

        Raises:
            ValueError: a number comes twice, or there are not as many hashes as numbers.
        """
        numbers, words = _paired(ids, hashes)
        state = self._state
        leaving = np.union1d(numbers, np.asarray(removed, dtype=np.int64))
        rows = np.minimum(np.searchsorted(state.built.ids, leaving), len(state.built.ids) - 1)
        gone = state.gone
        if gone.size:
            gone = gone.copy()
            gone[rows[state.built.ids[rows] == leaving]] = True
        staying = ~np.isin(state.ids, leaving)
        ids_after = np.concatenate([state.ids[staying], numbers])
        order = np.argsort(ids_after)
        words_after = np.concatenate([state.words[staying], words])[order]
        self._state = replace(
            state, gone=gone, has_gone=bool(gone.any()), ids=ids_after[order], words=words_after
        )
        self._through = through

    def compact(self) -> None:
        """Build the arrays anew with all changes; about 1 s for a million entries."""
        state = self._state
        if state.ids.size == 0 and not state.has_gone:
            built = replace(state.built, through=self._through)
        else:
            ids = np.concatenate([state.built.ids[~state.gone], state.ids])
            words = np.concatenate([state.built.words[~state.gone], state.words])
            built = _built(ids, words, self._through)
        self._state = _unchanged(built)

    def search(self, query: bytes, radius: int = MOST_RADIUS) -> Found:
        """Return all entries within ``radius`` bits of 32 bytes, nearest first."""
        found = self.search_many(query, radius)
        return Found(found.ids, found.distances)

    def search_many(self, queries: Hashes, radius: int = MOST_RADIUS) -> FoundByMany:
        """Return all entries within ``radius`` bits of each of several hashes.

        Args:
            queries: 32 bytes for each, one after the other.
            radius: from 0 to ``MOST_RADIUS``.

        Raises:
            ValueError: the bytes are no multiple of 32, or the radius is out of range.
        """
        limits(radius)
        asked = words_of(queries)
        state = self._state
        found = self._in_built(state, asked, radius)
        ids = state.built.ids[found.rows]
        if state.ids.size:
            late = self._kernel.in_all(state.words, asked, radius)
            ids = np.concatenate([ids, state.ids[late.rows]])
            found = joined([found, late])
        if len(ids) <= 1:
            return FoundByMany(found.queries, ids, found.distances)
        order = np.lexsort((ids, found.distances, found.queries))
        return FoundByMany(found.queries[order], ids[order], found.distances[order])

    def _in_built(self, state: _State, asked: Words, radius: int) -> Matches:
        built = state.built
        if built.lists is None:
            found = self._kernel.in_all(built.words, asked, radius)
        else:
            found = self._kernel.in_lists(built.words, built.lists, asked, radius)
        if not state.has_gone:
            return found
        counting = ~state.gone[found.rows]
        return Matches(found.queries[counting], found.rows[counting], found.distances[counting])


def _unchanged(built: Built) -> _State:
    none = np.empty(0, dtype=np.int64)
    gone = np.zeros(len(built.ids), dtype=np.bool_)
    return _State(built, gone, has_gone=False, ids=none, words=words_of(b""))


def _built(ids: Ints, words: Words, through: int) -> Built:
    order = np.argsort(ids)
    ids, words = ids[order], words[order]
    return Built(through, ids, words, lists_of(words) if len(ids) >= LISTED_FROM else None)


def _paired(ids: Sequence[int] | Ints, hashes: Hashes) -> tuple[Ints, Words]:
    numbers = np.asarray(ids, dtype=np.int64)
    words = words_of(hashes)
    if len(numbers) != len(words):
        raise ValueError(f"{len(numbers)} numbers of entries for {len(words)} hashes")
    if len(np.unique(numbers)) != len(numbers):
        raise ValueError("a number of an entry comes twice")
    return numbers, words
