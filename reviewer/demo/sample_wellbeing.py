# SPDX-License-Identifier: Apache-2.0
"""One person's own day, in memory: it moves as it is told to, and no time passes by itself."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from reviewer.demo.sample_desk import SampleDesk
from reviewer.domain.errors import InputRefused, RuleBroken
from reviewer.domain.ids import ItemId
from reviewer.domain.views import Level
from reviewer.services.notices import WellbeingChanged
from reviewer.services.shown import Phase, Wellbeing

_BREAKS: Final = frozenset({Phase.BREAK, Phase.MICRO_BREAK})
_SHORT_SIDES: Final = range(4, 9)


@dataclass(slots=True)
class SampleDay:
    """What the person stands at, and what a pause goes back to.

    Attributes:
        comes_back_to: the phase after a pause.
    """

    now: Wellbeing
    comes_back_to: Phase = Phase.ON_QUEUE


class SampleWellbeing:
    """``WellbeingCalls`` on a desk: ``day.now`` may be set by whoever holds it."""

    def __init__(self, desk: SampleDesk) -> None:
        self._desk = desk
        offered = (*(one.code for one in desk.policy.categories), "sound", "incidents")
        self.day = SampleDay(
            Wellbeing(
                phase=Phase.ON_QUEUE,
                viewing_s=9 * 60.0,
                viewing_cap_s=30 * 60.0,
                on_queue_s=62 * 60.0,
                on_queue_cap_s=4 * 3600.0,
                next_break_in_s=12 * 60.0,
                opt_outs_offered=offered,
            )
        )
        self.showed: list[tuple[ItemId, Level]] = []

    def state(self) -> Wellbeing:
        """Return where the person stands."""
        self._desk.called("wellbeing")
        return self.day.now

    def move(self, now: Wellbeing) -> None:
        """Let the day come to ``now``, and tell it as the service does."""
        self.day.now = now
        self._desk.notices.publish(WellbeingChanged())

    def start_shift(self) -> Wellbeing:
        """Begin a shift."""
        self._desk.called("start_shift")
        if self.day.now.phase is Phase.DAY_OVER:
            raise RuleBroken("day-over")
        return self._to(Phase.ON_QUEUE)

    def end_shift(self) -> Wellbeing:
        """End the shift; a day that is over stays so."""
        self._desk.called("end_shift")
        is_over = self.day.now.phase is Phase.DAY_OVER
        return self._to(Phase.DAY_OVER if is_over else Phase.OFF_SHIFT)

    def start_break(self) -> Wellbeing:
        """Begin a break that nothing asks for."""
        self._desk.called("start_break")
        return self._to(Phase.BREAK)

    def end_break(self) -> Wellbeing:
        """Go on, once a due break has had its length."""
        self._desk.called("end_break")
        if self.day.now.phase in _BREAKS and self.day.now.phase_until_s:
            raise RuleBroken("break")
        return self._to(Phase.ON_QUEUE)

    def pause(self) -> Wellbeing:
        """Stop everything."""
        self._desk.called("pause")
        if self.day.now.phase is not Phase.PAUSED:
            self.day.comes_back_to = self.day.now.phase
        return self._to(Phase.PAUSED)

    def resume(self) -> Wellbeing:
        """Come back to where the pause began."""
        self._desk.called("resume")
        return self._to(self.day.comes_back_to)

    def set_bad_day(self, *, on: bool) -> Wellbeing:
        """Keep the wish."""
        self._desk.called(f"set_bad_day {on}")
        return self._keep(replace(self.day.now, bad_day=on))

    def set_opt_outs(self, codes: frozenset[str]) -> Wellbeing:
        """Keep the wish, if all of it is offered."""
        self._desk.called("set_opt_outs")
        if not codes <= set(self.day.now.opt_outs_offered):
            raise RuleBroken("opt-out")
        return self._keep(replace(self.day.now, opted_out=codes))

    def set_view(self, *, short_side: int, masks_words: bool) -> Wellbeing:
        """Keep the wish."""
        self._desk.called("set_view")
        if short_side not in _SHORT_SIDES:
            raise RuleBroken("view")
        return self._keep(replace(self.day.now, short_side=short_side, masks_words=masks_words))

    def showing(self, item_id: ItemId, level: Level) -> None:
        """Take note."""
        self._desk.called("showing")
        self.showed.append((item_id, level))

    def export(self, folder: Path) -> Path:
        """Write a small file."""
        self._desk.called("export_mine")
        path = folder / "my-looking.json"
        try:
            path.write_text(json.dumps({"viewing_s": self.day.now.viewing_s}), encoding="utf-8")
        except OSError as exc:
            raise InputRefused("unwritable", path.name) from exc
        return path

    def delete_now(self) -> Wellbeing:
        """Forget; whoever was at work today has had their day."""
        self._desk.called("delete_now")
        was_at_work = self.day.now.on_queue_s > 0.0
        phase = Phase.DAY_OVER if was_at_work else Phase.OFF_SHIFT
        fresh = Wellbeing(
            phase=phase,
            viewing_cap_s=self.day.now.viewing_cap_s,
            on_queue_cap_s=self.day.now.on_queue_cap_s,
            opt_outs_offered=self.day.now.opt_outs_offered,
        )
        return self._keep(fresh)

    def _to(self, phase: Phase) -> Wellbeing:
        next_break_s = 12 * 60.0 if phase is Phase.ON_QUEUE else None
        until_s = 0.0 if phase in _BREAKS else None
        return self._keep(
            replace(self.day.now, phase=phase, next_break_in_s=next_break_s, phase_until_s=until_s)
        )

    def _keep(self, now: Wellbeing) -> Wellbeing:
        is_new = now.phase is not self.day.now.phase
        self.day.now = now
        if is_new:
            self._desk.notices.publish(WellbeingChanged())
        return now
