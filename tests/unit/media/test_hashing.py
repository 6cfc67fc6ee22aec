# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import pytest

from reviewer.domain.errors import InputRefused
from reviewer.domain.hashes import NEAREST_512, HashKind, HashValue
from reviewer.media.hashing import bit_distance, exact_hashes


def test_exact_hashes_are_those_of_the_standards():
    # The examples "abc" of FIPS 180-2 and RFC 1321.
    sha256, md5 = exact_hashes(b"abc")

    assert sha256 == HashValue(
        kind=HashKind.SHA256,
        value="ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    )
    assert md5 == HashValue(kind=HashKind.MD5, value="900150983cd24fb0d6963f7d28e17f72")


# The vectors published with PDQ's own pictures (research/field.md iii): file, PDQ, quality, bits
# from the first. The pictures are not ours to ship; their hashes are facts.
ORIGINAL = "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22"
PUBLISHED = {
    "original": (ORIGINAL, 100, 0),
    "blurred a little": (
        "f8f8f0cee0f4a84f06370a2a038f63f0b36e26d596621e1d33e6b39c4e9c9b22",
        100,
        2,
    ),
    "blurred a lot": (
        "f8f8f0cee0f4a84f0637022a038f67f0b36e26d596621e1d33e6b39c4e9c9b22",
        100,
        4,
    ),
    "high contrast": (
        "f8f8f0cee0f4a84f06370a2a068f67f0b36e26d596621e1d33e6339c4e9c9b22",
        100,
        6,
    ),
    "high saturation": (
        "f8f8f0cee0f4a84f06370a22038f67f0b36e2ed596221e1d33e6b39c4e9c9b22",
        100,
        2,
    ),
    "sharpened a lot": (
        "d8f8f0cec0f4a84f8e370a22038f67f0b36a2ed597231e1d72e6b39c4a9c9b22",
        100,
        12,
    ),
    "shrunk a lot": (
        "d0f8f1ccc0f4a84d0a370a3a228f67f0b36e2ed5b6623e1d33e6339c4e9c9b22",
        100,
        16,
    ),
    "a square of 128": (
        "d8f8f1eec0f4a84f0e37022a078f63f0b36e2ed596621e1d33e6239c4e9c9b22",
        100,
        10,
    ),
    "another picture": (
        "e64cc9d91c623882f8d1f1d9a398e78c9f199b3bd83924f2b7e11e0bf861b064",
        100,
        146,
    ),
    "a third picture": (
        "6227401f601ff4ccafcc9fad4b0d95d371a2eb7265a3285234d228ca94deeb2d",
        100,
        128,
    ),
    "a plain picture": (
        "0007001f003f003f007f00ff00ff00ff01ff01ff01ff03ff03ff03ff03ff03ff",
        0,
        122,
    ),
    "a nearly plain one": (
        "54a9f7c321d1443c43ba566e21d4a13989a3553f1472611cbbc5fda59e03b677",
        3,
        118,
    ),
    "mirrored": (
        "f8f80f31e0f417b20e37f5cd028f980fb36ed02a9662c1e233e64c634e9c64dd",
        100,
        124,
    ),
}


def pdq_of(name: str) -> HashValue:
    value, quality, _ = PUBLISHED[name]
    return HashValue(kind=HashKind.PDQ, value=value, quality=quality, variant=NEAREST_512)


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_pdq_hashes_are_as_far_apart_as_published(name):
    assert bit_distance(pdq_of(name), pdq_of("original")) == PUBLISHED[name][2]


def test_published_hashes_of_plain_pictures_may_not_be_shared():
    kept_back = {name for name in PUBLISHED if not pdq_of(name).is_shareable}

    assert kept_back == {"a plain picture", "a nearly plain one"}


def test_hashes_of_different_kinds_have_no_distance():
    pdq = HashValue(kind=HashKind.PDQ, value="0" * 64)
    sha256 = HashValue(kind=HashKind.SHA256, value="0" * 64)

    with pytest.raises(InputRefused) as caught:
        bit_distance(pdq, sha256)

    assert (caught.value.reason, caught.value.where) == ("hash-kind", "sha256")
