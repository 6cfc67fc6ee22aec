# SPDX-License-Identifier: Apache-2.0
"""Starts a session bus and an unlocked keyring of its own, for a machine or a run without one.

Nothing of the person's own session is used or changed: the bus, the keyring and its file live in
a folder that is removed at the end.  Needs dbus-daemon and gnome-keyring-daemon.
"""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from reviewer.domain.errors import SecretsUnavailable

KEYRING_VARIABLES: Final = ("DBUS_SESSION_BUS_ADDRESS", "PYTHON_KEYRING_BACKEND")
_DEADLINE_S: Final = 20.0
_STEP_S: Final = 0.02
_SECRETS: Final = "org.freedesktop.secrets"


@contextmanager
def private_keyring(env: Mapping[str, str] | None = None) -> Iterator[dict[str, str]]:
    """Give the environment in which there is an unlocked keyring of its own.

    ``HOME`` in it is as it was: only the keyring is another.

    Args:
        env: the environment to start from; ours if not given.

    Raises:
        SecretsUnavailable: the programs are missing or do not start.
    """
    own = Path(tempfile.mkdtemp(prefix="reviewer-keyring-"))
    given = dict(os.environ if env is None else env)
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, own, ignore_errors=True)
        inside = _environment(given, own)
        bus = _start(stack, _bus_command(own), inside)
        _wait_until(lambda: _is_listening(own / "bus"), bus)
        daemon = _start(stack, _keyring_command(), inside)
        assert daemon.stdin is not None
        daemon.stdin.write(secrets.token_hex(16).encode())
        daemon.stdin.close()
        address = inside["DBUS_SESSION_BUS_ADDRESS"]
        _wait_until(lambda: _is_served(address), daemon)
        yield given | {"DBUS_SESSION_BUS_ADDRESS": address}


def run_in_private_keyring(argv: Sequence[str], env: Mapping[str, str] | None = None) -> int:
    """Run a command with a keyring of its own; return its exit code."""
    with private_keyring(env) as inside:
        return subprocess.run(list(argv), env=inside, check=False).returncode


def _environment(given: Mapping[str, str], own: Path) -> dict[str, str]:
    folders = {
        "HOME": own,
        "XDG_CACHE_HOME": own / "cache",
        "XDG_CONFIG_HOME": own / "config",
        "XDG_DATA_HOME": own / "data",
        "XDG_RUNTIME_DIR": own / "run",
    }
    for folder in folders.values():
        folder.mkdir(mode=0o700, exist_ok=True)
    named = {name: str(folder) for name, folder in folders.items()}
    return {**given, **named, "DBUS_SESSION_BUS_ADDRESS": f"unix:path={own / 'bus'}"}


def _bus_command(own: Path) -> list[str]:
    address = f"unix:path={own / 'bus'}"
    return [_program("dbus-daemon"), "--session", "--nofork", "--nopidfile", f"--address={address}"]


def _keyring_command() -> list[str]:
    daemon = _program("gnome-keyring-daemon")
    return [daemon, "--foreground", "--unlock", "--components=secrets"]


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise SecretsUnavailable(f"{name} is not installed")
    return found


def _start(stack: ExitStack, argv: list[str], env: dict[str, str]) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        argv,
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    stack.callback(_end, process)
    return process


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.stdin is not None:
        process.stdin.close()
    process.terminate()
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _is_listening(bus: Path) -> bool:
    # The socket's file is there a moment before anybody listens.
    with socket.socket(socket.AF_UNIX) as asking:
        return asking.connect_ex(str(bus)) == 0


def _is_served(address: str) -> bool:
    import jeepney  # type: ignore[import-untyped]  # ships no types
    from jeepney.io import blocking  # type: ignore[import-untyped]  # ships no types

    bus = jeepney.DBusAddress(
        "/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus"
    )
    with blocking.open_dbus_connection(address) as connection:
        asked = jeepney.new_method_call(bus, "NameHasOwner", "s", (_SECRETS,))
        answer = connection.send_and_get_reply(asked)
    return answer.header.message_type is jeepney.MessageType.method_return and bool(answer.body[0])


def _wait_until(is_so: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _DEADLINE_S
    while not is_so():
        if process.poll() is not None or time.monotonic() > deadline:
            raise SecretsUnavailable("the private keyring did not start")
        time.sleep(_STEP_S)
