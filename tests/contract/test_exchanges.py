# SPDX-License-Identifier: Apache-2.0
"""Every adapter keeps the contract of exchanges, against a faithful stand-in of its peer."""

from __future__ import annotations

import pytest

from tests.contract.exchange_suite import ALWAYS, FETCHING, SHARING
from tests.fakes.peers.sides import SIDES


def cases(checks, *sides):
    return [
        pytest.param(check, side, id=f"{side}-{check.__name__}")
        for side in sides
        for check in checks
    ]


@pytest.mark.parametrize(
    ("check", "side"),
    [
        *cases(SHARING, "hma", "threatexchange"),
        *cases(FETCHING, "threatexchange", "tat"),
        *cases(ALWAYS, *SIDES),
    ],
)
def test_adapter_keeps_the_contract(check, side):
    with SIDES[side]() as opened:
        check(opened)
