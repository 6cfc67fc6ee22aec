# SPDX-License-Identifier: Apache-2.0
"""Services of the Needs-attention and Audit places held in memory, and what stands around them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from reviewer.domain.decisions import Draft, Verdict
from reviewer.domain.errors import Cancelled
from reviewer.domain.items import Group, LocalState, Severity, Stage
from reviewer.domain.outbox import ActKind, ActState, Outcome
from reviewer.domain.people import Person, Role
from reviewer.domain.policy import Code, Contact, Limits, Policy
from reviewer.ports.queue_api import Incident
from reviewer.services.shown import (
    AttentionRow,
    AuditRow,
    HistoryRow,
    LogVerification,
    OpenGroup,
    SessionState,
    SyncState,
    SyncStatus,
)

NOW = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
MARKUP = "<b>bold</b> <img src='x.png'>"


class ByHand:
    """A runner whose jobs run when the test says so, each answer in the order it chooses."""

    def __init__(self):
        self.waiting = []

    def run(self, lane, job, on_done, on_error):
        self.waiting.append((lane, job, on_done, on_error))

    def step(self, at=0):
        """Run one waiting job and give its answer."""
        _lane, job, on_done, on_error = self.waiting.pop(at)
        try:
            found = job()
        except Cancelled:
            return
        except Exception as error:  # noqa: BLE001  # as the runner itself does
            on_error(error)
        else:
            on_done(found)

    def settle(self):
        """Run everything, also what answers ask for."""
        while self.waiting:
            self.step()

    @property
    def lanes(self):
        return [lane for lane, *_ in self.waiting]


class ScriptedDialogs:
    """Answers as scripted, and remembers what was asked and told."""

    def __init__(self, *, agrees=True, folder=None, file=None):
        self.agrees = agrees
        self.folder = folder
        self.file = file
        self.asked = []
        self.told = []

    def ask(self, title, sentence, yes, then):
        self.asked.append((title, sentence, yes))
        then(self.agrees)

    def tell(self, title, sentence):
        self.told.append((title, sentence))

    def pick_file(self, title, then):
        self.asked.append((title, "", ""))
        then(self.file)

    def pick_folder(self, title, then):
        self.asked.append((title, "", ""))
        then(self.folder)


def attention_row(act_id="act-1", **facts):
    """Return a decision that the gateway sent back, unless told otherwise."""
    made = {
        "group_id": f"grp-{act_id}",
        "kind": ActKind.DECISION,
        "state": ActState.ATTENTION,
        "outcome": Outcome.NEEDS_RECONFIRM,
        "verdict": Verdict.VIOLATES,
        "detail": {"why": "evidence-changed"},
    } | facts
    made.setdefault("needs_person", made["state"] is ActState.ATTENTION)
    return AttentionRow(act_id=act_id, **made)


def told_row(act_id, outcome, **facts):
    """Return an answer that only has to be read."""
    return attention_row(
        act_id, **({"state": ActState.SETTLED, "outcome": outcome, "detail": {}} | facts)
    )


def open_group(group_id="grp-act-1"):
    """Return a group on the stage, without items."""
    group = Group(
        group_id=group_id,
        generation=2,
        lease_id="lease-2",
        member_digest="0" * 64,
        queue="glorification.medium",
        category="glorification",
        severity=Severity.S2,
        stage=Stage.FIRST,
        legal_basis="none",
        due_at=NOW,
        policy_version="1",
        items=(),
    )
    return OpenGroup(group=group, state=LocalState.READY, draft=Draft())


@dataclass
class FakeAttention:
    """Keeps rows; an act that was dealt with leaves the list."""

    listed: tuple = ()
    removal_count: int = 0
    refuses: Exception | None = None
    calls: list = field(default_factory=list)

    def rows(self):
        if isinstance(self.refuses, Exception) and not self.calls:
            raise self.refuses
        return self.listed

    def reconfirm(self, act_id):
        self._note("reconfirm", act_id)
        return open_group(f"grp-{act_id}")

    def park(self, act_id):
        self._note("park", act_id)
        self.listed = tuple(
            replace(row, state=ActState.PARKED, needs_person=False) if row.act_id == act_id else row
            for row in self.listed
        )

    def seen(self, act_ids):
        self._note("seen", tuple(act_ids))
        self.listed = tuple(row for row in self.listed if row.act_id not in act_ids)

    def removal(self):
        return self.removal_count

    def allow_removal(self):
        self._note("allow_removal", None)
        self.removal_count = 0
        return True

    def _note(self, what, about):
        self.calls.append((what, about))
        if self.refuses is not None:
            raise self.refuses


@dataclass
class FakeAudit:
    """Holds records newest first, and finds by the same filters as the store."""

    records: tuple = ()
    proof: tuple = ()
    after_refresh: tuple | None = None
    steps: dict = field(default_factory=dict)
    notes: dict = field(default_factory=dict)
    people: dict = field(default_factory=dict)
    refuses: Exception | None = None
    find_refuses: Exception | None = None
    progress: tuple = ()
    calls: list = field(default_factory=list)

    def verifications(self):
        return self.proof

    def refresh(self, told=None):
        self.calls.append(("refresh",))
        if self.refuses is not None:
            raise self.refuses
        for log, here, of in self.progress:
            told(log, here, of)
        self.proof = self.proof if self.after_refresh is None else self.after_refresh
        return self.proof

    def find(self, *, limit=500, offset=0, events=frozenset(), day_from="", day_to="", **codes):
        self.calls.append(("find", events, day_from, day_to, codes, limit, offset))
        if self.find_refuses is not None:
            raise self.find_refuses
        found = [
            row
            for row in self.records
            if (not events or row.event in events)
            and (not day_from or row.day >= day_from)
            and (not day_to or row.day <= day_to)
            and codes.get("queue", "") in ("", row.queue)
            and codes.get("outcome", "") in ("", row.outcome)
            and (not codes.get("label") or codes["label"] in row.labels)
        ]
        return tuple(found[offset : offset + limit])

    def history(self, item_id):
        self.calls.append(("history", item_id))
        return self.steps.get(item_id, ())

    def note(self, payload_commit):
        self.calls.append(("note", payload_commit))
        return self._answer(self.notes, payload_commit)

    def resolve(self, item_id, pseudonym, reason):
        self.calls.append(("resolve", item_id, pseudonym, reason))
        return self._answer(self.people, pseudonym)

    def revoke(self, group_id):
        self.calls.append(("revoke", group_id))
        if self.refuses is not None:
            raise self.refuses

    def export(self, folder):
        self.calls.append(("export", folder))
        if self.refuses is not None:
            raise self.refuses
        Path(folder).mkdir(parents=True)
        return folder

    def _answer(self, known, key):
        if self.refuses is not None:
            raise self.refuses
        return known[key]


@dataclass
class FakeIncidents:
    """Two leads; the other one has said what ``approvals`` says."""

    listed: tuple = ()
    refuses: Exception | None = None
    calls: list = field(default_factory=list)

    def list(self):
        return self.listed

    def approve(self, incident_id, *, approve):
        self.calls.append((incident_id, approve))
        if self.refuses is not None:
            raise self.refuses
        self.listed = tuple(
            replace(each, approvals=each.approvals + approve)
            if each.incident_id == incident_id
            else each
            for each in self.listed
        )


def incident(**facts):
    """Return a proposed incident that one lead agreed to."""
    made = {
        "incident_id": "inc-1",
        "title": "CI-2026-07",
        "state": "proposed",
        "target_min": 60,
        "approvals": 1,
        "approvals_needed": 2,
        "ending": False,
    } | facts
    return Incident(**made)


def policy(organisation="Example member"):
    """Return a small policy."""

    def code(word, english):
        return Code(code=word, names={"en": english})

    return Policy(
        version="1",
        taxonomy_version="1",
        organisation=organisation,
        categories=(code("glorification", "Glorification"),),
        labels=(code("B3", "Glorification of terrorist acts"), code("B7", "Symbol only")),
        severities=tuple(code(f"S{at}", f"S{at}") for at in range(5)),
        protected_contexts=(code("none", "None"), code("unclear", "Cannot tell")),
        purpose_cues=(),
        escalation_reasons=(),
        legal_bases=(),
        label_required=frozenset(),
        severity_required=frozenset(),
        limits=Limits(),
        support=(),
        legal_contact=Contact(names={"en": "Legal"}),
    )


def audit_bench(
    *, attention=None, audit=None, incidents=None, roles=(Role.REVIEWER, Role.LEAD), status=None
):
    """Return the services as the two places use them."""
    person = Person(
        person_id="p_1", display="A. Lead", roles=frozenset(roles), queues=("escalated",)
    )
    state = SessionState(
        person=person,
        gateway_url="https://gateway.example.org",
        organisation="Example",
        durable=True,
    )
    status = status or SyncStatus(state=SyncState.SYNCED)
    return SimpleNamespace(
        attention=attention or FakeAttention(),
        audit=audit or FakeAudit(),
        incidents=incidents or FakeIncidents(),
        session=SimpleNamespace(state=lambda: state, policy=policy),
        sync=SimpleNamespace(status=lambda: status),
    )


WORKSTATION = "ws_7f3a91c2d4"


def records(count=24):
    """Return records of three logs, newest first."""
    kinds = ("item_received", "decision_recorded", "decision_effective", "delivered")
    return tuple(
        AuditRow(
            log="gateway" if at % 2 == 0 else WORKSTATION,
            seq=count - at,
            day=f"2026-11-{22 - at // 10:02d}",
            event=kinds[at % 4],
            queue="glorification.medium" if at % 3 else "graphic_violence.high",
            item_id=f"itm-{at:04d}-5b1e88aa" if at % 4 != 1 else "",
            group_id=f"grp-{at:04d}",
            verdict="violates" if at % 4 in (1, 2) else "",
            labels=("B3", "B7") if at % 4 in (1, 2) else (),
            outcome="delivered" if at % 4 == 3 else ("accepted" if at % 4 == 2 else ""),
            decision_id=f"dec-{at}",
        )
        for at in range(count)
    )


PROOF = (
    LogVerification(log="gateway", size=212, anchored=212, tail=0),
    LogVerification(log=WORKSTATION, size=120, anchored=113, tail=7),
    LogVerification(log="ws_0be2c1aa90", size=80, anchored=80, tail=0),
)


def history_steps():
    """Return the whole way of one item."""
    return (
        HistoryRow(log="gateway", seq=10, minute="2026-11-21T09:02Z", event="item_received"),
        HistoryRow(
            log=WORKSTATION,
            seq=40,
            minute="2026-11-22T10:01Z",
            event="clear_opened",
            actor="p_4c1f09",
        ),
        HistoryRow(
            log=WORKSTATION,
            seq=41,
            minute="2026-11-22T10:02Z",
            event="decision_recorded",
            actor="p_4c1f09",
            verdict="violates",
            labels=("B3",),
            payload_commit="ab" * 32,
        ),
        HistoryRow(
            log="gateway",
            seq=88,
            minute="2026-11-22T10:03Z",
            event="decision_effective",
            actor="p_4c1f09",
            verdict="violates",
            outcome="accepted",
            labels=("B3",),
        ),
        HistoryRow(
            log="gateway",
            seq=90,
            minute="2026-11-22T10:04Z",
            event="delivered",
            outcome="delivered",
            receipt="rcpt-77aa01",
        ),
    )


def nameless(root):
    """Return visible widgets that take the keyboard and have no name."""
    return [
        widget
        for widget in (root, *root.findChildren(QWidget))
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isVisibleTo(root)
        and not widget.objectName().startswith("qt_")
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()
    ]
