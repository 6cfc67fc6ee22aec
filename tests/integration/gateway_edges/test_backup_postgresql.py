# SPDX-License-Identifier: Apache-2.0
"""A backup of a gateway on PostgreSQL: dumped while it is in use, restored elsewhere."""

from __future__ import annotations

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


def test_backup_without_the_client_programs_says_what_is_missing(folder, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))

    status, _, complained = gateway("backup", tmp_path / "saved", folder=folder)

    assert status == 2
    assert "pg_dump" in complained[0]
