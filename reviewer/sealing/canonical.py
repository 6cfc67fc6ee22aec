# SPDX-License-Identifier: Apache-2.0
"""Writes JSON in its one canonical form (RFC 8785), and reads JSON strictly.

What is signed or hashed is text, whole numbers of at most 53 bits, booleans, null, lists and
objects with ASCII keys: within these, every JSON library agrees on every byte.
"""

from __future__ import annotations

import json
from typing import Final, NoReturn

import rfc8785

from reviewer.domain.errors import InputRefused

MAX_BYTES: Final = 1 << 20
MAX_DEPTH: Final = 16
MAX_INTEGER: Final = 2**53 - 1


def canonical(value: object) -> bytes:
    """Return the canonical bytes of ``value``.

    Raises:
        InputRefused: it holds something whose bytes could differ between writers.
    """
    _check(value, MAX_DEPTH)
    return rfc8785.dumps(value)  # type: ignore[arg-type]  # checked just above


def parse_strict(
    untrusted: bytes, *, max_bytes: int = MAX_BYTES, max_depth: int = MAX_DEPTH
) -> object:
    """Read one JSON value of bounded size and depth.

    Raises:
        InputRefused: too long, too deep, not UTF-8, not JSON, a key twice, a fraction, a number
            beyond 53 bits, half a surrogate pair, or a key outside ASCII.
    """
    if len(untrusted) > max_bytes:
        raise InputRefused("json-too-long", "json")
    try:
        value: object = _DECODER.decode(untrusted.decode())
    except RecursionError as exc:
        raise InputRefused("json-too-deep", "json") from exc
    except ValueError as exc:
        raise InputRefused("json-form", "json") from exc
    _check(value, max_depth)
    return value


def _check(value: object, depth: int) -> None:
    match value:
        case None | bool():
            pass
        case str():
            _check_text(value)
        case int():
            _check_integer(value)
        case list() | dict() if depth == 0:
            raise InputRefused("json-too-deep", "json")
        case list():
            for part in value:
                _check(part, depth - 1)
        case dict():
            for key, part in value.items():
                _check_key(key)
                _check(part, depth - 1)
        case _:
            raise InputRefused("json-type", "json")


def _check_integer(number: int) -> None:
    if abs(number) > MAX_INTEGER:
        raise InputRefused("json-number", "json")


def _check_key(key: object) -> None:
    if not isinstance(key, str) or not key.isascii():
        raise InputRefused("json-key", "json")


def _check_text(text: str) -> None:
    if text.isascii():
        return
    try:
        text.encode()
    except UnicodeEncodeError as exc:
        raise InputRefused("json-text", "json") from exc


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise InputRefused("json-duplicate-key", "json")
    return found


def _integer(digits: str) -> int:
    # Bounded before conversion, which costs more than linear time; -0 has no canonical form.
    if len(digits) > 17 or digits == "-0":
        raise InputRefused("json-number", "json")
    return int(digits)


def _refuse_number(_: str) -> NoReturn:
    raise InputRefused("json-number", "json")


_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=_once,
    parse_int=_integer,
    parse_float=_refuse_number,
    parse_constant=_refuse_number,
)
