# SPDX-License-Identifier: Apache-2.0
"""What every command shares: its boundary, and which profile it is about.

0 is done, 1 is a log that does not hold or a fault that was found, 2 is not done: one plain
sentence on standard error says why.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Final

from reviewer.commands.words import sentence
from reviewer.diagnostics.tracebacks import describe
from reviewer.domain.errors import InputRefused, ReviewerError, TamperEvidence
from reviewer.gateway.admin.commands import PlainParser
from reviewer.gateway.admin.words import complain, say

__all__ = [
    "DONE",
    "FAULTY",
    "NOT_DONE",
    "a_parser",
    "about_profile",
    "complain",
    "profile_of",
    "run",
    "say",
]

DONE: Final = 0
FAULTY: Final = 1
NOT_DONE: Final = 2
INTERRUPTED: Final = 130


def a_parser(word: str, does: str) -> argparse.ArgumentParser:
    """Return the parser of ``reviewer WORD``."""
    return PlainParser(prog=f"reviewer {word}", description=does)


def about_profile(parser: argparse.ArgumentParser, *, named: bool = True) -> None:
    """Add the arguments that say whose profile is meant."""
    parser.add_argument("--home", type=Path, help="the folder profiles are kept in")
    if named:
        parser.add_argument("--profile", help="the profile, when there are several")


def profile_of(chosen: argparse.Namespace) -> str:
    """Return the profile that is meant.

    Raises:
        InputRefused: ``no-profile`` or ``several-profiles``.
    """
    from reviewer.bootstrap.profiles import profiles

    names = [each.name for each in profiles(chosen.home)]
    name = chosen.profile or (names[0] if len(names) == 1 else "")
    if name not in names:
        raise InputRefused("several-profiles" if names and not name else "no-profile", name)
    return str(name)


def run(command: Callable[[argparse.Namespace], int], chosen: argparse.Namespace) -> int:
    """Run one command; return what the process is to end with."""
    try:
        return command(chosen)
    except TamperEvidence as error:
        complain(sentence(error))
        return FAULTY
    except ReviewerError as error:
        complain(sentence(error))
        return NOT_DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        complain(f"{error.filename or 'A file'} cannot be used: {error.strerror}.")
        return NOT_DONE
    except Exception as error:  # noqa: BLE001 - the boundary: a bug is said in one line, too
        complain(f"This is a fault of the program, please report it: {'; '.join(describe(error))}")
        return NOT_DONE
