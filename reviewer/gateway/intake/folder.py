# SPDX-License-Identifier: Apache-2.0
"""Takes in everything a folder offers, many rows to a transaction and a few at once.

Rows are checked in their order and answered in their order.  Only one large file is in memory at a
time.  What landed stays, whatever happens to the rest, and the same folder may be imported again.
"""

from __future__ import annotations

import contextlib
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final, Literal, NamedTuple, TypeVar

from pydantic import ValidationError

from reviewer.domain.errors import InputRefused, RuleBroken, StoreUnusable
from reviewer.gateway.context import Gateway
from reviewer.gateway.intake.content import MEDIA_MAX_BYTES
from reviewer.gateway.intake.manifest import TYPES, Row, bytes_of, file_of, rows_of
from reviewer.gateway.intake.service import store_media, take_in_all
from reviewer.wire.account import IntakeAnswer, IntakeItem

LANES: Final = 8
AHEAD: Final = 16
TOGETHER: Final = 50
LARGE: Final = 16 * 1024 * 1024
TRIES: Final = 6  # each waits the store's own patience for another process to finish writing
UNREAD_MAX: Final = 20
UNREAD_LONGEST: Final = 64
_FIELDS: Final = IntakeItem.model_fields.keys() | {"file"}

Result = TypeVar("Result")
Refusal = InputRefused | RuleBroken
Named = tuple[str, str]  # where, why


@dataclass(slots=True)
class ImportReport:
    """What became of a folder.

    Attributes:
        accepted: items that are new and are offered now, or were set aside as flagged.
        repeated: items that were here before.
        undecoded: (where, why) of those new items that are offered without their media, in order.
        refused: (where, why) of each row or file that did not land, in order.
        unread: fields that no item has, as a misspelt one, and where each came first.
    """

    accepted: int = 0
    repeated: int = 0
    undecoded: list[Named] = field(default_factory=list)
    refused: list[Named] = field(default_factory=list)
    unread: dict[str, str] = field(default_factory=dict)


class _Landed(NamedTuple):
    """What became of a row, and why it was refused or has no media to show."""

    where: str
    became: Literal["accepted", "repeated", "refused"]
    why: str = ""


@dataclass(frozen=True, slots=True)
class _Offer:
    """A row that may be an item."""

    row: Row
    item: IntakeItem
    path: Path | None


def import_folder(
    gateway: Gateway,
    platform_id: str,
    folder: Path,
    progress: Callable[[int], None] = lambda _: None,
) -> ImportReport:
    """Take in every item of ``folder``.

    Raises:
        InputRefused: the folder, or its manifest as a whole, cannot be read, or offers nothing.
        StoreUnusable: the disk is full, or the store stayed locked; what landed stays.
    """
    report, done = ImportReport(), 0
    taking = _Taking(gateway, platform_id)
    pending: deque[Future[list[_Landed]]] = deque()
    with ThreadPoolExecutor(LANES, thread_name_prefix="import") as lanes:
        try:
            for offers in _together(_offers(folder, report.unread)):
                pending.append(lanes.submit(taking.take, offers))
                if len(pending) >= AHEAD:
                    done += _settle(report, pending.popleft().result())
                    progress(done)
            while pending:
                done += _settle(report, pending.popleft().result())
                progress(done)
        except BaseException:
            lanes.shutdown(wait=True, cancel_futures=True)
            raise
    if not done:
        raise InputRefused("no-items", folder.name)
    return report


def _settle(report: ImportReport, landed: Sequence[_Landed]) -> int:
    for where, became, why in landed:
        if became == "refused":
            report.refused.append((where, why))
        elif became == "repeated":
            report.repeated += 1
        else:
            report.accepted += 1
            if why:
                report.undecoded.append((where, why))
    return len(landed)


def _together(offers: Iterator[Result]) -> Iterator[list[Result]]:
    while some := list(islice(offers, TOGETHER)):
        yield some


def _offers(folder: Path, unread: dict[str, str]) -> Iterator[_Offer | _Landed]:
    """Yield each row as an offer, or as where it is and why it is none."""
    seen = set[str]()
    for row in rows_of(folder):
        for name in sorted(row.fields.keys() - _FIELDS):
            if len(unread) < UNREAD_MAX:
                unread.setdefault(name[:UNREAD_LONGEST], row.where)
        try:
            yield _offer(folder, row, seen)
        except InputRefused as error:
            yield _Landed(row.where, "refused", _why(error))


def _offer(folder: Path, row: Row, seen: set[str]) -> _Offer:
    if row.problem:
        raise InputRefused(row.problem)
    try:
        item = IntakeItem.model_validate(row.fields)
    except ValidationError as error:
        first = error.errors(include_input=False, include_context=False, include_url=False)[0]
        raise InputRefused("schema", ".".join(map(str, first["loc"]))) from error
    if item.external_id in seen:
        raise InputRefused("duplicate-id", "external_id")
    path = file_of(folder, row.fields.get("file"))
    if path is None and not item.text:
        raise InputRefused("missing", "file")
    if path is not None and item.text:
        raise InputRefused("text-unexpected", "text")
    if _size(path) > MEDIA_MAX_BYTES:
        raise InputRefused("too-large", "file")
    seen.add(item.external_id)
    return _Offer(row, item, path)


def _why(error: Refusal) -> str:
    if isinstance(error, RuleBroken):
        return error.rule
    return f"{error.reason} ({error.where})" if error.where else error.reason


def _size(path: Path | None) -> int:
    try:
        return path.stat().st_size if path else 0
    except OSError as error:
        raise InputRefused("unreadable", "file") from error


class _Taking:
    """Takes rows in, from several threads."""

    def __init__(self, gateway: Gateway, platform_id: str) -> None:
        self._gateway = gateway
        self._platform_id = platform_id
        self._one_large = threading.Lock()

    def take(self, offers: Sequence[_Offer | _Landed]) -> list[_Landed]:
        """Take some rows in; return what became of each.

        Raises:
            StoreUnusable: see ``import_folder``.
        """
        flagged = [offer.item for offer in offers if isinstance(offer, _Offer)]
        answers = iter(_patiently(lambda: take_in_all(self._gateway, self._platform_id, flagged)))
        return [
            self._became(offer, next(answers)) if isinstance(offer, _Offer) else offer
            for offer in offers
        ]

    def _became(self, offer: _Offer, answer: IntakeAnswer | Refusal) -> _Landed:
        where = offer.row.where
        if not isinstance(answer, IntakeAnswer):
            return _Landed(where, "refused", _why(answer))
        try:
            unreadable = self._with_media(offer, answer)
        except (InputRefused, RuleBroken) as error:
            return _Landed(where, "refused", _why(error))
        return (
            _Landed(where, "accepted", unreadable) if answer.created else _Landed(where, "repeated")
        )

    def _with_media(self, offer: _Offer, answer: IntakeAnswer) -> str:
        path = offer.path
        if path is None or answer.state != "awaiting-media":
            return answer.unreadable
        media_type = offer.item.media_type or TYPES.get(path.suffix.lower(), "")
        with self._one_large if _size(path) > LARGE else contextlib.nullcontext():
            clear = bytes_of(path)
            return _patiently(
                lambda: store_media(
                    self._gateway, self._platform_id, answer.item_id, [clear], media_type
                )
            ).unreadable


def _patiently(work: Callable[[], Result]) -> Result:
    """Try again while another process keeps the store locked."""
    for _ in range(TRIES - 1):
        try:
            return work()
        except StoreUnusable as error:
            if error.reason != "locked":
                raise
    return work()
