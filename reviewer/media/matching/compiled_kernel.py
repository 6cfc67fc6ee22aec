# SPDX-License-Identifier: Apache-2.0
"""Searching with code compiled by numba, where that is installed; the answers are the same.

What was compiled is kept in a folder, so that only the first start of a version compiles.
"""

from __future__ import annotations

import os
import pickle
import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Final

from reviewer.domain.errors import StoreUnusable
from reviewer.media.matching.kernel import Kernel, Matches
from reviewer.media.matching.layout import Lists, Words
from reviewer.media.matching.numpy_kernel import NumpyKernel

_FOUND: Final = "Tuple((int64[::1], int64[::1], uint8[::1]))"
_IN_LISTS: Final = (
    _FOUND + "(uint64[:,::1], uint32[:,::1], uint32[:,::1], uint16[:,::1], uint64[:,::1], int64)"
)
_IN_ALL: Final = _FOUND + "(uint64[:,::1], uint64[:,::1], int64)"
# What reading a kept file back may end with when a crash left half of it: it holds pickles.
_UNREADABLE: Final = (
    *(OSError, EOFError, pickle.UnpicklingError, AttributeError, ImportError, IndexError),
    *(KeyError, RuntimeError, TypeError, ValueError),
)

_Loop = Callable[..., Matches]


def quickest_kernel(cache: Path) -> Kernel:
    """Return the quickest kernel that this machine has.

    Args:
        cache: the folder of compiled code, of this account alone; made if it is missing, and
            emptied if others may write to it or it cannot be read.

    Raises:
        StoreUnusable: the folder cannot be made or written.
    """
    try:
        import numba  # noqa: F401
    except ImportError:  # not there, or too old for this numpy
        return NumpyKernel()
    try:
        _keep_private(cache)
        try:
            return CompiledKernel(cache)
        except _UNREADABLE:
            shutil.rmtree(cache)
            _keep_private(cache)
            return CompiledKernel(cache)
    except OSError as exc:
        raise StoreUnusable("unreachable") from exc


class CompiledKernel:
    """See :class:`reviewer.media.matching.kernel.Kernel`."""

    def __init__(self, cache: Path) -> None:
        from reviewer.media.matching import loops

        self._lists_loop = _compiled(loops.in_lists, _IN_LISTS, cache)
        self._all_loop = _compiled(loops.in_all, _IN_ALL, cache)

    def in_lists(self, words: Words, lists: Lists, queries: Words, radius: int) -> Matches:
        """Search by lists; a query whose lists are too long is compared with all."""
        return Matches(
            *self._lists_loop(words, lists.starts, lists.rows, lists.nexts, queries, radius)
        )

    def in_all(self, words: Words, queries: Words, radius: int) -> Matches:
        """Search by reading all."""
        return Matches(*self._all_loop(words, queries, radius))


def _compiled(loop: Callable[..., object], signature: str, cache: Path) -> _Loop:
    """Compile a loop for one form of arguments, or read what was compiled before."""
    import numba

    before = numba.config.CACHE_DIR
    numba.config.CACHE_DIR = str(cache)  # read when the function is made, and only then
    try:
        compiled: _Loop = numba.njit(signature, cache=True)(loop)
    finally:
        numba.config.CACHE_DIR = before
    return compiled


def _keep_private(cache: Path) -> None:
    """Make the folder; empty one that is not this account's alone, as its pickles could be code."""
    cache.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = cache.stat()
    if os.name == "posix" and (
        found.st_uid != os.geteuid() or stat.S_IMODE(found.st_mode) & (stat.S_IRWXG | stat.S_IRWXO)
    ):
        shutil.rmtree(cache)
        cache.mkdir(mode=0o700)
