# SPDX-License-Identifier: Apache-2.0
"""What the acts are called, on buttons, in the help sheet and in ``docs/shortcuts.md``."""

from __future__ import annotations

import sys

from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.language import translate
from reviewer.gui.foundation.shortcuts import (
    SHORTCUTS,
    Act,
    Shortcut,
    Topic,
    drawn,
    drawn_all,
    is_numbered,
)


def words(act: Act) -> str:
    """Return what the act does, as the help sheet and the buttons say it."""
    return {
        Act.LEVEL_COVERED: translate("Acts", "Covered"),
        Act.LEVEL_SHAPE: translate("Acts", "Gist hidden"),
        Act.LEVEL_GIST: translate("Acts", "Gist"),
        Act.LOOK_DETAIL: translate("Acts", "Detail"),
        Act.LOOK_CLEAR: translate("Acts", "Clear"),
        Act.LOOK_REASON: translate("Acts", "Why it is opened clear: first, second, third …"),
        Act.BRUSH: translate("Acts", "Look inside a ring"),
        Act.COLOUR: translate("Acts", "Colour, while clear"),
        Act.PLAY: translate("Acts", "Play without sound"),
        Act.SOUND: translate("Acts", "Listen, quietly"),
        Act.STEP_BEFORE: translate("Acts", "Back: picture, sentences, newer records"),
        Act.STEP_AFTER: translate("Acts", "On: picture, sentences, older records"),
        Act.ARROW: translate("Acts", "Move the ring, choose a picture"),
        Act.MEMBER_BEFORE: translate("Acts", "Item before, in this group"),
        Act.MEMBER_AFTER: translate("Acts", "Item after, in this group"),
        Act.MEMBERS: translate("Acts", "Items of this group"),
        Act.NOT_ALIKE: translate("Acts", "Not alike…"),
        Act.GROUP_BEFORE: translate("Acts", "Group before, in the queue"),
        Act.GROUP_AFTER: translate("Acts", "Group after, in the queue"),
        Act.LABEL: translate("Acts", "What it is: first, second, third …"),
        Act.NO_CONTEXT: translate("Acts", "No protected context"),
        Act.CONTEXT: translate("Acts", "Protected context: first, second, third …"),
        Act.SEVERITY: translate("Acts", "Severity S0 to S4"),
        Act.CUE: translate("Acts", "What the purpose rests on: first, second, third …"),
        Act.REASON: translate("Acts", "Why it goes to a lead: first, second, third …"),
        Act.NOTE: translate("Acts", "Write a note"),
        Act.AUDIENCE: translate("Acts", "Who is given the hashes: the next choice"),
        Act.VIOLATES: translate("Acts", "Violates"),
        Act.ALLOWED: translate("Acts", "Allowed"),
        Act.PROTECTED: translate("Acts", "Protected"),
        Act.ESCALATE: translate("Acts", "Escalate"),
        Act.NOT_NOW: translate("Acts", "Not for me now"),
        Act.DIVERT: translate("Acts", "Suspected child abuse"),
        Act.CONFIRM: translate("Acts", "Confirm"),
        Act.UNDO: translate("Acts", "Undo"),
        Act.COVER: translate("Acts", "Cover, or go back"),
        Act.COVER_EVERYTHING: translate("Acts", "Cover everything"),
        Act.PLACE: translate("Acts", "Place: first, second, third"),
        Act.BANKS: translate("Acts", "Hash bank"),
        Act.SYNC: translate("Acts", "Sync now"),
        Act.SUPPORT: translate("Acts", "Support"),
        Act.PERSON: translate("Acts", "Your settings"),
        Act.HELP: translate("Acts", "All keys"),
        Act.LIMITS: translate("Acts", "My limits"),
        Act.TAKE_BREAK: translate("Acts", "Take a break"),
        Act.END_SHIFT: translate("Acts", "End the shift"),
        Act.BAD_DAY: translate("Acts", "A bad day"),
        Act.KEEP_AWAY: translate("Acts", "Keep away from: first, second, third …"),
        Act.VIEW_POINTS: translate("Acts", "Gist hidden: four to eight points"),
        Act.MASK_WORDS: translate("Acts", "Mask slurs in texts"),
        Act.EXPORT_MINE: translate("Acts", "Export what is kept"),
        Act.DELETE_MINE: translate("Acts", "Delete it now"),
        Act.LOOK_AGAIN: translate("Acts", "Look again"),
        Act.SET_ASIDE: translate("Acts", "Set aside"),
        Act.MARK_SEEN: translate("Acts", "Mark as seen"),
        Act.SHOW_DECISION: translate("Acts", "Show my decision"),
        Act.ALLOW_REMOVAL: translate("Acts", "Allow removal"),
        Act.FETCH_LOGS: translate("Acts", "Fetch and verify"),
        Act.EXPORT_LOGS: translate("Acts", "Export"),
        Act.FIND: translate("Acts", "Search, or filter the records"),
        Act.SHOW_NOTE: translate("Acts", "Show note"),
        Act.WHO: translate("Acts", "Who is this?"),
        Act.TAKE_BACK: translate("Acts", "Take the group back"),
        Act.INCIDENT_YES: translate("Acts", "Confirm the incident"),
        Act.INCIDENT_NO: translate("Acts", "Refuse the incident"),
        Act.SEARCH_FILE: translate("Acts", "Search by a file"),
        Act.WAITING_HASHES: translate("Acts", "Waiting hashes"),
        Act.DISPUTE_ENTRY: translate("Acts", "Dispute"),
        Act.CORRECT_ENTRY: translate("Acts", "Correct labels"),
        Act.WITHDRAW_ENTRY: translate("Acts", "Withdraw"),
    }[act]


def topic_words(topic: Topic) -> str:
    """Return the heading of a part of the help sheet."""
    return {
        Topic.LOOK: translate("Acts", "Look"),
        Topic.MOVE: translate("Acts", "Move"),
        Topic.ANSWER: translate("Acts", "Answer"),
        Topic.DECIDE: translate("Acts", "Decide"),
        Topic.WINDOW: translate("Acts", "Window"),
        Topic.YOURS: translate("Acts", "Yours"),
        Topic.LOOK_BACK: translate("Acts", "Needs attention, audit"),
        Topic.BANKS: translate("Acts", "Hash bank"),
    }[topic]


def sheet_keys(shortcut: Shortcut, layout: Layout) -> str:
    """Return the keys of one line of the help sheet, e.g. ``⇧1 … ⇧9``."""
    if shortcut.typed:
        return f"{shortcut.typed[0]}  {drawn(shortcut.act, layout)}"
    if shortcut.act is Act.ARROW:
        return " ".join(drawn(Act.ARROW, layout, at) for at in range(1, len(shortcut.named) + 1))
    if not is_numbered(shortcut.act):
        return drawn_all(shortcut.act, layout)
    first = drawn(shortcut.act, layout, 1)
    count = len(shortcut.named or shortcut.keys)
    return f"{first} … {drawn(shortcut.act, layout, count)}"


def document() -> str:
    """Return ``docs/shortcuts.md``: every act, its position, and its letter on each layout."""
    lines = [
        "# Keys",
        "",
        "Made by `python -m reviewer.gui.foundation.shortcut_words`; a test keeps it fresh.",
        "Keys are bound by their place on the keyboard; the window draws the letter printed there.",
    ]
    for topic in Topic:
        lines += ["", f"## {topic_words(topic)}", "", "| Act | US | French | Arabic | |"]
        lines += ["|---|---|---|---|---|"]
        for shortcut in SHORTCUTS:
            if shortcut.topic is topic:
                keys = " | ".join(f"`{sheet_keys(shortcut, layout)}`" for layout in Layout)
                held = "held" if shortcut.held else ""
                lines.append(f"| {words(shortcut.act)} | {keys} | {held} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(document())
