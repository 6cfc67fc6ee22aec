# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from reviewer.domain import errors
from reviewer.domain.decisions import Missing, Verdict
from reviewer.domain.errors import ReviewerError
from reviewer.domain.items import ItemKind, LocalState, MediaRef, Source
from reviewer.domain.outbox import Outcome
from reviewer.gui.foundation import wording
from reviewer.gui.foundation.language import Language, speak
from reviewer.services.shown import SyncState, SyncStatus

NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)
MADE = {
    errors.GatewayRefused: lambda: errors.GatewayRefused("never-heard-of", 418),
    errors.StoreUnusable: lambda: errors.StoreUnusable("full"),
    errors.MediaUnreadable: lambda: errors.MediaUnreadable("corrupt"),
    errors.InputRefused: lambda: errors.InputRefused("schema", "line 3"),
    errors.RuleBroken: lambda: errors.RuleBroken("never-heard-of"),
    errors.TamperEvidence: lambda: errors.TamperEvidence("chain", "ws_7f3a#12"),
}


def _all(kind):
    for child in kind.__subclasses__():
        yield child
        yield from _all(child)


@pytest.mark.parametrize(
    "kind", [one for one in _all(ReviewerError) if one.__module__ == errors.__name__]
)
def test_every_error_has_a_sentence_of_its_own(kind):
    error = MADE.get(kind, kind)()

    sentence = wording.describe(error)

    if kind is errors.Cancelled:
        assert sentence == ""
    elif kind is not errors.WorldError:
        assert sentence.endswith((".", ").", "”."))
        assert sentence != wording.describe(ReviewerError())


def test_facts_of_an_error_are_in_its_sentence():
    assert "ws_7f3a#12" in wording.describe(errors.TamperEvidence("chain", "ws_7f3a#12"))
    assert "line 3" in wording.describe(errors.InputRefused("schema", "line 3"))


def test_a_librarys_words_never_reach_the_person():
    error = errors.StoreUnusable("full", "sqlite3.OperationalError: database or disk is full")

    assert "sqlite3" not in wording.describe(error)


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (lambda one: wording.missing_sentence(one, 30), Missing),
        (wording.verdict_words, Verdict),
        (wording.outcome_words, Outcome),
        (wording.source_words, Source),
        (wording.kind_tag, ItemKind),
    ],
)
def test_every_value_has_words_of_its_own(words, values):
    said = [words(one) for one in values]

    assert all(said)
    assert len(set(said)) == len(said)


def test_every_state_but_ready_has_a_word():
    assert [state for state in LocalState if not wording.state_words(state)] == [LocalState.READY]


@pytest.mark.parametrize(
    ("minutes", "text"),
    [(41, "due in 0:41"), (5, "due in 0:05"), (60, "due in 1 h"), (2880, "due in 2 d")],
)
def test_a_deadline_is_told_calmly(minutes, text):
    assert wording.due_text(NOW + timedelta(minutes=minutes), NOW) == text


def test_every_state_of_sync_has_words_and_a_colour():
    for state in SyncState:
        assert wording.sync_sentence(SyncStatus(state=state), NOW)
        assert state in wording.SYNC_ROLES


def test_what_waits_only_to_be_undone_is_said_as_that(qapp):
    speak(qapp, Language.EN)

    def said(state, waiting, undoable):
        return wording.sync_sentence(SyncStatus(state=state, waiting=waiting), NOW, undoable)

    assert said(SyncState.SYNCING, 1, 1) == "1 decision can still be undone"
    assert said(SyncState.SYNCING, 3, 0) == "Syncing, 3 decisions waiting"
    assert said(SyncState.OFFLINE, 3, 1) == (
        "Offline, 2 decisions waiting, 1 decision can still be undone"
    )


@pytest.mark.parametrize(
    "reason", ["unsupported", "corrupt", "too-large", "too-slow", "worker-died", "lied"]
)
def test_file_that_cannot_be_shown_says_why_in_place_of_its_facts(reason):
    media = MediaRef(
        media_id="m", media_type="image/png", size=180, sha256="0" * 64, unreadable=reason
    )

    sentence = wording.media_facts(ItemKind.IMAGE, media)

    assert sentence == wording.describe(errors.MediaUnreadable(reason))
    assert sentence != wording.describe(errors.MediaUnreadable("never-heard-of"))
    assert sentence.endswith("Decide from the context.")
