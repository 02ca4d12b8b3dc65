"""One check: what it is called, what became of it, and how that is shown."""

import ast
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
from typing import Any, Literal, Self

from autograder.exercise import CHECK_ID

MIME = "application/vnd.keras-course.check+json"
STUDENT_LINE = "__student_line__"  # attribute of an exception from another process
LONGEST = 400  # characters of somebody else's error message

_current: ContextVar["check | None"] = ContextVar("check", default=None)
# Who hears what became of checks where there is no notebook to show it.
listener: ContextVar[Callable[["Record", dict[str, str]], None] | None] = ContextVar(
    "listener", default=None
)


class CheckFailed(AssertionError):
    """A check that failed, in the student's words: what was expected, and what was found.

    In a notebook it shows as a short box without a traceback; elsewhere it is an exception.
    """

    def __init__(self, expected: str, found: str = "", why: str = "") -> None:
        super().__init__(expected, found, why)
        self.expected, self.found, self.why = expected, found, why
        self.title = self.see = ""
        self.todo = ""  # what comes first, where there is no answer yet

    def lines(self) -> list[tuple[str, str]]:
        """Return (label, text) for each part of the message that there is."""
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
        """IPython shows these lines in the place of a traceback."""
        # JupyterLab's ground for errors is red, light or dark: red letters would drown in it.
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
    """A number that a check compared with a threshold."""

    name: str
    value: float
    at_least: float | None = None
    at_most: float | None = None


@dataclass
class Record:
    """What became of a check: what Validate and `autograder prove` read in a notebook's outputs."""

    title: str
    status: Literal["passed", "failed"] = "passed"
    message: str = ""
    measures: list[Measure] = field(default_factory=list)


class check:  # noqa: N801 - read as a word, like contextlib.suppress
    """Run a few expectations as one check, and show in a box what became of it.

    Parameters
    ----------
    title : str
        What is checked, as a short sentence that is true when it passes.
    see : str
        The heading of the lesson's section which explains it.
    later : str
        What the grader tries besides, where the check has hidden tests: a student's own tick must
        not promise more than it has seen.

    Raises
    ------
    CheckFailed
        For whatever goes wrong inside: an expectation that is not met, a bare `assert`, a name that
        does not exist yet, or an exception in the student's own code.
    """

    def __init__(self, title: str, *, see: str, later: str = "") -> None:
        self.title, self.see, self.later = title, see, later
        self.record = Record(title)

    def __enter__(self) -> Self:
        self._stack = ExitStack()
        self._stack.enter_context(_stderr_is_no_verdict())
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
        if error is None:
            shown = self._passed()
            _publish(self.record, shown)
        elif isinstance(error, Exception | SystemExit):  # no answer may end the grading by `exit()`
            failed = _explain(error)
            failed.title, failed.see = self.title, self.see
            failed.todo = _todo(error)
            self.record.status, self.record.message = "failed", str(failed)
            _publish(self.record, {})
            raise failed from None

    def _passed(self) -> dict[str, str]:
        measured = "; ".join(_measured(measure) for measure in self.record.measures)
        detail = f" ({measured})" if measured else ""
        alone = measured
        if self.later:
            shown = f"as far as this notebook shows. The grader also tries {self.later}."
            detail += f", {shown}"
            alone = f"{measured}, {shown}" if measured else shown
        self.record.message = alone[:1].upper() + alone[1:]
        return {
            "text/plain": f"✔ {self.title}{detail}",
            "text/html": (
                '<div role="status" style="border-left: 4px solid '
                'var(--jp-success-color1, #388e3c); padding: 2px 10px">'
                f"<b>✔ {html.escape(self.title)}</b> · passed{html.escape(detail)}</div>"
            ),
        }


def measure(
    name: str, value: float, *, at_least: float | None = None, at_most: float | None = None
) -> None:
    """Note a number that is compared with a threshold, for the record of the current check."""
    current = _current.get()
    if current is not None:
        current.record.measures.append(Measure(name, float(value), at_least, at_most))


def told(error: BaseException) -> str:
    """Return an exception as one short line, without what Keras and TensorFlow wrap around it."""
    try:
        text = str(error)
    except Exception:
        text = ""
    text = re.sub(r"\x1b\[[\d;]*m|Exception encountered when calling .*", "", text)
    text = text.split("\nArguments received by", maxsplit=1)[0]
    operation = re.search(r"^(.*\S.*)\n\s*\[\[\{\{node", text, re.MULTILINE)
    line = " ".join((operation[1] if operation else text).split())
    if len(line) > LONGEST:
        line = line[:LONGEST] + " …"
    kind = type(error).__name__
    return f"{kind}: {line}" if line else kind


def _measured(found: Measure) -> str:
    if found.at_least is not None:
        return f"{found.name} {found.value:.3g}, at least {found.at_least:.3g} needed"
    return f"{found.name} {found.value:.3g}, at most {found.at_most:.3g} allowed"


def _publish(record: Record, shown: dict[str, str]) -> None:
    """Tell the listener, or put the record into the outputs of the notebook, if there is one."""
    hear = listener.get()
    if hear is not None:
        hear(record, shown)
        return
    shell = _notebook()
    if shell is not None:
        shell.display_pub.publish({**shown, MIME: asdict(record)})


def _notebook() -> Any:
    """Return the shell of the kernel that this runs in; None if it is no kernel."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    return shell if hasattr(shell, "kernel") else None


class _Cells:
    """Cells of this notebook by their ids, as they were last run. Only JupyterLab tells ids."""

    def __init__(self) -> None:
        self.ran: dict[str, str] = {}
        self.running = ""
        shell = _notebook()
        if shell is not None:
            shell.events.register("pre_run_cell", self._note)

    def _note(self, info: Any) -> None:
        self.running = str(info.cell_id or "")
        self.ran[self.running] = info.raw_cell


_cells = _Cells()


def _todo(error: BaseException) -> str:
    """Return what a student has to do before the running check; empty if there is an answer."""
    asked = CHECK_ID.fullmatch(_cells.running)
    if asked is None:
        return ""
    answer = _cells.ran.get(asked[1])
    if answer is None and isinstance(error, NameError):
        return "Write your answer above, run its cell, then this one."
    if answer is not None and unwritten(answer):
        return "Write your answer above, where it says # YOUR CODE HERE. Run it, then this cell."
    return ""


def unwritten(answer: str) -> bool:
    """Return whether an answer cell holds nothing yet that could be right or wrong."""
    try:
        return all(map(_empty, ast.parse(answer).body))
    except (SyntaxError, ValueError):  # somebody has written something
        return False


def _empty(statement: ast.stmt) -> bool:
    match statement:
        case ast.FunctionDef() | ast.ClassDef():
            return all(map(_empty, statement.body))
        case ast.Assign(value=ast.Constant(value)):
            return value is None or value is ...
        case ast.Expr(ast.Constant()) | ast.Pass() | ast.Import() | ast.ImportFrom():
            return True
    return False


@contextmanager
def _stderr_is_no_verdict() -> Iterator[None]:
    """Send stderr to stdout: nbgrader gives no points to a check cell that wrote any.

    Warnings and log lines are silenced: log handlers hold on to the stderr they were made with, and
    lines about retracing are of no use to someone whose model is checked.
    """
    logged = logging.root.manager.disable
    _flush()
    kept = os.dup(2)
    try:
        os.dup2(1, 2)
        logging.disable(logging.CRITICAL)
        with redirect_stderr(sys.stdout), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        _flush()
        logging.disable(logged)
        os.dup2(kept, 2)
        os.close(kept)


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        with suppress(Exception):  # the student's code may have closed or replaced it
            stream.flush()


def _explain(error: Exception | SystemExit) -> CheckFailed:
    """Say in one sentence what went wrong, whoever raised it."""
    if isinstance(error, CheckFailed):
        return error
    cell, *frames = traceback.extract_tb(error.__traceback__)
    in_check = all(frame.filename == cell.filename for frame in frames)
    if isinstance(error, NameError) and error.name and in_check:
        return CheckFailed(
            f"a variable or function called `{error.name}`",
            "that name does not exist",
            "Run your answer cell first, and look for a typing error in the name.",
        )
    if isinstance(error, AssertionError) and in_check:
        return CheckFailed(str(error) or "the condition in this cell to hold")
    raised = told(error)
    lines = [f.line for f in frames if f.filename != cell.filename and _in_notebook(f.filename)]
    # An exception that came from another process brings its line along.
    line = getattr(error, STUDENT_LINE, "") or (lines[-1] if lines else "")
    if line:
        raised += f"\nraised by your line: {line}"
    return CheckFailed("your answer to run with this check", raised)


def _in_notebook(filename: str) -> bool:
    return "ipykernel_" in filename or filename.startswith("<ipython-input")
