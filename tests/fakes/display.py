# SPDX-License-Identifier: Apache-2.0
"""A display of its own for a test, with hands: real keys, a real mouse, and eyes for its pixels.

There is no window manager on it, so the test itself gives the window the keyboard and closes it.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
from contextlib import ExitStack

from PIL import ImageColor, ImageGrab

_WM_DELETE = (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW")
_CLIENT_MESSAGE = 33
_BOX_RUN = 10


class _ClientMessage(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("room", ctypes.c_long * 12),  # XSendEvent reads a whole XEvent
    )


class Display:
    """An Xvfb; a context manager."""

    def __enter__(self):
        with ExitStack() as stack:
            read, write = os.pipe()
            command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24"]
            self._server = subprocess.Popen(
                [*command, "-nolisten", "tcp"], pass_fds=(write,), stderr=subprocess.DEVNULL
            )
            stack.callback(self._stop)
            os.close(write)
            with os.fdopen(read) as told:
                self.name = f":{told.readline().strip()}"
            stack.pop_all()
        return self

    def __exit__(self, *_):
        self._stop()

    def _stop(self):
        self._server.terminate()
        self._server.wait(20)

    def run(self, *words):
        """Run a program of the display and return what it says."""
        done = subprocess.run(
            words,
            env=os.environ | {"DISPLAY": self.name},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout.strip()

    def window(self):
        """Return the visible window, or nothing."""
        found = self.run("xdotool", "search", "--onlyvisible", "--name", "^Reviewer$")
        return found.splitlines()[0] if found else ""

    def type_of_keyboard(self, layout):
        """Change what the keys type; they stay where they are."""
        self.run("setxkbmap", layout)

    def press(self, *keycodes):
        """Press and let go of keys by their codes, the first ones held while the last is hit."""
        *held, last = keycodes
        for code in held:
            self.run("xdotool", "keydown", str(code))
        self.run("xdotool", "key", str(last))
        for code in reversed(held):
            self.run("xdotool", "keyup", str(code))

    def click(self, x, y):
        """Click there."""
        self.run("xdotool", "mousemove", str(x), str(y), "click", "1")

    def picture(self, box=None):
        """Return what is on the screen."""
        return ImageGrab.grab(bbox=box, xdisplay=self.name).convert("RGB")

    def places_of(self, colour, box):
        """Return where in ``box`` pixels have ``colour``."""
        wanted = ImageColor.getrgb(colour)
        picture = self.picture(box)
        pixels, (width, height) = picture.load(), picture.size
        return [
            (box[0] + x, box[1] + y)
            for y in range(height)
            for x in range(width)
            if pixels[x, y] == wanted
        ]

    def boxes(self, edge, box):
        """Return the top left corners of the empty check boxes in ``box``, from above."""
        places = set(self.places_of(edge, box))
        corners = [
            (x, y)
            for x, y in places
            if (x, y - 1) not in places
            and all((x, y + step) in places for step in range(_BOX_RUN))
            and (x - 1, y + _BOX_RUN // 2) not in places
        ]
        left = min(x for x, _y in corners)
        return sorted(((x, y) for x, y in corners if x == left), key=lambda corner: corner[1])

    def close_window(self):
        """Ask the window to close, as a window manager does."""
        xlib = ctypes.CDLL("libX11.so.6")
        xlib.XOpenDisplay.restype = ctypes.c_void_p
        xlib.XInternAtom.restype = ctypes.c_ulong
        display = ctypes.c_void_p(xlib.XOpenDisplay(self.name.encode()))
        protocols, delete = (xlib.XInternAtom(display, name, 0) for name in _WM_DELETE)
        window = int(self.window())
        event = _ClientMessage(type=_CLIENT_MESSAGE, window=window, message_type=protocols)
        event.format = 32
        event.data[0] = delete
        xlib.XSendEvent(display, ctypes.c_ulong(window), 0, 0, ctypes.byref(event))
        xlib.XCloseDisplay(display)
