# SPDX-License-Identifier: Apache-2.0
"""What every Store does with acts: every transition of the table, and no other."""

from __future__ import annotations

import itertools

import pytest

from reviewer.domain.errors import RuleBroken
from reviewer.domain.outbox import OUTCOMES, TRANSITIONS, ActKind, ActState, Outcome
from tests.contract.store_values import NOW, an_act, at

ANSWERED = TRANSITIONS[ActState.SENDING]


@pytest.mark.parametrize("kind", ActKind)
@pytest.mark.parametrize("outcome", [None, *Outcome])
def test_act_comes_back_as_it_was_added(work, kind, outcome):
    act = an_act(kind=kind, outcome=outcome, outcome_detail={"by": ["a", 1, None]}, attempt=3)

    work.acts.add(act)

    assert work.acts.get("act-1") == act


def test_absent_act_is_none(work):
    assert work.acts.get("nobody") is None


def test_sequence_has_no_gaps(store):
    with store.write() as work:
        first = work.acts.next_sequence()
        work.acts.add(an_act(first))
    with store.write() as work:
        again = work.acts.next_sequence()
        work.acts.add(an_act(again))
        second = work.acts.next_sequence()
        work.commit()

    assert (first, again, second) == (1, 1, 2)


def test_acts_of_a_group_come_oldest_first(work):
    for sequence, group in ((1, "g"), (2, "other"), (3, "g")):
        work.acts.add(an_act(sequence, group_id=group))

    assert [act.sequence for act in work.acts.for_group("g")] == [1, 3]


def test_due_acts_wait_and_their_time_has_come(work):
    work.acts.add(an_act(1, not_before=at(5).wall))
    work.acts.add(an_act(2, state=ActState.SENDING))
    work.acts.add(an_act(3, not_before=at(1).wall))
    work.acts.add(an_act(4))
    work.acts.add(an_act(5, not_before=at(2).wall))

    def due(seconds, limit=10):
        return [act.sequence for act in work.acts.due(at(seconds), limit)]

    assert (due(-1), due(1), due(2, 2), due(5)) == ([], [3, 4], [3, 4], [1, 3, 4, 5])


def test_marking_as_sending_raises_the_attempt(work):
    work.acts.add(an_act(1))
    work.acts.add(an_act(2, attempt=4))
    work.acts.add(an_act(3))

    work.acts.mark_sending(["act-1", "act-2"])

    marked = [(act.state, act.attempt) for act in map(work.acts.get, ("act-1", "act-2", "act-3"))]
    assert marked == [(ActState.SENDING, 1), (ActState.SENDING, 5), (ActState.WAITING, 0)]


@pytest.mark.parametrize("state", sorted(set(ActState) - {ActState.WAITING}))
def test_only_what_waits_is_marked_as_sending(work, state):
    work.acts.add(an_act(state=state))

    with pytest.raises(RuleBroken) as refused:
        work.acts.mark_sending(["act-1"])

    assert refused.value.rule == "act-state"
    assert work.acts.get("act-1").state is state


@pytest.mark.parametrize(("old", "new"), list(itertools.product(ActState, ActState)))
def test_state_changes_along_the_table_or_not_at_all(work, old, new):
    work.acts.add(an_act(state=old))

    if new in TRANSITIONS[old]:
        work.acts.set_state("act-1", new)
        expected = new
    else:
        with pytest.raises(RuleBroken):
            work.acts.set_state("act-1", new)
        expected = old

    assert work.acts.get("act-1") == an_act(state=expected)


@pytest.mark.parametrize("outcome", Outcome)
def test_answer_to_the_current_attempt_is_applied(work, outcome):
    work.acts.add(an_act())
    work.acts.mark_sending(["act-1"])

    applied = work.acts.settle(
        "act-1",
        attempt=1,
        state=OUTCOMES[outcome].state,
        outcome=outcome,
        detail={"why": "because"},
        not_before=at(9),
    )

    assert applied
    assert work.acts.get("act-1") == an_act(
        state=OUTCOMES[outcome].state,
        attempt=1,
        outcome=outcome,
        outcome_detail={"why": "because"},
        not_before=at(9).wall,
    )


@pytest.mark.parametrize("attempt", [0, 1, 3])
def test_answer_to_another_attempt_changes_nothing(work, attempt):
    sent = an_act(state=ActState.SENDING, attempt=2)
    work.acts.add(sent)

    applied = work.acts.settle(
        "act-1",
        attempt=attempt,
        state=ActState.SETTLED,
        outcome=Outcome.ACCEPTED,
        detail={},
        not_before=at(1),
    )

    assert not applied
    assert work.acts.get("act-1") == sent


@pytest.mark.parametrize("state", sorted(set(ActState) - {ActState.SENDING}))
def test_answer_to_what_is_no_longer_being_sent_changes_nothing(work, state):
    act = an_act(state=state, attempt=2)
    work.acts.add(act)

    applied = work.acts.settle(
        "act-1", attempt=2, state=ActState.SETTLED, outcome=Outcome.ACCEPTED, detail={}
    )

    assert not applied
    assert work.acts.get("act-1") == act


def test_answer_about_an_unknown_act_changes_nothing(work):
    applied = work.acts.settle(
        "nobody", attempt=1, state=ActState.SETTLED, outcome=Outcome.ACCEPTED, detail={}
    )

    assert not applied


@pytest.mark.parametrize(("old", "new"), list(itertools.product(ActState, sorted(ANSWERED))))
def test_resync_reaches_everything_but_what_a_person_set_aside(work, old, new):
    work.acts.add(an_act(state=old, attempt=2))

    applied = work.acts.settle("act-1", attempt=None, state=new, outcome=None, detail={})

    assert applied is (old not in {ActState.PARKED, ActState.WITHDRAWN})
    assert work.acts.get("act-1").state is (new if applied else old)


@pytest.mark.parametrize("state", sorted(set(ActState) - ANSWERED))
def test_no_answer_leads_anywhere_else(work, state):
    work.acts.add(an_act(state=ActState.SENDING, attempt=1))

    with pytest.raises(RuleBroken):
        work.acts.settle("act-1", attempt=1, state=state, outcome=None, detail={})


def test_recovery_sends_again_what_was_on_its_way(work):
    work.acts.add(an_act(1, state=ActState.SENDING, attempt=2))
    work.acts.add(an_act(2, state=ActState.SETTLED))
    work.acts.add(an_act(3, state=ActState.SENDING, attempt=1))

    recovered = work.acts.recover()

    assert recovered == 2
    assert work.acts.list(frozenset({ActState.WAITING})) == (
        an_act(3, attempt=1),
        an_act(1, attempt=2),
    )


def test_acts_are_listed_newest_first_up_to_a_limit(work):
    for sequence in range(1, 6):
        work.acts.add(
            an_act(sequence, state=ActState.PARKED if sequence == 3 else ActState.WAITING)
        )

    def listed(*states, limit=500):
        return [act.sequence for act in work.acts.list(frozenset(states), limit)]

    assert listed(ActState.WAITING, limit=2) == [5, 4]
    assert listed(ActState.WAITING, ActState.PARKED) == [5, 4, 3, 2, 1]
    assert listed() == []


def test_counts_name_every_state(work):
    work.acts.add(an_act(1))
    work.acts.add(an_act(2))
    work.acts.add(an_act(3, state=ActState.ATTENTION))

    assert work.acts.counts() == {
        **dict.fromkeys(ActState, 0),
        ActState.WAITING: 2,
        ActState.ATTENTION: 1,
    }


def _settle(work, act_id, outcome):
    work.acts.settle(
        act_id, attempt=None, state=OUTCOMES[outcome].state, outcome=outcome, detail={}
    )


def test_notices_are_what_must_be_told_and_was_not_seen(work):
    told = [outcome for outcome in Outcome if OUTCOMES[outcome].tell]
    for sequence, outcome in enumerate(Outcome, 1):
        work.acts.add(an_act(sequence))
        _settle(work, f"act-{sequence}", outcome)

    unseen = [act.outcome for act in work.acts.unseen_notices()]
    work.acts.mark_seen(["act-2"])
    left = [act.outcome for act in work.acts.unseen_notices()]

    settled = [one for one in told if OUTCOMES[one].state is ActState.SETTLED]
    assert (unseen, left) == (settled, [one for one in settled if one is not Outcome.ACCEPTED_LATE])


def test_only_another_outcome_is_news_again(work):
    work.acts.add(an_act())
    _settle(work, "act-1", Outcome.ACCEPTED_LATE)
    work.acts.mark_seen(["act-1"])

    _settle(work, "act-1", Outcome.ACCEPTED_LATE)
    same = work.acts.unseen_notices()
    _settle(work, "act-1", Outcome.SUPERSEDED)
    other = [act.act_id for act in work.acts.unseen_notices()]

    assert (same, other) == ((), ["act-1"])


def test_answered_acts_since_a_sequence_come_oldest_first(work):
    for sequence, outcome in enumerate(
        (Outcome.ACCEPTED, None, Outcome.REJECTED, Outcome.DEFERRED, Outcome.SUPERSEDED), 1
    ):
        work.acts.add(an_act(sequence, outcome=outcome))

    def since(sequence, limit=10):
        return [act.sequence for act in work.acts.since(sequence, limit)]

    assert (since(0), since(1), since(0, 2), since(5)) == ([1, 3, 5], [3, 5], [1, 3], [])


def test_archiving_forgets_bodies_of_settled_and_seen_acts(work):
    work.acts.add(an_act(1, state=ActState.SETTLED, outcome=Outcome.ACCEPTED))
    work.acts.add(an_act(2, state=ActState.SETTLED, outcome=Outcome.SUPERSEDED))
    work.acts.add(an_act(3, state=ActState.SETTLED, outcome=Outcome.SUPERSEDED, seen=True))
    work.acts.add(an_act(4, state=ActState.ATTENTION, outcome=Outcome.REJECTED))
    work.acts.add(an_act(5, state=ActState.SETTLED, outcome=Outcome.ACCEPTED))

    archived, again = work.acts.archive_through(4), work.acts.archive_through(4)

    assert [(act.act_id, bool(act.body)) for act in archived] == [("act-1", True), ("act-3", True)]
    assert again == ()
    bodies = [bool(work.acts.get(f"act-{n}").body) for n in range(1, 6)]
    assert bodies == [False, True, False, True, True]


def test_archived_act_is_never_sent_again(work):
    work.acts.add(an_act(1, state=ActState.SETTLED, outcome=Outcome.ACCEPTED))
    work.acts.archive_through(1)

    by_resync = work.acts.settle(
        "act-1", attempt=None, state=ActState.WAITING, outcome=None, detail={}
    )
    with pytest.raises(RuleBroken) as refused:
        work.acts.set_state("act-1", ActState.WAITING)

    assert (by_resync, refused.value.rule) == (False, "act-archived")
    assert work.acts.due(NOW, 10) == ()
