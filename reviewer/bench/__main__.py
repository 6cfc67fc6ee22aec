# SPDX-License-Identifier: Apache-2.0
"""``python -m reviewer.bench``: the same as ``reviewer bench``."""

from __future__ import annotations

import sys

from reviewer.bench.command import main

if __name__ == "__main__":
    sys.exit(main())
