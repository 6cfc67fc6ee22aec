# SPDX-License-Identifier: Apache-2.0
"""What the stage says about the look: what a key would do, what is shown, never what is covered."""

from __future__ import annotations

from reviewer.domain.items import Item, ItemKind
from reviewer.domain.views import Level, ReducedText
from reviewer.gui.foundation import shortcuts
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.labels import isolated
from reviewer.gui.foundation.language import number, translate
from reviewer.gui.foundation.preferences import LookMode
from reviewer.gui.foundation.shortcuts import Act
from reviewer.gui.viewmodels.held_look import Held
from reviewer.gui.viewmodels.looking import Looking


def level_words(level: Level) -> str:
    """Return the level, as a screen reader says it."""
    match level:
        case Level.R0:
            return translate("Stage", "Covered")
        case Level.R1:
            return translate("Stage", "Gist hidden")
        case Level.R2:
            return translate("Stage", "Gist")
        case Level.R3:
            return translate("Stage", "Detail")
        case Level.R4:
            return translate("Stage", "Shown clear")


def kind_words(item: Item) -> str:
    """Return what kind of item it is."""
    match item.kind:
        case ItemKind.AUDIO:
            return translate("Stage", "Sound")
        case ItemKind.IMAGE:
            return translate("Stage", "Picture")
        case ItemKind.VIDEO:
            return translate("Stage", "Video")
        case ItemKind.TEXT:
            return translate("Stage", "Text")


def described(item: Item, level: Level) -> str:
    """Return kind and level, which is all that is said of an item."""
    return translate("Stage", "{kind}. {level}.").format(
        kind=kind_words(item), level=level_words(level)
    )


def text_summary(view: ReducedText, category: str) -> str:
    """Return a text's neutral summary: what it is filed under, script and length, no word of it."""
    summary = translate("Stage", "Text in {script} script: {characters} characters, {lines} lines")
    words = summary.format(
        script=isolated(view.script),
        characters=number(view.characters),
        lines=number(view.lines),
    )
    return f"{isolated(category)}\n{words}" if category else words


def hint(looking: Looking, item: Item | None, layout: Layout, *, has_more: bool) -> str:
    """Return what a key would do now, ``""`` where none would show anything."""
    if item is None:
        return ""
    if looking.is_text_only and item.kind is not ItemKind.TEXT:
        return ""  # the banner above says what to do
    if looking.is_checked and looking.level is not Level.R0:
        return translate("Stage", "A check, shown no closer · not alike? {key}").format(
            key=_key(Act.NOT_ALIKE, layout)
        )
    if looking.asks_reason:
        return translate("Stage", "Choose a reason, then look")
    if looking.held is not None:
        return _held_hint(looking, layout, has_more=has_more)
    if looking.level is Level.R0:
        return translate("Stage", "Covered. {shape} or {gist} shows the gist").format(
            shape=_key(Act.LEVEL_SHAPE, layout), gist=_key(Act.LEVEL_GIST, layout)
        )
    if item.media.media_type.startswith("audio/"):
        return translate("Stage", "Hold {key} to listen, quietly").format(
            key=_key(Act.SOUND, layout)
        )
    steps = {"back": _key(Act.STEP_BEFORE, layout), "on": _key(Act.STEP_AFTER, layout)}
    match item.kind, looking.level:
        case ItemKind.TEXT, Level.R1:
            return translate("Stage", "{key} shows it in steps of three sentences").format(
                key=_key(Act.LEVEL_GIST, layout)
            )
        case ItemKind.TEXT, _:
            return translate(
                "Stage", "Keys {back} and {on} go through it · hold {key} for all"
            ).format(key=_key(Act.LOOK_CLEAR, layout), **steps)
        case ItemKind.VIDEO, Level.R1:
            return translate(
                "Stage", "Keys {back} and {on} choose a picture · hold {key} to play from there"
            ).format(key=_key(Act.PLAY, layout), **steps)
        case ItemKind.VIDEO, _:
            return translate(
                "Stage", "Keys {back} and {on} step through it · hold {key} to look"
            ).format(key=_key(Act.LOOK_CLEAR, layout), **steps)
    return _picture_hint(looking, layout)


def _picture_hint(looking: Looking, layout: Layout) -> str:
    is_hold = looking.mode is LookMode.HOLD
    if looking.level is Level.R1:
        key = _key(Act.BRUSH, layout)
        if is_hold:
            return translate(
                "Stage", "Hold {key} to look inside the ring · covers again when you let go"
            ).format(key=key)
        return translate("Stage", "{key} to look inside the ring, {key} again to cover").format(
            key=key
        )
    key = _key(Act.LOOK_CLEAR, layout)
    if is_hold:
        return translate("Stage", "Hold {key} to look · covers again when you let go").format(
            key=key
        )
    return translate("Stage", "{key} to look, {key} again to cover").format(key=key)


def _held_hint(looking: Looking, layout: Layout, *, has_more: bool) -> str:
    if has_more:
        return translate("Stage", "There is more: {key} goes on").format(
            key=_key(Act.STEP_AFTER, layout)
        )
    if looking.held is Held.BRUSH:
        return translate("Stage", "The ring follows the mouse and the arrow keys")
    if looking.mode is LookMode.HOLD:
        return translate("Stage", "Covers again when you let go")
    acts = {
        Held.DETAIL: Act.LOOK_DETAIL,
        Held.CLEAR: Act.LOOK_CLEAR,
        Held.PLAY: Act.PLAY,
    }
    key = _key(Act.COVER if looking.held is None else acts[looking.held], layout)
    return translate("Stage", "{key} covers again").format(key=key)


def _key(act: Act, layout: Layout) -> str:
    return isolated(shortcuts.drawn(act, layout))
