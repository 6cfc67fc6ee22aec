# SPDX-License-Identifier: Apache-2.0
"""Secrets planted in every shape we know do not survive; ordinary sentences do."""

from __future__ import annotations

import base64
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.diagnostics.redaction import REDACTED, redact


@pytest.mark.parametrize(
    ("planted", "written"),
    [
        ("secret=swordfish", f"secret={REDACTED}"),
        ("enrolment code=K7-PQ and more", f"enrolment code={REDACTED}"),
        ("enrolment_code=K7-PQ", f"enrolment_code={REDACTED}"),
        ("?code=abc&state=xyz", f"?code={REDACTED}"),
        ('{"token": "short"}', f'{{"token": {REDACTED}'),
        ("passphrase: three little words", f"passphrase: {REDACTED}"),
        ("Authorization: Bearer abc.def", f"Authorization: {REDACTED}"),
        ("sent Bearer abc.def-123 on", f"sent Bearer {REDACTED} on"),
        ("mail from amal@example.org came", f"mail from {REDACTED} came"),
        ("user root@localhost", f"user {REDACTED}"),
        ("digest " + hashlib.md5(b"x").hexdigest(), f"digest {REDACTED}"),
        ("key " + base64.b64encode(bytes(range(32))).decode(), f"key {REDACTED}"),
        ("key " + base64.urlsafe_b64encode(bytes(range(220, 252))).decode(), f"key {REDACTED}"),
        ("0123456789abcdef0", REDACTED),
    ],
)
def test_redact_takes_out_a_planted_secret(planted, written):
    assert redact(planted) == written


@pytest.mark.parametrize(
    "sentence",
    [
        "Leased 12 groups from violence.s2",
        "Decision 0190a3f2-7b1c-7def-8abc-0123456789ab settled: accepted",
        "Group grp_0190a3f2-7b1c-7def-8abc-0123456789ab given back",
        "The gateway answered 503; status_code=503, next try in 8 s",
        "0123456789abcdef",
        "Sync went from online to offline",
    ],
)
def test_redact_leaves_an_ordinary_sentence(sentence):
    assert redact(sentence) == sentence


def test_redact_makes_control_characters_visible():
    assert redact("a\nb\x1b[31mc\u202ed\ud800") == r"a\nb\x1b[31mc\u202ed\ud800"


@given(st.binary(min_size=13, max_size=64), st.sampled_from(["hex", "b64", "url"]))
def test_redact_leaves_no_encoded_key(key, form):
    encoded = {
        "hex": key.hex(),
        "b64": base64.b64encode(key).decode(),
        "url": base64.urlsafe_b64encode(key).decode(),
    }[form]

    assert encoded not in redact(f"wrapped with {encoded} today")


@given(st.text(max_size=200))
def test_redact_is_stable_and_one_line(text):
    once = redact(text)

    assert (redact(once), len(once.splitlines()) <= 1) == (once, True)
