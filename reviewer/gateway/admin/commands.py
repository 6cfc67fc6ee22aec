# SPDX-License-Identifier: Apache-2.0
"""The commands of ``reviewer gateway``, their arguments, and what they end with.

0 is done, 1 is done in part (an import with refused rows), 2 is not done: one plain sentence on
standard error says why.  Commands may run while the gateway serves.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from reviewer.diagnostics.tracebacks import describe
from reviewer.domain.banks import RADIUS_MAX
from reviewer.domain.errors import Cancelled, ReviewerError
from reviewer.domain.people import Role
from reviewer.gateway.admin.words import complain, sentence

DONE: Final = 0
NOT_DONE: Final = 2
INTERRUPTED: Final = 130
DEFAULT_PORT: Final = 8787

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - it has no other name

Command = Callable[[argparse.Namespace], int]


class PlainParser(argparse.ArgumentParser):
    """Says what is wrong with the arguments in one line."""

    def error(self, message: str) -> NoReturn:
        """End with that line."""
        complain(f"{self.prog}: {message}. Try --help.")
        raise SystemExit(NOT_DONE)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return what the process is to end with."""
    parser: argparse.ArgumentParser = PlainParser(
        prog="reviewer gateway", description="The member's gateway."
    )
    add_commands(parser.add_subparsers(title="commands", metavar="COMMAND", required=True))
    chosen = parser.parse_args(argv)
    command: Command = chosen.command
    try:
        return command(chosen)
    except Cancelled:
        return DONE
    except ReviewerError as error:
        complain(sentence(error))
        return NOT_DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        # A folder that cannot be written, a disk that is full: whatever was asked was not done.
        complain(f"{error.filename or 'A file'} cannot be used: {error.strerror}.")
        return NOT_DONE
    except Exception as error:  # noqa: BLE001 - the boundary: a bug is said in one line, too
        complain(f"This is a fault of the program, please report it: {'; '.join(describe(error))}")
        return NOT_DONE


def add_commands(subparsers: Subparsers) -> None:
    """Add every command to what ``ArgumentParser.add_subparsers`` returned."""
    for add in (_setting_up, _people, _items, _oversight, _banks, _keeping):
        add(subparsers)


def _added(
    subparsers: Subparsers, name: str, words: str, module: str, act: str
) -> argparse.ArgumentParser:
    """Add one command; its module is imported when it runs."""

    def command(chosen: argparse.Namespace) -> int:
        from importlib import import_module

        done: int = getattr(import_module(f"reviewer.gateway.admin.{module}"), act)(chosen)
        return done

    parser = subparsers.add_parser(name, help=words, description=words)
    parser.set_defaults(command=command)
    parser.add_argument(
        "--folder",
        type=Path,
        help="the gateway's folder (REVIEWER_GATEWAY, else ./gateway)",
    )
    return parser


def _setting_up(subparsers: Subparsers) -> None:
    init = _added(subparsers, "init", "Make a gateway.", "opening", "init")
    init.add_argument("target", nargs="?", type=Path, metavar="FOLDER")
    init.add_argument("--database-url", help="postgresql://user@host/name; default is SQLite")
    init.add_argument("--policy", type=Path, metavar="FILE", help="instead of the starter policy")
    run = _added(subparsers, "run", "Serve until stopped.", "serving", "run")
    run.add_argument("--host", default="127.0.0.1")
    run.add_argument("--port", type=_port, default=DEFAULT_PORT, help="0 chooses a free one")
    run.add_argument("--cert", type=Path, metavar="FILE", help="TLS certificate chain")
    run.add_argument("--key", type=Path, metavar="FILE", help="its private key")


def _port(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 65_535:
        raise ValueError
    return number


_port.__name__ = "port"  # argparse names the type in its sentence


def _people(subparsers: Subparsers) -> None:
    add = _added(subparsers, "add-person", "Add a person or a platform.", "people", "add_person")
    add.add_argument("name", metavar="NAME")
    roles = [role.value for role in Role]
    add.add_argument("--role", action="append", required=True, choices=roles)
    add.add_argument("--queue", action="append", default=[], help="a queue, or * for all")
    add.add_argument("--webhook", metavar="URL", help="where a platform takes decisions")
    enrol = _added(subparsers, "enrol", "Make a one-time enrolment code.", "people", "enrol")
    enrol.add_argument("person", metavar="PERSON")
    enrol.add_argument("--url", help="the gateway's address, as workstations reach it")
    grant = _added(subparsers, "grant", "Grant queues to a person.", "people", "grant")
    grant.add_argument("person", metavar="PERSON")
    grant.add_argument(
        "queues", nargs="+", metavar="QUEUE", help="a queue, * for all, or second for second looks"
    )
    grant.add_argument("--take-back", action="store_true", help="take them back instead")
    change = _added(subparsers, "roles", "Change a person's roles.", "people", "change_roles")
    change.add_argument("person", metavar="PERSON")
    change.add_argument("roles", nargs="+", metavar="ROLE", choices=roles, help="all they have")
    revoke = _added(
        subparsers, "revoke", "End a workstation, a person or a lease.", "people", "revoke"
    )
    revoke.add_argument("who", metavar="WORKSTATION|PERSON|GROUP")


def _items(subparsers: Subparsers) -> None:
    load = _added(subparsers, "import", "Take in a folder of items.", "flagged", "import_items")
    load.add_argument("items", type=Path, metavar="FOLDER")
    load.add_argument("--platform", metavar="PERSON", help="whose items they are")
    back = _added(subparsers, "withdraw", "Take an item back.", "flagged", "withdraw")
    named = back.add_mutually_exclusive_group(required=True)
    named.add_argument("item", nargs="?", metavar="ITEM")
    named.add_argument("--external", metavar="ID", help="the platform's own id")
    back.add_argument("--platform", metavar="PERSON")
    reasons = ["removed-by-author", "removed-by-platform", "mistake"]
    back.add_argument("--reason", choices=reasons, default="removed-by-platform")


def _oversight(subparsers: Subparsers) -> None:
    incident = subparsers.add_parser("incident", help="Propose, end and list incidents.")
    under = incident.add_subparsers(metavar="COMMAND", required=True)
    declare = _added(under, "declare", "Propose an incident.", "oversight", "declare")
    declare.add_argument("title", metavar="TITLE")
    declare.add_argument("--category", default="", help="its items go first")
    declare.add_argument("--minutes", type=int, default=60, help="by when items are answered")
    end = _added(under, "end", "Propose to end an incident.", "oversight", "end")
    end.add_argument("incident", metavar="INCIDENT")
    _added(under, "list", "List incidents.", "oversight", "list_incidents")
    bundle = subparsers.add_parser("bundle", help="Publish and list policy bundles.")
    under = bundle.add_subparsers(metavar="COMMAND", required=True)
    publish = _added(under, "publish", "Publish a policy file.", "oversight", "publish")
    publish.add_argument("file", type=Path, metavar="FILE")
    _added(under, "list", "List the bundles in force.", "oversight", "list_bundles")


def _banks(subparsers: Subparsers) -> None:
    bank = subparsers.add_parser("bank", help="Make and list banks of known hashes.")
    under = bank.add_subparsers(metavar="COMMAND", required=True)
    add = _added(under, "add", "Make an empty bank.", "banks", "add")
    add.add_argument("name", metavar="NAME")
    kind = add.add_mutually_exclusive_group(required=True)
    kind.add_argument("--block", action="store_true", help="what is in it violates")
    kind.add_argument("--allow", action="store_true", help="what is in it is known harmless")
    add.add_argument("--radius", type=int, default=RADIUS_MAX, help="bits within which PDQ matches")
    _added(under, "list", "List the banks.", "banks", "list_banks")
    words = "Hash a harmless file into an allow bank."
    allow = _added(under, "allow", words, "banks", "allow")
    allow.add_argument("file", type=Path, metavar="FILE")
    allow.add_argument("--bank", default="allow", metavar="NAME")


def _keeping(subparsers: Subparsers) -> None:
    backup = _added(subparsers, "backup", "Copy everything but the keys.", "backup", "backup")
    backup.add_argument("target", type=Path, metavar="TARGET")
    words = "Say that a backup was put back."
    _added(subparsers, "restored", words, "backup", "restored")
    _added(subparsers, "status", "Say how things stand.", "oversight", "status")


if __name__ == "__main__":
    sys.exit(main())
