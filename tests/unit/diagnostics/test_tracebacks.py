# SPDX-License-Identifier: Apache-2.0
"""A traceback names kinds and places, and no value."""

from __future__ import annotations

import traceback

import pytest

from reviewer.diagnostics.tracebacks import code_path, describe
from reviewer.domain.errors import InputRefused, MediaUnreadable

HERE = "tests/unit/diagnostics/test_tracebacks.py"


def caught(act):
    with pytest.raises(BaseException) as info:  # noqa: PT011  # any kind, on purpose
        act()
    return info.value


def kinds(lines):
    return [line for line in lines if not line.startswith(("  at ", "  | "))]


def test_describe_drops_a_librarys_message_and_keeps_the_place():
    def read_title():
        raise ValueError("the title was My Holiday")

    lines = describe(caught(read_title))

    assert kinds(lines) == ["builtins.ValueError"]
    assert lines[-2].startswith(f"  at {HERE}:")
    assert lines[-2].endswith(".read_title")


def test_describe_keeps_our_own_message_redacted():
    def refuse():
        raise InputRefused("schema", "secret=abc")

    assert kinds(describe(caught(refuse))) == [
        "reviewer.domain.errors.InputRefused: schema: secret=[redacted]"
    ]


def test_describe_tells_the_cause_first():
    def decode():
        try:
            raise OSError("/somewhere/private.jpg")
        except OSError as error:
            raise MediaUnreadable("corrupt") from error

    assert kinds(describe(caught(decode))) == [
        "builtins.OSError",
        "which led to:",
        "reviewer.domain.errors.MediaUnreadable: corrupt",
    ]


def test_describe_leaves_out_a_context_that_was_suppressed():
    def decode():
        try:
            raise OSError("private")
        except OSError:
            raise KeyError("private") from None

    assert kinds(describe(caught(decode))) == ["builtins.KeyError"]


def test_describe_tells_each_part_of_a_group():
    def fail_twice():
        raise ExceptionGroup("private", [ValueError("private"), InputRefused("missing", "a.png")])

    lines = describe(caught(fail_twice))

    assert [line for line in lines if "private" in line] == []
    assert lines[-2:] == [
        "  | builtins.ValueError",
        "  | reviewer.domain.errors.InputRefused: missing: a.png",
    ]


def test_describe_bounds_a_runaway_recursion():
    def forever(depth):
        return forever(depth + 1)

    error = caught(lambda: forever(0))
    deep = len(list(traceback.walk_tb(error.__traceback__)))
    lines = describe(error)

    assert kinds(lines) == [f"  and {deep - 100} frames between", "builtins.RecursionError"]
    assert len(lines) == 102


def test_describe_ends_on_a_ring_of_causes():
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first

    assert describe(first) == ["builtins.KeyError", "which led to:", "builtins.ValueError"]


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/opt/app/reviewer/services/look.py", "reviewer/services/look.py"),
        ("/srv/reviewer/checkout/reviewer/cli.py", "reviewer/cli.py"),
        ("/x/lib/python3.11/site-packages/httpx/_client.py", "httpx/_client.py"),
        (r"C:\Program Files\R\reviewer\cli.py", "reviewer/cli.py"),
        ("/usr/lib/python3.11/json/decoder.py", "decoder.py"),
        ("<string>", "<string>"),
        ("", ""),
    ],
)
def test_code_path_shows_only_the_package(path, shown):
    assert code_path(path) == shown
