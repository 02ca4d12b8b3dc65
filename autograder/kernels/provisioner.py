"""The kernel provisioner: Jupyter's own way to start kernels differently."""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, cast

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning import LocalProvisioner
from jupyter_core.paths import jupyter_runtime_dir
from traitlets import Float, List, Unicode

from autograder.kernels.environment import Environment, NoWarmKernel
from autograder.kernels.preload import PRELOAD
from autograder.kernels.process import WarmProcess

UNDERSTOOD = {"env", "cwd", "stdin", "stdout", "stderr", "independent"}
GLANCE = 0.005  # seconds between two looks at what will be done soon
LAST_WORDS = 1  # seconds; after that the manager takes its measures
LONGEST_SOCKET = 107  # bytes; see unix(7)


class WarmProvisioner(LocalProvisioner):
    """Forks a Python kernel from a process that has imported TensorFlow; starts others as usual.

    Registered as ``keras-course-warm``. Choose it by the environment variable
    ``JUPYTER_DEFAULT_PROVISIONER_NAME`` or by
    ``c.KernelProvisionerFactory.default_provisioner_name``.
    """

    preload = List(Unicode(), list(PRELOAD), config=True, help="Modules that kernels start with.")
    idle = Float(
        600, config=True, help="Seconds after which a kernel server that nobody uses ends."
    )

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """Prepare; choose Unix sockets where they are to be had, so that nothing listens on TCP."""
        manager = self.parent
        prefix = str(Path(jupyter_runtime_dir()) / f"kernel-{self.kernel_id}-ipc")
        if (
            sys.platform == "linux"
            and manager is not None
            and manager.transport == "tcp"
            and not any(manager.ports)
            and is_ours(manager.format_kernel_cmd())
            and len(os.fsencode(prefix)) + len("-65535") <= LONGEST_SOCKET
        ):
            manager.transport = "ipc"
            manager.cache_ports = False
            manager.ip = prefix
        return await super().pre_launch(**kwargs)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Start the kernel, warm if possible; if not, a line in the log says why."""
        streams = self._scrub_kwargs(kwargs)
        if (
            not is_ours(cmd)
            or not UNDERSTOOD.issuperset(streams)
            or streams.pop("independent", False)
        ):
            return await super().launch_kernel(cmd, **kwargs)
        env = {**streams.pop("env", os.environ), "JPY_PARENT_PID": str(os.getpid())}
        try:
            if sys.platform != "linux":
                raise NoWarmKernel("only Linux can fork it")
            from autograder.kernels import client

            launch = partial(
                client.launch, self.environment(cmd, env), cmd, env, streams.pop("cwd", None)
            )
            # Not asyncio.to_thread: what multiprocessing forks has none of the loop's threads, and
            # shares the pipe by which a thread would wake the loop.
            thread = ThreadPoolExecutor(1)
            launched = thread.submit(launch, **streams)
            thread.shutdown(wait=False)
            while not launched.done():
                await asyncio.sleep(GLANCE)
            process = launched.result()
        except NoWarmKernel as reason:
            self.log.warning("This kernel starts without TensorFlow loaded: %s.", reason)
            return await super().launch_kernel(cmd, **kwargs)
        self.process = cast(subprocess.Popen, process)  # it has the methods of one
        self.pid = self.pgid = process.pid
        self.cwd = kwargs.get("cwd", Path.cwd())
        return self.connection_info

    async def shutdown_requested(self, restart: bool = False) -> None:  # noqa: ARG002
        """Wait for the end, which comes at once; the manager would look ten times a second."""
        latest = time.monotonic() + LAST_WORDS
        while isinstance(self.process, WarmProcess) and time.monotonic() < latest:
            if self.process.poll() is not None:
                return
            await asyncio.sleep(GLANCE)

    def environment(self, cmd: list[str], env: Mapping[str, str]) -> Environment:
        """Return what the server for such kernels needs to be."""
        return Environment.of(cmd[: cmd.index("-m")], self.preload, env, self.idle)


def is_ours(cmd: list[str]) -> bool:
    """Return whether a command starts an IPython kernel of this very environment."""
    if "-m" not in cmd or cmd[cmd.index("-m") + 1 :][:1] != ["ipykernel_launcher"]:
        return False
    python = Path(cmd[0])
    # Two environments may link to the same file: the folder counts too.
    return python.parent == Path(sys.executable).parent and python.exists()
