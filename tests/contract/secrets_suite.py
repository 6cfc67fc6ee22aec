# SPDX-License-Identifier: Apache-2.0
"""What every Secrets does; also run by a process of its own inside a private keyring."""

from __future__ import annotations

from reviewer.adapters.system.keyring import KeyringSecrets


def check_absent_secret_is_none(secrets):
    assert secrets.get("nobody") is None


def check_secret_comes_back(secrets):
    secrets.set("key", bytes(range(256)))

    assert secrets.get("key") == bytes(range(256))


def check_empty_secret_is_a_secret(secrets):
    secrets.set("empty", b"")

    assert secrets.get("empty") == b""


def check_secret_is_replaced(secrets):
    secrets.set("key", b"first")
    secrets.set("key", b"second")

    assert secrets.get("key") == b"second"


def check_secrets_are_kept_apart_by_name(secrets):
    secrets.set("ws/one", b"1")
    secrets.set("ws/two", b"2")

    assert (secrets.get("ws/one"), secrets.get("ws/two")) == (b"1", b"2")


def check_many_secrets_come_back_in_order(secrets):
    secrets.set("ws/one", b"1")
    secrets.set("ws/two", b"2")

    assert secrets.get_all("ws/two", "nobody", "ws/one") == (b"2", None, b"1")


def check_deleted_secret_is_gone_and_absent_is_fine(secrets):
    secrets.set("key", b"secret")
    secrets.delete("key")
    secrets.delete("key")

    assert secrets.get("key") is None


CHECKS = [
    check_absent_secret_is_none,
    check_secret_comes_back,
    check_empty_secret_is_a_secret,
    check_secret_is_replaced,
    check_secrets_are_kept_apart_by_name,
    check_many_secrets_come_back_in_order,
    check_deleted_secret_is_gone_and_absent_is_fine,
]


def main():
    """Check the keyring of this environment."""
    for check in CHECKS:
        check(KeyringSecrets())
        print(check.__name__, flush=True)  # noqa: T201  what the test reads
