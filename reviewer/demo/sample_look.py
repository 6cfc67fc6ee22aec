# SPDX-License-Identifier: Apache-2.0
"""Views of sample items: reduced ones drawn here, clear ones granted by the look service itself.

The service stands on a real store in a private folder, made with the first clear look.  The bytes
of a sample item are its id, and the decoder makes the picture from it.
"""

from __future__ import annotations

import threading
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeVar

from reviewer.adapters.storage.opening import open_store
from reviewer.adapters.system.clock import SystemRandom
from reviewer.demo.sample_desk import SampleDesk
from reviewer.demo.sample_devices import SampleClock, SampleMeter, SampleSpeaker
from reviewer.demo.sample_media import SampleBytes, SampleDecoder
from reviewer.domain.hashes import HashValue
from reviewer.domain.ids import GroupId, ItemId, WorkstationId
from reviewer.domain.leases import HeldGroup
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
    Walls,
    Waveform,
)
from reviewer.ports.media import BlobRecord
from reviewer.ports.store import Store
from reviewer.sealing.keys import SigningKey
from reviewer.services.desk import FACT_POLICY, Desk
from reviewer.services.hash_ledger import HashLedger
from reviewer.services.holdings import CheckedMembers
from reviewer.services.look import LookService
from reviewer.services.shown import Phase, Wellbeing

_LOG: Final = "ws_sample"
_DAY_S: Final = 86_400

_Seen = TypeVar("_Seen", DetailView, ClearFrames, ClearView | ClearText)


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
