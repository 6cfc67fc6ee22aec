# SPDX-License-Identifier: Apache-2.0
"""Runs the steps on the connection, and in the transaction, that the caller has begun."""

from __future__ import annotations

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    render_as_batch=True,
    transactional_ddl=True,
    transaction_per_migration=False,
)
context.run_migrations()
