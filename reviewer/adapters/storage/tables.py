# SPDX-License-Identifier: Apache-2.0
"""The tables of the workstation's store.

Rules: rows of ``acts`` are never deleted; ``audit_records`` takes inserts only (triggers, made by
the migrations); moments are whole microseconds since 1970, UTC; documents are JSON in one written
form, and columns beside them exist only to search and sort.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Dialect,
    Float,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

from reviewer.domain.banks import BankKind, EntryState
from reviewer.domain.items import LocalState
from reviewer.domain.outbox import ActKind, ActState, Outcome

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)


def microseconds(moment: datetime) -> int:
    """Return an aware moment as whole microseconds since 1970."""
    return (moment - _EPOCH) // _MICROSECOND


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept as whole microseconds since 1970."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002  the name is SQLAlchemy's
        """Return the number to keep."""
        return None if value is None else microseconds(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  the name is SQLAlchemy's
        """Return the moment kept."""
        return None if value is None else _EPOCH + timedelta(microseconds=value)


def _one_of(column: str, values: Iterable[enum.StrEnum]) -> CheckConstraint:
    listed = ",".join(f"'{value.value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

groups = Table(
    "groups",
    metadata,
    Column("group_id", String(64), primary_key=True),
    Column("state", String(16), nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("note", Text, nullable=False),
    Column("expires_boot_id", String(64), nullable=False),
    Column("expires_boot_s", Float, nullable=False),
    Column("expires_set_wall", Moment, nullable=False),
    Column("expires_wall", Moment, nullable=False),
    Column("offline_boot_id", String(64), nullable=False),
    Column("offline_boot_s", Float, nullable=False),
    Column("offline_set_wall", Moment, nullable=False),
    Column("offline_wall", Moment, nullable=False),
    Column("body", Text, nullable=False),
    _one_of("state", LocalState),
    # Finds the next group, and counts, without reading a body.
    Index("ix_groups_state_due", "state", "due_at", "group_id"),
)

acts = Table(
    "acts",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("act_id", String(64), nullable=False, unique=True),
    Column("kind", String(16), nullable=False),
    Column("group_id", String(64), nullable=False, index=True),
    Column("state", String(16), nullable=False),
    Column("body", Text, nullable=False),  # empty once archived
    Column("not_before", Moment, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("outcome", String(32), nullable=True),
    Column("outcome_detail", Text, nullable=False),
    Column("seen", Boolean, nullable=False),
    _one_of("kind", ActKind),
    _one_of("state", ActState),
    _one_of("outcome", Outcome),
    Index("ix_acts_state_sequence", "state", "sequence"),
)

drafts = Table(
    "drafts",
    metadata,
    Column("group_id", String(64), primary_key=True),
    Column("body", Text, nullable=False),
)

payloads = Table(
    "payloads",
    metadata,
    Column("payload_commit", String(64), primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
)

blobs = Table(
    "blobs",
    metadata,
    Column("place", Integer, primary_key=True),  # oldest first
    Column("item_id", String(64), nullable=False, unique=True),
    Column("media_id", String(64), nullable=False),
    Column("group_id", String(64), nullable=False, index=True),
    Column("file_name", String(64), nullable=False, index=True),
    Column("wrapped_key", LargeBinary, nullable=True),  # null once destroyed
    Column("size", BigInteger, nullable=False),
    Column("received", BigInteger, nullable=False),
)

facts = Table(
    "facts",
    metadata,
    Column("name", String(128), primary_key=True),
    Column("value", Text, nullable=False),
)

audit_records = Table(  # insert only
    "audit_records",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("record", Text, nullable=False),
    Column("chain", String(64), nullable=False),
)

audit_state = Table(  # where the log writer stands; changes with every record
    "audit_state",
    metadata,
    Column("log", String(96), primary_key=True),
    Column("state", LargeBinary, nullable=False),
)

checkpoints = Table(
    "checkpoints",
    metadata,
    Column("size", Integer, primary_key=True, autoincrement=False),
    Column("note", Text, nullable=False),
    Column("is_cosigned", Boolean, nullable=False),
)

witnessed_logs = Table(
    "witnessed_logs",
    metadata,
    Column("log", String(96), primary_key=True),
    Column("public_key", LargeBinary, nullable=False),
    Column("checkpoint", Text, nullable=False),
)

witnessed_records = Table(
    "witnessed_records",
    metadata,
    Column("log", String(96), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("record", Text, nullable=False),
    Column("chain", String(64), nullable=False),
    Column("event", String(64), nullable=False),
    Column("minute", String(32), nullable=False),
    Column("day", String(10), nullable=False),
    Column("queue", String(128), nullable=False),
    Column("item_id", String(128), nullable=False),
    Column("outcome", String(128), nullable=False),
    Index("ix_witnessed_records_minute", "minute", "log", "seq"),
    Index("ix_witnessed_records_day", "day"),
    Index("ix_witnessed_records_event", "event", "minute"),
    Index("ix_witnessed_records_queue", "queue", "minute"),
    Index("ix_witnessed_records_item_id", "item_id"),
    Index("ix_witnessed_records_outcome", "outcome", "minute"),
)

witnessed_labels = Table(
    "witnessed_labels",
    metadata,
    Column("label", String(128), primary_key=True),
    Column("log", String(96), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    ForeignKeyConstraint(["log", "seq"], ["witnessed_records.log", "witnessed_records.seq"]),
)

banks = Table(
    "banks",
    metadata,
    Column("bank_id", String(128), primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("radius", Integer, nullable=False),
    Column("entries", BigInteger, nullable=False),
    Column("disputed", BigInteger, nullable=False),
    Column("as_of", Moment, nullable=True),
    Column("cursor", Text, nullable=False),
    Column("checked_at", Moment, nullable=True),
    Column("trouble", String(32), nullable=False),
    Column("proven", String(64), nullable=False),
    _one_of("kind", BankKind),
)

bank_entries = Table(
    "bank_entries",
    metadata,
    Column("place", Integer, primary_key=True),  # in the order they came
    Column("bank_id", String(128), nullable=False),
    Column("entry_id", String(128), nullable=False),
    Column("rev", BigInteger, nullable=False),
    Column("has_left", Boolean, nullable=False),
    Column("kind", String(64), nullable=False),
    # Null: of a kind or form that this version cannot use, or it has left.
    Column("value", LargeBinary, nullable=True),
    Column("quality", Integer, nullable=True),
    Column("variant", String(64), nullable=False),
    Column("state", String(16), nullable=False),
    Column("labels", Text, nullable=False),  # codes, each between two spaces
    Column("audience", String(64), nullable=False),
    Column("source", Text, nullable=False),
    Column("disputes", BigInteger, nullable=False),
    Column("added_on", String(10), nullable=False),
    UniqueConstraint("bank_id", "entry_id"),
    ForeignKeyConstraint(["bank_id"], ["banks.bank_id"]),
    _one_of("state", EntryState),
    Index("ix_bank_entries_value", "value"),
    Index("ix_bank_entries_kind_place", "kind", "place"),
    # Counts a bank's entries without reading a row.
    Index("ix_bank_entries_standing", "bank_id", "has_left", "state"),
)
