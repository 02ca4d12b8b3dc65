"""Grade an exercise: a student's cells confined in one process, checks in another.

The two never talk to each other. This process passes values on without reading them, and ends one
that takes too long.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace

from autograder.airlock.backend import StudentBackend
from autograder.airlock.checker import TrustedChecker
from autograder.execution.limits import COLD_SETUP_S, RunLimits, SubmissionLimits
from autograder.execution.run import Run
from autograder.execution.session import Session
from autograder.exercise import Exercise
from autograder.verdict import Verdict


class Airlock:
    """Both processes, for one submission.

    Parameters
    ----------
    limits : RunLimits, optional
        Without a sandbox in them, a student's code runs as this user, which only an instructor can
        want.
    """

    def __init__(self, limits: RunLimits | None = None) -> None:
        limits = limits or SubmissionLimits().run()
        self.sandbox, times = limits.sandbox, limits.times
        if self.sandbox is None:  # perhaps there is no warm kernel either
            times = replace(times, setup_s=max(times.setup_s, COLD_SETUP_S))
        self.backend = StudentBackend(self.sandbox, times)
        self.session = Session(self.backend, times)
        self._checker: TrustedChecker | None = None

    def grade(self, exercise: Exercise, wanted: Collection[str] | None = None) -> list[Verdict]:
        """Run an exercise, put outputs into its cells, and return a verdict for each check.

        To be called once.

        Parameters
        ----------
        exercise : Exercise
            The release with a student's answers. Its check cells hold the hidden tests.
        wanted : collection of str, optional
            Ids of the only checks to run. All of the student's code runs in any case.

        Raises
        ------
        NoWarmKernel
            If there can be no sandbox.
        """
        names = exercise.setup_names
        self._checker = TrustedChecker(self.session, self.backend, self.sandbox, names)
        return Run(exercise, self.session, self._checker).verdicts(wanted)

    @property
    def is_doubtful(self) -> bool:
        """Whether something was stopped, or has ended, that might not if it had run alone."""
        checks_ended = self._checker is not None and self._checker.has_ended
        return self.session.is_doubtful or checks_ended

    def close(self) -> None:
        """End both processes."""
        self.session.end()
        if self._checker is not None:
            self._checker.end()


@contextmanager
def airlock(limits: RunLimits | None = None) -> Iterator[Airlock]:
    """Open an airlock; end its processes whatever happens."""
    opened = Airlock(limits)
    try:
        yield opened
    finally:
        opened.close()
