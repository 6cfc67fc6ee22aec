# SPDX-License-Identifier: Apache-2.0
"""Held looks: what is charged, asked, heard and ended, whatever the order of keys."""

from __future__ import annotations

import json
import threading
from dataclasses import replace

import pytest

from reviewer.domain.errors import (
    Cancelled,
    MediaUnreadable,
    RuleBroken,
    SoundUnavailable,
    StoreUnusable,
)
from reviewer.domain.items import ItemKind, Severity
from reviewer.domain.views import ClearText, DetailView, Grant, Level, Wall
from reviewer.ports.media import ClearRun
from reviewer.services.granting import Grants, Running, Sense
from reviewer.services.hash_ledger import HashLedger
from reviewer.services.holdings import CheckedMembers
from reviewer.services.look import LookService
from tests import builders
from tests.fakes.looking import FakeMeter, FakeSpeaker, Person

ITEM, SEVERE, UNSCORED, TEXT = "g-1-i", "g-s-i", "g-u-i", "g-t-i"
REASONS = [{"code": "identify", "names": {"en": "To tell"}}]


@pytest.fixture
def meter():
    return FakeMeter()


@pytest.fixture
def speaker():
    made = FakeSpeaker()
    yield made
    made.gate.set()


@pytest.fixture
def person():
    return Person()


@pytest.fixture
def look(bench, gateway, meter, speaker, person):
    gateway.policy_body = {
        **gateway.policy_body,
        "look_reasons": REASONS,
        "masked_words": ["wurst"],
    }
    text = builders.an_item(TEXT)
    media = replace(text.media, media_type="text/plain")
    text = replace(text, kind=ItemKind.TEXT, media=media)
    gateway.adds(
        builders.a_group("g-1"),
        builders.a_group("g-s", severity=Severity.S3),
        builders.a_group("g-u", severity=None),
        builders.a_group("g-t", items=(text,)),
    )
    bench.turn()
    made = LookService(
        bench.workbench.look._desk,
        bench.decoder,
        HashLedger(),
        meter=meter,
        speaker=speaker,
        wellbeing=person.state,
        checked=CheckedMembers(),
    )
    yield made
    made.cover_all()


def reasons(bench):
    written = [json.loads(each.record) for each in bench.records()]
    return {each["item"]: each.get("reason") for each in written if each["event"] == "clear_opened"}


def rule(call, *args):
    with pytest.raises(RuleBroken) as refused:
        call(*args)
    return refused.value.rule


def test_detail_is_charged_and_not_written_down(look, bench, meter):
    seen = look.begin_detail(ITEM, 40)

    assert isinstance(seen, DetailView)
    assert (seen.grant.level, bench.decoder.asked[-1]) == (
        Level.R3,
        ("reduced", Level.R3, 40, 8),
    )
    assert meter.charged == [(ITEM, Severity.S1, Level.R3, 15)]
    assert reasons(bench) == {}


def test_a_text_has_no_detail(look, meter):
    assert rule(look.begin_detail, TEXT) == "level"
    assert meter.charged == []


def test_ending_gives_back_once(look, meter):
    seen = look.begin_detail(ITEM)

    look.end(seen.grant.grant_id)
    look.end(seen.grant.grant_id)
    look.cover_all()

    assert meter.ended == ["m-1"]


def test_nothing_is_heard_by_who_keeps_away_from_sound(look, person, meter, speaker):
    person.opted_out = frozenset({"sound"})

    with pytest.raises(RuleBroken) as refused:
        look.begin_sound(ITEM)

    assert refused.value.rule == "sound-off"
    assert (meter.charged, speaker.played) == ([], [])


def test_everything_is_covered_also_when_the_disk_is_full(look, meter, speaker):
    seen, heard = look.begin_detail(ITEM).grant, look.begin_sound(ITEM)
    meter.is_full = True

    with pytest.raises(StoreUnusable):
        look.cover_all()

    assert meter.ended == ["m-2", "m-1"]
    assert speaker.stops >= 1
    look.end(seen.grant_id)
    look.end(heard.grant_id)
    assert meter.ended == ["m-2", "m-1"]


@pytest.mark.parametrize("is_one", [True, False])
def test_a_sound_is_silent_while_another_look_is_being_written_down(look, speaker, is_one):
    heard = look.begin_sound(ITEM).grant_id
    assert speaker.heard.acquire(timeout=30)
    ending = threading.Thread(target=look.end if is_one else look.cover_all, args=(heard,) * is_one)

    with look._grants.lock:
        ending.start()
        is_silent = speaker.gate.wait(30)

    ending.join(30)
    assert (is_silent, len(speaker.played)) == (True, 1)


def test_the_bytes_of_a_look_that_was_covered_are_no_empty_file(clock, meter):
    grants = Grants(clock, meter)
    running = Running(
        grant=Grant(grant_id="l-1", item_id=ITEM, level=Level.R4, expires_at_s=1e9),
        sense=Sense.EYES,
        meter_id="m-1",
        gap_s=None,
        item=builders.an_item(ITEM),
        untrusted=b"bytes",
    )
    grants.begin(running)
    assert grants.untrusted(running) == b"bytes"

    grants.end_all()

    with pytest.raises(Cancelled):
        grants.untrusted(running)


def test_a_new_look_ends_the_last(look, meter):
    first = look.begin_detail(ITEM)
    second = look.begin_clear(ITEM)

    assert meter.ended == ["m-1"]
    look.end(first.grant.grant_id)
    assert meter.ended == ["m-1"]
    look.end(second.grant.grant_id)
    assert meter.ended == ["m-1", "m-2"]


def test_detail_needs_no_pause(look):
    look.end(look.begin_clear(ITEM).grant.grant_id)

    assert isinstance(look.begin_detail(ITEM), DetailView)


def test_a_reached_limit_refuses_before_anything_is_written_or_decoded(look, bench, meter):
    meter.refuses = True

    found = [
        rule(begin, ITEM)
        for begin in (look.begin_detail, look.begin_clear, look.begin_play, look.begin_sound)
    ]

    assert found == ["look-limit"] * 4
    assert (reasons(bench), bench.decoder.clear_calls, meter.charged) == ({}, 0, [])


def test_what_the_limits_close_is_not_shown_reduced_either(look, bench, meter):
    meter.refuses = True
    asked = list(bench.decoder.asked)

    found = [rule(look.reduced, ITEM, level) for level in (Level.R1, Level.R2)]
    found += [rule(look.sheet, ITEM), rule(look.waveform, ITEM)]

    assert found == ["look-limit"] * 4
    assert bench.decoder.asked == asked
    assert look.local_hashes(ITEM) != ()  # for the record, and seen by nobody


def test_what_is_left_for_a_short_look_alone_refuses_a_long_one_before_anything_is_written(
    look, bench, meter
):
    meter.most_s = 14.0

    assert rule(look.begin_play, ITEM) == "look-limit"
    assert (reasons(bench), meter.charged) == ({}, [])


def test_a_full_disk_at_the_end_of_one_look_keeps_no_other_on(look, meter):
    seen, heard = look.begin_detail(ITEM), look.begin_sound(ITEM)
    meter.breaks = True

    with pytest.raises(StoreUnusable):
        look.cover_all()

    assert sorted(meter.ended) == ["m-1", "m-2"]
    for grant in (seen.grant, heard):
        assert rule(look.play_on, grant.grant_id, 0) == "look-over"
    meter.breaks = False


@pytest.mark.parametrize("item_id", [SEVERE, UNSCORED])
@pytest.mark.parametrize("begin", ["begin_clear", "begin_play", "begin_sound"])
@pytest.mark.parametrize("reason", ["", "curious"])
def test_a_severe_or_unscored_item_asks_why(look, meter, item_id, begin, reason):
    assert rule(getattr(look, begin), item_id, reason) == "look-reason"
    assert meter.charged == []


def test_the_reason_is_written_down_with_the_look(look, bench):
    look.begin_clear(SEVERE, "identify")
    look.begin_sound(ITEM)

    assert reasons(bench) == {SEVERE: "identify", ITEM: None}


def test_detail_of_a_severe_item_asks_nothing(look):
    assert isinstance(look.begin_detail(SEVERE), DetailView)


def test_playing_goes_on_run_by_run_until_its_cap(look, clock, bench):
    first = look.begin_play(ITEM, "", 1000)
    second = look.play_on(first.grant.grant_id, first.next_ms)
    clock.advance(seconds=15)

    assert second.next_ms is None
    assert bench.decoder.asked == [("frames", 1000), ("frames", 2000)]
    assert rule(look.play_on, first.grant.grant_id, 0) == "look-over"


def test_a_look_whose_time_ran_out_while_decoding_is_not_shown(look, bench, clock, meter):
    bench.decoder.on_clear = lambda: clock.advance(seconds=8)

    with pytest.raises(MediaUnreadable) as failed:
        look.begin_clear(ITEM)

    assert (failed.value.reason, meter.ended) == ("too-slow", ["m-1"])


@pytest.mark.parametrize("begin", ["begin_clear", "begin_play"])
def test_what_was_decoded_for_a_look_that_is_over_is_overwritten(look, bench, begin):
    decoded = []
    for method in ("clear", "frames"):
        answer = getattr(bench.decoder, method)
        setattr(bench.decoder, method, lambda *a, _as=answer, **k: kept(decoded, _as(*a, **k)))
    bench.decoder.on_clear = look.cover_all

    with pytest.raises(Cancelled):
        getattr(look, begin)(ITEM)

    assert set(decoded) == {bytes(3)}


def kept(decoded, found):
    decoded += found.frames if isinstance(found, ClearRun) else [found.pixels]
    return found


def test_playing_calls_for_a_pause_like_a_clear_look(look):
    look.end(look.begin_play(ITEM).grant.grant_id)

    assert rule(look.begin_clear, ITEM) == "look-gap"


def test_an_ended_look_plays_nothing_more(look):
    seen = look.begin_play(ITEM)
    look.end(seen.grant.grant_id)

    assert rule(look.play_on, seen.grant.grant_id, 1000) == "look-over"


def test_sound_is_fed_run_by_run_and_ends_silent(look, speaker, meter):
    speaker.gate.set()  # every run sounds for no time at all
    look.begin_sound(ITEM)
    for _run in range(3):
        assert speaker.heard.acquire(timeout=10)

    data = builders.media_of(ITEM)[:2]
    assert speaker.played == [(data, 8000)] * 3


def test_ending_a_sound_is_silence_at_once(look, speaker, meter):
    grant = look.begin_sound(ITEM)
    assert speaker.heard.acquire(timeout=10)

    look.end(grant.grant_id)

    assert (len(speaker.played), speaker.stops >= 1, meter.ended) == (1, True, ["m-1"])


def test_sound_and_picture_are_two_looks(look, meter):
    look.begin_sound(ITEM)
    look.begin_clear(ITEM)

    assert meter.ended == []
    look.cover_all()
    assert sorted(meter.ended) == ["m-1", "m-2"]


def test_no_sound_device_is_told_and_gives_back(look, speaker, meter):
    speaker.is_absent = True

    with pytest.raises(SoundUnavailable):
        look.begin_sound(ITEM)

    assert meter.ended == ["m-1"]


def test_media_that_fails_gives_back(look, bench, meter):
    bench.decoder.breaks = True

    for begin in (look.begin_play, look.begin_sound):
        with pytest.raises(MediaUnreadable):
            begin(ITEM)

    assert meter.ended == ["m-1", "m-2"]


def test_listed_words_are_masked_until_the_person_wants_them(look, bench, clock, person):
    bench.decoder.text = "Eine Wurst.\nNoch eine."
    step = look.reduced(TEXT, Level.R2, 0)
    whole = look.begin_clear(TEXT)
    look.cover_all()
    clock.advance(seconds=30)
    person.masks_words = False
    plain = look.begin_clear(TEXT)

    assert step.excerpt == "Eine W••••."
    assert isinstance(whole, ClearText)
    assert (whole.text, plain.text) == ("Eine W••••.\nNoch eine.", "Eine Wurst.\nNoch eine.")


def test_the_person_chooses_how_little_is_shown_first(look, bench, person):
    person.short_side = 4

    look.reduced(ITEM, Level.R1)

    assert bench.decoder.asked == [("reduced", Level.R1, 0, 4)]


def test_walls_are_told(look, bench):
    bench.decoder.missing = frozenset({Wall.SECCOMP})

    assert look.walls().missing == frozenset({Wall.SECCOMP})
