# SPDX-License-Identifier: Apache-2.0
"""A backup of a gateway on PostgreSQL: dumped while it is in use, restored elsewhere."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from tests.integration.gateway_edges.test_commands import gateway


@pytest.fixture
def folder(tmp_path, postgres):
    """Return a gateway's folder, its database on PostgreSQL, with one item."""
    url = postgres.new_database()
    made = tmp_path / "gateway"
    assert gateway("init", made, "--database-url", url)[0] == 0
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Words.")
    assert gateway("import", tmp_path / "in", folder=made)[0] == 0
    yield made
    postgres.drop(url)


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """Return how another program is put in the place of one of PostgreSQL's, and taken away."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")

    def put(name, script):
        (folder / name).write_text(script)
        (folder / name).chmod(0o755)
        return (folder / name).unlink

    return put


def test_dump_put_back_serves_again_in_a_new_epoch(folder, tmp_path, postgres, monkeypatch):
    empty = postgres.new_database()

    saved = gateway("backup", tmp_path / "saved", folder=folder)
    dump = tmp_path / "saved" / "gateway.pgdump"
    subprocess.run(["pg_restore", f"--dbname={empty}", str(dump)], check=True, cwd="/")
    (folder / "keys").rename(tmp_path / "saved" / "keys")
    monkeypatch.setenv("REVIEWER_DATABASE_URL", empty)
    restored = gateway("restored", folder=tmp_path / "saved")
    _, told, _ = gateway("status", folder=tmp_path / "saved")
    monkeypatch.delenv("REVIEWER_DATABASE_URL")
    postgres.drop(empty)

    assert saved[0] == 0, saved[2]
    assert dump.stat().st_mode & 0o777 == 0o600
    assert restored[1][0].startswith("Epoch 2: ")
    assert "queue unsorted.unscored: 1 available" in told


def test_log_is_proven_in_the_dump_and_not_where_it_came_from(folder, tmp_path, programs):
    original = shutil.which("pg_restore")
    programs("pg_restore", f'#!/bin/sh\n{original} "$@" | sed s/console/consolE/g\n')

    status, _, complained = gateway("backup", tmp_path / "saved", folder=folder)

    assert status == 2
    assert complained[0].startswith("The backup was not taken: a log does not prove itself at")


def test_failed_dump_says_why_and_leaves_the_folder_free(folder, tmp_path, programs):
    take_away = programs("pg_dump", "#!/bin/sh\necho 'pg_dump: error: no permission' >&2\nexit 1\n")

    failed = gateway("backup", tmp_path / "saved", folder=folder)
    left = list((tmp_path / "saved").iterdir())
    take_away()
    again = gateway("backup", tmp_path / "saved", folder=folder)

    assert failed[0] == 2
    assert failed[2] == ["pg_dump did not finish: pg_dump: error: no permission"]
    assert (left, again[0]) == ([], 0), again[2]
    assert "unfinished" not in [each.name for each in (tmp_path / "saved").iterdir()]


def test_dump_that_cannot_be_read_back_is_no_backup(folder, tmp_path, programs):
    script = 'for a; do case $a in --file=*) echo no >"${a#--file=}";; esac; done'
    programs("pg_dump", f"#!/bin/sh\n{script}\n")

    status, _, complained = gateway("backup", tmp_path / "saved", folder=folder)

    assert status == 2
    assert complained[0].startswith("What pg_dump wrote cannot be read back: pg_restore: ")


def test_backup_without_the_client_programs_says_what_is_missing(folder, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))

    status, _, complained = gateway("backup", tmp_path / "saved", folder=folder)

    assert status == 2
    assert "pg_dump" in complained[0]
