# SPDX-License-Identifier: Apache-2.0
"""Exchanges: where a fetch stands, and what was shared under which name."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "exchanges",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("peer", sa.String(length=16), nullable=False),
        sa.Column("base_url", sa.Text(), nullable=False),
        sa.Column("remote", sa.String(length=256), nullable=False),
        sa.Column("bank", sa.String(length=64), nullable=False),
        sa.Column("direction", sa.String(length=8), nullable=False),
        sa.Column("audience", sa.String(length=64), nullable=False),
        sa.Column("level", sa.String(length=8), nullable=False),
        sa.Column("cursor", sa.Text(), server_default="", nullable=False),
        sa.Column("round", sa.Integer(), server_default="0", nullable=False),
        sa.Column("position", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("last_ok_ms", sa.BigInteger(), nullable=True),
        sa.Column("last_error", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "peer IN ('hma','threatexchange','tat')", name=op.f("ck_exchanges_peer")
        ),
        sa.CheckConstraint(
            "direction IN ('fetch','share','both')", name=op.f("ck_exchanges_direction")
        ),
        sa.CheckConstraint(
            "level IN ('white','green','amber','red')", name=op.f("ck_exchanges_level")
        ),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_exchanges")),
    )
    op.create_table(
        "exchange_entries",
        sa.Column("exchange", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("value", sa.String(length=64), nullable=False),
        sa.Column("remote_id", sa.String(length=64), server_default="", nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("idempotency", sa.String(length=64), nullable=False),
        sa.Column("detail", sa.Text(), server_default="", nullable=False),
        sa.Column("changed_ms", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "state IN ('sending','shared','refused','withdrawing','withdrawn')",
            name=op.f("ck_exchange_entries_state"),
        ),
        sa.ForeignKeyConstraint(
            ["exchange"], ["exchanges.name"], name=op.f("fk_exchange_entries_exchange_exchanges")
        ),
        sa.PrimaryKeyConstraint("exchange", "kind", "value", name=op.f("pk_exchange_entries")),
    )
    op.create_table(
        "exchange_seen",
        sa.Column("exchange", sa.String(length=64), nullable=False),
        sa.Column("bank", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("value", sa.String(length=64), nullable=False),
        sa.Column("source_id", sa.String(length=256), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("is_listed", sa.Boolean(), nullable=False),
        sa.Column("updated_ms", sa.BigInteger(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("exchange", "bank", "kind", "value", name=op.f("pk_exchange_seen")),
    )
    op.create_index("ix_exchange_seen_round", "exchange_seen", ["exchange", "bank", "round"])
    op.create_index("ix_exchange_seen_value", "exchange_seen", ["bank", "value"])
