"""The calls of Linux that Python has no function for, and their constants."""

import ctypes
import os
from typing import Any

# linux/sched.h
CLONE_NEWNS, CLONE_NEWCGROUP, CLONE_NEWUTS = 0x00020000, 0x02000000, 0x04000000
CLONE_NEWIPC, CLONE_NEWUSER, CLONE_NEWPID = 0x08000000, 0x10000000, 0x20000000
CLONE_NEWNET = 0x40000000
# sys/mount.h
MS_RDONLY, MS_NOSUID, MS_NODEV = 1, 2, 4
MS_REMOUNT, MS_BIND, MS_REC, MS_PRIVATE = 32, 4096, 16384, 1 << 18
MNT_DETACH = 2
# linux/prctl.h
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_SECCOMP, PR_CAPBSET_DROP = 1, 4, 22, 24
PR_SET_NO_NEW_PRIVS = 38
# linux/seccomp.h, linux/capability.h, linux/keyctl.h
SECCOMP_MODE_FILTER = 2
CAPABILITIES_V3 = 0x20080522
KEYCTL_JOIN_SESSION_KEYRING = 1
# Numbers of system calls, by machine: asm/unistd_64.h, asm-generic/unistd.h
PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}
KEYCTL = {"x86_64": 250, "aarch64": 219}

libc = ctypes.CDLL(None, use_errno=True)


class NoSandbox(OSError):
    """What of the isolation cannot be had on this machine."""


def call(name: str, *arguments: Any, what: str = "") -> None:
    """Call a function of the C library that returns 0 if it succeeds.

    Parameters
    ----------
    name : str
    *arguments
        Integers, bytes, None and `ctypes` objects.
    what : str, optional
        How to name the call in an error.

    Raises
    ------
    NoSandbox
        With the system's reason.
    """
    if getattr(libc, name)(*arguments) != 0:
        error = ctypes.get_errno()
        raise NoSandbox(error, f"{what or name}: {os.strerror(error)}")
