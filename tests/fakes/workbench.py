# SPDX-License-Identifier: Apache-2.0
"""The window's services in memory: set ``desk``'s attributes, then look at what it was told."""

from __future__ import annotations

from reviewer.demo.sample import NOW, a_group, a_policy
from reviewer.demo.sample_desk import SampleDesk
from reviewer.demo.sample_workbench import SampleWorkbench

CANARY = (255, 0, 255)
"""A colour no theme and no reduced view has."""


class FakeWorkbench(SampleWorkbench):
    """Sample services whose clear pixels are one colour that nothing else on screen has."""

    def __init__(self, groups=10, **kwargs):
        super().__init__(groups, **kwargs)
        self.desk.clear = lambda _item_id: bytes(CANARY) * (640 * 360)


__all__ = ["CANARY", "NOW", "FakeWorkbench", "SampleDesk", "a_group", "a_policy"]
