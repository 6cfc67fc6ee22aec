# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import numpy as np
import pytest

from reviewer.domain.views import Level
from reviewer.media.reduce import area_downsample, bounded_size, reduce_grey, reduced_size


@pytest.mark.parametrize(
    ("size", "level", "expected"),
    [
        ((1920, 1080), Level.R1, (14, 8)),
        ((1080, 1920), Level.R1, (8, 14)),
        ((1920, 1080), Level.R2, (57, 32)),
        ((3000, 1000), Level.R1, (16, 5)),
        ((16_384, 1), Level.R1, (16, 1)),
        ((1, 16_384), Level.R2, (1, 96)),
        ((8, 8), Level.R1, (8, 8)),
        ((5, 4), Level.R2, (5, 4)),
    ],
)
def test_reduced_size_keeps_the_shape_within_the_level(size, level, expected):
    assert reduced_size(*size, level) == expected


@pytest.mark.parametrize(
    ("size", "max_side", "expected"),
    [((4000, 3000), 1000, (1000, 750)), ((40, 30), 1000, (40, 30)), ((9000, 1), 90, (90, 1))],
)
def test_bounded_size_never_enlarges(size, max_side, expected):
    assert bounded_size(*size, max_side) == expected


def test_area_downsample_is_the_mean_of_each_area():
    picture = np.arange(64, dtype=np.uint8).reshape(8, 8) * 4

    reduced = area_downsample(picture, 2, 2)

    assert reduced.tolist() == [[54, 70], [182, 198]]


def test_fine_detail_is_gone_from_the_first_view():
    checks = (np.indices((256, 256)).sum(axis=0) % 2 * 255).astype(np.uint8)

    view = reduce_grey(checks, Level.R1)

    assert view.shape == (8, 8)
    assert set(view.ravel().tolist()) <= {127, 128}
