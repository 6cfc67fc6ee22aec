# SPDX-License-Identifier: Apache-2.0
"""Which hashes may leave: field.md iii drops a PDQ below quality 50, and nobody takes pHash."""

from __future__ import annotations

import pytest

from reviewer.domain.hashes import HEX_DIGITS, NEAREST_512, HashKind, HashValue


@pytest.mark.parametrize(("quality", "is_shareable"), [(0, False), (49, False), (50, True)])
def test_a_pdq_is_shareable_from_quality_fifty_on(quality, is_shareable):
    value = HashValue(kind=HashKind.PDQ, value="0" * 64, quality=quality, variant=NEAREST_512)

    assert (value.is_shareable, value.is_too_plain) == (is_shareable, not is_shareable)


@pytest.mark.parametrize("kind", [HashKind.SHA256, HashKind.MD5, HashKind.PHASH])
def test_exact_hashes_are_shareable_and_phash_stays(kind):
    value = HashValue(kind=kind, value="0" * HEX_DIGITS[kind])

    assert (value.is_shareable, value.is_too_plain) == (kind is not HashKind.PHASH, False)
