# SPDX-License-Identifier: Apache-2.0
"""``python -m reviewer.demo``: everything at once on this machine, with a harmless queue.

With a display it opens the window on a queue that is already there; without one it plays the tour.
Keys are kept in a keyring of the demo's own, so the person's is not touched.
"""

from __future__ import annotations

import argparse
import os
import shlex
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from reviewer.demo.private_keyring import KEYRING_VARIABLES, private_keyring
from reviewer.demo.stage import Enrolment, Stage, StageFailedError
from reviewer.domain.errors import SecretsUnavailable

ITEMS: Final = 320
FOLDER: Final = Path("build") / "demo"


def main(arguments: Sequence[str] | None = None) -> int:
    """Show the program; return 1 when the tour's numbers differ, 2 when it could not begin."""
    parser = argparse.ArgumentParser(prog="reviewer.demo", description="Shows the program.")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="made anew each time")
    parser.add_argument("--items", type=int, default=ITEMS, help="how many items to make")
    parser.add_argument("--tour", action="store_true", help="play the tour, display or not")
    options = parser.parse_args(arguments)
    is_tour = options.tour or not _has_display()
    if is_tour:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        with private_keyring() as env:
            os.environ.update(env)
            if options.folder.exists():
                _say("The earlier demo is removed.")
            return _show(options.folder.resolve(), options.items, is_tour=is_tour)
    except (StageFailedError, SecretsUnavailable) as error:
        sys.stderr.write(f"The demo cannot begin: {error}\n")
        return 2


def _show(folder: Path, items: int, *, is_tour: bool) -> int:
    _say("A gateway and a small platform start on this machine.")
    with Stage(folder) as stage:
        _say(f"{items} harmless items are made by code and taken in.")
        _say(stage.fill(items))
        return _tour(stage) if is_tour else _window(stage)


def _tour(stage: Stage) -> int:
    from reviewer.demo.player import StuckError
    from reviewer.demo.tour import play
    from reviewer.gui.shell.application import install_message_handler, make_application

    install_message_handler()
    try:
        counted = play(make_application(["reviewer"]), stage, _say)
    except StuckError as stuck:
        # Said here: by now the window's own hook writes what nobody caught into its crash reports.
        _say(f"tour: it got stuck: {stuck}")
        return 1
    _say(f"The window's thread was never away for longer than {counted.longest_block_ms:.0f} ms.")
    _say(counted.sentence())
    return 0 if counted.is_whole else 1


def _window(stage: Stage) -> int:
    from reviewer.bootstrap import window
    from reviewer.bootstrap.profiles import enrol

    home = stage.folder / "reviewer"
    enrolment = stage.add_person("A. Reviewer", "reviewer")
    enrol(enrolment.gateway_url, enrolment.code, home=home)
    lead = stage.add_person("B. Lead", "lead")
    _say("The window opens. Close it to end the demo.")
    _say("To see the lead's side, run this in another terminal, in this folder:")
    _say(f"  {lead_command(stage.folder / 'lead', lead, os.environ)}")
    status = window.main(["--home", str(home)])
    _say("The demo has ended and nobody is signed in; `make demo` starts a new one.")
    return status


def lead_command(home: Path, lead: Enrolment, env: Mapping[str, str]) -> str:
    """Return the command that enrols and opens the lead in a window of their own.

    Args:
        home: where that profile is kept.
        lead: what they enrol with.
        env: the environment with the demo's own keyring.
    """
    keyring = " ".join(f"{name}={shlex.quote(env[name])}" for name in KEYRING_VARIABLES)
    program = f"{shlex.quote(sys.executable)} -m reviewer.cli"
    own = f"--home {shlex.quote(str(home))}"
    enrol = f"{program} enrol {lead.gateway_url} {lead.code} {own}"
    return f"(export {keyring}; {enrol} && {program} {own})"


def _has_display() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _say(sentence: str) -> None:
    sys.stdout.write(sentence + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
