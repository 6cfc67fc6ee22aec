# SPDX-License-Identifier: Apache-2.0
"""The outbox as rows.

Rows are never deleted; an archived act keeps everything but its body.  A state changes along
``domain.outbox.TRANSITIONS`` or not at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, Row, Select, and_, func, insert, not_, or_, select, update

from reviewer.adapters.storage.forms import read_document, written
from reviewer.adapters.storage.tables import acts
from reviewer.domain.errors import RuleBroken
from reviewer.domain.ids import GroupId
from reviewer.domain.leases import Instant
from reviewer.domain.outbox import OUTCOMES, STOPPED, TRANSITIONS, Act, ActKind, ActState, Outcome

_TOLD: Final = tuple(outcome for outcome, then in OUTCOMES.items() if then.tell)
# As ``domain.outbox.is_told``; a detail has one written form.
_IS_TOLD: Final = or_(acts.c.outcome.in_(_TOLD), acts.c.outcome_detail.contains(f'"{STOPPED}":[{{'))
_STORED: Final = tuple(outcome for outcome, then in OUTCOMES.items() if then.stored)
# A resync brings the gateway's word about an act, whichever sending it answers: also about one
# that waits here because the answer to it was lost.  What a person set aside or undid stays so.
_OPEN_TO_RESYNC: Final = frozenset(
    {ActState.WAITING, ActState.SENDING, ActState.SETTLED, ActState.ATTENTION}
)


class SqlActs:
    """The acts of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def next_sequence(self) -> int:
        """Return this workstation's next act number, without gaps; the first is 1."""
        last = self._connection.execute(select(func.max(acts.c.sequence))).scalar()
        return (last or 0) + 1

    def add(self, act: Act) -> None:
        """Append an act."""
        self._connection.execute(
            insert(acts).values(
                sequence=act.sequence,
                act_id=act.act_id,
                kind=act.kind.value,
                group_id=act.group_id,
                state=act.state.value,
                body=act.body,
                not_before=act.not_before,
                attempt=act.attempt,
                seen=act.seen,
                **_answer(act.outcome, act.outcome_detail),
            )
        )

    def get(self, act_id: str) -> Act | None:
        """Return one act."""
        row = self._connection.execute(select(acts).where(acts.c.act_id == act_id)).first()
        return None if row is None else _act(row)

    def for_group(self, group_id: GroupId) -> tuple[Act, ...]:
        """Return a group's acts, oldest first."""
        return self._acts(select(acts).where(acts.c.group_id == group_id).order_by(acts.c.sequence))

    def due(self, now: Instant, limit: int) -> tuple[Act, ...]:
        """Return WAITING acts whose ``not_before`` has come, oldest sequence first."""
        return self._acts(
            select(acts)
            .where(acts.c.state == ActState.WAITING.value, acts.c.not_before <= now.wall)
            .order_by(acts.c.sequence)
            .limit(limit)
        )

    def mark_sending(self, act_ids: Sequence[str]) -> None:
        """WAITING -> SENDING, attempt + 1; committed before anything is sent.

        Raises:
            RuleBroken: one of them does not wait (``act-state``).
        """
        for act_id in act_ids:
            changed = self._connection.execute(
                update(acts)
                .where(acts.c.act_id == act_id, acts.c.state == ActState.WAITING.value)
                .values(state=ActState.SENDING.value, attempt=acts.c.attempt + 1)
            )
            if changed.rowcount == 0:
                raise RuleBroken("act-state", f"{act_id} does not wait")

    def settle(
        self,
        act_id: str,
        *,
        attempt: int | None,
        state: ActState,
        outcome: Outcome | None,
        detail: dict[str, object],
        not_before: Instant | None = None,
    ) -> bool:
        """Apply an answer; ``False`` (and nothing changes) if ``attempt`` is not the current one.

        ``attempt=None`` is a resync's word, which no sending waits for. It is not applied to an
        act that was withdrawn or parked, nor may it send again what is archived.

        Raises:
            RuleBroken: an answer cannot lead to ``state`` (``act-state``).
        """
        if state not in TRANSITIONS[ActState.SENDING]:
            raise RuleBroken("act-state", f"an answer does not lead to {state.value}")
        statement = update(acts).where(acts.c.act_id == act_id)
        if attempt is None:
            statement = statement.where(acts.c.state.in_(sorted(_OPEN_TO_RESYNC)))
        else:
            statement = statement.where(
                acts.c.state == ActState.SENDING.value, acts.c.attempt == attempt
            )
        if state is ActState.WAITING:
            statement = statement.where(acts.c.body != "")
        values: dict[str, object] = {"state": state.value, **_answer(outcome, detail)}
        if not_before is not None:
            values["not_before"] = not_before.wall
        # Another answer is news; the same one again was already seen, or not.
        unchanged = acts.c.outcome.is_not_distinct_from(values["outcome"])
        values["seen"] = and_(acts.c.seen, unchanged)
        return self._connection.execute(statement.values(values)).rowcount == 1

    def recover(self) -> int:
        """Every SENDING goes back to WAITING (start of the program); return how many."""
        return self._connection.execute(
            update(acts)
            .where(acts.c.state == ActState.SENDING.value)
            .values(state=ActState.WAITING.value)
        ).rowcount

    def set_state(self, act_id: str, state: ActState) -> None:
        """Change an act's state along ``domain.outbox.TRANSITIONS``.

        Raises:
            RuleBroken: there is no such way (``act-state``), or what is archived would be sent
                again (``act-archived``).
        """
        act = self.get(act_id)
        if act is None or state not in TRANSITIONS[act.state]:
            raise RuleBroken("act-state", f"{act_id} cannot become {state.value}")
        if state is ActState.WAITING and not act.body:
            raise RuleBroken("act-archived", act_id)
        self._connection.execute(
            update(acts).where(acts.c.act_id == act_id).values(state=state.value)
        )

    def mark_seen(self, act_ids: Sequence[str]) -> None:
        """The person has seen the notices about these."""
        self._connection.execute(update(acts).where(acts.c.act_id.in_(act_ids)).values(seen=True))

    def list(self, states: frozenset[ActState], limit: int = 500) -> tuple[Act, ...]:
        """Return acts in these states, newest first."""
        return self._acts(
            select(acts)
            .where(acts.c.state.in_(sorted(states)))
            .order_by(acts.c.sequence.desc())
            .limit(limit)
        )

    def unseen_notices(self) -> tuple[Act, ...]:
        """Return settled acts whose outcome must be told and was not yet seen, oldest first."""
        return self._acts(
            select(acts)
            .where(
                acts.c.state == ActState.SETTLED.value,
                _IS_TOLD,
                acts.c.seen.is_(False),
            )
            .order_by(acts.c.sequence)
        )

    def counts(self) -> dict[ActState, int]:
        """Return how many acts are in each state, 0 included."""
        rows = self._connection.execute(select(acts.c.state, func.count()).group_by(acts.c.state))
        found = {ActState(state): number for state, number in rows}
        return {state: found.get(state, 0) for state in ActState}

    def since(self, sequence: int, limit: int) -> tuple[Act, ...]:
        """Return acts that were answered, with a sequence above ``sequence``, oldest first."""
        return self._acts(
            select(acts)
            .where(acts.c.sequence > sequence, acts.c.outcome.in_(_STORED))
            .order_by(acts.c.sequence)
            .limit(limit)
        )

    def archive_through(self, sequence: int) -> tuple[Act, ...]:
        """Forget bodies of settled, seen acts the gateway holds durably; return those acts.

        What needs no telling needs no seeing.
        """
        over = (
            acts.c.sequence <= sequence,
            acts.c.state == ActState.SETTLED.value,
            acts.c.body != "",
            or_(acts.c.seen.is_(True), not_(_IS_TOLD)),
        )
        found = self._acts(select(acts).where(*over).order_by(acts.c.sequence))
        self._connection.execute(update(acts).where(*over).values(body=""))
        return found

    def _acts(self, statement: Select[tuple[object, ...]]) -> tuple[Act, ...]:
        return tuple(_act(row) for row in self._connection.execute(statement))


def _answer(outcome: Outcome | None, detail: dict[str, object]) -> dict[str, object]:
    return {
        "outcome": None if outcome is None else outcome.value,
        "outcome_detail": written(detail),
    }


def _act(row: Row[tuple[object, ...]]) -> Act:
    return Act(
        act_id=row.act_id,
        sequence=row.sequence,
        kind=ActKind(row.kind),
        group_id=GroupId(row.group_id),
        state=ActState(row.state),
        body=row.body,
        not_before=row.not_before,
        attempt=row.attempt,
        outcome=None if row.outcome is None else Outcome(row.outcome),
        outcome_detail=read_document(row.outcome_detail),
        seen=row.seen,
    )
