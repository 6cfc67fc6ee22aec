# SPDX-License-Identifier: Apache-2.0
"""What Qt's binding for Python does at every import, and how to keep it from that."""

from __future__ import annotations

import sys

import PySide6  # noqa: F401  # loads the binding, and nothing of Qt yet


def spare_source_search() -> None:
    """Keep the binding from reading the source of every module that is imported from now on.

    It looks for its own name there, to switch features that we do not use; at each import that
    costs more than the import.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if feature is not None:
        vars(feature)["_mod_uses_pyside"] = _uses_no_features


def _uses_no_features(_module: object) -> bool:
    return False
