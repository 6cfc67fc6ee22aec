# SPDX-License-Identifier: Apache-2.0
"""Enrols one person on one workstation with a one-time code.

What proves the gateway never leaves this machine: the second part of the code is compared with the
bundle key that the gateway answers with.
"""

from __future__ import annotations

from reviewer.adapters.queue_api.transport import Transport
from reviewer.domain.errors import TamperEvidence
from reviewer.ports.queue_api import Enrolment
from reviewer.sealing.canonical import canonical
from reviewer.sealing.keys import VerifyKey, decode_base64
from reviewer.wire.address import checked_url
from reviewer.wire.base import BASE_PATH
from reviewer.wire.enrolment_code import fingerprint, parse
from reviewer.wire.session import EnrolmentAnswer, EnrolmentRequest


def enrol(
    gateway_url: str,
    untrusted_code: str,
    device_key: VerifyKey,
    *,
    workstation_name: str = "",
    app_version: str = "",
) -> Enrolment:
    """Spend the code; return everything that the new profile pins.

    Raises:
        InputRefused: the code or the address has not the right form; nothing was sent.
        GatewayRefused: the code is unknown, used or expired (``enrolment-refused``).
        TamperEvidence: another gateway than the code's answered.
    """
    url = checked_url(gateway_url)
    secret, expected = parse(untrusted_code)
    asked = EnrolmentRequest(
        code=secret,
        device_key=device_key.public_text,
        workstation_name=workstation_name,
        app_version=app_version,
    )
    transport = Transport(url, server_id="")
    try:
        body = canonical(asked.model_dump(mode="json"))
        found = transport.call("POST", f"{BASE_PATH}/enrolments", EnrolmentAnswer, body=body)
    finally:
        transport.close()
    bundle_key = decode_base64(found.bundle_key, "bundle_key")
    if fingerprint(bundle_key) != expected:
        raise TamperEvidence("gateway", "enrolment code")
    return Enrolment(
        gateway_url=url,
        server_id=found.server_id,
        workstation_id=found.workstation_id,
        person_id=found.person_id,
        access_token=found.tokens.access_token,
        refresh_token=found.tokens.refresh_token,
        bundle_key=bundle_key,
        witness_key=decode_base64(found.witness_key, "witness_key"),
        payload_key=decode_base64(found.payload_key, "payload_key"),
        log_key=decode_base64(found.log_key, "log_key"),
    )
