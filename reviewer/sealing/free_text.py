# SPDX-License-Identifier: Apache-2.0
"""Seals what a reviewer wrote in words, apart from the log that commits to it.

The sealed payload is the canonical JSON of ``{"note": text, "salt": hex}``, sealed to the gateway's
payload key in the context of its own commitment, so that it opens only beside the record it
belongs to.
"""

from __future__ import annotations

from reviewer.domain.errors import InputRefused
from reviewer.sealing.canonical import canonical, parse_strict
from reviewer.sealing.chain import payload_commit
from reviewer.sealing.keys import SealingKey, SealToKey, seal_to


def seal_note(public: SealToKey, note: str, salt: bytes) -> tuple[str, bytes]:
    """Return the commitment to ``note`` and the note sealed; ``salt`` is 32 random bytes."""
    commit = payload_commit(salt, note)
    written = canonical({"note": note, "salt": salt.hex()})
    return commit, seal_to(public, written, commit.encode())


def open_note(private: SealingKey, commit: str, untrusted: bytes) -> str:
    """Return the note behind a commitment.

    Raises:
        InputRefused: sealed for another key or commitment, altered, or not what was committed to.
    """
    match parse_strict(private.open(untrusted, commit.encode())):
        case {"note": str(note), "salt": str(salt)}:
            try:
                found = payload_commit(bytes.fromhex(salt), note)
            except ValueError as exc:
                raise InputRefused("sealed", "payload") from exc
            if found == commit:
                return note
    raise InputRefused("sealed", "payload")
