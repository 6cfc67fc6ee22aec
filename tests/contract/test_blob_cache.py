# SPDX-License-Identifier: Apache-2.0
"""What every BlobCache does."""

from __future__ import annotations

import dataclasses
import os

import pytest

from reviewer.adapters.media.cache import SealedBlobCache
from reviewer.domain.errors import InputRefused, MediaMissing, MediaUnreadable
from tests.contract.store_values import a_blob


@pytest.fixture
def cache(tmp_path):
    return SealedBlobCache(tmp_path / "blobs", b"\x05" * 32)


def _kept(cache, plain):
    name, wrapped = cache.write(plain)
    return a_blob(file_name=name, wrapped_key=wrapped, size=len(plain), received=len(plain))


@pytest.mark.parametrize("size", [0, 1, 1 << 20, (1 << 20) + 1, 3_000_000])
def test_blob_comes_back(cache, size):
    plain = os.urandom(size)

    record = _kept(cache, plain)

    assert cache.read(record) == plain


def test_shredded_blob_is_missing(cache):
    record = dataclasses.replace(_kept(cache, b"plain"), wrapped_key=None)

    with pytest.raises(MediaMissing):
        cache.read(record)


def test_removed_blob_is_missing_and_absent_is_fine(cache):
    record = _kept(cache, b"plain")

    cache.remove(record.file_name)
    cache.remove(record.file_name)

    with pytest.raises(MediaMissing):
        cache.read(record)


def test_key_of_another_blob_does_not_open_it(cache):
    one, two = _kept(cache, b"one"), _kept(cache, b"two")

    with pytest.raises(MediaUnreadable) as refused:
        cache.read(dataclasses.replace(one, wrapped_key=two.wrapped_key))

    assert refused.value.reason == "corrupt"


def test_orphans_are_what_nobody_knows(cache):
    known, orphan = _kept(cache, b"one"), _kept(cache, b"two")

    found = cache.orphans(frozenset({known.file_name}))
    for name in found:
        cache.remove(name)

    assert found == (orphan.file_name,)
    assert cache.orphans(frozenset()) == (known.file_name,)
    assert cache.read(known) == b"one"


@pytest.mark.parametrize("name", ["../store", "/etc/hostname", "", "CACHEDIR.TAG", "A" * 32])
def test_name_that_is_none_of_ours_is_refused(cache, name):
    with pytest.raises(InputRefused):
        cache.remove(name)
    with pytest.raises(InputRefused):
        cache.read(a_blob(file_name=name))
