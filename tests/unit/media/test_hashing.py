# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import pytest

from reviewer.domain.errors import InputRefused
from reviewer.domain.hashes import HashKind, HashValue
from reviewer.media.hashing import bit_distance, exact_hashes


def test_exact_hashes_are_those_of_the_standards():
    # The examples "abc" of FIPS 180-2 and RFC 1321.
    sha256, md5 = exact_hashes(b"abc")

    assert sha256 == HashValue(
        kind=HashKind.SHA256,
        value="ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    )
    assert md5 == HashValue(kind=HashKind.MD5, value="900150983cd24fb0d6963f7d28e17f72")


def test_bit_distance_of_published_pdq_pairs():
    # Distances published with the reference's own sample pictures.
    original = "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22"
    others = {
        "f8f8f0cee0f4a84f06370a2a038f63f0b36e26d596621e1d33e6b39c4e9c9b22": 2,
        "d8f8f0cec0f4a84f8e370a22038f67f0b36a2ed597231e1d72e6b39c4a9c9b22": 12,
        "d0f8f1ccc0f4a84d0a370a3a228f67f0b36e2ed5b6623e1d33e6339c4e9c9b22": 16,
        "e64cc9d91c623882f8d1f1d9a398e78c9f199b3bd83924f2b7e11e0bf861b064": 146,
    }

    distances = {
        other: bit_distance(
            HashValue(kind=HashKind.PDQ, value=original), HashValue(kind=HashKind.PDQ, value=other)
        )
        for other in others
    }

    assert distances == others


def test_hashes_of_different_kinds_have_no_distance():
    pdq = HashValue(kind=HashKind.PDQ, value="0" * 64)
    sha256 = HashValue(kind=HashKind.SHA256, value="0" * 64)

    with pytest.raises(InputRefused) as caught:
        bit_distance(pdq, sha256)

    assert (caught.value.reason, caught.value.where) == ("hash-kind", "sha256")
