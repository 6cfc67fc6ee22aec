# SPDX-License-Identifier: Apache-2.0
"""The bank store keeps the contract that exchanges and files rely on, on both engines."""

from __future__ import annotations

import pytest
from sqlalchemy import insert

from reviewer.domain.hashes import HashKind
from reviewer.gateway.exchange.book import Act, Applied, Wanted
from reviewer.gateway.exchange.entries import Opinion, SignalKind
from reviewer.gateway.exchange.seen import hash_kind
from reviewer.gateway.intake.service import take_in
from reviewer.gateway.store.tables import items, log_entries, proposals
from tests.contract.bank_book_suite import CHECKS, ONE, TWO, an_entry, put
from tests.integration.gateway_edges.bank_house import BankHouse
from tests.integration.gateway_edges.house import a_post


@pytest.fixture
def store(either_house):
    return BankHouse(either_house.gateway)


@pytest.fixture
def one_store(house):
    return BankHouse(house.gateway)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_store_keeps_the_contract(store, check):
    check(store.book, store.write, store.says)


def test_bank_of_harmless_hashes_is_for_files_alone(one_store):
    book = one_store.book
    known = one_store.write(
        lambda c: [book.has_bank(c, "allow", may_allow=each) for each in (False, True)]
    )

    assert known == [False, True]


def test_what_a_source_lists_is_matched_and_what_it_takes_back_is_not(one_store):
    put(one_store.book, one_store.write, an_entry(ONE), an_entry(TWO, opinion=Opinion.SEED))
    listed = one_store.entries()
    put(one_store.book, one_store.write, an_entry(ONE, is_deleted=True, updated_ms=2000))

    assert listed == [(ONE, "active", "peer")]
    assert one_store.entries() == [(ONE, "withdrawn", "peer")]


def test_hash_that_one_source_takes_back_stays_while_another_lists_it(one_store):
    book, write = one_store.book, one_store.write
    put(book, write, an_entry(source="one"), an_entry(source="two"))
    put(book, write, an_entry(source="one", is_deleted=True, updated_ms=2000))
    between = one_store.entries()
    put(book, write, an_entry(source="two", is_deleted=True, updated_ms=2000))

    assert between == [(ONE, "active", "two")]
    assert one_store.entries() == [(ONE, "withdrawn", "two")]


def test_our_own_hash_is_not_taken_out_by_anothers_word_but_disputed(one_store):
    book, write = one_store.book, one_store.write
    one_store.says(Act.SHARE, an_entry(source=""))
    put(book, write, an_entry())
    put(book, write, an_entry(is_deleted=True, updated_ms=2000))
    before = one_store.entries()
    put(book, write, an_entry(opinion=Opinion.NEGATIVE, updated_ms=3000))

    assert before == [(ONE, "active", "")]
    assert one_store.entries() == [(ONE, "disputed", "")]


def test_negative_word_about_what_is_not_here_puts_nothing_here(one_store):
    put(one_store.book, one_store.write, an_entry(opinion=Opinion.NEGATIVE))

    assert one_store.entries() == []


def test_what_our_people_withdrew_does_not_come_back(one_store):
    put(one_store.book, one_store.write, an_entry())
    one_store.says(Act.WITHDRAW, an_entry())

    put(one_store.book, one_store.write, an_entry(labels=("more",), updated_ms=2000))

    assert one_store.entries() == [(ONE, "withdrawn", "peer")]


def test_hash_of_too_little_detail_is_counted_as_refused(one_store):
    applied = put(one_store.book, one_store.write, an_entry(quality=49), an_entry(TWO, quality=50))

    assert applied == Applied(added=1, refused=1)


def test_md5_of_a_video_and_of_anything_are_one_entry(one_store):
    book, write = one_store.book, one_store.write
    of_video = an_entry("1" * 32, kind=SignalKind.VIDEO_MD5)
    of_file = an_entry("1" * 32, kind=SignalKind.MD5)
    put(book, write, of_video, of_file)
    put(book, write, an_entry("1" * 32, kind=SignalKind.MD5, is_deleted=True, updated_ms=2000))

    assert one_store.entries() == [("1" * 32, "active", "peer")]


@pytest.mark.parametrize(
    ("media", "kind"), [("image", SignalKind.MD5), ("video", SignalKind.VIDEO_MD5)]
)
def test_own_md5_goes_as_what_its_item_was(one_store, house, media, kind):
    item = take_in(house.gateway, house.platform_id, a_post()).item_id
    house.change(items, where={"item_id": item}, kind=media)
    columns = dict.fromkeys(("category", "labels", "group_id", "decision_id"), "x")
    row = {"proposal_id": "pr-1", "bank_id": "ours", "kind": "md5", "value": "1" * 32}
    row |= columns | {"item_id": item, "state": "agreed", "created_ms": 1, "changed_ms": 1}
    one_store.write(lambda c: c.execute(insert(proposals).values(row)))
    given = an_entry("1" * 32, kind=SignalKind.MD5, source="")
    one_store.says(Act.SHARE, given, proposal_id="pr-1")
    wanted = Wanted(bank="ours", exchange="peer", audience="partners")

    (change,) = one_store.write(lambda c: one_store.book.changes_since(c, wanted, 0, 9))

    assert change.entry.kind is kind


def test_run_is_recorded_in_sum_and_only_if_it_did_anything(one_store, house):
    for counts in ({"added": 0}, {"removed": 2, "added": 3, "changed": 0}):
        one_store.write(lambda c, done=counts: one_store.book.note_run(c, "peer", done))

    records = [row["record"] for row in house.rows(log_entries, log="gateway")]
    told = [each for each in records if '"exchanged"' in each]
    assert len(told) == 1
    assert '"detail":{"counts":"added=3 removed=2","exchange":"peer"}' in told[0]


def test_every_kind_that_travels_has_its_kind_in_a_bank():
    assert {kind: hash_kind(kind) for kind in SignalKind} == {
        SignalKind.PDQ: HashKind.PDQ,
        SignalKind.SHA256: HashKind.SHA256,
        SignalKind.MD5: HashKind.MD5,
        SignalKind.VIDEO_MD5: HashKind.MD5,
    }
