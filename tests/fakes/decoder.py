# SPDX-License-Identifier: Apache-2.0
"""A decoder that decodes nothing: what it returns tells which bytes it was given."""

from __future__ import annotations

import hashlib

from reviewer.domain.errors import MediaUnreadable
from reviewer.domain.hashes import HashKind, HashValue
from reviewer.domain.views import ReducedView
from reviewer.ports.media import ClearPixels


class FakeDecoder:
    """Stands in for the decoding process."""

    def __init__(self):
        self.clear_calls = 0
        self.breaks = False
        self.on_clear = None
        self.is_closed = False

    def warm(self):
        pass

    def hashes(self, untrusted, media_type):
        digest = hashlib.sha256(untrusted).hexdigest()
        return (HashValue(kind=HashKind.SHA256, value=digest),)

    def reduced(self, untrusted, media_type, level):
        return ReducedView(level=level, width=1, height=1, pixels=untrusted[:1], shown_width=32)

    def clear(self, untrusted, media_type, longest_side):
        self.clear_calls += 1
        if self.on_clear is not None:
            self.on_clear()
        if self.breaks:
            raise MediaUnreadable("corrupt")
        return ClearPixels(width=1, height=1, pixels=untrusted[:3])

    def close(self):
        self.is_closed = True
