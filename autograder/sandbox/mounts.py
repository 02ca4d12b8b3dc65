"""The files that a confined process sees: a root folder of its own, made of mounts."""

import os
import platform
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

from autograder.sandbox.linux import (
    MNT_DETACH,
    MS_BIND,
    MS_NODEV,
    MS_NOSUID,
    MS_PRIVATE,
    MS_RDONLY,
    MS_REC,
    MS_REMOUNT,
    PIVOT_ROOT,
    NoSandbox,
    call,
)

DEVICES = ("null", "full", "random", "urandom")  # a shared mapping of `zero` is nobody's memory
SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/localtime")
FONTS = ("/etc/fonts",)
HOME = "/home/student"
FOLDERS = {"/tmp": 0o1777, "/dev/shm": 0o1777, HOME: 0o700, "/proc": 0o555}
WRITABLE = ("/tmp", "/dev/shm", HOME)


def change_root(visible: Iterable[Path], size: int, inodes: int, uid: int, gid: int) -> None:
    """Replace the root by a small one in memory, with read-only views of what is needed.

    Besides `visible`, these are the files of the system and of Python. An empty folder `HOME`
    becomes the working folder.

    Parameters
    ----------
    visible : iterable of Path
        Further files and folders to show.
    size : int
        Bytes: how much may be written into the new root.
    inodes : int
        How many files, folders and links may be in it.
    uid, gid : int
        The owner of `HOME`.

    Raises
    ------
    NoSandbox
        If the machine does not allow it.
    """
    shown = _outermost([*_python(), *visible])
    pivot_root = PIVOT_ROOT.get(platform.machine())
    if pivot_root is None:
        raise NoSandbox(f"it is not known how to do it on {platform.machine()}")
    options = f"size={size},nr_inodes={inodes},mode=755"
    mask = os.umask(0o022)  # whatever the caller's is, the new user must be able to enter folders
    _mount("none", "/", "", MS_REC | MS_PRIVATE)
    _mount("tmpfs", "/tmp", "tmpfs", MS_NOSUID | MS_NODEV, options)
    Path("/tmp/old").mkdir()
    # First change the root, then look back: what was in /tmp before is visible again under /old.
    call("syscall", pivot_root, b"/tmp", b"/tmp/old")
    os.chdir("/")
    for path in shown:
        _show(path, MS_RDONLY | MS_NOSUID | MS_NODEV)
    for name in DEVICES:
        _show(Path("/dev", name), MS_NOSUID)
    for folder, mode in FOLDERS.items():
        Path(folder).mkdir(parents=True, exist_ok=True)
        Path(folder).chmod(mode)
    os.chown(HOME, uid, gid)
    _mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV)
    call("umount2", b"/old", MNT_DETACH)
    Path("/old").rmdir()
    # All other folders become read-only, for they belong to the user who grades: without
    # superuser's rights, that is the user as whom the student's code runs.
    for folder in WRITABLE:
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


def _show(path: Path, flags: int) -> None:
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


def _mount(
    source: str | Path, target: str | Path, kind: str, flags: int, options: str = ""
) -> None:
    call(
        "mount",
        os.fsencode(source),
        os.fsencode(target),
        kind.encode(),
        flags,
        options.encode(),
        what=f"mount of {target}",
    )
