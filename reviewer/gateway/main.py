# SPDX-License-Identifier: Apache-2.0
"""Composes the gateway: its folder, its database, its keys; and runs it until told to stop.

Rules: anything but loopback is refused without TLS; one line on standard output says where it
listens once it does; SIGTERM and SIGINT finish what is under way.
"""

from __future__ import annotations

import contextlib
import ipaddress
import json
import logging
import os
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import uvicorn
from sqlalchemy import Connection

from reviewer.domain.errors import InputRefused, StoreUnusable
from reviewer.gateway.accounts.keys import create_keys, load_keys
from reviewer.gateway.context import Gateway
from reviewer.gateway.likeness.known import Known
from reviewer.gateway.media_store import MediaFolder
from reviewer.gateway.store import bundles, facts, lease_ends, logs, tokens
from reviewer.gateway.store.engine import open_database
from reviewer.media.decoder import DecoderProcess

__all__ = ["Gateway", "close_gateway", "init_gateway", "open_gateway", "run", "serve", "sweep"]

log = logging.getLogger(__name__)

DATABASE_FILE: Final = "gateway.sqlite3"
SETTINGS_FILE: Final = "settings.json"
SWEEP_S: Final = 5.0
STOP_S: Final = 10


def system_now_ms() -> int:
    """Return the machine's wall clock in milliseconds since 1970."""
    return time.time_ns() // 1_000_000


def init_gateway(
    folder: Path,
    database_url: str | None = None,
    *,
    now_ms: Callable[[], int] = system_now_ms,
) -> Gateway:
    """Make a new gateway in ``folder``: keys, database, identity, and its own log.

    Raises:
        InputRefused: ``exists``: there is one already.
        StoreUnusable: the database cannot be used.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    create_keys(folder)
    _write_settings(folder, database_url)
    gateway = open_gateway(folder, now_ms=now_ms, is_new=True)
    key = gateway.keys.log
    gateway.db.write(lambda connection: logs.open_own(connection, key, gateway.now_ms()))
    return gateway


def open_gateway(
    folder: Path,
    database_url: str | None = None,
    *,
    now_ms: Callable[[], int] = system_now_ms,
    is_new: bool = False,
) -> Gateway:
    """Open the gateway in ``folder``; close it with ``close_gateway``.

    Args:
        folder: its data folder.
        database_url: overrides the database named at ``init``.
        now_ms: the clock.
        is_new: make its identity.

    Raises:
        InputRefused: there is no gateway in that folder (``keys-missing``).
        StoreUnusable: the database cannot be used.
    """
    keys = load_keys(folder)
    named = database_url or _read_settings(folder)
    db = open_database(named if named is not None else folder / DATABASE_FILE)

    def identity(connection: Connection) -> str:
        if is_new:
            return facts.found(connection, now_ms())
        return facts.server_id(connection)

    try:
        server_id = db.write(identity)
    except LookupError as error:
        db.close()
        raise InputRefused("keys-missing", "database") from error
    media = MediaFolder(folder / "media", keys.media)
    return Gateway(
        server_id=server_id,
        folder=folder,
        db=db,
        keys=keys,
        media=media,
        decoder=DecoderProcess(),
        known=Known(folder, media),
        now_ms=now_ms,
        policy=lambda: db.read(bundles.policy_in_force),
    )


def close_gateway(gateway: Gateway) -> None:
    """Close what ``open_gateway`` opened."""
    gateway.decoder.close()
    gateway.db.close()


def run(
    folder: Path,
    host: str = "127.0.0.1",
    port: int = 8440,
    certfile: Path | None = None,
    keyfile: Path | None = None,
    database_url: str | None = None,
) -> None:
    """Serve until SIGTERM or SIGINT; to be called in the main thread.

    Raises:
        InputRefused: ``tls-needed`` off loopback, ``address-in-use``, or no gateway there.
        StoreUnusable: the database cannot be used.
    """
    has_tls = certfile is not None and keyfile is not None
    if not has_tls and not _is_loopback(host):
        raise InputRefused("tls-needed", host)
    gateway = open_gateway(folder, database_url)
    try:
        with _bound(host, port) as listener:
            scheme, shown = "https" if has_tls else "http", f"[{host}]" if ":" in host else host
            line = f"gateway: listening on {scheme}://{shown}:{listener.getsockname()[1]}\n"
            serve(gateway, listener, certfile, keyfile, ready=lambda: _say(line))
    finally:
        close_gateway(gateway)


def serve(
    gateway: Gateway,
    listener: socket.socket,
    certfile: Path | None = None,
    keyfile: Path | None = None,
    *,
    ready: Callable[[], object] = lambda: None,
    stopping: threading.Event | None = None,
) -> None:
    """Serve one opened gateway on a listening socket, with everything that runs beside it.

    Args:
        gateway: what to serve; the caller closes it.
        listener: a bound socket.
        certfile: TLS certificate chain.
        keyfile: its key.
        ready: called once requests are answered.
        stopping: when set, the server ends; for callers in another thread.
    """
    from reviewer.gateway.api.app import create_app

    gateway.db.write(lambda connection: facts.count_start(connection, gateway.folder))
    app = create_app(gateway)
    config = uvicorn.Config(
        app,
        ssl_certfile=certfile,
        ssl_keyfile=keyfile,
        lifespan="off",
        access_log=False,  # the application writes its own, without addresses
        log_config=None,
        server_header=False,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=STOP_S,
        h11_max_incomplete_event_size=65_536,
    )
    with _beside(gateway):
        _Server(config, ready, stopping, app.state.api.stopping.set).run(sockets=[listener])


class _Server(uvicorn.Server):
    """Says when it answers, and can be stopped by an event."""

    def __init__(
        self,
        config: uvicorn.Config,
        ready: Callable[[], object],
        stopping: threading.Event | None,
        send_home: Callable[[], object],
    ) -> None:
        super().__init__(config)
        self._send_home = send_home
        self._ready = ready
        self._stopping = stopping

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer, and say so."""
        await super().startup(sockets)
        self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Send home everybody who waits for events, then end in order."""
        self._send_home()
        await super().shutdown(sockets)

    async def on_tick(self, counter: int) -> bool:
        """Look whether to stop, ten times a second."""
        asked = self._stopping is not None and self._stopping.is_set()
        return await super().on_tick(counter) or asked


@contextlib.contextmanager
def _beside(gateway: Gateway) -> Iterator[None]:
    """Run the sweep, the delivery and the look back beside the server, and end them after it."""
    from reviewer.gateway.delivery.loop import run_delivery
    from reviewer.gateway.likeness.looking_back import run_looking_back

    stop = threading.Event()
    threads = [
        threading.Thread(target=_sweep, args=(gateway, stop), name="gateway-sweep"),
        threading.Thread(target=run_delivery, args=(gateway, stop), name="gateway-delivery"),
        threading.Thread(target=run_looking_back, args=(gateway, stop), name="gateway-banks"),
    ]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def _sweep(gateway: Gateway, stop: threading.Event) -> None:
    """End what ran out, and anchor the gateway's own log, every few seconds."""
    while not stop.wait(SWEEP_S):
        try:
            gateway.db.write(lambda connection: sweep(connection, gateway))
        except StoreUnusable as error:
            log.warning("sweep waits: store %s", error.reason)
        except Exception:  # the thread's boundary: it must outlive a bug
            log.exception("a sweep failed; it goes on")


def sweep(connection: Connection, gateway: Gateway) -> None:
    """Do one round of what is due by the clock."""
    lease_ends.sweep(connection, gateway.now_ms())
    tokens.sweep(connection, gateway.now_ms())
    if logs.own_is_ahead(connection):
        logs.checkpoint_own(connection, gateway.keys.log)


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise InputRefused("address-in-use", f"{host}:{port}") from error
    return listener


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _say(line: str) -> None:
    sys.stdout.write(line)
    sys.stdout.flush()


def _write_settings(folder: Path, database_url: str | None) -> None:
    # The address may hold a password: readable by this account alone.
    path = folder / SETTINGS_FILE
    with open(path, "x", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        json.dump({"database_url": database_url}, file)


def _read_settings(folder: Path) -> str | None:
    try:
        named = json.loads((folder / SETTINGS_FILE).read_text()).get("database_url")
    except FileNotFoundError:
        return None
    except (ValueError, AttributeError) as error:
        raise InputRefused("settings", SETTINGS_FILE) from error
    return named if isinstance(named, str) else None
