# SPDX-License-Identifier: Apache-2.0
"""Keeps passwords in the Secret Service of a Linux desktop, over one connection for each call.

The keyring library does the same with a connection and a key exchange for every single password,
after it has looked through every installed package for further keyrings: together a good part of
a start.  Attributes are the ones that library uses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager

import secretstorage
from jeepney import DBusErrorResponse  # type: ignore[import-untyped]  # ships no types
from secretstorage import Collection
from secretstorage.exceptions import LockedException, SecretStorageException
from secretstorage.util import open_session

FAILURES: tuple[type[Exception], ...] = (OSError, SecretStorageException, DBusErrorResponse)


class SecretService:
    """The default collection of this session; it raises one of ``FAILURES``."""

    def kind(self) -> str:
        """Return what it is called, once it has answered."""
        with _collection():
            return "SecretService"

    def get_passwords(self, service: str, names: Sequence[str]) -> list[str | None]:
        """Return the password of each name, or ``None`` where there is none."""
        with _collection() as collection:
            return [_read(collection, service, name) for name in names]

    def set_password(self, service: str, name: str, password: str) -> None:
        """Keep a password, replacing any other."""
        with _collection() as collection:
            collection.create_item(
                f"Password for '{name}' on '{service}'",
                {**_query(service, name), "application": "Python keyring library"},
                password.encode(),
                replace=True,
            )

    def delete_password(self, service: str, name: str) -> None:
        """Forget a password; absent is fine."""
        with _collection() as collection:
            for item in collection.search_items(_query(service, name)):
                item.delete()


@contextmanager
def _collection() -> Iterator[Collection]:
    with closing(secretstorage.dbus_init()) as bus:
        collection = secretstorage.get_default_collection(bus)
        if collection.is_locked():
            collection.unlock()
            collection.ensure_not_locked()  # it still is when the person dismissed the question
        collection.session = open_session(bus)
        yield collection


def _read(collection: Collection, service: str, name: str) -> str | None:
    for item in collection.search_items(_query(service, name)):
        if item.is_locked() and item.unlock():
            raise LockedException("the question was dismissed")
        return item.get_secret().decode()
    return None


def _query(service: str, name: str) -> dict[str, str]:
    return {"service": service, "username": name}
