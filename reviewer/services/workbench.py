# SPDX-License-Identifier: Apache-2.0
"""Holds the services of one open profile; the window is given this and nothing else."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reviewer.services.attention import AttentionService
from reviewer.services.audit import AuditService
from reviewer.services.incidents import IncidentService
from reviewer.services.look import LookService
from reviewer.services.notices import Notices
from reviewer.services.queue import QueueService
from reviewer.services.review import ReviewService
from reviewer.services.session import SessionService
from reviewer.services.sync.engine import SyncService
from reviewer.services.wellbeing import WellbeingService

if TYPE_CHECKING:  # imported when it is first asked for anything
    from reviewer.services.groups import GroupService
    from reviewer.services.hashes import HashService


@dataclass(slots=True, kw_only=True)
class Workbench:
    """One open profile.

    Attributes:
        closing: closes the parts underneath, the last opened first.
    """

    session: SessionService
    queue: QueueService
    review: ReviewService
    look: LookService
    attention: AttentionService
    audit: AuditService
    groups: GroupService
    incidents: IncidentService
    hashes: HashService
    wellbeing: WellbeingService
    sync: SyncService
    notices: Notices
    closing: ExitStack = field(repr=False)

    def close(self) -> None:
        """End the session: cover everything, stop sync, push the log's end, close the store."""
        self.closing.close()
