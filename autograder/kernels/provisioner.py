"""The kernel provisioner: Jupyter's own way to start kernels differently."""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, cast

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning import LocalProvisioner
from jupyter_core.paths import jupyter_runtime_dir
from traitlets import Float, List, Unicode

from autograder.kernels.environment import Environment, NoWarmKernel
from autograder.kernels.preload import PRELOAD
from autograder.kernels.process import WarmProcess

# Arguments of a launch: what a kernel manager keeps for itself, and what a fork can be given.
MANAGER_ARGUMENTS = {"extra_arguments", "kernel_id"}
SUPPORTED_ARGUMENTS = {"env", "cwd", "stdin", "stdout", "stderr", "independent"}
POLL_INTERVAL_S = 0.005  # for what will be done soon
SHUTDOWN_WAIT_S = 1  # after that, the manager sends signals
MAX_SOCKET_PATH_BYTES = 107  # see unix(7)


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
        """Prepare the launch; where they can be used, choose Unix sockets instead of TCP."""
        manager = self.parent
        prefix = str(Path(jupyter_runtime_dir()) / f"kernel-{self.kernel_id}-ipc")
        if (
            sys.platform == "linux"
            and manager is not None
            and manager.transport == "tcp"
            and not any(manager.ports)
            and is_ours(manager.format_kernel_cmd())
            and len(os.fsencode(prefix)) + len("-65535") <= MAX_SOCKET_PATH_BYTES
        ):
            manager.transport = "ipc"
            manager.cache_ports = False
            manager.ip = prefix
        return await super().pre_launch(**kwargs)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Start the kernel, warm if possible; if not, a line in the log says why."""
        options = {name: kwargs[name] for name in kwargs if name not in MANAGER_ARGUMENTS}
        if (
            not is_ours(cmd)
            or not SUPPORTED_ARGUMENTS.issuperset(options)
            or options.pop("independent", False)
        ):
            return await super().launch_kernel(cmd, **kwargs)
        env = {**options.pop("env", os.environ), "JPY_PARENT_PID": str(os.getpid())}
        cwd = options.pop("cwd", None)
        try:
            environment = self.environment(cmd, env)
            from autograder.kernels import client

            # Not asyncio.to_thread: what multiprocessing forks has none of the loop's threads, and
            # shares the pipe by which a thread would wake the loop.
            thread = ThreadPoolExecutor(1)
            launched = thread.submit(client.launch, environment, cmd, env, cwd, **options)
            thread.shutdown(wait=False)
            while not launched.done():
                await asyncio.sleep(POLL_INTERVAL_S)
            process = launched.result()
        except NoWarmKernel as reason:
            self.log.warning("This kernel starts without TensorFlow loaded: %s.", reason)
            return await super().launch_kernel(cmd, **kwargs)
        self.process = cast(subprocess.Popen, process)  # it has the methods of one
        self.pid = self.pgid = process.pid
        self.cwd = kwargs.get("cwd", Path.cwd())
        return self.connection_info

    async def shutdown_requested(self, restart: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        """Wait for the end, which comes at once; the manager would look only ten times a second."""
        latest = time.monotonic() + SHUTDOWN_WAIT_S
        while isinstance(self.process, WarmProcess) and time.monotonic() < latest:
            if self.process.poll() is not None:
                return
            await asyncio.sleep(POLL_INTERVAL_S)

    def environment(self, cmd: list[str], env: Mapping[str, str]) -> Environment:
        """Return what a server for such kernels needs to be.

        Raises
        ------
        NoWarmKernel
            If this system is not Linux.
        """
        return Environment.of(cmd[: cmd.index("-m")], self.preload, env, self.idle)


def is_ours(cmd: list[str]) -> bool:
    """Return whether a command starts an IPython kernel of this very environment."""
    if "-m" not in cmd or cmd[cmd.index("-m") + 1 :][:1] != ["ipykernel_launcher"]:
        return False
    python = Path(cmd[0])
    # Two environments may link to the same file: the folder counts too.
    return python.parent == Path(sys.executable).parent and python.exists()
