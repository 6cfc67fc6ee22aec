# SPDX-License-Identifier: Apache-2.0
"""The caller of the decoding process knows how long traits may be without importing their code."""

from __future__ import annotations

from reviewer.media import found_payloads
from reviewer.media.grouping import traits


def test_the_caller_takes_the_longest_traits_there_can_be():
    assert found_payloads.TRAITS_BYTES == traits.MOST_BYTES
