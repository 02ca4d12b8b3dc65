"""A sandbox takes no more of the machine than it may, in whatever way it asks for it."""

import json
import os
import resource
import secrets
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.airlock import process
from autograder.airlock.backend import StudentBackend
from autograder.execution.limits import TimeLimits
from autograder.execution.outputs import Outputs
from autograder.execution.session import Session, Stopped
from autograder.kernels.client import command_servers, socket_path
from autograder.kernels.environment import Environment
from autograder.sandbox import confine, linux, mounts, seccomp
from autograder.sandbox.confine import Limits
from tests.tiny import ROOT

pytestmark = pytest.mark.slow

TIMES = TimeLimits(cell_s=60)
# Processes that each hold some memory until all do, and then until they are ended.
HOLD = """
import os
done, ready = os.pipe()
for _ in range({processes}):
    if os.fork() == 0:
        held = bytearray({bytes})
        held[::4096] = b"x" * len(held[::4096])
        os.write(ready, b"x")
        os.read(os.pipe()[0], 1)
for _ in range({processes}):
    os.read(done, 1)
{then}
print("all at once")
"""
WAIT = "os.read(os.pipe()[0], 1)"
WORK = "import time\nwhile time.process_time() < 1: pass"  # long enough to be looked at
SYSCALL = """
import ctypes, json
libc = ctypes.CDLL(None, use_errno=True)
found = {{}}
for name, numbers in {calls}.items():
    returned = libc.syscall(*numbers, 0, 0, 0, 0, 0)
    found[name] = ctypes.get_errno() if returned == -1 else "done"
print(json.dumps(found))
"""


TRIED = """
import os, sys
from pathlib import Path
from autograder.airlock import process
process.PRELOAD = ()
from autograder.airlock.selftest import leaks
from autograder.kernels.client import command_servers
print(os.getuid(), leaks(Path(sys.argv[1])))
command_servers("stop")
"""


def test_it_holds_for_an_ordinary_user_too(tmp_path: Path) -> None:
    """Who owns what the sandbox is made of, and could write there, were it not for the mounts."""
    who = ["unshare", "--user", "--map-user=1000", "--map-group=1000"]
    done = subprocess.run(
        [*who, sys.executable, "-c", TRIED, str(ROOT)],
        env=os.environ | {"JUPYTER_RUNTIME_DIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    assert done.stdout == "1000 []\n"


def run(source: str, **limits: int) -> str:
    """Run a cell in a sandbox; return what it prints.

    Raises
    ------
    Stopped
        If its process was ended.
    """
    outputs = Outputs()
    session = Session(StudentBackend(Limits(**limits), TIMES), TIMES)
    try:
        session.run(source, TIMES.cell_s, outputs.add)
    finally:
        session.end()
    return "".join(str(output.get("text", "")) for output in outputs.as_notebook())


def test_all_processes_together_have_one_limit_of_memory() -> None:
    hold = HOLD.format(processes=8, bytes=200 << 20, then=WAIT)
    with pytest.raises(Stopped, match="out of memory, or too many processes") as stopped:
        run(hold, memory=1 << 30)
    assert stopped.value.status == "memory"


def test_what_processes_share_is_counted_once() -> None:
    """Ten forks of a process with TensorFlow have several GB, if each is asked alone."""
    assert "all at once" in run(HOLD.format(processes=10, bytes=1, then=WORK), memory=1 << 30)


def test_too_many_processes_are_ended() -> None:
    with pytest.raises(Stopped, match="too many processes"):
        run(HOLD.format(processes=8, bytes=1, then=WAIT), processes=6)


def test_no_memory_without_an_owner_and_no_tools_against_the_kernel() -> None:
    machine = seccomp.MACHINES.index(os.uname().machine)
    calls = {name: [numbers[machine]] for name, numbers in seccomp.REFUSED.items()}
    calls["clone"] = [seccomp.CLONE[machine], 0x10000000 | 17]  # a user namespace of its own
    found = json.loads(run(SYSCALL.format(calls=calls)))
    assert found == dict.fromkeys(calls, 1)  # EPERM


@pytest.mark.skipif(os.uname().machine != "x86_64", reason="only there are there two sets")
def test_the_second_set_of_system_calls_is_no_way_around() -> None:
    calls = {"memfd_create of x32": [seccomp.X32 + 319], "clone3": [seccomp.CLONE3]}
    assert list(json.loads(run(SYSCALL.format(calls=calls))).values()) == [1, 38]  # ENOSYS


def test_threads_and_programs_are_started_as_ever() -> None:
    started = (
        "import subprocess, threading\nfrom joblib import Parallel, delayed\n"
        "subprocess.run(['true'], check=True)\n"
        "thread = threading.Thread(target=print, args=('a thread',))\n"
        "thread.start(); thread.join()\n"
        "print(Parallel(n_jobs=-1)(delayed(abs)(-n) for n in range(4)))\n"
    )
    assert run(started) == "a thread\n[0, 1, 2, 3]\n"


# What a student's code can look for in the memory that it has inherited.
LOOK = """
import os
beginning, rest = {beginning!r}.encode(), {backwards!r}.encode()
found = [name for name in os.environ if beginning.decode() in os.environ[name]]
with open("/proc/self/maps") as regions, open("/proc/self/mem", "rb") as memory:
    for region in regions:
        low, high = (int(number, 16) for number in region.split()[0].split("-"))
        if "rw" not in region or "[v" in region:
            continue
        memory.seek(low)
        data, at = memory.read(high - low), -1
        while (at := data.find(beginning, at + 1)) >= 0:
            if data[at + len(beginning) :][: len(rest)] == rest[::-1]:
                found.append(region.strip())
print(found)
"""


def test_nothing_of_the_graders_environment_is_in_the_memory_of_a_sandbox(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setattr(process, "PRELOAD", ())
    beginning, rest = secrets.token_hex(8), secrets.token_hex(16)
    for name in ("COURSE_SECRET", "TF_VAR_SECRET", "PYTHON_SECRET", "JUPYTER_TOKEN"):
        monkeypatch.setenv(name, beginning + rest)
    try:
        assert run(LOOK.format(beginning=beginning, backwards=rest[::-1])) == "[]\n"
    finally:
        command_servers("stop")


def test_a_kernels_variables_never_come_to_the_server_of_sandboxes() -> None:
    """Else they could be found in memory that the server has freed."""
    ours = process.kernel_environment()
    read = dict(ours.variables)
    theirs = Environment.of(ours.python, ours.preload, read, ours.idle)
    assert theirs.variables == ours.variables
    assert socket_path(theirs) != socket_path(ours)


@pytest.mark.skipif(os.geteuid() != 0, reason="tries what it is to be another user")
def test_whoever_blinds_the_watch_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """An ordinary user's sandbox belongs to the same user as its first process, the watch."""
    system = [Path(path) for path in mounts.SYSTEM if Path(path).exists()]
    monkeypatch.setattr(mounts, "_python", lambda: system)
    child = os.fork()
    if child == 0:
        try:
            os.setgid(1000)
            os.setuid(1000)
            linux.libc.prctl(linux.PR_SET_DUMPABLE, 1)
            confine.enter(Limits())
            resource.prlimit(1, resource.RLIMIT_NOFILE, (0, 0))
            os.read(os.pipe()[0], 1)
        finally:
            os._exit(3)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -9
