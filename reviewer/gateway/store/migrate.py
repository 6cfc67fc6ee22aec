# SPDX-License-Identifier: Apache-2.0
"""Brings a database to this version's schema; a database of a later version is left alone."""

from __future__ import annotations

from importlib.resources import as_file, files

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from reviewer.domain.errors import StoreUnusable

_ONE_AT_A_TIME = 7_304_881_200_113  # advisory lock: two gateways may start together


def upgrade(engine: Engine) -> None:
    """Run every migration not yet run, in one transaction.

    Raises:
        StoreUnusable: ``newer``.
    """
    with as_file(files("reviewer.gateway.store") / "migrations") as scripts:
        config = Config()
        config.set_main_option("script_location", str(scripts).replace("%", "%%"))
        script = ScriptDirectory.from_config(config)
        with engine.connect() as connection:
            if _current(connection) == script.get_current_head():
                return
        with engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(
                    text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_AT_A_TIME}
                )
            _refuse_newer(connection, script)
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def _current(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _refuse_newer(connection: Connection, script: ScriptDirectory) -> None:
    found = _current(connection)
    if found is not None and found not in {each.revision for each in script.walk_revisions()}:
        raise StoreUnusable("newer")
