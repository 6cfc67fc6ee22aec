# SPDX-License-Identifier: Apache-2.0
"""What grouping needs of a picture beyond its hashes, and its packed form.

Traits are kept at the gateway, beside the hashes of an item that can still be joined; they are
never shared and never shown.  A packed form comes out of the decoding worker, so that reading it
is reading something untrusted.
"""

from __future__ import annotations

import itertools
import struct
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from reviewer.domain.errors import InputRefused
from reviewer.media.grouping.landmarks import DESCRIPTOR_BYTES, MOST, SIDE, Landmarks
from reviewer.media.grouping.tones import CELLS, FORMS, Tones

Forms = npt.NDArray[np.uint64]

# version · is plain · has a core · columns · rows · landmarks, then the tones, the core's forms
# and tones if there is one, the points, the descriptors
_HEAD: Final = struct.Struct(">BBBHHB")
_VERSION: Final = 1
PDQ_BYTES: Final = 32
_PER_PIXEL: Final = 16  # points are kept to a sixteenth of a pixel
_POINT_BYTES: Final = 4
_TONE_BYTES: Final = CELLS * CELLS
_CORE_BYTES: Final = FORMS * PDQ_BYTES + _TONE_BYTES
MOST_BYTES: Final = (
    _HEAD.size + _TONE_BYTES + _CORE_BYTES + MOST * (_POINT_BYTES + DESCRIPTOR_BYTES)
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Core:
    """What is inside the margins of a picture that has some, where hashes can speak for it.

    Attributes:
        forms: its PDQ (``nearest-512``) as it is and turned, (``FORMS``, 4) words.
        tones: its tones.
    """

    forms: Forms
    tones: Tones


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Traits:
    """What a picture shows, coarsely.

    Attributes:
        is_plain: it shows next to nothing, or a test pattern: see ``tracing``.
        tones: mean grey of 16 by 16 parts.
        landmarks: places to find again, of the core if there is one.
        core: what is inside the margins.
    """

    is_plain: bool
    tones: Tones
    landmarks: Landmarks
    core: Core | None = None

    @property
    def landmark_tones(self) -> Tones:
        """Return the tones of the picture that the landmarks are of."""
        return self.tones if self.core is None else self.core.tones


def pack_traits(traits: Traits) -> bytes:
    """Lay out traits; ``read_traits`` gives the same, to a sixteenth of a pixel."""
    marks, core = traits.landmarks, traits.core
    head = (traits.is_plain, core is not None, marks.width, marks.height, len(marks.points))
    places = np.stack([marks.points.real, marks.points.imag], axis=1) * _PER_PIXEL
    return b"".join(
        (
            _HEAD.pack(_VERSION, *head),
            traits.tones.tobytes(),
            b"" if core is None else core.forms.tobytes() + core.tones.tobytes(),
            np.round(places).astype(">u2").tobytes(),
            marks.descriptors.tobytes(),
        )
    )


def read_traits(untrusted: bytes) -> Traits:
    """Read packed traits.

    Raises:
        InputRefused: ``traits``: they are not in the form of ``pack_traits``.
    """
    _require(len(untrusted) >= _HEAD.size, "length")
    version, is_plain, has_core, width, height, count = _HEAD.unpack_from(untrusted)
    _require(version == _VERSION and is_plain <= 1 and has_core <= 1 and count <= MOST, "head")
    _require(1 <= width <= SIDE and 1 <= height <= SIDE, "size")
    lengths = (_TONE_BYTES, has_core * _CORE_BYTES, count * _POINT_BYTES, count * DESCRIPTOR_BYTES)
    _require(len(untrusted) == _HEAD.size + sum(lengths), "length")
    ends = np.cumsum((_HEAD.size, *lengths))
    tones, core, places, descriptors = (
        untrusted[first:end] for first, end in itertools.pairwise(ends)
    )
    sixteenths = np.frombuffer(places, dtype=">u2").reshape(-1, 2)
    _require(not (sixteenths > np.array([width, height]) * _PER_PIXEL).any(), "place")
    return Traits(
        is_plain=bool(is_plain),
        tones=_tones(tones),
        landmarks=Landmarks(
            width=width,
            height=height,
            points=(sixteenths[:, 0] + 1j * sixteenths[:, 1]) / _PER_PIXEL,
            descriptors=np.frombuffer(descriptors, dtype=np.uint8).reshape(-1, DESCRIPTOR_BYTES),
        ),
        core=_core(core) if has_core else None,
    )


def _core(packed: bytes) -> Core:
    forms = packed[: FORMS * PDQ_BYTES]
    return Core(
        forms=np.frombuffer(forms, dtype=np.uint64).reshape(FORMS, -1),
        tones=_tones(packed[FORMS * PDQ_BYTES :]),
    )


def _tones(packed: bytes) -> Tones:
    return np.frombuffer(packed, dtype=np.uint8).reshape(CELLS, CELLS)


def _require(is_so: object, where: str) -> None:
    if not is_so:
        raise InputRefused("traits", where)
