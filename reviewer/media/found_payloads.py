# SPDX-License-Identifier: Apache-2.0
"""The contents of the reply about what a file is: packed by the worker, checked by the caller.

As in ``payloads``: whatever the worker says is ``untrusted_`` until it has been held against the
request. Standard library only, but for the traits of a picture.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Final

from reviewer.domain.errors import InputRefused, MediaUnreadable
from reviewer.domain.hashes import FULL_SIZE, NEAREST_512, HashKind, HashValue
from reviewer.domain.views import Level, ReducedView
from reviewer.media.framing import Shape
from reviewer.media.hashing import SAMPLED_SIDE, TURNS
from reviewer.media.limits import MAX_DURATION_MS, MAX_FRAMES, MAX_PIXELS, MAX_SIDE
from reviewer.media.payloads import pack_pixels, read_reduced, reduced_bytes, require
from reviewer.media.values import DOCUMENT, KIND_OF_TYPE, Inspection

_TYPES: Final = tuple(KIND_OF_TYPE)
_UNKNOWN: Final = -1
_NO_QUALITY: Final = 255
_TIMED: Final = ("video", "audio")
_PDQ_BYTES: Final = 32
_TURNED_BYTES: Final = len(TURNS) * _PDQ_BYTES

# type · width · height · duration · frames, then twice (nearest-512, full): PDQ quality or 255 ·
# PDQ, then the turned forms · has pHash · pHash
_INSPECTION: Final = struct.Struct(f">BIIqqB32sB32s{_TURNED_BYTES}sB8s")

# After it the traits of a whole picture; nothing of anything else.
TRAITS_BYTES: Final = 5384  # the most, as in ``grouping.traits``

_LUMA: Final = struct.Struct(">B32s")  # PDQ quality or 255 · PDQ, then the pixels

INSPECTION_BYTES: Final = _INSPECTION.size + TRAITS_BYTES
FIRST_LOOK_BYTES: Final = _LUMA.size + reduced_bytes(Level.R1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the worker learnt of a file; the exact hashes are the caller's own."""

    media_type: str
    width: int
    height: int
    duration_ms: int | None = None
    frames: int | None = None
    hashes: tuple[HashValue, ...] = ()
    turned: tuple[str, ...] = ()
    traits: bytes = b""


def pack_found(found: Found) -> bytes:
    """Lay out what was learnt."""
    by_kind = {(value.kind, value.variant): value for value in found.hashes}
    phash = by_kind.get((HashKind.PHASH, ""))
    turned = b"".join(map(bytes.fromhex, found.turned))
    fixed = _INSPECTION.pack(
        _TYPES.index(found.media_type),
        found.width,
        found.height,
        _UNKNOWN if found.duration_ms is None else found.duration_ms,
        _UNKNOWN if found.frames is None else found.frames,
        *_packed_pdq(by_kind.get((HashKind.PDQ, NEAREST_512))),
        *_packed_pdq(by_kind.get((HashKind.PDQ, FULL_SIZE))),
        turned,
        phash is not None,
        b"" if phash is None else bytes.fromhex(phash.value),
    )
    return fixed + found.traits


def read_inspection(shape: Shape, untrusted: bytes, exact: tuple[HashValue, ...]) -> Inspection:
    """Check an inspection and put the exact hashes before the perceptual ones."""
    require(shape is Shape.INSPECTION and len(untrusted) >= _INSPECTION.size)
    (
        untrusted_type,
        untrusted_width,
        untrusted_height,
        untrusted_duration,
        untrusted_frames,
        untrusted_quality,
        pdq,
        untrusted_full_quality,
        full,
        turned,
        untrusted_has_phash,
        phash,
    ) = _INSPECTION.unpack_from(untrusted)
    require(untrusted_type < len(_TYPES))
    media_type = _TYPES[untrusted_type]
    kind = KIND_OF_TYPE[media_type]
    is_hashed = kind == "image" and media_type != DOCUMENT
    _require_stored_size(untrusted_width, untrusted_height, has_pixels=kind in ("image", "video"))
    require(_UNKNOWN <= untrusted_duration <= (MAX_DURATION_MS if kind in _TIMED else _UNKNOWN))
    require(_UNKNOWN <= untrusted_frames <= (MAX_FRAMES if kind == "video" else _UNKNOWN))
    # A damaged picture has no hash; a whole one has pHash, and may be too small for PDQ.
    require(untrusted_has_phash == 0 or (untrusted_has_phash == 1 and is_hashed))
    reference = _pdq(untrusted_quality, pdq, NEAREST_512)
    full_size = _pdq(untrusted_full_quality, full, FULL_SIZE)
    require(not reference or bool(untrusted_has_phash))
    # The two variants are one and the same of a small picture.
    is_large = max(untrusted_width, untrusted_height) > SAMPLED_SIDE
    require(not full_size or (bool(reference) and is_large))
    hashes = [*exact, *reference, *full_size]
    if untrusted_has_phash:
        hashes.append(HashValue(kind=HashKind.PHASH, value=phash.hex()))
    return Inspection(
        kind=kind,
        media_type=media_type,
        width=untrusted_width,
        height=untrusted_height,
        duration_ms=None if untrusted_duration == _UNKNOWN else untrusted_duration,
        frames=None if untrusted_frames == _UNKNOWN else untrusted_frames,
        hashes=tuple(hashes),
        turned=_turned(turned) if reference else (),
        traits=_traits(untrusted[_INSPECTION.size :], may_have=bool(untrusted_has_phash)),
    )


def pack_first_look(width: int, height: int, pixels: bytes, luma: tuple[int, str] | None) -> bytes:
    """Lay out a view at R1, and quality and value of the PDQ of the grey picture."""
    quality, value = (_NO_QUALITY, "") if luma is None else luma
    return _LUMA.pack(quality, bytes.fromhex(value)) + pack_pixels(width, height, pixels)


def read_first_look(
    shape: Shape, untrusted: bytes, short_side: int
) -> tuple[ReducedView, HashValue | None]:
    """Check a view at R1 and the PDQ beside it."""
    require(shape is Shape.FIRST_LOOK and len(untrusted) > _LUMA.size)
    untrusted_quality, value = _LUMA.unpack_from(untrusted)
    luma = _pdq(untrusted_quality, value, NEAREST_512)
    view = read_reduced(Shape.PIXELS, untrusted[_LUMA.size :], Level.R1, short_side)
    assert isinstance(view, ReducedView)
    return view, (luma[0] if luma else None)


def _packed_pdq(value: HashValue | None) -> tuple[int, bytes]:
    if value is None or value.quality is None:
        return _NO_QUALITY, b""
    return value.quality, bytes.fromhex(value.value)


def _pdq(untrusted_quality: int, value: bytes, variant: str) -> tuple[HashValue, ...]:
    require(untrusted_quality == _NO_QUALITY or untrusted_quality <= 100)
    if untrusted_quality == _NO_QUALITY:
        return ()
    pdq = HashValue(
        kind=HashKind.PDQ, value=value.hex(), quality=untrusted_quality, variant=variant
    )
    return (pdq,)


def _traits(untrusted: bytes, *, may_have: bool) -> bytes:
    """Return the traits once they can be read; nothing but a whole picture may have any."""
    require(may_have or not untrusted)
    if untrusted:
        from reviewer.media.grouping.traits import read_traits

        try:
            read_traits(untrusted)
        except InputRefused as error:
            raise MediaUnreadable("lied", str(error)) from error
    return untrusted


def _turned(values: bytes) -> tuple[str, ...]:
    return tuple(
        values[first : first + _PDQ_BYTES].hex() for first in range(0, _TURNED_BYTES, _PDQ_BYTES)
    )


def _require_stored_size(untrusted_width: int, untrusted_height: int, *, has_pixels: bool) -> None:
    if has_pixels:
        require(1 <= untrusted_width <= MAX_SIDE and 1 <= untrusted_height <= MAX_SIDE)
        require(untrusted_width * untrusted_height <= MAX_PIXELS)
    else:
        require(untrusted_width == 0 and untrusted_height == 0)
