"""Attacks on the airlock's own connection, by code that has taken over the student's side."""

from tests.attacks import Attack

# Every open socket, and a way to write any message to it.
SOCKETS = """
import json, os, socket, stat, struct
def sockets():
    for fd in range(256):
        try:
            if stat.S_ISSOCK(os.fstat(fd).st_mode):
                yield fd
        except OSError:
            pass
OUTPUT, REPLY, ANSWER, ENDED, RESULT = 3, 4, 8, 9, 10
def frame(kind, number, *parts):
    sizes = b"".join(struct.pack("!Q", len(part)) for part in parts)
    return struct.pack("!BQI", kind, number, len(parts)) + sizes + b"".join(parts)
def output(content):
    return frame(OUTPUT, 0, json.dumps(content).encode())
def reply(number, content, *parts):
    return frame(REPLY, number, json.dumps(content).encode(), *parts)
def write(data):
    for fd in sockets():
        os.write(fd, data)
assert list(sockets())
"""
RECORD = """
record = {"title": "x", "status": "passed", "message": "", "measures": []}
mime = "application/vnd.keras-course.check+json"
"""


def forged(what: str, question: str, source: str, **options: bool) -> Attack:
    """Return an attack that writes to the sockets."""
    return Attack(what, question, f"{SOCKETS}{RECORD}{source}", **options)


ATTACKS = [
    forged(
        "F12 an early answer, then a passed verdict",
        "q1",
        """
write(reply(3, {}))
passed = {"status": "passed", "message": "", "outputs": [], "seconds": 0}
write(frame(RESULT, 0, json.dumps(passed).encode()))
""",
        told=False,
    ),
    forged(
        "answers to the questions to come",
        "q3",
        """
for number in range(1, 60):
    write(reply(number, {"value": 20 / 45}))
""",
        told=False,
    ),
    forged(
        "answers, when a check calls",
        "q2",
        """
def best_threshold(*_):
    for number in range(1, 60):
        write(reply(number, {"status": "passed", "value": True}))
""",
        complete=True,
    ),
    forged(
        "verdicts as outputs",
        "q1",
        """
for kind in ("display_data", "execute_result", "update_display_data", "error", "stream", None, []):
    write(output({"output_type": kind, "data": {mime: record}, "metadata": {mime: record},
                  "ename": "", "evalue": "", "traceback": [], "name": mime, "text": "",
                  "execution_count": 1}))
write(output({"output_type": "display_data", "data": {mime: record}, "metadata": {}}))
write(output(None))
write(frame(OUTPUT, 0))
write(output({"output_type": "stream", "name": [], "text": {"a": mime}}))
write(output({"status": "passed", "ask": "fetch", "name": "baseline", "verdicts": [record]}))
write(output({"ended": False, "wrong": "", "reply": record}))
""",
    ),
    forged(
        "outputs of every wrong form",
        "q1",
        """
for text in (None, 3, {}, [], [[]], ["a", "b"], "\\ud800\\0\\x1b[2J", 1e999):
    write(output({"output_type": "stream", "name": "stdout", "text": text}))
    write(output({"output_type": "stream", "name": "stdout", "text": "x"}))
    write(output({"output_type": "display_data", "data": {"text/plain": text,
                  "application/json": text}, "metadata": text}))
    write(output({"output_type": "error", "ename": text, "evalue": text, "traceback": text}))
    write(output({"output_type": text}))
    write(output(text))
""",
    ),
    *(
        forged(
            f"outputs that are nested {deep} deep",
            "q1",
            f"""
nested = json.dumps({{"output_type": "display_data", "metadata": {{}},
                     "data": {{"application/json": "HERE"}}}})
nested = nested.replace('"HERE"', '[' * {deep} + ']' * {deep}).encode()
write(frame(OUTPUT, 0, nested))
""",
            told=False,
        )
        for deep in (100, 300, 450, 700, 940, 100_000)
    ),
    *(
        forged(f"no message: {what}", "q1", f"write({data})", told=False)
        for what, data in (
            ("a kind that is none", 'struct.pack("!BQI", 99, 1, 0)'),
            ("a verdict", 'frame(RESULT, 1, b\'{"status": "passed"}\')'),
            ("a huge number of parts", 'struct.pack("!BQI", 3, 0, 2**32 - 1)'),
            ("a huge part", 'struct.pack("!BQIQ", 3, 0, 1, 2**64 - 1) + b"{}"'),
            ("too much in all", 'struct.pack("!BQIQQ", 3, 0, 2, 2**26, 2**26) + b"{}"'),
            ("half a message", 'struct.pack("!BQIQ", 4, 1, 1, 200) + b"{"'),
            ("half a header", 'struct.pack("!BQ", 4, 1)'),
            ("noise", "b'\\xee' + os.urandom(1 << 16)"),
        )
    ),
    *(
        forged(f"an output that is {what}", "q1", f"write(frame(OUTPUT, 0, {body}))", told=False)
        for what, body in (
            ("no JSON", 'b"{{{"'),
            ("no object", 'b"[]"'),
            ("no UTF-8", 'b"\\xff\\xfe{"'),
            ("a huge number", 'b"9" * 10**6'),
            ("60 MB of lists", 'b"[" + b"[]," * 20_000_000 + b"[]]"'),
        )
    ),
    *(
        forged(
            f"answers that are {what}",
            "q2",
            f"""
def best_threshold(*_):
    for number in range(1, 60):
        write(frame(REPLY, number, {body}))
    return 0
""",
            complete=True,
        )
        for what, body in (
            ("no JSON", 'b"{{{"'),
            ("no object", 'b"[]"'),
            ("no UTF-8", 'b"\\xff\\xfe{"'),
            ("a huge number", 'b"9" * 10**6'),
            ("of no parts", "*[]"),
            ("of a thousand parts", '*[b"{}"] * 1000'),
        )
    ),
    forged(
        "an answer of 60 MB of lists",
        "q1",
        'write(frame(REPLY, 1, b"[" + b"[]," * 20_000_000 + b"[]]"))',
        told=False,
    ),
    forged(
        "the connection closed",
        "q1",
        "for fd in list(sockets()):\n    os.close(fd)",
        told=False,
    ),
    forged(
        "the connection shut down one way",
        "q1",
        "for fd in list(sockets()):\n    socket.socket(fileno=os.dup(fd)).shutdown(socket.SHUT_RD)",
        told=False,
    ),
    forged(
        "another end put in the connection's place",
        "q1",
        """
a, b = socket.socketpair()
for fd in list(sockets()):
    if fd not in (a.fileno(), b.fileno()):
        os.dup2(b.fileno(), fd)
""",
        told=False,
    ),
    forged(
        "all open files closed",
        "q1",
        "os.closerange(0, 1024)",
        told=False,
    ),
    forged(
        "whatever is asked, another process answers",
        "q2",
        """
if os.fork() == 0:
    number = 0
    while True:
        number += 1
        write(reply(number, {"value": 0.8}))
""",
        told=False,
        spoils=True,
    ),
    Attack(
        "trees that no value has",
        "q3",
        """
import sys
main = sys.modules["__main__"]
trees = iter([["number", 20 / 45], ["array", 0, [1]], ["scalar", 10**6, []], ["remote", [], {}],
              ["decimal", "1e99"], ["estimator", "os", "system", {}, {}, {}], ["model", 0, None],
              ["callback", "__init__", {}, None], ["refused", "\\ud800" * 900], ["list", None]] * 9)
main.encode = lambda value, keep: (next(trees), [b"\\x93NUMPY\\x01\\0", b"PK"])
""",
    ),
    Attack(
        "a tree with code in every place",
        "q3",
        """
import pickle, sys
class Evil:
    def __reduce__(self): return exec, ("raise SystemExit",)
data = pickle.dumps(Evil())
head = b"\\x93NUMPY\\x01\\0v\\0" + b"{'descr': '|O', 'fortran_order': False, 'shape': (1,), }"
parts = [data, head.ljust(127) + b"\\n" + data]
sys.modules["__main__"].encode = lambda value, keep: (["array", 1, [1]], parts)
""",
        told=True,
    ),
]
