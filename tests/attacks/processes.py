"""Attacks on processes, memory, time and disk: what ends, what never ends, what takes all."""

from tests.attacks import Attack

LIBC = "import ctypes\nlibc = ctypes.CDLL(None, use_errno=True)\n"


def at_once(what: str, source: str, question: str = "q1") -> Attack:
    """Return an attack after which the process is gone."""
    return Attack(what, question, source, told=False)


# These end the process, or something else, at once.
ENDINGS = [
    at_once("D01 os._exit", "import os\nos._exit(0)"),
    at_once("D02 sys.exit", "import sys\nsys.exit(0)"),
    at_once("D03 quit()", "quit()"),
    at_once("exit", "exit"),
    at_once("SystemExit of a strange kind", "raise SystemExit(object())"),
    at_once("D03 quit() in a tested function", "def to_labels(*a, **k):\n    quit()\nsuper"),
    at_once("os.abort", "import os\nos.abort()"),
    at_once("a segmentation fault", "import ctypes\nctypes.string_at(0)"),
    at_once("every signal to itself", "import os\nfor n in range(1, 65): os.kill(os.getpid(), n)"),
    at_once("!kill", "!kill -9 1\n!kill -9 -1\n!kill -9 $$\n!kill -9 $PPID"),
    at_once(
        "a stack that overflows in C",
        "import sys\nsys.setrecursionlimit(10**9)\nx = ()\n"
        "for _ in range(10**6): x = (x,)\nhash(x), repr(x)",
    ),
    at_once(
        "D10 the first process, the parent and all others killed",
        """
import os, signal
for number in (signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGSTOP, signal.SIGXCPU):
    for pid in (1, os.getppid(), -1, 0, *range(2, 3000)):
        try:
            os.kill(pid, number)
        except OSError:
            pass
""",
    ),
    at_once("an exec", "import os\nos.execv('/bin/true', ['true'])"),
    at_once("threads left behind, then an end", "import os, threading\nos.kill(1, 11)\nquit()"),
    Attack(
        "H02, D06 processes left behind",
        "q1",
        """
import os, time
for _ in range(5):
    if os.fork() == 0:
        os.setsid()
        if os.fork():
            os._exit(0)
        while True:
            time.sleep(100)
""",
    ),
    Attack(
        "H02 the tie to the grader's life cut",
        "q1",
        f"{LIBC}assert libc.prctl(1, 0, 0, 0, 0) == 0\nimport os\nos.getpid()",
    ),
    Attack(
        "H02 signals ignored, the tie cut, another process in the first one's place",
        "q1",
        f"""{LIBC}
import os, signal, time
for number in (1, 2, 3, 15):
    signal.signal(number, signal.SIG_IGN)
libc.prctl(1, 0, 0, 0, 0)
if os.fork() == 0:
    libc.prctl(1, 0, 0, 0, 0)
    os.setsid()
    while True:
        time.sleep(100)
""",
    ),
    Attack(
        "an end that comes later, and takes other questions of the same student with it",
        "q1",
        "import os, threading\nthreading.Timer(0.02, os._exit, [3]).start()",
        spoils=True,
    ),
    Attack(
        "a blow from behind that comes later",
        "q1",
        "import os, signal, time\nif os.fork() == 0:\n    time.sleep(0.02)\n"
        "    os.kill(os.getppid(), signal.SIGKILL)\n    os._exit(0)",
        spoils=True,
    ),
    Attack(
        "H06 work for the end",
        "q1",
        "import atexit, os\natexit.register(lambda: [os.fork() for _ in range(3)])",
    ),
    Attack(
        "the recursion limit lowered",
        "q1",
        "import sys\nsys.setrecursionlimit(45)",
        told=False,
        spoils=True,
    ),
    Attack("D13 much to stderr", "q6", "import sys, os\nos.write(2, b'W0'), sys.stderr.write('W')"),
    Attack("standard streams closed", "q6", "import sys\nsys.stdout.close()", told=False),
    Attack(
        "standard streams replaced",
        "q6",
        "import sys\nsys.stdout = sys.stderr = sys.stdin = None",
        told=False,
    ),
]

# These take time: they run with short limits.
ENDLESS = [
    at_once("an endless loop", "while True: pass"),
    at_once("an endless sleep", "import time\ntime.sleep(10**6)"),
    at_once("a question that nobody answers", "input()\nimport sys\nsys.stdin.read()"),
    at_once(
        "D04 a loop that catches everything",
        """
while True:
    try:
        while True: pass
    except BaseException: pass
""",
    ),
    at_once(
        "D05 a loop that no signal interrupts",
        "import signal\nsignal.signal(2, signal.SIG_IGN)\nwhile True: pass",
    ),
    Attack(
        "a tested function that never returns",
        "q2",
        "def best_threshold(*a):\n    while True: pass",
        complete=True,
    ),
    Attack(
        "a tested function that never returns and catches everything",
        "q2",
        """
import signal
signal.signal(signal.SIGINT, signal.SIG_IGN)
def best_threshold(*a):
    while True:
        try:
            while True: pass
        except BaseException: pass
""",
        complete=True,
    ),
    at_once(
        "H02 the tie to the grader's life cut, and a loop that no signal interrupts",
        f"{LIBC}import signal\nassert libc.prctl(1, 0, 0, 0, 0) == 0\n"
        "signal.signal(2, signal.SIG_IGN)\nwhile True: pass",
    ),
    at_once("a number that is never done", "10 ** 10 ** 9"),
    at_once("a pattern that is never done", "import re\nre.match(r'(a+)+$', 'a' * 60 + 'b')"),
    at_once(
        "the process stopped",
        "import os, signal\nos.fork() or os.kill(os.getppid(), 19)\nwhile True: pass",
    ),
    at_once(
        "threads that never end",
        """
import threading
def loop():
    while True: pass
for _ in range(20):
    threading.Thread(target=loop).start()
while True: pass
""",
    ),
    at_once(
        "an endless stream of outputs",
        "while True: print('x' * 1000)",
    ),
    at_once(
        "endless outputs in spite of all",
        """
import signal
signal.signal(signal.SIGINT, signal.SIG_IGN)
while True: print("x")
""",
    ),
    Attack("an import lock held", "q1", "import _imp\n_imp.acquire_lock()", spoils=True),
]

# These take memory, processes, disk or room in the notebook: they run with small limits.
GREEDY = [
    at_once(
        "a stack without an end",
        "import sys\nsys.setrecursionlimit(10**9)\ndef f(): f()\nf()",
    ),
    at_once(
        "a fork bomb",
        """
import os
while True:
    try:
        os.fork()
    except OSError:
        pass
""",
    ),
    Attack(
        "a thread bomb",
        "q1",
        """
import threading
wait = threading.Event()
try:
    while True:
        threading.Thread(target=wait.wait, daemon=True).start()
except (RuntimeError, MemoryError):
    pass
""",
        told=False,
    ),
    at_once("D07 memory without an end", "x = []\nwhile True: x.append(bytearray(10**7))"),
    at_once(
        "memory in many processes",
        """
import os
while True:
    if os.fork() == 0:
        held = bytearray(100 << 20)
        held[::4096] = b"x" * len(held[::4096])
        os.read(os.pipe()[0], 1)
""",
    ),
    at_once("a list without an end", "list(iter(int, 1))"),
    at_once("a huge array", "import numpy as np\nnp.ones(10**11)"),
    at_once(
        "D15 the disk filled",
        """
n = 0
while True:
    with open(f"/tmp/{n}", "wb") as file:
        for _ in range(100):
            file.write(b"x" * 10**6)
    n += 1
""",
    ),
    at_once("one huge file", "import os\nos.ftruncate(os.open('x', 66), 1 << 40)\nopen('x')"),
    at_once(
        "files without an end",
        "n = 0\nwhile True:\n    open(f'/dev/shm/{n}', 'w').close()\n    n += 1",
    ),
    Attack("D08 20 MB of output", "q1", "print('x' * 20_000_000)", told=False),
    Attack("D09 20,000 outputs", "q1", "for n in range(20_000): display(n)", told=False),
    Attack(
        "20,000 lines in two streams",
        "q1",
        "import sys\nfor n in range(20_000): print(n, file=sys.stdout if n % 2 else sys.stderr)",
        told=False,
    ),
    Attack(
        "open files without an end",
        "q1",
        "import os\ntry:\n    while True: os.pipe()\nexcept OSError: pass",
        told=False,
    ),
]
