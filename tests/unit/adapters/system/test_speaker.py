# SPDX-License-Identifier: Apache-2.0
"""A stop is heard at the next piece, whoever holds the device."""

from __future__ import annotations

import threading
from collections import deque

import pytest

from reviewer.adapters.system import speaker as subject

RATE_HZ = 8000
PIECE_BYTES = 2 * RATE_HZ // 50


class Device:
    """An output stream whose pieces sound until ``gate`` opens."""

    def __init__(self):
        self.pieces = deque()
        self.writing, self.gate = threading.Event(), threading.Event()
        self.is_closed = False

    def write(self, piece):
        self.pieces.append(piece)
        self.writing.set()
        self.gate.wait(10)

    def abort(self):
        pass

    def close(self):
        self.is_closed = True


@pytest.fixture
def device(monkeypatch):
    made = Device()
    monkeypatch.setattr(subject, "_open", lambda _rate_hz: made)
    yield made
    made.gate.set()


def test_no_piece_begins_after_a_stop_was_asked_for(device):
    speaker = subject.SystemSpeaker()
    playing = threading.Thread(target=speaker.play, args=(bytes(50 * PIECE_BYTES), RATE_HZ))
    stopping = threading.Thread(target=speaker.stop)
    before = speaker._turn
    playing.start()
    assert device.writing.wait(10)

    stopping.start()
    while speaker._turn is before:  # it waits for the piece that sounds
        assert stopping.is_alive()
    device.gate.set()
    for each in (playing, stopping):
        each.join(10)

    assert (len(device.pieces), device.is_closed) == (1, True)


def test_what_is_played_after_a_stop_is_heard(device):
    device.gate.set()
    speaker = subject.SystemSpeaker()
    speaker.stop()

    speaker.play(bytes(3 * PIECE_BYTES), RATE_HZ)

    assert len(device.pieces) == 3
