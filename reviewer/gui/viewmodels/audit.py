# SPDX-License-Identifier: Apache-2.0
"""The Audit place: what the logs prove, and their records, filtered and by the page.

There is no filter and no sorting by person.  What is shown is the copy fetched last; fetching never
blanks it.  Answers to an older wish are dropped by their generation.
"""

from __future__ import annotations

import enum
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale, QObject, Signal, Slot

from reviewer.domain.audit import AuditEvent
from reviewer.domain.errors import Cancelled, Offline
from reviewer.domain.ids import ESCALATED_QUEUE
from reviewer.domain.items import Band
from reviewer.domain.people import Role
from reviewer.domain.policy import Policy
from reviewer.gui.foundation.background import Lane, TaskRunner
from reviewer.gui.foundation.workbench import AuditCalls, Workbench
from reviewer.gui.viewmodels.audit_tables import RecordTable, log_line
from reviewer.gui.viewmodels.audit_words import ANY_EVENT, LISTED_EVENTS
from reviewer.gui.viewmodels.line_list import LineModel
from reviewer.services.notices import AuditChanged, Notice, SessionChanged
from reviewer.services.shown import AuditRow, LogVerification, SessionState

PAGE: Final = 500


class AuditState(enum.Enum):
    """What the records' panel has to show."""

    LOADING = enum.auto()
    DENIED = enum.auto()
    NOTHING_FETCHED = enum.auto()
    NOTHING_FOUND = enum.auto()
    ROWS = enum.auto()
    FAILED = enum.auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which records are wanted; empty means all, for events all but assignments.

    Days are ``YYYY-MM-DD``.
    """

    day_from: str = ""
    day_to: str = ""
    queue: str = ""
    label: str = ""
    outcome: str = ""
    event: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """How far fetching is: which log, and how many of its records are here."""

    log: str
    here: int
    of: int


class Audit(QObject):
    """The logs as a lead sees them.

    Signals:
        rows_changed: the page, ``state`` or ``has_more`` is new.
        proof_changed: ``logs`` holds new verifications.
        fetch_changed: ``is_fetching``, ``fetched`` or ``fetch_error`` is new.
        choices_changed: ``queues`` or ``labels`` to filter by are new.
        exported: the logs were written (Path).
        failed: something else could not be done (Exception).
    """

    rows_changed = Signal()
    proof_changed = Signal()
    fetch_changed = Signal()
    choices_changed = Signal()
    exported = Signal(object)
    failed = Signal(object)
    _told = Signal(object)

    def __init__(
        self,
        workbench: Workbench,
        tasks: TaskRunner,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._tasks = tasks
        self._now = now
        self._wish = 0
        self._fetch = 0
        self._stop = threading.Event()
        self.table = RecordTable(self)
        self.logs: LineModel[LogVerification] = LineModel(log_line, self)
        self.state = AuditState.LOADING
        self.filters = Filters()
        self.page = 0
        self.has_more = False
        self.error: Exception | None = None
        self.is_fetching = False
        self.fetched: Fetched | None = None
        self.fetch_error: Exception | None = None
        self.is_exporting = False
        self.queues: tuple[str, ...] = ()
        self.labels: tuple[tuple[str, str], ...] = ()
        self._told.connect(self._hear)

    @property
    def is_offline(self) -> bool:
        """Say whether the last fetching found no way to the gateway."""
        return isinstance(self.fetch_error, Offline)

    def start(self) -> None:
        """Read who is here, then the copy that is on this machine."""
        self._store(self._workbench.session.state, self._session_came)

    @Slot(object)
    def take(self, notice: Notice) -> None:
        """Follow what the core tells."""
        if isinstance(notice, SessionChanged):
            self.start()
        elif isinstance(notice, AuditChanged) and self.state is not AuditState.DENIED:
            self._read_proof()
            self._read_rows()

    def filter_by(self, filters: Filters) -> None:
        """Show the newest records that fit."""
        self.filters = filters
        self._turn_to(0)

    @Slot()
    def older(self) -> None:
        """Show the page of older records."""
        if self.has_more:
            self._turn_to(self.page + 1)

    @Slot()
    def newer(self) -> None:
        """Show the page of newer records."""
        if self.page:
            self._turn_to(self.page - 1)

    @Slot()
    def fetch(self) -> None:
        """Fetch every log from the gateway and verify all; one fetching at a time."""
        if self.is_fetching or self.state is AuditState.DENIED:
            return
        self._fetch += 1
        self._stop = threading.Event()
        self._show_fetch(is_fetching=True, error=self.fetch_error)
        told = partial(self._tell, self._fetch, self._stop)
        self._tasks.run(
            Lane.NETWORK,
            partial(self._workbench.audit.refresh, told),
            partial(self._fetch_done, self._fetch),
            partial(self._fetch_failed, self._fetch),
        )

    @Slot()
    def stop_fetching(self) -> None:
        """Stop fetching; what is here already stays, and is verified as far as it goes."""
        if self.is_fetching:
            self._stop.set()
            self._fetch += 1
            self._show_fetch(is_fetching=False, error=self.fetch_error)

    def export(self, folder: Path) -> None:
        """Write the logs into a new folder inside ``folder``, for an outsider to verify alone."""
        if not self.is_exporting:
            self.is_exporting = True
            self._tasks.run(
                Lane.STORE,
                partial(_export, self._workbench.audit, folder, self._now()),
                self._export_done,
                self._export_failed,
            )

    def _store(self, job: Callable[[], object], then: Callable[..., object]) -> None:
        self._tasks.run(Lane.STORE, job, then, self.failed.emit)

    def _session_came(self, session: SessionState) -> None:
        if session.person is None or Role.LEAD not in session.person.roles:
            self._wish += 1
            self.table.show_rows(())
            self.logs.show_rows(())
            self._show_rows(AuditState.DENIED)
            return
        self._store(self._workbench.session.policy, self._policy_came)
        self._read_proof()
        self._read_rows()

    def _policy_came(self, policy: Policy) -> None:
        language = QLocale().name().partition("_")[0]
        self.labels = tuple((code.code, code.named(language)) for code in policy.labels)
        bands = [f"{code.code}.{band.value}" for code in policy.categories for band in Band]
        self.queues = (*bands, str(ESCALATED_QUEUE))
        self.table.name_labels(dict(self.labels))
        self.choices_changed.emit()

    def _read_proof(self) -> None:
        self._store(self._workbench.audit.verifications, self._proof_came)

    def _proof_came(self, found: tuple[LogVerification, ...]) -> None:
        self.logs.show_rows(found)
        self.proof_changed.emit()
        if self.state is AuditState.NOTHING_FOUND and not found:
            self._show_rows(AuditState.NOTHING_FETCHED)
        elif self.state is AuditState.NOTHING_FETCHED and found:
            self._show_rows(AuditState.NOTHING_FOUND)

    def _turn_to(self, page: int) -> None:
        self.page = page
        self._read_rows()

    def _read_rows(self) -> None:
        self._wish += 1
        wanted = self.filters
        events = _events(wanted.event)
        find = partial(
            self._workbench.audit.find,
            events=events,
            day_from=wanted.day_from,
            day_to=wanted.day_to,
            queue=wanted.queue,
            label=wanted.label,
            outcome=wanted.outcome,
            limit=PAGE + 1,  # one more tells whether there is another page
            offset=self.page * PAGE,
        )
        self._tasks.run(
            Lane.STORE,
            find,
            partial(self._rows_came, self._wish),
            partial(self._rows_failed, self._wish),
        )

    def _rows_came(self, wish: int, found: tuple[AuditRow, ...]) -> None:
        if wish != self._wish:
            return
        self.has_more = len(found) > PAGE
        self.table.show_rows(found[:PAGE])
        nothing = AuditState.NOTHING_FOUND if self.logs.rows else AuditState.NOTHING_FETCHED
        self._show_rows(AuditState.ROWS if found else nothing)

    def _rows_failed(self, wish: int, error: Exception) -> None:
        if wish == self._wish:
            self.error = error
            self._show_rows(AuditState.FAILED)

    def _show_rows(self, state: AuditState) -> None:
        self.state = state
        self.rows_changed.emit()

    def _tell(self, fetch: int, stop: threading.Event, log: str, here: int, of: int) -> None:
        # On the worker's thread: the signal carries it over.
        if stop.is_set():
            raise Cancelled
        self._told.emit((fetch, Fetched(log=log, here=here, of=of)))

    @Slot(object)
    def _hear(self, told: tuple[int, Fetched]) -> None:
        fetch, fetched = told
        if fetch == self._fetch and self.is_fetching:
            self.fetched = fetched
            self.fetch_changed.emit()

    def _fetch_done(self, fetch: int, found: tuple[LogVerification, ...]) -> None:
        if fetch != self._fetch:
            return
        self._show_fetch(is_fetching=False, error=None)
        self._proof_came(found)
        if self.state is not AuditState.ROWS:
            self._show_rows(AuditState.LOADING)
        self._read_rows()

    def _fetch_failed(self, fetch: int, error: Exception) -> None:
        if fetch == self._fetch:
            self._show_fetch(is_fetching=False, error=error)

    def _show_fetch(self, *, is_fetching: bool, error: Exception | None) -> None:
        self.is_fetching = is_fetching
        self.fetched = None
        self.fetch_error = error
        self.fetch_changed.emit()

    def _export_done(self, folder: Path) -> None:
        self.is_exporting = False
        self.exported.emit(folder)

    def _export_failed(self, error: Exception) -> None:
        self.is_exporting = False
        self.failed.emit(error)


def _events(wanted: str) -> frozenset[str]:
    """Return which events to list; assignments, which outnumber all others, only when wanted."""
    listed = frozenset(each.value for each in LISTED_EVENTS)
    if wanted in ("", ANY_EVENT):
        return listed if wanted else listed - {AuditEvent.ITEM_ASSIGNED.value}
    return frozenset({wanted})


def _export(audit: AuditCalls, folder: Path, now: datetime) -> Path:
    wanted = folder / f"reviewer-audit-{now:%Y-%m-%d}"
    target, count = wanted, 1
    while target.exists():
        count += 1
        target = wanted.with_name(f"{wanted.name}-{count}")
    return audit.export(target)
