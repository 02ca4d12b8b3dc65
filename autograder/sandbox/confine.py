"""Confine a process: namespaces of Linux, a root of its own, limits.

Done after a fork and before anything of a student's runs, so that a warm process can be confined
without importing again what it has imported. (bubblewrap, which does the same, starts a program.)
"""

import ctypes
import os
import platform
import resource
import signal
import sys
import sysconfig
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NoReturn

from autograder.sandbox import seccomp

# linux/sched.h, sys/mount.h, linux/prctl.h, linux/capability.h
NEW_NAMESPACES = (
    0x00020000 | 0x04000000 | 0x08000000 | 0x20000000 | 0x40000000
)  # mnt uts ipc pid net
NEW_USER = 0x10000000
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_REMOUNT, MS_BIND, MS_REC = 1, 2, 4, 32, 4096, 16384
MS_PRIVATE = 1 << 18
MNT_DETACH = 2
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS = 1, 4, 24, 38
PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 22, 2
CAPABILITIES_V3 = 0x20080522
JOIN_SESSION_KEYRING = 1
PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}
KEYCTL = {"x86_64": 250, "aarch64": 219}
SIGNALLED = 128  # what shells add to the number of the signal that has ended a process

WATCH = 0.1  # seconds between two looks at the memory of a sandbox
FIRST_UID, UIDS = 200_000, 60_000  # of nobody's: a superuser's sandboxes get one each
DEVICES = ("null", "zero", "full", "random", "urandom")
SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/localtime")
FONTS = ("/etc/fonts",)
HOME = "/home/student"

libc = ctypes.CDLL(None, use_errno=True)


class NoSandbox(OSError):
    """What of the isolation cannot be had on this machine."""


@dataclass(frozen=True)
class Limits:
    """What a confined process may use.

    Attributes
    ----------
    disk, file : int
        Bytes: of all that it writes; of one file.
    memory : int
        Bytes: of all its processes together, and of address space of each beyond what it starts
        with.
    cpu : int
        Seconds of CPU time of each of its processes.
    processes, threads, files : int
        Processes; threads of all of them together; files and sockets that each has open. Together
        they bound what the kernel holds for them, which no process's memory shows.
    """

    disk: int = 256 << 20
    memory: int = 4 << 30
    file: int = 128 << 20
    cpu: int = 900
    processes: int = 32
    threads: int = 256
    files: int = 256

    def as_request(self) -> dict[str, int]:
        """Return the limits as JSON can carry them."""
        return asdict(self)


def enter(limits: Limits, visible: Iterable[Path] = ()) -> None:
    """Go on as the second process of new namespaces; the calling process waits, and ends with it.

    The first one is out of the new one's reach, and takes all others with it when it ends. It
    does so when the calling process is killed, which a student's process could prevent for itself.

    Afterwards nothing is to be seen but the system's and Python's own files and `visible`, all of
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
        _call("unshare", NEW_NAMESPACES)
    else:
        _call("unshare", NEW_NAMESPACES | NEW_USER)
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{uid} {uid} 1")
        Path("/proc/self/gid_map").write_text(f"{gid} {gid} 1")
    inner = os.fork()
    if inner:
        _wait_for(inner)
    _call("prctl", PR_SET_PDEATHSIG, signal.SIGKILL)
    os.setsid()
    if superuser:
        uid = gid = FIRST_UID + _own_pid_outside() % UIDS
    _new_root(limits, [*_python(), *visible], uid, gid)
    _limit(limits)
    _forbid_capabilities()
    # A ring of keys that it inherits is one for all students. Where this fails, no rings work.
    libc.syscall(KEYCTL[platform.machine()], JOIN_SESSION_KEYRING, None)
    _call("prctl", PR_SET_DUMPABLE, 0)  # the first process is nobody's to look into
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})  # for the watch
    student = os.fork()
    if student:
        _watch(student, limits)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
    if superuser:
        os.setgroups([])
        os.setresgid(gid, gid, gid)
        os.setresuid(uid, uid, uid)
    _call("capset", (ctypes.c_uint32 * 2)(CAPABILITIES_V3, 0), (ctypes.c_uint32 * 6)())
    _call("prctl", PR_SET_DUMPABLE, 1)  # or /proc/self is not its own
    program = ctypes.byref(seccomp.program(platform.machine()))
    _call("prctl", PR_SET_SECCOMP, SECCOMP_MODE_FILTER, program)


def _own_pid_outside() -> int:
    """Return the process id outside of the new namespace: the old /proc is still mounted."""
    return int(Path("/proc/self").readlink().name)


def _wait_for(inner: int) -> NoReturn:
    """End as the inner process does, and pass on what this one is told."""
    _pass_on_signals(inner)
    _, status = os.waitpid(inner, 0)
    code = os.waitstatus_to_exitcode(status)
    if code > SIGNALLED:
        code = SIGNALLED - code
    if code < 0:
        if code != -signal.SIGKILL:
            signal.signal(-code, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        os.kill(os.getpid(), -code)
    os._exit(code)


def _watch(student: int, limits: Limits) -> NoReturn:
    """End all processes of the namespace when there are too many or they take too much memory.

    It is the first of them, so that it also has to take leave of all orphans. No signal of its own
    ends it; it says how the student's process has ended by an exit code, as shells do.
    """
    _pass_on_signals(student)
    with suppress(PermissionError):  # a superuser's watch is not kept waiting by what it watches
        os.setpriority(os.PRIO_PROCESS, 0, -10)
    code = -signal.SIGKILL
    try:
        code = _end_of(student, limits)
    finally:  # whatever keeps it from watching ends all that it should watch
        os._exit(code if code >= 0 else SIGNALLED - code)


def _end_of(student: int, limits: Limits) -> int:
    while True:
        signal.sigtimedwait({signal.SIGCHLD}, WATCH)
        while (ended := os.waitpid(-1, os.WNOHANG)) != (0, 0):
            if ended[0] == student:
                return os.waitstatus_to_exitcode(ended[1])
        if _exceeds(limits):
            os.kill(-1, signal.SIGKILL)


def _pass_on_signals(inner: int) -> None:
    def pass_on(number: int, _: Any) -> None:
        os.kill(inner, number)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, pass_on)


def _exceeds(limits: Limits) -> bool:
    found = {path.name for path in Path("/proc").iterdir()} - {"1"}
    processes = [name for name in found if name.isdigit()]
    if len(processes) > limits.processes:
        return True
    # What processes share is counted for each here, which is quick and never too little.
    if sum(_memory(name, "status", ("VmRSS:", "VmSwap:")) for name in processes) <= limits.memory:
        return False
    return sum(_exact(name) for name in processes) > limits.memory


def _exact(process: str) -> int:
    """Return the bytes of a process, with its part of what it shares."""
    try:
        return _memory(process, "smaps_rollup", ("Pss:", "SwapPss:"))
    except PermissionError:  # it has hidden itself, and gets all of it counted
        return _memory(process, "status", ("VmRSS:", "VmSwap:"))


def _memory(process: str, file: str, fields: tuple[str, ...]) -> int:
    try:
        with open(f"/proc/{process}/{file}", "rb") as lines:  # noqa: PTH123 - many times a second
            return sum(
                int(line.split()[1]) << 10
                for line in lines.read().decode("latin-1").splitlines()
                if line.startswith(fields)
            )
    except (FileNotFoundError, ProcessLookupError):
        return 0  # it has ended meanwhile


def _new_root(limits: Limits, wanted: Iterable[Path], uid: int, gid: int) -> None:
    """Replace the root by a small one in memory, with read-only views of what is needed."""
    visible = _outermost(wanted)
    number = PIVOT_ROOT.get(platform.machine())
    if number is None:
        raise NoSandbox(f"it is not known how to do it on {platform.machine()}")
    mask = os.umask(0o022)  # whatever the caller's is, the new user must find the way
    _mount("none", "/", "", MS_REC | MS_PRIVATE)
    _mount("tmpfs", "/tmp", "tmpfs", MS_NOSUID | MS_NODEV, f"size={limits.disk},mode=755")
    Path("/tmp/old").mkdir()
    # First change places, then look back: what was in /tmp before is visible again under /old.
    _call("syscall", number, b"/tmp", b"/tmp/old")
    os.chdir("/")
    for path in visible:
        _show(path)
    for name in DEVICES:
        _show(Path("/dev", name), MS_NOSUID)
    for folder, mode in (("/tmp", 0o1777), ("/dev/shm", 0o1777), (HOME, 0o700), ("/proc", 0o555)):
        Path(folder).mkdir(parents=True, exist_ok=True)
        Path(folder).chmod(mode)
    os.chown(HOME, uid, gid)
    _mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV)
    _call("umount2", b"/old", MNT_DETACH)
    Path("/old").rmdir()
    # The other folders belong to whoever grades, who is the student's code where that is not root.
    for folder in ("/tmp", "/dev/shm", HOME):
        _mount(folder, folder, "", MS_BIND | MS_REC)  # with what is shown below them
    _mount("none", "/", "", MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID | MS_NODEV)
    os.chdir(HOME)
    os.umask(mask)


def _python() -> list[Path]:
    """Return what is needed to run Python."""
    prefixes = (sys.prefix, sys.base_prefix, sysconfig.get_path("stdlib"))
    return [Path(path) for path in (*SYSTEM, *FONTS, *prefixes)]


def _outermost(wanted: Iterable[Path]) -> list[Path]:
    """Return the paths that exist, less those inside of another."""
    paths = sorted({path for path in wanted if path.exists()})
    return [path for path in paths if not any(parent in paths for parent in path.parents)]


def _show(path: Path, flags: int = MS_RDONLY | MS_NOSUID | MS_NODEV) -> None:
    """Make a file or folder of the old root visible in the new one, under its own name."""
    source = Path("/old", *path.parts[1:])
    path.parent.mkdir(parents=True, exist_ok=True)
    if source.is_symlink():
        path.symlink_to(source.readlink())
        return
    if source.is_dir():
        path.mkdir(exist_ok=True)
    else:
        path.touch()
    _mount(source, path, "", MS_BIND | MS_REC)
    _mount("none", path, "", MS_REMOUNT | MS_BIND | flags)


def _limit(limits: Limits) -> None:
    size = int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    for which, value in (
        (resource.RLIMIT_AS, size + limits.memory),
        (resource.RLIMIT_FSIZE, limits.file),
        (resource.RLIMIT_NPROC, limits.threads),
        (resource.RLIMIT_NOFILE, limits.files),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_MEMLOCK, 0),
    ):
        resource.setrlimit(which, (value, value))
    # First a signal that says why, and for those who do not listen one that ends them.
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu, limits.cpu + 1))


def _forbid_capabilities() -> None:
    """Let nothing that this process starts ever regain power over the namespaces."""
    for capability in range(64):
        if libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0:
            break  # that was the last one which this system knows
    _call("prctl", PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)


def _mount(
    source: str | Path, target: str | Path, kind: str, flags: int, options: str = ""
) -> None:
    arguments = (os.fsencode(source), os.fsencode(target), kind.encode(), flags, options.encode())
    _call("mount", *arguments, what=f"mount of {target}")


def _call(name: str, *arguments: Any, what: str = "") -> None:
    if getattr(libc, name)(*arguments) != 0:
        error = ctypes.get_errno()
        raise NoSandbox(error, f"{what or name}: {os.strerror(error)}")
