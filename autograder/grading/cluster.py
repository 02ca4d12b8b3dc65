"""Workers on other machines: those of a Dask scheduler, as an executor like any other."""

from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from typing import Any, ParamSpec, TypeVar

from distributed import Client, KilledWorker

from autograder.grading.cache_keys import environment_fingerprint
from autograder.grading.course import CourseError

CONNECT_TIMEOUT_S = 15

P = ParamSpec("P")
T = TypeVar("T")


class Cluster(Executor):
    """The workers of a scheduler.

    Parameters
    ----------
    address : str
        Of the scheduler, such as tcp://10.0.0.5:8786.

    Raises
    ------
    CourseError
        If nothing answers there, there are no workers, or they have other packages than this one.
    """

    def __init__(self, address: str) -> None:
        try:
            self._client = Client(address, timeout=CONNECT_TIMEOUT_S, set_as_default=False)
        except (OSError, ValueError, TypeError):
            raise CourseError(
                f"no Dask scheduler answers at {address}; start one with `dask scheduler`, and its "
                "workers with `dask worker`"
            ) from None
        self.threads = sum(self._client.nthreads().values())
        if not self.threads:
            self._client.close()
            raise CourseError(f"the scheduler at {address} has no workers; start some first")
        found, here = self._client.run(environment_fingerprint), environment_fingerprint()
        if others := sorted(name for name, theirs in found.items() if theirs != here):
            self._client.close()
            raise CourseError(
                f"{', '.join(others)}: other packages than here, or another version of the course; "
                "install the same requirements.lock there"
            )

    def submit(self, call: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Let a worker call a function; another does if that one is lost."""
        remote = self._client.submit(call, *args, pure=False, **kwargs)
        local: Future[T] = Future()
        local.set_running_or_notify_cancel()
        remote.add_done_callback(lambda done: _pass_on(done, local))
        return local

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        """Leave the scheduler; it drops what is not done."""
        self._client.close()


def _pass_on(remote: Any, local: Future[Any]) -> None:
    error = remote.exception() if remote.status == "error" else None
    if remote.status == "finished":
        local.set_result(remote.result())
    elif isinstance(error, KilledWorker) or error is None:
        local.set_exception(BrokenExecutor("the cluster has lost the workers that ran it"))
    else:
        local.set_exception(error)
