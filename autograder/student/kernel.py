"""A fresh kernel for one notebook's code, brought up again where a cell has ended it."""

import asyncio
import subprocess
from contextlib import suppress
from typing import Any

from jupyter_client.manager import AsyncKernelManager

from autograder.kernels import prefer_warm
from autograder.patches import lean

STARTING = 120  # seconds; without a warm kernel, a busy machine needs many of them
GRACE = 3  # seconds that an interrupted cell has to give in
GLANCE = 0.1  # seconds between two looks at whether the kernel lives
# The student's history stays theirs, TensorFlow is set as it is for grading, and `quit()` ends no
# notebook that is graded.
OPTIONS = ["--HistoryManager.hist_file=:memory:", lean.OPTION]
PROLOGUE = "get_ipython().ask_exit = lambda: None"


class NoKernel(Exception):
    """No kernel could be started; the message says why."""


class Ended(Exception):
    """A cell ended its kernel, or ran too long; the message says which."""

    def __init__(self, message: str, *, died: bool) -> None:
        super().__init__(message)
        self.died = died


class Kernel:
    """Runs cells in a folder, one after another.

    Not nbclient: it takes SIGINT and SIGTERM from whoever runs it, and that may be JupyterLab.

    Parameters
    ----------
    folder : str
        Where they run.
    """

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._manager: AsyncKernelManager | None = None
        self._client: Any = None
        self._again: list[tuple[str, float]] = []

    async def run(self, source: str, seconds: float, *, again: bool) -> list[dict[str, Any]]:
        """Run one cell; return what it displayed and raised, as messages have it.

        Parameters
        ----------
        source : str
        seconds : float
            How long it may take.
        again : bool
            Whether to run it again in the next kernel, should this one end in a later cell.

        Raises
        ------
        Ended
            If there is no telling what it would have displayed.
        NoKernel
            If there is none to run it.
        """
        if self._manager is None:
            await self._start()
        outputs = await self._execute(source, seconds)
        if again:
            self._again.append((source, seconds))
        return outputs

    async def end(self) -> None:
        """End the kernel, and forget it."""
        manager, self._manager = self._manager, None
        if manager is None:
            return
        if self._client is not None:
            self._client.stop_channels()
            self._client = None
        with suppress(RuntimeError):  # there is none any more
            await manager.shutdown_kernel(now=True)
        await manager.cleanup_resources()

    async def _start(self) -> None:
        prefer_warm()
        self._manager = AsyncKernelManager(kernel_name="python3")
        try:
            await self._manager.start_kernel(
                cwd=self._folder,
                extra_arguments=OPTIONS,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            self._client = self._manager.client()  # where it listens is known only now
            self._client.allow_stdin = False
            self._client.start_channels()
            await self._client.wait_for_ready(timeout=STARTING)
        except (RuntimeError, OSError) as error:
            await self.end()
            raise NoKernel(f"no kernel could be started: {error}") from None
        await self._execute(PROLOGUE, STARTING)
        for source, seconds in self._again:
            await self._execute(source, seconds)

    async def _execute(self, source: str, seconds: float) -> list[dict[str, Any]]:
        outputs: list[dict[str, Any]] = []

        def hear(message: dict[str, Any]) -> None:
            if message["header"]["msg_type"] in {"display_data", "error"}:
                outputs.append(message["content"])

        running = asyncio.ensure_future(
            self._client.execute_interactive(
                source, store_history=False, stop_on_error=False, output_hook=hear
            )
        )
        try:
            if not await self._done(running, seconds):
                await self._manager_().interrupt_kernel()
                if not await self._done(running, GRACE):
                    await self.end()
                raise Ended(f"it still ran after {seconds:g} seconds", died=False)
        finally:
            running.cancel()
        return outputs

    async def _done(self, running: "asyncio.Future[Any]", seconds: float) -> bool:
        """Wait; return whether the cell has ended within its time."""
        latest = asyncio.get_running_loop().time() + seconds
        while not running.done():
            left = latest - asyncio.get_running_loop().time()
            if left <= 0:
                return False
            await asyncio.wait([running], timeout=min(left, GLANCE))
            if not running.done() and not await self._manager_().is_alive():
                raise await self._died()
        return True

    async def _died(self) -> Ended:
        provisioner = self._manager_().provisioner
        code = await provisioner.poll() if provisioner else None
        await self.end()
        if code in {-9, -6, -7}:  # as the kernel of Linux ends what asks for too much
            return Ended("it ended its kernel, perhaps by asking for too much memory", died=True)
        return Ended(f"it ended its kernel (exit code {code})", died=True)

    def _manager_(self) -> AsyncKernelManager:
        assert self._manager is not None
        return self._manager
