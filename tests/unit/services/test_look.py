# SPDX-License-Identifier: Apache-2.0
"""A clear look is granted, bounded and written down; nothing else makes one."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from reviewer.domain.decisions import Verdict
from reviewer.domain.errors import Cancelled, MediaMissing, MediaUnreadable, RuleBroken
from reviewer.domain.hashes import NEAREST_512, HashKind, HashValue
from reviewer.domain.views import ClearView, Level, ReducedView
from reviewer.services.desk import FACT_CONTACT
from tests import builders

ITEM = "g-1-i"


@pytest.fixture
def look(bench, gateway):
    gateway.adds(*builders.groups(2))
    bench.turn()
    return bench.workbench.look


def opened(bench):
    written = [json.loads(each.record) for each in bench.records()]
    return [each["item"] for each in written if each["event"] == "clear_opened"]


def test_reduced_needs_no_grant_and_writes_nothing(look, bench):
    view = look.reduced(ITEM, Level.R1)

    assert isinstance(view, ReducedView)
    assert view.pixels == builders.media_of(ITEM)[:1]
    assert opened(bench) == []


def test_the_first_look_at_a_picture_tells_its_hashes_and_a_second_does_not(bench, gateway):
    item = builders.an_item(ITEM)
    pdq = HashValue(kind=HashKind.PDQ, value="0" * 64, quality=80, variant=NEAREST_512)
    media = replace(item.media, hashes=(*item.media.hashes, pdq))
    gateway.adds(builders.a_group("g-1", items=(replace(item, media=media),)))
    bench.turn()
    bench.decoder.asked.clear()

    views = [bench.workbench.look.reduced(ITEM, Level.R1) for _ in range(2)]

    assert [asked[0] for asked in bench.decoder.asked] == ["first_look", "reduced"]
    assert views[0] == views[1]
    assert ITEM in bench.workbench.queue.open("g-1").local_hashes


def test_reduced_refuses_the_clear_level(look):
    with pytest.raises(RuleBroken) as refused:
        look.reduced(ITEM, Level.R4)

    assert refused.value.rule == "level"


def test_clear_look_is_written_down_once_per_item_and_session(look, bench, clock):
    first = look.begin_clear(ITEM)
    look.end(first.grant.grant_id)
    clock.advance(seconds=30)
    second = look.begin_clear(ITEM)

    assert isinstance(second, ClearView)
    assert opened(bench) == [ITEM]


def test_clear_look_is_written_down_before_anything_is_decoded(look, bench):
    seen = []
    bench.decoder.on_clear = lambda: seen.append(opened(bench))

    look.begin_clear(ITEM)

    assert seen == [[ITEM]]


def test_nothing_tells_how_long_a_look_was(look, bench, clock):
    view = look.begin_clear(ITEM)
    before = len(bench.records())

    clock.advance(seconds=4)
    look.end(view.grant.grant_id)

    assert len(bench.records()) == before


def test_grant_expires_at_the_cap_of_the_policy(look, clock):
    view = look.begin_clear(ITEM)

    assert view.grant.expires_at_s == clock.now().boot_s + 8


@pytest.mark.parametrize(
    ("looked_s", "paused_s", "is_allowed"),
    [(2, 2.9, False), (2, 3, True), (8, 3, True), (60, 0, True)],
)
def test_a_pause_is_due_after_a_clear_look(look, clock, looked_s, paused_s, is_allowed):
    view = look.begin_clear(ITEM)
    clock.advance(seconds=looked_s)
    look.end(view.grant.grant_id)
    clock.advance(seconds=paused_s)

    if is_allowed:
        assert isinstance(look.begin_clear("g-2-i"), ClearView)
    else:
        with pytest.raises(RuleBroken) as refused:
            look.begin_clear("g-2-i")
        assert refused.value.rule == "look-gap"


def test_a_second_look_during_the_first_is_refused(look):
    look.begin_clear(ITEM)

    with pytest.raises(RuleBroken) as refused:
        look.begin_clear("g-2-i")

    assert refused.value.rule == "look-gap"


def test_cover_all_while_decoding_shows_nothing(look, bench):
    bench.decoder.on_clear = look.cover_all

    with pytest.raises(Cancelled):
        look.begin_clear(ITEM)


def test_media_that_cannot_be_decoded_ends_the_look(look, bench, clock):
    bench.decoder.breaks = True
    with pytest.raises(MediaUnreadable):
        look.begin_clear(ITEM)
    bench.decoder.breaks = False
    clock.advance(seconds=3)

    assert isinstance(look.begin_clear(ITEM), ClearView)


@pytest.mark.parametrize("reason", ["corrupt", "lied"])
def test_media_that_nobody_is_given_says_why(bench, gateway, reason):
    torn = builders.an_item("torn", unreadable=reason)
    gateway.adds(
        builders.a_group("g-1", items=(torn,)),
        builders.a_group("g-2", items=(builders.an_item("whole"), replace(torn, item_id="torn-2"))),
    )
    bench.turn()
    look = bench.workbench.look
    asks = [
        partial(ask, item_id)
        for item_id in ("torn", "torn-2")
        for ask in (partial(_reduced, look), look.begin_clear, look.local_hashes)
    ]
    said = []
    for ask in asks:
        with pytest.raises(MediaUnreadable) as unreadable:
            ask()
        said.append(unreadable.value.reason)

    assert said == [reason] * 6
    assert opened(bench) == []
    assert isinstance(_reduced(look, "whole"), ReducedView)


def _reduced(look, item_id):
    return look.reduced(item_id, Level.R1)


def test_look_past_offline_until_is_refused(look, gateway, clock):
    gateway.goes_offline()
    clock.advance(hours=24)

    with pytest.raises(MediaMissing):
        look.begin_clear(ITEM)


@pytest.mark.parametrize("level", [Level.R1, Level.R4])
def test_no_look_when_the_gateway_was_away_longer_than_the_profile_may_age(look, bench, level):
    with bench.store.write() as work:
        heard = bench.clock.now().wall - timedelta(days=7, seconds=1)
        work.facts.set(FACT_CONTACT, heard.isoformat())
        work.commit()

    with pytest.raises(RuleBroken) as refused:
        look.begin_clear(ITEM) if level is Level.R4 else look.reduced(ITEM, level)

    assert refused.value.rule == "profile-age"


def test_look_at_a_returned_group_is_refused(look, bench):
    bench.workbench.queue.return_group("g-1")

    with pytest.raises(MediaMissing):
        look.begin_clear(ITEM)


def test_look_at_a_decided_group_is_refused(look, bench):
    bench.workbench.review.decide("g-1", builders.a_draft(), Verdict.VIOLATES)

    with pytest.raises(RuleBroken) as refused:
        look.begin_clear(ITEM)

    assert refused.value.rule == "not-held"


def test_local_hashes_show_in_the_opened_group(look, bench):
    hashes = look.local_hashes(ITEM)

    opened_group = bench.workbench.queue.open("g-1")
    assert opened_group.local_hashes == {ITEM: hashes}
    assert opened_group.hash_mismatch == frozenset()
