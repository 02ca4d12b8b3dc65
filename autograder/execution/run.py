"""One run of an exercise: its cells in order, and a verdict for each of its checks."""

from collections.abc import Collection
from typing import Protocol

from autograder.checks.errors import as_line
from autograder.execution.outputs import Outputs
from autograder.execution.session import Output, Session, Stopped
from autograder.exercise import Cell, CellKind, Exercise
from autograder.verdict import Verdict


class Checker(Protocol):
    """What runs the checks."""

    def prepare(self, cell: Cell) -> None:
        """Take note of a setup cell, which checks may need."""

    def check(self, cell: Cell, outputs: Outputs, raised: str = "") -> Verdict:
        """Run a check cell.

        Parameters
        ----------
        cell : Cell
        outputs : Outputs
            To add to.
        raised : str
            What stopped the answer of its question; empty if nothing did.

        Raises
        ------
        Stopped
            If the student's code did not come to its end when the check called it.
        """


class Run:
    """Runs an exercise with a student's answers.

    What stops an answer costs the checks of its question, and no other: in later questions the
    cells before it have run again. What stops while a check calls it costs this check.

    Parameters
    ----------
    exercise : Exercise
        Outputs are put into its cells.
    session : Session
    checker : Checker
    """

    def __init__(self, exercise: Exercise, session: Session, checker: Checker) -> None:
        self.exercise, self.session, self.checker = exercise, session, checker
        self.died: list[Cell] = []  # cells that have ended the process
        self._stopped: Stopped | None = None  # what happened to the answer of this question
        self._raised = ""  # what that answer raised

    def verdicts(self, wanted: Collection[str] | None = None) -> list[Verdict]:
        """Run all cells, and return a verdict for each check.

        Parameters
        ----------
        wanted : collection of str, optional
            Ids of the only checks to run. All of the student's code runs in any case.
        """
        verdicts = []
        for cell in self.exercise.cells:
            if cell.kind == "text" or (
                cell.kind == "check" and wanted is not None and cell.id not in wanted
            ):
                continue
            outputs = Outputs()
            if cell.kind == "check":
                verdict = self._check(cell, outputs)
                verdict.memory = self.session.backend.peak_memory_bytes
                verdicts.append(verdict)
            else:
                self._run(cell, outputs)
            cell.node["execution_count"], cell.node["outputs"] = None, outputs.as_notebook()
        return verdicts

    def _run(self, cell: Cell, outputs: Outputs) -> None:
        if cell.kind == "answer":
            self._stopped, self._raised = None, ""

        def add(output: Output) -> None:
            outputs.add(output)
            if cell.kind == "answer" and output.get("output_type") == "error":
                self._raised = as_line(str(output.get("ename")), str(output.get("evalue")))

        try:
            self.session.run(cell.source, self._seconds(cell.kind), add)
        except Stopped as stopped:
            outputs.add_note(f"This cell was stopped: {stopped}.")
            if cell.kind == "answer":
                self._stopped = stopped
            self._note(cell, stopped)
        if cell.kind == "setup":
            self.checker.prepare(cell)

    def _check(self, cell: Cell, outputs: Outputs) -> Verdict:
        stopped = self._stopped
        if stopped is None:
            try:
                return self.checker.check(cell, outputs, self._raised)
            except Stopped as error:
                stopped = error
                self._note(cell, stopped)
        message = f"Your answer could not be checked: {stopped}."
        outputs.add_failure(message)
        return Verdict(cell.id, stopped.status, message)

    def _note(self, cell: Cell, stopped: Stopped) -> None:
        if stopped.died:
            self.died.append(cell)

    def _seconds(self, kind: CellKind) -> float:
        limits = self.session.limits
        return limits.setup_s if kind == "setup" else limits.cell_s
