# SPDX-License-Identifier: Apache-2.0
"""Decides: the one place where a key press becomes a durable fact.

Audit record, act, state of the group and the dropped draft are one transaction; only when it is
durable does anything return.  Nothing is deleted by an undo: a record says that it happened.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from reviewer.domain.audit import AuditEvent
from reviewer.domain.decisions import Decision, Draft, Verdict, missing_answers
from reviewer.domain.errors import RuleBroken
from reviewer.domain.ids import DecisionId, GroupId
from reviewer.domain.items import Group, LocalState
from reviewer.domain.leases import HeldGroup
from reviewer.domain.outbox import Act, ActKind, ActState
from reviewer.domain.policy import Policy
from reviewer.ports.queue_api import EntryForms
from reviewer.ports.store import UnitOfWork
from reviewer.sealing.free_text import seal_note
from reviewer.sealing.keys import SealToKey
from reviewer.services.desk import Desk, in_minutes
from reviewer.services.entries import draft_of, entry_of
from reviewer.services.holdings import CheckedMembers, showable, state_again
from reviewer.services.notices import QueueChanged, SyncChanged
from reviewer.services.offering import Offering
from reviewer.services.queue import QueueService
from reviewer.services.shown import OpenGroup, Saved

KEPT_DRAFTS = 16  # notes that an undo can give back while the program runs


class ReviewService:
    """What a reviewer can do with the group on the stage.

    Args:
        is_online: says whether the gateway answers; asked where work cannot outlive this process.
    """

    def __init__(
        self,
        desk: Desk,
        forms: EntryForms,
        queue: QueueService,
        is_online: Callable[[], bool],
        offering: Offering,
        checked: CheckedMembers,
    ) -> None:
        self._desk = desk
        self._checked = checked
        self._offering = offering
        self._forms = forms
        self._queue = queue
        self._is_online = is_online
        self._drafts: dict[str, Draft] = {}

    def keep_draft(self, group_id: GroupId, draft: Draft) -> None:
        """Keep the answers given so far; a group that is gone meanwhile keeps none."""
        with self._desk.store.write() as work:
            if work.groups.get(group_id) is not None:
                work.notes.put_draft(group_id, draft)
                work.commit()

    def decide(self, group_id: GroupId, draft: Draft, verdict: Verdict) -> Saved:
        """Save a decision on a group.

        Raises:
            RuleBroken: answers are missing (``missing-answers``, listed in ``missing``), a member
                is still to be looked at (``unlooked``, listed in ``missing``), the group is not
                held (``not-held``), or this machine may only work online (``online-only``).
            StoreUnusable: it is not saved.
        """
        with self._desk.store.write() as work:
            saved, group = self._decide(work, group_id, draft, verdict)
            work.commit()
        self._offering.decided(group, draft.severity)
        return self._saved(saved, draft)

    def decide_and_next(
        self, group_id: GroupId, draft: Draft, verdict: Verdict
    ) -> tuple[Saved, OpenGroup | None]:
        """Save a decision, and return the group that comes after it.

        None comes when the gateway was not heard for too long: what is saved stays saved, and the
        queue says why when it is asked.
        """
        saved = self.decide(group_id, draft, verdict)
        # Only now is it known what the decided group was, and so what is open after it.
        with self._desk.store.read() as work:
            return saved, self._following(work, group_id)

    def _following(self, work: UnitOfWork, group_id: GroupId) -> OpenGroup | None:
        try:
            self._desk.check_age(work.facts)
        except RuleBroken:
            return None
        return self._queue.next_in(work, group_id)

    def divert(self, group_id: GroupId) -> Saved:
        """Set suspected child-abuse material apart; nothing of it is kept here.

        No verdict, label or hash is recorded, and it cannot be undone.
        """
        self._check_online()
        with self._desk.store.write() as work:
            held = showable(work, group_id)
            policy = self._desk.policy(work.facts)
            decision = self._decision(work, held, policy, Draft(), Verdict.ESCALATE, "")
            sealed = self._desk.record(
                work,
                AuditEvent.DIVERTED,
                group=str(group_id),
                queue=str(held.group.queue),
                decision_id=str(decision.decision_id),
            )
            body = self._forms.diversion(decision, sealed.chain)
            self._add(work, decision, ActKind.DIVERT, body, undo_s=0)
            names = work.blobs.shred(group_id)
            work.commit()
        self._desk.remove_files(names)
        saved = Saved(
            act_id=decision.decision_id, group_id=group_id, kind=ActKind.DIVERT, undo_for_s=0.0
        )
        return self._saved(saved, None)

    def undo(self, act_id: str) -> bool:
        """Take a decision back before it was ever sent; ``False`` when it is too late."""
        with self._desk.store.write() as work:
            act = work.acts.get(act_id)
            is_here = act is not None and (act.state, act.attempt) == (ActState.WAITING, 0)
            if act is None or not is_here or act.kind is not ActKind.DECISION:
                return False
            work.acts.set_state(act_id, ActState.WITHDRAWN)
            self._desk.record(
                work,
                AuditEvent.DECISION_WITHDRAWN,
                group=str(act.group_id),
                decision_id=act_id,
            )
            replaced = entry_of(act).get("supersedes")
            if replaced is not None:
                work.acts.set_state(str(replaced), ActState.ATTENTION)
            held = work.groups.get(act.group_id)
            if held is not None and held.state is LocalState.DECIDED:
                work.groups.set_state(act.group_id, state_again(work, held))
                work.notes.put_draft(act.group_id, self._drafts.pop(act_id, draft_of(act)))
            work.commit()
        self._tell(act.group_id)
        return True

    def _decide(
        self, work: UnitOfWork, group_id: GroupId, draft: Draft, verdict: Verdict
    ) -> tuple[Saved, Group]:
        self._check_online()
        held = showable(work, group_id)
        policy = self._desk.policy(work.facts)
        missing = missing_answers(draft, verdict, policy)
        if missing:
            raise RuleBroken("missing-answers", missing=missing)
        unlooked = self._checked.left(work, held.group)
        if unlooked:
            raise RuleBroken("unlooked", missing=unlooked)
        members = {item.item_id for item in held.group.items}
        if any(item_id not in members for item_id, _ in draft.hashes):
            raise RuleBroken("hash-item")
        decision = self._decision(work, held, policy, draft, verdict, self._sealed(work, draft))
        sealed = self._desk.record(work, AuditEvent.DECISION_RECORDED, **_facts(decision, held))
        body = self._forms.decision(decision, sealed.chain)
        undo_s = policy.limits.undo_s
        self._add(work, decision, ActKind.DECISION, body, undo_s=undo_s)
        if decision.supersedes is not None:
            work.acts.set_state(decision.supersedes, ActState.SETTLED)
        saved = Saved(
            act_id=decision.decision_id,
            group_id=group_id,
            kind=ActKind.DECISION,
            undo_for_s=float(undo_s),
        )
        return saved, held.group

    def _sealed(self, work: UnitOfWork, draft: Draft) -> str:
        note = draft.note.strip()
        if not note:
            return ""
        key = SealToKey(self._desk.payload_key)
        commit, sealed = seal_note(key, note, self._desk.random(32))
        work.notes.put_payload(commit, sealed)
        return commit

    def _decision(
        self,
        work: UnitOfWork,
        held: HeldGroup,
        policy: Policy,
        draft: Draft,
        verdict: Verdict,
        commit: str,
    ) -> Decision:
        group = held.group
        return Decision(
            decision_id=DecisionId(self._desk.new_id()),
            sequence=work.acts.next_sequence(),
            group_id=group.group_id,
            generation=group.generation,
            lease_id=group.lease_id,
            member_digest=group.member_digest,
            verdict=verdict,
            labels=draft.labels,
            severity=draft.severity,
            protected=draft.protected,
            cues=draft.cues,
            escalation_reason=draft.escalation_reason if verdict is Verdict.ESCALATE else "",
            hashes=draft.hashes,
            audience=_audience(draft, policy) if draft.hashes else "",
            policy_version=policy.version,
            taxonomy_version=policy.taxonomy_version,
            decided_at=in_minutes(self._desk.clock.now()),
            payload_commit=commit,
            supersedes=_replaced(work, group.group_id),
        )

    def _add(
        self, work: UnitOfWork, decision: Decision, kind: ActKind, body: str, *, undo_s: int
    ) -> None:
        work.acts.add(
            Act(
                act_id=decision.decision_id,
                sequence=decision.sequence,
                kind=kind,
                group_id=decision.group_id,
                state=ActState.WAITING,
                body=body,
                not_before=self._desk.clock.now().wall + timedelta(seconds=undo_s),
            )
        )
        work.groups.set_state(decision.group_id, LocalState.DECIDED)
        work.notes.drop_draft(decision.group_id)

    def _check_online(self) -> None:
        if not self._desk.durable and not self._is_online():
            raise RuleBroken("online-only")

    def _saved(self, saved: Saved, draft: Draft | None) -> Saved:
        if draft is not None:
            self._drafts[saved.act_id] = draft
            while len(self._drafts) > KEPT_DRAFTS:
                del self._drafts[next(iter(self._drafts))]
        self._tell(saved.group_id)
        return saved

    def _tell(self, group_id: GroupId) -> None:
        self._desk.notices.publish(QueueChanged(frozenset({group_id})))
        self._desk.notices.publish(SyncChanged())


def _replaced(work: UnitOfWork, group_id: GroupId) -> DecisionId | None:
    """Return the decision this one replaces: one that the gateway sent back."""
    acts = work.acts.for_group(group_id)
    sent_back = [
        act
        for act in acts
        if act.kind is ActKind.DECISION
        and act.state is ActState.ATTENTION
        and act.outcome is not None
    ]
    return DecisionId(sent_back[-1].act_id) if sent_back else None


def _facts(decision: Decision, held: HeldGroup) -> dict[str, object]:
    items = held.group.items
    return {
        "group": str(decision.group_id),
        "item": str(items[0].item_id) if len(items) == 1 else "",
        "queue": str(held.group.queue),
        "verdict": decision.verdict.value,
        "labels": decision.labels,
        "severity": None if decision.severity is None else int(decision.severity),
        "protected": decision.protected,
        "decision_id": str(decision.decision_id),
        "reason": decision.escalation_reason,
        "payload_commit": decision.payload_commit,
        "detail": {
            "group_gen": str(decision.generation),
            "members_digest": decision.member_digest,
        },
    }


def _audience(draft: Draft, policy: Policy) -> str:
    """Return who is given the hashes: the chosen one if the policy has it, else its first."""
    codes = [each.code for each in policy.sharing.audiences]
    return draft.audience if draft.audience in codes else next(iter(codes), "")
