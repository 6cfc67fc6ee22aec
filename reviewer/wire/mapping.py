# SPDX-License-Identifier: Apache-2.0
"""The total mapping between messages and domain values; every untrusted code ends here.

A code this version does not know makes its own group ``NeedsNewerApp`` and nothing else.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from pydantic import Field, TypeAdapter, ValidationError

from reviewer.domain.banks import BankKind, EntryState, Match
from reviewer.domain.decisions import Decision
from reviewer.domain.errors import InputRefused
from reviewer.domain.hashes import HashKind, HashValue
from reviewer.domain.ids import GroupId, ItemId, LeaseId, MediaId, QueueName
from reviewer.domain.items import (
    Group,
    Item,
    ItemKind,
    MediaRef,
    PostContext,
    Severity,
    Source,
    Spread,
    Stage,
    member_digest,
)
from reviewer.wire.work import (
    DecidedHash,
    DecisionEntry,
    DivertEntry,
    GroupMessage,
    HashMessage,
    ItemMessage,
    LeaseRef,
    MatchMessage,
    ReturnEntry,
    SpreadMessage,
)

_Member = TypeVar("_Member", bound=enum.Enum)
Entry = DecisionEntry | DivertEntry | ReturnEntry
_ENTRY: TypeAdapter[Entry] = TypeAdapter(Annotated[Entry, Field(discriminator="type")])


class _UnknownCodeError(Exception):
    """A code that is not in this version's closed set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedsNewerApp:
    """A leased group this version cannot show; it is given back as it is.

    Attributes:
        group_id: empty when not even that could be read.
        reason: the code or field that is not understood.
    """

    group_id: GroupId
    lease_id: LeaseId
    generation: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeasedGroup:
    """A group and how long its two clocks still run."""

    group: Group
    expires_in_ms: int
    offline_until_in_ms: int


def _member(kind: type[_Member], value: str) -> _Member:
    try:
        return kind(value)
    except ValueError as error:
        raise _UnknownCodeError(value) from error


def severity_from(code: str | None) -> Severity | None:
    """Return the severity for ``S0``…``S4``; anything else raises ``InputRefused``."""
    if code is None:
        return None
    try:
        return Severity[code]
    except KeyError as error:
        raise InputRefused("severity", code[:16]) from error


def hash_from(message: HashMessage) -> HashValue:
    """Return a checked hash; raises ``InputRefused`` for an unknown kind or a wrong form."""
    try:
        kind = HashKind(message.kind)
    except ValueError as error:
        raise InputRefused("hash-kind", message.kind) from error
    return HashValue(
        kind=kind, value=message.value, quality=message.quality, variant=message.variant
    )


def hash_to(value: HashValue) -> HashMessage:
    """Return the message form of a hash."""
    return HashMessage(
        kind=value.kind.value, value=value.value, quality=value.quality, variant=value.variant
    )


def leased_group_from(untrusted: Mapping[str, Any]) -> LeasedGroup | NeedsNewerApp:
    """Return the leased group, or why this version cannot show it. Never raises."""
    try:
        message = GroupMessage.model_validate(untrusted)
        group = _group(message)
    except (ValidationError, _UnknownCodeError, InputRefused) as error:
        return _needs_newer(untrusted, error)
    return LeasedGroup(
        group=group,
        expires_in_ms=message.expires_in_ms,
        offline_until_in_ms=message.offline_until_in_ms,
    )


def _needs_newer(untrusted: Mapping[str, Any], error: Exception) -> NeedsNewerApp:
    reason = str(error) if isinstance(error, _UnknownCodeError) else type(error).__name__
    try:
        lease = LeaseRef.model_validate(untrusted)
    except ValidationError:  # nothing that could be given back
        lease = None
    return NeedsNewerApp(
        group_id=GroupId(lease.group_id if lease else ""),
        lease_id=LeaseId(lease.lease_id if lease else ""),
        generation=lease.generation if lease else 0,
        reason=reason[:64],
    )


def _group(message: GroupMessage) -> Group:
    items = _shown_first(message)
    digest = member_digest((i.item_id, i.version, i.media.sha256) for i in items)
    if digest != message.member_digest:
        raise InputRefused("member-digest", message.group_id)
    return Group(
        group_id=GroupId(message.group_id),
        generation=message.generation,
        lease_id=LeaseId(message.lease_id),
        member_digest=message.member_digest,
        queue=QueueName(message.queue),
        category=message.category,
        severity=None if message.severity is None else _severity(message.severity),
        stage=_member(Stage, message.stage),
        legal_basis=message.legal_basis,
        due_at=message.due_at,
        policy_version=message.policy_version,
        items=items,
        spread=_spread(message.spread, items),
    )


def _shown_first(message: GroupMessage) -> tuple[Item, ...]:
    """Return the items, first the one that stands for the others: a list tells of the first."""
    first = "" if message.spread is None else message.spread.representative
    untrusted = sorted(message.items, key=lambda item: item.item_id != first)
    return tuple(_item(item) for item in untrusted)


def _severity(code: str) -> Severity:
    try:
        return Severity[code]
    except KeyError as error:
        raise _UnknownCodeError(code) from error


def _item(message: ItemMessage) -> Item:
    media, context = message.media, message.context
    return Item(
        item_id=ItemId(message.item_id),
        version=message.version,
        kind=_member(ItemKind, message.kind),
        media=MediaRef(
            media_id=MediaId(media.media_id),
            media_type=media.media_type,
            size=media.size,
            sha256=media.sha256,
            width=media.width,
            height=media.height,
            duration_ms=media.duration_ms,
            # A hash kind of a later version is left out, not guessed; the rest still count.
            hashes=tuple(hash_from(h) for h in media.hashes if h.kind in set(HashKind)),
            chunk_bytes=media.chunk_bytes,
            chunk_sha256=media.chunk_sha256,
            unreadable=media.unreadable,
        ),
        context=PostContext(
            source=_member(Source, context.source),
            reports=context.reports,
            caption=context.caption,
            language=context.language,
            posted_at=context.posted_at,
            author_ref=context.author_ref,
            author_prior=context.author_prior,
            account_age_days=context.account_age_days,
        ),
        # A match with a kind of a later version is left out, as a hash of it would be.
        matches=tuple(_match(m) for m in message.matches if m.hash_kind in set(HashKind)),
    )


def _match(message: MatchMessage) -> Match:
    return Match(
        entry_id=message.entry_id,
        bank=message.bank_id,
        bank_kind=_member(BankKind, message.bank_kind),
        kind=HashKind(message.hash_kind),
        distance=message.distance,
        form=message.form,
        state=_member(EntryState, message.state),
        source=message.source,
        labels=message.labels,
        disputes=message.disputes,
    )


def _spread(message: SpreadMessage | None, items: tuple[Item, ...]) -> Spread | None:
    if message is None:
        return None
    known = {item.item_id for item in items}
    named = {message.representative, *message.distances, *message.forms, *message.audited}
    if not named <= known:
        raise InputRefused("spread", message.representative)
    return Spread(
        representative=ItemId(message.representative),
        distances={ItemId(item): bits for item, bits in message.distances.items()},
        forms={ItemId(item): form for item, form in message.forms.items()},
        captions_differ=message.captions_differ,
        audited=tuple(ItemId(item) for item in message.audited),
    )


def decision_to(decision: Decision, audit_chain: str) -> DecisionEntry:
    """Return the wire entry of a decision; ``audit_chain`` is its audit record's chain hash."""
    return DecisionEntry.model_validate(
        {
            "decision_id": decision.decision_id,
            "sequence": decision.sequence,
            "group_id": decision.group_id,
            "generation": decision.generation,
            "lease_id": decision.lease_id,
            "member_digest": decision.member_digest,
            "verdict": decision.verdict.value,
            "labels": decision.labels,
            "severity": None if decision.severity is None else decision.severity.name,
            "protected": decision.protected,
            "cues": decision.cues,
            "escalation_reason": decision.escalation_reason,
            "hashes": tuple(DecidedHash(item_id=i, hash=hash_to(h)) for i, h in decision.hashes),
            "audience": decision.audience,
            "policy_version": decision.policy_version,
            "taxonomy_version": decision.taxonomy_version,
            "decided_at": decision.decided_at,
            "payload_commit": decision.payload_commit,
            "supersedes": decision.supersedes,
            "audit_chain": audit_chain,
        }
    )


def parse_entry(untrusted: Mapping[str, Any]) -> Entry:
    """Return one batch entry; raises ``InputRefused`` naming the first wrong field."""
    try:
        return _ENTRY.validate_python(untrusted)
    except ValidationError as error:
        first = error.errors(include_input=False, include_context=False, include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise InputRefused("schema", where) from error
