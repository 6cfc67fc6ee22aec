# SPDX-License-Identifier: Apache-2.0
"""``reviewer bench``: runs what is named, prints figures, fails when a target is missed.

With ``--json`` the last line is a JSON list of rows: name, ours, peer, ratio, target, met.  What
is said on the way goes to the standard error stream.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Final

from reviewer.bench.rows import Row, table
from reviewer.domain.errors import SecretsUnavailable

MISSED: Final = 1
NOT_DONE: Final = 2

# name: (module with a function ``measure``, what it measures)
BENCHES: Final = {
    "key-to-next": ("deciding", "decision key to next item painted, 10 000 groups, p95"),
    "cold-start": ("starting", "process start to a usable window, against a bare window"),
    "window-block": ("touring", "longest absence of the window's thread in the tour"),
    "cover-latency": ("covering", "a held look let go to the first covered frame, p99 of 1 000"),
    "exposure-limits": ("exposing", "400 simulated days under the limits of looking"),
    "memory": ("remembering", "memory of the workstation with 10 000 groups"),
    "sandbox": ("sandboxing", "what the walled decoding process adds to an image"),
    "r1-view": ("first_views", "first view of a JPEG of 2 and 12 MP, against a blurred thumbnail"),
    "pdq": ("hashing", "PDQ of a JPEG of 2 and 12 MP, against the threatexchange package"),
    "one-decode": ("one_decodes", "all that becomes of a picture, against bare reduced decoding"),
    "contact-sheet": ("sheets", "contact sheet of a 17-minute recording, against cv2 seeks"),
    "vpdq": ("fingerprinting", "vPDQ of a 17-minute recording, against decoding it alone"),
    "deblur": ("deblurring", "what can be won back from the first view, against a blur"),
}

Say = Callable[[str], None]


class NotMeasuredError(Exception):
    """A measurement could not be made; the sentence says why.

    Attributes:
        rows: what was measured nonetheless.
    """

    def __init__(self, sentence: str, rows: Sequence[Row] = ()) -> None:
        super().__init__(sentence)
        self.rows = tuple(rows)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure; return 1 when a target was missed, 2 when something could not be measured."""
    options = _options(arguments)
    if options.list:
        width = max(map(len, BENCHES))
        print("\n".join(f"{name:<{width}}  {words}" for name, (_, words) in BENCHES.items()))
        return 0
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        rows = measured(options.names or tuple(BENCHES), _say)
    except NotMeasuredError as error:
        if error.rows:
            _tell(error.rows, as_json=options.json)
        _say(f"Not measured: {error}")
        return NOT_DONE
    except SecretsUnavailable as error:
        _say(f"Not measured: {error}")
        return NOT_DONE
    _tell(rows, as_json=options.json)
    return 0 if all(row.met for row in rows) else MISSED


def measured(names: Sequence[str], say: Say) -> list[Row]:
    """Measure what is named, with a keyring and a folder of its own, gone afterwards.

    Raises:
        NotMeasuredError: something could not be; the error holds the rest.
    """
    from reviewer.bench.places import Places
    from reviewer.demo.private_keyring import private_keyring

    rows: list[Row] = []
    missing: list[str] = []
    with private_keyring() as env, tempfile.TemporaryDirectory(prefix="reviewer-bench-") as folder:
        places = Places(Path(folder), env, say)
        for name in names:
            say(f"{name}: {BENCHES[name][1]}; {_load()}")
            try:
                rows += import_module(f"reviewer.bench.{BENCHES[name][0]}").measure(places)
            except NotMeasuredError as error:
                missing.append(f"{name}: {error}")
    if missing:
        raise NotMeasuredError("\n".join(missing), rows)
    return rows


def _tell(rows: Sequence[Row], *, as_json: bool) -> None:
    print(table(rows))
    if as_json:
        print(json.dumps([row.values() for row in rows]))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="reviewer bench", description="Measures speed and size.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="what to measure; all if none")
    parser.add_argument("--list", action="store_true", help="say what can be measured")
    parser.add_argument("--json", action="store_true", help="end with a JSON list of rows")
    options = parser.parse_args(arguments)
    for name in options.names:
        if name not in BENCHES:
            parser.error(f"there is no measurement {name!a}; --list names them")
    return options


def _load() -> str:
    if not hasattr(os, "getloadavg"):
        return f"{os.cpu_count()} cores"
    return f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before"


def _say(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()
