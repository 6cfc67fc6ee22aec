# SPDX-License-Identifier: Apache-2.0
"""The stage: how much is shown, what is shown, and what a key would do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reviewer.domain.views import Level, ReducedText
from reviewer.gui.foundation import labels, shortcut_words, shortcuts
from reviewer.gui.foundation.accessibility import announce, name
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.labels import isolated
from reviewer.gui.foundation.language import number
from reviewer.gui.foundation.preferences import LookMode
from reviewer.gui.foundation.shortcuts import Act
from reviewer.gui.foundation.theme import Theme
from reviewer.gui.viewmodels.looking import Clear, Reduced
from reviewer.gui.viewmodels.review import Review
from reviewer.gui.views.review.messages import Message
from reviewer.gui.widgets.canvas import StageCanvas
from reviewer.gui.widgets.flow import FlowLayout
from reviewer.gui.widgets.keys import ActButton

LEVELS = {
    Act.LEVEL_COVERED: Level.R0,
    Act.LEVEL_SHAPE: Level.R1,
    Act.LEVEL_GIST: Level.R2,
}

_SLOW_MS = 400
_PILL_PX = 25  # padding and border of the hint in the stylesheet


class StagePanel(QWidget):
    """Levels above, the item or a message in the middle.

    Signals:
        level_wanted: the person chose a level (Level).
    """

    level_wanted = Signal(object)

    def __init__(
        self, review: Review, theme: Theme, layout: Layout, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._review = review
        self._looking = review.looking
        self._layout = layout
        self.canvas = StageCanvas(theme, self)
        name(self.canvas, self.tr("Item"))
        self._hint = labels.fixed("", "hint", self)
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._fit = QTimer(self, singleShot=True, interval=0)
        self._fit.timeout.connect(self._fit_hint)
        self._slow = QTimer(self, singleShot=True, interval=_SLOW_MS)
        self._slow.timeout.connect(self._say_slow)
        self.message = Message(theme, layout, self)
        self._place = labels.fixed("", "dim", self)
        self._before = self._step_button(Act.MEMBER_BEFORE, layout)
        self._after = self._step_button(Act.MEMBER_AFTER, layout)
        self._levels = [self._level_button(act, layout) for act in LEVELS]
        self._clear = self._clear_button(layout)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._stage())
        self._stack.addWidget(self.message)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._bar = self._level_bar()
        column.addWidget(self._bar)
        column.addWidget(self._stack, 1)
        self._connect()

    def show_message(self, *, shown: bool) -> None:
        """Put the message, or the item, on the stage."""
        self._bar.setVisible(not shown)
        self._stack.setCurrentIndex(int(shown))

    def _connect(self) -> None:
        direct = Qt.ConnectionType.DirectConnection
        self._looking.covered.connect(self._covered, direct)
        self._looking.clear_over.connect(self.canvas.end_clear, direct)
        self._looking.reduced_ready.connect(self._show_reduced)
        self._looking.clear_ready.connect(self._show_clear)
        self._looking.level_changed.connect(self._show_level)
        self._looking.told.connect(self._tell)
        self._review.member_changed.connect(self._show_member)

    def _stage(self) -> QFrame:
        frame = QFrame(self)
        grid = QGridLayout(frame)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.canvas, 0, 0, 2, 1)
        pill = QHBoxLayout()
        pill.setContentsMargins(12, 0, 12, 0)
        pill.addStretch(1)
        pill.addWidget(self._hint, 0, Qt.AlignmentFlag.AlignBottom)
        pill.addStretch(1)
        grid.addLayout(pill, 0, 0)
        grid.setRowStretch(0, 1)
        grid.setRowMinimumHeight(1, 20)
        return frame

    def _level_bar(self) -> QWidget:
        bar = QWidget(self)
        flow = FlowLayout(bar)
        for button in (*self._levels, self._clear):
            flow.addWidget(button)
        side = QWidget(bar)
        row = QHBoxLayout(side)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for widget in (self._before, self._place, self._after):
            row.addWidget(widget)
        flow.addWidget(side)
        self._steps = side
        return bar

    def _level_button(self, act: Act, layout: Layout) -> ActButton:
        button = ActButton(act, layout, "quiet", self, pattern="{key}  {words}")
        button.setCheckable(True)
        button.clicked.connect(self._choose)
        return button

    def _clear_button(self, layout: Layout) -> ActButton:
        hold = self.tr("hold {key}  {words}")
        pattern = hold if self._looking.mode is LookMode.HOLD else "{key}  {words}"
        button = ActButton(Act.LOOK_CLEAR, layout, "quiet", self, pattern=pattern)
        button.pressed.connect(self._looking.press_clear)
        button.released.connect(self._looking.release_clear)
        return button

    def _step_button(self, act: Act, layout: Layout) -> ActButton:
        button = ActButton(act, layout, "quiet", self, pattern="{key}")
        button.setProperty("tight", "true")
        button.clicked.connect(self._step)
        return button

    @Slot()
    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, ActButton):
            self.level_wanted.emit(LEVELS[button.act])
            self._show_level(self._looking.level)

    @Slot()
    def _step(self) -> None:
        self._review.step_member(-1 if self.sender() is self._before else 1)

    @Slot()
    def _covered(self) -> None:
        if self._review.item is None:
            self._slow.stop()
            self.canvas.leave_empty()
        elif self._looking.level is Level.R0:
            self._slow.stop()
            self.canvas.cover(self.tr("Covered"))
        else:  # the view that was asked for is on its way
            self.canvas.cover()
            self._slow.start()

    @Slot()
    def _say_slow(self) -> None:
        self.canvas.word_tile(self.tr("The view is being made"))

    @Slot(object)
    def _show_reduced(self, view: Reduced) -> None:
        self._slow.stop()
        self.canvas.show_reduced(view, self._text_words(view))

    @Slot(object)
    def _show_clear(self, view: Clear) -> None:
        self.canvas.show_clear(view)

    @Slot(object)
    def _show_level(self, level: Level) -> None:
        for button in self._levels:
            button.setChecked(LEVELS[button.act] is level)
        self._clear.setProperty("on", "true" if level is Level.R4 else "false")
        self._clear.style().polish(self._clear)
        self._show_hint(self._hint_words(level))
        announce(self.canvas, self._level_words(level))

    @Slot(str)
    def _tell(self, sentence: str) -> None:
        self.canvas.show_note(sentence)
        announce(self.canvas, sentence)

    @Slot()
    def _show_member(self) -> None:
        opened, item = self._review.opened, self._review.item
        if opened is None or item is None:
            return
        count = len(opened.group.items)
        self._steps.setVisible(count > 1)
        self._place.setText(
            self.tr("{at} of {count}").format(
                at=number(self._review.member + 1), count=number(count)
            )
        )
        self._before.setEnabled(self._review.member > 0)
        self._after.setEnabled(self._review.member < count - 1)
        self._show_level(self._looking.level)

    def _show_hint(self, words: str) -> None:
        self._hint.setText(words)
        # A wrapping label asks for a narrow block; one line is wanted wherever it fits.
        wanted = self._hint.fontMetrics().horizontalAdvance(words) + 2 * _PILL_PX
        self._hint.setMinimumWidth(min(wanted, max(120, self.canvas.width() - 24)))

    # Overrides of Qt.
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the hint use the new width."""
        super().resizeEvent(event)
        self._hint.setMinimumWidth(0)
        self._fit.start()

    @Slot()
    def _fit_hint(self) -> None:
        self._show_hint(self._hint.text())

    def _hint_words(self, level: Level) -> str:
        clear = isolated(shortcuts.drawn(Act.LOOK_CLEAR, self._layout))
        is_hold = self._looking.mode is LookMode.HOLD
        if level is Level.R4:
            if is_hold:
                return self.tr("Covers again when you let go")
            return self.tr("{key} covers again").format(key=clear)
        if level is Level.R0:
            return self.tr("Covered. {shape} or {gist} shows the gist").format(
                shape=isolated(shortcuts.drawn(Act.LEVEL_SHAPE, self._layout)),
                gist=isolated(shortcuts.drawn(Act.LEVEL_GIST, self._layout)),
            )
        if is_hold:
            return self.tr("Hold {key} to look · covers again when you let go").format(key=clear)
        return self.tr("{key} to look, {key} again to cover").format(key=clear)

    def _level_words(self, level: Level) -> str:
        if level is Level.R4:
            return self.tr("Shown clear")
        act = {value: key for key, value in LEVELS.items()}[level]
        return shortcut_words.words(act)

    def _text_words(self, view: Reduced) -> str:
        if not isinstance(view, ReducedText):
            return ""
        return self.tr("Text in {script} script: {characters} characters, {lines} lines").format(
            script=isolated(view.script),
            characters=number(view.characters),
            lines=number(view.lines),
        )
