# SPDX-License-Identifier: Apache-2.0
"""What is said of a code, of an address, and of an enrolment that failed."""

from __future__ import annotations

import enum
from typing import Final
from urllib.parse import urlsplit

from reviewer.domain import errors
from reviewer.gui.foundation.labels import isolated, visible
from reviewer.gui.foundation.language import number, translate
from reviewer.gui.foundation.wording import describe
from reviewer.wire import enrolment_code
from reviewer.wire.address import LOOPBACK

CODE_SYMBOLS: Final = 20
_CODE_MAX: Final = 128


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
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK):
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


def failure_words(error: Exception, address: str) -> str:
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
    if isinstance(error, errors.SecretsUnavailable) and error.are_gone:
        return (
            translate("Enrol", "The keys of this profile are gone"),
            translate(
                "Enrol",
                "The system’s keyring is open, but does not hold them any more, so nobody can read "
                "this profile. To go on, ask your administrator for a new code and enrol again. "
                "Decisions the gateway already has are safe.",
            ),
        )
    if isinstance(error, errors.InputRefused) and error.reason == "profile":
        return (
            translate("Enrol", "This profile is damaged"),
            translate(
                "Enrol",
                "The file that says which gateway it belongs to cannot be read. Nothing was "
                "deleted. IT can put it back from a backup; otherwise ask your administrator for "
                "a new code and enrol again.",
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


def needs_enrolment(error: Exception) -> bool:
    """Say whether trying again is of no use, and only a new code helps."""
    match error:
        case errors.SecretsUnavailable(are_gone=are_gone):
            return are_gone
        case errors.InputRefused(reason=reason):
            return reason == "profile"
        case errors.StoreUnusable(reason=reason):
            return reason in {"damaged", "enrol-again"}
    return False


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
