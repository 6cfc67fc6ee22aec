# SPDX-License-Identifier: Apache-2.0
"""The set-up script on machines it may meet, each made of a few stand-in commands."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys

import pytest

from tests.architecture.files import ROOT

REAL = ["sh", "dirname", "grep", "cat", "cmp", "cp", "rm", "touch", "env"]
SCRIPT = (ROOT / "installer" / "setup.sh").read_text(encoding="utf-8")
PACKAGES = re.search(r'^PACKAGES="(.*?)"', SCRIPT, re.MULTILINE | re.DOTALL)[1].split()
ALL_INSTALLED = 'echo "Status: install ok installed"'
ONE_MISSING = f'test "$2" = xvfb && exit 1; {ALL_INSTALLED}'
NO_PYTHON = dict.fromkeys(("python3", "python3.11", "python3.12", "python3.13"), "exit 1")


class Machine:
    """A tree and a set of commands; every command that would change something is written down."""

    def __init__(self, folder):
        self.tree = folder / "tree"
        self.bin = folder / "bin"
        self.journal = folder / "journal"
        self.bin.mkdir()
        shutil.copytree(ROOT / "installer", self.tree / "installer")
        shutil.copy(ROOT / "pyproject.toml", self.tree)
        for name in REAL:
            (self.bin / name).symlink_to(shutil.which(name))
        self.has(id="echo 1000")

    def has(self, **commands):
        for name, script in commands.items():
            path = self.bin / name
            path.write_text(f"#!{shutil.which('sh')}\n{script}\n", encoding="utf-8")
            path.chmod(0o755)

    def has_apt(self, dpkg):
        self.has(dpkg=dpkg, **{"apt-get": self.noting("apt-get")})

    def has_environment(self):
        """Give the tree an environment whose pip only takes notes."""
        venv = self.tree / ".venv" / "bin"
        venv.mkdir(parents=True)
        (venv / "activate").write_text(f"VIRTUAL_ENV={self.tree}/.venv\n", encoding="utf-8")
        noting = self.noting("python")
        (venv / "python").write_text(
            f'#!{shutil.which("sh")}\ntest "$1" = -c && exit 0\n{noting}\n', encoding="utf-8"
        )
        (venv / "python").chmod(0o755)

    def noting(self, name):
        return f'echo "{name} $*" >>"{self.journal}"'

    def sets_up(self, *words):
        """Run the script and return its exit code and what it said."""
        run = subprocess.run(
            [self.bin / "sh", self.tree / "installer" / "setup.sh", *words],
            env={"PATH": str(self.bin)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return run.returncode, run.stdout

    def did(self):
        return (
            self.journal.read_text(encoding="utf-8").splitlines() if self.journal.exists() else []
        )


PIP = "python -m pip install --quiet --disable-pip-version-check"
INSTALLED = [
    f"{PIP} --require-hashes -r installer/requirements-dev.txt",
    f"{PIP} --no-deps --no-build-isolation -e .",
]
PEERS_INSTALLED = f"{PIP} --require-hashes -r installer/requirements-bench.txt"
APT = [
    "apt-get -qq update",
    "apt-get -qq install -y --no-install-recommends xvfb",
]


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path)


def test_setup_without_the_right_to_install_prints_the_command_and_ends_with_two(machine):
    machine.has_apt(ONE_MISSING)

    code, said = machine.sets_up()

    assert code == 2
    assert said.endswith("  apt-get update && apt-get install -y --no-install-recommends xvfb\n")
    assert machine.did() == []


def test_setup_does_not_wait_for_a_password_nobody_can_type(machine):
    machine.has_apt(ONE_MISSING)
    machine.has(sudo="exit 1")

    assert machine.sets_up()[0] == 2
    assert machine.did() == []


def test_setup_uses_sudo_when_it_may(machine):
    machine.has_apt(ONE_MISSING)
    machine.has(sudo='test "$1" = -n && exit 0; exec "$@"')
    machine.has_environment()

    code, said = machine.sets_up()

    assert (code, machine.did()) == (0, APT + INSTALLED)
    assert said.startswith("Installing missing system packages: xvfb.\n")


def test_setup_as_root_needs_no_sudo(machine):
    machine.has_apt(ONE_MISSING)
    machine.has(id="echo 0")
    machine.has_environment()

    assert machine.sets_up()[0] == 0
    assert machine.did() == APT + INSTALLED


def test_setup_that_apt_fails_prints_the_command_and_ends_with_two(machine):
    machine.has_apt(ONE_MISSING)
    machine.has(id="echo 0", **{"apt-get": "exit 100"})

    code, said = machine.sets_up()

    assert code == 2
    assert said.endswith("  apt-get update && apt-get install -y --no-install-recommends xvfb\n")


def test_setup_a_second_time_does_nothing(machine):
    machine.has_apt(ALL_INSTALLED)
    machine.has_environment()
    machine.sets_up()
    machine.journal.unlink()

    assert machine.sets_up() == (0, "Everything is set up.\n")
    assert machine.did() == []


def test_setup_installs_again_when_the_lock_changed(machine):
    machine.has_apt(ALL_INSTALLED)
    machine.has_environment()
    machine.sets_up()
    machine.journal.unlink()
    with (machine.tree / "installer" / "requirements-dev.txt").open("a", encoding="utf-8") as lock:
        lock.write("# newer\n")

    assert machine.sets_up()[0] == 0
    assert machine.did() == INSTALLED


def test_setup_for_the_bench_installs_its_peers_once(machine):
    machine.has_apt(ALL_INSTALLED)
    machine.has_environment()

    said = [machine.sets_up("bench")[1] for _ in range(2)]

    assert machine.did() == [*INSTALLED, PEERS_INSTALLED]
    assert ["peers" in each for each in said] == [True, False]


def test_setup_for_the_bench_goes_on_without_a_peer_that_cannot_be_compiled(machine):
    machine.has_apt(ALL_INSTALLED)
    machine.has_environment()
    machine.sets_up()
    python = machine.tree / ".venv" / "bin" / "python"
    python.write_text(python.read_text(encoding="utf-8") + "exit 1\n", encoding="utf-8")

    code, said = machine.sets_up("bench")

    assert code == 0
    assert "what needs them will not be measured" in said
    machine.sets_up("bench")
    assert machine.did() == [*INSTALLED, PEERS_INSTALLED, PEERS_INSTALLED]


def test_setup_that_pip_fails_ends_with_two_and_tries_again_next_time(machine):
    machine.has_apt(ALL_INSTALLED)
    machine.has_environment()
    python = machine.tree / ".venv" / "bin" / "python"
    working = python.read_text(encoding="utf-8")
    python.write_text(working + "exit 1\n", encoding="utf-8")

    first = machine.sets_up()[0]
    python.write_text(working, encoding="utf-8")

    assert (first, machine.sets_up()[0]) == (2, 0)
    assert machine.did() == [INSTALLED[0], *INSTALLED]


def test_setup_without_apt_names_the_libraries_and_goes_on(machine):
    machine.has_environment()

    code, said = machine.sets_up()

    named = [line.strip() for line in said.splitlines() if line.startswith("  ")]
    assert (code, named, machine.did()) == (0, PACKAGES, INSTALLED)
    assert machine.sets_up() == (0, "Everything is set up.\n")


def test_setup_without_a_new_enough_python_says_so(machine):
    machine.has_apt(ALL_INSTALLED)
    machine.has(**NO_PYTHON)

    code, said = machine.sets_up()

    assert code == 2
    assert said.startswith("No Python 3.11 or newer with its venv module was found")


def test_setup_makes_an_environment_with_the_first_python_that_will_do(machine):
    machine.has_apt(ALL_INSTALLED)
    machine.has(**NO_PYTHON)
    machine.has(**{"python3.12": f"{machine.noting('python3.12')}; echo Python 3.12"})

    machine.sets_up()

    assert machine.did()[-1] == "python3.12 -m venv .venv"


def test_setup_replaces_an_environment_that_came_with_a_copied_tree(machine):
    machine.has_apt(ALL_INSTALLED)
    machine.has_environment()
    (machine.tree / ".venv" / "bin" / "activate").write_text("VIRTUAL_ENV=elsewhere\n")
    machine.has(**NO_PYTHON)
    machine.has(python3=f'test "$1" = -c && exit 0\n{machine.noting("python3")}')

    machine.sets_up()

    assert machine.did()[-1] == "python3 -m venv .venv"
    assert not (machine.tree / ".venv" / "bin" / "activate").exists()


def test_setup_really_makes_an_environment(machine):
    machine.has_apt(ALL_INSTALLED)
    (machine.bin / "python3").symlink_to(os.path.realpath(sys.executable))
    empty = machine.tree / "installer" / "requirements-dev.txt"
    empty.write_text("", encoding="utf-8")

    machine.sets_up()

    assert (machine.tree / ".venv" / ".installed-lock").read_text(encoding="utf-8") == ""
