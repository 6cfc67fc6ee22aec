# SPDX-License-Identifier: Apache-2.0
"""A stop is heard at the next piece, whoever holds the device."""

from __future__ import annotations

import threading
from collections import deque

import pytest

from reviewer.adapters.system import speaker as subject
from reviewer.ports.media import ClearSamples
from reviewer.services.listening import Listening

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


class Sound:
    """Something that plays until it is over; tells when it was asked and is over."""

    def __init__(self):
        self.over, self.noticed = threading.Event(), threading.Event()

    def is_over(self):
        if self.over.is_set():
            self.noticed.set()
        return self.over.is_set()


def test_no_piece_begins_after_a_stop_was_asked_for(device):
    speaker, sound = subject.SystemSpeaker(), Sound()
    samples = bytes(50 * PIECE_BYTES)
    playing = threading.Thread(target=speaker.play, args=(samples, RATE_HZ, sound.is_over))
    stopping = threading.Thread(target=speaker.stop)
    playing.start()
    assert device.writing.wait(10)

    sound.over.set()
    stopping.start()  # it waits for the piece that sounds
    device.gate.set()
    for each in (playing, stopping):
        each.join(10)

    assert (len(device.pieces), device.is_closed, sound.noticed.is_set()) == (1, True, True)


def test_what_is_played_after_a_stop_is_heard(device):
    device.gate.set()
    speaker = subject.SystemSpeaker()
    speaker.stop()

    speaker.play(bytes(3 * PIECE_BYTES), RATE_HZ, Sound().is_over)

    assert len(device.pieces) == 3


def test_a_piece_is_20_ms_so_that_a_stop_is_heard_well_within_50(device):
    device.gate.set()

    subject.SystemSpeaker().play(bytes(2 * RATE_HZ), RATE_HZ, Sound().is_over)

    lengths_ms = [len(piece) * 1000 // (2 * RATE_HZ) for piece in device.pieces]
    assert lengths_ms == [20] * 50


class LateSpeaker(subject.SystemSpeaker):
    """Is overtaken by whoever stops it, between the last question and the first piece."""

    def __init__(self):
        super().__init__()
        self.entered, self.goes_on = threading.Event(), threading.Event()

    def play(self, samples, rate_hz, is_over):
        self.entered.set()
        self.goes_on.wait(10)
        super().play(samples, rate_hz, is_over)


def test_nothing_is_written_once_a_stop_has_returned(device):
    device.gate.set()
    speaker = LateSpeaker()
    run = ClearSamples(rate_hz=RATE_HZ, samples=bytes(9 * PIECE_BYTES), next_ms=None)
    sound = Listening(speaker, run, lambda _at_ms: run, lambda: False)
    sound.start()
    assert speaker.entered.wait(10)

    sound.stop()
    speaker.goes_on.set()
    sound.join()

    assert list(device.pieces) == []


def test_a_sound_that_is_over_does_not_silence_the_next(device):
    device.gate.set()
    speaker, over = subject.SystemSpeaker(), Sound()
    over.over.set()
    speaker.play(bytes(PIECE_BYTES), RATE_HZ, over.is_over)

    def stopped_by_the_last():
        if len(device.pieces) == 1:
            speaker._close()  # as its ``stop`` does, between two pieces of this one
        return False

    speaker.play(bytes(3 * PIECE_BYTES), RATE_HZ, stopped_by_the_last)

    assert len(device.pieces) == 3
