# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import io

import pytest

from reviewer.media import framing
from reviewer.media.framing import Act, FrameBroken, Reply, Request, Shape

REQUEST = Request(
    number=7, act=Act.CLEAR, level=4, side=900, at=2**40, declared_type="image/png", data=b"bytes"
)


class Dripping(io.RawIOBase):
    """A pipe that hands over one byte at a time."""

    def __init__(self, data: bytes) -> None:
        self.rest = io.BytesIO(data)

    def readinto(self, buffer):
        return self.rest.readinto(memoryview(buffer)[:1])


def sent(request: Request) -> bytes:
    pipe = io.BytesIO()
    framing.write_request(pipe, request)
    return pipe.getvalue()


def test_a_request_arrives_as_it_was_sent():
    arrived = framing.read_request(Dripping(sent(REQUEST)), max_type=50, max_data=50)

    assert arrived == REQUEST


def test_the_end_of_requests_is_no_error():
    assert framing.read_request(io.BytesIO(), max_type=50, max_data=50) is None


@pytest.mark.parametrize("size", [1, 10, 24, 30, 37])
def test_a_request_that_ends_early_is_broken(size):
    with pytest.raises(FrameBroken):
        framing.read_request(io.BytesIO(sent(REQUEST)[:size]), max_type=50, max_data=50)


@pytest.mark.parametrize(("max_type", "max_data"), [(8, 50), (50, 4)])
def test_a_request_beyond_the_bounds_is_broken(max_type, max_data):
    with pytest.raises(FrameBroken):
        framing.read_request(io.BytesIO(sent(REQUEST)), max_type=max_type, max_data=max_data)


@pytest.mark.parametrize("damage", [(0, 0x00), (8, 0x63)])
def test_a_request_without_its_mark_or_with_an_unknown_act_is_broken(damage):
    data = bytearray(sent(REQUEST))
    data[damage[0]] = damage[1]

    with pytest.raises(FrameBroken):
        framing.read_request(io.BytesIO(data), max_type=50, max_data=50)


def test_a_reply_arrives_as_it_was_sent():
    pipe = io.BytesIO()
    framing.write_reply(pipe, 7, status=2, shape=Shape.TEXT, payload=b"words")

    reply = framing.read_reply(Dripping(pipe.getvalue()), max_payload=5)

    assert reply == Reply(
        untrusted_number=7,
        untrusted_status=2,
        untrusted_shape=Shape.TEXT,
        untrusted_payload=b"words",
    )


def test_a_reply_longer_than_agreed_is_not_read():
    pipe = io.BytesIO()
    framing.write_reply(pipe, 7, status=0, shape=Shape.TEXT, payload=b"words")

    assert framing.read_reply(io.BytesIO(pipe.getvalue()), max_payload=4) is None
