# SPDX-License-Identifier: Apache-2.0
"""One answer for many: what comes here, what must be looked at, and what is taken apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reviewer.domain.decisions import Verdict
from reviewer.domain.errors import GatewayRefused, MediaMissing, Offline, RuleBroken
from reviewer.domain.hashes import HashKind, HashValue
from reviewer.domain.items import ItemKind, LocalState, Severity
from reviewer.domain.outbox import ActState, Outcome
from reviewer.domain.views import Level, Wall, Walls
from tests import builders

SHA256 = HashValue(kind=HashKind.SHA256, value="a" * 64)


def fetched(bench):
    with bench.read() as work:
        return sorted(blob.item_id for blob in work.blobs.list() if blob.wrapped_key is not None)


def decide(bench, group_id="g-1", **draft):
    return bench.workbench.review.decide(group_id, builders.a_draft(**draft), Verdict.ALLOWED)


def test_of_a_group_only_the_representative_and_the_audited_come_here(bench, gateway):
    gateway.adds(builders.alike(count=9, audited=(5,)))

    bench.turn()

    assert fetched(bench) == ["g-1-i0", "g-1-i5"]
    assert gateway.count("media") == 2
    assert bench.workbench.queue.open("g-1").state is LocalState.READY


def test_a_group_of_an_older_gateway_comes_as_a_whole(bench, gateway):
    gateway.adds(builders.alike(count=3, spread=None))

    bench.turn()

    assert fetched(bench) == ["g-1-i0", "g-1-i1", "g-1-i2"]


def test_an_audited_member_that_arrives_wrong_holds_nobody_up_and_is_told(bench, gateway):
    gateway.adds(builders.alike(audited=(2,)))
    gateway.media_bytes["g-1-i2"] = b"other bytes"

    bench.turn()
    opened = bench.workbench.queue.open("g-1")

    assert (opened.state, opened.unlooked) == (LocalState.READY, ())
    assert opened.absent == {"g-1-i2"}
    assert decide(bench).group_id == "g-1"


def test_one_answer_is_saved_only_after_the_audited_were_looked_at(bench, gateway):
    gateway.adds(builders.alike(audited=(1, 3)))
    bench.turn()
    look = bench.workbench.look

    with pytest.raises(RuleBroken) as refused:
        decide(bench)
    look.reduced("g-1-i3", Level.R1)
    with pytest.raises(RuleBroken) as again:
        decide(bench)
    look.reduced("g-1-i1", Level.R1)

    assert (refused.value.rule, refused.value.missing) == ("unlooked", ("g-1-i1", "g-1-i3"))
    assert again.value.missing == ("g-1-i1",)
    assert decide(bench).group_id == "g-1"


def test_where_nothing_is_decoded_pictures_are_decided_without_a_check(bench, gateway):
    gateway.adds(builders.alike(audited=(1,)))
    bench.turn()
    missing = frozenset({Wall.SECCOMP})
    bench.decoder.walls = lambda: Walls(standing=frozenset(), missing=missing, absent=frozenset())
    bench.workbench.look.walls()

    assert decide(bench).group_id == "g-1"


def test_a_text_is_checked_even_where_no_picture_is_decoded(bench, gateway):
    group = builders.alike(audited=(1,))
    items = tuple(replace(item, kind=ItemKind.TEXT) for item in group.items)
    gateway.adds(replace(group, items=items))
    bench.turn()
    missing = frozenset({Wall.SECCOMP})
    bench.decoder.walls = lambda: Walls(standing=frozenset(), missing=missing, absent=frozenset())
    bench.workbench.look.walls()

    with pytest.raises(RuleBroken, match="unlooked"):
        decide(bench)


def test_an_audited_member_is_shown_at_r1_and_no_closer(bench, gateway):
    gateway.adds(builders.alike(audited=(1,)))
    bench.turn()
    look = bench.workbench.look
    closer = (
        lambda: look.reduced("g-1-i1", Level.R2),
        lambda: look.begin_detail("g-1-i1"),
        lambda: look.begin_clear("g-1-i1"),
        lambda: look.begin_play("g-1-i1"),
        lambda: look.begin_sound("g-1-i1"),
    )

    assert look.reduced("g-1-i1", Level.R1).level is Level.R1
    for each in closer:
        with pytest.raises(RuleBroken, match="level"):
            each()
    assert look.reduced("g-1-i0", Level.R2).level is Level.R2


def test_a_member_that_is_not_opened_has_nothing_to_show(bench, gateway):
    gateway.adds(builders.alike(audited=(1,)))
    bench.turn()

    with pytest.raises(MediaMissing):
        bench.workbench.look.reduced("g-1-i4", Level.R1)


def test_members_decided_unopened_are_charged_to_the_day(bench, gateway):
    gateway.adds(builders.alike(count=6, audited=(1,), severity=Severity.S3, queue="violence.low"))
    bench.turn()
    bench.workbench.look.reduced("g-1-i1", Level.R1)

    before = bench.workbench.wellbeing.state().viewing_s
    decide(bench, severity=Severity.S3)
    kept = bench.account.document.decode()

    assert bench.workbench.wellbeing.state().viewing_s == before
    assert kept.count('"is_spared": true') + kept.count('"is_spared":true') == 5


def test_offline_a_group_stays_whole(bench, gateway):
    gateway.adds(builders.alike())
    bench.turn()
    gateway.goes_offline()
    bench.workbench.sync.sync_now()
    bench.turn()

    with pytest.raises(Offline):
        bench.workbench.groups.split("g-1", ("g-1-i2",))

    assert len(bench.workbench.queue.open("g-1").group.items) == 5


@pytest.mark.parametrize("chosen", [(), ("g-1-i0",), ("g-1-i1", "elsewhere")])
def test_only_members_that_the_first_stands_for_are_taken_apart(bench, gateway, chosen):
    gateway.adds(builders.alike())
    bench.turn()

    with pytest.raises(RuleBroken, match="split"):
        bench.workbench.groups.split("g-1", chosen)

    assert gateway.count("split_group") == 0


def test_taken_apart_both_groups_are_held_and_no_answer_is_lost(bench, gateway):
    gateway.adds(builders.alike(audited=(1,)))
    bench.turn()
    draft = builders.a_draft(note="A storm.", hashes=(("g-1-i0", SHA256), ("g-1-i1", SHA256)))
    bench.workbench.review.keep_draft("g-1", draft)

    left = bench.workbench.groups.split("g-1", ("g-1-i1", "g-1-i3"))
    bench.turn()
    apart = bench.workbench.queue.open("g-1-apart")

    assert [item.item_id for item in left.group.items] == ["g-1-i0", "g-1-i2", "g-1-i4"]
    assert left.group == gateway.memory.shelves["g-1"].group
    assert left.draft == replace(draft, hashes=(("g-1-i0", SHA256),))
    assert left.unlooked == ()
    assert [item.item_id for item in apart.group.items] == ["g-1-i1", "g-1-i3"]
    assert apart.state is LocalState.READY
    assert fetched(bench) == ["g-1-i0", "g-1-i1"]
    assert gateway.count("media") == 2  # what was here went along with its item
    assert bench.workbench.look.reduced("g-1-i1", Level.R2).level is Level.R2


def test_taking_apart_goes_on_with_the_same_opening(bench, gateway, clock):
    gateway.adds(builders.alike())
    bench.turn()
    look = bench.workbench.look
    first = look.begin_clear("g-1-i0")
    look.end(first.grant.grant_id)

    bench.workbench.groups.split("g-1", ("g-1-i3",))
    clock.advance(seconds=30)

    assert look.begin_clear("g-1-i0").width == first.width


def test_both_parts_are_decided_each_with_its_own_answer(bench, gateway):
    gateway.adds(builders.alike())
    bench.turn()
    bench.workbench.groups.split("g-1", ("g-1-i3",))
    bench.turn()

    acts = [decide(bench).act_id, decide(bench, "g-1-apart").act_id]
    bench.sends()

    assert [gateway.outcome_of(each) for each in acts] == [Outcome.ACCEPTED, Outcome.ACCEPTED]


def test_what_the_gateway_refuses_changes_nothing_here(bench, gateway):
    gateway.adds(builders.alike())
    bench.turn()
    gateway.changes_evidence("g-1")

    with pytest.raises(GatewayRefused):
        bench.workbench.groups.split("g-1", ("g-1-i3",))

    opened = bench.workbench.queue.open("g-1")
    assert (opened.state, len(opened.group.items)) == (LocalState.READY, 5)


@pytest.mark.parametrize("raised", [0, 1])
def test_a_late_member_sends_the_answer_back_with_the_spread_as_it_is_now(bench, gateway, raised):
    gateway.adds(builders.alike(count=3))
    bench.turn()
    act_id = decide(bench).act_id
    joined = gateway.changes_evidence("g-1", raises=raised)
    bench.sends()
    bench.turn()

    again = bench.workbench.attention.reconfirm(act_id)

    assert bench.act(act_id).state is ActState.ATTENTION
    assert again.group.spread.distances[joined.item_id] == 7
    assert again.group.generation == 1 + raised
    act_id = decide(bench).act_id
    bench.sends()
    assert gateway.outcome_of(act_id) is Outcome.ACCEPTED
