# SPDX-License-Identifier: Apache-2.0
"""Real processes, which a test may kill."""

from __future__ import annotations

import pytest

from tests.fakes.scene import Scene


@pytest.fixture
def scene(tmp_path, tmp_path_factory):
    with Scene(tmp_path / "scene", tmp_path_factory.getbasetemp() / "made") as opened:
        yield opened
