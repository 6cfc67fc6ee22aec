# SPDX-License-Identifier: Apache-2.0
"""Where profiles live, and that nobody else can look."""

from __future__ import annotations

import platformdirs
import pytest

from reviewer.adapters.system.paths import profile_names, profile_paths
from reviewer.domain.errors import InputRefused, StoreUnusable


def test_profile_lives_in_the_persons_data_folder():
    paths = profile_paths("amal")

    assert paths.folder == platformdirs.user_data_path("reviewer") / "profiles" / "amal"


def test_made_folders_are_private(tmp_path):
    home = tmp_path / "home"
    paths = profile_paths("amal", home)

    paths.make()
    paths.make()

    folders = [home, home / "profiles", paths.folder, paths.blobs]
    assert [each.stat().st_mode & 0o777 for each in folders] == [0o700] * 4
    assert (paths.store, paths.lock) == (
        paths.folder / "store.sqlite3",
        paths.folder / "lock",
    )


def test_folder_open_to_others_is_closed(tmp_path):
    paths = profile_paths("amal", tmp_path)
    paths.folder.mkdir(parents=True, mode=0o755)

    paths.make()

    assert paths.folder.stat().st_mode & 0o777 == 0o700


def test_profiles_are_listed_by_name(tmp_path):
    before = profile_names(tmp_path / "home")
    for name in ("noor", "amal"):
        profile_paths(name, tmp_path / "home").make()
    (tmp_path / "home" / "profiles" / ".hidden").mkdir()
    (tmp_path / "home" / "profiles" / "file").write_bytes(b"")

    assert (before, profile_names(tmp_path / "home")) == ((), ("amal", "noor"))


@pytest.mark.parametrize("name", ["", "..", "../up", "a/b", "A", ".a", "a" * 65, "a\n", "con:"])
def test_name_that_could_leave_the_folder_is_refused(name):
    with pytest.raises(InputRefused):
        profile_paths(name)


def test_folder_that_cannot_be_made_is_unreachable(tmp_path):
    (tmp_path / "profiles").write_bytes(b"")

    with pytest.raises(StoreUnusable):
        profile_paths("amal", tmp_path).make()
