# SPDX-License-Identifier: Apache-2.0
"""A real window on a real display, worked by real keys and a real mouse."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from itertools import groupby, pairwise

import pytest

from reviewer.demo.content.plan import SMALLEST
from reviewer.demo.private_keyring import private_keyring
from reviewer.demo.stage import Stage
from reviewer.gui.foundation.theme import DARK
from tests.fakes.display import Display
from tests.fakes.scene import wait_until

# Places in the window of 1280 by 800, which stands in the corner of the display.
BEGIN = (380, 510, 530, 580)
STAGE = (274, 112, 878, 560)
ANSWERS = (892, 170, 1268, 620)
VERDICTS = (892, 600, 1268, 700)
# X11's codes of keys: they name places, whatever is printed there.
SHIFT, GIST_HIDDEN, GIST, CLEAR, NOUGHT, ALLOWED, RETURN = 50, 10, 11, 13, 19, 38, 36
REST_S = 2.0
REPEATING_S = 1.6  # longer than a display waits before it repeats a held key

OPEN = """
import sys
from pathlib import Path
from reviewer.bootstrap.profiles import enrol
from reviewer.bootstrap import window
url, code, home = sys.argv[1:]
enrol(url, code, home=Path(home))
sys.exit(window.main(["--home", home, "--language", "en", "--theme", "dark"]))
"""


class Desk:
    """A display, the window on it, and what stands behind it."""

    def __init__(self, display, stage, process):
        self.display = display
        self.stage = stage
        self.process = process

    def has_item(self):
        return bool(self.display.places_of(DARK.critical, VERDICTS))

    def may_begin(self):
        return bool(self.display.places_of(DARK.accent, BEGIN))

    def ticked(self):
        return len(self.display.places_of(DARK.accent, ANSWERS))

    def none_box(self):
        """Return where the first box after the labels is: no protected context."""
        boxes = self.display.boxes(DARK.edge, ANSWERS)
        return next((x + 8, y + 8) for (_x, above), (x, y) in pairwise(boxes) if y - above > 40)

    def allowed_button(self):
        places = self.display.places_of(DARK.ok, VERDICTS)
        (xs, ys) = zip(*places, strict=True)
        return (min(xs) + max(xs)) // 2, (min(ys) + max(ys)) // 2

    def received(self, count):
        return wait_until(
            lambda: self.stage.received() == count, f"{count} did not reach the platform"
        )


@pytest.fixture
def desk(tmp_path):
    plain = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
    with (
        Display() as display,
        private_keyring(plain | {"HOME": str(tmp_path)}) as env,
        Stage(tmp_path / "stage", env) as stage,
    ):
        stage.fill(SMALLEST)
        person = stage.add_person("A. Reviewer", "reviewer")
        process = subprocess.Popen(
            [sys.executable, "-c", OPEN, person.gateway_url, person.code, str(tmp_path / "home")],
            env=env | {"DISPLAY": display.name, "QT_QPA_PLATFORM": "xcb"},
        )
        try:
            desk = Desk(display, stage, process)
            window = wait_until(display.window, "no window came", 40)
            display.run("xdotool", "windowfocus", window)
            wait_until(desk.may_begin, "the shift cannot begin", 20)
            display.press(RETURN)
            wait_until(desk.has_item, "no item came onto the stage", 20)
            yield desk
        finally:
            process.kill()
            process.wait(20)


def test_a_window_is_worked_by_keys_and_mouse_and_closes_in_order(desk):
    _look(desk)
    desk.display.type_of_keyboard("fr")
    _decide_by_keys(desk)
    desk.received(1)
    _decide_by_mouse(desk)
    desk.received(2)
    desk.display.close_window()

    assert desk.process.wait(20) == 0


def _look(desk):
    """Hold the key of the clear look until it has repeated many times, and let go."""
    desk.display.press(GIST_HIDDEN)
    desk.display.press(GIST)
    shut = wait_until(lambda: _at_rest(desk.display), "the stage did not come to rest")
    desk.display.run("xdotool", "keydown", str(CLEAR))
    wait_until(lambda: desk.display.picture(STAGE).tobytes() != shut, "nothing was shown")
    seen = _pictures(desk.display, until=time.monotonic() + REPEATING_S)
    desk.display.run("xdotool", "keyup", str(CLEAR))

    # The words change first, then the item comes and stays: nothing that went comes back.
    assert shut not in seen
    assert len(seen) == len(set(seen)) <= 2
    wait_until(lambda: desk.display.picture(STAGE).tobytes() == shut, "it was not covered again")


def _decide_by_keys(desk):
    unticked = desk.ticked()
    desk.display.press(SHIFT, NOUGHT)
    wait_until(lambda: desk.ticked() > unticked, "the key of no context ticked nothing")
    desk.display.press(ALLOWED)


def _decide_by_mouse(desk):
    wait_until(desk.has_item, "no second item came")
    unticked = desk.ticked()
    desk.display.click(*desk.none_box())
    wait_until(lambda: desk.ticked() > unticked, "the click ticked nothing")
    allowed = desk.allowed_button()

    def is_received():
        # A group posted with other words asks once more; of the next item, which has no answer
        # about its context, clicks save nothing.
        desk.display.click(*allowed)
        return desk.stage.received() == 2

    wait_until(is_received, "the clicks did not decide")


def _pictures(display, until):
    """Return what the stage showed until then, one after another."""
    taken = iter(lambda: display.picture(STAGE).tobytes() if time.monotonic() < until else b"", b"")
    return [picture for picture, _same in groupby(taken)]


def _at_rest(display):
    """Return what the stage shows if it does not change for longer than a view takes to come."""
    seen = set(_pictures(display, until=time.monotonic() + REST_S))
    return seen.pop() if len(seen) == 1 else None
