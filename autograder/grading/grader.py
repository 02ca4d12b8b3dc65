"""Grade a class: many submissions at once, each run once, and one process that writes."""

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait
from contextlib import suppress
from dataclasses import dataclass, field, replace

from autograder.exercise import Exercise
from autograder.grading import worker
from autograder.grading.cache_keys import CacheKeys
from autograder.grading.class_state import ClassState
from autograder.grading.course import Course, CourseError, NotRecorded, Result
from autograder.grading.pool import WorkerPool
from autograder.grading.results import (
    ResultsError,
    ResultsWriter,
    SubmissionRecord,
    results_path,
    writing,
)
from autograder.grading.students import displayed, name_problems
from autograder.grading.submitted_files import SubmittedFiles
from autograder.grading.worker import Outcome
from autograder.kernels.environment import KernelServerLost, NoWarmKernel
from autograder.logs import log_file

LOGGER = logging.getLogger(__name__)
MAX_TRIES = 3  # of a submission whose worker, or kernel server, dies
MAX_GIVEN_UP = 2  # submissions in a row, before it is no submission's fault
PROGRESS_INTERVAL_S = 1.0  # between two reports of what is running


@dataclass
class Task:
    """A submission that can be graded.

    Attributes
    ----------
    inputs : str
        Digest of the submitted files and the release.
    exercise : Exercise
        What is run: the release and its hidden tests, with the student's answers.
    keys : CacheKeys
        Of that.
    notes : list of str
        What the instructor should know of the submission.
    started : float
        When it was handed to a worker, by `time.monotonic`.
    tries : int
        How many workers have died over it.
    repeated : bool
        Whether it has been handed out once more, alone, because time or memory had run out.
    """

    student: str
    inputs: str
    exercise: Exercise
    keys: CacheKeys
    notes: list[str]
    started: float = field(default_factory=time.monotonic)
    tries: int = 0
    repeated: bool = False

    @property
    def must_be_alone(self) -> bool:
        """Whether nothing else may run beside it."""
        return self.tries > 0 or self.repeated


def grade_class(
    course: Course,
    assignment: str,
    students: Iterable[str],
    jobs: int,
    *,
    scheduler: str = "",
    unsafe: bool = False,
    on_progress: Callable[[list[str]], None] = lambda _: None,
) -> Iterator[Result]:
    """Yield the result of each submission as it comes.

    What there are results of is not run again. What a run has found is kept before it goes into the
    gradebook, so whatever is killed, the next call goes on from there.

    Parameters
    ----------
    course : Course
    assignment : str
    students : iterable of str
        Whose submissions to grade.
    jobs : int
        How many to run at a time on this machine.
    scheduler : str
        Address of a Dask scheduler whose workers run them instead.
    unsafe : bool
        Run students' code without a sandbox.
    on_progress : callable
        Called now and then with whose submissions are running, the slowest first.

    Raises
    ------
    CourseError
        If the class cannot be graded. What was graded so far stays.
    """
    students = list(students)
    try:
        with (
            writing(results_path(course.root, assignment)) as results,
            log_file(course.root / "logs", assignment),
            WorkerPool(jobs, scheduler, course.limits.run(sandbox=not unsafe)) as workers,
        ):
            LOGGER.info("grading %s: %s submissions", assignment, len(students))
            try:
                problems = name_problems({*students, *course.students(assignment)})
                for name in (name for name in students if name in problems):
                    refused = Result(displayed(name), "refused", notes=[problems[name]])
                    _log(refused)
                    yield refused
                students = [student for student in students if student not in problems]
                if not all(results.record(student) for student in students):
                    workers.prepare(course.root)
                grading = _Grading(course, assignment, results, workers, on_progress)
                for result in grading.grade(students):
                    _log(result)
                    yield result
            except BaseException as reason:
                LOGGER.warning("stopped: %s", reason or type(reason).__name__)
                raise
    except ResultsError as error:
        raise CourseError(str(error)) from None
    except NoWarmKernel as reason:
        raise CourseError(
            f"no sandbox can be had here: {reason}; {_elsewhere(assignment)}"
        ) from None
    except worker.Unsafe as leaks:
        raise CourseError(
            f"the sandbox for students' code does not hold here; {leaks}; {_elsewhere(assignment)}"
        ) from None


def _elsewhere(assignment: str) -> str:
    return (
        f"grade on another machine, or run `autograder grade {assignment} --unsafe` if you would "
        "run all of this code yourself"
    )


class _Grading(ClassState):
    """Lets workers run what there is no result of, and writes what they find.

    A submission is read, and becomes a `Task` or the result that says why it cannot be graded. A
    task is run, unless there are results of it, or the same code is running already. Methods return
    what has come so far that it can be finished.
    """

    def __init__(
        self,
        course: Course,
        assignment: str,
        results: ResultsWriter,
        workers: WorkerPool,
        on_progress: Callable[[list[str]], None],
    ) -> None:
        super().__init__(course, assignment, results)
        self._writer, self._workers, self._on_progress = results, workers, on_progress
        self._running: dict[Future[Outcome], Task] = {}
        self._same_code: dict[str, list[Task]] = {}  # of others, by the code that is running
        # A worker has died over them, or beside them; or time or memory ran out, beside others.
        self._retries: list[Task] = []
        self._given_up = 0  # in a row
        self._release_is_checked = False  # which takes a while, and is for new submissions alone

    def grade(self, students: Iterable[str]) -> Iterator[Result]:
        """Yield the result of each submission as it comes."""
        for student in students:
            yield from map(self._finished, self._begun(student))
            while self._must_wait():
                yield from map(self._finished, self._collect())
        while self._retries or self._running:
            yield from map(self._finished, self._collect())

    def _must_wait(self) -> bool:
        """Return whether to hand out nothing more for now; repeats are left for last."""
        died = any(not task.repeated for task in self._retries)
        alone = any(task.must_be_alone for task in self._running.values())
        return died or alone or len(self._running) >= self._workers.capacity

    def _begun(self, student: str) -> list[Task | Result]:
        """Begin with a submission; nothing that one is made of may end the class."""
        try:
            return self._begin(student)
        except CourseError:
            raise
        except Exception as error:
            return [_unexpected(student, error)]

    def _finished(self, ready: Task | Result) -> Result:
        """Finish a submission; what cannot be recorded of one leaves the others alone."""
        try:
            return self._finish(ready)
        except NotRecorded as error:
            failed = Result(ready.student, "ungraded", notes=[str(error)])
        except CourseError:
            raise
        except Exception as error:
            failed = _unexpected(ready.student, error)
        with suppress(Exception):  # the gradebook may be what failed
            self.course.clear_automatic_scores(self.assignment, ready.student)
        return failed

    def _begin(self, student: str) -> list[Task | Result]:
        """Read a submission, and let it be run if need be."""
        files = self.files(student)
        if unchanged := self._unchanged(student, files):
            return [unchanged]
        found = self._task(student, files)
        return [found] if isinstance(found, Result) else self._start(found)

    def _unchanged(self, student: str, files: SubmittedFiles) -> Result | None:
        """Return the result if nothing at all has changed since it was written."""
        record, entries = self.record_of(student, files), self.entries.get(student, {})
        if record is None or record != self.updated(record, entries):
            return None
        if self._writer.missing(record.keys):
            return None
        if not self.course.is_written(self.assignment, student):
            return None
        return self.result(student, record.keys, entries, record.notes)

    def _task(self, student: str, files: SubmittedFiles) -> Task | Result:
        """Return what is to be graded, or a result that says why nothing can be."""
        found = self.submission(student, files)
        if isinstance(found, Result):
            return found
        if not self._release_is_checked:
            self.course.check_release(self.assignment, self.released)
            self._release_is_checked = True
        exercise = self.checked.with_answers_of(found.exercise)
        return Task(student, self.inputs(files), exercise, self.cache_keys(exercise), found.notes)

    def _start(self, task: Task) -> list[Task | Result]:
        """Let a submission be run, unless there is no need to."""
        missing = self._writer.missing(task.keys)
        if task.keys.code in self._same_code:
            self._same_code[task.keys.code].append(task)
        elif missing or not self._writer.has_run(task.keys):
            LOGGER.info("%s: runs, with %s checks", task.student, len(missing))
            self._same_code[task.keys.code] = []
            task.started = time.monotonic()
            future = self._workers.submit(task.exercise, missing, self.course.root)
            self._running[future] = task
        else:
            return [task]
        return []

    def _collect(self) -> list[Task | Result]:
        """Wait for runs to end, at most for a moment."""
        ready: list[Task | Result] = []
        if self._retries and not self._running:
            ready += self._start(self._retries.pop())  # one by one, to learn which one it was
        done, _ = wait(self._running, timeout=PROGRESS_INTERVAL_S, return_when=FIRST_COMPLETED)
        slowest = sorted(self._running.values(), key=lambda task: task.started)
        self._on_progress([task.student for task in slowest[: self._workers.jobs]])
        if any(isinstance(future.exception(), BrokenExecutor) for future in done):
            done, _ = wait(self._running)  # none of the workers is left
            self._workers.restart()
        for future in sorted(done, key=lambda future: self._running[future].started):
            task = self._running.pop(future)
            others = self._same_code.pop(task.keys.code)
            error = future.exception()
            if isinstance(error, BrokenExecutor):
                self._retries += others
                ready += self._retry(task, "worker")
            elif isinstance(error, KernelServerLost):  # the next run starts another
                self._retries += others
                ready += self._retry(task, "kernel server")
            elif isinstance(error, worker.Unsafe | NoWarmKernel):
                raise error
            elif error is not None:
                ready += [_unexpected(one.student, error) for one in (task, *others)]
            elif not task.must_be_alone and _has_run_out(future.result()):
                LOGGER.info("%s: time or memory ran out; it runs once more, alone", task.student)
                for one in (task, *others):
                    one.repeated = True
                    self._retries.append(one)
            else:
                self._given_up = 0
                self._writer.add(task.student, task.keys, future.result())
                ready += [task, *others]
        return ready

    def _retry(self, task: Task, ended: str) -> list[Task | Result]:
        """Let a submission be run once more, unless that was the last time.

        Raises
        ------
        CourseError
            If it is no better without this submission.
        """
        task.tries += 1
        LOGGER.warning("%s: its %s ended, %s of %s", task.student, ended, task.tries, MAX_TRIES)
        if task.tries < MAX_TRIES:
            self._retries.append(task)
            return []
        self._given_up += 1
        if self._given_up >= MAX_GIVEN_UP:
            raise CourseError(
                f"whatever is run, its {ended} ends; see whether the machine is out of memory, and "
                "run the same command again, which goes on from here"
            )
        note = f"the process that ran it ended {MAX_TRIES} times; look at its answers"
        return [Result(task.student, "ungraded", notes=[note])]

    def _finish(self, ready: Task | Result) -> Result:
        """Write what was found; let no score stand of a submission that could not be graded."""
        if isinstance(ready, Task):
            return self._write(ready)
        if ready.status != "graded":
            self.course.clear_automatic_scores(self.assignment, ready.student)
        return ready

    def _write(self, task: Task) -> Result:
        """Write what was found of a submission, as far as it has not been written already."""
        student, entries = task.student, self.entries.get(task.student, {})
        draft = SubmissionRecord(task.inputs, "", task.keys, task.notes, "", "")
        before, record = self._writer.record(student), self.updated(draft, entries)
        is_there = self.course.is_written(self.assignment, student)
        if not is_there or before is None or before.marks != record.marks:
            outcome = self._writer.outcome(task.keys)
            self.course.record(self.assignment, student, task.exercise, outcome)
            entries = self.course.entries(self.assignment, student)[student]
            record = self.updated(draft, entries)
        if not is_there or before != record:
            notes = self.course.write_feedback(self.assignment, student)
            record = replace(record, notes=[*task.notes, *notes])
            self._writer.save_record(student, record)
        return self.result(student, task.keys, entries, record.notes)


def _has_run_out(outcome: Outcome) -> bool:
    """Return whether a verdict may be the fault of what ran beside it.

    Not only those that say so: an answer that was stopped is missing in later questions.
    """
    stopped = (verdict.status in {"timeout", "memory"} for verdict in outcome.verdicts)
    return outcome.is_doubtful or any(stopped)


def _unexpected(student: str, error: BaseException) -> Result:
    """Return the result of a submission over which the grader has failed; the log says how."""
    LOGGER.error("%s: the grader failed", student, exc_info=error)
    name = type(error).__name__
    note = f"the grader failed over it ({name}); the log in logs/ says where, grade it by hand"
    return Result(student, "ungraded", notes=[note])


def _log(result: Result) -> None:
    if result.status == "graded":
        points, max_score = result.points, result.max_score
        LOGGER.info("%s: graded, %g of %g points", result.student, points, max_score)
    else:
        LOGGER.warning("%s: %s", result.student, result.status)
    for note in result.notes:
        LOGGER.warning("%s: %s", result.student, note)
