# SPDX-License-Identifier: Apache-2.0
"""``reviewer doctor``: says what this installation stands on, and what is wrong with it."""

from __future__ import annotations

import argparse
import platform
from collections.abc import Callable, Sequence
from importlib.metadata import version

from reviewer import __version__
from reviewer.commands.running import DONE, FAULTY, a_parser, about_profile, run, say
from reviewer.commands.words import sentence
from reviewer.domain.errors import (
    InputRefused,
    MediaUnreadable,
    ReviewerError,
    SecretsUnavailable,
)


def main(argv: Sequence[str] | None = None) -> int:
    """Look at everything and say how it stands; 1 when something is wrong."""
    parser = a_parser("doctor", "Say what this installation stands on, and what is wrong with it.")
    about_profile(parser, named=False)
    return run(_look, parser.parse_args(argv))


def _look(chosen: argparse.Namespace) -> int:
    say(f"reviewer {__version__}, Python {platform.python_version()}, {platform.platform()}")
    say(f"window: PySide6 {version('PySide6-Essentials')}")
    checks: tuple[tuple[str, Callable[[], str]], ...] = (
        ("store", _store),
        ("keyring", _keyring),
        ("profiles", lambda: _profiles(chosen)),
        ("decoding", _decoding),
    )
    status = DONE
    for name, check in checks:
        try:
            say(f"{name}: {check()}")
        except ReviewerError as error:
            say(f"{name}: WRONG: {sentence(error)}")
            status = FAULTY
    return status


def _store() -> str:
    from reviewer.adapters.storage.connections import SQLITE_VERSION, require_safe_sqlite

    require_safe_sqlite()
    return f"SQLite {SQLITE_VERSION} in SQLCipher"


def _keyring() -> str:
    from reviewer.adapters.system.keyring import keyring_kind

    try:
        return keyring_kind()
    except SecretsUnavailable:
        return (
            "missing or locked, so `reviewer enrol` refuses and the window offers to work in memory"
            " only: with a connection all the time, and a new code at each start"
        )


def _profiles(chosen: argparse.Namespace) -> str:
    from reviewer.bootstrap.profiles import profiles

    found = profiles(chosen.home)
    if damaged := next((each.name for each in found if each.is_damaged), ""):
        raise InputRefused("profile", damaged)
    return ", ".join(each.name for each in found) or "none yet"


def _decoding() -> str:
    from reviewer.domain.views import Wall
    from reviewer.media.decoder import DecoderProcess

    with DecoderProcess() as decoder:
        walls = decoder.walls()
    if walls.missing:
        raise MediaUnreadable("no-walls", ", ".join(sorted(walls.missing)))
    standing = ", ".join(wall.value for wall in Wall if wall in walls.standing)
    absent = "".join(f"; this system has no {wall.value}" for wall in sorted(walls.absent))
    return f"walled in by {standing}{absent}"
