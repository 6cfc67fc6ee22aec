# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import pytest

from reviewer.domain.errors import MediaUnreadable
from reviewer.media.sniffing import sniff


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"GIF87a", "image/gif"),
        (b"RIFF\n\n\n\nWEBPVP8 ", "image/webp"),
        (b"BM" + bytes(12) + b"\x28\0\0\0", "image/bmp"),
        (b"\0\0\0\x18ftypisom", "video/mp4"),
        (b"\0\0\0\x14ftypqt  ", "video/quicktime"),
        (b"\0\0\0\x08moov", "video/quicktime"),
        (b"\x1aE\xdf\xa3\x93B\x82\x84webm", "video/webm"),
        (b"%PDF-1.4\n", "application/pdf"),
        (b"RIFF\n\n\n\nWAVEfmt ", "audio/wav"),
        (b"OggS\0\2", "audio/ogg"),
        (b"fLaC\0\0\0\x22", "audio/flac"),
        (b"ID3\x04\0", "audio/mpeg"),
        (b"\xff\xfb\x90\x64", "audio/mpeg"),
        (b"\xff\xf1\x50\x80", "audio/aac"),
        (b"\0\0\0\x1cftypM4A ", "audio/mp4"),
        ("\ufeffUTF-16 begins like a sound".encode("utf-16-le"), "text/plain"),
        (b"BM is how this sentence begins", "text/plain"),
        (b"see the <svg> tag and <?xml", "text/plain"),
        (b"<html><body>hello</body></html>", "text/plain"),
    ],
)
def test_the_type_is_in_the_bytes(data, media_type):
    assert sniff(data, "application/octet-stream") == media_type


def test_bytes_without_a_mark_are_text_only_if_the_sender_says_so():
    data = b"caf\xe9 \0 noir"

    assert sniff(data, "text/plain; charset=latin-1") == "text/plain"
    with pytest.raises(MediaUnreadable) as caught:
        sniff(data, "image/png")
    assert caught.value.reason == "unsupported"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-X",
        b"PK\x03\x04",
        b"\x1f\x8b\x08",
        b"  <svg>",
        b"\xef\xbb\xbf<?xml version='1.0'?><svg>",
        b"<!DOCTYPE svg PUBLIC ''><svg>",
        b"II*\0",
        b"\0\0\0\x18ftypheic",
        b"{\\rtf1",
    ],
)
def test_documents_and_archives_are_unsupported_whatever_they_are_called(data):
    for declared_type in ("text/plain", "image/png"):
        with pytest.raises(MediaUnreadable) as caught:
            sniff(data, declared_type)

        assert caught.value.reason == "unsupported"
