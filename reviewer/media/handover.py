# SPDX-License-Identifier: Apache-2.0
"""A file's bytes handed to the worker without copying them through a pipe.

On Linux they are put into sealed anonymous memory once, and the worker maps it for each request:
neither side can change or shrink it any more, and nothing is on a disk. Elsewhere bytes travel in
the frame.
"""

from __future__ import annotations

import array  # noqa: F401  socket.recv_fds imports it when called, and the walls stand by then
import mmap
import os
import socket
import sys
from typing import Final

from reviewer.media.framing import FrameBroken

# Below this, copying is cheaper than making, sealing and mapping memory.
INLINE_MOST: Final = 64 * 1024
# Up to this, a worker takes a copy, so that decoders get bytes; a long video is read in place.
COPIED_MOST: Final = 64 * 1024 * 1024

CAN_MAP: Final = sys.platform == "linux"
_MARK: Final = b"\x01"

Mapped = bytes | mmap.mmap


class SealedMemory:
    """Bytes that a worker can be given to map, for as long as this is open."""

    def __init__(self, data: bytes) -> None:
        """Copy ``data`` once; raises ``OSError`` when memory is short."""
        assert sys.platform == "linux"
        import fcntl

        self.data: Final = data
        self._descriptor = os.memfd_create("media", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(self._descriptor, view) :]
            seals = fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_WRITE | fcntl.F_SEAL_SEAL
            fcntl.fcntl(self._descriptor, fcntl.F_ADD_SEALS, seals)
        except OSError:
            os.close(self._descriptor)
            raise

    def give(self, line: socket.socket) -> None:
        """Send the descriptor."""
        socket.send_fds(line, [_MARK], [self._descriptor])

    def close(self) -> None:
        """Let go of it; a worker that maps it still sees it."""
        os.close(self._descriptor)


def take(line: socket.socket, size: int) -> Mapped:
    """Receive a descriptor and return the ``size`` bytes behind it.

    Raises:
        FrameBroken: the caller ended, or sent something else.
    """
    assert sys.platform == "linux"
    mark, descriptors, _, _ = socket.recv_fds(line, len(_MARK), 1)
    if mark != _MARK or len(descriptors) != 1:
        raise FrameBroken("no memory")
    try:
        if os.lseek(descriptors[0], 0, os.SEEK_END) != size:  # stat(2) is behind the walls
            raise FrameBroken("not the size that was told")
        # Private, because kernels before 6.7 refuse to share what is sealed.
        mapped = mmap.mmap(descriptors[0], size, flags=mmap.MAP_PRIVATE, prot=mmap.PROT_READ)
    finally:
        os.close(descriptors[0])
    if size > COPIED_MOST:
        return mapped
    with mapped:
        return mapped[:]
