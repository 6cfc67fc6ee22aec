# SPDX-License-Identifier: Apache-2.0
"""ThreatExchange over Meta's Graph API: one privacy group, as GIFCT's hash sharing database is one.

Fetching follows ``threat_updates`` from the time of the newest record seen, page by page, each by
the address the peer gives (``paging.next``), which must lie on the same origin.  The token is in
that address: it is cut out before the address is kept and put back when it is asked for.
Tombstones live 90 days, so a list that was not fetched for 85 is fetched anew.

Opinions are those of python-threatexchange: MALICIOUS is positive, NON_MALICIOUS negative, anything
else a seed; the reaction HELPFUL is positive, DISAGREE_WITH_TAGS negative, and what an owner says
of their own descriptor goes before it; both signs make it disputed.  Our own word is left out of
what others say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from reviewer.domain.errors import InputRefused
from reviewer.gateway.exchange.entries import (
    Ability,
    Entry,
    Opinion,
    Page,
    RemoteId,
)
from reviewer.gateway.exchange.failures import PeerBroken, PeerDenied, PeerRefused, PeerUnavailable
from reviewer.gateway.exchange.http import Answer, PeerHttp, parsed
from reviewer.gateway.exchange.threatexchange_parser import (
    KINDS_OUT,
    Cursor,
    parsed_error,
    parsed_id,
    parsed_success,
    parsed_updates,
    read_cursor,
)

BASE_URL: Final = "https://graph.facebook.com/v21.0"
PAGE_SIZE: Final = 500
REFETCH_MS: Final = 85 * 86_400_000
FIND_PAGES_MAX: Final = 20
_FIELDS: Final = (
    "indicator,type,last_updated,should_delete,descriptors{id,reactions,owner{id},tags,status}"
)
_TOKEN: Final = re.compile(r"([0-9]{8,})(?:%7C|\|)([A-Za-z0-9_\-]{20,})")
_DENIED_CODES: Final = frozenset({10, 102, 190, 200})
_BUSY_CODES: Final = frozenset({1, 2, 4, 17, 32, 613})
_GONE: Final = (100, 33)  # "object does not exist": code and subcode
_STATUS: Final = {Opinion.POSITIVE: "MALICIOUS", Opinion.NEGATIVE: "NON_MALICIOUS"}
# Altitude sends NON_MALICIOUS as a reaction, which is a status and none of those documented.
_REACTIONS: Final = {Opinion.POSITIVE: "HELPFUL", Opinion.NEGATIVE: "DISAGREE_WITH_TAGS"}
_IN_REVIEW: Final = "IN_REVIEW"
DESCRIPTION: Final = "Reviewed by two people."


@dataclass(frozen=True, slots=True)
class AccessToken:
    """An application's token, ``<application id>|<secret>``; never shows itself.

    Raises:
        InputRefused: ``exchange-secret``.
    """

    _text: str

    def __post_init__(self) -> None:
        if _TOKEN.fullmatch(self._text) is None:
            raise InputRefused("exchange-secret", "threatexchange")

    def __repr__(self) -> str:
        return "AccessToken(…)"

    @property
    def application(self) -> str:
        """The application's id, which is no secret: it names us as an owner."""
        return self._text.replace("%7C", "|").partition("|")[0]

    def reveal(self) -> str:
        """Return the token itself, for the address of a request alone."""
        return self._text.replace("%7C", "|")


def checked_group(untrusted: str) -> str:
    """Return the number of a privacy group.

    Raises:
        InputRefused: ``exchange-remote``.
    """
    if re.fullmatch("[0-9]{1,32}", untrusted) is None:
        raise InputRefused("exchange-remote", untrusted)
    return untrusted


class ThreatExchange:
    """One privacy group, as one application sees it.

    Args:
        http: the way to the Graph API; it adds the token to each address.
        group: number of the privacy group.
        application: our own id there.
        now_ms: the wall clock.
    """

    abilities = frozenset({Ability.FETCH, Ability.SHARE, Ability.FEEDBACK})

    def __init__(
        self, http: PeerHttp, group: str, *, application: str, now_ms: Callable[[], int]
    ) -> None:
        self._http = http
        self._group = checked_group(group)
        self._application = application
        self._now_ms = now_ms

    def fetch(self, cursor: str) -> Page:
        """Return the page at a cursor."""
        place = read_cursor(cursor)
        if place.done_ms and self._now_ms() - place.done_ms > REFETCH_MS:
            place = Cursor()  # what was deleted meanwhile may have no tombstone any more
        answer = self._ask_updates(place)
        if place.next and answer.status == 400:
            place = Cursor(since=place.since, done_ms=place.done_ms)
            answer = self._ask_updates(place)  # the address was no longer known: the pass anew
        updates = parsed_updates(self._yes(answer), self._application)
        if updates.next and not self._http.is_own(updates.next):
            raise PeerBroken("paging.next")  # asked for, it would be given our token
        newest = max(place.newest, updates.newest)
        return Page(
            entries=updates.entries,
            cursor=place.after(updates.next, newest, self._now_ms()).written(),
            is_complete=not updates.next,
            is_restart=place.begins,
            refused=updates.refused,
            unused=updates.unused,
        )

    def takes(self, entry: Entry) -> bool:
        """Say yes: every kind and every opinion has its place there."""
        return entry.kind in KINDS_OUT

    def share(self, entry: Entry, idempotency: str) -> RemoteId:
        """Upload a descriptor; the peer has no place for our own name of the act."""
        del idempotency
        form = {
            "indicator": entry.value,
            "type": KINDS_OUT[entry.kind],
            "description": DESCRIPTION,
            **self._said_of(entry),
        }
        return parsed_id(self._yes(self._http.ask("POST", "/threat_descriptors/", form=form)))

    def find(self, entry: Entry, idempotency: str, *, since_ms: int) -> RemoteId | None:
        """Look through the group's updates since then for a descriptor of our own."""
        del idempotency
        for answer in self._updates_since(since_ms):
            updates = parsed_updates(answer, self._application)
            found = updates.ours.get((KINDS_OUT[entry.kind], entry.value))
            if found is not None:
                return found
        return None

    def update(self, remote: RemoteId, entry: Entry) -> None:
        """Say our opinion and labels again."""
        form = self._said_of(entry)
        parsed_success(self._yes(self._http.ask("POST", _path(remote), form=form)))

    def withdraw(self, remote: RemoteId, entry: Entry) -> None:
        """Delete our descriptor."""
        del entry  # the number is the descriptor's for ever, and only its owner may delete it
        answer = self._http.ask("DELETE", _path(remote))
        if answer.status != 400 or parsed_error(answer) != _GONE:
            parsed_success(self._yes(answer))

    def feedback(self, remote: RemoteId, opinion: Opinion) -> None:
        """React to a descriptor; a reaction that no longer stands is taken back first."""
        wanted = _REACTIONS.get(opinion, _IN_REVIEW)
        others = sorted({*_REACTIONS.values(), _IN_REVIEW} - {wanted})
        for form in ({"reactions_to_remove": ",".join(others)}, {"reactions": wanted}):
            parsed_success(self._yes(self._http.ask("POST", _path(remote), form=form)))

    def unconfirmed(self, remote: RemoteId, entry: Entry) -> str:
        """Return nothing: an id is the peer's word that it has the hash, and it matches none."""
        del remote, entry
        return ""

    def close(self) -> None:
        """Close what is open."""
        self._http.close()

    def _ask_updates(self, place: Cursor) -> Answer:
        if place.next:
            return self._http.ask("GET", place.next)
        asked = {"limit": str(PAGE_SIZE), "fields": _FIELDS, "start_time": str(place.since)}
        return self._http.ask("GET", f"/{self._group}/threat_updates/", params=asked)

    def _updates_since(self, since_ms: int) -> Iterator[object]:
        """Yield the pages from an hour before then on: the peer's clock may be another."""
        since = max(0, since_ms // 1000 - 3600)
        place = Cursor(since=since)
        for _ in range(FIND_PAGES_MAX):
            answer = self._yes(self._ask_updates(place))
            yield answer
            following = parsed_updates(answer, self._application).next
            if not following:
                return
            place = Cursor(next=following, since=since)
        raise PeerUnavailable("cannot-confirm")

    def _said_of(self, entry: Entry) -> dict[str, str]:
        """Return what we say of a hash, and to whom."""
        return {
            "status": _STATUS.get(entry.opinion, "UNKNOWN"),
            "share_level": entry.level.name,
            "privacy_type": "HAS_PRIVACY_GROUP",
            "privacy_members": ",".join(entry.audience) or self._group,
            "tags": ",".join(label.replace(",", " ") for label in entry.labels),
            "review_status": "REVIEWED_MANUALLY",
        }

    def _yes(self, answer: Answer) -> object:
        """Return the value of an answer; the Graph API says why not in ``error.code``."""
        if answer.status in (400, 401, 403):
            code, _ = parsed_error(answer)
            if code in _DENIED_CODES or answer.status == 401:
                raise PeerDenied
            if code in _BUSY_CODES:
                raise PeerUnavailable(f"status-{answer.status}")
            raise PeerRefused(answer.status, self._http.said(answer))
        return parsed(self._http.checked(answer, denied=()))


def _path(remote: RemoteId) -> str:
    if re.fullmatch("[0-9]{1,32}", remote) is None:
        raise PeerBroken("id")
    return f"/{remote}"
