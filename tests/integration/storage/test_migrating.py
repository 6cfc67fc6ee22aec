# SPDX-License-Identifier: Apache-2.0
"""The migrations make the tables that the program describes, and the triggers stay."""

from __future__ import annotations

import re

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError

from reviewer.adapters.storage import migrating, opening
from reviewer.adapters.storage.connections import connect, writing_engine
from reviewer.adapters.storage.migrating import HEAD, TRIGGERS, keep_copy, upgrade
from reviewer.adapters.storage.tables import metadata
from tests.contract.conftest import STORE_KEY
from tests.contract.store_values import at


@pytest.fixture
def raw(opened, path):
    """A connection to a migrated store."""
    opened().close()
    connection = connect(path, STORE_KEY)
    yield connection
    connection.close()


def _schema(rows):
    """Return statements by name, without the differences of layout."""
    return {name: re.sub(r"[\s\"]+", "", sql).lower() for name, sql in rows}


def test_head_is_the_newest_step():
    script = ScriptDirectory.from_config(migrating._config({}))

    assert script.get_current_head() == HEAD


def test_migrated_store_has_the_tables_of_the_program(opened, path):
    opened().close()
    engine = writing_engine(path, STORE_KEY)

    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        differences = compare_metadata(context, metadata)
    engine.dispose()

    assert differences == []


def test_migrated_store_has_the_constraints_of_the_program(raw):
    query = (
        "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index') "
        "AND sql IS NOT NULL AND name != 'alembic_version'"
    )
    fresh = create_engine("sqlite://", module=sqlcipher)
    with fresh.connect() as connection:
        metadata.create_all(connection)
        described = _schema(connection.exec_driver_sql(query).fetchall())
    fresh.dispose()

    assert _sorted_parts(_schema(raw.execute(query).fetchall())) == _sorted_parts(described)


def _sorted_parts(schema):
    # The order of constraints inside a table says nothing.
    return {name: sorted(re.split(r",(?=[a-z_]+)", sql[:-1])) for name, sql in schema.items()}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_records SET record = 'x'",
        "DELETE FROM audit_records",
        "INSERT OR REPLACE INTO audit_records VALUES (0, 'x', 'x')",
        "UPDATE OR REPLACE audit_records SET chain = 'x' WHERE seq = 0",
    ],
)
def test_audit_records_cannot_be_changed(raw, statement):
    before = raw.execute("SELECT * FROM audit_records").fetchall()

    with pytest.raises(sqlcipher.IntegrityError, match="append-only"):
        raw.execute(statement)

    assert raw.execute("SELECT * FROM audit_records").fetchall() == before


def _triggers(raw):
    rows = raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    return {name for (name,) in rows}


def test_triggers_are_made_again_after_a_migration(raw, path):
    made = _triggers(raw)
    for name in made:
        raw.execute(f"DROP TRIGGER {name}")
    dropped = _triggers(raw)

    upgrade(path, STORE_KEY)

    assert (made, dropped, _triggers(raw)) == (set(TRIGGERS), set(), set(TRIGGERS))


def test_store_is_copied_before_it_is_migrated(opened, path, monkeypatch):
    store = opened()
    with store.write() as work:
        work.facts.set("name", "value")
        work.commit()
    store.close()
    monkeypatch.setattr(opening, "HEAD", "the next one")

    opened()

    copy = connect(path.with_name(f"store.v{HEAD}.20260304T050607Z.sqlite3"), STORE_KEY)
    assert copy.execute("SELECT * FROM facts").fetchall() == [("name", "value")]
    copy.close()


def test_a_store_of_the_first_form_is_brought_up_with_all_it_holds(opened, path):
    path.touch(mode=0o600)
    upgrade(path, STORE_KEY, to="0001")
    before = connect(path, STORE_KEY)
    before.execute("INSERT INTO facts VALUES ('name', 'value')")
    before.close()

    with opened().read() as work:
        assert (work.facts.get("name"), work.banks.list()) == ("value", ())


def test_two_copies_are_kept_and_none_is_readable(opened, path):
    opened().close()

    for day in range(4):
        keep_copy(path, STORE_KEY, HEAD, at(day * 86400).wall)

    copies = sorted(path.parent.glob("store.v*"))
    assert [copy.name for copy in copies] == [
        f"store.v{HEAD}.20260306T050607Z.sqlite3",
        f"store.v{HEAD}.20260307T050607Z.sqlite3",
    ]
    assert not any(copy.read_bytes().startswith(b"SQLite format 3") for copy in copies)


def test_interrupted_migration_leaves_the_old_form(path, monkeypatch):
    monkeypatch.setitem(TRIGGERS, "broken", "no statement")

    with pytest.raises(OperationalError):
        upgrade(path, STORE_KEY)

    raw = connect(path, STORE_KEY)
    assert raw.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    raw.close()
