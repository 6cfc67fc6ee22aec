# SPDX-License-Identifier: Apache-2.0
"""A workbench over the real store and a gateway in memory."""

from __future__ import annotations

import pytest

from reviewer.sealing.keys import SigningKey
from tests import builders
from tests.fakes.clock import ManualClock
from tests.fakes.decoder import FakeDecoder
from tests.fakes.gateway import FakeGateway


@pytest.fixture
def clock():
    return ManualClock()


@pytest.fixture
def gateway(clock):
    return FakeGateway(clock)


@pytest.fixture
def bench(tmp_path, clock, gateway):
    made = builders.Bench(gateway, clock, tmp_path, SigningKey.generate(), FakeDecoder()).opens()
    yield made
    made.close()
