# SPDX-License-Identifier: Apache-2.0
"""Makes what is not a picture, a clip or a post: a tune, a document, an animation, two bad files.

The bad files are harmless by construction: one is an ordinary picture that ends half-way, the
other is the head of a PNG that claims 50 000 by 50 000 pixels and holds none.
"""

from __future__ import annotations

import io
import math
import struct
import textwrap
import zlib
from pathlib import Path
from typing import Final

import av
import numpy as np
from PIL import Image

from reviewer.demo.content.canvas import Canvas
from reviewer.demo.content.dice import Dice
from reviewer.demo.content.landscapes import landscape
from reviewer.demo.content.phrases import PHRASEBOOKS, TOPICS
from reviewer.demo.content.shapes import PALETTES

# subject: (suffix, media type)
ODDITIES: Final = {
    "tune": ("wav", "audio/wav"),
    "document": ("pdf", "application/pdf"),
    "animation": ("gif", "image/gif"),
    "truncated": ("jpg", "image/jpeg"),
    "bomb": ("png", "image/png"),
}
BOMB_SIDE: Final = 50_000

_SAMPLES_PER_S: Final = 16_000
_NOTE_S: Final = 0.4
_NOTES_HZ: Final = (262, 294, 330, 392, 440, 523)
_PAGE: Final = (595, 842)  # A4 in points
_LINE, _LINES, _COLUMNS = 22, 26, 68


def write_oddity(path: Path, subject: str, dice: Dice, variant: int) -> None:
    """Write the oddity of ``variant``; ``subject`` is a key of ``ODDITIES``."""
    match subject:
        case "tune":
            _write_tune(path, dice)
        case "document":
            path.write_bytes(_document(dice))
        case "animation":
            _write_animation(path, variant)
        case "truncated":
            whole = io.BytesIO()
            landscape(dice, variant, 900, 600).save(whole, "JPEG", quality=85)
            path.write_bytes(whole.getvalue()[: whole.tell() * 6 // 10])
        case _:
            path.write_bytes(_bomb())


def _write_tune(path: Path, dice: Dice) -> None:
    """Write some seconds of plucked notes, with rests between them."""
    moments = np.arange(int(_NOTE_S * _SAMPLES_PER_S)) / _SAMPLES_PER_S
    parts = []
    for _ in range(16):
        pitch, volume = dice.pick(_NOTES_HZ), dice.pick((0.0, 0.3, 0.5, 0.7))
        parts.append(volume * np.exp(-4 * moments) * np.sin(math.tau * pitch * moments))
    wave = (np.concatenate(parts) * 32_767).astype(np.int16)
    with av.open(str(path), "w", options={"fflags": "+bitexact"}) as container:
        stream = container.add_stream("pcm_s16le", rate=_SAMPLES_PER_S, layout="mono")
        frame = av.AudioFrame.from_ndarray(wave[None, :], format="s16", layout="mono")
        frame.sample_rate = _SAMPLES_PER_S
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def _document(dice: Dice) -> bytes:
    """Return a PDF of one page: a heading, a field of colour, lines of a recipe or a timetable."""
    red, green, blue = (channel / 255 for channel in PALETTES[dice.whole(0, 3)][1])
    drawing = f"{red:.2f} {green:.2f} {blue:.2f} rg 60 690 475 90 re f\n"
    drawing += "1 1 1 rg BT /F1 34 Tf 84 722 Td (Neighbourhood news) Tj ET\n0 0 0 rg\n"
    posts = " ".join(PHRASEBOOKS["en"].post(dice, topic, 0) for topic in TOPICS)
    plain = posts.translate({ord(mark): None for mark in "\\()"}).encode("ascii", "replace")
    for number, line in enumerate(textwrap.wrap(plain.decode(), _COLUMNS)[:_LINES]):
        drawing += f"BT /F1 13 Tf 60 {650 - number * _LINE} Td ({line}) Tj ET\n"
    content = drawing.encode()
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>" % _PAGE,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    made, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + (
        b"xref\n0 6\n0000000000 65535 f \n%s"
        b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (table, len(made))
    )


def _write_animation(path: Path, variant: int) -> None:
    palette = PALETTES[variant % len(PALETTES)]
    frames = []
    for number in range(24):
        canvas = Canvas(320, 240, palette[0])
        angle = number * math.tau / 24
        canvas.disc((160 + 90 * math.cos(angle), 120 + 70 * math.sin(angle)), 24, palette[3])
        canvas.ring((160, 120), 40, palette[1 + variant % 2], width=6)
        frames.append(canvas.finished().quantize(32, method=Image.Quantize.MEDIANCUT))
    frames[0].save(path, save_all=True, append_images=frames[1:], duration=80, loop=0)


def _bomb() -> bytes:
    """Return the head of a picture that is not there."""
    header = struct.pack(">IIBBBBB", BOMB_SIDE, BOMB_SIDE, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(64))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content))
        + name
        + content
        + struct.pack(">I", zlib.crc32(name + content))
        for name, content in chunks
    )
