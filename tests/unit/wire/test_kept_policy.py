# SPDX-License-Identifier: Apache-2.0
"""A policy is read back as it was when it was checked."""

from __future__ import annotations

import json

from reviewer.settings.resources import resource
from reviewer.wire.kept_policy import read_kept_policy
from reviewer.wire.policy import checked_body, policy_from_body, policy_from_toml
from tests.builders import policy_body

STARTER = policy_from_toml(resource("policy", "starter.toml").read_text(encoding="utf-8"))


def test_checked_body_reads_back_as_the_same_policy():
    for body in (policy_body(undo_s=7), STARTER):
        kept = json.dumps(checked_body(json.dumps(body).encode()))

        assert read_kept_policy(kept) == policy_from_body(body)


def test_body_as_it_was_signed_reads_the_same_with_its_gaps_filled():
    body = policy_body() | {"later": 1}
    body["labels"][0]["later"] = 2
    body["limits"] = {"later": 3}

    assert read_kept_policy(json.dumps(body)) == policy_from_body(body)


def test_numbers_written_as_words_are_kept_as_numbers():
    body = policy_body(undo_s="9")

    kept = read_kept_policy(json.dumps(checked_body(json.dumps(body).encode())))

    assert kept.limits.undo_s == 9
