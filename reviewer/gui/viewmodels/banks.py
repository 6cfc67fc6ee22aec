# SPDX-License-Identifier: Apache-2.0
"""The Hash bank: which banks there are, and the entries that were searched or filtered for.

Everything shown is the copy on this machine.  Answers to an older wish are dropped by their number.
"""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale, QObject, Signal, Slot

from reviewer.domain.hashes import HashKind, HashValue
from reviewer.domain.people import Role
from reviewer.domain.policy import Code, Policy
from reviewer.gui.foundation.background import Lane, TaskRunner
from reviewer.gui.foundation.workbench import Workbench
from reviewer.gui.viewmodels.bank_asking import Unclear, read
from reviewer.gui.viewmodels.bank_tables import EntryTable
from reviewer.ports.banks import OWN, EntryFilter, KeptBank
from reviewer.services.hashes import FileHashes, Found
from reviewer.services.notices import BanksChanged, Notice, SessionChanged, SyncChanged
from reviewer.services.shown import SessionState, SyncState, SyncStatus

PAGE: Final = 200


class BanksState(enum.Enum):
    """What the entries' panel has to show."""

    LOADING = enum.auto()
    NO_BANKS = enum.auto()
    EMPTY = enum.auto()  # there are banks, and nothing is in them yet
    UNCLEAR = enum.auto()  # what was typed cannot be searched by; ``unclear`` says why
    HASHING = enum.auto()  # a file is being hashed
    NOTHING_FOUND = enum.auto()
    ROWS = enum.auto()
    FAILED = enum.auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """What the rows are an answer to.

    Attributes:
        values: hashes searched by; empty when words or nothing were.
        is_file: they are those of a file.
        is_media: that file could be opened as a picture or a video.
    """

    values: tuple[HashValue, ...] = ()
    is_file: bool = False
    is_media: bool = True


class HashBanks(QObject):
    """The banks' copies as one person may see them.

    Signals:
        rows_changed: the page, ``state``, ``searched`` or ``has_more`` is new.
        banks_changed: ``banks`` is new.
        choices_changed: what can be chosen from the policy, or the person's role, is new.
    """

    rows_changed = Signal()
    banks_changed = Signal()
    choices_changed = Signal()

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
        self.now = now
        self._wish = 0
        self.table = EntryTable(self)
        self.banks: tuple[KeptBank, ...] = ()
        self.state = BanksState.LOADING
        self.searched = Searched()
        self.filters = EntryFilter()
        self.unclear: Unclear | None = None
        self.kind: HashKind | None = None
        self.page = 0
        self.has_more = False
        self.error: Exception | None = None
        self.is_lead = False
        self.is_offline = False
        self.sources: tuple[str, ...] = ()
        self.policy: Policy | None = None

    def names(self, codes: tuple[Code, ...]) -> dict[str, str]:
        """Return what codes of the policy are called in the window's language."""
        language = QLocale().name().partition("_")[0]
        return {each.code: each.named(language) for each in codes}

    @property
    def labels(self) -> dict[str, str]:
        """Return the policy's labels by code."""
        return self.names(self.policy.labels) if self.policy else {}

    @property
    def audiences(self) -> dict[str, str]:
        """Return the policy's audiences by code."""
        return self.names(self.policy.sharing.audiences) if self.policy else {}

    @property
    def reasons(self) -> dict[str, str]:
        """Return why an entry may be disputed, withdrawn or corrected, by code."""
        return self.names(self.policy.sharing.entry_reasons) if self.policy else {}

    @property
    def categories(self) -> dict[str, str]:
        """Return the policy's categories by code."""
        return self.names(self.policy.categories) if self.policy else {}

    def start(self) -> None:
        """Read who is here, then the copies on this machine."""
        calls = self._workbench
        self._tasks.run(Lane.STORE, calls.session.state, self._session_came, _nothing)
        self._tasks.run(Lane.STORE, calls.session.policy, self._policy_came, _nothing)
        self._tasks.run(Lane.STORE, calls.sync.status, self._sync_came, _nothing)
        self._read_banks()

    @Slot(object)
    def take(self, notice: Notice) -> None:
        """Follow what the core tells."""
        if isinstance(notice, SessionChanged):
            self.start()
        elif isinstance(notice, SyncChanged):
            self._tasks.run(Lane.STORE, self._workbench.sync.status, self._sync_came, _nothing)
        elif isinstance(notice, BanksChanged):
            self._read_banks()

    def search(self, text: str, chosen: HashKind | None) -> None:
        """Search by what was typed; nothing shows everything."""
        typed = read(text, chosen)
        self.unclear, self.kind = typed.unclear, typed.kind
        self.filters = replace(self.filters, words=typed.words)
        self.searched = Searched(values=(typed.value,) if typed.value else ())
        self.page = 0
        self._read_rows()

    def search_file(self, path: Path) -> None:
        """Hash a file and search by what comes of it."""
        self._wish += 1
        self.unclear = None
        self.page = 0
        self._show(BanksState.HASHING)
        self._tasks.run(
            Lane.MEDIA,
            partial(self._workbench.hashes.of_file, path),
            partial(self._file_came, self._wish),
            partial(self._failed, self._wish),
        )

    def filter_by(self, filters: EntryFilter) -> None:
        """Show entries that fit, and what was searched among them."""
        self.filters = replace(filters, words=self.filters.words)
        self.page = 0
        self._read_rows()

    @Slot()
    def older(self) -> None:
        """Show the page of older entries."""
        if self.has_more:
            self.page += 1
            self._read_rows()

    @Slot()
    def newer(self) -> None:
        """Show the page of newer entries."""
        if self.page:
            self.page -= 1
            self._read_rows()

    def _session_came(self, session: SessionState) -> None:
        self.is_lead = session.person is not None and Role.LEAD in session.person.roles
        self.choices_changed.emit()

    def _policy_came(self, policy: Policy) -> None:
        self.policy = policy
        self.table.name_codes(self.labels, self.audiences)
        self.choices_changed.emit()

    def _sync_came(self, status: SyncStatus) -> None:
        self.is_offline = status.state is SyncState.OFFLINE
        self.banks_changed.emit()

    def _read_banks(self) -> None:
        calls = self._workbench.hashes
        self._tasks.run(Lane.NETWORK, calls.banks, self._banks_came, _nothing)
        self._tasks.run(Lane.NETWORK, calls.sources, self._sources_came, _nothing)

    def _banks_came(self, found: tuple[KeptBank, ...]) -> None:
        self.banks = found
        self.banks_changed.emit()
        if self.state is not BanksState.HASHING:
            self._read_rows()

    def _sources_came(self, found: tuple[str, ...]) -> None:
        if found != self.sources:
            self.sources = found
            self.choices_changed.emit()

    def _file_came(self, wish: int, found: FileHashes) -> None:
        if wish == self._wish:
            self.searched = Searched(values=found.values, is_file=True, is_media=found.is_media)
            self.filters = replace(self.filters, words=())
            self._read_rows()

    def _read_rows(self) -> None:
        self._wish += 1
        if self.unclear is not None:
            self.table.show_rows(())
            self._show(BanksState.UNCLEAR)
            return
        calls = self._workbench.hashes
        job: Callable[[], tuple[Found, ...]]
        if self.searched.values:
            job = partial(calls.near, self.searched.values)
        else:
            start = self.page * PAGE
            # One more tells whether there is another page.
            job = partial(calls.find, self.filters, limit=PAGE + 1, offset=start)
        self._tasks.run(
            Lane.NETWORK,
            job,
            partial(self._rows_came, self._wish),
            partial(self._failed, self._wish),
        )

    def _rows_came(self, wish: int, found: tuple[Found, ...]) -> None:
        if wish != self._wish:
            return
        if self.searched.values:
            fitting = tuple(each for each in found if fits(each, self.filters))
            start = self.page * PAGE
            found = fitting[start : start + PAGE + 1]
        self.has_more = len(found) > PAGE
        self.table.show_rows(found[:PAGE])
        self._show(BanksState.ROWS if found else self._nothing_state())

    def _nothing_state(self) -> BanksState:
        if not self.banks:
            return BanksState.NO_BANKS
        is_all = self.filters == EntryFilter() and not self.searched.values
        return BanksState.EMPTY if is_all else BanksState.NOTHING_FOUND

    def _failed(self, wish: int, error: Exception) -> None:
        if wish == self._wish:
            self.error = error
            self.table.show_rows(())
            self._show(BanksState.FAILED)

    def _show(self, state: BanksState) -> None:
        self.state = state
        self.rows_changed.emit()


def fits(found: Found, wanted: EntryFilter) -> bool:
    """Say whether an entry found by its hash passes the filters, which the store did not see."""
    entry = found.entry
    source = entry.source or OWN
    return (
        wanted.bank_id in ("", entry.bank_id)
        and wanted.kind in ("", entry.kind)
        and wanted.state in ("", entry.state.value)
        and wanted.source in ("", source)
        and (not wanted.label or wanted.label in entry.labels)
    )


def _nothing(_error: object) -> None:
    """Want no answer: what could not be read leaves what is shown."""
