# SPDX-License-Identifier: Apache-2.0
"""Overwrites bytes that one look owns, so that nobody finds them in memory later."""

from __future__ import annotations

import ctypes


def wipe_bytes(pixels: bytes) -> None:
    """Overwrite bytes in place.

    Only for bytes that nobody may read again: to Python they are constant.
    """
    if len(pixels) > 1:  # CPython shares the shorter ones
        ctypes.memset(ctypes.cast(ctypes.c_char_p(pixels), ctypes.c_void_p), 0, len(pixels))
