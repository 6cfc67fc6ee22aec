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
from reviewer.media.grouping.tones import AS_IS, Tones, differing_parts, share_unlike
from reviewer.media.grouping.traits import Forms
from reviewer.media.grouping.wording import percent_alike
from reviewer.media.hashing import TURNS
from reviewer.media.vpdq import DISTANCE_MOST, QUERY_PERCENT_LEAST, FrameHash, overlap

PDQ_BITS: Final = DISTANCE_MOST
# A sting, a title or a still makes one or two frames; so short a clip must be the whole of both.
FEW_FRAMES: Final = 5
# Of 256 parts; what a copy's own encoding changes is in fewer.
OVERLAID_PARTS: Final = 3
# Of the places that two pictures share by their landmarks, so many may show other tones.
MOST_UNLIKE: Final = 0.25
# Of up to 384 pieces; of strangers five in six have fewer in common, of alike pictures one in 100.
LEAST_PIECES: Final = 5
_INVERSE: Final = {TURNS[0]: TURNS[2], TURNS[2]: TURNS[0]}
_ALL_FORMS: Final = (AS_IS, *TURNS)
MIRRORED: Final = TURNS[4]
# The first frequency across is the lowest bit, and each row of frequencies is 16 bits.
_TURNED_SIGNS: Final = int("5555" * 16, 16)


_UNDONE: Final = [_ALL_FORMS.index(_INVERSE.get(form, form)) for form in _ALL_FORMS]


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
    """Compare by PDQ, whole pictures or what is inside their margins, and else by landmarks."""
    found: list[tuple[int, str, frozenset[Difference]]] = []
    for mine, (forms, tones) in enumerate(one.parts()):
        for theirs, (others, other_tones) in enumerate(other.parts()):
            distance, form = _nearest_form(forms, others)
            if distance <= PDQ_BITS:
                differs = _overlaid(tones, other_tones, form)
                found.append((distance, form, differs | _framed(when=mine + theirs > 0)))
    if found:
        distance, form, differs = min(found, key=lambda each: each[0])
        percent = 100.0 * (256 - distance) / 256
        return Likeness(way=Way.PDQ, percent=percent, distance=distance, form=form, differs=differs)
    return _alike_by_landmarks(one, other)


def _nearest_form(forms: Forms, others: Forms) -> tuple[int, str]:
    """Return the least distance in any of eight forms, either picture turned, and the form."""
    ahead = np.bitwise_count(forms ^ others[0]).sum(axis=1)
    back = np.bitwise_count(others ^ forms[0]).sum(axis=1)
    distances = np.minimum(ahead, back[_UNDONE])
    best = int(distances.argmin())
    return int(distances[best]), _ALL_FORMS[best]


def _alike_by_landmarks(one: Picture, other: Picture) -> Likeness | None:
    common = np.intersect1d(one.pieces, other.pieces, assume_unique=True)
    if len(common) < LEAST_PIECES:  # most pictures stop here, before every landmark is compared
        return None
    fit = fitted(one.traits.landmarks, other.traits.landmarks)
    if fit is None:
        return None
    tones, others = one.traits.landmark_tones, other.traits.landmark_tones
    if share_unlike(tones, others, fit.places, fit.other_places) > MOST_UNLIKE:
        return None
    has_margins = one.traits.core is not None or other.traits.core is not None
    differs = _framed(when=has_margins or not fit.is_same_frame)
    if fit.is_same_frame:
        differs |= _overlaid(tones, others, AS_IS)
    return Likeness(way=Way.LANDMARKS, percent=100.0 * fit.share, fit=fit, differs=differs)


def _framed(*, when: bool) -> frozenset[Difference]:
    return frozenset({Difference.FRAME} if when else ())


def _overlaid(tones: Tones, others: Tones, form: str) -> frozenset[Difference]:
    is_overlaid = differing_parts(tones, others, form) >= OVERLAID_PARTS
    return frozenset({Difference.OVERLAY} if is_overlaid else ())


def _alike_videos(one: tuple[FrameHash, ...], other: tuple[FrameHash, ...]) -> Likeness | None:
    found = _shared(one, other)
    if found is not None:
        return found
    mirrored = _shared(_mirrored(one), other)
    return None if mirrored is None else replace(mirrored, form=MIRRORED)


def _shared(one: tuple[FrameHash, ...], other: tuple[FrameHash, ...]) -> Likeness | None:
    """Compare by the different frames of each; most of the shorter's must be in the longer."""
    found = overlap(one, other)
    shares = (found.query_percent, found.compared_percent)
    lengths = (_telling(one), _telling(other))
    of_shorter, of_longer = shares if lengths[0] <= lengths[1] else shares[::-1]
    needed = min(shares) if min(lengths) < FEW_FRAMES else of_shorter
    if needed < QUERY_PERCENT_LEAST:
        return None
    is_longer = of_longer < QUERY_PERCENT_LEAST
    differs = frozenset({Difference.LENGTH} if is_longer else ())
    return Likeness(way=Way.FRAMES, percent=of_shorter, differs=differs)


def _mirrored(frames: tuple[FrameHash, ...]) -> tuple[FrameHash, ...]:
    """Return the frames as their hashes would be if each were mirrored left to right.

    Mirroring turns the sign of every second frequency across.  The sign decides the bit but for
    the few frequencies near the median, so that this is some bits off: of photographs mostly up to
    16, of an even texture too many for a match.
    """
    return tuple(
        replace(frame, pdq=f"{int(frame.pdq, 16) ^ _TURNED_SIGNS:064x}") for frame in frames
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
