# SPDX-License-Identifier: Apache-2.0
"""Tech Against Terrorism's list: kinds by its own words, checkpoints that go on."""

from __future__ import annotations

import pytest

from reviewer.gateway.exchange.entries import SignalKind
from reviewer.gateway.exchange.failures import PeerBroken, PeerDenied
from tests.contract.exchange_suite import ONE, TWO, every_page, values
from tests.fakes.peers.serving import Reply
from tests.fakes.peers.sides import tat_side
from tests.fakes.peers.tat import TOKEN

MD5 = "1" * 32


@pytest.fixture
def side():
    with tat_side() as opened:
        yield opened


@pytest.fixture
def server(side):
    return side.server


def record(**more):
    given = {"hash_digest": ONE, "algorithm": "PDQ", "updated_on": 1.5, "id": 7}
    return given | more


def page(*records, **more):
    return Reply(
        value={"count": 1, "next": None, "checkpoint": "1.5,7", "results": list(records)} | more
    )


def signed_in():
    return Reply(value={"user": {}, "token": TOKEN})


@pytest.mark.parametrize(
    ("algorithm", "digest", "file_type", "kind"),
    [
        ("PDQ", ONE, "jpg", SignalKind.PDQ),
        ("SHA256", ONE, "jpg", SignalKind.SHA256),
        ("SHA-256", ONE, "mp4", SignalKind.SHA256),
        ("MD5", MD5, "jpg", SignalKind.MD5),
        ("MD5", MD5, "mp4", SignalKind.VIDEO_MD5),
        ("MD5", MD5, ".WEBM", SignalKind.VIDEO_MD5),
    ],
)
def test_kind_is_by_the_lists_word(side, server, algorithm, digest, file_type, kind):
    server.adds(algorithm, digest, file_type=file_type)

    (entry,) = side.exchange.fetch("").entries

    assert entry.kind is kind
    assert entry.labels == ("ideology:far-right", f"file_type:{file_type}")


def test_algorithm_that_is_not_used_is_counted(side, server):
    server.adds("SHA1", "1" * 40)
    server.adds("SHA512", "1" * 128)

    assert dict(side.exchange.fetch("").unused) == {"SHA1": 1, "SHA512": 1}


def test_sign_in_is_once_and_its_token_goes_with_every_page(side, server):
    for value in (ONE, TWO, "3" * 64):
        server.adds("PDQ", value)

    every_page(side.exchange)

    assert server.told() == [
        ("POST", "/token-auth/tcap/"),
        ("GET", "/api/hash-list/v2/all"),
        ("GET", "/api/hash-list/v2/all"),
    ]
    assert [each.headers.get("authorization") for each in server.asked[1:]] == [
        f"Bearer {TOKEN}"
    ] * 2


def test_checkpoint_that_is_no_longer_known_begins_the_list_anew(side, server):
    for value in (ONE, TWO):
        server.adds("PDQ", value)
    cursor = every_page(side.exchange)[-1].cursor
    server.forgets = True

    (again,) = every_page(side.exchange, cursor)

    assert (values([again]), again.is_restart) == ([(ONE, False), (TWO, False)], True)


def test_page_without_news_keeps_the_checkpoint(side, server):
    server.adds("PDQ", ONE)
    cursor = every_page(side.exchange)[-1].cursor

    (again,) = every_page(side.exchange, cursor)

    assert (again.entries, again.cursor) == ((), cursor)


@pytest.mark.parametrize(
    ("cursor", "more"),
    [
        ("1.5,7", {"next": "http://127.0.0.1/more"}),  # the checkpoint does not move
        ("", {"next": "http://127.0.0.1/more", "results": []}),
    ],
)
def test_list_that_would_never_end_is_broken(side, server, cursor, more):
    server.scripted.extend([signed_in(), page(record(), **more)])

    with pytest.raises(PeerBroken) as caught:
        side.exchange.fetch(cursor)
    assert caught.value.field == "checkpoint"


@pytest.mark.parametrize(
    ("broken", "field"),
    [
        ({"algorithm": None}, "results[0].algorithm"),
        ({"hash_digest": 7}, "results[0].hash_digest"),
        ({"updated_on": "soon"}, "results[0].updated_on"),
        ({"updated_on": -1}, "results[0].updated_on"),
        ({"id": None}, "results[0].id"),
        ({"deleted": "no"}, "results[0].deleted"),
        ({"file_type": ["jpg"]}, "results[0].file_type"),
    ],
)
def test_record_of_another_shape_names_the_field(side, server, broken, field):
    server.scripted.extend([signed_in(), page(record(**broken))])

    with pytest.raises(PeerBroken) as caught:
        side.exchange.fetch("")
    assert caught.value.field == field


@pytest.mark.parametrize("token", ["", "a\r\nX-Other: 1", "tök"])
def test_token_that_would_forge_a_header_is_refused(side, server, token):
    server.scripted.append(Reply(value={"token": token}))

    with pytest.raises((PeerBroken, PeerDenied)):
        side.exchange.fetch("")
    assert len(server.asked) == 1
