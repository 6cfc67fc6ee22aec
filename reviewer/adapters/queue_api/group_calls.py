# SPDX-License-Identifier: Apache-2.0
"""Asks the gateway to take groups apart, as its client does the rest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol
from urllib.parse import quote

from reviewer.adapters.queue_api.answers import granted_group
from reviewer.adapters.queue_api.transport import Answer
from reviewer.ports.queue_api import GrantedGroup, LeaseKey
from reviewer.wire.banks import GroupsAnswer, GroupSplit
from reviewer.wire.base import Message


class _Asks(Protocol):
    """How a request is sent; ``HttpQueueApi`` has both."""

    _workstation_id: str

    def _post(self, path: str, asked: Message, form: type[Answer]) -> Answer: ...


class GroupCalls:
    """``QueueApi.split_group`` over the requests of the class it is mixed into."""

    def split_group(
        self: _Asks, lease: LeaseKey, member_digest: str, item_ids: Sequence[str]
    ) -> tuple[GrantedGroup, ...]:
        """Say that these members are not like the others; return both groups as they are now."""
        asked = GroupSplit(
            workstation_id=self._workstation_id,
            lease_id=lease.lease_id,
            generation=lease.generation,
            member_digest=member_digest,
            item_ids=tuple(item_ids),
        )
        path = f"/groups/{quote(lease.group_id, safe='')}:split"
        found = self._post(path, asked, GroupsAnswer)
        return tuple(granted_group(untrusted) for untrusted in found.groups)
