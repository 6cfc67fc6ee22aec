# SPDX-License-Identifier: Apache-2.0
"""Verifies logs, reads them and hands them on.

Everyone verifies their own log.  A lead also fetches every log the gateway witnessed, verifies all
of them, and leaves a cosignature on the gateway's own.  There is no filter
and no sorting by person.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from importlib.resources.abc import Traversable
from pathlib import Path

from reviewer.domain.audit import AuditEvent
from reviewer.domain.errors import GatewayRefused, InputRefused, RuleBroken, TamperEvidence
from reviewer.domain.ids import GATEWAY_LOG
from reviewer.domain.people import Role
from reviewer.ports.queue_api import QueueApi
from reviewer.ports.store import StoredRecord, UnitOfWork, WitnessedLog
from reviewer.sealing.export import ExportedLog, write_export
from reviewer.sealing.keys import SigningKey, VerifyKey
from reviewer.sealing.notes import add_cosignature, cosignature_line, parse_note
from reviewer.services import audit_rows
from reviewer.services.audit_proof import (
    Pins,
    keep_pins,
    kept_pins,
    pin,
    pinned_key,
    prove_fetched,
    prove_own,
)
from reviewer.services.desk import Desk, read_person
from reviewer.services.notices import AuditChanged
from reviewer.services.shown import AuditRow, HistoryRow, LogVerification

PAGE = 500


class AuditService:
    """The logs as one person may see them.

    Args:
        key: this profile's device key.
        witness_key: the pinned raw key by which the gateway cosigns workstations' logs.
        log_key: the pinned raw key of the gateway's own log.
        verifier: the folder with the stand-alone verifier that an export carries.
    """

    def __init__(
        self,
        desk: Desk,
        api: QueueApi,
        *,
        key: SigningKey,
        witness_key: bytes,
        log_key: bytes,
        verifier: Traversable,
    ) -> None:
        self._desk = desk
        self._api = api
        self._key = key
        self._pins = Pins(
            log=str(desk.workstation_id),
            key=key.public,
            witness=VerifyKey(witness_key),
            gateway=VerifyKey(log_key),
        )
        self._verifier = verifier
        self._lock = threading.Lock()
        self._fetching = threading.Lock()
        self._verified: dict[str, LogVerification] = {}
        self._failed_before = False

    def keep_pins(self) -> None:
        """Keep the pinned keys beside the logs, for whoever checks a copy of the store alone."""
        with self._desk.store.read() as work:
            if kept_pins(work) == self._pins:
                return
        with self._desk.store.write() as work:
            keep_pins(work.facts, self._pins)
            work.commit()

    def own_verification(self) -> LogVerification:
        """Verify this workstation's own log; a failure is itself written down, once."""
        with self._desk.store.read() as work:
            found = prove_own(work, self._pins)
        if found.failures and not self._failed_before:
            self._failed_before = True
            what, where = found.failures[0]
            with self._desk.store.write() as work:
                detail = {"where": where}
                self._desk.record(work, AuditEvent.VERIFY_FAILED, reason=what, detail=detail)
                work.commit()
        return found

    def refresh(
        self, told: Callable[[str, int, int], object] = lambda _log, _here, _of: None
    ) -> tuple[LogVerification, ...]:
        """Fetch every witnessed log, verify all, and cosign the gateway's own.

        Args:
            told: hears which log is fetched, how many of its records are here, and of how many; it
                may raise ``Cancelled``, and the logs that are whole by then are kept.

        Raises:
            RuleBroken: only a lead may (``role``).
        """
        self._check_lead()
        with self._fetching:
            # The gateway's own first: it says with which key each workstation enrolled.
            listed = sorted(self._api.audit_logs(), key=lambda log: log.log != GATEWAY_LOG)
            self._meet(listed)
            against = {log.log: self._fetch(log, told) for log in listed}
            with self._desk.store.read() as work:
                verified = prove_fetched(work, self._pins, against)
            with self._lock:
                self._verified = verified
            self._cosign(verified.get(GATEWAY_LOG))
        self._desk.notices.publish(AuditChanged())
        return tuple(verified.values())

    def verifications(self) -> tuple[LogVerification, ...]:
        """Return what the fetched logs proved when they were last verified."""
        with self._lock:
            if self._verified:
                return tuple(self._verified.values())
        with self._desk.store.read() as work:
            verified = prove_fetched(work, self._pins)
        with self._lock:
            # A fetch may have ended meanwhile, and knows more.
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
            return audit_rows.history_of(audit_rows.fetched(work.witnessed), item_id)

    def recent(self, limit: int) -> tuple[AuditRow, ...]:
        """Return the newest records, newest first: the fetched ones, or if none are one's own."""
        if rows := self.find(limit=limit):
            return rows
        with self._desk.store.read() as work:
            start = max(0, work.audit.size() - limit)
            own = work.audit.records(start, limit)
        rows = tuple(audit_rows.row_of(self._pins.log, stored) for stored in reversed(own))
        return tuple(row for row in rows if row.event != AuditEvent.CLEAR_OPENED)

    def story(self, item_id: str) -> tuple[HistoryRow, ...]:
        """Return the history of one item from the fetched logs, or else from one's own."""
        if steps := self.history(item_id):
            return steps
        with self._desk.store.read() as work:
            return audit_rows.history_of(audit_rows.own(work.audit, self._pins.log), item_id)

    def note(self, payload_commit: str) -> str:
        """Return the free text behind a commitment (leads)."""
        self._check_lead()
        return self._api.note_behind(payload_commit)

    def resolve(self, item_id: str, pseudonym: str, reason: str) -> str:
        """Return who stands behind a pseudonym, for one item and a reason; itself logged."""
        self._check_lead()
        return self._api.resolve(item_id, pseudonym, reason)

    def revoke(self, group_id: str) -> None:
        """Take a group from whoever holds it; ``RuleBroken("not-leased")`` when nobody does."""
        self._check_lead()
        try:
            self._api.revoke_lease(group_id)
        except GatewayRefused as error:
            raise (RuleBroken("not-leased") if error.problem == "not-found" else error) from error

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

    def _meet(self, listed: Iterable[WitnessedLog]) -> None:
        """Pin the keys of logs that are new, before anything is held against a key."""
        with self._desk.store.write() as work:
            known = {each.log for each in work.witnessed.logs()}
            for log in listed:
                if pinned_key(work.facts, log.log, self._pins) is None:
                    pin(work.facts, log)
                if log.log not in known and self._has_its_key(work, log):
                    work.witnessed.put_log(replace(log, checkpoint=""))
            work.commit()

    def _has_its_key(self, work: UnitOfWork, log: WitnessedLog) -> bool:
        pinned = pinned_key(work.facts, log.log, self._pins)
        return pinned is not None and pinned.raw == log.public_key

    def _fetch(
        self, log: WitnessedLog, told: Callable[[str, int, int], object]
    ) -> tuple[TamperEvidence, ...]:
        """Take up one log; return what its description already contradicts."""
        size = _size(log.checkpoint)
        with self._desk.store.read() as work:
            known = {each.log: each for each in work.witnessed.logs()}.get(log.log)
            if not self._has_its_key(work, log):
                return (TamperEvidence("key", f"{log.log}#0"),)
            if size < _size("" if known is None else known.checkpoint):
                return (TamperEvidence("shrunk", f"{log.log}#{size}"),)
            start = work.witnessed.size(log.log)
        told(log.log, start, size)
        fetched: list[StoredRecord] = []
        has_more = start < size
        while has_more:
            page, has_more = self._api.audit_entries(log.log, start + len(fetched))
            # What the log gained since its checkpoint comes with the next one.
            fetched += page[: size - start - len(fetched)]
            has_more = has_more and bool(page) and start + len(fetched) < size
            told(log.log, start + len(fetched), size)
        # Records and checkpoint become visible at once: one without the other looks like tampering.
        with self._desk.store.write() as work:
            work.witnessed.append(log.log, fetched)
            work.witnessed.put_log(log)
            work.commit()
        return ()

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
            records=work.proofs.fetched_records(log.log),
            checkpoints=(log.checkpoint,) if log.checkpoint else (),
            witness_public=None if log.log == GATEWAY_LOG else self._pins.witness,
        )

    def _own(self, work: UnitOfWork) -> ExportedLog:
        return ExportedLog(
            log_id=self._pins.log,
            public_key=self._pins.key,
            records=work.proofs.own_records(),
            checkpoints=work.proofs.own_notes(),
            witness_public=self._pins.witness,
        )


def _size(note: str) -> int:
    return parse_note(note).checkpoint.size if note else 0
