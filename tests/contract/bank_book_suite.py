# SPDX-License-Identifier: Apache-2.0
"""What every ``BankBook`` promises: run over the one in memory, and over the store's when it is.

Each check takes an empty book that has a bank "ours", how a unit of work is run on it, and how it
is told a change of our own.
"""

from __future__ import annotations

from dataclasses import replace

from reviewer.gateway.exchange.book import Act, Applied, Wanted
from reviewer.gateway.exchange.entries import Entry, Opinion, SignalKind

ONE, TWO, THREE = ("1" * 64, "2" * 64, "3" * 64)


def an_entry(value=ONE, **more):
    given = {"kind": SignalKind.PDQ, "source": "peer", "updated_ms": 1000, **more}
    return Entry(value=value, **given)


def put(book, write, *entries, round_number=1):
    return write(
        lambda connection: book.put_foreign(connection, "ours", entries, round_number=round_number)
    )


def check_knows_its_banks(book, write, says):
    known = write(
        lambda c: [book.has_bank(c, name, may_allow=False) for name in ("ours", "theirs")]
    )

    assert known == [True, False]


def check_repeated_page_changes_nothing(book, write, says):
    first = put(book, write, an_entry(ONE), an_entry(TWO))
    again = put(book, write, an_entry(ONE), an_entry(TWO))

    assert (first, again) == (Applied(added=2), Applied(unchanged=2))


def check_newer_word_replaces_the_older(book, write, says):
    put(book, write, an_entry(opinion=Opinion.POSITIVE))
    newer = an_entry(opinion=Opinion.DISPUTED, updated_ms=2000)

    assert put(book, write, newer) == Applied(changed=1)
    assert put(book, write, an_entry(opinion=Opinion.POSITIVE)) == Applied(unchanged=1)
    assert put(book, write, newer) == Applied(unchanged=1)


def check_what_nobody_calls_positive_is_not_listed(book, write, says):
    for opinion in (Opinion.SEED, Opinion.NEGATIVE):
        assert put(book, write, an_entry(opinion=opinion)) == Applied(unchanged=1)
    assert put(book, write, an_entry(opinion=Opinion.POSITIVE)) == Applied(added=1)
    assert put(book, write, an_entry(opinion=Opinion.NEGATIVE)) == Applied(removed=1)


def check_what_was_forgotten_is_new_again(book, write, says):
    put(book, write, an_entry(is_deleted=True, updated_ms=2000), an_entry(TWO, source="other"))
    write(lambda c: book.forget(c, "peer"))

    assert put(book, write, an_entry(), an_entry(TWO, source="other")) == Applied(
        added=1, unchanged=1
    )


def check_what_came_back_in_a_later_round_is_new_again(book, write, says):
    put(book, write, an_entry())
    write(lambda c: book.end_round(c, "ours", "peer", round_number=2))

    assert put(book, write, an_entry(), round_number=3) == Applied(added=1)


def check_tombstone_before_its_entry_keeps_it_away(book, write, says):
    gone = an_entry(is_deleted=True, updated_ms=2000)

    assert put(book, write, gone) == Applied(unchanged=1)
    assert put(book, write, an_entry(updated_ms=1000)) == Applied(unchanged=1)
    assert put(book, write, an_entry(updated_ms=3000)) == Applied(added=1)
    assert put(book, write, an_entry(is_deleted=True, updated_ms=4000)) == Applied(removed=1)


def check_sources_do_not_touch_each_other(book, write, says):
    put(book, write, an_entry(source="one"), an_entry(source="two"))

    assert put(book, write, an_entry(source="one", is_deleted=True)) == Applied(removed=1)
    assert put(book, write, an_entry(source="two")) == Applied(unchanged=1)


def check_kinds_of_one_length_are_two_hashes(book, write, says):
    pdq, digest = an_entry(kind=SignalKind.PDQ), an_entry(kind=SignalKind.SHA256)

    assert put(book, write, pdq, digest) == Applied(added=2)


def check_end_of_a_round_removes_what_it_did_not_bring(book, write, says):
    put(book, write, an_entry(ONE), an_entry(TWO), an_entry(THREE, source="other"))
    put(book, write, an_entry(TWO), round_number=2)

    def end(connection):
        return book.end_round(connection, "ours", "peer", round_number=2)

    assert (write(end), write(end)) == (1, 0)
    assert put(book, write, an_entry(TWO), round_number=2) == Applied(unchanged=1)
    assert put(book, write, an_entry(THREE, source="other")) == Applied(unchanged=1)


def check_older_word_in_a_new_round_still_counts_as_there(book, write, says):
    put(book, write, an_entry(updated_ms=2000))
    put(book, write, an_entry(updated_ms=1000), round_number=2)

    assert write(lambda c: book.end_round(c, "ours", "peer", round_number=2)) == 0


WANTED = Wanted(bank="ours", exchange="peer", audience="partners")


def check_changes_come_in_order_and_go_on(book, write, says):
    put(book, write, an_entry(THREE, source_id="17"))
    says(Act.SHARE, an_entry(ONE, source=""))
    says(Act.SHARE, an_entry(TWO, source=""))
    says(Act.WITHDRAW, an_entry(TWO, source=""))
    says(Act.FEEDBACK, an_entry(THREE, source_id="17", opinion=Opinion.NEGATIVE))

    first = write(lambda c: list(book.changes_since(c, WANTED, 0, 1)))
    rest = write(lambda c: list(book.changes_since(c, WANTED, first[-1].position, 9)))

    assert [(each.act, each.entry.key) for each in first] == [(Act.SHARE, (SignalKind.PDQ, ONE))]
    assert [(each.act, each.entry.value) for each in rest][-2:] == [
        (Act.WITHDRAW, TWO),
        (Act.FEEDBACK, THREE),
    ]
    told = rest[-1].entry
    assert (told.source, told.source_id, told.opinion) == ("peer", "17", Opinion.NEGATIVE)
    positions = [each.position for each in (*first, *rest)]
    assert positions == sorted(set(positions))
    assert write(lambda c: list(book.changes_since(c, WANTED, positions[-1], 9))) == []


def check_judgement_concerns_its_source_alone(book, write, says):
    put(book, write, an_entry(source="other", source_id="17"))
    says(Act.FEEDBACK, an_entry(source="other", source_id="17", opinion=Opinion.NEGATIVE))
    other = Wanted(bank="ours", exchange="other", audience="partners")

    assert write(lambda c: list(book.changes_since(c, WANTED, 0, 9))) == []
    assert [each.act for each in write(lambda c: book.changes_since(c, other, 0, 9))] == [
        Act.FEEDBACK
    ]


def check_entry_for_another_audience_is_to_be_taken_back(book, write, says):
    says(Act.SHARE, an_entry(source=""), audience="member")

    (change,) = write(lambda c: list(book.changes_since(c, WANTED, 0, 9)))

    assert (change.act, change.entry.value) == (Act.WITHDRAW, ONE)


def check_own_entries_come_by_key_without_the_withdrawn(book, write, says):
    mine = [an_entry(value, source="") for value in (THREE, ONE, TWO)]
    for entry in mine:
        says(Act.SHARE, entry)
    says(Act.WITHDRAW, mine[2])
    says(Act.SHARE, an_entry("5" * 64, source=""), audience="member")
    put(book, write, an_entry("4" * 64))

    def page(after, limit):
        return write(lambda c: list(book.own_page(c, "ours", "partners", after, limit)))

    first = page(None, 1)
    rest = page(first[0].key, 5)

    assert [each.value for each in (*first, *rest)] == [ONE, THREE]
    assert page(rest[0].key, 5) == []


def check_what_was_put_is_what_is_there(book, write, says):
    """A change of any one part is noticed, so every part is kept."""
    whole = an_entry(quality=90, labels=("a <b>label</b>",), source_id="17")
    put(book, write, whole)

    disputed = {"opinion": Opinion.DISPUTED}
    for more in ({"quality": 91}, {"labels": ()}, {"source_id": "18"}, disputed):
        assert put(book, write, replace(whole, **more)) == Applied(changed=1)
        assert put(book, write, whole) == Applied(changed=1)


CHECKS = [check for name, check in sorted(globals().items()) if name.startswith("check_")]
