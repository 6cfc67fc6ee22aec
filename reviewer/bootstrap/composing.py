# SPDX-License-Identifier: Apache-2.0
"""Composes the workstation over its adapters: one open profile becomes one ``Workbench``."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from reviewer import __version__
from reviewer.adapters.queue_api.client import HttpQueueApi
from reviewer.adapters.queue_api.forms import WireForms
from reviewer.adapters.queue_api.tokens import TokenKeeper
from reviewer.adapters.queue_api.transport import Transport
from reviewer.adapters.storage.opening import open_store
from reviewer.adapters.system.clock import SystemClock, SystemRandom
from reviewer.adapters.system.lock import ProfileLock
from reviewer.adapters.system.paths import ProfilePaths, profile_paths
from reviewer.bootstrap.profiles import Profile, read_profile, system_secrets, write_profile
from reviewer.domain.errors import SecretsUnavailable
from reviewer.domain.ids import PersonId, WorkstationId
from reviewer.ports.clock import Clock
from reviewer.ports.media import BlobCache, MediaDecoder
from reviewer.ports.queue_api import QueueApi
from reviewer.ports.secrets import Secrets
from reviewer.ports.store import Store
from reviewer.sealing.keys import SigningKey, decode_base64
from reviewer.services.attention import AttentionService
from reviewer.services.audit import AuditService
from reviewer.services.desk import Desk, read_person
from reviewer.services.hash_ledger import HashLedger
from reviewer.services.incidents import IncidentService
from reviewer.services.look import LookService
from reviewer.services.notices import Notices
from reviewer.services.queue import QueueService
from reviewer.services.review import ReviewService
from reviewer.services.session import STOP_S, SessionService
from reviewer.services.sync.contact import Contact
from reviewer.services.sync.delivery import Delivery
from reviewer.services.sync.engine import SyncService
from reviewer.services.sync.leasing import Leasing
from reviewer.services.sync.loop import Loop
from reviewer.services.sync.prefetch import Prefetch
from reviewer.services.sync.witness import Witness
from reviewer.services.workbench import Workbench
from reviewer.settings.resources import resource
from reviewer.wire.policy import policy_from_json


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
    from reviewer.adapters.media.cache import SealedBlobCache
    from reviewer.adapters.media.decoder import ProcessDecoder

    paths = profile_paths(profile, home)
    facts = read_profile(paths)
    kept = system_secrets() if secrets is None else secrets
    used_clock = SystemClock() if clock is None else clock
    with ExitStack() as stack:
        lock = ProfileLock(paths.lock)
        lock.acquire()
        stack.callback(lock.release)
        key = SigningKey.from_raw(_secret(kept, profile, "device"))
        store = open_store(
            paths.store,
            _secret(kept, profile, "store"),
            log_id=facts.workstation_id,
            signing_key=key,
            now=used_clock.now(),
        )
        stack.callback(store.close)
        cache = SealedBlobCache(paths.blobs, _secret(kept, profile, "cache"))
        decoder = ProcessDecoder()
        stack.callback(decoder.close)
        transport = Transport(facts.gateway_url, server_id=facts.server_id, signer=key)
        tokens = TokenKeeper(transport, kept, f"{profile}/refresh", facts.workstation_id)
        api = HttpQueueApi(transport, tokens, facts.workstation_id)
        stack.callback(api.close)
        workbench = compose(
            facts, api, store, cache, decoder, key=key, clock=used_clock, durable=kept.durable
        )
        stack.push(workbench.closing.pop_all())
        workbench.closing = stack.pop_all()
    _keep_display(paths, facts, store)
    return workbench


def compose(
    profile: Profile,
    api: QueueApi,
    store: Store,
    cache: BlobCache,
    decoder: MediaDecoder,
    *,
    key: SigningKey,
    clock: Clock,
    durable: bool,
) -> Workbench:
    """Put the services of one profile together over these parts, and open the session."""
    desk = Desk(
        store=store,
        cache=cache,
        clock=clock,
        random=SystemRandom(),
        notices=Notices(),
        read_policy=lambda written: policy_from_json(written.encode()),
        gateway_url=profile.gateway_url,
        workstation_id=WorkstationId(profile.workstation_id),
        person_id=PersonId(profile.person_id),
        app_version=__version__,
        payload_key=decode_base64(profile.payload_key, "payload_key"),
        durable=durable,
    )
    bundle_key = decode_base64(profile.bundle_key, "bundle_key")
    loop = Loop(
        desk,
        contact=Contact(desk, api, server_id=profile.server_id, bundle_key=bundle_key),
        delivery=Delivery(desk, api),
        leasing=Leasing(desk, api),
        prefetch=Prefetch(desk, api),
        witness=Witness(desk, api),
    )
    loop.delivery.recover()
    loop.prefetch.tidy()
    loop.prefetch.sweep()
    forms, ledger = WireForms(), HashLedger()
    sync = SyncService(desk, api, loop)
    queue = QueueService(desk, forms, ledger)
    look = LookService(desk, decoder, ledger)
    session = SessionService(desk, api, sync)
    session.open()
    closing = ExitStack()
    closing.callback(loop.push_last)
    closing.callback(session.close)
    closing.callback(sync.stop, STOP_S)
    closing.callback(look.cover_all)
    return Workbench(
        session=session,
        queue=queue,
        review=ReviewService(desk, forms, queue, sync.is_online),
        look=look,
        attention=AttentionService(desk, queue),
        audit=AuditService(
            desk,
            api,
            key=key,
            witness_key=decode_base64(profile.witness_key, "witness_key"),
            verifier=resource("audit"),
        ),
        incidents=IncidentService(desk, api, sync),
        sync=sync,
        notices=desk.notices,
        closing=closing,
    )


def _secret(secrets: Secrets, profile: str, name: str) -> bytes:
    found = secrets.get(f"{profile}/{name}")
    if found is None:
        raise SecretsUnavailable(f"no {name} key for this profile")
    return found


def _keep_display(paths: ProfilePaths, profile: Profile, store: Store) -> None:
    """Offer the profile by the person's name once the gateway has told it."""
    with store.read() as work:
        person = read_person(work.facts)
    if person is not None and person.display != profile.display:
        write_profile(paths, replace(profile, display=person.display))
