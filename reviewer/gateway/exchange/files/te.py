# SPDX-License-Identifier: Apache-2.0
"""The cache of python-threatexchange: ``indicator,first_descriptor_id,added_on,labels``.

The type stands in the file's name, ``simple.HASH_PDQ.te``, and nowhere inside.  Labels are
separated by spaces, so a space inside one becomes ``_``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Final

from reviewer.domain.errors import InputRefused
from reviewer.gateway.exchange.entries import Bad, Entry, SignalKind
from reviewer.gateway.exchange.files.cells import row_cells, row_line
from reviewer.gateway.exchange.files.items import Item, numbered_lines, read_hash
from reviewer.gateway.exchange.threatexchange_parser import KINDS_IN

_NAME: Final = re.compile(r"simple\.([A-Z0-9_]+)\.te")


def kind_in_name(path: Path) -> SignalKind | None:
    """Return the kind that a file's name declares.

    Raises:
        InputRefused: ``kind-unknown``: it declares one that is not used here.
    """
    named = _NAME.fullmatch(path.name)
    if named is None:
        return None
    if named[1] not in KINDS_IN:
        raise InputRefused("kind-unknown", named[1])
    return KINDS_IN[named[1]]


def read(file: BinaryIO, kind: SignalKind) -> Iterator[Item]:
    """Yield an item for each row."""
    for where, line in numbered_lines(file):
        if isinstance(line, Bad):
            yield line
            continue
        cells = row_cells(line)
        if cells is None or len(cells) != 4:
            yield Bad(where=where, reason="cells")
            continue
        value, first, added_on, labels = cells
        yield read_hash(
            where,
            kind,
            value,
            labels=tuple(label for label in labels.split(" ") if label),
            source_id=first if first != "0" else "",
            updated_ms=_time_ms(added_on),
        )


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield a line for each entry."""
    for entry in entries:
        first = entry.source_id if entry.source_id.isdecimal() else "0"
        labels = " ".join("_".join(label.split()) for label in entry.labels)
        yield row_line([entry.value, first, _time_text(entry.updated_ms), labels])


def _time_ms(text: str) -> int:
    """Return a moment, 0 where it is written in a way we do not know."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return 0
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0, int(moment.timestamp() * 1000))


def _time_text(moment_ms: int) -> str:
    if not moment_ms:
        return ""
    moment = datetime.fromtimestamp(moment_ms / 1000, UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%S+0000")  # as the Graph API writes it
