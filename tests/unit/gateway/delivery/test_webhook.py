# SPDX-License-Identifier: Apache-2.0
"""Where a decision may be posted, how it is signed, and what counts as a yes."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import queue
import socket
import threading
import time

import httpx
import pytest

from reviewer.demo.platform import public_key, verified
from reviewer.domain.errors import InputRefused
from reviewer.gateway.delivery.webhook import (
    RECEIPT_MAX,
    Delivered,
    NotTaken,
    WebhookClient,
    checked_webhook_url,
    deliver,
)
from reviewer.sealing.keys import SigningKey

NOW_S = 1_800_000_000


@pytest.mark.parametrize(
    "url",
    [
        "https://platform.example/decisions",
        "https://platform.example:8443/a?b=c",
        "http://127.0.0.1:9000/decisions",
        "http://127.8.8.8/",
        "http://[::1]:9000/decisions",
        "http://localhost:9000/decisions",
    ],
)
def test_webhook_url_safe_is_accepted_as_it_is(url):
    assert checked_webhook_url(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "platform.example",
        "http://platform.example/decisions",
        "http://localhost.platform.example/",
        "http://127.0.0.1.platform.example/",
        "http://10.0.0.1/",
        "https:///decisions",
        "https://name:word@platform.example/",
        "http://localhost@platform.example/",
        "ftp://127.0.0.1/",
        "file:/" + "//etc/hostname",
        "https://platform.example:99999/",
        "https://platform.example/a b",
        "https://platform.example/\n",
        "https://[platform/",
        "https://.platform.example/",
        "https://platform..example/",
        "https://" + "a" * 64 + ".example/",
        "https://xn--/",
        "https://platform.example/" + "a" * 3000,
    ],
)
def test_webhook_url_unsafe_is_refused(url):
    with pytest.raises(InputRefused) as refused:
        checked_webhook_url(url)

    assert refused.value.reason == "webhook-url"


async def pieces(*parts):
    for part in parts:
        yield part


def delivered(handler, key=None):
    """Deliver once to a platform that is a function."""
    key = key or SigningKey.generate()
    with WebhookClient(httpx.MockTransport(handler)) as client:
        url = "https://platform.example/decisions"
        return deliver(client, url, "dl-1", b'{"a":1}', timestamp_s=NOW_S, sign=key.sign)


def test_delivery_is_signed_as_the_platform_verifies_it():
    key, seen = SigningKey.generate(), []

    def platform(request):
        seen.append((dict(request.headers), request.content))
        return httpx.Response(200, content=pieces(b"yes"))

    done = delivered(platform, key)

    headers, body = seen[0]
    assert verified(headers, body, public_key(key.public.public_text), NOW_S)
    assert headers["webhook-id"] == "dl-1"
    assert done == Delivered(receipt=hashlib.sha256(b"yes").hexdigest(), status=200)


@pytest.mark.parametrize(
    ("status", "is_down"),
    [
        *((status, False) for status in (301, 400, 401, 404, 409)),
        *((status, True) for status in (408, 429, 500, 503)),
    ],
)
def test_delivery_not_taken_tells_whose_matter_it_is(status, is_down):
    done = delivered(lambda _: httpx.Response(status, headers={"location": "https://else/"}))

    assert done == NotTaken(is_platform_down=is_down, status=status)


def test_delivery_to_nobody_is_the_platforms_matter():
    def platform(request):
        raise httpx.ConnectError("no", request=request)

    assert delivered(platform) == NotTaken(is_platform_down=True, status=0)


def test_receipt_is_of_the_beginning_of_an_endless_answer():
    async def endless():
        while True:
            yield b"x" * 512

    done = delivered(lambda _: httpx.Response(200, content=endless()))

    assert done.receipt == hashlib.sha256(b"x" * RECEIPT_MAX).hexdigest()


def test_packed_answer_is_not_unpacked():
    packed = gzip.compress(gzip.compress(bytes(10_000_000)))
    headers = {"content-encoding": "gzip, gzip"}

    done = delivered(lambda _: httpx.Response(200, headers=headers, content=pieces(packed)))

    assert done.receipt == hashlib.sha256(packed[:RECEIPT_MAX]).hexdigest()


def test_address_that_no_name_can_have_is_the_platforms_matter():
    with WebhookClient() as client:
        done = deliver(client, "https://a..b/", "dl-1", b"{}", timestamp_s=NOW_S, sign=bytes)

    assert done == NotTaken(is_platform_down=True, status=0)


def trickling(url_ready, stop, begins_with):
    """Answer every request one byte at a time, for as long as anybody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url_ready.put(f"http://127.0.0.1:{listener.getsockname()[1]}/")
        connection, _ = listener.accept()
        with connection, contextlib.suppress(OSError):
            connection.sendall(begins_with)
            while not stop.wait(0.02):
                connection.sendall(b"x")


@pytest.mark.parametrize(
    ("begins_with", "done"),
    [
        (b"HTTP/1.1 200 OK\r\nx-", NotTaken(is_platform_down=True, status=0)),
        (
            b"HTTP/1.1 503 Later\r\ncontent-length: 900\r\n\r\n",
            NotTaken(is_platform_down=True, status=503),
        ),
    ],
)
def test_platform_that_trickles_its_answer_is_given_up(begins_with, done):
    url, stop = queue.SimpleQueue(), threading.Event()
    platform = threading.Thread(target=trickling, args=(url, stop, begins_with))
    platform.start()
    began_s = time.monotonic()

    with WebhookClient(deadline_s=0.5) as client:
        found = deliver(client, url.get(), "dl-1", b"{}", timestamp_s=NOW_S, sign=bytes)

    took_s = time.monotonic() - began_s
    stop.set()
    platform.join(10)
    assert found == done
    assert took_s < 5


def test_platform_that_trickles_after_its_yes_has_taken_it():
    url, stop = queue.SimpleQueue(), threading.Event()
    yes = b"HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n"
    platform = threading.Thread(target=trickling, args=(url, stop, yes))
    platform.start()

    with WebhookClient(deadline_s=0.5) as client:
        found = deliver(client, url.get(), "dl-1", b"{}", timestamp_s=NOW_S, sign=bytes)

    stop.set()
    platform.join(10)
    assert (type(found), found.status) == (Delivered, 200)
