# SPDX-License-Identifier: Apache-2.0
"""Filters over the records: days, queue, label, outcome, event. There is none for a person."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

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
from reviewer.gui.widgets.choice import Choice
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
