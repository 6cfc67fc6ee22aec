# SPDX-License-Identifier: Apache-2.0
"""What HMA does that nobody expects, and what we do about it."""

from __future__ import annotations

import pytest

from reviewer.domain.errors import InputRefused
from reviewer.gateway.exchange import hma
from reviewer.gateway.exchange.confirming import confirmed
from reviewer.gateway.exchange.entries import Opinion, ShareLevel, SignalKind
from reviewer.gateway.exchange.failures import PeerBroken, PeerRefused, PeerUnavailable
from tests.contract.exchange_suite import NOW_MS, ONE, TWO, an_entry
from tests.fakes.peers.serving import Reply
from tests.fakes.peers.sides import BANK, hma_side


@pytest.fixture
def side():
    with hma_side() as opened:
        yield opened


@pytest.fixture
def few_probes(monkeypatch):
    """Look through no more than 30 contents one by one."""
    monkeypatch.setattr(hma, "PROBES_MAX", 30)


@pytest.fixture
def exchange(side):
    return side.exchange


@pytest.fixture
def server(side):
    return side.server


def test_bank_is_made_when_it_is_missing(exchange, server):
    exchange.share(an_entry(), "key-1")

    assert (server.banks, server.holds(BANK)) == ([BANK], [ONE])


def test_bank_that_somebody_else_just_made_is_used(exchange, server):
    server.banks.append(BANK)
    server.scripted.append(Reply(404, {"message": f"bank '{BANK}' not found"}))

    exchange.share(an_entry(), "key-1")

    assert server.holds(BANK) == [ONE]
    assert ("POST", "/c/banks") in server.told()


def test_only_kinds_and_opinions_hma_matches_are_taken(exchange):
    taken = [
        (kind, opinion)
        for kind in SignalKind
        for opinion in Opinion
        if exchange.takes(an_entry("1" * (64 if kind in ("pdq", "sha256") else 32), kind=kind,
                                   opinion=opinion))
    ]  # fmt: skip

    assert taken == [
        (SignalKind.PDQ, Opinion.POSITIVE),
        (SignalKind.VIDEO_MD5, Opinion.POSITIVE),
    ]


def test_entry_for_named_recipients_alone_has_no_place(exchange):
    taken = [level for level in ShareLevel if exchange.takes(an_entry(level=level))]

    assert taken == [ShareLevel.WHITE, ShareLevel.GREEN, ShareLevel.AMBER]


def test_added_signal_is_ours_and_a_note_and_nothing_else(exchange, server):
    exchange.share(an_entry(), "key-1")

    bodies = [each.json for each in server.asked if each.path.endswith("/signal")]
    assert bodies[-1] == {"pdq": ONE, "note": "key-1"}


def test_index_of_one_distinct_hash_is_said_to_confirm_nothing(exchange, server):
    remote = exchange.share(an_entry(), "key-1")

    said = [exchange.unconfirmed(remote, an_entry())]
    server.builds()
    said.append(exchange.unconfirmed(remote, an_entry()))
    server.adds(BANK, {"pdq": ONE})  # a second one that is equal changes nothing
    server.builds()
    said.append(exchange.unconfirmed(remote, an_entry()))
    for value in (TWO, "3" * 64):
        server.adds(BANK, {"pdq": value})
    server.builds()
    said.append(exchange.unconfirmed(remote, an_entry()))

    assert said == ["index-stale", "index-lone", "index-lone", ""]


def test_confirmation_waits_for_the_index_and_no_longer_than_it_is_told(exchange, server):
    remote = exchange.share(an_entry(), "key-1")
    server.adds(BANK, {"pdq": TWO})
    pauses = []

    def pause():
        pauses.append(len(pauses))
        if len(pauses) == 2:
            server.builds()

    assert confirmed(exchange, remote, an_entry(), tries=2, pause=pause) == "index-stale"
    assert confirmed(exchange, remote, an_entry(), tries=9, pause=pause) == ""
    assert len(pauses) == 2


def test_lost_answer_is_found_by_the_index_far_from_where_we_were(
    exchange, server, side, few_probes
):
    for number in range(40):  # beyond what is looked through one by one
        server.adds("OTHERS", {"pdq": f"{number:064x}"})
    remote = exchange.share(an_entry("f" * 64), "key-1")
    server.builds()

    assert side.reopened().find(an_entry("f" * 64), "key-1", since_ms=NOW_MS) == remote


def test_lost_answer_that_cannot_be_confirmed_is_not_sent_again(exchange, server, side, few_probes):
    exchange.share(an_entry("f" * 64), "key-0")
    for number in range(40):
        server.adds("OTHERS", {"pdq": f"{number:064x}"})

    with pytest.raises(PeerUnavailable) as caught:
        side.reopened().find(an_entry(), "key-1", since_ms=NOW_MS)
    assert caught.value.reason == "cannot-confirm"

    server.builds()
    assert side.reopened().find(an_entry("e" * 64), "key-1", since_ms=NOW_MS) is None


def test_same_hash_of_somebody_else_is_not_ours(exchange, server, side):
    exchange.share(an_entry(TWO), "key-0")
    server.adds(BANK, {"pdq": ONE}, note="theirs")
    server.builds()

    assert side.reopened().find(an_entry(), "key-1", since_ms=NOW_MS) is None


@pytest.mark.parametrize(("bank", "value"), [("OTHERS", ONE), (BANK, TWO)])
def test_content_that_is_not_ours_under_our_number_is_not_touched(exchange, server, bank, value):
    remote = exchange.share(an_entry(), "key-1")
    server.contents[int(remote)].bank = bank  # as after HMA's database was made anew
    server.contents[int(remote)].signals = {"pdq": value}

    for act in (exchange.withdraw, exchange.update):
        with pytest.raises(PeerRefused) as caught:
            act(remote, an_entry())
        assert caught.value.status == 409
    assert server.holds(bank) == [value]
    assert {method for method, path in server.told() if "/content/" in path} == {"GET"}


def test_hash_that_became_disputed_is_matched_no_more_until_it_is_positive_again(exchange, server):
    remote, seen = exchange.share(an_entry(), "key-1"), []

    for opinion in (Opinion.DISPUTED, Opinion.NEGATIVE, Opinion.POSITIVE):
        exchange.update(remote, an_entry(opinion=opinion))
        seen.append(server.holds(BANK))

    assert seen == [[], [], [ONE]]


def test_array_of_a_422_is_read(exchange, server):
    server.scripted.append(
        Reply(422, [{"type": "dict_type", "loc": ["body", 0], "msg": "Input <b>bad</b>"}])
    )

    with pytest.raises(PeerRefused) as caught:
        exchange.share(an_entry(), "key-1")
    assert (caught.value.status, caught.value.said) == (422, "body.0: Input <b>bad</b>")


@pytest.mark.parametrize(
    ("value", "field"),
    [
        ({"id": 1, "signals": {"pdq": "1" * 63}}, "signals.pdq"),
        ({"id": 1, "signals": {"pdq": "AB" * 32}}, "signals.pdq"),
        ({"id": 1, "signals": {}}, "signals.pdq"),
        ({"id": -1, "signals": {"pdq": ONE}}, "id"),
        ({"id": True, "signals": {"pdq": ONE}}, "id"),
        ({"signals": {"pdq": ONE}}, "id"),
        ({"id": 1, "signals": "pdq"}, "signals"),
    ],
)
def test_answer_to_an_addition_that_is_not_what_was_added_names_the_field(
    exchange, server, value, field
):
    server.scripted.append(Reply(200, value))

    with pytest.raises(PeerBroken) as caught:
        exchange.share(an_entry(), "key-1")
    assert caught.value.field == field


@pytest.mark.parametrize("distance", ["near", "-1", None, [], "nan", "1e400"])
def test_distance_that_is_no_number_names_the_field(exchange, server, distance):
    match = {"bank_content_id": 1, "distance": distance}
    server.scripted.append(Reply(200, {"matches": [match]}))

    with pytest.raises(PeerBroken) as caught:
        exchange.unconfirmed("1", an_entry())
    assert caught.value.field == "matches[0].distance"


@pytest.mark.parametrize("bank", ["", "lower", "A/B", "A B", "../A", "A\n", "É"])
def test_bank_that_hma_would_refuse_is_refused_here(bank):
    with pytest.raises(InputRefused) as caught:
        hma.checked_bank(bank)
    assert caught.value.reason == "exchange-remote"
