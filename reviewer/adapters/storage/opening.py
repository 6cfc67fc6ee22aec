# SPDX-License-Identifier: Apache-2.0
"""Opens a profile's store, or says why not; nothing that could be somebody's work is deleted.

A store is made under another name and moved into place when it is whole, so a file that is there
and is no store has been damaged: it is moved aside with its WAL, the person is told, and the next
opening makes a new store whose log begins by saying so.
"""

from __future__ import annotations

import contextlib
from datetime import datetime
from pathlib import Path
from typing import Final

from reviewer.adapters.storage.audit import LogIdentity
from reviewer.adapters.storage.connections import (
    BUSY_TIMEOUT_MS,
    connect,
    require_safe_sqlite,
)
from reviewer.adapters.storage.failures import sorted_failures
from reviewer.adapters.storage.migrating import HEAD, keep_copy, revision_of, upgrade
from reviewer.adapters.storage.store import SqlStore
from reviewer.adapters.storage.suspicion import mark_of
from reviewer.domain.audit import AuditEvent
from reviewer.domain.errors import StoreUnusable
from reviewer.domain.leases import Instant
from reviewer.sealing.keys import SigningKey
from reviewer.settings.durable import sync_folder

_COMPANIONS: Final = ("", "-wal", "-shm")


def open_store(
    path: Path,
    key: bytes,
    *,
    log_id: str,
    signing_key: SigningKey,
    now: Instant,
    busy_timeout_ms: int = BUSY_TIMEOUT_MS,
) -> SqlStore:
    """Return the store in this file, making it or bringing it up to date first.

    An empty log is opened here (``log_opened``, and ``store_recovered`` if a damaged store lies
    beside this one).

    Args:
        path: the file; its folder exists and is private.
        key: 32 random bytes.
        log_id: id of the log that a new store begins.
        signing_key: signs the log's checkpoints.
        now: for names of copies and the first record.
        busy_timeout_ms: how long another program's lock is waited for.

    Raises:
        StoreUnusable: ``damaged`` (it was moved aside, and opening again makes a new one),
            ``newer``, ``locked``, ``full``, ``unreachable`` or ``sqlite-unsafe``.
    """
    require_safe_sqlite()
    try:
        with sorted_failures(writing=True):
            _prepare(path, key, now.wall)
    except StoreUnusable as exc:
        if exc.reason != "damaged":
            raise
        moved = set_aside(path, now.wall)
        told = f"the store cannot be read; it was kept as {moved.name}"
        raise StoreUnusable("damaged", told) from exc
    except OSError as exc:
        raise StoreUnusable("unreachable") from exc
    identity = LogIdentity(log=log_id, signing_key=signing_key)
    store = SqlStore(path, key, identity=identity, busy_timeout_ms=busy_timeout_ms)
    try:
        _open_log(store, identity, now, is_recovered=any(_set_aside_before(path)))
    except BaseException:
        store.close()
        raise
    return store


def set_aside(path: Path, now: datetime) -> Path:
    """Move a store and its WAL to ``<name>.damaged-<utc>``; return where the store went."""
    wanted = path.with_name(f"{path.name}.damaged-{now:%Y%m%dT%H%M%SZ}")
    target, count = wanted, 1
    while any(_beside(target, companion).exists() for companion in _COMPANIONS):
        count += 1
        target = wanted.with_name(f"{wanted.name}-{count}")
    for companion in _COMPANIONS:
        # Any of the three may be the one that is missing.
        with contextlib.suppress(FileNotFoundError):
            _beside(path, companion).rename(_beside(target, companion))
    mark_of(path).unlink(missing_ok=True)
    sync_folder(path.parent)
    return target


def _prepare(path: Path, key: bytes, now: datetime) -> None:
    if not any(_beside(path, companion).exists() for companion in _COMPANIONS):
        _make(path, key)
        return
    if not path.exists() or path.stat().st_size == 0:
        raise StoreUnusable("damaged")
    revision = _inspect(path, key)
    if revision != HEAD:
        keep_copy(path, key, revision, now)
        upgrade(path, key)


def _make(path: Path, key: bytes) -> None:
    """Make an empty store under another name, then move it into place."""
    unfinished = path.with_name(path.name + ".new")
    for companion in _COMPANIONS:
        _beside(unfinished, companion).unlink(missing_ok=True)
    unfinished.touch(mode=0o600)
    upgrade(unfinished, key)
    unfinished.rename(path)
    sync_folder(path.parent)


def _inspect(path: Path, key: bytes) -> str:
    """Return the store's revision; look through all of it when there is cause to."""
    has_cause = mark_of(path).exists() or _beside(path, "-wal").exists()
    raw = connect(path, key)
    try:
        if has_cause and raw.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
            raise StoreUnusable("damaged")
        revision = revision_of(raw)
    finally:
        raw.close()
    if revision is None:
        raise StoreUnusable("damaged")
    mark_of(path).unlink(missing_ok=True)
    return revision


def _open_log(store: SqlStore, identity: LogIdentity, now: Instant, *, is_recovered: bool) -> None:
    with store.read() as work:
        if work.audit.size():
            return
    with store.write() as work:
        log_key = identity.signing_key.public.public_text
        work.audit.append(AuditEvent.LOG_OPENED, now, detail={"log_key": log_key})
        if is_recovered:
            work.audit.append(AuditEvent.STORE_RECOVERED, now, reason="damaged")
        work.commit()


def _set_aside_before(path: Path) -> list[Path]:
    return list(path.parent.glob(f"{path.name}.damaged-*"))


def _beside(path: Path, companion: str) -> Path:
    return path.with_name(path.name + companion)
