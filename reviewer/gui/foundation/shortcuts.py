# SPDX-License-Identifier: Apache-2.0
"""Every act of the window and its one key: the table that draws buttons, help and the document.

Keys are bound by position (``foundation.keyboard``); the letter drawn is the one printed there in
the layout in use.  ``python -m reviewer.gui.foundation.shortcuts`` prints ``docs/shortcuts.md``.
"""

from __future__ import annotations

import enum
import sys
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from reviewer.gui.foundation.keyboard import Layout, position_of, printed
from reviewer.gui.foundation.language import translate


class Act(enum.StrEnum):
    """What a key does."""

    LEVEL_COVERED = "level_covered"
    LEVEL_SHAPE = "level_shape"
    LEVEL_GIST = "level_gist"
    LOOK_DETAIL = "look_detail"
    LOOK_CLEAR = "look_clear"
    LOOK_REASON = "look_reason"
    BRUSH = "brush"
    COLOUR = "colour"
    PLAY = "play"
    SOUND = "sound"
    STEP_BEFORE = "step_before"
    STEP_AFTER = "step_after"
    ARROW = "arrow"
    MEMBER_BEFORE = "member_before"
    MEMBER_AFTER = "member_after"
    MEMBERS = "members"
    NOT_ALIKE = "not_alike"
    GROUP_BEFORE = "group_before"
    GROUP_AFTER = "group_after"
    LABEL = "label"
    NO_CONTEXT = "no_context"
    CONTEXT = "context"
    SEVERITY = "severity"
    CUE = "cue"
    REASON = "reason"
    NOTE = "note"
    AUDIENCE = "audience"
    VIOLATES = "violates"
    ALLOWED = "allowed"
    PROTECTED = "protected"
    ESCALATE = "escalate"
    NOT_NOW = "not_now"
    DIVERT = "divert"
    CONFIRM = "confirm"
    UNDO = "undo"
    COVER = "cover"
    COVER_EVERYTHING = "cover_everything"
    PLACE = "place"
    BANKS = "banks"
    SYNC = "sync"
    SUPPORT = "support"
    PERSON = "person"
    HELP = "help"
    LIMITS = "limits"
    TAKE_BREAK = "take_break"
    END_SHIFT = "end_shift"
    BAD_DAY = "bad_day"
    KEEP_AWAY = "keep_away"
    VIEW_POINTS = "view_points"
    MASK_WORDS = "mask_words"
    EXPORT_MINE = "export_mine"
    DELETE_MINE = "delete_mine"
    LOOK_AGAIN = "look_again"
    SET_ASIDE = "set_aside"
    MARK_SEEN = "mark_seen"
    SHOW_DECISION = "show_decision"
    ALLOW_REMOVAL = "allow_removal"
    FETCH_LOGS = "fetch_logs"
    EXPORT_LOGS = "export_logs"
    FIND = "find"
    SHOW_NOTE = "show_note"
    WHO = "who"
    TAKE_BACK = "take_back"
    INCIDENT_YES = "incident_yes"
    INCIDENT_NO = "incident_no"
    SEARCH_FILE = "search_file"
    WAITING_HASHES = "waiting_hashes"
    DISPUTE_ENTRY = "dispute_entry"
    CORRECT_ENTRY = "correct_entry"
    WITHDRAW_ENTRY = "withdraw_entry"


class Topic(enum.Enum):
    """A part of the help sheet."""

    LOOK = enum.auto()
    MOVE = enum.auto()
    ANSWER = enum.auto()
    DECIDE = enum.auto()
    WINDOW = enum.auto()
    YOURS = enum.auto()
    LOOK_BACK = enum.auto()
    BANKS = enum.auto()


_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_ALT: Final = Qt.KeyboardModifier.AltModifier
_PLAIN: Final = Qt.KeyboardModifier.NoModifier
_MODIFIERS: Final = _SHIFT | _CTRL | _ALT | Qt.KeyboardModifier.MetaModifier


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcut:
    """One act and its keys.

    Attributes:
        keys: positions; several for a numbered act, whose numbers count from 1 (S0 is 1).
        named: a key that is the same on every keyboard (F9, Esc), instead of positions.
        typed: characters that do it wherever they are (the question mark).
        twice: a key that does it when pressed twice in a row, beside what it does once.
        held: lasts as long as the key is down.
        while_typing: works inside a text field too.
    """

    act: Act
    topic: Topic
    keys: str = ""
    modifier: Qt.KeyboardModifier = _PLAIN
    named: tuple[Qt.Key, ...] = ()
    typed: str = ""
    twice: Qt.Key | None = None
    held: bool = False
    while_typing: bool = False


@dataclass(frozen=True, slots=True)
class Pressed:
    """A recognised key press; ``number`` counts from 1 for numbered acts, else 0."""

    act: Act
    number: int = 0


SHORTCUTS: Final = (
    Shortcut(act=Act.LEVEL_SHAPE, topic=Topic.LOOK, keys="1"),
    Shortcut(act=Act.LEVEL_GIST, topic=Topic.LOOK, keys="2"),
    Shortcut(act=Act.LOOK_DETAIL, topic=Topic.LOOK, keys="3", held=True),
    Shortcut(act=Act.LOOK_CLEAR, topic=Topic.LOOK, keys="4", held=True),
    Shortcut(act=Act.LOOK_REASON, topic=Topic.LOOK, keys="56789-="),
    Shortcut(act=Act.LEVEL_COVERED, topic=Topic.LOOK, keys="0"),
    Shortcut(act=Act.BRUSH, topic=Topic.LOOK, named=(Qt.Key.Key_Space,), held=True),
    Shortcut(act=Act.COLOUR, topic=Topic.LOOK, keys="c"),
    Shortcut(act=Act.PLAY, topic=Topic.LOOK, keys="b", held=True),
    Shortcut(act=Act.SOUND, topic=Topic.LOOK, keys="m", held=True),
    Shortcut(act=Act.STEP_BEFORE, topic=Topic.LOOK, keys=","),
    Shortcut(act=Act.STEP_AFTER, topic=Topic.LOOK, keys="."),
    Shortcut(
        act=Act.ARROW,
        topic=Topic.LOOK,
        named=(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
    ),
    Shortcut(act=Act.COVER, topic=Topic.LOOK, named=(Qt.Key.Key_Escape,), while_typing=True),
    Shortcut(
        act=Act.COVER_EVERYTHING,
        topic=Topic.LOOK,
        named=(Qt.Key.Key_F9, Qt.Key.Key_Pause),
        twice=Qt.Key.Key_Escape,
        while_typing=True,
    ),
    Shortcut(act=Act.MEMBER_BEFORE, topic=Topic.MOVE, keys="["),
    Shortcut(act=Act.MEMBER_AFTER, topic=Topic.MOVE, keys="]"),
    Shortcut(act=Act.MEMBERS, topic=Topic.MOVE, keys="i", modifier=_CTRL),
    Shortcut(act=Act.NOT_ALIKE, topic=Topic.MOVE, keys="t", modifier=_CTRL),
    Shortcut(act=Act.GROUP_BEFORE, topic=Topic.MOVE, keys="k"),
    Shortcut(act=Act.GROUP_AFTER, topic=Topic.MOVE, keys="j"),
    Shortcut(
        act=Act.PLACE,
        topic=Topic.MOVE,
        named=(Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F4),
        while_typing=True,
    ),
    Shortcut(act=Act.BANKS, topic=Topic.MOVE, keys="b", modifier=_CTRL, while_typing=True),
    Shortcut(act=Act.LABEL, topic=Topic.ANSWER, keys="123456789", modifier=_SHIFT),
    Shortcut(act=Act.SEVERITY, topic=Topic.ANSWER, keys="01234", modifier=_CTRL, while_typing=True),
    Shortcut(act=Act.NO_CONTEXT, topic=Topic.ANSWER, keys="0", modifier=_SHIFT),
    Shortcut(act=Act.CONTEXT, topic=Topic.ANSWER, keys="1234567890-=", modifier=_ALT),
    Shortcut(act=Act.CUE, topic=Topic.ANSWER, keys="56789-=", modifier=_CTRL, while_typing=True),
    Shortcut(
        act=Act.REASON,
        topic=Topic.ANSWER,
        named=(Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_F8),
        while_typing=True,
    ),
    Shortcut(act=Act.NOTE, topic=Topic.ANSWER, keys="w"),
    Shortcut(act=Act.AUDIENCE, topic=Topic.ANSWER, keys="g", modifier=_CTRL, while_typing=True),
    Shortcut(act=Act.VIOLATES, topic=Topic.DECIDE, keys="v"),
    Shortcut(act=Act.ALLOWED, topic=Topic.DECIDE, keys="a"),
    Shortcut(act=Act.PROTECTED, topic=Topic.DECIDE, keys="p"),
    Shortcut(act=Act.ESCALATE, topic=Topic.DECIDE, keys="e"),
    Shortcut(act=Act.NOT_NOW, topic=Topic.DECIDE, keys="n"),
    Shortcut(act=Act.DIVERT, topic=Topic.DECIDE, keys="d"),
    Shortcut(act=Act.CONFIRM, topic=Topic.DECIDE, named=(Qt.Key.Key_Return, Qt.Key.Key_Enter)),
    Shortcut(act=Act.UNDO, topic=Topic.DECIDE, keys="u"),
    Shortcut(act=Act.SYNC, topic=Topic.WINDOW, keys="r"),
    Shortcut(act=Act.SUPPORT, topic=Topic.WINDOW, keys="s"),
    Shortcut(act=Act.PERSON, topic=Topic.WINDOW, named=(Qt.Key.Key_F10,), while_typing=True),
    Shortcut(act=Act.HELP, topic=Topic.WINDOW, named=(Qt.Key.Key_F1,), typed="?؟"),
    Shortcut(act=Act.LIMITS, topic=Topic.YOURS, named=(Qt.Key.Key_F12,), while_typing=True),
    Shortcut(act=Act.TAKE_BREAK, topic=Topic.YOURS, named=(Qt.Key.Key_F11,), while_typing=True),
    Shortcut(act=Act.END_SHIFT, topic=Topic.YOURS, keys="e", modifier=_SHIFT),
    Shortcut(act=Act.BAD_DAY, topic=Topic.YOURS, keys="b", modifier=_SHIFT),
    Shortcut(act=Act.KEEP_AWAY, topic=Topic.YOURS, keys="qrtuiopasfghjkl", modifier=_SHIFT),
    Shortcut(act=Act.VIEW_POINTS, topic=Topic.YOURS, keys="zxcvn", modifier=_SHIFT),
    # Not the place of M: a French keyboard has its question mark there.
    Shortcut(act=Act.MASK_WORDS, topic=Topic.YOURS, keys="w", modifier=_SHIFT),
    Shortcut(act=Act.EXPORT_MINE, topic=Topic.YOURS, keys="y", modifier=_SHIFT),
    Shortcut(act=Act.DELETE_MINE, topic=Topic.YOURS, keys="d", modifier=_SHIFT),
    Shortcut(act=Act.LOOK_AGAIN, topic=Topic.LOOK_BACK, keys="g"),
    Shortcut(act=Act.SET_ASIDE, topic=Topic.LOOK_BACK, keys="x"),
    Shortcut(act=Act.MARK_SEEN, topic=Topic.LOOK_BACK, keys="h"),
    Shortcut(act=Act.SHOW_DECISION, topic=Topic.LOOK_BACK, keys="o"),
    Shortcut(act=Act.ALLOW_REMOVAL, topic=Topic.LOOK_BACK, keys="l"),
    Shortcut(act=Act.FETCH_LOGS, topic=Topic.LOOK_BACK, keys="f"),
    Shortcut(act=Act.EXPORT_LOGS, topic=Topic.LOOK_BACK, keys="y"),
    Shortcut(act=Act.FIND, topic=Topic.LOOK_BACK, keys="/"),
    Shortcut(act=Act.SHOW_NOTE, topic=Topic.LOOK_BACK, keys="t"),
    Shortcut(act=Act.WHO, topic=Topic.LOOK_BACK, keys="q"),
    Shortcut(act=Act.TAKE_BACK, topic=Topic.LOOK_BACK, keys=";"),
    Shortcut(act=Act.INCIDENT_YES, topic=Topic.LOOK_BACK, keys="i"),
    Shortcut(act=Act.INCIDENT_NO, topic=Topic.LOOK_BACK, keys="z"),
    Shortcut(act=Act.SEARCH_FILE, topic=Topic.BANKS, keys="o", modifier=_CTRL),
    Shortcut(act=Act.WAITING_HASHES, topic=Topic.BANKS, keys="j", modifier=_CTRL),
    Shortcut(act=Act.DISPUTE_ENTRY, topic=Topic.BANKS, keys="d", modifier=_CTRL),
    Shortcut(act=Act.CORRECT_ENTRY, topic=Topic.BANKS, keys="l", modifier=_CTRL),
    Shortcut(act=Act.WITHDRAW_ENTRY, topic=Topic.BANKS, keys="k", modifier=_CTRL),
)
BY_ACT: Final = {shortcut.act: shortcut for shortcut in SHORTCUTS}


def recognise(event: QKeyEvent, layout: Layout, *, typing: bool) -> Pressed | None:
    """Return the act of a key press or release, ``None`` when it is nobody's.

    Args:
        event: the press.
        layout: used only for presses that carry no scan code.
        typing: a text field has the keyboard; only keys that no text needs are acts then.
    """
    if not typing and event.text() and event.text() in BY_ACT[Act.HELP].typed:
        return Pressed(Act.HELP)
    modifier = event.modifiers() & _MODIFIERS
    position = position_of(event, layout)
    for shortcut in SHORTCUTS:
        if typing and not shortcut.while_typing:
            continue
        if shortcut.modifier != modifier:
            continue
        if position and position in shortcut.keys:
            return _pressed(shortcut, shortcut.keys.index(position))
        if event.key() in shortcut.named:
            return _pressed(shortcut, shortcut.named.index(Qt.Key(event.key())))
    return None


def released(event: QKeyEvent, layout: Layout) -> Act | None:
    """Return the held act whose key went up, whatever else is down by now."""
    position = position_of(event, layout)
    for shortcut in SHORTCUTS:
        if not shortcut.held:
            continue
        if (position and position in shortcut.keys) or event.key() in shortcut.named:
            return shortcut.act
    return None


def _pressed(shortcut: Shortcut, index: int) -> Pressed:
    return Pressed(shortcut.act, index + 1 if is_numbered(shortcut.act) else 0)


def is_numbered(act: Act) -> bool:
    """Say whether the act's keys stand for a first, second, third … choice."""
    return act in _NUMBERED


def drawn(act: Act, layout: Layout, number: int = 0) -> str:
    """Return the key of an act as it is drawn, ``""`` when that number has no key."""
    shortcut = BY_ACT[act]
    index = max(0, number - 1)
    if shortcut.named == (Qt.Key.Key_Space,):
        return translate("Keys", "Space")
    if shortcut.named:
        return _NAMED[shortcut.named[index]] if index < len(shortcut.named) else ""
    if index >= len(shortcut.keys):
        return ""
    return _modifier(shortcut.modifier) + printed(shortcut.keys[index], layout)


def covers(event: QKeyEvent) -> bool:
    """Say whether the key covers everything, from wherever it is pressed."""
    return event.key() in BY_ACT[Act.COVER_EVERYTHING].named


def drawn_all(act: Act, layout: Layout) -> str:
    """Return every key of an act that has one meaning, e.g. ``F9, Pause, Esc Esc``."""
    shortcut = BY_ACT[act]
    found = [drawn(act, layout, at) for at in range(1, len(shortcut.named or shortcut.keys) + 1)]
    if shortcut.twice is not None:
        found.append(f"{_NAMED[shortcut.twice]} {_NAMED[shortcut.twice]}")
    return ", ".join(dict.fromkeys(found))


def _modifier(modifier: Qt.KeyboardModifier) -> str:
    if sys.platform == "darwin":
        return {_PLAIN: "", _SHIFT: "⇧", _CTRL: "⌘", _ALT: "⌥"}[modifier]
    return {_PLAIN: "", _SHIFT: "⇧", _CTRL: "Ctrl ", _ALT: "Alt "}[modifier]


_NUMBERED: Final = frozenset(
    {Act.LABEL, Act.CONTEXT, Act.SEVERITY, Act.CUE, Act.REASON, Act.PLACE}
    | {Act.LOOK_REASON, Act.ARROW, Act.KEEP_AWAY, Act.VIEW_POINTS}
)
_NAMED: Final = {
    Qt.Key.Key_Left: "←",
    Qt.Key.Key_Right: "→",
    Qt.Key.Key_Up: "↑",
    Qt.Key.Key_Down: "↓",
    Qt.Key.Key_Escape: "Esc",
    Qt.Key.Key_Pause: "Pause",
    Qt.Key.Key_Return: "Enter",
    Qt.Key.Key_Enter: "Enter",
    **{Qt.Key(Qt.Key.Key_F1 + at): f"F{at + 1}" for at in range(12)},
}
