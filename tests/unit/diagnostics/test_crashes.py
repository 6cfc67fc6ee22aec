# SPDX-License-Identifier: Apache-2.0
"""What nobody caught is written down without its contents; real processes, really crashing."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from reviewer.diagnostics import crashes
from reviewer.domain.errors import Cancelled

CHECKOUT = Path(__file__).resolve().parents[3]

START = """
import sys, threading
from pathlib import Path
from reviewer.diagnostics import crashes
watching = crashes.watch(Path(sys.argv[1]), on_crash=lambda path: print("told", path.name))
"""

ENDINGS = {
    "main": 'title = "swordfish"\nraise ValueError(title)',
    "thread": """
def work():
    title = "swordfish"
    raise ValueError(title)
thread = threading.Thread(target=work); thread.start(); thread.join()
""",
    "finaliser": """
class Leaving:
    def __del__(self):
        raise ValueError("swordfish")
Leaving()
""",
}

PLACES = {"main": "the main thread", "thread": "a thread", "finaliser": "a finaliser"}


def run(folder, ending):
    return subprocess.run(
        [sys.executable, "-c", START + ending, str(folder)],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def watching(tmp_path):
    told = []
    watching = crashes.Crashes(tmp_path, told.append)
    yield watching, told, tmp_path / "crashes.log"
    watching.close()


@pytest.mark.parametrize("kind", sorted(ENDINGS))
def test_crash_is_reported_without_message_or_values(tmp_path, kind):
    ended = run(tmp_path, ENDINGS[kind])

    report = (tmp_path / "crashes.log").read_text(encoding="utf-8").splitlines()
    assert re.fullmatch(rf"\S+Z in {PLACES[kind]}", report[0])
    assert report[-3].startswith("  at <string>:")
    assert report[-2:] == ["builtins.ValueError", ""]
    assert "swordfish" not in "\n".join(report) + ended.stdout + ended.stderr
    assert ended.stdout == "told crashes.log\n"


def test_crash_in_the_main_thread_ends_the_process_with_failure(tmp_path):
    assert run(tmp_path, ENDINGS["main"]).returncode == 1


def test_fault_of_the_interpreter_is_written_with_places_only(tmp_path):
    ended = run(
        tmp_path, "import ctypes\ntitle = 'swordfish'\nctypes.string_at(0)\nprint('unreachable')"
    )

    written = (tmp_path / "faults.log").read_text(encoding="utf-8")
    assert ended.returncode < 0
    assert written.startswith("Fatal Python error: Segmentation fault")
    assert "swordfish" not in written


def test_watch_forbids_core_dumps(tmp_path):
    ended = run(tmp_path, "import resource\nprint(resource.getrlimit(resource.RLIMIT_CORE))")

    assert ended.stdout == "(0, 0)\n"


def test_watch_lets_nobody_read_the_memory(tmp_path):
    get_dumpable = 3
    ended = run(tmp_path, f"import ctypes\nprint(ctypes.CDLL(None).prctl({get_dumpable}))")

    assert ended.stdout == "0\n"


def test_watch_keeps_its_files_private(tmp_path):
    run(tmp_path / "logs", ENDINGS["main"])

    modes = {path.name: oct(path.stat().st_mode & 0o777) for path in (tmp_path / "logs").iterdir()}
    assert modes == {"crashes.log": "0o600", "faults.log": "0o600"}


def test_interrupt_is_no_crash(tmp_path):
    run(tmp_path, "raise KeyboardInterrupt")

    assert not (tmp_path / "crashes.log").exists()


def test_cancelled_is_no_crash(watching):
    crash, told, report = watching

    crash.report(Cancelled(), "a job")

    assert (told, report.exists()) == ([], False)


def test_report_survives_a_failing_notice(watching, capsys, expected_logs):
    expected_logs.expect("A bug was met in a job")
    crash, _, report = watching
    crash._on_crash = lambda _: 1 / 0

    crash.report(ValueError("swordfish"), "a job")

    assert report.exists()
    assert (
        capsys.readouterr().err == "A bug was met, and reporting it failed (ZeroDivisionError).\n"
    )


def test_bug_inside_the_notice_is_written_but_not_announced_again(watching, expected_logs):
    expected_logs.expect("A bug was met in a job")
    expected_logs.expect("A bug was met in the dialog")
    crash, told, report = watching

    def notice(path):
        told.append(path)
        crash.report(KeyError("swordfish"), "the dialog")

    crash._on_crash = notice
    crash.report(ValueError("swordfish"), "a job")

    assert told == [report]
    assert report.read_text(encoding="utf-8").count("builtins.") == 2


def test_full_report_makes_room(watching, expected_logs):
    expected_logs.expect("A bug was met in a job")
    crash, _, report = watching
    report.write_text("x" * 500_001, encoding="utf-8")

    crash.report(ValueError(), "a job")

    assert report.stat().st_size < 200
    assert (report.parent / "crashes.former.log").stat().st_size == 500_001


def test_close_gives_the_hooks_back(tmp_path):
    crash = crashes.Crashes(tmp_path)

    crash.close()

    assert (sys.excepthook, sys.unraisablehook) == (sys.__excepthook__, sys.__unraisablehook__)
