# SPDX-License-Identifier: Apache-2.0
"""Makes every table, and the triggers that keep the audit log append-only."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make everything."""
    _work()
    _private()
    _own_log()
    _witnessed()


def _one_of(column: str, values: Iterable[str]) -> str:
    listed = ",".join(f"'{value}'" for value in values)
    return f"{column} IN ({listed})"


def _work() -> None:
    op.create_table(
        "groups",
        sa.Column("group_id", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("expires_boot_id", sa.String(length=64), nullable=False),
        sa.Column("expires_boot_s", sa.Float(), nullable=False),
        sa.Column("expires_set_wall", sa.BigInteger(), nullable=False),
        sa.Column("expires_wall", sa.BigInteger(), nullable=False),
        sa.Column("offline_boot_id", sa.String(length=64), nullable=False),
        sa.Column("offline_boot_s", sa.Float(), nullable=False),
        sa.Column("offline_set_wall", sa.BigInteger(), nullable=False),
        sa.Column("offline_wall", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.CheckConstraint(
            _one_of(
                "state",
                [
                    "granted",
                    "ready",
                    "media_failed",
                    "decided",
                    "done",
                    "lost",
                    "withdrawn",
                    "returned",
                    "needs_newer_app",
                ],
            ),
            name=op.f("ck_groups_state"),
        ),
        sa.PrimaryKeyConstraint("group_id", name=op.f("pk_groups")),
    )
    op.create_index("ix_groups_state_due", "groups", ["state", "due_at", "group_id"])

    op.create_table(
        "acts",
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("act_id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("group_id", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("not_before", sa.BigInteger(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(length=32), nullable=True),
        sa.Column("outcome_detail", sa.Text(), nullable=False),
        sa.Column("seen", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            _one_of("kind", ["decision", "divert", "return"]), name=op.f("ck_acts_kind")
        ),
        sa.CheckConstraint(
            _one_of(
                "outcome",
                [
                    "accepted",
                    "accepted_late",
                    "accepted_pending_second",
                    "superseded",
                    "withdrawn",
                    "needs_reconfirm",
                    "rejected",
                    "deferred",
                ],
            ),
            name=op.f("ck_acts_outcome"),
        ),
        sa.CheckConstraint(
            _one_of("state", ["waiting", "sending", "settled", "attention", "parked", "withdrawn"]),
            name=op.f("ck_acts_state"),
        ),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_acts")),
        sa.UniqueConstraint("act_id", name=op.f("uq_acts_act_id")),
    )
    op.create_index(op.f("ix_acts_group_id"), "acts", ["group_id"])
    op.create_index("ix_acts_state_sequence", "acts", ["state", "sequence"])


def _private() -> None:
    op.create_table(
        "drafts",
        sa.Column("group_id", sa.String(length=64), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("group_id", name=op.f("pk_drafts")),
    )

    op.create_table(
        "payloads",
        sa.Column("payload_commit", sa.String(length=64), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("payload_commit", name=op.f("pk_payloads")),
    )

    op.create_table(
        "blobs",
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.String(length=64), nullable=False),
        sa.Column("media_id", sa.String(length=64), nullable=False),
        sa.Column("group_id", sa.String(length=64), nullable=False),
        sa.Column("file_name", sa.String(length=64), nullable=False),
        sa.Column("wrapped_key", sa.LargeBinary(), nullable=True),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("received", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("place", name=op.f("pk_blobs")),
        sa.UniqueConstraint("item_id", name=op.f("uq_blobs_item_id")),
    )
    op.create_index(op.f("ix_blobs_file_name"), "blobs", ["file_name"])
    op.create_index(op.f("ix_blobs_group_id"), "blobs", ["group_id"])

    op.create_table(
        "facts",
        sa.Column("name", sa.String(length=128), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_facts")),
    )


def _own_log() -> None:
    op.create_table(
        "audit_records",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("chain", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit_records")),
    )

    op.create_table(
        "audit_state",
        sa.Column("log", sa.String(length=96), nullable=False),
        sa.Column("state", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("log", name=op.f("pk_audit_state")),
    )

    op.create_table(
        "checkpoints",
        sa.Column("size", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("is_cosigned", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("size", name=op.f("pk_checkpoints")),
    )

    for event in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER audit_records_no_{event.lower()} BEFORE {event} ON audit_records "
            "BEGIN SELECT RAISE(ABORT, 'audit records are append-only'); END"
        )


def _witnessed() -> None:
    op.create_table(
        "witnessed_logs",
        sa.Column("log", sa.String(length=96), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("checkpoint", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("log", name=op.f("pk_witnessed_logs")),
    )

    op.create_table(
        "witnessed_records",
        sa.Column("log", sa.String(length=96), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("chain", sa.String(length=64), nullable=False),
        sa.Column("event", sa.String(length=64), nullable=False),
        sa.Column("minute", sa.String(length=32), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("queue", sa.String(length=128), nullable=False),
        sa.Column("item_id", sa.String(length=128), nullable=False),
        sa.Column("outcome", sa.String(length=128), nullable=False),
        sa.PrimaryKeyConstraint("log", "seq", name=op.f("pk_witnessed_records")),
    )
    op.create_index("ix_witnessed_records_day", "witnessed_records", ["day"])
    op.create_index("ix_witnessed_records_event", "witnessed_records", ["event", "minute"])
    op.create_index("ix_witnessed_records_item_id", "witnessed_records", ["item_id"])
    op.create_index("ix_witnessed_records_minute", "witnessed_records", ["minute", "log", "seq"])
    op.create_index("ix_witnessed_records_outcome", "witnessed_records", ["outcome", "minute"])
    op.create_index("ix_witnessed_records_queue", "witnessed_records", ["queue", "minute"])

    op.create_table(
        "witnessed_labels",
        sa.Column("label", sa.String(length=128), nullable=False),
        sa.Column("log", sa.String(length=96), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["log", "seq"],
            ["witnessed_records.log", "witnessed_records.seq"],
            name=op.f("fk_witnessed_labels_log_seq_witnessed_records"),
        ),
        sa.PrimaryKeyConstraint("label", "log", "seq", name=op.f("pk_witnessed_labels")),
    )
