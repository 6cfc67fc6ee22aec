# SPDX-License-Identifier: Apache-2.0
"""Takes a clear picture from the decoding process, wipes it, and searches its own memory.

The picture is encoded by another process, and its file is compressed, so that nothing but the
answer brings its pixels here.  Prints how often they were found while held, and afterwards.
"""

from __future__ import annotations

import gc
import json
import random
import subprocess
import sys

import cv2
import numpy as np

from reviewer.adapters.media.decoder import ProcessDecoder
from reviewer.domain.wiping import wipe_bytes
from tests.journeys.memory_of_a_look import PIXELS, TABLE, search

WIDTH, HEIGHT = 1280, 720
PLACES = (5_000, 200_000, 600_000)


def rows(turned):
    return {"rgb": [turned[place * 3 : (place + PIXELS) * 3] for place in PLACES]}


def encode(turned):
    pixels = np.frombuffer(turned.translate(TABLE), np.uint8).reshape(HEIGHT, WIDTH, 3)
    _, encoded = cv2.imencode(".png", pixels[:, :, ::-1])
    sys.stdout.buffer.write(encoded.tobytes())


def main():
    turned = random.Random(11).randbytes(WIDTH * HEIGHT * 3)
    if sys.argv[1:] == ["encode"]:
        encode(turned)
        return
    encoding = [sys.executable, "-m", "tests.journeys.memory_of_a_decoding", "encode"]
    file = subprocess.run(encoding, capture_output=True, check=True).stdout
    wanted = rows(turned)
    found = {"before": search(wanted)["rgb"]}
    decoder = ProcessDecoder()
    picture = decoder.clear(file, "image/png", WIDTH)
    found["held"] = search(wanted)["rgb"]
    wipe_bytes(picture.pixels)
    gc.collect()
    found["after"] = search(wanted)["rgb"]
    decoder.close()
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main()
