# SPDX-License-Identifier: Apache-2.0
"""``reviewer audit``: fetches, verifies, shows and exports the log.

Lists tell the day; the minute stands in one item's history only.  There is no filter by person.
"""

from __future__ import annotations

import argparse
import json
import runpy
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final

from reviewer.commands.running import DONE, FAULTY, a_parser, about_profile, profile_of, run, say
from reviewer.commands.words import failure, log_sentence
from reviewer.domain.errors import InputRefused
from reviewer.services.shown import AuditRow, HistoryRow, LogVerification
from reviewer.settings.resources import resource

SHOWN: Final = 50
_LIST: Final = ("day", "log", "seq", "event", "queue", "item_id", "verdict", "outcome", "labels")
_HISTORY: Final = ("minute", "log", "seq", "event", "verdict", "outcome", "labels", "protected")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one of the audit commands; return the exit status."""
    parser = a_parser("audit", "Verify, show and export the log.")
    under = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def added(
        name: str, does: str, command: Callable[[argparse.Namespace], int]
    ) -> argparse.ArgumentParser:
        each: argparse.ArgumentParser = under.add_parser(name, help=does, description=does)
        about_profile(each)
        each.set_defaults(command=command)
        return each

    checked = added("verify", "Say whether the log holds.", verify).add_mutually_exclusive_group()
    checked.add_argument("--export", type=Path, metavar="FOLDER", help="an export instead")
    checked.add_argument(
        "--store", type=Path, metavar="FILE", help="a decrypted copy of a store instead"
    )
    shown = added("show", "Show records, newest first.", show)
    shown.add_argument("--item", metavar="ID", help="one item's history, to the minute")
    shown.add_argument("--limit", type=_count, default=SHOWN, metavar="N", help="at most so many")
    shown.add_argument("--json", action="store_true", help="one JSON object a line")
    exported = added("export", "Write an export that anyone can verify alone.", export)
    exported.add_argument("folder", type=Path, metavar="FOLDER", help="a new folder")
    added("fetch", "Fetch and verify every log the gateway has witnessed (leads).", fetch)
    chosen = parser.parse_args(argv)
    return run(chosen.command, chosen)


def verify(chosen: argparse.Namespace) -> int:
    """Verify an export, a copy, or the logs of a profile."""
    if chosen.export is not None:
        return _verify_export(chosen.export)
    if chosen.store is not None:
        return _verify_copy(chosen.store, chosen.home)
    from reviewer.bootstrap.auditing import open_logs

    with open_logs(profile_of(chosen), home=chosen.home) as logs:
        return _told((logs.audit.own_verification(), *logs.audit.verifications()))


def show(chosen: argparse.Namespace) -> int:
    """Print records in columns."""
    from reviewer.bootstrap.auditing import open_logs

    with open_logs(profile_of(chosen), home=chosen.home) as logs:
        if chosen.item is not None:
            _print_rows(logs.audit.story(chosen.item)[-chosen.limit :], _HISTORY, chosen)
        else:
            _print_rows(logs.audit.recent(chosen.limit), _LIST, chosen)
    return DONE


def export(chosen: argparse.Namespace) -> int:
    """Write an export."""
    from reviewer.bootstrap.auditing import open_logs

    with open_logs(profile_of(chosen), home=chosen.home) as logs:
        folder = logs.audit.export(chosen.folder)
    say(f"Written to {folder}. Anyone can check it: python3 -I -S verify.py . in that folder.")
    return DONE


def fetch(chosen: argparse.Namespace) -> int:
    """Fetch every witnessed log and verify it."""
    from reviewer.bootstrap.auditing import open_logs

    with open_logs(profile_of(chosen), home=chosen.home) as logs:
        logs.greet()
        return _told(logs.audit.refresh())


def _verify_export(folder: Path) -> int:
    if not folder.is_dir():
        raise InputRefused("missing", str(folder))
    # Ours, never the one in the export: that one is whatever its maker wrote.
    verifier = runpy.run_path(str(resource("audit", "verify.py")), run_name="verify")
    return int(verifier["main"](folder))


def _verify_copy(file: Path, home: Path | None) -> int:
    from reviewer.bootstrap.auditing import check_copy

    found = check_copy(file, home=home)
    status = _told(found.logs)
    for each in found.file_failures:
        say(f"{file.name}: DOES NOT HOLD: {failure(*each)}.")
    if not found.is_pinned:
        say("No profile here pins its keys: they are those that the copy itself names.")
    return FAULTY if found.file_failures else status


def _told(found: Iterable[LogVerification]) -> int:
    status = DONE
    for log in found:
        say(log_sentence(log))
        if log.failures:
            status = FAULTY
    return status


def _print_rows(
    rows: Sequence[AuditRow | HistoryRow], columns: Sequence[str], chosen: argparse.Namespace
) -> None:
    if chosen.json:
        for row in rows:
            say(json.dumps({name: asdict(row)[name] for name in columns}))
        return
    table = [[name.removesuffix("_id") for name in columns]]
    table += [[_cell(getattr(row, name)) for name in columns] for row in rows]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for line in table:
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        say("  ".join(cells).rstrip())


def _cell(value: object) -> str:
    return " ".join(map(str, value)) if isinstance(value, tuple) else str(value) or "-"


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


_count.__name__ = "number above 0"  # argparse names the type in its sentence
