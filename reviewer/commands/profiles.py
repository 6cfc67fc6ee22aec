# SPDX-License-Identifier: Apache-2.0
"""``reviewer enrol``, ``profiles`` and ``support-bundle``: who is enrolled here, and help."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from reviewer import __version__
from reviewer.commands.running import DONE, a_parser, about_profile, profile_of, run, say


def enrol(argv: Sequence[str] | None = None) -> int:
    """Enrol with a one-time code."""
    parser = a_parser("enrol", "Enrol one person on this workstation with a one-time code.")
    parser.add_argument("url", metavar="URL", help="the gateway's address")
    parser.add_argument("code", metavar="CODE", help="the code an administrator made")
    about_profile(parser, named=False)
    return run(_enrol, parser.parse_args(argv))


def list_profiles(argv: Sequence[str] | None = None) -> int:
    """List who is enrolled on this machine."""
    parser = a_parser("profiles", "List who is enrolled on this machine.")
    about_profile(parser, named=False)
    return run(_list, parser.parse_args(argv))


def support_bundle(argv: Sequence[str] | None = None) -> int:
    """Pack logs and versions for a person who helps; no content, no names."""
    parser = a_parser("support-bundle", "Pack logs and versions, without content or names.")
    parser.add_argument("file", type=Path, metavar="FILE", help="the zip file to make")
    about_profile(parser)
    return run(_bundle, parser.parse_args(argv))


def _enrol(chosen: argparse.Namespace) -> int:
    from reviewer.adapters.system.keyring import KeyringSecrets
    from reviewer.bootstrap.profiles import enrol as make_profile

    # Keys in memory would end with this command, and the code would be spent for nothing.
    name = make_profile(chosen.url, chosen.code, home=chosen.home, secrets=KeyringSecrets())
    say(f"Enrolled as profile {name}. Open it with `reviewer`.")
    return DONE


def _list(chosen: argparse.Namespace) -> int:
    from reviewer.bootstrap.profiles import profiles

    found = profiles(chosen.home)
    for each in found:
        if each.is_damaged:
            say(f"{each.name}  damaged: ask for a new code and enrol again")
        else:
            say(f"{each.name}  {each.display or '(not signed in yet)'}  {each.gateway_url}")
    if not found:
        say("Nobody is enrolled here yet.")
    return DONE


def _bundle(chosen: argparse.Namespace) -> int:
    from reviewer.adapters.system.paths import profile_paths
    from reviewer.diagnostics.support_bundle import build

    records = profile_paths(profile_of(chosen), chosen.home).folder / "logs"
    records.mkdir(mode=0o700, exist_ok=True)
    say(f"Written to {build(records, chosen.file, facts={'version': __version__})}.")
    return DONE
