# SPDX-License-Identifier: Apache-2.0
"""Opens the gateway a command is about, and makes a new one.

``--folder``, else ``REVIEWER_GATEWAY``, else ``./gateway``.  The database is the one named at
``init``; ``REVIEWER_DATABASE_URL`` goes before it.  An address that came from there is never
written down, because it may hold a password.
"""

from __future__ import annotations

import contextlib
import json
import os
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from reviewer.domain.errors import InputRefused
from reviewer.gateway.accounts.keys import FOLDER as KEYS
from reviewer.gateway.admin.words import say
from reviewer.gateway.context import Gateway
from reviewer.gateway.main import SETTINGS_FILE, close_gateway, init_gateway, open_gateway
from reviewer.gateway.store import bundles
from reviewer.sealing.canonical import canonical
from reviewer.settings.resources import resource
from reviewer.wire.policy import policy_from_toml

CONSOLE: Final = "console"  # the actor of what is done at the gateway's own machine
FOLDER_VARIABLE: Final = "REVIEWER_GATEWAY"
URL_VARIABLE: Final = "REVIEWER_DATABASE_URL"
POLICY_MAX_BYTES: Final = 1_048_576  # the starter policy has a hundredth of it
_FROM_ENVIRONMENT: Final = "database_from_environment"


def folder_of(chosen: Namespace) -> Path:
    """Return the gateway's folder."""
    named: Path | None = chosen.folder
    return named or Path(os.environ.get(FOLDER_VARIABLE) or "gateway")


def database_url(folder: Path) -> str | None:
    """Return the database to use instead of the one named at ``init``, if any.

    Raises:
        InputRefused: ``keys-missing`` or ``database-missing``.
    """
    if not (folder / KEYS).is_dir():
        raise InputRefused("keys-missing", str(folder))
    url = _checked(os.environ.get(URL_VARIABLE))
    if url is None and _settings(folder).get(_FROM_ENVIRONMENT):
        raise InputRefused("database-missing", URL_VARIABLE)
    return url


def _checked(url: str | None) -> str | None:
    """Return an address as it is; without ``://`` it would name a new, empty file."""
    if url is not None and "://" not in url:
        raise InputRefused("database-url", "--database-url")
    return url


def _settings(folder: Path) -> dict[str, object]:
    try:
        found = json.loads((folder / SETTINGS_FILE).read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise InputRefused("settings", SETTINGS_FILE) from error
    return found if isinstance(found, dict) else {}


@contextlib.contextmanager
def opened(chosen: Namespace) -> Iterator[Gateway]:
    """Open the gateway for one command."""
    folder = folder_of(chosen)
    gateway = open_gateway(folder, database_url(folder))
    try:
        yield gateway
    finally:
        close_gateway(gateway)


def policy_body(path: Path) -> tuple[str, bytes]:
    """Return version and canonical body of a policy file.

    Raises:
        InputRefused: ``missing``, ``unreadable``, or ``policy`` with the key that is wrong.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(POLICY_MAX_BYTES + 1)
        text = raw.decode("utf-8")
    except FileNotFoundError as error:
        raise InputRefused("missing", str(path)) from error
    except (OSError, ValueError) as error:
        raise InputRefused("unreadable", str(path)) from error
    if len(raw) > POLICY_MAX_BYTES:
        raise InputRefused("unreadable", str(path))
    body = policy_from_toml(text)
    return str(body["version"]), canonical(body)


def init(chosen: Namespace) -> int:
    """Make a gateway."""
    folder: Path = chosen.target or folder_of(chosen)
    # Before anything is made: a bad policy file leaves nothing behind.
    version, body = policy_body(chosen.policy or resource("policy", "starter.toml"))
    from_environment = os.environ.get(URL_VARIABLE) if chosen.database_url is None else None
    gateway = _made(folder, _checked(chosen.database_url or from_environment))
    try:
        if from_environment is not None:
            _forget_url(folder)

        def publish(connection: Connection) -> None:
            bundles.publish(connection, gateway, bundles.POLICY, version, body, CONSOLE)

        gateway.db.write(publish)
        say(f"A gateway is in {folder}, with policy {version}.")
        say(f"Keep {folder / KEYS} in a backup of its own: without it nothing else can be read.")
    finally:
        close_gateway(gateway)
    return 0


def _made(folder: Path, url: str | None) -> Gateway:
    if folder.exists() and not folder.is_dir():
        raise InputRefused("not-a-folder", str(folder))
    if (folder / SETTINGS_FILE).exists():
        raise InputRefused("exists", str(folder))
    is_ours = not (folder / KEYS).exists()
    try:
        return init_gateway(folder, url)
    except BaseException:
        if is_ours:  # an address that does not answer must not make the next try "exist"
            for name in ((folder / KEYS).glob("*.key"), [folder / SETTINGS_FILE]):
                for path in name:
                    path.unlink(missing_ok=True)
        raise


def _forget_url(folder: Path) -> None:
    part = folder / f"{SETTINGS_FILE}.part"
    part.write_text(json.dumps({"database_url": None, _FROM_ENVIRONMENT: True}), "utf-8")
    part.chmod(0o600)
    part.replace(folder / SETTINGS_FILE)
