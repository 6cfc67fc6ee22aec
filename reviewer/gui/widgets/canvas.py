# SPDX-License-Identifier: Apache-2.0
"""Paints what is shown of an item, and nothing else of it.

A reduced view and a clear view come in by different doors.  When a clear view has to go, its pixels
are overwritten and the widget is painted at once, before anything else happens; no later frame
holds them.  Nothing of the item is in a tooltip, a pixmap cache or the accessibility tree.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Slot
from PySide6.QtGui import QFont, QImage, QPainter, QPaintEvent, QPen, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from reviewer.domain.views import ClearText, ClearView, ReducedText, ReducedView
from reviewer.gui.foundation.labels import visible
from reviewer.gui.foundation.pixels import ClearPicture, reduced_picture
from reviewer.gui.foundation.theme import Theme

_TILE_PX = 160
_MARGIN_PX = 24
_EDGE_PX = 8
_PILL_ROOM_PX = 64  # the pill that says what a key does never lies on the item


class StageCanvas(QWidget):
    """The middle of the stage."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._reduced: QImage | None = None
        self._clear: ClearPicture | None = None
        self._text = ""
        self._note = ""
        self._tile = ""
        self._shows_tile = True
        self.setContentsMargins(_EDGE_PX, _EDGE_PX, _EDGE_PX, theme.scaled(_PILL_ROOM_PX))
        self.setMinimumSize(200, 160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def is_clear(self) -> bool:
        """Say whether anything clear is held."""
        return self._clear is not None

    @Slot()
    def cover(self, words: str = "") -> None:
        """Show nothing of the item, now; ``words`` stand in its place."""
        was_shown = self._shows_item()
        self._drop()
        self._tile = words
        self._shows_tile = True
        self._paint_soon_or_now(was_shown)

    @Slot()
    def end_clear(self) -> None:
        """Take the clear view off the screen, now."""
        self.cover()

    def leave_empty(self) -> None:
        """Show no item at all, now."""
        was_shown = self._shows_item()
        self._drop()
        self._shows_tile = False
        self._paint_soon_or_now(was_shown)

    def word_tile(self, words: str) -> None:
        """Say other words in the covered tile, while there is one."""
        self._tile = words
        self.update()

    def show_note(self, sentence: str) -> None:
        """Say why there is nothing to see, in the covered tile's place."""
        self._note = sentence
        self.update()

    @Slot(object)
    def show_reduced(self, view: ReducedView | ReducedText, words: str) -> None:
        """Paint a reduced view; ``words`` describe a reduced text."""
        self._drop()
        if isinstance(view, ReducedText):
            self._text = visible(view.excerpt) or words
        else:
            self._reduced = reduced_picture(view, self.devicePixelRatioF())
        self.repaint()

    @Slot(object)
    def show_clear(self, view: ClearView | ClearText) -> None:
        """Paint a clear view until it is covered."""
        self._drop()
        if isinstance(view, ClearText):
            self._text = visible(view.text)
        else:
            room = self.contentsRect().size()
            self._clear = ClearPicture(view, room, self.devicePixelRatioF())
        self.repaint()

    def _shows_item(self) -> bool:
        return self._clear is not None or self._reduced is not None or bool(self._text)

    def _paint_soon_or_now(self, was_shown: bool) -> None:
        # With nothing of the item on the screen there is nothing to take off it, and painting in
        # the middle of a change paints the whole window twice.
        if was_shown:
            self.repaint()
        else:
            self.update()

    def _drop(self) -> None:
        if self._clear is not None:
            self._clear.wipe()
        self._clear = None
        self._reduced = None
        self._text = ""
        self._shows_tile = False

    def _edge(self) -> QPen:
        return QPen(self._theme.colour("accent" if self.hasFocus() else "line"), 1)

    def _paint_image(self, painter: QPainter, image: QImage) -> None:
        size = image.deviceIndependentSize().toSize()
        place = QRect(QPoint(0, 0), size)
        place.moveCenter(self.contentsRect().center())
        painter.drawImage(place.topLeft(), image)

    def _paint_tile(self, painter: QPainter) -> None:
        side = self._theme.scaled(_TILE_PX)
        tile = QRect(0, 0, side, side)
        tile.moveCenter(self.contentsRect().center())
        if self._note:
            painter.setPen(self._theme.colour("dim"))
            room = self.contentsRect().adjusted(_MARGIN_PX, 0, -_MARGIN_PX, 0)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room, int(flags), self._note)
            return
        painter.setPen(self._theme.colour("line"))
        painter.setBrush(self._theme.colour("raised"))
        painter.drawRoundedRect(tile, 8, 8)
        painter.setPen(self._theme.colour("dim"))
        inside = tile.adjusted(8, 8, -8, -8)
        painter.drawText(
            inside, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self._tile
        )

    def _paint_text(self, painter: QPainter) -> None:
        font = QFont(self.font())
        font.setPixelSize(self._theme.scaled(14))
        painter.setFont(font)
        painter.setPen(self._theme.colour("text"))
        width = min(self.width() - 2 * _MARGIN_PX, self._theme.scaled(560))
        free = self.contentsRect()
        room = QRect(0, _MARGIN_PX, width, free.bottom() - _MARGIN_PX)
        room.moveLeft((self.width() - width) // 2)
        option = QTextOption(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.drawText(room.toRectF(), self._text, option)

    # Overrides of Qt.
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the whole widget every time, so that nothing older can shine through."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("bg"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._edge())
        painter.setBrush(self._theme.colour("stage"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 8, 8)
        if self._clear is not None:
            self._paint_image(painter, self._clear.image)
        elif self._reduced is not None:
            self._paint_image(painter, self._reduced)
        elif self._text:
            self._paint_text(painter)
        elif self._shows_tile:
            self._paint_tile(painter)
