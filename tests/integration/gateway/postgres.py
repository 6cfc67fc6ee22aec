# SPDX-License-Identifier: Apache-2.0
"""A real PostgreSQL from the distribution's packages, in a folder of its own, for one test process.

PostgreSQL refuses to run as root, so root lends the folder to the ``postgres`` account.
"""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg
import pytest

READY_S = 30.0


class PostgresServer:
    """One cluster, listening on a socket in its own folder only."""

    def __init__(self) -> None:
        self._programs = _programs()
        # Socket paths are limited to about 100 characters, which pytest's folders exceed.
        self._folder = Path(tempfile.mkdtemp(prefix="rqpg", dir="/tmp"))
        if os.geteuid() == 0:
            account = pwd.getpwnam("postgres")
            os.chown(self._folder, account.pw_uid, account.pw_gid)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        data = self._folder / "data"
        self._run("initdb", "--no-sync", "-A", "trust", "-U", "postgres", "-D", str(data))
        command = self._command(
            "postgres", "-D", str(data), "-k", str(self._folder), "-c", "listen_addresses=",
            "-c", "fsync=off", "-c", "max_connections=100",
        )  # fmt: skip
        self._process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/"
        )
        until = time.monotonic() + READY_S
        while True:
            try:
                self._execute("SELECT 1")
                return
            except psycopg.OperationalError:
                if time.monotonic() > until or self._process.poll() is not None:
                    pytest.fail("PostgreSQL did not start; these tests need it")
                time.sleep(0.05)

    def stop(self) -> None:
        if self._process is not None:
            # pg_ctl reaches the server itself; runuser does not pass signals on.
            self._run("pg_ctl", "-D", str(self._folder / "data"), "-m", "immediate", "stop")
            self._process.wait(READY_S)
        shutil.rmtree(self._folder, ignore_errors=True)

    def new_database(self) -> str:
        name = f"rq_{secrets.token_hex(6)}"
        self._execute(f"CREATE DATABASE {name}")
        return f"postgresql://postgres@/{name}?host={self._folder}"

    def drop(self, url: str) -> None:
        name = url.rpartition("@/")[2].partition("?")[0]
        self._execute(f"DROP DATABASE {name} WITH (FORCE)")

    def _execute(self, statement: str) -> None:
        place = f"host={self._folder} user=postgres dbname=postgres"
        with psycopg.connect(place, autocommit=True) as connection:
            connection.execute(statement)

    def _command(self, program: str, *arguments: str) -> list[str]:
        command = [str(self._programs / program), *arguments]
        return ["runuser", "-u", "postgres", "--", *command] if os.geteuid() == 0 else command

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(self._command(program, *arguments), check=True, capture_output=True, cwd="/")


def _programs() -> Path:
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name)
    )
    if not found:
        pytest.fail("these tests need PostgreSQL: apt-get install postgresql")
    return found[-1]
