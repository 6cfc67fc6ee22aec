# SPDX-License-Identifier: Apache-2.0
"""Fetching and sharing go on from wherever they were stopped, and double nothing."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import pytest
from sqlalchemy import select

from reviewer.gateway.exchange import hma, rows
from reviewer.gateway.exchange.book import Act, Applied
from reviewer.gateway.exchange.entries import Opinion, SignalKind
from reviewer.gateway.exchange.failures import PeerRefused, PeerUnavailable
from reviewer.gateway.exchange.rows import ExchangeRow
from reviewer.gateway.exchange.run import Run, preview_fetch
from reviewer.gateway.store.engine import open_database
from reviewer.gateway.store.tables import exchange_entries
from tests.contract.exchange_suite import NOW_MS, ONE, TWO, an_entry
from tests.fakes.bank_book import MemoryBook
from tests.fakes.peers.serving import Reply
from tests.fakes.peers.sides import BANK, hma_side, tat_side, threatexchange_side
from tests.fakes.peers.threatexchange import OURS

THREE = "3" * 64


class Killed(BaseException):
    """The process ended here."""


class Mortal:
    """A database or an exchange; the process dies before or after its n-th act."""

    def __init__(self, real, clock, acts):
        self._real, self._clock, self._acts = real, clock, acts

    def __getattr__(self, name):
        found = getattr(self._real, name)
        if name not in self._acts:
            return found

        def act(*given, **more):
            self._clock.ticks()
            done = found(*given, **more)
            self._clock.ticks()
            return done

        return act


class Fate:
    """Counts what is done; ends the process at one point."""

    def __init__(self, dies_at):
        self.left = dies_at

    def ticks(self):
        self.left -= 1
        if self.left < 0:
            raise Killed


@pytest.fixture(scope="module")
def db(tmp_path_factory):
    opened = open_database(tmp_path_factory.mktemp("gateway") / "gateway.sqlite3")
    yield opened
    opened.close()


@pytest.fixture
def name(db, numbers=count()):  # noqa: B008 - one row of exchanges for each test
    return a_row(db, f"peer-{next(numbers)}")


def a_row(db, name, **more):
    row = ExchangeRow(
        name=name,
        peer="hma",
        base_url="http://x",
        remote="X",
        bank="ours",
        direction="both",
        **more,
    )
    db.write(lambda writing: rows.add(writing, row))
    return name


def a_run(db, book, exchange, name, **more):
    return Run(db=db, book=book, exchange=exchange, name=name, now_ms=lambda: NOW_MS, **more)


def row_of(db, name):
    return db.read(lambda reading: rows.one(reading, name))


def states(db, name):
    asked = select(exchange_entries.c.value, exchange_entries.c.state).where(
        exchange_entries.c.exchange == name
    )
    return db.read(lambda reading: {each.value: each.state for each in reading.execute(asked)})


@pytest.fixture
def book():
    return MemoryBook("ours")


# Fetching.


def test_fetch_brings_every_page_and_then_only_what_is_new(db, name, book):
    told = []
    with tat_side() as side:
        for value in (ONE, TWO, THREE):
            side.others_add(value)
        run = a_run(db, book, side.exchange, name, progress=lambda *each: told.append(each))
        first = run.fetch()
        side.others_delete(TWO)
        side.others_add("4" * 64)
        second = run.fetch()

    assert (first.pages, dict(first.kinds), first.applied) == (2, {"pdq": 3}, Applied(added=3))
    assert second.applied == Applied(added=1, removed=1)
    assert [each.value for each in book.holds()] == [ONE, THREE, "4" * 64]
    assert {each.source for each in book.holds()} == {name}
    assert told[:2] == [(2, "fetched"), (3, "fetched")]
    assert book.runs == [(name, {"added": 3}), (name, {"added": 1, "removed": 1})]
    found = row_of(db, name)
    assert (found.last_ok_ms, found.last_error, found.round) == (NOW_MS, "", 1)


def test_list_that_begins_anew_loses_what_it_no_longer_has(db, name, book):
    with tat_side() as side:
        for value in (ONE, TWO, THREE):
            side.others_add(value)
        run = a_run(db, book, side.exchange, name)
        run.fetch()
        side.server.forgets = True
        side.server._records = {  # gone without a tombstone
            key: each for key, each in side.server._records.items() if each["hash_digest"] != TWO
        }
        again = run.fetch()

    assert again.applied == Applied(removed=1, unchanged=2)
    assert [each.value for each in book.holds()] == [ONE, THREE]
    assert row_of(db, name).round == 2


def test_page_that_is_cut_short_moves_neither_entries_nor_cursor(db, name, book):
    with tat_side() as side:
        for value in (ONE, TWO, THREE):
            side.others_add(value)
        run = a_run(db, book, side.exchange, name)
        side.exchange.fetch("")
        page = side.server.answer(side.server.asked[-1])
        side.server.scripted.extend([page, Reply(value={}, cut=1)])
        with pytest.raises(PeerUnavailable):
            run.fetch()
        between = row_of(db, name)
        run.fetch()

    assert (between.last_error, between.last_ok_ms) == ("cut-off", None)
    assert between.cursor.endswith(",10001")
    assert [each.value for each in book.holds()] == [ONE, TWO, THREE]


def test_entries_and_cursor_move_together(db, name, book):
    with tat_side() as side:
        for value in (ONE, TWO, THREE):
            side.others_add(value)
        run = a_run(db, book, side.exchange, name)
        book.dies_after = 1
        with pytest.raises(RuntimeError):
            run.fetch()
        assert row_of(db, name).cursor == ""
        book.dies_after = None
        run.fetch()

    assert [each.value for each in book.holds()] == [ONE, TWO, THREE]


@pytest.mark.parametrize("opened", [tat_side, threatexchange_side])
def test_fetch_killed_at_any_step_ends_the_same(db, opened):
    whole = 0
    for dies_at in count():
        book = MemoryBook("ours")
        name = a_row(db, f"killed-{opened.__name__.replace('_', '-')}-{dies_at}")
        with opened() as side:
            for value in (ONE, TWO, THREE):
                side.others_add(value)
            fate = Fate(dies_at)
            mortal = Mortal(side.exchange, fate, {"fetch"})
            try:
                a_run(Mortal(db, fate, {"write"}), book, mortal, name).fetch()
                whole += 1
            except Killed:
                a_run(db, book, side.reopened(), name).fetch()
        assert [each.value for each in book.holds()] == [ONE, TWO, THREE]
        assert row_of(db, name).last_ok_ms == NOW_MS
        if whole:
            break

    assert dies_at > 6


def test_dry_fetch_counts_and_changes_nothing(db, name, book):
    with tat_side() as side:
        for value in (ONE, TWO, "AB" * 32):
            side.others_add(value)
        side.server.adds("SHA1", "1" * 40)
        before = row_of(db, name)
        report = preview_fetch(side.exchange, before.cursor, lambda *_: None)

    assert (dict(report.kinds), report.refused, dict(report.unused)) == ({"pdq": 2}, 1, {"SHA1": 1})
    assert report.applied == Applied()
    assert (book.holds(), row_of(db, name)) == ([], before)


# Sharing.


def test_share_carries_additions_updates_withdrawals_and_feedback(db, name, book):
    with threatexchange_side() as side:
        theirs = side.server.adds("HASH_PDQ", THREE)
        run = a_run(db, book, side.exchange, name)
        book.says(Act.SHARE, an_entry(ONE))
        book.says(Act.SHARE, an_entry(TWO))
        first = run.share()
        book.says(Act.SHARE, an_entry(ONE, opinion=Opinion.DISPUTED))
        book.says(Act.WITHDRAW, an_entry(TWO))
        judged = an_entry(THREE, source=name, source_id=theirs, opinion=Opinion.NEGATIVE)
        book.says(Act.FEEDBACK, judged)
        second = run.share()
        third = run.share()

    assert (dict(first.added), first.updated) == ({"pdq": 2}, 0)
    assert (second.added.total(), second.updated, second.withdrawn, second.feedback) == (0, 1, 1, 1)
    assert (third.added.total(), third.updated, third.withdrawn, third.feedback) == (0, 0, 0, 0)
    assert side.server.holds() == [ONE]
    assert states(db, name) == {ONE: "shared", TWO: "withdrawn"}
    assert side.server.descriptors[theirs]["reactions"]["DISAGREE_WITH_TAGS"] == {OURS}


def test_what_is_not_for_the_audience_is_not_shared_or_taken_back(db, name, book):
    with threatexchange_side() as side:
        run = a_run(db, book, side.exchange, name)
        book.says(Act.SHARE, an_entry(ONE), audience="member")
        first = run.share()
        asked = len(side.server.asked)
        book.says(Act.SHARE, an_entry(ONE))
        run.share()
        held = side.held()
        book.says(Act.SHARE, an_entry(ONE), audience="member")
        last = run.share()

    assert (first.left, asked, held) == (1, 0, [ONE])
    assert (last.withdrawn, side.held()) == (1, [])


def test_judgement_on_another_source_or_on_a_mere_reaction_is_left(db, name, book):
    with threatexchange_side() as side:
        book.says(Act.FEEDBACK, an_entry(TWO, source="somebody", source_id="7"))
        book.says(Act.FEEDBACK, an_entry(TWO, source=name))
        report = a_run(db, book, side.exchange, name).share()

    assert (report.left, report.feedback, side.server.asked) == (1, 0, [])


def test_kinds_the_peer_has_no_place_for_are_left(db, name, book):
    with hma_side() as side:
        book.says(Act.SHARE, an_entry(kind=SignalKind.SHA256))
        book.says(Act.SHARE, an_entry(opinion=Opinion.DISPUTED))
        book.says(Act.FEEDBACK, an_entry(source=name, source_id="7"))
        report = a_run(db, book, side.exchange, name).share()

    assert (report.left, side.server.asked) == (3, [])


def test_refused_entry_costs_itself_alone(db, name, book):
    with hma_side() as side:
        for value in (ONE, TWO):
            book.says(Act.SHARE, an_entry(value))
        side.server.banks.append(BANK)
        side.server.scripted.append(Reply(400, {"message": "No <b>such</b> hash"}))
        report = a_run(db, book, side.exchange, name).share()

    ((entry, said),) = report.refused
    assert (entry.value, said) == (ONE, '{"message": "No <b>such</b> hash"}')
    assert (states(db, name), side.held()) == ({ONE: "refused", TWO: "shared"}, [TWO])


def test_withdrawal_that_was_refused_is_asked_again_at_every_run(db, name, book):
    with hma_side() as side:
        run = a_run(db, book, side.exchange, name)
        book.says(Act.SHARE, an_entry())
        run.share()
        content = next(iter(side.server.contents.values()))
        content.bank = "OTHERS"
        book.says(Act.WITHDRAW, an_entry())
        refused = [len(run.share().refused), len(run.share().refused)]
        content.bank = BANK
        last = run.share()

    assert (refused, last.withdrawn, side.held()) == ([1, 1], 1, [])
    assert states(db, name) == {ONE: "withdrawn"}


def test_feedback_that_was_refused_says_nothing_of_our_own_entry(db, name, book):
    with threatexchange_side() as side:
        run = a_run(db, book, side.exchange, name)
        book.says(Act.SHARE, an_entry())
        book.says(Act.FEEDBACK, an_entry(source=name, source_id="404", opinion=Opinion.NEGATIVE))
        report = run.share()

    assert (len(report.refused), states(db, name)) == (1, {ONE: "shared"})


def test_what_was_withdrawn_can_be_shared_again(db, name, book):
    with hma_side() as side:
        for act in (Act.SHARE, Act.WITHDRAW, Act.SHARE):
            book.says(act, an_entry())
        a_run(db, book, side.exchange, name).share()

    assert (side.held(), states(db, name)) == ([ONE], {ONE: "shared"})


@pytest.mark.parametrize("opened", [hma_side, threatexchange_side])
def test_share_killed_at_any_step_ends_the_same_and_doubles_nothing(db, opened):
    whole = 0
    for dies_at in count():
        book = MemoryBook("ours")
        name = a_row(db, f"shared-{opened.__name__.replace('_', '-')}-{dies_at}")
        for act, value in (
            (Act.SHARE, ONE),
            (Act.SHARE, TWO),
            (Act.WITHDRAW, ONE),
            (Act.SHARE, TWO),
            (Act.SHARE, THREE),
            (Act.WITHDRAW, THREE),
        ):
            book.says(act, an_entry(value))
        acts = {"share", "find", "update", "withdraw"}
        with opened() as side:
            fate = Fate(dies_at)
            try:
                mortal = Mortal(side.exchange, fate, acts)
                a_run(Mortal(db, fate, {"write"}), book, mortal, name).share()
                whole += 1
            except Killed:
                a_run(db, book, side.reopened(), name).share()
        assert side.held() == [TWO]
        assert states(db, name) == {ONE: "withdrawn", TWO: "shared", THREE: "withdrawn"}
        if whole:
            break

    assert dies_at > 20


@pytest.mark.parametrize(
    ("opened", "lost"),
    [*((hma_side, each) for each in range(7)), *((threatexchange_side, each) for each in range(3))],
)
def test_any_answer_may_be_lost(db, name, book, opened, lost):
    """The one request whose answer is lost is any of those that a run makes."""
    with opened() as side:
        for act, value in ((Act.SHARE, ONE), (Act.SHARE, TWO), (Act.WITHDRAW, ONE)):
            book.says(act, an_entry(value))
        asked = count()
        answer = side.server.answer

        def losing(request):
            side.server.loses = int(next(asked) == lost)
            return answer(request)

        side.server.answer = losing
        with pytest.raises(PeerUnavailable):
            a_run(db, book, side.exchange, name).share()
        a_run(db, book, side.reopened(), name).share()

    assert (side.held(), row_of(db, name).last_error) == ([TWO], "")


def test_answer_that_cannot_be_confirmed_stops_the_run_before_anything_is_doubled(
    db, name, book, monkeypatch
):
    monkeypatch.setattr(hma, "PROBES_MAX", 30)
    with hma_side() as side:
        for number in range(40):
            side.server.adds("OTHERS", {"pdq": f"{number:064x}"})
        side.server.banks.append(BANK)
        book.says(Act.SHARE, an_entry("f" * 64))
        side.server.loses = 1
        with pytest.raises(PeerUnavailable):
            a_run(db, book, side.exchange, name).share()
        with pytest.raises(PeerUnavailable):
            a_run(db, book, side.reopened(), name).share()
        stopped = row_of(db, name).last_error
        side.server.builds()
        report = a_run(db, book, side.reopened(), name).share()

    assert (stopped, side.held(), dict(report.added)) == ("cannot-confirm", ["f" * 64], {"pdq": 1})


def test_dry_share_counts_and_asks_nobody_anything(db, book):
    name = a_row(db, "dry", level="red")
    with threatexchange_side() as side:
        book.says(Act.SHARE, an_entry(ONE))
        a_run(db, book, side.exchange, name).share()
        asked = len(side.server.asked)
        book.says(Act.SHARE, an_entry(ONE, labels=("more",)))
        book.says(Act.SHARE, an_entry(TWO, audience=("17",)))
        book.says(Act.WITHDRAW, an_entry(ONE))
        book.says(Act.WITHDRAW, an_entry(THREE))
        book.says(Act.FEEDBACK, an_entry(THREE, source=name, source_id="7"))
        before = row_of(db, name), states(db, name)
        report = a_run(db, book, side.exchange, name).preview_share()

    assert (dict(report.added), report.updated, report.withdrawn) == ({"pdq": 1}, 1, 1)
    assert dict(report.levels) == {("red", ("17",)): 1}
    assert (report.feedback, report.left) == (1, 1)
    assert len(side.server.asked) == asked
    assert (row_of(db, name), states(db, name)) == before


def test_peers_words_are_kept_bounded(db, name, book):
    said = "x" * 5000
    row = rows.SharedRow(state="refused", remote_id="", idempotency="k", changed_ms=1)
    db.write(lambda writing: rows.put_shared(writing, name, an_entry(), row, said))

    asked = select(exchange_entries.c.detail).where(exchange_entries.c.exchange == name)
    assert db.read(lambda reading: len(reading.execute(asked).scalar_one())) == rows.DETAIL_MAX
    assert PeerRefused(400, said).word == "refused-400"


def test_row_that_is_read_is_the_row_that_was_added(db):
    a_row(db, "whole", audience="all", level="white")
    db.write(lambda writing: rows.move_cursor(writing, "whole", "c", 3))
    db.write(lambda writing: rows.move_position(writing, "whole", 9))
    db.write(lambda writing: rows.stopped_by(writing, "whole", "denied"))

    found = row_of(db, "whole")

    assert found == replace(
        found,
        name="whole",
        cursor="c",
        round=3,
        position=9,
        last_error="denied",
        bank="ours",
        audience="all",
        level="white",
    )
