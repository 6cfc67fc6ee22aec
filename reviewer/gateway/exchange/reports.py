# SPDX-License-Identifier: Apache-2.0
"""What a run over an exchange did, in numbers a person can be told."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from reviewer.gateway.exchange.book import Applied
from reviewer.gateway.exchange.entries import Bad, Entry, Page, RemoteId

BAD_MAX: Final = 100  # so many are named, the rest counted


@dataclass(slots=True, kw_only=True)
class FetchReport:
    """What a fetch brought.

    Attributes:
        pages: how many.
        kinds: entries by kind.
        removed: tombstones among them.
        refused: how many had a wrong form.
        bad: the first of those.
        unused: entries of kinds that are not used here, by the peer's word.
        applied: what became of them; all 0 on a dry run.
    """

    pages: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    removed: int = 0
    refused: int = 0
    bad: list[Bad] = field(default_factory=list)
    unused: Counter[str] = field(default_factory=Counter)
    applied: Applied = field(default_factory=Applied)

    def sums(self) -> dict[str, int]:
        """Return what was changed, for the log."""
        done = self.applied
        return {"added": done.added, "changed": done.changed, "removed": done.removed}

    def take(self, page: Page) -> None:
        """Count a page."""
        self.pages += 1
        self.kinds.update(entry.kind.value for entry in page.entries)
        self.removed += sum(entry.is_deleted for entry in page.entries)
        self.refused += len(page.refused)
        self.bad += page.refused[: max(0, BAD_MAX - len(self.bad))]
        self.unused.update(page.unused)


@dataclass(slots=True, kw_only=True)
class ShareReport:
    """What sharing did, by kind where it counts hashes.

    Attributes:
        added: new at the peer.
        levels: how far those may travel, and to which groups where they name any.
        updated: what we say of them was said again.
        withdrawn: taken back.
        feedback: reactions to entries of the peer.
        left: changes that do not concern this peer.
        refused: what the peer did not take, with its own words.
        last: the newest addition, for asking whether the peer matches it yet.
    """

    added: Counter[str] = field(default_factory=Counter)
    levels: Counter[tuple[str, tuple[str, ...]]] = field(default_factory=Counter)
    updated: int = 0
    withdrawn: int = 0
    feedback: int = 0
    left: int = 0
    refused: list[tuple[Entry, str]] = field(default_factory=list)
    last: tuple[RemoteId, Entry] | None = None

    def sums(self) -> dict[str, int]:
        """Return what was done at the peer, for the log."""
        return {
            "shared": self.added.total(),
            "updated": self.updated,
            "withdrawn": self.withdrawn,
            "feedback": self.feedback,
        }

    def adds(self, entry: Entry) -> None:
        """Count an addition."""
        self.added[entry.kind.value] += 1
        self.levels[entry.level.value, entry.audience] += 1
