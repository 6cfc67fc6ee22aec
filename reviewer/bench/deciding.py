# SPDX-License-Identifier: Apache-2.0
"""``key-to-next``: from the key that decides to the next item painted, with 10 000 groups here.

The real window on the real encrypted store, offscreen, with real key events; beside it the bare
window's key to paint, in the same process.  Decisions come at a person's uneven pace, so that what
follows a decision (the list, sync, the log) is met at every point of its way.
"""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from reviewer.bench.places import MANY, Places, child_main
from reviewer.bench.rows import Row, median, percentile

if TYPE_CHECKING:  # the child alone imports Qt
    from PySide6.QtWidgets import QApplication

    from reviewer.demo.player import Player

DECISIONS: Final = 80
MOST_MS: Final = 50.0
SEED: Final = 11
PAUSES_S: Final = (0.1, 1.3)


def measure(places: Places) -> list[Row]:
    """Return the row of this measurement."""
    found = decided(places)
    ours, bare = found["to_next_ms"], found["bare_ms"]
    places.say(
        f"  {len(ours)} decisions: median {median(ours):.0f} ms, p95 {percentile(ours, 0.95):.0f}, "
        f"longest {max(ours):.0f}; the bare window: median {median(bare):.1f} ms"
    )
    row = Row(
        name="key-to-next, p95 ms",
        ours=percentile(ours, 0.95),
        peer=percentile(bare, 0.95),
        target=MOST_MS,
    )
    return [row]


def decided(places: Places, groups: int = MANY) -> dict[str, Any]:
    """Return what the child found; it decides once in a run, whoever asks."""
    return places.asked("deciding", str(places.profile(groups)), str(DECISIONS))


def main(words: Sequence[str]) -> dict[str, Any]:
    """Open the profile of a home, decide, and close; ``words`` are the home and how often."""
    from reviewer.bench.process import resident_mb
    from reviewer.bench.seeding import PROFILE
    from reviewer.gui.shell.application import install_message_handler, make_application

    home, decisions = Path(words[0]), int(words[1])
    app = make_application(["reviewer"])
    install_message_handler()
    player = _open(app, PROFILE, home)
    player.wait_for_group()
    to_next_ms = _decide(player, decisions)
    resident = resident_mb()
    _leave(player)
    return {"to_next_ms": to_next_ms, "resident_mb": resident, "bare_ms": _bare(decisions)}


def _open(app: QApplication, profile: str, home: Path) -> Player:
    from reviewer.adapters.system.clock import SystemClock
    from reviewer.bootstrap.composing import open_workbench
    from reviewer.demo.player import Player
    from reviewer.gui.foundation.preferences import Preferences
    from reviewer.gui.shell.application import Application

    workbench = open_workbench(profile, home=home)
    clock = SystemClock()
    application = Application(
        app,
        workbench,
        Preferences(),
        now=lambda: clock.now().wall,
        keep=lambda _preferences: None,
        bundle=lambda: home / "support-bundle.zip",
    )
    window = application.open()
    workbench.sync.start()
    return Player(window)


def _decide(player: Player, decisions: int) -> list[float]:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    painted = _Painted(player)
    chance = random.Random(SEED)
    found = []
    player.wait(lambda: painted.at_s > 0, "the first item was not painted")
    for _ in range(decisions):
        _pause(player, chance.uniform(*PAUSES_S))
        player.key(Qt.Key.Key_0, Qt.KeyboardModifier.ShiftModifier)
        painted.at_s = 0.0
        before = player.window.review.opened
        began = time.perf_counter()
        QTest.keyPress(player.window.windowHandle(), Qt.Key.Key_A)
        player.wait(lambda: painted.at_s > 0, "the next item was not painted")
        found.append((painted.at_s - began) * 1000)
        QTest.keyRelease(player.window.windowHandle(), Qt.Key.Key_A)
        assert player.window.review.opened is not before
    return found


class _Painted:
    """Notes when the item on the stage was painted as it opens.

    The canvas is asked after its own slot, which paints before it returns.
    """

    def __init__(self, player: Player) -> None:
        self.at_s = 0.0
        player.window.review.looking.reduced_ready.connect(self._paint)

    def _paint(self, _view: object) -> None:
        self.at_s = time.perf_counter()


def _pause(player: Player, seconds: float) -> None:
    until = time.perf_counter() + seconds
    player.wait(lambda: time.perf_counter() >= until, "time stands still")


def _leave(player: Player) -> None:
    left: list[bool] = []
    player.window.left.connect(lambda: left.append(True))
    player.window.close()
    player.wait(lambda: bool(left), "the window did not close")


def _bare(times: int) -> list[float]:
    from reviewer.bench.bare import open_bare

    window = open_bare()
    return [window.press() * 1000 for _ in range(times)]


if __name__ == "__main__":
    child_main(main)
