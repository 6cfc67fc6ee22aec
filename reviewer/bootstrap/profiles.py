# SPDX-License-Identifier: Apache-2.0
"""The profiles of this machine: what each pins for its life, and how a new one is made.

A profile is one person enrolled on one workstation.  Its folder holds ``profile.json`` (nothing
secret), the encrypted store and the sealed media; every key is in the keyring.  Without a keyring
keys live in memory, end with the process, and work is online only.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import re
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from reviewer import __version__
from reviewer.adapters.system.clock import SystemClock
from reviewer.adapters.system.keyring import KeyringSecrets, MemorySecrets
from reviewer.adapters.system.lock import ProfileLock
from reviewer.adapters.system.paths import ProfilePaths, profile_names, profile_paths
from reviewer.domain.errors import InputRefused, SecretsUnavailable, StoreUnusable
from reviewer.ports.secrets import Secrets
from reviewer.sealing.keys import SigningKey, decode_base64
from reviewer.wire.address import checked_url

PROFILE_FILE: Final = "profile.json"
KEY_BYTES: Final = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileInfo:
    """One enrolled profile on this machine, as it is offered for choosing.

    Attributes:
        display: whose it is; empty until the gateway told it.
        is_damaged: what it pins cannot be read; it can only be enrolled again.
    """

    name: str
    gateway_url: str
    display: str
    is_damaged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a profile pins for its whole life; nothing in it is secret. Keys are base64.

    Attributes:
        in_memory: its keys ended, or will end, with the process that made it.
    """

    name: str
    gateway_url: str
    display: str
    server_id: str
    workstation_id: str
    person_id: str
    bundle_key: str
    witness_key: str
    payload_key: str
    log_key: str  # of the gateway's own log
    in_memory: bool = False


def system_secrets() -> Secrets:
    """Return the system's keyring, or memory where there is none that can be trusted."""
    found = KeyringSecrets()
    try:
        found.get("probe")
    except SecretsUnavailable:
        return MemorySecrets()
    return found


def profiles(home: Path | None = None) -> tuple[ProfileInfo, ...]:
    """Return the profiles of this machine: those that can be opened, and those that are damaged.

    One without a store, and one whose keys were in the memory of another process, cannot.
    """
    found = (profile_paths(name, home) for name in profile_names(home))
    whole = (paths for paths in found if (paths.folder / PROFILE_FILE).is_file())
    listed = (_info(paths) for paths in whole if has_store(paths))
    return tuple(each for each in listed if each is not None)


def _info(paths: ProfilePaths) -> ProfileInfo | None:
    try:
        read = read_profile(paths)
    except (InputRefused, StoreUnusable):
        return ProfileInfo(name=paths.name, gateway_url="", display="", is_damaged=True)
    if read.in_memory:
        return None
    return ProfileInfo(name=read.name, gateway_url=read.gateway_url, display=read.display)


def forget_in_memory(home: Path | None = None) -> None:
    """Delete the profiles whose keys ended with their process; what they hold opens for nobody."""
    for name in profile_names(home):
        paths = profile_paths(name, home)
        with contextlib.suppress(InputRefused, StoreUnusable):
            if read_profile(paths).in_memory:
                with ProfileLock(paths.lock):  # a window on it holds this
                    shutil.rmtree(paths.folder, ignore_errors=True)


def enrol(
    gateway_url: str, code: str, *, home: Path | None = None, secrets: Secrets | None = None
) -> str:
    """Enrol with a one-time code; return the name of the new profile.

    Without a keyring, pass the same ``secrets`` here and to :func:`open_workbench`.

    Raises:
        InputRefused, GatewayRefused, TamperEvidence: the code or the gateway is not right.
        StoreUnusable: the profile cannot be kept here.
    """
    from reviewer.adapters.queue_api.enrolment import enrol as spend_code
    from reviewer.adapters.storage.opening import open_store

    kept = system_secrets() if secrets is None else secrets
    kept.get("probe")  # raises before the code is spent
    device = SigningKey.generate()
    found = spend_code(gateway_url, code, device.public, app_version=__version__)
    host = urlsplit(found.gateway_url).hostname or "gateway"
    slug = re.sub(r"[^a-z0-9]+", "-", f"{host}-{found.workstation_id}".lower()).strip("-")
    paths = profile_paths(slug[:64], home)
    paths.make()
    store_key = os.urandom(KEY_BYTES)
    for name, secret in {
        "store": store_key,
        "cache": os.urandom(KEY_BYTES),
        "wellbeing": os.urandom(KEY_BYTES),
        "device": device.to_raw(),
        "refresh": found.refresh_token.encode("ascii"),
    }.items():
        kept.set(f"{paths.name}/{name}", secret)
    open_store(
        paths.store,
        store_key,
        log_id=found.workstation_id,
        signing_key=device,
        now=SystemClock().now(),
    ).close()
    write_profile(
        paths,
        Profile(
            name=paths.name,
            gateway_url=found.gateway_url,
            display="",
            server_id=found.server_id,
            workstation_id=found.workstation_id,
            person_id=found.person_id,
            bundle_key=base64.b64encode(found.bundle_key).decode(),
            witness_key=base64.b64encode(found.witness_key).decode(),
            payload_key=base64.b64encode(found.payload_key).decode(),
            log_key=base64.b64encode(found.log_key).decode(),
            in_memory=not kept.durable,
        ),
    )
    return paths.name


def has_store(paths: ProfilePaths) -> bool:
    """Say whether a store is there, whole or not; none is there once it was moved aside."""
    return any(paths.store.with_name(paths.store.name + end).exists() for end in ("", "-wal"))


def read_profile(paths: ProfilePaths) -> Profile:
    """Return what a profile pins; raises ``InputRefused`` when there is none."""
    try:
        kept = json.loads((paths.folder / PROFILE_FILE).read_text(encoding="utf-8"))
        return _checked(Profile(**kept), paths.name)
    except FileNotFoundError as exc:
        raise InputRefused("missing", paths.name) from exc
    except OSError as exc:
        raise StoreUnusable("unreachable") from exc
    except (ValueError, TypeError, RecursionError) as exc:
        raise InputRefused("profile", paths.name) from exc


def _checked(untrusted: Profile, name: str) -> Profile:
    """Return the profile if every part of it is what it should be; raises ``ValueError``."""
    facts = {each: value for each, value in asdict(untrusted).items() if each != "in_memory"}
    if not all(isinstance(value, str) and value.isprintable() for value in facts.values()):
        raise ValueError("type")
    if untrusted.name != name or not isinstance(untrusted.in_memory, bool):
        raise ValueError("name")
    try:
        url = checked_url(untrusted.gateway_url)
        keys = [decode_base64(facts[each], each) for each in facts if each.endswith("_key")]
    except InputRefused as exc:
        raise ValueError(exc.where) from exc
    if url != untrusted.gateway_url or any(len(key) != KEY_BYTES for key in keys):
        raise ValueError("key")
    return untrusted


def write_profile(paths: ProfilePaths, profile: Profile) -> None:
    """Keep what a profile pins, durably."""
    part = paths.folder / f"{PROFILE_FILE}.part"
    try:
        with part.open("w", encoding="utf-8") as written:
            json.dump(asdict(profile), written, indent=2, sort_keys=True)
            written.flush()
            os.fsync(written.fileno())
        part.replace(paths.folder / PROFILE_FILE)
    except OSError as exc:
        raise StoreUnusable("unreachable") from exc
