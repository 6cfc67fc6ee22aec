# SPDX-License-Identifier: Apache-2.0
"""A real HTTP server on this machine that answers exactly what a test scripted."""

from __future__ import annotations

import json
import socket
import threading
from dataclasses import dataclass, field

SERVER_ID = "srv-1"


@dataclass
class Script:
    """One answer.

    Attributes:
        cut: send only so many bytes of the body, then close.
        stalls: send the head and then nothing.
    """

    status: int = 200
    body: bytes = b"{}"
    headers: dict = field(default_factory=dict)
    type: str = "application/json"
    server_id: str | None = SERVER_ID
    cut: int | None = None
    stalls: bool = False


@dataclass
class Asked:
    """One request as it came."""

    method: str
    path: str
    headers: dict
    body: bytes


class ScriptedServer:
    """Answers each path from its own list of scripts; the last one repeats."""

    def __init__(self):
        self.scripts = {}
        self.asked = []
        self._stopping = threading.Event()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.settimeout(0.05)
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self.answers("/.well-known/review-queue", discovery())
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def answers(self, path, *scripts):
        self.scripts[path] = list(scripts)

    def to(self, path):
        return [each for each in self.asked if each.path.partition("?")[0] == path]

    def close(self):
        self._stopping.set()
        for thread in self._threads:
            thread.join(5)
        self._socket.close()

    def _accept(self):
        while not self._stopping.is_set():
            try:
                connection, _ = self._socket.accept()
            except TimeoutError:
                continue
            thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection):
        connection.settimeout(5)
        with connection, connection.makefile("rb") as reader:
            head = reader.readline().decode().split()
            headers = {}
            while (line := reader.readline().strip()) != b"":
                name, _, value = line.decode().partition(":")
                headers[name.lower()] = value.strip()
            body = reader.read(int(headers.get("content-length", "0")))
            asked = Asked(head[0], head[1], headers, body)
            self.asked.append(asked)
            queue = self.scripts[asked.path.partition("?")[0]]
            self._answer(connection, queue.pop(0) if len(queue) > 1 else queue[0])

    def _answer(self, connection, script):
        lines = [
            f"HTTP/1.1 {script.status} Scripted",
            f"Content-Type: {script.type}",
            f"Content-Length: {len(script.body)}",
            "Connection: close",
        ]
        if script.server_id is not None:
            lines.append(f"RQ-Server-Id: {script.server_id}")
        lines += [f"{name}: {value}" for name, value in script.headers.items()]
        connection.sendall("\r\n".join(lines).encode() + b"\r\n\r\n")
        if script.stalls:
            self._stopping.wait(5)
            return
        body = script.body if script.cut is None else script.body[: script.cut]
        connection.sendall(body)


def answer(value, **more):
    return Script(body=json.dumps(value).encode(), **more)


def problem(slug, status, *, headers=None, **extra):
    body = {"type": f"https://reviewer.invalid/problems/{slug}", "status": status, **extra}
    return Script(
        status=status,
        body=json.dumps(body).encode(),
        type="application/problem+json",
        headers=headers or {},
    )


def discovery(server_id=SERVER_ID):
    return answer({"server_id": server_id, "api": ["1.0"], "base": "/rq/v1", "min_client": "0.1"})


def tokens(access="access-1", refresh="refresh-2"):
    return answer({"access_token": access, "access_expires_in_s": 900, "refresh_token": refresh})
