# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import enum

import pytest

from reviewer.domain.errors import InputRefused
from reviewer.sealing.canonical import MAX_INTEGER, canonical, parse_strict


class Colour(enum.StrEnum):
    GREEN = "green"


def test_canonical_sorts_keys_and_writes_no_spaces():
    value = {"b": [1, True, None], "a": {"z": "é\n\u0001", "A": -5}, "c": Colour.GREEN}

    assert canonical(value) == (
        '{"a":{"A":-5,"z":"é\\n\\u0001"},"b":[1,true,null],"c":"green"}'.encode()
    )


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (1.0, "json-type"),
        (float("nan"), "json-type"),
        (b"x", "json-type"),
        ((1,), "json-type"),
        ({"a": {1, 2}}, "json-type"),
        (MAX_INTEGER + 1, "json-number"),
        (-MAX_INTEGER - 1, "json-number"),
        ({"é": 1}, "json-key"),
        ({1: 1}, "json-key"),
        (["\ud800"], "json-text"),
    ],
)
def test_canonical_refuses_what_two_writers_could_write_differently(value, reason):
    with pytest.raises(InputRefused) as refused:
        canonical(value)

    assert refused.value.reason == reason


def test_canonical_refuses_a_value_that_holds_itself():
    value: list[object] = []
    value.append(value)

    with pytest.raises(InputRefused) as refused:
        canonical(value)

    assert refused.value.reason == "json-too-deep"


def test_parse_strict_reads_what_canonical_writes():
    value = {"a": [1, -MAX_INTEGER, "ü", None, False, {"b": {}}]}

    assert parse_strict(canonical(value)) == value


@pytest.mark.parametrize(
    ("untrusted", "reason"),
    [
        (b'{"a":1,"a":2}', "json-duplicate-key"),
        (b'{"x":{"a":1,"a":1}}', "json-duplicate-key"),
        (b"1.5", "json-number"),
        (b"1e3", "json-number"),
        (b"NaN", "json-number"),
        (b"-Infinity", "json-number"),
        (b"-0", "json-number"),
        (b"9007199254740992", "json-number"),
        (b"9" * 5000, "json-number"),
        (b'"\\ud800"', "json-text"),
        ('{"é":1}'.encode(), "json-key"),
        (b'"\xff"', "json-form"),
        (b"\xef\xbb\xbf1", "json-form"),
        (b'{"a":1} {}', "json-form"),
        (b"", "json-form"),
        (b"[" * 17 + b"]" * 17, "json-too-deep"),
        (b"[" * 100_000, "json-too-deep"),
        (b" " * (1 << 20) + b"1", "json-too-long"),
    ],
)
def test_parse_strict_refuses_ambiguous_and_oversized_text(untrusted, reason):
    with pytest.raises(InputRefused) as refused:
        parse_strict(untrusted)

    assert refused.value.reason == reason


def test_parse_strict_accepts_the_deepest_it_allows():
    assert canonical(parse_strict(b"[" * 16 + b"]" * 16)) == b"[" * 16 + b"]" * 16
