# SPDX-License-Identifier: Apache-2.0
"""Harmless media made by code, and files nobody should send."""

from __future__ import annotations

import functools
import importlib.resources
import io
import struct
import zlib
from collections.abc import Sequence
from pathlib import Path

import av
import numpy as np
from PIL import Image

KINDS = (
    "application/pdf",
    "audio/aac",
    "audio/flac",
    "audio/mp4",
    "audio/mpeg",
    "audio/ogg",
    "audio/wav",
    "audio/webm",
    "image/bmp",
    "image/gif",
    "image/jpeg",
    "image/png",
    "image/webp",
    "text/plain",
    "video/mp4",
    "video/quicktime",
    "video/webm",
)
LOSSLESS = {"PNG": {}, "WEBP": {"lossless": True, "exact": True}, "BMP": {}}

_FONT = b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"


def photographs() -> list[Path]:
    """Return the photographs that the scikit-image wheel carries."""
    folder = Path(str(importlib.resources.files("skimage"))) / "data"
    return sorted(path for path in folder.iterdir() if path.suffix in {".png", ".jpg", ".gif"})


def photograph(name: str) -> bytes:
    return next(path for path in photographs() if path.name == name).read_bytes()


def textured(width: int, height: int, seed: int = 1) -> np.ndarray:
    """Return an RGB landscape of noise: as rough from near as from afar, like photographs."""
    dice = np.random.default_rng(seed)
    radius = np.hypot(np.fft.fftfreq(height)[:, None], np.fft.rfftfreq(width)[None, :])
    radius[0, 0] = 1
    planes = []
    for _ in range(3):
        waves = dice.normal(size=radius.shape) + 1j * dice.normal(size=radius.shape)
        plane = np.fft.irfft2(waves / radius, s=(height, width))
        planes.append((plane - plane.min()) / np.ptp(plane) * 255)
    return np.stack(planes, axis=2).astype(np.uint8)


def quadrants(width: int = 64, height: int = 32) -> np.ndarray:
    """Return a picture whose four quarters tell every turn and mirroring apart."""
    picture = np.zeros((height, width, 3), dtype=np.uint8)
    picture[: height // 2, : width // 2] = (250, 0, 0)
    picture[: height // 2, width // 2 :] = (0, 250, 0)
    picture[height // 2 :, : width // 2] = (0, 0, 250)
    picture[height // 2 :, width // 2 :] = (250, 250, 250)
    return picture


def encoded(picture: np.ndarray | Image.Image, form: str, **options: object) -> bytes:
    image = picture if isinstance(picture, Image.Image) else Image.fromarray(picture)
    target = io.BytesIO()
    image.save(target, form, **options)
    return target.getvalue()


def with_orientation(picture: np.ndarray, form: str, orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return encoded(picture, form, exif=exif, **LOSSLESS.get(form, {"quality": 95}))


def video(
    frames: list[np.ndarray],
    container: str = "mp4",
    codec: str = "libx264",
    keys: int = 10,
    target: str | io.BytesIO | None = None,
    *,
    keys_at_cuts: bool = True,
    **options: str,
) -> bytes:
    """Return a video with a tone, ten frames a second, a key frame every ``keys`` frames."""
    target = io.BytesIO() if target is None else target
    height, width = frames[0].shape[:2]
    with av.open(target, "w", format=container, options=options) as output:
        wanted = {"g": str(keys), "keyint_min": "1"}
        if not keys_at_cuts:
            wanted["sc_threshold"] = "0"
        stream = output.add_stream(codec, rate=10, options=wanted)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        tone = output.add_stream("libopus" if container == "webm" else "aac", rate=48000)
        for frame in frames:
            output.mux(stream.encode(av.VideoFrame.from_ndarray(frame, format="rgb24")))
        output.mux(stream.encode(None))
        beep = (np.sin(np.arange(4800) / 10) * 3000).astype(np.int16)[None, :]
        sound = av.AudioFrame.from_ndarray(beep, format="s16", layout="mono")
        sound.sample_rate = 48000
        output.mux(tone.encode(sound))
        output.mux(tone.encode(None))
    return Path(target).read_bytes() if isinstance(target, str) else target.getvalue()


SOUND_FORMS = {
    "audio/mpeg": ("mp3", "libmp3lame"),
    "audio/mp4": ("ipod", "aac"),
    "audio/aac": ("adts", "aac"),
    "audio/ogg": ("ogg", "libopus"),
    "audio/webm": ("webm", "libopus"),
    "audio/wav": ("wav", "pcm_s16le"),
    "audio/flac": ("flac", "flac"),
}


def tones(media_type: str, volumes: list[float], *, part_s: float = 1.0) -> bytes:
    """Return a sound in parts of ``part_s`` seconds, each as loud as its volume, 0 to 1."""
    rate = 48_000
    waves = np.sin(np.arange(int(rate * part_s)) * (2 * np.pi * 440 / rate))
    wave = np.concatenate([volume * waves for volume in volumes])
    form, codec = SOUND_FORMS[media_type]
    target = io.BytesIO()
    with av.open(target, "w", format=form) as output:
        stream = output.add_stream(codec, rate=rate, layout="mono")
        frame = av.AudioFrame.from_ndarray(
            (wave * 32_767).astype(np.int16)[None, :], format="s16", layout="mono"
        )
        frame.sample_rate = rate
        output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    return target.getvalue()


def document(
    drawing: bytes,
    *,
    width: int = 300,
    height: int = 400,
    extra: bytes = b"",
    resources: bytes = _FONT,
    objects: Sequence[bytes] = (),
) -> bytes:
    """Return a PDF of one page.

    ``drawing`` is its content, ``extra`` goes into the trailer; ``objects`` follow from the fifth.
    """
    contents = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents 4 0 R %s >>"
        % (width, height, resources),
        drawing
        if drawing.startswith(b"<<")
        else b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawing), drawing),
        *objects,
    ]
    made, places = b"%PDF-1.4\n", []
    for number, content in enumerate(contents, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(contents) + 1
    return (
        made
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R %s>>\n"
        % (size, table, size, extra)
        + b"startxref\n%d\n%%%%EOF\n" % len(made)
    )


def sound() -> bytes:
    """Return an MP4 that can only be heard."""
    target = io.BytesIO()
    with av.open(target, "w", format="mp4") as output:
        tone = output.add_stream("aac", rate=48000)
        frame = av.AudioFrame.from_ndarray(
            np.zeros((1, 4800), dtype=np.int16), format="s16", layout="mono"
        )
        frame.sample_rate = 48000
        output.mux(tone.encode(frame))
        output.mux(tone.encode(None))
    return target.getvalue()


def ramp(count: int, width: int = 64, height: int = 48) -> list[np.ndarray]:
    """Return frames that grow brighter by two steps each."""
    return [np.full((height, width, 3), 2 * index, dtype=np.uint8) for index in range(count)]


def png_chunk(name: bytes, content: bytes) -> bytes:
    check = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)


def png_claiming(width: int, height: int) -> bytes:
    """Return a PNG whose header promises a size that its few bytes do not hold."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(64))
    return (
        b"\x89PNG\r\n\x1a\n"
        + png_chunk(b"IHDR", header)
        + png_chunk(b"IDAT", pixels)
        + png_chunk(b"IEND", b"")
    )


def jpeg_claiming(width: int, height: int) -> bytes:
    """Return the header of a JPEG, and no picture."""
    size = struct.pack(">HH", height, width)
    return b"\xff\xd8\xff\xc0\x00\x11\x08" + size + bytes(10) + b"\xff\xda"


@functools.cache
def all_kinds() -> dict[str, bytes]:
    """Return one small file of each kind that is opened."""
    picture = textured(64, 48)
    return {
        "image/jpeg": encoded(picture, "JPEG", quality=85),
        "image/png": encoded(picture, "PNG"),
        "image/gif": encoded(picture, "GIF"),
        "image/webp": encoded(picture, "WEBP"),
        "image/bmp": encoded(picture, "BMP"),
        "video/mp4": video(ramp(20)),
        "video/quicktime": video(ramp(20), "mov"),
        "video/webm": video(ramp(20), "webm", "libvpx-vp9"),
        "application/pdf": document(b"0.9 0 0 rg 0 200 150 200 re f"),
        **{media_type: tones(media_type, [0.5, 0.1]) for media_type in SOUND_FORMS},
        "text/plain": "Good morning. — صباح الخير".encode(),
    }
