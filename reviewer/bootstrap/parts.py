# SPDX-License-Identifier: Apache-2.0
"""Opens what everything over one profile stands on: its lock, its store, its way to the gateway."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reviewer import __version__
from reviewer.adapters.queue_api.late import late_api
from reviewer.adapters.system.clock import SystemClock, SystemRandom
from reviewer.adapters.system.keyring import KeyringSecrets
from reviewer.adapters.system.lock import ProfileLock
from reviewer.adapters.system.paths import ProfilePaths, profile_paths
from reviewer.bootstrap.profiles import KEY_BYTES, Profile, has_store, read_profile
from reviewer.domain.errors import SecretsUnavailable, StoreUnusable
from reviewer.domain.ids import PersonId, WorkstationId
from reviewer.ports.clock import Clock
from reviewer.ports.media import BlobCache
from reviewer.ports.queue_api import QueueApi
from reviewer.ports.secrets import Secrets
from reviewer.ports.store import Store
from reviewer.ports.wellbeing import PrivateFile
from reviewer.sealing.keys import SigningKey, decode_base64
from reviewer.services.audit import AuditService
from reviewer.services.desk import Desk
from reviewer.services.notices import Notices
from reviewer.settings.resources import resource
from reviewer.wire.kept_policy import read_kept_policy

if TYPE_CHECKING:  # its libraries take their time to import
    from reviewer.adapters.media.cache import SealedBlobCache

_KEYS: Final = ("device", "store", "cache")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What one open profile stands on."""

    paths: ProfilePaths
    profile: Profile
    key: SigningKey
    clock: Clock
    store: Store
    cache: SealedBlobCache
    api: QueueApi
    account: PrivateFile
    durable: bool


def open_parts(
    stack: ExitStack,
    profile: str,
    *,
    home: Path | None = None,
    secrets: Secrets | None = None,
    clock: Clock | None = None,
) -> Parts:
    """Open a profile's parts; ``stack`` closes them.

    Raises:
        StoreUnusable: another program has the profile open, or the store cannot be used.
        SecretsUnavailable: the keyring is missing, locked, or no longer holds the keys.
        InputRefused: there is no such profile.
    """
    paths = profile_paths(profile, home)
    facts = read_profile(paths)
    kept = KeyringSecrets() if secrets is None else secrets
    used_clock = SystemClock() if clock is None else clock
    lock = ProfileLock(paths.lock)
    lock.acquire()
    stack.callback(lock.release)
    with ThreadPoolExecutor(1) as asking:  # the keyring answers while the store is imported
        asked = asking.submit(kept.get_all, *(f"{profile}/{name}" for name in _KEYS))
        from reviewer.adapters.media.cache import SealedBlobCache
        from reviewer.adapters.storage.opening import open_store
        from reviewer.adapters.storage.private_file import SealedFile
    keys = dict(zip(_KEYS, asked.result(), strict=True))
    key = SigningKey.from_raw(_key(keys, "device"))
    if not has_store(paths):
        # A second log under the name of the first would be a fork to whoever witnessed that.
        raise StoreUnusable("enrol-again")
    store = open_store(
        paths.store,
        _key(keys, "store"),
        log_id=facts.workstation_id,
        signing_key=key,
        now=used_clock.now(),
    )
    stack.callback(store.close)
    _check_device(store, key)
    cache = SealedBlobCache(paths.blobs, _key(keys, "cache"))
    api = late_api(
        facts.gateway_url,
        facts.server_id,
        facts.workstation_id,
        signer=key,
        secrets=kept,
        token_name=f"{profile}/refresh",
    )
    stack.callback(api.close)
    return Parts(
        paths=paths,
        profile=facts,
        key=key,
        clock=used_clock,
        store=store,
        cache=cache,
        api=api,
        account=SealedFile(paths.wellbeing, kept, f"{profile}/wellbeing"),
        durable=kept.durable,
    )


def desk_of(
    profile: Profile, store: Store, cache: BlobCache, clock: Clock, *, durable: bool
) -> Desk:
    """Return what the services of one profile share."""
    return Desk(
        store=store,
        cache=cache,
        clock=clock,
        random=SystemRandom(),
        notices=Notices(),
        read_policy=read_kept_policy,
        gateway_url=profile.gateway_url,
        workstation_id=WorkstationId(profile.workstation_id),
        person_id=PersonId(profile.person_id),
        app_version=__version__,
        payload_key=decode_base64(profile.payload_key, "payload_key"),
        durable=durable,
    )


def audit_of(profile: Profile, desk: Desk, api: QueueApi, key: SigningKey) -> AuditService:
    """Return the service of the logs."""
    return AuditService(
        desk,
        api,
        key=key,
        witness_key=decode_base64(profile.witness_key, "witness_key"),
        log_key=decode_base64(profile.log_key, "log_key"),
        verifier=resource("audit"),
    )


def _check_device(store: Store, key: SigningKey) -> None:
    """Refuse to go on in a log that another key began: nobody would believe what follows."""
    with store.read() as work:
        (first,) = work.audit.records(0, 1)
    # What else may be wrong with the record is for the verification to say.
    if '"log_key"' in first.record and key.public.public_text not in first.record:
        raise SecretsUnavailable("the device key is another one", are_gone=True)


def _key(keys: Mapping[str, bytes | None], name: str) -> bytes:
    found = keys[name]
    if found is None or len(found) != KEY_BYTES:
        raise SecretsUnavailable(f"no {name} key for this profile", are_gone=True)
    return found
