"""The student's side of the airlock: it runs cells, and hands out by value what they have made.

A fork of the kernel server, confined in a sandbox, runs this module with one end of a socket as its
stdin. Nothing here is trusted: code that takes it over can lie about values, as any answer can.

A question is a JSON object: `ask` is "fetch" (`name`, a variable), "file" or "model" (`name`, a
path) or "call" (`handle` of a function, `arguments`). The answer has one of `value`, `missing`,
`refused` (why it cannot cross), `raised` (an exception's type, with `text` and the student's
`line`) or `interrupted`.
"""

import os
import socket
import sys
import traceback
from collections.abc import Callable, Sequence
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell

from autograder.airlock import folder, frames
from autograder.airlock.frames import Kind, Message
from autograder.airlock.values import RefusedValue, decode, encode
from autograder.kernels.kernel import refresh_matplotlib
from autograder.patches.small_trainings import tune_for_small_trainings

MAX_MESSAGE_CHARACTERS = 4_000  # of an exception

Reply = tuple[dict[str, Any], list[bytes]]  # JSON, and what its values are made of


class Side:
    """The socket to the outside, and the functions that the outside may call."""

    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self.functions: dict[str, Callable[..., Any]] = {}

    def output(self, **output: Any) -> None:
        """Send an output of the running cell, as a notebook holds it."""
        frames.send(self.connection, frames.of_json(Kind.OUTPUT, output))

    def keep(self, function: Callable[..., Any]) -> str:
        """Remember a function; return the handle by which it can be called."""
        handle = str(len(self.functions))
        self.functions[handle] = function
        return handle


class Publisher(DisplayPublisher):
    """Sends what is displayed."""

    def publish(self, data: Any, metadata: Any = None, **_: Any) -> None:  # type: ignore[override]
        """Send one display."""
        side().output(output_type="display_data", data=data, metadata=metadata or {})


class Hook(DisplayHook):
    """Sends the value of a cell's last line."""

    def write_output_prompt(self) -> None:
        """Print no prompt."""

    def write_format_data(self, format_dict: Any, md_dict: Any = None) -> None:
        """Send the value."""
        side().output(
            output_type="execute_result",
            data=format_dict,
            metadata=md_dict or {},
            execution_count=None,
        )

    def finish_displayhook(self) -> None:
        """Print no newline."""


class Shell(InteractiveShell):
    """An IPython shell that sends errors instead of printing them."""

    def _showtraceback(self, etype: Any, evalue: Any, stb: Any) -> None:
        side().output(
            output_type="error",
            ename=str(getattr(etype, "__name__", etype)),
            evalue=str(evalue)[:MAX_MESSAGE_CHARACTERS],
            traceback=[str(line)[:MAX_MESSAGE_CHARACTERS] for line in stb],
        )

    def raw_input(self, prompt: str = "") -> str:  # noqa: ARG002
        """Refuse: there is nobody to answer."""
        raise EOFError("nobody answers while a submission is graded")


class Stream:
    """`sys.stdout` or `sys.stderr`: sends what is written."""

    encoding, errors, closed = "utf-8", "strict", False

    def __init__(self, name: str) -> None:
        self.name = name

    def write(self, text: str) -> int:
        """Send a piece of text."""
        side().output(output_type="stream", name=self.name, text=str(text))
        return len(text)

    def writelines(self, lines: Any) -> None:
        """Send lines."""
        self.write("".join(lines))

    def flush(self) -> None:
        """Do nothing: everything is sent at once."""

    def isatty(self) -> bool:
        """Say that nobody sits there."""
        return False

    def fileno(self) -> int:
        """Return the descriptor that subprocesses use."""
        return 1 if self.name == "stdout" else 2


_sides: list[Side] = []


def side() -> Side:
    """Return the connection of this process."""
    return _sides[0]


def run(shell: InteractiveShell, source: str) -> Reply:
    """Run a cell; what became of it has been sent as outputs."""
    shell.run_cell(source)  # type: ignore[no-untyped-call]
    return {}, []


def fetch(shell: InteractiveShell, name: str) -> Reply:
    """Return a variable by value."""
    if name not in shell.user_ns:
        return {"missing": True}, []
    tree, parts = encode(shell.user_ns[name], side().keep)
    return {"value": tree}, parts


def look(name: str) -> Reply:
    """Return a file by value, or what else has its name."""
    found = folder.describe(name)
    if found is None:
        return {"missing": True}, []
    tree, parts = encode(found, side().keep)
    return {"value": tree}, parts


def load(name: str) -> Reply:
    """Return the model in a file, which may be of a class that only this process knows."""
    import keras

    model = keras.saving.load_model(name, compile=False, safe_mode=True)
    tree, parts = encode(model, side().keep)
    return {"value": tree}, parts


def call(question: dict[str, Any], parts: Sequence[bytes]) -> Reply:
    """Call a function that was handed out; return its value, or what it raised."""
    arguments, options = decode(question["arguments"], list(parts), _no_function)
    before = encode((arguments, options), side().keep)
    try:
        value = side().functions[question["handle"]](*arguments, **options)
    except (Exception, SystemExit) as error:
        lines = traceback.extract_tb(error.__traceback__)
        mine = [frame.line for frame in lines if "<ipython-input" in frame.filename]
        return {
            "raised": type(error).__name__,
            "text": str(error)[:MAX_MESSAGE_CHARACTERS],
            "line": mine[-1] if mine else "",
        }, []
    after = encode((arguments, options), side().keep)
    # A caller must see it if the function has changed what it was given.
    tree, binary = encode((value, None if after == before else (arguments, options)), side().keep)
    return {"value": tree}, binary


def _no_function(handle: str, name: str) -> Callable[..., Any]:
    raise RefusedValue(f"the function {name} ({handle}) cannot be sent to a student's code")


def main() -> None:
    """Answer requests until the connection is closed."""
    connection = socket.socket(fileno=os.dup(0))
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    _sides.append(Side(connection))
    shell = Shell.instance(display_pub_class=Publisher, displayhook_class=Hook)
    shell.colors = "nocolor"
    refresh_matplotlib()
    tune_for_small_trainings()
    sys.stdout, sys.stderr = Stream("stdout"), Stream("stderr")
    while True:
        try:
            request = frames.receive(connection)
        except EOFError:
            return
        except KeyboardInterrupt:
            continue  # it came too late
        reply, binary = answer(shell, request)
        frames.send(connection, frames.of_json(Kind.REPLY, reply, *binary, number=request.number))


def answer(shell: InteractiveShell, request: Message) -> Reply:
    """Do what is asked for, and return an answer whatever goes wrong."""
    try:
        if request.kind == Kind.RUN:
            return run(shell, request.parts[0].decode())
        return answer_question(shell, request.json(), request.parts[1:])
    except KeyboardInterrupt:
        return {"interrupted": True}, []
    except RefusedValue as refused:
        return {"refused": str(refused)}, []
    except (Exception, SystemExit) as error:
        return {"refused": f"it cannot be looked at: {type(error).__name__}"}, []


def answer_question(
    shell: InteractiveShell, question: dict[str, Any], parts: Sequence[bytes]
) -> Reply:
    """Return a variable, a file, the model in one, or what a function returns."""
    match question["ask"]:
        case "fetch":
            return fetch(shell, question["name"])
        case "file":
            return look(question["name"])
        case "model":
            return load(question["name"])
        case _:
            return call(question, parts)


if __name__ == "__main__":
    main()
