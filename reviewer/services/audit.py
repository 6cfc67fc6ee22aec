# SPDX-License-Identifier: Apache-2.0
"""Verifies logs, reads them and hands them on.

Everyone verifies their own log.  A lead also fetches every log the gateway witnessed, verifies each
with the key first seen for it, and leaves a cosignature on the gateway's own.  There is no filter
and no sorting by person.
"""

from __future__ import annotations

import base64
import threading
from collections.abc import Callable, Iterator
from importlib.resources.abc import Traversable
from pathlib import Path

from reviewer.domain.audit import AuditEvent
from reviewer.domain.errors import InputRefused, RuleBroken, TamperEvidence
from reviewer.domain.ids import GATEWAY_LOG
from reviewer.domain.people import Role
from reviewer.ports.queue_api import QueueApi
from reviewer.ports.store import UnitOfWork, WitnessedLog
from reviewer.sealing.audit_log import verify_log
from reviewer.sealing.export import ExportedLog, write_export
from reviewer.sealing.keys import SigningKey, VerifyKey
from reviewer.sealing.notes import add_cosignature, cosignature_line, parse_note
from reviewer.services import audit_rows
from reviewer.services.desk import Desk, read_person
from reviewer.services.notices import AuditChanged
from reviewer.services.shown import AuditRow, HistoryRow, LogVerification

PAGE = 500


class AuditService:
    """The logs as one person may see them.

    Args:
        key: this profile's device key.
        witness_key: the pinned raw key by which the gateway cosigns workstations' logs.
        verifier: the folder with the stand-alone verifier that an export carries.
    """

    def __init__(
        self,
        desk: Desk,
        api: QueueApi,
        *,
        key: SigningKey,
        witness_key: bytes,
        verifier: Traversable,
    ) -> None:
        self._desk = desk
        self._api = api
        self._key = key
        self._witness = VerifyKey(witness_key)
        self._verifier = verifier
        self._lock = threading.Lock()
        self._verified: dict[str, LogVerification] = {}
        self._failed_before = False

    def own_verification(self) -> LogVerification:
        """Verify this workstation's own log; a failure is itself written down, once."""
        log = str(self._desk.workstation_id)
        with self._desk.store.read() as work:
            found = verify_log(
                _own_records(work),
                log_id=log,
                public_key=self._key.public,
                checkpoints=work.audit.checkpoints(),
                witness_public=self._witness,
            )
        if found.failures and not self._failed_before:
            self._failed_before = True
            first = found.failures[0]
            with self._desk.store.write() as work:
                where = {"where": first.where}
                self._desk.record(work, AuditEvent.VERIFY_FAILED, reason=first.what, detail=where)
                work.commit()
        return _shown(log, found.size, found.anchored_size, found.failures)

    def refresh(
        self, told: Callable[[str, int, int], object] = lambda _log, _here, _of: None
    ) -> tuple[LogVerification, ...]:
        """Fetch every witnessed log, verify all, and cosign the gateway's own.

        Args:
            told: hears which log is fetched, how many of its records are here, and of how many;
                what is here is committed, so it may raise ``Cancelled``.

        Raises:
            RuleBroken: only a lead may (``role``).
        """
        self._check_lead()
        verified = {}
        for log in self._api.audit_logs():
            failures = self._fetch(log, told)
            verified[log.log] = self._verify(log.log, failures)
        with self._lock:
            self._verified = verified
        self._cosign(verified.get(GATEWAY_LOG))
        self._desk.notices.publish(AuditChanged())
        return self.verifications()

    def verifications(self) -> tuple[LogVerification, ...]:
        """Return what the fetched logs proved when they were last verified."""
        with self._lock:
            if self._verified:
                return tuple(self._verified.values())
        with self._desk.store.read() as work:
            logs = [each.log for each in work.witnessed.logs()]
        verified = {log: self._verify(log, ()) for log in logs}
        with self._lock:
            self._verified = self._verified or verified
            return tuple(self._verified.values())

    def find(
        self,
        *,
        events: frozenset[str] = frozenset(),
        day_from: str = "",
        day_to: str = "",
        queue: str = "",
        label: str = "",
        outcome: str = "",
        limit: int = PAGE,
        offset: int = 0,
    ) -> tuple[AuditRow, ...]:
        """Return fetched records, newest first, told to the day."""
        with self._desk.store.read() as work:
            found = work.witnessed.find(
                events=events,
                day_from=day_from,
                day_to=day_to,
                queue=queue,
                label=label,
                outcome=outcome,
                limit=limit,
                offset=offset,
            )
        # A single look stands in its item's history and in no list.
        rows = (audit_rows.row_of(log, stored) for log, stored in found)
        return tuple(row for row in rows if row.event != AuditEvent.CLEAR_OPENED)

    def history(self, item_id: str) -> tuple[HistoryRow, ...]:
        """Return everything that is recorded of one item, oldest first, told to the minute."""
        with self._desk.store.read() as work:
            return audit_rows.history_of(work.witnessed, item_id)

    def note(self, payload_commit: str) -> str:
        """Return the free text behind a commitment (leads)."""
        self._check_lead()
        return self._api.note_behind(payload_commit)

    def resolve(self, item_id: str, pseudonym: str, reason: str) -> str:
        """Return who stands behind a pseudonym, for one item and a reason; itself logged."""
        self._check_lead()
        return self._api.resolve(item_id, pseudonym, reason)

    def export(self, folder: Path) -> Path:
        """Write the logs where an outsider can verify them alone; return the folder.

        A lead exports every fetched log, anyone else their own.
        """
        with self._desk.store.read() as work:
            person = read_person(work.facts)
            is_lead = person is not None and Role.LEAD in person.roles
            known = work.witnessed.logs() if is_lead else ()
            logs = [self._exported(work, each) for each in known] or [self._own(work)]
            write_export(folder, logs, resources=self._verifier)
        with self._desk.store.write() as work:
            self._desk.record(work, AuditEvent.EXPORTED)
            work.commit()
        return folder

    def _check_lead(self) -> None:
        with self._desk.store.read() as work:
            person = read_person(work.facts)
        if person is None or Role.LEAD not in person.roles:
            raise RuleBroken("role")

    def _fetch(
        self, log: WitnessedLog, told: Callable[[str, int, int], object]
    ) -> tuple[TamperEvidence, ...]:
        """Take up one log; return what its description already contradicts."""
        with self._desk.store.write() as work:
            known = {each.log: each for each in work.witnessed.logs()}.get(log.log)
            pinned = self._pinned(work, log)
            if pinned != log.public_key:
                return (TamperEvidence("key", f"{log.log}#0"),)
            if _size(log.checkpoint) < _size("" if known is None else known.checkpoint):
                return (TamperEvidence("shrunk", f"{log.log}#{_size(log.checkpoint)}"),)
            work.witnessed.put_log(log)
            start = work.witnessed.size(log.log)
            work.commit()
        told(log.log, start, _size(log.checkpoint))
        has_more = start < _size(log.checkpoint)
        while has_more:
            records, has_more = self._api.audit_entries(log.log, start)
            if not records:
                break
            with self._desk.store.write() as work:
                work.witnessed.append(log.log, records)
                start = work.witnessed.size(log.log)
                work.commit()
            told(log.log, start, _size(log.checkpoint))
        return ()

    def _pinned(self, work: UnitOfWork, log: WitnessedLog) -> bytes:
        """Return the key a log must have: the one first seen, for its whole life."""
        name = f"log_key:{log.log}"
        kept = work.facts.get(name)
        if kept is None:
            kept = base64.b64encode(log.public_key).decode()
            work.facts.set(name, kept)
        return base64.b64decode(kept)

    def _verify(self, log: str, contradictions: tuple[TamperEvidence, ...]) -> LogVerification:
        with self._desk.store.read() as work:
            known = {each.log: each for each in work.witnessed.logs()}.get(log)
            if known is None:
                return _shown(log, 0, 0, contradictions)
            found = verify_log(
                _witnessed_records(work, log),
                log_id=log,
                public_key=VerifyKey(known.public_key),
                checkpoints=(known.checkpoint,) if known.checkpoint else (),
                witness_public=None if log == GATEWAY_LOG else self._witness,
            )
        return _shown(log, found.size, found.anchored_size, (*contradictions, *found.failures))

    def _cosign(self, gateway: LogVerification | None) -> None:
        if gateway is None or gateway.failures or not gateway.anchored:
            return
        with self._desk.store.read() as work:
            known = {each.log: each for each in work.witnessed.logs()}[GATEWAY_LOG]
        name = str(self._desk.workstation_id)
        line = cosignature_line(known.checkpoint, self._key, name=name)
        try:
            cosigned = add_cosignature(known.checkpoint, line)
        except InputRefused:
            return  # this workstation has signed the same checkpoint before
        self._api.cosign_gateway(cosigned, parse_note(cosigned).checkpoint.size)

    def _exported(self, work: UnitOfWork, log: WitnessedLog) -> ExportedLog:
        return ExportedLog(
            log_id=log.log,
            public_key=VerifyKey(log.public_key),
            records=_witnessed_records(work, log.log),
            checkpoints=(log.checkpoint,) if log.checkpoint else (),
            witness_public=None if log.log == GATEWAY_LOG else self._witness,
        )

    def _own(self, work: UnitOfWork) -> ExportedLog:
        return ExportedLog(
            log_id=str(self._desk.workstation_id),
            public_key=self._key.public,
            records=_own_records(work),
            checkpoints=work.audit.checkpoints(),
            witness_public=self._witness,
        )


def _shown(
    log: str, size: int, anchored: int, failures: tuple[TamperEvidence, ...]
) -> LogVerification:
    return LogVerification(
        log=log,
        size=size,
        anchored=anchored,
        tail=size - anchored,
        failures=tuple((each.what, each.where) for each in failures),
    )


def _size(note: str) -> int:
    return parse_note(note).checkpoint.size if note else 0


def _own_records(work: UnitOfWork) -> Iterator[tuple[bytes, bytes]]:
    start = 0
    while page := work.audit.records(start, PAGE):
        yield from ((each.record.encode(), bytes.fromhex(each.chain)) for each in page)
        start += len(page)


def _witnessed_records(work: UnitOfWork, log: str) -> Iterator[tuple[bytes, bytes]]:
    start = 0
    while page := work.witnessed.records(log, start, PAGE):
        yield from ((each.record.encode(), bytes.fromhex(each.chain)) for each in page)
        start += len(page)
