"""The filter that refuses system calls in a sandbox (Linux's seccomp, in classic BPF).

It refuses memory that belongs to no process and so escapes every count, resources of which the
machine has one supply for all, new namespaces, and the kernel's tools to look into other processes
or into itself. Nothing in a course needs them; where a library tries one, it does without.
"""

import ctypes
import errno
import struct

from autograder.sandbox.linux import (
    CLONE_NEWCGROUP,
    CLONE_NEWIPC,
    CLONE_NEWNET,
    CLONE_NEWNS,
    CLONE_NEWPID,
    CLONE_NEWUSER,
    CLONE_NEWUTS,
)

MACHINES = ("x86_64", "aarch64")
# asm/unistd_64.h, asm-generic/unistd.h
REFUSED = {
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "shmget": (29, 194),
    "msgget": (68, 186),
    "semget": (64, 190),
    "mq_open": (240, 180),
    # Pages in pipes are nobody's, also those of files that are gone.
    "vmsplice": (278, 75),
    "splice": (275, 76),
    "tee": (276, 77),
    # Attributes of files are memory of the kernel's, 64 kB each.
    "setxattr": (188, 5),
    "lsetxattr": (189, 6),
    "fsetxattr": (190, 7),
    "setxattrat": (463, 463),
    # Slots, watches and rules that all processes of a machine or of a user share.
    "io_setup": (206, 0),
    "inotify_init": (253, 26),
    "inotify_init1": (294, 26),
    "fanotify_init": (300, 262),
    "landlock_create_ruleset": (444, 444),
    # These write what everybody has left to be written.
    "sync": (162, 81),
    "syncfs": (306, 267),
    "io_uring_setup": (425, 425),
    "userfaultfd": (323, 282),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "unshare": (272, 97),
    "setns": (308, 268),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "pidfd_getfd": (438, 438),
    "open_by_handle_at": (304, 265),
}
CLONE, CLONE3, MMAP = (56, 220), 435, (9, 222)
AUDIT_ARCH = (0xC000003E, 0xC00000B7)
X32 = 0x40000000  # from here on, x86_64 has a second set of numbers for the same calls
NEW_NAMESPACES = (
    CLONE_NEWNS
    | CLONE_NEWCGROUP
    | CLONE_NEWUTS
    | CLONE_NEWIPC
    | CLONE_NEWUSER
    | CLONE_NEWPID
    | CLONE_NEWNET
)

# sys/mman.h: pages of the first kind stay as long as any of them is mapped, and are counted for no
# process that has unmapped them; those of the second are a supply that a machine has for all.
SHARED_ANONYMOUS, MAP_HUGETLB = 0x01 | 0x20, 0x40000

# linux/bpf_common.h, linux/seccomp.h
LOAD, EQUAL, AT_LEAST, ANY_BIT, AND, RETURN = 0x20, 0x15, 0x35, 0x45, 0x54, 0x06
# Offsets in struct seccomp_data, whose arguments have eight bytes each, the lower four first.
NUMBER, ARCHITECTURE, FIRST_ARGUMENT, FOURTH_ARGUMENT = 0, 4, 16, 40
ALLOW, ERROR, KILL = 0x7FFF0000, 0x00050000, 0x80000000


class Program(ctypes.Structure):
    """`struct sock_fprog` of linux/filter.h."""

    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def program(machine: str) -> Program:
    """Return the filter for a machine.

    Parameters
    ----------
    machine : str
        As `platform.machine` names it.

    Raises
    ------
    ValueError
        If the numbers of its system calls are not known here.
    """
    column = MACHINES.index(machine)
    refuse = ERROR | errno.EPERM
    steps = [
        (LOAD, 0, ARCHITECTURE),
        *_otherwise(EQUAL, AUDIT_ARCH[column], KILL),
        (LOAD, 0, NUMBER),
        *_if(AT_LEAST, X32, refuse),
        *_if(EQUAL, CLONE3, ERROR | errno.ENOSYS),  # its flags are out of reach: callers use clone
    ]
    for numbers in REFUSED.values():
        steps += _if(EQUAL, numbers[column], refuse)
    of_mmap = [
        (LOAD, 0, FOURTH_ARGUMENT),
        *_if(ANY_BIT, MAP_HUGETLB, refuse),
        (AND, 0, SHARED_ANONYMOUS),
        *_if(EQUAL, SHARED_ANONYMOUS, refuse),
        (RETURN, 0, ALLOW),
    ]
    steps += [
        (EQUAL, len(of_mmap) << 8, MMAP[column]),
        *of_mmap,
        *_otherwise(EQUAL, CLONE[column], ALLOW),
        (LOAD, 0, FIRST_ARGUMENT),
        *_if(ANY_BIT, NEW_NAMESPACES, refuse),
        (RETURN, 0, ALLOW),
    ]
    # A jump skips `skip & 255` steps if it holds, and `skip >> 8` if not.
    packed = b"".join(struct.pack("=HHI", code, skip, operand) for code, skip, operand in steps)
    return Program(len(steps), packed)


def _if(test: int, operand: int, then: int) -> list[tuple[int, int, int]]:
    return [(test, 1 << 8, operand), (RETURN, 0, then)]


def _otherwise(test: int, operand: int, then: int) -> list[tuple[int, int, int]]:
    return [(test, 1, operand), (RETURN, 0, then)]
