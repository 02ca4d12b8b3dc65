"""A class as it stands: what is submitted, what was found, and what the gradebook holds of it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256

from autograder.exercise import Exercise
from autograder.grading.cache_keys import CacheKeys, cache_keys, environment_fingerprint
from autograder.grading.course import Course, Entry, Mark, Result
from autograder.grading.results import Results, SubmissionRecord, reading, results_path
from autograder.grading.students import displayed, name_problems
from autograder.grading.submitted_files import SubmittedFiles
from autograder.submission import RefusedSubmission, Submission


def latest_results(course: Course, assignment: str) -> Iterator[tuple[Result, SubmittedFiles]]:
    """Yield the latest result of each submission, without running anything.

    A class that is just being graded can be looked at; so can one by many at a time.

    Yields
    ------
    result : Result
        `ungraded` for a submission that has changed since it was graded.
    files : SubmittedFiles
        What the result is of.

    Raises
    ------
    CourseError, ResultsError
        If the gradebook or the results cannot be read.
    """
    with reading(results_path(course.root, assignment)) as results:
        state = ClassState(course, assignment, results)
        students = course.students(assignment)
        problems = name_problems(students)
        for student in students:
            files = state.files(student)
            if student in problems:
                yield Result(displayed(student), "refused", notes=[problems[student]]), files
            else:
                yield state.latest(student, files), files


class ClassState:
    """What the release, the results and the gradebook hold of a class.

    Attributes
    ----------
    released, checked : Exercise
        As students got it, and the same with its hidden tests.
    entries : dict
        Entries of the gradebook by student and cell, as they were at first.
    """

    def __init__(self, course: Course, assignment: str, results: Results) -> None:
        self.course, self.assignment, self._results = course, assignment, results
        self.released, self.checked = course.prepare(assignment)
        self._release_digest = _digest((self.released.notebook, self.checked.notebook))
        self._fingerprint = _digest((environment_fingerprint(), repr(course.limits.run())))
        self._late_policy = course.late_policy(assignment)
        self.entries = course.entries(assignment)

    def files(self, student: str) -> SubmittedFiles:
        """Read somebody's submission."""
        folder = self.course.submission(self.assignment, student)
        return SubmittedFiles.read(folder, f"{self.assignment}.ipynb", self.course.limits.files)

    def latest(self, student: str, files: SubmittedFiles) -> Result:
        """Return the result of a submission, if it is of these files."""
        record, entries = self.record_of(student, files), self.entries.get(student, {})
        if record is not None and record.marks == self.updated(record, entries).marks:
            return self.result(student, record.keys, entries, record.notes)
        found = self.submission(student, files)
        if isinstance(found, Result):
            return found
        return Result(student, "ungraded", notes=["it has not been graded as it is now"])

    def record_of(self, student: str, files: SubmittedFiles) -> SubmissionRecord | None:
        """Return what was written of a submission, if these are its files, and of this release."""
        record = self._results.record(student)
        return record if record is not None and record.inputs == self.inputs(files) else None

    def submission(self, student: str, files: SubmittedFiles) -> Submission | Result:
        """Return a submission that can be graded, or a result that says why it cannot."""
        try:
            return files.submission(self.released)
        except RefusedSubmission as refused:
            return Result(student, "refused", notes=[str(refused)])
        except OSError as error:
            note = f"{error.filename or files.folder} cannot be read: {error.strerror}"
            return Result(student, "ungraded", notes=[note])

    def inputs(self, files: SubmittedFiles) -> str:
        """Return a digest of submitted files and the release; empty if they cannot be graded."""
        if files.problem is not None:
            return ""
        return _digest((self._release_digest, sorted(files.digests.items())))

    def cache_keys(self, exercise: Exercise) -> CacheKeys:
        """Return the cache keys of the exercise with a student's answers, here and now."""
        return cache_keys(exercise, self._fingerprint)

    def updated(self, record: SubmissionRecord, entries: Mapping[str, Entry]) -> SubmissionRecord:
        """Return a record as it must be when the gradebook has these entries."""
        verdicts = [(v.check, v.status) for v in self._results.verdicts(record.keys)]
        scores = [(cell, entry.auto, entry.max_score) for cell, entry in sorted(entries.items())]
        marks = _digest((record.inputs, self._late_policy, verdicts, scores))
        page = _digest((marks, repr(sorted(entries.items()))))
        return replace(record, fingerprint=self._fingerprint, marks=marks, page=page)

    def result(
        self, student: str, keys: CacheKeys, entries: Mapping[str, Entry], notes: list[str]
    ) -> Result:
        """Return the result of a graded submission, with the gradebook's points."""
        measures = self._results.measures(keys)
        marks = [
            Mark(
                verdict.check,
                entries[verdict.check].points,
                entries[verdict.check].max_score,
                verdict.message,
                measures[verdict.check],
                verdict.status,
                verdict.seconds,
                verdict.memory,
            )
            for verdict in self._results.verdicts(keys)
        ]
        return Result(student, "graded", marks, notes)


def _digest(value: object) -> str:
    return sha256(repr(value).encode()).hexdigest()
