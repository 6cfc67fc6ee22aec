# SPDX-License-Identifier: Apache-2.0
"""How an exchange fails: four ways, each with its facts and none with a credential.

PeerFailure                 a peer did not do what was asked
├── PeerRefused             it understood and said no: asking again is no use   (.status, .said)
├── PeerUnavailable         it cannot now, or nobody answered   (.reason, .retry_after_s)
├── PeerBroken              its answer is not what it should be                 (.field)
└── PeerDenied              it does not know our credentials
"""

from __future__ import annotations

from reviewer.domain.errors import WorldError


class PeerFailure(WorldError):
    """A peer did not do what was asked of it."""

    @property
    def word(self) -> str:
        """Return what it was as a machine word; nothing in it is the peer's own."""
        match self:
            case PeerRefused(status=status):
                return f"refused-{status}"
            case PeerUnavailable(reason=reason):
                return reason
            case PeerBroken(field=field):
                return f"broken-{field}"
        return "denied"


class PeerRefused(PeerFailure):
    """The peer said no; the same request will be refused again.

    Attributes:
        status: its HTTP status.
        said: its own words, bounded; show them as plain text only.
    """

    def __init__(self, status: int, said: str = "") -> None:
        super().__init__(f"refused with {status}")
        self.status = status
        self.said = said


class PeerUnavailable(PeerFailure):
    """The peer cannot answer now; ask again later.

    Attributes:
        reason: ``status-<n>``, ``unreachable``, ``too-slow``, ``cut-off`` or ``cannot-confirm``.
        retry_after_s: how long the peer asks us to wait, if it does.
    """

    def __init__(self, reason: str, *, retry_after_s: float | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry_after_s = retry_after_s


class PeerBroken(PeerFailure):
    """The peer's answer is not what it should be; nothing of it was used.

    Attributes:
        field: what is wrong with it: a field's name, or ``body``, ``size``, ``redirect``.
    """

    def __init__(self, field: str) -> None:
        super().__init__(f"broken at {field}")
        self.field = field


class PeerDenied(PeerFailure):
    """The peer does not accept our credentials."""
