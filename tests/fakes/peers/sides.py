# SPDX-License-Identifier: Apache-2.0
"""Each adapter beside its stand-in."""

from __future__ import annotations

from contextlib import contextmanager

from reviewer.gateway.exchange.hma import HmaExchange
from reviewer.gateway.exchange.http import PeerHttp
from reviewer.gateway.exchange.tat import TatExchange
from reviewer.gateway.exchange.threatexchange import AccessToken, ThreatExchange
from tests.contract.exchange_suite import NOW_MS, Side
from tests.fakes.peers import tat
from tests.fakes.peers import threatexchange as te
from tests.fakes.peers.hma import HmaStandIn

BANK = "TVEC_SHARED"
ANSWER_MAX = 65_536


@contextmanager
def hma_side():
    with _opened(HmaStandIn()) as (server, opened):

        def open_():
            return opened(HmaExchange(_http(server), BANK))

        yield Side(open_(), server, open_, held=lambda: server.holds(BANK))


@contextmanager
def threatexchange_side():
    with _opened(te.ThreatExchangeStandIn()) as (server, opened):

        def open_(token=te.TOKEN):
            http = _http(server, params={"access_token": token}, secrets=[token])
            ours = AccessToken(token).application
            return opened(ThreatExchange(http, te.GROUP, application=ours, now_ms=lambda: NOW_MS))

        def delete(value):
            server.deletes(
                next(
                    name for name, each in server.descriptors.items() if each["indicator"] == value
                )
            )

        yield Side(
            open_(),
            server,
            open_,
            denied=lambda: open_("100000001|bbbbbbbbbbbbbbbbbbbbbbbbbbb"),
            held=server.holds,
            others_add=lambda value: server.adds("HASH_PDQ", value),
            others_delete=delete,
            secret=te.TOKEN,
        )


@contextmanager
def tat_side():
    with _opened(tat.TatStandIn()) as (server, opened):

        def open_(password=tat.PASSWORD):
            return opened(TatExchange(_http(server, secrets=[password]), tat.USER, password))

        yield Side(
            open_(),
            server,
            open_,
            denied=lambda: open_("wrong"),
            others_add=lambda value: server.adds("PDQ", value),
            others_delete=lambda value: server.adds("PDQ", value, deleted=True),
            secret=tat.PASSWORD,
        )


SIDES = {"hma": hma_side, "threatexchange": threatexchange_side, "tat": tat_side}


def _http(server, **more):
    return PeerHttp(server.url, deadline_s=5, answer_max=ANSWER_MAX, **more)


@contextmanager
def _opened(server):
    """Yield a server and what closes, at the end, each adapter it is given."""
    opened = []

    def remember(exchange):
        opened.append(exchange)
        return exchange

    with server:
        try:
            yield server, remember
        finally:
            for exchange in opened:
                exchange.close()
