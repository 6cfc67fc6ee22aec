# SPDX-License-Identifier: Apache-2.0
"""What a gateway says of its banks is bounded and checked; one bad hash costs only itself."""

from __future__ import annotations

import base64
import json
from datetime import UTC, date, datetime

import pytest

from reviewer.adapters.queue_api.client import HttpQueueApi
from reviewer.adapters.queue_api.tokens import TokenKeeper
from reviewer.adapters.queue_api.transport import Transport
from reviewer.adapters.system.keyring import MemorySecrets
from reviewer.domain.banks import BankKind, EntryState, ProposalState
from reviewer.domain.errors import GatewayRefused, GatewayUnavailable
from reviewer.domain.hashes import HashKind, HashValue
from reviewer.ports.banks import Bank, BankEntry, BankPage, Proposal, Trail, TrailStep
from reviewer.sealing.keys import SigningKey
from tests.fakes.scripted_http import ScriptedServer, answer, problem, tokens

KEY = SigningKey.from_raw(b"d" * 32)
FEED = "/rq/v1/feeds/hashes/local"
AS_OF = "2026-03-04T05:06:00Z"
PDQ = {"kind": "pdq", "value": "ab" * 32, "quality": 90, "variant": "nearest-512"}
VALUE = HashValue(kind=HashKind.PDQ, value="ab" * 32, quality=90, variant="nearest-512")
UPSERT = {"entry_id": "e-1", "op": "upsert", "rev": 3, "hash": PDQ}


@pytest.fixture
def server():
    made = ScriptedServer()
    made.answers("/rq/v1/session:refresh", tokens())
    yield made
    made.close()


@pytest.fixture
def api(server):
    secrets = MemorySecrets()
    secrets.set("refresh", b"refresh-1")
    transport = Transport(server.url, server_id="srv-1", signer=KEY)
    made = HttpQueueApi(transport, TokenKeeper(transport, secrets, "refresh", "ws-1"), "ws-1")
    yield made
    made.close()


def page(*changes, **more):
    body = {"bank_id": "local", "changes": list(changes), "cursor": "c2", "more": True}
    return answer({**body, "as_of": AS_OF, **more})


def test_banks_are_read(api, server):
    bank = {"bank_id": "local", "name": "Our own", "kind": "block", "radius": 31}
    server.answers(
        "/rq/v1/banks", answer({"banks": [{**bank, "entries": 5, "disputed": 1, "as_of": AS_OF}]})
    )

    assert api.banks() == (
        Bank(
            bank_id="local",
            name="Our own",
            kind=BankKind.BLOCK,
            radius=31,
            entries=5,
            disputed=1,
            as_of=datetime(2026, 3, 4, 5, 6, tzinfo=UTC),
        ),
    )


def test_a_page_is_read_whole(api, server):
    said = {"labels": ["t1.a"], "audience": "member", "source": "hma-1", "disputes": 2}
    full = {**UPSERT, **said, "state": "disputed", "added_on": "2026-03-02"}
    server.answers(FEED, page(full, {"entry_id": "e-2", "op": "tombstone", "rev": 9}))

    assert api.hash_page("local", "c/1") == BankPage(
        bank_id="local",
        changes=(
            BankEntry(
                entry_id="e-1",
                bank_id="local",
                rev=3,
                kind="pdq",
                value=VALUE,
                state=EntryState.DISPUTED,
                labels=("t1.a",),
                audience="member",
                source="hma-1",
                disputes=2,
                added_on=date(2026, 3, 2),
            ),
            BankEntry(
                entry_id="e-2",
                bank_id="local",
                rev=9,
                has_left=True,
                state=EntryState.WITHDRAWN,
            ),
        ),
        cursor="c2",
        more=True,
        digest="",
        as_of=datetime(2026, 3, 4, 5, 6, tzinfo=UTC),
    )
    assert server.to(FEED)[0].path == f"{FEED}?cursor=c%2F1"


@pytest.mark.parametrize(
    "untrusted",
    [
        {"kind": "vpdq", "value": "ab" * 32},
        {"kind": "pdq", "value": "a" * 63},
        {"kind": "md5", "value": "ab" * 32},
    ],
)
def test_a_hash_of_another_kind_or_form_is_kept_by_its_id_alone(api, server, untrusted):
    server.answers(FEED, page({**UPSERT, "hash": untrusted}, {**UPSERT, "entry_id": "e-2"}))

    first, second = api.hash_page("local", "").changes
    assert (first.entry_id, first.rev, first.kind, first.value) == (
        *("e-1", 3, untrusted["kind"], None),
    )
    assert second.value == VALUE


@pytest.mark.parametrize(
    "script",
    [
        page({**UPSERT, "hash": {**PDQ, "value": "AB" * 32}}),
        page({**UPSERT, "entry_id": "<b>"}),
        page({**UPSERT, "op": "rename"}),
        page(UPSERT, digest="0"),
        page(UPSERT, bank_id="other"),
        page(*({**UPSERT, "entry_id": f"e-{number}"} for number in range(5001))),
    ],
)
def test_a_page_that_is_none_is_refused(api, server, script):
    server.answers(FEED, script)

    with pytest.raises(GatewayUnavailable):
        api.hash_page("local", "")


def test_an_expired_cursor_is_named(api, server):
    server.answers(FEED, problem("cursor-expired", 410))

    with pytest.raises(GatewayRefused) as raised:
        api.hash_page("local", "c1")

    assert raised.value.problem == "cursor-expired"


def test_an_entry_comes_with_its_trail(api, server):
    event = {"event": "disputed", "on": "2026-03-03", "reason": "wrong_item"}
    server.answers(
        "/rq/v1/banks/entries/e-1",
        answer({"bank_id": "local", "entry": UPSERT, "events": [event]}),
    )

    assert api.bank_entry("e-1") == Trail(
        entry=BankEntry(entry_id="e-1", bank_id="local", rev=3, kind="pdq", value=VALUE),
        steps=(TrailStep(event="disputed", on=date(2026, 3, 3), reason="wrong_item"),),
    )


def test_the_trail_of_another_entry_is_refused(api, server):
    server.answers(
        "/rq/v1/banks/entries/e-2", answer({"bank_id": "local", "entry": UPSERT, "events": []})
    )

    with pytest.raises(GatewayUnavailable):
        api.bank_entry("e-2")


ACTS = {
    "dispute": (lambda api: api.dispute_entry("e-1", "a-1", "wrong_item"), "wrong_item", []),
    "withdraw": (lambda api: api.withdraw_entry("e-1", "a-1", "appeal"), "appeal", []),
    "correct": (
        lambda api: api.correct_entry("e-1", "a-1", "wrong_label", ("t1.b",)),
        "wrong_label",
        ["t1.b"],
    ),
}


@pytest.mark.parametrize("act", ACTS)
def test_an_act_is_signed_over_the_bytes_it_is_sent_in(api, server, act):
    do, reason, labels = ACTS[act]
    path = f"/rq/v1/banks/entries/e-1:{act}"
    server.answers(path, answer({}))

    do(api)

    (asked,) = server.to(path)
    assert json.loads(asked.body) == {"act_id": "a-1", "reason": reason, "labels": labels}
    signature = asked.headers["rq-workstation-signature"].removeprefix("ed25519=:").rstrip(":")
    assert KEY.public.verify(asked.body, base64.b64decode(signature))


def test_proposals_tell_what_waits_and_nothing_of_the_first_answer(api, server):
    told = {
        "proposal_id": "p-1",
        "bank_id": "local",
        "hash": PDQ,
        "category": "symbol",
        "audience": "member",
        "state": "stopped",
        "reason": "plain",
        "since": "2026-03-02",
        "verdict": "violates",
        "labels": ["t1.a"],
    }
    server.answers("/rq/v1/proposals", answer({"proposals": [told]}))

    assert api.proposals() == (
        Proposal(
            proposal_id="p-1",
            bank_id="local",
            kind="pdq",
            value=VALUE,
            category="symbol",
            audience="member",
            state=ProposalState.STOPPED,
            reason="plain",
            since=date(2026, 3, 2),
        ),
    )
