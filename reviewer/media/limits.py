# SPDX-License-Identifier: Apache-2.0
"""The bounds on untrusted media, each with where its number comes from.

Both sides of the decoding process hold to this page: the worker refuses before it decodes, the
caller refuses what comes back. Standard library only, because the caller imports it.
"""

from __future__ import annotations

from typing import Final

from reviewer.domain.views import Level

# A 17-minute 720p recording is about 600 MB; those arrive as excerpts. 200 MiB holds ten minutes
# at 2.5 Mbit/s and every photograph, and still fits several times into the worker's memory.
MAX_BYTES: Final = 200 * 1024 * 1024

# The largest phone and camera pictures in circulation (108 MP) are rare and slow; 100 MP decodes
# to 300 MB of colour, which the worker's memory limit holds three times over.
MAX_PIXELS: Final = 100_000_000

# WebP ends at 16 383, GPU textures at 16 384; a longer side is a bomb or a scan to be cut first.
MAX_SIDE: Final = 16_384

# The slowest honest case (100 MP of PNG on one busy core) takes under 10 s; beyond a minute it is
# an attack on our time.
MAX_SECONDS: Final = 60.0

# A post of 16 MiB is longer than any book; more is a file in disguise.
MAX_TEXT_BYTES: Final = 16 * 1024 * 1024

# What a text widget lays out without blocking the window.
MAX_CLEAR_TEXT_BYTES: Final = 200_000

# 4K displays are 3 840 or 4 096 wide; nothing is painted larger than the window.
MAX_CLEAR_SIDE: Final = 4_096

# wellbeing.md i.d: text opens in steps of three sentences.
EXCERPT_SENTENCES: Final = 3
EXCERPT_CHARACTERS: Final = 400

# A declared length beyond a week is a damaged or invented header, so it is reported as unknown.
MAX_DURATION_MS: Final = 7 * 24 * 3600 * 1000
MAX_FRAMES: Final = 100_000_000

# `type/subtype` by RFC 6838 is at most 127 + 1 + 127 characters.
MAX_TYPE_CHARACTERS: Final = 255

# numpy, OpenCV and FFmpeg reserve about 1 GiB of addresses before the first byte is decoded.
WORKER_MEMORY_BYTES: Final = 3 * 1024 * 1024 * 1024
WORKER_OPEN_FILES: Final = 64

# A fresh worker every so often, so that a leak or a slow poisoning does not last the day.
REQUESTS_PER_WORKER: Final = 200

# wellbeing.md i.d, the reveal ladder: pixels on the short side, pixels at most on the long side,
# and the longest side in logical pixels at which the view may be painted.
SHORT_SIDE: Final = {Level.R1: 8, Level.R2: 32}
LONG_SIDE: Final = {Level.R1: 16, Level.R2: 96}
SHOWN_SIDE: Final = {Level.R1: 160, Level.R2: 240}
