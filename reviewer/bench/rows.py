# SPDX-License-Identifier: Apache-2.0
"""Figures: one row per measurement, ours beside a peer measured in the same run."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

HEADINGS: Final = ("measured", "ours", "peer", "ratio", "target", "met")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measurement.

    Attributes:
        name: what was measured, and in which unit.
        ours: our figure.
        peer: the same of the peer.
        target: the most that is allowed.
        of_ratio: the target is for the ratio, not for our figure.
    """

    name: str
    ours: float
    peer: float
    target: float
    of_ratio: bool = False

    @property
    def ratio(self) -> float | None:
        """Return ours over the peer's; ``None`` when the peer's is nothing."""
        return self.ours / self.peer if self.peer > 0 else None

    @property
    def met(self) -> bool:
        """Say whether the target was met."""
        if not self.of_ratio:
            return self.ours <= self.target
        return self.ratio is not None and self.ratio <= self.target

    def values(self) -> dict[str, object]:
        """Return the row as JSON values."""
        return {
            "name": self.name,
            "ours": round(self.ours, 2),
            "peer": round(self.peer, 2),
            "ratio": None if self.ratio is None else round(self.ratio, 2),
            "target": self.target,
            "met": self.met,
        }


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that ``share`` of all values do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def median(values: Sequence[float]) -> float:
    """Return the middle value; the mean of both middle ones of an even number."""
    ordered = sorted(values)
    low, high = (len(ordered) - 1) // 2, len(ordered) // 2
    return (ordered[low] + ordered[high]) / 2


def table(rows: Sequence[Row]) -> str:
    """Return the rows for a person to read."""
    lines = [HEADINGS, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def _cells(row: Row) -> tuple[str, ...]:
    ratio = "-" if row.ratio is None else f"{row.ratio:.2f}"
    target = f"ratio {row.target:g}" if row.of_ratio else f"{row.target:g}"
    met = "yes" if row.met else "NO"
    return row.name, f"{row.ours:.1f}", f"{row.peer:.1f}", ratio, target, met
