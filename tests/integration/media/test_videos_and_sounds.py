# SPDX-License-Identifier: Apache-2.0
"""Moving pictures and sound through the real decoding process."""

from __future__ import annotations

import io
import struct
import time

import av
import numpy as np
import pytest

from reviewer.domain.errors import MediaUnreadable
from reviewer.domain.views import Level
from reviewer.media.decoder import DecoderProcess
from tests.integration.media import samples


@pytest.fixture(scope="module")
def decoder():
    with DecoderProcess() as process:
        process.warm()
        yield process


def scenes(count: int, frames_each: int = 10, width: int = 160, height: int = 96):
    """Return frames of ``count`` quite different still scenes, ten frames a second."""
    pictures = [samples.textured(width, height, seed) for seed in range(count)]
    return [picture for picture in pictures for _ in range(frames_each)]


def reason_of(ask) -> str:
    with pytest.raises(MediaUnreadable) as caught:
        ask()
    return caught.value.reason


def grey_of(view) -> np.ndarray:
    return np.frombuffer(view.pixels, dtype=np.uint8).reshape(view.height, view.width).astype(int)


def rgb_of(pixels: bytes, width: int, height: int) -> np.ndarray:
    return np.frombuffer(pixels, dtype=np.uint8).reshape(height, width, 3).astype(int)


def remuxed(data: bytes, container: str, change=lambda packet: packet, **options: str) -> bytes:
    """Return the pictures of a video in another container, each packet changed on the way."""
    target = io.BytesIO()
    with (
        av.open(io.BytesIO(data)) as source,
        av.open(target, "w", format=container, options=options) as output,
    ):
        stream = output.add_stream_from_template(source.streams.video[0])
        for packet in source.demux(source.streams.video[0]):
            if packet.dts is not None:
                changed = change(packet)
                changed.stream = stream
                output.mux(changed)
    return target.getvalue()


@pytest.mark.parametrize("keys", [5, 1000], ids=["many-keys", "one-key"])
@pytest.mark.parametrize(
    ("container", "codec"), [("mp4", "libx264"), ("mov", "libx264"), ("webm", "libvpx")]
)
def test_a_sheet_shows_each_scene_once(decoder, container, codec, keys):
    data = samples.video(scenes(6), container, codec, keys)

    sheet = decoder.sheet(data, "")

    assert abs(sheet.duration_ms - 6000) <= 100
    assert sheet.has_sound
    assert sorted({cell.at_ms // 1000 for cell in sheet.cells}) == list(range(6))
    for cell in sheet.cells:
        assert (cell.view.level, cell.view.width, cell.view.height) == (Level.R1, 13, 8)
        still = decoder.reduced(data, "", Level.R1, at=cell.at_ms + 1)
        assert np.abs(grey_of(still) - grey_of(cell.view)).max() <= 6


def test_a_sheet_has_at_most_nine_cells_in_the_order_of_time(decoder):
    sheet = decoder.sheet(samples.video(scenes(20, 5), keys=5), "")

    moments = [cell.at_ms for cell in sheet.cells]
    assert len(moments) == 9
    assert moments == sorted(set(moments))


def test_a_still_video_has_one_cell(decoder):
    sheet = decoder.sheet(samples.video(scenes(1, 60)), "")

    assert len(sheet.cells) == 1


def test_a_video_that_is_cut_says_where_nothing_could_be_decoded(decoder, tmp_path):
    path = str(tmp_path / "index-first.mp4")  # a muxer moves the index to the front of a file only
    whole = samples.video(scenes(20, 10), keys=5, target=path, movflags="faststart")

    sheet = decoder.sheet(whole[: len(whole) // 2], "")

    assert sheet.duration_ms == 20_000
    assert 1 < len(sheet.cells) <= 9
    assert [cell.view is None for cell in sheet.cells] == [False] * (len(sheet.cells) - 1) + [True]


def test_a_video_without_sound_says_so(decoder):
    silent = remuxed(samples.video(scenes(3)), "mp4")

    assert decoder.sheet(silent, "").has_sound is False
    assert reason_of(lambda: decoder.waveform(silent, "")) == "unsupported"
    assert reason_of(lambda: decoder.samples(silent, "", at_ms=0)) == "unsupported"


def test_an_endless_stream_has_a_sheet_and_no_length(decoder):
    live = remuxed(samples.video(scenes(6), "webm", "libvpx", 5), "webm", live="1")

    sheet = decoder.sheet(live, "")

    assert sheet.duration_ms is None
    assert {cell.at_ms // 1000 for cell in sheet.cells} == set(range(6))


def unflagged(packet: av.Packet) -> av.Packet:
    packet.is_keyframe = False
    return packet


def test_a_video_that_flags_no_key_frame_is_decoded_from_its_beginning(decoder):
    unkeyed = remuxed(samples.video(scenes(4), "webm", "libvpx", 10), "webm", unflagged)

    sheet = decoder.sheet(unkeyed, "")

    assert {cell.at_ms // 1000 for cell in sheet.cells} == set(range(4))
    assert min(decoder.reduced(unkeyed, "", Level.R1).pixels) < 255


def test_a_declared_length_of_years_is_not_believed(decoder):
    data = bytearray(samples.video(scenes(4)))
    for box, place in ((b"mvhd", 20), (b"mdhd", 20), (b"tkhd", 24)):
        at = data.index(box)
        data[at + place : at + place + 4] = b"\xff\xff\xff\xfe"

    before = time.monotonic()
    sheet = decoder.sheet(bytes(data), "")

    assert time.monotonic() - before < 20
    assert sheet.duration_ms is None or sheet.duration_ms < 8 * 24 * 3600 * 1000
    assert any(cell.view is not None for cell in sheet.cells)


def changing_size() -> bytes:
    """Return a VP8 stream of two sizes in one WebM."""
    target = io.BytesIO()
    with av.open(target, "w", format="webm") as output:
        stream = output.add_stream("libvpx", rate=10, options={"g": "5"})
        stream.width, stream.height, stream.pix_fmt = 160, 96, "yuv420p"
        for part, (width, height) in enumerate(((160, 96), (96, 160), (640, 360))):
            small = samples.video(scenes(1, 10, width, height), "webm", "libvpx", 5)
            with av.open(io.BytesIO(small)) as source:
                for packet in source.demux(source.streams.video[0]):
                    if packet.dts is not None:
                        packet.pts = packet.dts = packet.pts + 1000 * part
                        packet.stream = stream
                        output.mux(packet)
    return target.getvalue()


def test_a_video_that_changes_its_size_is_shown_throughout(decoder):
    data = changing_size()

    sheet = decoder.sheet(data, "")
    run = decoder.frames(data, "", at_ms=500)
    stills = [decoder.clear(data, "", 4096, at=at) for at in (500, 1500, 2500)]

    assert {(cell.view.width, cell.view.height) for cell in sheet.cells} == {
        (13, 8),
        (8, 13),
        (14, 8),
    }
    assert {len(frame) for frame in run.frames} == {run.width * run.height * 3}
    assert [(each.width, each.height) for each in stills] == [(160, 96), (96, 160), (640, 360)]


@pytest.mark.parametrize(("container", "codec"), [("mp4", "libx264"), ("webm", "libvpx-vp9")])
@pytest.mark.parametrize("at", [0, 50, 100, 1450, 3900, 9999])
def test_a_step_shows_the_frame_of_its_moment(decoder, container, codec, at):
    data = samples.video(samples.ramp(40), container, codec, keys=1000)

    view = decoder.reduced(data, "", Level.R2, at=at)
    clear = decoder.clear(data, "", 64, at=at)

    shown = 2 * min(39, at // 100)
    assert abs(float(grey_of(view).mean()) - shown) <= 2
    assert abs(float(rgb_of(clear.pixels, clear.width, clear.height).mean()) - shown) <= 4


def test_a_run_is_a_second_of_small_frames(decoder):
    data = samples.video(scenes(4, 10, 1280, 720))

    run = decoder.frames(data, "", at_ms=500)

    assert (run.width, run.height, run.frame_ms, len(run.frames)) == (640, 360, 67, 15)
    assert run.next_ms == 500 + 15 * 67
    assert {len(frame) for frame in run.frames} == {640 * 360 * 3}
    # The scene changes in the middle of it, and each frame is shown for the same time.
    first = rgb_of(run.frames[0], 640, 360)
    alike = [np.abs(rgb_of(frame, 640, 360) - first).mean() < 20 for frame in run.frames]
    assert alike == [True] * 8 + [False] * 7


def test_runs_follow_each_other_to_the_end(decoder):
    data = samples.video(samples.ramp(35), keys=1000)
    at_ms, shown = 0, []

    while at_ms is not None:
        run = decoder.frames(data, "", at_ms=at_ms)
        shown += [rgb_of(frame, run.width, run.height).mean() for frame in run.frames]
        at_ms = run.next_ms

    assert abs(len(shown) * 67 - 3500) <= 200
    expected = [2 * min(34, number * 67 // 100) for number in range(len(shown))]
    assert np.abs(np.array(shown) - expected).max() <= 4
    assert reason_of(lambda: decoder.frames(data, "", at_ms=60_000)) == "corrupt"


def test_a_very_wide_run_is_bounded_too(decoder):
    run = decoder.frames(samples.video(scenes(1, 5, 2048, 64)), "", at_ms=0)

    assert (run.width, run.height) == (840, 26)


def test_a_run_of_a_video_held_upright_is_upright(decoder):
    frame = np.zeros((240, 320, 3), dtype=np.uint8)
    frame[:120, :160] = 250
    data = bytearray(samples.video([frame] * 10))
    matrix = data.index(b"tkhd") + 44
    data[matrix : matrix + 36] = struct.pack(">9i", 0, 1 << 16, 0, -1 << 16, 0, 0, 0, 0, 1 << 30)

    run = decoder.frames(bytes(data), "", at_ms=0)
    sheet = decoder.sheet(bytes(data), "")

    assert (run.width, run.height) == (240, 320)
    bright = rgb_of(run.frames[0], 240, 320)[:, :, 0] > 128
    assert [bool(bright[y, x]) for y, x in ((20, 20), (20, 220), (300, 20), (300, 220))] == [
        False,
        True,
        False,
        False,
    ]
    assert (sheet.cells[0].view.width, sheet.cells[0].view.height) == (8, 11)


@pytest.mark.parametrize("media_type", samples.SOUND_FORMS)
def test_a_waveform_follows_the_loudness(decoder, media_type):
    data = samples.tones(media_type, [0.8, 0.0, 0.2])

    wave = decoder.waveform(data, "")

    assert abs(wave.duration_ms - 3000) <= 150
    assert 40 <= len(wave.peaks) <= 200
    third = len(wave.peaks) // 3
    loud, silent, quiet = (
        np.median(list(wave.peaks[part * third + 2 : (part + 1) * third - 2])) for part in range(3)
    )
    assert abs(loud - 204) <= 30
    assert silent <= 5
    assert abs(quiet - 51) <= 12


@pytest.mark.parametrize("media_type", ["audio/mp4", "audio/mpeg", "audio/ogg", "audio/flac"])
def test_a_long_sound_is_measured_in_samples(decoder, media_type):
    data = samples.tones(media_type, [0.8, 0.05, 0.4, 0.05], part_s=30)

    before = time.monotonic()
    wave = decoder.waveform(data, "")

    assert time.monotonic() - before < 20
    assert (abs(wave.duration_ms - 120_000) <= 1000, len(wave.peaks)) == (True, 200)
    middles = [wave.peaks[place] for place in (25, 75, 125, 175)]
    assert np.abs(np.array(middles) - [204, 13, 102, 13]).max() <= 30


@pytest.mark.parametrize("media_type", samples.SOUND_FORMS)
def test_a_second_of_sound_is_quiet_and_of_its_moment(decoder, media_type):
    data = samples.tones(media_type, [1.0, 0.1, 0.4])

    runs = [decoder.samples(data, "", at_ms=at) for at in (0, 1000, 2000)]

    heard = [np.frombuffer(run.samples, dtype="<i2").astype(int) for run in runs]
    assert [run.rate_hz for run in runs] == [48_000] * 3
    assert [run.next_ms for run in runs[:2]] == [1000, 2000]
    assert [len(samples_) for samples_ in heard[:2]] == [48_000] * 2
    middles = [int(np.abs(samples_[8000:40_000]).max()) for samples_ in heard]
    # Full volume is limited to 0.88 of it; the rest is only turned down to a quarter.
    assert abs(middles[0] - 7220) <= 500
    assert abs(middles[1] - 819) <= 200
    assert abs(middles[2] - 3277) <= 400
    assert max(int(np.abs(samples_).max()) for samples_ in heard) <= 8192


def test_seconds_of_sound_follow_each_other_without_a_gap(decoder):
    data = samples.tones("audio/wav", [0.4, 0.4, 0.4])

    runs = [decoder.samples(data, "", at_ms=at).samples for at in (0, 1000, 2000)]

    heard = np.frombuffer(b"".join(runs), dtype="<i2").astype(float)
    rate = 48_000
    expected = 0.4 * 0.25 * 32_767 * np.sin(np.arange(rate) * (2 * np.pi * 440 / rate))
    assert np.abs(heard - np.tile(expected, 3)).max() <= 2


def test_beyond_the_end_there_is_nothing_to_hear(decoder):
    data = samples.tones("audio/wav", [0.4])

    assert decoder.samples(data, "", at_ms=500).next_ms is None
    assert reason_of(lambda: decoder.samples(data, "", at_ms=5000)) == "corrupt"


@pytest.mark.parametrize("media_type", samples.SOUND_FORMS)
def test_a_sound_has_no_picture(decoder, media_type):
    data = samples.all_kinds()[media_type]

    for ask in (
        lambda: decoder.reduced(data, "", Level.R1),
        lambda: decoder.reduced(data, "", Level.R3),
        lambda: decoder.clear(data, "", 64),
        lambda: decoder.sheet(data, ""),
        lambda: decoder.frames(data, "", at_ms=0),
    ):
        assert reason_of(ask) == "unsupported"


@pytest.mark.parametrize("media_type", ["image/png", "text/plain", "application/pdf"])
def test_a_still_has_no_sheet_and_no_sound(decoder, media_type):
    data = samples.all_kinds()[media_type]

    for ask in (
        lambda: decoder.sheet(data, ""),
        lambda: decoder.frames(data, "", at_ms=0),
        lambda: decoder.waveform(data, ""),
        lambda: decoder.samples(data, "", at_ms=0),
    ):
        assert reason_of(ask) == "unsupported"
