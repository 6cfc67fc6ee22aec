# SPDX-License-Identifier: Apache-2.0
"""Reads a folder of flagged items: a manifest, or simply pictures, videos and texts.

``manifest.jsonl`` has one JSON object a line, ``manifest.csv`` one row a line with a header; both
have the fields of ``wire.account.IntakeItem`` plus ``file``, a path inside the folder.  A folder
without a manifest is taken as it is: each file an item, its path the external id, its queue
``unsorted``.  One bad row costs only itself: it is named by its line and the rest go on.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from reviewer.domain.errors import InputRefused, RuleBroken
from reviewer.gateway.context import Gateway
from reviewer.gateway.intake.service import MEDIA_MAX_BYTES, store_media, take_in
from reviewer.wire.account import IntakeItem

LINE_MAX: Final = 1_000_000
ROWS_MAX: Final = 1_000_000
UNSORTED: Final = "unsorted"
TYPES: Final = {
    **{".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".gif": "image/gif"},
    **{".webp": "image/webp", ".bmp": "image/bmp", ".mp4": "video/mp4", ".webm": "video/webm"},
    **{".mov": "video/quicktime", ".txt": "text/plain"},
}


@dataclass(slots=True)
class ImportReport:
    """What became of a folder.

    Attributes:
        refused: (where, why) of each row or file that did not land.
    """

    accepted: int = 0
    repeated: int = 0
    quarantined: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Row:
    where: str
    fields: dict[str, object]


def import_folder(
    gateway: Gateway,
    platform_id: str,
    folder: Path,
    progress: Callable[[int], None] = lambda _: None,
) -> ImportReport:
    """Take in every item of ``folder``; may be repeated, items already here stay as they are.

    Raises:
        InputRefused: the folder, or its manifest as a whole, cannot be read.
        StoreUnusable: the disk is full; what landed stays.
    """
    report, seen = ImportReport(), set[object]()
    for done, row in enumerate(_rows(folder, report), start=1):
        try:
            if row.fields.get("external_id") in seen:
                raise InputRefused("duplicate-id", "external_id")
            _take(gateway, platform_id, folder, row, report)
            seen.add(row.fields.get("external_id"))
        except (InputRefused, RuleBroken) as error:
            report.refused.append((row.where, _why(error)))
        progress(done)
    return report


def _why(error: InputRefused | RuleBroken) -> str:
    return f"{error.reason} ({error.where})" if isinstance(error, InputRefused) else error.rule


def _take(
    gateway: Gateway, platform_id: str, folder: Path, row: _Row, report: ImportReport
) -> None:
    fields = dict(row.fields)
    name = fields.pop("file", "")
    path = _inside(folder, str(name)) if name else None
    item = _item(fields)
    if path is None and not item.text:
        raise InputRefused("missing", "file")
    clear = _bytes_of(path) if path else b""
    answer = take_in(gateway, platform_id, item)
    state = answer.state
    if state == "awaiting-media" and path:
        media_type = item.media_type or TYPES.get(path.suffix.lower(), "")
        state = store_media(gateway, platform_id, answer.item_id, [clear], media_type).state
    if not answer.created:
        report.repeated += 1
    elif state == "quarantined":
        report.quarantined += 1
    else:
        report.accepted += 1


def _item(fields: dict[str, object]) -> IntakeItem:
    try:
        return IntakeItem.model_validate(fields)
    except ValidationError as error:
        first = error.errors(include_input=False, include_context=False, include_url=False)[0]
        raise InputRefused("schema", ".".join(map(str, first["loc"]))) from error


def _inside(folder: Path, name: str) -> Path:
    """Return the file a manifest names; links and dots must not lead out of the folder."""
    if "\0" in name:
        raise InputRefused("path", "file")
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise InputRefused("path-outside", "file")
    if not path.is_file():
        raise InputRefused("missing", "file")
    return path


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > MEDIA_MAX_BYTES:
            raise InputRefused("too-large", "file")
        return path.read_bytes()
    except OSError as error:
        raise InputRefused("unreadable", "file") from error


def _rows(folder: Path, report: ImportReport) -> Iterator[_Row]:
    if not folder.is_dir():
        raise InputRefused("not-a-folder", folder.name)
    lines, table = folder / "manifest.jsonl", folder / "manifest.csv"
    if lines.is_file():
        yield from _json_lines(lines, report)
    elif table.is_file():
        yield from _csv_rows(table, report)
    else:
        yield from _plain_files(folder)


def _json_lines(path: Path, report: ImportReport) -> Iterator[_Row]:
    with path.open("rb") as lines:
        number = 0
        while line := lines.readline(LINE_MAX + 1):
            number += 1
            where = f"{path.name}:{number}"
            if len(line) > LINE_MAX:
                raise InputRefused("line-too-long", where)
            if not line.strip():
                continue
            try:
                fields = json.loads(line)
            except (ValueError, RecursionError):
                report.refused.append((where, "not JSON"))
                continue
            if not isinstance(fields, dict):
                report.refused.append((where, "not a JSON object"))
                continue
            yield _Row(where, fields)


def _csv_rows(path: Path, report: ImportReport) -> Iterator[_Row]:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        reader = csv.DictReader(lines)
        while True:
            try:
                found = next(reader, None)
            except csv.Error:
                report.refused.append((f"{path.name}:{reader.line_num}", "not CSV"))
                continue
            if found is None:
                return
            where = f"{path.name}:{reader.line_num}"
            if None in found:
                report.refused.append((where, "more cells than columns"))
                continue
            # An empty cell is an absent field; CSV has no other way to say so.
            yield _Row(where, {key: value for key, value in found.items() if value})


def _plain_files(folder: Path) -> Iterator[_Row]:
    for path in sorted(folder.rglob("*")):
        media_type = TYPES.get(path.suffix.lower())
        if media_type is None or not path.is_file():
            continue
        name = path.relative_to(folder).as_posix()
        yield _Row(
            name,
            {
                "external_id": name,
                "file": name,
                "kind": media_type.split("/")[0],
                "media_type": media_type,
                "category": UNSORTED,
            },
        )
