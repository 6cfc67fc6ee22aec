# SPDX-License-Identifier: Apache-2.0
"""The act that was saved last, for as long as it can be taken back."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reviewer.domain.decisions import Verdict
from reviewer.services.shown import Saved


@dataclass(frozen=True, slots=True)
class UndoOffer:
    """An act that can still be taken back, or was just saved."""

    saved: Saved
    verdict: Verdict | None


class UndoOffering(QObject):
    """One offer at a time; it ends by itself.

    Signals:
        changed: ``offer`` is new.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.offer: UndoOffer | None = None
        self._left = QTimer(self, singleShot=True)
        self._left.timeout.connect(self.withdraw)

    def make(self, offer: UndoOffer) -> None:
        """Offer to take this act back, instead of any other."""
        self.offer = offer
        self._left.stop()
        if offer.saved.undo_for_s > 0:
            self._left.start(round(offer.saved.undo_for_s * 1000))
        self.changed.emit()

    @Slot()
    def withdraw(self) -> None:
        """Offer nothing any more."""
        self.offer = None
        self._left.stop()
        self.changed.emit()
