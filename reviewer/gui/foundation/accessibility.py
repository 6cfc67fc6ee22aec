# SPDX-License-Identifier: Apache-2.0
"""Gives widgets names and tells screen readers what changed.

A name or an announcement never says what is covered.
"""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def name(widget: QWidget, text: str, description: str = "") -> None:
    """Name ``widget`` for people who hear the window."""
    widget.setAccessibleName(text)
    if description:
        widget.setAccessibleDescription(description)


def announce(widget: QWidget, sentence: str) -> None:
    """Have ``sentence`` read aloud."""
    if sentence and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))
