# SPDX-License-Identifier: Apache-2.0
"""Choices with their keys: a box or a dot, the key, and words that wrap rather than being cut."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
    QWidget,
)

from reviewer.gui.foundation import labels
from reviewer.gui.foundation.accessibility import name
from reviewer.gui.foundation.labels import isolated

_GAP_PX = 6


class ChoiceRow(QWidget):
    """One choice.

    Signals:
        picked: the person picked it or put it back (the code, str).
    """

    picked = Signal(str)

    def __init__(
        self, code: str, words: str, key: str, *, single: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.code = code
        self.setProperty("role", "choice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.box = _Dot(self) if single else _Box(self)
        self.box.setAutoExclusive(False)  # what is chosen is the view model's to say
        self.box.clicked.connect(self._pick)
        name(self.box, words, key)
        self._key = labels.fixed(isolated(key), "key", self)
        self._words = labels.body(words, self)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 1, 2, 1)
        row.setSpacing(_GAP_PX)
        row.addWidget(self.box)
        row.addWidget(self._key)
        row.addWidget(self._words, 1)
        self._key.setVisible(bool(key))

    def key_width(self) -> int:
        """Return the room the key needs."""
        return self._key.sizeHint().width()

    def set_key_width(self, width: int) -> None:
        """Line the words up with the rows above and below."""
        self._key.setMinimumWidth(width)

    def natural_width(self) -> int:
        """Return the width at which the words need one line."""
        words = self._words.fontMetrics().horizontalAdvance(self._words.text())
        key = self._key.minimumWidth() + _GAP_PX if self._key.text() else 0
        return self.box.sizeHint().width() + _GAP_PX + key + words + 8

    def set_chosen(self, chosen: bool) -> None:
        """Show whether it is chosen."""
        self.box.setChecked(chosen)

    @Slot()
    def _pick(self) -> None:
        self.picked.emit(self.code)

    def set_held(self, *, held: bool) -> None:
        """Draw an edge around the whole row, or none."""
        self.setProperty("held", held)
        self.style().polish(self)

    # Overrides of Qt.
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick by clicking anywhere on the row."""
        if event.button() == Qt.MouseButton.LeftButton and self.box.isEnabled():
            self.box.click()


class _Box(QCheckBox):
    """The box of a row, which tells it whether it has the keyboard."""

    # Overrides of Qt.
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the row."""
        super().focusInEvent(event)
        _mark(self, held=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Unmark the row."""
        super().focusOutEvent(event)
        _mark(self, held=False)


class _Dot(QRadioButton):
    """The same for a choice that excludes the others."""

    # Overrides of Qt.
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the row."""
        super().focusInEvent(event)
        _mark(self, held=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Unmark the row."""
        super().focusOutEvent(event)
        _mark(self, held=False)


def _mark(box: QWidget, *, held: bool) -> None:
    row = box.parentWidget()
    if isinstance(row, ChoiceRow):
        row.set_held(held=held)


class ChoiceGrid(QWidget):
    """Choices one to a line, or two where both neighbours' words leave room.

    Signals:
        picked: the person picked a choice or put it back (the code, str).
    """

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, columns: int = 1) -> None:
        super().__init__(parent)
        self.rows: list[ChoiceRow] = []
        self._most = columns
        self._shown: tuple[list[tuple[str, str, str]], bool] = ([], False)
        self._plan: list[tuple[int, int, int]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(0)

    def show_choices(self, choices: list[tuple[str, str, str]], *, single: bool = False) -> None:
        """Show (code, words, key) as rows, in this order; the same ones stay as they are."""
        if (choices, single) == self._shown:
            return
        self._shown = choices, single
        for row in self.rows:
            self._grid.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [
            ChoiceRow(code, words, key, single=single, parent=self) for code, words, key in choices
        ]
        widest = max((row.key_width() for row in self.rows), default=0)
        for row in self.rows:
            row.set_key_width(widest)
            row.picked.connect(self.picked)
        self._arrange(self._places())

    def set_chosen(self, codes: tuple[str, ...]) -> None:
        """Show which are chosen."""
        for row in self.rows:
            row.set_chosen(row.code in codes)

    def focus_first(self) -> None:
        """Give the keyboard to the first choice."""
        if self.rows:
            self.rows[0].box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _places(self) -> list[tuple[int, int, int]]:
        """Return (line, column, columns taken) of every row, in reading order."""
        half = (self.width() - self._grid.horizontalSpacing()) // 2
        fits = [self._most > 1 and row.natural_width() <= half for row in self.rows]
        plan: list[tuple[int, int, int]] = []
        line = at = 0
        while at < len(fits):
            pair = fits[at : at + 2]
            if pair == [True, True]:
                plan += [(line, 0, 1), (line, 1, 1)]
            else:
                plan.append((line, 0, 2))
            at += 2 if pair == [True, True] else 1
            line += 1
        return plan

    def _arrange(self, plan: list[tuple[int, int, int]]) -> None:
        self._plan = plan
        for row in self.rows:
            self._grid.removeWidget(row)
        for row, (line, column, taken) in zip(self.rows, plan, strict=True):
            self._grid.addWidget(row, line, column, 1, taken, Qt.AlignmentFlag.AlignTop)
            row.show()
        for column in range(2):
            self._grid.setColumnStretch(column, 1)
        self.updateGeometry()

    # Overrides of Qt.
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put two on a line when there is room for them."""
        super().resizeEvent(event)
        plan = self._places()
        if plan != self._plan:
            self._arrange(plan)

    def minimumSizeHint(self) -> QSize:
        """Let the words wrap instead of asking for more width."""
        return QSize(0, super().minimumSizeHint().height())
