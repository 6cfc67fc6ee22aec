# SPDX-License-Identifier: Apache-2.0
"""Banks of hashes with their entries and trails, proposals, and the second stage of a group.

Two banks are made: ``local``, to which decisions propose, and ``allow`` for what is known harmless.
"""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_STAGES = ("stage IN ('first','lead')", "stage IN ('first','second','lead')")
_CHUNK = 1000


def upgrade() -> None:
    """Make the tables and the two banks, and write down which media have which hash."""
    _let_groups_be_second()
    _banks()
    _proposals()
    _media_hashes()


def _let_groups_be_second() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint(op.f("ck_groups_stage"), "groups")
        op.create_check_constraint(op.f("ck_groups_stage"), "groups", _STAGES[1])
        return
    # SQLite cannot alter a check, and the table cannot be made anew while others refer to it.  A
    # wider check changes nothing of what is stored (https://sqlite.org/lang_altertable.html, 8).
    op.execute("PRAGMA writable_schema=ON")
    op.get_bind().execute(
        sa.text(
            "UPDATE sqlite_master SET sql = replace(sql, :before, :after)"
            " WHERE type = 'table' AND name = 'groups'"
        ),
        {"before": _STAGES[0], "after": _STAGES[1]},
    )
    op.execute("PRAGMA writable_schema=RESET")


def _banks() -> None:
    banks = op.create_table(
        "banks",
        sa.Column("bank_id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("radius", sa.SmallInteger(), nullable=False),
        sa.Column("rev", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("as_of_ms", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("kind IN ('block','allow')", name=op.f("ck_banks_kind")),
        sa.PrimaryKeyConstraint("bank_id", name=op.f("pk_banks")),
    )
    op.bulk_insert(
        banks,
        [
            {"bank_id": "local", "name": "local", "kind": "block", "radius": 31},
            {"bank_id": "allow", "name": "allow", "kind": "allow", "radius": 31},
        ],
    )
    op.create_table(
        "bank_entries",
        sa.Column("entry_id", sa.String(length=64), nullable=False),
        sa.Column("bank_id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("value", sa.String(length=128), nullable=False),
        sa.Column("variant", sa.String(length=64), server_default="", nullable=False),
        sa.Column("quality", sa.SmallInteger(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("audience", sa.String(length=64), server_default="", nullable=False),
        sa.Column("labels", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=128), server_default="", nullable=False),
        sa.Column("source_ref", sa.String(length=256), server_default="", nullable=False),
        sa.Column("disputes", sa.Integer(), server_default="0", nullable=False),
        sa.Column("foreign_disputes", sa.Integer(), server_default="0", nullable=False),
        sa.Column("reason", sa.String(length=64), server_default="", nullable=False),
        sa.Column("proposal_id", sa.String(length=64), nullable=True),
        sa.Column("added_ms", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "state IN ('active','disputed','withdrawn')", name=op.f("ck_bank_entries_state")
        ),
        sa.ForeignKeyConstraint(
            ["bank_id"], ["banks.bank_id"], name=op.f("fk_bank_entries_bank_id_banks")
        ),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_bank_entries")),
        sa.UniqueConstraint("bank_id", "kind", "value", name=op.f("uq_bank_entries_bank_id")),
    )
    op.create_index("ix_bank_entries_rev", "bank_entries", ["bank_id", "rev"], unique=True)
    op.create_index("ix_bank_entries_value", "bank_entries", ["kind", "value"])
    op.create_index("ix_bank_entries_source", "bank_entries", ["source", "source_ref"])
    op.create_table(
        "bank_events",
        sa.Column(
            "seq",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("entry_id", sa.String(length=64), nullable=False),
        sa.Column("event", sa.String(length=16), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.String(length=128), nullable=False),
        sa.Column("reason", sa.String(length=64), server_default="", nullable=False),
        sa.Column("act_id", sa.String(length=128), nullable=True),
        sa.Column("fingerprint", sa.String(length=64), nullable=True),
        sa.Column("signature", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["entry_id"],
            ["bank_entries.entry_id"],
            name=op.f("fk_bank_events_entry_id_bank_entries"),
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_bank_events")),
        sa.UniqueConstraint("act_id", name=op.f("uq_bank_events_act_id")),
    )
    op.create_index(op.f("ix_bank_events_entry_id"), "bank_events", ["entry_id"])


def _proposals() -> None:
    is_open = sa.text("state IN ('awaiting_second','with_lead')")
    op.create_table(
        "proposals",
        sa.Column("proposal_id", sa.String(length=64), nullable=False),
        sa.Column("bank_id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("value", sa.String(length=128), nullable=False),
        sa.Column("variant", sa.String(length=64), server_default="", nullable=False),
        sa.Column("quality", sa.SmallInteger(), nullable=True),
        sa.Column("category", sa.String(length=64), nullable=False),
        sa.Column("labels", sa.Text(), nullable=False),
        sa.Column("audience", sa.String(length=64), server_default="", nullable=False),
        sa.Column("item_id", sa.String(length=64), nullable=False),
        sa.Column("group_id", sa.String(length=64), nullable=False),
        sa.Column("decision_id", sa.String(length=128), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.String(length=64), server_default="", nullable=False),
        sa.Column("entry_id", sa.String(length=64), nullable=True),
        sa.Column("created_ms", sa.BigInteger(), nullable=False),
        sa.Column("changed_ms", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "state IN ('stopped','awaiting_second','with_lead','agreed','refused','withdrawn')",
            name=op.f("ck_proposals_state"),
        ),
        sa.ForeignKeyConstraint(
            ["bank_id"], ["banks.bank_id"], name=op.f("fk_proposals_bank_id_banks")
        ),
        sa.PrimaryKeyConstraint("proposal_id", name=op.f("pk_proposals")),
    )
    op.create_index(
        "uq_proposals_open",
        "proposals",
        ["bank_id", "kind", "value"],
        unique=True,
        postgresql_where=is_open,
        sqlite_where=is_open,
    )
    op.create_index("ix_proposals_changed", "proposals", ["changed_ms"])
    op.create_index(op.f("ix_proposals_item_id"), "proposals", ["item_id"])
    op.create_index(op.f("ix_proposals_group_id"), "proposals", ["group_id"])


def _media_hashes() -> None:
    made = op.create_table(
        "media_hashes",
        sa.Column("media_id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("value", sa.String(length=128), nullable=False),
        sa.ForeignKeyConstraint(
            ["media_id"], ["media.media_id"], name=op.f("fk_media_hashes_media_id_media")
        ),
        sa.PrimaryKeyConstraint("media_id", "kind", "value", name=op.f("pk_media_hashes")),
    )
    op.create_index("ix_media_hashes_value", "media_hashes", ["kind", "value"])
    connection = op.get_bind()
    last = ""
    while True:
        page = connection.execute(
            sa.text(
                "SELECT media_id, hashes FROM media WHERE media_id > :last"
                " ORDER BY media_id LIMIT :most"
            ),
            {"last": last, "most": _CHUNK},
        ).all()
        if not page:
            return
        last = page[-1].media_id
        found = {
            (row.media_id, each["kind"], each["value"])
            for row in page
            for each in json.loads(row.hashes)
        }
        rows = [
            {"media_id": media_id, "kind": kind, "value": value}
            for media_id, kind, value in sorted(found)
        ]
        if rows:
            op.bulk_insert(made, rows)
