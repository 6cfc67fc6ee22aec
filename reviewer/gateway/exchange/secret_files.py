# SPDX-License-Identifier: Apache-2.0
"""Keeps the credentials of exchanges: files beside the gateway's keys, for its account alone.

They are in no table, no backup of the database and no output.  What a file holds depends on the
peer: ThreatExchange a token, Tech Against Terrorism ``name:password``, HMA nothing, or headers for
the proxy before it (``Name: value`` a line), or a client certificate with its key (PEM).
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Final

from reviewer.domain.errors import InputRefused
from reviewer.gateway.accounts.keys import FOLDER

SECRET_MAX: Final = 65_536


def secret_path(folder: Path, name: str) -> Path:
    """Return where the credentials of an exchange are."""
    return folder / FOLDER / f"exchange-{name}.secret"


def read_secret(path: Path) -> str:
    """Read credentials.

    Raises:
        InputRefused: ``missing``, ``keys-readable`` by others, or ``exchange-secret``.
    """
    try:
        with path.open("rb") as file:
            if os.name == "posix" and os.fstat(file.fileno()).st_mode & 0o077:
                raise InputRefused("keys-readable", path.name)
            raw = file.read(SECRET_MAX + 1)
    except FileNotFoundError as error:
        raise InputRefused("missing", path.name) from error
    if not raw.strip() or len(raw) > SECRET_MAX or not raw.isascii():
        raise InputRefused("exchange-secret", path.name)
    return raw.decode("ascii").strip()


def keep_secret(folder: Path, name: str, text: str) -> None:
    """Keep credentials, durably.

    Raises:
        InputRefused: ``exchange-exists``.
    """
    try:
        with open(secret_path(folder, name), "x", encoding="ascii", opener=_private) as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError as error:
        raise InputRefused("exchange-exists", name) from error


def forget_secret(folder: Path, name: str) -> None:
    """Delete credentials, if there are any."""
    with contextlib.suppress(FileNotFoundError):  # a peer without any, or one forgotten before
        secret_path(folder, name).unlink()


def headers_of(secret: str) -> dict[str, str]:
    """Read headers, ``Name: value`` a line.

    Raises:
        InputRefused: ``exchange-secret``.
    """
    found = {}
    for line in secret.splitlines():
        name, colon, value = (part.strip() for part in line.partition(":"))
        if not colon or not name.replace("-", "").isalnum() or not value.isprintable():
            raise InputRefused("exchange-secret", "headers")
        found[name.lower()] = value
    return found


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
