# SPDX-License-Identifier: Apache-2.0
"""Which queues are closed for a person until midnight: one bit, the same for every cause."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "closed_queues",
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("queue", sa.String(length=128), nullable=False),
        sa.Column("until_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "queue", name=op.f("pk_closed_queues")),
    )
