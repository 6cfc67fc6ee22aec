# SPDX-License-Identifier: Apache-2.0
"""Draws every screen of the window into a folder: ``python -m reviewer.demo.screenshots``.

Light and dark, English and Arabic, at two sizes; French, high contrast and large text once each.
Nothing of this machine gets into a picture: typefaces, clock and items are the program's own.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication

from reviewer.demo.screens import SCREENS, WAYS_IN
from reviewer.demo.screens_banks import BANK_SCREENS
from reviewer.demo.screens_groups import GROUP_SCREENS
from reviewer.demo.screens_look import LOOKS
from reviewer.demo.studio import Look, Studio, looks
from reviewer.gui.foundation.background import TaskRunner
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.theme import theme
from reviewer.gui.shell import application
from reviewer.gui.views.enrol import EnrolView

ALL: Final = (*LOOKS, *SCREENS, *BANK_SCREENS, *GROUP_SCREENS)
"""Every screen of an open profile."""


def _draw_ways_in(app: QApplication, look: Look, folder: Path, only: frozenset[str]) -> int:
    application.wear(app, look.preferences)
    colours = theme(look.preferences.theme, look.preferences.text_scale)
    drawn = 0
    for name, bring in WAYS_IN:
        if only and name not in only:
            continue
        tasks = TaskRunner()
        view = EnrolView(tasks, lambda _address, _code: "", colours, Layout.US)
        view.resize(look.size)
        view.show()
        bring(view)
        app.processEvents()
        view.grab().save(str(folder / f"{name}-{look.name}.png"))
        tasks.close()
        view.deleteLater()
        app.processEvents()
        drawn += 1
    return drawn


def draw(app: QApplication, look: Look, folder: Path, only: frozenset[str]) -> list[Path]:
    """Draw every screen in one look; return the pictures."""
    drawn: list[Path] = []
    for name, bring in ALL:
        if only and name not in only:
            continue
        studio = Studio(app, look)
        studio.open()
        bring(studio)
        studio.settle()
        picture = folder / f"{name}-{look.name}.png"
        target = studio.window.menu if studio.window.menu.isVisible() else studio.window
        target.grab().save(str(picture))
        drawn.append(picture)
        studio.window.menu.hide()
        studio.close()
        app.processEvents()
    return drawn


def main(arguments: list[str]) -> int:
    """Draw all screens, or those named, into ``build/screenshots``."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_SCALE_FACTOR", "1")
    folder = Path("build") / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    app = application.make_application(["reviewer"])
    names = frozenset(name for name, _bring in (*ALL, *WAYS_IN))
    only = frozenset(arguments) & names
    wanted = frozenset(arguments) - names
    total = 0
    for look in looks():
        if not wanted or look.name in wanted:
            total += len(draw(app, look, folder, only))
            total += _draw_ways_in(app, look, folder, only)
    print(f"{total} pictures in {folder}")
    app.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
