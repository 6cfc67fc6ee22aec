# SPDX-License-Identifier: Apache-2.0
"""What measurements share in one run: a folder, an environment, seeded profiles, child processes.

Everything measured runs in a process of its own, so that one measurement warms nothing for the
next and a process's memory is its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from reviewer.bench.command import NotMeasuredError, Say
from reviewer.media.process import TUNED

MANY: Final = 10_000
FEW: Final = 50
PATIENCE_S: Final = 900
BARE_ENDS_S: Final = 20
_COMPILES_ALWAYS: Final = "PYTHONDONTWRITEBYTECODE"


class Places:
    """The folder and the processes of one run."""

    def __init__(self, folder: Path, env: Mapping[str, str], say: Say) -> None:
        self.folder = folder
        self.say = say
        # As where it is installed: what Python has compiled once, it need not compile again.
        self._env = {name: kept for name, kept in env.items() if name != _COMPILES_ALWAYS}
        self._answers: dict[tuple[str, ...], dict[str, Any]] = {}

    def profile(self, groups: int) -> Path:
        """Return the home of a profile with so many groups ready, seeded once in a run."""
        home = self.folder / f"home-{groups}"
        if not home.exists():
            began = time.perf_counter()
            self.asked("seeding", str(home), str(groups))
            self.say(f"  {groups} groups seeded in {time.perf_counter() - began:.0f} s")
        return home

    def asked(self, module: str, *words: str, tuned: bool = False) -> dict[str, Any]:
        """Run ``reviewer.bench.<module>`` to its end; return the JSON object it printed last.

        The same question is asked once in a run.  ``tuned`` gives it and the peers in it the
        threads and pages of the decoding process.
        """
        command = (module, *words)
        if command not in self._answers:
            done = subprocess.run(
                self._line(*command),
                env=self._env | (TUNED if tuned else {}),
                capture_output=True,
                text=True,
                timeout=PATIENCE_S,
                check=False,
            )
            if done.returncode != 0:
                raise NotMeasuredError(
                    f"{module} ended with {done.returncode}: {_end(done.stderr)}"
                )
            self._answers[command] = json.loads(done.stdout.splitlines()[-1])
        return self._answers[command]

    def seconds_to(self, word: str, module: str, *words: str) -> tuple[float, list[str]]:
        """Return how long after its start a child said ``word``, and what else it said."""
        began = time.perf_counter()
        with self.child(module, *words) as process:
            assert process.stdout is not None
            took = None
            said = []
            for line in process.stdout:
                if took is None and line.strip() == word:
                    took = time.perf_counter() - began
                said.append(line.strip())
        if took is None or process.returncode != 0:
            raise NotMeasuredError(f"{module} ended with {process.returncode} and said no {word!r}")
        return took, said

    def child(self, module: str, *words: str) -> subprocess.Popen[str]:
        """Start ``reviewer.bench.<module>``; its lines can be read, its input be closed."""
        return subprocess.Popen(
            self._line(module, *words),
            env=self._env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def bare(self) -> subprocess.Popen[str]:
        """Start a bare window that stays until :meth:`end_bare`."""
        return self.child("bare", "--stay")

    def end_bare(self, process: subprocess.Popen[str]) -> dict[str, Any]:
        """End a bare window; return what it measured of itself."""
        try:
            said, _ = process.communicate("", timeout=BARE_ENDS_S)
        except subprocess.TimeoutExpired as exc:
            process.kill()
            process.communicate()
            raise NotMeasuredError("the bare window did not end") from exc
        answer: dict[str, Any] = json.loads(said.splitlines()[-1])
        return answer

    def _line(self, module: str, *words: str) -> list[str]:
        return [sys.executable, "-m", f"reviewer.bench.{module}", *words]


def child_main(answer: Callable[[list[str]], dict[str, Any]]) -> None:
    """Answer a question of :meth:`Places.asked` from the command line."""
    print(json.dumps(answer(sys.argv[1:])))


def _end(text: str) -> str:
    return text.strip().rpartition("\n")[2][:300]
