# SPDX-License-Identifier: Apache-2.0
"""``memory``: what the workstation's process holds after a stretch of work with 10 000 groups."""

from __future__ import annotations

from typing import Final

from reviewer.bench.deciding import decided
from reviewer.bench.places import Places
from reviewer.bench.rows import Row

MOST_MB: Final = 400.0


def measure(places: Places) -> list[Row]:
    """Return the row of this measurement; the peer is a bare window's process."""
    ours = decided(places)["resident_mb"]
    bare = places.end_bare(places.bare())["resident_mb"]
    return [Row(name="memory, MB", ours=ours, peer=bare, target=MOST_MB)]
