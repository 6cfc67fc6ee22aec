# SPDX-License-Identifier: Apache-2.0
"""The typefaces of the harmless queue can write all of its words."""

from __future__ import annotations

import re

import pytest

from reviewer.demo.content import fonts
from reviewer.demo.content.phrases import LANGUAGES, PHRASEBOOKS


@pytest.mark.parametrize("language", LANGUAGES)
def test_typeface_has_every_letter_of_the_phrasebook(language: str) -> None:
    book = PHRASEBOOKS[fonts.drawable(language)]
    face = fonts.typeface(24, book.language)
    words = [*book.charts, *book.months, *book.added]
    for groups in (book.posts, book.blanks, book.captions):
        words += [word for group in groups.values() for word in group]
    letters = set(re.sub(r"\{\w+\}|\s", "", "".join(words))) | set("0123456789:")

    missing = bytes(face.getmask("\U0010ffff"))

    assert {letter for letter in letters if bytes(face.getmask(letter)) == missing} == set()
