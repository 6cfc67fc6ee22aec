# SPDX-License-Identifier: Apache-2.0
"""What the workstation may rely on, held against the gateway in memory and a real one."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace

import pytest

from reviewer.adapters.queue_api.forms import WireForms
from reviewer.domain.audit import AuditEntry, AuditEvent
from reviewer.domain.decisions import Decision, Verdict
from reviewer.domain.errors import GatewayRefused
from reviewer.domain.ids import uuid7
from reviewer.domain.items import Severity
from reviewer.domain.outbox import Outcome
from reviewer.domain.people import Role
from reviewer.ports.queue_api import LeaseKey
from reviewer.ports.store import StoredRecord
from reviewer.sealing.audit_log import LogWriter
from reviewer.sealing.keys import SigningKey, VerifyKey
from reviewer.sealing.notes import parse_note
from tests import builders
from tests.fakes.clock import START, CountedRandom, ManualClock
from tests.fakes.gateway import FakeGateway
from tests.fakes.real_gateway import RealGateway

TEXTS = ("The river rose in the night.", "A bakery opened on the old square today.", "Snow.")
TORN = b"\x89PNG\r\n\x1a\n and then nothing"
TORN_QUEUE = "symbol.low"
FORMS = WireForms()


@dataclass
class Side:
    """One gateway and how to reach it."""

    api: object
    server_id: str
    workstation_id: str
    key: SigningKey
    witness: VerifyKey
    bundle_key: bytes


@pytest.fixture(scope="module")
def real(tmp_path_factory):
    folder = tmp_path_factory.mktemp("gateway")
    items = folder / "items"
    items.mkdir()
    for number, text in enumerate(TEXTS):
        (items / f"{number}.txt").write_text(text, encoding="utf-8")
    row = {"external_id": "torn", "kind": "image", "category": "symbol", "severity": "S1"}
    torn = folder / "torn"
    torn.mkdir()
    (torn / "torn.png").write_bytes(TORN)
    (torn / "manifest.jsonl").write_text(json.dumps({**row, "file": "torn.png"}), "utf-8")
    gateway = RealGateway(folder / "gateway")
    gateway.command("import", str(items))
    gateway.command("import", str(torn))
    yield gateway
    gateway.close()


@pytest.fixture(params=["fake", "real"])
def side(request):
    if request.param == "fake":
        gateway = FakeGateway(ManualClock())
        gateway.adds(*builders.groups(len(TEXTS)))
        torn = builders.an_item("torn", data=TORN, unreadable="corrupt")
        gateway.adds(builders.a_group("g-torn", items=(torn,), queue=TORN_QUEUE))
        key = SigningKey.generate()
        public = gateway.witness.public
        yield Side(gateway, "srv-1", "ws-1", key, public, gateway.bundle_key)
        return
    api, facts, key = request.getfixturevalue("real").enrols("Ada", "reviewer")
    witness = VerifyKey(facts.witness_key)
    yield Side(api, facts.server_id, facts.workstation_id, key, witness, facts.bundle_key)
    api.end()
    api.close()


def leases_one(side, key="key-1", queues=()):
    queues = queues or [each.name for each in side.api.queues() if each.name != TORN_QUEUE]
    (granted,) = side.api.lease(1, queues, f"{side.workstation_id}-{key}").groups
    return granted


def key_of(granted):
    return LeaseKey(
        group_id=granted.group_id, lease_id=granted.lease_id, generation=granted.generation
    )


def decision_on(side, granted, **more):
    version = side.api.session().bundles["policy"]
    policy, _ = side.api.policy(version, side.bundle_key)
    group = granted.group
    values = {
        "decision_id": uuid7(int(START.timestamp() * 1000), CountedRandom()(10)),
        "sequence": 1,
        "group_id": group.group_id,
        "generation": group.generation,
        "lease_id": group.lease_id,
        "member_digest": group.member_digest,
        "verdict": Verdict.VIOLATES,
        "labels": (policy.labels[0].code,),
        "severity": Severity.S2,
        "protected": ("none",),
        "cues": (),
        "escalation_reason": "",
        "hashes": (),
        "policy_version": policy.version,
        "taxonomy_version": policy.taxonomy_version,
        "decided_at": START,
    }
    return replace(Decision(**values), **more)


def sends(side, decision):
    entry = FORMS.decision(decision, "a" * 64)
    (found,) = side.api.submit([entry], {}, "attempt-1").answers
    return found


def own_id(side, number):
    return f"{side.workstation_id}-decision-{number}"


def test_session_names_the_server_the_person_and_the_policy(side):
    found = side.api.session()

    assert (found.server_id, found.person.display) == (side.server_id, "Ada")
    assert found.bundles["policy"]
    assert sum(each.waiting for each in side.api.queues()) > 0


def test_a_repeated_lease_request_gets_the_same_leases(side):
    first = leases_one(side)
    again = leases_one(side)

    assert key_of(first) == key_of(again)
    side.api.release([key_of(first)], "returned")


def test_media_is_what_the_lease_said(side):
    granted = leases_one(side)
    item = granted.group.items[0]

    found = side.api.media(
        item.item_id, item.media.media_id, key_of(granted), item.media.size, item.media.sha256
    )

    assert hashlib.sha256(found).hexdigest() == item.media.sha256


def test_media_that_cannot_be_decoded_says_why_and_is_given_to_nobody(side):
    granted = leases_one(side, queues=[TORN_QUEUE])
    media = granted.group.items[0].media

    with pytest.raises(GatewayRefused) as refused:
        side.api.media(
            granted.group.items[0].item_id,
            media.media_id,
            key_of(granted),
            media.size,
            media.sha256,
        )
    side.api.release([key_of(granted)], "returned")

    assert (media.unreadable, media.size, media.sha256) == (
        "corrupt",
        len(TORN),
        hashlib.sha256(TORN).hexdigest(),
    )
    assert (refused.value.problem, refused.value.status) == ("media-unreadable", 422)


def test_a_decision_counts_once_and_its_outcome_is_replayed(side):
    granted = leases_one(side)
    decision = decision_on(side, granted, decision_id=own_id(side, 1))

    first = sends(side, decision)
    again = sends(side, decision)
    other = sends(side, replace(decision, verdict=Verdict.ALLOWED))

    assert (first.outcome, first.replayed) == (Outcome.ACCEPTED, False)
    assert (again.outcome, again.replayed) == (Outcome.ACCEPTED, True)
    assert (other.outcome, other.detail["problem"]) == (Outcome.REJECTED, "decision-id-reused")


def test_a_decision_under_another_generation_is_an_opinion(side):
    granted = leases_one(side)
    late = decision_on(
        side, granted, decision_id=own_id(side, 2), generation=granted.generation - 1
    )

    assert sends(side, late).outcome is Outcome.SUPERSEDED


def test_a_group_given_back_is_accepted(side):
    granted = leases_one(side)
    entry = FORMS.giving_back(own_id(side, 3), 3, key_of(granted), "returned")

    (found,) = side.api.submit([entry], {}, "attempt-1").answers

    assert found.outcome is Outcome.ACCEPTED


@pytest.fixture
def holder_and_lead(request, side):
    """Return who may hold a group, and a lead at the same gateway."""
    if isinstance(side.api, FakeGateway):
        yield side.api, side.api
        return
    lead, _facts, _key = request.getfixturevalue("real").enrols("Lea", "lead")
    yield side.api, lead
    lead.end()
    lead.close()


def test_only_a_lead_takes_a_group_from_whoever_holds_it(side, holder_and_lead):
    holder, lead = holder_and_lead
    granted = leases_one(side)
    with pytest.raises(GatewayRefused) as forbidden:
        holder.revoke_lease(granted.group_id)
    if lead is holder:
        lead.roles = frozenset({Role.LEAD})

    lead.revoke_lease(granted.group_id)
    (lost,) = holder.renew([key_of(granted)])
    with pytest.raises(GatewayRefused) as unknown:
        lead.revoke_lease("no-such-group")

    assert forbidden.value.problem == "forbidden"
    assert (lost.result, unknown.value.problem) == ("lost", "not-found")


def test_renewal_tells_what_is_held_and_what_is_not(side):
    granted = leases_one(side)
    held = key_of(granted)
    other = replace(held, generation=held.generation + 7)

    (renewed,) = side.api.renew([held])
    (lost,) = side.api.renew([other])

    assert (renewed.result, lost.result) == ("renewed", "lost")
    assert renewed.expires_in_s > 0


def test_resync_tells_what_is_missing_changed_and_known(side):
    granted = leases_one(side)
    ids = [own_id(side, number) for number in (4, 5)]
    sends(side, decision_on(side, granted, decision_id=ids[0], sequence=4))

    epoch = side.api.session().epoch
    receipts = [(4, ids[0], "superseded"), (5, ids[1], "accepted")]
    found = side.api.resync(epoch, receipts, [], [], 0)
    answered = side.api.resync(epoch, [], [ids[0]], [key_of(granted)], 0)

    assert found.missing == (ids[1],)
    assert [(each.act_id, each.outcome) for each in found.changed] == [(ids[0], Outcome.ACCEPTED)]
    assert [(each.act_id, each.outcome) for each in answered.known] == [(ids[0], Outcome.ACCEPTED)]


def test_the_feed_gives_a_cursor_that_holds(side):
    cursor = side.api.item_feed("").cursor

    assert side.api.item_feed(cursor).changes == ()


def test_a_log_is_cosigned_and_a_wrong_place_is_told(side):
    writer = LogWriter(side.workstation_id)
    entry = AuditEntry(
        event=AuditEvent.LOG_OPENED, at=START, detail={"log_key": side.key.public.public_text}
    )
    sealed = writer.append(entry)
    record = StoredRecord(seq=0, record=sealed.record.decode(), chain=sealed.chain.hex())
    note = writer.checkpoint(side.key)

    cosigned = side.api.push_audit(side.workstation_id, 0, [record], [], note)
    with pytest.raises(GatewayRefused) as refused:
        side.api.push_audit(side.workstation_id, 0, [record], [], note)

    assert parse_note(cosigned).standing_of(side.witness) == "good"
    assert (refused.value.problem, refused.value.extra["size"]) == ("audit-size-mismatch", 1)
