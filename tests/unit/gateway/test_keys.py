# SPDX-License-Identifier: Apache-2.0

from __future__ import annotations

import pytest

from reviewer.domain.errors import InputRefused
from reviewer.gateway.accounts.keys import create_keys, load_keys


def test_keys_come_back_as_they_were_made(tmp_path):
    made = create_keys(tmp_path)

    loaded = load_keys(tmp_path)

    assert loaded.media == made.media
    assert loaded.payload.to_raw() == made.payload.to_raw()
    for name in ("log", "bundle", "webhook", "witness"):
        assert getattr(loaded, name).to_raw() == getattr(made, name).to_raw()


def test_keys_are_all_different(tmp_path):
    made = create_keys(tmp_path)

    raw = {made.media, made.payload.to_raw()}
    raw |= {getattr(made, name).to_raw() for name in ("log", "bundle", "webhook", "witness")}
    assert len(raw) == 6


def test_keys_are_for_their_owner_alone(tmp_path):
    create_keys(tmp_path)

    modes = {path.stat().st_mode & 0o777 for path in (tmp_path / "keys").iterdir()}
    assert modes == {0o600}
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o700


def test_keys_others_can_read_are_refused(tmp_path):
    create_keys(tmp_path)
    (tmp_path / "keys" / "log.key").chmod(0o644)

    with pytest.raises(InputRefused) as refused:
        load_keys(tmp_path)

    assert (refused.value.reason, refused.value.where) == ("keys-readable", "log.key")


def test_missing_key_is_no_reason_to_make_another(tmp_path):
    create_keys(tmp_path)
    (tmp_path / "keys" / "bundle.key").unlink()

    with pytest.raises(InputRefused) as missing:
        load_keys(tmp_path)
    with pytest.raises(InputRefused) as exists:
        create_keys(tmp_path)

    assert (missing.value.reason, exists.value.reason) == ("keys-missing", "exists")


def test_cut_key_is_refused(tmp_path):
    create_keys(tmp_path)
    (tmp_path / "keys" / "media.key").write_bytes(b"short")

    with pytest.raises(InputRefused) as refused:
        load_keys(tmp_path)

    assert refused.value.reason == "key-length"


def test_media_key_is_not_shown(tmp_path):
    made = create_keys(tmp_path)

    assert repr(made.media) not in repr(made)
