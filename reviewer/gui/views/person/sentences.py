# SPDX-License-Identifier: Apache-2.0
"""Sentences under each other whose number changes with the day."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from reviewer.gui.foundation import labels
from reviewer.gui.foundation.labels import PlainLabel


def show_lines(lines: list[PlainLabel], sentences: Sequence[str], column: QVBoxLayout) -> None:
    """Show ``sentences`` in ``lines``, with more labels in ``column`` where they do not suffice."""
    while len(lines) < len(sentences):
        line = labels.body("")
        lines.append(line)
        column.addWidget(line)
    for at, line in enumerate(lines):
        line.setText(sentences[at] if at < len(sentences) else "")
        line.setVisible(at < len(sentences))
