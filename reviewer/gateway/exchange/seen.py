# SPDX-License-Identifier: Apache-2.0
"""Keeps what each source last said of each hash, and carries it into the bank store.

A bank has one entry for a hash, whoever brought it first, so what every source says is kept beside
it: a repeat is known, an older word does not undo a newer one, a tombstone holds before its entry
comes, and a hash that one source takes back stays while another still lists it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Row, and_, delete, insert, select, tuple_, update

from reviewer.domain.banks import EntryState
from reviewer.domain.hashes import HashKind, HashValue
from reviewer.gateway.banks import foreign, rows
from reviewer.gateway.banks.foreign import Foreign
from reviewer.gateway.banks.rows import BankEntry
from reviewer.gateway.exchange.book import Applied, Key
from reviewer.gateway.exchange.entries import Entry, Opinion, SignalKind
from reviewer.gateway.store import bundles
from reviewer.gateway.store.tables import exchange_seen
from reviewer.sealing.canonical import canonical

CHUNK: Final = 200  # keys named in one question; SQLite bounds the parameters of one
_LISTED: Final = (Opinion.POSITIVE, Opinion.DISPUTED)
_OTHER_SOURCE: Final = "exchange"  # the reason in an entry's trail, as the bank store writes it


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One source in one bank, within one transaction.

    Attributes:
        connection: a writing transaction in which every bank is locked.
        bank: our bank.
        name: the exchange, or ``file:<name>``.
        now_ms: the wall clock.
    """

    connection: Connection
    bank: str
    name: str
    now_ms: int

    def take(self, said: Mapping[Key, Entry], round_number: int) -> Applied:
        """Take what the source says of up to ``CHUNK`` hashes."""
        known = {_key(row): row for row in self._known(said)}
        self.connection.execute(
            update(exchange_seen).where(self._are(said)).values(round=round_number)
        )
        newer = {
            key: entry
            for key, entry in said.items()
            if key not in known or known[key].updated_ms <= entry.updated_ms
        }
        self._keep(newer, round_number)
        before = {key for key in newer if key in known and known[key].is_listed}
        other = {
            key
            for key, entry in newer.items()
            if key not in known or known[key].fingerprint != _fingerprint(entry)
        }
        now = {key for key, entry in newer.items() if _is_listed(entry)}
        refused = self._put([newer[key] for key in newer if key in now & other])
        self._dispute([newer[key] for key in newer if key in other - now])
        self.take_out(before - now)
        added = len(now - before)
        changed = len(now & before & other)
        return Applied(
            added=added - min(added, refused),
            changed=changed,
            removed=len(before - now),
            unchanged=len(said) - added - changed - len(before - now),
            refused=refused,
        )

    def end_round(self, round_number: int) -> int:
        """Take out what is of an earlier round; return how many hashes."""
        is_left = and_(self._is_ours(), exchange_seen.c.round < round_number)
        asked = select(exchange_seen).where(is_left, exchange_seen.c.is_listed)
        gone = [_key(row) for row in self.connection.execute(asked)]
        # As a tombstone of that moment: what the source says again counts as new.
        self.connection.execute(
            update(exchange_seen).where(is_left).values(is_listed=False, fingerprint="")
        )
        for start in range(0, len(gone), CHUNK):
            self.take_out(gone[start : start + CHUNK])
        return len(gone)

    def take_out(self, keys: Collection[Key]) -> None:
        """Withdraw the source's entries, but for those that another source lists."""
        refs = []
        for entry in self._entries(keys):
            if entry.source != self.name or entry.state is EntryState.WITHDRAWN:
                continue
            other = self._other(entry)
            if other is None:
                refs.append(entry.source_ref)
            elif other.exchange != self.name:
                event = rows.Event(event="updated", actor=other.exchange, reason=_OTHER_SOURCE)
                rows.change(
                    self.connection,
                    entry,
                    event,
                    self.now_ms,
                    source=other.exchange,
                    source_ref=_ref(other.source_id, (SignalKind(other.kind), other.value)),
                )
        if refs:
            foreign.withdraw_foreign(self.connection, self.name, refs, self.now_ms)

    def _put(self, entries: Iterable[Entry]) -> int:
        """Put entries into the bank; return how many its rules refuse."""
        codes = {code.code for code in bundles.policy_in_force(self.connection).labels}
        given = [_foreign(entry, codes) for entry in entries]
        if not given:
            return 0
        put = foreign.put_foreign(self.connection, self.bank, self.name, given, self.now_ms)
        return sum(put.refused.values())

    def _dispute(self, entries: Iterable[Entry]) -> None:
        """Let a negative word make disputed what somebody else put into the bank."""
        negative = {each.key: each for each in entries if each.opinion is Opinion.NEGATIVE}
        live = [each for each in negative.values() if not each.is_deleted]
        here = {
            (each.value.kind, each.value.value)
            for each in self._entries([entry.key for entry in live])
            if each.source != self.name
        }
        given = [
            _foreign(each, frozenset(), disputes=1)
            for each in live
            if (hash_kind(each.kind), each.value) in here
        ]
        if given:
            foreign.put_foreign(self.connection, self.bank, self.name, given, self.now_ms)

    def _keep(self, said: Mapping[Key, Entry], round_number: int) -> None:
        if not said:
            return
        self.connection.execute(delete(exchange_seen).where(self._are(said)))
        own = {"exchange": self.name, "bank": self.bank, "round": round_number}
        written: list[dict[str, Any]] = [
            {
                **own,
                "kind": entry.kind.value,
                "value": entry.value,
                "source_id": entry.source_id,
                "fingerprint": _fingerprint(entry),
                "is_listed": _is_listed(entry),
                "updated_ms": entry.updated_ms,
            }
            for entry in said.values()
        ]
        self.connection.execute(insert(exchange_seen), written)

    def _known(self, keys: Collection[Key]) -> list[Row[Any]]:
        return list(self.connection.execute(select(exchange_seen).where(self._are(keys))))

    def _is_ours(self) -> Any:  # noqa: ANN401 - SQLAlchemy's own type for a condition
        return and_(exchange_seen.c.exchange == self.name, exchange_seen.c.bank == self.bank)

    def _are(self, keys: Collection[Key]) -> Any:  # noqa: ANN401 - the same
        named = [(kind.value, value) for kind, value in keys]
        return and_(self._is_ours(), tuple_(exchange_seen.c.kind, exchange_seen.c.value).in_(named))

    def _entries(self, keys: Collection[Key]) -> tuple[BankEntry, ...]:
        named = [(hash_kind(kind).value, value) for kind, value in keys]
        return rows.with_values(self.connection, named, [self.bank]) if named else ()

    def _other(self, entry: BankEntry) -> Row[Any] | None:
        """Return who else lists a hash; the source itself, by another kind, goes first."""
        kinds = [kind.value for kind in SignalKind if hash_kind(kind) is entry.value.kind]
        asked = select(exchange_seen).where(
            exchange_seen.c.bank == self.bank,
            exchange_seen.c.value == entry.value.value,
            exchange_seen.c.kind.in_(kinds),
            exchange_seen.c.is_listed,
        )
        found = list(self.connection.execute(asked.order_by(exchange_seen.c.exchange)))
        own = [row for row in found if row.exchange == self.name]
        return next(iter([*own, *found]), None)


def hash_kind(kind: SignalKind) -> HashKind:
    """Return the kind a bank keeps: an MD5 is an MD5, of a video as of anything."""
    return HashKind.MD5 if kind is SignalKind.VIDEO_MD5 else HashKind(kind.value)


def _foreign(entry: Entry, codes: Collection[str], disputes: int = 0) -> Foreign:
    is_disputed = entry.opinion is Opinion.DISPUTED
    return Foreign(
        value=HashValue(
            kind=hash_kind(entry.kind),
            value=entry.value,
            quality=entry.quality,
            variant=entry.variant,
        ),
        source_ref=_ref(entry.source_id, entry.key),
        labels=tuple(label for label in entry.labels if label in codes),
        disputes=disputes or int(is_disputed),
    )


def _ref(source_id: str, key: Key) -> str:
    """Return the source's own id, or where it has none one that is as good for telling apart."""
    return source_id or f"{key[0].value}:{key[1]}"


def _is_listed(entry: Entry) -> bool:
    return entry.opinion in _LISTED and not entry.is_deleted


def _key(row: Row[Any]) -> Key:
    return SignalKind(row.kind), row.value


def _fingerprint(entry: Entry) -> str:
    said = {
        "opinion": entry.opinion.value,
        "labels": list(entry.labels),
        "quality": entry.quality,
        "source_id": entry.source_id,
        "is_deleted": entry.is_deleted,
    }
    return hashlib.sha256(canonical(said)).hexdigest()
