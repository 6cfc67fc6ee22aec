# SPDX-License-Identifier: Apache-2.0
"""The few system calls the walls need and Python does not offer, by number.

Standard library only: the walls stand under every library that decodes.
"""

from __future__ import annotations

import ctypes
import os
import platform
from typing import Final

PR_SET_DUMPABLE: Final = 4
PR_SET_NO_NEW_PRIVS: Final = 38
PR_GET_NO_NEW_PRIVS: Final = 39


def libc() -> ctypes.CDLL:
    """Return the C library this interpreter runs on."""
    return ctypes.CDLL(None, use_errno=True)


def prctl(option: int, argument: int = 0) -> int:
    """Set or ask something of this process.

    Raises:
        OSError: the kernel refuses.
    """
    return _checked(
        libc().prctl(
            ctypes.c_int(option),
            ctypes.c_ulong(argument),
            ctypes.c_ulong(0),
            ctypes.c_ulong(0),
            ctypes.c_ulong(0),
        )
    )


def syscall(number: int, *arguments: object) -> int:
    """Make a system call by its number; raises ``OSError`` when the kernel refuses."""
    return _checked(libc().syscall(ctypes.c_long(number), *arguments))


def machine() -> str:
    """Return the processor's name as the kernel gives it."""
    return platform.machine()


def _checked(result: int) -> int:
    if result < 0:
        error = ctypes.get_errno()
        raise OSError(error, os.strerror(error))
    return result
