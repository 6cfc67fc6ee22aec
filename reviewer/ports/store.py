# SPDX-License-Identifier: Apache-2.0
"""The workstation's encrypted store, as the services ask for it.

One ``UnitOfWork`` is one transaction. Leaving it without ``commit`` rolls everything back.
Values go in and come out as domain values; nobody sees a row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from reviewer.domain.audit import AuditEvent
from reviewer.domain.decisions import Draft
from reviewer.domain.errors import TamperEvidence
from reviewer.domain.ids import GroupId
from reviewer.domain.items import Group, LocalState
from reviewer.domain.leases import Deadline, GroupSummary, HeldGroup, Instant
from reviewer.domain.outbox import Act, ActState, Outcome
from reviewer.ports.banks import Banks
from reviewer.ports.media import BlobRecord


class Groups(Protocol):
    """Leased groups. Rows change only from the gateway's answers and from this person's acts."""

    def put(self, held: HeldGroup) -> None:
        """Add or replace a group (same id)."""

    def get(self, group_id: GroupId) -> HeldGroup | None:
        """Return one group."""

    def list(self, states: frozenset[LocalState]) -> tuple[HeldGroup, ...]:
        """Return groups in these states, by due time, then id."""

    def summaries(self, states: frozenset[LocalState]) -> tuple[GroupSummary, ...]:
        """Return what a list tells of groups in these states, by due time, then id."""

    def first_end_s(
        self, states: frozenset[LocalState], now: Instant, *, other_than: str
    ) -> float | None:
        """Return the seconds until the first lease of these states ends, ``None`` without one.

        Groups whose note is ``other_than`` do not count.
        """

    def count_openable(
        self, states: frozenset[LocalState], now: Instant, *, note: str | None = None
    ) -> int:
        """Return how many groups of these states have media that may be opened without contact.

        With ``note``, only those with that note.
        """

    def past_offline(self, states: frozenset[LocalState], now: Instant) -> tuple[HeldGroup, ...]:
        """Return groups whose media is here and may no longer be opened without contact."""

    def first_open(
        self, *, skip: GroupId | None = None, offered: Callable[[Group], bool] | None = None
    ) -> HeldGroup | None:
        """Return the next group to show: READY or MEDIA_FAILED, by due time; fast at 10 000.

        With ``offered``, the first it holds for: as slow as there are groups before that one.
        """

    def count(self, states: frozenset[LocalState]) -> int:
        """Return how many groups are in these states."""

    def set_state(self, group_id: GroupId, state: LocalState, note: str = "") -> None:
        """Change the local state."""

    def set_deadlines(self, group_id: GroupId, expires: Deadline, offline_until: Deadline) -> None:
        """Move both clocks."""


class Acts(Protocol):
    """The outbox. Rows are never deleted while anything may still need them."""

    def next_sequence(self) -> int:
        """Return this workstation's next act number, without gaps."""

    def add(self, act: Act) -> None:
        """Append an act."""

    def get(self, act_id: str) -> Act | None:
        """Return one act."""

    def for_group(self, group_id: GroupId) -> tuple[Act, ...]:
        """Return a group's acts, oldest first."""

    def due(self, now: Instant, limit: int) -> tuple[Act, ...]:
        """Return WAITING acts whose ``not_before`` has come, oldest sequence first."""

    def mark_sending(self, act_ids: Sequence[str]) -> None:
        """WAITING -> SENDING, attempt + 1; committed before anything is sent."""

    def settle(
        self,
        act_id: str,
        *,
        attempt: int | None,
        state: ActState,
        outcome: Outcome | None,
        detail: dict[str, object],
        not_before: Instant | None = None,
    ) -> bool:
        """Apply an answer; ``False``, and nothing changes, if ``attempt`` is not the current."""

    def recover(self) -> int:
        """Every SENDING goes back to WAITING (start of the program); return how many."""

    def set_state(self, act_id: str, state: ActState) -> None:
        """Change an act's state along ``domain.outbox.TRANSITIONS``."""

    def mark_seen(self, act_ids: Sequence[str]) -> None:
        """The person has seen the notices about these."""

    def list(self, states: frozenset[ActState], limit: int = 500) -> tuple[Act, ...]:
        """Return acts in these states, newest first."""

    def unseen_notices(self) -> tuple[Act, ...]:
        """Return settled acts whose outcome must be told and was not yet seen."""

    def counts(self) -> dict[ActState, int]:
        """Return how many acts are in each state."""

    def since(self, sequence: int, limit: int) -> tuple[Act, ...]:
        """Return acts that were answered, with a sequence above ``sequence``, oldest first."""

    def archive_through(self, sequence: int) -> tuple[Act, ...]:
        """Forget bodies of settled, seen acts the gateway holds durably; return those acts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRecord:
    """One sealed audit record: exact canonical text and chain hash (hex)."""

    seq: int
    record: str
    chain: str


class AuditTrail(Protocol):
    """This workstation's own append-only log; updates and deletes are refused by trigger."""

    def append(self, event: AuditEvent, at: Instant, **fields: object) -> StoredRecord:
        """Seal and append one record (fields as ``domain.audit.AuditRecord``); same transaction."""

    def size(self) -> int:
        """Return the number of records."""

    def records(self, start: int, limit: int) -> tuple[StoredRecord, ...]:
        """Return records from ``start``, in order."""

    def checkpoint(self) -> str:
        """Sign and keep a checkpoint of the log as it stands; return the note."""

    def checkpoints(self) -> tuple[str, ...]:
        """Return every kept note, oldest first; cosigned ones in their cosigned form."""

    def keep_cosigned(self, note: str) -> None:
        """Keep the witness's form of a checkpoint."""

    def witnessed_size(self) -> int:
        """Return the size of the newest cosigned checkpoint."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WitnessedLog:
    """A log as the gateway witnessed it, fetched by a lead."""

    log: str
    public_key: bytes
    checkpoint: str


class Witnessed(Protocol):
    """A lead's copy of every workstation's witnessed log and of the gateway's own."""

    def put_log(self, log: WitnessedLog) -> None:
        """Add or replace what is known of a log."""

    def logs(self) -> tuple[WitnessedLog, ...]:
        """Return every known log."""

    def size(self, log: str) -> int:
        """Return how many records of a log are here."""

    def append(self, log: str, records: Iterable[StoredRecord]) -> None:
        """Append records in order."""

    def records(self, log: str, start: int, limit: int) -> tuple[StoredRecord, ...]:
        """Return records of one log, in order."""

    def find(  # noqa: PLR0913 - one argument per filter of the Audit place
        self,
        *,
        events: frozenset[str] = frozenset(),
        day_from: str = "",
        day_to: str = "",
        queue: str = "",
        label: str = "",
        outcome: str = "",
        item_id: str = "",
        limit: int = 500,
        offset: int = 0,
    ) -> tuple[tuple[str, StoredRecord], ...]:
        """Return (log, record), newest first; days are ``YYYY-MM-DD``. No filter by person."""


class Blobs(Protocol):
    """What is known of sealed blobs."""

    def put(self, record: BlobRecord) -> None:
        """Add or replace a record."""

    def get(self, item_id: str) -> BlobRecord | None:
        """Return the record of an item's media."""

    def shred(self, group_id: GroupId) -> tuple[str, ...]:
        """Destroy the wrapped keys of a group's blobs; return the file names to remove."""

    def list(self) -> tuple[BlobRecord, ...]:
        """Return every record, oldest first."""

    def forget(self, file_names: Iterable[str]) -> None:
        """Drop records of removed files."""

    def total_bytes(self) -> int:
        """Return the plain size of everything not shredded."""


class Notes(Protocol):
    """Free text, apart from the log: opened again only by this person, until delivered."""

    def put_draft(self, group_id: GroupId, draft: Draft) -> None:
        """Keep the answers given so far."""

    def draft(self, group_id: GroupId) -> Draft | None:
        """Return the kept answers."""

    def drop_draft(self, group_id: GroupId) -> None:
        """Forget the kept answers; absent is fine."""

    def put_payload(self, payload_commit: str, sealed: bytes) -> None:
        """Keep a sealed note until the gateway has it."""

    def payload(self, payload_commit: str) -> bytes | None:
        """Return a sealed note."""

    def drop_payload(self, payload_commit: str) -> None:
        """Forget a delivered note; absent is fine."""


class Facts(Protocol):
    """Small facts by name: cursors, server id, epoch, bundles, newest wall clock seen."""

    def get(self, name: str) -> str | None:
        """Return a fact."""

    def set(self, name: str, value: str) -> None:
        """Keep a fact."""


class Proofs(Protocol):
    """The logs as they lie in the store, byte for byte, to be verified."""

    def own_log(self) -> str:
        """Return the id this store's own log goes by."""

    def own_records(self) -> Iterator[tuple[bytes, bytes]]:
        """Return record bytes and stored chain hash; empty bytes for what is none."""

    def own_notes(self) -> tuple[str, ...]:
        """Return every checkpoint of the own log, smallest first."""

    def own_contradictions(self, log: str, witness_key: bytes) -> tuple[TamperEvidence, ...]:
        """Return what stands beside the own records and notes and contradicts them."""

    def fetched_logs(self) -> tuple[WitnessedLog, ...]:
        """Return every fetched log, by id; what cannot be read is empty."""

    def fetched_records(self, log: str) -> Iterator[tuple[bytes, bytes]]:
        """Return record bytes and stored chain hash of one fetched log."""

    def fetched_contradictions(self) -> tuple[TamperEvidence, ...]:
        """Return what stands beside fetched records and contradicts them, of all logs."""


class UnitOfWork(Protocol):
    """One transaction."""

    @property
    def groups(self) -> Groups:
        """Return the leased groups."""

    @property
    def acts(self) -> Acts:
        """Return the outbox."""

    @property
    def audit(self) -> AuditTrail:
        """Return this workstation's log."""

    @property
    def witnessed(self) -> Witnessed:
        """Return the fetched logs."""

    @property
    def blobs(self) -> Blobs:
        """Return what is known of sealed blobs."""

    @property
    def notes(self) -> Notes:
        """Return free text."""

    @property
    def facts(self) -> Facts:
        """Return the small facts."""

    @property
    def proofs(self) -> Proofs:
        """Return the logs as they lie in the store."""

    @property
    def banks(self) -> Banks:
        """Return the hash banks' copies."""

    def commit(self) -> None:
        """Make it durable (synced) before returning; raises ``StoreUnusable``."""


class Store(Protocol):
    """The store of one profile."""

    def write(self) -> AbstractContextManager[UnitOfWork]:
        """Begin a transaction that may write; there is one writer at a time."""

    def read(self) -> AbstractContextManager[UnitOfWork]:
        """Begin a transaction that only reads."""

    def close(self) -> None:
        """Close every connection."""
