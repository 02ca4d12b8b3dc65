"""Print what grading a class, or proving a chapter, has shown."""

from rich.console import Console
from rich.table import Table

from autograder.authoring.rules import question_of
from autograder.grading.course import Mark, Result
from autograder.grading.prove import Proof


def print_results(results: list[Result], console: Console, *, unsafe: bool) -> None:
    """Print the points of each submission, then what the instructor should know of some."""
    title = "graded without a sandbox" if unsafe else None
    table = Table("student", "points", "of", "checks failed", title=title)
    for result in sorted(results, key=lambda result: result.student):
        if result.status == "graded":
            failed = ", ".join(_why(mark) for mark in result.marks if not mark.passed)
            table.add_row(result.student, f"{result.points:g}", f"{result.out_of:g}", failed)
        else:
            table.add_row(result.student, result.status, "", "")
    console.print(table)
    for result in results:
        for note in result.notes:
            console.print(
                f"{result.student}: {note}", highlight=False, markup=False, soft_wrap=True
            )


def _why(mark: Mark) -> str:
    """Name a check that did not pass, and how, if it did not simply fail."""
    return mark.check if mark.status == "failed" else f"{mark.check} ({mark.status})"


def print_proof(proof: Proof, console: Console, *, messages: bool) -> None:
    """Print survivors and false alarms by question, then the margins of the thresholds."""
    table = Table(title=f"{proof.chapter}, {proof.seeds} seed{'s' if proof.seeds > 1 else ''}")
    for heading in ("question", "right", "wrong", "survivors", "false alarms"):
        table.add_column(heading, justify="left" if heading == "question" else "right")
    for question, (right, wrong) in proof.answers.items():
        kinds = [f.kind for f in proof.findings if f.question == question]
        counts = [str(kinds.count(kind)) for kind in ("survivor", "false alarm")]
        table.add_row(question, str(right), str(wrong), *counts)
    console.print(table)
    for found in proof.findings:
        console.print(
            f"seed {found.seed}, {found.check}, {found.kind}: “{found.answer}” {found.message}",
            highlight=False,
            markup=False,
        )
    if proof.margins:
        margins = Table(title="thresholds")
        for heading in ("check", "measured", "threshold", "must pass", "must fail"):
            margins.add_column(heading)
        for (check, name), margin in proof.margins.items():
            sign = "≥" if margin.at_least else "≤"
            margins.add_row(
                check,
                name,
                f"{sign} {margin.threshold:g}",
                _range(margin.right),
                _range(margin.wrong),
            )
        console.print(margins)
    if messages:
        for (check, mistake), message in sorted(proof.messages.items()):
            console.print(f"\n{question_of(check)} “{mistake}”", style="bold")
            console.print(message, highlight=False, markup=False)


def _range(values: list[float]) -> str:
    return f"{min(values):.3f} to {max(values):.3f}" if values else "none"
