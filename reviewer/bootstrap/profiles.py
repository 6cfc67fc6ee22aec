# SPDX-License-Identifier: Apache-2.0
"""The profiles of this machine: what each pins for its life, and how a new one is made.

A profile is one person enrolled on one workstation.  Its folder holds ``profile.json`` (nothing
secret), the encrypted store and the sealed media; every key is in the keyring.  Without a keyring
keys live in memory, end with the process, and work is online only.
"""

from __future__ import annotations

import base64
import json
import os
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from reviewer import __version__
from reviewer.adapters.system.clock import SystemClock
from reviewer.adapters.system.keyring import KeyringSecrets, MemorySecrets
from reviewer.adapters.system.paths import ProfilePaths, profile_names, profile_paths
from reviewer.domain.errors import InputRefused, SecretsUnavailable, StoreUnusable
from reviewer.ports.secrets import Secrets
from reviewer.sealing.keys import SigningKey

PROFILE_FILE: Final = "profile.json"
KEY_BYTES: Final = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileInfo:
    """One enrolled profile on this machine, as it is offered for choosing."""

    name: str
    gateway_url: str
    display: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a profile pins for its whole life; nothing in it is secret. Keys are base64."""

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


def system_secrets() -> Secrets:
    """Return the system's keyring, or memory where there is none that can be trusted."""
    found = KeyringSecrets()
    try:
        found.get("probe")
    except SecretsUnavailable:
        return MemorySecrets()
    return found


def profiles(home: Path | None = None) -> tuple[ProfileInfo, ...]:
    """Return the profiles of this machine that can be worked on; one without a store cannot."""
    found = (profile_paths(name, home) for name in profile_names(home))
    whole = (paths for paths in found if (paths.folder / PROFILE_FILE).is_file())
    read = (read_profile(paths) for paths in whole if has_store(paths))
    return tuple(
        ProfileInfo(name=each.name, gateway_url=each.gateway_url, display=each.display)
        for each in read
    )


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
            display=found.person_id,
            server_id=found.server_id,
            workstation_id=found.workstation_id,
            person_id=found.person_id,
            bundle_key=base64.b64encode(found.bundle_key).decode(),
            witness_key=base64.b64encode(found.witness_key).decode(),
            payload_key=base64.b64encode(found.payload_key).decode(),
            log_key=base64.b64encode(found.log_key).decode(),
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
        return Profile(**kept)
    except FileNotFoundError as exc:
        raise InputRefused("missing", paths.name) from exc
    except OSError as exc:
        raise StoreUnusable("unreachable") from exc
    except (ValueError, TypeError) as exc:
        raise InputRefused("profile", paths.name) from exc


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
