# SPDX-License-Identifier: Apache-2.0
"""Opens the workstation: ``python -m reviewer``.

Everything beyond arguments is imported late, so that ``--help`` and a wrong argument are quick and
the window comes as early as it can.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the window's library is imported late, see above
    from PySide6.QtWidgets import QApplication

    from reviewer.gui.foundation.preferences import Preferences
    from reviewer.services.workbench import Workbench


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the arguments, read."""
    parser = argparse.ArgumentParser(prog="reviewer-window", description="Opens the workstation.")
    parser.add_argument("--profile", help="the profile to open, when there are several")
    parser.add_argument("--home", type=Path, help="the folder profiles are kept in")
    parser.add_argument("--language", choices=("en", "ar", "fr"), help="the window's language")
    parser.add_argument("--theme", choices=("light", "dark", "contrast"), help="its colours")
    parser.add_argument("--text-scale", type=float, choices=(1.0, 1.25, 1.5, 2.0))
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the workstation and return the process's status once it is left."""
    options = parse(sys.argv[1:] if arguments is None else arguments)
    has_display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform.startswith("linux") and not has_display and not _chosen_platform():
        sys.stderr.write("There is no display to open a window on.\n")
        return 2
    from reviewer.gui.shell.application import install_message_handler, make_application

    app = make_application(["reviewer"])
    install_message_handler()
    return _run(app, options)


def _run(app: QApplication, options: argparse.Namespace) -> int:
    from reviewer.bootstrap import open_workbench, profiles
    from reviewer.domain.errors import InputRefused, ReviewerError
    from reviewer.gui.foundation import preferences as kept
    from reviewer.gui.foundation.language import Language, system_language
    from reviewer.gui.shell.application import show_problem

    wanted = kept.Preferences(language=Language(options.language or system_language()))
    try:
        names = [each.name for each in profiles(options.home)]
        name = options.profile or (names[0] if len(names) == 1 else "")
        if name not in names:
            raise InputRefused("several-profiles" if names and not name else "no-profile", name)
        workbench = open_workbench(name, home=options.home)
    except ReviewerError as error:
        window = show_problem(app, wanted, error)
        status = app.exec()
        window.deleteLater()
        return status
    return _work(app, options, name, workbench)


def _work(
    app: QApplication, options: argparse.Namespace, name: str, workbench: Workbench
) -> int:
    from reviewer import __version__
    from reviewer.adapters.system.clock import SystemClock
    from reviewer.adapters.system.paths import profile_paths
    from reviewer.diagnostics import crashes, logs, support_bundle
    from reviewer.gui.foundation import preferences as kept
    from reviewer.gui.foundation.language import system_language
    from reviewer.gui.shell.application import Application

    folder = profile_paths(name, options.home).folder
    records = folder / "logs"
    started = logs.start(records)
    file = folder / "preferences.json"
    clock = SystemClock()
    application = Application(
        app,
        workbench,
        chosen(kept.load(file, language=system_language()), options),
        now=lambda: clock.now().wall,
        keep=partial(kept.save, file),
        bundle=partial(
            support_bundle.build, records, folder / "support-bundle.zip", facts={"version": __version__}
        ),
    )
    watching = crashes.watch(records, application.met_bug)
    application.left.connect(app.quit)
    application.open()
    workbench.sync.start()
    status = app.exec()
    watching.close()
    started.close()
    return status


def chosen(preferences: Preferences, options: argparse.Namespace) -> Preferences:
    """Return ``preferences`` with what the arguments say in their place, for this run."""
    from reviewer.gui.foundation.language import Language
    from reviewer.gui.foundation.theme import ThemeName

    if options.language:
        preferences = replace(preferences, language=Language(options.language))
    if options.theme:
        preferences = replace(preferences, theme=ThemeName(options.theme))
    if options.text_scale:
        preferences = replace(preferences, text_scale=options.text_scale)
    return preferences


def _chosen_platform() -> str:
    return os.environ.get("QT_QPA_PLATFORM", "")


if __name__ == "__main__":
    sys.exit(main())
