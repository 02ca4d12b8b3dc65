"""One check: its title, its outcome, and how that is shown."""

import html
import logging
import os
import re
import sys
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, redirect_stderr, suppress
from contextvars import ContextVar
from dataclasses import asdict, dataclass, field
from types import TracebackType
from typing import Literal, Self

from autograder.checks.cells import notebook_shell, run_cells
from autograder.checks.errors import error_line

MIME = "application/vnd.keras-course.check+json"
STUDENT_LINE = "__student_line__"  # attribute of an exception from another process

EXPECTATIONS: set[str] = set()  # their names, which `expect` adds
ANOTHER_RELEASE = "one that was written for another release of the course"
MERGE = "Run `autograder start --merge CHAPTER` in a terminal; your answers stay."
NOTED = "The grader will tell whether it is right."
UNKNOWN_OPTION = re.compile(r"(\w+)\(\) got an unexpected keyword argument")
UNKNOWN_EXPECTATION = "module 'autograder.checks.expect' has no attribute"

_current: ContextVar["check | None"] = ContextVar("check", default=None)
# Called with the record of each check, and what it shows, where there is no notebook to show it.
listener: ContextVar[Callable[["Record", dict[str, str]], None] | None] = ContextVar(
    "listener", default=None
)


class CheckFailed(AssertionError):
    """A failed check: what was expected and what was found, in words that a student knows.

    In a notebook it shows as a short box without a traceback; elsewhere it is an exception.

    Parameters
    ----------
    expected : str
        What should have been, as a phrase: ``"3 epochs in `history`"``.
    found : str
        What was there instead; empty if there is nothing to show.
    why : str
        A hint at the cause; empty if there is none.
    """

    def __init__(self, expected: str, found: str = "", why: str = "") -> None:
        super().__init__(expected, found, why)
        self.expected, self.found, self.why = expected, found, why
        self.title = self.see = ""
        self.todo = ""  # what the student has to do first, where there is no answer yet

    def lines(self) -> list[tuple[str, str]]:
        """Return the label and the text of each part of the message that is not empty."""
        parts = {
            "Expected": self.expected,
            "Found": self.found,
            "Hint": self.why,
            "Lesson": f"“{self.see}”" if self.see else "",
        }
        return [(label, text) for label, text in parts.items() if text]

    def __str__(self) -> str:
        body = "\n".join(f"{label}: {text}" for label, text in self.lines())
        return f"{self.title}\n{body}" if self.title else body

    def _render_traceback_(self) -> list[str]:
        """Return the lines that IPython shows in place of a traceback."""
        # JupyterLab's background for errors is red: red letters could not be read on it.
        bold, black_on_yellow, plain = "\x1b[1m", "\x1b[1;30;43m", "\x1b[0m"
        lines = self.lines()
        if self.todo:
            box = [f"{black_on_yellow}○ Not tried yet: {self.title}{plain}"]
            lines = [("To do", self.todo), *(line for line in lines if line[0] == "Lesson")]
        else:
            box = [f"{bold}✘ {self.title or 'Not yet'}{plain}"]
        for label, text in lines:
            first, *more = text.splitlines() or [""]
            box.append(f"  {bold}{label:<9}{plain}{first}")
            box += [f"{'':11}{line}" for line in more]
        return box


@dataclass
class Measure:
    """A number that a check compared with a threshold.

    Attributes
    ----------
    name : str
        What was measured, for the message.
    value : float
    at_least, at_most : float or None
        The threshold; one of the two.
    """

    name: str
    value: float
    at_least: float | None = None
    at_most: float | None = None


@dataclass
class Record:
    """The outcome of a check. A notebook keeps it among the outputs, under the type `MIME`.

    Attributes
    ----------
    title : str
    status : {"passed", "noted", "failed"}
        "noted": it has the right form, and only the grader's hidden tests can tell more.
    message : str
        Why it failed; or else what was measured and what the hidden tests try.
    measures : list of Measure
        What was compared with thresholds, in order.
    """

    title: str
    status: Literal["passed", "noted", "failed"] = "passed"
    message: str = ""
    measures: list[Measure] = field(default_factory=list)


class check:  # noqa: N801 - read as a word, like contextlib.suppress
    """Run a few expectations as one check, and show its outcome in a box.

    Parameters
    ----------
    title : str
        What is checked, as a short sentence that is true when the check passes.
    see : str
        The heading of the lesson's section that explains it.
    hidden : str
        What the hidden tests try, if the check has any: the tick that students see must not promise
        more than it has tested.

    Raises
    ------
    CheckFailed
        If anything goes wrong inside: an expectation is not met, a bare `assert` fails, a name does
        not exist yet, or the student's own code raises an exception.
    """

    def __init__(
        self, title: str, *, see: str, hidden: str = "", noted: bool = False, **unknown: object
    ) -> None:
        self.title, self.see, self.hidden, self.noted = title, see, hidden, noted
        self.record = Record(title)
        self._unknown = unknown  # options of another release's checks

    def __enter__(self) -> Self:
        self._stack = ExitStack()
        self._stack.enter_context(_stderr_to_stdout())
        token = _current.set(self)
        self._stack.callback(_current.reset, token)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()
        raised = run_cells.answer_error()
        if self._unknown or (isinstance(error, Exception) and _of_another_release(error)):
            error, raised = CheckFailed("a check of this release", ANOTHER_RELEASE, MERGE), ""
        if error is None:
            if self.noted and listener.get() is None:  # in a notebook, without hidden tests
                self.record.status = "noted"
            self.record.message = self._passed_message()
            _publish(self.record, self._passed())
        elif isinstance(error, Exception | SystemExit):  # no answer may end the grading by `exit()`
            failed = _as_check_failed(error)
            failed.title, failed.see = self.title, self.see
            failed.todo = run_cells.todo(error)
            if raised:
                failed.why = f"Your answer cell stopped with {raised.rstrip('.')}."
            self.record.status, self.record.message = "failed", str(failed)
            _publish(self.record, {})
            raise failed from None

    def _measured(self) -> str:
        return "; ".join(_in_words(measure) for measure in self.record.measures)

    def _scope(self) -> str:
        """Return what a tick does not promise; empty if there are no hidden tests."""
        if not self.hidden:
            return ""
        return f"as far as this notebook shows. The grader also tries {self.hidden}."

    def _passed_message(self) -> str:
        if self.record.status == "noted":
            return ". ".join(filter(None, [self._measured(), f"Noted. {NOTED}"]))
        message = ", ".join(filter(None, [self._measured(), self._scope()]))
        return message[:1].upper() + message[1:]

    def _passed(self) -> dict[str, str]:
        """Return what a notebook shows, by type."""
        measured = f" ({self._measured()})" if self.record.measures else ""
        if self.record.status == "noted":
            colour, verdict = "--jp-info-color1, #0277bd", f"● Noted: {self.title}"
            detail = f"{measured}. {NOTED}"
            outcome = detail
        else:
            colour, verdict = "--jp-success-color1, #388e3c", f"✔ {self.title}"
            detail = measured + (f", {self._scope()}" if self.hidden else "")
            outcome = f" · passed{detail}"
        return {
            "text/plain": f"{verdict}{detail}",
            "text/html": (
                f'<div role="status" style="border-left: 4px solid var({colour}); '
                'padding: 2px 10px">'
                f"<b>{html.escape(verdict)}</b>{html.escape(outcome)}</div>"
            ),
        }


def measure(
    name: str, value: float, *, at_least: float | None = None, at_most: float | None = None
) -> None:
    """Add a number that is compared with a threshold to the record of the current check."""
    current = _current.get()
    if current is not None:
        current.record.measures.append(Measure(name, float(value), at_least, at_most))


def describe_error(error: BaseException, check_cell: str = "") -> str:
    """Return an exception as one short line, and below it the student's line that raised it.

    Parameters
    ----------
    error : BaseException
    check_cell : str
        File name of the cell that the check stands in, whose lines are not the student's.
    """
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f.line for f in frames if f.filename != check_cell and _in_notebook(f.filename)]
    # An exception that came from another process brings its line along.
    line = getattr(error, STUDENT_LINE, "") or (lines[-1] if lines else "")
    described = error_line(error)
    return f"{described}\nraised by your line: {line}" if line else described


def _in_words(found: Measure) -> str:
    if found.at_least is not None:
        return f"{found.name} {found.value:.3g}, at least {found.at_least:.3g} needed"
    return f"{found.name} {found.value:.3g}, at most {found.at_most:.3g} allowed"


def _publish(record: Record, shown: dict[str, str]) -> None:
    """Hand a record to the listener, or add it to the outputs of the notebook, if there is one."""
    receive = listener.get()
    if receive is not None:
        receive(record, shown)
        return
    shell = notebook_shell()
    if shell is not None:
        shell.display_pub.publish({**shown, MIME: asdict(record)})


@contextmanager
def _stderr_to_stdout() -> Iterator[None]:
    """Send stderr to stdout: nbgrader gives no points to a check cell that writes to stderr.

    Warnings and log lines are silenced: log handlers keep the stderr that they were created with,
    and lines about retracing are of no use to a student.
    """
    disabled_level = logging.root.manager.disable
    _flush()
    stderr = os.dup(2)
    try:
        os.dup2(1, 2)
        logging.disable(logging.CRITICAL)
        with redirect_stderr(sys.stdout), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        _flush()
        logging.disable(disabled_level)
        os.dup2(stderr, 2)
        os.close(stderr)


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        with suppress(Exception):  # the student's code may have closed or replaced it
            stream.flush()


def _as_check_failed(error: Exception | SystemExit) -> CheckFailed:
    """Return what went wrong as one message, wherever it was raised."""
    if isinstance(error, CheckFailed):
        return error
    cell, *frames = traceback.extract_tb(error.__traceback__)
    in_check = all(frame.filename == cell.filename for frame in frames)
    if isinstance(error, NameError) and error.name and in_check:
        return CheckFailed(
            f"a variable or function called `{error.name}`",
            "that name does not exist",
            "Does your answer make it? Look for a typing error in the name."
            if run_cells.answer_has_run()
            else "Run your answer cell first, and look for a typing error in the name.",
        )
    if isinstance(error, AssertionError) and in_check:
        return CheckFailed(str(error) or "the condition in this cell to hold")
    described = describe_error(error, cell.filename)
    return CheckFailed("your answer to run with this check", described)


def _of_another_release(error: Exception) -> bool:
    """Return whether a check cell calls an expectation, or an option of one, that there is not."""
    unknown = UNKNOWN_OPTION.match(str(error)) if isinstance(error, TypeError) else None
    missing = UNKNOWN_EXPECTATION in str(error) if isinstance(error, AttributeError) else False
    return missing or (unknown is not None and unknown[1] in EXPECTATIONS)


def _in_notebook(filename: str) -> bool:
    return "ipykernel_" in filename or filename.startswith("<ipython-input")
