# SPDX-License-Identifier: Apache-2.0
"""VICS 2.0 JSON (Project VIC), read as a stream; 1.3 with its deeper nesting is read too.

The categories of VICS are those of child-abuse material, and what they mean differs by country:
nothing but category 0 ("uncategorised") is taken in.  A row of any other, of an identified victim
or offender, or of a series, is diverted: its hashes are not kept, compared or printed, it is only
counted, for the member's legal contact.  What we write is category 0 with words in Tags and
Comments, never another.  Booleans are texts there, hashes are in capitals, and
``IsPrecategorized`` is not read, because writers set it unreliably.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import BinaryIO, Final

import ijson

from reviewer.domain.errors import InputRefused
from reviewer.gateway.exchange.entries import LABEL_MAX, LABELS_MAX, Bad, Entry, SignalKind
from reviewer.gateway.exchange.files.items import Diverted, Item, Unused, read_hash

CONTEXT: Final = (
    "http://github.com/VICSDATAMODEL/ProjectVic/DataModels/2.0.xml/Default/$metadata#Media"
)
COMMENT: Final = "Terrorist or violent extremist content."
ROW_MAX: Final = 4_194_304  # bytes between the ends of two rows
DEPTH_MAX: Final = 16
_ROWS: Final = ("value.item", "value.item.Media.item")
_READ: Final = frozenset(
    {"MediaID", "Category", "MD5", "SHA1", "PhotoDNA", "Tags", "Series"}
    | {"VictimIdentified", "OffenderIdentified"}
)
_OPENS: Final = ("start_map", "start_array")
_CLOSES: Final = ("end_map", "end_array")


def read(file: BinaryIO) -> Iterator[Item]:
    """Yield the items of each row; a file that is cut off ends with a bad one.

    Raises:
        InputRefused: ``row-too-large`` or ``too-deep``.
    """
    bounded = _Bounded(file)
    number, depth, is_outer = 0, 0, False
    row: dict[str, object] = {}
    try:
        for prefix, event, value in ijson.parse(bounded, use_float=True):
            depth += (event in _OPENS) - (event in _CLOSES)
            if depth > DEPTH_MAX:
                raise InputRefused("too-deep", f"item {number + 1}")
            if prefix in _ROWS and event == "start_map":
                row, is_outer = {}, False
            elif prefix in _ROWS and event == "end_map":
                bounded.row_ended()
                if not is_outer:
                    number += 1
                    yield from _items(f"item {number}", row)
                is_outer = prefix == _ROWS[1]  # what ends next was only around its media
            elif value is not None and (name := _name(prefix)):
                row[name] = value
    except (ijson.JSONError, UnicodeDecodeError):
        yield Bad(where=f"item {number + 1}", reason="not-json")


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield the pieces of the file."""
    yield f'{{"@odata.context":{json.dumps(CONTEXT)},"value":['
    for number, entry in enumerate(entries, 1):
        moment = datetime.fromtimestamp(entry.updated_ms / 1000, UTC)
        row = {
            "MediaID": number,
            "Category": 0,
            "MD5": entry.value.upper(),
            "DateUpdated": moment.isoformat(timespec="seconds"),
            "IsPrecategorized": "false",
            "VictimIdentified": "false",
            "OffenderIdentified": "false",
            "IsDistributed": "false",
            "Series": "",
            "Tags": ",".join(label.replace(",", " ") for label in entry.labels),
            "Comments": COMMENT,
            "MimeType": "",
        }
        yield f"{',' if number > 1 else ''}\n{json.dumps(row, ensure_ascii=False)}"
    yield "\n]}\n"


class _Bounded:
    """A file that refuses to hand out more than ``ROW_MAX`` bytes for one row."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._taken = 0

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes."""
        if size and self._taken > ROW_MAX:
            raise InputRefused("row-too-large", str(ROW_MAX))
        piece = self._file.read(size)
        self._taken += len(piece)
        return piece

    def row_ended(self) -> None:
        """Begin to count anew."""
        self._taken = 0


def _name(prefix: str) -> str:
    """Return the name of a row's own field, ``""`` for anything deeper."""
    place, _, name = prefix.rpartition(".")
    return name if place in _ROWS and name in _READ else ""


def _items(where: str, row: dict[str, object]) -> Iterator[Item]:
    if _is_diverted(row):
        yield Diverted(where=where)
        return
    if row.get("Category") not in (0, "0"):
        yield Bad(where=where, reason="category-missing")
        return
    for name in ("SHA1", "PhotoDNA"):
        if row.get(name):
            yield Unused(kind=name)
    value, tags = row.get("MD5"), row.get("Tags", "")
    if not isinstance(value, str) or not value:
        yield Bad(where=where, reason="hash-missing")
        return
    labels = [label.strip() for label in str(tags).split(",")]
    yield read_hash(
        where,
        SignalKind.MD5,
        value,
        has_capitals=True,
        labels=tuple(label[:LABEL_MAX] for label in labels if label)[:LABELS_MAX],
        source_id=str(row.get("MediaID", ""))[:LABEL_MAX],
    )


def _is_diverted(row: dict[str, object]) -> bool:
    """Say whether anything in a row speaks of child-abuse material."""
    if row.get("Category", 0) not in (0, "0"):
        return True
    said = [str(row.get(name, "")).lower() for name in ("VictimIdentified", "OffenderIdentified")]
    return "true" in said or bool(str(row.get("Series", "")).strip())
