# SPDX-License-Identifier: Apache-2.0

from __future__ import annotations

import json

import pytest

from reviewer.gateway.api.bodies import DEPTH_MAX, parsed
from reviewer.gateway.api.problems import Refusal
from reviewer.wire.problems import ProblemType
from reviewer.wire.work import DecisionBatch, LeaseRequest


def test_message_is_read():
    raw = b'{"workstation_id":"w","want":2,"queues":["a.low"],"later_field":true}'

    assert parsed(LeaseRequest, raw) == LeaseRequest(workstation_id="w", want=2, queues=("a.low",))


@pytest.mark.parametrize(
    ("raw", "where"),
    [
        (b'{"workstation_id":"w","want":"2","queues":["a"]}', "want"),
        (b'{"workstation_id":"w","want":2.0,"queues":["a"]}', "want"),
        (b'{"workstation_id":"w","want":true,"queues":["a"]}', "want"),
        (b'{"workstation_id":"w","want":2,"queues":"a"}', "queues"),
        (b'{"workstation_id":"w","want":2,"queues":["a b"]}', "queues.0"),
        (b'{"workstation_id":"w","want":2,"queues":[]}', "queues"),
        (b'{"want":2,"queues":["a"]}', "workstation_id"),
    ],
)
def test_first_wrong_field_is_named_and_no_type_is_guessed(raw, where):
    with pytest.raises(Refusal) as refused:
        parsed(LeaseRequest, raw)

    assert refused.value.extra == {"where": where}


def test_depth_is_bounded_and_brackets_in_strings_are_not_depth():
    def batch(value):
        return json.dumps(
            {"workstation_id": "w", "attempt_id": "a", "entries": [{"x": value}]}
        ).encode()

    deep = "leaf"
    for _ in range(DEPTH_MAX - 3):
        deep = [deep]

    parsed(DecisionBatch, batch(deep))
    parsed(DecisionBatch, batch("[" * 5000 + '"\\'))
    with pytest.raises(Refusal) as refused:
        parsed(DecisionBatch, batch([deep]))
    assert refused.value.extra == {"where": "depth"}


@pytest.mark.timeout(20)
@pytest.mark.parametrize("end", [b"", b"\\", b'"'])
def test_string_full_of_escapes_is_looked_at_once_even_when_it_never_ends(end):
    with pytest.raises(Refusal) as refused:
        parsed(LeaseRequest, b'"' + b'\\"' * 500_000 + end)

    assert refused.value.problem is ProblemType.SCHEMA


def test_brackets_after_a_string_with_a_line_break_escaped_by_hand_are_depth():
    with pytest.raises(Refusal) as refused:
        parsed(LeaseRequest, b'{"a\\\n":' + b"[" * DEPTH_MAX)

    assert refused.value.extra == {"where": "depth"}
