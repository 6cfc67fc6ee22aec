# SPDX-License-Identifier: Apache-2.0
"""What belongs to the person: their limits, breaks and choices; and the meter of their looking.

Nothing here has a clock of its own: the window asks for ``state`` every few seconds, and that
lets time pass.  Nothing of it is logged, recorded or sent.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from reviewer.domain.errors import InputRefused, RuleBroken
from reviewer.domain.exposure import charging, gates, passing, standing
from reviewer.domain.exposure.gates import TODAY, Wish
from reviewer.domain.exposure.ledger import Ledger, Look, Mode, known, viewed_today_s
from reviewer.domain.exposure.limits import ExposureLimits
from reviewer.domain.exposure.passing import Rules
from reviewer.domain.ids import ItemId
from reviewer.domain.items import Group, Item, Severity
from reviewer.domain.views import Level
from reviewer.ports.store import Facts
from reviewer.services.account_book import AccountBook, Known, begin_history, read_known
from reviewer.services.desk import Desk
from reviewer.services.shown import Phase, Wellbeing
from reviewer.services.wellbeing_form import Account, readable

SHORT_SIDES: Final = range(4, 9)
_HELD: Final = frozenset({Level.R3, Level.R4})
_COVERED: Final = frozenset({Phase.BREAK, Phase.MICRO_BREAK, Phase.PAUSED, Phase.DAY_OVER})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Metered:
    item: str
    look: Look
    level: Level


class WellbeingService:
    """One person's day; also the meter that the look service charges looks to."""

    def __init__(self, desk: Desk, book: AccountBook) -> None:
        self._desk = desk
        self._book = book
        self._running: dict[str, _Metered] = {}
        self._was_off = False

    # The person's own screen.

    def state(self) -> Wellbeing:
        """Return where the person stands, and let time pass until now."""
        begin_history(self._desk, self._book)
        found = self._book.look()
        with self._book.open(found) as limits:
            self._book.keep_sometimes()
            shown = self._shown(found, limits)
        self._book.tell(found)
        return shown

    def start_shift(self) -> Wellbeing:
        """Begin a shift; raises ``RuleBroken("day-over")`` when the day's limit is reached."""
        return self._change(passing.start)

    def end_shift(self) -> Wellbeing:
        """End the shift."""
        return self._change(lambda ledger, _: passing.rest(ledger, Mode.OFF))

    def start_break(self) -> Wellbeing:
        """Begin a break, due or not."""
        return self._change(lambda ledger, _: passing.rest(ledger, Mode.BREAK))

    def end_break(self) -> Wellbeing:
        """Go on; raises ``RuleBroken("break")`` while a due break has not had its length."""
        return self._change(passing.end_break)

    def pause(self) -> Wellbeing:
        """Stop everything now, no reason asked; no time counts until ``resume``."""

        def paused(ledger: Ledger, _: Rules) -> Ledger:
            self._was_off = ledger.mode is Mode.OFF or (
                ledger.mode is Mode.PAUSED and self._was_off
            )
            return passing.rest(ledger, Mode.PAUSED)

        return self._change(paused)

    def resume(self) -> Wellbeing:
        """Come back from a pause, to where the person was."""

        def resumed(ledger: Ledger, rules: Rules) -> Ledger:
            if ledger.mode is not Mode.PAUSED:
                return ledger
            is_over = standing.is_day_over(ledger, rules.of(ledger))
            if self._was_off or is_over:
                return replace(ledger, mode=Mode.OFF)
            return passing.start(ledger, rules)

        return self._change(resumed)

    def set_bad_day(self, *, on: bool) -> Wellbeing:
        """Nothing above S1 for the rest of the day, or as usual again."""
        return self._change(lambda ledger, _: replace(ledger, bad_day=on))

    def set_opt_outs(self, codes: frozenset[str]) -> Wellbeing:
        """Keep away from these codes; raises ``RuleBroken("opt-out")`` for one not offered."""
        if not codes <= set(self._book.look().opt_outs):
            raise RuleBroken("opt-out")
        return self._choose(lambda account: replace(account, opted_out=codes))

    def set_view(self, *, short_side: int, masks_words: bool) -> Wellbeing:
        """Choose R1's short side and whether slurs are masked; raises ``RuleBroken("view")``."""
        if short_side not in SHORT_SIDES:
            raise RuleBroken("view")
        return self._choose(
            lambda account: replace(account, short_side=short_side, masks_words=masks_words)
        )

    def showing(self, item_id: ItemId, level: Level) -> None:
        """Tell that a reduced view of an item is on screen from now on; R0 ends it."""
        group = self._book.current
        is_known = group is not None and any(item.item_id == item_id for item in group.items)
        severity = group.severity if group is not None and is_known else None

        def shown(ledger: Ledger, rules: Rules) -> Ledger:
            if level is not Level.R0:
                ledger = _begun(ledger, rules)
            return passing.show(ledger, item_id, severity, level)

        self._change(shown)

    def export(self, folder: Path) -> Path:
        """Write all that is kept, readable, where its owner says; raises ``InputRefused``."""
        found = self._book.look()
        with self._book.open(found):
            text, day = readable(self._book.account), self._book.account.ledger.day
        path = folder / f"my-looking-{day}.json"
        part = path.with_name(path.name + ".part")
        try:
            part.unlink(missing_ok=True)
            descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(text)
            part.replace(path)
        except OSError as exc:
            raise InputRefused("unwritable", path.name) from exc
        return path

    def delete_now(self) -> Wellbeing:
        """Destroy the history at once; until the day ends only closed queues are kept.

        Whoever was at work today has no account of today's limits left, so the day ends.
        """
        found = self._book.look()
        with self._book.open(found) as limits:
            account = self._book.account
            ledger, gates_now = account.ledger, self._book.queue_gates(found, limits)
            closed = ledger.closed | {str(n) for n, gate in gates_now.items() if gate == TODAY}
            if ledger.on_queue_s > 0.0 or ledger.seen or ledger.settled_s > 0.0:
                closed |= {standing.ALL}
            self._running.clear()
            left = passing.destroyed(ledger, frozenset(closed))
            self._book.destroy(
                Account(ledger=left, anchor=account.anchor, sent=account.sent, told=account.told)
            )
        return self.state()

    def close(self) -> None:
        """End the shift with the program, and keep the account."""
        self._change(
            lambda ledger, _: passing.rest(ledger, Mode.OFF) if ledger.mode is Mode.ON else ledger
        )

    # The meter of the look service.

    def check_group(self, facts: Facts, group: Group) -> None:
        """Refuse any view of a group that the limits or the person's choices close.

        What the queue does not offer is not shown either; a break covers everything.

        Raises:
            RuleBroken: ``look-limit``.
        """
        found = read_known(self._desk, facts)
        with self._book.open(found) as limits:
            is_covered = standing.phase(self._book.account.ledger, limits) in _COVERED
            if is_covered or not self._book.group_gate(group, found, limits).is_open:
                raise RuleBroken("look-limit")

    def check(self, item: Item, severity: Severity | None, level: Level, longest_s: float) -> None:
        """Refuse what the limits close: ``RuleBroken("look-limit")``."""
        found = self._book.look()
        with self._book.open(found) as limits:
            self._check(limits, item, severity, level, longest_s)

    def begin(self, item: Item, severity: Severity | None, level: Level, longest_s: float) -> str:
        """Charge a look for as long as it may last; return its meter id.

        Raises:
            RuleBroken: ``look-limit``.
            StoreUnusable, SecretsUnavailable: it cannot be kept, and nothing is charged.
        """
        found = self._book.look()
        rules = self._book.rules(found)
        with self._book.open(found) as limits:
            before = self._book.account
            self._book.set(_begun(self._book.account.ledger, rules))
            self._check(limits, item, severity, level, longest_s)
            ledger = charging.begin_look(
                self._book.account.ledger, limits, item.item_id, severity, level, longest_s
            )
            self._book.set(ledger)
            try:
                self._book.keep()
            except BaseException:
                self._book.account = before  # no look follows that could give it back
                raise
            meter_id = self._desk.new_id()
            look = Look(at=ledger.at, seconds=longest_s)
            self._running[meter_id] = _Metered(item=item.item_id, look=look, level=level)
        return meter_id

    def end(self, meter_id: str) -> None:
        """Refund what a look did not use; one that is over already stays so."""
        found = self._book.look()
        with self._book.open(found):
            metered = self._running.pop(meter_id, None)
            if metered is None:
                return
            ledger = self._book.account.ledger
            used_s = ledger.at - metered.look.at
            self._book.set(
                charging.end_look(ledger, metered.item, metered.look, used_s, metered.level)
            )
            self._book.keep()
        self._book.tell(found)

    def _check(
        self,
        limits: ExposureLimits,
        item: Item,
        severity: Severity | None,
        level: Level,
        longest_s: float,
    ) -> None:
        ledger = self._book.account.ledger
        if standing.phase(ledger, limits) in _COVERED:
            raise RuleBroken("look-limit")
        if level not in _HELD:
            return
        wish = Wish(
            severity=known(ledger, item.item_id, severity),
            level=level,
            longest_s=longest_s,
            item=item.item_id,
        )
        if not gates.gate(ledger, limits, wish).is_open:
            raise RuleBroken("look-limit")

    def _change(self, change: Callable[[Ledger, Rules], Ledger]) -> Wellbeing:
        found = self._book.look()
        rules = self._book.rules(found)
        with self._book.open(found) as limits:
            self._book.set(change(self._book.account.ledger, rules))
            self._book.keep()
            shown = self._shown(found, limits)
        self._book.tell(found)
        return shown

    def _choose(self, change: Callable[[Account], Account]) -> Wellbeing:
        found = self._book.look()
        with self._book.open(found) as limits:
            self._book.account = change(self._book.account)
            self._book.keep()
            shown = self._shown(found, limits)
        self._book.tell(found)
        return shown

    def _shown(self, found: Known, limits: ExposureLimits) -> Wellbeing:
        account = self._book.account
        ledger = account.ledger
        queues = self._book.queue_gates(found, limits)
        phase = self._book.phase(found, limits)
        return Wellbeing(
            phase=phase,
            phase_until_s=_until_s(ledger, limits, phase),
            viewing_s=viewed_today_s(ledger),
            viewing_cap_s=float(limits.viewing_day_s),
            on_queue_s=ledger.on_queue_s,
            on_queue_cap_s=standing.cap_s(ledger, limits),
            next_break_in_s=_next_break_s(ledger, limits),
            closed_today=frozenset(str(n) for n, gate in queues.items() if gate == TODAY),
            closed_for_s=tuple(
                (str(name), gate.closed_s) for name, gate in queues.items() if gate.closed_s
            ),
            opt_outs_offered=found.opt_outs,
            opted_out=account.opted_out,
            bad_day=ledger.bad_day,
            short_side=account.short_side,
            masks_words=account.masks_words,
            budget_percent=standing.percent(found.limits, ledger),
            is_incident=found.is_incident,
        )


def _begun(ledger: Ledger, rules: Rules) -> Ledger:
    """Begin a shift with the first look, so that none goes by without its time being counted."""
    if ledger.mode is not Mode.OFF or standing.is_day_over(ledger, rules.of(ledger)):
        return ledger
    return passing.start(ledger, rules)


def _until_s(ledger: Ledger, limits: ExposureLimits, phase: Phase) -> float | None:
    if phase in {Phase.BREAK, Phase.MICRO_BREAK}:
        return max(0.0, ledger.rest_until - ledger.at)
    if phase is Phase.WINDING_DOWN:
        return max(0.0, standing.cap_s(ledger, limits) - ledger.on_queue_s)
    return None


def _next_break_s(ledger: Ledger, limits: ExposureLimits) -> float | None:
    if ledger.mode is not Mode.ON:
        return None
    micro_s = limits.micro_after_s - ledger.since_micro_s
    return max(0.0, min(micro_s, limits.break_after_s - ledger.since_break_s))
