# SPDX-License-Identifier: Apache-2.0
"""Ground rules of the Review Queue API v1 that every message shares.

Unknown fields are ignored; every string, list and number is bounded; times are RFC 3339 UTC.
Codes from the member's policy travel as plain strings: they are data, not enums.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

BASE_PATH = "/rq/v1"
API_VERSION = "1.0"
PROBLEM_BASE = "https://reviewer.invalid/problems/"  # RFC 9457 ``type``; the slug is what counts

BATCH_MAX = 100
BATCH_BYTES_MAX = 1_048_576
PAGE_MAX = 500
CURSOR_MAX = 512

HEADER_SERVER_ID = "RQ-Server-Id"
HEADER_EPOCH = "RQ-Epoch"
HEADER_NOW = "RQ-Now"  # server time, milliseconds since 1970
HEADER_LEASE = "RQ-Lease"  # ``<lease_id>;gen=<generation>``
HEADER_SIGNATURE = "RQ-Workstation-Signature"  # ``ed25519=:<base64>:`` over the body's bytes
HEADER_BACKOFF = "Backoff"


def _utc(value: datetime) -> datetime:
    try:
        return value.astimezone(UTC)
    except OverflowError as error:
        # The first and last day of the calendar have no UTC form in some time zones.
        msg = "outside the calendar"
        raise ValueError(msg) from error


Id = Annotated[str, StringConstraints(min_length=1, max_length=128, pattern=r"^[A-Za-z0-9_.:\-]+$")]
Code = Annotated[str, StringConstraints(max_length=64, pattern=r"^[A-Za-z0-9_.\-]*$")]
Short = Annotated[str, StringConstraints(max_length=256)]
Text = Annotated[str, StringConstraints(max_length=20_000)]
Hex64 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Base64 = Annotated[str, StringConstraints(max_length=200_000, pattern=r"^[A-Za-z0-9+/]*={0,2}$")]
Count = Annotated[int, Field(ge=0, le=2**53 - 1)]
Utc = Annotated[AwareDatetime, AfterValidator(_utc)]
Cursor = Annotated[str, StringConstraints(max_length=CURSOR_MAX)]


class Message(BaseModel):
    """A value on the wire: frozen, bounded, tolerant of fields it does not know."""

    model_config = ConfigDict(
        extra="ignore",
        frozen=True,
        strict=False,
        hide_input_in_errors=True,
        defer_build=True,  # most starts of the window meet few of these messages
    )


class Problem(Message):
    """An RFC 9457 problem document. ``detail`` never holds content, names or free text."""

    type: str = Field(max_length=256)
    title: str = Field(default="", max_length=256)
    status: int = Field(ge=100, le=599)
    detail: str = Field(default="", max_length=1024)

    @property
    def slug(self) -> str:
        """Return the last part of the type, the stable machine word."""
        return self.type.rstrip("/").rsplit("/", 1)[-1]
