# SPDX-License-Identifier: Apache-2.0
"""A code can be read out, typed carelessly, and proves its gateway."""

from __future__ import annotations

import pytest

from reviewer.domain.errors import InputRefused
from reviewer.wire.enrolment_code import fingerprint, make, parse

KEY = b"k" * 32


def test_code_has_five_groups_and_reads_back():
    code = make(2**60 - 1, KEY)

    assert [len(part) for part in code.split("-")] == [4, 4, 4, 4, 4]
    assert parse(code) == ("ZZZZZZZZZZZZ", fingerprint(KEY))


@pytest.mark.parametrize("spoil", [str.lower, lambda c: c.replace("-", " "), lambda c: f" {c}\n"])
def test_code_is_read_however_it_is_typed(spoil):
    code = make(5, KEY)

    assert parse(spoil(code)) == parse(code)


def test_letters_that_look_like_digits_are_read_as_digits():
    assert parse("OOOO-IIII-LLLL-0000-1111") == ("000011111111", "00001111")


@pytest.mark.parametrize("text", ["", "AAAA-BBBB", "AAAA-BBBB-CCCC-DDDD-EEEU", "A" * 21, "é" * 20])
def test_other_text_is_refused(text):
    with pytest.raises(InputRefused) as refused:
        parse(text)

    assert refused.value.reason == "enrolment-code"


def test_a_secret_of_more_than_sixty_bits_is_refused():
    with pytest.raises(InputRefused):
        make(2**60, KEY)
