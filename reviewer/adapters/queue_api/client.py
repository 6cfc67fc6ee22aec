# SPDX-License-Identifier: Apache-2.0
"""Speaks Review Queue API v1 to one gateway, for one enrolled profile.

After any error nothing is known about a request; it is repeated as it was, with the same ids.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import quote

from reviewer.adapters.queue_api import answers
from reviewer.adapters.queue_api.bank_calls import BankCalls
from reviewer.adapters.queue_api.download import Download, download
from reviewer.adapters.queue_api.group_calls import GroupCalls
from reviewer.adapters.queue_api.tokens import TokenKeeper
from reviewer.adapters.queue_api.transport import Answer, Transport
from reviewer.domain.errors import GatewayRefused, SignInNeeded, TamperEvidence
from reviewer.domain.ids import GATEWAY_LOG, QueueName
from reviewer.domain.policy import Policy
from reviewer.ports.queue_api import (
    BatchResult,
    FeedResult,
    Granted,
    LeaseKey,
    LeaseOutcome,
    QueueCount,
    ResyncResult,
    SessionFacts,
    Signal,
)
from reviewer.ports.store import StoredRecord, WitnessedLog
from reviewer.sealing.canonical import canonical
from reviewer.sealing.keys import VerifyKey, decode_base64
from reviewer.wire.account import (
    AuditPush,
    AuditPushAnswer,
    CosignRequest,
    LogEntries,
    LogList,
    PayloadAnswer,
    ResolveAnswer,
    ResolveRequest,
)
from reviewer.wire.base import BASE_PATH, Message
from reviewer.wire.kept_policy import policy_of
from reviewer.wire.policy import checked_body
from reviewer.wire.session import (
    ApproveRequest,
    ClosedQueues,
    Empty,
    QueuesAnswer,
    SessionAnswer,
    SignedBundle,
)
from reviewer.wire.work import (
    BatchAnswer,
    EventsAnswer,
    FeedPage,
    LeaseAnswer,
    LeaseRequest,
    LeaseResults,
    Receipt,
    ReleaseRequest,
    RenewRequest,
    ResyncAnswer,
    ResyncRequest,
    StatusAnswer,
    StatusRequest,
)

_POLICY: Final = "policy"


class HttpQueueApi(BankCalls, GroupCalls):
    """The gateway over HTTP. Every method may be called from any thread."""

    def __init__(self, transport: Transport, tokens: TokenKeeper, workstation_id: str) -> None:
        self._transport = transport
        self._tokens = tokens
        self._workstation_id = workstation_id
        self._too_old = False

    def session(self) -> SessionFacts:
        """Return who we are there and what time it is."""
        found = self._get("/session", SessionAnswer)
        return answers.session_from(found, client_too_old=self._too_old)

    def refresh(self) -> None:
        """Replace the tokens."""
        self._tokens.refresh()

    def queues(self) -> tuple[QueueCount, ...]:
        """Return the granted queues."""
        found = self._get("/queues", QueuesAnswer)
        return tuple(answers.queue_from(each) for each in found.queues)

    def close_queues(self, closed: Sequence[str]) -> None:
        """Say which queues are closed for this person until midnight."""
        body = canonical(ClosedQueues(closed=tuple(closed)).model_dump(mode="json"))
        self._send("PUT", "/session/queues", Empty, body)

    def lease(self, want: int, queues: Sequence[QueueName], idempotency_key: str) -> Granted:
        """Lease up to ``want`` groups from these queues."""
        asked = LeaseRequest(workstation_id=self._workstation_id, want=want, queues=tuple(queues))
        headers = {"Idempotency-Key": idempotency_key}
        try:
            found = self._post("/leases", asked, LeaseAnswer, headers=headers)
        except GatewayRefused as exc:
            self._too_old = self._too_old or exc.problem == "client-too-old"
            raise
        return answers.granted_from(found)

    def renew(self, leases: Sequence[LeaseKey]) -> tuple[LeaseOutcome, ...]:
        """Extend leases."""
        asked = RenewRequest(
            workstation_id=self._workstation_id,
            leases=tuple(answers.lease_ref(key) for key in leases),
        )
        found = self._post("/leases:renew", asked, LeaseResults)
        return tuple(answers.lease_outcome_from(each) for each in found.results)

    def release(self, leases: Sequence[LeaseKey], reason: str) -> tuple[LeaseOutcome, ...]:
        """Give leases back."""
        asked = ReleaseRequest.model_validate(
            {
                "workstation_id": self._workstation_id,
                "leases": tuple(answers.lease_ref(key) for key in leases),
                "reason": reason,
            }
        )
        found = self._post("/leases:release", asked, LeaseResults)
        return tuple(answers.lease_outcome_from(each) for each in found.results)

    def item_states(self, item_ids: Sequence[str]) -> Mapping[str, str]:
        """Return the state of each item."""
        asked = StatusRequest(item_ids=tuple(item_ids))
        found = self._post("/items:status", asked, StatusAnswer)
        return {each.item_id: each.state for each in found.items}

    def media(
        self,
        item_id: str,
        media_id: str,
        lease: LeaseKey,
        size: int,
        sha256: str,
        *,
        chunk_bytes: int = 0,
        chunk_sha256: Sequence[str] = (),
    ) -> bytes:
        """Return the bytes, resumed by Range if cut; digest checked, else ``MediaUnreadable``."""
        wanted = Download(
            path=f"{BASE_PATH}/items/{_part(item_id)}/media/{_part(media_id)}",
            lease=lease,
            size=size,
            sha256=sha256,
            chunk_bytes=chunk_bytes,
            chunk_sha256=tuple(chunk_sha256),
        )
        return download(self._transport, self._tokens, wanted)

    def submit(
        self, entries: Sequence[str], payloads: Mapping[str, bytes], attempt_id: str
    ) -> BatchResult:
        """Send acts and sealed notes, signed over the exact bytes."""
        body = canonical(
            {
                "workstation_id": self._workstation_id,
                "attempt_id": attempt_id,
                "entries": [json.loads(entry) for entry in entries],
                "payloads": [
                    {"payload_commit": commit, "sealed": base64.b64encode(sealed).decode()}
                    for commit, sealed in payloads.items()
                ],
            }
        )
        found = self._send("POST", "/decisions:batch", BatchAnswer, body)
        return BatchResult(
            answers=tuple(answers.act_answer_from(each) for each in found.results),
            durable_through=found.durable_through_seq,
        )

    def item_feed(self, cursor: str) -> FeedResult:
        """Return changes after ``cursor``."""
        return answers.feed_from(self._get(f"/feeds/items?cursor={_part(cursor)}", FeedPage))

    def resync(
        self,
        epoch_seen: int,
        receipts: Sequence[tuple[int, str, str]],
        unanswered: Sequence[str],
        leases: Sequence[LeaseKey],
        audit_size: int,
    ) -> ResyncResult:
        """Compare outcomes, not only presence."""
        asked = ResyncRequest(
            epoch_seen=epoch_seen,
            receipts=tuple(
                Receipt(sequence=sequence, decision_id=act_id, outcome=outcome)
                for sequence, act_id, outcome in receipts
            ),
            unanswered=tuple(unanswered),
            leases=tuple(answers.lease_ref(key) for key in leases),
            audit_size=audit_size,
        )
        path = f"/workstations/{_part(self._workstation_id)}/resync"
        return answers.resync_from(self._post(path, asked, ResyncAnswer))

    def policy(self, version: str, bundle_key: bytes) -> tuple[Policy, str]:
        """Return a policy whose signature holds, and its checked body as JSON."""
        found = self._get(f"/bundles/{_POLICY}/{_part(version)}", SignedBundle)
        body = decode_base64(found.body, "bundle")
        signature = decode_base64(found.signature, "bundle")
        named = (found.kind, found.version) == (_POLICY, version)
        if not named or not VerifyKey(bundle_key).verify(body, signature):
            raise TamperEvidence("signature", "policy bundle")
        checked = checked_body(body)
        policy = policy_of(checked)
        if policy.version != version:
            raise TamperEvidence("version", "policy bundle")
        return policy, json.dumps(checked)

    def push_audit(
        self,
        log: str,
        old_size: int,
        records: Sequence[StoredRecord],
        proof: Sequence[bytes],
        checkpoint: str,
    ) -> str:
        """Send a segment; return the cosigned note."""
        asked = AuditPush(
            old_size=old_size,
            entries=tuple(answers.record_to(record) for record in records),
            consistency=tuple(base64.b64encode(step).decode() for step in proof),
            checkpoint=checkpoint,
        )
        return self._post(f"/audit/logs/{_part(log)}/entries", asked, AuditPushAnswer).cosigned

    def audit_logs(self) -> tuple[WitnessedLog, ...]:
        """Return every witnessed log (leads)."""
        return tuple(
            WitnessedLog(
                log=each.log,
                public_key=decode_base64(each.public_key, "key"),
                checkpoint=each.checkpoint,
            )
            for each in self._get("/audit/logs", LogList).logs
        )

    def audit_entries(self, log: str, start: int) -> tuple[tuple[StoredRecord, ...], bool]:
        """Return records of a log from ``start``, and whether there are more (leads)."""
        found = self._get(f"/audit/logs/{_part(log)}/entries?from={start}", LogEntries)
        return tuple(answers.record_from(each) for each in found.entries), found.more

    def cosign_gateway(self, checkpoint: str, size: int) -> None:
        """Leave this workstation's cosignature on the gateway's own log (leads)."""
        asked = CosignRequest(size=size, checkpoint=checkpoint)
        self._post(f"/audit/logs/{GATEWAY_LOG}:cosign", asked, Empty)

    def note_behind(self, payload_commit: str) -> str:
        """Return the free text behind a commitment (leads)."""
        return self._get(f"/audit/payloads/{_part(payload_commit)}", PayloadAnswer).note

    def resolve(self, item_id: str, pseudonym: str, reason: str) -> str:
        """Return who stands behind a pseudonym for one item (leads)."""
        asked = ResolveRequest(pseudonym=pseudonym, reason=reason)
        return self._post(f"/audit/items/{_part(item_id)}:resolve", asked, ResolveAnswer).display

    def revoke_lease(self, group_id: str) -> None:
        """Take a group from whoever holds it (leads)."""
        self._send("POST", f"/leases/{_part(group_id)}:revoke", Empty)

    def approve_incident(self, incident_id: str, *, approve: bool) -> None:
        """Say yes or no to a proposed incident, signed (leads)."""
        asked = ApproveRequest(incident_id=incident_id, approve=approve)
        self._post(f"/incidents/{_part(incident_id)}:approve", asked, Empty)

    def acknowledge_incident(self, incident_id: str) -> None:
        """Say that this workstation applied it."""
        self._send("POST", f"/incidents/{_part(incident_id)}:ack", Empty)

    def signals(self, cursor: str, wait_s: float) -> tuple[tuple[Signal, ...], str]:
        """Wait for wake-ups; return them and the new cursor."""
        path = f"/events:poll?cursor={_part(cursor)}&wait={int(wait_s)}"
        found = self._send("GET", path, EventsAnswer, wait_s=wait_s)
        heard = tuple(Signal(event=each.event, detail=dict(each.detail)) for each in found.events)
        return heard, found.cursor

    def end(self) -> None:
        """Sign out: give up the tokens at the gateway, then here."""
        self._send("DELETE", "/session", Empty)
        self._tokens.forget()

    def close(self) -> None:
        """Close connections."""
        self._transport.close()

    def _get(self, path: str, form: type[Answer]) -> Answer:
        return self._send("GET", path, form)

    def _post(
        self,
        path: str,
        asked: Message,
        form: type[Answer],
        *,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        body = canonical(asked.model_dump(mode="json"))
        return self._send("POST", path, form, body, headers=headers)

    def _send(
        self,
        method: str,
        path: str,
        form: type[Answer],
        body: bytes | None = None,
        *,
        headers: Mapping[str, str] | None = None,
        wait_s: float = 0.0,
    ) -> Answer:
        token = self._tokens.header()
        for has_new_token in (False, True):
            sent = {**token, **(headers or {})}
            try:
                return self._transport.call(
                    method, BASE_PATH + path, form, body=body, headers=sent, wait_s=wait_s
                )
            except SignInNeeded:
                if has_new_token:
                    raise
                token = self._tokens.renew(token)
        raise AssertionError  # the second turn returns or raises


def _part(text: str) -> str:
    return quote(text, safe="")
