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
from pathlib import Path

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)
NOTHING = (0, 1, 1, 0)  # the neutral point in extended coordinates (X, Y, Z, T)
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


def recover_x(y, sign):
    """Return the x of the curve's point with this y, or None."""
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    return P - x if x & 1 != sign else x


def point(raw):
    """Decode 32 bytes to a point, or None."""
    y = int.from_bytes(raw, "little")
    x = recover_x(y & (1 << 255) - 1, y >> 255)
    y &= (1 << 255) - 1
    return None if x is None else (x, y, 1, x * y % P)


def add(one, other):
    """Add two points of the curve."""
    a = (one[1] - one[0]) * (other[1] - other[0]) % P
    b = (one[1] + one[0]) * (other[1] + other[0]) % P
    c = 2 * one[3] * other[3] * D % P
    d = 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number, base):
    """Add a point to itself so many times."""
    total = NOTHING
    while number:
        if number & 1:
            total = add(total, base)
        base = add(base, base)
        number >>= 1
    return total


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE = (recover_x(BASE_Y, 0), BASE_Y, 1, recover_x(BASE_Y, 0) * BASE_Y % P)


def is_signed(public, message, signature):
    """Say whether the signature verifies: [s]B = R + [h]A."""
    if len(public) != 32 or len(signature) != 64:
        return False
    a, r, s = point(public), point(signature[:32]), int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= ORDER:
        return False
    hashed = hashlib.sha512(signature[:32] + public + message).digest()
    left = times(s, BASE)
    right = add(r, times(int.from_bytes(hashed, "little") % ORDER, a))
    same_x = (left[0] * right[2] - right[0] * left[2]) % P == 0
    return same_x and (left[1] * right[2] - right[1] * left[2]) % P == 0


def sha(*parts):
    """Hash the parts one after the other."""
    return hashlib.sha256(b"".join(parts)).digest()


def once(pairs):
    """Refuse an object that names a key twice."""
    if len(dict(pairs)) != len(pairs):
        raise ValueError("a key stands twice")
    return dict(pairs)


def lines(path):
    """Yield each line's value, None where it is not exactly canonical JSON."""
    for line in path.read_bytes().split(b"\n"):
        try:
            text = line.decode()
            value = json.loads(text, object_pairs_hook=once)
            plain = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
            yield value if plain == text and isinstance(value, dict) else None
        except (ValueError, RecursionError):
            yield None


def whole_lines(path):
    """Yield the values of a file that ends with its last line's end; None for a bad line."""
    found = list(lines(path))
    # The file's last piece is the nothing after the last line's end.
    yield from (
        found[:-1]
        if path.read_bytes().endswith(b"\n") or not path.stat().st_size
        else (
            *found[:-1],
            None,
        )
    )


class Log:
    """One log while its records go by."""

    def __init__(self, name, keys):
        self.name = name
        self.key = base64.b64decode(keys["key"], validate=True)
        self.witness = base64.b64decode(keys.get("witness", ""), validate=True)
        self.failures, self.peaks, self.size = [], [], 0
        self.expected, self.prev = 0, {bytes(32).hex()}
        self.claims, self.anchored, self.contradicted = {}, 0, False

    def fail(self, what, seq):
        """Note what does not hold, and where."""
        self.failures.append(WORDS[what].format(f"{self.name}#{seq}"))

    def take_note(self, untrusted):
        """Check one checkpoint's form and signatures and keep what it claims."""
        try:
            text, tail = untrusted.split("\n\n")
            origin, size, root = text.split("\n")
            size, root = int(size), base64.b64decode(root, validate=True)
            signed = [line.split(" ") for line in tail.rstrip("\n").split("\n")]
            signed = [(who, base64.b64decode(value, validate=True)) for _, who, value in signed]
        except (AttributeError, ValueError):
            self.failures.append(WORDS["checkpoint"].format(f"a checkpoint of {self.name}"))
            return
        message, standing = (text + "\n").encode(), {}
        for who, value in signed:
            for key in (self.key, self.witness):
                if value[:4] == sha(who.encode(), b"\n\x01", key)[:4]:
                    good = is_signed(key, message, value[4:])
                    standing[key] = standing.get(key, True) and good
        if origin != self.name:
            self.fail("log", max(0, size - 1))
        elif not standing.get(self.key) or not standing.get(self.witness, True):
            self.fail("signature", max(0, size - 1))
        else:
            roots = self.claims.setdefault(size, {})
            if roots and root not in roots:
                self.fail("fork", max(0, size - 1))
            roots[root] = roots.get(root, False) or not self.witness or self.witness in standing

    def take_line(self, line):
        """Check one record against its own hash and the record before; None is a bad line."""
        try:
            record, chain = line["record"].encode(), bytes.fromhex(line["chain"])
            seen = json.loads(line["record"], object_pairs_hook=once)
            computed = sha(bytes.fromhex(seen["prev"]), record)
            place = (seen["log"], seen["seq"], seen["prev"])
            intact = computed == chain and type(place[1]) is int and line["seq"] == place[1]
        except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
            record = chain = computed = b""
            intact = False
        self.append(sha(b"\x00", computed))
        if not intact:
            self.fail("record", self.expected)
            # What was in a line that cannot be read is unknown, so the next may follow anything.
            self.expected, self.prev = self.expected + 1, {chain.hex(), computed.hex()} - {""}
        elif place[1] < self.expected:
            self.fail("order", place[1])
        else:
            self.compare_place(seen, *place)
            self.expected, self.prev = place[1] + 1, {chain.hex()}

    def compare_place(self, seen, log, seq, prev):
        """Check an intact record's own words on where it stands."""
        if seq > self.expected:
            self.fail("missing", self.expected)
        elif log != self.name:
            self.fail("log", seq)
        elif self.prev and prev not in self.prev:
            self.fail("chain", seq)
        elif (
            seq == 0
            and (seen.get("detail") or {}).get("log_key") != base64.b64encode(self.key).decode()
        ):
            self.fail("key", 0)

    def append(self, leaf):
        """Add a leaf to the tree and compare with what was signed for this size."""
        bits, self.size = self.size, self.size + 1
        while bits & 1:
            leaf, bits = sha(b"\x01", self.peaks.pop(), leaf), bits >> 1
        self.peaks.append(leaf)
        self.compare_root()

    def compare_root(self):
        """Hold the root so far against the checkpoint of this size, if there is one."""
        roots = self.claims.pop(self.size, None)
        if roots is None:
            return
        root = self.peaks[-1] if self.peaks else sha(b"")
        for peak in reversed(self.peaks[:-1]):
            root = sha(b"\x01", peak, root)
        if root in roots:
            self.anchored = self.size if roots[root] else self.anchored
        elif not self.contradicted:
            self.contradicted = True
            self.fail("root", max(0, self.size - 1))

    def sentence(self):
        """Say in one sentence what the log proves."""
        if self.claims:
            self.fail("shrunk", self.size)
        if self.failures:
            more = f", and {len(self.failures) - 5} more" if len(self.failures) > 5 else ""
            return f"{self.name}: DOES NOT HOLD: {'; '.join(self.failures[:5])}{more}."
        ids = f"log key {sha(self.key).hex()[:8]}"
        if self.witness:
            ids += f", witness key {sha(self.witness).hex()[:8]}"
        tail = self.size - self.anchored
        covered = f"the last {tail} are covered by no checkpoint" if tail else "all are covered"
        return f"{self.name}: all {self.size} records hold; {covered} ({ids})."


def main(folder):
    """Check the export in a folder and return the exit code."""
    try:
        keys = next(lines(folder / "keys.json"))
        logs = {name: Log(name, keys["logs"][name]) for name in keys["logs"]}
        current, strangers = next(iter(logs.values())), 0
    except (AttributeError, KeyError, OSError, StopIteration, TypeError, ValueError):
        print("keys.json cannot be read, so nothing can be checked.")
        return 1
    for value in whole_lines(folder / "checkpoints.jsonl"):
        log = logs.get(str((value or {}).get("log")), current)
        log.take_note(value and value.get("note"))
    for value in whole_lines(folder / "records.jsonl"):
        current = logs.get(str(value["log"]), current) if value and "log" in value else current
        strangers += bool(value) and value.get("log") not in logs
        current.take_line(value if value and value.get("log") == current.name else None)
    for log in logs.values():
        print(log.sentence())
    return 1 if strangers or any(log.failures for log in logs.values()) else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else ".")))
