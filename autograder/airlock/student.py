"""The student's side of the airlock: it runs cells, and hands out by value what they have made.

A fork of the kernel server, confined in a sandbox, runs this module with one end of a socket as its
stdin. Nothing here is trusted: code that takes it over can lie about values, as any answer can.

A question is a JSON object: `ask` is "fetch" (`name`, a variable), "file" or "model" (`name`, a
path) or "call" (`handle` of a function, `arguments`). The answer has one of `value`, `missing`,
`refused` (why it cannot cross), `raised` (an exception's type, with `text` and the student's
`line`) or `interrupted`.
"""

import asyncio
import json
import os
import signal
import socket
import threading
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from IPython.core.interactiveshell import InteractiveShell

from autograder.airlock import folder, frames
from autograder.airlock.frames import Kind, Message
from autograder.airlock.kernel import Notebook
from autograder.airlock.loop import EventLoop
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
        self._pid = os.getpid()
        self._lock = threading.Lock()

    def send(self, message: Message) -> None:
        """Send a message whole, whichever threads send others.

        What interrupts a cell waits until the message is sent. In a fork of this process, nothing
        is sent.
        """
        if os.getpid() != self._pid:
            return
        with self._lock:
            blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
            try:
                frames.send(self.connection, message)
            finally:
                signal.pthread_sigmask(signal.SIG_SETMASK, blocked)

    def output(self, body: bytes) -> None:
        """Send JSON of an output of the running cell, as a notebook holds it."""
        if len(body) > frames.MAX_OUTPUT_BYTES:
            return self.text("stdout", frames.OUTPUT_TOO_LARGE)
        return self.send(Message(Kind.OUTPUT, 0, [body]))

    def text(self, stream: str, text: str) -> None:
        """Send a text that was written to a stream."""
        output = {"output_type": "stream", "name": stream, "text": text}
        self.output(json.dumps(output).encode())

    def keep(self, function: Callable[..., Any]) -> str:
        """Remember a function; return the handle by which it can be called."""
        handle = str(len(self.functions))
        self.functions[handle] = function
        return handle


_sides: list[Side] = []


def side() -> Side:
    """Return the connection of this process."""
    return _sides[0]


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
    os.dup2(nothing, 0)
    os.close(nothing)
    _sides.append(Side(connection))
    loop = EventLoop()
    asyncio.set_event_loop(loop)
    notebook = loop.run_until_complete(open_notebook())
    serving = loop.create_task(serve(notebook))
    while True:
        with suppress(KeyboardInterrupt):  # it came too late
            return loop.run_until_complete(serving)
        if serving.done():
            serving = loop.create_task(serve(notebook))


async def open_notebook() -> Notebook:
    """Prepare what runs cells, in the event loop that will run them."""
    notebook = Notebook(side().output, side().text)
    refresh_matplotlib()
    tune_for_small_trainings()
    return notebook


async def serve(notebook: Notebook) -> None:
    """Answer requests until the connection is closed; meanwhile, tasks of the student's go on."""
    loop = asyncio.get_running_loop()
    try:
        await answer_requests(notebook)
    finally:
        loop.stop()  # asyncio would not, where an answer has replaced `isinstance`


async def answer_requests(notebook: Notebook) -> None:
    """Answer requests until the connection is closed."""
    connection, process = side().connection, os.getpid()
    arrived = asyncio.Event()
    asyncio.get_running_loop().add_reader(connection, arrived.set)
    while True:
        arrived.clear()
        await arrived.wait()
        try:
            request = frames.receive(connection)
        except EOFError:
            return
        reply, binary = await answer(notebook, request)
        if os.getpid() != process:
            os._exit(0)  # a fork that the cell has left behind
        side().send(frames.of_json(Kind.REPLY, reply, *binary, number=request.number))


async def answer(notebook: Notebook, request: Message) -> Reply:
    """Do what is asked for, and return an answer whatever goes wrong."""
    try:
        if request.kind == Kind.RUN:
            await notebook.run(request.parts[0].decode())
            return {}, []
        return answer_question(notebook.shell, request.json(), request.parts[1:])
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
