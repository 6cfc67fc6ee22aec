# SPDX-License-Identifier: Apache-2.0
"""A small gateway in a folder, on real parts: database, keys, media folder, decoding process."""

from __future__ import annotations

import base64
import json
import secrets
import time
from contextlib import contextmanager

from sqlalchemy import insert, select, update

from reviewer.domain.audit import AuditRecord
from reviewer.gateway.accounts.keys import create_keys
from reviewer.gateway.accounts.people import add_platform
from reviewer.gateway.context import Gateway
from reviewer.gateway.likeness.known import Known
from reviewer.gateway.media_store import MediaFolder
from reviewer.gateway.store import bundles, facts, logs
from reviewer.gateway.store.engine import open_database
from reviewer.gateway.store.tables import deliveries, feed, groups, items, log_entries, media
from reviewer.media.decoder import DecoderProcess
from reviewer.sealing.canonical import canonical
from reviewer.settings.resources import resource
from reviewer.wire.account import IntakeItem
from reviewer.wire.policy import policy_from_toml
from reviewer.wire.work import PlatformDecision

NOW_MS = 1_800_000_000_000


class House:
    """A gateway, one platform, and short words for looking into the database."""

    def __init__(self, folder, decoder, *, webhook_url="", now_ms=lambda: NOW_MS, database=None):
        self.folder = folder
        keys = create_keys(folder)
        self.database = database or folder / "gateway.sqlite3"
        db = open_database(self.database)
        server_id = db.write(lambda connection: facts.found(connection, now_ms()))
        media_folder = MediaFolder(folder / "media", keys.media)
        self.gateway = Gateway(
            server_id=server_id,
            folder=folder,
            db=db,
            keys=keys,
            media=media_folder,
            decoder=decoder,
            known=Known(folder, media_folder),
            now_ms=now_ms,
            policy=lambda: db.read(bundles.policy_in_force),
        )
        body = canonical(policy_from_toml(resource("policy", "starter.toml").read_text("utf-8")))
        version = json.loads(body)["version"]

        def furnish(connection):
            logs.open_own(connection, keys.log, now_ms())
            bundles.publish(connection, self.gateway, "policy", version, body, "test")
            return add_platform(connection, self.gateway, "shop", webhook_url, actor="test")

        self.platform_id, self.token = db.write(furnish)

    def rows(self, table, *columns, **where):
        """Return rows as dicts, in the order of the primary key."""

        def read(connection):
            asked = select(*(table.c[name] for name in columns)) if columns else select(table)
            for name, value in where.items():
                asked = asked.where(table.c[name] == value)
            return [dict(row) for row in connection.execute(asked).mappings()]

        return self.gateway.db.read(read)

    def row(self, table, *columns, **where):
        """Return the one row."""
        (found,) = self.rows(table, *columns, **where)
        return found

    def change(self, table, *, where, **values):
        """Change rows behind the gateway's back."""

        def work(connection):
            asked = update(table).values(**values)
            for name, value in where.items():
                asked = asked.where(table.c[name] == value)
            connection.execute(asked)

        self.gateway.db.write(work)

    def log(self):
        """Return the gateway's own records but for those of its setting up."""
        records = self.rows(log_entries, "record", log="gateway")
        found = [AuditRecord.from_json_dict(json.loads(row["record"])) for row in records]
        return [each for each in found if each.item or each.decision_id]

    def events(self):
        """Return the names of those events."""
        return [each.event.value for each in self.log()]

    def decided(self, external_id, decision_id=None, *, platform_id=None, next_ms=0):
        """Put a decision on its way back; return its id."""
        decision_id = decision_id or secrets.token_hex(8)
        body = PlatformDecision(
            decision_id=decision_id,
            external_id=external_id,
            item_id=f"it-{external_id}",
            verdict="allowed",
            policy_version="1",
            decided_at="2027-01-15T08:00:00Z",
        ).model_dump(mode="json")
        row = {
            "delivery_id": f"dl-{decision_id}",
            "platform_id": platform_id or self.platform_id,
            "decision_id": decision_id,
            "item_id": f"it-{external_id}",
            "body": canonical(body).decode(),
            "state": "waiting",
            "next_ms": next_ms,
        }
        self.gateway.db.write(lambda connection: connection.execute(insert(deliveries).values(row)))
        return decision_id

    def blobs(self):
        """Return the names of the sealed files."""
        return sorted(path.name for path in (self.folder / "media").rglob("*") if path.is_file())


@contextmanager
def a_house(folder, *, decoder=None, **more):
    """Open a gateway for a test and close what it opened."""
    own = decoder or DecoderProcess()
    house = House(folder, own, **more)
    try:
        yield house
    finally:
        house.gateway.db.close()
        if decoder is None:
            own.close()


def a_post(external_id="post-1", **more):
    """Return a flagged text."""
    facts_ = {"kind": "text", "category": "symbol", "text": f"Good morning from {external_id}."}
    return IntakeItem.model_validate({"external_id": external_id, **facts_, **more})


def a_picture(external_id="pic-1", **more):
    """Return a flagged picture without its bytes."""
    facts_ = {"kind": "image", "category": "graphic_violence"}
    return IntakeItem.model_validate({"external_id": external_id, **facts_, **more})


def picture_bytes(shade=120, size=(64, 48)):
    """Return a plain PNG."""
    import cv2
    import numpy as np

    rows = np.full((size[1], size[0], 3), shade, np.uint8)
    rows[: size[1] // 2] //= 2
    return cv2.imencode(".png", rows)[1].tobytes()


def public_text(key):
    """Return a public key as a platform is told it."""
    return base64.b64encode(key.public.raw).decode()


def wait_for(happened, *, within_s=20.0):
    """Wait until ``happened()`` is true; for real processes only."""
    deadline = time.monotonic() + within_s
    while not happened():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


__all__ = ["deliveries", "feed", "groups", "items", "media"]
