"""Grade a class: many submissions at once, each run once, and one process that writes."""

import json
import multiprocessing
import stat
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Self

from autograder.airlock.process import prepare_server
from autograder.exercise import Exercise
from autograder.grading import worker
from autograder.grading.cache_keys import CacheKeys, cache_keys, environment_fingerprint
from autograder.grading.course import Course, CourseError, Entry, Mark, Result
from autograder.grading.results import Results, ResultsError, Written
from autograder.grading.submission import RefusedSubmission, Submission, read_submission
from autograder.grading.worker import Outcome
from autograder.kernels.environment import NoWarmKernel

TRIES = 3  # how often a worker may die over a submission
WATCH = 1.0  # seconds between two looks at what is slow


@dataclass
class Task:
    """A submission that has to be run."""

    student: str
    inputs: str
    submission: Submission
    exercise: Exercise
    keys: CacheKeys
    begun: float = field(default_factory=time.monotonic)
    tries: int = 0


class Workers:
    """Processes that run submissions, started when the first one has to be run.

    Parameters
    ----------
    jobs : int
        How many there are on this machine.
    scheduler : str
        Address of a Dask scheduler whose workers to use instead; empty for none.
    unsafe : bool
        Whether they use no sandbox.
    """

    def __init__(self, jobs: int, scheduler: str = "", *, unsafe: bool = False) -> None:
        self.jobs, self.scheduler, self.unsafe = jobs, scheduler, unsafe
        self._executor: Executor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            for process in multiprocessing.active_children():
                process.terminate()  # its sandboxes end with it
        self.restart()

    @property
    def most(self) -> int:
        """How many submissions to hand out at a time, so that none of them has to wait."""
        return self.jobs + 2

    def prepare(self, root: Path) -> None:
        """Start them now: they need some seconds, in which this process has to do as well."""
        if not self.scheduler:
            prepare_server()
            self._executor = self._pool()
            for _ in range(self.jobs):
                self._executor.submit(worker.prepare, str(root), unsafe=self.unsafe)

    def submit(self, task: Task, wanted: set[str], root: Path) -> Future[Outcome]:
        """Let one of them run a submission.

        Raises
        ------
        CourseError
            If the cluster cannot be used.
        """
        if self._executor is None:
            self._executor = self._cluster() if self.scheduler else self._pool()
        text, checks = json.dumps(task.exercise.notebook), frozenset(wanted)
        try:
            return self._executor.submit(worker.grade, text, checks, str(root), unsafe=self.unsafe)
        except BrokenExecutor as error:  # one has died, and nobody has noticed yet
            failed: Future[Outcome] = Future()
            failed.set_exception(error)
            return failed

    def restart(self) -> None:
        """End them; the next submission starts new ones."""
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)
            self._executor = None

    def _pool(self) -> Executor:
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self.jobs, mp_context=context, initializer=worker.initialize)

    def _cluster(self) -> Executor:
        try:
            from autograder.grading.cluster import Cluster
        except ImportError:
            raise CourseError(
                "--scheduler needs the package distributed; run `pip install distributed`"
            ) from None
        cluster = Cluster(self.scheduler)
        self.jobs = cluster.threads
        return cluster


def grade_class(
    root: Path,
    config_root: Path,
    assignment: str,
    students: Iterable[str],
    jobs: int,
    *,
    scheduler: str = "",
    unsafe: bool = False,
    watch: Callable[[list[str]], None] = lambda _: None,
) -> Iterator[Result]:
    """Yield the result of each submission as it comes.

    What the journal knows is not run again. What has been found is in the journal before it is in
    the gradebook, so whatever is killed, the next call goes on from there.

    Parameters
    ----------
    root, config_root : Path
        As of `Course`.
    students : iterable of str
        Whose submissions to grade.
    jobs : int
        How many to run at a time on this machine.
    scheduler : str
        Address of a Dask scheduler whose workers run them instead.
    unsafe : bool
        Run students' code without a sandbox.
    watch : callable
        Called now and then with who is being run, the slowest first.

    Raises
    ------
    CourseError
        If the class cannot be graded. What was graded so far stays.
    """
    students = list(students)
    try:
        with (
            Results(root / "journal" / f"{assignment}.jsonl") as journal,
            Workers(jobs, scheduler, unsafe=unsafe) as workers,
        ):
            if not all(journal.written(student) for student in students):
                workers.prepare(root)
            course = Course(root, config_root)
            yield from _Grading(course, assignment, journal, workers, watch).grade(students)
    except (ResultsError, NoWarmKernel) as error:
        raise CourseError(str(error)) from None
    except worker.Unsafe as leaks:
        raise CourseError(
            f"the sandbox for students' code does not hold here; {leaks}. Grade on another "
            f"machine, or run `autograder grade {assignment} --unsafe` if you would run all of "
            "this code yourself"
        ) from None


def known(course: Course, assignment: str) -> Iterator[Result]:
    """Yield what is known of each submission, without running anything.

    Raises
    ------
    CourseError
        If the class is just being graded, or the gradebook cannot be used.
    """
    try:
        with Results(course.root / "journal" / f"{assignment}.jsonl") as journal:
            graded = _Class(course, assignment, journal)
            for student in course.students(assignment):
                yield graded.known(student)
    except ResultsError as error:
        raise CourseError(str(error)) from None


class _Class:
    """What the release, the journal and the gradebook say of a class."""

    def __init__(self, course: Course, assignment: str, journal: Results) -> None:
        self.course, self.assignment, self.journal = course, assignment, journal
        self.released, self.checked = course.prepare(assignment)
        self.fixed = repr((self.released.notebook, self.checked.notebook)).encode()
        self.late = course.lateness(assignment)
        self.entries = course.entries(assignment)

    def known(self, student: str) -> Result:
        written, entries = self._remembered(student), self.entries.get(student, {})
        if written is not None and written.marks == self._state(written, entries).marks:
            return self._result(student, written.keys, entries, written.notes)
        found = self._look(student)
        if isinstance(found, Result):
            return found
        return Result(student, "ungraded", notes=["it has not been graded as it is now"])

    def _remembered(self, student: str) -> Written | None:
        """Return what was written of a submission, if it and the release are still the same."""
        written, inputs = self.journal.written(student), self._inputs(student)
        return written if written is not None and inputs and inputs == written.inputs else None

    def _look(self, student: str) -> Task | Result:
        """Look at a submission: what has to be run, or why nothing can be."""
        folder = self.course.submission(self.assignment, student)
        try:
            inputs = self._inputs(student)
            submission = read_submission(folder, f"{self.assignment}.ipynb", self.released)
        except RefusedSubmission as refused:
            return Result(student, "refused", notes=[str(refused)])
        except OSError as error:
            note = f"{error.filename or folder} cannot be read: {error.strerror}"
            return Result(student, "ungraded", notes=[note])
        exercise = self.checked.with_answers_of(submission.exercise)
        keys = cache_keys(exercise, environment_fingerprint())
        return Task(student, inputs, submission, exercise, keys)

    def _inputs(self, student: str) -> str:
        """Return a digest of what is handed in and the release; empty if that is in no order."""
        folder = self.course.submission(self.assignment, student)
        digest = sha256(self.fixed)
        try:
            for path in (folder.parent, folder, *sorted(folder.rglob("*"))):
                mode = path.lstat().st_mode
                if stat.S_ISREG(mode):
                    content = sha256(path.read_bytes()).digest()
                    digest.update(repr((str(path.relative_to(folder)), content)).encode())
                elif not stat.S_ISDIR(mode):
                    return ""
        except OSError:
            return ""
        return digest.hexdigest()

    def _state(self, about: Written, entries: Mapping[str, Entry]) -> Written:
        """Return what is to be noted of a submission when the gradebook has these entries."""
        verdicts = [(v.check, v.status) for v in self.journal.verdicts(about.keys)]
        marks = [(cell, entry.auto, entry.out_of) for cell, entry in sorted(entries.items())]
        marked = _digest([about.inputs, self.late, verdicts, marks])
        shown = _digest([marked, repr(sorted(entries.items()))])
        fingerprint = environment_fingerprint()
        return replace(about, fingerprint=fingerprint, marks=marked, page=shown)

    def _result(
        self, student: str, keys: CacheKeys, entries: Mapping[str, Entry], notes: list[str]
    ) -> Result:
        measures = self.journal.measures(keys)
        marks = [
            Mark(
                verdict.check,
                entries[verdict.check].points,
                entries[verdict.check].out_of,
                verdict.message,
                measures[verdict.check],
                verdict.status,
                verdict.seconds,
                verdict.memory,
            )
            for verdict in self.journal.verdicts(keys)
        ]
        return Result(student, "graded", marks, notes)


class _Grading(_Class):
    """Lets workers run what is not known, and writes what they find."""

    def __init__(
        self,
        course: Course,
        assignment: str,
        journal: Results,
        workers: Workers,
        watch: Callable[[list[str]], None],
    ) -> None:
        super().__init__(course, assignment, journal)
        self.workers, self.watch = workers, watch
        self.running: dict[Future[Outcome], Task] = {}
        self.alike: dict[str, list[Task]] = {}  # the same code, handed in by others meanwhile
        self.again: list[Task] = []  # a worker has died over them, or over what ran beside them

    def grade(self, students: Iterable[str]) -> Iterator[Result]:
        for student in students:
            found = self._unchanged(student) or self._named(self._look(student))
            if isinstance(found, Task):
                yield from self._begin(found)
            else:
                yield self._final(found)
            while len(self.running) == self.workers.most or self.again:
                yield from self._wait()
        while self.running or self.again:
            yield from self._wait()

    def _unchanged(self, student: str) -> Result | None:
        """Return the result if nothing at all has changed since it was written."""
        written, entries = self._remembered(student), self.entries.get(student, {})
        if written is None or written != self._state(written, entries):
            return None
        if self.journal.missing(written.keys):
            return None
        if not self.course.is_written(self.assignment, student):
            return None
        return self._result(student, written.keys, entries, written.notes)

    def _named(self, found: Task | Result) -> Task | Result:
        """Give a nearly right name the one that nbgrader looks for; the student's file stays."""
        if isinstance(found, Result):
            return found
        given = found.submission.path
        right = given.with_name(f"{self.assignment}.ipynb")
        if right == given:
            return found
        right.write_bytes(given.read_bytes())
        again = self._look(found.student)
        if isinstance(again, Task):
            again.submission.notes[:] = found.submission.notes
        return again

    def _begin(self, task: Task) -> Iterator[Result]:
        """Let a submission be run, unless its result is known or comes by itself."""
        wanted = self.journal.missing(task.keys)
        if task.keys.code in self.alike:
            self.alike[task.keys.code].append(task)
        elif wanted or not self.journal.has_run(task.keys):
            self.alike[task.keys.code] = []
            task.begun = time.monotonic()
            self.running[self.workers.submit(task, wanted, self.course.root)] = task
        else:
            yield self._settle(task)

    def _wait(self) -> Iterator[Result]:
        """Wait until something has been run, or for a moment."""
        if self.again and not self.running:
            yield from self._begin(self.again.pop())  # one by one: then it is known which it was
        done, _ = wait(self.running, timeout=WATCH, return_when=FIRST_COMPLETED)
        slowest = sorted(self.running.values(), key=lambda task: task.begun)
        self.watch([task.student for task in slowest[: self.workers.jobs]])
        if any(isinstance(future.exception(), BrokenExecutor) for future in done):
            done, _ = wait(self.running)  # none of them is left
            self.workers.restart()
        for future in sorted(done, key=lambda future: self.running[future].begun):
            task = self.running.pop(future)
            others = self.alike.pop(task.keys.code)
            if isinstance(future.exception(), BrokenExecutor):
                yield from self._try_again(task, others)
                continue
            self.journal.add(task.student, task.keys, future.result())
            for one in (task, *others):
                yield self._settle(one)

    def _try_again(self, task: Task, others: list[Task]) -> Iterator[Result]:
        task.tries += 1
        self.again += others
        if task.tries < TRIES:
            self.again.append(task)
        else:
            note = f"the process that ran it ended {TRIES} times; look at its answers"
            yield self._final(Result(task.student, "ungraded", notes=[note]))

    def _final(self, result: Result) -> Result:
        """Let no mark of an earlier submission stand for one that could not be graded."""
        if result.status != "graded":
            self.course.take_back(self.assignment, result.student)
        return result

    def _settle(self, task: Task) -> Result:
        """Write what is known of a submission, as far as it has not been written already."""
        entries = self.entries.get(task.student, {})
        new = Written(task.inputs, "", task.keys, task.submission.notes, "", "")
        written, state = self.journal.written(task.student), self._state(new, entries)
        there = self.course.is_written(self.assignment, task.student)
        if not there or written is None or written.marks != state.marks:
            self.course.record(self.assignment, task.student, self.journal.judged(task.keys))
            entries = self.course.entries(self.assignment, task.student)[task.student]
            state = self._state(new, entries)
        if not there or written != state:
            self.course.write_feedback(self.assignment, task.student)
            self.journal.wrote(task.student, state)
        return self._result(task.student, task.keys, entries, task.submission.notes)


def _digest(found: object) -> str:
    return sha256(repr(found).encode()).hexdigest()
