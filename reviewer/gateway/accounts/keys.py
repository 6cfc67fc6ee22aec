# SPDX-License-Identifier: Apache-2.0
"""The gateway's own keys: files in a folder of their own, readable by its account alone.

Whoever holds them can sign bundles and open the media: keep the folder apart from the data in
every backup.  A key is never replaced silently; a missing file is an error, not a new key.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from reviewer.domain.errors import InputRefused
from reviewer.sealing.keys import KEY_BYTES, SealingKey, SigningKey

FOLDER: Final = "keys"
_NAMES: Final = ("log", "bundle", "webhook", "witness", "payload", "media")


@dataclass(frozen=True, slots=True, kw_only=True)
class GatewayKeys:
    """Every key of a gateway.

    Attributes:
        log: signs checkpoints of the gateway's own log.
        bundle: signs bundles; its public half is pinned at enrolment.
        webhook: signs what is sent to platforms.
        witness: cosigns the workstations' logs.
        payload: opens the free text that was sealed to it.
        media: 32 bytes that wrap the key of each sealed blob.
    """

    log: SigningKey
    bundle: SigningKey
    webhook: SigningKey
    witness: SigningKey
    payload: SealingKey
    media: bytes = field(repr=False)


def create_keys(folder: Path) -> GatewayKeys:
    """Make the keys below ``folder``.

    Raises:
        InputRefused: ``exists``: there are keys already.
    """
    keys = folder / FOLDER
    keys.mkdir(mode=0o700, parents=True, exist_ok=True)
    keys.chmod(0o700)
    if any(_path(keys, name).exists() for name in _NAMES):
        raise InputRefused("exists", FOLDER)
    for name in _NAMES:
        _write(_path(keys, name), _fresh(name))
    return load_keys(folder)


def load_keys(folder: Path) -> GatewayKeys:
    """Read the keys below ``folder``.

    Raises:
        InputRefused: ``keys-missing``, ``keys-readable`` by others, or ``key-length``.
    """
    raw = {name: _read(_path(folder / FOLDER, name)) for name in _NAMES}
    return GatewayKeys(
        log=SigningKey.from_raw(raw["log"]),
        bundle=SigningKey.from_raw(raw["bundle"]),
        webhook=SigningKey.from_raw(raw["webhook"]),
        witness=SigningKey.from_raw(raw["witness"]),
        payload=SealingKey.from_raw(raw["payload"]),
        media=raw["media"],
    )


def _path(keys: Path, name: str) -> Path:
    return keys / f"{name}.key"


def _fresh(name: str) -> bytes:
    if name == "media":
        return secrets.token_bytes(KEY_BYTES)
    return (SealingKey if name == "payload" else SigningKey).generate().to_raw()


def _write(path: Path, raw: bytes) -> None:
    with open(path, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())


def _read(path: Path) -> bytes:
    try:
        raw = path.read_bytes()
    except FileNotFoundError as error:
        raise InputRefused("keys-missing", path.name) from error
    if os.name == "posix" and path.stat().st_mode & 0o077:
        raise InputRefused("keys-readable", path.name)
    if len(raw) != KEY_BYTES:
        raise InputRefused("key-length", path.name)
    return raw
