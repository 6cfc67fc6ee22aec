# SPDX-License-Identifier: Apache-2.0
"""A window that looks once, covers, and searches its own memory for what it showed.

What is searched for must not itself lie in memory: the canary is kept with every byte turned, and
memory is turned before it is compared.  Prints how often each form of the canary was found.
"""

from __future__ import annotations

import gc
import json
import random
import re
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, qRgb
from PySide6.QtTest import QTest

from reviewer.demo.player import Player, wait_until
from reviewer.demo.sample_workbench import SampleWorkbench
from reviewer.gui.foundation.preferences import Preferences
from reviewer.gui.shell.application import dress, make_application, wear
from reviewer.gui.shell.main_window import MainWindow
from tests.fakes.workbench import NOW

WIDTH, HEIGHT, TURN = 640, 360, 0x5A
TABLE = bytes(value ^ TURN for value in range(256))
PIECE = 1 << 24
PLACES = (5_000, 100_000, 200_000)  # pixels at which rows of 24 are searched for
PIXELS = 24


def forms(turned):
    """Return what to find in turned memory: as decoded, as painted, as painted grey."""
    found = {"rgb": [], "rgb32": [], "grey": []}
    for place in PLACES:
        row = turned[place * 3 : (place + PIXELS) * 3]
        pixels = [row[at : at + 3] for at in range(0, len(row), 3)]
        found["rgb"].append(row)
        found["rgb32"].append(b"".join(bytes((b, g, r, 0xFF ^ TURN)) for r, g, b in pixels))
        found["grey"].append(bytes(_grey(pixel) ^ TURN for pixel in pixels))
    return found


def _grey(pixel):
    # Pixel by pixel, so that no row of the canary comes to lie in memory.
    one = QImage(1, 1, QImage.Format.Format_RGB32)
    one.setPixel(0, 0, qRgb(*(value ^ TURN for value in pixel)))
    grey = one.convertToFormat(QImage.Format.Format_Grayscale8)
    return bytes(grey.constBits())[0]


def search(wanted, process="self"):
    """Count each form in everything that a process may write to, which no core dump goes beyond."""
    counts = dict.fromkeys(wanted, 0)
    with Path(f"/proc/{process}/maps").open() as maps:
        regions = [re.match(r"([0-9a-f]+)-([0-9a-f]+) .w", line) for line in maps]
    with Path(f"/proc/{process}/mem").open("rb", 0) as memory:
        for region in filter(None, regions):
            start, end = (int(each, 16) for each in region.groups())
            for place in range(start, end, PIECE):
                try:
                    memory.seek(place)
                    turned = memory.read(min(PIECE, end - place)).translate(TABLE)
                except (OSError, ValueError, OverflowError):
                    continue
                for form, rows in wanted.items():
                    counts[form] += sum(turned.count(row) for row in rows)
                del turned
    return counts


def main(key, plant):
    turned = random.Random(11).randbytes(WIDTH * HEIGHT * 3)
    app = make_application(["reviewer"])
    dress(app)
    wear(app, Preferences())
    workbench = SampleWorkbench()
    # Only one object is ever made of the canary: the one that is looked at.  Reduced views, which
    # the sample services make in this process and not in a decoder, are of another picture.
    holds = []
    workbench.desk.clear = lambda _seed: turned.translate(TABLE) if holds else bytes(len(turned))
    window = MainWindow(workbench, Preferences(), lambda: NOW)
    window.resize(1800, 1000)
    window.show()
    window.start()
    Player(window).wait_for_group()
    wait_until(lambda: window.review.looking.walls is not None, "no walls")
    wait_until(lambda: not window.place.stage.canvas.shows_tile, "no reduced view")
    holds.append(key)
    canvas, handle = window.place.stage.canvas, window.windowHandle()
    QTest.keyPress(handle, Qt.Key(key))
    wait_until(lambda: canvas.is_clear, "no clear look")
    kept = canvas._clear.image(colour=True).copy() if plant == "picture" else None
    kept = turned[:300_000].translate(TABLE) if plant == "bytes" else kept
    while_held = search(forms(turned)) if plant == "while-held" else None
    QTest.keyRelease(handle, Qt.Key(key))
    wait_until(lambda: len(workbench.desk.ended) == len(workbench.desk.grants), "not given back")
    gc.collect()
    sys.stdout.write(json.dumps(while_held or search(forms(turned))) + "\n")
    del kept
    window.let_go()
    workbench.close()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
