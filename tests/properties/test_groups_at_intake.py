# SPDX-License-Identifier: Apache-2.0
"""In whatever order and company items come, none is lost and each is in one group."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from reviewer.gateway.accounts import people
from reviewer.gateway.intake.service import take_in_all
from reviewer.gateway.main import close_gateway, init_gateway
from reviewer.gateway.store import bundles
from reviewer.gateway.store.tables import groups, items, likenesses
from reviewer.sealing.canonical import canonical
from reviewer.settings.resources import resource
from reviewer.wire.account import IntakeItem
from reviewer.wire.policy import policy_from_toml

BASES = (
    "The fair opens on Saturday at noon, bring bread and a song for the long table by the river.",
    "Nobody saw the heron leave, but its feather was still warm on the third step of the mill.",
    "Ok.",
)
ENDINGS = ("", "!", " Do come.", " Please do come with us.")
LIKE = select(likenesses.c.item_id)
TEXTS = tuple(base + ending for base in BASES for ending in ENDINGS)


def opened(folder):
    gateway = init_gateway(Path(folder) / "gateway")
    body = canonical(policy_from_toml(resource("policy", "starter.toml").read_text("utf-8")))

    def furnish(connection):
        version = json.loads(body)["version"]
        bundles.publish(connection, gateway, "policy", version, body, "test")
        return people.add_platform(connection, gateway, "shop", actor="test")[0]

    return gateway, gateway.db.write(furnish)


@settings(max_examples=12)
@given(
    st.lists(st.sampled_from(TEXTS), min_size=1, max_size=14),
    st.lists(st.integers(1, 5), min_size=1, max_size=4),
)
def test_no_order_loses_an_item(texts, companies):
    with TemporaryDirectory() as folder:
        gateway, platform_id = opened(folder)
        try:
            coming = [
                IntakeItem(external_id=f"x-{number}", kind="text", category="symbol", text=text)
                for number, text in enumerate(texts)
            ]
            names, turn = [], 0
            while coming:
                size = companies[turn % len(companies)]
                taken = take_in_all(gateway, platform_id, coming[:size])
                names += [each.item_id for each in taken]
                coming, turn = coming[size:], turn + 1
            found = gateway.db.read(lambda c: c.execute(select(items)).all())
            made = gateway.db.read(lambda c: c.execute(select(groups)).all())
            like = gateway.db.read(
                lambda c: c.execute(select(likenesses.c.item_id)).scalars().all()
            )
        finally:
            close_gateway(gateway)

    assert sorted(row.item_id for row in found) == sorted(names)
    assert {row.group_id for row in found} == {row.group_id for row in made}
    stands_for = {row.group_id: row.representative for row in made}
    members = {row.item_id: row.group_id for row in found}
    assert all(members[name] == group for group, name in stands_for.items())
    assert Counter(like) == Counter(set(names) - set(stands_for.values()))
    by_text = {}
    for row, text in zip(sorted(found, key=_number), texts, strict=True):
        by_text.setdefault(text, set()).add(row.group_id)
    assert all(len(each) == 1 for each in by_text.values())


def _number(row):
    return int(row.external_id.partition("-")[2])
