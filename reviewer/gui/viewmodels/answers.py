# SPDX-License-Identifier: Apache-2.0
"""The answers given so far for one group, and the simple rules between them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from reviewer.domain.decisions import Draft
from reviewer.domain.hashes import HashValue
from reviewer.domain.ids import ItemId
from reviewer.domain.items import Severity, Stage, representative
from reviewer.domain.policy import NO_CONTEXT, UNCLEAR_CONTEXT
from reviewer.services.shown import OpenGroup


class Answers(QObject):
    """The draft of the group on the stage.

    Signals:
        changed: an answer changed, by the person or because another group is shown.
        edited: an answer changed by the person.
    """

    changed = Signal()
    edited = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draft = Draft()

    @property
    def draft(self) -> Draft:
        """Return the answers."""
        return self._draft

    @property
    def claims_context(self) -> bool:
        """Say whether a protected context is named, which asks for cues and a note."""
        return any(code not in (NO_CONTEXT, UNCLEAR_CONTEXT) for code in self._draft.protected)

    def show(self, opened: OpenGroup) -> None:
        """Take up the answers kept for a group, with its shareable hashes ticked at first."""
        draft = opened.draft
        if draft == Draft():
            draft = replace(draft, hashes=shareable(opened))
        self._draft = draft
        self.changed.emit()

    def toggle_label(self, code: str) -> None:
        """Pick a label or put it back."""
        self._change(labels=_toggled(self._draft.labels, code))

    def toggle_context(self, code: str) -> None:
        """Pick a protected context or put it back; None and the others exclude each other."""
        if code == NO_CONTEXT:
            chosen: tuple[str, ...] = (NO_CONTEXT,)
            if NO_CONTEXT in self._draft.protected:
                chosen = ()
        else:
            others = tuple(one for one in self._draft.protected if one != NO_CONTEXT)
            chosen = _toggled(others, code)
        self._change(protected=chosen)

    def toggle_cue(self, code: str) -> None:
        """Pick what the purpose rests on, or put it back."""
        self._change(cues=_toggled(self._draft.cues, code))

    def toggle_hash(self, item_id: ItemId, value: HashValue) -> None:
        """Tick a hash for adding, or take it off."""
        pair = (item_id, value)
        hashes = self._draft.hashes
        without = tuple(one for one in hashes if one != pair)
        self._change(hashes=without if pair in hashes else (*hashes, pair))

    def pick_severity(self, severity: Severity) -> None:
        """Pick the reviewer's own severity."""
        self._change(severity=severity)

    def pick_audience(self, code: str) -> None:
        """Pick who is given the hashes once a second person agreed."""
        if code != self._draft.audience:
            self._change(audience=code)

    def pick_reason(self, code: str) -> None:
        """Pick why it goes to a lead."""
        self._change(escalation_reason=code)

    def write_note(self, text: str) -> None:
        """Take the note as it is typed."""
        if text != self._draft.note:
            self._change(note=text)

    def _change(self, **answers: object) -> None:
        self._draft = replace(self._draft, **answers)  # type: ignore[arg-type]  # fields by name
        self.changed.emit()
        self.edited.emit()


def shareable(opened: OpenGroup) -> tuple[tuple[ItemId, HashValue], ...]:
    """Return the hashes ticked at first: the gateway's, of files that hash the same here.

    Of a group those of the member that stands for the others; nobody here opened the rest.

    None in a second review: that is about hashes which somebody proposed before.
    """
    if opened.group.stage is Stage.SECOND:
        return ()
    group = opened.group
    items = group.items if group.spread is None else (representative(group),)
    return tuple(
        (item.item_id, value)
        for item in items
        if item.item_id not in opened.hash_mismatch
        for value in item.media.hashes
        if value.is_shareable
    )


def _toggled(codes: tuple[str, ...], code: str) -> tuple[str, ...]:
    return tuple(one for one in codes if one != code) if code in codes else (*codes, code)
