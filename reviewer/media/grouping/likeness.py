# SPDX-License-Identifier: Apache-2.0
"""Whether two items are alike, by what, and in what they still differ.

The answer is the same whichever is asked about the other, but for the form: that tells how to turn
the one to see the other.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from reviewer.domain.hashes import QUALITY_LEAST
from reviewer.media.grouping.features import Features, Picture
from reviewer.media.grouping.landmarks import Fit, fitted
from reviewer.media.grouping.tones import AS_IS, differing_parts
from reviewer.media.grouping.wording import percent_alike
from reviewer.media.hashing import TURNS
from reviewer.media.vpdq import DISTANCE_MOST, QUERY_PERCENT_LEAST, FrameHash, overlap

PDQ_BITS: Final = DISTANCE_MOST
# A sting, a title or a still makes one or two frames; so short a clip must be the whole of both.
FEW_FRAMES: Final = 5
# Of 256 parts; what a copy's own encoding changes is in fewer.
OVERLAID_PARTS: Final = 3
_INVERSE: Final = {TURNS[0]: TURNS[2], TURNS[2]: TURNS[0]}


class Way(enum.StrEnum):
    """By what two items are alike."""

    BYTES = "bytes"
    PDQ = "pdq"
    LANDMARKS = "landmarks"
    FRAMES = "frames"
    WORDS = "words"


class Difference(enum.StrEnum):
    """In what alike items may differ, so that a decision for both asks again."""

    OVERLAY = "overlay"  # something was laid over one of the pictures
    FRAME = "frame"  # one shows more or less than the other: cropped, framed, tilted
    LENGTH = "length"  # a fifth or more of the longer video is not in the shorter
    WORDING = "wording"  # the texts do not read the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """Why two items are alike.

    Attributes:
        way: by what.
        distance: bits between the PDQ hashes; ``None`` for the other ways.
        form: how the one was turned to be the other: ``as-is`` or one of ``hashing.TURNS``.
        percent: how much is alike: landmarks that agree, frames of the shorter video, letters; 100
            of the same bytes; of PDQ the bits that are equal.
        fit: how one picture lies in the other, by its landmarks.
        differs: in what they may differ.
    """

    way: Way
    percent: float
    distance: int | None = None
    form: str = AS_IS
    fit: Fit | None = None
    differs: frozenset[Difference] = frozenset()


def alike(one: Features, other: Features) -> Likeness | None:
    """Return why two items are alike, or ``None`` if they are not."""
    if one.sha256 == other.sha256:
        return Likeness(way=Way.BYTES, percent=100.0)
    if one.sha256 > other.sha256:
        found = _compared(other, one)
        return None if found is None else replace(found, form=inverse(found.form))
    return _compared(one, other)


def inverse(form: str) -> str:
    """Return the form that undoes a form."""
    return _INVERSE.get(form, form)


def _compared(one: Features, other: Features) -> Likeness | None:
    if one.picture is not None and other.picture is not None:
        return _alike_pictures(one.picture, other.picture)
    if one.frames and other.frames:
        return _alike_videos(one.frames, other.frames)
    if one.words and other.words:
        return _alike_texts(one.words, other.words)
    return None


def _alike_pictures(one: Picture, other: Picture) -> Likeness | None:
    """Compare by PDQ in all eight forms, either picture turned, and else by landmarks."""
    ahead = np.bitwise_count(one.forms ^ other.forms[0]).sum(axis=1)
    back = np.bitwise_count(other.forms ^ one.forms[0]).sum(axis=1)
    forms = (AS_IS, *TURNS)
    back = back[[forms.index(inverse(form)) for form in forms]]
    distances = np.minimum(ahead, back)
    best = int(distances.argmin())
    if distances[best] <= PDQ_BITS:
        return Likeness(
            way=Way.PDQ,
            percent=100.0 * (256 - int(distances[best])) / 256,
            distance=int(distances[best]),
            form=forms[best],
            differs=_overlaid(one, other, forms[best]),
        )
    fit = fitted(one.traits.landmarks, other.traits.landmarks)
    if fit is None:
        return None
    is_whole = fit.is_same_frame
    return Likeness(
        way=Way.LANDMARKS,
        percent=100.0 * fit.share,
        fit=fit,
        differs=_overlaid(one, other, AS_IS) if is_whole else frozenset({Difference.FRAME}),
    )


def _overlaid(one: Picture, other: Picture, form: str) -> frozenset[Difference]:
    parts = differing_parts(one.traits.tones, other.traits.tones, form)
    return frozenset({Difference.OVERLAY} if parts >= OVERLAID_PARTS else ())


def _alike_videos(one: tuple[FrameHash, ...], other: tuple[FrameHash, ...]) -> Likeness | None:
    found = overlap(one, other)
    if _telling(one) <= _telling(other):
        of_shorter, of_longer = found.query_percent, found.compared_percent
    else:
        of_shorter, of_longer = found.compared_percent, found.query_percent
    is_short = min(_telling(one), _telling(other)) < FEW_FRAMES
    needed = min(of_shorter, of_longer) if is_short else of_shorter
    if needed < QUERY_PERCENT_LEAST:
        return None
    is_longer = of_longer < QUERY_PERCENT_LEAST
    return Likeness(
        way=Way.FRAMES,
        percent=of_shorter,
        differs=frozenset({Difference.LENGTH} if is_longer else ()),
    )


def _telling(frames: tuple[FrameHash, ...]) -> int:
    """Return how many different frames say something."""
    return len({frame.pdq for frame in frames if frame.quality >= QUALITY_LEAST})


def _alike_texts(one: str, other: str) -> Likeness | None:
    percent = percent_alike(one, other)
    if percent is None:
        return None
    differs = frozenset({Difference.WORDING} if one != other else ())
    return Likeness(way=Way.WORDS, percent=percent, differs=differs)
