# SPDX-License-Identifier: Apache-2.0
"""The harmless queue: its plan, its manifest and its files."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import av
import pytest
from PIL import Image, ImageFile

from reviewer.demo.content import MANIFEST, plan_queue, write_queue
from reviewer.demo.content.alterations import ALTERATIONS
from reviewer.demo.content.plan import ODDITIES
from reviewer.domain.errors import InputRefused
from reviewer.domain.items import ItemKind, Severity, Source
from reviewer.media.sniffing import sniff
from reviewer.wire.account import IntakeItem

CATEGORIES = {
    "violent_threat",
    "graphic_violence",
    "glorification",
    "recruitment",
    "symbol",
    "unsorted",
}
ALWAYS = {
    "external_id",
    "kind",
    "category",
    "severity",
    "source",
    "reports",
    "posted_at",
    "language",
    "due_in_minutes",
    "caption",
    "author_ref",
    "author_prior",
    "account_age_days",
    "legal_basis",
    "diversion",
    "media_type",
}
SUFFIXES = {
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".mp4": "video/mp4",
    ".gif": "image/gif",
    ".pdf": "application/pdf",
    ".wav": "audio/wav",
}


@pytest.fixture(scope="module")
def queue(tmp_path_factory) -> Path:
    """Return the manifest of a small queue that holds every kind."""
    return write_queue(tmp_path_factory.mktemp("queue"), count=48)


def rows_of(manifest: Path) -> list[dict[str, object]]:
    """Return the rows of a manifest."""
    return [json.loads(line) for line in manifest.read_text(encoding="utf-8").splitlines()]


def digests_in(folder: Path) -> dict[str, str]:
    """Return the digest of every file in a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_queue_same_seed_gives_same_bytes(queue: Path, tmp_path: Path) -> None:
    again = write_queue(tmp_path, count=48)

    assert digests_in(again.parent) == digests_in(queue.parent)


def test_queue_other_seed_gives_other_items(queue: Path, tmp_path: Path) -> None:
    other = write_queue(tmp_path, count=12, seed=8)

    same = set(digests_in(other.parent).values()) & set(digests_in(queue.parent).values())

    # The grey picture in place of a diverted item owes nothing to the seed.
    diverted = next(row for row in rows_of(other) if row["diversion"])
    assert same == {digests_in(other.parent)[str(diverted["file"])]}


def test_queue_holds_a_file_for_each_row_and_no_other(queue: Path) -> None:
    rows = rows_of(queue)

    named = {str(row["file"]) for row in rows if row["kind"] != "text"}

    assert set(digests_in(queue.parent)) == named | {MANIFEST}
    assert len(named) == sum(row["kind"] != "text" for row in rows)


def test_queue_no_two_files_are_equal(queue: Path) -> None:
    digests = digests_in(queue.parent)

    assert len(set(digests.values())) == len(digests)


@pytest.mark.parametrize("count", [12, 48, 100, 320])
def test_plan_has_the_asked_number_of_unique_ids(count: int) -> None:
    plans = plan_queue(count, 7)

    assert [plan.external_id for plan in plans] == [f"demo-{n:04d}" for n in range(1, count + 1)]


def test_plan_of_the_demo_counts_each_kind() -> None:
    plans = plan_queue(320, 7)

    kinds = [plan.kind for plan in plans]

    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        "image": 246,
        "audio": 2,
        "video": 12,
        "text": 60,
    }
    assert sum(plan.width * plan.height >= 12_000_000 for plan in plans if not plan.copy_of) == 3


@pytest.mark.parametrize("count", [12, 48, 320])
def test_plan_a_third_are_altered_copies_of_earlier_items(count: int) -> None:
    plans = plan_queue(count, 7)
    by_id = {plan.external_id: plan for plan in plans}

    copies = [plan for plan in plans if plan.copy_of is not None]

    assert len(copies) * 3 >= count
    for copy in copies:
        original = by_id[str(copy.copy_of)]
        assert original.number < copy.number
        assert original.copy_of is None
        assert (original.kind, original.subject) == (copy.kind, copy.subject)
        assert copy.alteration is not None


def test_plan_uses_every_alteration() -> None:
    plans = plan_queue(320, 7)

    used = {plan.alteration for plan in plans if plan.kind == "image" and plan.copy_of}

    assert used == set(ALTERATIONS)


def test_plan_too_few_is_refused() -> None:
    with pytest.raises(InputRefused) as refused:
        plan_queue(11, 7)

    assert (refused.value.reason, refused.value.where) == ("too-few", "count")


def test_manifest_rows_carry_the_agreed_members(queue: Path) -> None:
    for row in rows_of(queue):
        own = {"text"} if row["kind"] == "text" else {"file"}

        assert set(row) == ALWAYS | own
        assert row["kind"] in set(ItemKind)
        assert row["category"] in CATEGORIES
        assert row["severity"] is None or row["severity"] in Severity.__members__
        assert row["source"] in set(Source)
        assert row["language"] in {"en", "fr", "ar", None}
        assert row["legal_basis"] in {"policy", "tco_order"}
        assert 35 <= row["due_in_minutes"] <= 3 * 24 * 60
        assert datetime.fromisoformat(str(row["posted_at"])).tzinfo is not None
        assert re.fullmatch(r"a_\d+", row["author_ref"])


def test_manifest_rows_are_what_intake_takes(queue: Path) -> None:
    fields = set(IntakeItem.model_fields) | {"file"}

    for row in rows_of(queue):
        item = IntakeItem.model_validate(row)

        assert set(row) <= fields
        assert (item.external_id, item.diversion) == (row["external_id"], row["diversion"])


def test_manifest_about_a_third_have_no_severity(tmp_path: Path, queue: Path) -> None:
    rows = rows_of(queue)

    unscored = sum(row["severity"] is None for row in rows)

    assert 0.2 <= unscored / len(rows) <= 0.5


def test_manifest_diverted_items_are_plain_grey(queue: Path) -> None:
    diverted = [row for row in rows_of(queue) if row["diversion"]]

    assert len(diverted) == 1
    with Image.open(queue.parent / str(diverted[0]["file"])) as image:
        shades = image.convert("RGB").getextrema()
    assert len(set(shades)) == 1
    assert shades[0][0] == shades[0][1]


def test_posts_are_different_and_in_three_languages() -> None:
    from reviewer.demo.content.dice import Dice
    from reviewer.demo.content.facts import described

    posts = [plan for plan in plan_queue(320, 7) if plan.kind == "text"]

    rows = [described(plan, Dice(7, plan.number, 2)) for plan in posts]

    assert len({row["text"] for row in rows}) == 60
    languages = [row["language"] for row in rows]
    assert {code: languages.count(code) for code in languages} == {"en": 20, "fr": 20, "ar": 20}
    assert all(
        bool(re.search("[\u0600-\u06ff]", str(row["text"]))) == (row["language"] == "ar")
        for row in rows
    )


def test_every_picture_decodes_as_its_media_type_and_size(queue: Path) -> None:
    odd = {plan.external_id for plan in plan_queue(48, 7) if plan.subject in ODDITIES}
    for row in rows_of(queue):
        if row["kind"] != "image" or row["external_id"] in odd:
            continue
        path = queue.parent / str(row["file"])

        with Image.open(path) as image:
            image.load()

            assert image.get_format_mimetype() == row["media_type"] == SUFFIXES[path.suffix]
            assert 640 <= max(image.size) <= 4000


def test_every_video_decodes_with_its_sound(queue: Path) -> None:
    videos = [row for row in rows_of(queue) if row["kind"] == "video"]

    assert len(videos) == 2
    for row in videos:
        with av.open(str(queue.parent / str(row["file"]))) as container:
            picture, sound = container.streams.video[0], container.streams.audio[0]
            assert (picture.width, picture.height) == (320, 180)
            assert sound.codec_context.name == "aac"
            frames = list(container.decode(picture))
        assert 2.0 <= len(frames) / 15 <= 4.0
        times = [frame.time for frame in frames]
        assert all(earlier < later for earlier, later in pairwise(times))


def test_oddities_are_what_they_are_called_and_the_bad_ones_hold_nothing(
    queue: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The decoding process shows what is left of a cut picture; a test of it may have run here.
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", False)
    by_id = {row["external_id"]: row for row in rows_of(queue)}
    files = {
        plan.subject: queue.parent / str(by_id[plan.external_id]["file"])
        for plan in plan_queue(48, 7)
        if plan.subject in ODDITIES
    }

    assert set(files) == set(ODDITIES)
    for subject, path in files.items():
        found = SUFFIXES[path.suffix]
        assert sniff(path.read_bytes(), "") == found, subject
    with Image.open(files["animation"]) as animation:
        assert animation.n_frames == 24
    with av.open(str(files["tune"])) as tune:
        assert 6 <= tune.duration / av.time_base <= 7
    with Image.open(files["truncated"]) as cut, pytest.raises(OSError, match="truncated"):
        cut.load()
    assert files["bomb"].stat().st_size < 200
    with pytest.raises(Image.DecompressionBombError):
        Image.open(files["bomb"])
