# SPDX-License-Identifier: Apache-2.0
"""A gateway in memory, with the true rules of the fence and of stored outcomes.

It stands in for ``ports.queue_api.QueueApi`` and passes the suite in ``tests/contract``.  A test
makes things happen to it: it goes offline, loses an answer, is restored from a backup, takes a
group back or gives it to someone else.
"""

from __future__ import annotations

import copy
import hashlib
import json
import threading
from dataclasses import dataclass, field, replace

from reviewer.domain.errors import (
    GatewayRefused,
    GatewayUnavailable,
    Offline,
    SignInNeeded,
    WrongGateway,
)
from reviewer.domain.ids import PersonId, QueueName
from reviewer.domain.items import Group
from reviewer.domain.outbox import Outcome
from reviewer.domain.people import Person, Role
from reviewer.ports.queue_api import (
    ActAnswer,
    BatchResult,
    FeedChange,
    FeedResult,
    Granted,
    GrantedGroup,
    LeaseOutcome,
    QueueCount,
    ResyncResult,
    SessionFacts,
)
from reviewer.ports.store import WitnessedLog
from reviewer.sealing.keys import SigningKey
from reviewer.sealing.merkle import leaf_hash, root
from reviewer.sealing.notes import add_cosignature, cosignature_line, parse_note
from tests import builders
from tests.fakes.banks import FakeBanks

PAGE = 500


@dataclass
class Shelf:
    """One group as the gateway sees it."""

    group: Group
    state: str = "available"
    holder: str = ""
    expires_s: float = 0.0
    effective: str = ""
    raised_from: int = -1  # the generation before a late member raised it


@dataclass
class Memory:
    """Everything a backup holds."""

    shelves: dict = field(default_factory=dict)
    acts: dict = field(default_factory=dict)
    feed: list = field(default_factory=list)
    leased: dict = field(default_factory=dict)
    logs: dict = field(default_factory=dict)
    notes: dict = field(default_factory=dict)


class FakeGateway(FakeBanks):
    """The gateway, as one workstation reaches it."""

    workstation_id = "ws-1"

    def __init__(self, clock, *, server_id="srv-1", roles=(Role.REVIEWER,)):
        self.clock = clock
        self.server_id = self.answers_as = server_id
        self.roles = frozenset(roles)
        self.epoch = 1
        self.durable_through = 0
        self.memory = Memory()
        self.media_bytes = {}
        self.incidents = ()
        self.closed_queues = ()
        self.policy_body = builders.policy_body()
        self.witness = SigningKey.generate()
        self.log_key = SigningKey.generate()
        self.bundle_key = b"b" * 32
        self.lease_ttl_s = 1800.0
        self.offline_s = 86_400.0
        self.held_max = 60
        self.calls = []
        self.token_is_good = self.refresh_is_good = True
        self.too_old = False
        self.skew_s = 0.0
        self._lock = threading.RLock()
        self._is_online = True
        self._loses = 0
        self._refusals = {}
        self._backup = None
        self.unshowable = []
        self.acknowledged = []
        self.approved = []
        self.logs_listed = None
        self.keeps_banks()

    # What a test makes happen.

    def adds(self, *groups):
        for group in groups:
            self.memory.shelves[group.group_id] = Shelf(group)
            for item in group.items:
                self.media_bytes[item.item_id] = builders.media_of(item.item_id)

    def goes_offline(self):
        self._is_online = False

    def comes_back(self):
        self._is_online = True

    def loses_next_answer(self):
        self._loses += 1

    def refuses(self, call, problem, status=403, *, times=1, **extra):
        self._refusals[call] = [times, GatewayRefused(problem, status, extra=extra)]

    def fails(self, call, *, times=1, retry_after_s=None):
        self._refusals[call] = [times, GatewayUnavailable(retry_after_s=retry_after_s)]

    def makes_backup(self):
        self._backup = copy.deepcopy(self.memory)

    def restores_backup(self):
        if self._backup is not None:
            self.memory = copy.deepcopy(self._backup)
            self.epoch += 1

    def becomes_another(self):
        self.answers_as = "srv-other"

    def withdraws(self, group_id):
        shelf = self.memory.shelves[group_id]
        shelf.state = "withdrawn"
        self._tell("withdrawn", shelf)

    def revokes_lease(self, group_id):
        shelf = self.memory.shelves[group_id]
        self._give_to_another(shelf)
        self._tell("lease_revoked", shelf)

    def reissues(self, group_id):
        self._give_to_another(self.memory.shelves[group_id])

    def another_decides(self, group_id, verdict):
        shelf = self.memory.shelves[group_id]
        self._give_to_another(shelf)
        shelf.state, shelf.effective = "closed", verdict

    def changes_evidence(self, group_id, *, raises=0):
        """Another item joins the group: a decision on what was shown is sent back."""
        shelf = self.memory.shelves[group_id]
        joined = builders.an_item(f"{group_id}-j{len(shelf.group.items)}")
        self.media_bytes[joined.item_id] = builders.media_of(joined.item_id)
        items = (*shelf.group.items, joined)
        digest = builders.a_group(group_id, items=items).member_digest
        spread = shelf.group.spread
        if spread is not None:
            spread = replace(spread, distances={**spread.distances, joined.item_id: 7})
        shelf.group = replace(shelf.group, items=items, member_digest=digest, spread=spread)
        if raises:
            shelf.raised_from = shelf.group.generation
            generation = shelf.group.generation + raises
            shelf.group = replace(shelf.group, generation=generation)
        return joined

    def pauses(self, group_id):
        self.memory.shelves[group_id].state = "paused"

    def outcome_of(self, act_id):
        found = self.memory.acts.get(act_id)
        return None if found is None else found[1].outcome

    def count(self, call):
        return sum(name == call for name in self.calls)

    # The port.

    def session(self):
        with self._called("session"):
            return SessionFacts(
                person=Person(
                    person_id=PersonId("p-1"),
                    display="Ada",
                    roles=self.roles,
                    queues=(QueueName("violence.low"),),
                ),
                server_id=self.answers_as,
                epoch=self.epoch,
                server_now=self.clock.now().wall + builders.seconds(self.skew_s),
                bundles={"policy": self.policy_body["version"]},
                durable_through=self.durable_through,
                incidents=self.incidents,
                client_too_old=self.too_old,
                closed_queues=self.closed_queues,
            )

    def refresh(self):
        with self._called("refresh", needs_token=False):
            if not self.refresh_is_good:
                raise SignInNeeded
            self.token_is_good = True

    def queues(self):
        with self._called("queues"):
            waiting = sum(shelf.state == "available" for shelf in self.memory.shelves.values())
            return (
                QueueCount(
                    name=QueueName("violence.low"),
                    category="violence",
                    band="low",
                    waiting=waiting,
                    oldest_due_at=None,
                ),
            )

    def close_queues(self, closed):
        with self._called("close_queues"):
            self.closed_queues = tuple(closed)

    def lease(self, want, queues, idempotency_key):
        with self._called("lease"):
            if idempotency_key not in self.memory.leased:
                self.memory.leased[idempotency_key] = self._lease(want, queues)
            ids = self.memory.leased[idempotency_key]
            groups = tuple(self._granted(self.memory.shelves[each]) for each in ids)
            strange, self.unshowable = tuple(self.unshowable), []
            reason = "" if groups or strange else "queue-empty"
            return Granted(groups=groups + strange, reason=reason, backoff_s=0.0)

    def renew(self, leases):
        with self._called("renew"):
            return tuple(self._renewed(key) for key in leases)

    def release(self, leases, reason):
        with self._called("release"):
            found = []
            for key in leases:
                shelf = self.memory.shelves.get(key.group_id)
                if shelf is not None and self._holds(shelf, key.lease_id, key.generation):
                    shelf.state = "available"
                found.append(_outcome(key, "released"))
            return tuple(found)

    def split_group(self, lease, member_digest, item_ids):
        with self._called("split_group"):
            shelf = self.memory.shelves.get(lease.group_id)
            if shelf is None or not self._holds(shelf, lease.lease_id, lease.generation):
                raise GatewayRefused("lease-required", 403)
            if shelf.group.member_digest != member_digest:
                raise GatewayRefused("item-withdrawn", 410)
            whole = shelf.group
            apart = [item for item in whole.items if item.item_id in item_ids]
            left = [item for item in whole.items if item.item_id not in item_ids]
            shelf.group = builders.part_of(whole, left, generation=whole.generation + 1)
            other = f"{lease.group_id}-apart"
            made = builders.part_of(whole, apart, group_id=other, lease_id=f"{other}-1")
            self.memory.shelves[other] = replace(shelf, group=made)
            return self._granted(shelf), self._granted(self.memory.shelves[other])

    def item_states(self, item_ids):
        with self._called("item_states"):
            known = {
                item.item_id: shelf.state
                for shelf in self.memory.shelves.values()
                for item in shelf.group.items
            }
            return {item_id: known.get(item_id, "unknown") for item_id in item_ids}

    def media(self, item_id, media_id, lease, size, sha256, *, chunk_bytes=0, chunk_sha256=()):
        with self._called("media"):
            shelf = self.memory.shelves[lease.group_id]
            if shelf.state == "withdrawn":
                raise GatewayRefused("item-withdrawn", 410)
            if not self._holds(shelf, lease.lease_id, lease.generation):
                raise GatewayRefused("lease-required", 403)
            (item,) = (each for each in shelf.group.items if each.item_id == item_id)
            if item.media.unreadable:
                raise GatewayRefused("media-unreadable", 422)
            return self.media_bytes[item_id]

    def submit(self, entries, payloads, attempt_id):
        with self._called("submit"):
            answers = tuple(self._fresh(self._settle(json.loads(entry))) for entry in entries)
            self.memory.notes |= payloads
            return BatchResult(answers=answers, durable_through=self.durable_through)

    def item_feed(self, cursor):
        with self._called("item_feed"):
            epoch, _, place = (cursor or f"{self.epoch}:0").partition(":")
            if int(epoch) != self.epoch:
                raise GatewayRefused("cursor-expired", 410)
            page = self.memory.feed[int(place) : int(place) + PAGE]
            end = int(place) + len(page)
            more = end < len(self.memory.feed)
            return FeedResult(changes=tuple(page), cursor=f"{self.epoch}:{end}", more=more)

    def resync(self, epoch_seen, receipts, unanswered, leases, audit_size):
        with self._called("resync"):
            acts = self.memory.acts
            receipts = {act_id: outcome for _, act_id, outcome in receipts}
            return ResyncResult(
                epoch=self.epoch,
                missing=tuple(each for each in receipts if each not in acts),
                changed=tuple(
                    self._fresh(acts[each][1])
                    for each, outcome in receipts.items()
                    if each in acts and acts[each][1].outcome != outcome
                ),
                known=tuple(self._fresh(acts[each][1]) for each in unanswered if each in acts),
                lost_groups=tuple(
                    key.group_id
                    for key in leases
                    if (shelf := self.memory.shelves.get(key.group_id)) is None
                    or not self._holds(shelf, key.lease_id, key.generation)
                ),
                audit_size=len(self.memory.logs.get(self.workstation_id, ())),
                durable_through=self.durable_through,
            )

    def policy(self, version, bundle_key):
        with self._called("policy"):
            written = json.dumps(self.policy_body)
            return builders.policy_from(self.policy_body), written

    def push_audit(self, log, old_size, records, proof, checkpoint):
        with self._called("push_audit"):
            kept = self.memory.logs.setdefault(log, [])
            if old_size != len(kept):
                raise GatewayRefused("audit-size-mismatch", 409, extra={"size": len(kept)})
            grown = [*kept, *records]
            claimed = parse_note(checkpoint).checkpoint
            leaves = [leaf_hash(bytes.fromhex(each.chain)) for each in grown]
            if (claimed.size, claimed.root) != (len(grown), root(leaves)):
                raise GatewayRefused("audit-fork", 422, extra={"size": len(kept)})
            kept += records
            line = cosignature_line(checkpoint, self.witness, name="gateway")
            return add_cosignature(checkpoint, line)

    def audit_logs(self):
        with self._called("audit_logs"):
            return self.logs_listed or ()

    def audit_entries(self, log, start):
        with self._called("audit_entries"):
            records = tuple(self.memory.logs.get(log, ())[start:])
            return records[:PAGE], len(records) > PAGE

    def cosign_gateway(self, checkpoint, size):
        with self._called("cosign_gateway"):
            self.cosigned = checkpoint

    def note_behind(self, payload_commit):
        with self._called("note_behind"):
            return "a note"

    def resolve(self, item_id, pseudonym, reason):
        with self._called("resolve"):
            return "Ada"

    def revoke_lease(self, group_id):
        with self._called("revoke_lease"):
            if Role.LEAD not in self.roles:
                raise GatewayRefused("forbidden", 403)
            shelf = self.memory.shelves.get(group_id)
            if shelf is None or shelf.state != "leased":
                raise GatewayRefused("not-found", 404)
            self.revokes_lease(group_id)

    def approve_incident(self, incident_id, *, approve):
        with self._called("approve_incident"):
            self.approved.append((incident_id, approve))

    def acknowledge_incident(self, incident_id):
        with self._called("acknowledge_incident"):
            self.acknowledged.append(incident_id)

    def signals(self, cursor, wait_s):
        with self._called("signals"):
            return (), cursor

    def end(self):
        with self._called("end"):
            self.token_is_good = self.refresh_is_good = False

    def close(self):
        pass

    def witnessed_log(self, log, key):
        """Return a log of its memory as a lead would be told of it."""
        leaves = [leaf_hash(bytes.fromhex(each.chain)) for each in self.memory.logs[log]]
        note = builders.signed_note(log, leaves, key)
        line = cosignature_line(note, self.witness, name="gateway")
        return WitnessedLog(
            log=log, public_key=key.public.raw, checkpoint=add_cosignature(note, line)
        )

    # How it works.

    def _called(self, name, *, needs_token=True):
        return _Call(self, name, needs_token)

    def _tell(self, event, shelf):
        ids = tuple(item.item_id for item in shelf.group.items)
        generation = shelf.group.generation
        self.memory.feed.append(
            FeedChange(
                event=event,
                group_id=shelf.group.group_id,
                item_ids=ids,
                detail={"generation": generation},
            )
        )

    def _give_to_another(self, shelf):
        generation = shelf.group.generation + 1
        shelf.group = replace(shelf.group, generation=generation, lease_id=f"other-{generation}")
        shelf.state, shelf.holder = "leased", "ws-other"

    def _holds(self, shelf, lease_id, generation):
        known = generation in (shelf.group.generation, shelf.raised_from)
        return known and shelf.group.lease_id == lease_id and shelf.holder == self.workstation_id

    def _has_expired(self, shelf):
        return self.clock.now().boot_s >= shelf.expires_s

    def _lease(self, want, queues):
        found = []
        mine = [s for s in self.memory.shelves.values() if s.holder == self.workstation_id]
        room = self.held_max - sum(each.state == "leased" for each in mine)
        for group_id, shelf in self.memory.shelves.items():
            if len(found) >= min(want, room):
                break
            free = shelf.state == "available"
            if free and shelf.group.queue in queues:
                generation = shelf.group.generation + 1
                shelf.group = replace(
                    shelf.group, generation=generation, lease_id=f"{group_id}-{generation}"
                )
                shelf.state, shelf.holder = "leased", self.workstation_id
                shelf.expires_s = self.clock.now().boot_s + self.lease_ttl_s
                found.append(group_id)
        return found

    def _granted(self, shelf):
        group = shelf.group
        return GrantedGroup(
            group=group,
            group_id=group.group_id,
            lease_id=group.lease_id,
            generation=group.generation,
            expires_in_s=max(0.0, shelf.expires_s - self.clock.now().boot_s),
            offline_until_in_s=self.offline_s,
        )

    def _renewed(self, key):
        shelf = self.memory.shelves.get(key.group_id)
        if shelf is None or not self._holds(shelf, key.lease_id, key.generation):
            return _outcome(key, "lost")
        if shelf.state in {"withdrawn", "closed"}:
            return _outcome(key, "withdrawn" if shelf.state == "withdrawn" else "decided")
        shelf.state = "leased"
        shelf.expires_s = self.clock.now().boot_s + self.lease_ttl_s
        return LeaseOutcome(
            group_id=key.group_id,
            result="renewed",
            expires_in_s=self.lease_ttl_s,
            offline_until_in_s=self.offline_s,
        )

    def _fresh(self, answer):
        """Put the group as it is now to an answer that asks to look at it again."""
        if answer.group is None:
            return answer
        return replace(answer, group=self._granted(self.memory.shelves[answer.group.group_id]))

    def _settle(self, entry):
        act_id = entry["decision_id"]
        print_of = hashlib.sha256(json.dumps(entry, sort_keys=True).encode()).hexdigest()
        if act_id in self.memory.acts:
            kept_print, answer = self.memory.acts[act_id]
            if kept_print != print_of:
                return _answer(act_id, Outcome.REJECTED, problem="decision-id-reused")
            return replace(answer, replayed=True)
        answer = self._judge(act_id, entry)
        if answer.outcome is not Outcome.DEFERRED:
            self.memory.acts[act_id] = (print_of, answer)
        return answer

    def _judge(self, act_id, entry):  # noqa: PLR0911 - one question after the other, as judged
        shelf = self.memory.shelves.get(entry["group_id"])
        if shelf is None:
            return _answer(act_id, Outcome.REJECTED, problem="not-found")
        if shelf.state == "withdrawn":
            return _answer(act_id, Outcome.WITHDRAWN, recorded_as="opinion")
        if not self._holds(shelf, entry["lease_id"], entry["generation"]):
            agrees = {"agrees": shelf.effective == entry["verdict"]} if shelf.effective else {}
            return _answer(act_id, Outcome.SUPERSEDED, recorded_as="opinion", **agrees)
        if shelf.state == "paused":
            return _answer(act_id, Outcome.DEFERRED, why="paused")
        if shelf.state == "closed":
            return _answer(act_id, Outcome.SUPERSEDED, recorded_as="opinion")
        if entry["type"] == "return":
            shelf.state, shelf.holder = "available", ""
            return _answer(act_id, Outcome.ACCEPTED)
        if entry["member_digest"] != shelf.group.member_digest:
            answer = _answer(act_id, Outcome.NEEDS_RECONFIRM, why="evidence-changed")
            return replace(answer, group=self._granted(shelf))
        is_late = self._has_expired(shelf)
        shelf.state, shelf.effective = "closed", entry.get("verdict", "diverted")
        if entry.get("verdict") == "violates" and entry["hashes"]:
            # Who is asked next is another person's matter.
            return _answer(act_id, Outcome.ACCEPTED_PENDING_SECOND)
        return _answer(act_id, Outcome.ACCEPTED_LATE if is_late else Outcome.ACCEPTED)


class _Call:
    """One call: it may not arrive, be refused, or lose its answer."""

    def __init__(self, gateway, name, needs_token):
        self._gateway, self._name, self._needs_token = gateway, name, needs_token

    def __enter__(self):
        gateway = self._gateway
        gateway._lock.acquire()
        try:
            gateway.calls.append(self._name)
            if not gateway._is_online:
                raise Offline
            if self._name != "session" and gateway.answers_as != gateway.server_id:
                raise WrongGateway
            if self._needs_token and not gateway.token_is_good:
                raise SignInNeeded
            times, error = gateway._refusals.get(self._name, (0, None))
            if times:
                gateway._refusals[self._name][0] -= 1
                raise error
        except BaseException:
            gateway._lock.release()
            raise

    def __exit__(self, kind, *_):
        gateway = self._gateway
        gateway._lock.release()
        is_write = self._name in {"submit", "lease", "push_audit", "dispute_entry"}
        if kind is None and is_write and gateway._loses:
            gateway._loses -= 1
            raise GatewayUnavailable("the answer was lost")


def _answer(act_id, outcome, **detail):
    return ActAnswer(act_id=act_id, outcome=outcome, replayed=False, detail=detail)


def _outcome(key, result):
    return LeaseOutcome(
        group_id=key.group_id, result=result, expires_in_s=0.0, offline_until_in_s=0.0
    )
