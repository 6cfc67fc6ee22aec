# SPDX-License-Identifier: Apache-2.0
"""Appends to a log nobody can quietly rewrite; its verification is offered from here too.

A chain alone proves nothing against someone who can hash: only a checkpoint kept elsewhere does.
A log keeps one signing key for life: the first record names it, a new key opens a new log.
Nothing here reads a file or a clock.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Final

from reviewer.domain.audit import AuditEntry, AuditRecord, check_log_id
from reviewer.domain.errors import InputRefused, RuleBroken
from reviewer.sealing.audit_check import Verification, verify_log
from reviewer.sealing.canonical import canonical, parse_strict
from reviewer.sealing.chain import (
    GENESIS_PREV,
    MAX_RECORD_BYTES,
    SealedRecord,
    chain_hash,
    payload_commit,
)
from reviewer.sealing.keys import SigningKey
from reviewer.sealing.merkle import Frontier, leaf_hash
from reviewer.sealing.notes import Checkpoint, sign_checkpoint

__all__ = [
    "LogWriter",
    "SealedRecord",
    "Verification",
    "chain_hash",
    "payload_commit",
    "verify_log",
]


class LogWriter:
    """The growing end of one log.

    Keep :meth:`state` in the same transaction as the record; after a rollback, throw the writer
    away and take up the stored state again.
    """

    def __init__(self, log: str) -> None:
        check_log_id(log)
        self.log: Final = log
        self._last = GENESIS_PREV
        self._frontier = Frontier()

    @classmethod
    def from_state(cls, stored: bytes) -> LogWriter:
        """Take up a log where :meth:`state` left it.

        Raises:
            InputRefused: the bytes are no such state.
        """
        match parse_strict(stored):
            case {"log": str(log), "size": int(size), "last": str(last), "peaks": list(peaks)}:
                try:
                    writer = cls(log)
                    writer._last = bytes.fromhex(last)
                    writer._frontier = Frontier(size, [bytes.fromhex(str(each)) for each in peaks])
                except (ValueError, RuleBroken) as exc:
                    raise InputRefused("log-state", "state") from exc
                if len(writer._last) == len(GENESIS_PREV):
                    return writer
        raise InputRefused("log-state", "state")

    @classmethod
    def after(cls, log: str, chains: Iterable[bytes]) -> LogWriter:
        """Return the writer that would go on after records with these chain hashes."""
        writer = cls(log)
        for chain in chains:
            writer._frontier.append(leaf_hash(chain))
            writer._last = chain
        return writer

    def state(self) -> bytes:
        """Return everything needed to go on."""
        peaks = [peak.hex() for peak in self._frontier.peaks]
        found = {"log": self.log, "size": self.size, "last": self._last.hex(), "peaks": peaks}
        return canonical(found)

    @property
    def size(self) -> int:
        """Number of records so far."""
        return self._frontier.size

    @property
    def root(self) -> bytes:
        """Merkle root over all records so far."""
        return self._frontier.root()

    def append(self, entry: AuditEntry) -> SealedRecord:
        """Give the entry its place and seal it.

        Raises:
            RuleBroken: the first record must open the log, and no other may.
            InputRefused: the record would be too long to be read back.
        """
        facts = {each.name: getattr(entry, each.name) for each in fields(AuditEntry)}
        record = AuditRecord(log=self.log, seq=self.size, prev=self._last.hex(), **facts)
        written = canonical(record.to_json_dict())
        if len(written) > MAX_RECORD_BYTES:
            raise InputRefused("record-too-long", "record")
        chain = chain_hash(self._last, written)
        sealed = SealedRecord(seq=self.size, record=written, chain=chain, leaf=leaf_hash(chain))
        self._frontier.append(sealed.leaf)
        self._last = chain
        return sealed

    def checkpoint(self, key: SigningKey) -> str:
        """Return the signed note over all records so far."""
        found = Checkpoint(origin=self.log, size=self.size, root=self.root)
        return sign_checkpoint(found, key, name=self.log)
