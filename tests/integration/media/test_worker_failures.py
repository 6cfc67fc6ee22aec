# SPDX-License-Identifier: Apache-2.0
"""Workers that die, hang, lie or print: the item is reported, the next one is served."""

from __future__ import annotations

import errno
import fcntl
import io
import os
import signal
import struct
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from reviewer.domain.errors import Cancelled, MediaUnreadable
from reviewer.domain.hashes import FULL_SIZE, NEAREST_512, HashKind, HashValue
from reviewer.domain.views import Level
from reviewer.media import decoder as subject
from reviewer.media import found_payloads, framing, payloads, timed_payloads
from reviewer.media.decoder import DecoderProcess
from reviewer.media.found_payloads import Found
from reviewer.media.framing import Shape
from reviewer.media.grouping.tracing import traits_of
from reviewer.media.grouping.traits import MOST_BYTES, pack_traits
from reviewer.media.hashing import exact_hashes
from reviewer.media.timed_payloads import PackedCell
from reviewer.media.values import ClearRun, ClearSamples, Inspection
from tests.integration.media import samples

DEADLINE_S = 20
TEXT = b"Good morning."
TRAITS = traits_of(np.zeros((9, 9, 3), dtype=np.uint8))
PHASH = HashValue(kind=HashKind.PHASH, value="0" * 16)
PDQ = HashValue(kind=HashKind.PDQ, value="0" * 64, quality=80, variant=NEAREST_512)
FULL_PDQ = HashValue(kind=HashKind.PDQ, value="0" * 64, quality=80, variant=FULL_SIZE)
INSPECTED = Inspection(
    kind="text",
    media_type="text/plain",
    width=0,
    height=0,
    duration_ms=None,
    frames=None,
    hashes=exact_hashes(TEXT),
)

# Our worker, except that some texts make it misbehave before it answers.
MISBEHAVING = """
import os, pathlib, signal, subprocess, sys, time
from reviewer.media import answers, worker
from reviewer.media.walls import standing
honest = answers.answer
def answer(request):
    words = request.data.decode().split()
    match words[0]:
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "leave":
            os._exit(3)
        case "raise":
            raise RuntimeError("not foreseen")
        case "hang" | "%PDF-hang":
            pathlib.Path(words[1]).touch()
            time.sleep(1000)
        case "orphan":
            if os.fork():
                os._exit(0)
            time.sleep(1000)
        case "print":
            print("noise", flush=True)
            os.write(1, b"noise")
            os.write(2, b"noise" * 100_000)
    return honest(request)
# The walls would hinder what it does to itself; how its caller bears that is the matter here.
standing.put_up = lambda limited: standing.REQUIRED
answers.preload = lambda: None  # it reads texts alone, and is to start at once
sys.exit(worker.main([], answer))
"""

# Answers the first request with bytes from a file, whatever was asked.
SCRIPTED = """
import pathlib, sys
from reviewer.media import framing
from reviewer.media.walls.standing import REQUIRED
framing.write_hello(sys.stdout.buffer.raw, REQUIRED)
framing.read_request(sys.stdin.buffer.raw, max_type=255, max_data=1 << 20)
sys.stdout.buffer.raw.write(pathlib.Path(sys.argv[1]).read_bytes())
sys.stdin.buffer.raw.read(1)
"""


@pytest.fixture
def misbehaving(tmp_path):
    script = tmp_path / "misbehaving.py"
    script.write_text(MISBEHAVING)
    with DecoderProcess(command=[sys.executable, str(script)], timeout_s=DEADLINE_S) as decoder:
        yield decoder


def answered_by(tmp_path: Path, reply: bytes) -> DecoderProcess:
    script, answer = tmp_path / "scripted.py", tmp_path / "reply"
    script.write_text(SCRIPTED)
    answer.write_bytes(reply)
    return DecoderProcess(command=[sys.executable, str(script), str(answer)], timeout_s=DEADLINE_S)


def reply_of(
    payload: bytes, *, number: int = 1, status: int = 0, shape: int = Shape.PIXELS
) -> bytes:
    target = io.BytesIO()
    framing.write_reply(target, number, status=status, shape=shape, payload=payload)
    return target.getvalue()


def wait_until(holds) -> None:
    deadline = time.monotonic() + DEADLINE_S
    while not holds():
        assert time.monotonic() < deadline, "did not happen in time"
        time.sleep(0.01)


def reason_of(ask) -> str:
    with pytest.raises(MediaUnreadable) as caught:
        ask()
    return caught.value.reason


def in_a_thread(ask) -> tuple[threading.Thread, list[BaseException]]:
    errors: list[BaseException] = []

    def run() -> None:
        try:
            ask()
        except (MediaUnreadable, Cancelled) as exc:
            errors.append(exc)

    thread = threading.Thread(target=run)
    thread.start()
    return thread, errors


@pytest.mark.parametrize("word", [b"die", b"leave", b"raise"])
def test_a_worker_that_dies_is_reported_and_replaced(misbehaving, expected_logs, word):
    expected_logs.expect("decoding worker replaced: worker-died")
    reason = reason_of(lambda: misbehaving.inspect(word, "text/plain"))

    assert reason == "worker-died"
    assert misbehaving.inspect(TEXT, "text/plain") == INSPECTED


def test_a_worker_killed_from_outside_during_a_request_is_replaced(
    misbehaving, expected_logs, tmp_path
):
    expected_logs.expect("decoding worker replaced: worker-died")
    started = tmp_path / "started"
    thread, errors = in_a_thread(
        lambda: misbehaving.inspect(f"hang {started}".encode(), "text/plain")
    )
    wait_until(started.exists)

    os.kill(misbehaving._worker.pid, signal.SIGKILL)
    thread.join(DEADLINE_S)

    assert [error.reason for error in errors] == ["worker-died"]
    assert misbehaving.inspect(TEXT, "text/plain") == INSPECTED


def test_a_worker_killed_between_requests_costs_nothing():
    with DecoderProcess() as decoder:
        decoder.inspect(TEXT, "text/plain")
        worker = decoder._worker

        os.kill(worker.pid, signal.SIGKILL)
        wait_until(lambda: not worker.is_ready())

        assert decoder.inspect(TEXT, "text/plain") == INSPECTED


def test_a_worker_that_hangs_is_ended_in_time(tmp_path, expected_logs):
    expected_logs.expect("decoding worker replaced: too-slow")
    script = tmp_path / "misbehaving.py"
    script.write_text(MISBEHAVING)
    with DecoderProcess(command=[sys.executable, str(script)], timeout_s=2) as decoder:
        decoder.inspect(TEXT, "text/plain")
        hang = f"hang {tmp_path / 'started'}".encode()

        reason = reason_of(lambda: decoder.inspect(hang, "text/plain"))

        assert reason == "too-slow"
        assert decoder.inspect(TEXT, "text/plain") == INSPECTED


def test_a_document_has_less_time_than_other_files(
    misbehaving, tmp_path, expected_logs, monkeypatch
):
    expected_logs.expect("decoding worker replaced: too-slow")
    monkeypatch.setattr(subject, "MAX_DOCUMENT_SECONDS", 0.3)
    started = tmp_path / "started"
    with DecoderProcess(command=misbehaving._command, timeout_s=100_000) as decoder:
        reason = reason_of(lambda: decoder.inspect(f"%PDF-hang {started}".encode(), ""))

        assert (reason, started.exists()) == ("too-slow", True)
        assert decoder.inspect(TEXT, "text/plain") == INSPECTED


def test_a_stopped_worker_cannot_block_the_sender(expected_logs):
    expected_logs.expect("decoding worker replaced: too-slow")
    with DecoderProcess(timeout_s=1) as decoder:
        decoder.start()
        os.kill(decoder._worker.pid, signal.SIGSTOP)

        # Far more than a pipe holds, so that the write itself would wait for ever.
        reason = reason_of(lambda: decoder.inspect(b"a" * 10_000_000, "text/plain"))

        assert reason == "too-slow"


def test_what_a_worker_leaves_behind_is_ended_with_it(tmp_path, expected_logs):
    expected_logs.expect("decoding worker replaced: too-slow")
    script = tmp_path / "misbehaving.py"
    script.write_text(MISBEHAVING)
    with DecoderProcess(command=[sys.executable, str(script)], timeout_s=2) as decoder:
        group = decoder._worker.pid

        reason = reason_of(lambda: decoder.inspect(b"orphan", "text/plain"))

        assert reason == "too-slow"
        wait_until(lambda: not group_exists(group))
        assert decoder.inspect(TEXT, "text/plain") == INSPECTED


def group_exists(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    # Where nobody reaps orphans, the dead stay in the table.
    return any(
        stat.rpartition(")")[2].split()[2] == str(group)
        and stat.rpartition(")")[2].split()[0] != "Z"
        for stat in map(read_or_nothing, Path("/proc").glob("[0-9]*/stat"))
        if stat
    )


def read_or_nothing(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:  # it ended meanwhile
        return ""


def test_what_libraries_print_never_reaches_the_reply(misbehaving):
    inspection = misbehaving.inspect(b"print", "text/plain")

    assert inspection.hashes == exact_hashes(b"print")
    assert misbehaving.inspect(TEXT, "text/plain") == INSPECTED


def test_closing_ends_a_running_request_as_cancelled(misbehaving, tmp_path):
    started = tmp_path / "started"
    thread, errors = in_a_thread(
        lambda: misbehaving.inspect(f"hang {started}".encode(), "text/plain")
    )
    wait_until(started.exists)

    misbehaving.close()
    thread.join(DEADLINE_S)

    assert [type(error) for error in errors] == [Cancelled]
    with pytest.raises(Cancelled):
        misbehaving.inspect(TEXT, "text/plain")


def test_a_closed_decoder_can_be_started_again():
    decoder = DecoderProcess()
    decoder.start()
    decoder.close()
    decoder.close()

    decoder.start()

    assert decoder.inspect(TEXT, "text/plain") == INSPECTED
    decoder.close()


def test_a_worker_is_replaced_after_its_share_of_requests():
    with DecoderProcess(requests_per_worker=2) as decoder:
        pids = []
        decoder.start()
        for _ in range(5):
            pids.append(decoder._worker.pid)
            decoder.inspect(TEXT, "text/plain")

    assert pids == [pids[0], pids[0], pids[2], pids[2], pids[4]]
    assert len(set(pids)) == 3


def test_where_no_larger_pipe_is_granted_the_usual_one_serves(monkeypatch):
    asked, granted = [], fcntl.fcntl

    def refused(pipe, command, size=0):
        if command != fcntl.F_SETPIPE_SZ:
            return granted(pipe, command, size)
        asked.append(size)
        raise PermissionError(errno.EPERM, "a person's pipes hold too much already")

    pixels = samples.textured(640, 480)
    monkeypatch.setattr(fcntl, "fcntl", refused)
    with DecoderProcess() as decoder:
        found = decoder.clear(samples.encoded(pixels, "PNG"), "image/png", 1_000)

    assert asked == [1 << 20]
    assert found.pixels == pixels.tobytes()


def test_threads_wait_their_turn():
    texts = [f"Text number {index}.".encode() for index in range(40)]
    found = {}

    with DecoderProcess() as decoder:

        def ask(mine: list[bytes]) -> None:
            for text in mine:
                found[text] = decoder.reduced(text, "text/plain", Level.R2).excerpt

        threads = [threading.Thread(target=ask, args=(texts[start::4],)) for start in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert found == {text: text.decode() for text in texts}


def test_a_command_that_does_not_exist_is_a_typed_error(tmp_path, expected_logs):
    expected_logs.expect("decoding worker replaced: worker-died")
    decoder = DecoderProcess(command=[str(tmp_path / "nothing-here")])

    assert reason_of(lambda: decoder.inspect(TEXT, "text/plain")) == "worker-died"


def pixels(width: int, height: int, count: int) -> bytes:
    return struct.pack(">II", width, height) + bytes(count)


LIES_ABOUT_A_VIEW = {
    "too-few-pixels": reply_of(pixels(8, 8, 63)),
    "too-many-pixels": reply_of(pixels(8, 8, 65)),
    "another-request": reply_of(pixels(8, 8, 64), number=2),
    "unknown-status": reply_of(pixels(8, 8, 64), status=5),
    "unknown-shape": reply_of(pixels(8, 8, 64), shape=99),
    "an-inspection": reply_of(pixels(8, 8, 64), shape=Shape.INSPECTION),
    "nothing": reply_of(b"", shape=Shape.NOTHING),
    "no-size": reply_of(b"\0\0\0"),
    "too-wide": reply_of(pixels(17, 8, 17 * 8)),
    "too-detailed": reply_of(pixels(16, 16, 256)),
    "no-pixels": reply_of(pixels(0, 0, 0)),
    "no-width": reply_of(pixels(0, 2**32 - 1, 0)),
    "endless": reply_of(pixels(2**31, 2**31, 0)),
    "words-at-r1": reply_of(
        payloads.pack_reduced_text("Latn", 5, 1, step=0, steps=1, excerpt="words"), shape=Shape.TEXT
    ),
    "no-script": reply_of(
        payloads.pack_reduced_text("L\0tn", 5, 1, step=0, steps=1, excerpt=""), shape=Shape.TEXT
    ),
    "too-many-lines": reply_of(
        payloads.pack_reduced_text("Latn", 5, 9, step=0, steps=1, excerpt=""), shape=Shape.TEXT
    ),
    "a-step-at-r1": reply_of(
        payloads.pack_reduced_text("Latn", 5, 1, step=1, steps=2, excerpt=""), shape=Shape.TEXT
    ),
    "no-steps": reply_of(
        payloads.pack_reduced_text("Latn", 5, 1, step=0, steps=0, excerpt=""), shape=Shape.TEXT
    ),
    "another-protocol": b"HTTP/1.1 200 OK\r\nServer: somebody else\r\n\r\n",
    "endless-payload": struct.pack(">4sIBBQ", framing.MAGIC, 1, 0, Shape.PIXELS, 2**60),
}


@pytest.mark.parametrize("name", LIES_ABOUT_A_VIEW)
def test_a_worker_that_lies_about_a_view_is_caught(tmp_path, expected_logs, name):
    expected_logs.expect("decoding worker replaced: lied")
    with answered_by(tmp_path, LIES_ABOUT_A_VIEW[name]) as decoder:
        decoder.start()
        liar = decoder._worker.pid

        reason = reason_of(lambda: decoder.reduced(b"file", "image/png", Level.R1))

        assert reason == "lied"
        assert decoder._worker.pid != liar


def sheet(*cells: PackedCell, duration_ms: int | None = 9) -> bytes:
    return timed_payloads.pack_sheet(duration_ms, cells, has_sound=False)


def cell(at_ms: int, width: int = 8, height: int = 8, count: int = 64) -> PackedCell:
    return PackedCell(at_ms=at_ms, width=width, height=height, pixels=bytes(count))


def run(frames: int = 2, size: int = 12, **changes: object) -> bytes:
    honest = {"width": 2, "height": 2, "frame_ms": 67, "next_ms": 1005}
    return timed_payloads.pack_run(
        ClearRun(**honest | changes, frames=tuple(bytes(size) for _ in range(frames)))
    )


def heard(samples: list[int], **changes: object) -> bytes:
    honest = {"rate_hz": 8000, "next_ms": None}
    packed = struct.pack(f"<{len(samples)}h", *samples)
    return timed_payloads.pack_samples(ClearSamples(**honest | changes, samples=packed))


LIES_ABOUT_TIME = {
    "sheet-no-cells": (Shape.SHEET, sheet()),
    "sheet-ten-cells": (Shape.SHEET, sheet(*(cell(at) for at in range(10)))),
    "sheet-backwards": (Shape.SHEET, sheet(cell(5), cell(4))),
    "sheet-twice": (Shape.SHEET, sheet(cell(5), cell(5))),
    "sheet-too-wide": (Shape.SHEET, sheet(cell(0, 17, 8, 136))),
    "sheet-too-detailed": (Shape.SHEET, sheet(cell(0, 9, 9, 81))),
    "sheet-no-width": (Shape.SHEET, sheet(cell(0, 0, 8, 0))),
    "sheet-cut": (Shape.SHEET, sheet(cell(0, count=63))),
    "sheet-and-more": (Shape.SHEET, sheet(cell(0, count=65))),
    "sheet-centuries": (Shape.SHEET, sheet(cell(0), duration_ms=2**60)),
    "wave-empty": (Shape.WAVEFORM, timed_payloads.pack_waveform(5, b"")),
    "wave-no-time": (Shape.WAVEFORM, timed_payloads.pack_waveform(0, b"abc")),
    "wave-too-fine": (Shape.WAVEFORM, timed_payloads.pack_waveform(5, bytes(201))),
    "wave-cut": (Shape.WAVEFORM, timed_payloads.pack_waveform(5, bytes(9))[:-1]),
    "run-too-high": (Shape.FRAMES, run(height=361, size=361 * 6)),
    "run-too-wide": (Shape.FRAMES, run(width=841, size=841 * 6)),
    "run-too-long": (Shape.FRAMES, run(frames=16)),
    "run-no-frame": (Shape.FRAMES, run(frames=0)),
    "run-too-fast": (Shape.FRAMES, run(frame_ms=1)),
    "run-stands-still": (Shape.FRAMES, run(next_ms=0)),
    "run-leaps": (Shape.FRAMES, run(next_ms=10**6)),
    "run-short-frames": (Shape.FRAMES, run(size=11)),
    "heard-too-loud": (Shape.SAMPLES, heard([0, 8193])),
    "heard-too-loud-below": (Shape.SAMPLES, heard([0, -8193])),
    "heard-too-long": (Shape.SAMPLES, heard([0] * 8001)),
    "heard-nothing": (Shape.SAMPLES, heard([])),
    "heard-too-high": (Shape.SAMPLES, heard([0], rate_hz=96_000)),
    "heard-stands-still": (Shape.SAMPLES, heard([0], next_ms=0)),
    "heard-half-a-sample": (Shape.SAMPLES, heard([1, 2])[:-1]),
    "another-shape": (Shape.PIXELS, sheet(cell(0))),
}


@pytest.mark.parametrize("name", LIES_ABOUT_TIME)
def test_a_worker_that_lies_about_a_video_or_a_sound_is_caught(tmp_path, expected_logs, name):
    expected_logs.expect("decoding worker replaced: lied")
    shape, payload = LIES_ABOUT_TIME[name]
    with answered_by(tmp_path, reply_of(payload, shape=shape)) as decoder:
        asked = {
            "sheet": lambda: decoder.sheet(b"file", "video/mp4"),
            "wave": lambda: decoder.waveform(b"file", "video/mp4"),
            "run": lambda: decoder.frames(b"file", "video/mp4", at_ms=0),
            "heard": lambda: decoder.samples(b"file", "video/mp4", at_ms=0),
        }
        assert reason_of(asked.get(name.partition("-")[0], asked["sheet"])) == "lied"


HONEST = {
    "sheet": (Shape.SHEET, sheet(cell(0), PackedCell(at_ms=4), cell(9, 16, 8, 128))),
    "wave": (Shape.WAVEFORM, timed_payloads.pack_waveform(5, bytes(200))),
    "run": (Shape.FRAMES, run(frames=15)),
    "heard": (Shape.SAMPLES, heard([8192, -8192] * 4000, next_ms=1000)),
}


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_answer_of_the_same_form_is_believed(tmp_path, name):
    shape, payload = HONEST[name]
    with answered_by(tmp_path, reply_of(payload, shape=shape)) as decoder:
        match name:
            case "sheet":
                found = decoder.sheet(b"file", "video/mp4")
                assert [each.view is None for each in found.cells] == [False, True, False]
            case "wave":
                assert len(decoder.waveform(b"file", "video/mp4").peaks) == 200
            case "run":
                assert len(decoder.frames(b"file", "video/mp4", at_ms=0).frames) == 15
            case _:
                assert decoder.samples(b"file", "video/mp4", at_ms=0).next_ms == 1000


LIES_ABOUT_A_TEXT = {
    "turned-around": b"\x01" + "turned \u202e around".encode(),
    "not-utf-8": b"\x01 \xff\xfe",
    "unknown-flag": b"\x02plain",
    "no-flag": b"",
    "escape": b"\x00" + b"\x1b[2J",
}


@pytest.mark.parametrize("name", LIES_ABOUT_A_TEXT)
def test_a_worker_that_lies_about_a_text_is_caught(tmp_path, expected_logs, name):
    expected_logs.expect("decoding worker replaced: lied")
    reply = reply_of(LIES_ABOUT_A_TEXT[name], shape=Shape.TEXT)
    with answered_by(tmp_path, reply) as decoder:
        assert reason_of(lambda: decoder.clear(b"file", "text/plain", 64)) == "lied"


@pytest.mark.parametrize(
    "found",
    [
        Found(media_type="application/pdf", width=10, height=10, hashes=(PHASH,)),
        Found(media_type="audio/mpeg", width=10, height=10),
        Found(media_type="audio/mpeg", width=0, height=0, frames=5),
        Found(media_type="video/mp4", width=10, height=10, hashes=(PHASH,)),
        Found(media_type="image/png", width=600, height=10, hashes=(PDQ,)),
        Found(media_type="image/png", width=600, height=10, hashes=(FULL_PDQ, PHASH)),
        Found(media_type="image/png", width=512, height=10, hashes=(PDQ, FULL_PDQ, PHASH)),
        Found(media_type="image/png", width=0, height=10),
        Found(media_type="image/png", width=9, height=9, hashes=(PHASH,), traits=b"?" * 400),
        Found(media_type="image/png", width=9, height=9, hashes=(PHASH,), traits=bytes(4872)),
        Found(media_type="video/mp4", width=9, height=9, traits=pack_traits(TRAITS)),
        Found(media_type="image/png", width=16_384, height=16_384),
        Found(media_type="text/plain", width=1, height=1),
        Found(media_type="text/plain", width=0, height=0, duration_ms=5),
        Found(media_type="video/mp4", width=10, height=10, duration_ms=2**60),
        Found(media_type="video/mp4", width=10, height=10, frames=-7),
    ],
)
def test_a_worker_that_lies_about_a_file_is_caught(tmp_path, expected_logs, found):
    expected_logs.expect("decoding worker replaced: lied")
    reply = reply_of(found_payloads.pack_found(found), shape=Shape.INSPECTION)
    with answered_by(tmp_path, reply) as decoder:
        assert reason_of(lambda: decoder.inspect(b"file", "image/png")) == "lied"


def test_the_traits_of_a_picture_fit_an_answer():
    assert found_payloads.TRAITS_BYTES == MOST_BYTES


def test_a_worker_that_stops_in_the_middle_of_a_reply_has_died(tmp_path, expected_logs):
    expected_logs.expect("decoding worker replaced: worker-died")
    script = tmp_path / "halfway.py"
    half = reply_of(pixels(8, 8, 64))[:40]
    script.write_text(
        "import sys\n"
        "from reviewer.media import framing\n"
        "from reviewer.media.walls.standing import REQUIRED\n"
        "framing.write_hello(sys.stdout.buffer.raw, REQUIRED)\n"
        f"sys.stdin.buffer.raw.read(1); sys.stdout.buffer.raw.write({half!r})\n"
    )

    with DecoderProcess(command=[sys.executable, str(script)], timeout_s=DEADLINE_S) as decoder:
        reason = reason_of(lambda: decoder.reduced(b"file", "image/png", Level.R1))

    assert reason == "worker-died"
