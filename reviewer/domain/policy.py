# SPDX-License-Identifier: Apache-2.0
"""The member's policy as data: every code a person can choose comes from a signed bundle.

Names of codes are per language (``en``, ``fr``, ``ar``); ``named`` falls back to English.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reviewer.domain.errors import InputRefused
from reviewer.domain.exposure.limits import DEFAULTS, ExposureLimits

Names = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One choosable code.

    Attributes:
        code: the stable machine word.
        names: short name per language, at most 80 characters.
        clause: the policy clause it rests on.
        needs_text: a note is required when this code is chosen.
    """

    code: str
    names: Names
    clause: str = ""
    needs_text: bool = False

    def named(self, language: str) -> str:
        """Return the name in ``language``, or in English."""
        return self.names.get(language) or self.names.get("en") or self.code


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalBasis:
    """Why an answer is owed, and by when (minutes from intake)."""

    code: str
    names: Names
    answer_within_min: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Someone to turn to: support for the person, or the member's legal contact."""

    names: Names
    phone: str = ""
    email: str = ""
    hours: Names = field(default_factory=dict)
    text: Names = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Numbers of the work; protocol.md "Three clocks" and sync.md 2.5 give the defaults.

    Attributes:
        lease_ttl_s: when the gateway may think of someone else.
        offline_max_s: how long media may be opened without contact.
        held_max: groups one person may hold.
        lease_batch_max: groups per lease call.
        profile_age_s: how long a store may be unlocked without contact.
        undo_s: how long a decision waits before it leaves.
        note_min_chars: shortest accepted note where one is required.
        note_max_chars: longest accepted note.
        cache_max_bytes: size bound of the workstation's media cache.
        cover_idle_s: reduced views cover themselves after this long without input.
        clear_cap_s: longest single clear look.
        clear_gap_s: pause after a clear look.
        detail_cap_s: longest single R3 look.
        play_cap_s: longest single playing of a video or sound.
    """

    lease_ttl_s: int = 1800
    offline_max_s: int = 86_400
    held_max: int = 60
    lease_batch_max: int = 20
    profile_age_s: int = 604_800
    undo_s: int = 5
    note_min_chars: int = 30
    note_max_chars: int = 2000
    cache_max_bytes: int = 2_147_483_648
    cover_idle_s: int = 20
    clear_cap_s: int = 8
    clear_gap_s: int = 3
    detail_cap_s: int = 15
    play_cap_s: int = 15


OWN_BANK = "local"
"""The bank every gateway has: the member's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """How hashes reach a bank, and what becomes of copies that come later.

    Attributes:
        audiences: who may be given a hash; the first is chosen until a person chooses another.
        bank: the bank a decision proposes to.
        entry_reasons: why an entry is disputed, withdrawn or corrected.
        audit_percent: of a group's members that are decided unopened, how many are looked at at R1.
        late_members: what becomes of a copy that comes after its group was decided: ``ask`` offers
            it like any other, ``close`` gives it the same answer.
    """

    audiences: tuple[Code, ...] = ()
    bank: str = OWN_BANK
    entry_reasons: tuple[Code, ...] = ()
    audit_percent: int = 5
    late_members: str = "ask"


NO_CONTEXT = "none"  # the answer "no protected context"
UNCLEAR_CONTEXT = "unclear"  # the answer "cannot tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """One version of the policy bundle.

    Attributes:
        labels: what it is; Shift+1… in this order.
        protected_contexts: always contains ``none`` and ``unclear``.
        purpose_cues: what the purpose assessment rests on (caption, outlet, edits …).
        escalation_reasons: why it goes to a lead.
        look_reasons: why a severe item is opened clear; at least one.
        masked_words: whole words whose letters are masked on request, any language.
        label_required: verdicts that need at least one label.
        severity_required: verdicts that need the reviewer's own severity.
        exposure: limits of looking, none looser than the program's own.
        sharing: how hashes reach a bank.
    """

    version: str
    taxonomy_version: str
    organisation: str
    categories: tuple[Code, ...]
    labels: tuple[Code, ...]
    severities: tuple[Code, ...]
    protected_contexts: tuple[Code, ...]
    purpose_cues: tuple[Code, ...]
    escalation_reasons: tuple[Code, ...]
    look_reasons: tuple[Code, ...] = ()
    masked_words: tuple[str, ...] = ()
    legal_bases: tuple[LegalBasis, ...]
    label_required: frozenset[str]
    severity_required: frozenset[str]
    limits: Limits
    exposure: ExposureLimits = DEFAULTS
    sharing: Sharing = Sharing()
    support: tuple[Contact, ...]
    legal_contact: Contact

    def __post_init__(self) -> None:
        contexts = {code.code for code in self.protected_contexts}
        if not {NO_CONTEXT, UNCLEAR_CONTEXT} <= contexts:
            raise InputRefused("policy", "protected_contexts")
        if [code.code for code in self.severities] != ["S0", "S1", "S2", "S3", "S4"]:
            raise InputRefused("policy", "severities")
