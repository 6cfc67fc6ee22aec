# SPDX-License-Identifier: Apache-2.0
"""Which items are worth comparing with a new one."""

from __future__ import annotations

import numpy as np
import pytest

from reviewer.demo.content.dice import Dice
from reviewer.demo.content.phrases import PHRASEBOOKS, TOPICS
from reviewer.media.grouping import sketches as module
from reviewer.media.grouping.features import Features
from reviewer.media.grouping.sketches import MOST_CANDIDATES, Sketches, sketch
from tests.unit.media.grouping.pictures import copy_of, features_of, photograph, sha256

NAMES = ("astronaut.png", "chelsea.png", "coffee.png", "coins.png", "page.png", "rocket.jpg")


def keys(*numbers: int):
    return np.array(numbers, dtype=np.uint32)


def text(words: str) -> Features:
    return Features.of_text((sha256(words.encode()),), words)


@pytest.fixture(scope="module")
def known_photographs():
    known = Sketches()
    for number, name in enumerate(NAMES):
        known.add(number, sketch(features_of(photograph(name))))
    return known


@pytest.mark.parametrize("name", ["astronaut.png", "chelsea.png", "coffee.png"])
@pytest.mark.parametrize(
    ("alteration", "strength"), [("crop", 0.2), ("screenshot", 0.6), ("tilt", 3), ("border", 0.1)]
)
def test_the_picture_of_an_altered_copy_comes_first(known_photographs, name, alteration, strength):
    copy = features_of(copy_of(photograph(name), alteration, strength))

    assert known_photographs.near(sketch(copy))[0] == NAMES.index(name)


def test_the_post_of_an_altered_post_comes_first():
    posts = [
        PHRASEBOOKS[language].post(Dice(2, place, turn), topic, turn)
        for language in PHRASEBOOKS
        for place, topic in enumerate(TOPICS)
        for turn in range(2)
    ]
    known = Sketches()
    for number, post in enumerate(posts):
        known.add(number, sketch(text(post)))

    firsts = [known.near(sketch(text(f"Please read! {post.upper()} #now")))[0] for post in posts]

    assert firsts == list(range(len(posts)))


def test_a_text_of_a_few_letters_finds_the_same():
    known = Sketches()
    known.add(1, sketch(text("Good morning!")))
    known.add(2, sketch(text("Good evening!")))

    assert known.near(sketch(text("good MORNING"))) == (1,)


def test_an_item_with_neither_landmarks_nor_words_finds_nothing():
    known = Sketches()
    nothing = sketch(Features("0" * 64))
    known.add(1, nothing)

    assert (len(nothing), known.near(nothing)) == (0, ())


def test_one_number_in_common_is_chance():
    known = Sketches()
    known.add(1, keys(1, 2, 3))
    known.add(2, keys(3, 4, 5))

    assert known.near(keys(2, 3, 9)) == (1,)


def test_the_most_in_common_come_first_and_no_more_than_so_many():
    known = Sketches()
    for item in range(60):
        known.add(item, keys(1, 2, *((3,) if item == 40 else ())))

    near = known.near(keys(1, 2, 3))

    assert (near[:3], len(near)) == ((40, 0, 1), MOST_CANDIDATES)


def test_what_very_many_have_tells_nothing(monkeypatch):
    monkeypatch.setattr(module, "_COMMON", 3)
    known = Sketches()
    for item in range(4):
        known.add(item, keys(1, 2, item + 10))

    assert known.near(keys(1, 2, 10)) == ()


def test_settled_and_fresh_numbers_are_found_alike(monkeypatch):
    monkeypatch.setattr(module, "_SETTLE_AT", 5)
    known, expected = Sketches(), []
    for item in range(40):
        known.add(item, keys(item // 4, item // 4 + 100))
        expected.append(tuple(range(item // 4 * 4, item + 1)))
        assert known.near(keys(item // 4, item // 4 + 100)) == expected[-1]
