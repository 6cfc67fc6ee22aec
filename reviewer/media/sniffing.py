# SPDX-License-Identifier: Apache-2.0
"""Finding out what a file is from its first bytes.

The name and the declared type are the sender's words. Only one thing depends on the declared
type: bytes that carry no known mark and are not clean text are shown as text if, and only if, the
sender called them text. Archives, documents other than PDF and pictures that are programs are
not opened.
"""

from __future__ import annotations

import mmap
import re
from typing import Final

from reviewer.domain.errors import MediaUnreadable
from reviewer.media.texts import is_clean_text
from reviewer.media.values import DOCUMENT

_HEAD: Final = 4096

_MARKS: Final = (
    (re.compile(rb"\xff\xd8\xff"), "image/jpeg"),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "image/png"),
    (re.compile(rb"GIF8[79]a"), "image/gif"),
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), "image/webp"),
    # "BM" alone could begin a sentence, so the size of the header that follows must be known.
    (re.compile(rb"BM.{12}[\x0c\x28\x34\x38\x40\x6c\x7c]\0\0\0", re.DOTALL), "image/bmp"),
    (re.compile(rb".{4}(moov|mdat|wide|pnot)", re.DOTALL), "video/quicktime"),
    (re.compile(rb"\x1aE\xdf\xa3.{0,64}?webm", re.DOTALL), "video/webm"),
    # A mark that is not at the beginning would make the file something else as well.
    (re.compile(rb"%PDF-[12]\.[0-9]"), DOCUMENT),
    (re.compile(rb"RIFF.{4}WAVE", re.DOTALL), "audio/wav"),
    (re.compile(rb"OggS\0"), "audio/ogg"),
    (re.compile(rb"fLaC\0"), "audio/flac"),
    (re.compile(rb"ID3[\x02-\x04]"), "audio/mpeg"),
    # The first frame of MPEG sound, layer III, and of AAC in ADTS; UTF-16 begins with FF FE.
    (re.compile(rb"\xff[\xe2\xe3\xf2\xf3\xfa\xfb][\x10-\xeb]"), "audio/mpeg"),
    (re.compile(rb"\xff[\xf0\xf1\xf8\xf9][\x40-\xfc]"), "audio/aac"),
)

_REFUSED: Final = (
    re.compile(rb"%PDF|%!PS|PK[\x03\x05\x07]|Rar!|7z\xbc\xaf|\x1f\x8b|\x7fELF|\{\\rtf"),
    re.compile(rb"II\*\0|MM\0\*|\x1aE\xdf\xa3"),
    re.compile(
        rb"(\xef\xbb\xbf)?\s*(<\?xml|<!--|<!DOCTYPE svg|<svg).{0,2048}?<svg|\s*<svg", re.DOTALL
    ),
)

_FTYP: Final = re.compile(rb".{4}ftyp(.{4})", re.DOTALL)
# Still pictures in the same box format; OpenCV's decoders for them are not among the ones we open.
_STILL_BRANDS: Final = {b"avif", b"avis", b"heic", b"heix", b"hevc", b"heim", b"mif1", b"msf1"}
_SOUND_BRANDS: Final = {b"M4A ", b"M4B "}


def sniff(data: bytes | mmap.mmap, declared_type: str) -> str:
    """Return the media type of ``data``.

    Raises:
        MediaUnreadable: ``corrupt`` when there is nothing, ``unsupported`` when it is something
            that is not opened here.
    """
    if not data:
        raise MediaUnreadable("corrupt", "empty")
    head = data[:_HEAD]
    box = _FTYP.match(head)
    if box is not None:
        return _boxed(box.group(1))
    for mark, media_type in _MARKS:
        if mark.match(head) is not None:
            return media_type
    if any(mark.match(head) is not None for mark in _REFUSED):
        raise MediaUnreadable("unsupported")
    if declared_type.lower().startswith("text/") or is_clean_text(data):
        return "text/plain"
    raise MediaUnreadable("unsupported")


def _boxed(brand: bytes) -> str:
    if brand.lower() in _STILL_BRANDS:
        raise MediaUnreadable("unsupported")
    if brand in _SOUND_BRANDS:
        return "audio/mp4"
    return "video/quicktime" if brand == b"qt  " else "video/mp4"
