# SPDX-License-Identifier: Apache-2.0
"""The written form of a gateway's address."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from reviewer.domain.errors import InputRefused

LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})


def checked_url(gateway_url: str) -> str:
    """Return the gateway's origin.

    Raises:
        InputRefused: ``https`` is needed, except to this machine itself (``address``).
    """
    try:
        parts = urlsplit(gateway_url.strip())
        port = parts.port
    except ValueError as exc:
        raise InputRefused("address", "gateway_url") from exc
    plain = parts.scheme == "http" and parts.hostname in LOOPBACK
    extra = parts.username or parts.password or parts.query or parts.fragment
    if not parts.hostname or extra or parts.path not in {"", "/"}:
        raise InputRefused("address", "gateway_url")
    if parts.scheme != "https" and not plain:
        raise InputRefused("address-not-https", "gateway_url")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}" + ("" if port is None else f":{port}")
