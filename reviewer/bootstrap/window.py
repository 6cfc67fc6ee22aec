# SPDX-License-Identifier: Apache-2.0
"""Opens the window over the profiles of this machine: what ``reviewer`` without a command does.

Everything beyond arguments is imported late, so that ``--help`` and a wrong argument are quick.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewer.bootstrap.profiles import ProfileInfo
    from reviewer.gui.foundation.preferences import Preferences
    from reviewer.gui.shell.entrance import Opened
    from reviewer.ports.secrets import Secrets

NO_DISPLAY = 2


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the arguments, read."""
    parser = argparse.ArgumentParser(prog="reviewer", description="Opens the workstation.")
    parser.add_argument("--profile", help="the profile to open, when there are several")
    parser.add_argument("--home", type=Path, help="the folder profiles are kept in")
    parser.add_argument("--language", choices=("en", "ar", "fr"), help="the window's language")
    parser.add_argument("--theme", choices=("light", "dark", "contrast"), help="its colours")
    parser.add_argument("--text-scale", type=float, choices=(1.0, 1.25, 1.5, 2.0))
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the workstation and return the process's status once it is left."""
    options = parse(sys.argv[1:] if arguments is None else arguments)
    if sys.platform.startswith("linux") and not _can_show():
        sys.stderr.write("There is no display to open a window on.\n")
        return NO_DISPLAY
    gc.disable()  # nothing to be found while starting; the window takes over (gui garbage)
    from reviewer.diagnostics.crashes import forbid_core_dumps

    forbid_core_dumps()
    from reviewer.gui.foundation.binding import spare_source_search

    spare_source_search()  # before everything else is imported
    from reviewer.gui.foundation.language import system_language
    from reviewer.gui.foundation.preferences import Preferences
    from reviewer.gui.shell.application import install_message_handler, make_application
    from reviewer.gui.shell.entrance import Entrance

    app = make_application(["reviewer"])
    install_message_handler()
    start = chosen(Preferences(language=system_language()), options)
    house = ProfileHouse(options)
    entrance = Entrance(app, house, start)
    entrance.begin(options.profile)
    try:
        return app.exec()
    finally:
        house.close()


def _can_show() -> bool:
    return any(os.environ.get(each) for each in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


class ProfileHouse:
    """The profiles of this machine, for the way in."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self._home: Path | None = options.home
        self._in_memory: dict[str, Secrets] = {}

    def profiles(self) -> tuple[ProfileInfo, ...]:
        """Return the profiles of this machine."""
        from reviewer.bootstrap.profiles import forget_in_memory, profiles

        if not self._in_memory:  # else it is this process's own that would go
            forget_in_memory(self._home)  # left behind by a process that was ended
        return profiles(self._home)

    def close(self) -> None:
        """Leave nothing of the profiles whose keys end now."""
        from reviewer.bootstrap.profiles import forget_in_memory

        if self._in_memory:
            forget_in_memory(self._home)

    def enrol(self, address: str, code: str) -> str:
        """Make a profile whose keys are in the system's keyring."""
        from reviewer.adapters.system.keyring import KeyringSecrets
        from reviewer.bootstrap.profiles import enrol

        return enrol(address, code, home=self._home, secrets=KeyringSecrets())

    def enrol_in_memory(self, address: str, code: str) -> str:
        """Make a profile whose keys end with this process."""
        from reviewer.adapters.system.keyring import MemorySecrets
        from reviewer.bootstrap.profiles import enrol

        secrets = MemorySecrets()
        profile = enrol(address, code, home=self._home, secrets=secrets)
        self._in_memory[profile] = secrets
        return profile

    def open(self, profile: str) -> Opened:
        """Open a profile, with its logs and its crash reports."""
        from reviewer import __version__
        from reviewer.adapters.system.clock import SystemClock
        from reviewer.adapters.system.paths import profile_paths
        from reviewer.bootstrap.composing import open_workbench
        from reviewer.diagnostics import crashes, logs
        from reviewer.gui.foundation import preferences as kept
        from reviewer.gui.foundation.language import system_language
        from reviewer.gui.shell.entrance import Opened

        secrets = self._in_memory.get(profile)
        workbench = open_workbench(profile, home=self._home, secrets=secrets)
        folder = profile_paths(profile, self._home).folder
        records, file = folder / "logs", folder / "preferences.json"
        closing, clock = ExitStack(), SystemClock()
        closing.callback(logs.start(records, to_stderr=False).close)

        def watch(met_bug: Callable[[Path], object]) -> None:
            closing.callback(crashes.watch(records, met_bug).close)

        facts = {"version": __version__}
        return Opened(
            workbench=workbench,
            preferences=chosen(kept.load(file, language=system_language()), self._options),
            now=lambda: clock.now().wall,
            keep=partial(kept.save, file),
            bundle=partial(_bundle, records, folder / "support-bundle.zip", facts),
            start=workbench.sync.start,
            watch=watch,
            closed=closing.close,
        )


def _bundle(records: Path, bundle: Path, facts: dict[str, str]) -> Path:
    """Build a support bundle, whose library nobody needs before."""
    from reviewer.diagnostics import support_bundle

    return support_bundle.build(records, bundle, facts=facts)


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
