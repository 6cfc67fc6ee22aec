# SPDX-License-Identifier: Apache-2.0
"""What every private file does."""

from __future__ import annotations


class PrivateFileSuite:
    """``file`` is a fixture: one that nothing was written to yet."""

    def test_nothing_is_kept_at_first(self, file):
        assert file.read() is None

    def test_the_last_document_is_kept(self, file):
        file.write(b"one")
        file.write(b"two")

        assert file.read() == b"two"

    def test_a_new_beginning_keeps_its_own_document_alone(self, file):
        file.write(b"one")
        file.start_anew(b"two")

        assert file.read() == b"two"
