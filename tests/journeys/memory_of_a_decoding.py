# SPDX-License-Identifier: Apache-2.0
"""Takes a clear picture, a detail and a run of a video from the decoding process, and searches.

Another process makes the files and says what to search for, every byte turned, so that nothing but
the answers brings those pixels here.  Prints of each whether they were found here before, while
held and after they were wiped, and whether the decoding process then still had them.  With
``planted`` both keep what they had.
"""

from __future__ import annotations

import base64
import gc
import json
import random
import subprocess
import sys

import numpy as np

from reviewer.adapters.media.decoder import ProcessDecoder
from reviewer.domain.views import Level
from reviewer.domain.wiping import wipe_bytes
from reviewer.media.decoder import DecoderProcess
from tests.journeys.memory_of_a_look import PIXELS, TABLE, search

# Our worker behind its walls but for one thing: whoever started it may read its memory, which the
# kernel else refuses to all but root.  Planted, it keeps its answers.
WORKER = """
import sys
from reviewer.media import answers, worker
from reviewer.media.limits import WORKER_MEMORY_BYTES
from reviewer.media.walls import standing
PR_GET_DUMPABLE = 3
standing.PR_SET_DUMPABLE = PR_GET_DUMPABLE
kept = []
def keeping(request):
    kept.append(answers.answer(request))
    return kept[-1]
chosen = keeping if sys.argv[1] == "planted" else answers.answer
sys.exit(worker.main([str(WORKER_MEMORY_BYTES)], chosen))
"""


def looks(decoder, picture, video):
    """Return each look and the pixels it brings."""
    return {
        "clear": lambda: (decoder.clear(picture, "image/png", 1280).pixels,),
        "detail": lambda: (decoder.reduced(picture, "image/png", Level.R3).pixels,),
        "play": lambda: decoder.frames(video, "video/mp4", at_ms=0).frames,
    }


def prepare():
    """Print the files, and for each look rows of what comes of it, turned."""
    from tests.integration.media import samples

    dice = np.random.default_rng(11)
    picture = samples.encoded(blocks(dice, 720, 1280), "PNG")
    video = samples.video([blocks(dice, 360, 640) for _ in range(12)])
    decoder = ProcessDecoder()
    rows = {what: row_of(look()) for what, look in looks(decoder, picture, video).items()}
    decoder.close()
    told = {"picture": picture, "video": video, **rows}
    encoded = {name: base64.b64encode(content).decode() for name, content in told.items()}
    sys.stdout.write(json.dumps(encoded))


def blocks(dice, height, width):
    """Return fields of 8 by 8 pixels in any colour: smoothing does not make them all alike."""
    fields = dice.integers(0, 256, (height // 8, width // 8, 3), dtype=np.uint8)
    return np.kron(fields, np.ones((8, 8, 1), dtype=np.uint8))


def row_of(pictures):
    """Return the least even of some rows of the last picture, turned."""
    pixels, dice = pictures[-1], random.Random(11)
    length = PIXELS * 3
    starts = [dice.randrange(len(pixels) - length) for _ in range(200)]
    found = max((pixels[start : start + length] for start in starts), key=lambda row: len(set(row)))
    return found.translate(TABLE)


def main(plant):
    preparing = [sys.executable, "-m", "tests.journeys.memory_of_a_decoding", "prepare"]
    told = json.loads(subprocess.run(preparing, capture_output=True, check=True).stdout)
    given = {name: base64.b64decode(content) for name, content in told.items()}
    decoder = ProcessDecoder(DecoderProcess(command=[sys.executable, "-c", WORKER, plant]))
    kept, found = [], {}
    for what, look in looks(decoder, given["picture"], given["video"]).items():
        wanted = {what: [given[what]]}
        seen = {"before": search(wanted)[what]}
        pixels = look()
        seen["held"] = search(wanted)[what]
        if plant == "planted":
            kept.append([bytes(bytearray(each)) for each in pixels])
        for each in pixels:
            wipe_bytes(each)
        del pixels
        gc.collect()
        seen["after"] = search(wanted)[what]
        worker = decoder._process._worker
        seen["worker"] = search(wanted, worker.pid)[what]
        found[what] = {when: count > 0 for when, count in seen.items()}
    decoder.close()
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    if sys.argv[1] == "prepare":
        prepare()
    else:
        main(sys.argv[1])
