# SPDX-License-Identifier: Apache-2.0
"""Views of sample items: reduced ones drawn here, clear ones granted by the look service itself.

The service stands on a real store in a private folder, made with the first clear look.  The bytes
of a sample item are its id, and the decoder makes the picture from it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from reviewer.adapters.storage.opening import open_store
from reviewer.adapters.system.clock import SystemRandom
from reviewer.demo.sample import NOW, POST, reduced_picture
from reviewer.demo.sample_desk import SampleDesk
from reviewer.domain.errors import MediaMissing
from reviewer.domain.hashes import HashKind, HashValue
from reviewer.domain.ids import GroupId, ItemId, WorkstationId
from reviewer.domain.leases import HeldGroup, Instant
from reviewer.domain.views import ClearText, ClearView, GrantId, Level, ReducedText, ReducedView
from reviewer.ports.media import BlobRecord, ClearPixels, ClearPlainText
from reviewer.ports.store import Store
from reviewer.sealing.keys import SigningKey
from reviewer.services.desk import Desk
from reviewer.services.hash_ledger import HashLedger
from reviewer.services.look import LookService

_WIDTH: Final = 640
_HEIGHT: Final = 360
_LOG: Final = "ws_sample"
_DAY_S: Final = 86_400


class SampleClock:
    """A clock on which a minute passes between two readings, so that no look waits for a pause."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._minutes = 0

    def now(self) -> Instant:
        """Return the next minute."""
        with self._lock:
            self._minutes += 1
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
    """Makes pictures and words from ids."""

    def __init__(self, draw: Callable[[str], bytes]) -> None:
        self._draw = draw

    def warm(self) -> None:
        """Do nothing: there is no process."""

    def hashes(self, untrusted: bytes, media_type: str) -> tuple[HashValue, ...]:
        """Return what only this machine made."""
        del untrusted
        if _is_text(media_type):
            return ()
        return (HashValue(kind=HashKind.PHASH, value="d1c4b2e0997a3f10"),)

    def reduced(self, untrusted: bytes, media_type: str, level: Level) -> ReducedView | ReducedText:
        """Return the view of a level."""
        if _is_text(media_type):
            excerpt = POST.split("\n", 1)[0] if level is Level.R2 else ""
            return ReducedText(
                level=level, script="Latn", characters=len(POST), lines=2, excerpt=excerpt
            )
        return reduced_picture(self._draw(untrusted.decode()), _WIDTH, _HEIGHT, level)

    def clear(
        self, untrusted: bytes, media_type: str, longest_side: int
    ) -> ClearPixels | ClearPlainText:
        """Return the picture or the words, whatever the longest side: they are small."""
        del longest_side
        if _is_text(media_type):
            return ClearPlainText(text=POST)
        pixels = self._draw(untrusted.decode())
        return ClearPixels(width=_WIDTH, height=_HEIGHT, pixels=pixels)

    def close(self) -> None:
        """Do nothing: there is no process."""


def _is_text(media_type: str) -> bool:
    return media_type.startswith("text/")


class SampleLook:
    """Views of the items on a desk."""

    def __init__(self, desk: SampleDesk) -> None:
        self._desk = desk
        self._clock = SampleClock()
        self._decoder = SampleDecoder(self._draw)
        self._lock = threading.Lock()
        self._opened: tuple[Store, LookService] | None = None
        self._closing = ExitStack()

    def reduced(self, item_id: ItemId, level: Level) -> ReducedView | ReducedText:
        """Return a reduced view."""
        self._desk.called(f"reduced {item_id}")
        self._desk.called("reduced")
        media_type = self._desk.item(item_id).media.media_type
        return self._decoder.reduced(item_id.encode(), media_type, level)

    def begin_clear(self, item_id: ItemId) -> ClearView | ClearText:
        """Ask the look service for a clear look."""
        self._desk.called("begin_clear")
        store, service = self._service()
        self._keep(store, item_id)
        seen = service.begin_clear(item_id)
        self._desk.grants.append(seen.grant.grant_id)
        return seen

    def end_clear(self, grant_id: GrantId) -> None:
        """End a clear look."""
        self._desk.called("end_clear")
        if self._opened is not None:
            self._opened[1].end_clear(grant_id)
        self._desk.ended.append(grant_id)

    def cover_all(self) -> None:
        """End every clear look."""
        self._desk.called("cover_all")
        if self._opened is not None:
            self._opened[1].cover_all()

    def local_hashes(self, item_id: ItemId) -> tuple[HashValue, ...]:
        """Return what only this machine made."""
        self._desk.called("local_hashes")
        media_type = self._desk.item(item_id).media.media_type
        return self._decoder.hashes(item_id.encode(), media_type)

    def _draw(self, item_id: str) -> bytes:
        return self._desk.clear(item_id)

    def close(self) -> None:
        """Put the store away; closing again does nothing."""
        with self._lock:
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
                self._opened = store, LookService(shared, self._decoder, HashLedger())
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
