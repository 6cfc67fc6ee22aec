# SPDX-License-Identifier: Apache-2.0
"""Pushes this workstation's log to its witness, in segments that end in a checkpoint.

The witness says where it stands; what it lacks is sent again.  A fork is told and never repaired:
nothing here can know which of the two logs is the true one.
"""

from __future__ import annotations

from typing import Final

from reviewer.domain.errors import GatewayRefused, TamperEvidence
from reviewer.ports.queue_api import QueueApi
from reviewer.ports.store import StoredRecord, UnitOfWork
from reviewer.sealing.merkle import consistency_proof, leaf_hash
from reviewer.sealing.notes import SignedNote, parse_note
from reviewer.services.desk import Desk
from reviewer.services.notices import AuditChanged
from reviewer.services.sync.events import Do, Done

SEGMENT_MAX: Final = 500
_PAGE: Final = 1000


class Witness:
    """The way of the log to its witness."""

    def __init__(self, desk: Desk, api: QueueApi) -> None:
        self._desk = desk
        self._api = api
        self._log = str(desk.workstation_id)

    def push(self, order: Do) -> Done:
        """Push everything the witness has not cosigned.

        Raises:
            TamperEvidence: the witness holds records that are not in this log.
        """
        with self._desk.store.read() as work:
            start = work.audit.witnessed_size()
        is_resent = False
        while True:
            pushed = self._segment(start)
            if pushed is None:
                break
            records, proof, note = pushed
            try:
                cosigned = self._api.push_audit(self._log, start, records, proof, note)
            except GatewayRefused as exc:
                start = self._where(exc, start, is_resent=is_resent)
                is_resent = True
                continue
            start += len(records)
            with self._desk.store.write() as work:
                work.audit.keep_cosigned(cosigned)
                work.commit()
        self._desk.notices.publish(AuditChanged())
        return Done(order=order)

    def _where(self, refused: GatewayRefused, start: int, *, is_resent: bool) -> int:
        with self._desk.store.read() as work:
            here = work.audit.size()
        theirs = refused.extra.get("size")
        where = f"{self._log}#{start}"
        if refused.problem == "audit-fork":
            raise TamperEvidence("fork", where) from refused
        if refused.problem != "audit-size-mismatch" or not isinstance(theirs, int) or is_resent:
            raise refused
        if theirs > here:
            raise TamperEvidence("fork", where) from refused
        return theirs

    def _segment(self, start: int) -> tuple[tuple[StoredRecord, ...], list[bytes], str] | None:
        with self._desk.store.write() as work:
            size = work.audit.size()
            if start >= size:
                return None
            if size - start <= SEGMENT_MAX:
                work.audit.checkpoint()
            note = _longest(work, start)
            work.commit()
        end = note.checkpoint.size
        with self._desk.store.read() as work:
            records = work.audit.records(start, end - start)
            leaves = _leaves(work, end) if start else []
        proof = consistency_proof(leaves, start) if start else []
        own = SignedNote(checkpoint=note.checkpoint, signatures=note.signatures[:1])
        return records, proof, own.text


def _longest(work: UnitOfWork, start: int) -> SignedNote:
    notes = [parse_note(note) for note in work.audit.checkpoints()]
    return max(
        (note for note in notes if start < note.checkpoint.size <= start + SEGMENT_MAX),
        key=lambda note: note.checkpoint.size,
    )


def _leaves(work: UnitOfWork, end: int) -> list[bytes]:
    found: list[bytes] = []
    while len(found) < end:
        page = work.audit.records(len(found), min(_PAGE, end - len(found)))
        found += [leaf_hash(bytes.fromhex(record.chain)) for record in page]
    return found
