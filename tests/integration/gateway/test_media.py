# SPDX-License-Identifier: Apache-2.0
"""Bytes for whoever holds the lease, by range, and for nobody else."""

from __future__ import annotations

import base64

import pytest
from house import slug

from reviewer.wire.base import HEADER_LEASE

CONTENT = bytes(range(256)) * 12_000  # three sealed chunks


@pytest.fixture
def held(house, platform, reviewer):
    house.add_group(platform, CONTENT)
    (group,) = reviewer.groups()
    return reviewer, group, reviewer.media(group).content


def test_whole_has_digest_and_tag(held):
    reviewer, group, content = held
    sha256 = group["items"][0]["media"]["sha256"]

    response = reviewer.media(group)

    assert content.startswith(CONTENT)
    assert response.headers["etag"] == f'"sha256:{sha256}"'
    digest = base64.b64encode(bytes.fromhex(sha256)).decode()
    assert response.headers["repr-digest"] == f"sha-256=:{digest}:"
    assert response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("asked", "cut"),
    [
        ("bytes=0-9", slice(0, 10)),
        ("bytes=1048570-1048590", slice(1_048_570, 1_048_591)),
        ("bytes=3000000-", slice(3_000_000, None)),
        ("bytes=-7", slice(-7, None)),
        ("bytes=5-99999999", slice(5, None)),
    ],
)
def test_range_gives_exactly_that(held, asked, cut):
    reviewer, group, content = held

    response = reviewer.media(group, Range=asked)

    assert response.status_code == 206
    assert response.content == content[cut]
    start = range(len(content))[cut].start
    assert response.headers["content-range"] == (
        f"bytes {start}-{start + len(response.content) - 1}/{len(content)}"
    )


@pytest.mark.parametrize("asked", ["bytes=1-2,4-5", "lines=1-2", "bytes=9-2", "bytes=-"])
def test_range_not_understood_gives_the_whole(held, asked):
    reviewer, group, content = held

    response = reviewer.media(group, Range=asked)

    assert (response.status_code, len(response.content)) == (200, len(content))


def test_range_beyond_the_end_is_refused(held):
    reviewer, group, content = held

    response = reviewer.media(group, Range=f"bytes={len(content)}-")

    assert slug(response) == (416, "range-not-satisfiable")
    assert response.headers["content-range"] == f"bytes */{len(content)}"


def test_range_of_other_bytes_gives_the_whole(held):
    reviewer, group, content = held

    response = reviewer.media(group, Range="bytes=0-9", If_Range='"sha256:other"')

    assert (response.status_code, len(response.content)) == (200, len(content))


def test_bytes_one_has_are_not_sent_again(held):
    reviewer, group, _ = held

    response = reviewer.media(group, If_None_Match=reviewer.media(group).headers["etag"])

    assert (response.status_code, response.content) == (304, b"")


def test_no_lease_no_bytes(house, held):
    reviewer, group, _ = held
    other = house.enrol()
    stale = f"{group['lease_id']};gen={group['generation'] - 1}"

    assert slug(other.media(group)) == (403, "lease-required")
    assert slug(reviewer.media(group, **{HEADER_LEASE: stale})) == (403, "lease-required")


def test_bytes_that_could_not_be_decoded_are_given_to_nobody(house, held):
    from sqlalchemy import update

    from reviewer.gateway.store.tables import media

    reviewer, group, _ = held
    tag = reviewer.media(group).headers["etag"]
    house.gateway.db.write(lambda c: c.execute(update(media).values(unreadable="lied")))

    assert slug(reviewer.media(group)) == (422, "media-unreadable")
    assert slug(reviewer.media(group, Range="bytes=0-9")) == (422, "media-unreadable")
    assert slug(reviewer.media(group, If_None_Match=tag)) == (422, "media-unreadable")


def test_an_item_whose_bytes_could_not_be_decoded_is_decided(house, held):
    from sqlalchemy import update

    from reviewer.gateway.store.tables import media

    reviewer, group, _ = held
    spoiled = {"unreadable": "corrupt", "hashes": "[]"}
    house.gateway.db.write(lambda c: c.execute(update(media).values(**spoiled)))

    assert reviewer.outcome(reviewer.entry(group))[0] == "accepted"


def test_shredded_key_gives_no_bytes(house, held):
    from sqlalchemy import update

    from reviewer.gateway.store.tables import media

    reviewer, group, _ = held
    house.gateway.db.write(lambda c: c.execute(update(media).values(wrapped_key=None)))

    assert slug(reviewer.media(group)) == (404, "not-found")


def test_altered_blob_is_never_given_as_good(house, held):
    reviewer, group, _ = held
    (blob,) = [path for path in (house.folder / "media").rglob("*") if path.is_file()]
    altered = bytearray(blob.read_bytes())
    altered[-1] ^= 1
    blob.write_bytes(altered)

    assert slug(reviewer.media(group)) == (422, "media-unreadable")
