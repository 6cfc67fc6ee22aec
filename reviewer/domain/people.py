# SPDX-License-Identifier: Apache-2.0
"""Who works here, and in which role."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from reviewer.domain.ids import PersonId, QueueName


class Role(enum.StrEnum):
    """What a person, or a platform's machine, may do at the gateway."""

    REVIEWER = "reviewer"
    LEAD = "lead"
    ADMIN = "admin"
    PLATFORM = "platform"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """The signed-in person as the gateway describes them.

    Attributes:
        person_id: pseudonym used in every log.
        display: the name shown to the person; never logged.
        roles: what they may do.
        queues: queues granted by an administrator.
    """

    person_id: PersonId
    display: str
    roles: frozenset[Role]
    queues: tuple[QueueName, ...]
