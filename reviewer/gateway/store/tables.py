# SPDX-License-Identifier: Apache-2.0
"""The gateway's tables, the same on SQLite and PostgreSQL.

Rules: the hot table ``groups`` is small and everything else is append-mostly; ``decisions`` *is*
the idempotency store and never expires; nothing about a person's wellbeing has a column here;
``closed_queues`` has one bit that stands for any cause at all.
Instants are integer milliseconds since 1970 (UTC) so that both engines compare them alike;
documents are canonical JSON text.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# BIGINT keys must be INTEGER on SQLite to count up by themselves.
_Serial = BigInteger().with_variant(Integer(), "sqlite")

server = Table(  # one row of facts per key: server_id, epoch, ...
    "server",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)

people = Table(
    "people",
    metadata,
    Column("person_id", String(64), primary_key=True),  # pseudonym
    Column("display", Text, nullable=False),  # the identity map; deletable on its own
    Column("roles", Text, nullable=False),  # canonical JSON list
    Column("webhook_url", Text, nullable=False, server_default=""),  # platforms only
    Column("token_sha256", String(64), nullable=True, unique=True),  # platforms only
    Column("active", Boolean, nullable=False, server_default=text("true")),
    Column("created_ms", BigInteger, nullable=False),
)

grants = Table(  # until courses exist, qualified means granted by an administrator
    "grants",
    metadata,
    Column("person_id", String(64), ForeignKey("people.person_id"), primary_key=True),
    Column("queue", String(128), primary_key=True),  # a queue name, or "*"
)

enrolment_codes = Table(
    "enrolment_codes",
    metadata,
    Column("code_sha256", String(64), primary_key=True),
    Column("person_id", String(64), ForeignKey("people.person_id"), nullable=False),
    Column("expires_ms", BigInteger, nullable=False),
    Column("used_ms", BigInteger, nullable=True),
)

workstations = Table(
    "workstations",
    metadata,
    Column("workstation_id", String(64), primary_key=True),
    Column("person_id", String(64), ForeignKey("people.person_id"), nullable=False, index=True),
    Column("device_key", LargeBinary, nullable=False),  # raw Ed25519 public key
    Column("name", Text, nullable=False, server_default=""),
    Column("app_version", String(64), nullable=False, server_default=""),
    Column("revoked_ms", BigInteger, nullable=True),
    Column("created_ms", BigInteger, nullable=False),
)

tokens = Table(  # one family per workstation; reuse of a spent refresh token ends the family
    "tokens",
    metadata,
    Column("token_sha256", String(64), primary_key=True),
    Column("workstation_id", String(64), ForeignKey("workstations.workstation_id"), nullable=False),
    Column("kind", String(8), nullable=False),  # access | refresh
    Column("expires_ms", BigInteger, nullable=False),
    # A refresh token stays good until the one it was exchanged for is used: a lost answer
    # must not sign anybody out.
    Column("parent_sha256", String(64), nullable=True),
    Column("spent_ms", BigInteger, nullable=True),
    CheckConstraint("kind IN ('access','refresh')", name="kind"),
    Index("ix_tokens_workstation", "workstation_id"),
)

groups = Table(
    "groups",
    metadata,
    Column("group_id", String(64), primary_key=True),
    Column("queue", String(128), nullable=False),
    Column("category", String(64), nullable=False),
    Column("severity", SmallInteger, nullable=True),
    Column("state", String(16), nullable=False),
    Column("stage", String(8), nullable=False, server_default="first"),
    Column("tier", SmallInteger, nullable=False),  # 0 incident, 1 legal clock, 2 ordinary
    Column("due_ms", BigInteger, nullable=False),
    Column("legal_basis", String(64), nullable=False),
    Column("policy_version", String(64), nullable=False),
    Column("generation", Integer, nullable=False, server_default="0"),
    Column("lease_id", String(64), nullable=True),
    Column("holder_workstation", String(64), nullable=True),
    Column("holder_person", String(64), nullable=True),
    Column("last_workstation", String(64), nullable=True),  # who may still answer after expiry
    Column("last_lease_id", String(64), nullable=True),
    Column("expires_ms", BigInteger, nullable=True),
    Column("offline_until_ms", BigInteger, nullable=True),
    # The member that stands for the others.
    Column("representative", String(64), nullable=True),
    # The group its first item is alike, had it not been held or decided by then.
    Column("near_group", String(64), nullable=True),
    Column("near_differs", Boolean, nullable=False, server_default=text("false")),
    CheckConstraint(
        "state IN ('ingested','available','leased','closed','withdrawn','diverted','quarantined')",
        name="state",
    ),
    CheckConstraint("stage IN ('first','second','lead')", name="stage"),
    CheckConstraint("(state = 'leased') = (lease_id IS NOT NULL)", name="leased_has_lease"),
    Index(
        "ix_groups_ready",
        "queue",
        "tier",
        "due_ms",
        "group_id",
        postgresql_where=text("state = 'available'"),
        sqlite_where=text("state = 'available'"),
    ),
    Index(
        "ix_groups_expiry",
        "expires_ms",
        postgresql_where=text("state = 'leased'"),
        sqlite_where=text("state = 'leased'"),
    ),
    Index("ix_groups_holder", "holder_person", "state"),
    Index(
        "ix_groups_near",
        "near_group",
        postgresql_where=text("near_group IS NOT NULL"),
        sqlite_where=text("near_group IS NOT NULL"),
    ),
)

items = Table(
    "items",
    metadata,
    Column("item_id", String(64), primary_key=True),
    Column("group_id", String(64), ForeignKey("groups.group_id"), nullable=False, index=True),
    Column("platform_id", String(64), ForeignKey("people.person_id"), nullable=False),
    Column("external_id", String(256), nullable=False),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("state", String(16), nullable=False),
    Column("kind", String(8), nullable=False),
    Column("context", Text, nullable=False),  # canonical JSON of wire.work.ContextMessage
    Column("media_id", String(64), ForeignKey("media.media_id"), nullable=True, index=True),
    Column("declared_sha256", String(64), nullable=False, server_default=""),
    Column("received_ms", BigInteger, nullable=False),
    # The group's generation then: who was given the group before still saw the item in it.
    Column("withdrawn_generation", Integer, nullable=True),
    CheckConstraint(
        "state IN ('ingested','available','closed','withdrawn','diverted','quarantined')",
        name="state",
    ),
    UniqueConstraint("platform_id", "external_id"),
)

media = Table(  # bytes are content-addressed and sealed in the media folder
    "media",
    metadata,
    Column("media_id", String(64), primary_key=True),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("media_type", String(256), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("width", Integer, nullable=True),
    Column("height", Integer, nullable=True),
    Column("duration_ms", BigInteger, nullable=True),
    Column("hashes", Text, nullable=False),  # canonical JSON list of wire.work.HashMessage
    Column("chunks", Text, nullable=False),  # canonical JSON list of hex digests
    Column("blob", String(64), nullable=False),  # random file name in the media folder
    Column("wrapped_key", LargeBinary, nullable=True),  # NULL once shredded
    # Why they could not be decoded (``MediaUnreadable``); then nobody is ever given them.
    Column("unreadable", String(32), nullable=False, server_default=""),
)

refusals = Table(  # "not offered to this person again today"; says nothing of why
    "refusals",
    metadata,
    Column("person_id", String(64), primary_key=True),
    Column("group_id", String(64), primary_key=True),
    Column("until_ms", BigInteger, nullable=False),
)

closed_queues = Table(  # one bit until midnight, the same for every cause; gone with the day
    "closed_queues",
    metadata,
    Column("person_id", String(64), primary_key=True),
    Column("queue", String(128), primary_key=True),
    Column("until_ms", BigInteger, nullable=False),
)

lease_answers = Table(  # a repeated Idempotency-Key gets the same leases
    "lease_answers",
    metadata,
    Column("workstation_id", String(64), primary_key=True),
    Column("idempotency_key", String(128), primary_key=True),
    Column("fingerprint", String(64), nullable=False),
    Column("group_ids", Text, nullable=False),  # canonical JSON list
    Column("answered_ms", BigInteger, nullable=False),
)

decisions = Table(
    "decisions",
    metadata,
    Column("decision_id", String(128), primary_key=True),  # ids made elsewhere: 128
    Column("workstation_id", String(64), nullable=False),
    Column("sequence", BigInteger, nullable=False),
    Column("person_id", String(64), nullable=False),
    Column("entry_type", String(8), nullable=False),  # decision | divert | return
    Column("group_id", String(128), nullable=False),
    Column("generation", BigInteger, nullable=False),
    Column("fingerprint", String(64), nullable=False),  # SHA-256 of the entry's canonical JSON
    Column("entry", Text, nullable=False),
    Column("outcome", String(32), nullable=False),
    Column("detail", Text, nullable=False),
    Column("effective", Boolean, nullable=False),
    Column("reopened", Boolean, nullable=False, server_default=text("false")),
    CheckConstraint("entry_type IN ('decision','divert','return')", name="entry_type"),
    UniqueConstraint("workstation_id", "sequence"),
    # A second lock on the fence, right even where the code is wrong.
    Index(
        "uq_decisions_one_effective",
        "group_id",
        "generation",
        unique=True,
        postgresql_where=text("effective"),
        sqlite_where=text("effective"),
    ),
    Index("ix_decisions_group", "group_id"),
)

payloads = Table(  # free text: sealed to the payload key; erasing a row leaves every log whole
    "payloads",
    metadata,
    Column("payload_commit", String(64), primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
)

feed = Table(  # topics: "ws:<workstation>", "platform:<person>", "events"
    "feed",
    metadata,
    Column("seq", _Serial, primary_key=True, autoincrement=True),
    # PostgreSQL: pg_current_xact_id() at insert, read back below pg_snapshot_xmin (sync.md 0.10);
    # SQLite has one writer, where it is always 0.
    Column("transaction_id", BigInteger, nullable=False, server_default="0"),
    Column("topic", String(128), nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_feed_topic", "topic", "transaction_id", "seq"),
)

deliveries = Table(  # one row per decision and platform; the receipt is kept
    "deliveries",
    metadata,
    Column("delivery_id", String(64), primary_key=True),
    Column("platform_id", String(64), ForeignKey("people.person_id"), nullable=False),
    Column("decision_id", String(128), nullable=False),
    Column("item_id", String(64), nullable=False),
    Column("body", Text, nullable=False),  # canonical JSON of wire.work.PlatformDecision
    Column("state", String(16), nullable=False),  # waiting | delivered
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("next_ms", BigInteger, nullable=False),
    # While it waits: how the last try ended.
    Column("receipt", Text, nullable=False, server_default=""),
    Column("folder_written", Boolean, nullable=False, server_default=text("false")),
    CheckConstraint("state IN ('waiting','delivered')", name="state"),
    UniqueConstraint("platform_id", "decision_id", "item_id"),
    Index("ix_deliveries_due", "state", "next_ms"),
)

bundles = Table(
    "bundles",
    metadata,
    Column("kind", String(32), primary_key=True),
    Column("version", String(64), primary_key=True),
    Column("body", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("published_ms", BigInteger, nullable=False),
)

logs = Table(  # the witness's knowledge of each log, its own ("gateway") included
    "logs",
    metadata,
    Column("log", String(64), primary_key=True),
    Column("public_key", LargeBinary, nullable=False),
    Column("size", BigInteger, nullable=False, server_default="0"),
    Column("state", Text, nullable=False),  # sealing.audit_log writer state (chain head, frontier)
    Column("checkpoint", Text, nullable=False, server_default=""),  # newest cosigned note
)

log_entries = Table(  # append-only by trigger (migrations)
    "log_entries",
    metadata,
    Column("log", String(64), ForeignKey("logs.log"), primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("record", Text, nullable=False),  # exact canonical bytes
    Column("chain", String(64), nullable=False),
    Column("item_id", String(128), nullable=True, index=True),
    Column("decision_id", String(128), nullable=True, index=True),
)

log_checkpoints = Table(  # every cosigned note, so that an export can anchor any prefix
    "log_checkpoints",
    metadata,
    Column("log", String(64), ForeignKey("logs.log"), primary_key=True),
    Column("size", BigInteger, primary_key=True),
    Column("note", Text, nullable=False),
)

incidents = Table(
    "incidents",
    metadata,
    Column("incident_id", String(64), primary_key=True),
    Column("title", Text, nullable=False),
    Column("category", String(64), nullable=False, server_default=""),
    Column("target_min", Integer, nullable=False),
    Column("state", String(16), nullable=False),  # proposed | active | ended
    Column("ending", Boolean, nullable=False, server_default=text("false")),
    CheckConstraint("state IN ('proposed','active','ended')", name="state"),
)

incident_approvals = Table(
    "incident_approvals",
    metadata,
    Column("incident_id", String(64), ForeignKey("incidents.incident_id"), primary_key=True),
    Column("person_id", String(64), primary_key=True),
    Column("ending", Boolean, primary_key=True),
    Column("signature", LargeBinary, nullable=False),
)

incident_acks = Table(
    "incident_acks",
    metadata,
    Column("incident_id", String(64), ForeignKey("incidents.incident_id"), primary_key=True),
    Column("workstation_id", String(64), primary_key=True),
    Column("state", String(16), primary_key=True),  # active | ended
)

banks = Table(  # locked, all in order of id, by whoever changes what is in one
    "banks",
    metadata,
    Column("bank_id", String(64), primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", String(8), nullable=False),  # block | allow
    Column("radius", SmallInteger, nullable=False),  # bits within which a PDQ hash matches
    Column("rev", BigInteger, nullable=False, server_default="0"),  # counts changes of entries
    Column("as_of_ms", BigInteger, nullable=True),
    # Up to this ``rev`` entries were held against the items that were here before them.
    Column("searched_through", BigInteger, nullable=False, server_default="0"),
    CheckConstraint("kind IN ('block','allow')", name="kind"),
)

bank_entries = Table(  # a withdrawn one stays, so that its trail does
    "bank_entries",
    metadata,
    Column("entry_id", String(64), primary_key=True),
    Column("bank_id", String(64), ForeignKey("banks.bank_id"), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("value", String(128), nullable=False),
    Column("variant", String(64), nullable=False, server_default=""),
    Column("quality", SmallInteger, nullable=True),
    Column("state", String(16), nullable=False),
    # The bank's ``rev`` at the newest change: commits are in this order, so nothing is skipped.
    Column("rev", BigInteger, nullable=False),
    Column("audience", String(64), nullable=False, server_default=""),
    Column("labels", Text, nullable=False),  # canonical JSON list
    Column("source", String(128), nullable=False, server_default=""),  # empty: this member's own
    Column("source_ref", String(256), nullable=False, server_default=""),  # its id at the source
    Column("disputes", Integer, nullable=False, server_default="0"),  # by this member's people
    Column("foreign_disputes", Integer, nullable=False, server_default="0"),
    Column("reason", String(64), nullable=False, server_default=""),  # of the newest change
    Column("proposal_id", String(64), nullable=True),
    Column("added_ms", BigInteger, nullable=False),
    CheckConstraint("state IN ('active','disputed','withdrawn')", name="state"),
    UniqueConstraint("bank_id", "kind", "value"),
    Index("ix_bank_entries_rev", "bank_id", "rev", unique=True),
    Index("ix_bank_entries_value", "kind", "value"),
    Index("ix_bank_entries_source", "source", "source_ref"),
)

bank_events = Table(  # the trail of each entry
    "bank_events",
    metadata,
    Column("seq", _Serial, primary_key=True, autoincrement=True),
    Column("entry_id", String(64), ForeignKey("bank_entries.entry_id"), nullable=False, index=True),
    Column("event", String(16), nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("actor", String(128), nullable=False),  # a pseudonym, an exchange or the console
    Column("reason", String(64), nullable=False, server_default=""),
    Column("act_id", String(128), nullable=True, unique=True),
    Column("fingerprint", String(64), nullable=True),  # SHA-256 of the signed act
    Column("signature", LargeBinary, nullable=True),
)

proposals = Table(
    "proposals",
    metadata,
    Column("proposal_id", String(64), primary_key=True),
    Column("bank_id", String(64), ForeignKey("banks.bank_id"), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("value", String(128), nullable=False),  # emptied when its item is diverted
    Column("variant", String(64), nullable=False, server_default=""),
    Column("quality", SmallInteger, nullable=True),
    Column("category", String(64), nullable=False),
    Column("labels", Text, nullable=False),  # canonical JSON list
    Column("audience", String(64), nullable=False, server_default=""),
    Column("item_id", String(64), nullable=False, index=True),
    Column("group_id", String(64), nullable=False, index=True),
    Column("decision_id", String(128), nullable=False),
    Column("state", String(16), nullable=False),
    Column("reason", String(64), nullable=False, server_default=""),
    Column("entry_id", String(64), nullable=True),
    Column("created_ms", BigInteger, nullable=False),
    Column("changed_ms", BigInteger, nullable=False),
    CheckConstraint(
        "state IN ('stopped','awaiting_second','with_lead','agreed','refused','withdrawn')",
        name="state",
    ),
    # Two people are never asked about one hash at a time.
    Index(
        "uq_proposals_open",
        "bank_id",
        "kind",
        "value",
        unique=True,
        postgresql_where=text("state IN ('awaiting_second','with_lead')"),
        sqlite_where=text("state IN ('awaiting_second','with_lead')"),
    ),
    Index("ix_proposals_changed", "changed_ms"),
)

media_hashes = Table(  # ``media.hashes`` once more, to be found by value
    "media_hashes",
    metadata,
    Column("media_id", String(64), ForeignKey("media.media_id"), primary_key=True),
    Column("kind", String(16), primary_key=True),
    Column("value", String(128), primary_key=True),
    Index("ix_media_hashes_value", "kind", "value"),
)

exchanges = Table(  # where hashes come from and go to; credentials are files beside the keys
    "exchanges",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("peer", String(16), nullable=False),  # hma | threatexchange | tat
    Column("base_url", Text, nullable=False),
    Column("remote", String(256), nullable=False),  # the peer's bank or privacy group
    Column("bank", String(64), nullable=False),
    Column("direction", String(8), nullable=False),
    Column("audience", String(64), nullable=False),  # whose hashes go there: a code of the policy
    Column("level", String(8), nullable=False),  # how far they may travel from there
    Column("cursor", Text, nullable=False, server_default=""),  # moves with its page's entries
    Column("round", Integer, nullable=False, server_default="0"),  # how often the list began anew
    Column("position", BigInteger, nullable=False, server_default="0"),  # in the bank's changes
    Column("last_ok_ms", BigInteger, nullable=True),
    Column("last_error", Text, nullable=False, server_default=""),
    CheckConstraint("peer IN ('hma','threatexchange','tat')", name="peer"),
    CheckConstraint("direction IN ('fetch','share','both')", name="direction"),
    CheckConstraint("level IN ('white','green','amber','red')", name="level"),
)

exchange_entries = Table(  # what we shared: looked up before anything is sent again
    "exchange_entries",
    metadata,
    Column("exchange", String(64), ForeignKey("exchanges.name"), primary_key=True),
    Column("kind", String(16), primary_key=True),
    Column("value", String(64), primary_key=True),
    Column("remote_id", String(64), nullable=False, server_default=""),
    Column("state", String(16), nullable=False),
    Column("idempotency", String(64), nullable=False),  # our name for the act at the peer
    Column("detail", Text, nullable=False, server_default=""),  # the peer's words of a refusal
    Column("changed_ms", BigInteger, nullable=False),
    CheckConstraint(
        "state IN ('sending','shared','refused','withdrawing','withdrawn')", name="state"
    ),
)

exchange_seen = Table(  # what an exchange last said of each hash, tombstones included
    "exchange_seen",
    metadata,
    Column("exchange", String(64), primary_key=True),  # or ``file:<name>``
    Column("bank", String(64), primary_key=True),
    Column("kind", String(16), primary_key=True),
    Column("value", String(64), primary_key=True),
    Column("source_id", String(256), nullable=False),  # where feedback goes
    Column("fingerprint", String(64), nullable=False),  # SHA-256 of what was said
    Column("is_listed", Boolean, nullable=False),  # the source says it is of the bank's kind
    Column("updated_ms", BigInteger, nullable=False),
    Column("round", Integer, nullable=False),
    Index("ix_exchange_seen_round", "exchange", "bank", "round"),
    Index("ix_exchange_seen_value", "bank", "value"),
)

media_traces = Table(  # what finds alike items again; gone with the bytes, never of locked ones
    "media_traces",
    metadata,
    Column("media_id", String(64), ForeignKey("media.media_id"), primary_key=True),
    Column("seq", BigInteger, nullable=False, unique=True),  # in the order of the commits
    Column("trace", LargeBinary, nullable=False),  # gateway.likeness.traces
)

likenesses = Table(  # how a member of a group is like its representative, which has no row
    "likenesses",
    metadata,
    Column("item_id", String(64), ForeignKey("items.item_id"), primary_key=True),
    Column("distance", SmallInteger, nullable=False),
    Column("form", String(16), nullable=False, server_default=""),
    Column("is_direct", Boolean, nullable=False),  # alike it, not only two of its others
    Column("differs", Boolean, nullable=False),  # not wholly: a decision for both asks again
)

matches = Table(  # which entry of a bank an item comes near to
    "matches",
    metadata,
    Column("item_id", String(64), ForeignKey("items.item_id"), primary_key=True),
    Column("entry_id", String(64), ForeignKey("bank_entries.entry_id"), primary_key=True),
    Column("distance", SmallInteger, nullable=False),
    Column("form", String(16), nullable=False, server_default=""),
)
