# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.domain.errors import InputRefused, MediaUnreadable
from reviewer.sealing import merkle
from reviewer.sealing.aead import encrypt_stream, open_blob
from reviewer.sealing.audit_log import verify_log
from reviewer.sealing.canonical import MAX_INTEGER, canonical, parse_strict
from reviewer.sealing.notes import parse_note
from tests.unit.sealing.logs import LOG_KEY, WITNESS_KEY, a_log

LOG = a_log(12, checkpoints=(5, 10))
KEY = bytes(32)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
keys = st.text(st.characters(max_codepoint=127), max_size=8)
scalars = st.none() | st.booleans() | st.integers(-MAX_INTEGER, MAX_INTEGER) | texts
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)
leaves = st.lists(st.binary(min_size=32, max_size=32), min_size=1, max_size=70)


@given(values)
def test_canonical_reads_back_and_is_what_the_standard_library_writes(value):
    written = canonical(value)

    assert parse_strict(written) == value
    plain = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert written == plain.encode()


@given(st.binary(max_size=200))
def test_parse_strict_reads_or_refuses_any_bytes(untrusted):
    try:
        value = parse_strict(untrusted)
    except InputRefused:
        return

    assert parse_strict(canonical(value)) == value


@given(leaves, st.data())
def test_every_inclusion_proof_verifies(found, data):
    index = data.draw(st.integers(0, len(found) - 1))

    proof = merkle.inclusion_proof(found, index)

    assert merkle.verify_inclusion(found[index], index, len(found), proof, merkle.root(found))
    other = bytes(byte ^ 1 for byte in found[index])
    assert not merkle.verify_inclusion(other, index, len(found), proof, merkle.root(found))


@given(leaves, st.data())
def test_every_consistency_proof_verifies(found, data):
    old_size = data.draw(st.integers(1, len(found)))
    old, new = merkle.root(found[:old_size]), merkle.root(found)

    proof = merkle.consistency_proof(found, old_size)

    assert merkle.verify_consistency(old_size, len(found), old, new, proof)
    for root in (old, new):
        other = bytes(byte ^ 1 for byte in root)
        roots = (other, new) if root is old else (old, other)
        assert not merkle.verify_consistency(old_size, len(found), *roots, proof)


def textbook_root(found):
    """The definition of RFC 6962, 2.1, word for word."""
    if len(found) == 1:
        return found[0]
    split = 1
    while split * 2 < len(found):
        split *= 2
    return merkle.node_hash(textbook_root(found[:split]), textbook_root(found[split:]))


@given(leaves)
def test_frontier_has_the_root_of_the_definition(found):
    frontier = merkle.Frontier()
    for leaf in found:
        frontier = merkle.Frontier(frontier.size, frontier.peaks)
        frontier.append(leaf)

    assert frontier.root() == textbook_root(found)


@given(st.binary(max_size=20_000), st.integers(0, 20_000), st.integers(0, 20_000))
def test_blob_gives_the_range_asked_for(clear, offset, length):
    written = io.BytesIO()
    encrypt_stream(io.BytesIO(clear), written, KEY, b"blob", chunk_log2=12)

    with open_blob(written, KEY, b"blob") as found:
        assert found.read(offset, length) == clear[offset : offset + length]


@given(st.binary(min_size=1, max_size=9000), st.data())
def test_blob_with_one_changed_byte_does_not_read(clear, data):
    written = io.BytesIO()
    encrypt_stream(io.BytesIO(clear), written, KEY, b"blob", chunk_log2=12)
    blob = bytearray(written.getvalue())
    blob[data.draw(st.integers(0, len(blob) - 1))] ^= data.draw(st.integers(1, 255))

    with pytest.raises(MediaUnreadable):
        open_blob(io.BytesIO(blob), KEY, b"blob").read()


@settings(max_examples=500)
@given(st.data())
def test_one_changed_byte_of_any_record_is_named(data):
    seq = data.draw(st.integers(0, len(LOG.records) - 1))
    record, chain = bytearray(LOG.records[seq][0]), bytearray(LOG.records[seq][1])
    part = data.draw(st.sampled_from([record, chain]))
    part[data.draw(st.integers(0, len(part) - 1))] ^= data.draw(st.integers(1, 255))
    changed = [*LOG.records[:seq], (bytes(record), bytes(chain)), *LOG.records[seq + 1 :]]

    found = verify_log(
        changed,
        log_id=LOG.log_id,
        public_key=LOG_KEY.public,
        checkpoints=LOG.notes,
        witness_public=WITNESS_KEY.public,
    )

    named = [failure.where for failure in found.failures if failure.what == "record"]
    assert named == [f"ws_7f3a#{seq}"]
    assert {failure.what for failure in found.failures} <= {"record", "root"}


@given(st.integers(0, 300), st.integers(0, 0x2FF))
def test_note_with_one_changed_character_is_refused_or_not_signed(place, code):
    note = LOG.notes[0]
    place %= len(note)
    changed = note[:place] + chr(code) + note[place + 1 :]
    try:
        found = parse_note(changed)
    except InputRefused:
        return

    standing = {found.standing_of(LOG_KEY.public), found.standing_of(WITNESS_KEY.public)}
    assert (standing == {"good"}) == (changed == note)
