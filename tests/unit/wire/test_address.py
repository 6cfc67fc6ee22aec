# SPDX-License-Identifier: Apache-2.0
"""A gateway is reached by TLS, or on this very machine."""

from __future__ import annotations

import pytest

from reviewer.domain.errors import InputRefused
from reviewer.wire.address import checked_url


@pytest.mark.parametrize(
    "url",
    [
        "http://gateway.example",
        "ftp://gateway.example",
        "gateway.example",
        "https://",
        "https://a:b@gateway.example",
        "https://gateway.example/path",
        "https://gateway.example:port",
        "http://127.0.0.1.example",
    ],
)
def test_an_address_without_tls_is_refused(url):
    with pytest.raises(InputRefused):
        checked_url(url)


@pytest.mark.parametrize(
    ("url", "checked"),
    [
        ("https://gateway.example/", "https://gateway.example"),
        (" https://gateway.example:8443 ", "https://gateway.example:8443"),
        ("http://localhost:8000", "http://localhost:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_an_address_is_brought_to_its_origin(url, checked):
    assert checked_url(url) == checked
