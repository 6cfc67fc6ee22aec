# SPDX-License-Identifier: Apache-2.0
"""The small doors of the window: threads, notices, preferences, plain text, pixels, catalogues."""

from __future__ import annotations

import threading
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel

from reviewer.domain.errors import Cancelled, MediaUnreadable, Offline
from reviewer.domain.views import (
    ClearFrames,
    ClearView,
    DetailView,
    Grant,
    GrantId,
    Level,
    ReducedView,
)
from reviewer.gui.foundation import labels, preferences
from reviewer.gui.foundation.background import Lane, TaskRunner
from reviewer.gui.foundation.events import NoticeBridge
from reviewer.gui.foundation.language import Language, compiled_catalogue
from reviewer.gui.foundation.pixels import ClearPicture, reduced_picture
from reviewer.gui.foundation.preferences import LookMode, Preferences
from reviewer.gui.foundation.theme import ThemeName
from reviewer.gui.viewmodels.held_look import Held, HeldLook
from reviewer.services.notices import Notices, SyncChanged


@pytest.fixture
def tasks(qapp):
    runner = TaskRunner()
    yield runner
    runner.close()


def test_a_result_comes_back_once_on_the_thread_it_was_asked_on(tasks, qtbot):
    came = []

    tasks.run(
        Lane.STORE,
        threading.get_ident,
        lambda worker: came.append((worker, threading.get_ident())),
        came.append,
    )
    qtbot.waitUntil(lambda: bool(came))

    [(worker, here)] = came
    assert here == threading.get_ident() != worker


def test_an_error_comes_back_as_itself_and_cancelling_as_nothing(tasks, qtbot):
    came = []

    def raising(error):
        def job():
            raise error

        return job

    tasks.run(Lane.STORE, raising(Cancelled()), came.append, came.append)
    tasks.run(Lane.STORE, raising(Offline()), came.append, came.append)
    qtbot.waitUntil(lambda: bool(came))

    assert [type(one) for one in came] == [Offline]


@pytest.mark.parametrize("lane", [Lane.STORE, Lane.COVER])
def test_closing_finishes_saving_and_ends_of_looks_and_tells_nobody(qapp, lane):
    runner = TaskRunner()
    done, told = [], []

    def until_closed():
        pool = runner._pools[lane]
        while not pool._shutdown:
            pass
        with pool._shutdown_lock:  # whatever closing cancels is cancelled
            pass

    runner.run(lane, until_closed, told.append, told.append)
    runner.run(lane, lambda: done.append("done"), told.append, told.append)

    runner.close()
    qapp.processEvents()

    assert (done, told) == (["done"], [])


def test_what_comes_after_closing_or_is_not_told_yet_is_discarded_once(qapp):
    runner = TaskRunner()
    told, discarded = [], []

    def late():
        while not runner._closed.is_set():
            pass
        return "late"

    go = threading.Event()

    def early():
        go.wait(20)
        return "early"

    runner.run(Lane.NETWORK, early, told.append, told.append, discarded.append)
    go.set()
    runner._pools[Lane.NETWORK].shutdown(wait=True)
    runner.run(Lane.MEDIA, late, told.append, told.append, discarded.append)
    runner.run(Lane.MEDIA, late, told.append, told.append)

    runner.close()
    qapp.processEvents()

    assert (sorted(discarded), told) == (["early", "late"], [])


@pytest.mark.parametrize("kind", ["clear", "detail", "frames"])
def test_a_look_that_comes_when_the_window_is_gone_is_wiped_and_given_back(qapp, kind):
    runner, parent, ended = TaskRunner(), QObject(), []
    held = HeldLook(SimpleNamespace(end=ended.append), runner, parent)
    grant = Grant(grant_id=GrantId("g-1"), item_id="i-1", level=Level.R4, expires_at_s=9.0)
    pixels = bytes(range(1, 13))
    seen = {
        "clear": ClearView(grant=grant, width=2, height=2, pixels=pixels),
        "detail": DetailView(
            grant=grant,
            view=ReducedView(level=Level.R3, width=2, height=2, pixels=pixels, shown_width=480),
        ),
        "frames": ClearFrames(
            grant=grant, width=2, height=2, frame_ms=67, frames=(pixels,), next_ms=None
        ),
    }[kind]

    def job():
        while not runner._closed.is_set():
            pass
        return seen

    held.begin(Held.CLEAR, job, 8)
    held.end()
    runner.close()

    assert pixels == bytes(12)
    assert ended == ["g-1"]


def test_notices_cross_to_the_gui_thread_until_the_bridge_closes(qapp, qtbot):
    notices, told = Notices(), []
    bridge = NoticeBridge(notices)
    bridge.told.connect(lambda notice: told.append((notice, threading.get_ident())))

    worker = threading.Thread(target=notices.publish, args=(SyncChanged(),))
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: bool(told))
    bridge.close()
    notices.publish(SyncChanged())
    qapp.processEvents()

    assert told == [(SyncChanged(), threading.get_ident())]


def test_preferences_are_kept(tmp_path):
    wanted = Preferences(
        language=Language.AR,
        theme=ThemeName.CONTRAST,
        text_scale=1.5,
        look_mode=LookMode.PRESS,
    )

    preferences.save(tmp_path / "mine" / "preferences.json", wanted)

    found = preferences.load(tmp_path / "mine" / "preferences.json", language=Language.EN)
    assert found == wanted


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"language": "xx", "theme": 3, "text_scale": 99, "look_mode": null}']
)
def test_unreadable_preferences_are_the_defaults(tmp_path, text):
    (tmp_path / "preferences.json").write_text(text)

    found = preferences.load(tmp_path / "preferences.json", language=Language.FR)

    assert found == Preferences(language=Language.FR)


def test_characters_that_hide_or_reorder_are_spelled_out():
    assert labels.visible("a\u202eb\u200bc\x07d\n") == "a[U+202E]b[U+200B]c[U+0007]d\n"
    assert labels.visible("صباح") == "صباح"


def test_every_label_is_plain(qapp):
    made = [labels.body, labels.dim, labels.title, labels.caption, labels.line, labels.code]

    for make in made:
        label = make("<b>x</b>")
        assert isinstance(label, QLabel)
        assert label.textFormat().name == "PlainText"
        assert label.text() == "<b>x</b>"
        label.deleteLater()


def test_a_tooltip_shows_markup_as_its_characters(qapp):
    button = labels.body("x")

    labels.tip(button, "<img src='file:a.png'> & more")
    shown = QTextDocument()
    shown.setHtml(button.toolTip())
    button.deleteLater()

    assert shown.toPlainText() == "<img src='file:a.png'> & more"


def test_a_reduced_view_is_enlarged_to_its_size_and_no_further(qapp):
    view = ReducedView(
        level=Level.R1, width=16, height=8, pixels=bytes(range(128)), shown_width=160
    )

    picture = reduced_picture(view, 2.0)

    assert (picture.width(), picture.height()) == (320, 160)
    assert picture.deviceIndependentSize().toSize() == QSize(160, 80)


@pytest.mark.parametrize("width", [1, 3, 641])
def test_rows_of_a_clear_view_stay_straight_at_any_width(qapp, width):
    row = bytes((255, 0, 0)) + bytes((0, 0, 255)) * (width - 1)
    pixels = row * 5

    picture = ClearPicture(pixels, QSize(width, 5), QSize(2000, 2000), 1.0)
    image = picture.image(colour=True)

    assert {image.pixelColor(0, y).name() for y in range(5)} == {"#ff0000"}
    assert image.size() == QSize(width, 5)
    assert picture.image(colour=False).isGrayscale()
    assert pixels == bytes(len(pixels)), "the bytes it came from are overwritten"


def test_pixels_that_do_not_fit_their_size_are_refused(qapp):
    view = ReducedView(level=Level.R1, width=16, height=8, pixels=b"short", shown_width=160)

    with pytest.raises(MediaUnreadable):
        reduced_picture(view, 1.0)


@pytest.mark.parametrize("language", list(Language))
def test_the_compiled_catalogue_is_never_older_than_its_source(language):
    compiled = compiled_catalogue(language)

    source = compiled.with_suffix(".ts")
    assert compiled.stat().st_mtime_ns >= source.stat().st_mtime_ns
