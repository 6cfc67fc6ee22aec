# SPDX-License-Identifier: Apache-2.0
"""Brings a store's tables to the form this program knows.

Every step to the head is one transaction, so a store is of the old form or of the new.  There is
no way back but the copy that is made first.  SQLite forgets a table's triggers when a batch
migration makes the table anew, so they are made again after every migration.
"""

from __future__ import annotations

from datetime import datetime
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Final

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from reviewer.adapters.storage.connections import RawConnection, connect
from reviewer.domain.errors import StoreUnusable

if TYPE_CHECKING:  # Alembic takes its time to import, and is needed only when something changes
    from alembic.config import Config

HEAD: Final = "0002"
COPIES_KEPT: Final = 2
TRIGGERS: Final = {
    "audit_records_no_update": (
        "CREATE TRIGGER IF NOT EXISTS audit_records_no_update BEFORE UPDATE ON audit_records "
        "BEGIN SELECT RAISE(ABORT, 'audit records are append-only'); END"
    ),
    "audit_records_no_delete": (
        "CREATE TRIGGER IF NOT EXISTS audit_records_no_delete BEFORE DELETE ON audit_records "
        "BEGIN SELECT RAISE(ABORT, 'audit records are append-only'); END"
    ),
}


def revision_of(raw: RawConnection) -> str | None:
    """Return the revision a store's tables have, ``None`` for a file that is no finished store."""
    table = raw.execute(
        "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'"
    ).fetchone()
    if table != (1,):
        return None
    row = raw.execute("SELECT version_num FROM alembic_version").fetchone()
    return None if row is None else str(row[0])


def upgrade(path: Path, key: bytes, *, to: str = "head") -> None:
    """Run every step that is missing, in one transaction; an absent or empty file gets them all.

    Raises:
        StoreUnusable: the store is newer than this program (``newer``).
    """
    from alembic import command

    raw = connect(path, key)
    try:
        _require_known(revision_of(raw))
        # A table made anew is dropped first, which must not cascade; checked before the commit.
        raw.execute("PRAGMA foreign_keys = OFF")
        engine = create_engine(
            "sqlite://",
            module=sqlcipher,
            creator=lambda: raw,
            poolclass=StaticPool,
            hide_parameters=True,
        )
        with engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            command.upgrade(_config({"connection": connection}), to)
            for statement in TRIGGERS.values():
                connection.exec_driver_sql(statement)
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            assert not broken, "a migration left rows that point nowhere"
            connection.commit()
    finally:
        raw.close()


def keep_copy(path: Path, key: bytes, revision: str, now: datetime) -> Path:
    """Copy the store, sealed under the same key, before it is changed; keep the newest copies."""
    copy = path.with_name(f"{path.stem}.v{revision}.{now:%Y%m%dT%H%M%SZ}{path.suffix}")
    copy.unlink(missing_ok=True)
    source, target = connect(path, key), connect(copy, key)
    try:
        source.backup(target)
    finally:
        target.close()
        source.close()
    copies = sorted(
        path.parent.glob(f"{path.stem}.v*{path.suffix}"), key=lambda each: each.name.split(".")[-2]
    )
    for old in copies[:-COPIES_KEPT]:
        old.unlink()
    return copy


def _require_known(revision: str | None) -> None:
    from alembic.script import ScriptDirectory

    steps = ScriptDirectory.from_config(_config({})).walk_revisions()
    if revision is not None and revision not in {step.revision for step in steps}:
        raise StoreUnusable("newer", "the store was made by a newer version of this program")


def _config(attributes: dict[str, object]) -> Config:
    from alembic.config import Config

    config = Config(attributes=attributes)
    folder = resources.files("reviewer.adapters.storage") / "migrations"
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    return config
