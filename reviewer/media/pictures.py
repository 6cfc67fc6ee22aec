# SPDX-License-Identifier: Apache-2.0
"""Decoding still pictures with OpenCV, after the header has been read and found possible.

Hashing sees the pixels as stored; views see them upright and over a grey ground where they are
see-through. Runs in the decoding worker only.
"""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from reviewer.domain.errors import MediaUnreadable
from reviewer.media import harder_pictures
from reviewer.media.headers import Header
from reviewer.media.reduce import area_downsample

Pixels = npt.NDArray[np.uint8]

# Neither black nor white writing vanishes on it.
_GROUND: Final = 128
_ROWS_AT_ONCE: Final = 256
_GREY_DIMENSIONS: Final = 2
_COLOURS: Final = 3

# JPEG alone can be decoded at a fraction, and does it by averaging; OpenCV imitates it for other
# formats by picking pixels, which would let detail through as noise.
_REDUCED_GREY: Final = {
    8: cv2.IMREAD_REDUCED_GRAYSCALE_8,
    4: cv2.IMREAD_REDUCED_GRAYSCALE_4,
    2: cv2.IMREAD_REDUCED_GRAYSCALE_2,
    1: cv2.IMREAD_GRAYSCALE,
}
_REDUCED_COLOUR: Final = {
    8: cv2.IMREAD_REDUCED_COLOR_8,
    4: cv2.IMREAD_REDUCED_COLOR_4,
    2: cv2.IMREAD_REDUCED_COLOR_2,
    1: cv2.IMREAD_COLOR,
}


def decode_stored(data: bytes, header: Header) -> Pixels:
    """Return the RGB pixels as stored: no rotation, transparency dropped, as PDQ expects.

    Raises:
        MediaUnreadable: any damage, or ``too-large``.
    """
    if header.is_cut:
        raise MediaUnreadable("corrupt", "cut")
    pixels = _decoded(data, cv2.IMREAD_COLOR_RGB)
    _require_size(pixels, header, 1)
    return pixels


def decode_luma(data: bytes, header: Header) -> Pixels | None:
    """Return the whole grey picture as stored; ``None`` where a view needs more than that.

    Of a JPEG it is the plane the file holds, which costs half of what its colours cost.

    Raises:
        MediaUnreadable: any damage, or ``too-large``.
    """
    if header.is_cut or header.has_alpha:
        return None
    pixels = _decoded(data, cv2.IMREAD_GRAYSCALE)
    _require_size(pixels, header, 1)
    return pixels


def decode_grey(
    data: bytes, media_type: str, header: Header, size: tuple[int, int], at_ms: int = 0
) -> Pixels:
    """Return grey pixels brought down to ``size`` by area, then turned upright.

    Of a damaged picture: what can be decoded. Of an animation: the frame at a moment.

    Raises:
        MediaUnreadable: nothing can be decoded, or ``too-large``.
    """
    bgr = _harder(data, media_type, header, at_ms)
    if bgr is not None:
        grey = _converted(bgr, cv2.COLOR_BGR2GRAY)
    else:
        try:
            grey = _whole(data, media_type, header, size, colour=False)
        except MediaUnreadable as exc:
            grey = _converted(_rest(data, media_type, header, exc), cv2.COLOR_BGR2GRAY)
    return upright(area_downsample(grey, *size), header.orientation)


def decode_rgb(
    data: bytes, media_type: str, header: Header, size: tuple[int, int], at_ms: int = 0
) -> Pixels:
    """Return RGB pixels brought down to ``size`` by area, then turned upright.

    Of a damaged picture: what can be decoded. Of an animation: the frame at a moment.

    Raises:
        MediaUnreadable: nothing can be decoded, or ``too-large``.
    """
    bgr = _harder(data, media_type, header, at_ms)
    if bgr is None:
        try:
            bgr = _whole(data, media_type, header, size, colour=True)
        except MediaUnreadable as exc:
            bgr = _rest(data, media_type, header, exc)
    rgb = _converted(area_downsample(bgr, *size), cv2.COLOR_BGR2RGB)
    return upright(rgb, header.orientation)


def _whole(
    data: bytes, media_type: str, header: Header, size: tuple[int, int], *, colour: bool
) -> Pixels:
    """Return the first frame of an undamaged picture, in BGR or grey."""
    if header.has_alpha:
        return _over_ground(data, header, colour=colour)
    fraction = _fraction(media_type, header, size)
    pixels = _decoded(data, (_REDUCED_COLOUR if colour else _REDUCED_GREY)[fraction])
    _require_size(pixels, header, fraction)
    return pixels


def _harder(data: bytes, media_type: str, header: Header, at_ms: int) -> Pixels | None:
    """Return what only Pillow gives, in BGR over the ground: a later frame, a cut picture."""
    if header.is_cut:
        return _grounded(harder_pictures.rest_of(data, media_type, header))
    if at_ms > 0 and media_type in harder_pictures.MAY_MOVE:
        return _grounded(harder_pictures.frame_at(data, media_type, header, at_ms))
    return None


def _rest(data: bytes, media_type: str, header: Header, error: MediaUnreadable) -> Pixels:
    """Return what is left of a picture that was found to be damaged, in BGR over the ground."""
    if error.reason != "corrupt":
        raise error
    return _grounded(harder_pictures.rest_of(data, media_type, header))


def _grounded(rgba: Pixels) -> Pixels:
    solid = _converted(np.ascontiguousarray(rgba[:, :, :_COLOURS]), cv2.COLOR_RGB2BGR)
    return _blend(solid, rgba[:, :, _COLOURS])


def upright(pixels: Pixels, orientation: int) -> Pixels:
    """Turn pixels as an EXIF orientation from 1 to 8 says."""
    if orientation >= 5:  # 5 to 8 are 1 to 4 of the transposed picture, in this order
        pixels = pixels.swapaxes(0, 1)
        orientation = {5: 1, 6: 2, 7: 3, 8: 4}[orientation]
    if orientation in (2, 3):
        pixels = pixels[:, ::-1]
    if orientation in (3, 4):
        pixels = pixels[::-1]
    return np.ascontiguousarray(pixels)


def _fraction(media_type: str, header: Header, size: tuple[int, int]) -> int:
    """Return the largest fraction that leaves at least twice the pixels that are wanted."""
    if media_type != "image/jpeg":
        return 1
    fits = (
        fraction
        for fraction in (8, 4, 2)
        if header.width // fraction >= 2 * size[0] and header.height // fraction >= 2 * size[1]
    )
    return next(fits, 1)


def _decoded(data: bytes, flags: int) -> Pixels:
    """Decode, or say why not.

    Raises:
        MediaUnreadable: ``corrupt``, or ``too-large`` when the memory limit was reached.
    """
    if flags != cv2.IMREAD_UNCHANGED:  # which never rotates, and takes no further flag
        flags |= cv2.IMREAD_IGNORE_ORIENTATION
    try:
        pixels = cv2.imdecode(np.frombuffer(data, dtype=np.uint8), flags)
    except cv2.error as exc:
        reason = "too-large" if exc.code == cv2.Error.StsNoMem else "corrupt"
        raise MediaUnreadable(reason) from exc
    if pixels is None or pixels.size == 0:
        raise MediaUnreadable("corrupt")
    if pixels.dtype == np.uint16:
        return cv2.convertScaleAbs(pixels, alpha=1 / 257).astype(np.uint8, copy=False)
    if pixels.dtype != np.uint8:
        raise MediaUnreadable("unsupported")
    return pixels.astype(np.uint8, copy=False)


def _require_size(pixels: Pixels, header: Header, fraction: int) -> None:
    """Refuse a picture whose pixels are not the size its header promised."""
    rows, columns = pixels.shape[:2]
    if (columns, rows) != (-(-header.width // fraction), -(-header.height // fraction)):
        raise MediaUnreadable("corrupt", "size")


def _over_ground(data: bytes, header: Header, *, colour: bool) -> Pixels:
    """Return grey or BGR pixels with the see-through parts laid over the ground."""
    pixels = _decoded(data, cv2.IMREAD_UNCHANGED)
    _require_size(pixels, header, 1)
    if pixels.ndim == _GREY_DIMENSIONS:
        pixels = _converted(pixels, cv2.COLOR_GRAY2BGR)
    solid = pixels[:, :, :_COLOURS]
    if pixels.shape[2] > _COLOURS:
        solid = _blend(solid, pixels[:, :, _COLOURS])
    return solid if colour else _converted(solid, cv2.COLOR_BGR2GRAY)


def _blend(solid: Pixels, alpha: Pixels) -> Pixels:
    """Blend over the ground in bands of rows, so that wide sums need little memory."""
    blended = np.empty(solid.shape, dtype=np.uint8)
    for first in range(0, solid.shape[0], _ROWS_AT_ONCE):
        band = slice(first, first + _ROWS_AT_ONCE)
        weight = alpha[band, :, None].astype(np.uint32)
        blended[band] = (solid[band] * weight + _GROUND * (255 - weight) + 127) // 255
    return blended


def _converted(pixels: Pixels, conversion: int) -> Pixels:
    return cv2.cvtColor(pixels, conversion).astype(np.uint8, copy=False)
