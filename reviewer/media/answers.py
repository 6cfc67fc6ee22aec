# SPDX-License-Identifier: Apache-2.0
"""What the worker answers to each request.

The decoding libraries are imported on first use, so a worker that is only asked for text stays
small. Runs in the decoding worker only.
"""

from __future__ import annotations

import codecs
import importlib
import pkgutil

from reviewer.domain.errors import MediaUnreadable
from reviewer.domain.views import Level
from reviewer.media import payloads, texts
from reviewer.media.framing import Act, Request, Shape
from reviewer.media.handover import Mapped
from reviewer.media.headers import read_header
from reviewer.media.limits import MAX_CLEAR_TEXT_BYTES
from reviewer.media.payloads import Found
from reviewer.media.sniffing import sniff
from reviewer.media.values import KIND_OF_TYPE

Answer = tuple[Shape, bytes]


def answer(request: Request) -> Answer:
    """Do what is asked.

    Raises:
        MediaUnreadable: the file cannot be decoded safely.
    """
    if request.act is Act.WARM:
        return Shape.NOTHING, b""
    media_type = sniff(request.data, request.declared_type)
    if request.act is Act.INSPECT:
        return Shape.INSPECTION, payloads.pack_found(_inspect(request.data, media_type))
    if request.act is Act.REDUCED:
        return _reduced(request.data, media_type, Level(request.level))
    return _clear(request.data, media_type, request.max_side)


def answer_text(request: Request) -> Answer:
    """Do what is asked about a text; nothing else is decoded where a wall is missing.

    Raises:
        MediaUnreadable: ``no-walls``, or the text cannot be read.
    """
    if request.act is not Act.WARM and sniff(request.data, request.declared_type) != "text/plain":
        raise MediaUnreadable("no-walls")
    return answer(request)


def preload() -> None:
    """Load every decoding library and all that decoding reads from files, before the walls."""
    import av
    import numpy as np

    from reviewer.media import perceptual, pictures, videos  # noqa: F401  for what they load

    for module in pkgutil.walk_packages(av.__path__, "av."):
        if not module.name.endswith("__main__"):  # PyAV looks for its own parts as it goes
            importlib.import_module(module.name)

    for encoding in texts.ENCODINGS:
        codecs.lookup(encoding)
    perceptual.picture_hashes(np.zeros((8, 8, 3), dtype=np.uint8))


def _inspect(data: Mapped, media_type: str) -> Found:
    kind = KIND_OF_TYPE[media_type]
    if kind == "text":
        texts.decode_text(data[:])
        return Found(media_type=media_type, width=0, height=0)
    if kind == "video":
        from reviewer.media import videos

        with videos.opened(data, media_type) as video:
            return Found(
                media_type=media_type,
                width=video.width,
                height=video.height,
                duration_ms=video.duration_ms,
                frames=video.frames,
            )
    from reviewer.media import perceptual, pictures

    data = data[:]
    header = read_header(data, media_type)
    stored = pictures.decode_stored(data, header)
    return Found(
        media_type=media_type,
        width=header.width,
        height=header.height,
        hashes=perceptual.picture_hashes(stored),
    )


def _reduced(data: Mapped, media_type: str, level: Level) -> Answer:
    kind = KIND_OF_TYPE[media_type]
    if kind == "text":
        text = texts.decode_text(data[:])
        return Shape.TEXT, payloads.pack_reduced_text(
            texts.prevailing_script(text),
            len(text),
            texts.line_count(text),
            texts.excerpt(text) if level is Level.R2 else "",
        )
    from reviewer.media import reduce

    if kind == "video":
        from reviewer.media import videos

        with videos.opened(data, media_type) as video:
            grey = reduce.reduce_grey(videos.grey_of(video.frame), level)
    else:
        from reviewer.media import pictures

        data = data[:]
        header = read_header(data, media_type)
        size = reduce.reduced_size(header.width, header.height, level)
        grey = pictures.decode_grey(data, media_type, header, size)
    rows, columns = grey.shape
    return Shape.PIXELS, payloads.pack_pixels(columns, rows, grey.tobytes())


def _clear(data: Mapped, media_type: str, max_side: int) -> Answer:
    kind = KIND_OF_TYPE[media_type]
    if kind == "text":
        whole = texts.visible(texts.decode_text(data[:]))
        text, is_cut = texts.bounded(whole, MAX_CLEAR_TEXT_BYTES)
        return Shape.TEXT, payloads.pack_clear_text(text, is_cut=is_cut)
    from reviewer.media import reduce

    if kind == "video":
        from reviewer.media import videos

        with videos.opened(data, media_type) as video:
            rgb = videos.rgb_of(video.frame)
        rows, columns = rgb.shape[:2]
        rgb = reduce.area_downsample(rgb, *reduce.bounded_size(columns, rows, max_side))
    else:
        from reviewer.media import pictures

        data = data[:]
        header = read_header(data, media_type)
        size = reduce.bounded_size(header.width, header.height, max_side)
        rgb = pictures.decode_rgb(data, media_type, header, size)
    rows, columns = rgb.shape[:2]
    return Shape.PIXELS, payloads.pack_pixels(columns, rows, rgb.tobytes())
