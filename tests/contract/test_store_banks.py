# SPDX-License-Identifier: Apache-2.0
"""What a store may be relied on to do with the copies of hash banks."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from reviewer.domain.banks import BankKind, EntryState
from reviewer.domain.hashes import HashKind
from reviewer.ports.banks import OWN, Bank, BankPage, EntryFilter, KeptBank
from tests.fakes.banks import a_tombstone, an_entry, pdq, sha256

AT = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)
LOCAL = Bank(bank_id="local", name="Our own", kind=BankKind.BLOCK, radius=31, entries=9)
NEWS = Bank(bank_id="news", name="News archive", kind=BankKind.ALLOW, radius=31, as_of=AT)


def page(*changes, cursor="1", bank_id="local", more=False):
    return BankPage(bank_id=bank_id, changes=changes, cursor=cursor, more=more, digest="", as_of=AT)


@pytest.fixture
def banks(work):
    work.banks.describe((LOCAL, NEWS))
    return work.banks


def test_a_bank_comes_back_as_it_was_described(banks):
    assert [each.bank for each in banks.list()] == [NEWS, LOCAL]


def test_a_new_description_leaves_the_copy_and_its_cursor(banks):
    banks.take(page(an_entry("e-1"), cursor="7"))

    banks.describe((replace(LOCAL, name="Renamed"), NEWS))

    kept = {each.bank.bank_id: each for each in banks.list()}["local"]
    assert (kept.bank.name, kept.cursor, kept.here) == ("Renamed", "7", 1)


def test_a_bank_that_is_no_longer_there_goes_with_its_entries(banks):
    banks.take(page(an_entry("e-1")))

    banks.describe((NEWS,))

    assert [each.bank.bank_id for each in banks.list()] == ["news"]
    assert banks.get("local", "e-1") is None


@pytest.mark.parametrize(
    "entry",
    [
        an_entry("e-1"),
        an_entry("e-2", value=sha256(1), labels=(), audience="", source="hma-1", disputes=2),
        an_entry("e-3", state=EntryState.DISPUTED, labels=("t1.a", "t1.b"), added_on=None),
        replace(an_entry("e-4"), kind="later", value=None),
    ],
)
def test_an_entry_comes_back_as_it_came(banks, entry):
    assert banks.take(page(entry)) == 1
    assert banks.get("local", entry.entry_id) == entry


def test_of_two_entries_of_one_name_each_bank_keeps_its_own(banks):
    banks.take(page(an_entry("e-1")))
    banks.take(page(an_entry("e-1", bank_id="news", value=sha256(1)), bank_id="news"))

    assert banks.get("local", "e-1") == an_entry("e-1")
    assert banks.get("news", "e-1") == an_entry("e-1", bank_id="news", value=sha256(1))


@pytest.mark.parametrize("rev", [1, 2])
def test_a_repeated_or_older_change_is_none(banks, rev):
    entry = an_entry("e-1", 2)
    banks.take(page(entry))

    assert banks.take(page(replace(entry, rev=rev, labels=("t1.b",)))) == 0
    assert banks.get("local", "e-1") == entry


def test_a_tombstone_that_comes_before_its_upsert_wins(banks):
    banks.take(page(a_tombstone("e-1", 3)))

    assert banks.take(page(an_entry("e-1", 2))) == 0
    assert banks.get("local", "e-1") == a_tombstone("e-1", 3)
    assert banks.equal(pdq("e-1")) == ()


def test_in_one_page_the_highest_revision_wins_wherever_it_stands(banks):
    banks.take(page(an_entry("e-1", 5, labels=("t1.b",)), an_entry("e-1", 4), a_tombstone("e-1")))

    assert banks.get("local", "e-1") == an_entry("e-1", 5, labels=("t1.b",))


def test_what_left_is_found_among_the_withdrawn_alone(banks):
    banks.take(page(a_tombstone("e-1"), an_entry("e-2", state=EntryState.WITHDRAWN)))

    assert [each.entry_id for each in banks.find(EntryFilter(), limit=9)] == ["e-2"]
    found = banks.find(EntryFilter(state="withdrawn"), limit=9)
    assert [each.entry_id for each in found] == ["e-1", "e-2"]


def test_what_left_is_kept_without_its_hash(banks):
    banks.take(page(an_entry("e-1")))
    banks.take(page(a_tombstone("e-1", 2)))

    assert banks.get("local", "e-1") == a_tombstone("e-1", 2)


def test_what_left_can_come_back(banks):
    banks.take(page(a_tombstone("e-1", 2)))
    banks.take(page(an_entry("e-1", 3)))

    assert banks.get("local", "e-1") == an_entry("e-1", 3)


def test_the_digest_covers_what_is_not_withdrawn_in_the_order_of_its_lines(banks):
    entries = (
        an_entry("a", 1),
        an_entry("a-b", 12),  # a dash comes before the colon that ends an id
        an_entry("a1", 3),
        an_entry("gone", 4, state=EntryState.WITHDRAWN),
        a_tombstone("left"),
        replace(an_entry("later", 9), kind="later", value=None),
    )
    banks.take(page(*entries))

    lines = b"a-b:12\na1:3\na:1\nlater:9\n"
    assert banks.digest("local") == hashlib.sha256(lines).hexdigest()


def test_a_proof_tells_how_fresh_the_copy_is(banks):
    banks.take(page(an_entry("e-1"), cursor="3"))
    banks.prove("local", "d" * 64, AT)

    (kept,) = [each for each in banks.list() if each.bank.bank_id == "local"]
    assert kept == KeptBank(
        bank=replace(LOCAL, as_of=AT), cursor="3", here=1, checked_at=AT, proven="d" * 64
    )
    assert banks.progress("local") == ("3", "d" * 64)


def test_a_restart_drops_one_copy_and_says_why(banks):
    banks.take(page(an_entry("e-1")))
    banks.take(page(an_entry("e-1", bank_id="news"), bank_id="news"))
    banks.prove("local", "d" * 64, AT)

    banks.restart("local", "bank-digest")

    (kept,) = [each for each in banks.list() if each.bank.bank_id == "local"]
    assert (kept.cursor, kept.here, kept.checked_at, kept.trouble, kept.proven) == (
        *("", 0, None, "bank-digest", ""),
    )
    assert banks.get("news", "e-1") is not None


def test_a_hash_is_found_in_every_bank_withdrawn_or_not(banks):
    one = an_entry("e-1", value=pdq(7), state=EntryState.WITHDRAWN)
    other = an_entry("e-2", value=pdq(7), bank_id="news")
    banks.take(page(one, an_entry("e-3")))
    banks.take(page(other, bank_id="news"))

    assert banks.equal(pdq(7)) == (one, other)


def test_a_hash_of_another_kind_with_the_same_digits_is_another(banks):
    digits = sha256(1)
    banks.take(page(an_entry("e-1", value=replace(digits, kind=HashKind.PDQ, quality=90))))

    assert banks.equal(digits) == ()


FOUND = {
    "words in labels": (EntryFilter(words=("t1.b",)), {"e-2", "e-4"}),
    "words in the source": (EntryFilter(words=("HMA",)), {"e-2", "e-3"}),
    "words in the bank's name": (EntryFilter(words=("archive",)), {"e-4"}),
    "every word counts": (EntryFilter(words=("hma", "t1.b")), {"e-2"}),
    "no wildcards": (EntryFilter(words=("%",)), set()),
    "kind": (EntryFilter(kind="sha256"), {"e-2"}),
    "state": (EntryFilter(state="disputed"), {"e-3"}),
    "source": (EntryFilter(source="hma-1"), {"e-2"}),
    "our own": (EntryFilter(source=OWN), {"e-1", "e-4"}),
    "label": (EntryFilter(label="t1.a"), {"e-1", "e-3"}),
    "part of a label is none": (EntryFilter(label="t1"), set()),
    "bank": (EntryFilter(bank_id="news"), {"e-4"}),
}


@pytest.mark.parametrize(("wanted", "expected"), FOUND.values(), ids=list(FOUND))
def test_entries_are_found_by_what_is_said_of_them(banks, wanted, expected):
    banks.take(
        page(
            an_entry("e-1"),
            an_entry("e-2", value=sha256(1), labels=("t1.b",), source="hma-1"),
            an_entry("e-3", state=EntryState.DISPUTED, source="HMA-2"),
            a_tombstone("e-5"),
        )
    )
    banks.take(page(an_entry("e-4", bank_id="news", labels=("t1.b",)), bank_id="news"))

    assert {each.entry_id for each in banks.find(wanted, limit=10)} == expected
    assert banks.sources() == ("HMA-2", "hma-1")


def test_entries_come_newest_first_and_by_the_page(banks):
    banks.take(page(*(an_entry(f"e-{number}") for number in range(5))))

    pages = [banks.find(EntryFilter(), limit=2, offset=start) for start in (0, 2, 4)]
    assert [[each.entry_id for each in found] for found in pages] == [
        ["e-4", "e-3"],
        ["e-2", "e-1"],
        ["e-0"],
    ]


def test_prints_are_those_that_match_and_lead_back_to_their_entries(banks):
    banks.take(
        page(
            an_entry("e-1"),
            an_entry("e-2", state=EntryState.WITHDRAWN),
            an_entry("e-3", value=sha256(1)),
            an_entry("e-4", state=EntryState.DISPUTED),
            a_tombstone("e-5"),
        )
    )

    found = list(banks.prints(HashKind.PDQ))

    assert [value.hex() for _, value in found] == [pdq("e-1").value, pdq("e-4").value]
    places = [place for place, _ in reversed(found)]
    assert [each.entry_id for each in banks.at([*places, 999])] == ["e-4", "e-1"]


def test_a_page_and_its_cursor_are_lost_together(store):
    with store.write() as work:
        work.banks.describe((LOCAL,))
        work.commit()
    with store.write() as work:
        work.banks.take(page(an_entry("e-1"), cursor="5"))

    with store.read() as work:
        assert work.banks.progress("local") == ("", "")
        assert work.banks.get("local", "e-1") is None
