# SPDX-License-Identifier: Apache-2.0
"""A network that goes wrong on purpose, between a workstation and its gateway; it keeps every byte.

One request a connection: the gateway is asked to close after its answer, so an answer ends where
its connection does.  A fault holds for every request until it is lifted; what is under way when it
begins is reset, as a failing network would.
"""

from __future__ import annotations

import contextlib
import re
import socket
import struct
import threading
import time
from collections import Counter
from dataclasses import dataclass

PATIENCE_S = 40.0
LOGIN_PAGE = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n"
    b"<!doctype html><title>Welcome to the hotel</title><form>Room number</form>"
)


@dataclass
class Exchange:
    """One request and its answer, as they were on the wire."""

    at: float
    request: bytes
    answer: bytes = b""

    @property
    def endpoint(self):
        method, path = self.request.split(b" ", 2)[:2]
        plain = re.sub(rb"/[^/:]*\d[^/:]*", b"/*", path.partition(b"?")[0].replace(b"/v1", b"/vX"))
        return f"{method.decode()} {plain.decode()}"


def passes(proxy, client, exchange):
    exchange.answer = proxy.forward(exchange.request)
    client.sendall(exchange.answer)


def slow(seconds):
    def fault(proxy, client, exchange):
        proxy.pause(seconds)
        passes(proxy, client, exchange)

    return fault


def cut_after(count):
    def fault(proxy, client, exchange):
        exchange.answer = proxy.forward(exchange.request)[:count]
        client.sendall(exchange.answer)

    return fault


def reset(_proxy, client, _exchange):
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def drops_answer(proxy, client, exchange):
    proxy.forward(exchange.request)
    reset(proxy, client, exchange)


def black_hole(proxy, client, exchange):
    proxy.pause(PATIENCE_S)
    reset(proxy, client, exchange)


def only(ending, fault):
    """Meet the requests to one endpoint alone."""

    def chosen(proxy, client, exchange):
        meets = fault if exchange.endpoint.endswith(ending) else passes
        meets(proxy, client, exchange)

    return chosen


def login_page(_proxy, client, exchange):
    exchange.answer = LOGIN_PAGE
    client.sendall(LOGIN_PAGE)


class FaultProxy:
    """Listens on this machine in front of one port of it."""

    def __init__(self, upstream_url):
        self._upstream = int(upstream_url.rpartition(":")[2])
        self._fault = passes
        self._since = time.monotonic()
        self._changed = threading.Condition()
        self._open = set()
        self._threads = []
        self._port = 0
        self.exchanges = []
        self.listens()

    @property
    def url(self):
        return f"http://127.0.0.1:{self._port}"

    def listens(self):
        """Take connections (again)."""
        self._listener = socket.create_server(("127.0.0.1", self._port))
        self._port = self._listener.getsockname()[1]
        thread = threading.Thread(target=self._accept, args=(self._listener,))
        self._threads.append(thread)
        thread.start()

    def refuses(self):
        """Have nobody at the address."""
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._drop_all()

    def leads_to(self, url):
        """Have another server at the address."""
        self._upstream = int(url.rpartition(":")[2])
        self._drop_all()

    def breaks(self, fault):
        with self._changed:
            self._fault = fault
            self._since = time.monotonic()
            self._changed.notify_all()
        self._drop_all()

    def lifts(self):
        self.breaks(passes)

    def since(self):
        """Count the requests since the fault began, by endpoint; and how long that was."""
        found = [each for each in list(self.exchanges) if each.at >= self._since]
        return Counter(each.endpoint for each in found), time.monotonic() - self._since

    def pause(self, seconds):
        """Wait, or until the fault is another."""
        fault = self._fault
        with self._changed:
            self._changed.wait_for(lambda: self._fault is not fault, seconds)

    def forward(self, request):
        head, _, body = request.partition(b"\r\n\r\n")
        kept = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"connection:")]
        with self._kept(socket.create_connection(("127.0.0.1", self._upstream), 5)) as gateway:
            gateway.settimeout(PATIENCE_S)
            gateway.sendall(b"\r\n".join([*kept, b"Connection: close", b"", body]))
            return b"".join(iter(lambda: gateway.recv(65_536), b""))

    def close(self):
        self.breaks(reset)
        self.refuses()
        for thread in self._threads:
            thread.join(10)

    def _accept(self, listener):
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._serve, args=(client,))
            self._threads.append(thread)
            thread.start()

    def _serve(self, client):
        # Either end may go away at any moment: that is what this is for.
        with contextlib.suppress(OSError), self._kept(client):
            client.settimeout(PATIENCE_S)
            request = _request(client)
            if request:
                exchange = Exchange(at=time.monotonic(), request=request)
                self.exchanges.append(exchange)
                self._fault(self, client, exchange)

    @contextlib.contextmanager
    def _kept(self, connection):
        self._open.add(connection)
        try:
            with connection:
                yield connection
        finally:
            self._open.discard(connection)

    def _drop_all(self):
        for connection in list(self._open):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


def _request(client):
    read = b""
    while b"\r\n\r\n" not in read:
        more = client.recv(65_536)
        if not more:
            return b""
        read += more
    head, _, body = read.partition(b"\r\n\r\n")
    length = re.search(rb"(?i)content-length: *(\d+)", head)
    while len(body) < int(length[1] if length else 0):
        body += client.recv(65_536)
    return head + b"\r\n\r\n" + body
