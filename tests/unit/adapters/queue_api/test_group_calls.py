# SPDX-License-Identifier: Apache-2.0
"""Taking a group apart names the lease and what was seen; each answered group is checked."""

from __future__ import annotations

import json

import pytest

from reviewer.adapters.queue_api.client import HttpQueueApi
from reviewer.adapters.queue_api.tokens import TokenKeeper
from reviewer.adapters.queue_api.transport import Transport
from reviewer.adapters.system.keyring import MemorySecrets
from reviewer.domain.errors import GatewayRefused
from reviewer.domain.items import member_digest
from reviewer.ports.queue_api import LeaseKey
from reviewer.sealing.keys import SigningKey
from tests.fakes.scripted_http import ScriptedServer, answer, problem, tokens

SPLIT = "/rq/v1/groups/g-1:split"
LEASE = LeaseKey(group_id="g-1", lease_id="l-1", generation=3)
DIGEST = "a" * 64


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
    transport = Transport(server.url, server_id="srv-1", signer=SigningKey.from_raw(b"d" * 32))
    made = HttpQueueApi(transport, TokenKeeper(transport, secrets, "refresh", "ws-1"), "ws-1")
    yield made
    made.close()


def a_group(*ids, group_id="g-1", **more):
    media = {"media_id": "m", "media_type": "image/png", "size": 3, "sha256": "b" * 64}
    items = [
        {
            "item_id": item_id,
            "version": 1,
            "kind": "image",
            "media": media,
            "context": {"source": "user_report"},
        }
        for item_id in ids
    ]
    return {
        "group_id": group_id,
        "generation": 4,
        "lease_id": "l-1",
        "member_digest": member_digest((each, 1, "b" * 64) for each in ids),
        "queue": "symbol.low",
        "category": "symbol",
        "stage": "first",
        "legal_basis": "policy",
        "due_at": "2026-03-04T05:06:00Z",
        "policy_version": "1",
        "items": items,
        "expires_in_ms": 60_000,
        "offline_until_in_ms": 120_000,
        **more,
    }


def test_both_groups_are_read_with_the_representative_first(api, server):
    spread = {"representative": "i-2", "distances": {"i-1": 9}, "audited": ["i-1"]}
    left = a_group("i-1", "i-2", spread=spread)
    server.answers(SPLIT, answer({"groups": [left, a_group("i-3", group_id="g-2")]}))

    kept, apart = api.split_group(LEASE, DIGEST, ("i-3",))

    assert json.loads(server.to(SPLIT)[0].body) == {
        "workstation_id": "ws-1",
        "lease_id": "l-1",
        "generation": 3,
        "member_digest": DIGEST,
        "item_ids": ["i-3"],
    }
    assert [item.item_id for item in kept.group.items] == ["i-2", "i-1"]
    assert (kept.generation, kept.expires_in_s, kept.offline_until_in_s) == (4, 60.0, 120.0)
    assert kept.group.spread.audited == ("i-1",)
    assert (apart.group_id, apart.group.spread) == ("g-2", None)


def test_a_group_whose_spread_names_a_stranger_is_not_shown(api, server):
    strange = a_group("i-1", "i-2", spread={"representative": "i-9"})
    server.answers(SPLIT, answer({"groups": [strange]}))

    (kept,) = api.split_group(LEASE, DIGEST, ("i-3",))

    assert (kept.group_id, kept.group) == ("g-1", None)


def test_a_refusal_is_told_by_its_name(api, server):
    server.answers(SPLIT, problem("item-withdrawn", 410))

    with pytest.raises(GatewayRefused) as refused:
        api.split_group(LEASE, DIGEST, ("i-3",))

    assert refused.value.problem == "item-withdrawn"
