"""Start the kernel server while JupyterLab starts, so that the first notebook is warm too."""

import os
import sys
import threading
from typing import Any

from jupyter_client.kernelspec import NATIVE_KERNEL_NAME
from jupyter_client.provisioning import KernelProvisionerFactory

from autograder.kernels import NAME
from autograder.kernels.environment import NoWarmKernel
from autograder.kernels.provisioner import WarmProvisioner, is_ours


def load(app: Any) -> None:
    """Keep a kernel server alive for as long as this Jupyter server runs, if kernels are warm."""
    factory = KernelProvisionerFactory.instance(parent=app)
    if factory.default_provisioner_name != NAME or sys.platform != "linux":
        return
    spec = app.kernel_spec_manager.get_kernel_spec(NATIVE_KERNEL_NAME)
    cmd = [sys.executable if spec.argv[0] == "python" else spec.argv[0], *spec.argv[1:]]
    if not is_ours(cmd):
        return
    provisioner = WarmProvisioner(kernel_spec=spec, config=app.config)

    def keep_alive() -> None:
        from autograder.kernels import client

        try:
            client.keep_alive(provisioner.environment(cmd, {**os.environ, **spec.env}))
        except NoWarmKernel as reason:
            app.log.warning("Kernels start without TensorFlow loaded: %s.", reason)

    threading.Thread(target=keep_alive, name="keep kernel server alive", daemon=True).start()
