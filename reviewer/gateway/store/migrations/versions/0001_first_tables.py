# SPDX-License-Identifier: Apache-2.0
"""The first tables, and the triggers that let log entries only be appended.

Migrations import nothing of ours: a later table must not change what an old revision made.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_SQLITE = (
    """CREATE TRIGGER log_entries_no_update BEFORE UPDATE ON log_entries
       BEGIN SELECT raise(abort, 'log entries are append-only'); END""",
    """CREATE TRIGGER log_entries_no_delete BEFORE DELETE ON log_entries
       BEGIN SELECT raise(abort, 'log entries are append-only'); END""",
)
_POSTGRESQL = (
    """CREATE FUNCTION log_entries_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE EXCEPTION 'log entries are append-only'; END $$""",
    """CREATE TRIGGER log_entries_no_change BEFORE UPDATE OR DELETE ON log_entries
       FOR EACH ROW EXECUTE FUNCTION log_entries_refuse()""",
    """CREATE TRIGGER log_entries_no_truncate BEFORE TRUNCATE ON log_entries
       FOR EACH STATEMENT EXECUTE FUNCTION log_entries_refuse()""",
)


def upgrade() -> None:
    """Make every table, then the triggers."""
    _tables()
    triggers = _SQLITE if op.get_bind().dialect.name == "sqlite" else _POSTGRESQL
    for statement in triggers:
        op.execute(statement)


def _tables() -> None:
    op.create_table(
        "bundles",
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("version", sa.String(length=64), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.Column("published_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "version", name=op.f("pk_bundles")),
    )
    op.create_table(
        "decisions",
        sa.Column("decision_id", sa.String(length=128), nullable=False),
        sa.Column("workstation_id", sa.String(length=64), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("entry_type", sa.String(length=8), nullable=False),
        sa.Column("group_id", sa.String(length=128), nullable=False),
        sa.Column("generation", sa.BigInteger(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("entry", sa.Text(), nullable=False),
        sa.Column("outcome", sa.String(length=32), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("effective", sa.Boolean(), nullable=False),
        sa.Column("reopened", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.CheckConstraint(
            "entry_type IN ('decision','divert','return')", name=op.f("ck_decisions_entry_type")
        ),
        sa.PrimaryKeyConstraint("decision_id", name=op.f("pk_decisions")),
        sa.UniqueConstraint("workstation_id", "sequence", name=op.f("uq_decisions_workstation_id")),
    )
    op.create_index("ix_decisions_group", "decisions", ["group_id"], unique=False)
    op.create_index(
        "uq_decisions_one_effective",
        "decisions",
        ["group_id", "generation"],
        unique=True,
        postgresql_where=sa.text("effective"),
        sqlite_where=sa.text("effective"),
    )
    op.create_table(
        "feed",
        sa.Column(
            "seq",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("transaction_id", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("topic", sa.String(length=128), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_feed")),
    )
    op.create_index("ix_feed_topic", "feed", ["topic", "transaction_id", "seq"], unique=False)
    op.create_table(
        "groups",
        sa.Column("group_id", sa.String(length=64), nullable=False),
        sa.Column("queue", sa.String(length=128), nullable=False),
        sa.Column("category", sa.String(length=64), nullable=False),
        sa.Column("severity", sa.SmallInteger(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("stage", sa.String(length=8), server_default="first", nullable=False),
        sa.Column("tier", sa.SmallInteger(), nullable=False),
        sa.Column("due_ms", sa.BigInteger(), nullable=False),
        sa.Column("legal_basis", sa.String(length=64), nullable=False),
        sa.Column("policy_version", sa.String(length=64), nullable=False),
        sa.Column("generation", sa.Integer(), server_default="0", nullable=False),
        sa.Column("lease_id", sa.String(length=64), nullable=True),
        sa.Column("holder_workstation", sa.String(length=64), nullable=True),
        sa.Column("holder_person", sa.String(length=64), nullable=True),
        sa.Column("last_workstation", sa.String(length=64), nullable=True),
        sa.Column("last_lease_id", sa.String(length=64), nullable=True),
        sa.Column("expires_ms", sa.BigInteger(), nullable=True),
        sa.Column("offline_until_ms", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "(state = 'leased') = (lease_id IS NOT NULL)", name=op.f("ck_groups_leased_has_lease")
        ),
        sa.CheckConstraint("stage IN ('first','lead')", name=op.f("ck_groups_stage")),
        sa.CheckConstraint(
            "state IN ('ingested','available','leased','closed',"
            "'withdrawn','diverted','quarantined')",
            name=op.f("ck_groups_state"),
        ),
        sa.PrimaryKeyConstraint("group_id", name=op.f("pk_groups")),
    )
    op.create_index(
        "ix_groups_expiry",
        "groups",
        ["expires_ms"],
        unique=False,
        postgresql_where=sa.text("state = 'leased'"),
        sqlite_where=sa.text("state = 'leased'"),
    )
    op.create_index("ix_groups_holder", "groups", ["holder_person", "state"], unique=False)
    op.create_index(
        "ix_groups_ready",
        "groups",
        ["queue", "tier", "due_ms", "group_id"],
        unique=False,
        postgresql_where=sa.text("state = 'available'"),
        sqlite_where=sa.text("state = 'available'"),
    )
    op.create_table(
        "incidents",
        sa.Column("incident_id", sa.String(length=64), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("category", sa.String(length=64), server_default="", nullable=False),
        sa.Column("target_min", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("ending", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.CheckConstraint(
            "state IN ('proposed','active','ended')", name=op.f("ck_incidents_state")
        ),
        sa.PrimaryKeyConstraint("incident_id", name=op.f("pk_incidents")),
    )
    op.create_table(
        "lease_answers",
        sa.Column("workstation_id", sa.String(length=64), nullable=False),
        sa.Column("idempotency_key", sa.String(length=128), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("group_ids", sa.Text(), nullable=False),
        sa.Column("answered_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("workstation_id", "idempotency_key", name=op.f("pk_lease_answers")),
    )
    op.create_table(
        "logs",
        sa.Column("log", sa.String(length=64), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("size", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("checkpoint", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("log", name=op.f("pk_logs")),
    )
    op.create_table(
        "media",
        sa.Column("media_id", sa.String(length=64), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("media_type", sa.String(length=256), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=True),
        sa.Column("height", sa.Integer(), nullable=True),
        sa.Column("duration_ms", sa.BigInteger(), nullable=True),
        sa.Column("hashes", sa.Text(), nullable=False),
        sa.Column("chunks", sa.Text(), nullable=False),
        sa.Column("blob", sa.String(length=64), nullable=False),
        sa.Column("wrapped_key", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("media_id", name=op.f("pk_media")),
        sa.UniqueConstraint("sha256", name=op.f("uq_media_sha256")),
    )
    op.create_table(
        "payloads",
        sa.Column("payload_commit", sa.String(length=64), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("payload_commit", name=op.f("pk_payloads")),
    )
    op.create_table(
        "people",
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("display", sa.Text(), nullable=False),
        sa.Column("roles", sa.Text(), nullable=False),
        sa.Column("webhook_url", sa.Text(), server_default="", nullable=False),
        sa.Column("token_sha256", sa.String(length=64), nullable=True),
        sa.Column("active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("created_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_people")),
        sa.UniqueConstraint("token_sha256", name=op.f("uq_people_token_sha256")),
    )
    op.create_table(
        "refusals",
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("group_id", sa.String(length=64), nullable=False),
        sa.Column("until_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "group_id", name=op.f("pk_refusals")),
    )
    op.create_table(
        "server",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_server")),
    )
    op.create_table(
        "deliveries",
        sa.Column("delivery_id", sa.String(length=64), nullable=False),
        sa.Column("platform_id", sa.String(length=64), nullable=False),
        sa.Column("decision_id", sa.String(length=128), nullable=False),
        sa.Column("item_id", sa.String(length=64), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("next_ms", sa.BigInteger(), nullable=False),
        sa.Column("receipt", sa.Text(), server_default="", nullable=False),
        sa.Column("folder_written", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.CheckConstraint("state IN ('waiting','delivered')", name=op.f("ck_deliveries_state")),
        sa.ForeignKeyConstraint(
            ["platform_id"], ["people.person_id"], name=op.f("fk_deliveries_platform_id_people")
        ),
        sa.PrimaryKeyConstraint("delivery_id", name=op.f("pk_deliveries")),
        sa.UniqueConstraint(
            "platform_id", "decision_id", "item_id", name=op.f("uq_deliveries_platform_id")
        ),
    )
    op.create_index("ix_deliveries_due", "deliveries", ["state", "next_ms"], unique=False)
    op.create_table(
        "enrolment_codes",
        sa.Column("code_sha256", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("expires_ms", sa.BigInteger(), nullable=False),
        sa.Column("used_ms", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.person_id"], name=op.f("fk_enrolment_codes_person_id_people")
        ),
        sa.PrimaryKeyConstraint("code_sha256", name=op.f("pk_enrolment_codes")),
    )
    op.create_table(
        "grants",
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("queue", sa.String(length=128), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.person_id"], name=op.f("fk_grants_person_id_people")
        ),
        sa.PrimaryKeyConstraint("person_id", "queue", name=op.f("pk_grants")),
    )
    op.create_table(
        "incident_acks",
        sa.Column("incident_id", sa.String(length=64), nullable=False),
        sa.Column("workstation_id", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(
            ["incident_id"],
            ["incidents.incident_id"],
            name=op.f("fk_incident_acks_incident_id_incidents"),
        ),
        sa.PrimaryKeyConstraint(
            "incident_id", "workstation_id", "state", name=op.f("pk_incident_acks")
        ),
    )
    op.create_table(
        "incident_approvals",
        sa.Column("incident_id", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("ending", sa.Boolean(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["incident_id"],
            ["incidents.incident_id"],
            name=op.f("fk_incident_approvals_incident_id_incidents"),
        ),
        sa.PrimaryKeyConstraint(
            "incident_id", "person_id", "ending", name=op.f("pk_incident_approvals")
        ),
    )
    op.create_table(
        "items",
        sa.Column("item_id", sa.String(length=64), nullable=False),
        sa.Column("group_id", sa.String(length=64), nullable=False),
        sa.Column("platform_id", sa.String(length=64), nullable=False),
        sa.Column("external_id", sa.String(length=256), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("context", sa.Text(), nullable=False),
        sa.Column("media_id", sa.String(length=64), nullable=True),
        sa.Column("declared_sha256", sa.String(length=64), server_default="", nullable=False),
        sa.Column("received_ms", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "state IN ('ingested','available','closed','withdrawn','diverted','quarantined')",
            name=op.f("ck_items_state"),
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.group_id"], name=op.f("fk_items_group_id_groups")
        ),
        sa.ForeignKeyConstraint(
            ["media_id"], ["media.media_id"], name=op.f("fk_items_media_id_media")
        ),
        sa.ForeignKeyConstraint(
            ["platform_id"], ["people.person_id"], name=op.f("fk_items_platform_id_people")
        ),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_items")),
        sa.UniqueConstraint("platform_id", "external_id", name=op.f("uq_items_platform_id")),
    )
    op.create_index(op.f("ix_items_group_id"), "items", ["group_id"], unique=False)
    op.create_index(op.f("ix_items_media_id"), "items", ["media_id"], unique=False)
    op.create_table(
        "log_checkpoints",
        sa.Column("log", sa.String(length=64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["log"], ["logs.log"], name=op.f("fk_log_checkpoints_log_logs")),
        sa.PrimaryKeyConstraint("log", "size", name=op.f("pk_log_checkpoints")),
    )
    op.create_table(
        "log_entries",
        sa.Column("log", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("chain", sa.String(length=64), nullable=False),
        sa.Column("item_id", sa.String(length=128), nullable=True),
        sa.Column("decision_id", sa.String(length=128), nullable=True),
        sa.ForeignKeyConstraint(["log"], ["logs.log"], name=op.f("fk_log_entries_log_logs")),
        sa.PrimaryKeyConstraint("log", "seq", name=op.f("pk_log_entries")),
    )
    op.create_index(
        op.f("ix_log_entries_decision_id"), "log_entries", ["decision_id"], unique=False
    )
    op.create_index(op.f("ix_log_entries_item_id"), "log_entries", ["item_id"], unique=False)
    op.create_table(
        "workstations",
        sa.Column("workstation_id", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("device_key", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("app_version", sa.String(length=64), server_default="", nullable=False),
        sa.Column("revoked_ms", sa.BigInteger(), nullable=True),
        sa.Column("created_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.person_id"], name=op.f("fk_workstations_person_id_people")
        ),
        sa.PrimaryKeyConstraint("workstation_id", name=op.f("pk_workstations")),
    )
    op.create_index(op.f("ix_workstations_person_id"), "workstations", ["person_id"], unique=False)
    op.create_table(
        "tokens",
        sa.Column("token_sha256", sa.String(length=64), nullable=False),
        sa.Column("workstation_id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("expires_ms", sa.BigInteger(), nullable=False),
        sa.Column("parent_sha256", sa.String(length=64), nullable=True),
        sa.Column("spent_ms", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("kind IN ('access','refresh')", name=op.f("ck_tokens_kind")),
        sa.ForeignKeyConstraint(
            ["workstation_id"],
            ["workstations.workstation_id"],
            name=op.f("fk_tokens_workstation_id_workstations"),
        ),
        sa.PrimaryKeyConstraint("token_sha256", name=op.f("pk_tokens")),
    )
    op.create_index("ix_tokens_workstation", "tokens", ["workstation_id"], unique=False)
