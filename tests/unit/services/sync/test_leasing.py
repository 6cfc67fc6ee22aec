# SPDX-License-Identifier: Apache-2.0
"""Groups and media come and go by the gateway's explicit word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reviewer.domain.decisions import Verdict
from reviewer.domain.items import LocalState
from reviewer.domain.outbox import ActState, Outcome
from reviewer.domain.people import Role
from reviewer.ports.queue_api import GrantedGroup, Incident
from reviewer.services.notices import GroupGone
from reviewer.services.sync.events import Do, Kind
from tests import builders


def states(bench):
    return {row.group_id: row.state for row in bench.workbench.queue.rows()}


def test_about_twenty_groups_are_kept_ready(bench, gateway):
    gateway.adds(*builders.groups(30))

    bench.turn()

    assert list(states(bench).values()) == [LocalState.READY] * 20


def test_held_max_bounds_what_is_taken(bench, gateway):
    gateway.policy_body = builders.policy_body(held_max=4)
    gateway.adds(*builders.groups(9))

    bench.turn()

    assert len(states(bench)) == 4


def test_a_lost_lease_answer_leaks_nothing(bench, gateway):
    gateway.adds(*builders.groups(3))
    gateway.loses_next_answer()
    bench.turn()
    between = states(bench)
    bench.clock.advance(seconds=301)
    bench.turn()

    assert (between, len(states(bench))) == ({}, 3)
    assert {shelf.group.generation for shelf in gateway.memory.shelves.values()} == {1}


@pytest.mark.parametrize(("roles", "is_asked"), [((Role.LEAD,), True), ((Role.REVIEWER,), False)])
def test_only_leads_ask_for_what_was_escalated(bench, gateway, roles, is_asked):
    gateway.roles = frozenset(roles)
    gateway.adds(builders.a_group("g-1", queue="escalated"))

    bench.turn()

    assert (states(bench) != {}) == is_asked


def test_leases_are_renewed_at_half_their_time(bench, gateway):
    gateway.adds(builders.a_group("g-1"))
    bench.turn()
    bench.clock.advance(minutes=14)
    bench.turn()
    before = gateway.count("renew")
    bench.clock.advance(minutes=1)
    bench.turn()

    assert (before, gateway.count("renew")) == (0, 1)


def test_a_lease_whose_time_ran_out_keeps_its_media(bench, gateway):
    gateway.adds(builders.a_group("g-1"))
    bench.turn()
    gateway.goes_offline()
    bench.clock.advance(hours=2)
    bench.turn()

    with bench.read() as work:
        assert [blob.wrapped_key is None for blob in work.blobs.list()] == [False]
    assert states(bench) == {"g-1": LocalState.READY}


def test_media_past_offline_until_is_destroyed_and_fetched_again(bench, gateway):
    gateway.adds(builders.a_group("g-1"))
    bench.turn()
    gateway.goes_offline()
    bench.clock.advance(hours=24)
    bench.turn()
    with bench.read() as work:
        between = work.blobs.list()
    offline = states(bench)
    gateway.comes_back()
    bench.clock.advance(minutes=6)
    bench.turn()

    assert (between, offline) == ((), {"g-1": LocalState.GRANTED})
    assert states(bench) == {"g-1": LocalState.READY}


def test_a_group_that_needs_a_newer_app_is_given_back_and_told(bench, gateway):
    gateway.unshowable = [
        GrantedGroup(
            group=None,
            group_id="g-new",
            lease_id="l-new",
            generation=1,
            expires_in_s=0.0,
            offline_until_in_s=0.0,
        )
    ]

    bench.turn()

    assert gateway.count("release") == 1
    assert bench.workbench.sync.status().newer_app == 1
    assert GroupGone(group_id="g-new", why="needs-newer-app") in bench.notices


def test_a_page_that_closes_many_groups_asks_first(bench, gateway):
    gateway.policy_body = builders.policy_body(lease_batch_max=40)
    gateway.adds(*builders.groups(25))
    bench.turn()
    bench.workbench.sync._loop.leasing.lease(Do(Kind.LEASE, 5))
    bench.clock.advance(seconds=20)
    bench.turn()
    for number in range(1, 26):
        gateway.withdraws(f"g-{number}")
    bench.clock.advance(seconds=61)
    bench.turn()
    asked = bench.workbench.attention.removal()
    between = set(states(bench).values())

    is_allowed = bench.workbench.attention.allow_removal()
    bench.clock.advance(seconds=61)
    bench.turn()

    assert (asked, is_allowed) == (25, True)
    assert LocalState.WITHDRAWN not in between
    assert set(states(bench).values()) == {LocalState.WITHDRAWN}
    assert bench.workbench.attention.removal() == 0


def test_a_cursor_that_expired_starts_anew_with_a_resync(bench, gateway):
    gateway.adds(builders.a_group("g-1"))
    bench.turn()
    gateway.refuses("item_feed", "cursor-expired", 410)
    before = gateway.count("resync")
    bench.clock.advance(seconds=61)
    bench.turn()

    assert gateway.count("resync") == before + 1


def test_part_of_a_group_withdrawn_leaves_the_rest(bench, gateway):
    items = (builders.an_item("a"), builders.an_item("b"))
    gateway.adds(builders.a_group("g-1", items=items))
    bench.turn()
    gateway.withdraws("g-1")
    change = gateway.memory.feed.pop()
    gateway.memory.feed.append(replace(change, item_ids=("a",)))
    gateway.memory.shelves["g-1"].state = "leased"
    bench.clock.advance(seconds=61)
    bench.turn()

    with bench.read() as work:
        assert [blob.item_id for blob in work.blobs.list()] == ["b"]
    assert states(bench) == {"g-1": LocalState.READY}


def test_media_with_other_bytes_fails_after_three_tries(bench, gateway):
    gateway.adds(builders.a_group("g-1"))
    gateway.media_bytes["g-1-i"] = b"something else"
    bench.turn()
    bench.clock.advance(seconds=61)
    bench.turn()

    assert states(bench) == {"g-1": LocalState.MEDIA_FAILED}
    assert gateway.count("media") == 3
    assert list((bench.folder / "blobs").glob("[0-9a-f]*")) == []


def an_unreadable(item_id, reason="corrupt"):
    return builders.an_item(item_id, unreadable=reason)


def notes(bench):
    with bench.read() as work:
        found = work.groups.list(frozenset(LocalState))
    return {held.group.group_id: (held.state, held.note) for held in found}


def test_media_that_nobody_is_given_is_not_asked_for(bench, gateway):
    members = (an_unreadable("a", "lied"), an_unreadable("b", "too-large"))
    gateway.adds(builders.a_group("g-1", items=members))
    bench.turn()

    assert notes(bench) == {"g-1": (LocalState.MEDIA_FAILED, "lied")}
    assert gateway.count("media") == 0


def test_an_empty_file_that_nobody_is_given_fails_too(bench, gateway):
    empty = builders.an_item("a", data=b"", unreadable="unsupported")
    gateway.adds(builders.a_group("g-1", items=(empty,)))
    bench.turn()

    assert notes(bench) == {"g-1": (LocalState.MEDIA_FAILED, "unsupported")}


def test_only_the_members_that_can_be_shown_are_fetched(bench, gateway):
    members = (an_unreadable("a"), builders.an_item("b"), builders.an_item("c"))
    gateway.adds(builders.a_group("g-1", items=members))
    bench.turn()

    with bench.read() as work:
        assert sorted(blob.item_id for blob in work.blobs.list()) == ["b", "c"]
    assert notes(bench) == {"g-1": (LocalState.READY, "")}
    assert gateway.count("media") == 2


def test_a_group_without_media_to_show_is_decided_and_comes_back_as_it_was(bench, gateway):
    gateway.adds(builders.a_group("g-1", items=(an_unreadable("a"),)))
    bench.turn()
    saved = bench.workbench.review.decide("g-1", builders.a_draft(), Verdict.VIOLATES)
    bench.workbench.review.undo(saved.act_id)
    back = states(bench)
    again = bench.workbench.review.decide("g-1", builders.a_draft(), Verdict.VIOLATES)
    bench.clock.advance(seconds=6)
    bench.turn()

    assert back == {"g-1": LocalState.MEDIA_FAILED}
    assert gateway.outcome_of(again.act_id) is Outcome.ACCEPTED


def test_a_group_without_media_to_show_stays_so_when_all_is_fetched_anew(bench, gateway):
    gateway.adds(builders.a_group("g-1", items=(an_unreadable("a"),)))
    bench.turn()
    with bench.store.write() as work:
        work.groups.set_state("g-1", LocalState.GRANTED)
        work.commit()
    bench.clock.advance(seconds=61)
    bench.turn()

    assert notes(bench) == {"g-1": (LocalState.MEDIA_FAILED, "corrupt")}
    assert gateway.count("media") == 0


def test_media_that_the_gateway_cannot_open_any_more_fails_at_once(bench, gateway):
    gateway.adds(builders.a_group("g-1"))
    gateway.refuses("media", "media-unreadable", 422)
    bench.turn()

    assert notes(bench) == {"g-1": (LocalState.MEDIA_FAILED, "media-unreadable")}
    assert gateway.count("media") == 1


def test_a_full_cache_waits_for_room(bench, gateway):
    gateway.policy_body = builders.policy_body(cache_max_bytes=1_048_576)
    gateway.adds(
        *(
            builders.a_group(f"g-{n}", items=(builders.an_item(f"i-{n}", data=bytes(700_000)),))
            for n in (1, 2)
        )
    )
    gateway.media_bytes |= {"i-1": bytes(700_000), "i-2": bytes(700_000)}
    bench.turn()
    between = states(bench)
    bench.workbench.queue.return_group("g-1")
    gateway.memory.shelves["g-1"].state = "paused"
    bench.clock.advance(seconds=61)
    bench.turn()

    assert between == {"g-1": LocalState.READY, "g-2": LocalState.GRANTED}
    assert states(bench) == {"g-2": LocalState.READY}


def test_no_media_reaches_the_disk_in_the_clear(bench, gateway):
    gateway.adds(builders.a_group("g-1"))
    bench.turn()

    files = [each for each in (bench.folder / "blobs").iterdir() if each.name != "CACHEDIR.TAG"]
    assert len(files) == 1
    assert builders.media_of("g-1-i") not in files[0].read_bytes()


def test_a_dead_access_token_is_replaced(bench, gateway):
    gateway.adds(builders.a_group("g-1"))
    gateway.token_is_good = False
    bench.turn()
    bench.clock.advance(seconds=3)
    bench.turn()

    assert states(bench) == {"g-1": LocalState.READY}


def test_a_dead_refresh_token_keeps_the_outbox_and_sends_nothing(bench, gateway):
    gateway.adds(builders.a_group("g-1"))
    bench.turn()
    saved = bench.workbench.review.decide("g-1", builders.a_draft(), Verdict.VIOLATES)
    gateway.token_is_good = gateway.refresh_is_good = False
    bench.clock.advance(seconds=61)
    bench.turn()
    gateway.calls.clear()
    bench.clock.advance(minutes=30)
    bench.turn()

    assert bench.act(saved.act_id).state is ActState.WAITING
    assert gateway.calls == []
    assert bench.workbench.sync.status().state == "sign_in_needed"


@pytest.mark.parametrize("failures", [0, 2])
def test_an_incident_is_acknowledged_once_it_is_applied(bench, gateway, failures):
    gateway.fails("acknowledge_incident", times=failures)
    gateway.incidents = (
        Incident(
            incident_id="inc-1",
            title="Drill",
            state="active",
            target_min=60,
            approvals=2,
            approvals_needed=2,
            ending=False,
        ),
    )
    for _ in range(4):
        bench.turn()
        bench.clock.advance(minutes=6)

    assert gateway.acknowledged == ["inc-1"]
    assert bench.workbench.incidents.list() == gateway.incidents


@pytest.mark.parametrize("is_forgotten", [False, True])
def test_the_end_of_an_incident_is_acknowledged_once(bench, gateway, is_forgotten):
    gateway.incidents = (
        Incident(
            incident_id="inc-1",
            title="Drill",
            state="active",
            target_min=60,
            approvals=2,
            approvals_needed=2,
            ending=False,
        ),
    )
    bench.turn()
    gateway.incidents = ()  # only those not ended are named
    if is_forgotten:
        gateway.refuses("acknowledge_incident", "not-found", status=404)

    for _ in range(3):
        bench.clock.advance(minutes=6)
        bench.turn()

    assert gateway.acknowledged == ["inc-1"] * (1 if is_forgotten else 2)
    assert gateway.count("acknowledge_incident") == 2


def test_a_wrong_clock_is_told(bench, gateway):
    gateway.skew_s = 400.0

    bench.turn()

    assert bench.workbench.sync.status().clock_skew_s == 400.0


def test_a_restart_takes_up_where_it_was(bench, gateway):
    gateway.adds(*builders.groups(3))
    bench.turn()
    saved = bench.workbench.review.decide("g-1", builders.a_draft(), Verdict.VIOLATES)

    bench.crashes()
    bench.sends()

    assert bench.act(saved.act_id).state is ActState.SETTLED
    assert states(bench) == {"g-2": LocalState.READY, "g-3": LocalState.READY}
