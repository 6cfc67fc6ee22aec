# SPDX-License-Identifier: Apache-2.0
"""The text of ``md5sum``: digest, a space, a space or ``*``, and the file's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from reviewer.gateway.exchange.entries import ID_MAX, Bad, Entry, SignalKind
from reviewer.gateway.exchange.files.items import Item, numbered_lines, read_hash

# A backslash before the digest says that the name has escapes (GNU coreutils).
_LINE: Final = re.compile(r"\\?([^\s\\]+) [ *](.+)")


def read(file: BinaryIO, kind: SignalKind | None) -> Iterator[Item]:
    """Yield an item for each line: MD5, or what a person said it is the MD5 of."""
    for where, line in numbered_lines(file):
        if isinstance(line, Bad):
            yield line
            continue
        found = _LINE.fullmatch(line)
        if found is None:
            yield Bad(where=where, reason="not-md5sum")
        else:
            yield read_hash(where, kind or SignalKind.MD5, found[1], source_id=found[2][:ID_MAX])


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield a line for each entry; a name that breaks lines is escaped as md5sum does."""
    for entry in entries:
        name = entry.source_id or "-"
        written = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
        yield f"{chr(92) if written != name else ''}{entry.value}  {written}\n"
