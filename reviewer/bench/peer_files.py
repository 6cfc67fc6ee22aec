# SPDX-License-Identifier: Apache-2.0
"""``peer-files``: python-threatexchange reads the files we export, and knows our pictures by them.

The package is the one members of the exchanges use; the bench extra brings it.  What it hashes is a
smaller, harder compressed copy of each picture; what it searches is the index it built of our file.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, islice
from pathlib import Path
from typing import Any, Final

from PIL import Image

from reviewer.bench.places import Places, child_main
from reviewer.bench.rows import Row
from reviewer.demo.content.dice import Dice
from reviewer.demo.content.landscapes import landscape
from reviewer.domain.hashes import HashKind
from reviewer.gateway.exchange.entries import Entry, SignalKind
from reviewer.gateway.exchange.files.formats import write_file
from reviewer.gateway.exchange.files.items import FileFormat
from reviewer.media.decoder import DecoderProcess

PICTURES: Final = 40
QUALITY_SURE: Final = 80  # from here on two implementations have to agree
_SIZE: Final = (960, 720)
_COPY: Final = (480, 360)
_QUALITIES: Final = (90, 60)  # of the picture and of its copy


def measure(places: Places) -> list[Row]:
    """Return the rows of this measurement."""
    found = places.asked("peer_files")
    names = {"te": "not read from .te", "lines": "not read from lines", "known": "not known again"}
    return [
        Row(name=f"pictures {words}", ours=found[name], peer=PICTURES, target=0)
        for name, words in names.items()
    ]


def main(_words: Sequence[str]) -> dict[str, Any]:
    """Count what the package misses."""
    from threatexchange.cli.dataset.simple_serialization import CliIndicatorSerialization

    with DecoderProcess() as decoder:
        pictures, entries = zip(*islice(_hashed(decoder), PICTURES), strict=True)
    with tempfile.TemporaryDirectory() as folder:
        te, lines = Path(folder) / "simple.HASH_PDQ.te", Path(folder) / "lines.txt"
        write_file(te, FileFormat.TE, entries)
        write_file(lines, FileFormat.LINES, entries)
        read_te = [each.indicator for each in CliIndicatorSerialization.load(te.parent)]
        read_lines = _read_lines(lines)
    ours = [entry.value for entry in entries]
    return {
        "te": _missing(ours, read_te),
        "lines": _missing(ours, read_lines),
        "known": PICTURES - sum(_known(pictures, ours, read_te)),
    }


def _hashed(decoder: DecoderProcess) -> Iterator[tuple[Image.Image, Entry]]:
    """Yield pictures with detail enough for both, and their entries."""
    for number in count():
        picture = landscape(Dice(7, number, 1), number, *_SIZE)
        hashes = decoder.inspect(_jpeg(picture, _QUALITIES[0]), "image/jpeg").hashes
        (pdq,) = (each for each in hashes if each.kind is HashKind.PDQ)
        if pdq.quality is not None and pdq.quality >= QUALITY_SURE:
            labels = ("group:a", "=1+1")
            kind, value = SignalKind.PDQ, pdq.value
            yield picture, Entry(kind=kind, value=value, quality=pdq.quality, labels=labels)


def _read_lines(path: Path) -> list[str]:
    from threatexchange.exchanges.impl.file_api import (
        FileCollaborationConfig,
        LocalFileSignalExchangeAPI,
    )

    config = FileCollaborationConfig(filename=str(path), name="ours")
    exchange = LocalFileSignalExchangeAPI.for_collab(config)
    read = (key for delta in exchange.fetch_iter([], None) for key in delta.updates)
    return [value for kind, value in read if kind == SignalKind.PDQ]


def _known(
    pictures: Sequence[Image.Image], ours: Sequence[str], read: Sequence[str]
) -> Iterable[bool]:
    """Yield for each picture whether its copy leads to it."""
    from threatexchange.signal_type.pdq.signal import PdqSignal

    index = PdqSignal.get_index_cls().build([(value, value) for value in read])
    for picture, value in zip(pictures, ours, strict=True):
        copy = _jpeg(picture.resize(_COPY), _QUALITIES[1])
        matches = index.query(PdqSignal.hash_from_bytes(copy))
        yield value in {match.metadata for match in matches}


def _missing(wanted: Iterable[str], found: Iterable[str]) -> int:
    return len({*wanted} - {*found})


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    target = io.BytesIO()
    picture.convert("RGB").save(target, "JPEG", quality=quality)
    return target.getvalue()


if __name__ == "__main__":
    child_main(main)
