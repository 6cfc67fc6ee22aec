# SPDX-License-Identifier: Apache-2.0
"""Sends acts, and compares memories with the gateway after any doubt.

An attempt is durable before anything is sent.  After an error nothing is known about any entry:
all go back to waiting, unchanged.  Entries do not depend on each other, so what a whole batch is
refused for is found by halving it.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reviewer.domain.errors import GatewayRefused, WorldError
from reviewer.domain.ids import GroupId
from reviewer.domain.items import OPEN_STATES, LocalState
from reviewer.domain.leases import Instant
from reviewer.domain.outbox import Act, ActState
from reviewer.ports.queue_api import BatchResult, QueueApi, ResyncResult
from reviewer.ports.store import UnitOfWork
from reviewer.services.desk import FACT_DURABLE, FACT_EPOCH, Desk, read_count
from reviewer.services.entries import commitment_of
from reviewer.services.holdings import lease_key
from reviewer.services.notices import ActSettled
from reviewer.services.sync.answers import (
    Aftermath,
    apply_answer,
    keep_durable,
    later,
    send_again,
)
from reviewer.services.sync.backoff import wait_s
from reviewer.services.sync.books import LEASED_STATES, due_acts
from reviewer.services.sync.events import BATCH_MAX, Do, Done

BATCH_BYTES: Final = 1_000_000  # of 1 MiB; the rest is the frame around the entries
RECEIPTS_MAX: Final = 5000
LEASES_MAX: Final = 500
# Refusals of the session, not of what is in the batch.
_NOT_THE_BATCH: Final = frozenset(
    {"workstation-revoked", "resync-required", "client-too-old", "signature-invalid"}
)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sending:
    """One act under way."""

    act: Act
    attempt: int
    sealed: bytes | None

    @property
    def size(self) -> int:
        return len(self.act.body.encode()) + 2 * len(self.sealed or b"")


class Delivery:
    """The way of acts to the gateway, and of answers back.

    Attributes:
        restored: acts sent again since the start because the gateway had lost them.
    """

    def __init__(self, desk: Desk, api: QueueApi) -> None:
        self._desk = desk
        self._api = api
        self._has_left = False
        self.restored = 0

    def recover(self) -> int:
        """Put back what was under way when the program ended, or could not be noted."""
        with self._desk.store.write() as work:
            found = work.acts.recover()
            work.commit()
        self._has_left = False
        return found

    def take_back(self) -> None:
        """Put back what a sending left under way: the disk was too full to say how it went."""
        if self._has_left:
            self.recover()

    def submit(self, order: Do) -> Done:
        """Send up to ``order.most`` due acts."""
        self._has_left = True
        sent = self._begin(order.most)
        fell_back = self._send(sent) if sent else False
        self._has_left = False
        return Done(order=order, must_resync=fell_back)

    def resync(self, order: Do) -> Done:
        """Compare outcomes with the gateway and adopt what differs."""
        with self._desk.store.read() as work:
            since = read_count(work.facts, FACT_DURABLE)
            epoch = read_count(work.facts, FACT_EPOCH)
            audit_size = work.audit.size()
            waiting = work.acts.list(frozenset({ActState.WAITING}), RECEIPTS_MAX)
            leased = work.groups.list(LEASED_STATES)
        unanswered = [act.act_id for act in waiting if act.attempt > 0]
        leases = [lease_key(held) for held in leased]
        while True:
            with self._desk.store.read() as work:
                answered = work.acts.since(since, RECEIPTS_MAX)
            receipts = [
                (act.sequence, act.act_id, act.outcome.value)
                for act in answered
                if act.outcome is not None
            ]
            found = self._api.resync(epoch, receipts, unanswered, leases[:LEASES_MAX], audit_size)
            self._adopt(found)
            unanswered, leases = [], leases[LEASES_MAX:]
            if len(answered) < RECEIPTS_MAX and not leases:
                return Done(order=order)
            since = answered[-1].sequence if answered else since

    def apply(self, attempts: Mapping[str, int], found: BatchResult) -> bool:
        """Apply the answers to these attempts; return whether the gateway fell back.

        An answer to no act under way, or to another attempt, changes nothing.
        """
        left = dict(attempts)
        after = Aftermath()
        with self._desk.store.write() as work:
            for answer in found.answers:
                attempt = left.pop(answer.act_id, None)
                if attempt is None or not apply_answer(self._desk, work, answer, attempt, after):
                    _log.info("an answer to no act under way is left aside")
            for act_id, attempt in left.items():
                _wait(work, act_id, attempt, self._pause(attempt))
            fell_back = keep_durable(work, found.durable_through)
            work.commit()
        after.happen(self._desk)
        return fell_back

    def _begin(self, most: int) -> list[_Sending]:
        now = self._desk.clock.now()
        with self._desk.store.write() as work:
            found: list[_Sending] = []
            size = 0
            due = due_acts(work.acts, now, BATCH_MAX)
            # The least tried first: one that the gateway always fails on must not be in the way.
            for act in sorted(due, key=lambda act: (act.attempt, act.sequence))[:most]:
                commit = commitment_of(act)
                sealed = work.notes.payload(commit) if commit else None
                sending = _Sending(act=act, attempt=act.attempt + 1, sealed=sealed)
                size += sending.size
                if found and size > BATCH_BYTES:
                    break
                found.append(sending)
            work.acts.mark_sending([each.act.act_id for each in found])
            work.commit()
        return found

    def _send(self, batch: Sequence[_Sending]) -> bool:
        entries = [each.act.body for each in batch]
        payloads = {
            commitment_of(each.act): each.sealed for each in batch if each.sealed is not None
        }
        try:
            found = self._api.submit(entries, payloads, self._desk.new_id())
        except GatewayRefused as exc:
            if exc.problem in _NOT_THE_BATCH:
                self._put_back(batch)
                raise
            return self._narrow(batch, exc)
        except WorldError:
            self._put_back(batch)
            raise
        return self.apply({each.act.act_id: each.attempt for each in batch}, found)

    def _narrow(self, batch: Sequence[_Sending], refused: GatewayRefused) -> bool:
        if len(batch) > 1:
            half = len(batch) // 2
            try:
                first = self._send(batch[:half])
            except WorldError:
                self._put_back(batch[half:])
                raise
            return self._send(batch[half:]) or first
        (alone,) = batch
        with self._desk.store.write() as work:
            work.acts.settle(
                alone.act.act_id,
                attempt=alone.attempt,
                state=ActState.ATTENTION,
                outcome=None,
                detail={"problem": refused.problem, "status": refused.status},
            )
            work.commit()
        after = Aftermath(notices=[ActSettled(alone.act.act_id, "refused", tell=True)])
        after.happen(self._desk)
        return False

    def _put_back(self, batch: Sequence[_Sending]) -> None:
        with self._desk.store.write() as work:
            for each in batch:
                # Alone and unanswered: perhaps it is the one; let the others go first.
                pause = self._pause(each.attempt) if len(batch) == 1 else None
                _wait(work, each.act.act_id, each.attempt, pause)
            work.commit()

    def _pause(self, attempt: int) -> Instant:
        chance = int.from_bytes(self._desk.random(4), "big") / 2**32
        return later(self._desk.clock.now(), wait_s(attempt, chance))

    def _adopt(self, found: ResyncResult) -> None:
        after = Aftermath()
        again = 0
        with self._desk.store.write() as work:
            for act_id in found.missing:
                act = work.acts.get(act_id)
                again += act is not None and send_again(work, act)
            for answer in (*found.changed, *found.known):
                apply_answer(self._desk, work, answer, None, after)
            for group_id in found.lost_groups:
                lose(work, group_id, after)
            work.facts.set(FACT_EPOCH, str(found.epoch))
            keep_durable(work, found.durable_through)
            work.commit()
        self.restored += again
        after.happen(self._desk)


def _wait(work: UnitOfWork, act_id: str, attempt: int, not_before: Instant | None) -> None:
    work.acts.settle(
        act_id,
        attempt=attempt,
        state=ActState.WAITING,
        outcome=None,
        detail={},
        not_before=not_before,
    )


def lose(work: UnitOfWork, group_id: GroupId, after: Aftermath) -> None:
    """Close a group that was given to someone else; a waiting act still goes its way."""
    held = work.groups.get(group_id)
    if held is not None and held.state in OPEN_STATES:
        work.groups.set_state(group_id, LocalState.LOST)
        after.files += work.blobs.shred(group_id)
        after.gone(group_id, "lost")
