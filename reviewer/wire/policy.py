# SPDX-License-Identifier: Apache-2.0
"""The policy bundle: from the administrator's TOML file or a signed bundle's JSON to ``Policy``."""

from __future__ import annotations

import json
import tomllib
from dataclasses import fields
from typing import Annotated, Any, Final, Literal

from pydantic import Field, ValidationError

from reviewer.domain.errors import InputRefused
from reviewer.domain.exposure.limits import ExposureLimits, looser
from reviewer.domain.policy import Limits, Policy, Sharing
from reviewer.wire.base import Code as CodeText
from reviewer.wire.base import Message, Short
from reviewer.wire.kept_policy import REQUIRED_BY_DEFAULT, policy_of

NamesMessage = dict[str, Short]
_DEFAULTS = Limits()
_SHARING = Sharing()
_EXPOSURE: Final = frozenset(field.name for field in fields(ExposureLimits))
_SHORTEST_S: Final = 60  # of time on queue before a break: less would be no time at all


class CodeMessage(Message):
    """One choosable code."""

    code: CodeText = Field(min_length=1)
    names: NamesMessage = Field(min_length=1, max_length=16)
    clause: Short = ""
    needs_text: bool = False


class LegalBasisMessage(Message):
    """A legal basis and its clock."""

    code: CodeText = Field(min_length=1)
    names: NamesMessage = Field(min_length=1, max_length=16)
    answer_within_min: int = Field(ge=1, le=525_600)


class ContactMessage(Message):
    """Someone to turn to."""

    names: NamesMessage = Field(min_length=1, max_length=16)
    phone: Short = ""
    email: Short = ""
    hours: NamesMessage = Field(default_factory=dict, max_length=16)
    text: dict[str, str] = Field(default_factory=dict, max_length=16)


class LimitsMessage(Message):
    """Numbers of the work; absent ones keep the defaults of ``domain.policy.Limits``."""

    lease_ttl_s: int = Field(default=_DEFAULTS.lease_ttl_s, ge=60, le=28_800)
    offline_max_s: int = Field(default=_DEFAULTS.offline_max_s, ge=0, le=604_800)
    held_max: int = Field(default=_DEFAULTS.held_max, ge=1, le=20_000)
    lease_batch_max: int = Field(default=_DEFAULTS.lease_batch_max, ge=1, le=100)
    profile_age_s: int = Field(default=_DEFAULTS.profile_age_s, ge=3600, le=31_536_000)
    undo_s: int = Field(default=_DEFAULTS.undo_s, ge=0, le=30)
    note_min_chars: int = Field(default=_DEFAULTS.note_min_chars, ge=0, le=500)
    note_max_chars: int = Field(default=_DEFAULTS.note_max_chars, ge=100, le=10_000)
    cache_max_bytes: int = Field(default=_DEFAULTS.cache_max_bytes, ge=1_048_576, le=2**40)
    cover_idle_s: int = Field(default=_DEFAULTS.cover_idle_s, ge=1, le=60)
    clear_cap_s: int = Field(default=_DEFAULTS.clear_cap_s, ge=1, le=60)
    clear_gap_s: int = Field(default=_DEFAULTS.clear_gap_s, ge=0, le=600)
    detail_cap_s: int = Field(default=_DEFAULTS.detail_cap_s, ge=1, le=60)
    play_cap_s: int = Field(default=_DEFAULTS.play_cap_s, ge=1, le=60)


class SharingMessage(Message):
    """How hashes reach a bank; ``domain.policy.Sharing``."""

    audiences: tuple[CodeMessage, ...] = Field(default=(), max_length=16)
    bank: CodeText = Field(default=_SHARING.bank, min_length=1)
    entry_reasons: tuple[CodeMessage, ...] = Field(default=(), max_length=20)
    audit_percent: int = Field(default=_SHARING.audit_percent, ge=0, le=100)
    late_members: Literal["ask", "close"] = "ask"


class PolicyMessage(Message):
    """The body of a ``policy`` bundle."""

    version: Short = Field(min_length=1)
    taxonomy_version: Short = Field(min_length=1)
    organisation: Short
    categories: tuple[CodeMessage, ...] = Field(min_length=1, max_length=50)
    labels: tuple[CodeMessage, ...] = Field(min_length=1, max_length=32)
    severities: tuple[CodeMessage, ...] = Field(min_length=5, max_length=5)
    protected_contexts: tuple[CodeMessage, ...] = Field(min_length=2, max_length=20)
    purpose_cues: tuple[CodeMessage, ...] = Field(min_length=1, max_length=20)
    escalation_reasons: tuple[CodeMessage, ...] = Field(min_length=1, max_length=20)
    look_reasons: tuple[CodeMessage, ...] = Field(default=(), max_length=9)
    masked_words: tuple[Short, ...] = Field(default=(), max_length=2000)
    legal_bases: tuple[LegalBasisMessage, ...] = Field(min_length=1, max_length=20)
    label_required: tuple[CodeText, ...] = REQUIRED_BY_DEFAULT
    severity_required: tuple[CodeText, ...] = REQUIRED_BY_DEFAULT
    limits: LimitsMessage = LimitsMessage()
    exposure: dict[CodeText, Annotated[int, Field(ge=0, le=604_800)]] = Field(
        default_factory=dict, max_length=64
    )
    sharing: SharingMessage = SharingMessage()
    support: tuple[ContactMessage, ...] = Field(default=(), max_length=20)
    legal_contact: ContactMessage


def policy_from_toml(text: str) -> dict[str, Any]:
    """Return the bundle body (plain JSON values) of an administrator's policy file.

    Raises:
        InputRefused: the file is not TOML, or a key is missing or wrong (``where`` names it).
    """
    try:
        body = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputRefused("policy", "toml", str(error)) from error
    policy_from_body(body)
    for name in body.get("exposure", {}):
        # A later version may know more, a person who writes one of these means it to hold.
        if name not in _EXPOSURE:
            raise InputRefused("policy", f"exposure.{name}")
    return body


def policy_from_json(untrusted: bytes) -> Policy:
    """Return the policy in a signed bundle's body; raises ``InputRefused``."""
    return policy_of(checked_body(untrusted))


def checked_body(untrusted: bytes) -> dict[str, Any]:
    """Return a signed bundle's body, whole and with every default, as it may be kept.

    Raises:
        InputRefused: it is not JSON, or a key is missing or wrong (``where`` names it).
    """
    try:
        body = json.loads(untrusted)
    except (ValueError, RecursionError) as error:
        raise InputRefused("policy", "json") from error
    return _checked(body)


def policy_from_body(untrusted: object) -> Policy:
    """Return the policy described by plain JSON values; raises ``InputRefused``."""
    return policy_of(_checked(untrusted))


def _checked(untrusted: object) -> dict[str, Any]:
    try:
        message = PolicyMessage.model_validate(untrusted)
    except ValidationError as error:
        first = error.errors(include_input=False, include_context=False, include_url=False)[0]
        raise InputRefused("policy", ".".join(map(str, first["loc"])), first["msg"]) from error
    _check_exposure(message.exposure)
    return message.model_dump(mode="json")


def _check_exposure(written: dict[str, int]) -> None:
    """Refuse a limit that is looser than the default, or no limit at all."""
    limits = ExposureLimits(**{name: each for name, each in written.items() if name in _EXPOSURE})
    wrong = looser(limits)
    for name in ("micro_after_s", "break_after_s", "light_day_every"):
        shortest = 1 if name == "light_day_every" else _SHORTEST_S
        if getattr(limits, name) < shortest:
            wrong = wrong or name
    if wrong:
        raise InputRefused("policy", f"exposure.{wrong}")
