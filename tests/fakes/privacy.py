# SPDX-License-Identifier: Apache-2.0
"""Says what a gateway heard or keeps that it must never have: the promises of the protocol.

Looked through: every request and answer as bytes, every row as stored, the gateway's log files.
What a gateway tells a workstation about an item or about the member's policy is not about a person,
so a video's length, and the numbers of a policy bundle, are let through.
"""

from __future__ import annotations

import base64
import gzip
import json
import re
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass, field

FORBIDDEN_KEYS = re.compile(
    "active_ms|duration|elapsed|mono(_|$)|boot|reveal|exclude|opened_at|looked|exposure|budget|"
    "wellbeing|distress|mood|break|cover|support|opt_out|pace|idle|focus|level"
)
RELEASES = {"returned", "cannot-open"}
DIVERTED_KEYS = {
    *("type", "decision_id", "sequence", "group_id", "generation", "lease_id"),
    *("member_digest", "decided_at", "audit_chain"),
}
HASHED = re.compile(r"(?<![-_0-9a-f])(?:[0-9a-f]{16}|[0-9a-f]{32}|[0-9a-f]{64})(?![-_0-9a-f])")
UUID7 = re.compile(r"\b([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\b")
FINE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:(?!00(?:\.0+)?(?:Z|\+))\d\d")
MINUTE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\dZ")
DAY_MS = 86_400_000
POLICY = b"/bundles/"


@dataclass
class Evidence:
    """Everything that came to, left, or stays at one gateway.

    Attributes:
        exchanges: the traffic, as the proxy kept it.
        rows: (table, columns) of every row.
        logs: what the gateway's process wrote down and said.
        notes: words the person wrote.
        display: the person's name.
        content: words of what was reviewed.
        undone: acts that were taken back before they left.
    """

    exchanges: list
    rows: list
    logs: str
    notes: tuple[str, ...] = ()
    display: str = ""
    content: tuple[str, ...] = ()
    undone: tuple[str, ...] = ()
    found: set[tuple[str, str]] = field(default_factory=set)


def rows_of(path):
    """Return every row of every table of an SQLite file."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        database.row_factory = sqlite3.Row
        tables = database.execute("select name from sqlite_master where type = 'table'").fetchall()
        return [
            (table, dict(row))
            for (table,) in tables
            for row in database.execute(f'select * from "{table}"')  # its own names
        ]


def violations(evidence):
    """Return (what, where) of everything that must not be there."""
    evidence.found = set()
    for exchange in evidence.exchanges:
        _check_request(evidence, exchange)
        _check_answer(evidence, exchange)
    for table, row in evidence.rows:
        _check_row(evidence, table, row)
    for word in (evidence.display, *evidence.content, *evidence.notes):
        if word and word.lower() in evidence.logs.lower():
            evidence.found.add(("in a log file", word))
    return evidence.found


def _check_request(evidence, exchange):
    head, _, body = exchange.request.partition(b"\r\n\r\n")
    where = exchange.endpoint
    _check_words(evidence, exchange.request, where, name_allowed=False)
    for line in head.decode("latin-1").lower().split("\r\n")[1:]:
        _check_key(evidence, line.partition(":")[0].replace("-", "_"), where)
    query = head.split(b" ", 2)[1].partition(b"?")[2].decode()
    for each in filter(None, query.split("&")):
        _check_key(evidence, each.partition("=")[0], where)
    told = _parsed(body)
    _walk(evidence, told, where)
    _check_times(evidence, body.decode("utf-8", "replace"), where)
    _check_numbers(evidence, told, where)
    _check_ids(evidence, exchange.request.decode("latin-1"), where)
    if where.endswith("session/queues") and told is not None and set(told) != {"closed"}:
        evidence.found.add(("more than a bit", where))
    if where.endswith("leases:release"):
        _check_reason(evidence, told, where)
    for entry in told.get("entries", ()) if isinstance(told, dict) else ():
        if isinstance(entry.get("record"), str):
            _check_record(evidence, entry["record"], where)
        elif "type" in entry:
            _check_entry(evidence, entry, where)


def _check_answer(evidence, exchange):
    where = f"answer to {exchange.endpoint}"
    body = exchange.answer.partition(b"\r\n\r\n")[2]
    is_own_name = exchange.endpoint.endswith("/session")
    _check_words(evidence, exchange.answer, where, name_allowed=is_own_name)
    if POLICY not in exchange.request.split(b"\r\n", 1)[0]:
        _walk(evidence, _parsed(body), where)


def _check_row(evidence, table, row):
    for column, value in row.items():
        where = f"{table}.{column}"
        if not (table == "media" and column == "duration_ms"):
            _check_key(evidence, column, where)
        raw = value if isinstance(value, bytes) else str(value).encode()
        is_name = (table, column) == ("people", "display")
        _check_words(evidence, raw, where, name_allowed=is_name)
        if isinstance(value, str) and table != "bundles":
            _walk(evidence, _parsed(value.encode()), where)
            _check_ids(evidence, value, where)
    if table == "log_entries":
        _check_record(evidence, row["record"], "log_entries.record")
    elif table == "decisions":
        _check_entry(evidence, json.loads(row["entry"]), "decisions.entry")
        _check_times(evidence, row["entry"] + row["detail"], "decisions.entry")
    elif table in {"refusals", "closed_queues"} and row["until_ms"] % DAY_MS:
        evidence.found.add(("fine time", f"{table}.until_ms"))
    elif table == "closed_queues" and set(row) != {"person_id", "queue", "until_ms"}:
        evidence.found.add(("more than a bit", table))
    elif table == "deliveries":
        _check_times(evidence, row["body"], "deliveries.body")


def _check_entry(evidence, entry, where):
    if not entry:
        return
    if entry.get("decision_id") in evidence.undone:
        evidence.found.add(("undone act", where))
    if entry["type"] == "return":
        _check_reason(evidence, entry, where)
    if entry["type"] == "divert" and (set(entry) - DIVERTED_KEYS):
        evidence.found.add(("hash or label in a diversion", where))


def _check_record(evidence, text, where):
    record = json.loads(text)
    if MINUTE.fullmatch(record["ts"]) is None:
        evidence.found.add(("fine time", where))
    rest = {key: value for key, value in record.items() if key not in ("prev", "detail")}
    if record["event"] == "diverted":
        said = [json.dumps(rest), json.dumps(record.get("detail", {}))]
        if "labels" in record or "verdict" in record or HASHED.search(" ".join(said)):
            evidence.found.add(("hash or label in a diversion", where))
    is_undo = record["event"] in ("decision_recorded", "decision_withdrawn")
    if record.get("decision_id") in evidence.undone and not is_undo:
        evidence.found.add(("undone act", where))


def _check_reason(evidence, told, where):
    if told.get("reason") not in RELEASES:
        evidence.found.add(("reason", where))


def _check_key(evidence, key, where):
    if FORBIDDEN_KEYS.search(key.lower()):
        evidence.found.add((f"key {key}", where))


def _walk(evidence, told, where):
    if isinstance(told, dict):
        is_media = "media_id" in told
        for key, value in told.items():
            if not (is_media and key == "duration_ms"):
                _check_key(evidence, str(key), where)
            _walk(evidence, value, where)
    elif isinstance(told, list):
        for value in told:
            _walk(evidence, value, where)
    elif isinstance(told, str) and told[:1] == "{":
        _walk(evidence, _parsed(told.encode()), where)


def _check_numbers(evidence, told, where):
    """Find moments written as seconds or milliseconds since 1970, and fractions."""
    if isinstance(told, dict | list):
        for value in told.values() if isinstance(told, dict) else told:
            _check_numbers(evidence, value, where)
    elif isinstance(told, float):
        evidence.found.add(("a measured number", where))
    elif isinstance(told, int) and (1.6e9 < told < 2.2e9 or 1.6e12 < told < 2.2e12):
        evidence.found.add(("fine time", where))


def _check_times(evidence, text, where):
    if FINE_TIME.search(text):
        evidence.found.add(("fine time", where))


def _check_ids(evidence, text, where):
    for high, low in UUID7.findall(text):
        if int(high + low, 16) % 60_000:
            evidence.found.add(("fine time in an id", where))


def _check_words(evidence, raw, where, *, name_allowed):
    shown = raw.lower()
    for note in evidence.notes:
        if any(form in shown for form in _forms(note)):
            evidence.found.add(("note in clear", where))
    if evidence.display and not name_allowed and evidence.display.lower().encode() in shown:
        evidence.found.add(("display name", where))


def _forms(note):
    """Return a note as it might be written: plain, escaped, in base64 at each offset, in hex."""
    plain = note.encode()
    shifted = [base64.b64encode(b"x" * skip + plain)[4:-4].lower() for skip in range(3)]
    return [plain.lower(), json.dumps(note)[1:-1].lower().encode(), plain.hex().encode(), *shifted]


def _parsed(body):
    with suppress(ValueError, OSError):
        return json.loads(gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body)
    return None
