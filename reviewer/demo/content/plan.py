# SPDX-License-Identifier: Apache-2.0
"""Decides what the harmless queue holds before anything is drawn.

At least a third of the items are altered copies, and a copy always stands later in the queue than
the item it was made from, as it would on a platform.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reviewer.demo.content.alterations import ALTERATIONS
from reviewer.demo.content.dice import Dice
from reviewer.domain.errors import InputRefused

SUBJECTS: Final = ("landscape", "shapes", "chart", "page")
VIDEO_ALTERATIONS: Final = ("re-encode", "mirror", "border")
SMALLEST: Final = 12
# One of each in a queue that has room for them; the last is never offered, and once is enough.
ODDITIES: Final = ("tune", "document", "animation", "truncated", "bomb")
ROOM_FOR_ODDITIES: Final = 48

_POST_SHARE: Final = 60 / 320
_VIDEO_SHARE: Final = 12 / 320
_LARGE: Final = (4000, 3000)
_SIZES: Final = (
    (640, 480), (800, 600), (900, 900), (960, 640), (1080, 720), (720, 1080), (1280, 720),
    (1200, 900), (1024, 768), (768, 1024), (1600, 900), (1600, 1200),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPlan:
    """One item to be made.

    Attributes:
        external_id: the platform's name for it, e.g. ``demo-0001``.
        kind: ``image``, ``video``, ``audio`` or ``text``.
        subject: what it is: one of ``SUBJECTS`` or ``ODDITIES``, ``placeholder``, ``clip`` or
            ``post``.
        variant: the how-manieth of its subject, from which the design is chosen.
        width: columns before any alteration; 0 for a post.
        height: rows before any alteration; 0 for a post.
        copy_of: the item it is an altered copy of, or None.
        alteration: what was done to the copy, or None.
    """

    external_id: str
    kind: str
    subject: str
    variant: int
    width: int
    height: int
    copy_of: str | None = None
    alteration: str | None = None

    @property
    def number(self) -> int:
        """Return the item's place in the queue, from 1."""
        return int(self.external_id.rpartition("-")[2])


@dataclass(slots=True, eq=False)
class _Slot:
    subject: str
    variant: int
    width: int = 0
    height: int = 0
    original: _Slot | None = None
    alteration: str | None = None


def plan_queue(count: int, seed: int) -> tuple[ItemPlan, ...]:
    """Return the items of the queue in their order.

    Raises:
        InputRefused: ``count`` is below ``SMALLEST``, too few to hold every kind.
    """
    if count < SMALLEST:
        raise InputRefused("too-few", "count")
    dice = Dice(seed, 0)
    posts = round(count * _POST_SHARE)
    videos = max(1, round(count * _VIDEO_SHARE))
    placeholders = 2 if count >= 100 else 1
    copies = math.ceil(count / 3)
    video_copies = videos // 4
    oddities = _oddities(count)
    images = count - posts - videos - placeholders - len(oddities) - (copies - video_copies)
    pictures = _pictures(dice, images, large=count // 100)
    clips = [_Slot("clip", variant, 320, 180) for variant in range(videos - video_copies)]
    queue = dice.shuffled(
        [
            *pictures,
            *clips,
            *oddities,
            *(_Slot("post", variant) for variant in range(posts)),
            *(_Slot("placeholder", variant, 640, 480) for variant in range(placeholders)),
        ]
    )
    _insert_copies(dice, queue, pictures, ALTERATIONS, copies - video_copies)
    _insert_copies(dice, queue, clips, VIDEO_ALTERATIONS, video_copies)
    return _numbered(queue)


def _oddities(count: int) -> list[_Slot]:
    if count < ROOM_FOR_ODDITIES:
        return []
    turns = max(1, count // 160)
    slots = [_Slot(subject, turn) for subject in ODDITIES[:-1] for turn in range(turns)]
    return [*slots, _Slot(ODDITIES[-1], 0)]


def _pictures(dice: Dice, images: int, *, large: int) -> list[_Slot]:
    pictures = []
    for place in range(images):
        subject = SUBJECTS[place % len(SUBJECTS)]
        is_large = subject == "landscape" and place // len(SUBJECTS) < large
        width, height = _LARGE if is_large else dice.pick(_SIZES)
        pictures.append(_Slot(subject, place // len(SUBJECTS), width, height))
    return pictures


def _insert_copies(
    dice: Dice, queue: list[_Slot], originals: list[_Slot], alterations: Sequence[str], count: int
) -> None:
    # About half the originals are ever copied, so that groups of three to five come about.
    copied = dice.shuffled(originals)[: max(1, len(originals) // 2)]
    for turn in range(count):
        original = copied[turn % len(copied)]
        place = dice.whole(queue.index(original) + 1, len(queue))
        alteration = alterations[(turn // len(copied) + turn) % len(alterations)]
        copy = _Slot(original.subject, original.variant, original.width, original.height)
        copy.original, copy.alteration = original, alteration
        queue.insert(place, copy)


def _numbered(queue: list[_Slot]) -> tuple[ItemPlan, ...]:
    names = {id(slot): f"demo-{place:04d}" for place, slot in enumerate(queue, start=1)}
    kinds = {"clip": "video", "post": "text", "tune": "audio"}
    return tuple(
        ItemPlan(
            external_id=names[id(slot)],
            kind=kinds.get(slot.subject, "image"),
            subject=slot.subject,
            variant=slot.variant,
            width=slot.width,
            height=slot.height,
            copy_of=names[id(slot.original)] if slot.original else None,
            alteration=slot.alteration,
        )
        for slot in queue
    )
