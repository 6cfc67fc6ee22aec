# SPDX-License-Identifier: Apache-2.0
"""Opens the workstation: ``python -m reviewer``."""

from __future__ import annotations

import sys

from reviewer.bootstrap.window import main

if __name__ == "__main__":
    sys.exit(main())
