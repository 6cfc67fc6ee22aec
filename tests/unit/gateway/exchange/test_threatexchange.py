# SPDX-License-Identifier: Apache-2.0
"""ThreatExchange: opinions, tags, pages of another origin, tombstones, and a token nobody sees."""

from __future__ import annotations

import logging
import traceback

import pytest

from reviewer.domain.errors import InputRefused
from reviewer.gateway.exchange.entries import Opinion, RemoteId, ShareLevel, SignalKind
from reviewer.gateway.exchange.failures import PeerBroken, PeerRefused, PeerUnavailable
from reviewer.gateway.exchange.http import PeerHttp
from reviewer.gateway.exchange.threatexchange import (
    REFETCH_MS,
    AccessToken,
    ThreatExchange,
    checked_group,
)
from tests.contract.exchange_suite import NOW_MS, ONE, TWO, an_entry, every_page, values
from tests.fakes.peers.serving import Reply
from tests.fakes.peers.sides import threatexchange_side
from tests.fakes.peers.threatexchange import GROUP, OTHERS, OURS, TOKEN

THIRD = "300000003"


@pytest.fixture
def side():
    with threatexchange_side() as opened:
        yield opened


@pytest.fixture
def exchange(side):
    return side.exchange


@pytest.fixture
def server(side):
    return side.server


@pytest.mark.parametrize(
    ("status", "reactions", "opinion"),
    [
        ("MALICIOUS", {}, Opinion.POSITIVE),
        ("NON_MALICIOUS", {}, Opinion.NEGATIVE),
        ("SUSPICIOUS", {}, Opinion.SEED),
        ("UNKNOWN", {}, Opinion.SEED),
        ("A_NEW_WORD", {}, Opinion.SEED),
        ("UNKNOWN", {"HELPFUL": [THIRD]}, Opinion.POSITIVE),
        ("MALICIOUS", {"DISAGREE_WITH_TAGS": [THIRD]}, Opinion.DISPUTED),
        ("NON_MALICIOUS", {"HELPFUL": [THIRD]}, Opinion.DISPUTED),
        ("MALICIOUS", {"DISAGREE_WITH_TAGS": [OTHERS]}, Opinion.POSITIVE),  # a descriptor counts
        ("MALICIOUS", {"DISAGREE_WITH_TAGS": [OURS]}, Opinion.POSITIVE),  # ours is left out
        ("UNKNOWN", {"SAW_THIS_TOO": [THIRD], "NOT_HELPFUL": [THIRD]}, Opinion.SEED),
        ("UNKNOWN", {"DISAGREE_WITH_TAGS": [THIRD], "HELPFUL": [THIRD]}, Opinion.POSITIVE),
    ],
)
def test_opinion_is_what_python_threatexchange_makes_of_it(
    exchange, server, status, reactions, opinion
):
    server.adds("HASH_PDQ", ONE, status=status, reactions=reactions)

    (entry,) = exchange.fetch("").entries

    assert entry.opinion is opinion


def test_two_owners_of_two_minds_make_it_disputed(exchange, server):
    first = server.adds("HASH_PDQ", ONE, status="MALICIOUS", tags=("one",))
    server.adds("HASH_PDQ", ONE, status="NON_MALICIOUS", owner=THIRD, tags=("two",))

    (entry,) = exchange.fetch("").entries

    assert (entry.opinion, entry.labels, entry.source_id) == (
        Opinion.DISPUTED,
        ("one", "two"),
        first,
    )


def test_tags_are_data_whatever_is_in_them(exchange, server):
    words = ("<img src=x onerror=alert(1)>", "=HYPERLINK(1)", "group:a", "media_priority_crisis")
    server.adds("HASH_PDQ", ONE, tags=words)

    (entry,) = exchange.fetch("").entries

    assert entry.labels == tuple(sorted(words))


def test_tags_as_a_list_are_read_too(exchange, server):
    descriptor = {"id": 5, "owner": {"id": 2}, "status": "MALICIOUS", "tags": ["b", "a"]}
    record = {"indicator": ONE, "type": "HASH_PDQ", "last_updated": 7}
    server.scripted.append(
        Reply(value={"data": [record | {"descriptors": {"data": [descriptor]}}]})
    )

    (entry,) = exchange.fetch("").entries

    assert (entry.labels, entry.source_id, entry.updated_ms) == (("a", "b"), "5", 7000)


def test_kinds_are_by_the_peers_word_and_the_unused_are_counted(exchange, server):
    server.page_size = 9
    server.adds("HASH_SHA256", ONE)
    server.adds("HASH_PDQ", ONE)
    server.adds("HASH_VIDEO_MD5", "1" * 32)
    server.adds("HASH_MD5", "1" * 32)
    server.adds("HASH_PHOTODNA", "x")

    page = exchange.fetch("")

    assert [entry.kind for entry in page.entries] == [
        SignalKind.SHA256,
        SignalKind.PDQ,
        SignalKind.VIDEO_MD5,
        SignalKind.MD5,
    ]
    assert dict(page.unused) == {"HASH_PHOTODNA": 1}


def test_our_own_upload_does_not_come_back_as_anothers(exchange, server):
    exchange.share(an_entry(), "key-1")
    theirs = server.adds("HASH_PDQ", ONE)
    with_theirs = every_page(exchange)
    server.deletes(theirs)

    without = every_page(exchange, with_theirs[-1].cursor)

    assert values(with_theirs) == [(ONE, False)]
    assert values(without) == [(ONE, True)]
    assert server.holds() == [ONE]


def test_others_reaction_to_our_upload_is_their_opinion(exchange, server):
    remote = exchange.share(an_entry(), "key-1")
    server.descriptors[remote]["reactions"]["DISAGREE_WITH_TAGS"] = {OTHERS}

    (entry,) = exchange.fetch("").entries

    assert (entry.opinion, entry.is_deleted, entry.source_id) == (Opinion.NEGATIVE, False, "")


def test_record_without_descriptors_is_a_tombstone(exchange, server):
    record = {"indicator": ONE, "type": "HASH_PDQ", "last_updated": 7}
    server.scripted.append(Reply(value={"data": [record]}))

    assert values([exchange.fetch("")]) == [(ONE, True)]


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/v21.0/1/threat_updates?after=2&access_token=x",
        "http://127.0.0.1:1/next",
        "http://localhost:80@evil.example/",
        "//evil.example/next",
        "file:/etc/hostname",
        "javascript:alert(1)",
        "http://[::1",
    ],
)
def test_next_page_at_another_origin_is_not_asked_for(exchange, server, address):
    server.adds("HASH_PDQ", ONE)
    server.scripted.append(Reply(value={"data": [], "paging": {"next": address}}))

    with pytest.raises(PeerBroken) as caught:
        exchange.fetch("")
    assert (caught.value.field, len(server.asked)) == ("paging.next", 1)


def test_next_page_is_asked_for_as_it_was_written_and_with_our_token(exchange, server):
    address = f"{server.url}/v9/x/?b=2&access_token={TOKEN}&a=%7C1&after=Q%3D"
    server.scripted.append(Reply(value={"data": [], "paging": {"next": address}}))
    server.scripted.append(Reply(value={"data": []}))

    pages = every_page(exchange)

    assert TOKEN not in pages[0].cursor
    asked = server.asked[1]
    assert asked.path == "/v9/x/"
    assert asked.query == {"b": "2", "a": "|1", "after": "Q=", "access_token": TOKEN}


def test_next_page_that_the_peer_forgot_begins_the_pass_again(exchange, server):
    for value in (ONE, TWO, "3" * 64):
        server.adds("HASH_PDQ", value)
    first = exchange.fetch("")
    server.scripted.append(Reply(400, {"error": {"code": 100, "message": "Invalid cursor"}}))

    again = exchange.fetch(first.cursor)

    assert (values([again]), again.is_restart) == (values([first]), True)


def test_list_not_fetched_for_85_days_is_fetched_anew(server):
    http = PeerHttp(server.url, params={"access_token": TOKEN})
    now = [NOW_MS]
    exchange = ThreatExchange(http, GROUP, application=OURS, now_ms=lambda: now[0])
    server.adds("HASH_PDQ", ONE)
    cursor = every_page(exchange)[-1].cursor

    restarts = []
    for later in (REFETCH_MS, REFETCH_MS + 1):
        now[0] = NOW_MS + later
        restarts.append([page.is_restart for page in every_page(exchange, cursor)])
    exchange.close()

    assert restarts == [[False], [True]]


def test_upload_says_to_whom_and_how_far(exchange, server):
    exchange.share(
        an_entry(
            level=ShareLevel.RED,
            audience=("17", "18"),
            labels=("a,b", "c"),
            opinion=Opinion.DISPUTED,
        ),
        "key-1",
    )

    form = server.asked[-1].form
    assert form == {
        "indicator": ONE,
        "type": "HASH_PDQ",
        "description": "Reviewed by two people.",
        "status": "UNKNOWN",
        "share_level": "RED",
        "privacy_type": "HAS_PRIVACY_GROUP",
        "privacy_members": "17,18",
        "tags": "a b,c",
        "review_status": "REVIEWED_MANUALLY",
    }


def test_upload_without_an_audience_goes_to_the_exchanges_group(exchange, server):
    exchange.share(an_entry(), "key-1")

    form = server.asked[-1].form
    assert (form["privacy_members"], form["share_level"], form["status"]) == (
        GROUP,
        "AMBER",
        "MALICIOUS",
    )


@pytest.mark.parametrize(
    ("opinion", "reaction"),
    [
        (Opinion.POSITIVE, "HELPFUL"),
        (Opinion.NEGATIVE, "DISAGREE_WITH_TAGS"),
        (Opinion.SEED, "IN_REVIEW"),
        (Opinion.DISPUTED, "IN_REVIEW"),
    ],
)
def test_feedback_is_the_reaction_and_takes_the_earlier_one_back(
    exchange, server, opinion, reaction
):
    theirs = server.adds("HASH_PDQ", ONE)
    for before in Opinion:
        exchange.feedback(RemoteId(theirs), before)

    exchange.feedback(RemoteId(theirs), opinion)

    found = server.descriptors[theirs]["reactions"]
    assert [key for key, owners in sorted(found.items()) if OURS in owners] == [reaction]


@pytest.mark.parametrize(
    ("code", "failure"), [(4, PeerUnavailable), (613, PeerUnavailable), (368, PeerRefused)]
)
def test_codes_of_the_graph_api_are_sorted(exchange, server, code, failure):
    server.scripted.append(Reply(400, {"error": {"message": "no", "code": code}}))

    with pytest.raises(failure):
        exchange.fetch("")


@pytest.mark.parametrize(
    ("value", "field"),
    [
        ({}, "data"),
        ({"data": [{}]}, "data[0].last_updated"),
        ({"data": [{"last_updated": 1}]}, "data[0].type"),
        ({"data": [{"last_updated": 1, "type": "HASH_PDQ"}]}, "data[0].indicator"),
        ({"data": ["x"]}, "data[0]"),
        ({"data": [], "paging": {"next": 7}}, "paging.next"),
        (
            {"data": [{"last_updated": 1, "type": "HASH_PDQ", "indicator": ONE,
                       "descriptors": {"data": [{"owner": {"id": 3}, "id": 4}]}}]},
            "data[0].descriptors[0].status",
        ),
    ],
)  # fmt: skip
def test_page_of_another_shape_names_the_field(exchange, server, value, field):
    server.scripted.append(Reply(value=value))

    with pytest.raises(PeerBroken) as caught:
        exchange.fetch("")
    assert caught.value.field == field


def test_token_is_in_no_log_and_no_failure(side, server, caplog):
    caplog.set_level(logging.DEBUG)
    echo = {"error": {"message": f"Invalid token {TOKEN}", "code": 368}}
    server.scripted.extend(
        [Reply(400, echo), Reply(value=b"<html>"), Reply(500, b"x"), Reply(302, b""),
         Reply(value={}, cut=1)]
    )  # fmt: skip
    said = []
    for _ in range(5):
        try:
            side.exchange.fetch("")
        except (PeerRefused, PeerBroken, PeerUnavailable) as error:
            said += [*traceback.format_exception(error), repr(vars(error))]

    assert len(said) > 5
    secret = TOKEN.partition("|")[2]
    assert [line for line in (*said, caplog.text) if secret in line] == []


@pytest.mark.parametrize("text", ["", "100000001", "100000001|short", "abc|" + "a" * 27, "1|a\n"])
def test_token_of_another_form_is_refused_without_being_told(text):
    with pytest.raises(InputRefused) as caught:
        AccessToken(text)
    assert caught.value.reason == "exchange-secret"
    assert not text or text not in str(caught.value)


def test_token_shows_itself_to_nobody():
    token = AccessToken(TOKEN)

    assert (repr(token), str(token), token.application) == (
        "AccessToken(…)",
        "AccessToken(…)",
        OURS,
    )
    assert AccessToken(TOKEN.replace("|", "%7C")).reveal() == TOKEN


@pytest.mark.parametrize("group", ["", "abc", "12/3", "-1", "1" * 33])
def test_group_that_is_no_number_is_refused(group):
    with pytest.raises(InputRefused):
        checked_group(group)
