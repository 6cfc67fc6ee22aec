# SPDX-License-Identifier: Apache-2.0
"""Truncated, oversized, wrong-typed and malicious requests are refused in words, never with 500."""

from __future__ import annotations

import json
import socket
from contextlib import ExitStack

import httpx
import pytest
from house import Caller, slug

from reviewer.gateway.api import bodies
from reviewer.gateway.store.tables import tokens

LEASE = {"want": 1, "queues": ["symbol.low"]}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 422),
        (b"{", 422),
        (b"null", 422),
        (b"[]", 422),
        (b'"text"', 422),
        (b"<html>sign in</html>", 422),
        (b"\xff\xfe\x00", 422),
        (b"[" * 60_000, 422),
        (b'{"a":' * 10_000, 422),
        (b'{"workstation_id":"w","want":NaN,"queues":["q"]}', 422),
        (b'{"workstation_id":"w","want":' + b"9" * 5000 + b',"queues":["q"]}', 422),
        (b'{"workstation_id":"w","want":"1","queues":["q"]}', 422),
        (b'{"workstation_id":"w\\u0000","want":1,"queues":["q"]}', 422),
        (b'{"workstation_id":"\\ud800","want":1,"queues":["q"]}', 422),
        (b" " * 65_537, 413),
    ],
)
def test_body_that_is_no_message_is_refused(house, reviewer, body, status):
    response = reviewer.post("/leases", body, Idempotency_Key="k")

    expected = "schema" if status == 422 else "payload-too-large"
    assert slug(response) == (status, expected)


def test_body_longer_than_it_says_is_cut_off(house, reviewer):
    def endless():
        for _ in range(200):
            yield b" " * 1024

    response = httpx.post(
        f"{house.url}/rq/v1/leases",
        content=endless(),
        headers={"Authorization": f"Bearer {reviewer.token}", "Idempotency-Key": "k"},
    )

    assert slug(response) == (413, "payload-too-large")


def test_batch_is_bounded_in_entries_and_bytes(house, reviewer):
    many = reviewer.send(*[{"decision_id": f"d{number}"} for number in range(101)])
    long = reviewer.send({"decision_id": "d", "x": "x" * 1_048_577})

    assert slug(many) == (422, "schema")
    assert slug(long) == (413, "payload-too-large")


@pytest.mark.parametrize("path", ["/bundles/a%00b/1", "/bundles/%ff/1", "/items/a%20b/media/m"])
def test_path_that_is_no_id_is_refused(house, reviewer, path):
    assert slug(reviewer.get(path)) == (422, "schema")


@pytest.mark.parametrize(
    "cursor", ["x", "%00", "AAAA", "MS4yLjM.", "999", "a" * 512, "%F0%9F%98%80"]
)
def test_cursor_that_was_never_given_is_refused(house, reviewer, cursor):
    for path in ("/feeds/items", "/events:poll"):
        assert slug(reviewer.get(f"{path}?cursor={cursor}")) == (400, "cursor-invalid")


def test_cursor_beyond_the_bound_is_refused(house, reviewer):
    assert slug(reviewer.get(f"/feeds/items?cursor={'a' * 513}")) == (422, "schema")


def test_lease_needs_its_key_and_one_key_is_one_request(house, platform, reviewer):
    house.add_group(platform)
    body = {"workstation_id": reviewer.id, **LEASE}

    without = reviewer.post("/leases", body)
    first = reviewer.post("/leases", body, Idempotency_Key="k-1")
    again = reviewer.post("/leases", body, Idempotency_Key="k-1")
    other = reviewer.post("/leases", {**body, "want": 2}, Idempotency_Key="k-1")

    assert slug(without) == (400, "idempotency-key-missing")
    assert first.json()["granted"] == 1
    assert again.json()["groups"] == first.json()["groups"]
    assert slug(other) == (422, "idempotency-key-mismatch")


def test_problem_repeats_nothing_of_what_was_sent(house, reviewer):
    secret = "content-that-nobody-may-see"
    bodies = [
        {"workstation_id": secret + " ", **LEASE},
        {"workstation_id": reviewer.id, "want": secret, "queues": [secret]},
    ]

    said = [reviewer.post("/leases", body, Idempotency_Key="k").text for body in bodies]
    said.append(reviewer.get(f"/{secret}").text)
    said.append(Caller(house, secret).get("/session").text)

    assert [text for text in said if secret in text] == []


def test_bug_is_answered_without_its_text_and_logged_without_content(
    house, reviewer, expected_logs, monkeypatch
):
    from reviewer.gateway.store import groups

    def broken(*_):
        raise ZeroDivisionError("content-that-nobody-may-see")

    monkeypatch.setattr(groups, "queue_counts", broken)
    expected_logs.expect(r"^ERROR reviewer\.gateway\.api\.app: request [0-9a-f]{16} failed: ")

    response = reviewer.get("/queues")

    assert slug(response) == (500, "internal")
    assert "content-that" not in response.text
    assert response.headers["rq-server-id"] == house.gateway.server_id


def test_full_disk_is_answered_as_busy(house, reviewer, monkeypatch):
    from reviewer.domain.errors import StoreUnusable

    def full(_work):
        raise StoreUnusable("full")

    monkeypatch.setattr(house.gateway.db, "write", full)

    response = reviewer.lease()

    assert slug(response) == (503, "overloaded")
    assert response.headers["retry-after"] == "5"
    monkeypatch.undo()


def test_tokens_are_kept_by_digest_alone(house, reviewer):
    from sqlalchemy import select

    rows = house.gateway.db.read(lambda c: c.execute(select(tokens)).all())

    written = json.dumps([[str(part) for part in row] for row in rows])
    assert (reviewer.token in written, reviewer.refresh_token in written) == (False, False)


def test_text_no_column_takes_is_refused_before_the_database(house, platform):
    item = {"external_id": "post/\x00", "kind": "text", "text": "x", "category": "symbol"}
    device_key = "A" * 43 + "="
    body = {"code": house.code_for(house.add_person()), "device_key": device_key}

    taken = platform.post("/intake/items", item)
    enrolled = Caller(house, "").post("/enrolments", {**body, "workstation_name": "a\x00b"})

    assert (slug(taken), slug(enrolled)) == ((422, "schema"), (422, "schema"))


def test_text_in_place_of_a_picture_is_refused_and_the_picture_may_still_come(house, platform):
    item = {"external_id": "post", "kind": "image", "category": "symbol"}
    path = platform.post("/intake/items", item).json()["upload"]

    refused = platform.call("PUT", path, b"The page you asked for is not here.\n")
    then = platform.call("PUT", path, b"\xff\xd8\xff torn")

    assert (slug(refused), refused.json()["where"]) == ((422, "media-unreadable"), "kind")
    assert then.json()["state"] == "available"


def test_upload_that_trickles_is_cut_and_keeps_no_other_out(house, platform, monkeypatch):
    monkeypatch.setattr(bodies, "PATIENCE_S", 0.5)
    paths = [
        platform.post(
            "/intake/items", {"external_id": name, "kind": "image", "category": "symbol"}
        ).json()["upload"]
        for name in ("a", "b", "c")
    ]

    with ExitStack() as stack:
        slow = [stack.enter_context(trickling(house, platform, path)) for path in paths[:2]]
        other = platform.call("PUT", paths[2], b"\xff\xd8\xff no picture")
        cut = [connection.recv(12) for connection in slow]

    assert other.status_code == 200
    assert cut == [b"HTTP/1.1 503"] * 2


def trickling(house, platform, path):
    """Return a connection on which an upload began that never goes on."""
    host, port = house.url.removeprefix("http://").split(":")
    connection = socket.create_connection((host, int(port)), timeout=20)
    head = f"PUT {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {platform.token}\r\n"
    connection.sendall(head.encode() + b"Content-Length: 1000\r\n\r\nx")
    return connection
