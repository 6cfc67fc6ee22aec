# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import hashlib
import json

import pytest

from reviewer.domain.audit import AuditRecord
from reviewer.domain.errors import InputRefused, RuleBroken
from reviewer.sealing import merkle
from reviewer.sealing.audit_log import LogWriter, chain_hash, payload_commit, verify_log
from reviewer.sealing.canonical import canonical, parse_strict
from reviewer.sealing.notes import Checkpoint, parse_note, sign_checkpoint
from tests.unit.sealing.logs import (
    LOG_KEY,
    STRANGER_KEY,
    WITNESS_KEY,
    a_clear_look,
    a_log,
    an_opening,
    witnessed,
)

GENESIS = bytes(32)


def verified(log, **changes):
    asked = {
        "log_id": log.log_id,
        "public_key": LOG_KEY.public,
        "checkpoints": log.notes,
        "witness_public": WITNESS_KEY.public,
    }
    return verify_log(log.records, **(asked | changes))


def failures(log, **changes):
    return [(found.what, found.where) for found in verified(log, **changes).failures]


def rehashed(records, start=0):
    """Make every record follow from the one before, as someone who can hash would."""
    prev = records[start - 1][1] if start else GENESIS
    found = list(records[:start])
    for place, (record, _) in enumerate(records[start:], start=start):
        value = json.loads(record)
        changed = canonical(value | {"seq": place, "prev": prev.hex()})
        prev = chain_hash(prev, changed)
        found.append((changed, prev))
    return found


def test_writer_seals_a_record_in_its_place():
    writer = LogWriter("ws_7f3a")

    first, second = writer.append(an_opening()), writer.append(a_clear_look())

    assert (first.seq, second.seq) == (0, 1)
    assert first.chain == hashlib.sha256(GENESIS + first.record).digest()
    assert second.chain == hashlib.sha256(first.chain + second.record).digest()
    assert second.leaf == hashlib.sha256(b"\x00" + second.chain).digest()
    assert writer.root == merkle.root([first.leaf, second.leaf])
    record = AuditRecord.from_json_dict(parse_strict(second.record))
    assert (record.log, record.seq, record.prev) == ("ws_7f3a", 1, first.chain.hex())
    assert canonical(record.to_json_dict()) == second.record


def test_writer_signs_what_it_wrote():
    writer = LogWriter("ws_7f3a")
    writer.append(an_opening())

    note = parse_note(writer.checkpoint(LOG_KEY))

    assert note.checkpoint == Checkpoint(origin="ws_7f3a", size=1, root=writer.root)
    assert note.standing_of(LOG_KEY.public) == "good"


def test_writer_goes_on_from_its_state():
    through, again = LogWriter("ws_7f3a"), LogWriter("ws_7f3a")
    for place in range(20):
        entry = an_opening() if place == 0 else a_clear_look(f"it_{place}")
        again = LogWriter.from_state(again.state())
        assert again.append(entry) == through.append(entry)

    assert again.state() == through.state()


def test_log_opens_once():
    writer = LogWriter("ws_7f3a")
    with pytest.raises(RuleBroken) as unopened:
        writer.append(a_clear_look())
    writer.append(an_opening())
    with pytest.raises(RuleBroken) as opened_twice:
        writer.append(an_opening())

    assert (unopened.value.rule, opened_twice.value.rule) == ("audit-genesis", "audit-genesis")
    assert writer.size == 1


@pytest.mark.parametrize(
    "stored",
    [
        b"{}",
        b"[]",
        b"x",
        b'{"last":"00","log":"ws","peaks":[],"size":0}',
        b'{"last":"' + b"0" * 64 + b'","log":"a b","peaks":[],"size":0}',
        b'{"last":"' + b"0" * 64 + b'","log":"ws","peaks":[],"size":1}',
        b'{"last":"' + b"x" * 64 + b'","log":"ws","peaks":[],"size":0}',
        b'{"last":"' + b"0" * 64 + b'","log":"ws","peaks":[7],"size":1}',
    ],
)
def test_writer_refuses_a_state_it_did_not_write(stored):
    with pytest.raises(InputRefused):
        LogWriter.from_state(stored)


@pytest.mark.parametrize("log", ["", "a b", "a#1", "a+b", "é", "x" * 97])
def test_writer_refuses_a_log_id_that_cannot_be_named(log):
    with pytest.raises(RuleBroken):
        LogWriter(log)


def test_payload_commit_binds_salt_and_payload():
    payload = {"note": "what was written"}
    salt = bytes(range(32))
    expected = hashlib.sha256(b"\x02" + salt + b'{"note":"what was written"}').hexdigest()

    assert payload_commit(salt, payload) == expected
    assert payload_commit(bytes(32), payload) != expected
    with pytest.raises(InputRefused):
        payload_commit(b"short", payload)


def test_whole_log_holds():
    log = a_log(12, checkpoints=(5, 10))

    found = verified(log)

    assert found.holds
    assert (found.size, found.anchored_size, found.unanchored_tail) == (12, 10, 2)
    assert found.root == merkle.root([merkle.leaf_hash(chain) for _, chain in log.records])


def test_log_without_checkpoints_holds_and_is_unanchored():
    log = a_log(3)

    found = verified(log, checkpoints=[])

    assert (found.holds, found.anchored_size, found.unanchored_tail) == (True, 0, 3)


def test_only_what_the_witness_signed_is_anchored():
    log = a_log(12, checkpoints=(5, 10))
    alone = log.notes[1].partition("\u2014 gw.example")[0]

    found = verified(log, checkpoints=[log.notes[0], alone])
    without_witness = verified(log, checkpoints=[log.notes[0], alone], witness_public=None)

    assert (found.holds, found.anchored_size) == (True, 5)
    assert (without_witness.holds, without_witness.anchored_size) == (True, 10)


def edit(records, place=6):
    record, chain = records[place]
    changed = record.replace(b"it_6", b"it_X")
    assert changed != record
    return [*records[:place], (changed, chain), *records[place + 1 :]]


def swap(records, place=6):
    return [*records[:place], records[place + 1], records[place], *records[place + 2 :]]


def other_branch(records):
    return [*records[:6], *a_log(12, salt="other").records[6:]]


@pytest.mark.parametrize(
    ("attack", "expected"),
    [
        (edit, [("record", "ws_7f3a#6"), ("root", "ws_7f3a#9")]),
        (lambda r: rehashed(edit(r), 6), [("root", "ws_7f3a#9")]),
        (
            lambda r: rehashed(edit(r), 6)[:7] + r[7:],
            [("chain", "ws_7f3a#7"), ("root", "ws_7f3a#9")],
        ),
        (lambda r: [*r[:6], *r[7:]], [("missing", "ws_7f3a#6"), ("root", "ws_7f3a#9")]),
        (lambda r: rehashed([*r[:6], *r[7:]], 6), [("root", "ws_7f3a#9")]),
        (lambda r: r[1:], [("missing", "ws_7f3a#0"), ("root", "ws_7f3a#4")]),
        (
            swap,
            [("missing", "ws_7f3a#6"), ("order", "ws_7f3a#6"), ("root", "ws_7f3a#9")],
        ),
        (lambda r: rehashed(swap(r), 6), [("root", "ws_7f3a#9")]),
        (lambda r: [*r[:7], r[6], *r[7:]], [("order", "ws_7f3a#6"), ("root", "ws_7f3a#9")]),
        (lambda r: r[:9], [("shrunk", "ws_7f3a#9")]),
        (lambda r: [], [("shrunk", "ws_7f3a#0")]),
        (other_branch, [("chain", "ws_7f3a#6"), ("root", "ws_7f3a#9")]),
        (lambda r: a_log(12, salt="other").records, [("root", "ws_7f3a#4")]),
        (
            lambda r: [*r[:6], (r[6][0], bytes(32)), *r[7:]],
            [("record", "ws_7f3a#6")],
        ),
        (lambda r: [*r[:6], (b"\xff", r[6][1]), *r[7:]], [("record", "ws_7f3a#6")]),
        (
            lambda r: [*r[:6], (b"{}", chain_hash(r[5][1], b"{}")), *r[7:]],
            [("record", "ws_7f3a#6"), ("chain", "ws_7f3a#7"), ("root", "ws_7f3a#9")],
        ),
        (
            lambda r: [*r[:11], a_log(12, log_id="ws_2").records[11]],
            [("log", "ws_7f3a#11")],
        ),
    ],
    ids=[
        "edit",
        "edit-and-rehash-to-the-end",
        "edit-and-rehash-one",
        "delete",
        "delete-and-rehash",
        "delete-first",
        "reorder",
        "reorder-and-rehash",
        "double",
        "truncate-before-checkpoint",
        "truncate-all",
        "splice-other-branch",
        "whole-other-history",
        "stored-hash",
        "not-text",
        "not-a-record",
        "record-of-another-log",
    ],
)
def test_attack_on_records_is_named(attack, expected):
    log = a_log(12, checkpoints=(5, 10))

    found = verify_log(
        attack(log.records),
        log_id=log.log_id,
        public_key=LOG_KEY.public,
        checkpoints=log.notes,
        witness_public=WITNESS_KEY.public,
    )

    assert [(failure.what, failure.where) for failure in found.failures] == expected
    assert found.anchored_size <= 5 or expected[0][0] in {"shrunk", "record", "log"}


def test_rewritten_tail_beyond_the_last_checkpoint_is_reported_as_unanchored():
    log = a_log(12, checkpoints=(5, 10))

    found = verified(a_log(12, checkpoints=()), checkpoints=log.notes)

    assert (found.holds, found.unanchored_tail) == (True, 2)


def test_forked_log_contradicts_itself():
    log, other = a_log(12, checkpoints=(5, 10)), a_log(12, checkpoints=(10,), salt="x")

    assert failures(log, checkpoints=[*log.notes, *other.notes]) == [("fork", "ws_7f3a#9")]


def test_checkpoint_signed_by_someone_else_is_named():
    log = a_log(12, checkpoints=(5, 10), key=STRANGER_KEY)

    assert failures(log) == [
        ("signature", "ws_7f3a#4"),
        ("signature", "ws_7f3a#9"),
        ("key", "ws_7f3a#0"),
    ]


def test_witness_signature_that_does_not_verify_is_named():
    log = a_log(12, checkpoints=(5, 10))
    moved = log.notes[0].partition("\u2014 gw")
    own = log.notes[1].partition("\u2014 gw")[0]

    assert failures(log, checkpoints=[own + moved[1] + moved[2]]) == [("signature", "ws_7f3a#9")]


def test_checkpoint_of_another_log_is_named():
    log, other = a_log(12), a_log(12, log_id="ws_2")

    assert failures(log, checkpoints=other.notes[:1]) == [("log", "ws_7f3a#4")]


def test_checkpoint_that_is_no_note_is_named():
    log = a_log(12)

    assert failures(log, checkpoints=[log.notes[0], "x"]) == [
        ("checkpoint", "ws_7f3a checkpoint 2")
    ]


def test_signed_checkpoint_over_nothing_holds():
    note = witnessed(
        sign_checkpoint(
            Checkpoint(origin="ws_7f3a", size=0, root=merkle.EMPTY_ROOT), LOG_KEY, name="ws_7f3a"
        )
    )

    assert verified(a_log(3), checkpoints=[note]).holds


def test_root_failure_tells_the_span_it_covers():
    log = a_log(12, checkpoints=(5, 10))
    records = rehashed(edit(log.records), 6)

    found = verify_log(records, log_id=log.log_id, public_key=LOG_KEY.public, checkpoints=log.notes)

    assert str(found.failures[0]) == "records 5 to 9 are not those that were signed"


def test_failures_are_bounded():
    log = a_log(3)

    found = verified(log, checkpoints=["x"] * 2000)

    assert len(found.failures) == 1000
