# SPDX-License-Identifier: Apache-2.0
"""A real gateway in a process of its own, made and run by its command line."""

from __future__ import annotations

import re
import subprocess
import sys

from reviewer.adapters.queue_api.client import HttpQueueApi
from reviewer.adapters.queue_api.enrolment import enrol
from reviewer.adapters.queue_api.tokens import TokenKeeper
from reviewer.adapters.queue_api.transport import Transport
from reviewer.adapters.system.keyring import MemorySecrets
from reviewer.sealing.keys import SigningKey

CODE = re.compile(r"\b(?:[0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}\b")
URL = re.compile(r"http://127\.0\.0\.1:[0-9]+")


class RealGateway:
    """The gateway's own process, listening on this machine."""

    def __init__(self, folder):
        self.folder = folder
        self.command("init", str(folder))
        self.process = subprocess.Popen(
            self._line("run", "--port", "0"), stdout=subprocess.PIPE, text=True
        )
        self.url = URL.search(self.process.stdout.readline())[0]

    def enrols(self, name, *roles):
        """Add a person and enrol a workstation; return its connection and its facts."""
        named = [part for role in roles for part in ("--role", role)]
        added = self.command("add-person", name, *named, "--queue", "*")
        person = re.search(r"\bp[-_][0-9a-z]+\b", added)[0]
        code = CODE.search(self.command("enrol", person))[0]
        key = SigningKey.generate()
        facts = enrol(self.url, code, key.public)
        secrets = MemorySecrets()
        secrets.set("refresh", facts.refresh_token.encode())
        transport = Transport(self.url, server_id=facts.server_id, signer=key)
        keeper = TokenKeeper(transport, secrets, "refresh", facts.workstation_id)
        return HttpQueueApi(transport, keeper, facts.workstation_id), facts, key

    def command(self, *words):
        done = subprocess.run(
            self._line(*words), capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def close(self):
        self.process.terminate()
        self.process.wait(20)
        self.process.stdout.close()

    def _line(self, *words):
        folder = [] if words[0] == "init" else ["--folder", str(self.folder)]
        program = "import sys; from reviewer.cli import main; sys.exit(main())"
        return [sys.executable, "-c", program, "gateway", words[0], *folder, *words[1:]]
