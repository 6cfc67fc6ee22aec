# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import pytest

from reviewer.domain.errors import MediaUnreadable
from reviewer.media import texts
from reviewer.media.limits import MAX_TEXT_BYTES


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"plain", "plain"),
        (b"\xef\xbb\xbfmarked", "marked"),
        ("سلام".encode("utf-16"), "سلام"),
        ("Hello".encode("utf-16-le"), "Hello"),
        ("Hello".encode("utf-16-be"), "Hello"),
        (b"\xff\xfe\x00\x00A\x00\x00\x00", "A"),
        (b"caf\xe9 noir", "caf\ufffd noir"),
        (b"\xed\xa0\x80", "\ufffd\ufffd\ufffd"),
        (b"", ""),
    ],
)
def test_text_is_decoded_and_damage_is_marked(data, expected):
    assert texts.decode_text(data) == expected


def test_a_text_beyond_the_bound_is_too_large():
    with pytest.raises(MediaUnreadable) as caught:
        texts.decode_text(b"a" * (MAX_TEXT_BYTES + 1))

    assert caught.value.reason == "too-large"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\tb\nc", "a\tb\nc"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("\0\x07\x1b\x7f", "␀␇␛␡"),
        ("\x85\x9b", "⟦85⟧⟦9B⟧"),
        ("\u202aa\u202c\u2067b\u2069\u200f\u061c", "⟦LRE⟧a⟦PDF⟧⟦RLI⟧b⟦PDI⟧⟦RLM⟧⟦ALM⟧"),
        ("نص عربي", "نص عربي"),
        ("می\u200cروم 👩\u200d🚒", "می\u200cروم 👩\u200d🚒"),
    ],
)
def test_controls_are_shown_and_letters_are_left_alone(text, expected):
    assert texts.visible(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three? Four.", ["One. Two! Three?", "Four."]),
        ("واحد؟ اثنان. ثلاثة! أربعة.", ["واحد؟ اثنان. ثلاثة!", "أربعة."]),
        ("一。二。三。四。", ["一。 二。 三。", "四。"]),
        ("「一。」二！？三", ["「一。 」二！？ 三"]),
        ("एक। दो॥ तीन। चार।", ["एक। दो॥ तीन।", "चार।"]),
        ("አንድ። ሁለት፧ ሦስት። አራት።", ["አንድ። ሁለት፧ ሦስት።", "አራት።"]),
        (
            "line one\nline two\n\n\nline three\nline four",
            ["line one line two line three", "line four"],
        ),
        ('He said "Go." Then he went.', ['He said "Go." Then he went.']),
        ("version 1.2.3 is out", ["version 1.2.3 is out"]),
        ("a" * 1000, ["a" * 399 + "…", "a" * 399 + "…", "a" * 202]),
        ("word " * 100, ["word " * 78 + "word…", "word " * 20 + "word"]),
        ("\u202e" * 90, [("⟦RLO⟧" * 80)[:399] + "…", "⟧" + "⟦RLO⟧" * 10]),
        ("  \n ", [""]),
    ],
)
def test_a_text_is_read_in_steps_of_three_sentences(text, expected):
    _, steps, _ = texts.step_of(text, 0)

    read = [texts.step_of(text, number) for number in range(steps)]

    assert read == [(number, len(expected), words) for number, words in enumerate(expected)]
    assert texts.step_of(text, steps + 5) == read[-1]


def test_ten_megabytes_in_one_line_are_stepped_through_as_far_as_a_book():
    step, steps, words = texts.step_of("no end " * 1_500_000, 10**9)

    assert (step, len(words) <= 400) == (steps - 1, True)
    assert 1_000_000 // 400 <= steps <= 1_000_000 // 300


@pytest.mark.parametrize(
    ("text", "lines"), [("", 0), ("a", 1), ("a\n", 1), ("a\nb", 2), ("\r\n\r", 2), ("a\u2029b", 2)]
)
def test_lines_are_counted_as_shown(text, lines):
    assert texts.line_count(text) == lines


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Hello", "Latn"),
        ("مرحبا hi", "Arab"),
        ("Привет", "Cyrl"),
        ("漢字", "Hani"),
        ("ひらがな", "Hira"),
        ("123 !?", "Zyyy"),
        ("", "Zyyy"),
    ],
)
def test_the_prevailing_script_is_the_one_of_most_letters(text, script):
    assert texts.prevailing_script(text) == script


@pytest.mark.parametrize(
    ("text", "max_bytes", "expected"),
    [
        ("abc", 3, ("abc", False)),
        ("abcd", 3, ("abc", True)),
        ("ééé", 5, ("éé", True)),
        ("日本", 3, ("日", True)),
    ],
)
def test_text_is_cut_between_characters(text, max_bytes, expected):
    assert texts.bounded(text, max_bytes) == expected


@pytest.mark.parametrize(
    ("data", "is_clean"),
    [
        (b"plain\r\n", True),
        ("été".encode(), True),
        ("hello there".encode("utf-16"), True),
        (b"\x00\x01\x02", False),
        (b"caf\xe9", False),
        (b"bell \x07", False),
    ],
)
def test_clean_text_needs_nobody_to_vouch_for_it(data, is_clean):
    assert texts.is_clean_text(data) is is_clean
