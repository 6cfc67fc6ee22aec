# SPDX-License-Identifier: Apache-2.0
"""Where a decision may be posted, how it is signed, and what counts as a yes."""

from __future__ import annotations

import gzip
import hashlib
import socket
import threading
from contextlib import suppress

import httpx
import pytest

from reviewer.demo.platform import public_key, verified
from reviewer.domain.errors import InputRefused
from reviewer.gateway.delivery import webhook
from reviewer.gateway.delivery.webhook import (
    RECEIPT_MAX,
    Delivered,
    NotTaken,
    checked_webhook_url,
    deliver,
    webhook_client,
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


def delivered(handler, key=None):
    """Deliver once to a platform that is a function."""
    key = key or SigningKey.generate()
    with httpx.Client(transport=httpx.MockTransport(handler)) as client:
        url = "https://platform.example/decisions"
        return deliver(client, url, "dl-1", b'{"a":1}', timestamp_s=NOW_S, sign=key.sign)


def test_delivery_is_signed_as_the_platform_verifies_it():
    key, seen = SigningKey.generate(), []

    def platform(request):
        seen.append((dict(request.headers), request.content))
        return httpx.Response(200, content=iter([b"yes"]))

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
    def endless():
        while True:
            yield b"x" * 512

    done = delivered(lambda _: httpx.Response(200, content=endless()))

    assert done.receipt == hashlib.sha256(b"x" * RECEIPT_MAX).hexdigest()


def test_packed_answer_is_not_unpacked():
    packed = gzip.compress(gzip.compress(bytes(10_000_000)))
    headers = {"content-encoding": "gzip, gzip"}

    done = delivered(lambda _: httpx.Response(200, headers=headers, content=iter([packed])))

    assert done.receipt == hashlib.sha256(packed[:RECEIPT_MAX]).hexdigest()


def test_head_that_trickles_in_is_cut_and_costs_only_its_platform(monkeypatch):
    monkeypatch.setattr(webhook, "DEADLINE_S", 0.3)
    over = threading.Event()

    def trickle(listening):
        connection, _ = listening.accept()
        with connection:
            connection.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
            with suppress(OSError):
                while not over.wait(0.01):
                    connection.sendall(b"a")

    with socket.create_server(("127.0.0.1", 0)) as listening, webhook_client() as client:
        platform = threading.Thread(target=trickle, args=(listening,))
        platform.start()
        url = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        done = deliver(client, url, "dl-1", b"{}", timestamp_s=NOW_S, sign=bytes)
        over.set()
        platform.join()

        assert done == NotTaken(is_platform_down=True, status=0)
        assert client.is_closed


def test_address_that_no_name_can_have_is_the_platforms_matter():
    with webhook_client() as client:
        done = deliver(client, "https://a..b/", "dl-1", b"{}", timestamp_s=NOW_S, sign=bytes)

    assert done == NotTaken(is_platform_down=True, status=0)
