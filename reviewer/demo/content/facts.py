# SPDX-License-Identifier: Apache-2.0
"""Makes what a platform would say about each item: one manifest row per item.

Category and severity are routing only and say nothing about the content, which is harmless
throughout.  Times are fixed, not today's, so that the same seed gives the same manifest.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

from reviewer.demo.content.dice import Dice
from reviewer.demo.content.phrases import LANGUAGES, PHRASEBOOKS, TOPICS
from reviewer.demo.content.plan import ItemPlan

Row = dict[str, object]

_FLAGGED: Final = datetime(2026, 1, 12, 8, 0, tzinfo=UTC)
_CATEGORIES: Final = (
    ("violent_threat", 3.0), ("graphic_violence", 3.0), ("glorification", 3.0),
    ("recruitment", 2.0), ("symbol", 2.0), ("unsorted", 2.0),
)  # fmt: skip
_SEVERITIES: Final = (
    (None, 5.0), ("S0", 2.0), ("S1", 3.0), ("S2", 3.0), ("S3", 1.5), ("S4", 0.5),
)  # fmt: skip
_SOURCES: Final = (
    ("user_report", 5.0), ("classifier", 3.0), ("hash_match", 1.0), ("trusted_flagger", 1.0),
    ("appeal", 0.6),
)  # fmt: skip
_COPY_SOURCES: Final = (("hash_match", 5.0), ("user_report", 2.0), ("classifier", 1.0))
_DUE_MINUTES: Final = (
    (40, 1.0), (60, 2.0), (90, 2.0), (180, 3.0), (360, 4.0), (720, 5.0), (1440, 6.0),
    (2880, 4.0), (4320, 3.0),
)  # fmt: skip
_ORDER_SHARE: Final = 0.03
# What a first visitor is to meet: the first of each is urgent, so that it comes at once, and light.
_MET_FIRST: Final = ("clip", "tune", "truncated", "bomb")
_FIRST_DUE_MINUTES: Final = 35
_SAME_WORDS: Final = {
    "tune": "clip", "document": "page", "animation": "shapes", "truncated": "landscape",
    "bomb": "landscape",
}  # fmt: skip


def described(plan: ItemPlan, dice: Dice) -> Row:
    """Return the manifest row of an item, but for its file and media type."""
    language = LANGUAGES[plan.variant % len(LANGUAGES)]
    is_wordless = plan.kind != "text" and dice.happens(0.15)
    is_ordered = plan.subject != "placeholder" and dice.happens(_ORDER_SHARE)
    row: Row = {
        "external_id": plan.external_id,
        "kind": plan.kind,
        "category": dice.weighted(_CATEGORIES),
        "severity": dice.weighted(_SEVERITIES),
        "source": dice.weighted(_COPY_SOURCES if plan.copy_of else _SOURCES),
        "reports": dice.weighted(((0, 1.0), (1, 4.0), (2, 2.0), (5, 1.0), (17, 0.5), (64, 0.2))),
        "posted_at": _posted(dice),
        "language": None if is_wordless else language,
        "due_in_minutes": dice.pick((40, 60)) if is_ordered else dice.weighted(_DUE_MINUTES),
        "caption": "" if is_wordless else _caption(plan, language, dice),
        "author_ref": f"a_{dice.whole(1, 120)}",
        "author_prior": dice.weighted(((0, 6.0), (1, 2.0), (3, 1.0))),
        "account_age_days": dice.whole(1, 2400),
        "legal_basis": "tco_order" if is_ordered else "policy",
        "diversion": plan.subject == "placeholder",
    }
    if plan.subject in _MET_FIRST and plan.variant == 0 and plan.copy_of is None:
        row |= {"due_in_minutes": _FIRST_DUE_MINUTES, "severity": "S1", "legal_basis": "tco_order"}
    if plan.kind == "text":
        row["text"] = _post(plan, language, dice)
    return row


def _posted(dice: Dice) -> str:
    posted = _FLAGGED - timedelta(seconds=dice.whole(300, 6 * 24 * 3600))
    return posted.isoformat().replace("+00:00", "Z")


def _caption(plan: ItemPlan, language: str, dice: Dice) -> str:
    subject = "page" if plan.kind == "text" else _SAME_WORDS.get(plan.subject, plan.subject)
    return PHRASEBOOKS[language].caption(dice, subject)


def _post(plan: ItemPlan, language: str, dice: Dice) -> str:
    turn = plan.variant // len(LANGUAGES)
    topic = TOPICS[turn % len(TOPICS)]
    return PHRASEBOOKS[language].post(dice, topic, turn // len(TOPICS))
