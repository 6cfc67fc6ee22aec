# SPDX-License-Identifier: Apache-2.0
"""Searching the banks' copies, and saying what is wrong with an entry."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reviewer.domain.banks import Band, BankKind, EntryState
from reviewer.domain.errors import (
    GatewayUnavailable,
    InputRefused,
    MediaUnreadable,
    Offline,
    RuleBroken,
)
from reviewer.domain.hashes import HashKind, HashValue
from reviewer.domain.people import Role
from reviewer.ports.banks import EntryFilter
from tests.fakes.banks import a_tombstone, an_entry, pdq, sha256


@pytest.fixture
def hashes(bench):
    return bench.workbench.hashes


def synced(bench):
    bench.workbench.sync.sync_now()
    bench.turn()


def ids(found):
    return [(each.entry.entry_id, each.match.distance) for each in found]


def test_a_hash_finds_what_is_within_the_banks_own_radius(bench, gateway, hashes):
    gateway.adds_bank(
        "local",
        an_entry("same", value=pdq(1)),
        an_entry("close", value=pdq(1, 3, 9)),
        an_entry("at the edge", value=pdq(1, *range(31))),
        an_entry("beyond", value=pdq(1, *range(32))),
    )
    gateway.adds_bank("strict", an_entry("near", value=pdq(1, *range(12))), radius=10)
    synced(bench)

    found = hashes.near((pdq(1),))

    assert ids(found) == [("same", 0), ("close", 2), ("at the edge", 31)]
    assert [each.match.band for each in found] == [Band.EXACT, Band.CLOSE, Band.NEAR]


def test_an_exact_kind_finds_itself_alone(bench, gateway, hashes):
    as_pdq = HashValue(kind=HashKind.PDQ, value=sha256(1).value, quality=80)
    gateway.adds_bank("local", an_entry("file", value=sha256(1)), an_entry("alike", value=as_pdq))
    synced(bench)

    assert ids(hashes.near((sha256(1),))) == [("file", 0)]


def test_both_variants_of_a_file_are_asked_and_the_nearer_counts(bench, gateway, hashes):
    gateway.adds_bank("local", an_entry("e-1", value=pdq(1, 1, 2)))
    synced(bench)
    other = replace(pdq(1, 1), variant="area")

    assert ids(hashes.near((pdq(1), other))) == [("e-1", 1)]


def test_a_bank_of_harmless_content_wins_over_what_is_not_exact(bench, gateway, hashes):
    gateway.adds_bank("local", an_entry("exact", value=pdq(1)), an_entry("near", value=pdq(1, 1)))
    gateway.adds_bank("news", an_entry("fine", value=pdq(1, 1, 2)), kind=BankKind.ALLOW)
    synced(bench)

    found = hashes.near((pdq(1),))

    assert [(each.entry.entry_id, each.is_outweighed) for each in found] == [
        ("exact", False),
        ("near", True),
        ("fine", False),
    ]


def test_what_is_withdrawn_is_found_by_its_very_hash_and_matches_nothing(bench, gateway, hashes):
    gateway.adds_bank("local", an_entry("e-1", value=pdq(1), state=EntryState.WITHDRAWN))
    synced(bench)

    (found,) = hashes.near((pdq(1),))
    assert (found.entry.state, found.is_outweighed) == (EntryState.WITHDRAWN, False)
    assert hashes.near((pdq(1, 1),)) == ()


def test_what_the_feed_brings_later_is_searched_too(bench, gateway, hashes):
    gateway.adds_bank("local", an_entry("e-1", value=pdq(1)))
    synced(bench)
    first = ids(hashes.near((pdq(1, 1),)))
    gateway.changes_bank(a_tombstone("e-1"))
    gateway.changes_bank(an_entry("e-2", value=pdq(1, 1, 2)))

    synced(bench)

    assert first == [("e-1", 1)]
    assert ids(hashes.near((pdq(1, 1),))) == [("e-2", 1)]


def test_searching_needs_no_contact(bench, gateway, hashes):
    gateway.adds_bank("local", an_entry("e-1", value=pdq(1)))
    synced(bench)
    gateway.goes_offline()

    assert ids(hashes.near((pdq(1),))) == [("e-1", 0)]
    assert [each.entry.entry_id for each in hashes.find(EntryFilter(), limit=9)] == ["e-1"]
    assert [each.bank.name for each in hashes.banks()] == ["Bank local"]
    with pytest.raises(Offline):
        hashes.trail("e-1")
    with pytest.raises(Offline):
        hashes.proposals()


def test_a_file_is_hashed_and_neither_it_nor_its_path_is_kept(bench, hashes, tmp_path):
    file = tmp_path / "a name that says much.png"
    file.write_bytes(b"harmless")
    before = {path: path.read_bytes() for path in bench.folder.rglob("*") if path.is_file()}

    found = hashes.of_file(file)

    assert found.is_media
    assert [value.kind for value in found.values] == [HashKind.SHA256]
    after = {path: path.read_bytes() for path in bench.folder.rglob("*") if path.is_file()}
    assert after == before


def test_a_file_that_is_no_media_is_searched_by_its_bytes(bench, hashes, tmp_path):
    file = tmp_path / "a.bin"
    file.write_bytes(b"harmless")

    def refuses(untrusted, media_type):
        raise MediaUnreadable("unsupported")

    bench.decoder.hashes = refuses

    found = hashes.of_file(file)

    assert not found.is_media
    assert [(value.kind, value.value) for value in found.values] == [
        (HashKind.SHA256, "98fc5211ecf54bc9bd57f0045e0d0ee488c5472c94ee22cc1580b081d04cc4ac"),
        (HashKind.MD5, "d8eced3b06972df4d1dd7d835fc3edd3"),
    ]


def test_a_file_that_breaks_the_decoding_process_is_said_to(bench, hashes, tmp_path):
    file = tmp_path / "a.bin"
    file.write_bytes(b"harmless")

    def dies(untrusted, media_type):
        raise MediaUnreadable("worker-died")

    bench.decoder.hashes = dies
    with pytest.raises(MediaUnreadable, match="worker-died"):
        hashes.of_file(file)


def test_a_file_that_is_not_there_is_refused_by_its_name(hashes, tmp_path):
    with pytest.raises(InputRefused) as raised:
        hashes.of_file(tmp_path / "gone.png")

    assert (raised.value.reason, raised.value.where) == ("unreadable", "gone.png")


def test_a_dispute_goes_out_signed_with_its_reason_and_comes_back_by_the_feed(
    bench, gateway, hashes
):
    gateway.adds_bank("local", an_entry("e-1"))
    synced(bench)

    hashes.dispute("e-1", "wrong_item")
    bench.turn()

    ((_, *what),) = gateway.entry_acts
    assert what == ["dispute", "e-1", "wrong_item", ()]
    (found,) = hashes.find(EntryFilter(state="disputed"), limit=9)
    assert found.entry.entry_id == "e-1"


def test_a_dispute_whose_answer_was_lost_is_sent_again_as_the_same(bench, gateway, hashes):
    gateway.adds_bank("local", an_entry("e-1"))
    synced(bench)
    gateway.loses_next_answer()

    with pytest.raises(GatewayUnavailable):
        hashes.dispute("e-1", "wrong_item")
    hashes.dispute("e-1", "wrong_item")

    assert len(gateway.entry_acts) == 1


@pytest.mark.parametrize(
    "act",
    [
        lambda hashes: hashes.withdraw("e-1", "wrong_item"),
        lambda hashes: hashes.correct("e-1", "wrong_label", ("t1.b",)),
    ],
)
def test_only_a_lead_withdraws_and_corrects(bench, gateway, hashes, act):
    gateway.adds_bank("local", an_entry("e-1"))
    synced(bench)

    with pytest.raises(RuleBroken) as raised:
        act(hashes)

    assert (raised.value.rule, gateway.entry_acts) == ("role", [])


def test_a_lead_withdraws_and_corrects(bench, gateway, hashes):
    gateway.roles = frozenset({Role.LEAD})
    gateway.adds_bank("local", an_entry("e-1"), an_entry("e-2"))
    synced(bench)

    hashes.withdraw("e-1", "appeal")
    hashes.correct("e-2", "wrong_label", ("t1.b",))
    bench.turn()

    assert [each[1:] for each in gateway.entry_acts] == [
        ("withdraw", "e-1", "appeal", ()),
        ("correct", "e-2", "wrong_label", ("t1.b",)),
    ]
    found = {each.entry.entry_id: each.entry for each in hashes.find(EntryFilter(), limit=9)}
    assert found["e-1"].state is EntryState.WITHDRAWN
    assert found["e-2"].labels == ("t1.b",)
