# SPDX-License-Identifier: Apache-2.0
"""The list changes by the rows that changed, and says so to its view."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from reviewer.demo.sample import NOW
from reviewer.domain.items import ItemKind, LocalState, Severity, Source
from reviewer.gui.viewmodels.queue_list import QueueModel
from reviewer.services.shown import QueueRow


def a_row(group_id, due_in_min):
    return QueueRow(
        group_id=group_id,
        kind=ItemKind.IMAGE,
        source=Source.CLASSIFIER,
        category="symbol",
        severity=Severity.S1,
        due_at=NOW + timedelta(minutes=due_in_min),
        members=1,
        state=LocalState.READY,
        escalated=False,
        time_ran_out=False,
    )


A, B, C = a_row("a", 1), a_row("b", 2), a_row("c", 3)


@pytest.fixture
def model(qapp):
    return QueueModel(lambda: NOW)


@pytest.fixture
def told(model):
    told = []
    model.rowsInserted.connect(lambda _parent, first, _last: told.append(("in", first)))
    model.rowsRemoved.connect(lambda _parent, first, _last: told.append(("out", first)))
    model.modelReset.connect(lambda: told.append(("reset",)))
    return told


def shown(model):
    assert model.rowCount() == len(model.rows)
    return [row.group_id for row in model.rows]


def test_rows_are_shown_once(model, told):
    model.show_rows((A, B))
    model.show_rows((A, B))

    assert (shown(model), told) == (["a", "b"], [("reset",)])


@pytest.mark.parametrize(("row", "at"), [(A, 0), (B, 1), (C, 2)])
def test_a_new_row_comes_where_it_is_due(model, told, row, at):
    others = tuple(each for each in (A, B, C) if each is not row)
    model.show_rows(others)

    model.change(frozenset({row.group_id}), (row,))

    assert (shown(model), told) == (["a", "b", "c"], [("reset",), ("in", at)])


def test_a_row_that_is_no_more_leaves_and_others_stay(model, told):
    model.show_rows((A, B, C))

    model.change(frozenset({"b", "nobody"}), ())

    assert (shown(model), told) == (["a", "c"], [("reset",), ("out", 1)])


def test_a_row_that_changed_stays_where_it_is(model, told):
    model.show_rows((A, B))
    failed = replace(B, state=LocalState.MEDIA_FAILED)
    before = model.data(model.index(1))

    model.change(frozenset({"b"}), (failed,))

    assert (list(model.rows), told) == ([A, failed], [("reset",)])
    assert model.data(model.index(1)) != before


def test_rows_cannot_be_edited(model):
    model.show_rows((A,))

    assert not model.flags(model.index(0)) & model.flags(model.index(0)).ItemIsEditable
