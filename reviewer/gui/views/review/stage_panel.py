# SPDX-License-Identifier: Apache-2.0
"""The stage: how much is shown, what is shown, and what a key would do about it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reviewer.domain.views import (
    ClearText,
    ClearView,
    ContactSheet,
    DetailView,
    Level,
    ReducedText,
    ReducedView,
    Waveform,
)
from reviewer.gui.foundation import labels
from reviewer.gui.foundation.accessibility import announce, name
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.labels import visible
from reviewer.gui.foundation.language import number
from reviewer.gui.foundation.theme import Theme
from reviewer.gui.viewmodels.held_look import Brushed, Frame
from reviewer.gui.viewmodels.looking import text_only_sentence
from reviewer.gui.viewmodels.review import Review
from reviewer.gui.views.review.level_bar import HELD, LEVELS, LevelBar
from reviewer.gui.views.review.messages import Message
from reviewer.gui.views.review.reason_row import ReasonRow
from reviewer.gui.views.review.stage_words import described, hint, level_words, text_summary
from reviewer.gui.widgets.canvas import StageCanvas

__all__ = ["HELD", "LEVELS", "StagePanel"]

_SLOW_MS = 400
_PILL_PX = 25  # padding and border of the hint in the stylesheet
_ARROWS = {1: (-1, 0), 2: (1, 0), 3: (0, -1), 4: (0, 1)}
_COLUMNS = 3  # of a contact sheet


class StagePanel(QWidget):
    """Levels above, the item or a message in the middle.

    Signals:
        level_wanted: the person chose a level (Level).
    """

    level_wanted = Signal(object)

    def __init__(
        self,
        review: Review,
        theme: Theme,
        layout: Layout,
        language: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._review = review
        self._looking = review.looking
        self._layout = layout
        self._language = language
        self._told = ""
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
        self.bar = LevelBar(review, layout, self)
        self.reasons = ReasonRow(layout, self)
        self.banner = self._banner()
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._stage())
        self._stack.addWidget(self.message)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.banner, self.bar, self.reasons):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        self._connect()

    def show_message(self, *, shown: bool) -> None:
        """Put the message, or the item, on the stage."""
        self._stack.setCurrentIndex(int(shown))
        self._show_reason()

    def step(self, by: int) -> None:
        """Go on or back: a page of a text that is held, else a moment, cell or step."""
        if self.canvas.is_clear:
            self.canvas.turn_page(by)
            self._fit.start()
        else:
            self._looking.step(by)

    def arrow(self, direction: int) -> None:
        """Move the ring, or choose in the direction of an arrow key."""
        dx, dy = _ARROWS[direction]
        if self.canvas.is_detail:
            self.canvas.move_ring(dx, dy)
            return
        by = (-dx if self.isRightToLeft() else dx) + dy * _COLUMNS
        if dx or self._looking.level is Level.R1:
            self._looking.step(by)

    def _banner(self) -> QFrame:
        banner = QFrame(self)
        banner.setProperty("role", "panel")
        row = QVBoxLayout(banner)
        row.setContentsMargins(12, 8, 12, 8)
        row.addWidget(labels.body(text_only_sentence(), banner))
        banner.hide()
        return banner

    def _connect(self) -> None:
        direct = Qt.ConnectionType.DirectConnection
        looking = self._looking
        looking.covered.connect(self._covered, direct)
        looking.clear_over.connect(self.canvas.end_clear, direct)
        looking.reduced_ready.connect(self._show_reduced)
        looking.waveform_ready.connect(self._show_waveform)
        looking.held_ready.connect(self._show_held)
        looking.level_changed.connect(self._show_level)
        looking.moment_changed.connect(self._show_moment)
        looking.reason_changed.connect(self._show_reason)
        looking.colour_changed.connect(self._show_colour)
        looking.walls_changed.connect(self._show_walls)
        looking.told.connect(self._tell)
        self.canvas.cell_wanted.connect(looking.choose_cell)
        self.bar.level_wanted.connect(self.level_wanted)
        self.reasons.picked.connect(looking.choose_reason)
        self._review.member_changed.connect(self._show_member)
        self._review.policy_changed.connect(self._show_policy)

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
    def _show_reduced(self, view: object) -> None:
        self._slow.stop()
        self._show_wave()
        if isinstance(view, ReducedText):
            if view.level is Level.R1:
                self.canvas.show_summary(text_summary(view, self._category()))
            else:
                self.canvas.show_words(view.excerpt)
        elif isinstance(view, ContactSheet):
            self.canvas.show_sheet(view, self._looking.moments.cell)
        elif isinstance(view, ReducedView):
            self.canvas.show_reduced(view)
        elif isinstance(view, Waveform):
            self.canvas.leave_empty()
        self._say_hint()

    @Slot(object)
    def _show_held(self, view: object) -> None:
        if isinstance(view, DetailView):
            self.canvas.show_detail(view.view)
        elif isinstance(view, Brushed):
            self.canvas.show_brush(view.around, view.inside.view)
        elif isinstance(view, ClearText):
            self.canvas.show_words(view.text, clear=True)
            self._fit.start()
        elif isinstance(view, ClearView | Frame):
            self.canvas.show_clear(view.pixels, QSize(view.width, view.height))

    @Slot(object)
    def _show_waveform(self, _waveform: object) -> None:
        self._show_wave()

    def _show_wave(self) -> None:
        waveform, at = self._looking.waveform, self._looking.moments.at
        length = waveform.duration_ms if waveform is not None else 0
        self.canvas.show_waveform(waveform, at / length if length else 0.0)

    @Slot(object)
    def _show_level(self, level: Level) -> None:
        self._say_hint()
        item = self._review.item
        name(self.canvas, self.tr("Item"), described(item, level) if item else "")
        announce(self.canvas, level_words(level))

    @Slot()
    def _show_moment(self) -> None:
        self._show_wave()
        self._say_hint()

    @Slot()
    def _show_reason(self) -> None:
        is_item = self._stack.currentIndex() == 0
        asks = self._looking.asks_reason and is_item
        if asks and self.reasons.isHidden():
            self.reasons.ask()
        self.reasons.setVisible(asks)
        self.bar.setVisible(is_item and not asks)  # the question takes its place
        self._say_hint()

    @Slot()
    def _show_colour(self) -> None:
        self.canvas.set_colour(on=self._looking.is_colour)

    @Slot()
    def _show_walls(self) -> None:
        self.banner.setVisible(self._looking.is_text_only)
        if self._looking.is_text_only:
            announce(self.banner, text_only_sentence())

    @Slot()
    def _show_policy(self) -> None:
        if self._review.policy is not None:
            self.reasons.show_reasons(self._review.policy.look_reasons, self._language)

    @Slot(str)
    def _tell(self, sentence: str) -> None:
        self._slow.stop()
        self._told = sentence
        self.canvas.show_note(sentence)
        self._say_hint()
        announce(self.canvas, sentence)

    @Slot()
    def _show_member(self) -> None:
        self._show_level(self._looking.level)
        self._show_wave()

    def _category(self) -> str:
        opened, policy = self._review.opened, self._review.policy
        if opened is None or policy is None:
            return ""
        code = opened.group.category
        named = [each for each in policy.categories if each.code == code]
        return visible(named[0].named(self._language) if named else code)

    def _say_hint(self) -> None:
        looking = self._looking
        words = hint(looking, self._review.item, self._layout, has_more=self._has_more())
        known = looking.moments.steps
        if looking.held is None and looking.level is Level.R2 and known > 1:
            place = self.tr("{at} of {count}").format(
                at=number(looking.moments.at + 1), count=number(known)
            )
            words = f"{words} · {place}"
        if self._told and not self.canvas.shows_tile:
            words = self._told  # the note in the tile's place is not to be seen
        elif self._told and looking.level is not Level.R0:
            words = ""  # the note says it, and no key would show the item
        self._show_hint(words)

    def _has_more(self) -> bool:
        return self.canvas.is_clear and self.canvas.has_more

    def _show_hint(self, words: str) -> None:
        self._hint.setText(words)
        self._hint.setVisible(bool(words))
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
        self._say_hint()
