# SPDX-License-Identifier: Apache-2.0
"""Real processes for a test: a gateway, a platform, workstations with real windows, a keyring.

The gateway with its queue and its people is made once a run and copied for each test.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

import cv2
import numpy as np

from reviewer.demo.private_keyring import private_keyring
from reviewer.demo.stage import Stage
from reviewer.sealing.audit_log import verify_log
from reviewer.sealing.keys import VerifyKey
from reviewer.settings.resources import resource
from tests.fakes.fault_proxy import FaultProxy

PATIENCE_S = 60.0
STEP_S = 0.02
CAPTION = "A heron stands in the quiet caption canary"
POST = "The ferry leaves at nine, says the post canary"
PERSON = "Canary Display-Name"
POSTS = 56
PICTURES = 4

_made: dict[str, tuple[Stage, str]] = {}


def wait_until(condition, what, patience_s=PATIENCE_S):
    """Poll until ``condition`` holds; real processes are at work meanwhile."""
    deadline = time.monotonic() + patience_s
    while not (found := condition()):
        assert time.monotonic() < deadline, what
        time.sleep(STEP_S)
    return found


class Scene:
    """One test's gateway, platform and workstations; a context manager."""

    def __init__(self, folder, made_in):
        self.folder = folder
        self._made_in = made_in
        self._closing = ExitStack()

    def __enter__(self):
        with ExitStack() as stack:
            home = self.folder / "home"
            home.mkdir(parents=True)
            self.env = stack.enter_context(private_keyring(_environment(home)))
            made, self._code = _make(self._made_in)
            self.stage = stack.enter_context(made.copied(self.folder / "stage"))
            self.proxy = FaultProxy(self.stage.gateway_url)
            stack.callback(self.proxy.close)
            self._closing = stack.pop_all()
        return self

    def __exit__(self, *_):
        self._closing.close()

    def code(self):
        """Return an unused one-time code."""
        code, self._code = self._code, ""
        return code or self.stage.add_person(PERSON, "reviewer").code

    def enrols(self, *words, url=None, home="workstation", before=""):
        """Start a workstation that enrols first."""
        url = url or self.proxy.url
        return self.opens("--enrol", url, self.code(), *words, home=home, before=before)

    def opens(self, *words, home="workstation", before="", env=None):
        """Start a workstation on the profile it has; ``before`` is Python that runs first."""
        program = f"{before}\nimport sys; from reviewer.demo.hands import main; sys.exit(main())"
        command = [sys.executable, "-c", program, "--home", str(self.folder / home), *words]
        started = Workstation(command, env or self.env, self.folder / f"{home}.errors")
        self._closing.callback(started.close)
        return started

    def rows(self, question, *values):
        """Ask the gateway's database."""
        path = self.stage.gateway_folder / "gateway.sqlite3"
        with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
            return database.execute(question, values).fetchall()

    def batches(self):
        """Return the batches of acts that came by."""
        return [each for each in list(self.proxy.exchanges) if each.endpoint.endswith(":batch")]

    def items(self):
        """Return how many items the gateway has."""
        return self.rows("select count(*) from items")[0][0]

    def more_posts(self, count):
        """Write another folder to be taken in."""
        folder = self.folder / "more"
        folder.mkdir()
        rows = [
            _row(1000 + number, "text", 600) | {"text": f"{POST} {_words(1000 + number)}"}
            for number in range(count)
        ]
        _write_manifest(folder, rows)
        return folder

    def gateway_process(self, *words):
        """Start one command of the gateway and do not wait for it."""
        command = ["reviewer.cli", "gateway", *words, "--folder", str(self.stage.gateway_folder)]
        process = subprocess.Popen([sys.executable, "-m", *command], env=self.env)
        self._closing.callback(process.wait, 20)
        self._closing.callback(process.kill)
        return process

    def another_gateway(self):
        """Start an empty gateway of somebody else; return where it listens."""
        folder = self.folder / "another"
        other = Stage(folder, self.env)
        folder.mkdir()
        other.gateway("init")
        self._closing.push(other.__exit__)
        other.start_gateway()
        return other.gateway_url

    def received(self):
        """Return every body the platform took, in order."""
        path = self.stage.folder / "platform" / "received.jsonl"
        whole = path.read_text("utf-8").split("\n")[:-1] if path.exists() else []
        return [json.loads(line)["body"] for line in whole]

    def records(self, *, own):
        """Return the records of the gateway's own log, or of all others."""
        asked = f"select record from log_entries where log {'=' if own else '<>'} 'gateway'"
        return [json.loads(record) for (record,) in self.rows(asked)]

    def account(self):
        """Return, for every place a decision must be in once, how often each is there."""
        effective = [each for each in self.records(own=True) if each["event"].endswith("effective")]
        logged = [each for each in self.records(own=False) if each["event"] == "decision_recorded"]
        return {
            "gateway": Counter(row[0] for row in self.rows("select decision_id from decisions")),
            "platform": Counter(each["decision_id"] for each in self.received()),
            "gateway log": Counter(each["decision_id"] for each in effective),
            "witnessed log": Counter(each["decision_id"] for each in logged),
        }

    def unproved(self):
        """Return what the witnessed logs do not prove."""
        found = []
        for log, key in self.rows("select log, public_key from logs"):
            records = self.rows(
                "select record, chain from log_entries where log = ? order by seq", log
            )
            notes = self.rows("select note from log_checkpoints where log = ?", log)
            checked = verify_log(
                [(record.encode(), bytes.fromhex(chain)) for record, chain in records],
                log_id=log,
                public_key=VerifyKey(key),
                checkpoints=[note for (note,) in notes],
            )
            found += checked.failures
        return found

    def own_log(self, workstation):
        """Return the decisions in the log that a workstation exported, once it proved it."""
        folder = Path(workstation.told("exported")[-1])
        verifier = [sys.executable, str(folder / "verify.py"), str(folder)]
        checked = subprocess.run(verifier, capture_output=True, text=True, check=False)
        assert checked.returncode == 0, checked.stdout + checked.stderr
        lines = (folder / "records.jsonl").read_text("utf-8").splitlines()
        records = [json.loads(json.loads(line)["record"]) for line in lines]
        return [each["decision_id"] for each in records if each["event"] == "decision_recorded"]

    def delivers(self, decision_ids):
        """Wait until the platform has these."""
        wait_until(
            lambda: {each["decision_id"] for each in self.received()} >= set(decision_ids),
            "the platform did not get every decision",
        )

    def proves(self, saved):
        """Assert that what the windows called saved is everywhere once, and nothing else is."""
        self.delivers(saved)
        once = Counter(saved)
        assert self.account() == {
            "gateway": once,
            "platform": once,
            "gateway log": once,
            "witnessed log": once,
        }
        assert self.unproved() == []


class Workstation:
    """A workstation process, which does what it is told."""

    def __init__(self, command, env, errors):
        self._errors = errors
        with errors.open("a") as written:
            self.process = subprocess.Popen(
                command,
                env=env,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=written,
                text=True,
            )
        self.lines = []
        self._reading = threading.Thread(target=self._read)
        self._reading.start()

    @property
    def saved(self):
        """What the window called saved, in order."""
        return self.told("saved")

    def told(self, word):
        """Return what was told under ``word``."""
        return [line.partition(" ")[2] for line in list(self.lines) if line.startswith(f"{word} ")]

    def waits_for(self, line, count=1):
        """Wait for the ``count``-th line that begins so."""

        def is_there():
            found = [each for each in list(self.lines) if each.startswith(line)]
            if len(found) >= count:
                return True
            assert self._reading.is_alive(), self._story(line)
            return False

        deadline = time.monotonic() + PATIENCE_S
        while not is_there():
            assert time.monotonic() < deadline, self._story(line)
            time.sleep(STEP_S)
        return self

    def says(self, word):
        """Give a word without waiting."""
        self.process.stdin.write(word + "\n")
        self.process.stdin.flush()
        return self

    def does(self, *words):
        """Give words, one after the other, and wait until each is done."""
        for word in words:
            done = f"done {word.partition(' ')[0]}"
            before = sum(line == done for line in list(self.lines))
            self.says(word).waits_for(done, before + 1)
        return self

    def kill(self):
        """End it as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(20)
        self._reading.join(20)
        return self

    def quits(self):
        """Let it leave in order; return its exit status."""
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.close()
        status = self.process.wait(PATIENCE_S)
        self._reading.join(20)
        return status

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self._reading.join(20)
        self.process.stdout.close()
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.close()

    def _read(self):
        for line in self.process.stdout:
            self.lines.append(line.rstrip("\n"))

    def _story(self, line):
        return f"no {line!r}; it said {self.lines[-12:]}; {self._errors.read_text()[-3000:]}"


def _make(folder):
    """Make the gateway that every test copies, once a run."""
    if "stage" in _made:
        return _made["stage"]
    shutil.rmtree(folder, ignore_errors=True)  # what a failed making left
    folder.mkdir(parents=True)
    policy = folder / "policy.toml"
    starter = resource("policy", "starter.toml").read_text("utf-8")
    policy.write_text(starter.replace("undo_s = 5 ", "undo_s = 2 "), "utf-8")
    home = folder / "home"
    home.mkdir()
    stage = Stage(folder / "stage", _environment(home), policy)
    with stage:
        _write_queue(folder / "queue")
        stage.gateway("import", str(folder / "queue"), "--platform", stage.platform_id)
        code = stage.add_person(PERSON, "reviewer").code
    _made["stage"] = (stage, code)
    return _made["stage"]


def _write_queue(folder):
    (folder / "pictures").mkdir(parents=True)
    rows = []
    for number in range(PICTURES):
        dice = np.random.default_rng(number)
        coarse = dice.integers(0, 256, (6, 8, 3), dtype=np.uint8)
        picture = cv2.resize(coarse, (320, 240), interpolation=cv2.INTER_CUBIC)
        name = f"pictures/{number}.png"
        assert cv2.imwrite(str(folder / name), picture)
        rows.append(_row(number, "image", 60) | {"file": name, "media_type": "image/png"})
    rows += [
        _row(number, "text", 600) | {"text": f"{POST}. {_words(number)}"}
        for number in range(PICTURES, PICTURES + POSTS)
    ]
    _write_manifest(folder, rows)


def _words(number):
    """Return words that no other post has in this order."""
    return " ".join(f"w{(number * 37 + place * place) % 997}" for place in range(40))


def _write_manifest(folder, rows):
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / "manifest.jsonl").write_text(lines, "utf-8")


def _row(number, kind, due):
    return {
        "external_id": f"post-{number:03d}",
        "kind": kind,
        "category": "graphic_violence",
        "severity": "S1",
        "caption": f"{CAPTION} {number}",
        "due_in_minutes": due + number,
    }


def _environment(home):
    kept = {
        name: os.environ[name] for name in ("PATH", "LANG", "LD_LIBRARY_PATH") if name in os.environ
    }
    return {
        **kept,
        "HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "PYTHONUNBUFFERED": "1",
    }
