# SPDX-License-Identifier: Apache-2.0
"""The composition root of the workstation: the one package that knows every adapter."""

from __future__ import annotations

from reviewer.bootstrap.composing import Kept, compose, open_workbench
from reviewer.bootstrap.profiles import Profile, ProfileInfo, enrol, profiles, system_secrets

__all__ = [
    "Kept",
    "Profile",
    "ProfileInfo",
    "compose",
    "enrol",
    "open_workbench",
    "profiles",
    "system_secrets",
]
