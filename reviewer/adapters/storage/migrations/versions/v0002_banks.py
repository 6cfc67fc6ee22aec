# SPDX-License-Identifier: Apache-2.0
"""Makes the tables of the hash banks' copies."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "banks",
        sa.Column("bank_id", sa.String(length=128), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("radius", sa.Integer(), nullable=False),
        sa.Column("entries", sa.BigInteger(), nullable=False),
        sa.Column("disputed", sa.BigInteger(), nullable=False),
        sa.Column("as_of", sa.BigInteger(), nullable=True),
        sa.Column("cursor", sa.Text(), nullable=False),
        sa.Column("checked_at", sa.BigInteger(), nullable=True),
        sa.Column("trouble", sa.String(length=32), nullable=False),
        sa.Column("proven", sa.String(length=64), nullable=False),
        sa.CheckConstraint("kind IN ('block','allow')", name=op.f("ck_banks_kind")),
        sa.PrimaryKeyConstraint("bank_id", name=op.f("pk_banks")),
    )

    op.create_table(
        "bank_entries",
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("bank_id", sa.String(length=128), nullable=False),
        sa.Column("entry_id", sa.String(length=128), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("has_left", sa.Boolean(), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=True),
        sa.Column("quality", sa.Integer(), nullable=True),
        sa.Column("variant", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("labels", sa.Text(), nullable=False),
        sa.Column("audience", sa.String(length=64), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("disputes", sa.BigInteger(), nullable=False),
        sa.Column("added_on", sa.String(length=10), nullable=False),
        sa.CheckConstraint(
            "state IN ('active','disputed','withdrawn')", name=op.f("ck_bank_entries_state")
        ),
        sa.ForeignKeyConstraint(
            ["bank_id"], ["banks.bank_id"], name=op.f("fk_bank_entries_bank_id_banks")
        ),
        sa.PrimaryKeyConstraint("place", name=op.f("pk_bank_entries")),
        sa.UniqueConstraint("bank_id", "entry_id", name=op.f("uq_bank_entries_bank_id_entry_id")),
    )
    op.create_index("ix_bank_entries_value", "bank_entries", ["value"])
    op.create_index("ix_bank_entries_kind_place", "bank_entries", ["kind", "place"])
    op.create_index("ix_bank_entries_standing", "bank_entries", ["bank_id", "has_left", "state"])
