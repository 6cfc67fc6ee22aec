# SPDX-License-Identifier: Apache-2.0
"""The hashes of the item on the stage, and which of them are to be added."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from reviewer.domain.hashes import FULL_SIZE, HashKind, HashValue
from reviewer.domain.items import Item
from reviewer.gui.foundation import labels
from reviewer.gui.foundation.accessibility import name
from reviewer.gui.foundation.language import number
from reviewer.gui.viewmodels.review import Review

_NAMES = {
    HashKind.SHA256: "SHA-256",
    HashKind.MD5: "MD5",
    HashKind.PDQ: "PDQ",
    HashKind.PHASH: "pHash",
}
_ORDER = (HashKind.PDQ, HashKind.SHA256, HashKind.MD5, HashKind.PHASH)


class HashRow(QWidget):
    """One hash: a box, its kind, its digits."""

    def __init__(self, value: HashValue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = value
        self.box = QCheckBox(self)
        self.box.setEnabled(value.is_shareable)
        kind = _NAMES[value.kind]
        if value.variant == FULL_SIZE:
            kind = self.tr("PDQ, full size")
        name(self.box, self.tr("Add {kind} hash").format(kind=kind), value.value)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 1, 2, 1)
        row.setSpacing(8)
        row.addWidget(self.box)
        row.addWidget(labels.fixed(kind, "body", self))
        row.addWidget(labels.code(value.value, self), 1)
        if value.quality is not None:
            quality = self.tr("quality {count}").format(count=number(value.quality))
            row.addWidget(labels.fixed(quality, "faint", self))
        if value.is_too_plain:
            row.addWidget(labels.fixed(self.tr("too plain to share"), "faint", self))
        elif not value.is_shareable:
            row.addWidget(labels.fixed(self.tr("stays here"), "faint", self))


class HashRows(QWidget):
    """All hashes of one item: the gateway's, and what only this machine made."""

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._rows: list[HashRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._mismatch = labels.dim(
            self.tr("This file hashes differently here than at the gateway. Nothing is shared."),
            self,
        )
        self._plain = labels.dim(
            self.tr("The picture is too plain to share its PDQ: it would match other plain ones."),
            self,
        )
        self._none = labels.dim(self.tr("There are no hashes yet."), self)
        self._column.addWidget(self._mismatch)
        self._column.addWidget(self._plain)
        self._column.addWidget(self._none)
        review.member_changed.connect(self.show_hashes)
        review.hashes_changed.connect(self.show_hashes)
        review.answers.changed.connect(self._show_ticks)
        self.show_hashes()

    @Slot()
    def show_hashes(self) -> None:
        """Show the hashes of the item on the stage."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        item = self._review.item
        values = self._values(item) if item else ()
        self._rows = [HashRow(value, self) for value in values]
        for row in self._rows:
            row.box.clicked.connect(self._tick)
            self._column.addWidget(row)
        opened = self._review.opened
        differs = bool(item and opened and item.item_id in opened.hash_mismatch)
        self._mismatch.setVisible(differs)
        self._plain.setVisible(any(value.is_too_plain for value in values))
        self._none.setVisible(not values)
        self._show_ticks()

    def _values(self, item: Item) -> tuple[HashValue, ...]:
        kinds = {value.kind for value in item.media.hashes}
        local = [value for value in self._review.local_hashes if value.kind not in kinds]
        values = (*item.media.hashes, *local)
        return tuple(sorted(values, key=lambda value: _ORDER.index(value.kind)))

    @property
    def ticked(self) -> int:
        """Return how many are to be added."""
        return sum(row.box.isChecked() for row in self._rows)

    @Slot()
    def _tick(self) -> None:
        box, item = self.sender(), self._review.item
        for row in self._rows:
            if row.box is box and item is not None:
                self._review.answers.toggle_hash(item.item_id, row.value)

    @Slot()
    def _show_ticks(self) -> None:
        item = self._review.item
        chosen = self._review.answers.draft.hashes
        for row in self._rows:
            row.box.setChecked(item is not None and (item.item_id, row.value) in chosen)
