# SPDX-License-Identifier: Apache-2.0
"""Whether two texts are alike, and which words of two captions are not."""

from __future__ import annotations

import itertools

import pytest

from reviewer.demo.content.dice import Dice
from reviewer.demo.content.phrases import LANGUAGES, PHRASEBOOKS, TOPICS
from reviewer.media.grouping.wording import (
    WordDifference,
    differing_words,
    percent_alike,
    plain,
)

POSTS = {
    "en": "The village fair is on Sunday this year, on the green behind the school at 10:30.",
    "fr": "La fête du village aura lieu dimanche, sur le pré derrière l'école, à 10:30.",
    "ar": "يقام مهرجان القرية يوم الأحد هذا العام في الساحة خلف المدرسة الساعة 10:30",
}
ALTERED = {
    "in capitals": str.upper,
    "without stops": lambda text: text.replace(".", "").replace(",", "").replace(":", ""),
    "with marks that show nothing": "\u200b".join,
    "marked as running right to left": lambda text: f"\u202b{text}\u202c",
    "with words added": lambda text: text + " #now",
    "with pictures between": lambda text: " \N{FIRE} ".join(text.split()),
    "with Arabic digits": lambda text: text.translate({48 + n: 0x660 + n for n in range(10)}),
    "stretched and vowelled": lambda text: text.replace("ا", "اـ").replace("م", "مَ"),
    "with letters apart from their accents": lambda text: text.replace("é", "e\u0301"),
    "in wide letters": lambda text: "".join(
        chr(ord(mark) + 0xFEE0) if "!" <= mark <= "~" else mark for mark in text
    ),
}


@pytest.mark.parametrize("language", POSTS)
@pytest.mark.parametrize("alteration", ALTERED)
def test_an_altered_post_is_alike(language, alteration):
    post = POSTS[language]

    assert percent_alike(plain(post), plain(ALTERED[alteration](post))) is not None


def test_a_few_letters_changed_are_alike():
    one, other = "the fair is behind the scool this year", "the fair is behind the school this year"

    assert percent_alike(one, other) == pytest.approx(98.7, abs=0.1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_posts_of_the_same_template_are_not_alike(language):
    posts = [
        plain(PHRASEBOOKS[language].post(Dice(1, place, turn, number), topic, turn))
        for place, topic in enumerate(TOPICS)
        for turn in range(2)
        for number in range(5)
    ]

    joined = [pair for pair in itertools.combinations(posts, 2) if percent_alike(*pair) is not None]
    assert joined == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bus 4 leaves the market place at noon", "bus 5 leaves the market place at noon"),
        ("meet me at the bridge", "meet me at the ridge"),
        ("", ""),
        ("", "the fair is behind the school"),
    ],
)
def test_numbers_few_letters_and_nothing_are_never_near(one, other):
    assert percent_alike(one, other) is None


def test_a_short_text_is_alike_the_same():
    assert percent_alike(plain("Good morning!"), plain("good morning")) == 100.0


def test_plain_is_plain_already():
    for text in POSTS.values():
        assert plain(plain(text)) == plain(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fair on Sunday!", "fair on sunday"),
        ("The festival begins", "The festval begins"),
        ("on Sunday the fair", "the fair on Sunday"),
        ("", " \u200b!"),
    ],
)
def test_captions_that_say_the_same(one, other):
    assert differing_words(one, other) is None


@pytest.mark.parametrize(
    ("one", "other", "difference"),
    [
        ("Look at this", "News: look at this today", ((), ("news", "today"))),
        ("do this", "do not do this", ((), ("not", "do"))),
        ("bus 41234", "bus 41235", (("41234",), ("41235",))),
        ("legal", "illegal", (("legal",), ("illegal",))),
        ("", "breaking", ((), ("breaking",))),
        ("أخبار اليوم", "أخبار الأمس", (("اليوم",), ("الأمس",))),
    ],
)
def test_captions_that_differ_are_told_by_their_words(one, other, difference):
    only_one, only_other = difference

    assert differing_words(one, other) == WordDifference(only_one=only_one, only_other=only_other)
