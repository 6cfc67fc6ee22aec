# SPDX-License-Identifier: Apache-2.0
"""The platform process: what it takes, what it refuses, and that it forgets nothing."""

from __future__ import annotations

import base64
import hashlib
import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from reviewer.demo.platform import RECEIVED, ReceivedDecisions, public_key, verified
from reviewer.domain.errors import InputRefused

ROOT = Path(__file__).resolve().parents[3]
NOW_S = 1_800_000_000


@pytest.fixture
def key() -> Ed25519PrivateKey:
    """Return the gateway's webhook key."""
    return Ed25519PrivateKey.generate()


def public_text(key: Ed25519PrivateKey) -> str:
    """Return the public half as the platform is told it."""
    return base64.b64encode(key.public_key().public_bytes_raw()).decode()


def a_decision(decision_id: str = "d1") -> bytes:
    """Return the body of a delivery."""
    body = {"type": "decision", "decision_id": decision_id, "external_id": "demo-0001"}
    return json.dumps(body | {"verdict": "allowed"}).encode()


def signed_headers(
    key: Ed25519PrivateKey, body: bytes, *, webhook_id: str = "msg_1", at_s: float | None = None
) -> dict[str, str]:
    """Return the headers of a delivery signed at ``at_s``, or now."""
    stamp = str(int(time.time() if at_s is None else at_s))
    signature = key.sign(f"{webhook_id}.{stamp}.".encode() + body)
    return {
        "webhook-id": webhook_id,
        "webhook-timestamp": stamp,
        "webhook-signature": "v1a," + base64.b64encode(signature).decode(),
    }


@contextmanager
def platform_process(
    folder: Path, key: Ed25519PrivateKey, *more: str
) -> Iterator[tuple[httpx.Client, subprocess.Popen[str]]]:
    """Run the platform and yield a client of it; it must end cleanly on SIGTERM."""
    command = [sys.executable, "-m", "reviewer.demo.platform", "--port", "0"]
    command += ["--folder", str(folder), "--public-key", public_text(key), *more]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            assert line.startswith("platform: listening on http://127.0.0.1:")
            url = line.split()[-1]
            with httpx.Client(base_url=url, trust_env=False, timeout=10) as client:
                yield client, process
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=10) == 0
            assert process.stdout.read() == ""
        finally:
            if process.poll() is None:
                process.kill()


def rows_in(folder: Path) -> list[dict[str, object]]:
    """Return what the platform has on disk."""
    return [json.loads(line) for line in (folder / RECEIVED).read_text().splitlines()]


def test_platform_takes_a_signed_decision_and_gives_a_receipt(tmp_path, key) -> None:
    body = a_decision()

    with platform_process(tmp_path, key) as (client, _):
        answer = client.post("/decisions", content=body, headers=signed_headers(key, body))
        count = client.get("/count")

    digest = hashlib.sha256(body).hexdigest()
    assert (answer.status_code, answer.json()) == (200, {"received": "msg_1", "receipt": digest})
    assert count.json() == {"decisions": 1}
    assert rows_in(tmp_path) == [
        {"webhook_id": "msg_1", "receipt": digest, "body": json.loads(body)}
    ]


def test_platform_takes_a_diversion_that_has_no_verdict(tmp_path, key) -> None:
    body = json.dumps(json.loads(a_decision()) | {"type": "diversion", "verdict": ""}).encode()
    both = json.dumps(json.loads(a_decision()) | {"type": "diversion"}).encode()
    neither = json.dumps(json.loads(a_decision()) | {"verdict": ""}).encode()
    other = json.dumps(json.loads(a_decision()) | {"type": "rumour"}).encode()

    with platform_process(tmp_path, key) as (client, _):
        statuses = [
            client.post("/decisions", content=sent, headers=signed_headers(key, sent)).status_code
            for sent in (body, both, neither, other)
        ]

    assert statuses == [200, 400, 400, 400]
    assert [row["body"] for row in rows_in(tmp_path)] == [json.loads(body)]


def test_platform_takes_a_replay_once_even_after_a_restart(tmp_path, key) -> None:
    body = a_decision()
    answers = []

    for _ in range(2):
        with platform_process(tmp_path, key) as (client, _process):
            for _repeat in range(2):
                headers = signed_headers(key, body)
                answers.append(client.post("/decisions", content=body, headers=headers).json())
            assert client.get("/count").json() == {"decisions": 1}

    assert answers == [answers[0]] * 4
    assert len(rows_in(tmp_path)) == 1


def test_platform_refuses_what_it_should_and_keeps_none_of_it(tmp_path, key) -> None:
    body = a_decision()
    good = signed_headers(key, body)
    old = signed_headers(key, body, at_s=time.time() - 301)
    stranger = signed_headers(Ed25519PrivateKey.generate(), body)
    wrong = b'{"type": "decision", "decision_id": 7}'

    with platform_process(tmp_path, key) as (client, _):
        statuses = [
            client.post("/decisions", content=body, headers=stranger).status_code,
            client.post("/decisions", content=body, headers=old).status_code,
            client.post("/decisions", content=body + b" ", headers=good).status_code,
            client.post("/decisions", content=body).status_code,
            client.post(
                "/decisions", content=wrong, headers=signed_headers(key, wrong)
            ).status_code,
            client.post("/decisions", content=b"x" * 1_000_001, headers=good).status_code,
            client.post("/elsewhere", content=body, headers=good).status_code,
            client.get("/decisions").status_code,
        ]
        count = client.get("/count").json()

    assert statuses == [401, 401, 401, 401, 400, 413, 404, 404]
    assert count == {"decisions": 0}
    assert not (tmp_path / RECEIVED).exists()


def test_platform_fails_first_deliveries_as_told(tmp_path, key) -> None:
    body = a_decision()

    with platform_process(tmp_path, key, "--fail-first", "2") as (client, _):
        statuses = [
            client.post("/decisions", content=body, headers=signed_headers(key, body)).status_code
            for _ in range(3)
        ]
        count = client.get("/count").json()

    assert statuses == [503, 503, 200]
    assert count == {"decisions": 1}


def test_platform_same_id_with_another_body_is_a_conflict(tmp_path, key) -> None:
    first, second = a_decision("d1"), a_decision("d2")

    with platform_process(tmp_path, key) as (client, _):
        statuses = [
            client.post("/decisions", content=body, headers=signed_headers(key, body)).status_code
            for body in (first, second)
        ]

    assert statuses == [200, 409]
    assert [row["body"] for row in rows_in(tmp_path)] == [json.loads(first)]


def test_platform_wrong_key_argument_is_named(tmp_path) -> None:
    command = [sys.executable, "-m", "reviewer.demo.platform", "--folder", str(tmp_path)]

    ended = subprocess.run(
        [*command, "--public-key", "AAAA"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert ended.returncode == 2
    assert "--public-key is not an Ed25519 public key in base64" in ended.stderr


def test_received_torn_last_line_is_dropped_and_taken_again(tmp_path) -> None:
    body = a_decision("d2")
    ReceivedDecisions(tmp_path).take("msg_1", json.loads(a_decision()), a_decision())
    with (tmp_path / RECEIVED).open("ab") as file:
        file.write(b'{"webhook_id": "msg_2", "rec')

    received = ReceivedDecisions(tmp_path)
    received.take("msg_2", json.loads(body), body)

    assert received.count() == 2
    assert [row["webhook_id"] for row in rows_in(tmp_path)] == ["msg_1", "msg_2"]


def test_received_two_deliveries_of_one_decision_count_once(tmp_path) -> None:
    received = ReceivedDecisions(tmp_path)

    for webhook_id in ("msg_1", "msg_2"):
        received.take(webhook_id, json.loads(a_decision()), a_decision())

    assert received.count() == 1
    assert len(rows_in(tmp_path)) == 2


def test_received_keeps_text_that_is_no_valid_unicode(tmp_path) -> None:
    body = b'{"type": "decision", "decision_id": "d", "external_id": "\\ud800"}'

    ReceivedDecisions(tmp_path).take("msg_1", json.loads(body), body)

    assert rows_in(tmp_path)[0]["body"] == json.loads(body)


def _without(name: str) -> Callable[[dict[str, str]], dict[str, str]]:
    return lambda headers: {key: value for key, value in headers.items() if key != name}


@pytest.mark.parametrize(
    "spoil",
    [
        _without("webhook-id"),
        _without("webhook-timestamp"),
        _without("webhook-signature"),
        lambda headers: headers | {"webhook-timestamp": "soon"},
        lambda headers: headers | {"webhook-timestamp": "9" * 5000},
        lambda headers: headers | {"webhook-id": "msg_2"},
        lambda headers: headers | {"webhook-signature": "v1," + "A" * 88},
        lambda headers: headers | {"webhook-signature": "v1a,***"},
        lambda headers: headers | {"webhook-signature": "v1a,é"},
    ],
)
def test_verified_spoiled_headers_are_refused(key, spoil) -> None:
    body = a_decision()
    headers = spoil(signed_headers(key, body, at_s=NOW_S))

    assert verified(headers, body, key.public_key(), NOW_S) is False


@pytest.mark.parametrize(
    ("age_s", "expected"), [(300, True), (301, False), (-300, True), (-301, False)]
)
def test_verified_age_is_at_most_five_minutes_either_way(key, age_s, expected) -> None:
    body = a_decision()
    headers = signed_headers(key, body, at_s=NOW_S - age_s)

    assert verified(headers, body, key.public_key(), NOW_S) is expected


def test_verified_one_good_signature_among_several_is_enough(key) -> None:
    body = a_decision()
    headers = signed_headers(key, body, at_s=NOW_S)
    headers["webhook-signature"] = "v1a," + "A" * 88 + " " + headers["webhook-signature"]

    assert verified(headers, body, key.public_key(), NOW_S) is True


def test_public_key_prefix_is_accepted_and_nonsense_refused(key) -> None:
    text = public_text(key)

    assert public_key("whpk_" + text).public_bytes_raw() == key.public_key().public_bytes_raw()
    for nonsense in ("", "é", text[:-8], "not base64!"):
        with pytest.raises(InputRefused):
            public_key(nonsense)
