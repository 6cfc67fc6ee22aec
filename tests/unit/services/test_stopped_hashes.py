# SPDX-License-Identifier: Apache-2.0
"""Hashes that were not proposed are told of, though the decision itself needs no telling."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reviewer.adapters.storage.forms import read_draft, read_group, write_draft, write_group
from reviewer.domain.banks import BankKind, EntryState, Match, Unsafe
from reviewer.domain.decisions import Draft, Verdict
from reviewer.domain.hashes import HashKind
from reviewer.domain.items import Spread
from reviewer.domain.outbox import ActKind, ActState, Outcome, is_told
from reviewer.gui.viewmodels.attention_words import stopped_words, what_happened
from reviewer.services.shown import AttentionRow
from tests import builders

STOPPED = {"item_id": "it-1", "kind": "pdq", "reason": "plain"}


@pytest.mark.parametrize(
    ("outcome", "detail", "expected"),
    [
        (Outcome.ACCEPTED, {}, False),
        (Outcome.ACCEPTED, {"stopped": []}, False),
        (Outcome.ACCEPTED, {"stopped": [STOPPED]}, True),
        (Outcome.ACCEPTED_PENDING_SECOND, {}, False),
        (Outcome.ACCEPTED_PENDING_SECOND, {"stopped": [STOPPED]}, True),
        (Outcome.SUPERSEDED, {}, True),
    ],
)
def test_an_answer_is_told_when_it_says_something_new(outcome, detail, expected):
    assert is_told(outcome, detail) is expected


@pytest.mark.parametrize("stopped", [[], [STOPPED]])
def test_it_stands_in_needs_attention_until_it_was_seen(bench, gateway, stopped):
    gateway.adds(*builders.groups(1))
    bench.turn()
    judged = gateway._judge

    def stops(act_id, entry):
        answer = judged(act_id, entry)
        return replace(answer, detail={**answer.detail, "stopped": stopped})

    gateway._judge = stops
    bench.workbench.review.decide("g-1", builders.a_draft(), Verdict.VIOLATES)
    bench.sends()

    rows = bench.workbench.attention.rows()
    bench.workbench.attention.seen([row.act_id for row in rows])

    assert [row.detail.get("stopped") for row in rows] == ([stopped] if stopped else [])
    assert bench.workbench.attention.rows() == ()


@pytest.mark.parametrize("reason", [each.value for each in Unsafe] + ["of-a-later-version"])
def test_every_reason_has_a_sentence(reason):
    (sentence,) = stopped_words(a_row([{**STOPPED, "reason": reason}]))

    assert sentence.replace("\u2068", "").startswith("PDQ\u2069: Stopped")


@pytest.mark.parametrize("untrusted", [None, "plain", {"kind": "pdq"}, [None, 3, "x"]])
def test_a_detail_of_another_form_says_nothing(untrusted):
    assert stopped_words(a_row(untrusted)) == ()


def test_the_row_says_that_hashes_were_not_proposed():
    assert what_happened(a_row([STOPPED])).startswith("The gateway has your decision.")


def a_row(stopped):
    return AttentionRow(
        act_id="a-1",
        group_id="g-1",
        kind=ActKind.DECISION,
        state=ActState.SETTLED,
        outcome=Outcome.ACCEPTED,
        verdict=Verdict.VIOLATES,
        detail={"stopped": stopped},
        needs_person=False,
    )


def test_matches_and_spread_of_a_group_are_kept():
    match = Match(
        entry_id="e-1",
        bank="local",
        bank_kind=BankKind.ALLOW,
        kind=HashKind.PDQ,
        distance=7,
        form="mirrored",
        state=EntryState.DISPUTED,
        source="hma-1",
        labels=("t1.a",),
        disputes=2,
    )
    item = replace(builders.an_item("it-1"), matches=(match,))
    spread = Spread(
        representative="it-1",
        distances={"it-2": 4},
        forms={"it-2": "rotated"},
        captions_differ=True,
        audited=("it-2",),
    )
    group = replace(builders.a_group(items=(item, builders.an_item("it-2"))), spread=spread)

    assert read_group(write_group(group)) == group


def test_the_audience_of_a_draft_is_kept():
    draft = Draft(audience="partners")

    assert read_draft(write_draft(draft)) == draft
