"""The cells that have run in this notebook: they tell an untried answer from a wrong one."""

import ast
import sys
from typing import Any

from autograder.checks.errors import error_line
from autograder.exercise import CHECK_ID


class RunCells:
    """The cells that have run in this kernel. Only JupyterLab sends the ids of cells.

    Attributes
    ----------
    sources : dict of str to str
        The source of each cell as it was last run, by the cell's id.
    raised : dict of str to str
        What stopped a cell when it was last run, by the cell's id. Under "" stands what stopped the
        answer of the check that runs next: who runs cells without ids says so.
    running : str
        The id of the cell that is running; empty if it has none.
    """

    def __init__(self) -> None:
        self.sources: dict[str, str] = {}
        self.raised: dict[str, str] = {}
        self.running = ""

    def note(self, info: Any) -> None:
        """Note a cell that is about to run: a callback for IPython's `pre_run_cell`."""
        self.running = str(info.cell_id or "")
        self.sources[self.running] = info.raw_cell

    def note_end(self, result: Any) -> None:
        """Note how a cell has ended: a callback for IPython's `post_run_cell`."""
        cell = str(getattr(result.info, "cell_id", None) or "")
        error = result.error_before_exec or result.error_in_exec
        if cell:
            self.raised[cell] = "" if error is None else error_line(error)

    def answer_error(self) -> str:
        """Return what stopped the answer of the running check; empty if nothing did."""
        check_id = CHECK_ID.fullmatch(self.running)
        return self.raised.get(check_id[1] if check_id else "", "")

    def answer_has_run(self) -> bool:
        """Return whether the answer of the running check has run, as far as is known here."""
        check_id = CHECK_ID.fullmatch(self.running)
        return (check_id[1] if check_id else "") in self.raised

    def todo(self, error: BaseException) -> str:
        """Return what comes before the running check, which raised `error`; empty if nothing."""
        check_id = CHECK_ID.fullmatch(self.running)
        if check_id is None:
            return ""
        answer = self.sources.get(check_id[1])
        if answer is None and isinstance(error, NameError):
            return "Write your answer above, run its cell, then this one."
        if answer is not None and unwritten(answer):
            return (
                "Write your answer above, where it says # YOUR CODE HERE. Run it, then this cell."
            )
        return ""


run_cells = RunCells()


def watch_cells() -> None:
    """Note every cell that runs in this kernel from now on.

    Outside a kernel this does nothing, and neither does a second call: IPython registers a
    function only once.
    """
    shell = notebook_shell()
    if shell is not None:
        shell.events.register("pre_run_cell", run_cells.note)
        shell.events.register("post_run_cell", run_cells.note_end)


def notebook_shell() -> Any:
    """Return the shell of the kernel that this process runs; None outside a kernel."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    return shell if hasattr(shell, "kernel") else None


def unwritten(answer: str) -> bool:
    """Return whether the source of an answer cell has nothing yet that could be right or wrong."""
    try:
        return all(map(_is_placeholder, ast.parse(answer).body))
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # it is written, at least
        return False


def _is_placeholder(statement: ast.stmt) -> bool:
    match statement:
        case ast.FunctionDef() | ast.ClassDef():
            return all(map(_is_placeholder, statement.body))
        case ast.Assign(value=ast.Constant(value)):
            return value is None or value is ...
        case ast.Expr(ast.Constant()) | ast.Pass() | ast.Import() | ast.ImportFrom():
            return True
    return False
