# SPDX-License-Identifier: Apache-2.0
"""``altered-copies``: which of 2 800 altered copies each hash and the product's grouping join.

Each hash is asked whether a copy is near its own picture (joined) or near another of the 200
(falsely joined).  The grouping is not asked about pairs: the pictures arrive, then all copies in a
shuffled order, and it counts in whose group a copy ended, so that every mistake on the way counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from reviewer.bench import copies
from reviewer.bench.arriving import Arrivals, misplaced
from reviewer.bench.copies import Copy
from reviewer.bench.places import Places, child_main
from reviewer.bench.rows import Row
from reviewer.demo.content.alterations import ALTERATIONS
from reviewer.demo.content.dice import Dice
from reviewer.domain.hashes import QUALITY_LEAST, HashKind
from reviewer.media.grouping.likeness import PDQ_BITS

PICTURES: Final = 200
SEED: Final = 19  # thresholds were chosen on the pictures of another seed
MOST_FALSE_PER_10_000: Final = 10.0
GROUPING: Final = "grouping"
_PHASH_BITS: Final = (8, 10)

Flags = npt.NDArray[np.bool_]
Words = npt.NDArray[np.uint64]


def measure(places: Places) -> list[Row]:
    """Return the rows of this measurement."""
    found = places.asked("recognising")
    places.say(f"  {found['photographs']} photographs and {found['drawn']} drawn pictures")
    kinds = tuple(found["joined"][ALTERATIONS[0]])
    for word in ("joined", "false"):
        places.say(f"  {word}, % of copies{'':6}" + "".join(f"{kind:>12}" for kind in kinds))
        for alteration, shares in found[word].items():
            cells = "".join(f"{100 * shares[kind]:12.1f}" for kind in kinds)
            places.say(f"    {alteration:<20}{cells}")
    places.say("  asks again of what it joined, %")
    for alteration, share in found["asks"].items():
        places.say(f"    {alteration:<20}{100 * share:12.1f}")
    joined, false = found["joined"]["all"], found["false"]["all"]
    best = max((kind for kind in kinds if kind != GROUPING), key=lambda kind: joined[kind])
    places.say(f"  the hash that joins most: {best}")
    return [
        Row(
            name=f"altered copies not joined, %; {best}",
            ours=100 * (1 - joined[GROUPING]),
            peer=100 * (1 - joined[best]),
            target=1.0,
            of_ratio=True,
        ),
        Row(
            name=f"altered copies falsely joined, of 10 000; {best}",
            ours=10_000 * false[GROUPING],
            peer=10_000 * false[best],
            target=MOST_FALSE_PER_10_000,
        ),
    ]


def main(words: Sequence[str]) -> dict[str, Any]:
    """Make the pictures and their copies, and ask every hash and the grouping."""
    count = int(words[0]) if words else PICTURES
    photographs = copies.photographs()[: count // 2]
    drawn = count - len(photographs)
    bases: list[Copy] = []
    altered: list[Copy] = []
    for number in range(count):
        image = (
            photographs[number]
            if number < len(photographs)
            else copies.drawn(SEED, number - len(photographs))
        )
        bases.append(copies.original(image, number))
        altered += copies.every_alteration(image, number, SEED)
    answers = {kind: _asked(near, altered) for kind, near in _near(bases, altered).items()}
    grouped, asks = _grouped(bases, altered)
    answers[GROUPING] = grouped
    return {
        "photographs": len(photographs),
        "drawn": drawn,
        "joined": _shares(altered, {kind: answer[0] for kind, answer in answers.items()}),
        "false": _shares(altered, {kind: answer[1] for kind, answer in answers.items()}),
        "asks": _asking(altered, grouped[0], asks),
    }


def _near(bases: Sequence[Copy], altered: Sequence[Copy]) -> dict[str, Flags]:
    """Return for every hash which copy (row) is near which picture (column)."""
    exact = _equal(bases, altered)
    speak = _speaks(altered)[:, None] & _speaks(bases)[None]
    forms = np.stack([_words(copy, HashKind.PDQ, 256) for copy in bases])
    turned = np.stack([_turned(copy) for copy in bases])
    pdq, any_form, phash = [], [], []
    phashes = np.stack([_words(copy, HashKind.PHASH, 64) for copy in bases])
    for copy in altered:
        value = _words(copy, HashKind.PDQ, 256)
        straight = np.bitwise_count(forms ^ value).sum(axis=1)
        others = np.bitwise_count(turned ^ value).sum(axis=2).min(axis=1)
        pdq.append(straight <= PDQ_BITS)
        any_form.append(np.minimum(straight, others) <= PDQ_BITS)
        phash.append(np.bitwise_count(phashes ^ _words(copy, HashKind.PHASH, 64)).sum(axis=1))
    return {
        "SHA-256": exact,
        "PDQ": np.asarray(np.array(pdq) & speak, dtype=np.bool_),
        "PDQ, turned": np.asarray(np.array(any_form) & speak, dtype=np.bool_),
        **{f"pHash {bits}": np.array(phash) <= bits for bits in _PHASH_BITS},
    }


def _asked(near: Flags, altered: Sequence[Copy]) -> tuple[Flags, Flags]:
    """Return which copies are near their own picture, and which near another."""
    rows, own = np.arange(len(altered)), np.array([copy.base for copy in altered])
    joined = np.asarray(near[rows, own], dtype=np.bool_)
    others = near.copy()
    others[rows, own] = False
    return joined, np.asarray(others.any(axis=1), dtype=np.bool_)


def _grouped(bases: Sequence[Copy], altered: Sequence[Copy]) -> tuple[tuple[Flags, Flags], Flags]:
    """Let the pictures arrive and then the copies; return joined and false, and what asks."""
    arrivals = Arrivals()
    for copy in bases:
        arrivals.arrive(copy.name, copy.features)
    asks = {}
    for copy in Dice(SEED).shuffled(altered):
        placement = arrivals.arrive(copy.name, copy.features)
        likeness = placement.likeness
        asks[copy.name] = placement.through is not None or bool(likeness and likeness.differs)
    own = {copy.base: arrivals.group_of[copy.name] for copy in bases}
    joined = np.array([arrivals.group_of[copy.name] == own[copy.base] for copy in altered])
    false = misplaced(arrivals, [*bases, *altered])[len(bases) :]
    kept = np.asarray(joined & ~false, dtype=np.bool_)
    return (kept, false), np.array([asks[copy.name] for copy in altered])


def _shares(altered: Sequence[Copy], answers: Mapping[str, Flags]) -> dict[str, dict[str, float]]:
    """Return by alteration, crops by strength too, what share of the copies is flagged."""
    return {
        name: {kind: float(flags[rows].mean()) for kind, flags in answers.items()}
        for name, rows in _parts(altered).items()
    }


def _asking(altered: Sequence[Copy], joined: Flags, asks: Flags) -> dict[str, float]:
    return {
        name: float(asks[rows & joined].mean())
        for name, rows in _parts(altered).items()
        if (rows & joined).any()
    }


def _parts(altered: Sequence[Copy]) -> dict[str, Flags]:
    parts: dict[str, Flags] = {}
    for alteration in ALTERATIONS:
        of_it = np.array([copy.alteration == alteration for copy in altered])
        parts[alteration] = of_it
        if alteration == "crop":
            for strength in sorted(
                {copy.strength for copy in altered if copy.alteration == "crop"}
            ):
                as_strong = np.array([copy.strength == strength for copy in altered])
                parts[f"crop {100 * strength:.0f} %"] = of_it & as_strong
    parts["all"] = np.ones(len(altered), dtype=np.bool_)
    return parts


def _equal(bases: Sequence[Copy], altered: Sequence[Copy]) -> Flags:
    digests = [copy.hashes[HashKind.SHA256].value for copy in bases]
    return np.array(
        [[copy.hashes[HashKind.SHA256].value == digest for digest in digests] for copy in altered]
    )


def _speaks(of: Sequence[Copy]) -> Flags:
    """Say whose PDQ may be used at all."""
    return np.array(
        [
            HashKind.PDQ in copy.hashes
            and (copy.hashes[HashKind.PDQ].quality or 0) >= QUALITY_LEAST
            for copy in of
        ]
    )


def _words(copy: Copy, kind: HashKind, bits: int) -> Words:
    value = copy.hashes.get(kind)
    packed = bytes(bits // 8) if value is None else bytes.fromhex(value.value)
    return np.frombuffer(packed, dtype=np.uint64)


def _turned(copy: Copy) -> Words:
    forms = [np.frombuffer(bytes.fromhex(form), dtype=np.uint64) for form in copy.turned]
    return np.stack(forms or [np.zeros(4, dtype=np.uint64)])


if __name__ == "__main__":
    child_main(main)
