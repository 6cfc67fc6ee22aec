# SPDX-License-Identifier: Apache-2.0
"""Items come in once, complete or not at all, and go for good when they are taken back."""

from __future__ import annotations

import hashlib
import io
import json
import sys
import wave
from concurrent.futures import ThreadPoolExecutor

import pytest
from pydantic import ValidationError
from sqlalchemy import select, text, update

from reviewer.domain.errors import (
    InputRefused,
    MediaMissing,
    MediaUnreadable,
    RuleBroken,
    StoreUnusable,
)
from reviewer.gateway.accounts.people import add_platform
from reviewer.gateway.intake.service import store_media, take_in, take_in_all, withdraw
from reviewer.gateway.store import feed as feeds
from reviewer.gateway.store import leases, tables
from reviewer.gateway.store.engine import open_database
from reviewer.gateway.store.groups import messages
from reviewer.media.decoder import DecoderProcess
from tests.integration.gateway_edges.house import (
    NOW_MS,
    a_house,
    a_picture,
    a_post,
    deliveries,
    groups,
    items,
    media,
    picture_bytes,
)
from tests.integration.media import samples

A_PAGE = samples.document(b"0.9 0 0 rg 0 200 150 200 re f")


@pytest.fixture
def house(either_house):
    """Run every test here on both engines."""
    return either_house


def received(house, item, clear=None, declared="image/png"):
    """Take an item in with its bytes; return its id and what became of it."""
    answer = take_in(house.gateway, house.platform_id, item)
    if clear is None:
        return answer.item_id, answer.state
    stored = store_media(house.gateway, house.platform_id, answer.item_id, [clear], declared)
    return answer.item_id, stored.state


def leased(house, queue, workstation="ws-1"):
    """Lease one group of a queue; return its id."""
    ask = leases.LeaseAsk(
        workstation_id=workstation,
        person_id="p-1",
        queues=(queue,),
        want=1,
        key="k",
        fingerprint="f",
        now_ms=NOW_MS,
        limits=house.gateway.policy().limits,
        policy_version="1",
    )
    return house.gateway.db.write(lambda writing: leases.lease(writing, ask)).group_ids[0]


def read_back(house, item_id):
    """Return the clear bytes that the gateway keeps of an item."""
    row = house.row(media, media_id=house.row(items, item_id=item_id)["media_id"])
    with house.gateway.media.open(row["blob"], row["wrapped_key"]) as blob:
        return blob.read()


def test_text_is_complete_at_once(house):
    answer = take_in(house.gateway, house.platform_id, a_post(severity="S2"))

    item = house.row(items, item_id=answer.item_id)
    group = house.row(groups, group_id=item["group_id"])
    assert (answer.state, answer.created, answer.upload) == ("available", True, "")
    assert (item["state"], item["kind"], group["state"]) == ("available", "text", "available")
    assert (group["queue"], group["severity"], group["tier"]) == ("symbol.medium", 2, 2)
    assert read_back(house, answer.item_id) == b"Good morning from post-1."
    assert [(e.event.value, e.item, e.queue) for e in house.log()] == [
        ("item_received", answer.item_id, "symbol.medium")
    ]


def test_picture_waits_for_its_bytes_and_gets_the_gateways_hashes(house):
    clear = picture_bytes()

    answer = take_in(house.gateway, house.platform_id, a_picture())
    stored = store_media(
        house.gateway, house.platform_id, answer.item_id, [clear[:10], clear[10:]], "image/png"
    )

    row = house.row(media)
    sha256 = hashlib.sha256(clear).hexdigest()
    assert (answer.state, answer.upload) == (
        "awaiting-media",
        f"/rq/v1/intake/items/{answer.item_id}/media",
    )
    assert (stored.state, stored.sha256) == ("available", sha256)
    assert [each.kind for each in stored.hashes][:2] == ["sha256", "md5"]
    assert (row["width"], row["height"], row["media_type"]) == (64, 48, "image/png")
    assert json.loads(row["chunks"]) == [sha256]
    assert read_back(house, answer.item_id) == clear


def test_kind_is_what_the_bytes_are(house):
    item_id, _ = received(house, a_picture(kind="video"), picture_bytes(), "video/mp4")

    assert house.row(items, item_id=item_id)["kind"] == "image"
    assert house.row(media)["media_type"] == "image/png"


def test_a_sound_is_taken_in_as_what_it_is(house):
    item_id, _ = received(house, a_picture(kind="audio"), a_beep(), "audio/wav")

    row = house.row(media)
    assert house.row(items, item_id=item_id)["kind"] == "audio"
    assert (row["media_type"], row["duration_ms"], row["width"]) == ("audio/wav", 1000, None)
    assert [each["kind"] for each in json.loads(row["hashes"])] == ["sha256", "md5"]


def test_a_document_is_taken_in_as_a_picture(house):
    item_id, _ = received(house, a_picture(), A_PAGE, "application/pdf")

    row = house.row(media)
    assert house.row(items, item_id=item_id)["kind"] == "image"
    assert (row["media_type"], row["width"], row["height"]) == ("application/pdf", 300, 400)
    assert [each["kind"] for each in json.loads(row["hashes"])] == ["sha256", "md5"]


def a_beep() -> bytes:
    written = io.BytesIO()
    with wave.open(written, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(range(0, 200, 2)) * 160)
    return written.getvalue()


def test_repeat_answers_with_the_same_item(house):
    first = take_in(house.gateway, house.platform_id, a_post())
    again = take_in(house.gateway, house.platform_id, a_post(text="Other words."))

    assert again == first.model_copy(update={"created": False})
    assert house.events() == ["item_received"]
    assert len(house.blobs()) == 1


def test_repeat_with_text_completes_an_item_that_waited(house):
    first = take_in(house.gateway, house.platform_id, a_post(text=""))

    again = take_in(house.gateway, house.platform_id, a_post())

    assert (first.state, again.state, again.item_id) == (
        "awaiting-media",
        "available",
        first.item_id,
    )


def test_two_platforms_may_use_one_external_id(house):
    other, _ = house.gateway.db.write(
        lambda writing: add_platform(writing, house.gateway, "other", actor="test")
    )

    mine = take_in(house.gateway, house.platform_id, a_post())
    theirs = take_in(house.gateway, other, a_post())

    assert mine.item_id != theirs.item_id
    with pytest.raises(RuleBroken) as refused:
        withdraw(house.gateway, mine.item_id, other, "mistake")
    assert refused.value.rule == "not-found"


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        (a_post(category="unheard_of"), "category-unknown"),
        (a_post(legal_basis="unheard_of"), "legal-basis-unknown"),
        (a_picture(text="Words."), "text-unexpected"),
        (a_picture(size=300_000_000), "too-large"),
    ],
)
def test_item_that_makes_no_sense_is_refused_and_leaves_nothing(house, item, reason):
    with pytest.raises(InputRefused) as refused:
        take_in(house.gateway, house.platform_id, item)

    assert refused.value.reason == reason
    assert (house.rows(items), house.rows(groups), house.blobs()) == ([], [], [])


@pytest.mark.parametrize(
    "changed",
    [
        {"external_id": "a\0b"},
        {"external_id": "line\nbreak"},
        {"media_type": "image/png\r\nx: y"},
        {"text": "half \ud800"},
        {"posted_at": "0001-01-01T00:00:00+23:00"},
        {"due_in_minutes": 2**60},
    ],
)
def test_item_with_a_value_no_store_can_hold_is_no_item(changed):
    with pytest.raises(ValidationError):
        a_post(**changed)


@pytest.mark.parametrize(
    ("basis", "asked", "minutes", "tier"),
    [
        ("policy", None, 1440, 2),
        ("policy", 40, 40, 2),
        ("policy", 9999, 1440, 2),
        ("tco_order", None, 60, 1),
        ("tco_order", 0, 0, 1),
    ],
)
def test_clock_is_the_laws_or_sooner(house, basis, asked, minutes, tier):
    take_in(house.gateway, house.platform_id, a_post(legal_basis=basis, due_in_minutes=asked))

    group = house.row(groups)
    assert (group["due_ms"] - NOW_MS, group["tier"]) == (60_000 * minutes, tier)


TORN = b"\x89PNG\r\n\x1a\n and then nothing"


def set_aside(house):
    """Return the records of bytes that were set aside."""
    return [each for each in house.log() if each.event.value == "media_quarantined"]


def test_an_item_whose_bytes_cannot_be_decoded_is_offered_and_says_why(house):
    answer = take_in(house.gateway, house.platform_id, a_picture(severity="S1"))
    stored = store_media(house.gateway, house.platform_id, answer.item_id, [TORN], "image/png")
    again = take_in(house.gateway, house.platform_id, a_picture(severity="S1"))

    (aside,) = set_aside(house)
    assert (stored.state, stored.unreadable) == ("available", "corrupt")
    assert (again.state, again.unreadable) == ("available", "corrupt")
    assert (aside.item, aside.reason) == (answer.item_id, "corrupt")
    assert house.row(groups, "state", "queue") == {
        "state": "available",
        "queue": "graphic_violence.low",
    }
    kept = house.row(media)
    assert (kept["hashes"], kept["unreadable"]) == ("[]", "corrupt")
    assert read_back(house, answer.item_id) == TORN


def test_a_group_whose_bytes_cannot_be_decoded_is_leased_with_the_reason(house):
    received(house, a_picture(severity="S1"), TORN)
    group_id = leased(house, "graphic_violence.low")

    (message,) = house.gateway.db.read(lambda reading: messages(reading, [group_id], NOW_MS))
    found = message.items[0].media
    assert (found.unreadable, found.size, found.hashes) == ("corrupt", len(TORN), ())


def test_the_same_bytes_decoded_later_are_given_after_all(house):
    class Hurried:
        """Has no time for any file."""

        def inspect(self, *_):
            raise MediaUnreadable("too-slow")

    patient, house.gateway.decoder = house.gateway.decoder, Hurried()
    first = received(house, a_picture("a"), picture_bytes())
    before = house.row(media, "unreadable")
    house.gateway.decoder = patient
    second = received(house, a_picture("b"), picture_bytes())
    house.gateway.decoder = Hurried()
    third = received(house, a_picture("c"), picture_bytes())

    assert [state for _, state in (first, second, third)] == ["available"] * 3
    assert before == {"unreadable": "too-slow"}
    assert house.row(media, "unreadable") == {"unreadable": ""}
    assert [each.item for each in set_aside(house)] == [first[0]]


# Tables that came after the third version, each after those it refers to.
SINCE = (
    *(tables.banks, tables.bank_entries, tables.bank_events, tables.proposals),
    *(tables.media_hashes, tables.media_traces, tables.likenesses, tables.matches),
    *(tables.exchanges, tables.exchange_entries, tables.exchange_seen),
)


def test_what_an_older_version_set_aside_is_offered_with_its_reason(house):
    torn, _ = received(house, a_picture("torn"), TORN)
    whole, _ = received(house, a_picture("whole"), picture_bytes())
    untold, _ = received(house, a_picture("untold"), picture_bytes(9))

    def as_it_was(connection):
        for table in reversed(SINCE):
            connection.execute(text(f"DROP TABLE {table.name}"))
        connection.execute(text("DROP INDEX ix_groups_near"))
        for column in ("representative", "near_group", "near_differs"):
            connection.execute(text(f"ALTER TABLE groups DROP COLUMN {column}"))
        connection.execute(text("DELETE FROM server WHERE name = 'grouping'"))
        connection.execute(text("ALTER TABLE media DROP COLUMN unreadable"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0003'"))
        for table in (items, groups):
            undecoded = select(items.c.group_id).where(items.c.item_id.in_((torn, untold)))
            changed = update(table).where(table.c.group_id.in_(undecoded))
            connection.execute(changed.values(state="quarantined"))
        # Set aside, and the log does not tell why.
        media_id = select(items.c.media_id).where(items.c.item_id == untold).scalar_subquery()
        connection.execute(update(media).where(media.c.media_id == media_id).values(hashes="[]"))

    house.gateway.db.write(as_it_was)
    open_database(house.database).close()

    reasons = {row["media_id"]: row["unreadable"] for row in house.rows(media)}
    found = {row["item_id"]: (row["state"], reasons[row["media_id"]]) for row in house.rows(items)}
    assert found == {
        torn: ("available", "corrupt"),
        whole: ("available", ""),
        untold: ("available", "unsupported"),
    }
    assert [row["state"] for row in house.rows(groups)] == ["available"] * 3


def test_an_undecoded_item_that_is_taken_back_is_gone(house):
    item_id, _ = received(house, a_picture(), TORN)

    withdraw(house.gateway, item_id, house.platform_id, "mistake")

    assert house.row(groups)["state"] == "withdrawn"
    assert house.blobs() == []


# A gateway on a machine where a wall that decoding needs cannot be put up.
UNWALLED = """
import sys
from reviewer.media import worker
from reviewer.media.walls import seccomp
seccomp.put_up = lambda: False
sys.exit(worker.main([]))
"""


def test_without_walls_media_is_refused_until_they_stand(tmp_path, decoder):
    script = tmp_path / "unwalled.py"
    script.write_text(UNWALLED)
    with (
        DecoderProcess(command=[sys.executable, str(script)]) as unwalled,
        a_house(tmp_path / "gateway", decoder=unwalled) as house,
    ):
        answer = take_in(house.gateway, house.platform_id, a_picture())
        with pytest.raises(RuleBroken) as refused:
            store_media(
                house.gateway,
                house.platform_id,
                answer.item_id,
                [picture_bytes()],
                "image/png",
            )
        post = take_in(house.gateway, house.platform_id, a_post())

        house.gateway.decoder = decoder
        later = store_media(
            house.gateway, house.platform_id, answer.item_id, [picture_bytes()], "image/png"
        )

    assert refused.value.rule == "no-walls"
    assert post.state == "available"
    assert later.state == "available"


@pytest.mark.parametrize("spoil", ["declared", "second-upload"])
def test_bytes_other_than_declared_are_refused(house, spoil):
    clear = picture_bytes()
    declared = hashlib.sha256(b"else").hexdigest() if spoil == "declared" else ""
    answer = take_in(house.gateway, house.platform_id, a_picture(sha256=declared))
    if spoil == "second-upload":
        store_media(house.gateway, house.platform_id, answer.item_id, [clear], "image/png")
        clear = picture_bytes(shade=9)

    with pytest.raises(RuleBroken) as refused:
        store_media(house.gateway, house.platform_id, answer.item_id, [clear], "image/png")

    assert refused.value.rule == "digest-mismatch"


def test_text_other_than_declared_is_refused(house):
    with pytest.raises(RuleBroken) as refused:
        take_in(house.gateway, house.platform_id, a_post(sha256="0" * 64))

    assert refused.value.rule == "digest-mismatch"
    assert house.rows(items) == []


def test_upload_over_the_bound_stops_reading(house, monkeypatch):
    monkeypatch.setattr("reviewer.gateway.intake.content.MEDIA_MAX_BYTES", 10)
    answer = take_in(house.gateway, house.platform_id, a_picture())
    taken = []

    def endless():
        while True:
            taken.append(1)
            yield b"12345"

    with pytest.raises(RuleBroken) as refused:
        store_media(house.gateway, house.platform_id, answer.item_id, endless(), "image/png")

    assert (refused.value.rule, len(taken)) == ("too-large", 3)


def test_upload_repeated_answers_the_same_and_keeps_one_blob(house):
    answer = take_in(house.gateway, house.platform_id, a_picture())
    give = [house.gateway, house.platform_id, answer.item_id, [picture_bytes()], "image/png"]

    first = store_media(*give)
    house.change(items, where={"item_id": answer.item_id}, state="closed")
    again = store_media(*give)

    assert again == first
    assert len(house.blobs()) == 1


def test_same_bytes_of_two_items_are_kept_once(house):
    received(house, a_picture("a"), picture_bytes())
    received(house, a_picture("b"), picture_bytes())

    assert len({row["media_id"] for row in house.rows(items)}) == 1
    assert house.blobs() == [house.row(media)["blob"]]


def test_concurrent_uploads_and_repeats_leave_one_item_and_one_blob(house):
    answer = take_in(house.gateway, house.platform_id, a_picture())

    def upload(_):
        pieces = [picture_bytes()]
        return store_media(
            house.gateway, house.platform_id, answer.item_id, pieces, "image/png"
        ).state

    def flag(_):
        return take_in(house.gateway, house.platform_id, a_post()).item_id

    with ThreadPoolExecutor(8) as several:
        states = list(several.map(upload, range(8)))
        texts = set(several.map(flag, range(8)))

    assert (states, len(texts)) == (["available"] * 8, 1)
    assert sorted(house.blobs()) == sorted(row["blob"] for row in house.rows(media))
    assert house.events() == ["item_received"] * 2


def test_many_are_answered_each_for_itself(house):
    take_in(house.gateway, house.platform_id, a_post("old"))
    some = [a_post("old"), a_post("odd", category="x"), a_picture("pic"), a_post("new")]

    old, odd, pic, new = take_in_all(house.gateway, house.platform_id, some)

    assert (old.created, pic.state, new.state) == (False, "awaiting-media", "available")
    assert odd.reason == "category-unknown"


def test_flagged_item_is_sealed_and_locked_without_a_look(house):
    item_id, state = received(house, a_picture(diversion=True), b"not even a picture")

    (aside,) = [each for each in house.log() if each.event.value == "diverted"]
    assert (state, house.row(groups)["state"]) == ("diverted", "diverted")
    assert (house.row(media)["hashes"], aside.item, aside.reason) == ("[]", item_id, "flagged")
    with pytest.raises(RuleBroken) as refused:
        withdraw(house.gateway, item_id, house.platform_id, "mistake")
    assert refused.value.rule == "diverted"
    assert read_back(house, item_id) == b"not even a picture"


def test_same_bytes_as_a_locked_item_are_locked_too(house):
    received(house, a_picture("flagged", diversion=True), picture_bytes())

    _, state = received(house, a_picture("copy"), picture_bytes())
    texts = take_in_all(
        house.gateway,
        house.platform_id,
        [a_post("a", text="Same."), a_post("b", text="Same.", diversion=True)],
    )

    assert state == "diverted"
    assert [each.state for each in texts] == ["diverted", "diverted"]
    assert house.rows(items, "state") == [{"state": "diverted"}] * 4
    assert sorted(each.reason for each in house.log() if each.event.value == "diverted") == [
        "flagged",
        "flagged",
        "same-bytes",
        "same-bytes",
    ]


def test_withdrawn_item_cannot_be_opened_and_its_lease_ends(house):
    item_id, _ = received(house, a_picture(), picture_bytes())
    group_id = leased(house, "graphic_violence.unscored")

    answer = withdraw(house.gateway, item_id, house.platform_id, "removed-by-author")

    group, row = house.row(groups), house.row(media)
    page = house.gateway.db.read(lambda reading: feeds.read(reading, ["ws:ws-1"], "", 1, 10))
    assert (answer.state, group["state"], group["lease_id"]) == ("withdrawn", "withdrawn", None)
    assert (group["last_workstation"], group["holder_workstation"]) == ("ws-1", None)
    with pytest.raises(MediaMissing):
        house.gateway.media.open(row["blob"], row["wrapped_key"])
    assert house.blobs() == []
    assert [each.body for each in page.rows] == [
        {"event": "withdrawn", "group_id": group_id, "item_ids": [item_id]}
    ]
    assert [(e.event.value, e.reason) for e in house.log()][1:] == [
        ("item_withdrawn", "removed-by-author")
    ]


def test_withdrawn_twice_is_withdrawn_once(house):
    item_id, _ = received(house, a_post())

    for _ in range(2):
        withdraw(house.gateway, item_id, house.platform_id, "mistake")

    assert house.events() == ["item_received", "item_withdrawn"]


def test_withdrawn_item_leaves_decisions_and_the_group_they_closed(house):
    item_id, _ = received(house, a_post())
    house.change(items, where={"item_id": item_id}, state="closed")
    house.change(groups, where={}, state="closed")
    house.decided("post-1")

    withdraw(house.gateway, item_id, house.platform_id, "mistake")

    assert house.row(items)["state"] == "withdrawn"
    assert house.row(groups)["state"] == "closed"
    assert len(house.rows(deliveries)) == 1


def test_withdrawn_item_keeps_media_that_another_item_needs(house):
    gone, _ = received(house, a_picture("a"), picture_bytes())
    kept, _ = received(house, a_picture("b"), picture_bytes())

    withdraw(house.gateway, gone, house.platform_id, "mistake")

    assert read_back(house, kept) == picture_bytes()


def test_same_bytes_after_a_withdrawal_are_kept_anew(house):
    gone, _ = received(house, a_picture("a"), picture_bytes())
    withdraw(house.gateway, gone, house.platform_id, "mistake")

    again, state = received(house, a_picture("b"), picture_bytes())

    assert (state, read_back(house, again)) == ("available", picture_bytes())
    assert house.blobs() == [house.row(media)["blob"]]


@pytest.mark.parametrize("when", ["before", "during"])
def test_bytes_for_a_withdrawn_item_are_refused_and_not_kept(house, when):
    answer = take_in(house.gateway, house.platform_id, a_picture())

    def pieces():
        if when == "during":
            withdraw(house.gateway, answer.item_id, house.platform_id, "mistake")
        yield picture_bytes()

    if when == "before":
        withdraw(house.gateway, answer.item_id, house.platform_id, "mistake")
    with pytest.raises(RuleBroken) as refused:
        store_media(house.gateway, house.platform_id, answer.item_id, pieces(), "image/png")

    assert refused.value.rule == "withdrawn"
    assert house.blobs() == []


def test_full_disk_leaves_the_item_waiting(house, monkeypatch):
    answer = take_in(house.gateway, house.platform_id, a_picture())
    give = [house.gateway, house.platform_id, answer.item_id, [picture_bytes()], "image/png"]

    def full(clear):
        raise StoreUnusable("full")

    with monkeypatch.context() as patched:
        patched.setattr(type(house.gateway.media), "put", lambda _, clear: full(clear))
        with pytest.raises(StoreUnusable):
            store_media(*give)

    assert house.row(items)["state"] == "ingested"
    assert store_media(*give).state == "available"


def test_item_without_a_source_says_so(house):
    take_in(house.gateway, house.platform_id, a_post("a"))
    take_in(house.gateway, house.platform_id, a_post("b", source="appeal"))

    sources = [json.loads(row["context"])["source"] for row in house.rows(items)]
    assert sorted(sources) == ["appeal", "not_given"]
