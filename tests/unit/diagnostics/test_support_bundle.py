# SPDX-License-Identifier: Apache-2.0
"""The bundle carries logs, versions and names; planted content and secrets stay out."""

from __future__ import annotations

import json
import zipfile

import pytest

from reviewer import __version__
from reviewer.diagnostics import support_bundle
from reviewer.domain.errors import InputRefused

SECRET = "c3dvcmRmaXNoc3dvcmRmaXNoc3dvcmRmaXNo"


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "logs"
    folder.mkdir()
    return folder


def unpack(path):
    with zipfile.ZipFile(path) as bundle:
        return {name: bundle.read(name).decode() for name in bundle.namelist()}


def test_bundle_holds_our_logs_and_nothing_else(folder, tmp_path):
    for name in ("reviewer.log", "reviewer.log.1", "crashes.log", "crashes.former.log"):
        (folder / name).write_text("hello\n", encoding="utf-8")
    for name in (
        *("photo.jpg", "store.sqlite3", "notes.log", "reviewer.log.swp"),
        *("wellbeing.sealed", "wellbeing.sealed.damaged", "my-looking-20500.json"),
    ):
        (folder / name).write_text("content", encoding="utf-8")
    (folder / "cache").mkdir()

    bundle = unpack(support_bundle.build(folder, tmp_path / "b.zip", facts={}))

    assert sorted(bundle) == [
        "crashes.former.log",
        "crashes.log",
        "facts.json",
        "reviewer.log",
        "reviewer.log.1",
    ]


def test_bundle_follows_no_link(folder, tmp_path):
    (tmp_path / "photo.jpg").write_text("content", encoding="utf-8")
    (folder / "reviewer.log").symlink_to(tmp_path / "photo.jpg")

    bundle = unpack(support_bundle.build(folder, tmp_path / "b.zip", facts={}))

    assert sorted(bundle) == ["facts.json"]


def test_bundle_redacts_what_was_planted_in_a_log(folder, tmp_path):
    (folder / "reviewer.log").write_text(
        f"sent Bearer {SECRET}\nfrom amal@example.org\nsecret=swordfish\nplain\n", encoding="utf-8"
    )

    bundle = unpack(support_bundle.build(folder, tmp_path / "b.zip", facts={}))

    assert bundle["reviewer.log"] == (
        "sent Bearer [redacted]\nfrom [redacted]\nsecret=[redacted]\nplain\n"
    )


def test_bundle_keeps_the_places_of_a_crash_without_the_persons_folders(folder, tmp_path):
    (folder / "crashes.log").write_text(
        "  at reviewer/services/look.py:12 in Looks.show\n", encoding="utf-8"
    )
    (folder / "faults.log").write_text(
        '  File "/x/amal/app/reviewer/services/look.py", line 12 in show\n', encoding="utf-8"
    )

    bundle = unpack(support_bundle.build(folder, tmp_path / "b.zip", facts={}))

    assert bundle["crashes.log"] == "  at reviewer/services/look.py:12 in Looks.show\n"
    assert bundle["faults.log"] == "  at reviewer/services/look.py:12 in show\n"


def test_bundle_states_versions_and_redacted_facts(folder, tmp_path):
    facts = {"qt": "6.12.0", "settings": "theme, gateway", "gateway": f"token={SECRET}"}

    bundle = unpack(support_bundle.build(folder, tmp_path / "b.zip", facts=facts))

    stated = json.loads(bundle["facts.json"])
    assert stated.pop("python")
    assert stated.pop("system")
    assert stated == {
        "gateway": "token=[redacted]",
        "qt": "6.12.0",
        "reviewer": __version__,
        "settings": "theme, gateway",
    }


def test_bundle_takes_the_end_of_a_log_that_is_too_long(folder, tmp_path):
    (folder / "reviewer.log").write_text("old old\n" * 300_000 + "newest\n", encoding="utf-8")

    bundle = unpack(support_bundle.build(folder, tmp_path / "b.zip", facts={}))

    assert len(bundle["reviewer.log"]) < 2_000_000
    assert bundle["reviewer.log"].endswith("old old\nnewest\n")
    assert bundle["reviewer.log"].startswith("old old\n")


def test_bundle_is_private_and_replaces_an_older_one(folder, tmp_path):
    target = tmp_path / "b.zip"
    target.write_text("older", encoding="utf-8")

    support_bundle.build(folder, target, facts={})

    assert oct(target.stat().st_mode & 0o777) == "0o600"
    assert zipfile.is_zipfile(target)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.zip", "logs"]


def test_bundle_that_cannot_be_written_is_refused_by_name(folder, tmp_path):
    with pytest.raises(InputRefused) as refused:
        support_bundle.build(folder, tmp_path / "no-such-folder" / "b.zip", facts={})

    assert (refused.value.reason, refused.value.where) == ("unwritable", "b.zip")
