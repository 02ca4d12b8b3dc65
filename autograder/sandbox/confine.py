"""Confine a process: namespaces of Linux, a root of its own, limits, a filter of system calls.

This is done after a fork and before any code of a student's runs, so that a warm process can be
confined without importing again what it has imported. (bubblewrap, which does the same, starts a
program.)
"""

import ctypes
import os
import platform
import signal
from collections.abc import Iterable
from pathlib import Path

from autograder.sandbox import seccomp
from autograder.sandbox.limits import Limits, set_resource_limits
from autograder.sandbox.linux import (
    CAPABILITIES_V3,
    CLONE_NEWIPC,
    CLONE_NEWNET,
    CLONE_NEWNS,
    CLONE_NEWPID,
    CLONE_NEWUSER,
    CLONE_NEWUTS,
    KEYCTL,
    KEYCTL_JOIN_SESSION_KEYRING,
    PR_CAPBSET_DROP,
    PR_SET_DUMPABLE,
    PR_SET_NO_NEW_PRIVS,
    PR_SET_PDEATHSIG,
    PR_SET_SECCOMP,
    SECCOMP_MODE_FILTER,
    NoSandbox,
    call,
    libc,
)
from autograder.sandbox.mounts import HOME, change_root
from autograder.sandbox.supervise import supervise, wait_for

__all__ = ["HOME", "Limits", "NoSandbox", "enter"]

NAMESPACES = CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWPID | CLONE_NEWNET
FIRST_UID, UIDS = 200_000, 60_000  # that no user has: each of a superuser's sandboxes gets one
MAX_CAPABILITIES = 64  # more than Linux has


def enter(limits: Limits, visible: Iterable[Path] = ()) -> None:
    """Go on as the second process of new namespaces; the calling process waits, and ends with it.

    The first process of the namespaces supervises the second and cannot be reached from there. All
    others end with it. It ends when the calling process is killed, which a student's process could
    prevent for itself.

    Afterwards nothing is visible but the system's and Python's own files and `visible`, all of
    them read-only, and an empty folder `HOME`, which is the working folder; there is no network and
    no other process.

    Parameters
    ----------
    limits : Limits
    visible : iterable of Path
        Further files and folders to show.

    Raises
    ------
    NoSandbox
        If the machine does not allow it.
    """
    superuser = os.geteuid() == 0
    uid, gid = os.geteuid(), os.getegid()
    if superuser:
        call("unshare", NAMESPACES)
    else:
        call("unshare", NAMESPACES | CLONE_NEWUSER)
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{uid} {uid} 1")
        Path("/proc/self/gid_map").write_text(f"{gid} {gid} 1")
    supervisor = os.fork()
    if supervisor:
        wait_for(supervisor)
    call("prctl", PR_SET_PDEATHSIG, signal.SIGKILL)
    os.setsid()
    if superuser:
        uid = gid = FIRST_UID + _own_pid_outside() % UIDS
    change_root(visible, limits.disk, limits.inodes, uid, gid)
    set_resource_limits(limits)
    _drop_capabilities()
    # An inherited ring of keys would be one for all students. Where this fails, no ring works.
    libc.syscall(KEYCTL[platform.machine()], KEYCTL_JOIN_SESSION_KEYRING, None)
    call("prctl", PR_SET_DUMPABLE, 0)  # no other process may look into the supervisor
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})  # the supervisor waits for it
    student = os.fork()
    if student:
        supervise(student, limits)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
    if superuser:
        os.setgroups([])
        os.setresgid(gid, gid, gid)
        os.setresuid(uid, uid, uid)
    call("capset", (ctypes.c_uint32 * 2)(CAPABILITIES_V3, 0), (ctypes.c_uint32 * 6)())
    call("prctl", PR_SET_DUMPABLE, 1)  # or its files in /proc/self belong to the superuser
    program = ctypes.byref(seccomp.program(platform.machine()))
    call("prctl", PR_SET_SECCOMP, SECCOMP_MODE_FILTER, program)


def _own_pid_outside() -> int:
    """Return the process id outside of the new namespace: the old /proc is still mounted."""
    return int(Path("/proc/self").readlink().name)


def _drop_capabilities() -> None:
    """Let nothing that this process starts ever regain power over the namespaces."""
    for capability in range(MAX_CAPABILITIES):
        if libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0:
            break  # that was the last one of this system
    call("prctl", PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
