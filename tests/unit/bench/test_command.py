# SPDX-License-Identifier: Apache-2.0
"""The command: what can be measured, what is printed, which status."""

from __future__ import annotations

import json

import pytest

from reviewer.bench import command
from reviewer.bench.peers import require_peers
from reviewer.bench.rows import Row

MET = Row(name="a, ms", ours=10.0, peer=5.0, target=50.0)
MISSED = Row(name="b, ms", ours=60.0, peer=5.0, target=50.0)


@pytest.fixture
def measures(monkeypatch):
    def give(*rows):
        monkeypatch.setattr(command, "measured", lambda _names, _say: list(rows))

    return give


def test_the_list_names_every_measurement(capsys):
    status = command.main(["--list"])

    listed = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    names = [*command.BENCHES]
    assert (status, listed) == (0, names)
    assert {"key-to-next", "cold-start", "window-block", "memory", "cover-latency"} < set(names)


def test_json_is_the_last_line(measures, capsys):
    measures(MET)

    status = command.main(["memory", "--json"])

    last = capsys.readouterr().out.splitlines()[-1]
    assert (status, json.loads(last)) == (0, [MET.values()])


def test_a_missed_target_is_a_failure(measures):
    measures(MET, MISSED)

    assert command.main([]) == 1


def test_what_cannot_be_measured_is_said(monkeypatch, capsys):
    def refuse(_names, _say):
        raise command.NotMeasuredError("the bare window did not end")

    monkeypatch.setattr(command, "measured", refuse)

    status = command.main(["memory"])

    assert (status, capsys.readouterr().err) == (
        2,
        "Not measured: the bare window did not end\n",
    )


def test_what_cannot_be_measured_does_not_stop_the_rest(monkeypatch, capsys):
    def refuse(_places):
        raise command.NotMeasuredError("pdqhash is not installed")

    monkeypatch.setattr("reviewer.bench.remembering.measure", refuse)
    monkeypatch.setattr("reviewer.bench.deciding.measure", lambda _places: [MET])

    status = command.main(["memory", "key-to-next", "--json"])

    said = capsys.readouterr()
    assert status == 2
    assert json.loads(said.out.splitlines()[-1]) == [MET.values()]
    assert said.err.splitlines()[-1] == "Not measured: memory: pdqhash is not installed"


def test_a_peer_that_is_not_installed_is_named_with_what_installs_it():
    require_peers("json")

    with pytest.raises(command.NotMeasuredError, match=r"^no_such_peer .*`make bench`"):
        require_peers("json", "no_such_peer")


def test_an_unknown_name_is_refused(capsys):
    with pytest.raises(SystemExit) as refused:
        command.main(["speed"])

    assert refused.value.code == 2
    assert "there is no measurement 'speed'" in capsys.readouterr().err


def test_names_are_measured_in_the_order_given(monkeypatch):
    asked = []
    monkeypatch.setattr(command, "measured", lambda names, _say: asked.extend(names) or [MET])

    command.main(["memory", "key-to-next"])

    assert asked == ["memory", "key-to-next"]
