"""One check: what it is called, what became of it, and how that is shown."""

import html
import logging
import os
import sys
import traceback
import warnings
from contextlib import ExitStack, contextmanager, redirect_stderr
from contextvars import ContextVar
from dataclasses import asdict, dataclass, field
from types import TracebackType
from typing import Any, Literal, Self

MIME = "application/vnd.keras-course.check+json"
LONGEST = 400  # characters of somebody else's error message

_current: ContextVar["check | None"] = ContextVar("check", default=None)


class CheckFailed(AssertionError):
    """A check that failed, in the student's words: what was expected, and what was found.

    In a notebook it shows as a short box without a traceback; elsewhere it is an exception.
    """

    def __init__(self, expected: str, found: str = "", why: str = "") -> None:
        super().__init__(expected, found, why)
        self.expected, self.found, self.why = expected, found, why
        self.title = self.see = ""

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
        bold, red, plain = "\x1b[1m", "\x1b[1;31m", "\x1b[0m"
        box = [f"{red}✘ {self.title or 'Not yet'}{plain}"]
        for label, text in self.lines():
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
    """What became of a check. `autograder prove` reads it from the notebook's outputs."""

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

    Raises
    ------
    CheckFailed
        For whatever goes wrong inside: an expectation that is not met, a bare `assert`, a name that
        does not exist yet, or an exception in the student's own code.
    """

    def __init__(self, title: str, *, see: str) -> None:
        self.title, self.see = title, see
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
            _publish(self.record, self._passed())
        elif isinstance(error, Exception):
            failed = _explain(error)
            failed.title, failed.see = self.title, self.see
            self.record.status, self.record.message = "failed", str(failed)
            _publish(self.record, {})
            raise failed from None

    def _passed(self) -> dict[str, str]:
        measured = "; ".join(_measured(measure) for measure in self.record.measures)
        detail = f" ({measured})" if measured else ""
        return {
            "text/plain": f"✔ {self.title}{detail}",
            "text/html": (
                '<div style="border-left: 4px solid var(--jp-success-color1, #388e3c); '
                'padding: 2px 10px">'
                f"<b>✔ {html.escape(self.title)}</b>{html.escape(detail)}</div>"
            ),
        }


def measure(
    name: str, value: float, *, at_least: float | None = None, at_most: float | None = None
) -> None:
    """Note a number that is compared with a threshold, for the record of the current check."""
    current = _current.get()
    if current is not None:
        current.record.measures.append(Measure(name, float(value), at_least, at_most))


def _measured(found: Measure) -> str:
    if found.at_least is not None:
        return f"{found.name} {found.value:.3g}, at least {found.at_least:.3g} needed"
    return f"{found.name} {found.value:.3g}, at most {found.at_most:.3g} allowed"


def _publish(record: Record, shown: dict[str, str]) -> None:
    """Put the record into the notebook's outputs; outside of a notebook, do nothing."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    if shell is not None and hasattr(shell, "kernel"):
        from IPython.display import publish_display_data

        data: dict[str, Any] = {**shown, MIME: asdict(record)}
        publish_display_data(data)


@contextmanager
def _stderr_is_no_verdict() -> Any:
    """Send stderr to stdout: nbgrader gives no points to a check cell that wrote any."""
    logger = logging.getLogger("tensorflow")
    level = logger.level
    sys.stdout.flush()
    sys.stderr.flush()
    kept = os.dup(2)
    try:
        os.dup2(1, 2)
        logger.setLevel(logging.ERROR)  # retracing: of no use to someone whose model is checked
        with redirect_stderr(sys.stdout), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)
        os.dup2(kept, 2)
        os.close(kept)


def _explain(error: Exception) -> CheckFailed:
    """Say in one sentence what went wrong, whoever raised it."""
    if isinstance(error, CheckFailed):
        return error
    frames = traceback.extract_tb(error.__traceback__)[1:]  # the first is the check cell itself
    in_check = not frames
    if isinstance(error, NameError) and in_check:
        name = getattr(error, "name", None) or str(error).split("'")[1]
        return CheckFailed(
            f"a variable or function called `{name}`",
            "that name does not exist",
            "Run your answer cell first, and look for a typing error in the name.",
        )
    if isinstance(error, AssertionError) and in_check:
        return CheckFailed(str(error) or "the condition in this cell to hold")
    message = " ".join(str(error).split())
    if len(message) > LONGEST:
        message = message[:LONGEST] + " …"
    raised = f"{type(error).__name__}: {message}" if message else type(error).__name__
    mine = [frame for frame in frames if _in_notebook(frame.filename)]
    if mine:
        raised += f"\nraised by your line: {mine[-1].line}"
    return CheckFailed("your answer to run with this check", raised)


def _in_notebook(filename: str) -> bool:
    return "ipykernel_" in filename or filename.startswith("<ipython-input")
