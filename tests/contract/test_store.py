# SPDX-License-Identifier: Apache-2.0
"""What every Store does with groups, blobs, notes, facts and transactions."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from reviewer.domain.audit import AuditEvent
from reviewer.domain.banks import BankKind, EntryState, Match
from reviewer.domain.decisions import Draft
from reviewer.domain.errors import Cancelled, RuleBroken
from reviewer.domain.hashes import HashKind
from reviewer.domain.items import OPEN_STATES, LocalState, Severity, Spread
from reviewer.domain.leases import HeldGroup
from tests.contract.store_values import (
    NOW,
    a_bare_item,
    a_blob,
    a_hash,
    a_held_group,
    an_act,
    an_item,
    at,
)

# Groups


@pytest.mark.parametrize("state", LocalState)
def test_group_comes_back_as_it_was_put(work, state):
    held = a_held_group(
        state=state, note="reissued", items=(an_item("i1"), an_item("i2"), a_bare_item("i3"))
    )

    work.groups.put(held)

    assert work.groups.get("group-1") == held


def test_group_without_severity_and_items_comes_back(work):
    held = a_held_group(severity=None, items=())

    work.groups.put(held)

    assert work.groups.get("group-1") == held


def test_group_of_several_comes_back_with_its_spread_and_matches(work):
    known = Match(
        entry_id="e-1",
        bank="shared",
        bank_kind=BankKind.BLOCK,
        kind=HashKind.PDQ,
        distance=22,
        form="turned-90",
        state=EntryState.DISPUTED,
        source="Exchange North",
        labels=("t1.a",),
        disputes=2,
    )
    items = (replace(an_item("i-1"), matches=(known,)), an_item("i-2"), an_item("i-3"))
    spread = Spread(
        representative="i-1",
        distances={"i-2": 0, "i-3": 22},
        forms={"i-3": "left-to-right"},
        captions_differ=True,
        audited=("i-2",),
    )
    held = a_held_group(items=items)
    held = replace(held, group=replace(held.group, spread=spread))

    work.groups.put(held)

    assert work.groups.get("group-1") == held


def test_group_with_half_a_surrogate_pair_comes_back(work):
    held = a_held_group(items=(an_item(caption="broken \ud83d"),))

    work.groups.put(held)

    assert work.groups.get("group-1") == held


def test_group_put_again_replaces_the_first(work):
    work.groups.put(a_held_group(severity=Severity.S4))
    again = a_held_group(state=LocalState.DECIDED, due_in_s=1)

    work.groups.put(again)

    assert work.groups.list(frozenset(LocalState)) == (again,)


def test_absent_group_is_none(work):
    assert work.groups.get("nobody") is None


def test_groups_are_listed_by_due_time_then_id(work):
    groups = [
        a_held_group("b", due_in_s=5),
        a_held_group("a", due_in_s=5),
        a_held_group("c", LocalState.GRANTED, due_in_s=1),
        a_held_group("d", LocalState.DONE, due_in_s=0),
    ]
    for held in groups:
        work.groups.put(held)

    listed = work.groups.list(OPEN_STATES)

    assert [held.group.group_id for held in listed] == ["c", "a", "b"]


def test_summaries_tell_what_the_groups_do(work):
    groups = [
        a_held_group("b", due_in_s=5, note="offline-until", items=(an_item("i1"), an_item("i2"))),
        a_held_group("a", due_in_s=5, severity=None),
        a_held_group("d", LocalState.DONE, due_in_s=0),
    ]
    for held in groups:
        work.groups.put(held)

    assert work.groups.summaries(OPEN_STATES) == (groups[1].summary(), groups[0].summary())


def _ending(held, expires, offline):
    return replace(held, expires=expires, offline_until=offline)


@pytest.mark.parametrize(
    "deadline",
    [
        NOW.after(60),
        NOW.after(0),
        replace(NOW, boot_s=0.0).after(1),
        replace(NOW.after(90), boot_id="another"),
        replace(NOW, boot_id="another", wall=NOW.wall + timedelta(hours=1)).after(30),
        replace(NOW, boot_id="another", wall=NOW.wall - timedelta(hours=1)).after(30),
    ],
)
def test_time_left_is_what_the_deadlines_say(work, deadline):
    held = _ending(a_held_group(state=LocalState.GRANTED), deadline, deadline)
    work.groups.put(held)
    work.blobs.put(a_blob(held.group.items[0].item_id, group_id=held.group.group_id))
    states, left_s = frozenset({LocalState.GRANTED}), deadline.left_s(NOW)

    assert work.groups.first_end_s(states, NOW, other_than="reissued") == pytest.approx(left_s)
    assert work.groups.count_openable(frozenset({LocalState.GRANTED}), NOW) == int(left_s > 0)
    assert work.groups.past_offline(states, NOW) == ((held,) if left_s == 0 else ())


def test_the_first_end_leaves_out_a_note(work):
    for group_id, note, ends_s in (("a", "", 50), ("b", "reissued", 5), ("c", "", 70)):
        held = a_held_group(group_id, LocalState.DECIDED, note=note)
        work.groups.put(_ending(held, NOW.after(ends_s), NOW.after(900)))
    states = frozenset({LocalState.DECIDED})

    found = work.groups.first_end_s(states, NOW, other_than="reissued")
    none = work.groups.first_end_s(frozenset({LocalState.READY}), NOW, other_than="")

    assert (found, none) == (pytest.approx(50), None)


def test_without_media_here_nothing_is_past_offline(work):
    held = a_held_group(state=LocalState.READY)
    work.groups.put(_ending(held, NOW.after(0), NOW.after(0)))

    assert work.groups.past_offline(frozenset({LocalState.READY}), NOW) == ()


def test_first_open_takes_ready_and_failed_by_due_time(work):
    for group_id, state, due in (
        ("granted", LocalState.GRANTED, 0),
        ("failed", LocalState.MEDIA_FAILED, 1),
        ("ready-b", LocalState.READY, 2),
        ("ready-a", LocalState.READY, 2),
        ("failed-late", LocalState.MEDIA_FAILED, 3),
        ("decided", LocalState.DECIDED, 0),
    ):
        work.groups.put(a_held_group(group_id, state, due_in_s=due))

    shown = []
    while (held := work.groups.first_open()) is not None:
        shown.append(held.group.group_id)
        work.groups.set_state(held.group.group_id, LocalState.DECIDED)

    assert shown == ["failed", "ready-a", "ready-b", "failed-late"]


def test_first_open_can_skip_one(work):
    work.groups.put(a_held_group("one", due_in_s=1))
    work.groups.put(a_held_group("two", due_in_s=2))

    first, second = work.groups.first_open(), work.groups.first_open(skip="one")
    work.groups.set_state("two", LocalState.DONE)

    assert (first.group.group_id, second.group.group_id) == ("one", "two")
    assert work.groups.first_open(skip="one") is None


def test_groups_are_counted_by_state(work):
    for group_id, state in (
        ("a", LocalState.READY),
        ("b", LocalState.READY),
        ("c", LocalState.DONE),
    ):
        work.groups.put(a_held_group(group_id, state))

    assert work.groups.count(OPEN_STATES) == 2
    assert work.groups.count(frozenset({LocalState.DONE})) == 1
    assert work.groups.count(frozenset()) == 0


def test_group_state_and_note_change_together(work):
    work.groups.put(a_held_group(note="before"))

    work.groups.set_state("group-1", LocalState.LOST, "reissued")
    lost = work.groups.get("group-1")
    work.groups.set_state("group-1", LocalState.DONE)
    done = work.groups.get("group-1")

    assert (lost.state, lost.note) == (LocalState.LOST, "reissued")
    assert (done.state, done.note) == (LocalState.DONE, "")


def test_group_deadlines_move(work):
    held = a_held_group()
    work.groups.put(held)
    later = at(1000.125)

    work.groups.set_deadlines("group-1", later.after(1), later.after(2))

    assert work.groups.get("group-1") == HeldGroup(
        group=held.group, state=held.state, expires=later.after(1), offline_until=later.after(2)
    )


def test_changing_an_absent_group_breaks_a_rule(work):
    with pytest.raises(RuleBroken) as by_state:
        work.groups.set_state("nobody", LocalState.LOST)
    with pytest.raises(RuleBroken) as by_clock:
        work.groups.set_deadlines("nobody", NOW.after(1), NOW.after(1))

    assert (by_state.value.rule, by_clock.value.rule) == ("not-held", "not-held")


# Blobs


def test_blob_comes_back_and_is_replaced_by_item(work):
    work.blobs.put(a_blob(received=10))
    whole = a_blob(file_name="another", received=1000)

    work.blobs.put(whole)

    assert work.blobs.get("item-1") == whole
    assert work.blobs.list() == (whole,)
    assert work.blobs.get("nobody") is None


def test_shredding_destroys_the_keys_of_one_group(work):
    work.blobs.put(a_blob("i1", group_id="g1", size=10))
    work.blobs.put(a_blob("i2", group_id="g2", size=20))
    work.blobs.put(a_blob("i3", group_id="g1", size=40))

    names = work.blobs.shred("g1")

    assert names == ("file-i1", "file-i3")
    assert [(blob.item_id, blob.wrapped_key) for blob in work.blobs.list()] == [
        ("i1", None),
        ("i2", b"\x00wrapped"),
        ("i3", None),
    ]
    assert work.blobs.total_bytes() == 20


def test_forgotten_blobs_are_gone(work):
    for name in ("i1", "i2", "i3"):
        work.blobs.put(a_blob(name))

    work.blobs.forget(name for name in ("file-i1", "file-i3", "file-absent"))

    assert [blob.item_id for blob in work.blobs.list()] == ["i2"]


def test_no_blobs_take_no_space(work):
    assert work.blobs.total_bytes() == 0
    assert work.blobs.shred("nobody") == ()


# Notes and facts


def test_draft_comes_back_is_replaced_and_dropped(work):
    draft = Draft(
        labels=("gore", "propaganda"),
        severity=Severity.S3,
        protected=("news",),
        cues=("press-logo",),
        escalation_reason="unsure",
        audience="member",
        note="a note, ملاحظة",
        hashes=(("item-1", a_hash()),),
    )

    work.notes.put_draft("group-1", Draft())
    empty = work.notes.draft("group-1")
    work.notes.put_draft("group-1", draft)
    full = work.notes.draft("group-1")
    work.notes.drop_draft("group-1")
    work.notes.drop_draft("group-1")

    assert (empty, full, work.notes.draft("group-1")) == (Draft(), draft, None)


def test_payload_comes_back_is_replaced_and_dropped(work):
    work.notes.put_payload("c" * 64, b"first")
    work.notes.put_payload("c" * 64, b"\x00second")
    kept = work.notes.payload("c" * 64)
    work.notes.drop_payload("c" * 64)
    work.notes.drop_payload("c" * 64)

    assert (kept, work.notes.payload("c" * 64)) == (b"\x00second", None)


def test_fact_is_kept_and_replaced(work):
    absent = work.facts.get("cursor")
    work.facts.set("cursor", "1")
    work.facts.set("cursor", "")

    assert (absent, work.facts.get("cursor")) == (None, "")


# Transactions


def test_uncommitted_work_is_rolled_back(store):
    with store.write() as work:
        before = work.audit.size()
        work.groups.put(a_held_group())
        work.acts.add(an_act())
        work.audit.append(AuditEvent.EXPORTED, NOW, actor="p1")

    with store.read() as work:
        assert (work.groups.get("group-1"), work.acts.get("act-1")) == (None, None)
        assert work.audit.size() == before


def test_failed_work_is_rolled_back(store):
    def fail():
        with store.write() as work:
            work.facts.set("name", "value")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    with store.read() as work:
        assert work.facts.get("name") is None


def test_committed_work_is_seen_by_the_next_reader(store):
    with store.write() as work:
        work.facts.set("name", "value")
        work.commit()

    with store.read() as work:
        assert work.facts.get("name") == "value"


def test_work_after_a_commit_needs_a_commit_of_its_own(store):
    with store.write() as work:
        work.facts.set("one", "1")
        work.commit()
        work.facts.set("two", "2")

    with store.read() as work:
        assert (work.facts.get("one"), work.facts.get("two")) == ("1", None)


def test_reader_sees_one_moment_while_another_writes(store):
    with store.read() as reading:
        before = reading.facts.get("name")
        with store.write() as writing:
            writing.facts.set("name", "value")
            writing.commit()
        after = reading.facts.get("name")

    assert (before, after) == (None, None)


def test_two_writing_threads_take_turns(store):
    barrier = threading.Barrier(2)

    def count_up():
        barrier.wait()
        for _ in range(50):
            with store.write() as work:
                number = int(work.facts.get("number") or 0)
                work.facts.set("number", str(number + 1))
                work.audit.append(AuditEvent.EXPORTED, NOW, actor="p1")
                work.commit()

    threads = [threading.Thread(target=count_up) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with store.read() as work:
        assert work.facts.get("number") == "100"
        assert work.audit.size() == 101


def test_closed_store_is_not_used_again(store):
    store.close()

    with pytest.raises(Cancelled), store.read():
        pass
    with pytest.raises(Cancelled), store.write():
        pass
