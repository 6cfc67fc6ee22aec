# SPDX-License-Identifier: Apache-2.0
"""What finds alike items again, what items match, and what a group knows of its members.

Items that are here already have no trace: they are matched by their exact hashes and join nothing.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and columns, and the row that those lock who put items into groups."""
    op.add_column("groups", sa.Column("representative", sa.String(length=64), nullable=True))
    op.add_column("groups", sa.Column("near_group", sa.String(length=64), nullable=True))
    op.add_column(
        "groups",
        sa.Column("near_differs", sa.Boolean(), server_default=sa.text("false"), nullable=False),
    )
    is_near = sa.text("near_group IS NOT NULL")
    op.create_index(
        "ix_groups_near", "groups", ["near_group"], postgresql_where=is_near, sqlite_where=is_near
    )
    op.add_column(
        "banks", sa.Column("searched_through", sa.BigInteger(), server_default="0", nullable=False)
    )
    _traces()
    _likenesses()
    _matches()
    op.execute("INSERT INTO server (name, value) VALUES ('grouping', '1')")


def _traces() -> None:
    op.create_table(
        "media_traces",
        sa.Column("media_id", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("trace", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["media_id"], ["media.media_id"], name=op.f("fk_media_traces_media_id_media")
        ),
        sa.PrimaryKeyConstraint("media_id", name=op.f("pk_media_traces")),
        sa.UniqueConstraint("seq", name=op.f("uq_media_traces_seq")),
    )


def _likenesses() -> None:
    op.create_table(
        "likenesses",
        sa.Column("item_id", sa.String(length=64), nullable=False),
        sa.Column("distance", sa.SmallInteger(), nullable=False),
        sa.Column("form", sa.String(length=16), server_default="", nullable=False),
        sa.Column("is_direct", sa.Boolean(), nullable=False),
        sa.Column("differs", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["items.item_id"], name=op.f("fk_likenesses_item_id_items")
        ),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_likenesses")),
    )


def _matches() -> None:
    op.create_table(
        "matches",
        sa.Column("item_id", sa.String(length=64), nullable=False),
        sa.Column("entry_id", sa.String(length=64), nullable=False),
        sa.Column("distance", sa.SmallInteger(), nullable=False),
        sa.Column("form", sa.String(length=16), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["items.item_id"], name=op.f("fk_matches_item_id_items")
        ),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["bank_entries.entry_id"], name=op.f("fk_matches_entry_id_bank_entries")
        ),
        sa.PrimaryKeyConstraint("item_id", "entry_id", name=op.f("pk_matches")),
    )
