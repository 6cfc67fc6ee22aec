# SPDX-License-Identifier: Apache-2.0
"""Peers that are not part of the program: there after ``make bench``, or not."""

from __future__ import annotations

from importlib.util import find_spec

from reviewer.bench.command import NotMeasuredError


def require_peers(*modules: str) -> None:
    """Say so where one of these modules is not installed; raises ``NotMeasuredError``."""
    missing = [name for name in modules if find_spec(name) is None]
    if missing:
        raise NotMeasuredError(
            f"{' and '.join(missing)} cannot be measured beside: not installed here. "
            "`make bench` installs what can be; pdqhash needs g++."
        )
