# SPDX-License-Identifier: Apache-2.0
"""Decides what sync does next.  No clock, no thread, no request: facts in, orders out.

``step`` takes one event and returns the next state with the orders that follow from it.  After
``Looked`` the last order is the first of ``WORK`` that is wanted and may run now, or ``Sleep``.
What an error means is one row of ``EFFECTS``; nothing else may decide it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from reviewer.services.shown import SyncState
from reviewer.services.sync.backoff import wait_s
from reviewer.services.sync.events import (
    BATCH_MAX,
    Asked,
    Books,
    Do,
    Done,
    Event,
    Failed,
    Heard,
    Kind,
    Looked,
    Order,
    Purge,
    Sleep,
    Tell,
    Trouble,
)

POLL_S: Final = 60.0
AUDIT_EVERY: Final = 100
AUDIT_EVERY_S: Final = 600.0
READY_WANTED: Final = 20
BANKS_EVERY_S: Final = 300.0  # a signal brings them sooner


@dataclass(frozen=True, slots=True)
class Effect:
    """What a trouble does.

    Attributes:
        shown: the state it shows, if it changes that.
        halts: nothing is sent any more until the person asks.
        is_link: everything waits, not only this kind of work.
    """

    shown: SyncState | None = None
    halts: bool = False
    is_link: bool = False


EFFECTS: Final[Mapping[Trouble, Effect]] = MappingProxyType(
    {
        Trouble.OFFLINE: Effect(SyncState.OFFLINE, is_link=True),
        Trouble.UNAVAILABLE: Effect(SyncState.BUSY),
        Trouble.SIGN_IN: Effect(),
        Trouble.WRONG_GATEWAY: Effect(SyncState.WRONG_GATEWAY, halts=True),
        Trouble.REVOKED: Effect(SyncState.REVOKED, halts=True),
        Trouble.TOO_OLD: Effect(SyncState.UPDATE_NEEDED),
        Trouble.RESYNC: Effect(SyncState.CHECKING),
        Trouble.REFUSED: Effect(),
        Trouble.FORK: Effect(),
        Trouble.STORE: Effect(),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Everything sync remembers between two steps.

    Attributes:
        not_before: earliest time of each kind of work (boot-time clock, seconds).
        failures: failures in a row of each kind of work.
        running: work that goes on beside the loop.
    """

    shown: SyncState = SyncState.STARTING
    has_met: bool = False
    must_resync: bool = True
    needs_token: bool = False
    is_halted: bool = False
    is_too_old: bool = False
    is_forked: bool = False
    batch: int = BATCH_MAX
    link_until: float = 0.0
    link_failures: int = 0
    audit_due: float = 0.0
    not_before: Mapping[Kind, float] = field(default_factory=dict)
    failures: Mapping[Kind, float] = field(default_factory=dict)
    running: frozenset[Kind] = frozenset()


def step(state: State, event: Event, now: float) -> tuple[State, tuple[Order, ...]]:
    """Return what follows from one event at ``now`` (boot-time clock, seconds)."""
    match event:
        case Looked(books):
            return _look(state, books, now)
        case Done():
            return _done(state, event, now), ()
        case Failed():
            return _failed(state, event, now)
        case Asked():
            awake = replace(state, is_halted=False, needs_token=False, link_until=0.0)
            # Back-off begins anew: what failed a moment ago may well work now.
            return replace(awake, not_before={}, failures={}, link_failures=0), ()
        case Heard(event=name):
            return _heard(state, name), ()


def _wants_audit(state: State, books: Books, now: float) -> int:
    is_time = books.unwitnessed > 0 and now >= state.audit_due
    return int(not state.is_forked and (books.unwitnessed >= AUDIT_EVERY or is_time))


def _wants_lease(state: State, books: Books, _now: float) -> int:
    # Not while an act may be under way: leasing its group anew would make it someone's second look.
    if state.is_too_old or books.due or books.unsure or not (books.has_policy and books.may_lease):
        return 0
    wanted = min(READY_WANTED, books.held_max)
    room = min(wanted - books.shown, books.held_max - books.held, books.lease_batch_max)
    return max(0, room)


WORK: Final[Mapping[Kind, Callable[[State, Books, float], int]]] = MappingProxyType(
    {
        Kind.REFRESH: lambda state, _books, _now: int(state.needs_token),
        Kind.GREET: lambda _state, _books, _now: 1,
        Kind.RESYNC: lambda state, _books, _now: int(state.has_met and state.must_resync),
        Kind.PULL_FEED: lambda _state, _books, _now: 1,
        Kind.SUBMIT: lambda state, books, _now: min(books.due, state.batch),
        Kind.RENEW: lambda _state, books, _now: int(books.renew_in_s == 0.0),
        Kind.PULL_POLICY: lambda _state, books, _now: int(not books.has_policy),
        Kind.CLOSE_QUEUES: lambda _state, books, _now: int(books.must_close),
        Kind.LEASE: _wants_lease,
        Kind.PUSH_AUDIT: _wants_audit,
        Kind.WAIT_SIGNALS: lambda _state, _books, _now: 1,
        Kind.FETCH_MEDIA: lambda _state, books, _now: books.to_fetch,
        # Last, and beside the rest: no decision waits for a bank.
        Kind.PULL_BANKS: lambda _state, _books, _now: 1,
    }
)
_BESIDE: Final = frozenset({Kind.WAIT_SIGNALS, Kind.FETCH_MEDIA, Kind.PULL_BANKS})
# Until the gateway is known to be the right one, and its memory compared with ours.
_BEFORE_RESYNC: Final = frozenset({Kind.REFRESH, Kind.GREET, Kind.RESYNC})
_EVERY_S: Final = MappingProxyType(
    {Kind.GREET: POLL_S, Kind.PULL_FEED: POLL_S, Kind.PULL_BANKS: BANKS_EVERY_S}
)
_HEARD: Final[Mapping[str, tuple[Kind, ...]]] = MappingProxyType(
    {
        "incident": (Kind.GREET, Kind.PULL_FEED),
        "bundle": (Kind.GREET, Kind.PULL_POLICY),
        "bank": (Kind.PULL_BANKS,),
        "items": (Kind.PULL_FEED, Kind.LEASE),
        "revoked": (Kind.GREET,),
        "resync": (Kind.GREET,),
    }
)


def _look(state: State, books: Books, now: float) -> tuple[State, tuple[Order, ...]]:
    if state.is_halted:
        return state, (Sleep(now + POLL_S),)
    if now < state.link_until:
        return state, (Sleep(state.link_until),)
    for kind, wants in WORK.items():
        most = wants(state, books, now)
        if most == 0 or not _may(state, kind, now):
            continue
        if kind in _BESIDE:
            return replace(state, running=state.running | {kind}), (Do(kind, most),)
        return state, (Do(kind, most),)
    return _rest(state, books, now)


def _may(state: State, kind: Kind, now: float) -> bool:
    if kind in state.running or now < state.not_before.get(kind, 0.0):
        return False
    if state.needs_token:
        return kind is Kind.REFRESH
    return kind in _BEFORE_RESYNC or (state.has_met and not state.must_resync)


def _rest(state: State, books: Books, now: float) -> tuple[State, tuple[Order, ...]]:
    later = [until for until in state.not_before.values() if until > now]
    later += [now + left for left in (books.due_in_s, books.renew_in_s) if left]
    if books.unwitnessed and not state.is_forked and state.audit_due > now:
        later.append(state.audit_due)
    sleep = Sleep(min([now + POLL_S, *later]))
    if _is_failing(state, books, now) or not state.has_met or state.must_resync:
        return state, (sleep,)
    shown = SyncState.SYNCING if books.unsent else SyncState.SYNCED
    if state.is_too_old:
        shown = SyncState.UPDATE_NEEDED
    told = () if shown is state.shown else (Tell(shown),)
    return replace(state, shown=shown), (*told, sleep)


def _is_failing(state: State, books: Books, now: float) -> bool:
    """Say whether anything failed that is still wanted.

    Signals do not count: without them everything is asked for each minute.  Nor do hash banks:
    their place tells of them, and work goes on from the copies.
    """
    counted = set(state.failures) - {Kind.WAIT_SIGNALS, Kind.PULL_BANKS}
    if Kind.SUBMIT in counted and books.unsent:
        return True
    return any(WORK[kind](state, books, now) for kind in counted)


def _done(state: State, done: Done, now: float) -> State:
    kind = done.order.kind
    wait = max(done.wait_s, _EVERY_S.get(kind, 0.0))
    state = replace(
        state,
        link_failures=0,
        failures=_without(state.failures, kind),
        not_before=_with(state.not_before, kind, now + wait),
        running=state.running - {kind},
        must_resync=(state.must_resync and kind is not Kind.RESYNC) or done.must_resync,
    )
    match kind:
        case Kind.GREET:
            return replace(state, has_met=True, is_too_old=state.is_too_old or done.is_too_old)
        case Kind.REFRESH:
            return replace(state, needs_token=False)
        case Kind.SUBMIT:
            return replace(state, batch=min(BATCH_MAX, state.batch * 2))
        case Kind.PUSH_AUDIT:
            return replace(state, audit_due=now + AUDIT_EVERY_S)
        case _:
            return state


def _failed(state: State, failed: Failed, now: float) -> tuple[State, tuple[Order, ...]]:
    kind, effect = failed.order.kind, EFFECTS[failed.trouble]
    if kind is Kind.PULL_BANKS and failed.trouble is Trouble.UNAVAILABLE:
        effect = Effect()  # a bank alone is not the gateway
    count = int(state.failures.get(kind, 0)) + 1
    pause = wait_s(count, failed.chance, failed.retry_after_s)
    after = replace(
        state,
        failures=_with(state.failures, kind, count),
        not_before=_with(state.not_before, kind, now + pause),
        running=state.running - {kind},
        is_halted=state.is_halted or effect.halts,
        is_too_old=state.is_too_old or failed.trouble is Trouble.TOO_OLD,
        is_forked=state.is_forked or failed.trouble is Trouble.FORK,
        must_resync=state.must_resync or failed.trouble is Trouble.RESYNC,
        shown=effect.shown or state.shown,
    )
    if effect.is_link:
        links = state.link_failures + 1
        until = now + wait_s(links, failed.chance, failed.retry_after_s)
        after = replace(
            after,
            link_failures=links,
            link_until=until,
            has_met=False,
            not_before=_without(after.not_before, Kind.GREET),
        )
    if failed.trouble is Trouble.SIGN_IN:
        is_over = kind is Kind.REFRESH
        shown = SyncState.SIGN_IN_NEEDED if is_over else after.shown
        after = replace(after, needs_token=True, is_halted=is_over, shown=shown)
    if kind is Kind.SUBMIT and count > 1:
        after = replace(after, batch=max(1, state.batch // 2))
    told = () if after.shown is state.shown else (Tell(after.shown),)
    purge = (Purge(),) if failed.trouble is Trouble.REVOKED else ()
    return after, (*purge, *told)


def _heard(state: State, name: str) -> State:
    earlier = dict(state.not_before)
    for kind in _HEARD.get(name, ()):
        if not state.failures.get(kind):
            earlier.pop(kind, None)
    return replace(state, not_before=earlier, must_resync=state.must_resync or name == "resync")


def _with(numbers: Mapping[Kind, float], kind: Kind, number: float) -> Mapping[Kind, float]:
    return {**numbers, kind: number}


def _without(numbers: Mapping[Kind, float], kind: Kind) -> Mapping[Kind, float]:
    return {each: number for each, number in numbers.items() if each is not kind}
