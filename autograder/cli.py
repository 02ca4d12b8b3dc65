"""The command `autograder`: its options, and what each of its commands prints."""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, TaskID, TextColumn

from autograder import __version__
from autograder.errors import UserError
from autograder.logs import logging_to
from autograder.paths import ROOT
from autograder.student.copies import exercises

Run = Callable[[argparse.Namespace], int]
AddCommand = Callable[..., argparse.ArgumentParser]

console = Console(stderr=False)


def main(argv: list[str] | None = None) -> int:
    """Run one command; return 0, or 1 with a sentence for what is wrong."""
    options = _parser().parse_args(argv)
    run: Run = options.run
    try:
        with _verbose() if options.verbose else nullcontext():
            return run(options)
    except UserError as error:
        _print(f"{options.failure}: {error}.", style="red")
        return 1
    except KeyboardInterrupt:
        console.print("Stopped.")
        return 130


@contextmanager
def _verbose() -> Iterator[None]:
    """Print what this package logs."""
    from rich.logging import RichHandler

    with logging_to(RichHandler(console=console, show_path=False)):
        yield


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="autograder", description="Solve, build and grade the course."
    )
    parser.add_argument("--version", action="version", version=f"keras-course {__version__}")
    parser.add_argument("--verbose", action="store_true", help="also print what is logged")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, run: Run, text: str, failure: str = "It stopped") -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(run=run, failure=failure)
        return command

    start = add("start", _start, "Copy the exercises into work/, where students solve them.")
    start.add_argument(
        "--merge",
        nargs="+",
        default=[],
        metavar="CHAPTER",
        help="bring the current release of these into your copies; your answers stay",
    )

    progress = add("progress", _progress, "Show how far you are, by chapter and question.")
    progress.add_argument("chapter", nargs="?", default="", metavar="CHAPTER", help="such as 02")

    submit = add(
        "submit",
        _submit,
        "Hand in your copy of an exercise, as it was last saved.",
        "Nothing was handed in",
    )
    submit.add_argument("chapter", metavar="CHAPTER", help="such as 02")

    validate = add("validate", _validate, "Run an exercise's visible checks, as Validate does.")
    validate.add_argument("notebook", metavar="CHAPTER_OR_FILE", help="such as 02")

    add("selftest", _selftest, "Try whether the course works here.")

    kernels = add("kernels", _kernels, "Show or stop the processes that warm kernels come from.")
    kernels.add_argument("verb", choices=["status", "stop"])

    if find_spec("autograder.grading"):  # it is not in what students get

        def add_checked(name: str, run: Run, *texts: str) -> argparse.ArgumentParser:
            return add(name, partial(_from_sources, run), *texts)

        _add_author_commands(add_checked)
        _add_instructor_commands(add_checked)
    return parser


def _add_author_commands(add: AddCommand) -> None:
    build = add("build", _build, "Build all notebooks from their sources.")
    build.add_argument("chapters", nargs="*", metavar="CHAPTER", help="only these, such as 02")
    build.add_argument(
        "--check", action="store_true", help="write nothing; fail if a notebook differs"
    )

    prove = add(
        "prove",
        _prove,
        "Grade the known right and wrong answers of chapters.",
        "Nothing was proved",
    )
    prove.add_argument("chapters", nargs="*", metavar="CHAPTER", help="only these, such as 02")
    prove.add_argument("--seeds", type=_positive, default=1, metavar="N")
    prove.add_argument("--jobs", type=_positive, default=os.cpu_count() or 1, metavar="N")
    prove.add_argument(
        "--outside",
        action="store_true",
        help="grade the answers of people who had seen the release only",
    )
    prove.add_argument(
        "--places", action="store_true", help="run them in a notebook and by Validate, too; compare"
    )
    prove.add_argument(
        "--messages", action="store_true", help="also print the message of each wrong answer"
    )

    demo = add(
        "demo",
        _demo,
        "Grade a small made-up class from end to end.",
        "The demo stopped",
    )
    demo.add_argument("--chapter", default="02", metavar="CHAPTER")
    demo.add_argument("--jobs", type=_positive, default=os.cpu_count() or 1, metavar="N")

    notebooks = add("notebooks", _notebooks, "Run all lessons, reference solutions and exercises.")
    notebooks.add_argument("chapters", nargs="*", metavar="CHAPTER", help="only these, such as 02")
    notebooks.add_argument("--jobs", type=_positive, default=os.cpu_count() or 1, metavar="N")

    bundle = add(
        "bundle",
        _bundle,
        "Pack what students get, and prove that no answer is in it.",
        "Nothing was bundled",
    )
    bundle.add_argument("--output", type=Path, metavar="FILE", help="instead of one in dist/")


def _add_instructor_commands(add: AddCommand) -> None:
    grade = add("grade", _grade, "Grade what lies in submitted/STUDENT/ASSIGNMENT.")
    grade.add_argument("assignment", metavar="ASSIGNMENT", help="such as 02")
    grade.add_argument("--student", action="append", metavar="ID", help="only this one")
    grade.add_argument("--jobs", type=_positive, default=os.cpu_count() or 1, metavar="N")
    grade.add_argument(
        "--scheduler",
        default="",
        metavar="ADDRESS",
        help="run them on the workers of this Dask scheduler, such as tcp://10.0.0.5:8786",
    )
    grade.add_argument(
        "--unsafe",
        action="store_true",
        help="run students' code without a sandbox, as you: only what you would run yourself",
    )

    export = add(
        "export",
        _export,
        "Write a class's marks into a file for people or platforms.",
        "Nothing was exported",
    )
    export.add_argument("assignment", metavar="ASSIGNMENT", help="such as 02")
    export.add_argument(
        "--format", choices=["csv", "canvas", "moodle", "gradescope"], default="csv"
    )
    export.add_argument(
        "--roster", type=Path, metavar="FILE", help="what Canvas or Moodle exported, to be filled"
    )
    export.add_argument("--column", default="", metavar="NAME", help="the assignment's in Canvas")
    export.add_argument("--output", type=Path, metavar="FILE", help="instead of one in exports/")

    report = add(
        "report",
        _report,
        "Write a page about a graded class, for the instructor.",
        "Nothing was reported",
    )
    report.add_argument("assignment", metavar="ASSIGNMENT", help="such as 02")
    report.add_argument("--anonymous", action="store_true", help="numbers instead of students' ids")
    report.add_argument("--output", type=Path, metavar="FILE", help="instead of one in reports/")


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


def _named(given: list[str], known: list[str]) -> list[str]:
    """Return the full names of chapters given as `02` or as `02_binary_classification`."""
    if not given:
        return known
    names = []
    for text in given:
        matching = [name for name in known if name == text or name.partition("_")[0] == text]
        if not matching:
            sys.exit(f"There is no chapter {text!r}; there are {', '.join(known)}.")
        names += matching
    return names


def _print(sentence: str, style: str = "") -> None:
    console.print(sentence, style=style, soft_wrap=True, highlight=False, markup=False)


def _from_sources(run: Run, options: argparse.Namespace) -> int:
    """Run a command; where the sources of the course cannot be read, print why."""
    from autograder.authoring.source import SourceError

    try:
        return run(options)
    except SourceError as error:
        for problem in error.problems:
            _print(problem, style="red")
        return 1


def _build(options: argparse.Namespace) -> int:
    from autograder.authoring.build import build, chapters, differing, write

    only = _named(options.chapters, chapters(ROOT))
    built = build(ROOT, only)
    if not options.check:
        changed = write(ROOT, built)
        for path in changed:
            console.print(f"wrote {path}", highlight=False)
        console.print(f"{len(built)} notebooks, {len(changed)} changed")
        return 0
    different = [
        path for path in differing(ROOT, built) if not options.chapters or path.stem in only
    ]
    for path in different:
        console.print(f"{path}: differs from its source; run `make build`", style="red")
    return 1 if different else 0


def _start(options: argparse.Namespace) -> int:
    from autograder.student.release import NotMerged, merge, start
    from autograder.student.welcome import write_welcome

    merging = _named(options.merge, exercises(ROOT)) if options.merge else []
    failed = False
    for name in merging:
        try:
            for sentence in merge(ROOT, name):
                _print(sentence)
        except NotMerged as error:
            failed = True
            _print(f"Nothing was merged: {error}.", style="red")
    for sentence in [] if merging else start(ROOT):
        _print(sentence)
    if sentence := write_welcome(ROOT):
        _print(sentence)
    return 1 if failed else 0


def _progress(options: argparse.Namespace) -> int:
    from autograder.student.progress import progress

    names = _named([options.chapter], exercises(ROOT)) if options.chapter else [""]
    console.print(progress(ROOT, names[0]))
    return 0


def _submit(options: argparse.Namespace) -> int:
    from autograder.student.submit import submit

    (name,) = _named([options.chapter], exercises(ROOT))
    for sentence in submit(ROOT, name).sentences():
        _print(sentence)
    return 0


def _validate(options: argparse.Namespace) -> int:
    from autograder.student import validate
    from autograder.terminal.student import print_validation

    path = Path(options.notebook)
    if path.suffix != ".ipynb":
        (name,) = _named([options.notebook], exercises(ROOT))
        path = ROOT / "work" / name / f"{name}.ipynb"
        if not path.exists():
            sys.exit(f"There is no work/{name}/{name}.ipynb; `autograder start` puts it there.")
    try:
        found = validate.validate(path)
    except validate.NoExercise as error:
        console.print(f"{error}; nbgrader says:", highlight=False, markup=False)
        return 0 if validate.validate_elsewhere(path) else 1
    except (validate.NoKernel, validate.Unreadable) as error:
        sys.exit(f"Nothing was validated: {error}.")
    print_validation(found, console)
    return 0 if found.passed else 1


def _bundle(options: argparse.Namespace) -> int:
    from autograder.bundle.bundle import bundle

    output = options.output or ROOT / "dist" / "keras-course.zip"
    files = bundle(ROOT, output)
    _print(f"wrote {output}: {files} files, and in none of them a solution, hidden test or answer")
    return 0


def _grade(options: argparse.Namespace) -> int:
    from autograder.grading.course import Course, Result
    from autograder.grading.grader import grade_class
    from autograder.grading.students import displayed, same_name
    from autograder.grading.times import in_words
    from autograder.terminal.teach import print_results

    (assignment,) = _named([options.assignment], exercises(ROOT))
    course = Course(ROOT)
    students = course.students(assignment)
    for wanted in options.student or []:
        if not any(same_name(student, wanted) for student in students):
            sys.exit(
                f"No folder submitted/{displayed(wanted)}/{assignment}; check the student's name."
            )
    if options.student:
        students = [s for s in students if any(same_name(s, wanted) for wanted in options.student)]
    if not students:
        sys.exit(f"Nothing to grade: put notebooks into submitted/STUDENT/{assignment}/.")
    if options.unsafe:
        console.print("Without a sandbox: students' code runs as you, and may do what you may.")
    results: list[Result] = []
    stopped = ""
    columns = (
        *Progress.get_default_columns(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[slow]}"),
    )
    with Progress(*columns, console=console) as progress:
        bar = progress.add_task(f"Grading {assignment}", total=len(students), slow="")

        def show(running: list[str]) -> None:
            progress.update(bar, slow=", ".join(running))

        try:
            for result in grade_class(
                course,
                assignment,
                students,
                options.jobs,
                scheduler=options.scheduler,
                unsafe=options.unsafe,
                on_progress=show,
            ):
                results.append(result)
                progress.advance(bar)
        except UserError as error:
            stopped = f"{'Stopped' if results else 'Nothing was graded'}: {error}."
        except KeyboardInterrupt:
            stopped = "Stopped. What is graded is kept; the same command goes on from there."
    print_results(results, console, unsafe=options.unsafe)
    if results and not stopped and (due := course.due(assignment)):
        _print(f"{assignment} was due {in_words(due)}.")
    if stopped:
        _print(stopped, style="red")
        return 1
    return 0 if all(result.status == "graded" for result in results) else 1


def _export(options: argparse.Namespace) -> int:
    from autograder.export.export import export
    from autograder.grading.course import Course

    (assignment,) = _named([options.assignment], exercises(ROOT))
    path, notes = export(
        Course(ROOT),
        assignment,
        options.format,
        roster=options.roster,
        output=options.output,
        column=options.column,
    )
    for note in notes:
        _print(note)
    _print(f"wrote {path}")
    return 0


def _report(options: argparse.Namespace) -> int:
    from autograder.grading.course import Course
    from autograder.report.page import write_report

    (assignment,) = _named([options.assignment], exercises(ROOT))
    output = options.output or ROOT / "reports" / f"{assignment}.html"
    for path in write_report(Course(ROOT), assignment, output, anonymous=options.anonymous):
        _print(f"wrote {path}")
    return 0


def _prove(options: argparse.Namespace) -> int:
    from autograder.proving import prove
    from autograder.terminal.teach import print_proof

    chapters = _named(options.chapters, exercises(ROOT))
    proofs = []
    with tempfile.TemporaryDirectory() as workshop, Progress(console=console) as progress:
        for chapter in chapters:
            task = progress.add_task(f"Proving {chapter}", total=0)
            proofs.append(
                prove.prove(
                    ROOT,
                    chapter,
                    options.seeds,
                    options.jobs,
                    Path(workshop),
                    on_dealt=partial(_expect, progress, task),
                    on_graded=partial(progress.advance, task),
                    outside=options.outside,
                    places=options.places,
                )
            )
    for proof in proofs:
        print_proof(proof, console, messages=options.messages)
    return 1 if any(proof.findings for proof in proofs) else 0


def _expect(progress: Progress, task: TaskID, submissions: int) -> None:
    """Let a bar grow by what is to come."""
    progress.update(task, total=(progress.tasks[task].total or 0) + submissions)


def _demo(options: argparse.Namespace) -> int:
    from autograder.proving.demo import demo
    from autograder.terminal.teach import print_demo

    (chapter,) = _named([options.chapter], exercises(ROOT))
    with tempfile.TemporaryDirectory() as workshop:
        found = demo(ROOT, chapter, Path(workshop), options.jobs, console)
    print_demo(found, console)
    return 0 if found.passed else 1


def _notebooks(options: argparse.Namespace) -> int:
    from autograder.authoring.build import chapters
    from autograder.authoring.execute import execute_all

    return execute_all(ROOT, _named(options.chapters, chapters(ROOT)), options.jobs, console)


def _selftest(_: argparse.Namespace) -> int:
    from autograder.selftest import selftest

    return selftest(ROOT, console)


def _kernels(options: argparse.Namespace) -> int:
    from autograder.terminal.student import print_kernel_servers

    return print_kernel_servers(options.verb, console)
