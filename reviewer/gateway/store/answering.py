# SPDX-License-Identifier: Apache-2.0
"""Who may not answer about a group because they did so before its hashes went to others."""

from __future__ import annotations

from typing import Final

from sqlalchemy import ColumnElement, and_, select

from reviewer.gateway.store.tables import decisions, proposals

_NO_ANSWER: Final = ("rejected", "needs_reconfirm")  # outcomes of acts that decided nothing


def has_answered(person_id: str, group_id: ColumnElement[str] | str) -> ColumnElement[bool]:
    """Return the condition that a person answered about a group whose hashes were proposed.

    Such a person is neither its second nor, where the two differ, its lead.
    """
    proposed = select(proposals.c.proposal_id).where(proposals.c.group_id == group_id)
    answered = select(decisions.c.decision_id).where(
        decisions.c.group_id == group_id,
        decisions.c.person_id == person_id,
        decisions.c.entry_type == "decision",
        decisions.c.outcome.not_in(_NO_ANSWER),
    )
    return and_(proposed.exists(), answered.exists())
