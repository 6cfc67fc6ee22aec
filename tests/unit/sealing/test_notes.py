# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import base64
import hashlib

import pytest

from reviewer.domain.errors import InputRefused
from reviewer.sealing.notes import (
    Checkpoint,
    add_cosignature,
    cosignature_line,
    parse_note,
    sign_checkpoint,
)
from tests.unit.sealing.logs import LOG_KEY, STRANGER_KEY, WITNESS_KEY

CHECKPOINT = Checkpoint(origin="ws_7f3a", size=42, root=bytes(range(32)))
WITNESS = "gw.example/witness"


def signed():
    return sign_checkpoint(CHECKPOINT, LOG_KEY, name="ws_7f3a")


def test_note_has_the_form_of_c2sp():
    public = LOG_KEY.public.raw
    hint = hashlib.sha256(b"ws_7f3a\n\x01" + public).digest()[:4]
    text = "ws_7f3a\n42\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n"
    signature = base64.b64encode(hint + LOG_KEY.sign(text.encode())).decode()

    assert signed() == f"{text}\n\u2014 ws_7f3a {signature}\n"


def test_note_reads_back():
    note = parse_note(signed())

    assert note.checkpoint == CHECKPOINT
    assert note.text == signed()


def test_note_tells_who_signed():
    line = cosignature_line(signed(), WITNESS_KEY, name=WITNESS)
    note = parse_note(add_cosignature(signed(), line))

    assert note.text == signed() + line
    assert note.standing_of(LOG_KEY.public) == "good"
    assert note.standing_of(WITNESS_KEY.public) == "good"
    assert note.standing_of(STRANGER_KEY.public) == "absent"


def test_signature_moved_to_another_checkpoint_is_bad():
    line = cosignature_line(signed(), WITNESS_KEY, name=WITNESS)
    other = Checkpoint(origin="ws_7f3a", size=43, root=bytes(32))

    note = parse_note(add_cosignature(sign_checkpoint(other, LOG_KEY, name="ws_7f3a"), line))

    assert note.standing_of(LOG_KEY.public) == "good"
    assert note.standing_of(WITNESS_KEY.public) == "bad"


def test_cosignature_is_added_once():
    line = cosignature_line(signed(), WITNESS_KEY, name=WITNESS)

    with pytest.raises(InputRefused) as refused:
        add_cosignature(add_cosignature(signed(), line), line)

    assert refused.value.reason == "note-signed-twice"


@pytest.mark.parametrize(
    "change",
    [
        lambda note: "",
        lambda note: note.replace("\n42\n", "\n042\n"),
        lambda note: note.replace("\n42\n", "\n+42\n"),
        lambda note: note.replace("\n42\n", "\n\u0664\u0662\n"),
        lambda note: note.replace("\n42\n", "\n42\nmore\n"),
        lambda note: note.replace("\n42\n", "\n99999999999999999\n"),
        lambda note: note.replace("ws_7f3a\n42", "ws 7f3a\n42"),
        lambda note: note.replace("ws_7f3a\n42", "\n42"),
        lambda note: note.replace("Hh8=", "Hh9="),
        lambda note: note.replace("Hh8=", ""),
        lambda note: note.replace("\n\n", "\n"),
        lambda note: note.replace("\n", "\r\n"),
        lambda note: note.replace("\u2014", "-"),
        lambda note: note[:-1],
        lambda note: note + "\n",
        lambda note: note + note.rpartition("\u2014")[1] + note.rpartition("\u2014")[2],
        lambda note: note.partition("\n\n")[0] + "\n\n",
        lambda note: note[:-10] + "\n",
        lambda note: note + "x" * 9000,
    ],
)
def test_note_of_another_form_is_refused(change):
    with pytest.raises(InputRefused):
        parse_note(change(signed()))


def test_more_signatures_than_allowed_are_refused():
    note = signed()
    for number in range(15):
        note = add_cosignature(note, cosignature_line(note, WITNESS_KEY, name=f"w{number}"))

    with pytest.raises(InputRefused) as refused:
        add_cosignature(note, cosignature_line(note, WITNESS_KEY, name="w15"))

    assert refused.value.reason == "note-too-long"


@pytest.mark.parametrize("name", ["", "two words", "a+b", "é", "a\nb"])
def test_names_that_could_not_be_read_back_are_refused(name):
    with pytest.raises(InputRefused):
        sign_checkpoint(CHECKPOINT, LOG_KEY, name=name)
    with pytest.raises(InputRefused):
        Checkpoint(origin=name, size=0, root=bytes(32))


def test_checkpoints_that_cannot_be_are_refused():
    with pytest.raises(InputRefused):
        Checkpoint(origin="log", size=-1, root=bytes(32))
    with pytest.raises(InputRefused):
        Checkpoint(origin="log", size=1, root=bytes(31))
