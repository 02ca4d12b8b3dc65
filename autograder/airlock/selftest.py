"""Try the sandbox on this machine, before a class is graded."""

import hashlib
import json
import os
import secrets
import sys
from pathlib import Path

from autograder.airlock.backend import StudentBackend
from autograder.execution.limits import TimeLimits
from autograder.execution.outputs import Outputs
from autograder.execution.session import Session, Stopped
from autograder.kernels.environment import KernelServerLost, NoWarmKernel
from autograder.sandbox.confine import HOME, Limits

MARKER = "AUTOGRADER_SELFTEST"  # a variable of the grader's, which must not be seen

# What a student's code could try. Each is named by what must not be so.
PROBE = """
import hashlib, json, os, resource, socket
from pathlib import Path

def reaches(*address):
    try:
        socket.create_connection(address, 1).close()
    except ConnectionRefusedError:
        return True
    except OSError:
        return False
    return True

def hides_memory():
    try:
        os.memfd_create("probe")
    except OSError:
        return False
    return True

def writes(path):
    try:
        Path(path).touch()
    except OSError:
        return False
    return True

def holds(beginning, rest):
    # Of the rest it knows a digest, or it would find its own question.
    beginning = beginning.encode()
    with open("/proc/self/maps") as regions, open("/proc/self/mem", "rb") as memory:
        for region in regions:
            place, rights = region.split()[:2]
            low, high = (int(number, 16) for number in place.split("-"))
            if not rights.startswith("rw") or "[v" in region:
                continue
            for start in range(low, high, 1 << 24):
                memory.seek(start)
                try:
                    found = memory.read(min(high - start, (1 << 24) + 64))
                except OSError:
                    break
                at = -1
                while (at := found.find(beginning, at + 1)) >= 0:
                    after = found[at + len(beginning):][:32]
                    if hashlib.sha256(after).hexdigest() == rest:
                        return True
    return False

status = Path("/proc/self/status").read_text()
inside = {path.name for path in Path("/proc").iterdir() if path.name.isdigit()}
print(json.dumps({
    "it reaches the network": reaches("127.0.0.1", 9) or len(socket.if_nameindex()) > 1,
    "it sees other processes": bool(inside - {"1", str(os.getpid())}),
    "it sees the course's files": any(Path(path).exists() for path in %(private)s),
    "it is at home where the grader is": os.environ["HOME"] != %(home)r or
        os.getcwd() != %(home)r or any(Path(path).exists() for path in %(dotfiles)s),
    "it can write into Python's files": any(writes(path) for path in %(python)s),
    "it has powers": "CapEff:\\t0000000000000000" not in status or "NoNewPrivs:\\t1" not in status,
    "it is the superuser": os.getuid() == 0,
    "it has no limits": resource.RLIM_INFINITY in (
        resource.getrlimit(resource.RLIMIT_AS)[1], resource.getrlimit(resource.RLIMIT_CPU)[1],
        resource.getrlimit(resource.RLIMIT_NPROC)[1], resource.getrlimit(resource.RLIMIT_FSIZE)[1],
    ),
    "it has memory that no process owns": hides_memory(),
    "it keeps the grader's variables": %(marker)r in os.environ or holds(*%(value)r),
}))
"""


def leaks(root: Path, limits: Limits | None = None) -> list[str]:
    """Return what a student's code could do in the sandbox and must not; empty if it holds.

    Parameters
    ----------
    root : Path
        The course's folder, whose solutions and gradebook must not be seen.

    Raises
    ------
    KernelServerLost
        If somebody has ended the kernel server.
    """
    times, outputs = TimeLimits(), Outputs()
    session = Session(StudentBackend(limits or Limits(), times), times)
    private = [str(root / name) for name in ("solutions", "submitted", "gradebook.db", "Makefile")]
    python = [str(Path(sys.prefix, "probe")), "/usr/probe", "/etc/probe"]
    dotfiles = [str(path) for path in Path.home().glob(".[!.]*") if path.is_file()]
    beginning, rest = secrets.token_hex(8), secrets.token_hex(16)
    values = {
        "private": private,
        "python": python,
        "home": HOME,
        "dotfiles": dotfiles,
        "marker": MARKER,
        "value": (beginning, hashlib.sha256(rest.encode()).hexdigest()),
    }
    os.environ[MARKER] = beginning + rest
    try:
        session.run(PROBE % values, times.cell_s, outputs.add)
    except KernelServerLost:
        raise
    except (NoWarmKernel, Stopped) as reason:
        return [f"it cannot be started: {reason}"]
    finally:
        os.environ.pop(MARKER, None)  # another thread may have tried as well
        session.end()
    printed = "".join(str(output.get("text", "")) for output in outputs.as_notebook())
    try:
        found: dict[str, bool] = json.loads(printed)
    except ValueError:
        return [f"it cannot be tried: {printed.strip()[-200:]}"]
    return [name for name, so in found.items() if so]
