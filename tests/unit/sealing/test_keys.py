# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import hashlib

import pytest

from reviewer.domain.errors import InputRefused
from reviewer.sealing.keys import (
    MAX_SEALED_PAYLOAD,
    SealingKey,
    SealToKey,
    SigningKey,
    VerifyKey,
    decode_base64,
    open_sealed,
    seal_to,
)

# RFC 8032, 7.1, test 2.
RFC_PRIVATE = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
RFC_PUBLIC = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
RFC_SIGNATURE = bytes.fromhex(
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
)


def test_signing_key_agrees_with_rfc_8032():
    key = SigningKey.from_raw(RFC_PRIVATE)

    assert key.to_raw() == RFC_PRIVATE
    assert key.public == VerifyKey(RFC_PUBLIC)
    assert key.sign(b"\x72") == RFC_SIGNATURE
    assert key.public.verify(b"\x72", RFC_SIGNATURE)


@pytest.mark.parametrize("signature", [RFC_SIGNATURE[:-1] + b"\x01", b"", bytes(64), b"x" * 65])
def test_verify_is_false_for_another_signature(signature):
    assert VerifyKey(RFC_PUBLIC).verify(b"\x72", signature) is False


def test_verify_is_false_for_another_message_or_key():
    other = SigningKey.generate()

    assert VerifyKey(RFC_PUBLIC).verify(b"\x73", RFC_SIGNATURE) is False
    assert other.public.verify(b"\x72", RFC_SIGNATURE) is False


def test_verify_is_false_for_a_key_that_is_no_point():
    assert VerifyKey(b"\x02" + bytes(31)).verify(b"\x72", RFC_SIGNATURE) is False


def test_public_key_has_a_text_and_a_short_id():
    public = VerifyKey(RFC_PUBLIC)

    assert VerifyKey.from_text(public.public_text) == public
    assert public.key_id == hashlib.sha256(RFC_PUBLIC).hexdigest()[:8]


def test_private_keys_do_not_show_themselves():
    key = SigningKey.from_raw(RFC_PRIVATE)

    assert RFC_PRIVATE.hex() not in repr(key)
    assert repr(RFC_PRIVATE) not in repr(key)


@pytest.mark.parametrize("make", [SigningKey.from_raw, SealingKey.from_raw, VerifyKey, SealToKey])
@pytest.mark.parametrize("raw", [b"", bytes(31), bytes(33)])
def test_keys_of_another_length_are_refused(make, raw):
    with pytest.raises(InputRefused) as refused:
        make(raw)

    assert refused.value.reason == "key-length"


@pytest.mark.parametrize("text", ["AA", "AB==", "A A=", "AA==\n", "é===", "AA==AA=="])
def test_decode_base64_takes_one_written_form_only(text):
    with pytest.raises(InputRefused) as refused:
        decode_base64(text, "key")

    assert (refused.value.reason, refused.value.where) == ("base64", "key")


def test_sealed_payload_opens_for_its_key_and_context():
    key = SealingKey.generate()

    sealed = seal_to(key.public, b"who it was", b"reviewer/pseudonym")

    assert open_sealed(SealingKey.from_raw(key.to_raw()), sealed, b"reviewer/pseudonym") == (
        b"who it was"
    )
    assert b"who it was" not in sealed


def test_sealed_payload_differs_each_time():
    key = SealingKey.generate()

    assert seal_to(key.public, b"same", b"c") != seal_to(key.public, b"same", b"c")


def test_sealed_payload_opens_for_nobody_else():
    key = SealingKey.generate()
    sealed = seal_to(key.public, b"who it was", b"here")
    flipped = sealed[:-1] + bytes([sealed[-1] ^ 1])

    for private, blob, context in [
        (SealingKey.generate(), sealed, b"here"),
        (key, sealed, b"there"),
        (key, flipped, b"here"),
        (key, sealed[:20], b"here"),
        (key, b"", b"here"),
    ]:
        with pytest.raises(InputRefused) as refused:
            open_sealed(private, blob, context)
        assert refused.value.reason == "sealed"


def test_seal_to_refuses_a_long_payload_and_a_weak_key():
    with pytest.raises(InputRefused) as too_long:
        seal_to(SealingKey.generate().public, bytes(MAX_SEALED_PAYLOAD + 1), b"")
    with pytest.raises(InputRefused) as weak:
        seal_to(SealToKey(bytes(32)), b"x", b"")

    assert (too_long.value.reason, weak.value.reason) == ("too-long", "key-weak")
