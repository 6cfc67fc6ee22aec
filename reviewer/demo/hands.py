# SPDX-License-Identifier: Apache-2.0
"""``python -m reviewer.demo.hands``: a workstation process whose keys are pressed by words.

The window is the real one, offscreen, on a profile of its own.  Words come by argument
(``--decide``) or, one line each, on standard input.  What the window called saved is told at once
as ``saved <act_id>``: whoever started this process may kill it at any moment and knows what must
not be lost.  Each finished word is answered with ``done <word>``.
"""

from __future__ import annotations

import argparse
import os
import queue
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from reviewer.bootstrap.window import ProfileHouse, parse
from reviewer.demo.player import Player, StuckError, wait_until
from reviewer.domain.decisions import Verdict
from reviewer.domain.errors import ReviewerError
from reviewer.domain.items import LocalState
from reviewer.gui.foundation.labels import PlainLabel
from reviewer.gui.foundation.preferences import Preferences
from reviewer.gui.foundation.wording import describe
from reviewer.gui.foundation.workbench import Workbench
from reviewer.gui.shell.application import install_message_handler, make_application
from reviewer.gui.shell.entrance import Entrance
from reviewer.gui.shell.main_window import MainWindow
from reviewer.gui.viewmodels.opening import StageState
from reviewer.services.shown import SyncState

STUCK: Final = 1
NOT_OPENED: Final = 3
MIX: Final = (
    *(Verdict.ALLOWED, Verdict.VIOLATES, Verdict.ALLOWED, Verdict.ALLOWED_PROTECTED),
    *(Verdict.VIOLATES,),
)
_DAY_S: Final = 86_400.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window and do what is asked; return the exit status."""
    options = _options(sys.argv[1:] if arguments is None else arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = make_application(["reviewer"])
    install_message_handler()
    house = ProfileHouse(parse(["--home", str(options.home), "--language", "en"]))
    try:
        return _opened(app, house, options)
    finally:
        house.close()


def _opened(app: QApplication, house: ProfileHouse, options: argparse.Namespace) -> int:
    entrance = Entrance(app, house, Preferences())
    try:
        profile = ""
        if options.enrol:
            enrol = house.enrol_in_memory if options.in_memory else house.enrol
            profile = enrol(*options.enrol)
        entrance.begin(profile or options.profile)
    except ReviewerError as error:
        _say("trouble", describe(error))
        return NOT_OPENED
    if entrance.window is None or entrance.opened is None:
        _say_texts("trouble", entrance.way_in)
        return NOT_OPENED
    try:
        hands = Hands(entrance.window, entrance.opened.workbench, options.home)
        hands.work(options.decide, sync=options.sync, leave=options.then == "quit")
    except StuckError as stuck:
        _say("stuck", str(stuck))
        return STUCK
    return 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="reviewer.demo.hands", description=__doc__)
    parser.add_argument("--home", type=Path, required=True, help="the folder of profiles")
    parser.add_argument("--profile", default="", help="the profile, when there are several")
    parser.add_argument("--enrol", nargs=2, metavar=("URL", "CODE"), help="enrol first")
    parser.add_argument(
        "--in-memory", action="store_true", help="enrol with keys that end with this process"
    )
    parser.add_argument("--decide", type=int, default=0, metavar="N", help="decide N items at once")
    parser.add_argument("--sync", action="store_true", help="then wait until nothing waits")
    parser.add_argument(
        "--then",
        choices=("wait", "quit"),
        default="wait",
        help="wait: follow the words on standard input until it ends (the default)",
    )
    return parser.parse_args(arguments)


class Hands:
    """One person at the keyboard, who does what they are told and says what they see."""

    def __init__(self, window: MainWindow, workbench: Workbench, home: Path) -> None:
        self._window = window
        self._workbench = workbench
        self._home = home
        self._player = Player(window)
        self._verdicts = cycle(MIX)
        self._told = ""
        self._exports = 0
        self._words: queue.SimpleQueue[str] = queue.SimpleQueue()
        key = self._player.key
        self._acts: Mapping[str, Callable[[], object]] = {
            "decide": lambda: self._player.decide(next(self._verdicts)),
            "note": partial(self._player.decide, Verdict.ALLOWED_PROTECTED),
            "try": self._try,
            "allow": partial(key, Qt.Key.Key_A),
            "attention": partial(key, Qt.Key.Key_F3),
            "undo": partial(self._change, Qt.Key.Key_U),
            "give-back": partial(self._change, Qt.Key.Key_N),
            "divert": self._divert,
            "clear": self._player.look_clear,
            "cover": self._cover,
            "support": partial(key, Qt.Key.Key_S),
            "close": partial(key, Qt.Key.Key_Escape),
            "again": partial(key, Qt.Key.Key_R),
            "synced": self._wait_until_synced,
            "screen": partial(_say_texts, "screen", window),
            "export": self._export,
        }
        window.review.undo_changed.connect(self._say_saved)
        window.status.sync_changed.connect(self._say_state)

    def work(self, count: int, *, sync: bool, leave: bool) -> None:
        """Decide, sync, follow words until there are no more, and leave."""
        self._player.begin_shift()
        _say("ready")
        if count:
            self._do("decide", count)
        if sync:
            self._do("synced", 1)
        if not leave:
            threading.Thread(target=self._read_words, daemon=True).start()
            self._follow_words()
        self._player.leave()
        _say("left")

    def _read_words(self) -> None:
        for line in sys.stdin:
            self._words.put(line.strip())
        self._words.put("quit")

    def _follow_words(self) -> None:
        while True:
            wait_until(lambda: not self._words.empty(), "no word came", patience_s=_DAY_S)
            word, _, rest = self._words.get().partition(" ")
            if word == "quit":
                return
            if word == "state":
                self._player.wait(partial(self._is, rest), f"the window is not {rest}")
                _say("done", word)
            elif word == "stocked":
                self._player.wait(partial(self._holds, int(rest)), f"there are not {rest} groups")
                _say("done", word)
            else:
                self._do(word, int(rest or "1"))

    def _do(self, word: str, count: int) -> None:
        for _ in range(count):
            self._acts[word]()
        _say("done", word)

    def _say_saved(self) -> None:
        offer = self._window.review.undo_offer
        if offer is not None and offer.saved.act_id != self._told:
            self._told = offer.saved.act_id
            _say("saved", self._told)

    def _say_state(self) -> None:
        status = self._window.status
        _say("state", status.sync.state.value, str(status.sync.waiting), status.sync_words())

    def _is(self, state: str) -> bool:
        return self._window.status.sync.state.value == state

    def _holds(self, count: int) -> bool:
        rows = self._window.review.queue.rows
        return sum(row.state is LocalState.READY for row in rows) >= count

    def _wait_until_synced(self) -> None:
        status = self._window.status
        self._player.wait(
            # The bar follows a decision a moment later; the store knows at once.
            lambda: (
                (status.sync.waiting, status.sync.state) == (0, SyncState.SYNCED)
                and not self._workbench.sync.status().waiting
            ),
            "not everything was sent",
        )

    def _change(self, key: Qt.Key) -> None:
        """Press a key that brings another group onto the stage."""
        before = self._window.review.opened
        self._player.key(key)
        self._player.wait(
            lambda: self._window.review.opened is not before, f"{key.name} changed nothing"
        )
        self._player.wait_for_group()

    def _cover(self) -> None:
        """Cover everything, and come back."""
        day = self._window.day
        self._player.key(Qt.Key.Key_F9)
        self._player.wait(lambda: day.is_paused, "nothing was covered")
        self._player.key(Qt.Key.Key_F9)
        self._player.wait(lambda: not day.is_paused, "the pause did not end")

    def _divert(self) -> None:
        review = self._window.review
        self._player.wait_for_group()
        self._player.key(Qt.Key.Key_D)
        self._player.key(Qt.Key.Key_Return)
        self._player.wait(lambda: review.state is StageState.DIVERTED, "it was not set apart")
        self._player.key(Qt.Key.Key_Return)
        self._player.wait_for_group()

    def _try(self) -> None:
        """Press the keys of a decision, whatever then happens, and tell what the screen says."""
        self._player.wait_for_group()
        self._player.answer(Verdict.ALLOWED)
        self._player.wait(lambda: not self._window.review.is_busy, "the try did not end")
        _say_texts("screen", self._window)

    def _export(self) -> None:
        """Export this workstation's own log, and tell where to."""
        self._exports += 1
        folder = self._home / f"export-{os.getpid()}-{self._exports}"
        _say("exported", str(self._workbench.audit.export(folder)))


def _say_texts(word: str, window: QWidget | None) -> None:
    labels = [] if window is None else window.findChildren(PlainLabel)
    for label in labels:
        if label.isVisible() and label.text():
            _say(word, label.text())


def _say(*words: str) -> None:
    sys.stdout.write(" ".join(words).replace("\n", " ") + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
