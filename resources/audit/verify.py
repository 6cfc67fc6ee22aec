# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: INP001, T201 - a script that is copied out of the project and speaks on its own
"""Checks an audit export with nothing but Python: `python3 -I -S verify.py FOLDER`.

    h_i    = SHA-256(h_(i-1) || record_i)     leaf_i = SHA-256(0x00 || h_i)
    root   = Merkle tree of RFC 6962 over the leaves, signed with Ed25519 (RFC 8032)

Prints one sentence for each log; ends with 0 when all hold and 1 when one does not.
"""

from __future__ import annotations

import base64
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)
Point = tuple[int, int, int, int]  # extended coordinates X, Y, Z, T
WORDS = {
    "record": "record {} was altered",
    "missing": "record {} is missing",
    "order": "record {} is out of its place",
    "chain": "record {} does not follow from the one before it",
    "log": "{} belongs to another log",
    "key": "record {} names another key than keys.json",
    "checkpoint": "{} cannot be read",
    "signature": "the checkpoint at {} is not signed with the log's or its witness's key",
    "fork": "two signed checkpoints at {} contradict each other",
    "root": "the records up to {} are not those that were signed",
    "shrunk": "record {} was signed for and is missing",
}


def decode_point(raw: bytes) -> Point | None:
    """Decode 32 bytes to a point of the curve, or None."""
    sign, y = divmod(int.from_bytes(raw, "little"), 1 << 255)
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


def add(one: Point, other: Point) -> Point:
    """Add two points of the curve."""
    a = (one[1] - one[0]) * (other[1] - other[0]) % P
    b = (one[1] + one[0]) * (other[1] + other[0]) % P
    c = 2 * one[3] * other[3] * D % P
    d = 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number: int, base: Point) -> Point:
    """Add a point to itself so many times."""
    total = (0, 1, 1, 0)
    while number:
        if number & 1:
            total = add(total, base)
        base = add(base, base)
        number >>= 1
    return total


def is_signed(public: bytes, message: bytes, signature: bytes) -> bool:
    """Say whether the signature verifies: [s]B = R + [h]A."""
    if len(public) != 32 or len(signature) != 64:
        return False
    a, r, s = decode_point(public), decode_point(signature[:32]), signature[32:]
    base, factor = decode_point(b"\x58" + b"\x66" * 31), int.from_bytes(s, "little")
    if a is None or r is None or base is None or factor >= ORDER:
        return False
    hashed = hashlib.sha512(signature[:32] + public + message).digest()
    left = times(factor, base)
    right = add(r, times(int.from_bytes(hashed, "little") % ORDER, a))
    same_x = (left[0] * right[2] - right[0] * left[2]) % P == 0
    return same_x and (left[1] * right[2] - right[1] * left[2]) % P == 0


def sha(*parts: bytes) -> bytes:
    """Hash the parts one after the other."""
    return hashlib.sha256(b"".join(parts)).digest()


def is_named(hint: bytes, who: str, key: bytes) -> bool:
    """Say whether a signature line claims to be by this key."""
    return hint == sha(who.encode(), b"\n\x01", key)[:4]


def decode(text: str) -> bytes:
    """Decode base64 that has exactly one written form."""
    raw = base64.b64decode(text, validate=True)
    if base64.b64encode(raw).decode() != text:
        raise ValueError("another form of base64")
    return raw


def read(text: str) -> dict[str, Any]:
    """Read a JSON object that names no key twice."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(dict(pairs)) != len(pairs):
            raise ValueError("a key stands twice")
        return dict(pairs)

    value = json.loads(text, object_pairs_hook=once)
    if not isinstance(value, dict):
        raise TypeError("not an object")
    return value


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield what each line holds; nothing for a line that is not exactly canonical JSON."""
    with path.open("rb") as opened:
        for line in opened:
            try:
                value = read(line.decode())
                plain = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
                yield value if plain.encode() == line.rstrip(b"\n") else {}
            except (ValueError, TypeError, RecursionError):
                yield {}


class Log:
    """One log while its records go by."""

    def __init__(self, name: str, key: str, witness: str = "") -> None:
        self.name, self.key_text = name, key
        self.key, self.witness = decode(key), decode(witness)
        self.signers = [key for key in (self.key, self.witness) if key]  # and other logs' keys
        self.failures: list[str] = []
        self.peaks: list[bytes] = []
        self.claims: dict[int, dict[bytes, bool]] = {}  # size -> root -> does it anchor
        self.prev = {bytes(32).hex()}  # what the next record may follow; empty for anything
        self.size = self.expected = self.anchored = 0
        self.contradicted = False

    def fail(self, what: str, seq: int) -> None:
        """Note what does not hold, and where."""
        self.failures.append(WORDS[what].format(f"{self.name}#{max(0, seq)}"))

    def take_note(self, untrusted: dict[str, Any]) -> None:
        """Check one checkpoint's form and signatures, and keep what it claims."""
        standing: dict[bytes, bool] = {}
        try:
            text, tail = untrusted["note"].split("\n\n")
            origin, written_size, written_root = text.split("\n")
            size, root = int(written_size), decode(written_root)
            for line in tail.removesuffix("\n").split("\n"):
                dash, who, value = line.split(" ")
                raw = decode(value)
                signer = next(
                    (key for key in self.signers if is_named(raw[:4], who, key)), b"nobody we know"
                )
                good = dash == "\u2014" and is_signed(signer, (text + "\n").encode(), raw[4:])
                standing[signer] = standing.get(signer, True) and good
        except (AttributeError, KeyError, ValueError):
            self.failures.append(WORDS["checkpoint"].format(f"a checkpoint of {self.name}"))
            return
        if origin != self.name:
            self.fail("log", size - 1)
        elif self.key not in standing or not all(standing.values()):
            self.fail("signature", size - 1)
        else:
            roots = self.claims.setdefault(size, {})
            if roots and root not in roots:
                self.fail("fork", size - 1)
            roots[root] = roots.get(root, False) or not self.witness or self.witness in standing

    def take_line(self, line: dict[str, Any]) -> None:
        """Check one record against its own hash and against the record before it."""
        chains: set[str] = set()
        try:
            seen = read(line["record"])
            log, seq, prev = str(seen["log"]), int(seen["seq"]), str(seen["prev"])
            computed = sha(bytes.fromhex(prev), line["record"].encode()).hex()
            chains = {computed, str(line["chain"])}
            intact = len(chains) == 1 and line["seq"] == seq and line["log"] == self.name
        except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
            log, seq, prev, computed, intact = "", 0, "", "", False
        self.grow(sha(b"\x00", bytes.fromhex(computed)))
        if not intact:
            # Nothing in it is believed: its place is the next one, and the record after may follow
            # from its words or from its stored hash without being named too.
            self.fail("record", self.expected)
            seq = self.expected
        elif seq < self.expected:
            self.fail("order", seq)
            return
        elif seq > self.expected:
            self.fail("missing", self.expected)
        elif log != self.name:
            self.fail("log", seq)
        elif self.prev and prev not in self.prev:
            self.fail("chain", seq)
        elif seq == 0 and f'"log_key":"{self.key_text}"' not in line["record"]:
            self.fail("key", 0)
        self.expected, self.prev = seq + 1, chains

    def grow(self, leaf: bytes) -> None:
        """Add a leaf to the tree and compare the root with what was signed for this size."""
        bits, self.size = self.size, self.size + 1
        while bits & 1:
            leaf, bits = sha(b"\x01", self.peaks.pop(), leaf), bits >> 1
        self.peaks.append(leaf)
        roots = self.claims.pop(self.size, {})
        root = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            root = sha(b"\x01", peak, root)
        if roots.get(root):
            self.anchored = self.size
        elif roots and root not in roots and not self.contradicted:
            self.contradicted = True  # every later root differs as well
            self.fail("root", self.size - 1)

    def sentence(self) -> str:
        """Say in one sentence what the log proves."""
        if any(size > self.size for size in self.claims):
            self.fail("shrunk", self.size)
        if self.failures:
            more = f"; and {len(self.failures) - 5} more" if len(self.failures) > 5 else ""
            return f"{self.name}: DOES NOT HOLD: {'; '.join(self.failures[:5])}{more}."
        ids = f"log key {sha(self.key).hex()[:8]}"
        if self.witness:
            ids += f", witness key {sha(self.witness).hex()[:8]}"
        tail = self.size - self.anchored
        covered = f"the last {tail} are covered by no checkpoint" if tail else "all are covered"
        return f"{self.name}: all {self.size} records hold; {covered} ({ids})."


def main(folder: Path) -> int:
    """Check the export in a folder and return the exit code."""
    try:
        keys = next(lines(folder / "keys.json"))["logs"]
        logs = {name: Log(name, **keys[name]) for name in keys}
        current = next(iter(logs.values()))
        for log in logs.values():
            log.signers += [other.key for other in logs.values() if other is not log]
        for value in lines(folder / "checkpoints.jsonl"):
            log = logs.get(str(value.get("log")))
            (log or current).take_note(value if log else {})
        for value in lines(folder / "records.jsonl"):
            current = logs.get(str(value.get("log")), current)
            current.take_line(value)
    except (AttributeError, KeyError, OSError, StopIteration, TypeError, ValueError):
        print("The export is incomplete: keys.json or another of its files cannot be read.")
        return 1
    for log in logs.values():
        print(log.sentence())
    return 1 if any(log.failures for log in logs.values()) else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else ".")))
