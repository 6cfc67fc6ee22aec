# SPDX-License-Identifier: Apache-2.0
"""The walls, tried from inside: an attacker's own code runs in the worker and gets nowhere.

Each attempt is also made with the walls left out, where it must succeed: a wall test that cannot
fail would prove nothing.
"""

from __future__ import annotations

import socket
import sys
import threading
from pathlib import Path

import pytest

from reviewer import cli
from reviewer.domain.errors import MediaUnreadable
from reviewer.domain.views import Level, Wall, Walls
from reviewer.media.decoder import DecoderProcess
from reviewer.media.walls import landlock, seccomp
from reviewer.media.walls.kernel import machine
from tests.integration.media import samples

# A worker that has been taken over: what it is sent as text is run as code, behind the walls.
INSIDER = """
import ctypes, mmap, os, resource, signal, socket, subprocess, sys, threading
from reviewer.media import answers, payloads, worker
from reviewer.media.framing import Shape
from reviewer.media.walls import standing
answers.preload = lambda: None  # the attempts need no decoder, and are to start at once
libc = ctypes.CDLL(None, use_errno=True)
def call(number, *arguments):
    result = libc.syscall(ctypes.c_long(number), *arguments)
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result
def answer(request):
    found = {}
    try:
        exec(request.data.decode(), globals(), found)
        told = str(found["got"])
    except BaseException as error:
        told = type(error).__name__
    return Shape.TEXT, payloads.pack_clear_text(told, is_cut=False)
if sys.argv[1] == "open":
    standing.put_up = lambda limited: frozenset(standing.REQUIRED)
sys.exit(worker.main([], answer))
"""

# What is tried, and how it ends: refused with an error, or the whole process ended at once.
REFUSED = "PermissionError"
ENDED = "worker-died"
ATTEMPTS = {
    "read-a-file": ("got = open('/etc/passwd').read(1)", REFUSED),
    "write-a-file": ("got = open('{folder}/planted', 'w').name", REFUSED),
    "list-a-folder": ("got = len(os.listdir('/'))", REFUSED),
    "look-at-a-file": ("got = os.stat('/etc/passwd').st_size", REFUSED),
    "connect": ("s = socket.socket(); s.connect(('127.0.0.1', {port})); got = s.fileno()", REFUSED),
    "send-a-datagram": (
        "got = socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 9))",
        REFUSED,
    ),
    "connect-locally": ("got = socket.socket(socket.AF_UNIX).fileno()", REFUSED),
    "fork": ("pid = os.fork(); pid or os._exit(0); got = pid > 0", REFUSED),
    "start-a-process": ("got = subprocess.run(['/bin/true']).returncode", REFUSED),
    "start-a-thread": (
        "t = threading.Thread(target=int); t.start(); got = 'began'",
        "RuntimeError",
    ),
    "replace-itself": ("got = os.execv('/bin/true', ['true'])", ENDED),
    "signal-its-caller": ("got = os.kill(os.getppid(), 0)", ENDED),
    "make-memory-files": ("got = os.memfd_create('x')", ENDED),
    "run-written-memory": (
        "got = len(mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | 4))",
        REFUSED,
    ),
}
# These are refused to root's own code too, and cannot be tried without walls in a test.
ENDED_AT_ONCE = {
    "trace": "got = call(101, 0, 0, 0, 0)",
    "unshare": "got = call(272, 0x10000000)",
    "io-uring": "got = call(425, 1, 0)",
    "bpf": "got = call(321, 0, 0, 0)",
    "keys": "got = call(250, 0, 0, 0)",
    "x32": "got = call(0x40000000 + 39)",
}


def insider(tmp_path, mode: str) -> DecoderProcess:
    script = tmp_path / "insider.py"
    script.write_text(INSIDER)
    return DecoderProcess(command=[sys.executable, str(script), mode], timeout_s=60)


def tried(decoder: DecoderProcess, code: str) -> str:
    try:
        return decoder.clear(code.encode(), "text/plain", 64).text
    except MediaUnreadable as error:
        return error.reason


@pytest.fixture
def port():
    """A port on this machine where somebody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        over = threading.Event()

        def listen() -> None:
            while not over.is_set():
                try:
                    server.accept()[0].close()
                except TimeoutError:
                    continue

        thread = threading.Thread(target=listen)
        thread.start()
        yield server.getsockname()[1]
        over.set()
        thread.join()


@pytest.mark.parametrize("name", ATTEMPTS)
def test_behind_the_walls_an_attempt_fails(tmp_path, port, expected_logs, name):
    code, ending = ATTEMPTS[name]
    if ending == ENDED:
        expected_logs.expect("decoding worker replaced: worker-died")

    with insider(tmp_path, "walled") as decoder:
        assert tried(decoder, code.format(folder=tmp_path, port=port)) == ending
        assert tried(decoder, "got = 6 * 7") == "42"
    assert not (tmp_path / "planted").exists()


@pytest.mark.parametrize("name", [name for name in ATTEMPTS if name != "replace-itself"])
def test_without_the_walls_the_same_attempt_succeeds(tmp_path, port, name):
    code, _ = ATTEMPTS[name]

    with insider(tmp_path, "open") as decoder:
        told = tried(decoder, code.format(folder=tmp_path, port=port))

    # Writing is stopped by the limits, which are not among the walls that were left out.
    assert told not in (REFUSED, ENDED, "RuntimeError")


@pytest.mark.parametrize("name", ENDED_AT_ONCE)
def test_what_only_an_attacker_tries_ends_the_process(tmp_path, expected_logs, name):
    assert machine() == "x86_64", "the numbers of these calls are those of x86_64"
    expected_logs.expect("decoding worker replaced: worker-died")

    with insider(tmp_path, "walled") as decoder:
        assert tried(decoder, ENDED_AT_ONCE[name]) == ENDED


def test_the_limits_bound_memory_files_and_dumps(tmp_path):
    code = (
        "got = [resource.getrlimit(each)[1] for each in (resource.RLIMIT_AS, resource.RLIMIT_CORE,"
        "resource.RLIMIT_FSIZE, resource.RLIMIT_NOFILE)]"
    )
    with insider(tmp_path, "open") as decoder:  # asking for limits is itself behind the walls
        assert tried(decoder, code) == str([3 << 30, 0, 0, 64])
        assert tried(decoder, "got = len(bytearray(4 << 30))") == "MemoryError"


def test_the_worker_sees_nothing_of_our_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("REVIEWER_PLANTED_SECRET", "planted")
    with insider(tmp_path, "open") as decoder:
        names = tried(decoder, "got = sorted(os.environ)")
        files = tried(decoder, "got = len(os.listdir('/proc/self/fd')) - 1")

    assert "REVIEWER_PLANTED_SECRET" not in names
    assert "HOME" not in names
    assert files == "5"  # three that lead nowhere, the line and the replies


def test_nobody_else_may_read_its_memory(tmp_path):
    with insider(tmp_path, "walled") as decoder:
        assert tried(decoder, "got = 1") == "1"
        status = Path(f"/proc/{decoder._worker.pid}/status").read_text()

    told = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
    assert (told["NoNewPrivs"], told["Seccomp"], told["Threads"]) == ("1", "2", "1")
    assert told["CoreDumping"] == "0"


def test_every_wall_stands_or_the_doctor_names_it(tmp_path, capsys):
    with DecoderProcess() as decoder:
        found = decoder.walls()

    cli.main(["doctor", "--home", str(tmp_path)])
    told = dict(line.split(": ", 1) for line in capsys.readouterr().out.splitlines()[1:])

    assert found.missing == frozenset()
    assert found.standing | found.absent == frozenset(Wall)
    assert (Wall.LANDLOCK in found.absent) == (landlock.abi() == 0)
    for wall in found.standing:
        assert wall.value in told["decoding"]
    for wall in found.absent:
        assert f"this system has no {wall.value}" in told["decoding"]


# A worker on a machine that lacks a required wall.
UNWALLED = """
import sys
from reviewer.media import worker
from reviewer.media.walls import seccomp
seccomp.put_up = lambda: False
sys.exit(worker.main([]))
"""


def test_where_a_required_wall_is_missing_only_text_is_opened(tmp_path):
    script = tmp_path / "unwalled.py"
    script.write_text(UNWALLED)
    picture = samples.all_kinds()["image/png"]

    with DecoderProcess(command=[sys.executable, str(script)], timeout_s=60) as decoder:
        assert decoder.walls() == Walls(
            standing=frozenset(Wall) - {Wall.SECCOMP},
            missing=frozenset({Wall.SECCOMP}),
            absent=frozenset(),
        )
        for ask in (
            lambda: decoder.reduced(picture, "image/png", Level.R1),
            lambda: decoder.inspect(picture, "text/plain"),
            lambda: decoder.clear(picture, "image/png", 64),
        ):
            with pytest.raises(MediaUnreadable) as caught:
                ask()
            assert caught.value.reason == "no-walls"
        assert decoder.reduced(b"Good morning.", "text/plain", Level.R2).excerpt == "Good morning."


def test_a_filter_is_written_for_every_machine_we_name():
    for known in (seccomp._X86_64, seccomp._AARCH64):
        written = seccomp.program(known)

        numbers = [*known.allowed.values(), *known.mapping.values(), *known.refused.values()]
        assert len(numbers) == len(set(numbers))
        assert len(written) < 4096  # BPF_MAXINSNS
        assert written[-1][3] == 0x8000_0000  # whatever is not named ends the process


def test_large_files_reach_the_worker_without_a_copy_in_the_line(tmp_path):
    code = b"got = (type(request.data).__name__, len(request.data))".ljust(1 << 20)
    huge = b"#" * (65 << 20) + b"\n"
    script = tmp_path / "insider.py"
    script.write_text(
        INSIDER.replace("request.data.decode()", "CODE")
        .replace(
            "def answer",
            "CODE = 'got = (type(request.data).__name__, len(request.data))'\ndef answer",
        )
        .replace("found = {}", "found = {'request': request}")
        .replace("exec(CODE, globals(), found)", "exec(CODE, {**globals(), **found}, found)")
    )
    with DecoderProcess(command=[sys.executable, str(script), "walled"], timeout_s=60) as decoder:
        small = decoder.clear(code, "text/plain", 64).text
        again = decoder.clear(code, "text/plain", 64).text
        large = decoder.clear(huge, "text/plain", 64).text
        kept = decoder._memory

    assert small == again == f"('bytes', {len(code)})"
    assert large == f"('mmap', {len(huge)})"
    assert kept is None  # neither is kept once it was answered for
