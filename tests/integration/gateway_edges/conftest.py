# SPDX-License-Identifier: Apache-2.0
"""One decoding process for all tests of a worker, and a gateway for each test."""

from __future__ import annotations

import pytest

from reviewer.media.decoder import DecoderProcess
from tests.integration.gateway.postgres import PostgresServer
from tests.integration.gateway_edges.house import a_house


@pytest.fixture(scope="session")
def decoder():
    """Return a decoding process that is warm."""
    with DecoderProcess() as running:
        yield running


@pytest.fixture
def house(tmp_path, decoder):
    """Return a gateway with one platform, its clock standing still."""
    with a_house(tmp_path / "gateway", decoder=decoder) as made:
        yield made


@pytest.fixture(scope="session")
def postgres():
    """Return a PostgreSQL server of this run's own."""
    server = PostgresServer()
    server.start()
    yield server
    server.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def either_house(request, tmp_path, decoder):
    """Return a gateway on each engine in turn."""
    url = None
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres").new_database()
    with a_house(tmp_path / "gateway", decoder=decoder, database=url) as made:
        yield made
    if url is not None:
        request.getfixturevalue("postgres").drop(url)
