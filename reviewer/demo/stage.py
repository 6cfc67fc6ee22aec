# SPDX-License-Identifier: Apache-2.0
"""Sets up everything the demo shows, as real processes: gateway, platform, people, a full queue.

All of it lives in one folder that is made anew each time.  The gateway is driven by the same
commands an administrator types; nothing reaches into it.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, Self

from reviewer.demo.content import SEED, plan_queue, write_queue

GATEWAY_READY: Final = re.compile(r"gateway: listening on (\S+)")
PLATFORM_READY: Final = re.compile(r"platform: listening on (\S+)")
END_S: Final = 15.0


class StageFailedError(Exception):
    """A part of the demo did not start; the sentence says which and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """What a person needs to enrol."""

    gateway_url: str
    code: str


class Stage:
    """A gateway and a platform on loopback, with people and a queue. A context manager."""

    def __init__(
        self, folder: Path, env: Mapping[str, str] | None = None, policy: Path | None = None
    ) -> None:
        """Use ``folder`` for everything, ``env`` for every process, ``policy`` for the gateway."""
        self.folder = folder
        self._env = dict(os.environ if env is None else env)
        self._closing = ExitStack()
        self._gateway: subprocess.Popen[str] | None = None
        self._platform: subprocess.Popen[str] | None = None
        self._policy = policy
        self._is_made = False
        self._webhook_key = ""
        self.gateway_url = ""
        self.platform_url = ""
        self.platform_id = ""

    def __enter__(self) -> Self:
        """Start gateway and platform, empty ones in an empty folder unless this is a copy."""
        if not self._is_made:
            self._make()
        if self._platform is None:
            self.start_platform()
        self.start_gateway()
        return self

    def _make(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.gateway("init", *(("--policy", str(self._policy)) if self._policy else ()))
        self._webhook_key = _found(r"webhook key (\S+)", self.gateway("status"))
        self.start_platform()
        added = self.gateway(
            "add-person",
            *("Example platform", "--role", "platform"),
            *("--webhook", f"{self.platform_url}/decisions"),
        )
        self.platform_id = added.splitlines()[0]
        self._is_made = True

    def copied(self, folder: Path) -> Stage:
        """Return another stage on a copy of everything; leave this one first.

        A copy listens at the same addresses, so only one of them is entered at a time.
        """
        shutil.copytree(self.folder, folder)
        copy = Stage(folder, self._env)
        copy.gateway_url, copy.platform_url = self.gateway_url, self.platform_url
        copy.platform_id = self.platform_id
        copy._is_made, copy._webhook_key = True, self._webhook_key
        return copy

    def __exit__(self, *_: object) -> None:
        """End every process."""
        self._closing.close()

    @property
    def gateway_folder(self) -> Path:
        """The gateway's own folder."""
        return self.folder / "gateway"

    def gateway(self, *words: str) -> str:
        """Run one command of ``reviewer gateway`` and return what it says.

        Raises:
            StageFailedError: with the command's own sentence.
        """
        command = ["reviewer.cli", "gateway", *words, "--folder", str(self.gateway_folder)]
        done = subprocess.run(
            [sys.executable, "-m", *command],
            env=self._env,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            raise StageFailedError(done.stderr.strip() or done.stdout.strip())
        return done.stdout

    def start_platform(self) -> None:
        """Take decisions back; after the first time at the same address as before."""
        command = ["reviewer.demo.platform", "--port", _port(self.platform_url)]
        command += ["--public-key", self._webhook_key, "--folder", str(self.folder / "platform")]
        self._platform, self.platform_url = self._start(command, PLATFORM_READY, "platform")

    def stop_platform(self, *, kill: bool = False) -> None:
        """Stop taking decisions back, in order or not."""
        if self._platform is not None:
            _stop(self._platform, kill=kill)
            self._platform = None

    def start_gateway(self) -> None:
        """Serve; after the first time at the same address as before."""
        command = ["reviewer.cli", "gateway", "run", "--port", _port(self.gateway_url)]
        self._gateway, self.gateway_url = self._start(
            [*command, "--folder", str(self.gateway_folder)], GATEWAY_READY, "gateway"
        )

    def stop_gateway(self, *, kill: bool = False) -> None:
        """Stop serving, in order or not."""
        if self._gateway is not None:
            _stop(self._gateway, kill=kill)
            self._gateway = None

    def fill(self, count: int) -> str:
        """Make a queue of ``count`` harmless items by code, and take it in.

        Returns how much less is to be seen in groups, beside the most there is to save.
        """
        write_queue(self.folder / "queue", count=count)
        said = self.gateway("import", str(self.folder / "queue"), "--platform", self.platform_id)
        copies = sum(plan.copy_of is not None for plan in plan_queue(count, SEED))
        waiting = next((line for line in said.splitlines() if " items wait in " in line), "")
        least = 1 - copies / count
        return (
            f"{waiting or f'{count} items wait, none alike.'} {copies} are altered copies: if all"
            f" were found and none audited it were {least:.2f}."
        )

    def add_person(self, name: str, role: str) -> Enrolment:
        """Add a person for every queue and make their one-time code."""
        person = self.gateway("add-person", name, "--role", role, "--queue", "*").split()[0]
        code = _found(r"code: (\S+)", self.gateway("enrol", person))
        return Enrolment(gateway_url=self.gateway_url, code=code)

    def received(self) -> int:
        """Return how many decisions the platform has taken back."""
        with urllib.request.urlopen(f"{self.platform_url}/count", timeout=10) as answer:  # noqa: S310  # our own loopback address
            return int(_found(r'"decisions": ?(\d+)', answer.read().decode()))

    def _start(
        self, module: list[str], ready: re.Pattern[str], name: str
    ) -> tuple[subprocess.Popen[str], str]:
        with (self.folder / f"{name}.log").open("a") as errors:
            process = subprocess.Popen(
                [sys.executable, "-m", *module],
                env=self._env,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )
        self._closing.callback(_end, process)
        return process, _address(process, ready, self.folder / f"{name}.log")


def _port(url: str) -> str:
    return url.rpartition(":")[2] or "0"


def _stop(process: subprocess.Popen[str], *, kill: bool) -> None:
    process.send_signal(signal.SIGKILL if kill else signal.SIGTERM)
    process.wait(END_S)


def _address(process: subprocess.Popen[str], ready: re.Pattern[str], errors: Path) -> str:
    said: IO[str] | None = process.stdout
    for line in said or ():
        if found := ready.search(line):
            return found[1]
    raise StageFailedError(errors.read_text().strip() or "a part of the demo ended at once")


def _end(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.wait(END_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout is not None:
        process.stdout.close()


def _found(pattern: str, text: str) -> str:
    if found := re.search(pattern, text):
        return found[1]
    raise StageFailedError(f"unexpected answer: {text[:200]}")
