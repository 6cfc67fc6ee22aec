# SPDX-License-Identifier: Apache-2.0
"""Plain lines: ``pdq <hash>``, or the bare hash where a person said what it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from reviewer.gateway.exchange.entries import Bad, Entry, SignalKind
from reviewer.gateway.exchange.files.items import Item, numbered_lines, read_hash

_KINDS = {kind.value: kind for kind in SignalKind}


def read(file: BinaryIO, kind: SignalKind | None) -> Iterator[Item]:
    """Yield an item for each line; what a line itself says goes before ``kind``."""
    for where, line in numbered_lines(file):
        if isinstance(line, Bad):
            yield line
            continue
        first, *rest = line.split()
        if not rest:
            if kind is None:
                yield Bad(where=where, reason="kind-missing")
            else:
                yield read_hash(where, kind, first)
        elif first not in _KINDS or len(rest) > 1:
            yield Bad(where=where, reason="kind-unknown")
        else:
            yield read_hash(where, _KINDS[first], rest[0])


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield a line for each entry, its kind always with it."""
    for entry in entries:
        yield f"{entry.kind.value} {entry.value}\n"
