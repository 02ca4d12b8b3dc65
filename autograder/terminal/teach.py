"""Tables for instructors and authors: results, proofs, the demo, notebooks that were run."""

from typing import TYPE_CHECKING

from rich.console import Console
from rich.panel import Panel
from rich.syntax import Syntax
from rich.table import Table

from autograder.exercise import question_of

if TYPE_CHECKING:
    from pathlib import Path

    from autograder.authoring.execute import Execution
    from autograder.grading.course import Mark, Result
    from autograder.proving.demo import Demo
    from autograder.proving.prove import Proof


def print_results(results: "list[Result]", console: Console, *, unsafe: bool) -> None:
    """Print the points of each submission, then what the instructor should know of some."""
    title = "graded without a sandbox" if unsafe else None
    table = Table("student", "points", "of", "checks failed", title=title)
    for result in sorted(results, key=lambda result: result.student):
        if result.status == "graded":
            failed = ", ".join(failed_check(mark) for mark in result.marks if not mark.passed)
            table.add_row(result.student, f"{result.points:g}", f"{result.max_score:g}", failed)
        else:
            table.add_row(result.student, result.status, "", "")
    console.print(table)
    for result in results:
        _print_notes(result, console)


def _print_notes(result: "Result", console: Console) -> None:
    for note in result.notes:
        console.print(f"{result.student}: {note}", highlight=False, markup=False, soft_wrap=True)


def failed_check(mark: "Mark") -> str:
    """Name a check that did not pass, and how, if it did not simply fail."""
    return mark.check if mark.status == "failed" else f"{mark.check} ({mark.status})"


def print_demo(demo: "Demo", console: Console) -> None:
    """Print the points of a made-up class, its mistakes, and what was graded wrongly."""
    console.print(_points(demo))
    console.print(_mistakes(demo))
    for result in demo.results.values():
        _print_notes(result, console)
    for found in demo.proof.findings:
        console.print(f"{found.kind}: {found.check}, “{found.answer}”", style="red")
    for student in demo.not_refused:
        console.print(f"{student} must be refused", style="red")


def _points(demo: "Demo") -> Table:
    """Show each submission's points by question."""
    max_score = _by_question(demo.results["reference"])
    table = Table("submission", title=f"{len(demo.results)} submissions, points by question")
    for question, points in max_score.items():
        table.add_column(f"{question}\nof {points:g}", justify="right")
    for heading in (f"all\nof {sum(max_score.values()):g}", "%"):
        table.add_column(heading, justify="right")
    for student, result in demo.results.items():
        if result.status == "graded":
            cells = [f"{points:g}" for points in _by_question(result, earned=True).values()]
            share = f"{100 * result.points / result.max_score:.0f}"
            table.add_row(student, *cells, f"{result.points:g}", share)
        else:
            table.add_row(student, *[""] * len(max_score), result.status, "")
    return table


def _by_question(result: "Result", *, earned: bool = False) -> dict[str, float]:
    points: dict[str, float] = {}
    for mark in result.marks:
        question = question_of(mark.check)
        points[question] = points.get(question, 0) + (mark.points if earned else mark.max_score)
    return points


def _mistakes(demo: "Demo") -> Table:
    """Show each wrong answer and the checks that refused it."""
    title = "Wrong answers, and the checks that refused them"
    table = Table("submission", "question", "mistake", "refused by", title=title)
    for student, given in demo.answers.items():
        for question, answer in given.items():
            if answer and not answer.right:
                failed = [c for c in demo.results[student].failed() if question_of(c) == question]
                refused = " ".join(sorted(check.partition("_")[2] for check in failed))
                table.add_row(student, question, answer.what, refused)
    return table


def print_proof(proof: "Proof", console: Console, *, messages: bool) -> None:
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
        console.print(_margins(proof))
    if messages:
        for (check, mistake), message in sorted(proof.messages.items()):
            console.print(f"\n{question_of(check)} “{mistake}”", style="bold")
            console.print(message, highlight=False, markup=False)


def _margins(proof: "Proof") -> Table:
    margins = Table(title="thresholds")
    for heading in ("check", "measured", "threshold", "must pass", "must fail"):
        margins.add_column(heading)
    for (check, name), margin in proof.margins.items():
        threshold = f"{'≥' if margin.at_least else '≤'} {margin.threshold:g}"
        margins.add_row(check, name, threshold, _range(margin.right), _range(margin.wrong))
    return margins


def _range(values: list[float]) -> str:
    return f"{min(values):.3f} to {max(values):.3f}" if values else "none"


def print_executions(
    executions: "list[Execution]", root: "Path", wall_s: float, jobs: int, console: Console
) -> None:
    """Print the time that each notebook took, then the cells that failed."""
    table = Table("notebook", "seconds", "outcome")
    for done in executions:
        outcome = f"cell {done.cell} failed" if done.message else "ran"
        table.add_row(str(done.path.relative_to(root)), f"{done.seconds:.1f}", outcome)
    table.add_section()
    total = sum(done.seconds for done in executions)
    count = f"{len(executions)} notebooks"
    table.add_row(count, f"{total:.1f}", f"in {wall_s:.1f}, {jobs} at a time")
    console.print(table)
    for done in executions:
        if done.message:
            where = f"{done.path.relative_to(root)}, cell {done.cell}"
            console.print(Panel(Syntax(done.source, "python", theme="ansi_light"), title=where))
            console.print(done.message, style="red", highlight=False, markup=False, soft_wrap=True)
