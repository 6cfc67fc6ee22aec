# SPDX-License-Identifier: Apache-2.0
"""What comes back is bounded, sorted and believed only from the pinned server."""

from __future__ import annotations

import base64
import hashlib
import json

import pytest

from reviewer.adapters.queue_api.client import HttpQueueApi
from reviewer.adapters.queue_api.enrolment import enrol
from reviewer.adapters.queue_api.tokens import TokenKeeper
from reviewer.adapters.queue_api.transport import PROBLEM_MAX, Transport
from reviewer.adapters.system.keyring import MemorySecrets
from reviewer.domain.errors import (
    GatewayRefused,
    GatewayUnavailable,
    InputRefused,
    MediaUnreadable,
    Offline,
    SignInNeeded,
    TamperEvidence,
    WrongGateway,
)
from reviewer.domain.items import member_digest
from reviewer.ports.queue_api import LeaseKey
from reviewer.sealing.canonical import canonical
from reviewer.sealing.keys import SigningKey
from reviewer.wire.enrolment_code import make
from reviewer.wire.kept_policy import read_kept_policy
from tests import builders
from tests.fakes.scripted_http import Script, ScriptedServer, answer, discovery, problem, tokens

KEY = SigningKey.from_raw(b"d" * 32)
QUEUES = "/rq/v1/queues"
MEDIA = "/rq/v1/items/it-1/media/m-1"
DATA = bytes(range(256)) * 40
DIGEST = hashlib.sha256(DATA).hexdigest()
ETAG = f'"sha256:{DIGEST}"'
LEASE = LeaseKey(group_id="g-1", lease_id="l-1", generation=3)


@pytest.fixture
def server():
    made = ScriptedServer()
    made.answers("/rq/v1/session:refresh", tokens())
    made.answers(QUEUES, answer({"queues": []}))
    yield made
    made.close()


@pytest.fixture
def secrets():
    kept = MemorySecrets()
    kept.set("refresh", b"refresh-1")
    return kept


@pytest.fixture
def api(server, secrets):
    transport = Transport(server.url, server_id="srv-1", signer=KEY, stall_s=0.5, total_s=2)
    made = HttpQueueApi(transport, TokenKeeper(transport, secrets, "refresh", "ws-1"), "ws-1")
    yield made
    made.close()


def fetch(api, **more):
    return api.media("it-1", "m-1", LEASE, len(DATA), DIGEST, **more)


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(Script(body=b"<html>sign in</html>", type="text/html"), id="login page"),
        pytest.param(Script(body=b""), id="empty"),
        pytest.param(Script(body=b'{"queues": ['), id="broken JSON"),
        pytest.param(Script(body=b'{"queues": 7}'), id="another form"),
        pytest.param(Script(body=b'{"queues": []}', cut=5), id="truncated"),
        pytest.param(Script(body=b'{"queues": []}', stalls=True), id="slow"),
        pytest.param(Script(body=b" " * 17_000_000), id="oversize"),
        pytest.param(Script(body=b'{"queues": []}', server_id=None), id="no server id"),
        pytest.param(Script(headers={"Content-Encoding": "gzip"}), id="encoded"),
        pytest.param(Script(status=302, headers={"Location": "http://x/"}), id="redirect"),
        pytest.param(Script(status=502, body=b"bad", type="text/html"), id="proxy error"),
        pytest.param(problem("overloaded", 503), id="overloaded"),
        pytest.param(problem("internal", 500), id="internal"),
        pytest.param(problem("in-progress", 409), id="in progress"),
        pytest.param(
            Script(status=400, body=b"x" * (PROBLEM_MAX + 1), type="application/problem+json"),
            id="oversize problem",
        ),
    ],
)
def test_a_bad_answer_says_nothing_about_the_request(api, server, script):
    server.answers(QUEUES, script)

    with pytest.raises(GatewayUnavailable):
        api.queues()


@pytest.mark.parametrize(("slug", "status"), [("rate-limited", 429), ("overloaded", 503)])
def test_retry_after_is_handed_on(api, server, slug, status):
    server.answers(QUEUES, problem(slug, status, headers={"Retry-After": "17"}))

    with pytest.raises(GatewayUnavailable) as unavailable:
        api.queues()

    assert unavailable.value.retry_after_s == 17.0


def test_a_refusal_carries_its_problem_and_further_members(api, server):
    server.answers(QUEUES, problem("audit-size-mismatch", 409, size=12))

    with pytest.raises(GatewayRefused) as refused:
        api.queues()

    assert (refused.value.problem, refused.value.status, refused.value.extra) == (
        "audit-size-mismatch",
        409,
        {"size": 12},
    )


def test_another_server_gets_neither_token_nor_content(api, server):
    server.answers("/.well-known/review-queue", discovery("srv-other"))

    with pytest.raises(WrongGateway):
        api.queues()

    assert [(each.path, "authorization" in each.headers) for each in server.asked] == [
        ("/.well-known/review-queue", False)
    ]


def test_another_server_is_noticed_on_any_answer(api, server):
    api.queues()
    server.answers(QUEUES, Script(body=b'{"queues": []}', server_id="srv-other"))

    with pytest.raises(WrongGateway):
        api.queues()


def test_nobody_listening_is_offline():
    transport = Transport("http://127.0.0.1:9", server_id="srv-1", stall_s=0.5)

    with pytest.raises(Offline):
        transport.call("GET", "/", answer_form())

    transport.close()


def answer_form():
    from reviewer.wire.session import Empty

    return Empty


def test_backoff_on_a_success_keeps_us_quiet(api, server):
    server.answers(QUEUES, answer({"queues": []}, headers={"Backoff": "30"}))
    api.queues()
    before = len(server.asked)

    with pytest.raises(GatewayUnavailable) as unavailable:
        api.queues()

    assert 0 < unavailable.value.retry_after_s <= 30
    assert len(server.asked) == before


def test_an_access_token_that_ended_is_replaced_once(api, server, secrets):
    server.answers(QUEUES, problem("unauthenticated", 401), answer({"queues": []}))

    assert api.queues() == ()
    assert len(server.to("/rq/v1/session:refresh")) == 2
    assert secrets.get("refresh") == b"refresh-2"


def test_a_dead_refresh_token_means_sign_in(api, server):
    server.answers("/rq/v1/session:refresh", problem("unauthenticated", 401))

    with pytest.raises(SignInNeeded):
        api.queues()


def test_the_new_refresh_token_is_kept_before_the_access_token_is_used(api, server, secrets):
    kept = []
    keep = secrets.set
    secrets.set = lambda name, secret: (kept.append(len(server.to(QUEUES))), keep(name, secret))

    api.queues()

    assert kept == [0]


def test_submit_signs_the_exact_bytes(api, server):
    server.answers(
        "/rq/v1/decisions:batch",
        answer(
            {
                "results": [{"decision_id": "d-1", "outcome": "accepted"}],
                "durable_through_seq": 4,
            }
        ),
    )
    entry = canonical({"type": "decision", "decision_id": "d-1"}).decode()

    result = api.submit([entry], {"a" * 64: b"sealed"}, "attempt-1")

    (asked,) = server.to("/rq/v1/decisions:batch")
    signature = asked.headers["rq-workstation-signature"]
    raw = base64.b64decode(signature.removeprefix("ed25519=:").removesuffix(":"))
    assert KEY.public.verify(asked.body, raw)
    assert json.loads(asked.body) == {
        "workstation_id": "ws-1",
        "attempt_id": "attempt-1",
        "entries": [{"type": "decision", "decision_id": "d-1"}],
        "payloads": [{"payload_commit": "a" * 64, "sealed": "c2VhbGVk"}],
    }
    assert (result.answers[0].outcome, result.durable_through) == ("accepted", 4)


def test_changed_evidence_comes_with_the_group_as_it_is_now(api, server):
    item = {
        "item_id": "i-1",
        "version": 1,
        "kind": "text",
        "media": {"media_id": "m-1", "media_type": "text/plain", "size": 2, "sha256": "b" * 64},
        "context": {"source": "user_report"},
    }
    group = {
        "group_id": "g-1",
        "generation": 3,
        "lease_id": "l-1",
        "member_digest": member_digest([("i-1", 1, "b" * 64)]),
        "queue": "symbol.low",
        "category": "symbol",
        "stage": "first",
        "legal_basis": "policy",
        "due_at": "2026-11-21T22:31:00Z",
        "policy_version": "v1",
        "items": [item],
        "expires_in_ms": 60_000,
        "offline_until_in_ms": 120_000,
    }
    sent_back = {"decision_id": "d-1", "outcome": "needs_reconfirm", "group": group}
    strange = {**sent_back, "decision_id": "d-2", "group": {**group, "stage": "later"}}
    server.answers(
        "/rq/v1/decisions:batch",
        answer({"results": [sent_back, strange], "durable_through_seq": 0}),
    )

    known, newer = api.submit(["{}", "{}"], {}, "attempt-1").answers

    assert known.group.group.items[0].item_id == "i-1"
    assert (known.group.lease_id, known.group.generation, known.group.expires_in_s) == (
        "l-1",
        3,
        60,
    )
    assert (newer.group.group, newer.group.group_id) == (None, "g-1")


def test_an_unknown_outcome_says_nothing_about_the_act(api, server):
    results = [{"decision_id": "d-1", "outcome": "perhaps"}]
    server.answers("/rq/v1/decisions:batch", answer({"results": results, "durable_through_seq": 0}))

    with pytest.raises(GatewayUnavailable):
        api.submit(["{}"], {}, "attempt-1")


@pytest.mark.parametrize(
    "detail", [b'{"x":NaN}', b'{"x":-Infinity}', b'{"x":' + b"9" * 5000 + b"}"]
)
def test_a_detail_that_cannot_be_kept_says_nothing_about_the_act(api, server, detail):
    result = b'{"decision_id":"d","outcome":"accepted","detail":' + detail + b"}"
    body = b'{"results":[' + result + b'],"durable_through_seq":1}'
    server.answers("/rq/v1/decisions:batch", Script(body=body))

    with pytest.raises(GatewayUnavailable):
        api.submit(["{}"], {}, "a-1")


@pytest.mark.parametrize("token", ["", "é", "two words", "line\nbreak", "nul\0"])
def test_a_token_that_no_header_can_carry_is_no_answer(api, server, token):
    server.answers("/rq/v1/session:refresh", tokens(access=token), tokens(refresh=token))

    for _ in range(2):
        with pytest.raises(GatewayUnavailable):
            api.queues()


def test_a_damaged_refresh_token_means_sign_in(api, secrets):
    secrets.set("refresh", b"\xff\xfe")

    with pytest.raises(SignInNeeded):
        api.queues()


@pytest.mark.parametrize(
    "group",
    [
        {"group_id": "g", "lease_id": "l", "generation": 2**70},
        {"group_id": "g", "lease_id": "l", "generation": -1},
        {"group_id": "g h", "lease_id": "l", "generation": 1},
        {"group_id": "g", "lease_id": 7, "generation": 1},
    ],
)
def test_a_strange_group_without_a_usable_lease_is_not_given_back(api, server, group):
    server.answers("/rq/v1/leases", answer({"groups": [group], "granted": 1}))

    (found,) = api.lease(1, ["symbol.low"], "key-1").groups

    assert (found.group, found.group_id, found.lease_id, found.generation) == (None, "", "", 0)


def test_media_is_returned_when_its_digest_holds(api, server):
    server.answers(MEDIA, Script(body=DATA, type="image/png", headers={"ETag": ETAG}))

    assert fetch(api) == DATA
    (asked,) = server.to(MEDIA)
    assert asked.headers["rq-lease"] == "l-1;gen=3"


def test_media_is_resumed_where_it_was_cut(api, server):
    rest = f"bytes 4000-{len(DATA) - 1}/{len(DATA)}"
    server.answers(
        MEDIA,
        Script(body=DATA, type="image/png", headers={"ETag": ETAG}, cut=4000),
        Script(
            status=206,
            body=DATA[4000:],
            type="image/png",
            headers={"ETag": ETAG, "Content-Range": rest},
        ),
    )

    assert fetch(api) == DATA
    resumed = server.to(MEDIA)[1].headers
    assert (resumed["range"], resumed["if-range"]) == ("bytes=4000-", ETAG)


def test_media_starts_anew_when_the_range_is_not_continued(api, server):
    whole = Script(body=DATA, type="image/png", headers={"ETag": ETAG})
    server.answers(MEDIA, Script(body=DATA, headers={"ETag": ETAG}, cut=4000), whole)

    assert fetch(api) == DATA


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(Script(body=DATA[::-1], headers={"ETag": ETAG}), id="other bytes"),
        pytest.param(Script(body=DATA + b"x", headers={"ETag": ETAG}), id="longer"),
        pytest.param(Script(body=DATA, headers={"ETag": '"sha256:0"'}), id="another file"),
        pytest.param(Script(body=DATA), id="no name"),
    ],
)
def test_wrong_media_is_refused(api, server, script):
    server.answers(MEDIA, script)

    with pytest.raises(MediaUnreadable):
        fetch(api)


def test_a_wrong_chunk_is_refused_as_it_arrives(api, server):
    server.answers(MEDIA, Script(body=DATA, headers={"ETag": ETAG}, cut=5000))

    with pytest.raises(MediaUnreadable):
        fetch(api, chunk_bytes=1024, chunk_sha256=["0" * 64])


def test_media_is_fetched_from_nowhere_else(api, server):
    elsewhere = ScriptedServer()
    server.answers(MEDIA, Script(status=302, headers={"Location": f"{elsewhere.url}{MEDIA}"}))

    with pytest.raises(GatewayUnavailable):
        fetch(api)

    elsewhere.close()
    assert elsewhere.asked == []


def test_withdrawn_media_is_a_refusal(api, server):
    server.answers(MEDIA, problem("item-withdrawn", 410))

    with pytest.raises(GatewayRefused) as refused:
        fetch(api)

    assert refused.value.problem == "item-withdrawn"


def test_policy_counts_only_with_its_signature(api, server):
    body = canonical(builders.policy_body())
    bundle = SigningKey.generate()
    message = {
        "kind": "policy",
        "version": "v1",
        "body": base64.b64encode(body).decode(),
        "signature": base64.b64encode(bundle.sign(body)).decode(),
    }
    server.answers("/rq/v1/bundles/policy/v1", answer(message))

    policy, written = api.policy("v1", bundle.public.raw)

    assert (policy.version, read_kept_policy(written)) == ("v1", policy)
    with pytest.raises(TamperEvidence):
        api.policy("v1", KEY.public.raw)


def test_signed_policy_nested_without_end_is_refused(api, server):
    body = b'{"a":' * 20_000
    signed = {"body": base64.b64encode(body).decode()}
    signed["signature"] = base64.b64encode(KEY.sign(body)).decode()
    server.answers("/rq/v1/bundles/policy/1", answer({"kind": "policy", "version": "1", **signed}))

    with pytest.raises(InputRefused):
        api.policy("1", KEY.public.raw)


def test_enrolment_sends_the_secret_half_only_and_pins_the_keys(server):
    bundle = SigningKey.generate().public
    server.answers("/rq/v1/enrolments", enrolled(bundle))
    code = make(12345, bundle.raw)

    found = enrol(server.url, code.lower().replace("-", " "), KEY.public)

    (asked,) = server.to("/rq/v1/enrolments")
    assert json.loads(asked.body)["code"] == code.replace("-", "")[:12]
    assert (found.workstation_id, found.bundle_key) == ("ws-1", bundle.raw)


def test_enrolment_at_another_gateway_is_tamper_evidence(server):
    server.answers("/rq/v1/enrolments", enrolled(SigningKey.generate().public))

    with pytest.raises(TamperEvidence):
        enrol(server.url, make(12345, b"x" * 32), KEY.public)


def enrolled(bundle):
    key = KEY.public.public_text
    return answer(
        {
            "server_id": "srv-1",
            "epoch": 1,
            "workstation_id": "ws-1",
            "person_id": "p-1",
            "tokens": {
                "access_token": "a",
                "access_expires_in_s": 900,
                "refresh_token": "r",
            },
            "bundle_key": bundle.public_text,
            "witness_key": key,
            "payload_key": key,
            "log_key": key,
        }
    )
