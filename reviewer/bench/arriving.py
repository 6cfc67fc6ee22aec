# SPDX-License-Identifier: Apache-2.0
"""Groups in memory, as items arrive one by one: what a gateway's intake does, without its store."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from reviewer.bench.copies import Copy
from reviewer.media.grouping.features import Features
from reviewer.media.grouping.joining import Known, Placement, Standing, placed
from reviewer.media.grouping.likeness import PDQ_BITS
from reviewer.media.grouping.sketches import Sketches, sketch

_ROOM: Final = 1024


class Arrivals:
    """The groups of everything that has arrived."""

    def __init__(self) -> None:
        self.groups: dict[str, Standing] = {}
        self.group_of: dict[str, str] = {}
        self._numbers: dict[str, int] = {}
        self._names: list[str] = []
        self._sketches = Sketches()
        self._pdq = np.zeros((_ROOM, 4), dtype=np.uint64)
        self._pdq_names: list[str] = []

    def arrive(self, name: str, features: Features) -> Placement:
        """Put an item where it belongs; its group is named after whoever opened it."""
        standing = [self.groups[group] for group in self._near(features)]
        placement = placed(Known(name, features), standing)
        group = placement.group
        for absorbed in placement.absorbed:
            del self.groups[absorbed]
        key = group.group or name
        if not group.group:
            group = Standing(group=key, representative=group.representative)
        self.groups[key] = group
        for member in group.members:
            self.group_of[member.item] = key
        for member in (group.representative, *group.witnesses):
            self._index(member)
        return placement

    def _near(self, features: Features) -> list[str]:
        names = [self._names[number] for number in self._sketches.near(sketch(features))]
        known = self._pdq[: len(self._pdq_names)]
        for asked in features.hashes_to_ask():
            bits = np.bitwise_count(known ^ np.frombuffer(asked, dtype=np.uint64)).sum(axis=1)
            names += [self._pdq_names[place] for place in np.flatnonzero(bits <= PDQ_BITS)]
        groups = {self.group_of[name] for name in names}
        return sorted(groups, key=lambda group: self._numbers[group])

    def _index(self, member: Known) -> None:
        if member.item in self._numbers:
            return
        self._numbers[member.item] = len(self._names)
        self._names.append(member.item)
        self._sketches.add(self._numbers[member.item], sketch(member.features))
        for value in member.features.hashes_to_index():
            if len(self._pdq_names) == len(self._pdq):
                self._pdq = np.concatenate([self._pdq, np.zeros_like(self._pdq)])
            self._pdq[len(self._pdq_names)] = np.frombuffer(value, dtype=np.uint64)
            self._pdq_names.append(member.item)


def misplaced(arrivals: Arrivals, copies: Sequence[Copy]) -> npt.NDArray[np.bool_]:
    """Say of each copy whether the representative of its group was made from something else."""
    base_of = {copy.name: copy.base for copy in copies}
    return np.array(
        [
            base_of[arrivals.groups[arrivals.group_of[copy.name]].representative.item] != copy.base
            for copy in copies
        ]
    )
