# SPDX-License-Identifier: Apache-2.0
"""``backup`` and ``restored``: a copy that is proven before anybody relies on it.

The copy is taken while the gateway runs.  Every log in it is verified, and the stored decisions and
what platforms are told are held against the log; only then do workstations learn that what they
sent is safe.  What was put back is proven the same way.  Keys are not in it: they are kept apart,
or the backup could be read by whoever has it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import subprocess
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, func, make_url, select
from sqlcipher3 import dbapi2

from reviewer.domain.audit import AuditEvent
from reviewer.domain.errors import InputRefused, StoreUnusable, TamperEvidence
from reviewer.gateway.accounts.keys import FOLDER as KEYS
from reviewer.gateway.admin import dump
from reviewer.gateway.admin.opening import database_url, folder_of, opened
from reviewer.gateway.admin.words import complain, disagreement, say
from reviewer.gateway.context import Gateway
from reviewer.gateway.main import DATABASE_FILE, SETTINGS_FILE
from reviewer.gateway.store import agreement, facts, logs
from reviewer.gateway.store.engine import open_database
from reviewer.gateway.store.tables import decisions
from reviewer.sealing.audit_log import verify_log
from reviewer.sealing.keys import VerifyKey

DUMP_FILE: Final = "gateway.pgdump"
UNFINISHED: Final = "unfinished"
PAGE: Final = 500
_APART: Final = ("media", "outgoing")
Recorded = dict[str, tuple[int, int]]  # workstation: newest sequence, number of acts


def backup(chosen: Namespace) -> int:
    """Copy everything but the keys to a new folder."""
    target: Path = chosen.target
    with opened(chosen) as gateway:
        if target.exists() and (
            not target.is_dir() or {each.name for each in target.iterdir()} - {UNFINISHED}
        ):
            raise InputRefused("target-in-use", str(target))
        if target.resolve().is_relative_to(gateway.folder.resolve()):
            # It would be copied into itself, and be lost with what it is to replace.
            raise InputRefused("target-inside", str(target))
        try:
            with _finished_or_nothing(target) as unfinished:
                made, recorded = _copy_database(gateway, chosen, unfinished)
                _copy_files(gateway, unfinished)
                digest = _digest(made)
        except TamperEvidence as error:
            complain(f"The backup was not taken: {disagreement(error)}.")
            return 2
        # Only now: what workstations forget must lie where it is to be found.
        gateway.db.write(lambda writing: _note(writing, gateway, digest, recorded))
    say(f"Backed up to {target}, every log verified.")
    say("Decisions and what platforms are told agree with the log.")
    say(f"sha256 of {made.name}: {digest}")
    say(f"Keep {folder_of(chosen) / KEYS} elsewhere: it is not in this backup.")
    return 0


def restored(chosen: Namespace) -> int:
    """Say that the files were put back: workstations then compare and send what is missing."""
    with opened(chosen) as gateway:

        def work(connection: Connection) -> int:
            _proven(connection)
            epoch = facts.epoch(connection) + 1
            facts.set_fact(connection, "epoch", str(epoch))
            return epoch

        try:
            epoch = gateway.db.write(work)
        except TamperEvidence as error:
            complain(f"This cannot be relied on, and nothing was changed: {disagreement(error)}.")
            return 2
    say(f"Epoch {epoch}: workstations will compare at their next contact and send what is missing.")
    return 0


@contextlib.contextmanager
def _finished_or_nothing(target: Path) -> Iterator[Path]:
    """Give a folder inside the target; its files move up once all are there, or are removed.

    A run that was killed leaves that folder alone, which the next one begins anew.
    """
    unfinished = target / UNFINISHED
    shutil.rmtree(unfinished, ignore_errors=True)
    target.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished.mkdir(mode=0o700)
    try:
        yield unfinished
        for each in sorted(unfinished.iterdir()):
            each.rename(target / each.name)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _copy_database(gateway: Gateway, chosen: Namespace, folder: Path) -> tuple[Path, Recorded]:
    if gateway.db.dialect == "sqlite":
        return _copy_sqlite(gateway, folder)
    made = _dump_postgres(chosen, folder)
    return made, dump.proven(made, _proven)


def _copy_sqlite(gateway: Gateway, target: Path) -> tuple[Path, Recorded]:
    copy = target / DATABASE_FILE
    source = dbapi2.connect(str(gateway.folder / DATABASE_FILE))
    try:
        destination = dbapi2.connect(str(copy))
        try:
            source.backup(destination, pages=-1)
        finally:
            destination.close()
    except dbapi2.Error as error:
        raise StoreUnusable("full" if "full" in str(error) else "locked") from error
    finally:
        source.close()
    copy.chmod(0o600)
    proven = open_database(copy)
    try:
        return copy, proven.read(_proven)
    finally:
        proven.close()


def _dump_postgres(chosen: Namespace, target: Path) -> Path:
    folder = folder_of(chosen)
    named = database_url(folder) or _stored_url(folder)
    url = make_url(named).set(drivername="postgresql")
    made = target / DUMP_FILE
    # The password goes by the environment: arguments can be read by every account here.
    environment = {**os.environ, **({"PGPASSWORD": url.password} if url.password else {})}
    bare = url.set(password=None).render_as_string()
    program = dump.program("pg_dump")
    command = [program, "--format=custom", f"--file={made}", f"--dbname={bare}"]
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    if done.returncode:
        raise InputRefused("dump", dump.last_line(done.stderr))
    made.chmod(0o600)
    return made


def _stored_url(folder: Path) -> str:
    import json

    return str(json.loads((folder / SETTINGS_FILE).read_text("utf-8"))["database_url"])


def _proven(connection: Connection) -> Recorded:
    """Verify every log, and what lies beside it; return what was recorded of each workstation.

    Raises:
        TamperEvidence: the first thing that does not prove itself or agree.
    """
    for log in logs.all_logs(connection):
        verified = verify_log(
            _records(connection, log.log),
            log_id=log.log,
            public_key=VerifyKey(log.public_key),
            checkpoints=logs.checkpoints_of(connection, log.log),
        )
        if verified.failures:
            raise verified.failures[0]
        if verified.size != log.size:
            raise TamperEvidence("shrunk", f"{log.log}#{min(verified.size, log.size)}")
    for found in agreement.disagreements(connection):
        raise found
    rows = connection.execute(
        select(decisions.c.workstation_id, func.max(decisions.c.sequence), func.count()).group_by(
            decisions.c.workstation_id
        )
    )
    return {row[0]: (row[1], row[2]) for row in rows}


def _records(connection: Connection, log: str) -> list[tuple[bytes, bytes]]:
    found: list[tuple[bytes, bytes]] = []
    more = True
    while more:
        page, more = logs.entries_of(connection, log, len(found), PAGE)
        found += [(each.record.encode(), bytes.fromhex(each.chain)) for each in page]
    return found


def _note(connection: Connection, gateway: Gateway, digest: str, recorded: Recorded) -> None:
    safe = {
        workstation: newest
        for workstation, (newest, number) in recorded.items()
        # An act that came late, under an older number, may be missing in the copy.
        if number == _number(connection, workstation, newest)
    }
    facts.mark_durable(connection, safe)
    logs.append_own(connection, gateway, AuditEvent.BACKUP_MADE, detail={"digest": digest})


def _number(connection: Connection, workstation: str, newest: int) -> int:
    return connection.execute(
        select(func.count()).where(
            decisions.c.workstation_id == workstation, decisions.c.sequence <= newest
        )
    ).scalar_one()


def _copy_files(gateway: Gateway, target: Path) -> None:
    shutil.copy2(gateway.folder / SETTINGS_FILE, target / SETTINGS_FILE)
    for name in _APART:
        if (gateway.folder / name).is_dir():
            # Blobs never change; one that disappears meanwhile was withdrawn.
            shutil.copytree(gateway.folder / name, target / name, copy_function=_copy_if_there)


def _copy_if_there(source: str, target: str) -> str:
    if not source.endswith((".part", ".lock")):
        try:
            shutil.copy2(source, target)
        except FileNotFoundError:
            return target
    return target


def _digest(path: Path) -> str:
    with path.open("rb") as copy:
        return hashlib.file_digest(copy, "sha256").hexdigest()
