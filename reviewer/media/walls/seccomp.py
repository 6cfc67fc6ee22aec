# SPDX-License-Identifier: Apache-2.0
"""The list of system calls a decoding process may still make; everything else ends it.

A classic BPF program, written out here because it is short and must not depend on a library being
found at run time (docs/decisions/0028). It lets the process compute, keep memory and answer on
what it already has open. What an honest library may try in passing (opening a file, asking for a
socket, starting a thread) is refused with an error; what only an attacker would try ends the
process at once. Memory can never again be made executable.

It binds every thread of the process at once.  Numbers are those of ``asm/unistd.h``,
``linux/filter.h`` and ``linux/seccomp.h``.
"""

from __future__ import annotations

import ctypes
import errno
import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reviewer.media.walls.kernel import machine, syscall

_SET_MODE_FILTER: Final = 1
_ALL_THREADS: Final = 1  # SECCOMP_FILTER_FLAG_TSYNC
_KILL: Final = 0x8000_0000  # SECCOMP_RET_KILL_PROCESS
_ALLOW: Final = 0x7FFF_0000
_REFUSE: Final = 0x0005_0000  # SECCOMP_RET_ERRNO; the low bits are the error

_LOAD: Final = 0x20  # BPF_LD | BPF_W | BPF_ABS
_IF_EQUAL: Final = 0x15  # BPF_JMP | BPF_JEQ | BPF_K
_IF_AT_LEAST: Final = 0x35  # BPF_JMP | BPF_JGE | BPF_K
_IF_ANY_BIT: Final = 0x45  # BPF_JMP | BPF_JSET | BPF_K
_RETURN: Final = 0x06  # BPF_RET | BPF_K

_NUMBER: Final = 0  # offsets into struct seccomp_data
_ARCHITECTURE: Final = 4
_THIRD_ARGUMENT: Final = 32  # its low half, on a little-endian machine
_PROT_EXEC: Final = 4
_X32_BIT: Final = 0x4000_0000

_INSTRUCTION: Final = struct.Struct("=HBBI")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Machine:
    """One processor's numbers.

    Attributes:
        audit: AUDIT_ARCH of ``linux/audit.h``.
        seccomp: number of the call that sets a filter.
        allowed: calls that pass.
        mapping: calls that pass unless they make memory executable.
        refused: calls that get an error.
    """

    audit: int
    seccomp: int
    allowed: Mapping[str, int]
    mapping: Mapping[str, int]
    refused: Mapping[str, int]


def _calls(text: str) -> dict[str, int]:
    words = text.split()
    return {name: int(number) for name, number in zip(words[::2], words[1::2], strict=True)}


_X86_64: Final = _Machine(
    audit=0xC000_003E,
    seccomp=317,
    allowed=_calls(
        """
        read 0  write 1  close 3  fstat 5  poll 7  lseek 8  munmap 11  brk 12
        rt_sigaction 13  rt_sigprocmask 14  rt_sigreturn 15  pread64 17  readv 19  writev 20
        sched_yield 24  mremap 25  madvise 28  setitimer 38  getpid 39  recvfrom 45
        recvmsg 47  exit 60  fcntl 72  gettimeofday 96  getrusage 98  sysinfo 99  gettid 186
        futex 202  sched_getaffinity 204  restart_syscall 219  clock_gettime 228
        clock_getres 229  clock_nanosleep 230  exit_group 231  ppoll 271  getrandom 318
        membarrier 324
        """
    ),
    mapping={"mmap": 9, "mprotect": 10},
    refused=_calls(
        """
        open 2  stat 4  lstat 6  ioctl 16  access 21  pipe 22  dup 32  dup2 33  socket 41
        connect 42  getsockname 51  getpeername 52  socketpair 53  clone 56  fork 57  vfork 58
        uname 63  getdents 78
        getcwd 79  chdir 80  rename 82  mkdir 83  unlink 87  readlink 89  prctl 157
        getdents64 217  tgkill 234  openat 257  newfstatat 262  unlinkat 263  readlinkat 267
        faccessat 269  dup3 292  pipe2 293  prlimit64 302  statx 332  clone3 435
        openat2 437  faccessat2 439
        """
    ),
)

_AARCH64: Final = _Machine(
    audit=0xC000_00B7,
    seccomp=277,
    allowed=_calls(
        """
        fcntl 25  close 57  lseek 62  read 63  write 64  readv 65  writev 66  pread64 67
        ppoll 73  fstat 80  exit 93  exit_group 94  futex 98  setitimer 103
        clock_gettime 113  clock_getres 114  clock_nanosleep 115  sched_getaffinity 123
        sched_yield 124  restart_syscall 128  rt_sigaction 134  rt_sigprocmask 135
        rt_sigreturn 139  getrusage 165  gettimeofday 169  getpid 172  gettid 178
        sysinfo 179  recvfrom 207  recvmsg 212  brk 214  munmap 215  mremap 216  madvise 233
        getrandom 278  membarrier 283
        """
    ),
    mapping={"mmap": 222, "mprotect": 226},
    refused=_calls(
        """
        getcwd 17  dup 23  dup3 24  ioctl 29  mkdirat 34  unlinkat 35  faccessat 48
        chdir 49  openat 56  pipe2 59  getdents64 61  readlinkat 78  newfstatat 79
        tgkill 131  uname 160  prctl 167  socket 198  socketpair 199  connect 203
        getsockname 204  getpeername 205  clone 220
        prlimit64 261  statx 291  clone3 435  openat2 437  faccessat2 439
        """
    ),
)

_MACHINES: Final = {"x86_64": _X86_64, "aarch64": _AARCH64}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def put_up() -> bool:
    """Shut every other system call out, for good; return whether this machine is known.

    Needs ``no_new_privs``.

    Raises:
        OSError: the kernel refuses.
    """
    known = _MACHINES.get(machine())
    if known is None:
        return False
    written = program(known)
    packed = b"".join(_INSTRUCTION.pack(*each) for each in written)
    loaded = _Program(len(written), packed)
    # With this flag the result names a thread that could not be bound, and 0 is success.
    unbound = syscall(
        known.seccomp,
        ctypes.c_uint(_SET_MODE_FILTER),
        ctypes.c_uint(_ALL_THREADS),
        ctypes.byref(loaded),
    )
    return unbound == 0


def program(known: _Machine) -> list[tuple[int, int, int, int]]:
    """Return the filter for a machine: (code, jump if true, jump if false, value) each."""
    calls = [
        *_answering(known.mapping.values(), _mapping_rule()),
        *_answering(known.allowed.values(), [(_RETURN, 0, 0, _ALLOW)]),
        *_answering(known.refused.values(), [(_RETURN, 0, 0, _REFUSE | errno.EACCES)]),
    ]
    return [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_IF_EQUAL, 1, 0, known.audit),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER),
        (_IF_AT_LEAST, 0, 1, _X32_BIT),  # the same calls under other numbers
        (_RETURN, 0, 0, _KILL),
        *calls,
        (_RETURN, 0, 0, _KILL),
    ]


def _mapping_rule() -> list[tuple[int, int, int, int]]:
    return [
        (_LOAD, 0, 0, _THIRD_ARGUMENT),
        (_IF_ANY_BIT, 1, 0, _PROT_EXEC),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE | errno.EACCES),
    ]


def _answering(
    numbers: Iterable[int], rule: Sequence[tuple[int, int, int, int]]
) -> list[tuple[int, int, int, int]]:
    """Return instructions that follow ``rule`` for one of the calls, else pass over it."""
    found: list[tuple[int, int, int, int]] = []
    for number in sorted(numbers):
        found += [(_IF_EQUAL, 0, len(rule), number), *rule]
    return found
