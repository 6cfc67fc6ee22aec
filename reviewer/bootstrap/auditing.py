# SPDX-License-Identifier: Apache-2.0
"""Opens the logs of one profile for the command line, and checks copies of a store.

Nothing is leased, shown or decided here, and no session is opened: the log tells of people's
work, and a command that reads it is none.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from reviewer.adapters.storage.copies import open_copy
from reviewer.adapters.system.paths import profile_names, profile_paths
from reviewer.bootstrap.parts import audit_of, desk_of, open_parts
from reviewer.bootstrap.profiles import PROFILE_FILE, Profile, read_profile
from reviewer.domain.errors import InputRefused
from reviewer.ports.secrets import Secrets
from reviewer.sealing.keys import VerifyKey, decode_base64
from reviewer.services.audit import AuditService
from reviewer.services.audit_proof import Pins, kept_pins, prove_fetched, prove_own
from reviewer.services.shown import LogVerification
from reviewer.services.sync.contact import Contact
from reviewer.services.sync.events import Do, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenLogs:
    """The logs of one open profile."""

    audit: AuditService
    contact: Contact

    def greet(self) -> None:
        """Ask the gateway who is signed in, and as what; raises ``WorldError``."""
        self.contact.greet(Do(Kind.GREET))


@contextmanager
def open_logs(
    profile: str, *, home: Path | None = None, secrets: Secrets | None = None
) -> Iterator[OpenLogs]:
    """Open a profile's logs; raises as ``open_workbench``."""
    with ExitStack() as stack:
        parts = open_parts(stack, profile, home=home, secrets=secrets)
        desk = desk_of(parts.profile, parts.store, parts.cache, parts.clock, durable=parts.durable)
        audit = audit_of(parts.profile, desk, parts.api, parts.key)
        audit.keep_pins()
        bundle_key = decode_base64(parts.profile.bundle_key, "bundle_key")
        server_id = parts.profile.server_id
        contact = Contact(desk, parts.api, server_id=server_id, bundle_key=bundle_key)
        yield OpenLogs(audit=audit, contact=contact)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedCopy:
    """What a decrypted copy of a store proves.

    Attributes:
        logs: its own log first, then the fetched ones.
        file_failures: (what, where) that SQLite itself finds wrong with the file.
        is_pinned: whether a profile on this machine pins its keys; if not, they are those that
            the copy names.
    """

    logs: tuple[LogVerification, ...]
    file_failures: tuple[tuple[str, str], ...]
    is_pinned: bool


def check_copy(file: Path, *, home: Path | None = None) -> CheckedCopy:
    """Verify every log in a decrypted copy of a store.

    Raises:
        InputRefused: there is no such file (``missing``), or it is no plain SQLite file
            (``not-decrypted``).
        StoreUnusable: it is so damaged that it cannot be read.
    """
    with open_copy(file) as (work, complaints):
        named = kept_pins(work)
        profile = _profile_of(named.log, home)
        pins = named if profile is None else _pinned_by(profile, named)
        fetched = prove_fetched(work, pins)
        return CheckedCopy(
            logs=(prove_own(work, pins), *fetched.values()),
            file_failures=tuple(dict.fromkeys((each.what, each.where) for each in complaints)),
            is_pinned=profile is not None,
        )


def _profile_of(workstation_id: str, home: Path | None) -> Profile | None:
    for paths in (profile_paths(name, home) for name in profile_names(home)):
        if (paths.folder / PROFILE_FILE).is_file():
            with contextlib.suppress(InputRefused):  # a damaged one pins nothing
                profile = read_profile(paths)
                if profile.workstation_id == workstation_id:
                    return profile
    return None


def _pinned_by(profile: Profile, named: Pins) -> Pins:
    return replace(
        named,
        witness=VerifyKey(decode_base64(profile.witness_key, "witness_key")),
        gateway=VerifyKey(decode_base64(profile.log_key, "log_key")),
    )
