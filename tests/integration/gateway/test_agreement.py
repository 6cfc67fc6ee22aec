# SPDX-License-Identifier: Apache-2.0
"""What lies beside the log is held against it before anybody relies on a backup."""

from __future__ import annotations

import json
from functools import partial

import pytest
from sqlalchemy import delete, insert, select, update

from reviewer.domain.people import Role
from reviewer.gateway.admin import commands
from reviewer.gateway.store import agreement
from reviewer.gateway.store.tables import decisions, deliveries, feed

D, F, S = decisions.c, feed.c, deliveries.c


@pytest.fixture
def worked(house, platform, reviewer):
    """One act of every kind; return the ids of those that count."""
    lead = house.enrol(roles=(Role.LEAD,))
    twins = [house.add_group(platform, members=2) for _ in range(5)]
    taken = reviewer.groups()
    closed, diverted, asked, given_back, late = (
        next(each for each in taken if each["group_id"] == name) for name in twins
    )
    answer = reviewer.entry(closed, labels=["B1"], severity="S1")
    escalation, payload = reviewer.escalation(asked)
    divert = reviewer.divert_entry(diverted)
    broken = reviewer.entry(closed, labels=["none-such"])
    reviewer.decide(answer, divert, reviewer.return_entry(given_back), broken)
    reviewer.decide(escalation, payloads=[payload])
    (again,) = lead.groups(queues=("escalated",))
    lead.decide(lead.entry(again))
    lead.post(f"/leases/{late['group_id']}:revoke", {})
    reviewer.decide(reviewer.entry(closed), reviewer.entry(late))  # opinions
    return answer["decision_id"], divert["decision_id"], escalation["decision_id"]


class TakenBack(Exception):
    """Ends a transaction without a trace."""


def found(house, change=None):
    """Return what does not agree once a change is made, which is taken back."""
    told = []

    def write(connection):
        if change is not None:
            change(connection)
        told.extend((each.what, each.where) for each in agreement.disagreements(connection))
        raise TakenBack

    with pytest.raises(TakenBack):
        house.gateway.db.write(write)
    return told


def changed(name, **values):
    return lambda connection: connection.execute(
        update(decisions).where(D.decision_id == name).values(**values)
    )


def entry_changed(name, connection, **values):
    entry = connection.execute(select(D.entry).where(D.decision_id == name)).scalar_one()
    changed(name, entry=json.dumps(json.loads(entry) | values))(connection)


def told_changed(name, connection, **values):
    for row in connection.execute(select(feed).where(F.body.contains(name))).all():
        body = json.dumps(json.loads(row.body) | values)
        connection.execute(update(feed).where(F.seq == row.seq).values(body=body))


def lost(table, column, name):
    return lambda connection: connection.execute(delete(table).where(column.contains(name)))


def invented(name, connection):
    row = connection.execute(select(decisions).where(D.decision_id == name)).one()
    values = {**row._mapping, "decision_id": "d-new", "sequence": 999, "generation": 999}
    connection.execute(insert(decisions).values(values))


def test_acts_of_every_kind_agree(house, worked):
    outcomes = house.gateway.db.read(lambda c: set(c.execute(select(D.outcome)).scalars()))

    assert outcomes == {"accepted", "rejected", "superseded"}
    assert found(house) == []


def test_each_change_beside_the_log_is_named(house, worked):
    answer, divert, escalation = worked
    changes = [
        changed(answer, person_id="p-other"),
        changed(answer, outcome="superseded"),
        changed(answer, effective=False),
        changed(answer, entry_type="return"),
        changed(answer, entry="{}"),
        changed(answer, entry="["),
        partial(entry_changed, answer, verdict="allowed"),
        partial(entry_changed, answer, labels=[]),
        partial(entry_changed, answer, severity="S3"),
        partial(entry_changed, answer, severity="severe"),
        partial(entry_changed, answer, protected=["news"]),
    ]

    assert [found(house, each) for each in changes] == [[(agreement.DIFFERS, answer)]] * 11
    assert found(house, changed(divert, outcome="withdrawn")) == [(agreement.DIFFERS, divert)]
    assert found(house, lost(decisions, D.decision_id, escalation)) == [
        (agreement.UNSTORED, escalation)
    ]
    assert found(house, partial(invented, answer)) == [(agreement.UNLOGGED, "d-new")]


def test_each_change_of_what_platforms_are_told_is_named(house, worked):
    answer, divert, _ = worked
    mistold = [
        partial(told_changed, answer, verdict="allowed"),
        partial(told_changed, answer, severity="S4"),
        partial(told_changed, answer, decided_at="2026-01-01T00:00:00Z"),
        lost(deliveries, S.decision_id, answer),
    ]

    assert [found(house, each) for each in mistold] == [[(agreement.MISTOLD, answer)]] * 4
    assert found(house, partial(told_changed, divert, type="decision", verdict="allowed")) == [
        (agreement.MISTOLD, divert)
    ]

    def silenced(connection):
        lost(feed, F.body, answer)(connection)
        lost(deliveries, S.decision_id, answer)(connection)

    assert found(house, silenced) == [(agreement.UNTOLD, answer)]


def test_backup_and_restored_say_what_does_not_agree(house, worked, tmp_path, monkeypatch, capsys):
    answer, _, _ = worked
    monkeypatch.setenv("REVIEWER_GATEWAY", str(house.folder))
    good = commands.main(["backup", str(tmp_path / "good")])
    said = capsys.readouterr().out.splitlines()
    house.gateway.db.write(partial(entry_changed, answer, verdict="allowed"))

    bad = commands.main(["backup", str(tmp_path / "bad")])
    restored = commands.main(["restored"])
    complained = capsys.readouterr().err.splitlines()

    why = f"the decision {answer} is not stored as the log records it."
    assert (good, bad, restored) == (0, 2, 2)
    assert said[1] == "Decisions and what platforms are told agree with the log."
    assert complained == [
        f"The backup was not taken: {why}",
        f"This cannot be relied on, and nothing was changed: {why}",
    ]
    assert list((tmp_path / "bad").iterdir()) == []
