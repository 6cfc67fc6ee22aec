# SPDX-License-Identifier: Apache-2.0
"""What the PDQ tools print: ``hash,quality,filename``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from reviewer.gateway.exchange.entries import ID_MAX, Bad, Entry, SignalKind
from reviewer.gateway.exchange.files.cells import row_cells, row_line
from reviewer.gateway.exchange.files.items import Item, numbered_lines, read_hash

HEADER: Final = ["hash", "quality", "filename"]


def read(file: BinaryIO) -> Iterator[Item]:
    """Yield an item for each row; a first row that names the columns is none."""
    for where, line in numbered_lines(file):
        if isinstance(line, Bad):
            yield line
            continue
        cells = row_cells(line) or line.split(",")  # the tools do not quote a name
        if where == "line 1" and cells == HEADER:
            continue
        if len(cells) < 3 or not (cells[1].isascii() and cells[1].isdigit()):
            yield Bad(where=where, reason="cells")
            continue
        value, quality, *name = cells
        if len(quality) > 3:
            yield Bad(where=where, reason="hash-quality")
            continue
        yield read_hash(
            where, SignalKind.PDQ, value, quality=int(quality), source_id=",".join(name)[:ID_MAX]
        )


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield a line for each entry; each must have a quality, because the column has to."""
    for entry in entries:
        yield row_line([entry.value, str(entry.quality), entry.source_id])
