# SPDX-License-Identifier: Apache-2.0
"""The sealed file, and the fake that stands in for it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reviewer.adapters.storage.private_file import SealedFile
from reviewer.adapters.system.keyring import MemorySecrets
from reviewer.domain.errors import StoreUnusable
from tests.fakes.private_file import FakePrivateFile

sys.path.insert(0, str(Path(__file__).parent))

from private_file_suite import PrivateFileSuite

NAME = "ada/wellbeing"
WORDS = b"looked for 412 seconds"


@pytest.fixture
def secrets():
    return MemorySecrets()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "wellbeing.sealed"


class TestSealedFile(PrivateFileSuite):
    @pytest.fixture
    def file(self, path, secrets):
        return SealedFile(path, secrets, NAME)

    def test_nothing_of_it_can_be_read_beside_it(self, file, path):
        file.write(WORDS)

        assert [each.name for each in path.parent.iterdir()] == [path.name]
        assert WORDS not in path.read_bytes()
        assert oct(path.stat().st_mode & 0o777) == "0o600"

    def test_a_new_beginning_makes_every_former_version_unreadable(self, file, path, secrets):
        file.write(WORDS)
        former = path.read_bytes()
        file.start_anew(b"{}")
        path.write_bytes(former)

        with pytest.raises(StoreUnusable, match="damaged"):
            file.read()

    @pytest.mark.parametrize(
        "harm", ["altered", "cut", "without its key", "half a key", "of another profile"]
    )
    def test_one_that_does_not_open_is_set_aside(self, file, path, secrets, harm):
        file.write(WORDS)
        sealed = path.read_bytes()
        match harm:
            case "altered":
                path.write_bytes(sealed[:-1] + bytes([sealed[-1] ^ 1]))
            case "cut":
                path.write_bytes(sealed[:10])
            case "without its key":
                secrets.delete(NAME)
            case "half a key":
                secrets.set(NAME, secrets.get(NAME)[:16])
            case "of another profile":
                secrets.set("bob/wellbeing", secrets.get(NAME))
                file = SealedFile(path, secrets, "bob/wellbeing")

        with pytest.raises(StoreUnusable, match="damaged"):
            file.read()

        assert file.read() is None
        assert [each.name for each in path.parent.iterdir()] == ["wellbeing.sealed.damaged"]
        file.write(WORDS)
        assert file.read() == WORDS


class TestFake(PrivateFileSuite):
    @pytest.fixture
    def file(self):
        return FakePrivateFile()

    def test_one_that_does_not_open_is_set_aside(self, file):
        file.write(WORDS)
        file.is_damaged()

        with pytest.raises(StoreUnusable, match="damaged"):
            file.read()

        assert file.read() is None
