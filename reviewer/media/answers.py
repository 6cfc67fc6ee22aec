# SPDX-License-Identifier: Apache-2.0
"""What the worker answers to each request.

The decoding libraries are imported on first use, so a worker that is only asked for text stays
small. Runs in the decoding worker only.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from reviewer.domain.errors import MediaUnreadable
from reviewer.domain.views import Level
from reviewer.media import found_payloads, inspections, payloads, texts, timed_payloads
from reviewer.media.framing import Act, Request, Shape
from reviewer.media.headers import read_header
from reviewer.media.limits import LONG_SIDE, MAX_CLEAR_TEXT_BYTES
from reviewer.media.sniffing import sniff
from reviewer.media.values import DOCUMENT, KIND_OF_TYPE

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

Answer = tuple[Shape, bytes]

# What is imported only when a file asks for it.
_LATE_MODULES: Final = (
    *(
        f"reviewer.media.{name}"
        for name in ("fingerprints", "pictures", "runs", "sheets", "sounds")
    ),
    *(f"encodings.{name}" for name in ("utf_16_be", "utf_16_le", "utf_32_be", "utf_32_le")),
)


def answer(request: Request) -> Answer:
    """Do what is asked.

    Raises:
        MediaUnreadable: the file cannot be decoded safely.
    """
    if request.act is Act.WARM:
        return Shape.NOTHING, b""
    return _ANSWERS[request.act](request, sniff(request.data, request.declared_type))


def answer_text(request: Request) -> Answer:
    """Do what is asked about a text; nothing else is decoded where a wall is missing.

    Raises:
        MediaUnreadable: ``no-walls``, or the text cannot be read.
    """
    if request.act is not Act.WARM and sniff(request.data, request.declared_type) != "text/plain":
        raise MediaUnreadable("no-walls")
    return answer(request)


def preload() -> None:
    """Load every decoding library, and all that is read from files at run time.

    Afterwards no request opens a file: cascades, fonts, plug-ins and late imports are here. To be
    called before the walls go up.
    """
    from importlib import import_module
    from pkgutil import walk_packages

    import av
    import numpy as np

    from reviewer.media import details, documents, harder_pictures, perceptual

    # PyAV looks for its own parts as it goes.
    parts = (each.name for each in walk_packages(av.__path__, "av.") if "__main__" not in each.name)
    for name in (*_LATE_MODULES, *parts):
        import_module(name)
    perceptual.picture_hashes(np.zeros((8, 8, 3), dtype=np.uint8))
    details.load()
    documents.load()
    harder_pictures.load()


def _inspect(request: Request, media_type: str) -> Answer:
    found = inspections.find(request.data, media_type)
    return Shape.INSPECTION, found_payloads.pack_found(found)


def _first_look(request: Request, media_type: str) -> Answer:
    view, luma = inspections.first_look(request.data[:], media_type, request.side)
    rows, columns = view.shape
    packed = found_payloads.pack_first_look(columns, rows, view.tobytes(), luma)
    return Shape.FIRST_LOOK, packed


def _reduced(request: Request, media_type: str) -> Answer:
    kind, level = KIND_OF_TYPE[media_type], Level(request.level)
    if kind == "text":
        return _reduced_text(request.data[:], level, request.at)
    from reviewer.media import reduce

    short_side = request.side or None
    if kind == "image" and media_type != DOCUMENT:
        from reviewer.media import pictures

        header = read_header(request.data[:], media_type)
        size = reduce.reduced_size(header.width, header.height, level, short_side)
        grey = pictures.decode_grey(request.data[:], media_type, header, size, request.at)
    else:
        import cv2
        import numpy as np

        # A representative frame is what a gist is for; a moment is what a step is for.
        rgb = _rgb_of(request, media_type, 2 * LONG_SIDE[level], is_gist=level is Level.R1)
        even = np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), dtype=np.uint8)
        grey = reduce.reduce_grey(even, level, short_side)
    if level is Level.R3:
        from reviewer.media import details

        grey = details.abstracted(grey)
    rows, columns = grey.shape
    return Shape.PIXELS, payloads.pack_pixels(columns, rows, grey.tobytes())


def _reduced_text(data: bytes, level: Level, wanted: int) -> Answer:
    if level is Level.R3:
        raise MediaUnreadable("unsupported", "no such view of a text")
    text = texts.decode_text(data)
    step, steps, excerpt = texts.step_of(text, wanted if level is Level.R2 else 0)
    return Shape.TEXT, payloads.pack_reduced_text(
        texts.prevailing_script(text),
        len(text),
        texts.line_count(text),
        step=step,
        steps=steps,
        excerpt=excerpt if level is Level.R2 else "",
    )


def _clear(request: Request, media_type: str) -> Answer:
    kind = KIND_OF_TYPE[media_type]
    if kind == "text":
        whole = texts.visible(texts.decode_text(request.data[:]))
        text, is_cut = texts.bounded(whole, MAX_CLEAR_TEXT_BYTES)
        return Shape.TEXT, payloads.pack_clear_text(text, is_cut=is_cut)
    from reviewer.media import reduce

    if kind == "image" and media_type != DOCUMENT:
        from reviewer.media import pictures

        header = read_header(request.data[:], media_type)
        size = reduce.bounded_size(header.width, header.height, request.side)
        rgb = pictures.decode_rgb(request.data[:], media_type, header, size, request.at)
    else:
        rgb = _rgb_of(request, media_type, request.side, is_gist=False)
    rows, columns = rgb.shape[:2]
    rgb = reduce.area_downsample(rgb, *reduce.bounded_size(columns, rows, request.side))
    rows, columns = rgb.shape[:2]
    return Shape.PIXELS, payloads.pack_pixels(columns, rows, rgb.tobytes())


def _rgb_of(
    request: Request, media_type: str, max_side: int, *, is_gist: bool
) -> npt.NDArray[np.uint8]:
    """Return the page of a document or a frame of a video, upright."""
    if media_type == DOCUMENT:
        from reviewer.media import documents

        return documents.decode_rgb(request.data[:], max_side)
    if KIND_OF_TYPE[media_type] != "video":
        raise MediaUnreadable("unsupported", "no picture")
    from reviewer.media import containers, videos

    with containers.opened(request.data, media_type) as container:
        if is_gist and not request.at:
            stream = containers.video_stream(container)
            return videos.rgb_of(videos.representative_frame(container, stream))
        return videos.rgb_of(videos.frame_at(container, request.at))


def _sheet(request: Request, media_type: str) -> Answer:
    _require_kind(media_type, "video")
    from reviewer.media import sheets

    sheet = sheets.contact_sheet(request.data, media_type)
    cells = [
        timed_payloads.PackedCell(at_ms=cell.at_ms)
        if cell.grey is None
        else timed_payloads.PackedCell(
            at_ms=cell.at_ms,
            width=cell.grey.shape[1],
            height=cell.grey.shape[0],
            pixels=cell.grey.tobytes(),
        )
        for cell in sheet.cells
    ]
    packed = timed_payloads.pack_sheet(sheet.duration_ms, cells, has_sound=sheet.has_sound)
    return Shape.SHEET, packed


def _waveform(request: Request, media_type: str) -> Answer:
    _require_kind(media_type, "video", "audio")
    from reviewer.media import containers, sounds

    with containers.opened(request.data, media_type) as container:
        return Shape.WAVEFORM, timed_payloads.pack_waveform(*sounds.waveform(container))


def _frames(request: Request, media_type: str) -> Answer:
    _require_kind(media_type, "video")
    from reviewer.media import containers, runs

    with containers.opened(request.data, media_type) as container:
        return Shape.FRAMES, timed_payloads.pack_run(runs.run_from(container, request.at))


def _samples(request: Request, media_type: str) -> Answer:
    _require_kind(media_type, "video", "audio")
    from reviewer.media import containers, sounds

    with containers.opened(request.data, media_type) as container:
        run = sounds.samples_from(container, request.at)
    return Shape.SAMPLES, timed_payloads.pack_samples(run)


def _fingerprint(request: Request, media_type: str) -> Answer:
    _require_kind(media_type, "video")
    from reviewer.media import containers, fingerprints

    keys_only = request.act is Act.KEY_FINGERPRINT
    with containers.opened(request.data, media_type) as container:
        found = fingerprints.stretch_from(container, request.at, key_frames_only=keys_only)
    return Shape.STRETCH, timed_payloads.pack_stretch(found)


def _require_kind(media_type: str, *kinds: str) -> None:
    if KIND_OF_TYPE[media_type] not in kinds:
        raise MediaUnreadable("unsupported", "no such view of this kind")


_ANSWERS: Final[dict[Act, Callable[[Request, str], Answer]]] = {
    Act.INSPECT: _inspect,
    Act.REDUCED: _reduced,
    Act.CLEAR: _clear,
    Act.SHEET: _sheet,
    Act.WAVEFORM: _waveform,
    Act.FRAMES: _frames,
    Act.SAMPLES: _samples,
    Act.FIRST_LOOK: _first_look,
    Act.FINGERPRINT: _fingerprint,
    Act.KEY_FINGERPRINT: _fingerprint,
}
