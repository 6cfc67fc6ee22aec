# SPDX-License-Identifier: Apache-2.0
"""Banks over the wire: two people, a lead and a real gateway; every copy ends equal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from reviewer.adapters.queue_api.forms import WireForms
from reviewer.adapters.storage import open_store
from reviewer.domain.banks import BankKind, EntryState, ProposalState
from reviewer.domain.decisions import Decision, Verdict
from reviewer.domain.errors import GatewayRefused
from reviewer.domain.hashes import HashKind
from reviewer.domain.ids import SECOND_PREFIX, uuid7
from reviewer.domain.items import Severity, Stage
from reviewer.domain.outbox import Outcome
from reviewer.ports.banks import BankPage, EntryFilter
from reviewer.services.notices import Notices
from reviewer.services.sync.bank_feed import BankFeed
from reviewer.services.sync.events import Do, Kind
from tests.contract.conftest import LOG_KEY, STORE_KEY
from tests.contract.store_values import NOW
from tests.fakes.clock import START, CountedRandom, ManualClock
from tests.fakes.real_gateway import RealGateway

FORMS = WireForms()
TEXTS = tuple(f"The river rose in the night of the {day}th." for day in range(4, 9))
RANDOM = CountedRandom()


@dataclass
class Workstation:
    """One person at one workstation, with a copy of the banks."""

    api: object
    facts: object
    store: object
    sent: int = 0

    def leases(self, *, second=False):
        names = [each.name for each in self.api.queues()]
        wanted = [name for name in names if name.startswith(SECOND_PREFIX) is second]
        (granted,) = self.api.lease(1, wanted, self._id()).groups
        return granted.group

    def decides(self, group, *, hashes=()):
        self.sent += 1
        version = self.api.session().bundles["policy"]
        policy, _ = self.api.policy(version, self.facts.bundle_key)
        decision = Decision(
            decision_id=self._id(),
            sequence=self.sent,
            group_id=group.group_id,
            generation=group.generation,
            lease_id=group.lease_id,
            member_digest=group.member_digest,
            verdict=Verdict.VIOLATES,
            labels=(policy.labels[0].code,),
            severity=Severity.S2,
            protected=("none",),
            cues=(),
            escalation_reason="",
            hashes=hashes,
            audience="partners" if hashes else "",
            policy_version=policy.version,
            taxonomy_version=policy.taxonomy_version,
            decided_at=START,
        )
        (found,) = self.api.submit([FORMS.decision(decision, "a" * 64)], {}, self._id()).answers
        return found.outcome

    def follows(self, entry_id=None):
        """Bring the copy up to date; return all it holds, or one entry, withdrawn ones last."""
        desk = SimpleNamespace(store=self.store, notices=Notices(), clock=ManualClock())
        BankFeed(desk, self.api).pull(Do(Kind.PULL_BANKS))
        return self.copy(entry_id)

    def copy(self, entry_id=None):
        with self.store.read() as work:
            standing = work.banks.find(EntryFilter(bank_id="local"), limit=9)
            gone = work.banks.find(EntryFilter(bank_id="local", state="withdrawn"), limit=9)
            found = standing + gone
        return tuple(each for each in found if entry_id in (None, each.entry_id))

    def _id(self):
        return uuid7(int(START.timestamp() * 1000), RANDOM(10))


@pytest.fixture(scope="module")
def gateway(tmp_path_factory):
    tmp_path = tmp_path_factory.mktemp("gateway")
    items = tmp_path / "items"
    items.mkdir()
    for number, text in enumerate(TEXTS):
        (items / f"{number}.txt").write_text(text, encoding="utf-8")
    made = RealGateway(tmp_path / "gateway")
    made.command("import", str(items))
    yield made
    made.close()


@pytest.fixture(scope="module")
def people(gateway, tmp_path_factory):
    """Ada and Ben review, Ben also as a second person; Lea leads."""
    made = {}
    for name, role in (("Ada", "reviewer"), ("Ben", "reviewer"), ("Lea", "lead")):
        api, facts, _ = gateway.enrols(name, role)
        if name == "Ben":
            gateway.command("grant", facts.person_id, "second")
        path = tmp_path_factory.mktemp(name) / "store.sqlite3"
        store = open_store(path, STORE_KEY, log_id="ws_test", signing_key=LOG_KEY, now=NOW)
        made[name] = Workstation(api=api, facts=facts, store=store)
    yield made["Ada"], made["Ben"], made["Lea"]
    for each in made.values():
        each.api.close()
        each.store.close()


@pytest.fixture
def agreed(people):
    """Let Ada propose the hash of another item and Ben agree."""
    ada, ben, _ = people
    group = ada.leases()
    (item,) = group.items
    value = next(each for each in item.media.hashes if each.kind is HashKind.SHA256)
    proposed = ada.decides(group, hashes=((item.item_id, value),))
    waiting = [each for each in ada.api.proposals() if each.value == value]
    seen = ben.leases(second=True)
    answered = ben.decides(seen)
    (entry,) = (each for each in ada.follows() if each.value == value)
    return SimpleNamespace(
        value=value,
        proposed=proposed,
        waiting=waiting,
        seen=seen,
        answered=answered,
        entry=entry,
        entry_id=entry.entry_id,
    )


def test_a_hash_goes_from_a_decision_to_every_copy(people, agreed):
    ada, ben, lea = people

    assert agreed.proposed is Outcome.ACCEPTED_PENDING_SECOND
    ((state, kind),) = [(each.state, each.kind) for each in agreed.waiting]
    assert (state, kind) == (ProposalState.AWAITING_SECOND, "sha256")
    assert agreed.seen.stage is Stage.SECOND
    assert agreed.answered is Outcome.ACCEPTED
    assert (agreed.entry.state, agreed.entry.audience) == (EntryState.ACTIVE, "partners")
    assert ben.follows() == lea.follows() == ada.copy()


def test_every_bank_is_described(people):
    found = {each.bank_id: each for each in people[0].api.banks()}

    assert (found["local"].kind, found["local"].radius) == (BankKind.BLOCK, 31)
    assert found["allow"].kind is BankKind.ALLOW


def test_a_dispute_a_correction_and_a_withdrawal_reach_every_copy(people, agreed):
    ada, ben, lea = people
    entry = agreed.entry
    told = []

    ada.api.dispute_entry(entry.entry_id, f"{entry.entry_id}-1", "wrong_item")
    ada.api.dispute_entry(
        entry.entry_id, f"{entry.entry_id}-1", "wrong_item"
    )  # its answer was lost
    told.append([person.follows(entry.entry_id) for person in people])
    lea.api.correct_entry(entry.entry_id, f"{entry.entry_id}-2", "wrong_label", ("B2",))
    told.append([person.follows(entry.entry_id) for person in people])
    lea.api.withdraw_entry(entry.entry_id, f"{entry.entry_id}-3", "appeal")
    told.append([person.follows(entry.entry_id) for person in people])

    for copies in told:
        assert copies[0] == copies[1] == copies[2]
    stands = [(each.state, each.labels, each.disputes) for ((each,), *_) in told]
    assert [each[0] for each in stands] == [
        EntryState.DISPUTED,
        EntryState.ACTIVE,
        EntryState.WITHDRAWN,
    ]
    assert stands[0][2] == 1
    assert stands[1][1] == ("B2",)
    assert told[2][0][0].value is None  # what was withdrawn is not kept here
    trail = lea.api.bank_entry(entry.entry_id)
    assert trail.entry.value == agreed.value
    assert {step.reason for step in trail.steps} >= {"wrong_item", "wrong_label", "appeal"}
    assert any(step.by for step in trail.steps)
    assert not any(step.by for step in ben.api.bank_entry(entry.entry_id).steps)


def test_a_reviewer_withdraws_nothing(people, agreed):
    ada, entry = people[0], agreed.entry

    with pytest.raises(GatewayRefused) as raised:
        ada.api.withdraw_entry(entry.entry_id, f"{entry.entry_id}-1", "appeal")

    assert raised.value.problem == "forbidden"
    assert ada.follows(entry.entry_id) == (entry,)


def test_a_cursor_that_is_no_place_in_the_feed_begins_that_bank_anew(people, agreed):
    ada = people[0]
    before = ada.copy()
    as_of = datetime(2026, 3, 4, tzinfo=UTC)
    stray = replace(before[0], entry_id="stray", rev=99)
    page = BankPage(
        bank_id="local", changes=(stray,), cursor="elsewhere", more=False, digest="", as_of=as_of
    )
    with ada.store.write() as work:
        work.banks.take(page)
        work.commit()

    assert ada.follows() == before
