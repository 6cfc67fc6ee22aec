# SPDX-License-Identifier: Apache-2.0
"""Leaves a window out of pictures and recordings of the screen, where the system can do that.

Windows 10 2004 and later, and macOS; X11 and Wayland have no such wish to make.  The two calls are
written from the systems' documentation and have not been tried on them.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Final

_WDA_EXCLUDEFROMCAPTURE: Final = 0x11
_NS_WINDOW_SHARING_NONE: Final = 0


def exclude_from_capture(window_id: int) -> bool:
    """Ask the system to leave out the native window; return whether it said yes.

    Args:
        window_id: what ``QWidget.winId`` returns: an HWND, or the address of an NSView.
    """
    if sys.platform == "win32":
        user32 = ctypes.windll.user32
        handle = ctypes.c_void_p(window_id)
        return bool(user32.SetWindowDisplayAffinity(handle, _WDA_EXCLUDEFROMCAPTURE))
    if sys.platform == "darwin":
        return _unshare(window_id)
    return False


def _unshare(view: int) -> bool:
    objc = ctypes.CDLL("/usr/lib/libobjc.A.dylib")
    objc.sel_registerName.restype = ctypes.c_void_p
    objc.sel_registerName.argtypes = [ctypes.c_char_p]
    send = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(
        ("objc_msgSend", objc)
    )
    window = send(view, objc.sel_registerName(b"window"))
    if not window:
        return False
    set_type = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)(
        ("objc_msgSend", objc)
    )
    set_type(window, objc.sel_registerName(b"setSharingType:"), _NS_WINDOW_SHARING_NONE)
    return True
