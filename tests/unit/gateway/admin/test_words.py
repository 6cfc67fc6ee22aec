# SPDX-License-Identifier: Apache-2.0
"""What the command line prints cannot steer a terminal, and every failure is one sentence."""

from __future__ import annotations

import pytest

from reviewer.domain.errors import InputRefused, RuleBroken, StoreUnusable
from reviewer.gateway.admin.words import plain, row_sentence, sentence


def test_plain_shows_controls_and_turning_marks_as_escapes():
    assert plain("a\x1b[31m\u202eb\n\udc80 é") == "a\\x1b[31m\\u202eb\\n\\udc80 é"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (InputRefused("queue", "x.low"), "There is no queue x.low: a queue is"),
        (StoreUnusable("full"), "The disk is full; nothing was changed."),
        (RuleBroken("not-found"), "There is no such item here."),
        (InputRefused("unheard-of", "place"), "That was refused: unheard-of: place."),
    ],
)
def test_sentence_is_plain(error, said):
    assert sentence(error).startswith(said)


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("schema (kind)", "m:1: kind: missing, or not image, video or text"),
        ("schema (severity)", "m:1: severity: S0 to S4, or left out"),
        ("schema (caption)", "m:1: caption: missing, or not of the right form"),
        ("text-bytes (kind)", "m:1: kind: the bytes are text, not a picture or video"),
        ("not-json", "m:1: the line is not JSON"),
        ("unheard-of", "m:1: unheard-of"),
    ],
)
def test_row_sentence_names_the_field(why, said):
    assert row_sentence("m:1", why) == said
