# SPDX-License-Identifier: Apache-2.0
"""What every ``Exchange`` promises, whichever peer it talks to.

Each check takes a side: the exchange, its stand-in, and a few words that mean the same at each.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from reviewer.domain.errors import RuleBroken
from reviewer.gateway.exchange.entries import Ability, Entry, Opinion, RemoteId, SignalKind
from reviewer.gateway.exchange.failures import (
    PeerBroken,
    PeerDenied,
    PeerRefused,
    PeerUnavailable,
)
from tests.fakes.peers.serving import Reply

ONE, TWO, THREE = ("1" * 64, "2" * 64, "3" * 64)
NOW_MS = 1_800_000_000_000


@dataclass
class Side:
    """One peer.

    Attributes:
        exchange: the adapter.
        server: the stand-in.
        reopened: makes an adapter that remembers nothing, as after a crash.
        denied: makes an adapter with credentials the peer does not know; None if it knows none.
        held: returns what the peer holds of ours, sorted.
        others_add: puts a PDQ hash of somebody else's there.
        others_delete: takes one back.
        secret: what must never be said.
    """

    exchange: Any
    server: Any
    reopened: Any
    denied: Any = None
    held: Any = None
    others_add: Any = None
    others_delete: Any = None
    secret: str = ""

    def can(self, ability):
        return ability in self.exchange.abilities

    def acts(self):
        """Do the first thing this peer can."""
        if self.can(Ability.FETCH):
            return self.exchange.fetch("")
        return self.exchange.share(an_entry(), "key-1")


def an_entry(value=ONE, **more):
    return Entry(**{"kind": SignalKind.PDQ, "value": value, **more})


def every_page(exchange, cursor=""):
    pages = []
    while not pages or not pages[-1].is_complete:
        pages.append(exchange.fetch(cursor))
        cursor = pages[-1].cursor
    return pages


def values(pages):
    return [(each.value, each.is_deleted) for page in pages for each in page.entries]


# Sharing.


def share_is_there_and_can_be_taken_back(side):
    remote = side.exchange.share(an_entry(), "key-1")
    other = side.exchange.share(an_entry(TWO), "key-2")

    assert side.held() == [ONE, TWO]
    side.exchange.withdraw(remote, an_entry())
    side.exchange.withdraw(remote, an_entry())  # gone already is no failure
    assert (side.held(), remote != other) == ([TWO], True)


def share_whose_answer_was_lost_is_found(side):
    side.exchange.share(an_entry(TWO), "key-0")
    side.server.loses = 1
    with pytest.raises(PeerUnavailable):
        side.exchange.share(an_entry(), "key-1")

    found = side.reopened().find(an_entry(), "key-1", since_ms=NOW_MS)

    assert side.held() == [ONE, TWO]
    side.exchange.withdraw(found, an_entry())
    assert side.held() == [TWO]


def share_that_never_came_is_not_found(side):
    side.exchange.share(an_entry(TWO), "key-0")

    assert side.reopened().find(an_entry(), "key-1", since_ms=NOW_MS) is None


def share_that_is_changed_stays_one(side):
    remote = side.exchange.share(an_entry(), "key-1")

    side.exchange.update(remote, an_entry(opinion=Opinion.POSITIVE, labels=("again",)))

    assert side.held() == [ONE]


def share_says_which_kinds_it_has_a_place_for(side):
    assert side.exchange.takes(an_entry()) is True


def share_of_an_id_that_is_none_touches_nothing(side):
    side.exchange.share(an_entry(), "key-1")
    before = len(side.server.asked)

    with pytest.raises((PeerBroken, PeerRefused)):
        side.exchange.update(RemoteId("../banks"), an_entry())
    assert (len(side.server.asked), side.held()) == (before, [ONE])


# Fetching.


def fetch_brings_everything_once_and_then_what_is_new(side):
    for value in (ONE, TWO, THREE):
        side.others_add(value)
    pages = every_page(side.exchange)
    side.others_add("4" * 64)

    later = every_page(side.exchange, pages[-1].cursor)

    assert values(pages) == [(ONE, False), (TWO, False), (THREE, False)]
    assert [page.is_restart for page in pages] == [True, False]
    assert ("4" * 64, False) in values(later)
    assert [page.is_restart for page in later] == [False] * len(later)
    assert {(entry.kind, entry.opinion) for page in pages for entry in page.entries} == {
        (SignalKind.PDQ, Opinion.POSITIVE)
    }


def fetch_goes_on_from_any_page(side):
    for value in (ONE, TWO, THREE):
        side.others_add(value)
    first = side.exchange.fetch("")

    again = [every_page(side.reopened(), first.cursor) for _ in range(2)]

    assert [values(pages) for pages in again] == [[(THREE, False)]] * 2


def fetch_brings_what_was_taken_back(side):
    for value in (ONE, TWO):
        side.others_add(value)
    cursor = every_page(side.exchange)[-1].cursor
    side.others_delete(ONE)

    assert (ONE, True) in values(every_page(side.exchange, cursor))


def fetch_of_an_empty_list_is_complete(side):
    page = side.exchange.fetch("")

    assert (page.entries, page.is_complete, page.is_restart) == ((), True, True)


def fetch_refuses_a_bad_hash_alone(side):
    side.server.page_size = 9
    side.others_add(ONE)
    side.others_add("AB" * 32)
    side.others_add("1" * 63)
    side.others_add(f"{'1' * 63}<b>")

    page = side.exchange.fetch("")

    assert values([page]) == [(ONE, False)]
    assert [each.reason for each in page.refused] == ["hash-capitals", "hash-form", "hash-form"]


def fetch_keeps_no_credential_in_its_cursor(side):
    for value in (ONE, TWO, THREE):
        side.others_add(value)

    pages = every_page(side.exchange)

    assert [page.cursor for page in pages if side.secret in page.cursor] == []


# Bad peers, whatever is asked of them.


def bad_page_in_html_is_broken(side):
    side.server.scripted.extend([Reply(value=b"<html><h1>Sign in</h1></html>")] * 3)

    with pytest.raises(PeerBroken) as caught:
        side.acts()
    assert caught.value.field == "body"


def bad_429_says_when_to_ask_again(side):
    side.server.scripted.append(Reply(429, {}, {"Retry-After": "17"}))

    with pytest.raises(PeerUnavailable) as caught:
        side.acts()
    assert (caught.value.reason, caught.value.retry_after_s) == ("status-429", 17.0)


def bad_503_with_a_date_says_when_to_ask_again(side):
    headers = {
        "Date": "Wed, 25 Nov 2026 10:00:00 GMT",
        "Retry-After": "Wed, 25 Nov 2026 10:00:30 GMT",
    }
    side.server.scripted.append(Reply(503, {}, headers))

    with pytest.raises(PeerUnavailable) as caught:
        side.acts()
    assert caught.value.retry_after_s == 30.0


def bad_500_is_asked_again_later(side):
    side.server.scripted.append(Reply(500, b"Internal Server Error"))

    with pytest.raises(PeerUnavailable) as caught:
        side.acts()
    assert (caught.value.reason, caught.value.retry_after_s) == ("status-500", None)


def bad_half_an_answer_is_unavailable(side):
    side.server.scripted.append(Reply(value={"data": [], "results": []}, cut=9))

    with pytest.raises(PeerUnavailable) as caught:
        side.acts()
    assert caught.value.reason == "cut-off"


def bad_redirect_is_not_followed(side):
    side.server.scripted.append(Reply(302, b"", {"Location": f"{side.server.url}/elsewhere"}))

    with pytest.raises(PeerBroken) as caught:
        side.acts()
    assert (caught.value.field, len(side.server.asked)) == ("redirect", 1)


def bad_endless_answer_is_cut(side):
    side.server.scripted.append(Reply(value=b"[" * 70_000))

    with pytest.raises(PeerBroken) as caught:
        side.acts()
    assert caught.value.field == "size"


def bad_deep_answer_is_broken(side):
    side.server.scripted.append(Reply(value=b"[" * 60_000))

    with pytest.raises(PeerBroken) as caught:
        side.acts()
    assert caught.value.field == "body"


def bad_answers_of_another_shape_name_the_field(side):
    for value in ([], "text", {"data": {}}, {"results": None}, {"id": {}}, {"token": []}):
        side.server.scripted.append(Reply(value=value))
        with pytest.raises((PeerBroken, PeerDenied)):
            side.reopened().fetch("") if side.can(Ability.FETCH) else side.acts()


def bad_words_of_a_refusal_are_bounded_and_hold_no_credential(side):
    words = f"<script>{side.secret}</script>\x1b[31m\n" + "x" * 5000
    side.server.scripted.append(
        Reply(409, {"message": words, "error": {"code": 1, "message": words}})
    )

    with pytest.raises(PeerRefused) as caught:
        side.acts()
    assert caught.value.status == 409
    assert len(caught.value.said) <= 200
    assert not side.secret or side.secret not in caught.value.said


def bad_nobody_at_home_is_unavailable(side):
    side.server.ends()

    with pytest.raises(PeerUnavailable) as caught:
        side.acts()
    assert caught.value.reason == "unreachable"


def denied_credentials_are_said_to_be(side):
    if side.denied is None:
        side.server.scripted.append(Reply(401, {"message": "who are you"}))
        with pytest.raises(PeerDenied):
            side.acts()
        return
    other = side.denied()
    with pytest.raises(PeerDenied):
        other.fetch("")


def cannot_do_what_the_peer_has_no_place_for(side):
    exchange, entry, remote = side.exchange, an_entry(), RemoteId("1")
    acts = {
        Ability.FETCH: [lambda: exchange.fetch("")],
        Ability.FEEDBACK: [lambda: exchange.feedback(remote, Opinion.POSITIVE)],
        Ability.SHARE: [
            lambda: exchange.share(entry, "key"),
            lambda: exchange.find(entry, "key", since_ms=0),
            lambda: exchange.update(remote, entry),
            lambda: exchange.withdraw(remote, entry),
            lambda: exchange.unconfirmed(remote, entry),
        ],
    }
    for ability in set(Ability) - exchange.abilities:
        for act in acts[ability]:
            with pytest.raises(RuleBroken) as caught:
                act()
            assert caught.value.rule == "exchange-cannot"
    assert side.server.asked == []


def named(prefix):
    return [check for name, check in sorted(globals().items()) if name.startswith(prefix)]


SHARING, FETCHING = named("share_"), named("fetch_")
ALWAYS = [*named("bad_"), *named("denied_"), *named("cannot_")]
