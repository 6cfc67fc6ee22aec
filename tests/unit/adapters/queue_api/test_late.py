# SPDX-License-Identifier: Apache-2.0
"""The gateway's API is made at its first use, once, and not after it was closed."""

from __future__ import annotations

import pytest

from reviewer.adapters.queue_api.late import late_api, late_forms
from reviewer.adapters.system.keyring import MemorySecrets
from reviewer.domain.errors import InputRefused, Offline, SignInNeeded
from reviewer.sealing.keys import SigningKey


def an_api(url="http://127.0.0.1:9"):
    return late_api(
        url,
        "srv",
        "ws-1",
        signer=SigningKey.generate(),
        secrets=MemorySecrets(),
        token_name="ada/refresh",
    )


def test_use_reaches_the_real_api():
    api = an_api()

    with pytest.raises(SignInNeeded):  # there is no token, which only the real one can know
        api.queues()
    api.close()


def test_address_that_can_be_none_is_refused_at_its_first_use():
    api = an_api("ftp://gateway.example")

    with pytest.raises(InputRefused):
        api.queues()


def test_closed_before_its_first_use_it_stays_closed():
    api = an_api()

    api.close()

    with pytest.raises(Offline):
        api.queues()


def test_forms_are_made_once():
    forms = late_forms()

    assert forms.decision.__self__ is forms.diversion.__self__
