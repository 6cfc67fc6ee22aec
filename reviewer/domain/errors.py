# SPDX-License-Identifier: Apache-2.0
"""Every failure we raise on purpose, each with one sentence a moderator could read.

ReviewerError                   everything we raise on purpose
├── WorldError                  the environment's doing: show it, keep the work, offer a way on
│   ├── Offline                 no route to the gateway
│   ├── GatewayUnavailable      it answered badly, or not in time       (.retry_after_s)
│   ├── GatewayRefused          it answered and said no                 (.problem, .status)
│   ├── WrongGateway            another server answers at this address
│   ├── SignInNeeded            the session ended
│   ├── StoreUnusable           disk full, locked, damaged, or newer    (.reason)
│   ├── SecretsUnavailable      the keyring is missing or locked
│   ├── MediaUnreadable         the file cannot be decoded safely       (.reason)
│   ├── MediaMissing            the bytes are not on this machine
│   ├── SoundUnavailable        there is no sound device to play on
│   └── InputRefused            a file, setting or argument is not acceptable (.reason, .where)
├── RuleBroken                  the request breaks a rule of the work   (.rule)
├── TamperEvidence              a log does not prove what it claims     (.what, .where)
└── Cancelled                   the person changed their mind; never shown

The sentence for the person is made in ``gui`` (or ``cli``) from the facts on the error, never
from ``str(error)`` of a library.
"""

from __future__ import annotations


class ReviewerError(Exception):
    """Something went wrong in a way this program knows about."""


class WorldError(ReviewerError):
    """Something outside this program failed."""


class Offline(WorldError):
    """There is no route to the gateway; work continues from what is on this machine."""


class GatewayUnavailable(WorldError):
    """The gateway answered badly or not in time; nothing is known about the request."""

    def __init__(self, message: str = "", *, retry_after_s: float | None = None) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s


class GatewayRefused(WorldError):
    """The gateway answered and said no.

    Attributes:
        problem: slug of the problem type (the last part of its ``type`` URI).
        status: the HTTP status.
        extra: further members of the problem document.
    """

    def __init__(
        self, problem: str, status: int, message: str = "", extra: dict[str, object] | None = None
    ) -> None:
        super().__init__(message or problem)
        self.problem = problem
        self.status = status
        self.extra = extra or {}


class WrongGateway(WorldError):
    """A different gateway answers at this address; nothing was sent."""


class SignInNeeded(WorldError):
    """The session ended; sign in again. Work on this machine is kept."""


class StoreUnusable(WorldError):
    """The local store cannot be used.

    Attributes:
        reason: one of ``full``, ``locked``, ``damaged``, ``newer``, ``in-use``, ``sqlite-unsafe``,
            ``unreachable`` (the disk fails or refuses: no permission, read-only, I/O error).
    """

    def __init__(self, reason: str, message: str = "") -> None:
        super().__init__(message or reason)
        self.reason = reason


class SecretsUnavailable(WorldError):
    """The system keyring is missing or locked, so keys cannot be kept on this machine.

    Attributes:
        are_gone: the keyring is there and open, but the keys are not in it or are not those of
            the profile.
    """

    def __init__(self, message: str = "", *, are_gone: bool = False) -> None:
        super().__init__(message)
        self.are_gone = are_gone


class MediaUnreadable(WorldError):
    """The file cannot be decoded safely; decide from its context, or give it back.

    Attributes:
        reason: one of ``unsupported``, ``corrupt``, ``too-large``, ``too-slow``, ``worker-died``,
            ``lied``, ``no-walls`` (a wall that decoding needs is missing on this machine).
    """

    def __init__(self, reason: str, message: str = "") -> None:
        super().__init__(message or reason)
        self.reason = reason


class MediaMissing(WorldError):
    """The bytes are not on this machine, were destroyed, or may no longer be opened."""


class SoundUnavailable(WorldError):
    """There is no sound device on this machine; decide without listening."""


class InputRefused(WorldError):
    """A file, setting or argument is not acceptable.

    Attributes:
        reason: a short machine word, e.g. ``path-outside``, ``duplicate``, ``schema``.
        where: the file, line, key or argument, as the person would name it.
    """

    def __init__(self, reason: str, where: str = "", message: str = "") -> None:
        super().__init__(message or f"{reason}: {where}")
        self.reason = reason
        self.where = where


class RuleBroken(ReviewerError):
    """The request breaks a rule of the work.

    Attributes:
        rule: a short machine word, e.g. ``context-unanswered``, ``not-held``, ``role``.
        missing: for ``missing-answers``, the machine words of what must still be answered.
    """

    def __init__(self, rule: str, message: str = "", *, missing: tuple[str, ...] = ()) -> None:
        super().__init__(message or rule)
        self.rule = rule
        self.missing = missing


class TamperEvidence(ReviewerError):
    """A log does not prove what it claims.

    Attributes:
        what: a short machine word, e.g. ``chain``, ``record``, ``root``, ``signature``, ``shrunk``.
        where: log id and record number, e.g. ``ws_7f3a#12``.
    """

    def __init__(self, what: str, where: str = "", message: str = "") -> None:
        super().__init__(message or f"{what} at {where}")
        self.what = what
        self.where = where


class Cancelled(ReviewerError):
    """The person changed their mind; never shown."""
