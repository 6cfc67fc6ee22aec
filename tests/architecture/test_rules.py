# SPDX-License-Identifier: Apache-2.0
"""The program keeps the house rules, and each rule catches what was planted for it."""

from __future__ import annotations

import pytest

from tests.architecture import rules

SYNTAX_RULES = [
    rules.only_the_standard_library,
    rules.no_widgets_in_view_models,
    rules.no_decoding,
    rules.grants_come_from_the_look_service,
    rules.no_ways_out,
    rules.plain_text_only,
    rules.strings_can_be_translated,
]

VIEW = "reviewer/gui/views/review.py"
LOOK = "reviewer/services/look.py"
MEDIA = "reviewer/adapters/media/worker.py"
LABELS = "reviewer/gui/foundation/labels.py"

CAUGHT = {
    rules.only_the_standard_library: [
        ("reviewer/domain/items.py", "import attrs"),
        ("reviewer/domain/items.py", "from reviewer.settings.resources import resource"),
        ("reviewer/ports/store.py", "from reviewer.wire import work"),
        ("reviewer/diagnostics/logs.py", "import structlog"),
    ],
    rules.no_widgets_in_view_models: [
        ("reviewer/gui/viewmodels/review.py", "from PySide6.QtWidgets import QWidget"),
        ("reviewer/gui/viewmodels/review.py", "from PySide6 import QtWidgets"),
    ],
    rules.no_decoding: [
        (VIEW, "QImage(path)"),
        (VIEW, "QImage('a.png', 'png')"),
        (VIEW, "QtGui.QPixmap(str(path))"),
        (VIEW, "QPixmap(f'{folder}/a.png', 'png')"),
        (VIEW, "QPixmap(fileName=path)"),
        (VIEW, "QImage.fromData(content)"),
        (VIEW, "picture.loadFromData(content)"),
        (VIEW, "QImageReader(path)"),
        ("reviewer/gateway/intake/folder.py", "cv2.imread(path)"),
        ("reviewer/gateway/intake/folder.py", "from cv2 import imread"),
        ("reviewer/bench/deciding.py", "cv2.imdecode(content, 0)"),
        ("reviewer/demo/content/photos.py", "Image.open(path)"),
        ("reviewer/demo/content/photos.py", "PIL.Image.open(path)"),
        ("reviewer/demo/content/photos.py", "av.open(path)"),
        ("reviewer/demo/content/photos.py", "av.open(path, mode='r')"),
    ],
    rules.grants_come_from_the_look_service: [
        ("reviewer/services/review.py", "Grant(grant_id='x', item_id='y', expires_at_s=1.0)"),
        (MEDIA, "views.Grant(grant_id='x')"),
        (VIEW, "ClearView(grant=grant, width=1, height=1, pixels=b'')"),
        (VIEW, "views.ClearText(grant=grant, text='')"),
        (VIEW, "from reviewer.domain.views import Grant as Ticket"),
        (VIEW, "class Mine(ClearView): pass"),
        (VIEW, "DetailView(grant=grant, view=view)"),
        (VIEW, "ClearFrames(grant=grant, frames=())"),
    ],
    rules.no_ways_out: [
        (VIEW, "from PySide6.QtGui import QDrag"),
        (VIEW, "QGuiApplication.clipboard().setImage(image)"),
        (VIEW, "QtGui.QPixmapCache.insert('item', pixmap)"),
        (VIEW, "from PySide6.QtPrintSupport import QPrinter"),
    ],
    rules.plain_text_only: [
        (VIEW, "QLabel('hello')"),
        (VIEW, "QtWidgets.QLabel(self)"),
        (VIEW, "class Title(QLabel): pass"),
        (VIEW, "QTextBrowser()"),
        (VIEW, "box.setTextFormat(chosen)"),
        (VIEW, "wanted = Qt.TextFormat.RichText"),
        (VIEW, "wanted = Qt.TextFormat.AutoText"),
        (VIEW, "document.setHtml(text)"),
        (VIEW, "button.setToolTip(words)"),
        (LABELS, "label.setTextFormat(Qt.AutoText)"),
    ],
    rules.strings_can_be_translated: [
        (VIEW, "self.tr(name)"),
        (VIEW, "self.tr(f'{count} items')"),
        (VIEW, "f'{self.tr(\"items\")}: {count}'"),
        (VIEW, "self.tr('items') + ': '"),
        (VIEW, "self.tr('%d items') % count"),
        (VIEW, "self.tr('one' if one else 'many')"),
        (VIEW, "QCoreApplication.translate(context, 'items')"),
        (VIEW, "QCoreApplication.translate('Queue', text)"),
        (VIEW, "self.tr()"),
    ],
}

LET_PASS = {
    rules.only_the_standard_library: [
        ("reviewer/domain/items.py", "import enum\nfrom reviewer.domain.errors import Offline"),
        ("reviewer/ports/store.py", "from reviewer.domain import views"),
        ("reviewer/diagnostics/support_bundle.py", "from reviewer import __version__"),
        ("reviewer/wire/work.py", "import pydantic"),
    ],
    rules.no_widgets_in_view_models: [
        ("reviewer/gui/viewmodels/review.py", "from PySide6.QtCore import QObject"),
        (VIEW, "from PySide6.QtWidgets import QWidget"),
    ],
    rules.no_decoding: [
        (VIEW, "QImage(view.pixels, view.width, view.height, view.width, Format_Grayscale8)"),
        (VIEW, "QImage(self.size(), Format_ARGB32)"),
        (VIEW, "QPixmap(QSize(4, 4))"),
        (VIEW, "QPixmap(width, height)"),
        (VIEW, "QPixmap.fromImage(image)"),
        ("reviewer/media/decode.py", "cv2.imdecode(content, 0)"),
        ("reviewer/bench/first_views.py", "cv2.imdecode(content, 0)"),
        ("reviewer/demo/content/photos.py", "Image.fromarray(pixels)"),
        ("reviewer/demo/content/videos.py", "av.open(stream, 'w', format='mp4')"),
        ("reviewer/demo/content/videos.py", "av.open(stream, mode='w')"),
    ],
    rules.grants_come_from_the_look_service: [
        (LOOK, "Grant(grant_id='x', item_id='y', expires_at_s=1.0)"),
        (LOOK, "ClearView(grant=grant, width=1, height=1, pixels=b'')"),
        (MEDIA, "ClearView(grant=grant, width=1, height=1, pixels=b'')"),
        (VIEW, "from reviewer.domain.views import ClearView"),
    ],
    rules.no_ways_out: [
        (VIEW, "from PySide6.QtGui import QImage"),
        ("reviewer/demo/hands.py", "from PySide6.QtGui import QClipboard"),
        (VIEW, "canvas.repaint()"),
    ],
    rules.plain_text_only: [
        (LABELS, "class Label(QLabel): pass\nQLabel('x').setTextFormat(Qt.TextFormat.PlainText)"),
        (VIEW, "label('hello')"),
        (VIEW, "labels.tip(button, words)"),
        (VIEW, "box.setTextFormat(Qt.TextFormat.PlainText)"),
    ],
    rules.strings_can_be_translated: [
        (VIEW, "self.tr('%n item(s) left', '', count)"),
        (VIEW, "self.tr('one long ' 'sentence').format(name=name)"),
        (VIEW, "QCoreApplication.translate('Queue', 'Nothing to do')"),
        (VIEW, "text.translate(table)"),
    ],
}


def cases(table):
    return [
        pytest.param(rule, path, source, id=f"{rule.__name__}-{number}")
        for rule, plants in table.items()
        for number, (path, source) in enumerate(plants)
    ]


@pytest.mark.parametrize("rule", SYNTAX_RULES, ids=lambda rule: rule.__name__)
def test_program_keeps_the_rule(rule):
    assert rules.violations(rule) == []


@pytest.mark.parametrize(("rule", "path", "source"), cases(CAUGHT))
def test_rule_catches_a_planted_violation(rule, path, source):
    assert rules.planted(rule, path, source) >= 1


@pytest.mark.parametrize(("rule", "path", "source"), cases(LET_PASS))
def test_rule_lets_the_right_way_pass(rule, path, source):
    assert rules.planted(rule, path, source) == 0


def test_every_rule_is_tried_both_ways():
    assert set(SYNTAX_RULES) == set(CAUGHT) == set(LET_PASS)
