# SPDX-License-Identifier: Apache-2.0
"""The real decoding process behind the port."""

from __future__ import annotations

import hashlib
import io

import numpy as np
import pytest
from PIL import Image

from reviewer.adapters.media.decoder import ProcessDecoder
from reviewer.domain.errors import MediaUnreadable
from reviewer.domain.hashes import HashKind
from reviewer.domain.views import Level
from reviewer.ports.media import ClearPixels, ClearPlainText


@pytest.fixture
def decoder():
    made = ProcessDecoder()
    made.warm()
    yield made
    made.close()


def _picture(width, height):
    columns = np.linspace(0, 255, width, dtype=np.uint8)
    pixels = np.broadcast_to(columns[None, :, None], (height, width, 3))
    written = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels)).save(written, format="PNG")
    return written.getvalue()


def test_picture_is_hashed_reduced_and_shown(decoder):
    picture = _picture(320, 200)

    hashes = decoder.hashes(picture, "image/png")
    reduced = decoder.reduced(picture, "image/png", Level.R2)
    clear = decoder.clear(picture, "image/png", 9999)
    small = decoder.clear(picture, "image/png", 160)

    kinds = [value.kind for value in hashes]
    assert sorted(kinds) == sorted(HashKind)
    assert hashlib.sha256(picture).hexdigest() in {value.value for value in hashes}
    assert (reduced.level, min(reduced.width, reduced.height)) == (Level.R2, 32)
    assert isinstance(clear, ClearPixels)
    assert (clear.width, clear.height, len(clear.pixels)) == (320, 200, 320 * 200 * 3)
    assert (small.width, small.height) == (160, 100)


def test_text_is_shown_whole(decoder):
    clear = decoder.clear("A lighthouse.\nمنارة".encode(), "text/plain", 100)

    assert clear == ClearPlainText(text="A lighthouse.\nمنارة", is_cut=False)


def test_what_cannot_be_decoded_is_unreadable(decoder):
    with pytest.raises(MediaUnreadable) as refused:
        decoder.hashes(_picture(32, 32)[:60], "image/png")

    assert refused.value.reason == "corrupt"
