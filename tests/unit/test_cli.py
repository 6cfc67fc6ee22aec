# SPDX-License-Identifier: Apache-2.0
"""The command finds its parts by word, and opens the window without one."""

from __future__ import annotations

from importlib import import_module

import pytest

from reviewer import cli
from reviewer.commands.words import log_sentence, sentence
from reviewer.domain.errors import InputRefused, Offline, RuleBroken, StoreUnusable
from reviewer.services.shown import LogVerification


@pytest.fixture
def no_display(monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")


@pytest.mark.parametrize("words", [["-h"], ["--help"]])
def test_help_lists_every_command(words, capsys):
    assert cli.main(words) == 0

    said = capsys.readouterr().out
    assert [word for word in cli.COMMANDS if f"  {word} " not in said] == []


def test_every_command_is_where_it_is_said_to_be():
    places = [place[:2] for place in cli.COMMANDS.values()] + [cli.WINDOW]

    assert all(callable(getattr(import_module(module), name)) for module, name in places)


@pytest.mark.parametrize("words", [[], ["--theme", "light"]])
def test_without_a_command_the_window_opens(words, no_display, capsys):
    assert cli.main(words) == 2
    assert capsys.readouterr().err == "There is no display to open a window on.\n"


def test_unknown_command_is_said(capsys):
    assert cli.main(["lauch"]) == 2
    assert "no command 'lauch'" in capsys.readouterr().err


@pytest.mark.parametrize("word", ["verify", "show", "fetch"])
def test_nobody_enrolled_is_said(word, tmp_path, capsys):
    assert cli.main(["audit", word, "--home", str(tmp_path)]) == 2
    assert "Nobody is enrolled here" in capsys.readouterr().err


def test_profiles_of_a_new_machine(tmp_path, capsys):
    assert cli.main(["profiles", "--home", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "Nobody is enrolled here yet.\n"


def test_a_code_is_not_spent_without_a_keyring(tmp_path, capsys):
    assert cli.main(["enrol", "https://gateway.example", "x", "--home", str(tmp_path)]) == 2
    assert "keyring is missing" in capsys.readouterr().err


def test_doctor_says_what_is_wrong(tmp_path, capsys):
    (tmp_path / "profiles" / "spoilt").mkdir(parents=True)
    for name in ("profile.json", "store.sqlite3"):
        (tmp_path / "profiles" / "spoilt" / name).touch()

    assert cli.main(["doctor", "--home", str(tmp_path)]) == 1
    lines = dict(line.split(": ", 1) for line in capsys.readouterr().out.splitlines()[1:])
    assert lines["profiles"] == "WRONG: The profile spoilt is damaged."


def test_doctor_says_what_follows_from_a_keyring_that_is_missing(tmp_path, capsys):
    assert cli.main(["doctor", "--home", str(tmp_path)]) == 0

    lines = dict(line.split(": ", 1) for line in capsys.readouterr().out.splitlines()[1:])
    assert lines["keyring"].startswith("missing or locked, so ")
    assert lines["store"].startswith("SQLite 3.")
    assert lines["profiles"] == "none yet"
    assert lines["decoding"].startswith("walled in by rlimits, no_new_privs, seccomp")


def a_log(**more):
    return LogVerification(**{"log": "ws-1", "size": 12, "anchored": 10, "tail": 2, **more})


def test_a_log_that_holds_is_one_sentence():
    assert log_sentence(a_log()) == (
        "ws-1: all 12 records hold; 10 are anchored by a witnessed checkpoint, the last 2 by none"
        " yet."
    )


def test_a_log_that_does_not_hold_names_its_records():
    failures = (("record", "ws-1#3"), *(("order", f"ws-1#{seq}") for seq in range(4, 9)))

    assert log_sentence(a_log(failures=failures)) == (
        "ws-1: DOES NOT HOLD: record ws-1#3 was altered; record ws-1#4 is out of its place; record"
        " ws-1#5 is out of its place; record ws-1#6 is out of its place; record ws-1#7 is out of"
        " its place; and 1 more."
    )


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (Offline(), "The gateway cannot be reached."),
        (RuleBroken("role"), "Only a lead may do this."),
        (StoreUnusable("in-use"), "This profile is open in a window; close it first."),
        (InputRefused("odd", "x"), "x is not acceptable (odd)."),
    ],
)
def test_a_failure_is_one_sentence(error, said):
    assert sentence(error) == said
