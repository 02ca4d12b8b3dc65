"""The trusted side of the airlock: it runs setup cells and check cells, and gives verdicts.

A fork of the kernel server runs this module with one end of a socket as its stdin. A name that it
does not know is asked for on that socket, and comes from the student's side by value.
"""

import builtins
import os
import socket
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from autograder.airlock import frames
from autograder.airlock.folder import StudentFolder
from autograder.airlock.frames import Kind, Message
from autograder.airlock.values import RefusedValue, decode, encode
from autograder.checks import files
from autograder.checks.cells import run_cells
from autograder.checks.check import MIME, STUDENT_LINE, CheckFailed, Record, listener
from autograder.checks.randomness import check_source
from autograder.patches.prediction import predict_directly
from autograder.patches.small_trainings import tune_for_small_trainings


class RemoteError(Exception):
    """An exception in the student's own code, of a kind that is theirs."""


class StudentEnded(BaseException):
    """The student's side is gone, or took too long: the check is over, whoever would catch it."""


class Names(dict[str, Any]):
    """The variables of setup and check cells; what they do not define is fetched.

    Used as the globals of `exec`. Python looks a missing name up by `__missing__`, inside of
    functions too, because this is not exactly a dict.
    """

    def __init__(self, ask: Callable[[dict[str, Any], list[bytes]], Any]) -> None:
        super().__init__({"__name__": "__main__", "__builtins__": builtins})
        self._ask = ask
        self._fetched: dict[str, Any] = {}
        self.own: set[str] = set()  # defined by setup cells; never asked for, even if they failed

    def __missing__(self, name: str) -> Any:
        if name in self.own or hasattr(builtins, name):
            raise KeyError(name)
        if name not in self._fetched:
            self._fetched[name] = self._ask({"ask": "fetch", "name": name}, [])
        return self._fetched[name]

    def file(self, name: str) -> Any:
        """Return what there is of that name in the student's folder; KeyError if nothing."""
        return self._ask({"ask": "file", "name": name}, [])

    def saved_model(self, name: str) -> Any:
        """Return the model in a file, as the student's side loads it."""
        return self._ask({"ask": "model", "name": name}, [])

    def forget(self) -> None:
        """Fetch everything anew from now on. Within one check a name stays what it was."""
        self._fetched.clear()


class Side:
    """The socket to the outside."""

    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self.names = Names(self.ask)
        self._answers: dict[str, Message] = {}  # by variable
        self._models: dict[str, tuple[Any, Any]] = {}  # by variable: a model and its state

    def invalidate(self) -> None:
        """Forget the variables: the next check is of another question, or another process's."""
        self._answers.clear()
        self._models.clear()

    def ask(self, question: dict[str, Any], parts: list[bytes]) -> Any:
        """Ask the student's side; return what came.

        Raises
        ------
        KeyError
            If there is no such name.
        CheckFailed
            If the value cannot be looked at.
        Exception
            What the student's function raised.
        """
        variable = question["name"] if question["ask"] == "fetch" else ""
        model, state = self._models.get(variable, (None, None))
        if model is not None and state_of(model) == state:
            return model  # the check before has left it as it was, and to build it takes long
        message = self._answer(variable, question, parts)
        if message.kind == Kind.ENDED:
            raise StudentEnded
        try:
            reply = message.json()
        except frames.FrameError:
            raise unseen("it is damaged", question) from None
        if "missing" in reply:
            raise KeyError(question.get("name"))
        if "raised" in reply:
            raise remote_error(reply)
        if "refused" in reply:
            raise unseen(str(reply["refused"]), question)
        try:
            value = decode(reply.get("value"), list(message.parts[1:]), self.remote)
        except RefusedValue as refused:
            raise unseen(str(refused), question) from None
        if variable and (state := state_of(value)) is not None:
            self._models[variable] = value, state
        return value

    def _answer(self, variable: str, question: dict[str, Any], parts: list[bytes]) -> Message:
        """Return what came, or has come already; each check makes values of its own of it.

        A variable is fetched once for all checks of a question, whatever they call meanwhile.
        """
        if variable in self._answers:
            return self._answers[variable]
        frames.send(self.connection, frames.of_json(Kind.ASK, question, *parts))
        answer = frames.receive(self.connection)
        if variable and answer.kind != Kind.ENDED:
            self._answers[variable] = answer
        return answer

    def remote(self, handle: str, name: str) -> Callable[..., Any]:
        """Return a stand-in for a function of the student's."""

        def call(*arguments: Any, **options: Any) -> Any:
            tree, parts = encode((arguments, options), _no_function)
            returned = self.ask({"ask": "call", "handle": handle, "arguments": tree}, parts)
            if not isinstance(returned, tuple) or len(returned) != 2:
                raise unseen("it is not what a function returns")
            value, changed = returned
            if changed is not None:
                restore((arguments, options), changed)
            return value

        call.__name__ = call.__qualname__ = name
        return call


def state_of(value: Any) -> tuple[Any, ...] | None:
    """Return what checks change of a model of Keras's own; None if it is none."""
    keras = sys.modules.get("keras")
    own = type(value).__module__.startswith("keras.")
    if keras is None or not own or not isinstance(value, keras.Model):
        return None
    optimizer, loss = (getattr(value, name, None) for name in ("optimizer", "loss"))
    variables = [*value.variables, *(optimizer.variables if optimizer else ())]
    layers = [(layer, layer.trainable) for layer in (value, *layers_of(value))]
    numbers = [np.asarray(variable).tobytes() for variable in variables]
    return layers, numbers, optimizer, loss  # the last two are missing until it is compiled


def layers_of(model: Any) -> Iterator[Any]:
    """Yield a model's layers, and those of the models in it."""
    for layer in getattr(model, "layers", []):
        yield layer
        yield from layers_of(layer)


CHANGEABLE = (np.ndarray, list, dict, pd.DataFrame)


def restore(mine: Any, theirs: Any) -> None:
    """Change arguments in place, as a function on the other side has changed its copies."""
    if isinstance(mine, np.ndarray) and isinstance(theirs, np.ndarray):
        if mine.shape == theirs.shape:
            mine[...] = theirs
    elif isinstance(mine, list) and isinstance(theirs, list):
        mine[:] = theirs
    elif isinstance(mine, dict) and isinstance(theirs, dict):
        for name in mine.keys() & theirs.keys():
            restore(mine[name], theirs[name])  # the same objects, where they can be changed
        changed = {k: v for k, v in theirs.items() if not isinstance(v, CHANGEABLE)}
        kept = {k: v for k, v in mine.items() if k in theirs}
        mine.clear()
        mine.update({**theirs, **kept, **changed})
    elif isinstance(mine, tuple) and isinstance(theirs, tuple):
        for one, other in zip(mine, theirs, strict=False):
            restore(one, other)
    elif isinstance(mine, pd.DataFrame) and isinstance(theirs, pd.DataFrame):
        mine.drop(columns=mine.columns, inplace=True)
        for name in theirs:
            mine[name] = theirs[name]


def _no_function(function: Callable[..., Any]) -> str:
    raise RefusedValue(f"the function {getattr(function, '__name__', '')} cannot cross")


def unseen(reason: str, question: dict[str, Any] | None = None) -> CheckFailed:
    """Say that a value cannot be checked: that of a variable, or what a call has returned."""
    name = question.get("name") if question and question["ask"] == "fetch" else ""
    where = f" in `{name}`" if name else ""
    return CheckFailed(f"a value{where} that can be looked at from outside", reason)


def remote_error(reply: dict[str, Any]) -> Exception:
    """Return the exception that a student's function raised, as one of Python's own if it is."""
    error = _rebuilt(*(str(reply.get(key, "")) for key in ("raised", "text")))
    setattr(error, STUDENT_LINE, str(reply.get("line", "")))
    return error


def _rebuilt(name: str, text: str) -> Exception:
    kind = getattr(builtins, name, None)
    if isinstance(kind, type) and issubclass(kind, Exception) and not issubclass(kind, OSError):
        try:
            return kind(text)
        except TypeError:
            pass  # such as UnicodeDecodeError, which wants five arguments
    return RemoteError(f"{name}: {text}")


def run_check(names: Names, source: str, label: str) -> dict[str, Any]:
    """Run one check cell; return its verdict.

    Returns
    -------
    dict
        status ("passed", "failed", "ended" or "ungraded"), message, outputs, seconds.
    """
    outputs: list[dict[str, Any]] = []

    def collect(record: Record, shown: dict[str, str]) -> None:
        data = {**shown, MIME: asdict(record)}
        outputs.append({"output_type": "display_data", "data": data, "metadata": {}})

    names.forget()
    begun = time.perf_counter()
    status, message = "passed", ""
    listening = listener.set(collect)
    told = check_source.set(source)
    try:
        with tempfile.TemporaryDirectory() as copies:
            reading = files.folder.set(StudentFolder(names.file, Path(copies), names.saved_model))
            try:
                exec(compile(source, label, "exec"), names)
            finally:
                files.folder.reset(reading)
    except CheckFailed as failed:
        status, message = "failed", str(failed)
        outputs.append(
            {
                "output_type": "error",
                "ename": "CheckFailed",
                "evalue": message,
                "traceback": failed._render_traceback_(),
            }
        )
    except StudentEnded:
        status, outputs = "ended", []
    except BaseException as error:  # not a student's: a check says that by CheckFailed
        status, message = "ungraded", "".join(traceback.format_exception_only(error)).strip()
    finally:
        listener.reset(listening)
        check_source.reset(told)
    seconds = time.perf_counter() - begun
    return {"status": status, "message": message, "outputs": outputs, "seconds": seconds}


def main() -> None:
    """Answer requests until the connection is closed."""
    connection = socket.socket(fileno=os.dup(0))
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    tune_for_small_trainings()
    predict_directly()
    side = Side(connection)
    while True:
        try:
            request = frames.receive(connection)
        except EOFError:
            return
        content = request.json()
        if request.kind == Kind.OWN:
            side.names.own.update(content["names"])
            continue
        if request.kind == Kind.CHECK:
            if content["changed"]:
                side.invalidate()
            run_cells.raised[""] = content["raised"]
            result = run_check(side.names, content["source"], content["label"])
        else:
            result = run_setup(side.names, content["source"])
        frames.send(connection, frames.of_json(Kind.RESULT, result))


def run_setup(names: Names, source: str) -> dict[str, Any]:
    """Run one setup cell; return what went wrong, empty if nothing did."""
    names.forget()
    try:
        exec(compile(source, "setup", "exec"), names)
    except StudentEnded:
        return {"wrong": "the student's side ended"}
    except CheckFailed as failed:
        return {"wrong": str(failed)}
    except Exception as error:
        return {"wrong": "".join(traceback.format_exception_only(error)).strip()}
    return {"wrong": ""}


if __name__ == "__main__":
    main()
