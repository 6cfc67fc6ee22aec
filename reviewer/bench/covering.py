# SPDX-License-Identifier: Apache-2.0
"""``cover-latency``: from the key that is let go to the first frame without a clear pixel.

The real window on sample services, offscreen, with real key events; beside it the bare window's key
to paint, in the same process.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from reviewer.bench.places import Places, child_main
from reviewer.bench.rows import Row, median, percentile

if TYPE_CHECKING:  # the child alone imports Qt
    from reviewer.gui.shell.main_window import MainWindow

RELEASES: Final = 1000
MOST_MS: Final = 50.0


def measure(places: Places) -> list[Row]:
    """Return the row of this measurement."""
    found = places.asked("covering", str(RELEASES))
    ours, bare = found["covered_ms"], found["bare_ms"]
    places.say(
        f"  {len(ours)} releases: median {median(ours):.1f} ms, p99 {percentile(ours, 0.99):.1f}, "
        f"longest {max(ours):.1f}; the bare window: median {median(bare):.1f} ms"
    )
    row = Row(
        name="cover-latency, p99 ms",
        ours=percentile(ours, 0.99),
        peer=percentile(bare, 0.99),
        target=MOST_MS,
    )
    return [row]


def main(words: Sequence[str]) -> dict[str, Any]:
    """Look and let go as often as ``words`` say."""
    from reviewer.bench.bare import open_bare
    from reviewer.demo.player import Player, wait_until
    from reviewer.demo.sample import NOW
    from reviewer.demo.sample_workbench import SampleWorkbench
    from reviewer.gui.foundation.preferences import Preferences
    from reviewer.gui.shell.application import (
        dress,
        install_message_handler,
        make_application,
        wear,
    )
    from reviewer.gui.shell.main_window import MainWindow

    times = int(words[0])
    app = make_application(["reviewer"])
    install_message_handler()
    dress(app)
    wear(app, Preferences())
    workbench = SampleWorkbench()
    window = MainWindow(workbench, Preferences(), lambda: NOW)
    window.resize(1280, 800)
    window.show()
    window.start()
    Player(window).wait_for_group()
    wait_until(lambda: window.review.looking.walls is not None, "the walls were not told")
    covered = _Covered(window)
    covered_ms = [covered.after_release() * 1000 for _ in range(times)]
    window.let_go()
    workbench.close()
    window.hide()
    bare = open_bare()
    return {"covered_ms": covered_ms, "bare_ms": [bare.press() * 1000 for _ in range(times)]}


class _Covered:
    """Notes when the canvas was painted without what was held.

    The canvas is asked after its own slot, which paints before it returns.
    """

    def __init__(self, window: MainWindow) -> None:
        from reviewer.gui.widgets.canvas import StageCanvas

        canvas = window.findChild(StageCanvas)
        assert canvas is not None
        self._canvas, self._window = canvas, window
        self._at_s = 0.0
        window.review.looking.clear_over.connect(self._note)

    def after_release(self) -> float:
        """Hold the clear look, let go, and return the seconds to a covered frame."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        from reviewer.demo.player import wait_until

        handle = self._window.windowHandle()
        QTest.keyPress(handle, Qt.Key.Key_4)
        wait_until(lambda: self._canvas.is_clear, "the clear look did not begin")
        self._at_s = 0.0
        began = time.perf_counter()
        QTest.keyRelease(handle, Qt.Key.Key_4)
        wait_until(lambda: self._at_s > 0, "it was not covered")
        return self._at_s - began

    def _note(self) -> None:
        assert not self._canvas.is_clear, "something clear is still held"
        self._at_s = time.perf_counter()


if __name__ == "__main__":
    child_main(main)
