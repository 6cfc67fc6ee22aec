# SPDX-License-Identifier: Apache-2.0
"""Writes groups and drafts as JSON in one form (sorted keys, no spaces), and reads them back.

What is read here was written here: the file is encrypted and authenticated, so a document of
another form is a bug or a migration that was forgotten, not bad input.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from reviewer.domain.banks import BankKind, EntryState, Match
from reviewer.domain.decisions import Draft
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
)

# Documents are what json.loads gives: their shape is this module's own business.
Document = dict[str, Any]


def written(document: object) -> str:
    """Return the one written form; ASCII, so that half a surrogate pair survives too."""
    return json.dumps(document, sort_keys=True, separators=(",", ":"), allow_nan=False)


def read_document(text: str) -> Document:
    """Return a document as plain values."""
    found: Document = json.loads(text)
    return found


def write_group(group: Group) -> str:
    """Return a group's document."""
    return written(
        {
            "group_id": group.group_id,
            "generation": group.generation,
            "lease_id": group.lease_id,
            "member_digest": group.member_digest,
            "queue": group.queue,
            "category": group.category,
            "severity": _number(group.severity),
            "stage": group.stage.value,
            "legal_basis": group.legal_basis,
            "due_at": group.due_at.isoformat(),
            "policy_version": group.policy_version,
            "items": [_item(item) for item in group.items],
            "spread": None if group.spread is None else _spread(group.spread),
        }
    )


def read_group(text: str) -> Group:
    """Return the group of a document."""
    found = read_document(text)
    return Group(
        group_id=GroupId(found["group_id"]),
        generation=found["generation"],
        lease_id=LeaseId(found["lease_id"]),
        member_digest=found["member_digest"],
        queue=QueueName(found["queue"]),
        category=found["category"],
        severity=_severity(found["severity"]),
        stage=Stage(found["stage"]),
        legal_basis=found["legal_basis"],
        due_at=datetime.fromisoformat(found["due_at"]),
        policy_version=found["policy_version"],
        items=tuple(_read_item(item) for item in found["items"]),
        spread=_read_spread(found.get("spread")),  # rows of older versions have none
    )


def write_draft(draft: Draft) -> str:
    """Return a draft's document."""
    return written(
        {
            "labels": draft.labels,
            "severity": _number(draft.severity),
            "protected": draft.protected,
            "cues": draft.cues,
            "escalation_reason": draft.escalation_reason,
            "note": draft.note,
            "hashes": [[item_id, _hash(value)] for item_id, value in draft.hashes],
            "audience": draft.audience,
        }
    )


def read_draft(text: str) -> Draft:
    """Return the draft of a document."""
    found = read_document(text)
    return Draft(
        labels=tuple(found["labels"]),
        severity=_severity(found["severity"]),
        protected=tuple(found["protected"]),
        cues=tuple(found["cues"]),
        escalation_reason=found["escalation_reason"],
        note=found["note"],
        hashes=tuple((ItemId(item_id), _read_hash(value)) for item_id, value in found["hashes"]),
        audience=found.get("audience", ""),
    )


def _item(item: Item) -> Document:
    return {
        "item_id": item.item_id,
        "version": item.version,
        "kind": item.kind.value,
        "media": _media(item.media),
        "context": _context(item.context),
        "matches": [_match(match) for match in item.matches],
    }


def _read_item(found: Document) -> Item:
    return Item(
        item_id=ItemId(found["item_id"]),
        version=found["version"],
        kind=ItemKind(found["kind"]),
        media=_read_media(found["media"]),
        context=_read_context(found["context"]),
        matches=tuple(_read_match(match) for match in found.get("matches", ())),
    )


def _match(match: Match) -> Document:
    return {
        "bank_kind": match.bank_kind.value,
        "kind": match.kind.value,
        "state": match.state.value,
        **{name: getattr(match, name) for name in _PLAIN_MATCH},
    }


def _read_match(found: Document) -> Match:
    plain = {name: found[name] for name in _PLAIN_MATCH}
    return Match(
        bank_kind=BankKind(found["bank_kind"]),
        kind=HashKind(found["kind"]),
        state=EntryState(found["state"]),
        **{**plain, "labels": tuple(found["labels"])},
    )


_PLAIN_MATCH = ("entry_id", "bank", "distance", "form", "source", "labels", "disputes")


def _spread(spread: Spread) -> Document:
    return {
        "representative": spread.representative,
        "distances": dict(spread.distances),
        "forms": dict(spread.forms),
        "captions_differ": spread.captions_differ,
        "audited": spread.audited,
    }


def _read_spread(found: Document | None) -> Spread | None:
    if found is None:
        return None
    return Spread(
        representative=ItemId(found["representative"]),
        distances={ItemId(item): bits for item, bits in found["distances"].items()},
        forms={ItemId(item): form for item, form in found["forms"].items()},
        captions_differ=found["captions_differ"],
        audited=tuple(ItemId(item) for item in found["audited"]),
    )


def _media(media: MediaRef) -> Document:
    return {
        "media_id": media.media_id,
        "media_type": media.media_type,
        "size": media.size,
        "sha256": media.sha256,
        "width": media.width,
        "height": media.height,
        "duration_ms": media.duration_ms,
        "hashes": [_hash(value) for value in media.hashes],
        "chunk_bytes": media.chunk_bytes,
        "chunk_sha256": media.chunk_sha256,
        "unreadable": media.unreadable,
    }


def _read_media(found: Document) -> MediaRef:
    plain = {name: found[name] for name in _PLAIN_MEDIA}
    return MediaRef(
        media_id=MediaId(found["media_id"]),
        hashes=tuple(_read_hash(value) for value in found["hashes"]),
        chunk_sha256=tuple(found["chunk_sha256"]),
        unreadable=found.get("unreadable", ""),  # rows of older versions have none
        **plain,
    )


_PLAIN_MEDIA = ("media_type", "size", "sha256", "width", "height", "duration_ms", "chunk_bytes")


def _context(context: PostContext) -> Document:
    posted = context.posted_at
    return {
        "source": context.source.value,
        "posted_at": None if posted is None else posted.isoformat(),
        **{name: getattr(context, name) for name in _PLAIN_CONTEXT},
    }


def _read_context(found: Document) -> PostContext:
    posted = found["posted_at"]
    return PostContext(
        source=Source(found["source"]),
        posted_at=None if posted is None else datetime.fromisoformat(posted),
        **{name: found[name] for name in _PLAIN_CONTEXT},
    )


_PLAIN_CONTEXT = (
    "reports",
    "caption",
    "language",
    "author_ref",
    "author_prior",
    "account_age_days",
)


def _hash(value: HashValue) -> Document:
    return {
        "kind": value.kind.value,
        "value": value.value,
        "quality": value.quality,
        "variant": value.variant,
    }


def _read_hash(found: Document) -> HashValue:
    return HashValue(
        kind=HashKind(found["kind"]),
        value=found["value"],
        quality=found["quality"],
        variant=found["variant"],
    )


def _number(severity: Severity | None) -> int | None:
    return None if severity is None else int(severity)


def _severity(number: int | None) -> Severity | None:
    return None if number is None else Severity(number)
