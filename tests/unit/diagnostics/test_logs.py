# SPDX-License-Identifier: Apache-2.0
"""The log keeps what happened and loses what must not be kept."""

from __future__ import annotations

import logging
import os
import re

import pytest

from reviewer.diagnostics import logs
from reviewer.diagnostics.logs import RedactingFormatter

log = logging.getLogger("reviewer.services.example")


@pytest.fixture
def running(tmp_path):
    running = logs.start(tmp_path / "logs", to_stderr=False)
    yield running
    running.close()


def lines_of(running):
    return (running.folder / "reviewer.log").read_text(encoding="utf-8").splitlines()


def messages_of(running):
    return [re.sub(r"^\S+Z ", "", line) for line in lines_of(running)]


def test_log_line_says_when_how_bad_where_and_what(running):
    log.info("Leased %d groups", 12)

    (line,) = lines_of(running)
    assert re.fullmatch(
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z INFO reviewer\.services\.example: "
        r"Leased 12 groups",
        line,
    )


def test_log_redacts_secrets_in_arguments_of_any_library(running):
    log.info("asked with %s", "token=abc")
    logging.getLogger("uvicorn.error").info("GET /?code=%s", "abc")

    assert messages_of(running) == [
        "INFO reviewer.services.example: asked with token=[redacted]",
        "INFO uvicorn.error: GET /?code=[redacted]",
    ]


def test_log_leaves_out_what_chatty_libraries_say_of_every_request(running):
    for library in ("httpx", "httpcore.connection", "alembic.runtime.migration"):
        logging.getLogger(library).info("another one")

    assert messages_of(running) == []


def test_log_cannot_be_forged_by_a_line_break(running):
    log.info("title %s", "x\n2026-01-01T00:00:00.000Z INFO reviewer: all is well")

    assert len(lines_of(running)) == 1


def test_log_traceback_has_no_message_even_if_another_handler_wrote_one(running):
    first = logging.StreamHandler(open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123
    root = logging.getLogger()
    root.handlers.insert(0, first)
    try:
        raise ValueError("swordfish in the clear")
    except ValueError:
        log.info("A job failed", exc_info=True)
    finally:
        root.removeHandler(first)
        first.stream.close()

    assert messages_of(running)[0] == "INFO reviewer.services.example: A job failed"
    assert lines_of(running)[-1] == "builtins.ValueError"
    assert "swordfish" not in "\n".join(lines_of(running))


def test_formatter_ignores_text_another_formatter_cached():
    record = log.makeRecord(log.name, logging.INFO, "", 1, "A job failed", (), None)
    record.exc_text = "swordfish"

    assert "swordfish" not in RedactingFormatter().format(record)


def test_log_is_for_its_owner_only(running):
    log.info("hello")

    modes = [
        oct(path.stat().st_mode & 0o777) for path in (running.folder, *running.folder.iterdir())
    ]
    assert modes == ["0o700", "0o600"]


def test_log_rotates_and_stays_bounded(running, monkeypatch):
    (handler,) = running._handlers
    handler.maxBytes = 2000

    for number in range(500):
        log.info("Line %d of many", number)

    sizes = {path.name: path.stat().st_size <= 2000 for path in running.folder.iterdir()}
    assert sizes == {"reviewer.log": True} | {f"reviewer.log.{n}": True for n in range(1, 5)}


def test_log_that_cannot_be_written_does_not_interrupt_or_leak(running, capsys):
    (handler,) = running._handlers
    handler.stream.close()

    log.info("asked with swordfish")

    assert capsys.readouterr().err == "The log could not be written (reviewer.services.example).\n"
    handler.stream = None


def test_log_also_goes_to_standard_error_redacted(tmp_path, capsys):
    running = logs.start(tmp_path / "logs")

    log.info("asked with secret=%s", "swordfish")
    running.close()

    said = capsys.readouterr().err
    assert said.endswith("INFO reviewer.services.example: asked with secret=[redacted]\n")


def test_close_leaves_logging_as_it_was(tmp_path):
    root = logging.getLogger()
    before = (root.level, list(root.handlers))

    logs.start(tmp_path / "logs").close()

    assert (root.level, list(root.handlers)) == before
