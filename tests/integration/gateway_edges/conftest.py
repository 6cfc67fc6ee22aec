# SPDX-License-Identifier: Apache-2.0
"""One decoding process for all tests of a worker, and a gateway for each test."""

from __future__ import annotations

import pytest

from reviewer.media.decoder import DecoderProcess
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
