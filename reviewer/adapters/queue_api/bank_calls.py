# SPDX-License-Identifier: Apache-2.0
"""Asks a gateway for its banks, and says what is wrong with an entry."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol
from urllib.parse import quote

from reviewer.adapters.queue_api.transport import Answer
from reviewer.domain.banks import BankKind, EntryState, ProposalState
from reviewer.domain.errors import GatewayUnavailable, InputRefused
from reviewer.domain.hashes import HashValue
from reviewer.ports.banks import Bank, BankEntry, BankPage, Proposal, Trail, TrailStep
from reviewer.wire.banks import (
    BankInfo,
    BanksAnswer,
    EntryAct,
    EntryAnswer,
    HashChange,
    HashPage,
    ProposalInfo,
    ProposalsAnswer,
)
from reviewer.wire.base import Message
from reviewer.wire.mapping import hash_from
from reviewer.wire.session import Empty
from reviewer.wire.work import HashMessage


class _Asks(Protocol):
    """How a request is sent; ``HttpQueueApi`` has both."""

    def _get(self, path: str, form: type[Answer]) -> Answer: ...

    def _post(self, path: str, asked: Message, form: type[Answer]) -> Answer: ...


class BankCalls:
    """``ports.banks.BankApi`` over the requests of the class it is mixed into."""

    def banks(self: _Asks) -> tuple[Bank, ...]:
        """Return the banks there are."""
        return tuple(_bank(each) for each in self._get("/banks", BanksAnswer).banks)

    def hash_page(self: _Asks, bank_id: str, cursor: str) -> BankPage:
        """Return changes after ``cursor``."""
        found = self._get(f"/feeds/hashes/{_part(bank_id)}?cursor={_part(cursor)}", HashPage)
        if found.bank_id != bank_id:
            raise GatewayUnavailable("the answer is about another bank")
        return BankPage(
            bank_id=bank_id,
            changes=tuple(_entry(bank_id, each) for each in found.changes),
            cursor=found.cursor,
            more=found.more,
            digest=found.digest,
            as_of=found.as_of,
        )

    def bank_entry(self: _Asks, entry_id: str) -> Trail:
        """Return an entry and its trail."""
        found = self._get(f"/banks/entries/{_part(entry_id)}", EntryAnswer)
        if found.entry.entry_id != entry_id:
            raise GatewayUnavailable("the answer is about another entry")
        steps = (
            TrailStep(event=each.event, on=each.on, reason=each.reason, by=each.by)
            for each in found.events
        )
        return Trail(entry=_entry(found.bank_id, found.entry), steps=tuple(steps))

    def dispute_entry(self: _Asks, entry_id: str, act_id: str, reason: str) -> None:
        """Say that an entry is wrong, signed."""
        asked = EntryAct(act_id=act_id, reason=reason)
        self._post(f"/banks/entries/{_part(entry_id)}:dispute", asked, Empty)

    def withdraw_entry(self: _Asks, entry_id: str, act_id: str, reason: str) -> None:
        """Take an entry out of use, signed (leads)."""
        asked = EntryAct(act_id=act_id, reason=reason)
        self._post(f"/banks/entries/{_part(entry_id)}:withdraw", asked, Empty)

    def correct_entry(
        self: _Asks, entry_id: str, act_id: str, reason: str, labels: Sequence[str]
    ) -> None:
        """Put the right labels on an entry, signed (leads)."""
        asked = EntryAct(act_id=act_id, reason=reason, labels=tuple(labels))
        self._post(f"/banks/entries/{_part(entry_id)}:correct", asked, Empty)

    def proposals(self: _Asks) -> tuple[Proposal, ...]:
        """Return the hashes that wait, and those settled in the last days."""
        return tuple(_proposal(each) for each in self._get("/proposals", ProposalsAnswer).proposals)


def _bank(message: BankInfo) -> Bank:
    return Bank(
        bank_id=message.bank_id,
        name=message.name,
        kind=BankKind(message.kind),
        radius=message.radius,
        entries=message.entries,
        disputed=message.disputed,
        as_of=message.as_of,
    )


def _entry(bank_id: str, untrusted: HashChange) -> BankEntry:
    """Return a change; a hash of another kind or form costs only itself.

    It is kept by its id all the same: the digest at the end of the feed counts it.
    """
    has_left = untrusted.op == "tombstone"
    return BankEntry(
        entry_id=untrusted.entry_id,
        bank_id=bank_id,
        rev=untrusted.rev,
        kind="" if untrusted.hash is None else untrusted.hash.kind,
        value=_value(untrusted.hash),
        has_left=has_left,
        state=EntryState.WITHDRAWN if has_left else EntryState(untrusted.state),
        labels=untrusted.labels,
        audience=untrusted.audience,
        source=untrusted.source,
        disputes=untrusted.disputes,
        added_on=untrusted.added_on,
    )


def _value(untrusted: HashMessage | None) -> HashValue | None:
    if untrusted is None:
        return None
    try:
        return hash_from(untrusted)
    except InputRefused:
        return None


def _proposal(message: ProposalInfo) -> Proposal:
    return Proposal(
        proposal_id=message.proposal_id,
        bank_id=message.bank_id,
        kind=message.hash.kind,
        value=_value(message.hash),
        category=message.category,
        audience=message.audience,
        state=ProposalState(message.state),
        reason=message.reason,
        since=message.since,
    )


def _part(text: str) -> str:
    return quote(text, safe="")
