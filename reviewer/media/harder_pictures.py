# SPDX-License-Identifier: Apache-2.0
"""Pictures that OpenCV does not give: what is left of damaged ones, later frames of animations.

Pillow, with the format named, so that only the decoder of the sniffed type is tried. Runs in the
decoding worker only.
"""

from __future__ import annotations

import io
import warnings
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import (
    BmpImagePlugin,
    GifImagePlugin,
    Image,
    ImageFile,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    WebPImagePlugin,
)

from reviewer.domain.errors import MediaUnreadable
from reviewer.media.headers import Header, check_size
from reviewer.media.limits import MAX_ANIMATION_FRAMES, MAX_DECODED_PIXELS, MAX_PIXELS

Pixels = npt.NDArray[np.uint8]

ImageFile.LOAD_TRUNCATED_IMAGES = True
Image.MAX_IMAGE_PIXELS = MAX_PIXELS
# Imported by Pillow when it first meets such a file, which would be after the walls are up.
_PLUGINS: Final = (
    BmpImagePlugin,
    GifImagePlugin,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    WebPImagePlugin,
)
_FORMATS: Final = {
    "image/jpeg": ("JPEG", "MPO"),
    "image/png": ("PNG",),
    "image/gif": ("GIF",),
    "image/webp": ("WEBP",),
    "image/bmp": ("BMP",),
}
MAY_MOVE: Final = frozenset({"image/gif", "image/webp", "image/png"})
# Browsers show a frame without a length for a tenth of a second.
_FRAME_MS: Final = 100
# What a damaged picture makes Pillow raise.
_DAMAGE: Final = (OSError, SyntaxError, ValueError, EOFError, LookupError, ArithmeticError)


def load() -> None:
    """Let Pillow find its decoders; afterwards nothing here touches a file."""
    assert all(_PLUGINS)
    Image.preinit()


def rest_of(data: bytes, media_type: str, header: Header) -> Pixels:
    """Return what can be decoded of a damaged picture, as RGBA as stored.

    Raises:
        MediaUnreadable: ``corrupt`` when nothing of it can.
    """
    pixels = _rgba(data, media_type, header, at_ms=0)
    if all(np.ptp(pixels[:, :, channel]) == 0 for channel in range(3)):
        raise MediaUnreadable("corrupt", "nothing left")
    return pixels


def frame_at(data: bytes, media_type: str, header: Header, at_ms: int) -> Pixels:
    """Return the frame of an animation at a moment as RGBA; the last within the bounds if later.

    Raises:
        MediaUnreadable: ``corrupt``.
    """
    return _rgba(data, media_type, header, at_ms=at_ms)


def _rgba(data: bytes, media_type: str, header: Header, *, at_ms: int) -> Pixels:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what a file makes a library say, nobody reads
            with Image.open(io.BytesIO(data), formats=_FORMATS[media_type]) as image:
                check_size(*image.size)
                if image.size != (header.width, header.height):
                    raise MediaUnreadable("corrupt", "size")
                if at_ms:
                    _step_to(image, at_ms)
                pixels = np.array(image.convert("RGBA"), dtype=np.uint8)
                # What a later frame adds outside the picture is not shown.
                return pixels[: header.height, : header.width]
    except Image.DecompressionBombError as exc:
        raise MediaUnreadable("too-large") from exc
    except _DAMAGE as exc:
        raise MediaUnreadable("corrupt") from exc


def _step_to(image: Image.Image, at_ms: int) -> None:
    """Go through the frames to the one at a moment; where there are no more, stay."""
    ends_at, pixels = _length(image), 0
    for number in range(1, MAX_ANIMATION_FRAMES):
        pixels += image.size[0] * image.size[1]  # a frame of a GIF may be larger than its first
        if at_ms < ends_at or pixels > MAX_DECODED_PIXELS:
            return
        try:
            image.seek(number)
        except EOFError:
            return
        check_size(*image.size)
        ends_at += _length(image)


def _length(image: Image.Image) -> int:
    """Return how long the current frame is shown; WebP tells only once it is decoded."""
    image.load()
    return int(image.info.get("duration") or _FRAME_MS)
