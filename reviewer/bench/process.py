# SPDX-License-Identifier: Apache-2.0
"""What this process takes of the machine."""

from __future__ import annotations

import resource
import sys
from pathlib import Path
from typing import Final

_STATUS: Final = Path("/proc/self/status")
_KB_PER_MB: Final = 1024


def resident_mb() -> float:
    """Return the memory this process holds now, in MB; where that is not told, its most so far."""
    if _STATUS.exists():
        found = dict(
            line.split(":", 1) for line in _STATUS.read_text(encoding="ascii").splitlines()
        )
        return int(found["VmRSS"].split()[0]) / _KB_PER_MB
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / _KB_PER_MB / (_KB_PER_MB if sys.platform == "darwin" else 1)
