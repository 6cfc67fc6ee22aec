# SPDX-License-Identifier: Apache-2.0
"""Verifies a log from its records and its checkpoints.

Every hash is recomputed from the records; a stored hash is only something to compare with.  A
verification says how far checkpoints reach (``anchored_size``) and how many records lie beyond
(``unanchored_tail``); nothing but the word of whoever keeps the log stands for those.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from reviewer.domain.audit import AuditEvent
from reviewer.domain.errors import InputRefused, TamperEvidence
from reviewer.sealing.canonical import parse_strict
from reviewer.sealing.chain import GENESIS_PREV, MAX_RECORD_BYTES, chain_hash
from reviewer.sealing.keys import VerifyKey
from reviewer.sealing.merkle import Frontier, leaf_hash
from reviewer.sealing.notes import SignedNote, parse_note

MAX_FAILURES: Final = 1000
_HEX_HASH_CHARS: Final = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What a log proves.

    Attributes:
        size: records read.
        anchored_size: records up to the last checkpoint that holds; with a witness, the last one
            that the witness signed.
        root: Merkle root over what was read.
        failures: what does not hold, in the order found, at most ``MAX_FAILURES``.
    """

    size: int
    anchored_size: int
    root: bytes
    failures: tuple[TamperEvidence, ...]

    @property
    def unanchored_tail(self) -> int:
        """Records after the last checkpoint: cut or rewritten, these would not be missed."""
        return self.size - self.anchored_size

    @property
    def holds(self) -> bool:
        """Whether nothing contradicts the log."""
        return not self.failures


def verify_log(
    records: Iterable[tuple[bytes, bytes]],
    *,
    log_id: str,
    public_key: VerifyKey,
    checkpoints: Iterable[str] = (),
    witness_public: VerifyKey | None = None,
    others: Iterable[VerifyKey] | None = None,
) -> Verification:
    """Recompute every hash from the records and compare with every checkpoint.

    Args:
        records: record bytes and stored chain hash, in the order of the log.
        log_id: the log it claims to be.
        public_key: the log's key, known from elsewhere.
        checkpoints: note texts, best kept elsewhere, in any order.
        witness_public: when given, only what this witness signed counts as anchored.
        others: when given, a signature by anyone but the log, its witness and these is a failure.

    Failures carry ``what``: ``record`` (altered), ``missing``, ``order``, ``chain`` (does not
    follow from the record before), ``log``, ``key``, ``checkpoint``, ``signature``, ``fork``,
    ``root``, ``shrunk``; and ``where`` as ``log#seq``.
    """
    walk = _Walk(log_id, public_key)
    known = None if others is None else (public_key, witness_public or public_key, *others)
    anchors = _Anchors(walk, public_key, witness_public, known)
    for number, note in enumerate(checkpoints, start=1):
        anchors.take(number, note)
    anchors.compare()
    for record, chain in records:
        walk.step(record, chain)
        anchors.compare()
    anchors.finish()
    return Verification(
        size=walk.frontier.size,
        anchored_size=anchors.anchored_size,
        root=walk.frontier.root(),
        failures=tuple(walk.failures),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """What a record says of its own place."""

    log: str
    seq: int
    prev: bytes
    log_key: str


@dataclass(slots=True)
class _Walk:
    """Goes through the records of one log, in order."""

    log_id: str
    public_key: VerifyKey
    frontier: Frontier = field(default_factory=Frontier)
    failures: list[TamperEvidence] = field(default_factory=list)
    expected: int = 0
    # What the next record may give as ``prev``.
    prev: tuple[bytes, ...] = (GENESIS_PREV,)

    def fail(self, what: str, seq: int, message: str = "") -> None:
        self.report(TamperEvidence(what, f"{self.log_id}#{seq}", message))

    def report(self, failure: TamperEvidence) -> None:
        if len(self.failures) < MAX_FAILURES:
            self.failures.append(failure)

    def step(self, record: bytes, chain: bytes) -> None:
        seen = _read(record)
        computed = chain if seen is None else chain_hash(seen.prev, record)
        self.frontier.append(leaf_hash(computed))
        if seen is None or computed != chain:
            # Nothing in it is believed, so its place is the next one.  The bytes or the stored
            # hash were altered; the record after may follow from either without being named too.
            self.fail("record", self.expected)
            self._go_on(self.expected, (chain, computed))
        elif seen.seq < self.expected:
            self.fail("order", seen.seq)
        else:
            self._compare(seen)
            self._go_on(seen.seq, (chain,))

    def _compare(self, seen: _Seen) -> None:
        if seen.seq > self.expected:
            self.fail("missing", self.expected)
        elif seen.log != self.log_id:
            self.fail("log", seen.seq)
        elif seen.prev not in self.prev:
            self.fail("chain", seen.seq)
        elif seen.seq == 0 and seen.log_key != self.public_key.public_text:
            self.fail("key", 0)

    def _go_on(self, seq: int, chains: tuple[bytes, ...]) -> None:
        self.expected = seq + 1
        self.prev = chains


@dataclass(slots=True)
class _Anchors:
    """Holds the checkpoints of one log against the walk through its records."""

    walk: _Walk
    public_key: VerifyKey
    witness: VerifyKey | None
    known: tuple[VerifyKey, ...] | None
    # Root -> whether it counts as anchored, for each size.
    claims: dict[int, dict[bytes, bool]] = field(default_factory=dict)
    anchored_size: int = 0
    agreed_size: int = 0
    contradicted: bool = False

    def take(self, number: int, untrusted_note: str) -> None:
        """Take up one note, if it is the log's and its signatures hold."""
        try:
            note = parse_note(untrusted_note)
        except InputRefused:
            # Not signed by anyone then, so there is no record it could speak of.
            where = f"{self.walk.log_id} checkpoint {number}"
            self.walk.report(TamperEvidence("checkpoint", where))
            return
        found = note.checkpoint
        anchored = self._proves(note)
        if anchored is None:
            return
        roots = self.claims.setdefault(found.size, {})
        if roots and found.root not in roots:
            self.walk.fail("fork", max(0, found.size - 1))
        roots[found.root] = roots.get(found.root, False) or anchored

    def compare(self) -> None:
        """Hold the root so far against what was claimed for this many records."""
        size = self.walk.frontier.size
        roots = self.claims.pop(size, None)
        if roots is None:
            return
        root = self.walk.frontier.root()
        if root in roots:
            self.agreed_size = size
            if roots[root]:
                self.anchored_size = size
        elif not self.contradicted:
            # Every later root differs as well, so only the first tells where.
            self.contradicted = True
            span = f"records {self.agreed_size} to {size - 1} are not those that were signed"
            self.walk.fail("root", max(0, size - 1), span)

    def finish(self) -> None:
        """Say so if a checkpoint covers more records than there are."""
        if self.claims:
            self.walk.fail("shrunk", self.walk.frontier.size)

    def _proves(self, note: SignedNote) -> bool | None:
        """Say whether the note anchors; None when it is no proof at all."""
        last = max(0, note.checkpoint.size - 1)
        witnessed = "absent" if self.witness is None else note.standing_of(self.witness)
        if note.checkpoint.origin != self.walk.log_id:
            self.walk.fail("log", last)
        elif (
            note.standing_of(self.public_key) != "good"
            or witnessed == "bad"
            or (self.known is not None and not note.is_only_by(self.known))
        ):
            self.walk.fail("signature", last)
        else:
            return self.witness is None or witnessed == "good"
        return None


def _read(record: bytes) -> _Seen | None:
    """Read a record's own place, or None when it tells none."""
    try:
        value = parse_strict(record, max_bytes=MAX_RECORD_BYTES)
    except InputRefused:
        return None  # the caller reports the record as altered
    match value:
        case {"log": str(log), "seq": int(seq), "prev": str(prev)}:
            pass
        case _:
            return None
    if len(prev) != _HEX_HASH_CHARS or prev.strip("0123456789abcdef"):
        return None
    return _Seen(log=log, seq=seq, prev=bytes.fromhex(prev), log_key=_log_key(value))


def _log_key(value: object) -> str:
    match value:
        case {"event": AuditEvent.LOG_OPENED, "detail": {"log_key": str(key)}}:
            return key
        case _:
            return ""
