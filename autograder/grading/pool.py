"""Workers of a grading: processes on this machine, or those of a Dask cluster."""

import json
import logging
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from multiprocessing.context import SpawnContext, SpawnProcess
from pathlib import Path
from typing import Any, Self

from autograder.airlock.process import prepare_server
from autograder.execution.limits import RunLimits
from autograder.exercise import Exercise
from autograder.grading import worker
from autograder.grading.course import CourseError
from autograder.grading.resource_tracker import outlive_resource_tracker
from autograder.grading.worker import Outcome

LOGGER = logging.getLogger(__name__)
QUEUED = 2  # submissions handed out beyond what can run at once, so that no worker has to wait


class _Spawning(SpawnContext):
    """Starts processes anew instead of forking, and keeps a list of them."""

    def __init__(self) -> None:
        super().__init__()
        self.started: list[SpawnProcess] = []

    def Process(self, *args: Any, **kwargs: Any) -> SpawnProcess:  # type: ignore[override]  # noqa: N802
        process = SpawnProcess(*args, **kwargs)
        self.started.append(process)
        return process


class WorkerPool:
    """Processes that run submissions, started when the first one has to be run.

    Parameters
    ----------
    jobs : int
        How many there are on this machine.
    scheduler : str
        Address of a Dask scheduler whose workers to use instead; empty for none.
    limits : RunLimits
        Of each submission.
    """

    def __init__(self, jobs: int, scheduler: str, limits: RunLimits) -> None:
        self.jobs, self.scheduler, self.limits = jobs, scheduler, limits
        self._executor: Executor | None = None
        self._context = _Spawning()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            for process in self._context.started:
                if process.pid is not None:  # else it could not even be started
                    process.terminate()  # its sandboxes end with it
        self._shut_down()

    @property
    def capacity(self) -> int:
        """How many submissions to hand out at a time."""
        return self.jobs + QUEUED

    def prepare(self, root: Path) -> None:
        """Start them now: they need some seconds, in which this process has work of its own."""
        if not self.scheduler:
            prepare_server()
            self._executor = self._local()
            for _ in range(self.jobs):
                self._executor.submit(worker.prepare, str(root), self.limits)

    def submit(self, exercise: Exercise, checks: set[str], root: Path) -> Future[Outcome]:
        """Let one of them run a submission, and some of its checks.

        Raises
        ------
        CourseError
            If the cluster cannot be used.
        """
        if self._executor is None:
            self._executor = self._cluster() if self.scheduler else self._local()
        text, wanted = json.dumps(exercise.notebook), frozenset(checks)
        try:
            return self._executor.submit(worker.grade, text, wanted, str(root), self.limits)
        except BrokenExecutor as error:  # one has died meanwhile
            failed: Future[Outcome] = Future()
            failed.set_exception(error)
            return failed

    def restart(self) -> None:
        """End what one of them, which has died, has left; the next submission starts new ones."""
        self._shut_down()
        for process in self._context.started:
            LOGGER.warning("worker %s ended with exit code %s", process.pid, process.exitcode)
        self._context.started.clear()

    def _shut_down(self) -> None:
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)
            self._executor = None

    def _local(self) -> Executor:
        outlive_resource_tracker()
        return ProcessPoolExecutor(
            self.jobs, mp_context=self._context, initializer=worker.initialize
        )

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
