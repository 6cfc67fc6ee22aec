# SPDX-License-Identifier: Apache-2.0
"""What sync does next, as a table."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reviewer.services.shown import SyncState
from reviewer.services.sync.events import (
    Asked,
    Books,
    Do,
    Done,
    Failed,
    Heard,
    Kind,
    Looked,
    Purge,
    Sleep,
    Tell,
    Trouble,
)
from reviewer.services.sync.machine import EFFECTS, State, step

NOW = 1000.0
LATER = dict.fromkeys((Kind.GREET, Kind.PULL_FEED, Kind.WAIT_SIGNALS, Kind.PULL_BANKS), NOW + 60)
MET = State(has_met=True, must_resync=False, not_before=LATER, audit_due=NOW + 600)
BANKS_DUE = replace(MET, not_before={**LATER, Kind.PULL_BANKS: NOW})
FULL = Books(has_policy=True, may_lease=True, shown=20, held=20)


@pytest.mark.parametrize(
    ("state", "books", "expected"),
    [
        (State(), FULL, Do(Kind.GREET, 1)),
        (State(has_met=True, not_before=LATER), FULL, Do(Kind.RESYNC, 1)),
        (replace(MET, not_before={Kind.GREET: NOW + 60}), FULL, Do(Kind.PULL_FEED, 1)),
        (MET, replace(FULL, due=7, unsent=7), Do(Kind.SUBMIT, 7)),
        (replace(MET, batch=3), replace(FULL, due=7), Do(Kind.SUBMIT, 3)),
        (MET, replace(FULL, renew_in_s=0.0), Do(Kind.RENEW, 1)),
        (MET, replace(FULL, has_policy=False), Do(Kind.PULL_POLICY, 1)),
        (MET, replace(FULL, shown=5), Do(Kind.LEASE, 15)),
        (MET, replace(FULL, shown=5, held=55), Do(Kind.LEASE, 5)),
        (MET, replace(FULL, shown=5, lease_batch_max=10), Do(Kind.LEASE, 10)),
        (MET, replace(FULL, unwitnessed=100), Do(Kind.PUSH_AUDIT, 1)),
        (replace(MET, audit_due=NOW), replace(FULL, unwitnessed=1), Do(Kind.PUSH_AUDIT, 1)),
        (MET, replace(FULL, to_fetch=2), Do(Kind.FETCH_MEDIA, 2)),
        (BANKS_DUE, FULL, Do(Kind.PULL_BANKS, 1)),
        (BANKS_DUE, replace(FULL, to_fetch=2), Do(Kind.FETCH_MEDIA, 2)),
        (replace(BANKS_DUE, running=frozenset({Kind.PULL_BANKS})), FULL, Sleep(NOW + 60)),
        (replace(MET, needs_token=True), replace(FULL, due=7), Do(Kind.REFRESH, 1)),
        (replace(MET, is_halted=True), replace(FULL, due=7), Sleep(NOW + 60)),
        (replace(MET, link_until=NOW + 9), replace(FULL, due=7), Sleep(NOW + 9)),
        (replace(MET, is_forked=True), replace(FULL, unwitnessed=500), Sleep(NOW + 60)),
    ],
)
def test_the_most_urgent_work_comes_first(state, books, expected):
    assert step(state, Looked(books), NOW)[1][-1] == expected


@pytest.mark.parametrize(
    "books",
    [
        replace(FULL, shown=5, unsure=1),
        replace(FULL, shown=5, may_lease=False),
        replace(FULL, shown=5, held=60),
    ],
)
def test_nothing_is_leased_when_it_should_not(books):
    assert isinstance(step(MET, Looked(books), NOW)[1][-1], Sleep)


def test_an_old_app_submits_but_leases_nothing():
    state = replace(MET, is_too_old=True)

    assert step(state, Looked(replace(FULL, due=1, shown=0)), NOW)[1] == (Do(Kind.SUBMIT, 1),)
    assert isinstance(step(state, Looked(replace(FULL, shown=0)), NOW)[1][-1], Sleep)


def test_sleep_ends_when_the_next_act_is_due():
    assert step(MET, Looked(replace(FULL, due_in_s=5.0, unsent=1)), NOW)[1] == (
        Tell(SyncState.SYNCING),
        Sleep(NOW + 5),
    )


def test_work_beside_the_loop_is_started_once():
    state, orders = step(MET, Looked(replace(FULL, to_fetch=2)), NOW)

    assert orders == (Do(Kind.FETCH_MEDIA, 2),)
    assert isinstance(step(state, Looked(replace(FULL, to_fetch=2)), NOW)[1][-1], Sleep)


@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_backs_off_and_has_its_effect(trouble):
    failed = Failed(order=Do(Kind.SUBMIT, 5), trouble=trouble, chance=1.0)

    state, orders = step(MET, failed, NOW)

    effect = EFFECTS[trouble]
    assert state.not_before[Kind.SUBMIT] == NOW + 2
    assert state.is_halted == effect.halts
    assert (state.link_until > NOW) == effect.is_link
    assert (Purge() in orders) == (trouble is Trouble.REVOKED)
    assert (Tell(effect.shown) in orders) == (effect.shown is not None)


def test_retry_after_wins_over_jitter():
    failed = Failed(
        order=Do(Kind.LEASE, 5), trouble=Trouble.UNAVAILABLE, chance=0.1, retry_after_s=90.0
    )

    assert step(MET, failed, NOW)[0].not_before[Kind.LEASE] == NOW + 90


def test_a_batch_that_keeps_failing_gets_smaller_and_grows_again():
    state = MET
    failed = Failed(order=Do(Kind.SUBMIT, 100), trouble=Trouble.UNAVAILABLE, chance=0.0)
    sizes = []
    for _ in range(9):
        state, _ = step(state, failed, NOW)
        sizes.append(state.batch)

    assert sizes == [100, 50, 25, 12, 6, 3, 1, 1, 1]
    assert step(state, Done(order=Do(Kind.SUBMIT, 1)), NOW)[0].batch == 2


def test_success_ends_the_back_off():
    failed, _ = step(
        MET, Failed(order=Do(Kind.LEASE), trouble=Trouble.UNAVAILABLE, chance=1.0), NOW
    )

    state, _ = step(failed, Done(order=Do(Kind.LEASE)), NOW + 2)

    assert Kind.LEASE not in state.failures
    assert state.not_before[Kind.LEASE] == NOW + 2


def test_a_dead_refresh_token_halts_until_the_person_asks():
    failed = Failed(order=Do(Kind.REFRESH), trouble=Trouble.SIGN_IN, chance=0.0)

    state, orders = step(replace(MET, needs_token=True), failed, NOW)
    asked, _ = step(state, Asked(), NOW)

    assert (state.is_halted, orders) == (True, (Tell(SyncState.SIGN_IN_NEEDED),))
    assert (asked.is_halted, asked.needs_token) == (False, False)


def test_after_the_link_was_lost_the_gateway_is_greeted_first():
    failed = Failed(order=Do(Kind.SUBMIT, 5), trouble=Trouble.OFFLINE, chance=0.0)

    state, _ = step(MET, failed, NOW)

    assert step(state, Looked(replace(FULL, due=5)), NOW + 1)[1] == (Do(Kind.GREET, 1),)


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ("items", Do(Kind.PULL_FEED, 1)),
        ("incident", Do(Kind.GREET, 1)),
        ("bank", Do(Kind.PULL_BANKS, 1)),
        ("bundle", Do(Kind.GREET, 1)),
        ("revoked", Do(Kind.GREET, 1)),
        ("resync", Do(Kind.GREET, 1)),
        ("heartbeat", Sleep(NOW + 60)),
        ("something-new", Sleep(NOW + 60)),
    ],
)
def test_a_signal_brings_its_work_forward(event, expected):
    state, _ = step(MET, Heard(event), NOW)

    assert step(state, Looked(FULL), NOW)[1][-1] == expected


def _after_failure(kind):
    state = replace(MET, shown=SyncState.SYNCED)
    failed = Failed(order=Do(kind), trouble=Trouble.UNAVAILABLE, chance=0.0)
    return step(state, failed, NOW)[0]


def test_failed_signals_are_not_shown_once_all_else_is_well():
    failed = _after_failure(Kind.WAIT_SIGNALS)

    rested, told = step(failed, Looked(FULL), NOW + 0.5)

    assert failed.shown is SyncState.BUSY
    assert (rested.shown, told[0]) == (SyncState.SYNCED, Tell(SyncState.SYNCED))


def test_a_bank_that_fails_does_not_make_the_gateway_busy():
    failed = _after_failure(Kind.PULL_BANKS)

    rested, told = step(failed, Looked(FULL), NOW + 0.5)

    assert (failed.shown, rested.shown) == (SyncState.SYNCED, SyncState.SYNCED)
    assert told == (Sleep(NOW + 1),)


def test_asking_begins_the_waiting_anew():
    state = MET
    for _ in range(9):
        failed = Failed(order=Do(Kind.SUBMIT), trouble=Trouble.UNAVAILABLE, chance=0.5)
        state, _ = step(state, failed, NOW)

    asked, _ = step(state, Asked(), NOW)
    again, _ = step(asked, failed, NOW)

    assert again.not_before[Kind.SUBMIT] == NOW + 1


def test_failed_work_that_nobody_wants_any_more_is_not_shown():
    rested, told = step(_after_failure(Kind.RENEW), Looked(FULL), NOW + 2)

    assert (rested.shown, told[0]) == (SyncState.SYNCED, Tell(SyncState.SYNCED))


def test_failed_sending_is_shown_until_nothing_is_unsent():
    failed = _after_failure(Kind.SUBMIT)

    waiting, _ = step(failed, Looked(replace(FULL, unsent=1)), NOW + 2)
    rested, _ = step(failed, Looked(FULL), NOW + 2)

    assert (waiting.shown, rested.shown) == (SyncState.BUSY, SyncState.SYNCED)
