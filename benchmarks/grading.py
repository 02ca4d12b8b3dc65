"""A class graded here and by nbgrader alone.

    python -m benchmarks.grading [MEASURE ...]

The same submissions, exercise and machine, in one run: right, wrong, partly right and crashing
ones. nbgrader grades some of them, one after another in ordinary kernels, with its own
preprocessors; what it needs does not depend on how many there are. Honest submissions must get the
same marks from both. The last line is one JSON object with every figure.
"""

import argparse
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

from autograder.authoring.answers import Answers
from autograder.authoring.build import build, write
from autograder.exercise import Exercise
from autograder.grading.course import Course, Result
from autograder.grading.grader import grade_class
from autograder.kernels import prefer_warm
from autograder.kernels.client import command_servers
from autograder.paths import ROOT
from autograder.proving.prove import make_class
from tests.tiny import TINY, write_tiny

EXERCISE = "12_convolutional_networks"  # in the middle of all, by the CPU of answers and checks
SLOWEST = "14_lstms"  # the last of them
CLASS, SAMPLE = 48, 4  # how many are graded here, and by nbgrader; own cells: all honest ones
FEW, MANY = 20, 1000  # of the tiny exercise of the tests, which needs no TensorFlow
CRASH = "import os\nos._exit(1)"

# What nbgrader has by default, instead of what this course's environment configures; only the time
# that a cell may take is raised.
STOCK = """\
c = get_config()
c.CourseDirectory.root = {root!r}
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "exercises"
c.ExecutePreprocessor.timeout = 600
c.Autograde.sanitize_preprocessors = [
    f"nbgrader.preprocessors.{{name}}"
    for name in (
        "ClearOutput",
        "DeduplicateIds",
        "OverwriteKernelspec",
        "OverwriteCells",
        "CheckCellMetadata",
    )
]
c.Autograde.autograde_preprocessors = [
    "nbgrader.preprocessors.Execute",
    "nbgrader.preprocessors.IgnorePattern",
    "nbconvert.preprocessors.ClearMetadataPreprocessor",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]
"""


@contextmanager
def classroom(chapter: str, size: int) -> Iterator[tuple[Path, list[str]]]:
    """Make a class that has submitted; yield its folder and the students who are honest."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "course")
        source = Exercise.read(ROOT / "solutions" / chapter / f"{chapter}.ipynb")
        made = make_class(Answers.read(ROOT, chapter), Course(root, ROOT), chapter, source)
        dealt = [student for student in made if student != "untouched"]
        drawn = random.Random(7)
        honest = []
        for number in range(size):
            template = root / "submitted" / dealt[number % len(dealt)] / chapter
            notebook = nbformat.read(template / f"{chapter}.ipynb", as_version=4)
            answers = [c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("solution")]
            for answer in answers:
                answer.source += f"\n# student {number}"  # so that no two are alike
            if number % 6 == 5:
                drawn.choice(answers).source = CRASH
            else:
                honest.append(f"student-{number:04}")
            submit(root, f"student-{number:04}", chapter, notebook)
        for student in (*dealt, "untouched"):
            shutil.rmtree(root / "submitted" / student)
        yield root, honest


def submit(root: Path, student: str, chapter: str, notebook: NotebookNode) -> None:
    """Write a submission."""
    folder = root / "submitted" / student / chapter
    folder.mkdir(parents=True)
    nbformat.write(notebook, folder / f"{chapter}.ipynb")


def graded_here(root: Path, chapter: str) -> tuple[float, dict[str, Result]]:
    """Return the seconds that a class takes, and the results."""
    course = Course(root, ROOT)
    students = course.students(chapter)
    begun = time.perf_counter()
    results = {r.student: r for r in grade_class(course, chapter, students, cores())}
    return time.perf_counter() - begun, results


def graded_by_nbgrader(
    root: Path, chapter: str, students: list[str]
) -> tuple[float, dict[str, dict[str, float]]]:
    """Return the seconds that nbgrader takes for some students, and the points of each check."""
    shutil.rmtree(root / "autograded", ignore_errors=True)
    (root / "gradebook.db").unlink()
    (root / "nbgrader_config.py").write_text(STOCK.format(root=str(root)))
    environment = os.environ | {
        "JUPYTER_DEFAULT_PROVISIONER_NAME": "local-provisioner",
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",  # it starts `alembic`
    }

    def nbgrader(*arguments: str) -> None:
        command = [sys.executable, "-m", "nbgrader", *arguments]
        subprocess.run(command, check=True, cwd=root, env=environment, capture_output=True)

    nbgrader("generate_assignment", chapter, "--force", "--create")
    begun = time.perf_counter()
    for student in students:
        nbgrader("autograde", chapter, "--student", student, "--force")
    taken = time.perf_counter() - begun
    path = root / "autograded" / students[0] / chapter / f"{chapter}.ipynb"
    assert '"verdict"' not in path.read_text()  # it was nbgrader alone
    entries = Course(root, ROOT).entries(chapter)
    checks = {s: {check: entry.points for check, entry in entries[s].items()} for s in students}
    return taken, checks


def own_cpu(root: Path, chapter: str, students: list[str]) -> float:
    """Return the mean seconds of CPU that the students' own cells need in a warm kernel."""
    clock = "import time\nprint('cpu', time.process_time())"
    total = 0.0
    for student in students:
        path = root / "submitted" / student / chapter / f"{chapter}.ipynb"
        notebook = nbformat.read(path, as_version=4)
        notebook.cells = [
            cell for cell in notebook.cells if not cell.metadata.get("nbgrader", {}).get("grade")
        ]
        for place in (0, len(notebook.cells) + 1):
            notebook.cells.insert(place, nbformat.v4.new_code_cell(clock))
        NotebookClient(notebook, timeout=600, kernel_name="python3", allow_errors=True).execute()
        before, after = (
            float(cell.outputs[0].text.split()[1])
            for cell in (notebook.cells[0], notebook.cells[-1])
        )
        total += after - before
    return total / len(students)


def compare(chapter: str) -> dict[str, float]:
    """Grade the same class in both ways; return seconds a submission and what comes of them."""
    with classroom(chapter, CLASS) as (root, honest):
        sample = honest[:: max(1, len(honest) // SAMPLE)][:SAMPLE]
        here, results = graded_here(root, chapter)
        own = own_cpu(root, chapter, honest)
        stock, points = graded_by_nbgrader(root, chapter, sample)
        for student, checks in points.items():
            ours = {mark.check: mark.points for mark in results[student].marks}
            assert ours == {check: checks[check] for check in ours}, student
    here, stock = here / CLASS, stock / len(sample)
    print(
        f"{chapter}: here {here:.2f} s a submission, nbgrader {stock:.2f} s, "
        f"their own cells {own:.2f} s of CPU"
    )
    return {
        "here_s": here,
        "nbgrader_s": stock,
        "own_cpu_s": own,
        "overhead_cpu_s": here * cores() - own,
        "speedup": stock / here,
        "speedup_limit": stock / (own / cores()),  # if nothing but their own cells cost anything
    }


def speedup() -> dict[str, float]:
    """Compare on an ordinary exercise."""
    return compare(EXERCISE)


def slowest() -> dict[str, float]:
    """Compare on the slowest exercise."""
    return {f"{name}_slowest": figure for name, figure in compare(SLOWEST).items()}


def many() -> dict[str, float]:
    """Grade few and many submissions of a tiny exercise, and the many once more."""
    few, _, _ = _tiny(FEW)
    lots, memory, rerun = _tiny(MANY)
    print(
        f"{FEW}: {few:.3f} s a submission; {MANY}: {lots:.3f} s, {memory:.0f} MB, "
        f"again {rerun:.1f} s"
    )
    return {"flatness": lots / few, "coordinator_mb": memory, "rerun_s": rerun}


def _tiny(size: int) -> tuple[float, float, float]:
    """Return seconds a submission after the first, megabytes at most, and seconds of a rerun."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.grading", "--tiny", str(size), folder],
            check=True,
            capture_output=True,
            text=True,
        )
        found: list[float] = json.loads(done.stdout.splitlines()[-1])
        return found[0], found[1], found[2]


def tiny(size: int, root: Path) -> list[float]:
    """Do that, in a process of its own, which is the coordinator."""
    write_tiny(root)
    write(root, build(root))
    notebook = nbformat.read(root / "solutions" / TINY / f"{TINY}.ipynb", as_version=4)
    for number in range(size):
        for cell in notebook.cells:
            if cell.metadata.get("nbgrader", {}).get("grade_id") == "q2":
                cell.source = f"name = 'Ada'  # {number}"
        submit(root, f"student-{number:04}", TINY, notebook)
    course = Course(root, ROOT)
    students = course.students(TINY)
    moments = [time.perf_counter() for _ in grade_class(course, TINY, students, cores())]
    begun = time.perf_counter()
    assert all(r.points == 4 for r in grade_class(course, TINY, students, cores()))
    rerun = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [(moments[-1] - moments[0]) / (size - 1), peak, rerun]


def cores() -> int:
    """Return how many cores there are."""
    return len(os.sched_getaffinity(0))


MEASURES: dict[str, Callable[[], dict[str, float]]] = {
    "speedup": speedup,
    "slowest": slowest,
    "many": many,
}


def main() -> None:
    """Measure, print each figure as it comes, and all of them as JSON in the end."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.grading")
    parser.add_argument("measures", nargs="*", metavar="MEASURE", help=", ".join(MEASURES))
    parser.add_argument("--tiny", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.tiny:
        print(json.dumps(tiny(int(options.tiny[0]), Path(options.tiny[1]))))
        return
    prefer_warm()
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as runtime:  # a kernel server of our own, to be measured
        os.environ["JUPYTER_RUNTIME_DIR"] = runtime
        for name in options.measures or list(MEASURES):
            figures |= MEASURES[name]()
        command_servers("stop")
    print(json.dumps({name: round(value, 3) for name, value in figures.items()}))


if __name__ == "__main__":
    main()
