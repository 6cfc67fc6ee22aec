# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import io

import pytest

from reviewer.domain.errors import InputRefused, MediaUnreadable
from reviewer.sealing.aead import (
    encrypt_bytes,
    encrypt_stream,
    new_key,
    open_blob,
    sealed_size,
    unwrap_key,
    wrap_key,
)

CHUNK_LOG2 = 12
CHUNK = 1 << CHUNK_LOG2
STEP = CHUNK + 16
HEAD = 9
KEY = bytes(range(32))
AAD = b"tenant|blob-1"
CLEAR = bytes(place * 7 % 251 for place in range(3 * CHUNK + 100))


def sealed(clear=CLEAR, *, key=KEY, aad=AAD):
    written = io.BytesIO()
    size = encrypt_stream(io.BytesIO(clear), written, key, aad, chunk_log2=CHUNK_LOG2)
    assert size == len(clear)
    return written.getvalue()


def opened(blob, *, key=KEY, aad=AAD):
    return open_blob(io.BytesIO(blob), key, aad)


class DribblingReader(io.RawIOBase):
    """Gives a few bytes at a time, as a socket or a pipe may."""

    def __init__(self, clear):
        self._rest = io.BytesIO(clear)

    def read(self, size=-1):
        return self._rest.read(min(size, 1000))


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 100])
def test_blob_reads_back_whole(size):
    blob = sealed(CLEAR[:size])

    with opened(blob) as found:
        assert (found.size, found.read()) == (size, CLEAR[:size])
    assert len(blob) == sealed_size(size, chunk_log2=CHUNK_LOG2)


@pytest.mark.parametrize(
    ("offset", "length"),
    [(0, 1), (CHUNK - 1, 2), (CHUNK, CHUNK), (10, 2 * CHUNK), (3 * CHUNK + 99, 50), (10**9, 5)],
)
def test_blob_reads_a_range(offset, length):
    with opened(sealed()) as found:
        assert found.read(offset, length) == CLEAR[offset : offset + length]


def test_blob_yields_at_most_a_chunk_at_a_time():
    with opened(sealed()) as found:
        pieces = list(found.pieces(1))

    assert [len(piece) for piece in pieces] == [CHUNK - 1, CHUNK, CHUNK, 100]
    assert b"".join(pieces) == CLEAR[1:]


def test_blob_uses_chunks_of_a_mebibyte_by_default():
    blob = encrypt_bytes(bytes((1 << 20) + 1), KEY, AAD)

    assert len(blob) == HEAD + (1 << 20) + 1 + 2 * 16
    assert len(blob) == sealed_size((1 << 20) + 1)


def test_reader_that_gives_little_at_a_time_gives_the_same_blob_content():
    written = io.BytesIO()

    encrypt_stream(DribblingReader(CLEAR), written, KEY, AAD, chunk_log2=CHUNK_LOG2)

    with opened(written.getvalue()) as found:
        assert found.read() == CLEAR


@pytest.mark.parametrize(
    "magic", [b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF", b"\0\0\0\x20ftypmp42"]
)
def test_blob_shows_no_magic_bytes(magic):
    blob = sealed(magic * 100)

    assert magic not in blob
    assert magic[:4] not in blob[:16]


def test_same_content_under_the_same_key_gives_other_bytes():
    assert sealed()[HEAD:] != sealed()[HEAD:]


def test_another_key_or_blob_id_does_not_open():
    for key, aad in [(new_key(), AAD), (KEY, b"tenant|blob-2")]:
        with pytest.raises(MediaUnreadable) as unreadable:
            opened(sealed(), key=key, aad=aad)
        assert unreadable.value.reason == "corrupt"


@pytest.mark.parametrize(
    "length", [0, 5, HEAD, HEAD + 15, HEAD + STEP, HEAD + 3 * STEP, HEAD + 3 * STEP + 15, -1]
)
def test_truncated_blob_does_not_open(length):
    with pytest.raises(MediaUnreadable) as unreadable:
        opened(sealed()[:length])

    assert unreadable.value.reason == "corrupt"


def test_blob_cut_at_a_chunk_border_with_the_last_chunk_kept_does_not_open():
    blob = sealed()

    with pytest.raises(MediaUnreadable):
        opened(blob[: HEAD + STEP] + blob[HEAD + 3 * STEP :])


@pytest.mark.parametrize("tail", [b"\0", bytes(16), bytes(STEP)])
def test_lengthened_blob_does_not_open(tail):
    with pytest.raises(MediaUnreadable):
        opened(sealed() + tail)


def test_chunks_in_another_order_do_not_read():
    blob = sealed()
    first, second = blob[HEAD : HEAD + STEP], blob[HEAD + STEP : HEAD + 2 * STEP]

    with opened(blob[:HEAD] + second + first + blob[HEAD + 2 * STEP :]) as found:
        for offset in (0, CHUNK):
            with pytest.raises(MediaUnreadable):
                found.read(offset, 1)
        assert found.read(2 * CHUNK, 10) == CLEAR[2 * CHUNK : 2 * CHUNK + 10]


def test_chunk_of_another_blob_under_the_same_key_does_not_read():
    one, other = sealed(), sealed()

    mixed = opened(one[:HEAD] + other[HEAD : HEAD + STEP] + one[HEAD + STEP :])

    with pytest.raises(MediaUnreadable):
        mixed.read(0, 1)


@pytest.mark.parametrize("place", [0, 1, 2, 8, HEAD, HEAD + 500, HEAD + STEP - 1, HEAD + STEP, -1])
@pytest.mark.parametrize("bit", [1, 128])
def test_one_flipped_bit_does_not_read(place, bit):
    blob = bytearray(sealed())
    blob[place] ^= bit

    with pytest.raises(MediaUnreadable) as unreadable:
        opened(bytes(blob)).read()

    assert unreadable.value.reason == "corrupt"


def test_wrong_use_is_refused():
    with pytest.raises(InputRefused):
        encrypt_stream(io.BytesIO(), io.BytesIO(), KEY[:16], AAD)
    with pytest.raises(InputRefused):
        encrypt_stream(io.BytesIO(), io.BytesIO(), KEY, AAD, chunk_log2=40)
    with pytest.raises(InputRefused):
        opened(sealed()).read(-1, 5)


def test_wrapped_key_unwraps_only_with_the_same_kek_and_purpose():
    kek, key = new_key(), new_key()
    wrapped = wrap_key(kek, key, b"blob-1")
    flipped = wrapped[:-1] + bytes([wrapped[-1] ^ 1])

    assert unwrap_key(kek, wrapped, b"blob-1") == key
    assert key not in wrapped
    for other, blob, aad in [
        (new_key(), wrapped, b"blob-1"),
        (kek, wrapped, b"blob-2"),
        (kek, flipped, b"blob-1"),
        (kek, wrapped[:10], b"blob-1"),
    ]:
        with pytest.raises(MediaUnreadable) as unreadable:
            unwrap_key(other, blob, aad)
        assert unreadable.value.reason == "corrupt"
