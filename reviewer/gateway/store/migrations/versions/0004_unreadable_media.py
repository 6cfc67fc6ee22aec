# SPDX-License-Identifier: Apache-2.0
"""Media keeps why it could not be decoded, and the items that were set aside for it are offered.

The reason was only in the gateway's own log until now.
"""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_SET_ASIDE = sa.text(
    """SELECT items.media_id, log_entries.record FROM items
       JOIN log_entries ON log_entries.item_id = items.item_id AND log_entries.log = 'gateway'
       WHERE items.state = 'quarantined'"""
)
# Where the log has no reason, the file is of a kind that cannot be shown.
_UNSUPPORTED = sa.text(
    """UPDATE media SET unreadable = 'unsupported' WHERE hashes = '[]' AND media_id IN
       (SELECT media_id FROM items WHERE state = 'quarantined')"""
)
_REASON = sa.text(
    "UPDATE media SET unreadable = :reason WHERE hashes = '[]' AND media_id = :media_id"
)


def upgrade() -> None:
    """Add the column; fill it for what was set aside, and offer that."""
    op.add_column(
        "media", sa.Column("unreadable", sa.String(length=32), server_default="", nullable=False)
    )
    connection = op.get_bind()
    set_aside = connection.execute(_SET_ASIDE).all()
    connection.execute(_UNSUPPORTED)
    for row in set_aside:
        record = json.loads(row.record)
        if record["event"] == "media_quarantined":
            connection.execute(_REASON, {"media_id": row.media_id, "reason": record["reason"]})
    op.execute("UPDATE items SET state = 'available' WHERE state = 'quarantined'")
    op.execute("UPDATE groups SET state = 'available' WHERE state = 'quarantined'")
