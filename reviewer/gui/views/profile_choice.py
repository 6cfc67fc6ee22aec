# SPDX-License-Identifier: Apache-2.0
"""The profiles of this machine, to choose one."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from reviewer.gui.foundation import labels
from reviewer.gui.foundation.accessibility import name
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.labels import isolated, visible
from reviewer.gui.foundation.language import translate
from reviewer.gui.foundation.lines import TwoLines
from reviewer.gui.foundation.shortcuts import Act
from reviewer.gui.foundation.theme import Theme
from reviewer.gui.viewmodels.enrol import ProfileLine
from reviewer.gui.viewmodels.line_list import LineModel
from reviewer.gui.widgets.keys import ActButton
from reviewer.gui.widgets.two_lines import TwoLineList


class ProfileChoice(QFrame):
    """The profiles of this machine.

    Signals:
        chosen: the person chose one (its name).
        new_wanted: the person wants to enrol another.
    """

    chosen = Signal(str)
    new_wanted = Signal()

    def __init__(self, theme: Theme, layout: Layout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.model: LineModel[ProfileLine] = LineModel(_profile_line, self)
        self.list = TwoLineList(self.model, theme, self)
        self.list.setMinimumHeight(theme.scaled(160))
        name(self.list, self.tr("Profiles of this machine"))
        self.go_on = ActButton(Act.CONFIRM, layout, "main", self)
        self.go_on.say(self.tr("Open"))
        self.new = ActButton(Act.COVER, layout, "quiet", self)
        self.new.say(self.tr("Enrol another"))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.go_on)
        buttons.addWidget(self.new)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(labels.title(self.tr("Who is working?"), self))
        column.addWidget(labels.dim(self.tr("One person and one gateway each. Pick yours."), self))
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self.list.activated.connect(self._open)
        self.go_on.clicked.connect(self.open)
        self.new.clicked.connect(self.new_wanted)

    def show_profiles(self, profiles: Sequence[ProfileLine]) -> None:
        """Show them, the first one chosen."""
        self.model.show_rows(tuple(profiles))
        self.list.select(0)

    @Slot()
    def open(self) -> None:
        """Choose the marked one."""
        self._open(self.list.currentIndex())

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.model.rows[index.row()].name)


def _profile_line(profile: ProfileLine) -> TwoLines:
    if profile.is_damaged:
        return TwoLines(title=isolated(visible(profile.name)), detail=translate("Enrol", "Damaged"))
    if not profile.display:
        host = isolated(visible(urlsplit(profile.gateway_url).hostname or profile.gateway_url))
        return TwoLines(
            title=translate("Enrol", "Not signed in yet at {host}").format(host=host),
            detail=isolated(visible(profile.name)),
        )
    return TwoLines(
        title=isolated(visible(profile.display)),
        detail=isolated(visible(profile.gateway_url)),
    )
