# SPDX-License-Identifier: Apache-2.0
"""Runs the revisions on the connection that ``store/migrate.py`` hands over."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"], target_metadata=None)
with context.begin_transaction():
    context.run_migrations()
