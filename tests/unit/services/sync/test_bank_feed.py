# SPDX-License-Identifier: Apache-2.0
"""The copies of the banks follow the gateway's, whatever comes between."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reviewer.domain.banks import BankKind, EntryState
from reviewer.domain.decisions import Verdict
from reviewer.domain.errors import Offline
from reviewer.services.notices import BanksChanged
from reviewer.services.shown import SyncState
from reviewer.services.sync.events import Heard
from tests import builders
from tests.fakes.banks import a_tombstone, an_entry, pdq, sha256


def here(bench, bank_id="local"):
    """Return the entries of one copy by id."""
    with bench.store.read() as work:
        shelved = bench.gateway.shelved[bank_id]
        found = (work.banks.get(bank_id, entry_id) for entry_id in shelved.entries)
        return {each.entry_id: each for each in found if each is not None}


def kept(bench, bank_id="local"):
    with bench.store.read() as work:
        return {each.bank.bank_id: each for each in work.banks.list()}[bank_id]


def is_equal(bench, bank_id="local"):
    return here(bench, bank_id) == bench.gateway.shelved[bank_id].entries


def hears(bench):
    """Let the gateway's wake-up for banks arrive, and the loop turn."""
    bench.workbench.sync._loop.report(Heard("bank"))
    bench.turn()


@pytest.fixture
def entries():
    return [an_entry(f"e-{number}") for number in range(8)]


def test_every_bank_is_copied_page_by_page(bench, gateway, entries):
    gateway.adds_bank("local", *entries)
    gateway.adds_bank("news", an_entry("n-1"), kind=BankKind.ALLOW)

    bench.turn()

    assert is_equal(bench)
    assert is_equal(bench, "news")
    assert gateway.count("hash_page") == 4
    assert kept(bench).checked_at == bench.clock.now().wall
    assert BanksChanged(entries=True) in bench.notices


def test_a_gateway_without_banks_leaves_sync_as_it_is(bench, gateway):
    gateway.refuses("banks", "not-found", 404, times=99)

    bench.turn()

    assert bench.workbench.sync.status().state is SyncState.SYNCED


def test_decisions_leave_before_a_bank_is_asked_for(bench, gateway, entries):
    gateway.adds(builders.a_group())
    gateway.adds_bank("local", *entries)
    bench.turn()
    bench.workbench.review.decide("g-1", builders.a_draft(), Verdict.VIOLATES)
    bench.clock.advance(minutes=10)
    gateway.calls.clear()

    bench.turn()

    order = [call for call in gateway.calls if call in {"submit", "banks"}]
    assert order == ["submit", "banks"]


def test_a_wake_up_brings_what_changed(bench, gateway, entries):
    gateway.adds_bank("local", *entries)
    bench.turn()
    gateway.changes_bank(replace(entries[0], rev=2, state=EntryState.WITHDRAWN))
    gateway.changes_bank(a_tombstone("e-1"))

    bench.turn()
    before = is_equal(bench)
    hears(bench)

    assert (before, is_equal(bench)) == (False, True)


def test_without_a_wake_up_it_comes_after_five_minutes(bench, gateway, clock, entries):
    gateway.adds_bank("local", *entries)
    bench.turn()
    gateway.changes_bank(a_tombstone("e-1"))
    clock.advance(seconds=301)

    bench.turn()

    assert is_equal(bench)


def test_a_copy_that_is_not_the_gateways_is_dropped_alone_and_fetched_anew(
    bench, gateway, clock, entries
):
    gateway.adds_bank("local", *entries)
    gateway.adds_bank("news", an_entry("n-1"))
    gateway.digest_lies = 1

    bench.turn()
    after = kept(bench).trouble, here(bench), is_equal(bench, "news")
    clock.advance(minutes=10)
    bench.turn()

    assert after == ("bank-digest", {}, True)
    assert (kept(bench).trouble, is_equal(bench)) == ("", True)


def test_an_expired_cursor_begins_one_bank_anew(bench, gateway, entries):
    gateway.adds_bank("local", *entries)
    bench.turn()
    gateway.shelved["local"].entries.pop("e-7")
    gateway.shelved["local"].changes = list(gateway.shelved["local"].entries.values())
    gateway.cursors_expired = 1

    hears(bench)

    with bench.store.read() as work:
        assert work.banks.get("local", "e-7") is None
    assert is_equal(bench)
    assert kept(bench).trouble == ""


def test_the_feed_goes_on_where_it_was_when_the_program_was_killed(bench, gateway, entries):
    gateway.adds_bank("local", *entries)
    pages = gateway.hash_page

    def dies(bank_id, cursor):
        if cursor == "6":
            raise Offline
        return pages(bank_id, cursor)

    gateway.hash_page = dies
    bench.turn()
    gateway.hash_page = pages
    had = sorted(here(bench))

    bench.crashes().turn()

    assert had == [f"e-{number}" for number in range(6)]
    assert is_equal(bench)
    assert gateway.count("hash_page") == 3  # no page twice


def test_a_bank_that_is_taken_away_goes(bench, gateway, entries):
    gateway.adds_bank("local", *entries)
    gateway.adds_bank("news", an_entry("n-1"))
    bench.turn()
    del gateway.shelved["news"]

    hears(bench)

    with bench.store.read() as work:
        assert [each.bank.bank_id for each in work.banks.list()] == ["local"]


def test_a_hash_of_a_later_kind_costs_only_itself(bench, gateway):
    later = replace(an_entry("e-1"), kind="vpdq", value=None)
    gateway.adds_bank("local", later, an_entry("e-2"))

    bench.turn()

    assert here(bench) == {"e-1": later, "e-2": an_entry("e-2")}
    assert kept(bench).trouble == ""


def test_one_bank_that_is_refused_does_not_stop_the_next(bench, gateway):
    gateway.adds_bank("a", an_entry("a-1"))
    gateway.adds_bank("b", an_entry("b-1", value=sha256(1)), an_entry("b-2", value=pdq(2)))
    gateway.refuses("hash_page", "forbidden")

    bench.turn()

    assert here(bench, "a") == {}
    assert is_equal(bench, "b")
