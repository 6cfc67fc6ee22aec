# SPDX-License-Identifier: Apache-2.0
"""Files made to do harm: every one ends in a value or a typed error, and the next one is served."""

from __future__ import annotations

import random
import struct
import zlib

import pytest
from PIL import Image

from reviewer.domain.errors import MediaUnreadable
from reviewer.domain.views import Level
from reviewer.media.decoder import DecoderProcess
from reviewer.media.values import ClearPlainText
from tests.integration.media import samples

MUTATIONS_PER_KIND = 24
GOOD = samples.encoded(samples.textured(64, 48), "PNG")
FUZZED = [kind for kind in samples.KINDS if kind not in ("text/plain", "image/bmp")]
# A document under a password nobody has.
LOCK = (
    b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -1 /O <"
    + b"41" * 32
    + b"> /U <"
    + b"42" * 32
    + b"> >> /ID [<00> <00>] "
)


@pytest.fixture(scope="module")
def decoder():
    with DecoderProcess(timeout_s=30) as process:
        process.warm()
        yield process


def reason_for(decoder: DecoderProcess, data: bytes, declared_type: str = "image/png") -> str:
    with pytest.raises(MediaUnreadable) as caught:
        decoder.inspect(data, declared_type)
    return caught.value.reason


def outcome(ask) -> str:
    """Return why a request failed, or ``value``; anything but a typed error rises."""
    try:
        ask()
    except MediaUnreadable as exc:
        return exc.reason
    return "value"


def outcomes(decoder: DecoderProcess, data: bytes, declared_type: str) -> set[str]:
    return {
        outcome(lambda: decoder.inspect(data, declared_type)),
        outcome(lambda: decoder.reduced(data, declared_type, Level.R1)),
        outcome(lambda: decoder.reduced(data, declared_type, Level.R2, at=1000)),
        outcome(lambda: decoder.clear(data, declared_type, 64)),
        outcome(lambda: decoder.sheet(data, declared_type)),
        outcome(lambda: decoder.waveform(data, declared_type)),
        outcome(lambda: decoder.frames(data, declared_type, at_ms=500)),
        outcome(lambda: decoder.samples(data, declared_type, at_ms=500)),
    }


def mutated(data: bytes, dice: random.Random) -> bytes:
    """Flip bits, cut the end, or move a piece; often in the header, where it hurts."""
    damaged = bytearray(data)
    reach = len(data) if dice.random() < 0.6 else min(len(data), 96)
    match dice.randrange(4):
        case 0:
            for _ in range(dice.randint(1, 12)):
                damaged[dice.randrange(reach)] ^= 1 << dice.randrange(8)
        case 1:
            del damaged[dice.randrange(len(data)) :]
        case 2:
            start = dice.randrange(reach)
            damaged[start : start + 4] = dice.choice([b"\xff" * 4, bytes(4), b"\x7f\xff\xff\xff"])
        case _:
            start, length = dice.randrange(reach), dice.randint(1, 64)
            damaged[start:start] = damaged[dice.randrange(len(data)) :][:length]
    return bytes(damaged)


@pytest.mark.parametrize("media_type", FUZZED)
def test_damaged_files_end_in_a_value_or_a_typed_error(decoder, media_type):
    dice = random.Random(f"damage {media_type}")
    data = samples.all_kinds()[media_type]
    good = decoder.inspect(GOOD, "image/png")

    seen = set().union(
        *(outcomes(decoder, mutated(data, dice), media_type) for _ in range(MUTATIONS_PER_KIND))
    )

    assert seen <= {"value", "corrupt", "unsupported", "too-large"}
    assert decoder.inspect(GOOD, "image/png") == good


@pytest.mark.soak
def test_ten_thousand_damaged_files_end_in_a_value_or_a_typed_error(decoder):
    dice = random.Random("ten thousand")
    good = decoder.inspect(GOOD, "image/png")
    kinds = sorted(samples.KINDS)

    seen = set()
    for turn in range(10_000):
        media_type = kinds[turn % len(kinds)]
        seen |= outcomes(decoder, mutated(samples.all_kinds()[media_type], dice), media_type)

    assert seen <= {"value", "corrupt", "unsupported", "too-large"}
    assert decoder.inspect(GOOD, "image/png") == good


@pytest.mark.parametrize("media_type", samples.KINDS)
@pytest.mark.parametrize("kept", [0.02, 0.3, 0.7, 0.97])
def test_truncated_files_end_in_a_value_or_a_typed_error(decoder, media_type, kept):
    data = samples.all_kinds()[media_type]

    seen = outcomes(decoder, data[: max(1, int(len(data) * kept))], media_type)

    assert seen <= {"value", "corrupt", "unsupported"}


@pytest.mark.parametrize("media_type", ["image/png", "video/mp4"])
@pytest.mark.parametrize(
    "declared_type",
    ["text/plain", "image/gif", "", "é" * 5000],
    ids=["text", "gif", "none", "long"],
)
def test_the_wrong_name_changes_nothing(decoder, media_type, declared_type):
    data = samples.all_kinds()[media_type]

    inspection = decoder.inspect(data, declared_type)

    assert inspection == decoder.inspect(data, media_type)


IMPOSSIBLE = {
    "nothing": (b"", "corrupt"),
    "png-50000": (samples.png_claiming(50_000, 50_000), "too-large"),
    "png-too-wide": (samples.png_claiming(16_385, 1), "too-large"),
    "png-too-many": (samples.png_claiming(10_001, 10_001), "too-large"),
    "png-2-31": (samples.png_claiming(2**31, 2**31), "too-large"),
    "png-zero": (samples.png_claiming(0, 0), "corrupt"),
    "png-no-width": (samples.png_claiming(0, 10), "corrupt"),
    "gif-65535": (b"GIF89a" + struct.pack("<HHBBB", 65_535, 65_535, 0xF7, 0, 0), "too-large"),
    "gif-no-frame": (b"GIF89a" + struct.pack("<HHBBB", 10, 10, 0, 0, 0) + b";", "corrupt"),
    "jpeg-65500": (samples.jpeg_claiming(65_500, 65_500), "too-large"),
    "jpeg-scans": (samples.jpeg_claiming(9_000, 9_000) + b"\0\x08\xff\xda" * 300, "too-large"),
    "jpeg-zero": (samples.jpeg_claiming(0, 8), "corrupt"),
    "jpeg-header-only": (samples.jpeg_claiming(8, 8), "corrupt"),
    "png-hollow": (samples.png_claiming(9_000, 9_000), "corrupt"),
    "jpeg-filling": (b"\xff\xd8" + b"\xff" * 1_000_000, "corrupt"),
    "jpeg-endless-segments": (b"\xff\xd8\xff\xe0\x00\x00" * 100_000, "corrupt"),
    "png-mark-only": (b"\x89PNG\r\n\x1a\n", "corrupt"),
    "webp-header-only": (b"RIFF\xff\xff\xff\xffWEBPVP8X", "corrupt"),
    "pdf": (b"%PDF-1.7\n1 0 obj", "corrupt"),
    "pdf-no-page": (samples.document(b"").replace(b"[3 0 R]", b"[     ]"), "corrupt"),
    "pdf-and-zip": (samples.document(b"") + b"PK\x05\x06" + bytes(18), "unsupported"),
    "pdf-locked": (samples.document(b"", extra=LOCK), "unsupported"),
    "pdf-endless-page": (samples.document(b"", width=10**7), "too-large"),
    "id3-only": (b"ID3\x04" + bytes(200), "corrupt"),
    "ogg-only": (b"OggS\0" + bytes(200), "corrupt"),
    "wav-only": (b"RIFF\xff\xff\xff\xffWAVEfmt " + bytes(40), "corrupt"),
    "flac-only": (b"fLaC\0" + bytes(200), "corrupt"),
    "zip": (b"PK\x03\x04" + bytes(100), "unsupported"),
    "svg": (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "unsupported"),
    "svg-in-xml": (b"<?xml version='1.0'?>\n<!-- x -->\n<svg/>", "unsupported"),
    "tiff": (b"II*\x00" + bytes(100), "unsupported"),
    "avif": (b"\x00\x00\x00\x1cftypavif" + bytes(64), "unsupported"),
    "mp4-empty": (b"\x00\x00\x00\x1cftypisom" + bytes(64), "corrupt"),
    "matroska": (b"\x1aE\xdf\xa3\x93B\x82\x88matroska" + bytes(64), "unsupported"),
    "webm-empty": (b"\x1aE\xdf\xa3\x93B\x82\x84webm" + bytes(64), "corrupt"),
    "zeros": (bytes(1000), "unsupported"),
}


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_impossible_files_are_refused_with_a_reason(decoder, name):
    data, reason = IMPOSSIBLE[name]

    assert reason_for(decoder, data) == reason


def test_a_playlist_is_read_as_the_text_it_is(decoder):
    playlist = b"#EXTM3U\n#EXTINF:10,\nhttp://127.0.0.1:9/segment.ts\n"

    clear = decoder.clear(playlist, "video/mp4", 64)

    assert clear == ClearPlainText(text=playlist.decode(), is_cut=False)


def test_a_picture_of_nothing_just_within_the_bounds_is_served(decoder):
    bomb = samples.encoded(Image.new("1", (16_384, 6_000)), "PNG")

    view = decoder.reduced(bomb, "image/png", Level.R1)

    assert len(bomb) < 100_000
    assert (view.width, view.height, set(view.pixels)) == (16, 6, {0})


def test_a_picture_with_a_bomb_in_its_remarks_is_served(decoder):
    remark = b"Comment\0\0" + zlib.compress(bytes(100_000_000))
    bomb = GOOD[:33] + samples.png_chunk(b"zTXt", remark) + GOOD[33:]

    inspection = decoder.inspect(bomb, "image/png")

    assert inspection.hashes[2:] == decoder.inspect(GOOD, "image/png").hashes[2:]


def test_a_picture_beyond_the_memory_limit_is_too_large():
    wide = samples.encoded(Image.new("RGB", (9_000, 9_000)), "PNG")

    with DecoderProcess(memory_bytes=700 * 1024 * 1024, timeout_s=60) as small:
        good = small.inspect(GOOD, "image/png")
        reason = reason_for(small, wide)

        assert reason == "too-large"
        assert small.inspect(GOOD, "image/png") == good


def test_a_video_without_a_picture_is_unsupported(decoder):
    data = samples.sound()

    assert decoder.inspect(data, "video/mp4").media_type == "audio/mp4"
    assert outcome(lambda: decoder.reduced(data, "", Level.R1)) == "unsupported"
    assert outcome(lambda: decoder.sheet(data, "")) == "unsupported"
    assert outcome(lambda: decoder.waveform(data, "")) == "value"
