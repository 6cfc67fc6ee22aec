# SPDX-License-Identifier: Apache-2.0
"""What a file is, and what it hashes to.

The decoding libraries are imported on first use, as in ``answers``. Runs in the decoding worker
only.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from reviewer.domain.errors import MediaUnreadable
from reviewer.domain.views import Level
from reviewer.media import texts
from reviewer.media.found_payloads import Found
from reviewer.media.handover import Mapped
from reviewer.media.headers import read_header
from reviewer.media.values import DOCUMENT, KIND_OF_TYPE

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

# A container of moving pictures that holds sound alone.
_HEARD_ONLY: Final = {
    "video/mp4": "audio/mp4",
    "video/quicktime": "audio/mp4",
    "video/webm": "audio/webm",
}


def find(data: Mapped, media_type: str) -> Found:
    """Return what a file of that type is.

    Raises:
        MediaUnreadable: it cannot be decoded safely.
    """
    return _FINDERS[KIND_OF_TYPE[media_type]](data, media_type)


def first_look(
    data: bytes, media_type: str, short_side: int
) -> tuple[npt.NDArray[np.uint8], tuple[int, str] | None]:
    """Return the view of a still picture at R1, upright, and quality and value of its grey's PDQ.

    Where one decode does not give both, the view comes alone.

    Raises:
        MediaUnreadable: it is no still picture, or nothing of it can be decoded safely.
    """
    if KIND_OF_TYPE[media_type] != "image" or media_type == DOCUMENT:
        raise MediaUnreadable("unsupported", "no still picture")
    from reviewer.media import pdq, pictures, reduce

    header = read_header(data, media_type)
    size = reduce.reduced_size(header.width, header.height, Level.R1, short_side)
    try:
        luma = pictures.decode_luma(data, header)
    except MediaUnreadable as exc:
        if exc.reason != "corrupt":
            raise
        luma = None
    if luma is None:
        return pictures.decode_grey(data, media_type, header, size), None
    # The means that PDQ is made of average to what all pixels do, at R1's few dozen values.
    sampled = pdq.nearest_512(luma)
    found = pdq.spectrum_of(sampled)
    if found is None:
        return pictures.upright(reduce.area_downsample(luma, *size), header.orientation), None
    grey = luma if sampled is luma else found.samples.clip(0, 255).round().astype("uint8")
    hashed = found.hashed()
    view = pictures.upright(reduce.area_downsample(grey, *size), header.orientation)
    return view, (hashed.quality, hashed.value)


def _find_text(data: Mapped, media_type: str) -> Found:
    texts.decode_text(data[:])
    return Found(media_type=media_type, width=0, height=0)


def _find_picture(data: Mapped, media_type: str) -> Found:
    data = data[:]
    if media_type == DOCUMENT:
        from reviewer.media import documents

        width, height = documents.page_size(data)
        return Found(media_type=media_type, width=width, height=height)
    from reviewer.media import perceptual, pictures

    header = read_header(data, media_type)
    try:
        found = perceptual.picture_hashes(pictures.decode_stored(data, header))
    except MediaUnreadable as exc:
        if exc.reason != "corrupt":
            raise
        # What is left of a damaged picture is shown, but its hash would be of the damage.
        pictures.decode_grey(data, media_type, header, (8, 8))
        found = perceptual.PictureHashes(hashes=())
    return Found(
        media_type=media_type,
        width=header.width,
        height=header.height,
        hashes=found.hashes,
        turned=found.turned,
    )


def _find_video(data: Mapped, media_type: str) -> Found:
    from reviewer.media import containers, videos
    from reviewer.media.limits import MAX_FRAMES

    with containers.opened(data, media_type) as container:
        if not container.streams.video and containers.has_sound(container):
            return _find_sound(data, _HEARD_ONLY[media_type])
        stream = containers.video_stream(container)
        frame, frames = videos.representative_frame(container, stream), stream.frames
        return Found(
            media_type=media_type,
            width=frame.width,
            height=frame.height,
            duration_ms=containers.duration_ms(container),
            frames=frames if 0 < frames <= MAX_FRAMES else None,
        )


def _find_sound(data: Mapped, media_type: str) -> Found:
    from reviewer.media import containers, sounds

    with containers.opened(data, media_type) as container:
        sounds.samples_from(container, 0)
        return Found(
            media_type=media_type,
            width=0,
            height=0,
            duration_ms=containers.duration_ms(container),
        )


_FINDERS: Final[dict[str, Callable[[Mapped, str], Found]]] = {
    "text": _find_text,
    "image": _find_picture,
    "video": _find_video,
    "audio": _find_sound,
}
