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
    "gateway": ("reviewer.gateway.admin.commands", "main", "set up and run the member's gateway"),
}
NOT_DONE: Final = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return the exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    if not words or words[0] in ("-h", "--help"):
        print(usage())
        return 0
    if words[0] not in COMMANDS:
        sys.stderr.write(f"reviewer: there is no command {words[0]!a}. Try --help.\n")
        return NOT_DONE
    module, function, _ = COMMANDS[words[0]]
    status: int = getattr(import_module(module), function)(words[1:])
    return status


def usage() -> str:
    """Return the list of commands."""
    lines = [f"  {name:<16}{words}" for name, (_, _, words) in sorted(COMMANDS.items())]
    return "\n".join(["usage: reviewer COMMAND ...", "", *lines])


if __name__ == "__main__":
    sys.exit(main())
