# SPDX-License-Identifier: Apache-2.0
"""Sealed blobs on a real disk: what a thief, a fault or a full disk finds there."""

from __future__ import annotations

import subprocess
import sys

import pytest

from reviewer.adapters.media.cache import SealedBlobCache
from reviewer.domain.errors import MediaUnreadable, StoreUnusable
from tests.contract.store_values import a_blob

KEY = b"\x05" * 32
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF canary " * 100


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "blobs"


def _blobs(folder):
    return sorted(each for each in folder.iterdir() if each.name != "CACHEDIR.TAG")


def test_files_are_private_and_say_nothing(folder):
    cache = SealedBlobCache(folder, KEY)
    names = [cache.write(JPEG)[0] for _ in range(2)]

    files = _blobs(folder)

    assert sorted(names) == [each.name for each in files]
    assert folder.stat().st_mode & 0o777 == 0o700
    assert [each.stat().st_mode & 0o777 for each in files] == [0o600, 0o600]
    assert [JPEG[:8] in each.read_bytes() or b"canary" in each.read_bytes() for each in files] == [
        False,
        False,
    ]
    assert files[0].read_bytes() != files[1].read_bytes()


def test_open_folder_is_made_private(folder):
    folder.mkdir(mode=0o755)

    SealedBlobCache(folder, KEY)

    assert folder.stat().st_mode & 0o777 == 0o700


def test_swapped_files_do_not_open(folder):
    cache = SealedBlobCache(folder, KEY)
    name, wrapped = cache.write(JPEG)
    other, _ = cache.write(JPEG)
    (folder / other).replace(folder / name)

    with pytest.raises(MediaUnreadable):
        cache.read(a_blob(file_name=name, wrapped_key=wrapped))


@pytest.mark.parametrize(
    "spoil",
    [lambda raw: raw[:-1], lambda raw: b"", lambda raw: raw[:40] + b"\x00" + raw[41:]],
    ids=["cut", "empty", "altered"],
)
def test_spoiled_file_is_unreadable(folder, spoil):
    cache = SealedBlobCache(folder, KEY)
    name, wrapped = cache.write(JPEG)
    (folder / name).write_bytes(spoil((folder / name).read_bytes()))

    with pytest.raises(MediaUnreadable) as refused:
        cache.read(a_blob(file_name=name, wrapped_key=wrapped))

    assert refused.value.reason == "corrupt"


def test_another_profile_does_not_open_a_blob(folder):
    name, wrapped = SealedBlobCache(folder, KEY).write(JPEG)

    with pytest.raises(MediaUnreadable):
        SealedBlobCache(folder, bytes(32)).read(a_blob(file_name=name, wrapped_key=wrapped))


def test_file_a_crash_left_half_written_is_an_orphan(folder):
    cache = SealedBlobCache(folder, KEY)
    half = f"{'a' * 32}.part"
    (folder / half).write_bytes(b"half")

    found = cache.orphans(frozenset())
    cache.remove(half)

    assert (found, _blobs(folder)) == ((half,), [])


LIMITED = """
import resource, signal, sys
from pathlib import Path
from reviewer.adapters.media.cache import SealedBlobCache
from reviewer.domain.errors import StoreUnusable
cache = SealedBlobCache(Path(sys.argv[1]), bytes(32))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    cache.write(bytes(5000))
except StoreUnusable as error:
    print(error.reason)
"""


def test_disk_without_room_is_full_and_keeps_no_piece(folder):
    said = subprocess.run(
        [sys.executable, "-c", LIMITED, str(folder)], capture_output=True, text=True, check=True
    )

    assert (said.stdout, _blobs(folder)) == ("full\n", [])


def test_folder_that_is_a_file_is_unreachable(folder):
    folder.write_bytes(b"")

    with pytest.raises(StoreUnusable) as refused:
        SealedBlobCache(folder, KEY)

    assert refused.value.reason == "unreachable"
