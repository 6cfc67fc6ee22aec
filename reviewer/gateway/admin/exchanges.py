# SPDX-License-Identifier: Apache-2.0
"""``exchange add``, ``list``, ``fetch``, ``share``, ``remove``: hashes and other members."""

from __future__ import annotations

import contextlib
import sys
import time
from argparse import Namespace
from collections.abc import Iterator
from typing import Final

from filelock import FileLock, Timeout
from sqlalchemy import Connection

from reviewer.domain.errors import InputRefused
from reviewer.gateway.admin.exchange_words import (
    STATES,
    UNCONFIRMED,
    bad_sentence,
    kinds_text,
)
from reviewer.gateway.admin.opening import opened
from reviewer.gateway.admin.words import complain, say
from reviewer.gateway.context import Gateway
from reviewer.gateway.exchange import rows
from reviewer.gateway.exchange.bank_store import StoreBook
from reviewer.gateway.exchange.book import BankBook
from reviewer.gateway.exchange.confirming import confirmed
from reviewer.gateway.exchange.entries import Ability, Exchange
from reviewer.gateway.exchange.opening import add_exchange, open_exchange
from reviewer.gateway.exchange.reports import FetchReport, ShareReport
from reviewer.gateway.exchange.rows import ExchangeRow
from reviewer.gateway.exchange.run import Run, preview_fetch
from reviewer.gateway.exchange.secret_files import forget_secret, read_secret

POLL_S: Final = 5


def add(chosen: Namespace) -> int:
    """Add an exchange; nothing is asked of it yet."""
    secret = read_secret(chosen.secret) if chosen.secret else ""
    row = ExchangeRow(
        name=chosen.name,
        peer=chosen.peer,
        base_url=chosen.url or "",
        remote=chosen.remote or "",
        bank=chosen.bank,
        direction=chosen.direction,
        audience=chosen.audience,
        level=chosen.level,
    )
    with opened(chosen) as gateway:
        add_exchange(gateway, row, secret)
    say(f"The exchange {row.name} is added. See what it would do with --dry-run first.")
    return 0


def list_exchanges(chosen: Namespace) -> int:
    """List every exchange and how it stands."""
    with opened(chosen) as gateway:
        found = gateway.db.read(
            lambda reading: [
                (row, rows.counts(reading, row.name)) for row in rows.everyone(reading)
            ]
        )
        for row, counted in found:
            _say_row(row, counted, gateway.now_ms())
    if not found:
        say("There are no exchanges.")
    return 0


def _say_row(row: ExchangeRow, counted: dict[str, int], now_ms: int) -> None:
    place = f" {row.remote}" if row.remote else ""
    say(f"{row.name}: {row.peer}{place} at {row.base_url}, {row.direction}, bank {row.bank}")
    if row.last_ok_ms is None:
        say("  has not gone through yet")
    else:
        say(f"  went through {(now_ms - row.last_ok_ms) // 60_000} minutes ago")
    if row.last_error:
        say(f"  was stopped since: {row.last_error}")
    for state, count in sorted(counted.items()):
        say(f"  {count} {STATES[state]}")


def fetch(chosen: Namespace) -> int:
    """Fetch what is new; return 1 if any of it had a wrong form."""
    with opened(chosen) as gateway, _running(gateway, chosen.name, Ability.FETCH) as (row, peer):
        if chosen.dry_run:
            report = preview_fetch(peer, row.cursor, _progress)
        else:
            report = _run(gateway, row, peer).fetch()
    _end_progress()
    _say_fetched(report, is_dry=chosen.dry_run)
    return 1 if report.refused else 0


def _say_fetched(report: FetchReport, *, is_dry: bool) -> None:
    for each in report.bad:
        complain(bad_sentence(each.where, each.reason))
    if report.unused:
        say(f"Not used here: {kinds_text(report.unused)}.")
    if report.refused:
        say(f"{report.refused} of a wrong form were not taken.")
    say(f"{report.pages} pages: {kinds_text(report.kinds)}, {report.removed} of them taken back.")
    done = report.applied
    if is_dry:
        say("Nothing was changed.")
    else:
        say(
            f"{done.added} new, {done.changed} changed, {done.removed} removed,"
            f" {done.unchanged} known before."
        )
        if done.refused:
            say(f"{done.refused} were not put into the bank: diverted, or of too little detail.")


def share(chosen: Namespace) -> int:
    """Share what is new in the bank; return 1 if the peer refused any of it."""
    why = ""
    with opened(chosen) as gateway, _running(gateway, chosen.name, Ability.SHARE) as (row, peer):
        run = _run(gateway, row, peer)
        report = run.preview_share() if chosen.dry_run else run.share()
        if report.last is not None:
            remote, entry = report.last
            tries = 1 + chosen.wait // POLL_S
            why = confirmed(peer, remote, entry, tries=tries, pause=lambda: time.sleep(POLL_S))
    _end_progress()
    _say_shared(report, row, is_dry=chosen.dry_run)
    if why:
        say(UNCONFIRMED[why])
    return 1 if report.refused else 0


def _say_shared(report: ShareReport, row: ExchangeRow, *, is_dry: bool) -> None:
    for entry, said in report.refused:
        complain(f"{entry.kind.value} {entry.value}: refused. Its words: {said}")
    place = f"{row.peer} {row.remote}"
    say(f"{'To go' if is_dry else 'Gone'} to {place}: {kinds_text(report.added)}.")
    for (level, audience), count in sorted(report.levels.items()):
        say(f"  {count} at level {level}, for {', '.join(audience) or row.remote}")
    say(
        f"{report.updated} said again, {report.withdrawn} withdrawn, {report.feedback} answered,"
        f" {report.left} that do not concern it, {len(report.refused)} refused."
    )
    if is_dry:
        say("Nothing was sent and nothing was changed.")


def remove(chosen: Namespace) -> int:
    """Forget an exchange, its credentials and what came from it."""
    with opened(chosen) as gateway:
        row = gateway.db.read(lambda reading: rows.one(reading, chosen.name))
        book = StoreBook(gateway)

        def removed(connection: Connection) -> tuple[int, int]:
            gone = book.end_round(connection, row.bank, row.name, round_number=row.round + 1)
            book.forget(connection, row.name)
            left = rows.remove(connection, row.name)
            book.note_run(connection, row.name, {"removed": gone})
            return gone, left

        with _locked(gateway, row.name):
            gone, left = gateway.db.write(removed)
            forget_secret(gateway.folder, row.name)
    say(f"The exchange {row.name} is gone, and {gone} hashes that came from it.")
    if left:
        say(f"{left} of ours may still be there: withdraw them before you remove an exchange.")
    return 0


@contextlib.contextmanager
def _running(
    gateway: Gateway, name: str, ability: Ability
) -> Iterator[tuple[ExchangeRow, Exchange]]:
    """Open an exchange for one run; no other run of it goes on meanwhile."""
    with _locked(gateway, name):
        row = gateway.db.read(lambda reading: rows.one(reading, name))
        if not row.does(ability):
            raise InputRefused("exchange-ability", ability.value)
        peer = open_exchange(gateway, row)
        try:
            yield row, peer
        finally:
            peer.close()


@contextlib.contextmanager
def _locked(gateway: Gateway, name: str) -> Iterator[None]:
    # Two that share at once would both find that a hash was not sent yet.
    lock = FileLock(gateway.folder / f".exchange-{rows.checked_name(name)}.lock", mode=0o600)
    try:
        with lock.acquire(timeout=0):
            yield
    except Timeout as error:
        raise InputRefused("exchange-busy", name) from error


def _run(gateway: Gateway, row: ExchangeRow, peer: Exchange) -> Run:
    book = checked_book(gateway, row.bank, may_allow=False)
    return Run(
        db=gateway.db,
        book=book,
        exchange=peer,
        name=row.name,
        now_ms=gateway.now_ms,
        progress=_progress,
    )


def checked_book(gateway: Gateway, bank: str, *, may_allow: bool) -> BankBook:
    """Return the banks, once it is seen that one is among them.

    Raises:
        InputRefused: ``bank-missing``; what others share never goes into a bank of known harmless
            hashes by an exchange.
    """
    book = StoreBook(gateway)
    if not gateway.db.read(lambda reading: book.has_bank(reading, bank, may_allow=may_allow)):
        raise InputRefused("bank-missing", bank)
    return book


def _progress(done: int, word: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{done} {word}")
        sys.stderr.flush()


def _end_progress() -> None:
    if sys.stderr.isatty():
        sys.stderr.write("\n")
