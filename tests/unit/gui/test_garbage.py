# SPDX-License-Identifier: Apache-2.0
"""Garbage is collected on the window's thread alone."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest

from reviewer.gui.foundation.garbage import Garbage


class Knot:
    def __init__(self):
        self.itself = self


@pytest.fixture
def garbage(qapp):
    found = Garbage()
    found.start()
    yield found
    found.stop()
    gc.unfreeze()


def test_another_thread_collects_nothing(garbage):
    knot = weakref.ref(Knot())

    busy = threading.Thread(target=lambda: [[] for _ in range(100_000)])
    busy.start()
    busy.join()

    assert knot() is not None


def test_the_windows_thread_collects_when_it_is_time(garbage):
    knot = weakref.ref(Knot())
    # Twice as many: what is let go of meanwhile counts against what is made.
    kept = [[] for _ in range(2 * gc.get_threshold()[0])]

    garbage.collect()

    assert knot() is None
    assert len(kept) > 0


def test_stopping_gives_collection_back(garbage):
    was_collecting = gc.isenabled()

    garbage.stop()

    assert (was_collecting, gc.isenabled()) == (False, True)
