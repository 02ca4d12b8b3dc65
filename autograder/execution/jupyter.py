"""A Jupyter kernel as what runs the cells: for Validate, and for notebooks without a screen."""

import asyncio
import subprocess
from contextlib import suppress
from typing import Any, Self

from jupyter_client.manager import AsyncKernelManager
from nbformat import v4

from autograder.checks.check import MIME
from autograder.execution.outputs import Outputs
from autograder.execution.session import ProcessEnded, Session, Sink
from autograder.execution.time_limit import TimeLimit, cpu_seconds
from autograder.exercise import Cell
from autograder.kernels import prefer_warm
from autograder.patches import small_trainings
from autograder.verdict import Verdict

START_TIMEOUT_S = 120  # without a warm kernel, a busy machine needs many of them
INTERRUPT_GRACE_S = 3  # that an interrupted cell has to give in
POLL_S = 0.1  # between two looks at whether the kernel lives
LAST_LOOK_S = 1  # for the end of a cell to be read, if this program was suspended meanwhile
# The student's history stays theirs, TensorFlow is set as it is for grading, and `quit()` ends no
# notebook that is graded.
OPTIONS = ["--HistoryManager.hist_file=:memory:", small_trainings.KERNEL_OPTION]
PROLOGUE = "get_ipython().ask_exit = lambda: None"
# Tells a check what stopped its answer: this cell has no id by which the check would know. And how
# long it may let a call of the student's functions compute.
TELL = """\
__import__("autograder.checks.cells").checks.cells.run_cells.raised.update({{"": {raised!r}}})
__import__("autograder.checks.call_limit").checks.call_limit.Setting.seconds = {call_s!r}
"""
ORDINARY_PROVISIONER = {"provisioner_name": "local-provisioner"}  # Jupyter's own
OUTPUT_TYPES = {"stream", "display_data", "execute_result", "error"}


class NoKernel(Exception):
    """No kernel could be started; the message says why."""


class JupyterKernel:
    """Runs cells in a kernel of its own.

    Not nbclient: it takes SIGINT and SIGTERM from whoever runs it, and that may be JupyterLab. Each
    call runs a private event loop until it is done, so it may be used in a thread of any program.

    Parameters
    ----------
    folder : str
        Working folder of the kernel.
    warm : bool
        Whether it may come from this course's server, which has imported the packages already.
    """

    peak_memory_bytes = 0

    def __init__(self, folder: str, *, warm: bool = True) -> None:
        self._folder = folder
        self._warm = warm
        self._loop = asyncio.Runner()
        self._manager: AsyncKernelManager | None = None
        self._client: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()
        self._loop.close()

    @property
    def running(self) -> bool:
        """Whether there is a kernel."""
        return self._manager is not None

    def start(self) -> None:
        """Start a kernel.

        Raises
        ------
        NoKernel
            If none can be started.
        """
        self._loop.run(self._start())

    def cpu_seconds(self) -> float:
        """Return the CPU time that the kernel has used; 0 if that is unknown."""
        pid = getattr(self._manager.provisioner, "pid", None) if self._manager else None
        return cpu_seconds(pid) if pid else 0.0

    def execute(self, source: str, limit: TimeLimit, sink: Sink) -> None:
        """Run a cell and pass its outputs on; see `Backend.execute`."""
        self._loop.run(self._execute(source, limit, sink))

    def end(self) -> None:
        """End the kernel, and forget it."""
        self._loop.run(self._end())

    async def _start(self) -> None:
        prefer_warm()
        manager = self._manager = AsyncKernelManager(kernel_name="python3")
        if not self._warm and manager.kernel_spec:
            manager.kernel_spec.metadata["kernel_provisioner"] = ORDINARY_PROVISIONER
        try:
            await manager.start_kernel(
                cwd=self._folder,
                extra_arguments=OPTIONS,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            self._client = manager.client()  # where it listens is known only now
            self._client.start_channels()
            self._client.allow_stdin = False  # nobody answers; starting channels allows it
            await self._client.wait_for_ready(timeout=START_TIMEOUT_S)
            limit = TimeLimit(START_TIMEOUT_S, 1, self.cpu_seconds)
            await self._execute(PROLOGUE, limit, lambda _: None)
        except (RuntimeError, OSError, ProcessEnded) as error:
            await self._end()
            raise NoKernel(f"no kernel could be started: {error}") from None

    async def _end(self) -> None:
        manager, self._manager = self._manager, None
        if manager is None:
            return
        if self._client is not None:
            self._client.stop_channels()
            self._client = None
        with suppress(RuntimeError):  # there is none any more
            await manager.shutdown_kernel(now=True)
        await manager.cleanup_resources()

    async def _execute(self, source: str, limit: TimeLimit, sink: Sink) -> None:
        def on_message(message: dict[str, Any]) -> None:
            if message["header"]["msg_type"] in OUTPUT_TYPES:
                sink(v4.output_from_msg(message))

        running = asyncio.ensure_future(
            self._client.execute_interactive(
                source, store_history=False, stop_on_error=False, output_hook=on_message
            )
        )
        try:
            if await self._done(running, limit):
                return
            assert self._manager is not None
            await self._manager.interrupt_kernel()
            if not await self._done(running, TimeLimit(INTERRUPT_GRACE_S, 1, self.cpu_seconds)):
                await self._end()
            raise TimeoutError
        finally:
            running.cancel()

    async def _done(self, running: "asyncio.Future[Any]", limit: TimeLimit) -> bool:
        """Wait; return whether the cell has ended within its time."""
        assert self._manager is not None
        for wait_s in limit.pieces():
            await asyncio.wait([running], timeout=min(wait_s, POLL_S))
            if running.done():
                return True
            if not await self._manager.is_alive():
                provisioner = self._manager.provisioner
                code = await provisioner.poll() if provisioner else None
                await self._end()
                raise ProcessEnded.by_exit(code or 0)
        await asyncio.wait([running], timeout=LAST_LOOK_S)
        return running.done()


class KernelChecker:
    """Runs check cells in the student's own kernel, as the student does.

    Parameters
    ----------
    session : Session
    """

    def __init__(self, session: Session) -> None:
        self.session = session

    def prepare(self, cell: Cell) -> None:
        """Do nothing: setup cells have run in the same kernel."""

    def check(self, cell: Cell, outputs: Outputs, raised: str = "") -> Verdict:
        """Run a check cell; see `run.Checker.check`."""
        shown: list[dict[str, Any]] = []
        limits = self.session.limits
        seconds = limits.check_s + limits.call_s  # a call has a limit of its own
        tell = TELL.format(raised=raised, call_s=limits.call_s)
        self.session.run(tell, seconds, lambda _: None, replay=False)
        self.session.run(cell.source, seconds, shown.append, replay=False)
        outputs.add_trusted([output for output in shown if output["output_type"] != "stream"])
        return verdict_of(cell.id, shown)


def verdict_of(check: str, outputs: list[dict[str, Any]]) -> Verdict:
    """Return what the outputs of a check cell say; what was printed says nothing."""
    records = [
        output["data"][MIME]
        for output in outputs
        if output["output_type"] == "display_data" and MIME in output["data"]
    ]
    errors = [output for output in outputs if output["output_type"] == "error"]
    if errors and errors[-1]["ename"] == "CheckFailed":
        return Verdict(check, "failed", str(errors[-1]["evalue"]))
    if errors:
        return Verdict(check, "ungraded", f"{errors[-1]['ename']}: {errors[-1]['evalue']}")
    statuses = {record["status"] for record in records}
    if statuses and statuses <= {"passed", "noted"}:
        return Verdict(check, "noted" if "noted" in statuses else "passed")
    return Verdict(check, "ungraded", "The check said nothing; does your answer redefine `check`?")
