# SPDX-License-Identifier: Apache-2.0
"""Paints the parts of the stage: tile, picture, contact sheet, waveform, region brush."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPen

from reviewer.domain.views import Waveform
from reviewer.gui.foundation.theme import Theme

_TILE_PX: Final = 160
_GAP_PX: Final = 8
_COLUMNS: Final = 3
RING_SHARE: Final = 0.20  # of the short side: how much the brush shows at once
RING_LEAST_PX: Final = 64
RING_MOST_SHARE: Final = 0.35


def ring_size(size: QSize) -> int:
    """Return the diameter of the brush over a picture of ``size``, in logical pixels."""
    short = min(size.width(), size.height())
    return round(min(max(short * RING_SHARE, RING_LEAST_PX), short * RING_MOST_SHARE))


def placed(image: QImage, room: QRect) -> QRect:
    """Return where a picture stands in ``room``."""
    place = QRect(QPoint(0, 0), image.deviceIndependentSize().toSize())
    place.moveCenter(room.center())
    return place


def paint_image(painter: QPainter, image: QImage, room: QRect) -> None:
    """Paint a picture in the middle."""
    painter.drawImage(placed(image, room).topLeft(), image)


def paint_tile(painter: QPainter, theme: Theme, room: QRect, words: str) -> None:
    """Paint the cover."""
    side = max(0, min(theme.scaled(_TILE_PX), room.width(), room.height() - _GAP_PX))
    tile = QRect(0, 0, side, side)
    tile.moveCenter(room.center())
    painter.setPen(theme.colour("line"))
    painter.setBrush(theme.colour("raised"))
    painter.drawRoundedRect(tile, 8, 8)
    painter.setPen(theme.colour("dim"))
    inside = tile.adjusted(8, 8, -8, -8)
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(inside, int(flags), words)


def paint_sentence(
    painter: QPainter, theme: Theme, room: QRect, words: str, role: str = "dim"
) -> None:
    """Paint a sentence in the middle."""
    painter.setPen(theme.colour(role))
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(room, int(flags), words)


def cell_places(count: int, cell: QSize, room: QRect, *, mirrored: bool) -> list[QRect]:
    """Return where the pictures of a contact sheet stand, in reading direction."""
    columns = min(_COLUMNS, max(1, count))
    rows = -(-count // columns)
    width = columns * cell.width() + (columns - 1) * _GAP_PX
    height = rows * cell.height() + (rows - 1) * _GAP_PX
    grid = QRect(0, 0, width, height)
    grid.moveCenter(room.center())
    places = []
    for at in range(count):
        row, column = divmod(at, columns)
        column = columns - 1 - column if mirrored else column
        corner = QPoint(column * (cell.width() + _GAP_PX), row * (cell.height() + _GAP_PX))
        places.append(QRect(grid.topLeft() + corner, cell))
    return places


def paint_sheet(
    painter: QPainter,
    theme: Theme,
    images: Sequence[QImage | None],
    places: Sequence[QRect],
    chosen: int,
) -> None:
    """Paint the pictures of a contact sheet; one that could not be decoded is a grey cell."""
    for at, (image, place) in enumerate(zip(images, places, strict=True)):
        if image is None:
            painter.fillRect(place, theme.colour("raised"))
        else:
            size = image.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
            target = QRect(QPoint(0, 0), size)
            target.moveCenter(place.center())
            painter.drawImage(QRectF(target), image)
        if at == chosen:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place.adjusted(-3, -3, 2, 2))


def paint_waveform(
    painter: QPainter,
    theme: Theme,
    waveform: Waveform,
    room: QRect,
    place: float,
    *,
    mirrored: bool,
) -> None:
    """Paint how loud a sound is; ``place`` of it (0 to 1) is where listening would begin."""
    peaks = waveform.peaks[::-1] if mirrored else waveform.peaks
    place = 1.0 - place if mirrored else place
    if not peaks:
        return
    width = room.width() / len(peaks)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("dim"))
    for at, peak in enumerate(peaks):
        height = max(1.0, room.height() * peak / 255)
        left = room.left() + at * width
        top = room.center().y() - height / 2
        painter.drawRect(QRectF(left, top, max(1.0, width - 1), height))
    painter.setPen(QPen(theme.colour("accent"), 2))
    x = round(room.left() + room.width() * min(1.0, max(0.0, place)))
    painter.drawLine(x, room.top(), x, room.bottom())


def paint_brush(
    painter: QPainter, theme: Theme, around: QImage, inside: QImage, room: QRect, ring: QRect
) -> None:
    """Paint the gist-hidden view, detail inside the ring, and the ring."""
    place = placed(inside, room)
    painter.drawImage(QRectF(place), around)
    aperture = QPainterPath()
    aperture.addEllipse(QRectF(ring))
    painter.save()
    painter.setClipPath(aperture)
    painter.drawImage(place.topLeft(), inside)
    painter.restore()
    painter.setPen(QPen(theme.colour("accent"), 2, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QRectF(ring))
