# SPDX-License-Identifier: Apache-2.0
"""A panel over the window for something to read or answer; no second window, no event loop.

It lies inside the window so that covering, focus loss and every key work the same above it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from reviewer.gui.foundation import labels
from reviewer.gui.foundation.accessibility import announce, name
from reviewer.gui.foundation.theme import Theme

_EDGE_PX = 20


class Sheet(QWidget):
    """A titled panel in the middle, above a veil that hides what is below.

    Signals:
        closed: the person is done with it.
    """

    closed = Signal()

    def __init__(self, title: str, theme: Theme, over: QWidget, width: int = 560) -> None:
        super().__init__(over)
        self._theme = theme
        self._width = width
        self.setProperty("role", "veil")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        name(self, title)
        self._title = title
        self._frame = QFrame(self)
        self._frame.setProperty("role", "sheet")
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(_EDGE_PX, 16, _EDGE_PX, 16)
        column.setSpacing(12)
        column.addWidget(labels.title(title, self._frame))
        self._area = QScrollArea(self._frame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page = QWidget()
        self.content = QVBoxLayout(self.page)
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(8)
        self._area.setWidget(self.page)
        column.addWidget(self._area, 1)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addStretch(1)
        column.addLayout(self.buttons)
        over.installEventFilter(self)
        self.hide()

    def add_close(self, words: str) -> QPushButton:
        """Add the button that closes the sheet."""
        button = QPushButton(words, self._frame)
        button.setAutoDefault(False)
        button.clicked.connect(self.closed)
        self.buttons.addWidget(button)
        return button

    def open(self) -> None:
        """Show it and give it the keyboard."""
        self._fit()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._title)

    def _fit(self) -> None:
        over = self.parentWidget()
        if over is None:
            return
        self.setGeometry(over.rect())
        width = min(self._theme.scaled(self._width), over.width() - 48)
        inner = self.content.totalHeightForWidth(width - 2 * _EDGE_PX)
        chrome = self._frame.sizeHint().height() - self._area.sizeHint().height()
        height = min(max(inner, self.page.sizeHint().height()) + chrome + 8, over.height() - 48)
        self._frame.setGeometry(
            (over.width() - width) // 2, max(24, (over.height() - height) // 2), width, height
        )

    # Overrides of Qt.
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move through what does not fit; let every other key go on to the window."""
        bar = self._area.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: bar.singleStep() * 2,
            Qt.Key.Key_Up: -bar.singleStep() * 2,
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            event.ignore()
        else:
            bar.setValue(bar.value() + step)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of what it lies over."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        return super().eventFilter(watched, event)
