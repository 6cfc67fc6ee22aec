# SPDX-License-Identifier: Apache-2.0
"""A row of a list in words, as models prepare it and ``widgets.two_lines`` draws it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt

TWO_LINES_ROLE: Final = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoLines:
    """One row.

    Attributes:
        title: the first line.
        detail: the second line.
        side: a few words at the end of the first line.
        stripe: colour role of a stripe at the start, ``""`` for none; words say it too.
        code: an id at the end of the second line; always left to right.
    """

    title: str
    detail: str = ""
    side: str = ""
    stripe: str = ""
    code: str = ""

    def spoken(self) -> str:
        """Return the row as a screen reader says it."""
        return ", ".join(part for part in (self.title, self.side, self.detail) if part)
