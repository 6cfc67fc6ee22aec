# SPDX-License-Identifier: Apache-2.0
"""Sorts the hashes ticked in a decision: fit to be proposed, unsafe, or known already.

An unsafe hash would let one answer speak for what nobody looked at (``domain.banks.unsafe``).
Copies inside the decided group do not count against it: they were decided with it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, Row, func, or_, select

from reviewer.domain.banks import BankKind, EntryState, Proposed, Unsafe, unsafe
from reviewer.domain.hashes import HashKind, HashValue
from reviewer.gateway.banks import rows
from reviewer.gateway.store import groups as shown
from reviewer.gateway.store.tables import bank_entries, banks, items, media, media_hashes, proposals
from reviewer.wire.mapping import hash_from
from reviewer.wire.work import DecidedHash, HashMessage

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

# PDQ quality that says that no neighbouring samples differ by a hundredth: one colour, or nearly.
PLAIN_QUALITY: Final = 0
OPEN: Final = ("awaiting_second", "with_lead")
_WORDS: Final = 4  # of 64 bits in a PDQ hash

Key = tuple[str, str]  # kind, value


@dataclass(frozen=True, slots=True)
class Ticked:
    """A hash a person ticked, and of which item it is."""

    item_id: str
    value: HashValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Sifted:
    """What becomes of ticked hashes.

    Attributes:
        bank_id: where they are proposed.
        fit: to be asked about.
        stopped: not to be asked about, and why.
        known: nothing to ask: ``in-bank``, or ``proposed`` by an earlier decision.
    """

    bank_id: str = rows.LOCAL
    fit: tuple[Ticked, ...] = ()
    stopped: tuple[tuple[Ticked, Unsafe], ...] = ()
    known: tuple[tuple[Ticked, str], ...] = ()

    def detail(self) -> dict[str, Any]:
        """Return what the person is told of those that are not asked about."""
        stopped = [_told(ticked, reason.value) for ticked, reason in self.stopped]
        known = [_told(ticked, reason) for ticked, reason in self.known]
        return {**({"stopped": stopped} if stopped else {}), **({"known": known} if known else {})}


def _told(ticked: Ticked, reason: str) -> dict[str, str]:
    return {"item_id": ticked.item_id, "kind": ticked.value.kind.value, "reason": reason}


def sift(
    connection: Connection,
    bank_id: str,
    group_id: str,
    members: Sequence[Row[Any]],
    decided: Sequence[DecidedHash],
) -> Sifted:
    """Sort the hashes of a decision, every bank locked until the commit.

    Args:
        connection: the transaction that the decision is recorded in.
        bank_id: the bank of the policy; one that cannot be proposed to stands for ``local``.
        group_id: the decided group.
        members: its items.
        decided: the hashes, each the gateway's own.
    """
    every = rows.locked(connection)
    if bank_id not in every or every[bank_id].kind != BankKind.BLOCK:
        bank_id = rows.LOCAL
    # What is said beside the value, quality above all, is the gateway's word and not the sender's.
    own = {(row.item_id, *_written(each)): each for row in members for each in shown.hashes_of(row)}
    ticked = [
        Ticked(each.item_id, hash_from(own.get((each.item_id, *_written(each.hash)), each.hash)))
        for each in decided
    ]
    plain = {row.item_id for row in members if _is_plain(row)}
    present = _present(connection, bank_id, {_key(each.value) for each in ticked})
    fresh: list[Ticked] = []
    known: list[tuple[Ticked, str]] = []
    for each in ticked:
        where = present.get(_key(each.value))
        if where is None:
            present[_key(each.value)] = "proposed"
            fresh.append(each)
        else:
            known.append((each, where))
    reasons = _reasons(connection, group_id, fresh, plain, every[bank_id].radius)
    return Sifted(
        bank_id=bank_id,
        fit=tuple(each for each, why in zip(fresh, reasons, strict=True) if why is None),
        stopped=tuple((each, why) for each, why in zip(fresh, reasons, strict=True) if why),
        known=tuple(known),
    )


def _written(message: HashMessage) -> tuple[str, str, str]:
    return message.kind, message.variant, message.value


def unsafe_now(
    connection: Connection, group_id: str, values: Sequence[HashValue]
) -> dict[Key, str]:
    """Return which hashes must not enter a bank any more, and why; looked at before they do."""
    reasons = _reasons(
        connection, group_id, [Ticked("", value) for value in values], set(), radius=None
    )
    found = {
        _key(value): why.value
        for value, why in zip(values, reasons, strict=True)
        if why is not None
    }
    return found | dict.fromkeys(locked_values(connection, map(_key, values)), rows.DIVERTED)


def locked_values(connection: Connection, values: Iterable[Key]) -> frozenset[Key]:
    """Return which hashes belong to bytes set aside as suspected child-abuse material."""
    wanted = set(values)
    texts = sorted({value for _, value in wanted})
    found: set[Key] = set()
    for start in range(0, len(texts), rows.CHUNK):
        some = texts[start : start + rows.CHUNK]
        asked = (
            select(media.c.sha256, media_hashes.c.kind, media_hashes.c.value)
            .select_from(media)
            .join(items, items.c.media_id == media.c.media_id)
            .outerjoin(media_hashes, media_hashes.c.media_id == media.c.media_id)
            .where(
                items.c.state == "diverted",
                or_(media.c.sha256.in_(some), media_hashes.c.value.in_(some)),
            )
        )
        for row in connection.execute(asked):
            found |= {(HashKind.SHA256.value, row.sha256), (row.kind or "", row.value or "")}
    return frozenset(wanted & found)


def _reasons(
    connection: Connection,
    group_id: str,
    ticked: Sequence[Ticked],
    plain: Collection[str],
    radius: int | None,
) -> list[Unsafe | None]:
    """Return why each must not be proposed; without ``radius`` only the allow banks are asked."""
    allowed = _allowed(connection, [each.value for each in ticked])
    common = {} if radius is None else _common(connection, group_id, ticked, radius)
    return [
        unsafe(
            Proposed(
                value=each.value,
                allowed=allowed.get(_key(each.value), 0),
                known_items=common.get(_key(each.value), 0),
                is_plain=each.item_id in plain,
            )
        )
        for each in ticked
    ]


def _is_plain(row: Row[Any]) -> bool:
    return any(
        each.kind == HashKind.PDQ.value
        and each.quality is not None
        and each.quality <= PLAIN_QUALITY
        for each in shown.hashes_of(row)
    )


def _present(connection: Connection, bank_id: str, keys: Collection[Key]) -> dict[Key, str]:
    """Return which hashes are in the bank, or proposed to it, already."""
    found = {
        _key(entry.value): "in-bank"
        for entry in rows.with_values(connection, keys, [bank_id])
        if entry.state is not EntryState.WITHDRAWN
    }
    texts = sorted({value for _, value in keys})
    for start in range(0, len(texts), rows.CHUNK):
        asked = select(proposals.c.kind, proposals.c.value).where(
            proposals.c.bank_id == bank_id,
            proposals.c.value.in_(texts[start : start + rows.CHUNK]),
            proposals.c.state.in_(OPEN),
        )
        for row in connection.execute(asked):
            found.setdefault((row.kind, row.value), "proposed")
    return found


def _allowed(connection: Connection, values: Sequence[HashValue]) -> dict[Key, int]:
    """Return how many entries of allow banks each hash comes near to."""
    radii = {
        row.bank_id: row.radius
        for row in connection.execute(select(banks).where(banks.c.kind == BankKind.ALLOW.value))
    }
    entries = rows.with_values(connection, map(_key, values), list(radii)) if radii else ()
    found = {_key(entry.value): 1 for entry in entries if entry.state is not EntryState.WITHDRAWN}
    for bank_id, radius in radii.items():
        asked = select(bank_entries.c.value, bank_entries.c.rev).where(
            bank_entries.c.bank_id == bank_id,
            bank_entries.c.kind == HashKind.PDQ.value,
            bank_entries.c.state != EntryState.WITHDRAWN.value,
        )
        known = [(row.value, 1) for row in connection.execute(asked)] if _pdqs(values) else []
        found |= _near(_pdqs(values), known, radius)
    return found


def _common(
    connection: Connection, group_id: str, ticked: Sequence[Ticked], radius: int
) -> dict[Key, int]:
    """Return how many items outside the group each hash matches."""
    values = [each.value for each in ticked]
    counted = (
        select(media_hashes.c.kind, media_hashes.c.value, func.count().label("n"))
        .join(items, items.c.media_id == media_hashes.c.media_id)
        .where(items.c.group_id != group_id)
        .group_by(media_hashes.c.kind, media_hashes.c.value)
    )
    found: dict[Key, int] = {}
    texts = sorted({value.value for value in values})
    for start in range(0, len(texts), rows.CHUNK):
        some = counted.where(media_hashes.c.value.in_(texts[start : start + rows.CHUNK]))
        found |= {(row.kind, row.value): row.n for row in connection.execute(some)}
    pdqs = _pdqs(values)
    if pdqs:
        all_pdqs = connection.execute(counted.where(media_hashes.c.kind == HashKind.PDQ.value))
        found |= _near(pdqs, [(row.value, row.n) for row in all_pdqs], radius)
    return found


def _near(pdqs: Sequence[str], known: Sequence[tuple[str, int]], radius: int) -> dict[Key, int]:
    """Return by PDQ hash the sum of the weights of those it is at most ``radius`` bits from."""
    if not known or not pdqs:
        return {}
    import numpy as np

    rows_known, weights = _words([value for value, _ in known]), np.array([n for _, n in known])
    sums = {}
    for value in pdqs:
        bits = np.bitwise_count(rows_known ^ _words([value])).sum(axis=1)
        total = int(weights[bits <= radius].sum())
        if total:
            sums[HashKind.PDQ.value, value] = total
    return sums


def _words(values: Sequence[str]) -> npt.NDArray[np.uint64]:
    import numpy as np

    raw = bytes.fromhex("".join(values))
    return np.frombuffer(raw, dtype=np.uint64).reshape(-1, _WORDS)


def _pdqs(values: Sequence[HashValue]) -> list[str]:
    return [value.value for value in values if value.kind is HashKind.PDQ]


def _key(value: HashValue) -> Key:
    return value.kind.value, value.value
