# SPDX-License-Identifier: Apache-2.0
"""What a look is measured by and heard through, in memory."""

from __future__ import annotations

import threading

from reviewer.domain.errors import RuleBroken, SoundUnavailable, StoreUnusable
from reviewer.services.shown import Phase, Wellbeing


class FakeMeter:
    """Takes note of what is charged and given back.

    Attributes:
        refuses: a limit is reached.
        most_s: no longer look fits into what is left.
        breaks: nothing can be written down when a look ends.
        is_full: nothing given back can be written down.
    """

    def __init__(self):
        self.refuses = False
        self.most_s = 1e9
        self.breaks = False
        self.is_full = False
        self.charged = []
        self.ended = []

    def check_group(self, _facts, _group):
        if self.refuses:
            raise RuleBroken("look-limit")

    def check(self, item, severity, level, longest_s):
        if self.refuses or longest_s > self.most_s:
            raise RuleBroken("look-limit")

    def begin(self, item, severity, level, longest_s):
        self.check(item, severity, level, longest_s)
        self.charged.append((item.item_id, severity, level, longest_s))
        return f"m-{len(self.charged)}"

    def end(self, meter_id):
        self.ended.append(meter_id)
        if self.breaks or self.is_full:
            raise StoreUnusable("full")


class FakeSpeaker:
    """Takes note of what is played.

    Attributes:
        played: the runs, in order.
        stops: how often silence was asked for.
        gate: each run waits here, as long as it sounds.
        is_absent: there is no device.
    """

    def __init__(self):
        self.played = []
        self.stops = 0
        self.gate = threading.Event()
        self.heard = threading.Semaphore(0)
        self.is_absent = False

    def play(self, samples, rate_hz, is_over):
        if self.is_absent:
            raise SoundUnavailable
        if samples and not is_over():
            self.played.append((samples, rate_hz))
            self.heard.release()
            self.gate.wait(30)

    def stop(self):
        self.stops += 1
        self.gate.set()


class Person:
    """The person's choices."""

    def __init__(self):
        self.short_side = 8
        self.masks_words = True
        self.opted_out = frozenset()

    def state(self):
        return Wellbeing(
            phase=Phase.ON_QUEUE,
            short_side=self.short_side,
            masks_words=self.masks_words,
            opted_out=self.opted_out,
        )
