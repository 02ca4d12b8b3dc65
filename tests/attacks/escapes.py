"""Attempts to see, reach or change something outside of the sandbox.

What must not be possible says REACHED and what it was. `@HOST@` is a folder on the grader's
machine that everybody may read and write, with a solution, a gradebook and a home in it.
"""

from tests.attacks import Attack

TRY = """
import ctypes, glob, os, socket, subprocess, sys, time
from pathlib import Path
libc = ctypes.CDLL(None, use_errno=True)
def attempt(what, work):
    try:
        found = work()
    except BaseException as error:
        return None
    if found:
        print("REACHED", what, str(found)[:500])
    return found
"""


def escape(what: str, source: str, **options: bool) -> Attack:
    """Return an attack that tries things and says which it reached."""
    return Attack(what, "q1", f"{TRY}{source}", **options)


ATTACKS = [
    escape(
        "L01 hidden tests in the working folder, L03 in the history, in memory",
        """
import gc
print(open("/proc/self/cmdline").read())
attempt("files", lambda: glob.glob("/home/student/*.ipynb") + glob.glob("*.ipynb"))
print(In, Out, dir())
texts = [found for found in gc.get_objects() if isinstance(found, (str, dict, list))]
frame = sys._getframe()
while frame:
    print(str(frame.f_locals)[:2000])
    frame = frame.f_back
for line in open("/proc/self/maps"):
    if "rw-p" in line and "[heap]" in line:
        low, high = (int(part, 16) for part in line.split()[0].split("-"))
        with open("/proc/self/mem", "rb") as memory:
            memory.seek(low)
            data = memory.read(min(high - low, 50_000_000))
        needle = b"BEGIN HIDDEN " + b"TESTS"
        attempt("heap", lambda: needle in data)
""",
    ),
    escape(
        "L02 solutions, L05 submissions, L07 the gradebook, M02 a link to them",
        """
for name in ("solutions", "submitted", "gradebook.db", "home"):
    for root in ("@HOST@", "@ROOT@", "@ROOT@/..", os.getcwd(), "/old", "/proc/1/root@HOST@",
                 "/proc/1/cwd", "/tmp/../@HOST@"):
        attempt(f"{root}/{name}", lambda: Path(root, name).exists())
for name in ("exercises", "Makefile", "nbgrader_config.py", ".git", "tests"):
    attempt(name, lambda: Path("@ROOT@", name).exists())
attempt("link", lambda: os.symlink("@HOST@/gradebook.db", "x") or open("x").read())
attempt("hard link", lambda: os.link("@HOST@/gradebook.db", "y") or open("y").read())
for top in set(os.listdir("/")) - {"bin", "dev", "lib", "lib64", "proc", "sbin", "usr"}:
    for found in glob.glob(f"/{top}/*") + glob.glob(f"/{top}/*/*"):
        attempt(found, lambda: "SECRET" in open(found, errors="replace").read())
""",
    ),
    escape(
        "L06, L09 environment, home, users",
        """
print(dict(os.environ))
attempt("environment", lambda: [n for n in os.environ if "NBGRADER" in n or "JUPYTER" in n])
for pid in ("self", "1", *filter(str.isdigit, os.listdir("/proc"))):
    attempt(pid, lambda: "SECRET" in open(f"/proc/{pid}/environ").read())
attempt("home", lambda: [n for n in os.listdir(os.path.expanduser("~")) if n[0] != "."])
attempt("homes", lambda: set(os.listdir("/home")) - {"student"})
attempt("passwords", lambda: open("/etc/passwd").read() + open("/etc/shadow").read())
attempt("superuser", lambda: os.getuid() == 0 or os.geteuid() == 0)
attempt("host name", lambda: open("/etc/hostname").read())
""",
    ),
    escape(
        "L10, H03-H05, H07, H08 notes for later students, and changes of shared files",
        """
import site, sysconfig, importlib.util
folders = ["/tmp", "/dev/shm", "/var/tmp", "/run", "/home", "/", "/etc", "/usr", "/usr/bin", "/mnt",
           "@HOST@", "@HOST@/solutions", "@ROOT@", sys.prefix, sys.base_prefix,
           *site.getsitepackages(), sysconfig.get_path("stdlib"), sysconfig.get_path("scripts"),
           os.path.expanduser("~/.ipython/profile_default/startup"), os.path.expanduser("~/.keras")]
for name in ("autograder", "coursedata", "keras", "numpy", "autograder.airlock"):
    folders.append(os.path.dirname(importlib.util.find_spec(name).origin))
for folder in folders:
    try:
        os.makedirs(folder, exist_ok=True)
        Path(folder, "@NOTE@").write_text("a note")
    except OSError:
        continue
    inside = ("/tmp", "/dev/shm", os.path.expanduser("~"))
    attempt(folder, lambda: not folder.startswith(inside))
for path in (sys.executable, "/bin/sh", "/usr/bin/env", importlib.util.find_spec("keras").origin):
    attempt(f"{path} written", lambda: open(path, "r+b"))
    attempt(f"{path} removed", lambda: os.remove(path) or True)
    attempt(f"{path} renamed", lambda: os.rename(path, path + "x") or True)
    attempt(f"{path} mode", lambda: os.chmod(path, 0o777) or True)
    attempt(f"{path} times", lambda: os.utime(path) or True)
""",
    ),
    escape(
        "L04 the network",
        """
for address in (("127.0.0.1", 22), ("127.0.0.1", 8888), ("1.1.1.1", 53), ("::1", 80),
                ("169.254.169.254", 80), ("10.0.0.1", 80), ("example.com", 443)):
    attempt(address, lambda: socket.create_connection(address, 1))
attempt("raw", lambda: socket.socket(socket.AF_INET, socket.SOCK_RAW))
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
attempt("datagram", lambda: s.sendto(b"x", ("8.8.8.8", 53)))
attempt("packets", lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 3))
attempt("vsock", lambda: socket.socket(40, socket.SOCK_STREAM).connect((2, 22)) or True)
attempt("interfaces", lambda: len(socket.if_nameindex()) > 1)
attempt("download", lambda: __import__("urllib.request").request.urlopen("http://127.0.0.1:80", timeout=1))
""",  # noqa: E501
        told=True,
    ),
    escape(
        "the fork server's socket, abstract sockets, the runtime folder",
        """
attempt("runtime folder", lambda: os.listdir("@RUNTIME@"))
for pattern in ("/*/kernelserver-*.sock", "/*/*/kernelserver-*.sock", "/run/user/*/*", "/*/.local/share/jupyter/*", "/*/*/.local/share/jupyter/*", "/tmp/*/*.sock"):
    attempt(pattern, lambda: glob.glob(pattern))
lines = open("/proc/net/unix").read().splitlines()[1:]
attempt("abstract sockets", lambda: [line for line in lines if "@" in line or "/" in line])
for fd in range(64):
    attempt(f"fd {fd}", lambda: ("/proc" not in (to := os.readlink(f"/proc/self/fd/{fd}")) and
        not to.startswith(("/dev/null", "/home/student", "socket:", "pipe:", "anon_inode")) and to))
seen = [fd for fd in range(64) if os.path.exists(f"/proc/self/fd/{fd}") and "socket:" in os.readlink(f"/proc/self/fd/{fd}")]
attempt("more than one socket", lambda: len(seen) > 1 and seen)
peers = [socket.socket(fileno=os.dup(fd)) for fd in seen]
attempt("fds sent", lambda: peers[0].recvmsg(0, 1000, socket.MSG_DONTWAIT)[1])
""",  # noqa: E501
    ),
    escape(
        "memory of other processes, ptrace, process_vm_readv, pidfd, shared memory",
        """
me = os.getpid()
others = [int(pid) for pid in os.listdir("/proc") if pid.isdigit() and int(pid) != me]
attempt("strangers", lambda: [p for p in others if p != 1])
class Iov(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]
buffer = ctypes.create_string_buffer(64)
local, remote = Iov(ctypes.addressof(buffer), 64), Iov(id(None), 64)
for pid in {1, os.getppid(), *others} - {me, 0}:
    attempt(f"ptrace {pid}", lambda: libc.ptrace(16, pid, 0, 0) == 0)
    attempt(f"seize {pid}", lambda: libc.ptrace(0x4206, pid, 0, 0) == 0)
    attempt(f"vm {pid}", lambda: libc.process_vm_readv(
        pid, ctypes.byref(local), 1, ctypes.byref(remote), 1, 0) > 0)
    attempt(f"mem {pid}", lambda: open(f"/proc/{pid}/mem", "r+b"))
    attempt(f"fd {pid}", lambda: os.listdir(f"/proc/{pid}/fd"))
    attempt(f"root {pid}", lambda: os.listdir(f"/proc/{pid}/root"))
    attempt(f"pidfd_getfd {pid}", lambda: libc.syscall(438, os.pidfd_open(pid), 0, 0) >= 0)
for path in ("/proc/kcore", "/dev/mem", "/proc/sysrq-trigger", "/proc/kallsyms", "/proc/kmsg"):
    attempt(path, lambda: any(int(line.split()[0], 16) for line in open(path)))
    attempt(path, lambda: open(path, "r+b"))
shared = [line for line in open("/proc/self/maps") if line.split()[1].startswith("rw") and line.split()[1][3] == "s"]
attempt("memory shared with other sides", lambda: shared)
attempt("memory of nobody's", lambda: os.memfd_create("x"))
attempt("a shared memory segment", lambda: libc.shmget(0, 4096, 0o1600) >= 0)
attempt("shared memory segments", lambda: open("/proc/sysvipc/shm").read().splitlines()[1:])
""",  # noqa: E501
    ),
    escape(
        "mounts, namespaces, chroot",
        """
def mount(source, target, kind, flags):
    return libc.mount(source.encode(), target.encode(), kind.encode(), flags, None) == 0
def dig():
    attempt("remount", lambda: [path for path in ("/usr", "/", sys.prefix, *glob.glob("/*"))
                                if mount("none", path, "", 32 | 4096) and
                                os.access(path, os.W_OK) and path != "/"])
    for path in ("/usr", sys.prefix, "/etc/fonts"):
        attempt(f"unmount {path}", lambda: libc.umount2(path.encode(), 2) == 0)
    os.makedirs("/tmp/m", exist_ok=True)
    for source in ("/dev/vda", "/dev/vda1", "/dev/sda1", "/dev/root"):
        attempt(source, lambda: mount(source, "/tmp/m", "ext4", 0) and os.listdir("/tmp/m"))
    attempt("cgroup", lambda: mount("none", "/tmp/m", "cgroup2", 0) and
            [p for p in Path("/tmp/m").rglob("*") if os.access(p, os.W_OK)])
    attempt("sysfs", lambda: mount("none", "/tmp/m", "sysfs", 0) and
            [p for p in glob.glob("/tmp/m/*/*") if os.access(p, os.W_OK)])
    attempt("devices", lambda: os.mknod("/tmp/disk", 0o60600, os.makedev(254, 0)) or
            open("/tmp/disk", "rb").read(10))
    attempt("chroot", lambda: os.chroot("/tmp") or os.path.exists("@HOST@"))
    attempt("parent", lambda: os.chdir("../../../../../../..") or os.path.exists("." + "@HOST@"))
for flags in (0x20000, 0x10000000, 0x10000000 | 0x20000, 0x10000000 | 0x7e020000):
    if (pid := os.fork()) == 0:
        libc.unshare(flags)
        try:
            open("/proc/self/setgroups", "w").write("deny")
            open("/proc/self/uid_map", "w").write(f"0 {os.getuid()} 1")
        except OSError:
            pass
        dig()
        os._exit(0)
    os.waitpid(pid, 0)
for number, kind in ((1, "pid"), (1, "mnt"), (1, "net"), (1, "user")):
    attempt(kind, lambda: libc.setns(os.open(f"/proc/{number}/ns/{kind}", 0), 0) == 0)
dig()
""",
    ),
    escape(
        "setuid programs, powers, settings of the system",
        """
for command in (["su", "-c", "id -u"], ["sudo", "-n", "id", "-u"], ["mount"], ["passwd", "-S"],
                ["newgrp", "root"], ["pkexec", "id"], ["unshare", "-r", "chroot", "/"]):
    done = attempt(None, lambda: None)
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=3, stdin=-3)
        attempt(command, lambda: done.stdout.strip() == "0")
    except (OSError, subprocess.SubprocessError):
        pass
for number in (0, 1, 1000):
    if number not in (os.getuid(), os.getgid()):
        attempt(f"setuid {number}", lambda: libc.setuid(number) == 0)
        attempt(f"setgid {number}", lambda: libc.setgid(number) == 0)
for path in ("/proc/sys/kernel/core_pattern", "/proc/sys/kernel/hostname", "/proc/sys/vm/drop_caches",
             "/proc/sys/kernel/pid_max", "/proc/sys/fs/file-max"):
    attempt(path, lambda: open(path, "w"))
status = open("/proc/self/status").read()
attempt("powers", lambda: "CapEff:\\t0000000000000000" not in status or "NoNewPrivs:\\t1" not in status)
import resource
for name in ("RLIMIT_AS", "RLIMIT_CPU", "RLIMIT_NPROC", "RLIMIT_FSIZE"):
    which = getattr(resource, name)
    attempt(name, lambda: resource.setrlimit(which, (resource.RLIM_INFINITY,) * 2) or True)
attempt("priority", lambda: os.nice(-5) < 0)
attempt("real time", lambda: os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1)) or True)
attempt("clock", lambda: time.clock_settime(time.CLOCK_REALTIME, time.time()) or True)
attempt("out of memory", lambda: Path("/proc/self/oom_score_adj").write_text("-1000"))
attempt("reboot", lambda: libc.reboot(0) == 0)
""",  # noqa: E501
    ),
    escape(
        "modules of the student's side changed: the checks, the data, Keras",
        """
import keras, sklearn.datasets, coursedata, autograder
from autograder.checks import check as module
class Fine:
    def __init__(self, *a, **k): pass
    def __enter__(self): return self
    def __exit__(self, *a): return True
module.check = autograder.check = Fine
module.CheckFailed = type("CheckFailed", (BaseException,), {})
for name in dir(coursedata):
    if name.startswith("load"):
        setattr(coursedata, name, lambda *a, **k: 1 / 0)
sklearn.datasets.load_wine = lambda *a, **k: 1 / 0
keras.Model.predict = keras.Model.evaluate = lambda *a, **k: 1 / 0
for name in ("values", "models", "frames", "trusted", "airlock", "outputs"):
    sys.modules["autograder.airlock." + name] = None
""",
        told=False,
        spoils=True,
    ),
    escape(
        "tricks of IPython",
        """
ip = get_ipython()
ip.run_cell("print(1)")
ip.reset; ip.history_manager.end_session()
ip.run_line_magic("autosave", "1") if "autosave" in ip.magics_manager.magics["line"] else None
ip.display_pub.publish({"application/vnd.keras-course.check+json": {"status": "passed"}})
ip.set_next_input("raise SystemExit")
ip.system("kill -9 1"); ip.getoutput("cat @HOST@/solutions/*")
ip.db["note"] = "@NOTE@"
""",
        told=False,
    ),
]

# A later student, who looks for what an earlier one has left.
LEAVE = """
with open("/proc/self/fd/0") as nothing: pass
number = {"x86_64": (248, 250), "aarch64": (217, 219)}[os.uname().machine]
for ring in (-3, -4, -5, -1, -2):
    libc.syscall(number[0], b"user", b"@NOTE@", b"a note", 6, ring)
    libc.syscall(number[1], 5, ring, 0x3f3f3f3f)
for folder in ("/tmp", "/dev/shm", "/var/tmp", os.path.expanduser("~")):
    attempt(None, lambda: Path(folder, "@NOTE@").write_text("x") and None)
libc.shmget(4711, 4096, 0o1666); libc.semget(4711, 1, 0o1666); libc.msgget(4711, 0o1666)
attempt(None, lambda: socket.socket(socket.AF_UNIX).bind("\\0@NOTE@"))
attempt(None, lambda: socket.sethostname("@NOTE@"))
"""
FIND = """
number = {"x86_64": (249, 250), "aarch64": (218, 219)}[os.uname().machine]
attempt("a key", lambda: libc.syscall(number[0], b"user", b"@NOTE@", None, 0) > 0)
for ring in (-3, -4, -5, -1, -2):
    attempt("a key in a ring", lambda: libc.syscall(number[1], 10, ring, b"user", b"@NOTE@", 0) > 0)
attempt("keys", lambda: "@NOTE@" in open("/proc/keys").read())
for folder in ("/tmp", "/dev/shm", "/var/tmp", "/home", os.path.expanduser("~"), "/"):
    attempt(folder, lambda: [n for n in os.listdir(folder) if "@NOTE@" in n])
attempt("shared memory", lambda: libc.shmget(4711, 0, 0) >= 0)
attempt("semaphores", lambda: libc.semget(4711, 0, 0) >= 0)
attempt("messages", lambda: libc.msgget(4711, 0) >= 0)
attempt("an abstract socket", lambda: socket.socket(socket.AF_UNIX).connect("\\0@NOTE@") or True)
attempt("the host's name", lambda: "@NOTE@" in socket.gethostname())
"""
NOTES = escape("a note is left", LEAVE), escape("a note is looked for", FIND)
