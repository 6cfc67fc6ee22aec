# SPDX-License-Identifier: Apache-2.0
"""Where in an item the person is: a moment of a video, a step of a text."""

from __future__ import annotations

from typing import Final

from reviewer.domain.items import Item, ItemKind
from reviewer.domain.views import ContactSheet, Level, ReducedText

FRAME_STEP_MS: Final = 500


class Moments:
    """The place in one item; pictures have but one.

    Attributes:
        at: milliseconds of a video, the step of a text, 0 of a picture.
        sheet: the contact sheet of a video, once it is known.
        cell: the chosen picture of it.
    """

    def __init__(self, item: Item | None = None) -> None:
        self._kind = ItemKind.IMAGE if item is None else item.kind
        self._duration_ms = None if item is None else item.media.duration_ms
        self.at = 0
        self.sheet: ContactSheet | None = None
        self.cell = 0
        self.steps = 1  # of a text

    def take_sheet(self, sheet: ContactSheet) -> None:
        """Start at the sheet's first picture."""
        self.sheet = sheet
        self._duration_ms = sheet.duration_ms or self._duration_ms
        self.choose_cell(0)

    def take_text(self, text: ReducedText) -> None:
        """Learn how many steps a text has."""
        self.steps = max(1, text.steps)

    def choose_cell(self, cell: int) -> bool:
        """Go to a picture of the sheet; say whether that is another moment."""
        if self.sheet is None or not 0 <= cell < len(self.sheet.cells):
            return False
        before = (self.cell, self.at)
        self.cell, self.at = cell, self.sheet.cells[cell].at_ms
        return before != (self.cell, self.at)

    def step(self, by: int, level: Level) -> bool:
        """Go ``by`` steps on; say whether that is another moment."""
        if self._kind is ItemKind.VIDEO and level is Level.R1:
            return self.choose_cell(self.cell + by)
        before = self.at
        if self._kind is ItemKind.VIDEO and level is Level.R2:
            last = self._duration_ms if self._duration_ms is not None else before + FRAME_STEP_MS
            self.at = max(0, min(before + by * FRAME_STEP_MS, last))
        elif self._kind is ItemKind.TEXT and level is Level.R2:
            self.at = max(0, min(before + by, self.steps - 1))
        return self.at != before
