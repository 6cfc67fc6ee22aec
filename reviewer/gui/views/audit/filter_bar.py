# SPDX-License-Identifier: Apache-2.0
"""Filters over the records: days, queue, label, outcome, event. There is none for a person."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QStyle, QVBoxLayout, QWidget

from reviewer.domain.outbox import Outcome
from reviewer.gui.foundation import fonts, labels
from reviewer.gui.foundation.accessibility import name
from reviewer.gui.foundation.theme import Theme
from reviewer.gui.viewmodels.audit import Audit, Filters
from reviewer.gui.viewmodels.audit_words import (
    ANY_EVENT,
    LISTED_EVENTS,
    event_words,
    is_day,
    outcome_code_words,
)
from reviewer.gui.widgets.flow import FlowLayout

_LOG_OUTCOMES = (*(outcome.value for outcome in Outcome), "delivered")


class DayField(QLineEdit):
    """A day as ``YYYY-MM-DD``, in the time of the logs; empty means any."""

    def __init__(self, words: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setFont(fonts.mono_font(theme.body_px))
        self.setPlaceholderText("YYYY-MM-DD")
        self.setMaxLength(10)
        self.setFixedWidth(theme.scaled(104))
        name(self, words)

    @property
    def is_fine(self) -> bool:
        """Say whether it can be filtered by as it stands."""
        return not self.text() or is_day(self.text())


class Choice(QComboBox):
    """One code out of some, or any."""

    def __init__(self, words: str, theme: Theme, parent: QWidget, first: str = "") -> None:
        """Name the empty choice ``first``, if it is not simply any."""
        super().__init__(parent)
        self._theme = theme
        self._first = first or self.tr("Any")
        self.setFixedSize(theme.scaled(128), theme.scaled(34))
        self.view().setTextElideMode(Qt.TextElideMode.ElideRight)
        name(self, words)
        self.offer(())

    def offer(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer (code, words), and any; what was chosen stays so if it is still there."""
        before = self.code
        self.blockSignals(True)
        self.clear()
        self.addItem(self._first, "")
        for code, words in choices:
            self.addItem(words, code)
        self.setCurrentIndex(max(0, self.findData(before)))
        self.blockSignals(False)
        widest = max(
            (self.fontMetrics().horizontalAdvance(self.itemText(at)) for at in range(self.count())),
            default=0,
        )
        self.view().setMinimumWidth(min(widest + 40, self._theme.scaled(360)))

    @property
    def code(self) -> str:
        """Return the chosen code, empty for any."""
        return str(self.currentData() or "")

    # Overrides of Qt.
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it like the fields beside it: an edge, the words, and a mark that it opens."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_keyboard = self.hasFocus()
        width = 2.0 if has_keyboard else 1.0
        painter.setPen(QPen(self._theme.colour("accent" if has_keyboard else "edge"), width))
        painter.setBrush(self._theme.colour("bg"))
        inset = width / 2
        frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame, 6, 6)
        room, pad, mark = self.rect(), self._theme.scaled(8), self._theme.scaled(10)
        words = QRect(pad, 0, room.width() - 3 * pad - mark, room.height())
        place = QStyle.visualRect(self.layoutDirection(), room, words)
        align = QStyle.visualAlignment(
            self.layoutDirection(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        painter.setPen(self._theme.colour("text" if self.code else "dim"))
        metrics = painter.fontMetrics()
        short = metrics.elidedText(self.currentText(), Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, int(align) | int(Qt.AlignmentFlag.AlignAbsolute), short)
        end = QRect(room.width() - pad - mark, 0, mark, room.height())
        self._draw_mark(painter, QStyle.visualRect(self.layoutDirection(), room, end))

    def _draw_mark(self, painter: QPainter, place: QRect) -> None:
        middle, half = place.center(), place.width() // 2
        painter.setPen(QPen(self._theme.colour("dim"), 1.5))
        low = QPoint(middle.x(), middle.y() + half // 2)
        for side in (-half, half):
            painter.drawLine(QPoint(middle.x() + side, middle.y() - half // 2), low)


class FilterBar(QWidget):
    """The filters; each change shows other records at once.

    Signals:
        changed: other records are wanted (Filters).
    """

    changed = Signal(object)

    def __init__(self, audit: Audit, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._audit = audit
        self.day_from = DayField(self.tr("From day"), theme, self)
        self.day_to = DayField(self.tr("To day"), theme, self)
        self.queue = Choice(self.tr("Queue"), theme, self)
        self.label = Choice(self.tr("Label"), theme, self)
        self.outcome = Choice(self.tr("Outcome"), theme, self)
        self.event_kind = Choice(self.tr("Event"), theme, self, self.tr("All but assignments"))
        self.clear = QPushButton(self.tr("Clear filters"), self)
        self.clear.setProperty("role", "quiet")
        self.clear.setAutoDefault(False)
        self.hint = labels.dim(self.tr("A day is written as 2026-11-22, in UTC."), self)
        self.hint.hide()
        self._build()
        for day in (self.day_from, self.day_to):
            day.textChanged.connect(self._change)
        for choice in (self.queue, self.label, self.outcome, self.event_kind):
            choice.currentIndexChanged.connect(self._change)
        self.clear.clicked.connect(self.empty)
        audit.choices_changed.connect(self.offer)
        self.offer()

    def _build(self) -> None:
        flow = FlowLayout(spacing=8)
        for caption, field in (
            (self.tr("From day"), self.day_from),
            (self.tr("To day"), self.day_to),
            (self.tr("Event"), self.event_kind),
            (self.tr("Queue"), self.queue),
            (self.tr("Label"), self.label),
            (self.tr("Outcome"), self.outcome),
            ("", self.clear),
        ):
            cell = QWidget(self)
            column = QVBoxLayout(cell)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(2)
            column.addWidget(labels.caption(caption, cell))
            column.addWidget(field)
            flow.addWidget(cell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(flow)
        column.addWidget(self.hint)

    @Slot()
    def offer(self) -> None:
        """Offer what the policy in force knows."""
        self.queue.offer((queue, queue) for queue in self._audit.queues)
        self.label.offer(self._audit.labels)
        self.outcome.offer((code, outcome_code_words(code)) for code in _LOG_OUTCOMES)
        events = ((event.value, event_words(event.value)) for event in LISTED_EVENTS)
        by_words = sorted(events, key=lambda pair: pair[1])
        self.event_kind.offer([(ANY_EVENT, self.tr("Any")), *by_words])

    @Slot()
    def empty(self) -> None:
        """Want every record again."""
        fields = (self.day_from, self.day_to, *self._choices())
        for field in fields:
            field.blockSignals(True)
        self.day_from.setText("")
        self.day_to.setText("")
        for choice in self._choices():
            choice.setCurrentIndex(0)
        for field in fields:
            field.blockSignals(False)
        self._change()

    def take_keyboard(self) -> None:
        """Give the keyboard to the first filter."""
        self.day_from.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _choices(self) -> tuple[Choice, ...]:
        return (self.event_kind, self.queue, self.label, self.outcome)

    @Slot()
    def _change(self) -> None:
        fine = self.day_from.is_fine and self.day_to.is_fine
        self.hint.setVisible(not fine)
        wanted = Filters(
            day_from=self.day_from.text(),
            day_to=self.day_to.text(),
            queue=self.queue.code,
            label=self.label.code,
            outcome=self.outcome.code,
            event=self.event_kind.code,
        )
        if fine and wanted != self._audit.filters:
            self.changed.emit(wanted)
