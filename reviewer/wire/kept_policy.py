# SPDX-License-Identifier: Apache-2.0
"""The body of a policy bundle as ``Policy``, once it was checked or was kept by this program.

A bundle is checked field by field when it comes (``reviewer.wire.policy``).  What is kept lies in
the encrypted store, and is read at every start before anything is shown: without the library that
checks.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any, Final

from reviewer.domain.exposure.limits import ExposureLimits
from reviewer.domain.policy import Code, Contact, LegalBasis, Limits, Policy, Sharing

REQUIRED_BY_DEFAULT: Final = ("violates",)

Body = Mapping[str, Any]


def read_kept_policy(written: str) -> Policy:
    """Return the policy in a kept body."""
    return policy_of(json.loads(written))


def policy_of(body: Body) -> Policy:
    """Return the policy in a checked body; what it leaves out has its default.

    Raises:
        InputRefused: the policy breaks a rule of its own.
    """
    return Policy(
        version=body["version"],
        taxonomy_version=body["taxonomy_version"],
        organisation=body["organisation"],
        categories=_codes(body["categories"]),
        labels=_codes(body["labels"]),
        severities=_codes(body["severities"]),
        protected_contexts=_codes(body["protected_contexts"]),
        purpose_cues=_codes(body["purpose_cues"]),
        escalation_reasons=_codes(body["escalation_reasons"]),
        look_reasons=_codes(body.get("look_reasons", ())),
        masked_words=tuple(body.get("masked_words", ())),
        legal_bases=tuple(LegalBasis(**_known(LegalBasis, each)) for each in body["legal_bases"]),
        label_required=frozenset(body.get("label_required", REQUIRED_BY_DEFAULT)),
        severity_required=frozenset(body.get("severity_required", REQUIRED_BY_DEFAULT)),
        limits=Limits(**_known(Limits, body.get("limits", {}))),
        exposure=ExposureLimits(**_known(ExposureLimits, body.get("exposure", {}))),
        sharing=_sharing(body.get("sharing", {})),
        support=tuple(_contact(each) for each in body.get("support", ())),
        legal_contact=_contact(body["legal_contact"]),
    )


def _codes(bodies: Sequence[Body]) -> tuple[Code, ...]:
    return tuple(Code(**_known(Code, each)) for each in bodies)


def _contact(body: Body) -> Contact:
    return Contact(**_known(Contact, body))


def _sharing(body: Body) -> Sharing:
    codes = {name: _codes(body.get(name, ())) for name in ("audiences", "entry_reasons")}
    return Sharing(**_known(Sharing, body) | codes)


def _known(
    form: type[Code | LegalBasis | Limits | Contact | ExposureLimits | Sharing], body: Body
) -> dict[str, Any]:
    """Return the fields of a body that its form has; others are of a later version."""
    names = {each.name for each in fields(form)}
    return {name: value for name, value in body.items() if name in names}
