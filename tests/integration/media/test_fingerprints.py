# SPDX-License-Identifier: Apache-2.0
"""Videos as the hashes of their frames: through the decoding process, and stretch by stretch."""

from __future__ import annotations

import itertools

import cv2
import numpy as np
import pytest

from reviewer.domain.errors import MediaUnreadable
from reviewer.media import containers, fingerprints, pdq, vpdq
from reviewer.media.decoder import DecoderProcess
from tests.integration.media import samples


@pytest.fixture(scope="module")
def decoder():
    with DecoderProcess() as process:
        process.warm()
        yield process


def scenes(*seeds: int) -> list[np.ndarray]:
    return [samples.textured(160, 96, seed) for seed in seeds]


def film(pictures: list[np.ndarray], *, keys: int = 10, container: str = "mp4") -> bytes:
    """Return a video that shows each picture for a second, ten frames long."""
    frames = [picture for picture in pictures for _ in range(10)]
    if container == "webm":
        return samples.video(frames, container, "libvpx-vp9", keys)
    return samples.video(frames, container, keys=keys, keys_at_cuts=False)


def distance(one: str, other: str) -> int:
    return (int(one, 16) ^ int(other, 16)).bit_count()


@pytest.mark.parametrize(
    ("container", "media_type"), [("mp4", "video/mp4"), ("webm", "video/webm")]
)
def test_a_video_is_hashed_once_a_second(decoder, container, media_type):
    pictures = scenes(1, 2, 3, 4)

    found = decoder.whole_fingerprint(film(pictures, container=container), media_type)

    assert [frame.at_ms for frame in found.frames] == [0, 1000, 2000, 3000]
    assert (found.next_ms, found.is_cut) == (None, False)
    for frame, picture in zip(found.frames, pictures, strict=True):
        # What compression leaves; PDQ's own rule counts ten bits as the same.
        assert distance(frame.pdq, pdq.full_pdq_of_rgb(picture).value) <= 10
        assert frame.quality == 100


def test_the_first_pass_is_of_key_frames_alone(decoder):
    data = film(scenes(1, 2, 3, 4, 5), keys=20)

    whole = decoder.whole_fingerprint(data, "video/mp4")
    quick = decoder.whole_fingerprint(data, "video/mp4", key_frames_only=True)

    assert [frame.at_ms for frame in quick.frames] == [0, 2000, 4000]
    assert set(quick.frames) < set(whole.frames)


def test_it_can_be_entered_at_any_moment(decoder):
    data = film(scenes(1, 2, 3, 4), keys=25)

    whole = decoder.whole_fingerprint(data, "video/mp4")
    rest = decoder.fingerprint(data, "video/mp4", at_ms=1500)

    assert [frame.at_ms for frame in rest.frames] == [1500, 2000, 3000]
    assert rest.frames[1:] == whole.frames[2:]


def test_a_video_without_its_colours_is_the_same_video(decoder):
    pictures = scenes(1, 2, 3, 4)
    greys = [cv2.cvtColor(each, cv2.COLOR_RGB2GRAY) for each in pictures]
    grey_ones = [np.repeat(grey[:, :, None], 3, axis=2) for grey in greys]

    one = decoder.whole_fingerprint(film(pictures), "video/mp4")
    altered = decoder.whole_fingerprint(film(grey_ones), "video/mp4")
    other = decoder.whole_fingerprint(film(scenes(11, 12, 13)), "video/mp4")

    assert vpdq.overlap(altered.frames, one.frames) == vpdq.Overlap(
        query_percent=100, compared_percent=100, is_match=True
    )
    assert vpdq.overlap(other.frames, one.frames) == vpdq.Overlap(
        query_percent=0, compared_percent=0, is_match=False
    )


def test_of_a_damaged_video_what_comes_before_counts(decoder):
    data = film(scenes(*range(1, 9)), container="webm")

    found = decoder.whole_fingerprint(data[: len(data) // 2], "video/webm")

    whole = decoder.whole_fingerprint(data, "video/webm")
    assert 1 < len(found.frames) < 8
    assert found.frames == whole.frames[: len(found.frames)]


@pytest.mark.parametrize("media_type", ["image/png", "audio/mpeg", "text/plain", "application/pdf"])
def test_what_is_no_video_has_no_fingerprint(decoder, media_type):
    with pytest.raises(MediaUnreadable) as caught:
        decoder.fingerprint(samples.all_kinds()[media_type], media_type)

    assert caught.value.reason == "unsupported"


class ShortPatience:
    """Is over after so many looks: at key frames, and the long one at packets."""

    keys = packets = 0

    def __init__(self, seconds=None):
        self._left = self.keys if seconds is None else self.packets

    @property
    def is_over(self) -> bool:
        self._left -= 1
        return self._left < 0


def stretch(data: bytes, at_ms: int) -> vpdq.Stretch:
    with containers.opened(data, "video/mp4") as container:
        return fingerprints.stretch_from(container, at_ms, key_frames_only=False)


@pytest.mark.parametrize(
    ("keys", "packets", "count"),
    [
        pytest.param(1, 1000, 3, id="each goes on to the next key frame"),
        pytest.param(1000, 15, 3, id="or not for as long again"),
    ],
)
def test_stretches_join_into_the_whole(monkeypatch, keys, packets, count):
    data = film(scenes(1, 2, 3, 4, 5), keys=10)
    whole = stretch(data, 0)
    monkeypatch.setattr(fingerprints, "Patience", ShortPatience)
    monkeypatch.setattr(ShortPatience, "keys", keys)
    monkeypatch.setattr(ShortPatience, "packets", packets)

    parts, at_ms = [], 0
    while at_ms is not None:
        parts.append(stretch(data, at_ms))
        at_ms = parts[-1].next_ms

    assert len(parts) == count
    assert tuple(itertools.chain.from_iterable(part.frames for part in parts)) == whole.frames


def test_room_for_so_many_frames_ends_a_stretch(monkeypatch):
    data = film(scenes(1, 2, 3))
    whole = stretch(data, 0)
    monkeypatch.setattr(fingerprints, "STRETCH_FRAMES", 2)

    first = stretch(data, 0)

    assert (first.frames, first.next_ms) == (whole.frames[:2], 2000)


def test_a_video_that_cannot_be_entered_any_more_is_cut(monkeypatch):
    data = film(scenes(1, 2, 3), keys=1000)  # its only key frame is the first
    monkeypatch.setattr(fingerprints, "Patience", ShortPatience)
    monkeypatch.setattr(ShortPatience, "packets", 8)

    assert stretch(data, 2000) == vpdq.Stretch(frames=(), next_ms=None, is_cut=True)


def test_frames_too_small_to_hash_are_said_to_be():
    tiny = samples.video([np.zeros((4, 64, 3), dtype=np.uint8)] * 3)

    with pytest.raises(MediaUnreadable) as caught:
        stretch(tiny, 0)

    assert caught.value.reason == "unsupported"
