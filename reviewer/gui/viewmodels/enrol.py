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
from typing import Final, Protocol
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, Signal, Slot

from reviewer.domain import errors
from reviewer.gui.foundation.background import Lane, TaskRunner
from reviewer.gui.foundation.labels import isolated, visible
from reviewer.gui.foundation.language import number, translate
from reviewer.gui.foundation.wording import describe
from reviewer.wire import enrolment_code

CODE_SYMBOLS: Final = 20
_CODE_MAX: Final = 128
_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})


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
        """Return whose it is."""


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


class CodeState(enum.Enum):
    """How a typed code stands."""

    EMPTY = enum.auto()
    SHORT = enum.auto()
    LONG = enum.auto()
    STRANGE = enum.auto()  # a character that no code has
    WHOLE = enum.auto()


class AddressState(enum.Enum):
    """How a typed address stands."""

    EMPTY = enum.auto()
    STRANGE = enum.auto()
    NOT_SECURE = enum.auto()
    GOOD = enum.auto()


class EnrolState(enum.Enum):
    """What the view has to show."""

    FORM = enum.auto()
    WORKING = enum.auto()
    NO_KEYRING = enum.auto()
    LATE = enum.auto()  # stopped waiting, and then the profile was made after all


def code_state(untrusted: str) -> CodeState:
    """Return how a code stands while it is typed."""
    bare = _bare(untrusted)
    if not bare:
        return CodeState.EMPTY
    if len(bare) > CODE_SYMBOLS or len(untrusted) > _CODE_MAX:
        return CodeState.LONG
    try:
        enrolment_code.parse(bare.ljust(CODE_SYMBOLS, "0"))
    except errors.InputRefused:
        return CodeState.STRANGE
    return CodeState.WHOLE if len(bare) == CODE_SYMBOLS else CodeState.SHORT


def code_words(untrusted: str) -> str:
    """Return what is to be said about a code while it is typed."""
    match code_state(untrusted):
        case CodeState.EMPTY:
            return translate("Enrol", "20 characters. Case, spaces and hyphens do not matter.")
        case CodeState.SHORT:
            return translate("Enrol", "{count} of {all} characters").format(
                count=number(len(_bare(untrusted))), all=number(CODE_SYMBOLS)
            )
        case CodeState.LONG:
            return translate("Enrol", "Too long: a code has 20 characters.")
        case CodeState.STRANGE:
            return translate("Enrol", "There is a character in it that no code has.")
        case CodeState.WHOLE:
            return translate("Enrol", "The code is complete.")


def address_state(untrusted: str) -> AddressState:
    """Return how an address stands while it is typed; the gateway's door checks it again."""
    if not untrusted.strip():
        return AddressState.EMPTY
    try:
        parts = urlsplit(untrusted.strip())
        is_strange = not parts.hostname or parts.port == 0
    except ValueError:
        return AddressState.STRANGE
    extra = parts.username or parts.password or parts.query or parts.fragment
    if is_strange or extra or parts.path not in {"", "/"}:
        return AddressState.STRANGE
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        return AddressState.GOOD
    return AddressState.NOT_SECURE if parts.scheme == "http" else AddressState.STRANGE


def address_words(untrusted: str) -> str:
    """Return what is to be said about an address while it is typed."""
    match address_state(untrusted):
        case AddressState.EMPTY:
            return translate("Enrol", "It begins with https:// and has no path.")
        case AddressState.STRANGE:
            return translate("Enrol", "Not a whole address yet; one looks like {example}.").format(
                example=isolated("https://gateway.example.org")
            )
        case AddressState.NOT_SECURE:
            return translate(
                "Enrol", "The address must begin with https://, so that nobody listens."
            )
        case AddressState.GOOD:
            return translate("Enrol", "The address has the right form.")


def failure_words(error: Exception, address: str) -> str:  # noqa: PLR0911  # one each
    """Return why enrolling failed, and what to do about it."""
    where = isolated(visible(address.strip()))
    match error:
        case errors.GatewayRefused(problem="enrolment-refused", extra=extra):
            return _refused_code(str(extra.get("why", "")))
        case errors.InputRefused(reason="address-not-https"):
            return translate(
                "Enrol", "The address must begin with https://, so that nobody listens."
            )
        case errors.InputRefused(reason="address"):
            return translate("Enrol", "This is not the address of a gateway. Please read it again.")
        case errors.InputRefused(reason="enrolment-code"):
            return translate("Enrol", "This is not an enrolment code. Please read it again.")
        case errors.Offline():
            return translate(
                "Enrol", "There is no way to {address}. Check the address and your connection."
            ).format(address=where)
        case errors.GatewayUnavailable():
            return translate(
                "Enrol",
                "Something answers at {address}, but not as a gateway. It may be a sign-in page of "
                "the network, another address, or a gateway in trouble.",
            ).format(address=where)
        case errors.TamperEvidence():
            return translate(
                "Enrol",
                "The gateway that answered is not the one this code was made for. Nothing was "
                "kept. Do not try again on this network; call your administrator.",
            )
    return describe(error)


def trouble_words(error: Exception) -> tuple[str, str]:
    """Return title and sentence for a profile that cannot be opened."""
    if isinstance(error, errors.StoreUnusable) and error.reason == "damaged":
        return (
            translate("Enrol", "The store of this profile is damaged"),
            translate(
                "Enrol",
                "It was moved aside and nothing was deleted; IT finds it in the profile’s folder. "
                "To go on, ask your administrator for a new code and enrol again. Decisions the "
                "gateway already has are safe; others may be only in the file that was moved.",
            ),
        )
    if isinstance(error, errors.SecretsUnavailable):
        return (
            translate("Enrol", "The keys of this profile cannot be read"),
            translate(
                "Enrol",
                "The system’s keyring is missing or locked. Unlock it and try again. Nothing was "
                "deleted.",
            ),
        )
    return translate("Enrol", "This profile cannot be opened"), describe(error)


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
        else:
            self._show(EnrolState.FORM, failure_words(error, self._asked[0]))

    def _show(self, state: EnrolState, error_words: str = "") -> None:
        self.state = state
        self.error_words = error_words
        self.state_changed.emit()


def _bare(untrusted: str) -> str:
    return "".join(untrusted.split()).replace("-", "")


def _refused_code(why: str) -> str:
    known = {
        "used": translate(
            "Enrol", "This code was used before. A code works once; ask for a new one."
        ),
        "expired": translate(
            "Enrol", "This code has expired. Ask your administrator for a new one."
        ),
    }
    return known.get(why) or translate(
        "Enrol", "The gateway does not know this code. Read it again, or ask for a new one."
    )
