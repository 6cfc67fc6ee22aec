# SPDX-License-Identifier: Apache-2.0
"""Rows of comma-separated cells, the one place where any are written.

A spreadsheet takes a cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a carriage return
for a formula.  Such a cell is written with an apostrophe before it, and so is one that begins with
an apostrophe already; reading takes one such apostrophe away, so that every text comes back as it
was.  A line break in a cell becomes a space, because each row is one line.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from typing import Final

_RISKY: Final = ("=", "+", "-", "@", "\t", "\r", "'")
_BREAKS: Final = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")


def guarded(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_RISKY) else text


def unguarded(cell: str) -> str:
    """Return the text that ``guarded`` was given."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_RISKY) else cell


def row_line(cells: Sequence[str]) -> str:
    """Return one row with its line end."""
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\n")
    writer.writerow([guarded(_BREAKS.sub(" ", cell)) for cell in cells])
    return line.getvalue()


def row_cells(line: str) -> list[str] | None:
    """Return the cells of one row, None if it is not one."""
    try:
        (cells,) = csv.reader([line], strict=True)
    except (csv.Error, ValueError):
        return None
    return [unguarded(cell) for cell in cells]
