# SPDX-License-Identifier: Apache-2.0
"""The pinned PySide6 counts references to None, True and False correctly (ADR 0015)."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

CALLS = 2000
NOISE = 200


class Speaker(QObject):
    said = Signal(object)


@pytest.mark.parametrize("single", [None, True, False])
def test_calls_into_qt_take_no_reference_away(qtbot: QtBot, single: object) -> None:
    speaker, widget = Speaker(), QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(single)

    for _ in range(CALLS):
        speaker.said.emit(single)
        widget.setEnabled(True)

    assert sys.getrefcount(single) > before - NOISE
