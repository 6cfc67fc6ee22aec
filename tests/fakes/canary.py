# SPDX-License-Identifier: Apache-2.0
"""A picture that nothing else looks like, and detectors that find it again.

Black and white stripes one pixel wide: no letters or lines of a window alternate so often, and
no view up to R2 keeps any of it.
"""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path

from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QWidget

WIDTH, HEIGHT = 640, 360
WORD = "zanzibar"
"""Stands in the canary text, and in no sentence of the window."""

_STRIPE = bytes((0, 0, 0, 255, 255, 255))
_RUN = 24  # alternations in a row that only the canary has
MAGIC = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"BM\x36")


def picture(_seed=""):
    """Return the canary, RGB, in bytes of its own."""
    return _STRIPE * (WIDTH * HEIGHT // 2)


def qimage():
    """Return the canary as a picture."""
    pixels = picture()
    return QImage(pixels, WIDTH, HEIGHT, WIDTH * 3, QImage.Format.Format_RGB888).copy()


def in_picture(image):
    """Count the rows of a picture in which the canary is."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels, step = bytes(grey.constBits()), grey.bytesPerLine()
    rows = (pixels[at * step : at * step + grey.width()] for at in range(grey.height()))
    return sum(_alternates(row) for row in rows)


def _alternates(row):
    run = 0
    for left, right in pairwise(row):
        run = run + 1 if abs(left - right) > 160 else 0
        if run >= _RUN:
            return True
    return False


def in_bytes(content):
    """Say whether bytes hold the canary as pixels of any depth, a picture file, or its word."""
    rgb, rgb32, grey = _STRIPE * 8, b"\x00\x00\x00\xff\xff\xff\xff\xff" * 8, b"\x00\xff" * 12
    found = any(each in content for each in (rgb, rgb32, grey, WORD.encode()))
    return found or content.startswith(MAGIC)


def in_folder(folder):
    """Return the files under a folder that hold the canary, by name."""
    found = []
    for root, _folders, names in os.walk(folder):
        for name in names:
            path = Path(root, name)
            if path.is_file() and in_bytes(path.read_bytes()):
                found.append(name)
    return sorted(found)


def in_accessible(widget):
    """Return everything a screen reader or a tooltip may say that holds the canary's word."""
    tips = [each.toolTip() for each in (widget, *widget.findChildren(QWidget))]
    found = [said for said in tips if WORD in said]
    waiting = [QAccessible.queryAccessibleInterface(widget)]
    while waiting:
        each = waiting.pop()
        if each is None or not each.isValid():
            continue
        texts = [each.text(kind) for kind in QAccessible.Text if kind.value < 6]
        text = each.textInterface()
        if text is not None:
            texts.append(text.text(0, text.characterCount()))
        found += [said for said in texts if WORD in said]
        waiting += [each.child(at) for at in range(each.childCount())]
    return found
