# SPDX-License-Identifier: Apache-2.0
"""Opening a workstation: which profile, or a new one by address and one-time code.

A code works once.  So an answer that comes after the person stopped waiting is not thrown away when
it is a success: the profile exists, and they are told.  A late failure concerns nobody any more.
"""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot

from reviewer.domain import errors
from reviewer.gui.foundation.background import Lane, TaskRunner
from reviewer.gui.viewmodels.enrol_words import failure_words


class ProfileLine(Protocol):
    """A profile on this machine, as the choice shows it."""

    @property
    def name(self) -> str:
        """Return the name under which it is opened."""

    @property
    def gateway_url(self) -> str:
        """Return its gateway."""

    @property
    def display(self) -> str:
        """Return whose it is, empty until the gateway told it."""

    @property
    def is_damaged(self) -> bool:
        """Say whether it can only be enrolled again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled:
    """A new profile.

    Attributes:
        in_memory: nothing of it outlives this process; work needs a connection.
    """

    profile: str
    in_memory: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A profile of this machine that is to be opened."""

    profile: str


class EnrolState(enum.Enum):
    """What the view has to show."""

    FORM = enum.auto()
    WORKING = enum.auto()
    NO_KEYRING = enum.auto()
    LATE = enum.auto()  # stopped waiting, and then the profile was made after all


class Enrolling(QObject):
    """The making of one profile.

    Args:
        enrol: makes a profile from address and code and returns its name; blocks.
        enrol_in_memory: the same where there is no keyring, or ``None`` if that cannot be done.

    Signals:
        state_changed: ``state`` or ``error_words`` is new.
        enrolled: a profile was made (Enrolled).
    """

    state_changed = Signal()
    enrolled = Signal(object)

    def __init__(
        self,
        tasks: TaskRunner,
        enrol: Callable[[str, str], str],
        enrol_in_memory: Callable[[str, str], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._enrol = enrol
        self._enrol_in_memory = enrol_in_memory
        self._asked = ("", "")
        self._generation = 0
        self._is_memory_agreed = False
        self.state = EnrolState.FORM
        self.error_words = ""
        self.late: Enrolled | None = None

    @property
    def can_stay_in_memory(self) -> bool:
        """Say whether work without a keyring is possible at all."""
        return self._enrol_in_memory is not None

    def start(self, address: str, code: str) -> None:
        """Enrol; once at a time."""
        if self.state is EnrolState.WORKING:
            return
        self._asked = (address.strip(), code)
        self._run(self._enrol, in_memory=False)

    @Slot()
    def go_on_in_memory(self) -> None:
        """Enrol without a keyring, as the person chose."""
        if self.state is EnrolState.NO_KEYRING and self._enrol_in_memory is not None:
            self._is_memory_agreed = True
            self._run(self._enrol_in_memory, in_memory=True)

    @Slot()
    def stop_waiting(self) -> None:
        """Show the form again; what was sent cannot be called back."""
        if self.state in (EnrolState.WORKING, EnrolState.NO_KEYRING):
            self._generation += 1
            self._show(EnrolState.FORM)

    @Slot()
    def take_late(self) -> None:
        """Use the profile that was made after the person stopped waiting."""
        if self.late is not None:
            self.enrolled.emit(self.late)

    def _run(self, enrol: Callable[[str, str], str], *, in_memory: bool) -> None:
        self._generation += 1
        asked = partial(enrol, *self._asked)
        self._show(EnrolState.WORKING)
        self._tasks.run(
            Lane.NETWORK,
            asked,
            partial(self._done, self._generation, in_memory),
            partial(self._failed, self._generation),
        )

    def _done(self, generation: int, in_memory: bool, profile: str) -> None:
        made = Enrolled(profile=profile, in_memory=in_memory)
        if generation == self._generation:
            self._show(EnrolState.FORM)
            self.enrolled.emit(made)
            return
        self.late = made
        self._generation += 1
        self._show(EnrolState.LATE)

    def _failed(self, generation: int, error: Exception) -> None:
        if generation != self._generation:
            return
        if isinstance(error, errors.SecretsUnavailable):
            self._show(EnrolState.NO_KEYRING)
            if self._is_memory_agreed:  # asked once; the code or the address was wrong then
                self.go_on_in_memory()
        else:
            self._show(EnrolState.FORM, failure_words(error, self._asked[0]))

    def _show(self, state: EnrolState, error_words: str = "") -> None:
        self.state = state
        self.error_words = error_words
        self.state_changed.emit()
