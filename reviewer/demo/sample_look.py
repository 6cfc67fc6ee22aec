# SPDX-License-Identifier: Apache-2.0
"""Views of sample items: reduced ones drawn here, clear ones granted by the look service itself.

The service stands on a real store in a private folder, made with the first clear look.  The bytes
of a sample item are its id, and the decoder makes the picture from it.
"""

from __future__ import annotations

import math
import re
import threading
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeVar

from reviewer.adapters.storage.opening import open_store
from reviewer.adapters.system.clock import SystemRandom
from reviewer.demo.sample import NOW, POST, reduced_picture
from reviewer.demo.sample_desk import SampleDesk
from reviewer.domain.errors import MediaMissing
from reviewer.domain.hashes import HashKind, HashValue
from reviewer.domain.ids import GroupId, ItemId, WorkstationId
from reviewer.domain.items import Item, Severity
from reviewer.domain.leases import HeldGroup, Instant
from reviewer.domain.views import (
    ClearFrames,
    ClearText,
    ClearView,
    ContactSheet,
    DetailView,
    Grant,
    GrantId,
    Level,
    ReducedText,
    ReducedView,
    SheetCell,
    Wall,
    Walls,
    Waveform,
)
from reviewer.ports.media import (
    BlobRecord,
    ClearPixels,
    ClearPlainText,
    ClearRun,
    ClearSamples,
)
from reviewer.ports.store import Store
from reviewer.sealing.keys import SigningKey
from reviewer.services.checked_members import CheckedMembers
from reviewer.services.desk import FACT_POLICY, Desk
from reviewer.services.hash_ledger import HashLedger
from reviewer.services.look import LookService
from reviewer.services.shown import Phase, Wellbeing

WIDTH: Final = 640
HEIGHT: Final = 360
_LENGTH_MS: Final = 74_000
_CELLS: Final = 9
_PEAKS: Final = 200
_FRAME_MS: Final = 100
_LOG: Final = "ws_sample"
_DAY_S: Final = 86_400

_Seen = TypeVar("_Seen", DetailView, ClearFrames, ClearView | ClearText)


class SampleClock:
    """A clock on which a minute passes before each look, so that none waits for a pause."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._minutes = 0

    def go_on(self) -> None:
        """Let a minute pass."""
        with self._lock:
            self._minutes += 1

    def now(self) -> Instant:
        """Return the minute it is."""
        with self._lock:
            wall = NOW + timedelta(minutes=self._minutes)
            return Instant(boot_id="sample", boot_s=60.0 * self._minutes, wall=wall)


class SampleBytes:
    """Media at rest: nothing is, since the bytes of an item are its id."""

    def write(self, plain: bytes) -> tuple[str, bytes]:
        """Return a name for these bytes, and a key that opens nothing."""
        return plain.decode(), b"sample"

    def read(self, record: BlobRecord) -> bytes:
        """Return the bytes."""
        if record.wrapped_key is None:
            raise MediaMissing(record.item_id)
        return record.item_id.encode()

    def remove(self, file_name: str) -> None:
        """Do nothing: there is no file."""

    def orphans(self, known: frozenset[str]) -> tuple[str, ...]:
        """Return none."""
        del known
        return ()


class SampleDecoder:
    """Makes pictures, films and words from ids."""

    def __init__(self, desk: SampleDesk) -> None:
        self._desk = desk

    def warm(self) -> None:
        """Do nothing: there is no process."""

    def walls(self) -> Walls:
        """Return which walls stand, as the desk says."""
        missing = self._desk.missing_walls
        return Walls(standing=frozenset(Wall) - missing, missing=missing, absent=frozenset())

    def hashes(self, untrusted: bytes, media_type: str) -> tuple[HashValue, ...]:
        """Return what only this machine made."""
        del untrusted
        if _is_text(media_type):
            return ()
        return (HashValue(kind=HashKind.PHASH, value="d1c4b2e0997a3f10"),)

    def reduced(
        self,
        untrusted: bytes,
        media_type: str,
        level: Level,
        *,
        at: int = 0,
        short_side: int = 8,
    ) -> ReducedView | ReducedText:
        """Return the view of a level."""
        if not _is_text(media_type):
            picture = self._picture(untrusted, at)
            return reduced_picture(picture, WIDTH, HEIGHT, level, short_side)
        sentences = [each.strip() for each in re.findall(r"[^.]+\.", POST)]
        steps = [" ".join(sentences[first : first + 3]) for first in range(0, len(sentences), 3)]
        return ReducedText(
            level=level,
            script="Latn",
            characters=len(POST),
            lines=POST.count("\n") + 1,
            excerpt=steps[at] if level is Level.R2 else "",
            step=at if level is Level.R2 else 0,
            steps=len(steps),
        )

    def sheet(self, untrusted: bytes, media_type: str) -> ContactSheet:
        """Return nine moments, the last of them unreadable."""
        del media_type
        moments = range(0, _LENGTH_MS, _LENGTH_MS // _CELLS)
        cells = []
        for number, at_ms in enumerate(moments):
            picture = self._picture(untrusted, at_ms)
            view = reduced_picture(picture, WIDTH, HEIGHT, Level.R1)
            cells.append(SheetCell(at_ms=at_ms, view=view if number < _CELLS - 1 else None))
        return ContactSheet(duration_ms=_LENGTH_MS, has_sound=True, cells=tuple(cells[:_CELLS]))

    def waveform(self, untrusted: bytes, media_type: str) -> Waveform:
        """Return waves that come and go."""
        del untrusted, media_type
        peaks = bytes(
            round(130 + 70 * math.sin(at / 9) + 50 * math.sin(at * 1.7)) for at in range(_PEAKS)
        )
        return Waveform(duration_ms=_LENGTH_MS, peaks=peaks)

    def clear(
        self, untrusted: bytes, media_type: str, longest_side: int, *, at: int = 0
    ) -> ClearPixels | ClearPlainText:
        """Return the picture or the words, whatever the longest side: they are small."""
        del longest_side
        if _is_text(media_type):
            return ClearPlainText(text=self._desk.text)
        return ClearPixels(width=WIDTH, height=HEIGHT, pixels=self._picture(untrusted, at))

    def frames(self, untrusted: bytes, media_type: str, *, at_ms: int) -> ClearRun:
        """Return a second of a film."""
        del media_type
        moments = range(at_ms, at_ms + 1000, _FRAME_MS)
        following = at_ms + 1000
        return ClearRun(
            width=WIDTH,
            height=HEIGHT,
            frame_ms=_FRAME_MS,
            frames=tuple(self._picture(untrusted, at) for at in moments),
            next_ms=following if following < _LENGTH_MS else None,
        )

    def samples(self, untrusted: bytes, media_type: str, *, at_ms: int) -> ClearSamples:
        """Return a second of silence."""
        del untrusted, media_type
        following = at_ms + 1000
        return ClearSamples(
            rate_hz=8000,
            samples=bytes(16_000),
            next_ms=following if following < _LENGTH_MS else None,
        )

    def close(self) -> None:
        """Do nothing: there is no process."""

    def _picture(self, untrusted: bytes, at: int) -> bytes:
        seed = untrusted.decode()
        return self._desk.clear(f"{seed}@{at}" if at else seed)


class SampleMeter:
    """Counts nothing: nobody looks at samples for hours."""

    def check(self, item: Item, severity: Severity | None, level: Level, longest_s: float) -> None:
        """Allow it."""
        del item, severity, level, longest_s

    def begin(self, item: Item, severity: Severity | None, level: Level, longest_s: float) -> str:
        """Charge nothing."""
        del item, severity, level, longest_s
        return ""

    def end(self, meter_id: str) -> None:
        """Give nothing back."""
        del meter_id


class SampleSpeaker:
    """Plays to nobody; a run is over when it is stopped."""

    def __init__(self) -> None:
        self._stopped = threading.Event()

    def play(self, samples: bytes, rate_hz: int) -> None:
        """Wait as long as the samples would sound."""
        self._stopped.clear()
        self._stopped.wait(len(samples) / 2 / rate_hz)

    def stop(self) -> None:
        """Be silent."""
        self._stopped.set()


def _is_text(media_type: str) -> bool:
    return media_type.startswith("text/")


class SampleLook:
    """Views of the items on a desk."""

    def __init__(self, desk: SampleDesk) -> None:
        self._desk = desk
        self._clock = SampleClock()
        self._decoder = SampleDecoder(desk)
        self._lock = threading.Lock()
        self._opened: tuple[Store, LookService] | None = None
        self._closing = ExitStack()

    def walls(self) -> Walls:
        """Return which walls stand."""
        self._desk.called("walls")
        return self._decoder.walls()

    def reduced(self, item_id: ItemId, level: Level, at: int = 0) -> ReducedView | ReducedText:
        """Return a reduced view."""
        self._desk.called(f"reduced {item_id}")
        self._desk.called("reduced")
        return self._decoder.reduced(item_id.encode(), self._type(item_id), level, at=at)

    def sheet(self, item_id: ItemId) -> ContactSheet:
        """Return a contact sheet."""
        self._desk.called("sheet")
        return self._decoder.sheet(item_id.encode(), self._type(item_id))

    def waveform(self, item_id: ItemId) -> Waveform:
        """Return how loud an item is."""
        self._desk.called("waveform")
        return self._decoder.waveform(item_id.encode(), self._type(item_id))

    def begin_detail(self, item_id: ItemId, at: int = 0) -> DetailView:
        """Ask the look service for detail."""
        self._desk.called("begin_detail")
        return self._granted(self._asked(item_id).begin_detail(item_id, at))

    def begin_clear(self, item_id: ItemId, reason: str = "", at: int = 0) -> ClearView | ClearText:
        """Ask the look service for a clear look."""
        self._desk.called("begin_clear")
        return self._granted(self._asked(item_id).begin_clear(item_id, reason, at))

    def begin_play(self, item_id: ItemId, reason: str = "", at: int = 0) -> ClearFrames:
        """Ask the look service to play."""
        self._desk.called("begin_play")
        return self._granted(self._asked(item_id).begin_play(item_id, reason, at))

    def play_on(self, grant_id: GrantId, at: int) -> ClearFrames:
        """Ask the look service to go on."""
        self._desk.called("play_on")
        _store, service = self._service()
        return service.play_on(grant_id, at)

    def begin_sound(self, item_id: ItemId, reason: str = "", at: int = 0) -> Grant:
        """Ask the look service to let it be heard."""
        self._desk.called("begin_sound")
        grant = self._asked(item_id).begin_sound(item_id, reason, at)
        self._desk.grants.append(grant.grant_id)
        return grant

    def end(self, grant_id: GrantId) -> None:
        """End a look."""
        self._desk.called("end")
        if self._opened is not None:
            self._opened[1].end(grant_id)
        self._desk.ended.append(grant_id)

    def cover_all(self) -> None:
        """End every look."""
        self._desk.called("cover_all")
        if self._opened is not None:
            self._opened[1].cover_all()

    def local_hashes(self, item_id: ItemId) -> tuple[HashValue, ...]:
        """Return what only this machine made."""
        self._desk.called("local_hashes")
        return self._decoder.hashes(item_id.encode(), self._type(item_id))

    def _type(self, item_id: ItemId) -> str:
        return self._desk.item(item_id).media.media_type

    def _asked(self, item_id: ItemId) -> LookService:
        store, service = self._service()
        self._keep(store, item_id)
        self._clock.go_on()
        return service

    def _granted(self, seen: _Seen) -> _Seen:
        self._desk.grants.append(seen.grant.grant_id)
        return seen

    def close(self) -> None:
        """Put the store away; closing again does nothing."""
        with self._lock:
            if self._opened is not None:
                self._opened[1].cover_all()
            self._opened = None
            self._closing.close()

    def _service(self) -> tuple[Store, LookService]:
        with self._lock:
            if self._opened is None:
                folder = Path(self._closing.enter_context(TemporaryDirectory()))
                key = SigningKey.from_raw(bytes(32))
                now = self._clock.now()
                store = open_store(
                    folder / "store", bytes(32), log_id=_LOG, signing_key=key, now=now
                )
                self._closing.callback(store.close)
                shared = self._shared(store)
                with store.write() as work:
                    work.facts.set(FACT_POLICY, "sample")
                    work.commit()
                service = LookService(
                    shared,
                    self._decoder,
                    HashLedger(),
                    meter=SampleMeter(),
                    speaker=SampleSpeaker(),
                    wellbeing=lambda: Wellbeing(phase=Phase.ON_QUEUE),
                    checked=CheckedMembers(),
                )
                self._opened = store, service
            return self._opened

    def _shared(self, store: Store) -> Desk:
        return Desk(
            store=store,
            cache=SampleBytes(),
            clock=self._clock,
            random=SystemRandom(),
            notices=self._desk.notices,
            read_policy=lambda _written: self._desk.policy,
            gateway_url="https://gateway.example.invalid",
            workstation_id=WorkstationId(_LOG),
            person_id=self._desk.person.person_id,
            app_version="sample",
            payload_key=bytes(32),
            durable=True,
        )

    def _keep(self, store: Store, item_id: ItemId) -> None:
        """Put the item's group into the store as it stands on the desk."""
        held = self._desk.holding(item_id)
        until = self._clock.now().after(_DAY_S)
        with store.write() as work:
            work.groups.put(
                HeldGroup(group=held.group, state=held.state, expires=until, offline_until=until)
            )
            for item in held.group.items:
                work.blobs.put(_blob(item.item_id, held.group.group_id))
            work.commit()


def _blob(item_id: ItemId, group_id: GroupId) -> BlobRecord:
    return BlobRecord(
        media_id=item_id,
        item_id=item_id,
        group_id=group_id,
        file_name=item_id,
        wrapped_key=b"sample",
        size=len(item_id),
        received=len(item_id),
    )
