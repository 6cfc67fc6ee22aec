# SPDX-License-Identifier: Apache-2.0
"""``run``: serves the gateway until it is told to stop."""

from __future__ import annotations

import signal
import ssl
from argparse import Namespace
from pathlib import Path
from types import FrameType

from reviewer.diagnostics import logs
from reviewer.domain.errors import InputRefused
from reviewer.gateway.admin.opening import database_url, folder_of, opened
from reviewer.gateway.admin.people import ADDRESS
from reviewer.gateway.main import run as serve
from reviewer.gateway.store import facts


def run(chosen: Namespace) -> int:
    """Serve until SIGTERM or SIGINT."""
    folder = folder_of(chosen)
    _check_certificate(chosen.cert, chosen.key)
    scheme = "https" if chosen.cert else "http"
    if chosen.port:
        host = f"[{chosen.host}]" if ":" in chosen.host else chosen.host
        address = f"{scheme}://{host}:{chosen.port}"
        with opened(chosen) as gateway:
            gateway.db.write(lambda writing: facts.set_fact(writing, ADDRESS, address))
    url = database_url(folder)
    kept = logs.start(folder / "logs", to_stderr=False)
    # The server finishes what is under way and then raises the signal again: without a handler
    # that would end the process before the gateway is closed.
    before = signal.signal(signal.SIGTERM, _leave)
    try:
        serve(folder, chosen.host, chosen.port, chosen.cert, chosen.key, url)
    except (KeyboardInterrupt, _Stopped):
        pass
    finally:
        signal.signal(signal.SIGTERM, before)
        kept.close()
    return 0


class _Stopped(BaseException):
    """SIGTERM: the ordinary end of a service."""


def _leave(_number: int, _frame: FrameType | None) -> None:
    raise _Stopped


def _check_certificate(cert: Path | None, key: Path | None) -> None:
    if cert is None and key is None:
        return
    if cert is None or key is None:
        raise InputRefused("certificate", "--cert and --key go together")
    try:
        # A key that asks for a password would wait for one at every start.
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(cert, key, password=str)
    except (OSError, ValueError) as error:
        missing = next((path for path in (cert, key) if not path.is_file()), None)
        why = f"there is no {missing}" if missing else "they are damaged or do not belong together"
        raise InputRefused("certificate", why) from error
