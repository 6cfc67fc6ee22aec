# SPDX-License-Identifier: Apache-2.0
"""``bank import`` and ``bank export``: hashes from and to files."""

from __future__ import annotations

import sys
from argparse import Namespace

from reviewer.domain.policy import Contact
from reviewer.gateway.admin.exchange_words import bad_sentence, kinds_text
from reviewer.gateway.admin.exchanges import checked_book
from reviewer.gateway.admin.opening import opened
from reviewer.gateway.admin.words import complain, say
from reviewer.gateway.context import Gateway
from reviewer.gateway.exchange.bank_store import StoreBook
from reviewer.gateway.exchange.entries import SignalKind
from reviewer.gateway.exchange.files.formats import preview_write
from reviewer.gateway.exchange.files.items import FileFormat, Preview
from reviewer.gateway.exchange.files.moving import (
    export_file,
    import_file,
    own_entries,
    preview_file,
)
from reviewer.gateway.exchange.rows import checked_name

SOURCE = "file:"  # no exchange's name has a colon


def import_hashes(chosen: Namespace) -> int:
    """Take a file in; return 1 if any of its rows was not taken."""
    form, kind = FileFormat(chosen.format), _kind(chosen)
    with opened(chosen) as gateway:
        if chosen.preview:
            counts = preview_file(chosen.file, form, kind)
        else:
            counts, applied = import_file(
                gateway.db,
                checked_book(gateway, chosen.bank, may_allow=True),
                chosen.bank,
                f"{SOURCE}{checked_name(chosen.source)}",
                path=chosen.file,
                form=form,
                kind=kind,
                progress=_progress,
            )
            _note(gateway, SOURCE + chosen.source, added=applied.added, changed=applied.changed)
        _say_counts(counts, gateway)
    if chosen.preview:
        say("Nothing was changed.")
    else:
        say(f"{applied.added} new, {applied.changed} changed, {applied.unchanged} known before.")
    return 1 if counts.refused or counts.diverted else 0


def export_hashes(chosen: Namespace) -> int:
    """Write our own agreed hashes to a file."""
    form, kind = FileFormat(chosen.format), _kind(chosen)
    with opened(chosen) as gateway:
        book = checked_book(gateway, chosen.bank, may_allow=True)
        if chosen.preview:
            ours = own_entries(gateway.db, book, chosen.bank, chosen.audience)
            written = preview_write(chosen.file, form, ours, kind)
        else:
            written = export_file(
                gateway.db,
                book,
                chosen.bank,
                chosen.audience,
                path=chosen.file,
                form=form,
                kind=kind,
            )
            _note(gateway, f"{SOURCE}export", exported=written.written)
    verb = "would be" if chosen.preview else "are"
    say(f"{written.written} hashes for {chosen.audience} {verb} in {chosen.file}.")
    if written.left_out:
        say(f"{written.left_out} {verb} left out: disputed, or that form has no place for them.")
    return 0


def _note(gateway: Gateway, source: str, **counts: int) -> None:
    """Record in sum what came from a file or went to one."""
    book = StoreBook(gateway)
    gateway.db.write(lambda writing: book.note_run(writing, source, counts))


def _kind(chosen: Namespace) -> SignalKind | None:
    return SignalKind(chosen.kind) if chosen.kind else None


def _say_counts(counts: Preview, gateway: Gateway) -> None:
    for each in counts.bad:
        complain(bad_sentence(each.where, each.reason))
    say(f"{kinds_text(counts.kinds)}; {counts.duplicates} repeated, {counts.refused} not taken.")
    if counts.unused:
        say(f"Not used here: {kinds_text(counts.unused)}.")
    if counts.diverted:
        say(f"{counts.diverted} rows speak of child-abuse material: nothing of them was kept.")
        say(f"The file is a matter for {_contact_text(gateway.policy().legal_contact)}.")


def _contact_text(contact: Contact) -> str:
    name = contact.names.get("en") or next(iter(contact.names.values()), "your legal contact")
    return ", ".join(each for each in (name, contact.phone, contact.email) if each)


def _progress(done: int) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{done} hashes")
        sys.stderr.flush()
