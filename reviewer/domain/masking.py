# SPDX-License-Identifier: Apache-2.0
"""Masks the letters of listed words after the first one, in any script.

Only whole words count, so that a listed word inside a harmless one leaves it alone; scripts written
without spaces have no such boundary, and there the listed word counts wherever it stands.  Case,
compatibility forms, marks over letters and joiners do not hide a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

MASK: Final = "•"
_SKIPPED: Final = frozenset({"Mn", "Me", "Cf"})  # marks, joiners: no letters of their own
_TATWEEL: Final = "\u0640"  # stretches an Arabic word, says nothing
# Han, kana, Thai, Lao, Myanmar, Khmer: written without spaces between words.
_UNSPACED: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]"
)


def mask_words(text: str, words: Sequence[str]) -> str:
    """Return ``text`` with every letter but the first of each of ``words`` masked."""
    folded = [each for each in map(_fold_word, words) if each]
    if not folded or not text:
        return text
    plain, places = _folded(text)
    # Longer words first: a listed word that begins another one must not end its masking.
    pattern = "|".join(_bounded(each) for each in sorted(set(folded), key=len, reverse=True))
    masked = list(text)
    for found in re.finditer(pattern, plain):
        end = places[found.end() - 1] + 1
        for at in _after_first(text, places[found.start()], end):
            masked[at] = "" if unicodedata.category(text[at]) in _SKIPPED else MASK
    return "".join(masked)


def _after_first(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the places after the first letter and the marks that belong to it."""
    at = start + 1
    while at < end and unicodedata.category(text[at]) in _SKIPPED:
        at += 1
    for place in range(at, end):
        if not text[place].isspace():
            yield place


def _bounded(word: str) -> str:
    before = "" if _UNSPACED.match(word[0]) else r"(?<!\w)"
    after = "" if _UNSPACED.match(word[-1]) else r"(?!\w)"
    return before + re.escape(word) + after


def _fold_word(word: str) -> str:
    return _folded(word.strip())[0]


def _folded(text: str) -> tuple[str, list[int]]:
    """Return ``text`` without what hides a word, and where each of its characters came from."""
    plain: list[str] = []
    places: list[int] = []
    for at, character in enumerate(text):
        for one in unicodedata.normalize("NFKD", character).casefold():
            if one != _TATWEEL and unicodedata.category(one) not in _SKIPPED:
                plain.append(one)
                places.append(at)
    return "".join(plain), places
