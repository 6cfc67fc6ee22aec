# SPDX-License-Identifier: Apache-2.0
"""Messages of hash banks: feed, an entry's trail, proposals, groups taken apart or joined.

The feed of one bank is ``GET /feeds/hashes/{bank}?cursor=``; an empty cursor begins anew, and a
cursor from before a restore is answered ``cursor-expired``.  A change repeated is a no-op by its
``rev``; a tombstone may come before its upsert.  A proposal tells a second person nothing about
the first: no verdict, no label, no name (wellbeing.md iii, blind).
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from reviewer.wire.base import PAGE_MAX, Code, Count, Cursor, Hex64, Id, Message, Short, Utc
from reviewer.wire.work import HashMessage

FEED_PAGE_MAX = 5000


class BankInfo(Message):
    """One bank, with counts only.

    Attributes:
        radius: bits within which a PDQ hash matches.
        as_of: the newest change.
    """

    bank_id: Id
    name: Short
    kind: Literal["block", "allow"]
    radius: int = Field(ge=0, le=31)
    entries: Count
    disputed: Count
    as_of: Utc | None = None


class BanksAnswer(Message):
    """``GET /banks``."""

    banks: tuple[BankInfo, ...] = Field(max_length=200)


class HashChange(Message):
    """One change in a bank.

    Attributes:
        rev: rises with every change of the entry.
        hash: as it is exchanged; absent from a tombstone.
        audience: who is given the entry, a code of the policy.
        source: the exchange it came from; empty for this member's own.
        disputes: how many sources dispute it.
        added_on: the day.
    """

    entry_id: Id
    op: Literal["upsert", "tombstone"]
    rev: Count
    hash: HashMessage | None = None
    state: Literal["active", "disputed", "withdrawn"] = "active"
    labels: tuple[Code, ...] = Field(default=(), max_length=32)
    audience: Code = ""
    source: Short = ""
    disputes: Count = 0
    added_on: date | None = None


class HashPage(Message):
    """``GET /feeds/hashes/{bank}?cursor=``; each change still untrusted.

    Attributes:
        digest: on the last page, hex SHA-256 over the sorted lines ``entry_id:rev`` of all entries
            that are not withdrawn, each ended by a newline; empty before.
    """

    bank_id: Id
    changes: tuple[HashChange, ...] = Field(max_length=FEED_PAGE_MAX)
    cursor: Cursor
    more: bool
    digest: str = Field(default="", pattern=r"^([0-9a-f]{64})?$")
    as_of: Utc


class EntryAct(Message):
    """``POST /banks/entries/{entry_id}:dispute``, ``:withdraw`` or ``:correct``, signed.

    Attributes:
        act_id: made once by the sender; a repeat is answered as the first time.
        reason: a code of the policy.
        labels: for ``:correct``, the right ones.
    """

    act_id: Id
    reason: Code = Field(min_length=1)
    labels: tuple[Code, ...] = Field(default=(), max_length=32)


class EntryEvent(Message):
    """One step of an entry's trail; who did it is a pseudonym, and only leads are told."""

    event: Code
    on: date
    reason: Code = ""
    by: Short = ""


class EntryAnswer(Message):
    """``GET /banks/entries/{entry_id}``: the entry and its trail, oldest first."""

    bank_id: Id
    entry: HashChange
    events: tuple[EntryEvent, ...] = Field(max_length=PAGE_MAX)


class ProposalInfo(Message):
    """A hash that waits; nothing of what the first person answered."""

    proposal_id: Id
    bank_id: Id
    hash: HashMessage
    category: Code
    audience: Code
    state: Literal["stopped", "awaiting_second", "with_lead", "agreed", "refused", "withdrawn"]
    reason: Code = ""
    since: date


class ProposalsAnswer(Message):
    """``GET /proposals``: what is open, and what was settled in the last days."""

    proposals: tuple[ProposalInfo, ...] = Field(max_length=PAGE_MAX)


class ImportProblem(Message):
    """One line of an imported file that cannot be taken."""

    line: Count
    problem: Code


class ImportAnswer(Message):
    """``POST /banks/{bank}:import``: what was, or with ``preview`` would be, taken in."""

    preview: bool
    rows: Count
    new: Count
    known: Count
    refused: Count
    kinds: dict[str, Count] = Field(default_factory=dict, max_length=16)
    problems: tuple[ImportProblem, ...] = Field(default=(), max_length=100)


class GroupSplit(Message):
    """``POST /groups/{group_id}:split``: these members are not like the others."""

    workstation_id: Id
    lease_id: Id
    generation: Count
    member_digest: Hex64
    item_ids: tuple[Id, ...] = Field(min_length=1, max_length=999)


class GroupJoin(Message):
    """``POST /groups/{group_id}:join``: another group, held by the same person, belongs to it."""

    workstation_id: Id
    lease_id: Id
    generation: Count
    other_group_id: Id
    other_lease_id: Id
    other_generation: Count


class GroupsAnswer(Message):
    """The groups as the sender holds them now, each still untrusted, as in a lease answer."""

    groups: tuple[dict[str, object], ...] = Field(max_length=2)
