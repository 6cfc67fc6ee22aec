# SPDX-License-Identifier: Apache-2.0
"""Plays the member's platform: a small process that takes signed decisions back.

A decision counts when it is on disk: it is appended and flushed to ``received.jsonl`` before the
answer leaves.  The same ``webhook-id`` is taken once, however often it arrives and across
restarts; the answer is the same each time.  Nothing is read from a body whose signature does not
verify.

How it works: ``ReceivedDecisions`` is the file, ``verified`` the signature rule (Standard
Webhooks, ``v1a``), ``PlatformServer`` the HTTP around them.
"""

from __future__ import annotations

import argparse
import base64
import binascii
import hashlib
import json
import os
import signal
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from reviewer.domain.errors import InputRefused

RECEIVED: Final = "received.jsonl"
OLDEST_S: Final = 300
LARGEST_BODY: Final = 1_000_000

_PATIENCE_S: Final = 10.0
_TYPES: Final = ("decision", "diversion")  # as in wire.work.PlatformDecision


def verified(headers: Mapping[str, str], body: bytes, key: Ed25519PublicKey, now_s: float) -> bool:
    """Return whether the headers sign the body with ``key``, within five minutes of now."""
    webhook_id, stamp = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not webhook_id or not (stamp.isascii() and stamp.isdigit() and len(stamp) <= 12):
        return False
    if abs(now_s - int(stamp)) > OLDEST_S:
        return False
    signed = f"{webhook_id}.{stamp}.".encode() + body
    signatures = headers.get("webhook-signature", "").split()
    return any(_signs(signature, signed, key) for signature in signatures)


def _signs(signature: str, signed: bytes, key: Ed25519PublicKey) -> bool:
    version, _, encoded = signature.partition(",")
    if version != "v1a":
        return False
    try:
        key.verify(base64.b64decode(encoded, validate=True), signed)
    except (InvalidSignature, binascii.Error, ValueError):
        return False
    return True


def public_key(text: str) -> Ed25519PublicKey:
    """Return the Ed25519 key written as base64, with or without the ``whpk_`` prefix.

    Raises:
        InputRefused: the text is not such a key.
    """
    try:
        return Ed25519PublicKey.from_public_bytes(
            base64.b64decode(text.removeprefix("whpk_"), validate=True)
        )
    except (binascii.Error, ValueError) as error:
        raise InputRefused("key", "--public-key") from error


class ReceivedDecisions:
    """The decisions the platform has taken, in a file of JSON lines; safe to use from threads."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / RECEIVED
        self._lock = threading.Lock()
        self._digests: dict[str, str] = {}
        self._decision_ids: set[str] = set()
        self._reload()

    def take(self, webhook_id: str, decision: Mapping[str, object], body: bytes) -> str:
        """Record the decision durably unless it is known, and return the receipt.

        Raises:
            InputRefused: the same ``webhook-id`` came before with another body (``duplicate``).
        """
        digest = hashlib.sha256(body).hexdigest()
        with self._lock:
            known = self._digests.get(webhook_id)
            if known is None:
                row = {"webhook_id": webhook_id, "receipt": digest, "body": decision}
                self._append(json.dumps(row) + "\n")
                self._remember(row)
            elif known != digest:
                raise InputRefused("duplicate", "webhook-id")
        return digest

    def count(self) -> int:
        """Return the number of different decisions taken."""
        with self._lock:
            return len(self._decision_ids)

    def _append(self, line: str) -> None:
        with self._path.open("ab") as file:
            file.write(line.encode())
            file.flush()
            os.fsync(file.fileno())

    def _reload(self) -> None:
        if not self._path.exists():
            return
        content = self._path.read_bytes()
        whole = content[: content.rfind(b"\n") + 1]
        if whole != content:
            # The process died while writing, before it answered: that decision will come again.
            os.truncate(self._path, len(whole))
        for line in whole.splitlines():
            self._remember(json.loads(line))

    def _remember(self, row: Mapping[str, object]) -> None:
        body = row["body"]
        assert isinstance(body, Mapping)
        self._digests[str(row["webhook_id"])] = str(row["receipt"])
        self._decision_ids.add(str(body["decision_id"]))


class PlatformServer(ThreadingHTTPServer):
    """The platform's HTTP door, on loopback only.

    Args:
        folder: where ``received.jsonl`` is kept.
        key: whose signatures are accepted.
        port: 0 chooses a free one.
        fail_first: how many deliveries to answer with 503 before taking any.
    """

    daemon_threads = False  # a request under way is finished before the process ends

    def __init__(
        self, folder: Path, key: Ed25519PublicKey, *, port: int = 0, fail_first: int = 0
    ) -> None:
        super().__init__(("127.0.0.1", port), _Door)
        self.key = key
        self.received = ReceivedDecisions(folder)
        self._failures_left = fail_first
        self._lock = threading.Lock()

    @property
    def url(self) -> str:
        """Return the address it listens at."""
        return f"http://127.0.0.1:{self.server_port}"

    def must_fail(self) -> bool:
        """Return whether this delivery is one of those to be answered with 503."""
        with self._lock:
            must = self._failures_left > 0
            self._failures_left -= must
            return must


class _Door(BaseHTTPRequestHandler):
    server: PlatformServer
    timeout = _PATIENCE_S

    def do_GET(self) -> None:
        if self.path == "/count":
            self._answer(HTTPStatus.OK, {"decisions": self.server.received.count()})
        else:
            self._answer(HTTPStatus.NOT_FOUND, {"error": "no-such-place"})

    def do_POST(self) -> None:
        length = self.headers.get("content-length", "")
        if not (length.isascii() and length.isdigit()):
            self._answer(HTTPStatus.LENGTH_REQUIRED, {"error": "length"})
        elif len(length) > 9 or int(length) > LARGEST_BODY:
            self._answer(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, {"error": "too-large"})
        else:
            self._answer(*self._decision(self.rfile.read(int(length))))

    def _decision(self, body: bytes) -> tuple[HTTPStatus, dict[str, object]]:
        if self.path != "/decisions":
            return HTTPStatus.NOT_FOUND, {"error": "no-such-place"}
        if self.server.must_fail():
            return HTTPStatus.SERVICE_UNAVAILABLE, {"error": "not-now"}
        headers = {name.lower(): value for name, value in self.headers.items()}
        if not verified(headers, body, self.server.key, time.time()):
            return HTTPStatus.UNAUTHORIZED, {"error": "signature"}
        decision = _parsed(body)
        if decision is None:
            return HTTPStatus.BAD_REQUEST, {"error": "schema"}
        webhook_id = headers["webhook-id"]
        try:
            receipt = self.server.received.take(webhook_id, decision, body)
        except InputRefused as refused:
            return HTTPStatus.CONFLICT, {"error": refused.reason}
        return HTTPStatus.OK, {"received": webhook_id, "receipt": receipt}

    def _answer(self, status: HTTPStatus, content: Mapping[str, object]) -> None:
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Say nothing: the file tells what was received, and the demo's screen is the tour's."""


def _parsed(untrusted_body: bytes) -> dict[str, object] | None:
    try:
        parsed = json.loads(untrusted_body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(parsed, dict) or parsed.get("type") not in _TYPES:
        return None
    named = all(isinstance(parsed.get(name), str) for name in ("decision_id", "external_id"))
    # A diversion is no verdict; a body that claims to be both is neither.
    is_diversion = parsed["type"] == "diversion"
    return parsed if named and is_diversion == (not parsed.get("verdict")) else None


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until SIGTERM or SIGINT; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m reviewer.demo.platform", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 chooses a free port")
    parser.add_argument("--folder", type=Path, required=True, help="where decisions are kept")
    parser.add_argument("--public-key", required=True, help="the gateway's webhook key, base64")
    parser.add_argument("--fail-first", type=int, default=0, metavar="N", help="answer N with 503")
    chosen = parser.parse_args(arguments)
    try:
        key = public_key(chosen.public_key)
    except InputRefused as refused:
        parser.error(f"{refused.where} is not an Ed25519 public key in base64")
    server = PlatformServer(chosen.folder, key, port=chosen.port, fail_first=chosen.fail_first)
    stopped = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stopped.set())
    serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    serving.start()
    print(f"platform: listening on {server.url}", flush=True)
    stopped.wait()
    server.shutdown()
    serving.join()
    server.server_close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
