# SPDX-License-Identifier: Apache-2.0
"""Incidents as leads answer them: two say yes before one is in force, and two before it ends."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from reviewer.gui.foundation.background import Lane, TaskRunner
from reviewer.gui.foundation.labels import isolated, visible
from reviewer.gui.foundation.language import number, translate
from reviewer.gui.foundation.workbench import IncidentCalls
from reviewer.ports.queue_api import Incident
from reviewer.services.notices import IncidentsChanged, Notice

_ENDED: Final = "ended"


class Incidents(QObject):
    """The incidents that are not over.

    Signals:
        changed: ``open`` or ``is_busy`` is new.
        failed: an answer could not be given (Exception).
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self, incidents: IncidentCalls, tasks: TaskRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._incidents = incidents
        self._tasks = tasks
        self._wish = 0
        self.open: tuple[Incident, ...] = ()
        self.answered: frozenset[tuple[str, bool]] = frozenset()
        self.is_busy = False

    @property
    def asked(self) -> Incident | None:
        """Return the first incident that waits for this lead's answer."""
        return next((each for each in self.open if self.can_answer(each)), None)

    def can_answer(self, incident: Incident) -> bool:
        """Say whether this lead may still answer the open proposal."""
        return is_asked(incident) and (incident.incident_id, incident.ending) not in self.answered

    def start(self) -> None:
        """Read them."""
        self.read()

    @Slot(object)
    def take(self, notice: Notice) -> None:
        """Read again when one was proposed, declared or ended."""
        if isinstance(notice, IncidentsChanged):
            self.read()

    def read(self) -> None:
        """Read the incidents the gateway last told of."""
        self._wish += 1
        self._tasks.run(
            Lane.STORE, self._incidents.list, partial(self._came, self._wish), self.failed.emit
        )

    def answer(self, incident: Incident, *, approve: bool) -> None:
        """Say yes or no to the open proposal, signed."""
        if self.is_busy or not self.can_answer(incident):
            return
        self._show(is_busy=True)
        self._tasks.run(
            Lane.NETWORK,
            partial(self._incidents.approve, incident.incident_id, approve=approve),
            partial(self._answered, incident),
            self._not_answered,
        )

    def _came(self, wish: int, found: tuple[Incident, ...]) -> None:
        if wish != self._wish:
            return
        self.open = tuple(each for each in found if each.state != _ENDED)
        known = {(each.incident_id, each.ending) for each in self.open if is_asked(each)}
        self.answered &= known  # a proposal made again is asked again
        self.changed.emit()

    def _answered(self, incident: Incident, _result: object) -> None:
        self.answered |= {(incident.incident_id, incident.ending)}
        self._show(is_busy=False)
        self.read()

    def _not_answered(self, error: Exception) -> None:
        self._show(is_busy=False)
        self.failed.emit(error)

    def _show(self, *, is_busy: bool) -> None:
        self.is_busy = is_busy
        self.changed.emit()


def is_asked(incident: Incident) -> bool:
    """Say whether leads are asked about it: to begin it, or to end it."""
    return incident.state == "proposed" or incident.ending


def incident_words(incident: Incident) -> str:
    """Return what an incident is and what it waits for."""
    title = isolated(visible(incident.title))
    if incident.state == "proposed":
        return translate(
            "Audit", "Incident proposed: {title}, {minutes} min target. {has} of {all} leads agree."
        ).format(
            title=title,
            minutes=number(incident.target_min),
            has=number(incident.approvals),
            all=number(incident.approvals_needed),
        )
    if incident.ending:
        return translate(
            "Audit", "Incident active: {title}. Its end is proposed; {has} of {all} leads agree."
        ).format(title=title, has=number(incident.approvals), all=number(incident.approvals_needed))
    return translate("Audit", "Incident active: {title}, {minutes} min target.").format(
        title=title, minutes=number(incident.target_min)
    )
