# SPDX-License-Identifier: Apache-2.0
"""The tour: one person's hour with the window in a minute, on real parts, told in pictures.

Enrols, decides twenty items by keys, loses the network, decides five more, comes back, syncs; then
a lead looks at the log and verifies it.  The numbers at the end are counted where they belong: what
was decided at the window, what is recorded in the gateway's own log, what the platform received.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

from reviewer.bootstrap.window import ProfileHouse, parse
from reviewer.demo.heartbeat import OnBeat
from reviewer.demo.player import Player, StuckError, wait_until, write
from reviewer.demo.stage import Stage
from reviewer.domain.audit import AuditEvent
from reviewer.domain.decisions import Verdict
from reviewer.domain.items import ItemKind, LocalState
from reviewer.gui.foundation.preferences import Preferences
from reviewer.gui.foundation.workbench import Workbench
from reviewer.gui.shell.entrance import Entrance, Opened
from reviewer.gui.shell.places import AUDIT
from reviewer.gui.viewmodels.wellbeing import Screen
from reviewer.services.notices import AuditChanged, Notice
from reviewer.services.shown import QueueRow, SyncState

ONLINE: Final = 20
OFFLINE: Final = 5
SIZE: Final = QSize(1280, 800)
MIX: Final = (
    *(Verdict.ALLOWED, Verdict.VIOLATES, Verdict.ALLOWED, Verdict.ALLOWED_PROTECTED),
    *(Verdict.VIOLATES,),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What the tour ends with.

    Attributes:
        decided: decisions the window called saved.
        recorded: decisions in the gateway's own log.
        delivered: decisions the platform has taken.
        failures: what any log does not prove.
        longest_block_ms: longest absence of the window's thread from its event loop.
    """

    decided: int
    recorded: int
    delivered: int
    failures: tuple[tuple[str, str], ...]
    longest_block_ms: float
    pictures: Path

    @property
    def is_whole(self) -> bool:
        """Say whether every number is the same and every log verifies."""
        return self.decided == self.recorded == self.delivered and not self.failures

    def sentence(self) -> str:
        """Return the tour's last line."""
        verified = "NOT verified" if self.failures else "verified"
        return (
            f"tour: {self.decided} decided, {self.recorded} recorded by the gateway, "
            f"{self.delivered} delivered to the platform, audit {verified}, "
            f"pictures in {self.pictures}"
        )


def play(
    app: QApplication, stage: Stage, say: Callable[[str], None], on_beat: OnBeat | None = None
) -> Counted:
    """Play the tour on ``stage``; returns what was counted. ``on_beat`` hears every heartbeat."""
    pictures = stage.folder / "pictures"
    say("A reviewer enrols and signs in.")
    player, _ = _sign_in(app, stage, "reviewer", "A. Reviewer", on_beat)
    _decide_online(player, say)
    _decide_offline(player, stage, say)
    decided = len(player.verdicts)
    player.key(Qt.Key.Key_E, Qt.KeyboardModifier.ShiftModifier)
    player.wait(lambda: player.window.day.screen is Screen.END, "the shift did not end")
    player.picture("20-shift-end")
    player.leave()
    say("A lead signs in and opens the Audit place.")
    audit, lead = _sign_in(app, stage, "lead", "B. Lead", on_beat)
    recorded, failures = _account(audit, lead.workbench)
    wait_until(lambda: stage.received() >= decided, "the platform did not get every decision")
    audit.leave()
    return Counted(
        decided=decided,
        recorded=recorded,
        delivered=stage.received(),
        failures=failures,
        longest_block_ms=max(player.heartbeat.longest_ms, audit.heartbeat.longest_ms),
        pictures=pictures,
    )


def _sign_in(
    app: QApplication, stage: Stage, who: str, name: str, on_beat: OnBeat | None
) -> tuple[Player, Opened]:
    """Enrol through the window as a new person would, and wait for the work."""
    enrolment = stage.add_person(name, who)
    options = parse(["--home", str(stage.folder / who), "--language", "en"])
    entrance = Entrance(app, ProfileHouse(options), Preferences())
    entrance.begin()
    way_in = entrance.way_in
    if way_in is None:
        raise StuckError("there is no way in")
    wait_until(lambda: app.activeWindow() is way_in, "the way in did not get the keyboard")
    write(way_in, enrolment.gateway_url)
    QTest.keyClick(way_in.windowHandle(), Qt.Key.Key_Tab)
    write(way_in, enrolment.code)
    _picture(way_in, stage, f"{who}-enrols")
    QTest.keyClick(way_in.windowHandle(), Qt.Key.Key_Return)
    wait_until(lambda: entrance.opened is not None, "the profile did not open")
    if entrance.opened is None or entrance.window is None:
        raise StuckError("the window did not open")
    entrance.window.resize(SIZE)
    return Player(entrance.window, stage.folder / "pictures", on_beat), entrance.opened


def _picture(window: QMainWindow, stage: Stage, name: str) -> None:
    folder = stage.folder / "pictures"
    folder.mkdir(exist_ok=True)
    window.grab().save(str(folder / f"00-{name}.png"))


def _decide_online(player: Player, say: Callable[[str], None]) -> None:
    player.wait_for_group()
    player.wait_for_view()
    say("The ladder of looking, a video, a sound and two bad files.")
    _climb_the_ladder(player)
    _watch_and_listen(player)
    _meet_bad_files(player)
    say("A break, the person's own limits, support.")
    _stop_for_a_while(player)
    say(f"{ONLINE} items are decided by keys.")
    for number, verdict in enumerate(islice(cycle(MIX), ONLINE), start=1):
        player.wait_for_group()
        player.look()
        if number == 4:
            player.picture("16-before-the-fourth")
        player.decide(verdict)
        if number == 4:
            player.picture("17-saved-with-undo")


def _climb_the_ladder(player: Player) -> None:
    """Look at one picture at every level, for the pictures."""
    player.open(lambda row: row.kind is ItemKind.IMAGE and _is_here(row), "picture")
    player.look()
    player.key(Qt.Key.Key_1)
    player.picture("02-gist-hidden")
    player.key(Qt.Key.Key_2)
    player.picture("03-gist")
    for name, key in {"04-detail": Qt.Key.Key_3, "05-ring-of-detail": Qt.Key.Key_Space}.items():
        player.hold(key)
        player.wait_for_detail()
        player.picture(f"{name}-while-held")
        player.let_go(key)
    player.hold_clear()
    player.picture("06-clear-while-held")
    player.let_go(Qt.Key.Key_4)
    player.picture("07-back-at-the-gist")


def _watch_and_listen(player: Player) -> None:
    """Meet a video by its contact sheet, hold it playing, and see a sound without hearing it."""
    player.open(lambda row: row.kind is ItemKind.VIDEO and _is_here(row), "video")
    looking = player.window.review.looking
    player.key(Qt.Key.Key_1)
    player.wait(lambda: looking.moments.sheet is not None, "the contact sheet did not come")
    player.wait(lambda: looking.waveform is not None, "the video has no waveform")
    player.picture("08-contact-sheet")
    player.rest(player.clear_gap_s)
    if looking.needs_reason:
        player.key(Qt.Key.Key_5)
    player.hold(Qt.Key.Key_B)
    player.wait_for_clear()
    player.picture("09-playing-while-held")
    player.let_go(Qt.Key.Key_B)
    player.open(lambda row: row.kind is ItemKind.AUDIO and _is_here(row), "sound")
    player.key(Qt.Key.Key_1)
    player.wait(lambda: looking.waveform is not None, "the waveform did not come")
    player.picture("10-waveform")


def _meet_bad_files(player: Player) -> None:
    """Open what cannot be decoded: the window says why, and the decision stays possible."""
    player.open(lambda row: row.state is LocalState.MEDIA_FAILED, "file that cannot be shown")
    player.picture("11-hostile-file")


def _stop_for_a_while(player: Player) -> None:
    day = player.window.day
    player.key(Qt.Key.Key_F11)
    player.wait(lambda: day.screen is Screen.BREAK, "the break did not begin")
    player.picture("12-break")
    player.key(Qt.Key.Key_Return)
    player.wait(lambda: day.screen is Screen.WORK, "the break did not end")
    player.key(Qt.Key.Key_F12)
    player.picture("13-my-limits")
    player.key(Qt.Key.Key_F2)
    player.key(Qt.Key.Key_S)
    player.picture("14-support")
    player.key(Qt.Key.Key_Return)
    player.key(Qt.Key.Key_F9)
    player.wait(lambda: day.is_paused, "nothing was covered")
    player.picture("15-covered-by-f9")
    player.key(Qt.Key.Key_F9)
    player.wait(lambda: not day.is_paused, "the pause did not end")


def _is_here(row: QueueRow) -> bool:
    return row.state is LocalState.READY


def _decide_offline(player: Player, stage: Stage, say: Callable[[str], None]) -> None:
    status = player.window.status
    player.wait(lambda: _waiting(player) == 0, "the decisions were not synced")
    say("The network goes away.")
    player.heartbeat.pause()
    stage.stop_gateway()
    player.key(Qt.Key.Key_R)
    player.wait(lambda: status.sync.state is SyncState.OFFLINE, "the window did not go offline")
    say(f"{OFFLINE} more are decided offline.")
    for verdict in islice(cycle(MIX), OFFLINE):
        player.decide(verdict)
    player.wait(lambda: _waiting(player) == OFFLINE, "the decisions do not wait")
    player.picture("18-offline-five-waiting")
    say("The network comes back.")
    player.heartbeat.pause()
    stage.start_gateway()
    player.key(Qt.Key.Key_R)
    player.wait(lambda: _waiting(player) == 0, "the decisions were not delivered")
    player.wait(lambda: status.sync.state is SyncState.SYNCED, "the window did not sync")
    player.picture("19-back-and-synced")


def _waiting(player: Player) -> int:
    return player.window.status.sync.waiting


def _account(player: Player, lead: Workbench) -> tuple[int, tuple[tuple[str, str], ...]]:
    """Open the Audit place, fetch and verify every log, and count what the gateway recorded."""
    player.wait(lambda: player.window.status.session is not None, "the lead is not signed in")
    player.wait(
        lambda: player.window.status.sync.state is SyncState.SYNCED, "the lead did not sync"
    )
    told: list[Notice] = []
    lead.notices.subscribe(told.append)
    player.window.show_place(AUDIT)
    player.key(Qt.Key.Key_F)
    player.wait(lambda: AuditChanged() in told, "the logs were not fetched")
    table = player.window.place.findChild(QTableView)
    if table is None:
        raise StuckError("the Audit place has no records")
    player.wait(lambda: table.model().rowCount() > 0, "no records came")
    player.picture("21-audit")
    recorded = {
        row.decision_id
        for row in lead.audit.find(
            events=frozenset({AuditEvent.DECISION_EFFECTIVE.value}), limit=500
        )
    }
    failures = tuple(found for log in lead.audit.verifications() for found in log.failures)
    return len(recorded), failures
