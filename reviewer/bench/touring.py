# SPDX-License-Identifier: Apache-2.0
"""``window-block``: the longest time the window's thread was away from its event loop in the tour.

The tour is the demo's own, with real processes around the real window; taking its pictures is left
out.  A bare window beats beside it all the while: its longest absence tells what the machine alone
does.  A watch looks where the thread is whenever it is late, so that a miss names its cause.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from reviewer.bench.command import NotMeasuredError
from reviewer.bench.places import Places, child_main
from reviewer.bench.rows import Row

MOST_MS: Final = 50.0
ITEMS: Final = 60


def measure(places: Places) -> list[Row]:
    """Return the row of this measurement."""
    bare = places.bare()
    try:
        found = places.asked("touring", str(places.folder / "tour"))
    finally:
        beside = places.end_bare(bare)
    for each in found["absences"]:
        places.say(f"  away for {each['ms']:.0f} ms: {each['where']}")
    row = Row(
        name="window-block, ms",
        ours=found["longest_ms"],
        peer=beside["longest_ms"],
        target=MOST_MS,
    )
    return [row]


def main(words: Sequence[str]) -> dict[str, Any]:
    """Play the tour in a folder."""
    from reviewer.bench.watching import Watch
    from reviewer.demo.stage import Stage
    from reviewer.demo.tour import play
    from reviewer.gui.shell.application import install_message_handler, make_application

    app = make_application(["reviewer"])
    install_message_handler()
    with Stage(Path(words[0])) as stage, Watch() as watch:
        stage.fill(ITEMS)
        counted = play(app, stage, _say, watch.beat)
    if not counted.is_whole:
        raise NotMeasuredError(counted.sentence())
    return {
        "longest_ms": counted.longest_block_ms,
        "absences": [{"ms": each.ms, "where": each.where} for each in watch.longest()],
    }


def _say(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")


if __name__ == "__main__":
    child_main(main)
