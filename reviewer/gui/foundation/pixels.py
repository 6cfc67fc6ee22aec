# SPDX-License-Identifier: Apache-2.0
"""Turns views into pictures Qt can paint; nothing else in the program makes a QImage.

The bytes are copied at once, so no picture ever shares memory with what a service gave.  What is
shown for a held key can be wiped: every pixel it owns is overwritten before it is let go, and so
are the bytes it came from.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from reviewer.domain.errors import MediaUnreadable
from reviewer.domain.views import ReducedView
from reviewer.domain.wiping import wipe_bytes


def reduced_picture(view: ReducedView, ratio: float, shown_width: int = 0) -> QImage:
    """Return ``view`` enlarged to the size at which it may be painted, smoothed.

    Args:
        view: what to paint.
        ratio: device pixels per logical pixel.
        shown_width: another longest side in logical pixels; no more is seen at a larger one.
    """
    if len(view.pixels) != view.width * view.height:
        raise MediaUnreadable("lied")
    small = QImage(
        view.pixels, view.width, view.height, view.width, QImage.Format.Format_Grayscale8
    ).copy()
    longest = round((shown_width or view.shown_width) * ratio)
    large = small.scaled(
        QSize(longest, longest),
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    small.fill(0)
    large.setDevicePixelRatio(ratio)
    return large


class ClearPicture:
    """A clear picture at the size of the stage, for as long as it is held."""

    def __init__(self, pixels: bytes, size: QSize, room: QSize, ratio: float) -> None:
        """Copy RGB ``pixels`` into at most ``room`` (logical pixels), never larger than they are.

        ``pixels`` are overwritten: nobody has a use for them any more.
        """
        if len(pixels) != size.width() * size.height() * 3 or size.isEmpty():
            raise MediaUnreadable("lied")
        shared = QImage(
            pixels, size.width(), size.height(), size.width() * 3, QImage.Format.Format_RGB888
        )
        most = QSize(round(room.width() * ratio), round(room.height() * ratio))
        if size.width() > most.width() or size.height() > most.height():
            size = size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio)
        scaled = shared.scaled(
            size.expandedTo(QSize(1, 1)),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        self._colour = scaled.convertToFormat(QImage.Format.Format_RGB32)
        self._grey = self._colour.convertToFormat(QImage.Format.Format_Grayscale8)
        if scaled.cacheKey() != shared.cacheKey():
            scaled.fill(0)
        del scaled, shared
        wipe_bytes(pixels)
        for image in (self._colour, self._grey):
            image.setDevicePixelRatio(ratio)

    def image(self, *, colour: bool) -> QImage:
        """Return what is to be painted."""
        return self._colour if colour else self._grey

    def wipe(self) -> None:
        """Overwrite every pixel, then let the picture go."""
        for image in (self._colour, self._grey):
            wipe_image(image)
        self._colour = self._grey = QImage()


def wipe_image(image: QImage) -> None:
    """Overwrite every pixel of a picture that nobody else holds."""
    if not image.isNull():
        image.fill(0)
