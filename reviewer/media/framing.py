# SPDX-License-Identifier: Apache-2.0
"""The frames that pass between the caller and the decoding worker.

Fixed headers, big-endian, every length bounded before a byte of it is read; nothing is ever
unpickled or evaluated. Both ends import this module, so it stays within the standard library.

    hello:    magic 4 · walls 1 (one bit each, in the order of ``Wall``), once, from the worker
    request:  magic 4 · id 4 · act 1 · level 1 · type length 2 · side 4 · at 8 · data length 8 ·
              mapped 1, then the declared type (ASCII), then the data; mapped data follows as one
              byte that carries the descriptor of sealed memory (``handover``)
    reply:    magic 4 · id 4 · status 1 · shape 1 · payload length 8, then the payload
"""

from __future__ import annotations

import enum
import mmap
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Protocol

from reviewer.domain.views import Wall

MAGIC: Final = b"RVM1"
_HELLO: Final = struct.Struct(">4sB")
_REQUEST: Final = struct.Struct(">4sIBBHIQQB")
_REPLY: Final = struct.Struct(">4sIBBQ")
_CHUNK: Final = 1 << 20


class Act(enum.IntEnum):
    """What the worker is asked to do."""

    WARM = 1
    INSPECT = 2
    REDUCED = 3
    CLEAR = 4
    SHEET = 5
    WAVEFORM = 6
    FRAMES = 7
    SAMPLES = 8
    FINGERPRINT = 9
    KEY_FINGERPRINT = 10
    FIRST_LOOK = 11


class Shape(enum.IntEnum):
    """How the payload of a reply is laid out."""

    NOTHING = 0
    INSPECTION = 1
    PIXELS = 2
    TEXT = 3
    SHEET = 4
    WAVEFORM = 5
    FRAMES = 6
    SAMPLES = 7
    STRETCH = 8
    FIRST_LOOK = 9


# Status 0 is success; the others are indices into this table. The worker can only report what
# it can know: that it died, was slow or lied is for the caller to find out.
REASONS: Final = ("", "unsupported", "corrupt", "too-large", "no-walls")
_WALLS: Final = tuple(Wall)


class FrameBroken(Exception):
    """The other side ended, or sent something that is not a frame."""


class RawReader(Protocol):
    """The reading end of a pipe."""

    def readinto(self, buffer: memoryview, /) -> int | None:
        """Fill as much of ``buffer`` as is there; 0 at the end."""


class RawWriter(Protocol):
    """The writing end of a pipe."""

    def write(self, buffer: memoryview, /) -> int | None:
        """Write as much of ``buffer`` as there is room for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One thing asked of the worker.

    Attributes:
        side: the longest side of a clear picture, the short side of a view at R1; pixels.
        at: a moment in milliseconds, or the step of a text.
    """

    number: int
    act: Act
    level: int = 0
    side: int = 0
    at: int = 0
    declared_type: str = ""
    data: bytes | mmap.mmap = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The worker's answer, not yet believed."""

    untrusted_number: int
    untrusted_status: int
    untrusted_shape: int
    untrusted_payload: bytes = field(repr=False)


def read_exactly(stream: RawReader, size: int) -> bytes:
    """Read ``size`` bytes or raise ``FrameBroken``."""
    buffer = bytearray(size)
    done = 0
    try:
        with memoryview(buffer) as view:
            while done < size:
                got = stream.readinto(view[done : done + _CHUNK])
                if not got:
                    raise FrameBroken("ended early")
                done += got
        return bytes(buffer)
    finally:
        buffer[:] = bytes(size)  # it may hold a clear picture, and is let go here


def write_all(stream: RawWriter, data: bytes | mmap.mmap) -> None:
    """Write all of ``data``."""
    view = memoryview(data)
    while view:
        written = stream.write(view[:_CHUNK])
        view = view[written or 0 :]


def write_hello(stream: RawWriter, standing: frozenset[Wall]) -> None:
    """Say, before anything is asked, which walls stand."""
    bits = sum(1 << at for at, wall in enumerate(_WALLS) if wall in standing)
    write_all(stream, _HELLO.pack(MAGIC, bits))


def read_hello(stream: RawReader) -> frozenset[Wall]:
    """Read which walls stand; raises ``FrameBroken`` when the worker ended or says nonsense."""
    magic, bits = _HELLO.unpack(read_exactly(stream, _HELLO.size))
    if magic != MAGIC or bits >> len(_WALLS):
        raise FrameBroken("not a hello")
    return frozenset(wall for at, wall in enumerate(_WALLS) if bits >> at & 1)


def write_request(
    stream: RawWriter, request: Request, give: Callable[[], object] | None = None
) -> None:
    """Send a request; ``give`` hands mapped data over in its place."""
    declared = request.declared_type.encode("ascii", "replace")
    header = _REQUEST.pack(
        MAGIC,
        request.number,
        request.act,
        request.level,
        len(declared),
        request.side,
        request.at,
        len(request.data),
        give is not None,
    )
    write_all(stream, header + declared)
    if give is not None:
        give()
    else:
        write_all(stream, request.data)


def read_request(
    stream: RawReader,
    *,
    max_type: int,
    max_data: int,
    take: Callable[[int], bytes | mmap.mmap] | None = None,
) -> Request | None:
    """Read the next request, or ``None`` when the caller has closed the line.

    Args:
        stream: where it comes from.
        max_type: bytes of the longest declared type.
        max_data: bytes of the longest data.
        take: receives mapped data of that size; without it there may be none.

    Raises:
        FrameBroken: the caller ended in the middle, or sent something else.
    """
    first = bytearray(1)
    if not stream.readinto(memoryview(first)):
        return None
    header = bytes(first) + read_exactly(stream, _REQUEST.size - 1)
    (
        magic,
        number,
        act,
        level,
        type_size,
        side,
        at,
        data_size,
        is_mapped,
    ) = _REQUEST.unpack(header)
    if magic != MAGIC or act not in tuple(Act) or type_size > max_type or data_size > max_data:
        raise FrameBroken("not a request")
    declared = read_exactly(stream, type_size).decode("ascii", "replace")
    if is_mapped and take is None:
        raise FrameBroken("nothing can be mapped here")
    data = take(data_size) if is_mapped and take else read_exactly(stream, data_size)
    return Request(
        number=number,
        act=Act(act),
        level=level,
        side=side,
        at=at,
        declared_type=declared,
        data=data,
    )


def write_reply(
    stream: RawWriter, number: int, *, status: int, shape: Shape, payload: bytes
) -> None:
    """Send a reply."""
    write_all(stream, _REPLY.pack(MAGIC, number, status, shape, len(payload)))
    write_all(stream, payload)


def read_reply(stream: RawReader, *, max_payload: int) -> Reply | None:
    """Read a reply, or return ``None`` when what arrives is not one that was agreed on.

    Raises:
        FrameBroken: the worker ended before the reply was complete.
    """
    header = read_exactly(stream, _REPLY.size)
    magic, untrusted_number, untrusted_status, untrusted_shape, untrusted_size = _REPLY.unpack(
        header
    )
    if magic != MAGIC or untrusted_size > max_payload:
        return None
    return Reply(
        untrusted_number=untrusted_number,
        untrusted_status=untrusted_status,
        untrusted_shape=untrusted_shape,
        untrusted_payload=read_exactly(stream, untrusted_size),
    )
