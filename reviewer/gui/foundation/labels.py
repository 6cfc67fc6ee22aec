# SPDX-License-Identifier: Apache-2.0
"""The only maker of labels: plain text always, so that nothing untrusted is ever read as markup.

QLabel guesses rich text by itself and would then load local files; here the guess is impossible.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

# Characters that reorder or hide text.  They are drawn as what they are, never obeyed.
_CONTROLS = frozenset(
    "\u200b\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)


_LINE_EM = 1.6


def visible(untrusted: str) -> str:
    """Return ``untrusted`` with every character that would reorder or hide text spelled out."""
    return "".join(_spelled(character) for character in untrusted)


def _spelled(character: str) -> str:
    if character in _CONTROLS:
        return f"[U+{ord(character):04X}]"
    if character in "\n\t":
        return character
    if unicodedata.category(character) in ("Cc", "Cs", "Co"):
        return f"[U+{ord(character):04X}]"
    return character


def text_direction(text: str) -> Qt.LayoutDirection:
    """Return which way ``text`` is written: that of its first letter that has one."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            return Qt.LayoutDirection.RightToLeft
        if kind == "L":
            break
    return Qt.LayoutDirection.LeftToRight


def isolated(text: str) -> str:
    """Return ``text`` so that its direction leaves the sentence around it alone."""
    return f"\u2068{text}\u2069"


def left_to_right(text: str) -> str:
    """Return an id so that its digits and signs keep their order in any window."""
    return f"\u2066{text}\u2069"


def listed(parts: Iterable[str]) -> str:
    """Return short facts on one line, in the window's direction whatever each one's own."""
    right = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    mark = "\u200f" if right else "\u200e"
    return mark + " · ".join(isolated(part) for part in parts)


class PlainLabel(QLabel):
    """A label that shows exactly its characters."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)

    def _trimmed(self, size: QSize) -> QSize:
        return QSize(size.width(), self._trimmed_height(size.height()))

    def _trimmed_height(self, height: int) -> int:
        # Arabic typefaces keep room above and below a line that their letters leave empty.
        metrics = self.fontMetrics()
        spare = metrics.height() - round(self.font().pixelSize() * _LINE_EM)
        return height - spare if 0 < spare < height else height

    # Overrides of Qt.
    def sizeHint(self) -> QSize:
        """Return the room the words need."""
        return self._trimmed(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        """Return the least room the words need."""
        return self._trimmed(super().minimumSizeHint())

    def heightForWidth(self, width: int) -> int:
        """Return the height the words need at ``width``, below 0 for any."""
        height = super().heightForWidth(width)
        return height if height < 0 else self._trimmed_height(height)


class ElidedLabel(PlainLabel):
    """A label of one line that ends in an ellipsis when there is no room."""

    def __init__(
        self,
        role: str,
        parent: QWidget | None = None,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        super().__init__(role, parent)
        self._mode = mode
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    # Overrides of Qt.
    def minimumSizeHint(self) -> QSize:
        """Allow any width: what does not fit is elided."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the text, shortened to the room there is."""
        painter = QPainter(self)
        room = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), self._mode, room.width())
        if self.property("role") == "code":
            # The groups of a number have no direction of their own and would follow the window's.
            text = f"\u2066{text}\u2069"
        flags = self.alignment() | Qt.TextFlag.TextSingleLine
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, int(flags), text)


def body(text: str = "", parent: QWidget | None = None) -> PlainLabel:
    """Return a label for a sentence; long ones wrap."""
    return _wrapping("body", text, parent)


def dim(text: str = "", parent: QWidget | None = None) -> PlainLabel:
    """Return a label for a sentence of second rank; long ones wrap."""
    return _wrapping("dim", text, parent)


def title(text: str = "", parent: QWidget | None = None) -> PlainLabel:
    """Return a label for a panel's title."""
    return _wrapping("title", text, parent)


def caption(text: str = "", parent: QWidget | None = None) -> PlainLabel:
    """Return a label for the small heading of a section."""
    return _wrapping("caption", text, parent)


def line(text: str = "", role: str = "dim", parent: QWidget | None = None) -> ElidedLabel:
    """Return a label of one line that is shortened when there is no room."""
    label = ElidedLabel(role, parent)
    label.setText(text)
    return label


def fixed(text: str = "", role: str = "dim", parent: QWidget | None = None) -> PlainLabel:
    """Return a label of one line that always has the room it needs."""
    label = PlainLabel(role, parent)
    label.setText(text)
    return label


def code(text: str = "", parent: QWidget | None = None) -> ElidedLabel:
    """Return a left-to-right monospace label for an id, a hash or a path."""
    label = ElidedLabel("code", parent, Qt.TextElideMode.ElideMiddle)
    label.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    # The one place where left means left: digits of a hash are no sentence.
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    label.setText(text)
    return label


def tip(widget: QWidget, words: str) -> None:
    """Show exactly ``words`` while the mouse rests there; Qt would obey markup in them."""
    widget.setToolTip(Qt.convertFromPlainText(words, Qt.WhiteSpaceMode.WhiteSpaceNormal))


def _wrapping(role: str, text: str, parent: QWidget | None) -> PlainLabel:
    label = PlainLabel(role, parent)
    label.setWordWrap(True)
    label.setText(text)
    return label
