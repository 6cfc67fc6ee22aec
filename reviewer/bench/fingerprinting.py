# SPDX-License-Identifier: Apache-2.0
"""``vpdq``: a 17-minute 720p recording to its vPDQ, beside decoding the same frames alone.

Ours is the decoding process with all its stretches, from the bytes; the peer decodes every frame
of the file with the same library on one thread, and does nothing with them.  The first pass hashes
key frames alone.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import av

from reviewer.bench.places import Places, child_main
from reviewer.bench.rows import Row
from reviewer.bench.sheets import MINUTES, recording
from reviewer.media.decoder import DecoderProcess

OF_DECODING: Final = 1.3
OF_WHOLE: Final = 0.1


def measure(places: Places) -> list[Row]:
    """Return the rows of this measurement."""
    found = places.asked("fingerprinting")
    places.say(
        f"  {found['megabytes']:.0f} MB, {found['frames']} of {found['decoded']} frames hashed, "
        f"{found['key_frames']} in the first pass"
    )
    return [
        Row(
            name=f"vpdq of {MINUTES} minutes over decoding, s",
            ours=found["ours_s"],
            peer=found["peer_s"],
            target=OF_DECODING,
            of_ratio=True,
        ),
        Row(
            name="vpdq, first pass over key frames, s",
            ours=found["keys_s"],
            peer=found["ours_s"],
            target=OF_WHOLE,
            of_ratio=True,
        ),
    ]


def main(_words: Sequence[str]) -> dict[str, Any]:
    """Make the recording and time all three."""
    with tempfile.TemporaryDirectory(prefix="reviewer-vpdq-") as folder:
        path = recording(Path(folder))
        data = path.read_bytes()
        with DecoderProcess() as decoder:
            decoder.warm()
            began = time.perf_counter()
            keys = decoder.whole_fingerprint(data, "video/mp4", key_frames_only=True)
            keys_s = time.perf_counter() - began
            began = time.perf_counter()
            whole = decoder.whole_fingerprint(data, "video/mp4")
            ours_s = time.perf_counter() - began
        began = time.perf_counter()
        decoded = _decoded(path)
        peer_s = time.perf_counter() - began
    assert not whole.is_cut
    return {
        "keys_s": keys_s,
        "ours_s": ours_s,
        "peer_s": peer_s,
        "frames": len(whole.frames),
        "key_frames": len(keys.frames),
        "decoded": decoded,
        "megabytes": len(data) / 1e6,
    }


def _decoded(path: Path) -> int:
    """Decode every frame, and return how many there are."""
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        stream.codec_context.thread_count = 1
        return sum(1 for _ in container.decode(stream))


if __name__ == "__main__":
    child_main(main)
