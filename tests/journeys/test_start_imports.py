# SPDX-License-Identifier: Apache-2.0
"""What the window imports before its first group is shown: every library costs time there."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys

import pytest

from reviewer.adapters.media.cache import SealedBlobCache
from reviewer.adapters.storage.opening import open_store
from reviewer.adapters.system.clock import SystemClock
from reviewer.adapters.system.paths import profile_paths
from reviewer.bootstrap.profiles import Profile, write_profile
from reviewer.domain.items import LocalState
from reviewer.domain.leases import HeldGroup
from reviewer.ports.media import BlobRecord
from reviewer.sealing.keys import SealingKey, SigningKey
from reviewer.services.desk import FACT_POLICY, FACT_POLICY_IN_FORCE
from tests.builders import a_group, media_of, policy_body

# Modules of every kind, Python's and Qt's own among them; the number there are today, and a few.
MOST_MODULES = 640
NOT_FIRST = {
    "alembic",
    "av",
    "cv2",
    "fastapi",
    "httpx",
    "importlib_metadata",
    "keyring",
    "numpy",
    "PIL",
    "pydantic",
    "pydantic_core",
    "reviewer.adapters.queue_api.client",
    "reviewer.adapters.queue_api.forms",
    "reviewer.gui.views.audit.view",
    "reviewer.gui.views.enrol",
    "reviewer.media.decoding",
    "sqlalchemy.orm",
    "truststore",
    "uvicorn",
}
KEYS = {"device": SigningKey.generate().to_raw(), "store": b"s" * 32, "cache": b"c" * 32}

# The way in with keys in memory; it says what is imported once the group is on the stage, and
# again when sync has begun.
PROGRAM = """
import json, sys
from reviewer.bootstrap import window

told = json.loads(sys.stdin.read())
make = window.ProfileHouse

def house(options):
    import base64
    from reviewer.adapters.system.keyring import MemorySecrets

    found, secrets = make(options), MemorySecrets()
    for name, key in told.items():
        secrets.set(f"ada/{name}", base64.b64decode(key))
    found._in_memory["ada"] = secrets
    return found

def watch(app):
    from PySide6.QtCore import QTimer
    from reviewer.gui.shell.main_window import MainWindow
    from reviewer.gui.viewmodels.opening import StageState

    said = []

    def look():
        shown = [each for each in app.topLevelWidgets() if isinstance(each, MainWindow)]
        if not said and shown and shown[0].review.state is StageState.GROUP:
            said.append(sorted(sys.modules))
        elif said and "reviewer.adapters.queue_api.client" in sys.modules:
            looking.stop()
            print(json.dumps(said[0]))
            shown[0].left.connect(app.quit)
            shown[0].close()

    looking = QTimer(app, interval=1)
    looking.timeout.connect(look)
    looking.start()

def observed():
    from PySide6.QtWidgets import QApplication

    watch(QApplication.instance())
    return run()

window.ProfileHouse = house
import PySide6.QtWidgets
run = PySide6.QtWidgets.QApplication.exec
PySide6.QtWidgets.QApplication.exec = staticmethod(observed)
sys.exit(window.main(["--home", sys.argv[1]]))
"""


@pytest.fixture
def home(tmp_path):
    """Make a profile with one group that can be shown; nobody answers at its gateway."""
    paths = profile_paths("ada", tmp_path)
    paths.make()
    now = SystemClock().now()
    name, wrapped = SealedBlobCache(paths.blobs, KEYS["cache"]).write(media_of("g-1-i"))
    group = a_group()
    held = HeldGroup(
        group=group, state=LocalState.READY, expires=now.after(999), offline_until=now.after(999)
    )
    key = SigningKey.from_raw(KEYS["device"])
    store = open_store(paths.store, KEYS["store"], log_id="ws-1", signing_key=key, now=now)
    with store.write() as work:
        work.facts.set(FACT_POLICY, json.dumps(policy_body()))
        work.facts.set(FACT_POLICY_IN_FORCE, "v1")
        work.groups.put(held)
        work.blobs.put(_record(group, name, wrapped))
        work.commit()
    store.close()
    write_profile(paths, _profile())
    return tmp_path


def _record(group, file_name, wrapped_key):
    item = group.items[0]
    return BlobRecord(
        media_id=item.media.media_id,
        item_id=item.item_id,
        group_id=group.group_id,
        file_name=file_name,
        wrapped_key=wrapped_key,
        size=item.media.size,
        received=item.media.size,
    )


def _profile():
    public = SigningKey.generate().public.public_text
    return Profile(
        name="ada",
        gateway_url="http://127.0.0.1:9",
        display="Ada",
        server_id="srv-1",
        workstation_id="ws-1",
        person_id="p-1",
        bundle_key=base64.b64encode(b"b" * 32).decode(),
        witness_key=public,
        payload_key=SealingKey.from_raw(b"p" * 32).public.public_text,
        log_key=public,
    )


def test_first_group_is_shown_without_what_it_does_not_need(home):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(home)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        input=json.dumps({name: base64.b64encode(key).decode() for name, key in KEYS.items()}),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    imported = set(json.loads(done.stdout))
    assert imported & NOT_FIRST == set()
    assert len(imported) <= MOST_MODULES, len(imported)
