# SPDX-License-Identifier: Apache-2.0
"""Makes the exchange that a row describes, with the credentials kept for it."""

from __future__ import annotations

from typing import Final

from reviewer.domain.errors import InputRefused
from reviewer.gateway.context import Gateway
from reviewer.gateway.exchange import hma, rows, tat, threatexchange
from reviewer.gateway.exchange.entries import Ability, Exchange
from reviewer.gateway.exchange.http import PeerHttp, checked_peer_url
from reviewer.gateway.exchange.rows import ExchangeRow, checked_name
from reviewer.gateway.exchange.secret_files import (
    forget_secret,
    headers_of,
    keep_secret,
    read_secret,
    secret_path,
)
from reviewer.gateway.exchange.threatexchange import AccessToken

PEERS: Final = ("hma", "threatexchange", "tat")
DIRECTIONS: Final = ("fetch", "share", "both")
_URLS: Final = {"threatexchange": threatexchange.BASE_URL, "tat": tat.BASE_URL, "hma": ""}
_ABILITIES: Final = {
    "hma": hma.HmaExchange.abilities,
    "threatexchange": threatexchange.ThreatExchange.abilities,
    "tat": tat.TatExchange.abilities,
}


def checked(row: ExchangeRow) -> ExchangeRow:
    """Return a row whose every part is one its peer knows.

    Raises:
        InputRefused: ``exchange-name``, ``exchange-url``, ``exchange-remote`` or
            ``exchange-direction``.
    """
    checked_name(row.name)
    remote = row.remote
    if row.peer == "hma":
        remote = hma.checked_bank(row.remote)
    elif row.peer == "threatexchange":
        remote = threatexchange.checked_group(row.remote)
    elif row.remote:
        raise InputRefused("exchange-remote", row.remote)
    for ability in (Ability.FETCH, Ability.SHARE):
        if row.does(ability) and ability not in _ABILITIES[row.peer]:
            raise InputRefused("exchange-direction", row.peer)
    return ExchangeRow(
        name=row.name,
        peer=row.peer,
        base_url=checked_peer_url(row.base_url or _URLS[row.peer]),
        remote=remote,
        bank=row.bank,
        direction=row.direction,
        audience=row.audience,
        level=row.level,
    )


def add_exchange(gateway: Gateway, row: ExchangeRow, secret: str) -> None:
    """Add an exchange and keep its credentials.

    Raises:
        InputRefused: of ``checked``; ``exchange-secret``; ``exchange-exists``.
    """
    row = checked(row)
    if secret:
        keep_secret(gateway.folder, row.name, secret)
    try:
        # Credentials of a wrong form are refused now, not at night.
        _http(row, secret, certificate=str(secret_path(gateway.folder, row.name))).close()
        gateway.db.write(lambda connection: rows.add(connection, row))
    except BaseException:
        if secret:
            forget_secret(gateway.folder, row.name)
        raise


def open_exchange(gateway: Gateway, row: ExchangeRow) -> Exchange:
    """Return the exchange of a row; the caller closes it.

    Raises:
        InputRefused: its credentials are missing or can be read by others.
    """
    path = secret_path(gateway.folder, row.name)
    secret = "" if row.peer == "hma" and not path.exists() else read_secret(path)
    http = _http(row, secret, certificate=str(path))
    match row.peer:
        case "hma":
            newest = gateway.db.read(lambda reading: rows.newest_number(reading, row.name))
            return hma.HmaExchange(http, row.remote, newest=newest)
        case "threatexchange":
            application = AccessToken(secret).application
            return threatexchange.ThreatExchange(
                http, row.remote, application=application, now_ms=gateway.now_ms
            )
    username, _, password = secret.partition(":")
    return tat.TatExchange(http, username, password)


def _http(row: ExchangeRow, secret: str, *, certificate: str) -> PeerHttp:
    """Return the way to a peer; nothing is asked yet."""
    if row.peer == "threatexchange":
        token = AccessToken(secret).reveal()
        return PeerHttp(row.base_url, params={"access_token": token}, secrets=[token])
    if row.peer == "tat":
        username, colon, password = secret.partition(":")
        if not (username and colon and password):
            raise InputRefused("exchange-secret", row.peer)
        return PeerHttp(row.base_url, secrets=[password])
    if secret.startswith("-----BEGIN"):
        return PeerHttp(row.base_url, certificate=certificate)
    headers = headers_of(secret)
    return PeerHttp(row.base_url, headers=headers, secrets=[*headers.values()])
