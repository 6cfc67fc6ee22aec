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
from reviewer.demo.player import OnBeat, Player, StuckError, wait_until, write
from reviewer.demo.stage import Stage
from reviewer.domain.audit import AuditEvent
from reviewer.domain.decisions import Verdict
from reviewer.gui.foundation.preferences import Preferences
from reviewer.gui.foundation.workbench import Workbench
from reviewer.gui.shell.entrance import Entrance, Opened
from reviewer.gui.shell.places import AUDIT
from reviewer.services.notices import AuditChanged, Notice
from reviewer.services.shown import SyncState

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
    say(f"{ONLINE} items are decided by keys.")
    player.wait_for_group()
    player.picture("01-first-item")
    for number, verdict in enumerate(islice(cycle(MIX), ONLINE), start=1):
        player.wait_for_group()
        player.look()
        if number == 1:
            _look_closely(player)
        if number == 4:
            player.picture("05-before-the-fourth")
        player.decide(verdict)
        if number == 4:
            player.picture("06-saved-with-undo")


def _look_closely(player: Player) -> None:
    """Hold the clear look once, for the pictures: before, during, after."""
    while not player.has_picture:
        player.key(Qt.Key.Key_J)
        player.wait_for_group()
    player.look()
    player.picture("02-reduced")
    player.hold(Qt.Key.Key_4)
    player.wait_for_clear()
    player.picture("03-clear-while-held")
    player.let_go(Qt.Key.Key_4)
    player.picture("04-covered-again")


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
    player.picture("07-offline-five-waiting")
    say("The network comes back.")
    player.heartbeat.pause()
    stage.start_gateway()
    player.key(Qt.Key.Key_R)
    player.wait(lambda: _waiting(player) == 0, "the decisions were not delivered")
    player.wait(lambda: status.sync.state is SyncState.SYNCED, "the window did not sync")
    player.picture("08-back-and-synced")


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
    player.picture("09-audit")
    recorded = {
        row.decision_id
        for row in lead.audit.find(
            events=frozenset({AuditEvent.DECISION_EFFECTIVE.value}), limit=500
        )
    }
    failures = tuple(found for log in lead.audit.verifications() for found in log.failures)
    return len(recorded), failures
