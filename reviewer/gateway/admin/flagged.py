# SPDX-License-Identifier: Apache-2.0
"""``import`` and ``withdraw``: flagged items by hand."""

from __future__ import annotations

import sys
from argparse import Namespace

from sqlalchemy import Connection, select

from reviewer.domain.errors import InputRefused
from reviewer.domain.people import Role
from reviewer.gateway.accounts.people import add_platform
from reviewer.gateway.admin.opening import CONSOLE, opened
from reviewer.gateway.admin.words import (
    complain,
    row_sentence,
    say,
    undecoded_sentence,
    undecoded_total,
)
from reviewer.gateway.context import Gateway
from reviewer.gateway.delivery.loop import OUTGOING
from reviewer.gateway.delivery.outgoing import NAME
from reviewer.gateway.intake.folder import import_folder
from reviewer.gateway.intake.service import withdraw as take_back
from reviewer.gateway.likeness.figures import exposure
from reviewer.gateway.store import people
from reviewer.gateway.store.tables import items

FOLDER_PLATFORM = "folder"  # the platform that imports belong to unless another is named


def import_items(chosen: Namespace) -> int:
    """Take in a folder; return 1 if anything in it was refused."""
    if not chosen.items.is_dir():
        raise InputRefused("not-a-folder", str(chosen.items))
    with opened(chosen) as gateway:
        platform_id = gateway.db.write(lambda writing: _platform(writing, gateway, chosen.platform))
        owner = gateway.db.read(lambda reading: people.person(reading, platform_id))
        assert owner is not None  # found or made just now
        written = gateway.folder / OUTGOING / platform_id / NAME
        is_watched = sys.stderr.isatty()
        report = import_folder(
            gateway, platform_id, chosen.items, _progress if is_watched else lambda _: None
        )
        waiting = gateway.db.read(exposure)
    if is_watched:
        sys.stderr.write("\n")
    for name, where in report.unread.items():
        complain(f"{where}: {name}: there is no such field; it was not read")
    for where, why in report.refused:
        complain(row_sentence(where, why))
    for where, why in report.undecoded:
        say(undecoded_sentence(where, why))
    say(f"{report.accepted} new, {report.repeated} known before, {len(report.refused)} refused.")
    if report.undecoded:
        say(undecoded_total(len(report.undecoded)))
    if waiting.groups < waiting.items:
        say(waiting.sentence())
    whose = f"the platform {platform_id} ({owner.display})"
    # Nobody was ever given the token by which the feed of that one is read.
    feed = "" if owner.display == FOLDER_PLATFORM else "its feed and "
    webhook = "its webhook, " if owner.webhook_url else ""
    say(f"They are items of {whose}. Decisions on them go to {webhook}{feed}the file")
    say(f"  {written}")
    return 1 if report.refused else 0


def _progress(done: int) -> None:
    sys.stderr.write(f"\r{done} rows")
    sys.stderr.flush()


def _platform(connection: Connection, gateway: Gateway, named: str | None) -> str:
    if named is not None:
        row = people.person(connection, named)
        if row is None or Role.PLATFORM not in people.roles_of(row):
            raise InputRefused("not-platform", named)
        return named
    for row in people.everyone(connection):
        if row.display == FOLDER_PLATFORM and Role.PLATFORM in people.roles_of(row):
            return str(row.person_id)
    return add_platform(connection, gateway, FOLDER_PLATFORM, actor=CONSOLE)[0]


def withdraw(chosen: Namespace) -> int:
    """Take an item back."""
    with opened(chosen) as gateway:
        item_id, platform_id = gateway.db.read(lambda reading: _found(reading, chosen))
        take_back(gateway, item_id, platform_id, chosen.reason)
    say(f"{item_id} is withdrawn: nobody opens it any more, decisions on it stay.")
    return 0


def _found(connection: Connection, chosen: Namespace) -> tuple[str, str]:
    asked = select(items.c.item_id, items.c.platform_id)
    if chosen.external:
        asked = asked.where(items.c.external_id == chosen.external)
        if chosen.platform:
            asked = asked.where(items.c.platform_id == chosen.platform)
    elif chosen.item:
        asked = asked.where(items.c.item_id == chosen.item)
    else:
        raise InputRefused("not-found", "item without a name")
    rows = connection.execute(asked.limit(2)).all()
    if not rows:
        raise InputRefused("not-found", f"item {chosen.external or chosen.item}")
    if len(rows) > 1:
        raise InputRefused("not-found", f"single item {chosen.external}; name its --platform")
    return rows[0].item_id, rows[0].platform_id
