# SPDX-License-Identifier: Apache-2.0
"""Turns an item's bytes into what is kept of them: digests, what was found, a sealed blob.

Bytes that are, or once were, flagged as suspected child-abuse material are sealed without being
decoded.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from reviewer.domain.errors import InputRefused, MediaUnreadable, RuleBroken
from reviewer.gateway.context import Gateway
from reviewer.gateway.likeness.traces import features_of
from reviewer.media.grouping.features import Features
from reviewer.media.values import Inspection

# Gathered in memory twice over while it arrives; media/limits.py would decode more.
MEDIA_MAX_BYTES: Final = 200 * 1024 * 1024
CHUNK_BYTES: Final = 1_048_576  # the piece a workstation checks as it arrives (sync.md 2.3)
TEXT: Final = "text/plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """An item's bytes, looked into and sealed.

    Attributes:
        state: ``available`` or ``diverted``.
        unreadable: why they cannot be decoded, as ``MediaUnreadable`` says it; then nobody is
            ever given them.
        inspection: what was found; None where nothing could be, or nobody looked.
        features: what finds copies of it; None where there is no inspection.
        sealed: blob name and wrapped key.
    """

    state: str
    unreadable: str
    sha256: str
    size: int
    media_type: str
    inspection: Inspection | None
    features: Features | None
    chunks: tuple[str, ...]
    sealed: tuple[str, bytes]


def collect(pieces: Iterable[bytes]) -> bytes:
    """Gather an upload in memory: clear bytes never touch the disk.

    Raises:
        RuleBroken: ``too-large``.
    """
    gathered = bytearray()
    for piece in pieces:
        gathered += piece
        if len(gathered) > MEDIA_MAX_BYTES:
            raise RuleBroken("too-large")
    return bytes(gathered)


def digest(clear: bytes) -> str:
    """Return the digest bytes are known by."""
    return hashlib.sha256(clear).hexdigest()


def look_into(
    gateway: Gateway, clear: bytes, declared_type: str, *, kind: str, is_locked: bool
) -> Content:
    """Decode and hash unless locked, and seal.

    Raises:
        InputRefused: ``text-bytes``: a picture or video was said to come, and a text came, as an
            error page or a pointer to the file would be.
        StoreUnusable: ``full``.
        RuleBroken: ``no-walls``: this machine opens texts only, so nothing is said of the file.
    """
    unreadable = ""
    seen: Inspection | None = None
    if not is_locked:
        try:
            seen = gateway.decoder.inspect(clear, declared_type)
        except MediaUnreadable as error:
            if error.reason == "no-walls":
                raise RuleBroken("no-walls") from error
            unreadable = error.reason
    if seen is not None and seen.kind == "text" and kind != "text":
        raise InputRefused("text-bytes", "kind")
    features = None if seen is None else features_of(gateway.decoder, clear, seen)
    if features is not None and features.text:
        gateway.known.texts.keep(features.sha256, features.text)
    view = memoryview(clear)
    return Content(
        state="diverted" if is_locked else "available",
        unreadable=unreadable,
        sha256=digest(clear),
        size=len(clear),
        media_type=seen.media_type if seen else declared_type[:128],
        inspection=seen,
        features=features,
        chunks=tuple(
            hashlib.sha256(view[start : start + CHUNK_BYTES]).hexdigest()
            for start in range(0, max(1, len(clear)), CHUNK_BYTES)
        ),
        sealed=gateway.media.put(clear),
    )
