# SPDX-License-Identifier: Apache-2.0
"""Finds the files that ship with the program: icons, fonts, styles, catalogues, policy, demo.

An installed package carries them inside itself; a checkout has them in ``resources/`` beside the
package.  Nothing else looks for shipped files, and nothing outside that folder is ever returned.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from reviewer.domain.errors import InputRefused

_PACKAGE: Final = Path(__file__).resolve().parents[1]


def resource(*parts: str) -> Path:
    """Return the path of a shipped file or folder, e.g. ``resource("icons", "queue.svg")``.

    Raises:
        InputRefused: there is no such file (``missing``), or the name leaves the folder
            (``path-outside``).
    """
    root = _root(_PACKAGE)
    found = root.joinpath(*parts).resolve()
    where = "/".join(parts)
    if not found.is_relative_to(root):
        raise InputRefused("path-outside", where)
    if not found.exists():
        raise InputRefused("missing", where)
    return found


def _root(package: Path) -> Path:
    """Return the folder of shipped files for a package installed, or checked out, at a path."""
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent / "resources"
