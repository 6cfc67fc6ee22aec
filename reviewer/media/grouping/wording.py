# SPDX-License-Identifier: Apache-2.0
"""Whether two texts are alike, and which words of two captions are not.

Compared is what a reader sees: letters in one case and one form (Unicode NFKC), without marks that
show nothing (zero width, direction, the Arabic stretch) and without vowel signs, digits as 0 to 9.
Numbers are never near: bus 4 is not bus 5, so the digits of one text must be found in the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

LEAST_PERCENT: Final = 90.0
# A shorter text is alike only what reads the same: few letters are near many others.
LEAST_CHARACTERS: Final = 24
MOST_CHARACTERS: Final = 20_000
# A word with one slip of the pen is the same word from this length on.
_SPELT_LETTERS: Final = 5

# Signs over and under letters, selectors of a drawing, and letters that are drawn as nothing.
_UNSEEN: Final = re.compile(
    "[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\ufe00-\ufe0f"
    "\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0\U000e0100-\U000e01ef]"
)
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class WordDifference:
    """The words of one text that the other does not have, in their order and plain form."""

    only_one: tuple[str, ...]
    only_other: tuple[str, ...]


def plain(text: str) -> str:
    """Return the words a reader sees, in one form, one space between them."""
    composed = unicodedata.normalize("NFKC", text[:MOST_CHARACTERS])
    seen = "".join(
        _digit(mark) for mark in composed if unicodedata.category(mark) not in {"Cf", "Co", "Cn"}
    )
    return " ".join(_WORD.findall(_UNSEEN.sub("", seen).casefold()))


def percent_alike(one: str, other: str) -> float | None:
    """Return how alike two plain texts are, or ``None`` if they are not.

    100 is equal; else 200 times the letters both have in order over all letters (RapidFuzz).
    """
    if one == other:
        return 100.0 if one else None
    if min(len(one), len(other)) < LEAST_CHARACTERS or not _numbers_agree(one, other):
        return None
    percent = fuzz.ratio(one, other, score_cutoff=LEAST_PERCENT)
    return percent if percent >= LEAST_PERCENT else None


def differing_words(one: str, other: str) -> WordDifference | None:
    """Return the words by which two captions differ, or ``None`` if they say the same.

    A word misspelt by one letter, but for its first, says the same; a number never does.
    """
    words, others = plain(one).split(), plain(other).split()
    only_one = _without(words, Counter(others))
    only_other = _without(others, Counter(words))
    for word in tuple(only_one):
        slip = next((each for each in only_other if _is_slip(word, each)), None)
        if slip is not None:
            only_one.remove(word)
            only_other.remove(slip)
    if not only_one and not only_other:
        return None
    return WordDifference(only_one=tuple(only_one), only_other=tuple(only_other))


def _digit(mark: str) -> str:
    value = unicodedata.decimal(mark, None)
    return mark if value is None else str(value)


def _numbers_agree(one: str, other: str) -> bool:
    digits, others = (re.sub(r"\D", "", text) for text in (one, other))
    return digits in others or others in digits


def _without(words: list[str], others: Counter[str]) -> list[str]:
    left, kept = Counter(others), []
    for word in words:
        if left[word] > 0:
            left[word] -= 1
        else:
            kept.append(word)
    return kept


def _is_slip(word: str, other: str) -> bool:
    return (
        min(len(word), len(other)) >= _SPELT_LETTERS
        and word[0] == other[0]
        and not any(mark.isdigit() for mark in word + other)
        and OSA.distance(word, other, score_cutoff=1) <= 1
    )
