# SPDX-License-Identifier: Apache-2.0
"""The first page of a PDF, drawn by PDFium from memory.

No script of the document runs and no form of it is filled in: the library is built without them.
It is told of no folder of fonts, so it draws with those inside the document and the fourteen it
carries, and reads no file. What is attached to a document is not opened, and a document that is
an archive at the same time is refused. Runs in the decoding worker only.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt
import pypdfium2
import pypdfium2.raw as pdfium

from reviewer.domain.errors import MediaUnreadable
from reviewer.media.limits import MAX_PIXELS, MAX_SIDE
from reviewer.media.reduce import area_downsample, bounded_size

Pixels = npt.NDArray[np.uint8]

# The end record of a ZIP archive lies in the last 64 KiB and a little more.
_ARCHIVE_END: Final = b"PK\x05\x06"
_ARCHIVE_REACH: Final = 66_000
# A page is drawn no smaller than this and then averaged down, so that thin writing greys evenly.
_LEAST_SIDE: Final = 512
_COLOUR: Final = pdfium.FPDFBitmap_BGR
_CHANNELS: Final = 3
_LOCKED: Final = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)


@cache
def load() -> None:
    """Begin the library anew without any folder of fonts; it began by itself with the system's."""
    pdfium.FPDF_DestroyLibrary()
    no_folders = (ctypes.POINTER(ctypes.c_char) * 1)()
    config = pdfium.FPDF_LIBRARY_CONFIG(
        version=2, m_pUserFontPaths=no_folders, m_pIsolate=None, m_v8EmbedderSlot=0
    )
    pdfium.FPDF_InitLibraryWithConfig(config)


def page_size(data: bytes) -> tuple[int, int]:
    """Return columns and rows of the first page, in points, as a person holds it.

    Raises:
        MediaUnreadable: ``corrupt``, ``unsupported`` or ``too-large``.
    """
    with _first_page(data) as (_, size):
        return size


def decode_rgb(data: bytes, max_side: int) -> Pixels:
    """Return the first page in RGB, with no side over ``max_side``.

    Raises:
        MediaUnreadable: ``corrupt``, ``unsupported`` or ``too-large``.
    """
    with _first_page(data) as (page, (width, height)):
        scale = max(max_side, _LEAST_SIDE) / max(width, height)
        columns, rows = max(1, round(width * scale)), max(1, round(height * scale))
        drawn = _drawn(page, columns, rows)
    target = bounded_size(columns, rows, max_side)
    return area_downsample(drawn, *target)


@contextmanager
def _first_page(data: bytes) -> Iterator[tuple[pypdfium2.PdfPage, tuple[int, int]]]:
    load()
    if _ARCHIVE_END in data[-_ARCHIVE_REACH:]:
        raise MediaUnreadable("unsupported", "archive")
    try:
        document = pypdfium2.PdfDocument(data)
        try:
            page = document[0]
            width, height = page.get_size()
            yield page, _checked(width, height)
        finally:
            document.close()
    except pypdfium2.PdfiumError as exc:
        is_locked = getattr(exc, "err_code", None) in _LOCKED
        raise MediaUnreadable("unsupported" if is_locked else "corrupt") from exc
    except IndexError as exc:
        raise MediaUnreadable("corrupt", "no page") from exc


def _checked(width: float, height: float) -> tuple[int, int]:
    if not (width >= 1 and height >= 1):  # NaN as well
        raise MediaUnreadable("corrupt", "size")
    if max(width, height) > MAX_SIDE or width * height > MAX_PIXELS:
        raise MediaUnreadable("too-large")
    return round(width), round(height)


def _drawn(page: pypdfium2.PdfPage, columns: int, rows: int) -> Pixels:
    """Draw on white, into memory of our own."""
    pixels = np.full((rows, columns, _CHANNELS), 255, dtype=np.uint8)
    bitmap = pdfium.FPDFBitmap_CreateEx(
        columns, rows, _COLOUR, pixels.ctypes.data_as(ctypes.c_void_p), columns * _CHANNELS
    )
    if not bitmap:
        raise MediaUnreadable("too-large")
    flags = pdfium.FPDF_ANNOT | pdfium.FPDF_REVERSE_BYTE_ORDER
    pdfium.FPDF_RenderPageBitmap(bitmap, page.raw, 0, 0, columns, rows, 0, flags)
    pdfium.FPDFBitmap_Destroy(bitmap)
    return pixels
