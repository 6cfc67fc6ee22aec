# SPDX-License-Identifier: Apache-2.0
"""A real HTTP server on a free port of this machine, for the stand-ins of other members' peers."""

from __future__ import annotations

import json
import socket
import threading
from abc import ABC, abstractmethod
from collections import deque
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit


@dataclass
class Reply:
    """One answer.

    Attributes:
        value: written as JSON, or as it is where it is bytes.
        cut: send only so many bytes of the body, then close.
    """

    status: int = 200
    value: object = None
    headers: dict = field(default_factory=dict)
    cut: int | None = None

    @property
    def body(self):
        return self.value if isinstance(self.value, bytes) else json.dumps(self.value).encode()


@dataclass
class Asked:
    """One request as it came."""

    method: str
    path: str
    query: dict
    headers: dict
    body: bytes

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def form(self):
        return dict(parse_qsl(self.body.decode()))


class PeerServer(ABC):
    """Answers each request by ``answer``; a scripted reply goes before it.

    Attributes:
        scripted: replies to the next requests instead of ours; the requests do nothing.
        loses: so many answers are lost: the act is done, the connection is closed.
    """

    def __init__(self):
        self.asked = []
        self.scripted = deque()
        self.loses = 0
        self._closed = False
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.ends()

    def ends(self):
        """Listen no more."""
        if self._closed:
            return
        self._closed = True
        with socket.create_connection(self._socket.getsockname()):
            self._thread.join(5)
        self._socket.close()

    @abstractmethod
    def answer(self, asked):
        """Return what this peer says to a request."""

    def told(self):
        """Return (method, path) of every request."""
        return [(each.method, each.path) for each in self.asked]

    def _accept(self):
        while True:
            connection, _ = self._socket.accept()
            if self._closed:
                connection.close()
                return
            with connection, connection.makefile("rb") as reader:
                self._serve(connection, reader)

    def _serve(self, connection, reader):
        connection.settimeout(5)
        head = reader.readline().decode().split()
        headers = {}
        while (line := reader.readline().strip()) != b"":
            name, _, value = line.decode().partition(":")
            headers[name.lower()] = value.strip()
        address = urlsplit(head[1])
        body = reader.read(int(headers.get("content-length", "0")))
        query = dict(parse_qsl(address.query, keep_blank_values=True))
        asked = Asked(head[0], address.path, query, headers, body)
        self.asked.append(asked)
        reply = self.scripted.popleft() if self.scripted else self.answer(asked)
        if self.loses:
            self.loses -= 1
            return
        lines = [
            f"HTTP/1.1 {reply.status} Said",
            f"Content-Length: {len(reply.body)}",
            "Connection: close",
            *(f"{name}: {value}" for name, value in reply.headers.items()),
        ]
        try:
            connection.sendall("\r\n".join(lines).encode() + b"\r\n\r\n" + reply.body[: reply.cut])
        except OSError:
            return  # whoever asked has heard enough
