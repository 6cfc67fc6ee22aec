# SPDX-License-Identifier: Apache-2.0
"""What grouping needs of a picture beyond its hashes, and its packed form.

Traits are kept at the gateway, beside the hashes of an item that can still be joined; they are
never shared and never shown.  A packed form comes out of the decoding worker, so that reading it
is reading something untrusted.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Final

import numpy as np

from reviewer.domain.errors import InputRefused
from reviewer.media.grouping.landmarks import DESCRIPTOR_BYTES, MOST, SIDE, Landmarks
from reviewer.media.grouping.tones import CELLS, Tones

# version · is plain · columns · rows · landmarks, then the tones, the points, the descriptors
_HEAD: Final = struct.Struct(">BBHHB")
_VERSION: Final = 1
_PER_PIXEL: Final = 16  # points are kept to a sixteenth of a pixel
_POINT_BYTES: Final = 4
MOST_BYTES: Final = _HEAD.size + CELLS * CELLS + MOST * (_POINT_BYTES + DESCRIPTOR_BYTES)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Traits:
    """What a picture shows, coarsely.

    Attributes:
        is_plain: it shows next to nothing, or a test pattern: see ``tracing``.
        tones: mean grey of 16 by 16 parts.
        landmarks: places to find again.
    """

    is_plain: bool
    tones: Tones
    landmarks: Landmarks


def pack_traits(traits: Traits) -> bytes:
    """Lay out traits; ``read_traits`` gives the same, to a sixteenth of a pixel."""
    marks = traits.landmarks
    head = _HEAD.pack(_VERSION, traits.is_plain, marks.width, marks.height, len(marks.points))
    places = np.stack([marks.points.real, marks.points.imag], axis=1) * _PER_PIXEL
    return b"".join(
        (
            head,
            traits.tones.tobytes(),
            np.round(places).astype(">u2").tobytes(),
            marks.descriptors.tobytes(),
        )
    )


def read_traits(untrusted: bytes) -> Traits:
    """Read packed traits.

    Raises:
        InputRefused: ``traits``: they are not in the form of ``pack_traits``.
    """
    if len(untrusted) < _HEAD.size:
        raise InputRefused("traits", "length")
    version, is_plain, width, height, count = _HEAD.unpack_from(untrusted)
    if version != _VERSION or is_plain > 1 or count > MOST:
        raise InputRefused("traits", "head")
    if not (1 <= width <= SIDE and 1 <= height <= SIDE):
        raise InputRefused("traits", "size")
    tones_end = _HEAD.size + CELLS * CELLS
    points_end = tones_end + count * _POINT_BYTES
    if len(untrusted) != points_end + count * DESCRIPTOR_BYTES:
        raise InputRefused("traits", "length")
    tones = np.frombuffer(untrusted[_HEAD.size : tones_end], dtype=np.uint8)
    places = np.frombuffer(untrusted[tones_end:points_end], dtype=">u2").reshape(-1, 2)
    if (places > np.array([width, height]) * _PER_PIXEL).any():
        raise InputRefused("traits", "place")
    points = (places[:, 0] + 1j * places[:, 1]) / _PER_PIXEL
    descriptors = np.frombuffer(untrusted[points_end:], dtype=np.uint8)
    return Traits(
        is_plain=bool(is_plain),
        tones=tones.reshape(CELLS, CELLS),
        landmarks=Landmarks(
            width=width,
            height=height,
            points=points,
            descriptors=descriptors.reshape(-1, DESCRIPTOR_BYTES),
        ),
    )
