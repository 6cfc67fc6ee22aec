# SPDX-License-Identifier: Apache-2.0
"""The bounds on untrusted media, each with where its number comes from.

Both sides of the decoding process hold to this page: the worker refuses before it decodes, the
caller refuses what comes back. Standard library only, because the caller imports it.
"""

from __future__ import annotations

from typing import Final

from reviewer.domain.views import Level

# A 17-minute 720p recording is about 600 MB (perf.md 4) and opens by seeking, without a copy of it.
MAX_BYTES: Final = 700 * 1024 * 1024

# The largest phone and camera pictures in circulation (108 MP) are rare and slow; 100 MP decodes
# to 300 MB of colour, which the worker's memory limit holds three times over.
MAX_PIXELS: Final = 100_000_000

# Each scan of a JPEG goes over the whole picture, and an empty one costs the file ten bytes: 3 000
# scans of 96 MP take half a minute. Honest pictures have a dozen; 200 are left to 100 MP, because
# the mark of a scan also lies by chance in what cameras append, once in 16 MB.
MAX_SCANNED_PIXELS: Final = 20_000_000_000

# WebP ends at 16 383, GPU textures at 16 384; a longer side is a bomb or a scan to be cut first.
MAX_SIDE: Final = 16_384

# The slowest honest case (100 MP of PNG on one busy core) takes under 10 s; beyond a minute it is
# an attack on our time.
MAX_SECONDS: Final = 60.0

# A page is drawn in a tenth of a second or two, and nothing in PDFium ends one that is not: forms
# that draw forms fill the worker's memory for seven to fourteen seconds before it dies of that.
MAX_DOCUMENT_SECONDS: Final = 5.0
DOCUMENT_MARK: Final = b"%PDF"  # no file with it elsewhere is opened as one

# A post of 16 MiB is longer than any book; more is a file in disguise.
MAX_TEXT_BYTES: Final = 16 * 1024 * 1024

# What a text widget lays out without blocking the window.
MAX_CLEAR_TEXT_BYTES: Final = 200_000

# 4K displays are 3 840 or 4 096 wide; nothing is painted larger than the window.
MAX_CLEAR_SIDE: Final = 4_096

# wellbeing.md i.d: text opens in steps of three sentences. Nobody steps through more than a long
# book (a million characters); what follows it is in the clear text as far as that goes.
EXCERPT_SENTENCES: Final = 3
EXCERPT_CHARACTERS: Final = 400
STEPPED_CHARACTERS: Final = 1_000_000

# A declared length beyond a week is a damaged or invented header, so it is reported as unknown.
MAX_DURATION_MS: Final = 7 * 24 * 3600 * 1000
MAX_FRAMES: Final = 100_000_000

# No honest still or step needs a later moment than the longest duration that is believed.
MAX_AT: Final = MAX_DURATION_MS

# wellbeing.md i.d: a contact sheet is 3 by 3. 24 places are looked at to choose from: each costs a
# seek and one key frame, 4.4 ms at 720p (perf.md 4).
SHEET_CELLS: Final = 9
SHEET_PLACES: Final = 24
# What one request may decode of a video beside key frames. Half a minute of 720p, 15 s of 1080p;
# about two seconds of work of one core.
MAX_DECODED_PIXELS: Final = 1_000_000_000
# And how many packets it may look at: an hour and a half of video and sound at 30 frames a second.
MAX_PACKETS: Final = 400_000
# After this long a sheet or a waveform is made of what has been found; the caller waits a minute.
SOME_SECONDS: Final = 8.0

# wellbeing.md i.d: playback is at most 360 px high. Its width is bounded at 21:9 of that. A run is
# one second at 15 frames, so that a key let go is never followed by much that was decoded for it.
RUN_HEIGHT: Final = 360
RUN_WIDTH: Final = 840
RUN_MS: Final = 1000
RUN_FRAMES: Final = 15
RUN_FRAME_MS: Final = 67

# field.md iii: vPDQ hashes a frame a second. Six hours of it are 21 600 frames, longer than what is
# sent in; what follows is left out.
FINGERPRINT_STEP_MS: Final = 1000
FINGERPRINT_FRAMES: Final = 21_600
# An answer is given after ``SOME_SECONDS`` or so many frames, whichever comes first, and the next
# question goes on from there; others who need the worker get their turn between.
STRETCH_FRAMES: Final = 1_800

# ports/media.py: at most 200 peaks. A minute is measured whole, a longer sound in samples of a
# fifth of a second, because decoding an hour of it would take ten seconds.
PEAKS: Final = 200
MEASURED_WHOLE_MS: Final = 60_000
# Rates below and above are resampled: what telephones use, and what loudspeakers take.
LOWEST_RATE_HZ: Final = 8_000
HIGHEST_RATE_HZ: Final = 48_000
# wellbeing.md WB-14: a quarter of full volume; 32 768 is full.
LOUDEST_SAMPLE: Final = 8_192

# An animation is stepped by decoding every frame before the one that is wanted; past so many the
# nearest earlier one is shown.
MAX_ANIMATION_FRAMES: Final = 200

# `type/subtype` by RFC 6838 is at most 127 + 1 + 127 characters.
MAX_TYPE_CHARACTERS: Final = 255

# numpy, OpenCV and FFmpeg reserve about 1 GiB of addresses before the first byte is decoded.
WORKER_MEMORY_BYTES: Final = 3 * 1024 * 1024 * 1024
WORKER_OPEN_FILES: Final = 64

# A fresh worker every so often, so that a leak or a slow poisoning does not last the day.
REQUESTS_PER_WORKER: Final = 200

# wellbeing.md i.d, the reveal ladder: pixels on the short side, pixels at most on the long side,
# and the longest side in logical pixels at which the view may be painted.
SHORT_SIDE: Final = {Level.R1: 8, Level.R2: 32, Level.R3: 256}
LONG_SIDE: Final = {Level.R1: 16, Level.R2: 96, Level.R3: 768}
SHOWN_SIDE: Final = {Level.R1: 160, Level.R2: 240, Level.R3: 480}
# The range a reviewer may set for R1's short side (issue 3; wellbeing.md allows 12, which at 3:2
# would pass the 16 px on the long side).
LEAST_SHORT_SIDE: Final = 4
