# SPDX-License-Identifier: Apache-2.0
"""A private document in memory, which outlives the services that write it."""

from __future__ import annotations

from reviewer.domain.errors import StoreUnusable


class FakePrivateFile:
    """Stands in for ``ports.wellbeing.PrivateFile`` and passes its suite.

    Attributes:
        is_full: the disk takes nothing more.
    """

    def __init__(self):
        self.is_full = False
        self.document = None
        self.written = 0
        self._is_damaged = False

    def read(self):
        if self._is_damaged:
            self._is_damaged, self.document = False, None
            raise StoreUnusable("damaged")
        return self.document

    def write(self, document):
        if self.is_full:
            raise StoreUnusable("full")
        self.document = document
        self.written += 1

    def start_anew(self, document):
        self.write(document)

    def is_damaged(self):
        """Be found altered the next time."""
        self._is_damaged = True
