# SPDX-License-Identifier: Apache-2.0
"""Takes in everything a folder offers, a few rows at a time so that they share commits.

Rows are checked in their order and answered in their order.  Only one large file is in memory at a
time.  What landed stays, whatever happens to the rest, and the same folder may be imported again.
"""

from __future__ import annotations

import contextlib
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from reviewer.domain.errors import InputRefused, RuleBroken, StoreUnusable
from reviewer.gateway.context import Gateway
from reviewer.gateway.intake.manifest import TYPES, Row, bytes_of, file_of, rows_of
from reviewer.gateway.intake.service import MEDIA_MAX_BYTES, store_media, take_in
from reviewer.wire.account import IntakeAnswer, IntakeItem

LANES: Final = 8
AHEAD: Final = 64
LARGE: Final = 16 * 1024 * 1024
TRIES: Final = 6  # each waits the store's own patience for another process to finish writing


@dataclass(slots=True)
class ImportReport:
    """What became of a folder.

    Attributes:
        accepted: items that are new and were or will be offered, or were set aside as flagged.
        repeated: items that were here before.
        quarantined: new items that could not be decoded.
        refused: (where, why) of each row or file that did not land, in order.
    """

    accepted: int = 0
    repeated: int = 0
    quarantined: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)


def import_folder(
    gateway: Gateway,
    platform_id: str,
    folder: Path,
    progress: Callable[[int], None] = lambda _: None,
) -> ImportReport:
    """Take in every item of ``folder``.

    Raises:
        InputRefused: the folder, or its manifest as a whole, cannot be read.
        StoreUnusable: the disk is full, or the store stayed locked; what landed stays.
    """
    report, seen = ImportReport(), set[str]()
    pending: deque[tuple[Row, Future[str]]] = deque()
    taking = _Taking(gateway, platform_id)
    done = 0
    with ThreadPoolExecutor(LANES, thread_name_prefix="import") as lanes:
        try:
            for row in rows_of(folder):
                pending.append((row, lanes.submit(taking.take, folder, row, _item(row, seen))))
                if len(pending) >= AHEAD:
                    _settle(report, *pending.popleft())
                    done += 1
                    progress(done)
            while pending:
                _settle(report, *pending.popleft())
                done += 1
                progress(done)
        except BaseException:
            lanes.shutdown(wait=True, cancel_futures=True)
            raise
    return report


def _item(row: Row, seen: set[str]) -> IntakeItem | InputRefused:
    """Return the row's item, or why it is none; raises nothing, so that its turn is kept."""
    if row.problem:
        return InputRefused(row.problem)
    try:
        item = IntakeItem.model_validate(row.fields)
    except ValidationError as error:
        first = error.errors(include_input=False, include_context=False, include_url=False)[0]
        return InputRefused("schema", ".".join(map(str, first["loc"])))
    if item.external_id in seen:
        return InputRefused("duplicate-id", "external_id")
    seen.add(item.external_id)
    return item


def _settle(report: ImportReport, row: Row, work: Future[str]) -> None:
    try:
        became = work.result()
    except InputRefused as error:
        why = f"{error.reason} ({error.where})" if error.where else error.reason
        report.refused.append((row.where, why))
    except RuleBroken as error:
        report.refused.append((row.where, error.rule))
    else:
        setattr(report, became, getattr(report, became) + 1)


class _Taking:
    """Takes rows in, from several threads."""

    def __init__(self, gateway: Gateway, platform_id: str) -> None:
        self._gateway = gateway
        self._platform_id = platform_id
        self._one_large = threading.Lock()

    def take(self, folder: Path, row: Row, item: IntakeItem | InputRefused) -> str:
        """Take one row in; return which count of the report it belongs to."""
        if isinstance(item, InputRefused):
            raise item
        path = file_of(folder, row.fields.get("file"))
        if path is None and not item.text:
            raise InputRefused("missing", "file")
        if path is not None and item.text:
            raise InputRefused("text-unexpected", "text")
        if _size(path) > MEDIA_MAX_BYTES:
            # Before it is registered: a file that will never land leaves nothing behind.
            raise InputRefused("too-large", "file")
        was_created = False
        with self._one_large if _size(path) > LARGE else contextlib.nullcontext():
            for left in reversed(range(TRIES)):
                try:
                    answer = take_in(self._gateway, self._platform_id, item)
                    was_created |= answer.created
                    state = self._with_media(answer, item, path)
                    break
                except StoreUnusable as error:
                    if error.reason != "locked" or left == 0:
                        raise
        if not was_created:
            return "repeated"
        return "quarantined" if state == "quarantined" else "accepted"

    def _with_media(self, answer: IntakeAnswer, item: IntakeItem, path: Path | None) -> str:
        if answer.state != "awaiting-media" or path is None:
            return answer.state
        media_type = item.media_type or TYPES.get(path.suffix.lower(), "")
        clear = bytes_of(path)
        return store_media(
            self._gateway, self._platform_id, answer.item_id, [clear], media_type
        ).state


def _size(path: Path | None) -> int:
    try:
        return path.stat().st_size if path else 0
    except OSError as error:
        raise InputRefused("unreadable", "file") from error
