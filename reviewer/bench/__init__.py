# SPDX-License-Identifier: Apache-2.0
"""Measurements of speed and size against peers in the same run."""

from __future__ import annotations

from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what is named, or everything; return the exit status."""
    from reviewer.bench.command import main as measure

    return measure(arguments)
