# SPDX-License-Identifier: Apache-2.0
"""The ``reviewer`` command: finds the part that a word belongs to, and imports only that."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final

# word: (module, function, what it does); each function takes the further words and returns the
# exit status.
COMMANDS: Final = {
    "audit": ("reviewer.commands.audit", "main", "verify, show, export and fetch the log"),
    "bench": ("reviewer.bench", "main", "measure speed and size against peers"),
    "doctor": ("reviewer.commands.doctor", "main", "say what this installation stands on"),
    "enrol": ("reviewer.commands.profiles", "enrol", "enrol with a one-time code"),
    "gateway": ("reviewer.gateway.admin.commands", "main", "set up and run the member's gateway"),
    "profiles": ("reviewer.commands.profiles", "list_profiles", "list who is enrolled here"),
    "support-bundle": (
        "reviewer.commands.profiles",
        "support_bundle",
        "pack logs and versions for a person who helps",
    ),
}
WINDOW: Final = ("reviewer.bootstrap.window", "main")
NOT_DONE: Final = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return the exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words and words[0] in ("-h", "--help"):
        print(usage())
        return 0
    if not words or words[0].startswith("-"):
        return _call(*WINDOW, words)
    if words[0] not in COMMANDS:
        sys.stderr.write(f"reviewer: there is no command {words[0]!a}. Try --help.\n")
        return NOT_DONE
    module, function, _ = COMMANDS[words[0]]
    return _call(module, function, words[1:])


def _call(module: str, function: str, words: list[str]) -> int:
    status: int = getattr(import_module(module), function)(words)
    return status


def usage() -> str:
    """Return the list of commands."""
    lines = [f"  {name:<16}{words}" for name, (_, _, words) in sorted(COMMANDS.items())]
    head = ["usage: reviewer [OPTION ...]   opens the window", "       reviewer COMMAND ...", ""]
    return "\n".join([*head, *lines])


if __name__ == "__main__":
    sys.exit(main())
