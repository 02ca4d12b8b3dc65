"""Attempts to take what the machine has one supply of for all: memory of nobody's, slots, watches.

What is got beyond its limit says REACHED and what it was.
"""

from tests.attacks import Attack
from tests.attacks.escapes import TRY

START = f"""{TRY}
import mmap
libc.mmap.restype = ctypes.c_void_p
MACHINE = os.uname().machine == "x86_64"
def call(x86, arm, *arguments):
    found = libc.syscall(x86 if MACHINE else arm, *arguments)
    if found < 0:
        raise OSError(ctypes.get_errno(), "refused")
    return found
def in_use(name):
    lines = open("/proc/meminfo").read().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name + ":"))
"""


def take(what: str, source: str) -> Attack:
    """Return an attack that tries to take something and says how much it has got."""
    return Attack(what, "q1", f"{START}{source}")


ATTACKS = [
    take(
        "slots of asynchronous I/O",
        """
context = ctypes.c_ulong(0)
attempt("slots", lambda: call(206, 0, 60_000, ctypes.byref(context)) == 0)
""",
    ),
    take(
        "instances and watches of inotify and fanotify",
        """
attempt("inotify", lambda: libc.inotify_init() >= 0)
attempt("inotify", lambda: libc.inotify_init1(0) >= 0)
attempt("fanotify", lambda: call(300, 262, 0, 0) >= 0)
""",
    ),
    take(
        "pages in pipes",
        """
class Part(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]
reader, writer = os.pipe()
memory = ctypes.create_string_buffer(1 << 16)
part = Part(ctypes.addressof(memory), 1 << 16)
attempt("vmsplice", lambda: libc.vmsplice(writer, ctypes.byref(part), 1, 0) > 0)
Path("x").write_bytes(b"x" * 4096)
attempt("splice", lambda: libc.splice(os.open("x", 0), None, writer, None, 4096, 0) > 0)
os.write(writer, b"x")
attempt("tee", lambda: libc.tee(reader, os.pipe()[1], 1, 0) > 0)
""",
    ),
    take(
        "shared memory of which most is unmapped",
        """
before = in_use("Shmem")
def leave(descriptor, flags):
    for _ in range(20):
        size = 20 << 20
        at = libc.mmap(None, ctypes.c_size_t(size), 3, flags, descriptor, ctypes.c_long(0))
        if at in (None, ctypes.c_void_p(-1).value):
            raise OSError("refused")
        ctypes.memset(at, 1, size)
        libc.munmap(ctypes.c_void_p(at + 4096), ctypes.c_size_t(size - 4096))
    return in_use("Shmem") - before > 200_000
attempt("anonymous", lambda: leave(-1, 0x21))
attempt("of Python's", lambda: mmap.mmap(-1, 1 << 20))
attempt("of zeros", lambda: leave(os.open("/dev/zero", os.O_RDWR), 0x01))
attempt("of a file", lambda: leave(os.memfd_create("x"), 0x01))
attempt("huge pages", lambda: mmap.mmap(-1, 1 << 21, flags=0x40022))
""",
    ),
    take(
        "empty files, folders, links",
        """
def fill(make):
    n = 0
    try:
        while n < 50_000:
            make(f"/tmp/many/{n}")
            n += 1
    except OSError:
        return False
    return True
def file(path): os.close(os.open(path, os.O_CREAT))
def link(path): os.symlink("x", path)
for make in (os.mkdir, file, link):
    os.mkdir("/tmp/many")
    attempt(make.__name__, lambda: fill(make))
    subprocess.run(["rm", "-rf", "/tmp/many"])
""",
    ),
    take(
        "attributes of files",
        """
Path("x").touch()
attempt("an attribute", lambda: os.setxattr("x", "user.x", b"x" * 60_000) or True)
attempt("a list of rights", lambda: os.setxattr("x", "system.posix_acl_access", b"\\2\\0\\0\\0") or True)
""",  # noqa: E501
    ),
    take(
        "timers and queued signals",
        """
def timers():
    timer, n = ctypes.c_void_p(), 0
    while n < 5_000 and libc.timer_create(0, None, ctypes.byref(timer)) == 0:
        n += 1
    return n == 5_000 and n
attempt("timers", timers)
""",
    ),
    take(
        "memory that is locked, queues, semaphores, keys",
        """
memory = ctypes.create_string_buffer(1 << 20)
attempt("mlock", lambda: libc.mlock(memory, 1 << 20) == 0)
attempt("mlockall", lambda: libc.mlockall(7) == 0)
attempt("a queue", lambda: call(240, 180, b"x", 0o102, 0o600, None) >= 0)
attempt("a queue of System V", lambda: libc.msgget(0, 0o1600) >= 0)
attempt("semaphores of System V", lambda: libc.semget(0, 250, 0o1600) >= 0)
attempt("a key", lambda: call(248, 217, b"user", b"x", b"x" * 1000, 1000, -2) > 0)
""",
    ),
    take(
        "rings, programs, events, faults, rules in the kernel",
        """
nothing = ctypes.create_string_buffer(4096)
attempt("io_uring", lambda: call(425, 425, 8, nothing) >= 0)
attempt("bpf", lambda: call(321, 280, 0, nothing, 72) >= 0)
attempt("perf_event_open", lambda: call(298, 241, nothing, 0, -1, -1, 0) >= 0)
attempt("userfaultfd", lambda: call(323, 282, 1) >= 0)
attempt("landlock", lambda: call(444, 444, None, 0, 1) >= 0)
""",
    ),
    take(
        "the disks of the machine",
        """
attempt("sync", lambda: call(162, 81) == 0)
attempt("syncfs", lambda: call(306, 267, os.open("/usr", 0)) == 0)
""",
    ),
]
