# SPDX-License-Identifier: Apache-2.0
"""Choices with their keys: a box or a dot, the key, and words that wrap rather than being cut."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QResizeEvent
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
        self.box = QRadioButton(self) if single else QCheckBox(self)
        self.box.setAutoExclusive(False)  # what is chosen is the view model's to say
        self.box.clicked.connect(self._pick)
        self.box.installEventFilter(self)
        name(self.box, words, key)
        self._key = labels.fixed(isolated(key), "key", self)
        self._words = labels.body(words, self)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 1, 2, 1)
        row.setSpacing(8)
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
        return self.box.sizeHint().width() + self._key.minimumWidth() + words + 28

    def set_chosen(self, chosen: bool) -> None:
        """Show whether it is chosen."""
        self.box.setChecked(chosen)

    @Slot()
    def _pick(self) -> None:
        self.picked.emit(self.code)

    # Overrides of Qt.
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draw an edge around the whole row while its box has the keyboard."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.setProperty("held", event.type() == QEvent.Type.FocusIn)
            self.style().polish(self)
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick by clicking anywhere on the row."""
        if event.button() == Qt.MouseButton.LeftButton and self.box.isEnabled():
            self.box.click()


class ChoiceGrid(QWidget):
    """Choices in one column, or in two where the words leave room.

    Signals:
        picked: the person picked a choice or put it back (the code, str).
    """

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, columns: int = 1) -> None:
        super().__init__(parent)
        self.rows: list[ChoiceRow] = []
        self._most = columns
        self._columns = 1
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(0)

    def show_choices(self, choices: list[tuple[str, str, str]], *, single: bool = False) -> None:
        """Show (code, words, key) as rows, in this order."""
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
        self._arrange(self._fitting())

    def set_chosen(self, codes: tuple[str, ...]) -> None:
        """Show which are chosen."""
        for row in self.rows:
            row.set_chosen(row.code in codes)

    def focus_first(self) -> None:
        """Give the keyboard to the first choice."""
        if self.rows:
            self.rows[0].box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fitting(self) -> int:
        widest = max((row.natural_width() for row in self.rows), default=0)
        return self._most if self._most * widest + 8 * (self._most - 1) <= self.width() else 1

    def _arrange(self, columns: int) -> None:
        self._columns = columns
        for row in self.rows:
            self._grid.removeWidget(row)
        lines = -(-len(self.rows) // columns)
        for at, row in enumerate(self.rows):
            self._grid.addWidget(row, at % lines, at // lines, Qt.AlignmentFlag.AlignTop)
            row.show()
        for column in range(self._most):
            self._grid.setColumnStretch(column, int(column < columns))
        self.updateGeometry()

    # Overrides of Qt.
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use a second column when there is room for it."""
        super().resizeEvent(event)
        if self.rows and self._fitting() != self._columns:
            self._arrange(self._fitting())

    def minimumSizeHint(self) -> QSize:
        """Let the words wrap instead of asking for more width."""
        return QSize(0, super().minimumSizeHint().height())
