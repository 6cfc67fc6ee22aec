# SPDX-License-Identifier: Apache-2.0
"""Signs and reads checkpoints of a log, as C2SP signed notes.

A note is three lines (origin, size, root in base64), a blank line, and one line per signature.
All signatures are over the three lines.  A witness signs the same text as the log does: its
signature carries no time, because the log tells no times finer than a minute.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from reviewer.domain.errors import InputRefused
from reviewer.sealing.keys import SigningKey, VerifyKey, decode_base64

MAX_NOTE_CHARS: Final = 8192
MAX_SIGNATURES: Final = 16
_NAME: Final = re.compile(r"[!-*,-~]{1,128}")  # printable ASCII without space and plus
_SIZE: Final = re.compile(r"0|[1-9][0-9]{0,15}")
_HINT_BYTES: Final = 4
_SIGNATURE_BYTES: Final = 64
_ROOT_BYTES: Final = 32
_ED25519: Final = b"\x01"
_DASH: Final = "\u2014"

Standing = Literal["good", "bad", "absent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """What a log claims: so many records, under this root."""

    origin: str
    size: int
    root: bytes

    def __post_init__(self) -> None:
        if _NAME.fullmatch(self.origin) is None:
            raise InputRefused("note-name", "origin")
        if _SIZE.fullmatch(str(self.size)) is None:
            raise InputRefused("note-size", "size")
        if len(self.root) != _ROOT_BYTES:
            raise InputRefused("note-root", "root")

    @property
    def text(self) -> str:
        """The three lines that are signed."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteSignature:
    """One signature line.

    Attributes:
        name: who says they signed.
        hint: four bytes that tell keys of one name apart; proves nothing.
        signature: 64 bytes, not yet verified.
    """

    name: str
    hint: bytes
    signature: bytes

    @property
    def line(self) -> str:
        """The line as it stands in the note, with its end."""
        return f"{_DASH} {self.name} {base64.b64encode(self.hint + self.signature).decode()}\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedNote:
    """A checkpoint and its signatures; reading one verifies none of them."""

    checkpoint: Checkpoint
    signatures: tuple[NoteSignature, ...]

    @property
    def text(self) -> str:
        """The whole note."""
        return self.checkpoint.text + "\n" + "".join(each.line for each in self.signatures)

    def standing_of(self, public: VerifyKey) -> Standing:
        """Say whether this key signed: ``bad`` when a line claims so and does not verify."""
        message = self.checkpoint.text.encode()
        claimed = [each for each in self.signatures if each.hint == key_hint(each.name, public)]
        if not claimed:
            return "absent"
        good = all(public.verify(message, each.signature) for each in claimed)
        return "good" if good else "bad"

    def is_only_by(self, keys: Iterable[VerifyKey]) -> bool:
        """Say whether every line is a true signature by one of these keys."""
        message, known = self.checkpoint.text.encode(), tuple(keys)
        return all(
            any(
                each.hint == key_hint(each.name, key) and key.verify(message, each.signature)
                for key in known
            )
            for each in self.signatures
        )


def key_hint(name: str, public: VerifyKey) -> bytes:
    """Return the four bytes by which a signature line names its key (C2SP signed-note)."""
    return hashlib.sha256(name.encode() + b"\n" + _ED25519 + public.raw).digest()[:_HINT_BYTES]


def sign_checkpoint(checkpoint: Checkpoint, key: SigningKey, *, name: str) -> str:
    """Return the note with its first signature, the log's own."""
    signature = _signature(checkpoint, key, name)
    return SignedNote(checkpoint=checkpoint, signatures=(signature,)).text


def cosignature_line(untrusted_note: str, key: SigningKey, *, name: str) -> str:
    """Return the line by which a witness signs the same checkpoint.

    Whoever signs has first verified that the tree only grew since what they signed before.
    """
    return _signature(parse_note(untrusted_note).checkpoint, key, name).line


def add_cosignature(untrusted_note: str, untrusted_line: str) -> str:
    """Return the note with one more signature line.

    Raises:
        InputRefused: either is malformed, or the line is already there.
    """
    note = parse_note(untrusted_note)
    added = _parse_line(untrusted_line.removesuffix("\n"))
    if any((each.name, each.hint) == (added.name, added.hint) for each in note.signatures):
        raise InputRefused("note-signed-twice", "note")
    longer = SignedNote(checkpoint=note.checkpoint, signatures=(*note.signatures, added))
    return parse_note(longer.text).text


def parse_note(untrusted: str) -> SignedNote:
    """Read a note that has exactly the form written here, to the last byte.

    Raises:
        InputRefused: too long, another form, no signature, or the same signer twice.
    """
    if len(untrusted) > MAX_NOTE_CHARS:
        raise InputRefused("note-too-long", "note")
    text, blank, tail = untrusted.partition("\n\n")
    lines = text.split("\n")
    if len(lines) != 3 or not blank or not tail.endswith("\n"):
        raise InputRefused("note-form", "note")
    origin, size, root = lines
    if _SIZE.fullmatch(size) is None:
        raise InputRefused("note-size", "size")
    checkpoint = Checkpoint(origin=origin, size=int(size), root=decode_base64(root, "root"))
    signatures = tuple(_parse_line(line) for line in tail[:-1].split("\n"))
    if len(signatures) > MAX_SIGNATURES:
        raise InputRefused("note-too-long", "note")
    if len({(each.name, each.hint) for each in signatures}) != len(signatures):
        raise InputRefused("note-signed-twice", "note")
    return SignedNote(checkpoint=checkpoint, signatures=signatures)


def _signature(checkpoint: Checkpoint, key: SigningKey, name: str) -> NoteSignature:
    if _NAME.fullmatch(name) is None:
        raise InputRefused("note-name", "name")
    signed = key.sign(checkpoint.text.encode())
    return NoteSignature(name=name, hint=key_hint(name, key.public), signature=signed)


def _parse_line(untrusted: str) -> NoteSignature:
    parts = untrusted.split(" ")
    if len(parts) != 3 or parts[0] != _DASH or _NAME.fullmatch(parts[1]) is None:
        raise InputRefused("note-form", "signature")
    raw = decode_base64(parts[2], "signature")
    if len(raw) != _HINT_BYTES + _SIGNATURE_BYTES:
        raise InputRefused("note-form", "signature")
    return NoteSignature(name=parts[1], hint=raw[:_HINT_BYTES], signature=raw[_HINT_BYTES:])
