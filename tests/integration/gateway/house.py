# SPDX-License-Identifier: Apache-2.0
"""A gateway that listens, people enrolled at it, and items to review, for the tests beside it."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import socket
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from sqlalchemy import insert

from reviewer.domain.audit import AuditEntry, AuditEvent
from reviewer.domain.items import member_digest
from reviewer.domain.people import Role
from reviewer.gateway.accounts import enrolment, people
from reviewer.gateway.main import close_gateway, init_gateway, open_gateway, serve
from reviewer.gateway.store import bundles
from reviewer.gateway.store.tables import groups, items, media
from reviewer.sealing.audit_log import LogWriter
from reviewer.sealing.canonical import canonical
from reviewer.sealing.free_text import seal_note
from reviewer.sealing.keys import SealToKey, SigningKey
from reviewer.wire import enrolment_code
from reviewer.wire.base import HEADER_LEASE, HEADER_SIGNATURE
from reviewer.wire.policy import policy_from_toml

ROOT = Path(__file__).parents[3]
START_MS = 1_795_250_000_000
HOUR_MS = 3_600_000
ZEROS = "0" * 64


class Clock:
    """The gateway's clock, moved by the test."""

    def __init__(self):
        self.ms = START_MS

    def __call__(self):
        return self.ms

    def advance(self, *, minutes=0, hours=0):
        self.ms += 60_000 * minutes + HOUR_MS * hours


def starter_body(**changes):
    body = policy_from_toml((ROOT / "resources/policy/starter.toml").read_text())
    return {**body, **changes}


@dataclass
class House:
    """One gateway and its clock."""

    folder: Path
    database_url: str | None
    clock: Clock = field(default_factory=Clock)
    gateway: object = None
    url: str = ""

    def make(self):
        self.gateway = init_gateway(self.folder, self.database_url, now_ms=self.clock)
        self.publish(starter_body())

    def publish(self, body):
        self.gateway.db.write(
            lambda c: bundles.publish(
                c, self.gateway, "policy", body["version"], canonical(body), "admin"
            )
        )

    @contextmanager
    def listening(self):
        if self.gateway is None:
            self.gateway = open_gateway(self.folder, now_ms=self.clock)
        listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        ready, stopping = threading.Event(), threading.Event()
        server = threading.Thread(
            target=serve,
            args=(self.gateway, listener),
            kwargs={"ready": ready.set, "stopping": stopping},
        )
        server.start()
        try:
            assert ready.wait(20)
            yield self
        finally:
            stopping.set()
            server.join(20)
            listener.close()
            close_gateway(self.gateway)
            self.gateway = None

    def token_lives_on(self, *workstations):
        """Give people whose access tokens ran out with the clock new ones."""
        for workstation in workstations:
            workstation.refresh()

    def add_person(self, name="A. Person", roles=(Role.REVIEWER,), queues=("*",)):
        return self.gateway.db.write(
            lambda c: people.add_person(c, self.gateway, name, roles, queues, actor="admin")
        )

    def code_for(self, person_id):
        code = self.gateway.db.write(lambda c: enrolment.make_code(c, self.gateway, person_id))
        return enrolment_code.parse(code)[0]

    def enrol(self, roles=(Role.REVIEWER,), queues=("*",), name="A. Person"):
        person_id = self.add_person(name, roles, queues)
        return Workstation.enrolled(self, self.code_for(person_id))

    def add_platform(self, name="Example platform"):
        person_id, token = self.gateway.db.write(
            lambda c: people.add_platform(c, self.gateway, name, actor="admin")
        )
        return Platform(self, person_id, token)

    def add_group(self, platform, content=b"a harmless text", **changes):
        """Add a group of one available item; ``members`` for more."""
        group_id = f"g-{secrets.token_hex(12)}"
        members = changes.pop("members", 1)
        row = {
            "group_id": group_id,
            "queue": "symbol.low",
            "category": "symbol",
            "severity": 1,
            "state": "available",
            "tier": 2,
            "due_ms": self.clock.ms + 24 * HOUR_MS,
            "legal_basis": "policy",
            "policy_version": "2026-11-01.1",
            **changes,
        }
        rows = [self._item(platform, group_id, content, number) for number in range(members)]

        def write(connection):
            connection.execute(insert(groups).values(row))
            for item, kept in rows:
                connection.execute(insert(media).values(kept))
                connection.execute(insert(items).values(item))

        self.gateway.db.write(write)
        return group_id

    def add_member(self, platform, group_id, content=b"another harmless text"):
        """Let one more available item join a group."""
        item, kept = self._item(platform, group_id, content, 99)

        def write(connection):
            connection.execute(insert(media).values(kept))
            connection.execute(insert(items).values(item))

        self.gateway.db.write(write)
        return item["item_id"]

    def _item(self, platform, group_id, content, number):
        clear = content + secrets.token_bytes(8)
        blob, wrapped_key = self.gateway.media.put(clear)
        sha256 = hashlib.sha256(clear).hexdigest()
        media_id, item_id = f"m-{secrets.token_hex(8)}", f"i-{secrets.token_hex(12)}"
        kept = {
            "media_id": media_id,
            "sha256": sha256,
            "media_type": "text/plain",
            "size": len(clear),
            "hashes": json.dumps([{"kind": "sha256", "value": sha256}]),
            "chunks": json.dumps([sha256]),
            "blob": blob,
            "wrapped_key": wrapped_key,
        }
        item = {
            "item_id": item_id,
            "group_id": group_id,
            "platform_id": platform.person_id,
            "external_id": f"post/{item_id}/{number}",
            "state": "available",
            "kind": "text",
            "context": json.dumps({"source": "user_report", "reports": 2}),
            "media_id": media_id,
            "received_ms": self.clock.ms,
        }
        return item, kept


class Caller:
    """Someone with a token."""

    def __init__(self, house, token):
        self.house = house
        self.token = token

    def call(self, method, path, body=None, **headers):
        sent = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        content = body
        if body is not None and not isinstance(body, bytes):
            content = json.dumps(body).encode()
            sent["Content-Type"] = "application/json"
        place = path if path.startswith(("/health", "/.well", "/rq")) else f"/rq/v1{path}"
        return httpx.request(
            method, self.house.url + place, content=content, headers=sent, timeout=30
        )

    def get(self, path, **headers):
        return self.call("GET", path, None, **headers)

    def post(self, path, body, **headers):
        return self.call("POST", path, body, **headers)


class Platform(Caller):
    """A platform's machine."""

    def __init__(self, house, person_id, token):
        super().__init__(house, token)
        self.person_id = person_id

    def decisions(self):
        return self.get("/feeds/decisions").json()["decisions"]


class Workstation(Caller):
    """One enrolled profile."""

    def __init__(self, house, key, answer):
        super().__init__(house, answer["tokens"]["access_token"])
        self.key = key
        self.id = answer["workstation_id"]
        self.person_id = answer["person_id"]
        self.refresh_token = answer["tokens"]["refresh_token"]
        self.answer = answer
        self.sequence = 0
        self.log = LogWriter(self.id)

    @classmethod
    def enrolled(cls, house, code):
        key = SigningKey.generate()
        body = {"code": code, "device_key": key.public.public_text, "app_version": "0.1.0"}
        response = Caller(house, "").post("/enrolments", body)
        assert response.status_code == 200, response.text
        return cls(house, key, response.json())

    def refresh(self, token=None):
        body = {"workstation_id": self.id, "refresh_token": token or self.refresh_token}
        response = Caller(self.house, "").post("/session:refresh", body)
        if response.status_code == 200:
            self.token = response.json()["access_token"]
            self.refresh_token = response.json()["refresh_token"]
        return response

    def lease(self, want=10, queues=("symbol.low",), key=None):
        body = {"workstation_id": self.id, "want": want, "queues": list(queues)}
        return self.post("/leases", body, Idempotency_Key=key or secrets.token_hex(8))

    def groups(self, **asked):
        response = self.lease(**asked)
        assert response.status_code == 200, response.text
        return response.json()["groups"]

    def media(self, group, number=0, **headers):
        item = group["items"][number]
        lease = f"{group['lease_id']};gen={group['generation']}"
        path = f"/items/{item['item_id']}/media/{item['media']['media_id']}"
        return self.get(path, **{HEADER_LEASE: lease, **headers})

    def entry(self, group, **changes):
        self.sequence += 1
        return {
            "type": "decision",
            "decision_id": f"d-{secrets.token_hex(12)}",
            "sequence": self.sequence,
            "group_id": group["group_id"],
            "generation": group["generation"],
            "lease_id": group["lease_id"],
            "member_digest": group["member_digest"],
            "verdict": "violates",
            "labels": ["B1"],
            "severity": "S1",
            "protected": ["none"],
            "policy_version": group["policy_version"],
            "taxonomy_version": "1",
            "decided_at": "2026-11-21T22:31:00Z",
            "audit_chain": ZEROS,
            **changes,
        }

    def divert_entry(self, group, **changes):
        kept = ("decision_id", "sequence", "group_id", "generation", "lease_id", "member_digest",
                "decided_at", "audit_chain")  # fmt: skip
        entry = self.entry(group)
        return {"type": "divert", **{name: entry[name] for name in kept}, **changes}

    def return_entry(self, group, reason="returned"):
        kept = ("decision_id", "sequence", "group_id", "generation", "lease_id")
        entry = self.entry(group)
        return {"type": "return", "reason": reason, **{name: entry[name] for name in kept}}

    def escalation(self, group):
        salt = secrets.token_bytes(32)
        payload_key = SealToKey.from_text(self.answer["payload_key"])
        commit, sealed = seal_note(payload_key, "I cannot tell what this emblem stands for.", salt)
        entry = self.entry(
            group, verdict="escalate", labels=[], severity=None, escalation_reason="unsure",
            payload_commit=commit,
        )  # fmt: skip
        payload = {"payload_commit": commit, "sealed": base64.b64encode(sealed).decode()}
        return entry, payload

    def send(self, *entries, payloads=(), key=None, attempt="a-1"):
        body = {
            "workstation_id": self.id,
            "attempt_id": attempt,
            "entries": list(entries),
            "payloads": list(payloads),
        }
        return self.signed("POST", "/decisions:batch", body, key=key)

    def decide(self, *entries, **more):
        response = self.send(*entries, **more)
        assert response.status_code == 200, response.text
        return {each["decision_id"]: each for each in response.json()["results"]}

    def outcome(self, entry, **more):
        found = self.decide(entry, **more)[entry["decision_id"]]
        return found["outcome"], found["detail"]

    def signed(self, method, path, body, key=None):
        raw = json.dumps(body).encode()
        signature = base64.b64encode((key or self.key).sign(raw)).decode()
        return self.call(method, path, raw, **{HEADER_SIGNATURE: f"ed25519=:{signature}:"})

    def records(self, count, actor=None):
        """Append records to this profile's own log; return them as they travel."""
        made = []
        for _ in range(count):
            event = AuditEvent.LOG_OPENED if self.log.size == 0 else AuditEvent.SESSION_CLOSED
            fields = (
                {"detail": {"log_key": self.key.public.public_text}}
                if self.log.size == 0
                else {"actor": actor or self.person_id, "device": self.id}
            )
            sealed = self.log.append(AuditEntry(event=event, at=_at(), **fields))
            made.append(
                {
                    "seq": sealed.seq,
                    "record": sealed.record.decode(),
                    "chain": sealed.chain.hex(),
                }
            )
        return made

    def push(self, old_size, entries, note=None):
        body = {
            "old_size": old_size,
            "entries": entries,
            "checkpoint": note or self.log.checkpoint(self.key),
        }
        return self.post(f"/audit/logs/{self.id}/entries", body)


def _at():
    from datetime import UTC, datetime

    return datetime(2026, 11, 21, 22, 31, tzinfo=UTC)


def slug(response):
    assert response.headers["content-type"] == "application/problem+json"
    return response.status_code, response.json()["type"].rpartition("/")[2]


def digest_of(group):
    return member_digest(
        (each["item_id"], each["version"], each["media"]["sha256"]) for each in group["items"]
    )


def until(condition, seconds=20.0):
    """Wait for a fact of another thread or process; fail when it does not come about."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come about in time"
        time.sleep(0.02)
