# SPDX-License-Identifier: Apache-2.0
"""Landlock: from here on this process reaches no file, no TCP port and no other process.

The rule set handles every right the kernel knows and grants none. Numbers are those of
``linux/landlock.h``; what each ABI added is in the kernel's userspace-api/landlock document.
"""

from __future__ import annotations

import ctypes
import errno
import os
from typing import Final

from reviewer.media.walls.kernel import syscall

_CREATE_RULESET: Final = 444
_RESTRICT_SELF: Final = 446
_VERSION: Final = 1  # LANDLOCK_CREATE_RULESET_VERSION
# Rights on files by ABI: 13 at first, then refer (2), truncate (3), ioctl on devices (5).
_FILE_RIGHTS: Final = {1: 13, 2: 14, 3: 15, 5: 16}
_NETWORK_SINCE: Final = 4
_NETWORK_RIGHTS: Final = 0b11  # bind and connect over TCP
_SCOPE_SINCE: Final = 6
_SCOPES: Final = 0b11  # abstract sockets and signals of others


class _Ruleset(ctypes.Structure):
    _fields_ = (
        ("handled_access_fs", ctypes.c_uint64),
        ("handled_access_net", ctypes.c_uint64),
        ("scoped", ctypes.c_uint64),
    )


def abi() -> int:
    """Return the Landlock version of this kernel, 0 where there is none."""
    try:
        return syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(_VERSION))
    except OSError as exc:
        if exc.errno in (errno.ENOSYS, errno.EOPNOTSUPP, errno.EPERM):
            return 0
        raise


def put_up() -> bool:
    """Shut every file and port out; return whether the kernel could.

    Raises:
        OSError: the kernel has Landlock and refuses.
    """
    version = abi()
    if version == 0:
        return False
    rights = max(count for since, count in _FILE_RIGHTS.items() if since <= version)
    rules = _Ruleset(
        handled_access_fs=(1 << rights) - 1,
        handled_access_net=_NETWORK_RIGHTS if version >= _NETWORK_SINCE else 0,
        scoped=_SCOPES if version >= _SCOPE_SINCE else 0,
    )
    ruleset = syscall(
        _CREATE_RULESET,
        ctypes.byref(rules),
        ctypes.c_size_t(_size(version)),
        ctypes.c_uint32(0),
    )
    try:
        syscall(_RESTRICT_SELF, ctypes.c_int(ruleset), ctypes.c_uint32(0))
    finally:
        os.close(ruleset)
    return True


def _size(version: int) -> int:
    """Return how much of the structure this kernel knows."""
    if version >= _SCOPE_SINCE:
        return ctypes.sizeof(_Ruleset)
    return 16 if version >= _NETWORK_SINCE else 8
