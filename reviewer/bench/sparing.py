# SPDX-License-Identifier: Apache-2.0
"""``exposure-groups``: how much less is seen when alike items are decided as one (wellbeing.md M1).

Groups are as large as a Zipf law with a mean of 5.7 makes them (the mean that one hash-sharing
database reports); each holds a drawn picture and copies altered in one of fourteen ways by chance.
All arrive in a shuffled order.  A group is seen once and decided for all; one in twenty of its
other members is looked at afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from reviewer.bench import copies
from reviewer.bench.arriving import Arrivals, misplaced
from reviewer.bench.places import Places, child_main
from reviewer.bench.rows import Row
from reviewer.demo.content.dice import Dice

PICTURES: Final = 300
SEED: Final = 11
MEAN: Final = 5.7
LARGEST: Final = 60
AUDITED: Final = 0.05
MOST_VIEWS: Final = 0.45
MOST_FALSE_PER_10_000: Final = 10.0


def measure(places: Places) -> list[Row]:
    """Return the rows of this measurement."""
    found = places.asked("sparing")
    items, pictures, groups = found["items"], found["pictures"], found["groups"]
    mean, share = items / pictures, (items - groups) / (items - pictures)
    places.say(
        f"  {items} items of {pictures} pictures, {mean:.2f} each, the largest {found['largest']}: "
        f"{groups} groups; {100 * share:.1f} % of the copies need no view of their own"
    )
    places.say(
        f"  by the closed form {closed_form(mean, share):.3f} views per decision, and "
        f"{closed_form(mean, 1.0):.3f} if every copy were found"
    )
    return [
        Row(
            name="views per 100 decisions, alike items as one; one by one",
            ours=100 * found["views"] / items,
            peer=100.0,
            target=MOST_VIEWS,
            of_ratio=True,
        ),
        Row(
            name="items falsely joined, of 10 000",
            ours=10_000 * found["false"] / items,
            peer=0.0,
            target=MOST_FALSE_PER_10_000,
        ),
    ]


def closed_form(mean: float, share: float) -> float:
    """Return views per decision if ``share`` of the copies are found (wellbeing.md M1)."""
    found = (mean - 1) * share
    return (1 + (mean - 1) - found + AUDITED * found) / mean


def main(words: Sequence[str]) -> dict[str, Any]:
    """Make the items, let them arrive, and count what is seen."""
    pictures = int(words[0]) if words else PICTURES
    sizes = group_sizes(pictures)
    items = []
    for number, size in enumerate(sizes):
        image = copies.drawn(SEED, number)
        items.append(copies.original(image, number))
        items += [copies.any_alteration(image, number, SEED, turn) for turn in range(1, size)]
    arrivals = Arrivals()
    for copy in Dice(SEED).shuffled(items):
        arrivals.arrive(copy.name, copy.features)
    audit = Dice(SEED, 1)
    audits = sum(
        audit.happens(AUDITED) for group in arrivals.groups.values() for _ in group.members[1:]
    )
    return {
        "items": len(items),
        "pictures": pictures,
        "largest": max(sizes),
        "groups": len(arrivals.groups),
        "views": len(arrivals.groups) + audits,
        "false": int(misplaced(arrivals, items).sum()),
    }


def group_sizes(count: int) -> list[int]:
    """Return sizes by a Zipf law up to ``LARGEST`` whose mean is ``MEAN``, spread evenly over it.

    The quantiles of the law, not draws from it, so that few groups have its mean too.
    """
    sizes = np.arange(1, LARGEST + 1)
    low, high = 0.0, 4.0
    for _ in range(60):
        middle = (low + high) / 2
        is_too_large = float((sizes * _law(sizes, middle)).sum()) > MEAN
        low, high = (middle, high) if is_too_large else (low, middle)
    shares = np.cumsum(_law(sizes, (low + high) / 2))
    places = (np.arange(count) + 0.5) / count
    return [int(size) for size in sizes[np.searchsorted(shares, places)]]


def _law(sizes: npt.NDArray[np.int_], exponent: float) -> npt.NDArray[np.float64]:
    weights = sizes.astype(np.float64) ** -exponent
    return np.asarray(weights / weights.sum(), dtype=np.float64)


if __name__ == "__main__":
    child_main(main)
