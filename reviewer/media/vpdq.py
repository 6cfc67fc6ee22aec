# SPDX-License-Identifier: Apache-2.0
"""vPDQ: a video as the PDQ hashes of its frames, its written forms, and when two videos match.

A frame a second; each frame's PDQ is of the variant ``full``, as the exchanges' tool makes it.
The written forms are those of field.md iii: a JSON array of ``"pdq,quality,seconds"`` strings, and
a file of lines ``number,quality,pdq,seconds``. Another tool writes seconds to three significant
digits (``1.23e+02``), so that any decimal is read; three decimals are written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from reviewer.domain.errors import InputRefused
from reviewer.domain.hashes import QUALITY_LEAST
from reviewer.media.limits import FINGERPRINT_FRAMES, MAX_DURATION_MS

DISTANCE_MOST: Final = 31
QUERY_PERCENT_LEAST: Final = 80.0
# 0: a clip is to be found in the long video it was cut from.
COMPARED_PERCENT_LEAST: Final = 0.0

_PDQ_DIGITS: Final = re.compile(r"[0-9a-f]{64}")
_PARTS: Final = 3
_WORDS: Final = 4
# Of one written frame; more is no frame.
_ENTRY_CHARACTERS: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameHash:
    """One frame of a video.

    Attributes:
        pdq: 64 lower-case hex digits.
        quality: 0 to 100.
        at_ms: its moment in the video, milliseconds.
    """

    pdq: str
    quality: int
    at_ms: int

    def __post_init__(self) -> None:
        if _PDQ_DIGITS.fullmatch(self.pdq) is None:
            raise InputRefused("hash-form", "vpdq")
        if not 0 <= self.quality <= 100:
            raise InputRefused("hash-quality", "vpdq")
        if not 0 <= self.at_ms <= MAX_DURATION_MS:
            raise InputRefused("hash-moment", "vpdq")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The frames of a part of a video.

    Attributes:
        next_ms: where the following stretch begins; ``None`` at the end.
        is_cut: it ends before the video does, where the video cannot be entered any more.
    """

    frames: tuple[FrameHash, ...]
    next_ms: int | None
    is_cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """When two videos match; the defaults are those of the exchanges (field.md iii).

    Attributes:
        distance: the most bits in which two frames that are alike differ.
        quality: frames below this say nothing and are left out.
        query_percent: the least share of the asked video's frames that have one like them.
        compared_percent: the same of the video it is compared with.
    """

    distance: int = DISTANCE_MOST
    quality: int = QUALITY_LEAST
    query_percent: float = QUERY_PERCENT_LEAST
    compared_percent: float = COMPARED_PERCENT_LEAST


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """How much of two videos is alike, in per cent of the different frames of each."""

    query_percent: float
    compared_percent: float
    is_match: bool


_USUAL: Final = Rule()


def overlap(
    query: Sequence[FrameHash], compared: Sequence[FrameHash], rule: Rule = _USUAL
) -> Overlap:
    """Compare two videos; without a frame that says something nothing matches."""
    asked, others = _told_apart(query, rule.quality), _told_apart(compared, rule.quality)
    if not asked or not others:
        return Overlap(query_percent=0.0, compared_percent=0.0, is_match=False)
    import numpy as np

    one, other = (
        np.frombuffer(b"".join(map(bytes.fromhex, values)), dtype=np.uint64).reshape(-1, 4)
        for values in (asked, others)
    )
    found, met = 0, np.zeros(len(other), dtype=np.bool_)
    for frame in one:
        alike = np.bitwise_count(other ^ frame).sum(axis=1) <= rule.distance
        found += bool(alike.any())
        met |= alike
    query_percent = 100 * found / len(one)
    compared_percent = 100 * int(met.sum()) / len(other)
    return Overlap(
        query_percent=query_percent,
        compared_percent=compared_percent,
        is_match=query_percent >= rule.query_percent and compared_percent >= rule.compared_percent,
    )


def _told_apart(frames: Iterable[FrameHash], quality: int) -> tuple[str, ...]:
    """Return the hashes of good frames, each once: a still scene counts as one frame."""
    return tuple(dict.fromkeys(frame.pdq for frame in frames if frame.quality >= quality))


def to_json(frames: Iterable[FrameHash]) -> str:
    """Write the form that exchanges take."""
    return json.dumps([f"{each.pdq},{each.quality},{_seconds(each)}" for each in frames])


def from_json(untrusted: str) -> tuple[FrameHash, ...]:
    """Read that form; raises ``InputRefused`` (``vpdq-form``, ``vpdq-length``)."""
    try:
        entries = json.loads(untrusted)
    except (ValueError, RecursionError) as error:
        raise InputRefused("vpdq-form", "1") from error
    if not isinstance(entries, list):
        raise InputRefused("vpdq-form", "1")
    _require_length(len(entries))
    frames = []
    for number, entry in enumerate(entries, start=1):
        words = _words(entry, _PARTS, number)
        frames.append(_frame(words[0], words[1], words[2], number))
    return tuple(frames)


def to_lines(frames: Iterable[FrameHash]) -> str:
    """Write the form that the reference tool keeps beside a video."""
    return "".join(
        f"{number},{each.quality},{each.pdq},{_seconds(each)}\n"
        for number, each in enumerate(frames)
    )


def from_lines(untrusted: str) -> tuple[FrameHash, ...]:
    """Read that form; raises ``InputRefused`` with the line's number."""
    lines = untrusted.splitlines()
    _require_length(len(lines))
    frames = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            words = _words(line, _WORDS, number)
            frames.append(_frame(words[2], words[1], words[3], number))
    return tuple(frames)


def _seconds(frame: FrameHash) -> str:
    return f"{frame.at_ms // 1000}.{frame.at_ms % 1000:03}"


def _require_length(count: int) -> None:
    if count > FINGERPRINT_FRAMES:
        raise InputRefused("vpdq-length", str(count))


def _words(untrusted: object, count: int, number: int) -> list[str]:
    if not isinstance(untrusted, str) or len(untrusted) > _ENTRY_CHARACTERS:
        raise InputRefused("vpdq-form", str(number))
    words = [word.strip() for word in untrusted.split(",")]
    if len(words) != count:
        raise InputRefused("vpdq-form", str(number))
    return words


def _frame(pdq: str, quality: str, seconds: str, number: int) -> FrameHash:
    try:
        at_ms = round(1000 * float(seconds))
        return FrameHash(pdq=pdq.lower(), quality=int(quality), at_ms=at_ms)
    except (ValueError, OverflowError, InputRefused) as error:
        raise InputRefused("vpdq-form", str(number)) from error
