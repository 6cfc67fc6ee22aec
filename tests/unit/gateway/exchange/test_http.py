# SPDX-License-Identifier: Apache-2.0
"""One origin, bounded answers, and credentials that reach the peer and nobody else."""

from __future__ import annotations

import ssl
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
import trustme

from reviewer.domain.errors import InputRefused
from reviewer.gateway.exchange.failures import PeerBroken, PeerUnavailable
from reviewer.gateway.exchange.http import PeerHttp, checked_peer_url, parsed
from tests.fakes.peers.serving import PeerServer, Reply


class Echo(PeerServer):
    def answer(self, asked):
        return Reply(value={"path": asked.path, "query": asked.query})


@pytest.fixture
def server():
    with Echo() as opened:
        yield opened


@pytest.fixture
def opened():
    made = []
    yield made
    for http in made:
        http.close()


def http(opened, url, **more):
    opened.append(PeerHttp(url, deadline_s=5, **more))
    return opened[-1]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://hma.example", "https://hma.example"),
        ("https://hma.example/v1/", "https://hma.example/v1"),
        ("http://127.0.0.1:5100", "http://127.0.0.1:5100"),
    ],
)
def test_peer_url_safe_is_accepted(given, kept):
    assert checked_peer_url(given) == kept


@pytest.mark.parametrize(
    "url",
    [
        "",
        "hma.example",
        "http://hma.example",
        "http://10.0.0.1:5100",
        "http://169.254.169.254/latest",
        "https://name:word@hma.example",
        "https://hma.example/?x=1",
        "https://hma.example/#x",
        "ftp://127.0.0.1",
    ],
)
def test_peer_url_unsafe_is_refused(url):
    with pytest.raises(InputRefused) as caught:
        checked_peer_url(url)
    assert caught.value.reason == "exchange-url"


@pytest.mark.parametrize(
    "address",
    [
        "https://hma.example/x",
        "https://hma.example:444/",
        "http://hma.example:443/",
        "https://hma.example@evil.example/",
        "https://evil.example/hma.example",
        "https://hma.example.evil.example/",
        "https://hma.example:99999/",
        "https://[hma.example/",
    ],
)
def test_only_the_peers_own_origin_is_its_own(opened, address):
    assert http(opened, "https://hma.example:443").is_own(address) == (
        address == "https://hma.example/x"
    )


def test_address_elsewhere_is_not_asked(opened, server):
    with pytest.raises(PeerBroken) as caught:
        http(opened, server.url).ask("GET", "https://evil.example/x")
    assert caught.value.field == "address"


def test_headers_and_params_go_with_every_request(opened, server):
    peer = http(opened, server.url, headers={"x-proxy": "key"}, params={"access_token": "t|1"})
    peer.carry({"authorization": "Bearer b"})

    answers = [
        parsed(peer.ask("GET", "/a", params={"b": "1"})),
        parsed(peer.ask("GET", f"{server.url}/a?c=%2F")),
        parsed(peer.ask("POST", "/a", form={"x": "ä&"})),
    ]

    assert [each["query"] for each in answers] == [
        {"b": "1", "access_token": "t|1"},
        {"c": "/", "access_token": "t|1"},
        {"access_token": "t|1"},
    ]
    assert {(a.headers["x-proxy"], a.headers["authorization"]) for a in server.asked} == {
        ("key", "Bearer b")
    }
    assert server.asked[2].form == {"x": "ä&"}


def test_answer_that_takes_too_long_is_ended(opened):
    listening = threading.Event()

    class Silent(Echo):
        def answer(self, asked):
            listening.wait(5)
            return Reply(value={})

    with Silent() as server:
        peer = PeerHttp(server.url, deadline_s=0.05)
        opened.append(peer)
        with pytest.raises(PeerUnavailable) as caught:
            peer.ask("GET", "/")
        listening.set()
    assert caught.value.reason == "too-slow"


def test_answer_is_bounded_by_the_byte(opened, server):
    server.scripted.extend([Reply(value=b"1" * 100), Reply(value=b"1" * 101)])
    peer = http(opened, server.url, answer_max=100)

    assert parsed(peer.ask("GET", "/")) == int("1" * 100)
    with pytest.raises(PeerBroken) as caught:
        peer.ask("GET", "/")
    assert caught.value.field == "size"


@pytest.mark.parametrize(
    ("said", "waits"),
    [
        ({"Retry-After": "0"}, 0.0),
        ({"Retry-After": "999999999999"}, 3600.0),
        ({"Retry-After": "-5"}, None),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "Wed, 25 Nov 2026 10:00:00 GMT"}, None),  # and no date of its own
        ({}, None),
    ],
)
def test_retry_after_is_bounded_or_nothing(opened, server, said, waits):
    server.scripted.append(Reply(429, {}, said))
    peer = http(opened, server.url)

    with pytest.raises(PeerUnavailable) as caught:
        peer.checked(peer.ask("GET", "/"))
    assert caught.value.retry_after_s == waits


def test_certificate_that_cannot_be_used_is_refused(tmp_path):
    (tmp_path / "bad.pem").write_text("-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n")

    with pytest.raises(InputRefused) as caught:
        PeerHttp("https://hma.example", certificate=str(tmp_path / "bad.pem"))
    assert caught.value.reason == "exchange-secret"


def test_client_certificate_is_shown_to_a_peer_that_asks_for_one(opened, tmp_path, monkeypatch):
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    authority.issue_cert("member@example.org").private_key_and_cert_chain_pem.write_to_path(
        tmp_path / "client.pem"
    )
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    wanted = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(wanted)
    authority.configure_trust(wanted)
    wanted.verify_mode = ssl.CERT_REQUIRED

    class Hello(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b'"hello"')

        def log_message(self, *_):
            pass

    with HTTPServer(("127.0.0.1", 0), Hello) as server:
        server.socket = wanted.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        url = f"https://127.0.0.1:{server.server_port}"
        peer = http(opened, url, certificate=str(tmp_path / "client.pem"))
        try:
            assert parsed(peer.ask("GET", "/")) == "hello"
        finally:
            server.shutdown()
            thread.join()
