# SPDX-License-Identifier: Apache-2.0
"""The gateway on both engines: every test that asks for ``house`` runs on each."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from house import House
from postgres import PostgresServer

from reviewer.domain.people import Role


@pytest.fixture(scope="session")
def postgres():
    server = PostgresServer()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def postgres_url(postgres):
    url = postgres.new_database()
    yield url
    postgres.drop(url)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request):
    """Where the database is: ``None`` for SQLite in the gateway's own folder."""
    return None if request.param == "sqlite" else request.getfixturevalue("postgres_url")


@pytest.fixture
def unserved(tmp_path, database_url):
    house = House(tmp_path / "gateway", database_url)
    house.make()
    return house


@pytest.fixture
def house(unserved):
    with unserved.listening():
        yield unserved


@pytest.fixture
def platform(house):
    return house.add_platform()


@pytest.fixture
def reviewer(house):
    return house.enrol()


@pytest.fixture
def second(house):
    return house.enrol(queues=("*", "second"), name="B. Person")


@pytest.fixture
def lead(house):
    return house.enrol(roles=(Role.LEAD,), queues=("*", "second"), name="C. Person")
