# SPDX-License-Identifier: Apache-2.0
"""What the demo says can be done as it says."""

from __future__ import annotations

import shlex
import subprocess
import sys

from reviewer.demo.__main__ import lead_command
from reviewer.demo.private_keyring import KEYRING_VARIABLES
from reviewer.demo.stage import Enrolment


def test_command_for_the_lead_is_whole_and_enrols_in_a_folder_with_any_name(tmp_path):
    env = {name: f"the {name}" for name in KEYRING_VARIABLES}
    lead = Enrolment(gateway_url="http://127.0.0.1:1", code="AAAA")

    command = lead_command(tmp_path / "it's", lead, env)

    shown = command.replace(f"{shlex.quote(sys.executable)} -m reviewer.cli", "echo")
    done = subprocess.run(["/bin/sh", "-c", shown], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        f"enrol http://127.0.0.1:1 AAAA --home {tmp_path}/it's",
        f"--home {tmp_path}/it's",
    ]
