# SPDX-License-Identifier: Apache-2.0
"""What is alike is met once: at intake, with a lease, in a decision, and when it comes too late."""

from __future__ import annotations

import io
import json
from collections import Counter

import numpy as np
import pytest
from house import slug, starter_body
from PIL import Image
from sharing import ON_SQLITE
from sqlalchemy import func, select

from reviewer.domain.banks import BankKind
from reviewer.domain.hashes import NEAREST_512, HashKind, HashValue
from reviewer.gateway.banks import rows as bank_rows
from reviewer.gateway.intake.service import store_media, take_in, take_in_all, withdraw
from reviewer.gateway.likeness.looking_back import look_back
from reviewer.gateway.store.tables import (
    groups,
    items,
    log_entries,
    matches,
    media,
    media_hashes,
    media_traces,
)
from reviewer.wire.account import IntakeItem

TEXT = "The fair opens on Saturday at noon, bring bread and a song for the long table by the river."
NEAR_TEXT = TEXT.replace("bring bread", "bring some bread")
OTHER = "Nobody saw the heron leave, but its feather was still warm on the third step of the mill."
QUEUE = "symbol.unscored"
EVENT = bank_rows.Event(event="added", actor="console", reason="known")


def offered(house, platform, external_id, text=TEXT, **changes):
    """Take a text in; return its item."""
    facts = {"external_id": external_id, "kind": "text", "category": "symbol", "text": text}
    item = IntakeItem.model_validate({**facts, **changes})
    return take_in(house.gateway, platform.person_id, item).item_id


def photograph(seed=1, side=320):
    """Return a picture of smooth shapes that hashes can speak for."""
    stream = np.random.default_rng(seed)
    coarse = stream.integers(0, 256, (9, 9, 3), dtype=np.uint8)
    return Image.fromarray(coarse).resize((side, side), Image.Resampling.BICUBIC)


def encoded(image, kind="PNG", **how):
    out = io.BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def shown(house, platform, external_id, clear, **changes):
    """Take a picture in; return its item."""
    facts = {"external_id": external_id, "kind": "image", "category": "symbol"}
    item = IntakeItem.model_validate({**facts, **changes})
    item_id = take_in(house.gateway, platform.person_id, item).item_id
    store_media(house.gateway, platform.person_id, item_id, [clear], "image/png")
    return item_id


def read(house, asked):
    return house.gateway.db.read(lambda connection: connection.execute(asked).all())


def placed(house):
    """Return the items of each group, by group."""
    found = {}
    for row in read(house, select(items.c.item_id, items.c.group_id)):
        found.setdefault(row.group_id, set()).add(row.item_id)
    return found


def together(house):
    return sorted(sorted(each) for each in placed(house).values())


def changes(house):
    asked = select(log_entries.c.record).where(log_entries.c.log == "gateway")
    records = [json.loads(row.record) for row in read(house, asked.order_by(log_entries.c.seq))]
    return [each["reason"] for each in records if each["event"] == "group_changed"]


def closes_late_copies(house):
    body = starter_body()
    sharing = {**body.get("sharing", {}), "late_members": "close"}
    house.publish({**body, "version": "2026-11-05.1", "sharing": sharing})


def allowed(workstation, group, **more):
    return workstation.entry(group, verdict="allowed", labels=[], severity=None, **more)


def pdq_entry(house, value, kind=BankKind.BLOCK, bank="known"):
    known = HashValue(kind=HashKind.PDQ, value=value, quality=90, variant=NEAREST_512)
    return add_entry(house, known, kind, bank)


def add_entry(house, known, kind=BankKind.BLOCK, bank="known"):
    """Put a hash into a bank of its own."""

    def write(connection):
        if bank not in bank_rows.locked(connection):
            bank_rows.make(connection, bank, kind, 31)
        return bank_rows.add(connection, bank, known, EVENT, house.clock.ms).entry_id

    return house.gateway.db.write(write)


def hash_of(house, item_id, kind="sha256"):
    asked = (
        select(media_hashes.c.value)
        .join(items, items.c.media_id == media_hashes.c.media_id)
        .where(items.c.item_id == item_id, media_hashes.c.kind == kind)
    )
    return read(house, asked)[0].value


def near_to(pdq, bits):
    """Return a hash that differs in so many bits."""
    return f"{int(pdq, 16) ^ ((1 << bits) - 1):064x}"


def test_copies_of_a_text_are_one_group_and_another_text_is_not(house, platform, reviewer):
    one = offered(house, platform, "a", severity="S0", caption="Seen at the fair")
    two = offered(house, platform, "b", NEAR_TEXT, severity="S2", due_in_minutes=5)
    other = offered(house, platform, "c", OTHER)

    assert together(house) == sorted([sorted([one, two]), [other]])
    (group,) = reviewer.groups(queues=["symbol.medium"])
    assert group["severity"] == "S2"
    assert [each["item_id"] for each in group["items"]] == sorted([one, two])
    spread = group["spread"]
    assert spread["representative"] == one
    assert spread["distances"] == {two: 3}
    assert spread["captions_differ"]
    assert changes(house) == ["joined"]


def test_a_mirrored_and_recoded_picture_joins_and_its_form_is_told(house, platform, reviewer):
    image = photograph()
    one = shown(house, platform, "a", encoded(image))
    mirrored = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    two = shown(house, platform, "b", encoded(mirrored, "JPEG", quality=70))
    three = shown(house, platform, "c", encoded(image.resize((200, 200)), "JPEG", quality=80))
    other = shown(house, platform, "d", encoded(photograph(5)))

    found = {len(each["items"]): each for each in reviewer.groups(queues=[QUEUE])}
    group, lone = found[3], found[1]

    assert together(house) == sorted([sorted([one, two, three]), [other]])
    assert [each["item_id"] for each in lone["items"]] == [other]
    assert group["spread"]["representative"] == one
    assert group["spread"]["forms"] == {two: "left-to-right"}
    assert all(bits <= 31 for bits in group["spread"]["distances"].values())
    assert lone["spread"] is None


def test_one_answer_reaches_the_platform_for_every_member(house, platform, reviewer):
    for number in range(3):
        offered(house, platform, f"x-{number}")
    (group,) = reviewer.groups(queues=[QUEUE])
    entry = reviewer.entry(group)

    assert reviewer.outcome(entry)[0] == "accepted"

    told = [(each["external_id"], each["decision_id"]) for each in platform.decisions()]
    assert sorted(told) == [(f"x-{number}", entry["decision_id"]) for number in range(3)]


@ON_SQLITE
def test_other_categories_and_flagged_items_stay_apart(house, platform):
    one = offered(house, platform, "a")
    two = offered(house, platform, "b", category="glorification")
    flagged = offered(house, platform, "c", OTHER, diversion=True)

    assert together(house) == sorted([[one], [two], [flagged]])
    assert len(read(house, select(media_traces))) == 1


def test_a_held_group_stays_as_it_is_and_its_copy_remembers_it(house, platform, reviewer):
    offered(house, platform, "a")
    (held,) = reviewer.groups(queues=[QUEUE])
    late = offered(house, platform, "b")

    row = read(house, select(groups).where(groups.c.group_id != held["group_id"]))[0]
    assert (row.near_group, row.near_differs) == (held["group_id"], False)
    assert reviewer.outcome(reviewer.entry(held))[0] == "accepted"
    (asked,) = reviewer.groups(queues=[QUEUE])
    assert [each["item_id"] for each in asked["items"]] == [late]


@pytest.mark.parametrize("is_held", [False, True])
def test_a_late_copy_is_closed_by_rule(house, platform, reviewer, is_held):
    closes_late_copies(house)
    offered(house, platform, "a")
    (group,) = reviewer.groups(queues=[QUEUE])
    entry = reviewer.entry(group, policy_version="2026-11-05.1")
    if is_held:
        late = offered(house, platform, "b")
        assert reviewer.outcome(entry)[0] == "accepted"
    else:
        assert reviewer.outcome(entry)[0] == "accepted"
        late = offered(house, platform, "b")
    differing = offered(house, platform, "c", NEAR_TEXT)

    states = {row.item_id: row.state for row in read(house, select(items))}
    assert (states[late], states[differing]) == ("closed", "available")
    told = sorted((each["external_id"], each["decision_id"]) for each in platform.decisions())
    assert told == [(name, entry["decision_id"]) for name in ("a", "b")]
    assert changes(house) == ["late-member"]


def test_the_same_items_in_one_call_are_one_group(house, platform):
    flagged = [
        IntakeItem(external_id=f"x-{number}", kind="text", category="symbol", text=text)
        for number, text in enumerate([TEXT, OTHER, TEXT, NEAR_TEXT, OTHER])
    ]

    taken = take_in_all(house.gateway, platform.person_id, flagged)

    names = [each.item_id for each in taken]
    first, second = [names[0], names[2], names[3]], [names[1], names[4]]
    assert together(house) == sorted([sorted(first), sorted(second)])


def test_a_held_group_is_taken_apart_and_put_together(house, platform, reviewer):
    names = sorted(offered(house, platform, f"x-{number}") for number in range(3))
    (group,) = reviewer.groups(queues=[QUEUE])
    lease = {"workstation_id": reviewer.id, "lease_id": group["lease_id"]}
    body = {
        **lease,
        "generation": group["generation"],
        "member_digest": group["member_digest"],
        "item_ids": [names[0]],
    }

    path = f"/groups/{group['group_id']}"
    every = slug(reviewer.post(f"{path}:split", {**body, "item_ids": names}))
    kept, made = reviewer.post(f"{path}:split", body).json()["groups"]
    again = slug(reviewer.post(f"{path}:split", body))

    assert (every, again) == ((422, "schema"), (403, "lease-required"))
    assert [each["item_id"] for each in made["items"]] == [names[0]]
    assert [each["item_id"] for each in kept["items"]] == names[1:]
    assert kept["spread"]["representative"] in names[1:]
    old = reviewer.outcome(reviewer.entry(group))[0]
    assert old == "superseded"
    joined = {
        **lease,
        "generation": kept["generation"],
        "other_group_id": made["group_id"],
        "other_lease_id": made["lease_id"],
        "other_generation": made["generation"],
    }
    (whole,) = reviewer.post(f"{path}:join", joined).json()["groups"]
    assert [each["item_id"] for each in whole["items"]] == names
    assert reviewer.outcome(reviewer.entry(whole))[0] == "accepted"
    assert len(platform.decisions()) == 3
    assert changes(house)[-2:] == ["split", "rejoined"]


def test_nobody_else_takes_a_group_apart(house, platform, reviewer):
    names = [offered(house, platform, f"x-{number}") for number in range(2)]
    (group,) = reviewer.groups(queues=[QUEUE])
    other = house.enrol()
    body = {
        "workstation_id": other.id,
        "lease_id": group["lease_id"],
        "generation": group["generation"],
        "member_digest": group["member_digest"],
        "item_ids": names[:1],
    }

    answer = other.post(f"/groups/{group['group_id']}:split", body)

    assert slug(answer) == (403, "lease-required")


def test_what_banks_know_travels_with_the_lease_and_harmless_wins(house, platform, reviewer):
    first = shown(house, platform, "a", encoded(photograph()))
    pdq = hash_of(house, first, "pdq")
    near = pdq_entry(house, near_to(pdq, 9))
    image = photograph().transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    shown(house, platform, "b", encoded(image, "JPEG", quality=90), category="glorification")

    (group,) = reviewer.groups(queues=["glorification.unscored"])
    (match,) = group["items"][0]["matches"]

    assert match["entry_id"] == near
    assert (match["bank_id"], match["bank_kind"], match["form"]) == (
        "known", "block", "left-to-right",
    )  # fmt: skip
    assert 0 < match["distance"] <= 31
    harmless = pdq_entry(house, near_to(pdq, 4), BankKind.ALLOW, "harmless")
    shown(house, platform, "c", encoded(photograph(side=321)), category="recruitment")
    (group,) = reviewer.groups(queues=["recruitment.unscored"])
    assert [each["entry_id"] for each in group["items"][0]["matches"]] == [harmless]


def test_a_new_entry_finds_earlier_items_and_offers_what_was_allowed(house, platform, reviewer):
    was_allowed = shown(house, platform, "a", encoded(photograph()))
    (group,) = reviewer.groups(queues=[QUEUE])
    entry = allowed(reviewer, group)
    assert reviewer.outcome(entry)[0] == "accepted"
    harmless = pdq_entry(house, hash_of(house, was_allowed, "pdq"), BankKind.ALLOW, "harmless")
    while look_back(house.gateway):
        pass
    assert read(house, select(items.c.state))[0].state == "closed"

    entry_id = pdq_entry(house, near_to(hash_of(house, was_allowed, "pdq"), 12))
    while look_back(house.gateway):
        pass

    found = {row.entry_id: row.distance for row in read(house, select(matches))}
    assert found == {harmless: 0, entry_id: 12}
    page = reviewer.get("/feeds/items").json()["events"]
    assert [(each["event"], each["group_id"]) for each in page] == [("reopened", group["group_id"])]
    lead = house.enrol()
    (again,) = lead.groups(queues=[QUEUE])
    assert again["generation"] == group["generation"] + 2
    assert lead.outcome(lead.entry(again))[0] == "accepted"
    newest = platform.decisions()[-1]
    assert (newest["verdict"], newest["supersedes"], newest["reopened"]) == (
        "violates", entry["decision_id"], True,
    )  # fmt: skip


def test_what_was_found_violating_is_not_asked_about_again(house, platform, reviewer):
    item_id = offered(house, platform, "a")
    (group,) = reviewer.groups(queues=[QUEUE])
    reviewer.decide(reviewer.entry(group))

    entry_id = add_entry(house, HashValue(kind=HashKind.SHA256, value=hash_of(house, item_id)))
    while look_back(house.gateway):
        pass

    assert [row.entry_id for row in read(house, select(matches))] == [entry_id]
    assert reviewer.groups(queues=[QUEUE]) == []


@ON_SQLITE
def test_nothing_finds_what_was_taken_back_or_diverted(house, platform, reviewer):
    taken_back = offered(house, platform, "a", OTHER)
    offered(house, platform, "b")
    withdraw(house.gateway, taken_back, platform.person_id, "mistake")
    (group,) = reviewer.groups(queues=[QUEUE])

    reviewer.decide(reviewer.divert_entry(group))
    offered(house, platform, "c", NEAR_TEXT)

    assert len(read(house, select(media_traces))) == 1
    assert Counter(row.state for row in read(house, select(items))) == Counter(
        ["withdrawn", "diverted", "available"]
    )


def test_every_item_is_in_one_group_that_exists(house, platform):
    texts = [TEXT, OTHER, NEAR_TEXT, TEXT, "Short.", "Short.", OTHER.upper()]
    names = [offered(house, platform, f"x-{place}", text) for place, text in enumerate(texts)]

    found = read(house, select(items.c.item_id).join(groups, groups.c.group_id == items.c.group_id))
    assert sorted(row.item_id for row in found) == sorted(names)
    occupied = select(func.count(func.distinct(items.c.group_id)))
    counted = read(house, select(select(func.count()).select_from(groups).scalar_subquery()))
    assert read(house, occupied)[0][0] == counted[0][0] == 3
    assert len(read(house, select(media))) == 5
