# SPDX-License-Identifier: Apache-2.0
"""Where profiles live on this machine; every folder is the person's own (0700)."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import platformdirs

from reviewer.domain.errors import InputRefused, StoreUnusable

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_OPEN_TO_OTHERS: Final = 0o077


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfilePaths:
    """The files of one profile.

    Attributes:
        name: the profile's name, which is its folder's.
        folder: everything of the profile.
    """

    name: str
    folder: Path

    @property
    def store(self) -> Path:
        """The encrypted store."""
        return self.folder / "store.sqlite3"

    @property
    def blobs(self) -> Path:
        """The folder of sealed media."""
        return self.folder / "blobs"

    @property
    def wellbeing(self) -> Path:
        """The person's own account, sealed under a key of its own."""
        return self.folder / "wellbeing.sealed"

    @property
    def lock(self) -> Path:
        """The lock file."""
        return self.folder / "lock"

    def make(self) -> None:
        """Make what is missing, private.

        Raises:
            StoreUnusable: the disk refuses (``unreachable``).
        """
        for folder in (self.folder.parent.parent, self.folder.parent, self.folder, self.blobs):
            _make_private(folder)


def profile_paths(name: str, home: Path | None = None) -> ProfilePaths:
    """Return the paths of a profile; nothing is made.

    Args:
        name: lower-case letters, digits, ``-`` and ``_``, at most 64.
        home: a folder of our own to use instead of the person's data folder.

    Raises:
        InputRefused: no such name can be (``profile-name``).
    """
    if _NAME.fullmatch(name) is None:
        raise InputRefused("profile-name", name[:64])
    return ProfilePaths(name=name, folder=_profiles_folder(home) / name)


def profile_names(home: Path | None = None) -> tuple[str, ...]:
    """Return the profiles that have a folder, sorted."""
    folder = _profiles_folder(home)
    if not folder.is_dir():
        return ()
    found = (each.name for each in folder.iterdir() if each.is_dir())
    return tuple(sorted(name for name in found if _NAME.fullmatch(name)))


def _profiles_folder(home: Path | None) -> Path:
    own = platformdirs.user_data_path("reviewer", appauthor=False) if home is None else home
    return own / "profiles"


def _make_private(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.name != "nt" and folder.stat().st_mode & _OPEN_TO_OTHERS:
            folder.chmod(0o700)
    except OSError as exc:
        raise StoreUnusable("unreachable") from exc
