# SPDX-License-Identifier: Apache-2.0
"""How much of the item on the stage is shown or heard, and for how long.

Nothing held outlives its reason: release, focus loss, another item, the cap and covering all drop
it at once and synchronously, whatever a service still has to say.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reviewer.domain.items import Item, ItemKind, Severity
from reviewer.domain.policy import Limits, Policy
from reviewer.domain.views import Level, ReducedView, Walls, Waveform
from reviewer.gui.foundation.background import Lane, TaskRunner
from reviewer.gui.foundation.language import translate
from reviewer.gui.foundation.preferences import LookMode
from reviewer.gui.foundation.wording import describe
from reviewer.gui.foundation.workbench import LookCalls
from reviewer.gui.viewmodels.held_look import Brushed, Held, HeldLook, Seen
from reviewer.gui.viewmodels.moments import Moments
from reviewer.gui.viewmodels.reduced_views import Reduced, ReducedViews, is_sound

HELD_IDLE_MS: Final = 10_000
_LEVELS: Final = {
    Held.DETAIL: Level.R3,
    Held.BRUSH: Level.R3,
    Held.CLEAR: Level.R4,
    Held.PLAY: Level.R4,
}
_CLEAR: Final = frozenset({Held.CLEAR, Held.PLAY, Held.SOUND})


def opening_level(severity: Severity | None) -> Level:
    """Return how much is shown when a group opens; unscored counts as severe."""
    if severity is None or severity >= Severity.S3:
        return Level.R0
    return Level.R2 if severity is Severity.S0 else Level.R1


class Looking(QObject):
    """The look at one item.

    Signals:
        covered: nothing of the item may stay on screen; connected directly, acted on at once.
        reduced_ready: a reduced view is to be painted (ReducedView, ReducedText, ContactSheet, or
            the Waveform of a sound).
        waveform_ready: how loud the item is, to be painted beside its gist (Waveform).
        held_ready: what a held key shows is to be painted (DetailView, ClearView, ClearText,
            Brushed or Frame), until ``clear_over``.
        clear_over: what is held must leave the screen now; connected directly.
        level_changed: another level is chosen (Level).
        moment_changed: another moment, cell or step is chosen.
        reason_changed: why it is opened clear is asked for, or known.
        colour_changed: clear pictures are shown in colour, or grey again.
        sound_changed: sound is heard, or no longer, or can be from now on.
        walls_changed: ``missing_walls`` is known.
        told: a sentence about the look, ``""`` when there is none.
    """

    covered = Signal()
    reduced_ready = Signal(object)
    waveform_ready = Signal(object)
    held_ready = Signal(object)
    clear_over = Signal()
    level_changed = Signal(object)
    moment_changed = Signal()
    reason_changed = Signal()
    colour_changed = Signal()
    sound_changed = Signal()
    walls_changed = Signal()
    told = Signal(str)

    def __init__(
        self, look: LookCalls, tasks: TaskRunner, mode: LookMode, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.mode = mode
        self._look = look
        self._tasks = tasks
        self._item: Item | None = None
        self._severity: Severity | None = None
        self.is_checked = False
        self._policy: Policy | None = None
        self._limits = Limits()
        self._level = Level.R0
        self._views = ReducedViews(look, tasks, self)
        self.is_colour = False
        self.reason = ""
        self.asks_reason = False
        self.walls: Walls | None = None
        self._eyes = HeldLook(look, tasks, self)
        self._ears = HeldLook(look, tasks, self)
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self.cover)
        self._held_idle = QTimer(self, singleShot=True, interval=HELD_IDLE_MS)
        self._held_idle.timeout.connect(self.cover_clear)
        self._connect()

    def _connect(self) -> None:
        self._views.ready.connect(self.reduced_ready)
        self._views.waveform_ready.connect(self.waveform_ready)
        self._views.waveform_ready.connect(self.sound_changed)
        self._views.moment_changed.connect(self.moment_changed)
        self._views.failed.connect(self._tell)
        self._views.silent.connect(self._tell)
        self._eyes.ready.connect(self.held_ready)
        self._eyes.over.connect(self._eyes_over)
        self._eyes.failed.connect(self._tell)
        self._ears.over.connect(self.sound_changed)
        self._ears.failed.connect(self._tell)

    @property
    def moments(self) -> Moments:
        """Return where in the item the person is."""
        return self._views.moments

    @property
    def waveform(self) -> Waveform | None:
        """Return how loud the item is, once that is known."""
        return self._views.waveform

    @property
    def level(self) -> Level:
        """Return the level that is shown: a held one, or the chosen one."""
        return self._level if self._eyes.held is None else _LEVELS[self._eyes.held]

    @property
    def held(self) -> Held | None:
        """Return what is held for the eyes."""
        return self._eyes.held

    @property
    def is_clear(self) -> bool:
        """Say whether a clear look is asked for or on."""
        return self._eyes.held in _CLEAR

    @property
    def is_heard(self) -> bool:
        """Say whether sound is asked for or on."""
        return self._ears.held is not None

    @property
    def is_text_only(self) -> bool:
        """Say whether pictures are not decoded on this machine."""
        return self.walls is not None and bool(self.walls.missing)

    def set_policy(self, policy: Policy) -> None:
        """Take the policy's caps and reasons; ask once which walls stand."""
        self._policy = policy
        self._limits = policy.limits
        self._idle.setInterval(policy.limits.cover_idle_s * 1000)
        if self.walls is None:
            self._tasks.run(Lane.MEDIA, self._look.walls, self._walls_came, self._tell)

    def offers(self, held: Held) -> bool:
        """Say whether the item can be looked at, or heard, in this way."""
        item = self._item
        if item is None or self.is_checked:
            return False
        if self.is_text_only and item.kind is not ItemKind.TEXT:
            return False
        if held is Held.SOUND:
            return self.waveform is not None
        if held is Held.PLAY:
            return item.kind is ItemKind.VIDEO and not is_sound(item)
        if held is Held.CLEAR:
            return not is_sound(item)
        return item.kind is not ItemKind.TEXT and not is_sound(item)

    def show(
        self,
        item: Item | None,
        level: Level,
        severity: Severity | None = None,
        *,
        is_checked: bool = False,
    ) -> None:
        """Turn to another item, at ``level``; what was shown of the last one goes.

        One that is only checked is looked at at R1 and no closer.
        """
        self.is_checked = is_checked
        self.cover_clear()
        self._severity = severity
        if self._views.turn_to(item):
            self._set_reason("", asks=False)
            self._set_colour(on=False)
        self._item = item
        self.told.emit("")
        self._to_level(level)
        self.moment_changed.emit()

    def choose(self, level: Level) -> None:
        """Show more or less of the item."""
        self.cover_clear()
        if self._item is not None:
            self._set_reason(self.reason, asks=False)
            self.told.emit("")
            self._to_level(min(level, Level.R1) if self.is_checked else level)

    def press(self, held: Held) -> None:
        """A held key went down: look, or in press mode look and later cover."""
        side = self._side(held)
        if side.held is held:
            if self.mode is LookMode.PRESS:
                side.end()
            return
        if self._item is None or not self.offers(held):
            return
        if held in _CLEAR and self.needs_reason and not self.reason:
            self._set_reason("", asks=True)
            return
        self._begin(held, self._item)

    def release(self, held: Held) -> None:
        """A held key went up."""
        if self.mode is LookMode.HOLD and self._side(held).held is held:
            self._side(held).end()

    @property
    def needs_reason(self) -> bool:
        """Say whether a clear look at this item asks why; unscored counts as severe."""
        is_severe = self._severity is None or self._severity >= Severity.S3
        return is_severe and self._policy is not None and bool(self._policy.look_reasons)

    def choose_reason(self, number: int) -> None:
        """Say why this item is opened clear, by the number of the policy's reason."""
        if self._item is None or self._policy is None or not self.needs_reason:
            return
        if 1 <= number <= len(self._policy.look_reasons):
            self._set_reason(self._policy.look_reasons[number - 1].code, asks=False)

    def toggle_colour(self) -> None:
        """Show what is held clear in colour, or grey again; grey returns with the next item."""
        if self.is_clear:
            self._set_colour(on=not self.is_colour)

    def step(self, by: int) -> None:
        """Go to the moment, cell or step before or after."""
        if self._eyes.held is None and self.moments.step(by, self._level):
            self._moved()

    def choose_cell(self, cell: int) -> None:
        """Choose a picture of the contact sheet."""
        if self._eyes.held is None and self.moments.choose_cell(cell):
            self._moved()

    @Slot()
    def cover_clear(self) -> None:
        """End what is held now, for eyes and ears; the level chosen before stays."""
        self._eyes.end()
        self._ears.end()

    @Slot()
    def cover(self) -> None:
        """Cover the item now."""
        self.choose(Level.R0)

    def cover_everything(self) -> None:
        """Cover the item now and end every grant, also those still on their way."""
        self.cover()
        self._tasks.run(Lane.COVER, self._look.cover_all, _nothing, self._tell)

    def touched(self) -> None:
        """The person did something; what is shown may stay a while longer."""
        for timer in (self._idle, self._held_idle):
            if timer.isActive():
                timer.start()

    def _side(self, held: Held) -> HeldLook:
        return self._ears if held is Held.SOUND else self._eyes

    def _begin(self, held: Held, item: Item) -> None:
        self.told.emit("")
        limits = self._limits
        begin_s = {
            Held.CLEAR: limits.clear_cap_s,
            Held.PLAY: limits.play_cap_s,
            Held.SOUND: limits.play_cap_s,
        }
        side = self._side(held)
        if side is self._eyes:
            side.end()
            self._views.want(None)  # what is on its way must not take the held one's place
            self._idle.stop()
            self._held_idle.start()
        # The answer may come, and the look be over, before this returns.
        side.begin(held, self._job(held, item), begin_s.get(held, limits.detail_cap_s))
        if side is self._ears:
            self.sound_changed.emit()
        elif side.held is held:
            self.level_changed.emit(self.level)

    def _job(self, held: Held, item: Item) -> Callable[[], Seen]:
        at = self.moments.at
        reason = self.reason
        match held:
            case Held.DETAIL:
                return partial(self._look.begin_detail, item.item_id, at)
            case Held.BRUSH:
                around = self._views.hidden_gist()
                return partial(_brush, self._look, item, at, around)
            case Held.CLEAR:
                return partial(self._look.begin_clear, item.item_id, reason, at)
            case Held.PLAY:
                return partial(self._look.begin_play, item.item_id, reason, at)
            case Held.SOUND:
                return partial(self._look.begin_sound, item.item_id, reason, at)

    @Slot()
    def _eyes_over(self) -> None:
        self._held_idle.stop()
        self.clear_over.emit()
        self.level_changed.emit(self._level)
        self._to_level(self._level)

    def _moved(self) -> None:
        self.moment_changed.emit()
        sheet = self.moments.sheet
        if self._level is Level.R1 and sheet is not None:
            self.reduced_ready.emit(sheet)
        else:
            self._to_level(self._level)

    def is_ready(self, item: Item, level: Level) -> bool:
        """Say whether an item can be shown at a level at once."""
        return self._views.is_ready(item, level)

    def prepare(self, item: Item, level: Level) -> None:
        """Make a view that is likely to be wanted next; it is shown when it is asked for."""
        self._views.prepare(item, level)

    def _to_level(self, level: Level) -> None:
        changed = level is not self._level
        self._level = level
        self._views.want(level)
        if changed:
            self.level_changed.emit(level)
        item = self._item
        if level is Level.R0 or item is None:
            self._idle.stop()
            self.covered.emit()
            return
        self._idle.start()
        if self.is_text_only and item.kind is not ItemKind.TEXT:
            self.covered.emit()
            self.told.emit(translate("Errors", "Not shown on this machine."))
            return
        known = self._views.known()
        if known is not None:
            self.reduced_ready.emit(known)
            return
        self.covered.emit()
        self._views.ask()

    def _walls_came(self, walls: Walls) -> None:
        self.walls = walls
        self.walls_changed.emit()
        if self.is_text_only and self._item is not None:
            self._to_level(self._level)

    def _set_reason(self, reason: str, *, asks: bool) -> None:
        if (reason, asks) != (self.reason, self.asks_reason):
            self.reason, self.asks_reason = reason, asks
            self.reason_changed.emit()

    def _set_colour(self, *, on: bool) -> None:
        if on is not self.is_colour:
            self.is_colour = on
            self.colour_changed.emit()

    @Slot(object)
    def _tell(self, error: Exception) -> None:
        self.told.emit(describe(error))


def text_only_sentence() -> str:
    """Return why there is no picture."""
    return translate(
        "Errors",
        "Pictures are not decoded on this machine, because it cannot keep a hostile file inside. "
        "Decide from the context and the text, or give it back.",
    )


def _brush(look: LookCalls, item: Item, at: int, around: Reduced | None) -> Brushed:
    if around is None:
        around = look.reduced(item.item_id, Level.R1, at)
    assert isinstance(around, ReducedView), "a text is not brushed over"
    return Brushed(around=around, inside=look.begin_detail(item.item_id, at))


def _nothing(_result: object) -> None:
    """Want no answer."""
