# SPDX-License-Identifier: Apache-2.0
"""Paints what is shown of an item, and nothing else of it.

Reduced and held views come in by different doors.  When a held view has to go, its pixels are
overwritten and the widget is painted at once, before anything else happens; no later frame holds
them.  Nothing of the item is in a tooltip, a pixmap cache, a drag, a menu or the accessibility
tree, and the canvas does not zoom.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from reviewer.domain.views import ContactSheet, ReducedView, Waveform
from reviewer.domain.wiping import wipe_bytes
from reviewer.gui.foundation.pixels import ClearPicture, reduced_picture, wipe_image
from reviewer.gui.foundation.theme import Theme
from reviewer.gui.widgets import painting
from reviewer.gui.widgets.pages import Pages

_MARGIN_PX: Final = 24
_EDGE_PX: Final = 8
_PILL_ROOM_PX: Final = 64  # the pill that says what a key does never lies on the item
_WAVE_PX: Final = 36
_STEP_PX: Final = 16  # one press of an arrow moves the brush so far


class StageCanvas(QWidget):
    """The middle of the stage.

    Signals:
        cell_wanted: a picture of the contact sheet was clicked (its number).
    """

    cell_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._reduced: QImage | None = None
        self._sheet: list[QImage | None] = []
        self._chosen = 0
        self._waveform: Waveform | None = None
        self._listen_at = 0.0
        self._detail: QImage | None = None
        self._around: QImage | None = None
        self._clear: ClearPicture | None = None
        self._is_colour = False
        self._ring = QPoint()
        self._pages = Pages()
        self._is_clear_text = False
        self._note = ""
        self._tile = ""
        self._shows_tile = True
        self.setContentsMargins(_EDGE_PX, _EDGE_PX, _EDGE_PX, theme.scaled(_PILL_ROOM_PX))
        self.setMinimumSize(200, 160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def is_clear(self) -> bool:
        """Say whether anything clear is held."""
        return self._clear is not None or self._is_clear_text

    @property
    def is_detail(self) -> bool:
        """Say whether abstracted detail is held, whole or in a ring."""
        return self._detail is not None

    @property
    def shows_tile(self) -> bool:
        """Say whether the cover, or a note in its place, is shown."""
        return self._shows_tile

    @property
    def has_more(self) -> bool:
        """Say whether a text goes on after what is shown of it."""
        return self._pages.has_more

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
        """Take what is held off the screen, now."""
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

    def show_reduced(self, view: ReducedView) -> None:
        """Paint a reduced view."""
        self._drop()
        self._reduced = reduced_picture(view, self.devicePixelRatioF())
        self.repaint()

    def show_words(self, untrusted: str, *, clear: bool = False) -> None:
        """Paint a step of a text, or, while held, all of it."""
        self._drop()
        self._pages = Pages(untrusted)
        self._is_clear_text = clear
        self.repaint()

    def _shows_item(self) -> bool:
        pictures = (self._clear, self._detail, self._reduced)
        return any(each is not None for each in pictures) or bool(self._sheet or self._pages)

    def _paint_soon_or_now(self, was_shown: bool) -> None:
        # With nothing of the item on the screen there is nothing to take off it, and painting in
        # the middle of a change paints the whole window twice.
        if was_shown:
            self.repaint()
        else:
            self.update()

    def show_summary(self, words: str) -> None:
        """Paint our own words about a text."""
        self._drop()
        self._pages = Pages(words, is_ours=True)
        self.repaint()

    def turn_page(self, by: int) -> None:
        """Show more of a text, or go back."""
        if self._pages.turn(by):
            self.update()

    def show_sheet(self, sheet: ContactSheet, chosen: int) -> None:
        """Paint a contact sheet."""
        self._drop()
        ratio = self.devicePixelRatioF()
        views = [cell.view for cell in sheet.cells]
        self._sheet = [None if view is None else reduced_picture(view, ratio) for view in views]
        self._chosen = chosen
        self.repaint()

    def show_waveform(self, waveform: Waveform | None, place: float) -> None:
        """Paint how loud the item is below what is shown of it, from the next frame on."""
        self._waveform, self._listen_at = waveform, place
        self.update()

    def show_detail(self, view: ReducedView) -> None:
        """Paint abstracted detail until it is covered."""
        self._drop()
        self._detail = reduced_picture(view, self.devicePixelRatioF(), self._fitting(view))
        wipe_bytes(view.pixels)
        self.repaint()

    def show_brush(self, around: ReducedView, inside: ReducedView) -> None:
        """Paint a ring of detail over the gist-hidden view until it is covered."""
        self._drop()
        ratio, width = self.devicePixelRatioF(), self._fitting(inside)
        self._around = reduced_picture(around, ratio, width)
        self._detail = reduced_picture(inside, ratio, width)
        wipe_bytes(inside.pixels)
        self.setMouseTracking(True)
        pointer = self.mapFromGlobal(self.cursor().pos())
        room = painting.placed(self._detail, self.contentsRect())
        self._ring = pointer if room.contains(pointer) else room.center()
        self.repaint()

    def move_ring(self, dx: int, dy: int) -> None:
        """Move the ring by steps of the arrow keys."""
        self._ring_to(self._ring + QPoint(dx * _STEP_PX, dy * _STEP_PX))

    def show_clear(self, pixels: bytes, size: QSize) -> None:
        """Paint clear RGB pixels until they are covered; they are overwritten here."""
        self._drop()
        room = self.contentsRect().size()
        self._clear = ClearPicture(pixels, size, room, self.devicePixelRatioF())
        self.repaint()

    def set_colour(self, *, on: bool) -> None:
        """Paint what is clear in colour, or grey."""
        self._is_colour = on
        self.update()

    def _fitting(self, view: ReducedView) -> int:
        """Return the longest side at which a view may be painted and fits."""
        room = self.contentsRect().size()
        size = QSize(view.width, view.height)
        fitting = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        return max(1, min(view.shown_width, max(fitting.width(), fitting.height())))

    def _drop(self) -> None:
        if self._clear is not None:
            self._clear.wipe()
        if self._detail is not None:
            wipe_image(self._detail)
        self._clear = self._detail = self._around = None
        self._reduced = None
        self._sheet = []
        self._pages = Pages()
        self._is_clear_text = False
        self._shows_tile = False
        self.setMouseTracking(False)

    def _ring_to(self, place: QPoint) -> None:
        if self._detail is None or self._around is None:
            return
        room = painting.placed(self._detail, self.contentsRect())
        x = min(max(place.x(), room.left()), room.right())
        y = min(max(place.y(), room.top()), room.bottom())
        self._ring = QPoint(x, y)
        self.update()

    def _ring_rect(self, image: QImage) -> QRect:
        side = painting.ring_size(image.deviceIndependentSize().toSize())
        ring = QRect(0, 0, side, side)
        ring.moveCenter(self._ring)
        return ring

    def _room(self) -> QRect:
        room = self.contentsRect()
        if self._waveform is None:
            return room
        return room.adjusted(0, 0, 0, -self._theme.scaled(_WAVE_PX) - _EDGE_PX)

    def _cells(self) -> list[QRect]:
        sizes = [image.deviceIndependentSize().toSize() for image in self._sheet if image]
        cell = QSize(160, 90)
        for size in sizes:
            cell = size if size == sizes[0] else cell.expandedTo(size)
        rows = -(-len(self._sheet) // 3)
        room = self._room().adjusted(_EDGE_PX, _EDGE_PX, -_EDGE_PX, -_EDGE_PX)
        most = QSize((room.width() - 16) // 3, (room.height() - 8 * (rows - 1)) // max(1, rows))
        if cell.width() > most.width() or cell.height() > most.height():
            cell = cell.scaled(most, Qt.AspectRatioMode.KeepAspectRatio)
        return painting.cell_places(len(self._sheet), cell, room, mirrored=self.isRightToLeft())

    def _edge(self) -> QPen:
        return QPen(self._theme.colour("accent" if self.hasFocus() else "line"), 1)

    def _paint_text(self, painter: QPainter) -> None:
        font = QFont(self.font())
        font.setPixelSize(self._theme.scaled(14))
        painter.setPen(self._theme.colour("text"))
        width = min(self.width() - 2 * _MARGIN_PX, self._theme.scaled(560))
        room = QRect(0, _MARGIN_PX, width, self._room().bottom() - _MARGIN_PX)
        room.moveLeft((self.width() - width) // 2)
        self._pages.paint(painter, font, room)

    def _paint_waveform(self, painter: QPainter, waveform: Waveform) -> None:
        room = self.contentsRect()
        width = min(room.width() - 2 * _EDGE_PX, self._theme.scaled(480))
        strip = QRect(0, 0, width, self._theme.scaled(_WAVE_PX))
        strip.moveCenter(room.center())
        alone = self._reduced is None and not self._sheet and not self.is_detail
        if not (alone and not self.is_clear):
            strip.moveBottom(room.bottom())
        painting.paint_waveform(
            painter,
            self._theme,
            waveform,
            strip,
            self._listen_at,
            mirrored=self.isRightToLeft(),
        )

    def _paint_item(self, painter: QPainter) -> None:
        room = self._room()
        if self._clear is not None:
            image = self._clear.image(colour=self._is_colour)
            painting.paint_image(painter, image, self.contentsRect())
        elif self._detail is not None and self._around is not None:
            ring = self._ring_rect(self._detail)
            painting.paint_brush(
                painter, self._theme, self._around, self._detail, self.contentsRect(), ring
            )
        elif self._detail is not None:
            painting.paint_image(painter, self._detail, self.contentsRect())
        elif self._reduced is not None:
            painting.paint_image(painter, self._reduced, room)
        elif self._sheet:
            painting.paint_sheet(painter, self._theme, self._sheet, self._cells(), self._chosen)
        elif self._pages:
            self._paint_text(painter)

    # Overrides of Qt.
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a picture of the contact sheet."""
        super().mousePressEvent(event)
        place = event.position().toPoint()
        for at, cell in enumerate(self._cells() if self._sheet else ()):
            if cell.contains(place):
                self.cell_wanted.emit(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the ring follow the pointer."""
        super().mouseMoveEvent(event)
        self._ring_to(event.position().toPoint())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the whole widget every time, so that nothing older can shine through."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("bg"))
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        painter.setPen(self._edge())
        painter.setBrush(self._theme.colour("stage"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 8, 8)
        if self._shows_tile:
            room = self.contentsRect()
            if self._note:
                sides = room.adjusted(_MARGIN_PX, 0, -_MARGIN_PX, 0)
                painting.paint_sentence(painter, self._theme, sides, self._note)
            else:
                painting.paint_tile(painter, self._theme, room, self._tile)
            return
        self._paint_item(painter)
        if self._waveform is not None and not self.is_clear and not self.is_detail:
            self._paint_waveform(painter, self._waveform)
