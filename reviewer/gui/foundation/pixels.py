# SPDX-License-Identifier: Apache-2.0
"""Turns views into pictures Qt can paint; nothing else in the program makes a QImage.

The bytes are copied at once, so no picture ever shares memory with what a service gave.  A clear
picture can be wiped: every pixel it owns is overwritten before it is let go.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from reviewer.domain.errors import MediaUnreadable
from reviewer.domain.views import ClearView, ReducedView


def reduced_picture(view: ReducedView, ratio: float) -> QImage:
    """Return ``view`` enlarged to the size at which it may be painted, smoothed."""
    if len(view.pixels) != view.width * view.height:
        raise MediaUnreadable("lied")
    small = QImage(
        view.pixels, view.width, view.height, view.width, QImage.Format.Format_Grayscale8
    ).copy()
    longest = round(view.shown_width * ratio)
    large = small.scaled(
        QSize(longest, longest),
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    large.setDevicePixelRatio(ratio)
    return large


class ClearPicture:
    """A clear picture at the size of the stage, for as long as it is held."""

    def __init__(self, view: ClearView, room: QSize, ratio: float) -> None:
        """Copy ``view`` into at most ``room`` (logical pixels), never larger than it is."""
        if len(view.pixels) != view.width * view.height * 3:
            raise MediaUnreadable("lied")
        shared = QImage(
            view.pixels, view.width, view.height, view.width * 3, QImage.Format.Format_RGB888
        )
        size = QSize(view.width, view.height)
        most = QSize(round(room.width() * ratio), round(room.height() * ratio))
        if size.width() > most.width() or size.height() > most.height():
            size = size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio)
        self.image = shared.scaled(
            size.expandedTo(QSize(1, 1)),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        ).convertToFormat(QImage.Format.Format_RGB32)
        self.image.setDevicePixelRatio(ratio)

    def wipe(self) -> None:
        """Overwrite every pixel, then let the picture go."""
        self.image.fill(0)
        self.image = QImage()
