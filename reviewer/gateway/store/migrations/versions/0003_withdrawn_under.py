# SPDX-License-Identifier: Apache-2.0
"""Keeps under which generation of its group an item was withdrawn: NULL if that is not known."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("items", sa.Column("withdrawn_generation", sa.Integer(), nullable=True))
