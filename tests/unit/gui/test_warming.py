# SPDX-License-Identifier: Apache-2.0
"""Places are imported before their first visit."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
from PySide6.QtCore import QCoreApplication
from reviewer.gui.shell.warming import MODULES, Warming

app = QCoreApplication([])
before = [name for name in MODULES if name in sys.modules]
warming = Warming()
for _ in MODULES:
    warming.step()
print(before, [name for name in MODULES if name not in sys.modules])
"""


def test_every_place_is_imported_step_by_step():
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=60, check=True
    )

    assert done.stdout == "[] []\n"
