# SPDX-License-Identifier: Apache-2.0
"""After the preload no answer needs a file: proved by a process that can open none."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

SCRIPT = """
import hashlib, json, sys
from reviewer.domain.errors import MediaUnreadable
from reviewer.media.answers import answer, preload
from reviewer.media.framing import Act, Request
from tests.integration.media import samples

files = dict(samples.all_kinds())
files["faces"] = samples.photograph("astronaut.png")
files["truncated"] = files["image/jpeg"][: len(files["image/jpeg"]) // 2]
for encoding in ("utf-16", "utf-16-be", "utf-32", "utf-8-sig"):
    files[encoding] = "Guten Tag, café. صباح الخير".encode(encoding)
preload()
if sys.argv[1] == "walled":
    import resource
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    try:
        open("/dev/null")
    except OSError:
        pass
    else:
        raise SystemExit("a file could be opened")
asked = [(Act.INSPECT, {}), (Act.SHEET, {}), (Act.WAVEFORM, {}), (Act.CLEAR, {"side": 300})]
asked += [(act, {"at": 500}) for act in (Act.FRAMES, Act.SAMPLES)]
asked += [(Act.REDUCED, {"level": level, "at": at}) for level in (1, 2, 3) for at in (0, 700)]
found = {}
for name, data in files.items():
    for act, how in asked:
        try:
            shape, payload = answer(Request(number=1, act=act, data=data, **how))
            found[f"{name} {act} {how}"] = [int(shape), hashlib.sha256(payload).hexdigest()]
        except MediaUnreadable as exc:
            found[f"{name} {act} {how}"] = exc.reason
print(json.dumps(found))
"""


def answers_of(mode: str) -> dict[str, object]:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, mode],
        cwd=Path(__file__).parents[3],
        env={**os.environ, "OPENCV_LOG_LEVEL": "SILENT"},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def test_a_worker_that_can_open_nothing_answers_the_same():
    walled = answers_of("walled")

    assert walled == answers_of("free")
    answered = [found for found in walled.values() if not isinstance(found, str)]
    assert len(answered) > 100
