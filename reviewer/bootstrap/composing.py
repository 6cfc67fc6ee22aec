# SPDX-License-Identifier: Apache-2.0
"""Composes the workstation over its adapters: one open profile becomes one ``Workbench``."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from reviewer.adapters.queue_api.late import Late, late_forms
from reviewer.adapters.system.clock import local_offset_s
from reviewer.adapters.system.paths import ProfilePaths
from reviewer.adapters.system.speaker import SystemSpeaker
from reviewer.bootstrap.parts import audit_of, desk_of, open_parts
from reviewer.bootstrap.profiles import Profile, write_profile
from reviewer.domain.exposure.passing import calendar_of
from reviewer.ports.clock import Clock
from reviewer.ports.media import BlobCache, MediaDecoder
from reviewer.ports.queue_api import QueueApi
from reviewer.ports.secrets import Secrets
from reviewer.ports.store import Store
from reviewer.ports.wellbeing import PrivateFile
from reviewer.sealing.keys import SigningKey, decode_base64
from reviewer.services.account_book import AccountBook
from reviewer.services.attention import AttentionService
from reviewer.services.desk import read_person
from reviewer.services.hash_ledger import HashLedger
from reviewer.services.holdings import CheckedMembers
from reviewer.services.incidents import IncidentService
from reviewer.services.look import LookService
from reviewer.services.open_queues import OpenQueues
from reviewer.services.queue import QueueService
from reviewer.services.review import ReviewService
from reviewer.services.session import STOP_S, SessionService
from reviewer.services.sync.bank_feed import BankFeed
from reviewer.services.sync.contact import Contact
from reviewer.services.sync.delivery import Delivery
from reviewer.services.sync.engine import SyncService
from reviewer.services.sync.leasing import Leasing
from reviewer.services.sync.loop import Loop
from reviewer.services.sync.prefetch import Prefetch
from reviewer.services.sync.witness import Witness
from reviewer.services.wellbeing import WellbeingService
from reviewer.services.workbench import Workbench

if TYPE_CHECKING:
    from reviewer.services.desk import Desk
    from reviewer.services.groups import GroupService
    from reviewer.services.hashes import HashService


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Where one profile's work is kept."""

    store: Store
    cache: BlobCache
    account: PrivateFile


def open_workbench(
    profile: str,
    *,
    home: Path | None = None,
    secrets: Secrets | None = None,
    clock: Clock | None = None,
) -> Workbench:
    """Open a profile: take its lock, open its store, recover its acts. Nothing is started.

    Raises:
        StoreUnusable: another program has the profile open, or the store cannot be used.
        SecretsUnavailable: the keyring is missing, locked, or no longer holds the keys.
        InputRefused: there is no such profile.
    """
    from reviewer.adapters.media.decoder import ProcessDecoder

    with ExitStack() as stack:
        parts = open_parts(stack, profile, home=home, secrets=secrets, clock=clock)
        decoder = ProcessDecoder()
        stack.callback(decoder.close)
        workbench = compose(
            parts.profile,
            parts.api,
            Kept(store=parts.store, cache=parts.cache, account=parts.account),
            decoder,
            key=parts.key,
            clock=parts.clock,
            durable=parts.durable,
        )
        stack.push(workbench.closing.pop_all())
        workbench.closing = stack.pop_all()
    _keep_display(parts.paths, parts.profile, parts.store)
    return workbench


def compose(
    profile: Profile,
    api: QueueApi,
    kept: Kept,
    decoder: MediaDecoder,
    *,
    key: SigningKey,
    clock: Clock,
    durable: bool,
) -> Workbench:
    """Put the services of one profile together over these parts, and open the session."""
    desk = desk_of(profile, kept.store, kept.cache, clock, durable=durable)
    bundle_key = decode_base64(profile.bundle_key, "bundle_key")
    book = AccountBook(desk, kept.account, calendar_of(local_offset_s))
    open_queues, wellbeing = OpenQueues(desk, book), WellbeingService(desk, book)
    forms, ledger, checked = late_forms(), HashLedger(), CheckedMembers()
    queue = QueueService(desk, forms, ledger, open_queues, checked)
    loop = Loop(
        desk,
        contact=Contact(
            desk,
            api,
            server_id=profile.server_id,
            bundle_key=bundle_key,
            heard=open_queues.heard,
        ),
        delivery=Delivery(desk, api),
        leasing=Leasing(desk, api, open_queues, queue.return_closed),
        prefetch=Prefetch(desk, api),
        witness=Witness(desk, api),
        banks=BankFeed(desk, api),
    )
    loop.delivery.recover()
    loop.prefetch.tidy()
    loop.prefetch.sweep()
    sync = SyncService(desk, api, loop)
    look = LookService(
        desk,
        decoder,
        ledger,
        meter=wellbeing,
        speaker=SystemSpeaker(),
        wellbeing=wellbeing.state,
        checked=checked,
    )
    session = SessionService(desk, api, sync)
    session.open()
    audit = audit_of(profile, desk, api, key)
    audit.keep_pins()
    closing = ExitStack()
    closing.callback(loop.push_last)
    closing.callback(session.close)
    closing.callback(sync.stop, STOP_S)
    closing.callback(wellbeing.close)
    closing.callback(look.cover_all)
    return Workbench(
        session=session,
        queue=queue,
        review=ReviewService(desk, forms, queue, sync.is_online, open_queues, checked),
        look=look,
        attention=AttentionService(desk, queue),
        audit=audit,
        groups=_late_groups(desk, api, queue, sync),
        incidents=IncidentService(desk, api, sync),
        hashes=_late_hashes(desk, api, decoder, sync),
        wellbeing=wellbeing,
        sync=sync,
        notices=desk.notices,
        closing=closing,
    )


def _late_groups(desk: Desk, api: QueueApi, queue: QueueService, sync: SyncService) -> GroupService:
    """Return the service of groups, imported when one is first taken apart."""

    def make() -> GroupService:
        from reviewer.services.groups import GroupService

        return GroupService(desk, api, queue, sync)

    return cast("GroupService", Late(make))


def _late_hashes(
    desk: Desk, api: QueueApi, decoder: MediaDecoder, sync: SyncService
) -> HashService:
    """Return the service of the banks, imported when it is first asked for anything."""

    def make() -> HashService:
        from reviewer.adapters.media.hash_index import NumpyHashIndex
        from reviewer.services.hashes import HashService

        return HashService(desk, api, decoder, NumpyHashIndex(), sync)

    return cast("HashService", Late(make))


def _keep_display(paths: ProfilePaths, profile: Profile, store: Store) -> None:
    """Offer the profile by the person's name once the gateway has told it."""
    with store.read() as work:
        person = read_person(work.facts)
    if person is not None and person.display != profile.display:
        write_profile(paths, replace(profile, display=person.display))
