"""Warm kernels against ordinary ones.

    python -m benchmarks.kernels [MEASURE ...]

Cold and warm take turns, so that both meet the machine in the same state. The last line is one
JSON object with every figure; a ratio is cold / warm, except for memory, which is warm / cold.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

import nbformat
import psutil
from jupyter_client import KernelManager
from jupyter_client.provisioning import KernelProvisionerFactory
from nbformat.v4 import new_code_cell, new_notebook

from autograder.kernels import NAME
from autograder.kernels.client import command_servers
from autograder.paths import ROOT

PROVISIONERS = {"cold": "local-provisioner", "warm": NAME}
KERNELS = 10
SMALL = (
    "import keras, numpy as np, matplotlib.pyplot as plt\nkeras.utils.set_random_seed(1)",
    """\
points = np.random.default_rng(0).normal(size=(400, 2))
labels = (points.prod(axis=1) > 0).astype(int)
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        keras.layers.Dense(16, activation="relu"),
        keras.layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
history = model.fit(points, labels, epochs=3, verbose=0)""",
    'plt.plot(history.history["loss"])\nplt.xlabel("epoch")\nplt.ylabel("loss")\nplt.show()',
)


@contextmanager
def kernel(kind: str) -> Iterator[KernelManager]:
    """Start a kernel; kill it in the end."""
    KernelProvisionerFactory.instance().default_provisioner_name = PROVISIONERS[kind]
    manager = KernelManager(kernel_name="python3")
    manager.start_kernel(stderr=subprocess.DEVNULL)
    try:
        yield manager
    finally:
        manager.shutdown_kernel(now=True)


def import_tensorflow(manager: KernelManager) -> None:
    """Return when the kernel has imported the course's two packages.

    Without `wait_for_ready`: it idles for 0.2 s on either side, which JupyterLab does not.
    """
    client = manager.client()
    client.start_channels()
    client.execute("import tensorflow, keras")
    assert client.get_shell_msg(timeout=120)["content"]["status"] == "ok"
    client.stop_channels()


def start(kind: str) -> float:
    """Return the seconds from the start of a kernel to `import tensorflow, keras` done."""
    begun = time.perf_counter()
    with kernel(kind) as manager:
        import_tensorflow(manager)
        return time.perf_counter() - begun


def run(kind: str, command: list[str]) -> float:
    """Return the seconds that a command takes."""
    environment = os.environ | {"JUPYTER_DEFAULT_PROVISIONER_NAME": PROVISIONERS[kind]}
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=environment, cwd=ROOT)
    return time.perf_counter() - begun


def execute(kind: str, path: Path) -> float:
    """Return the seconds that `jupyter nbconvert --execute` takes for a notebook."""
    options = ["--to", "notebook", "--execute", "--ExecutePreprocessor.timeout=600", "--stdout"]
    return run(kind, [sys.executable, "-m", "nbconvert", *options, str(path)])


def notebook(kind: str) -> float:
    """Return the seconds that a small training notebook takes through nbconvert."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "small.ipynb")
        nbformat.write(new_notebook(cells=list(map(new_code_cell, SMALL))), path)
        return execute(kind, path)


def memory(kind: str, *, server: bool = False) -> float:
    """Return the megabytes (PSS) of ten idle kernels that have imported TensorFlow."""
    with ExitStack() as stack:
        managers = [stack.enter_context(kernel(kind)) for _ in range(KERNELS)]
        for manager in managers:
            import_tensorflow(manager)
        pids = [manager.provisioner.pid for manager in managers]  # type: ignore[union-attr]
        if server and kind == "warm":
            pids += [s["pid"] for s in command_servers("status") if set(pids) <= set(s["kernels"])]
            assert len(pids) == KERNELS + 1
        shares = [float(psutil.Process(pid).memory_full_info().pss) for pid in pids]
        return sum(shares) / 1e6


def memory_with_server(kind: str) -> float:
    """Return the same, with the process that warm kernels are forked from."""
    return memory(kind, server=True)


def headless(kind: str) -> float:
    """Return the seconds for all notebooks: warm by `make notebooks`, cold one after another."""
    if kind == "warm":
        return run(kind, [str(Path(sys.executable).with_name("autograder")), "notebooks"])
    places = ("course/*.ipynb", "solutions/*/*.ipynb", "exercises/*/*.ipynb")
    paths = sorted(path for place in places for path in ROOT.glob(place))
    with tempfile.TemporaryDirectory() as folder:  # where they may save what they like
        return sum(execute(kind, Path(shutil.copy(path, folder))) for path in paths)


MEASURES: dict[str, tuple[Callable[[str], float], int, str]] = {
    "start": (start, 7, "s"),
    "notebook": (notebook, 5, "s"),
    "memory": (memory, 1, "MB"),
    "memory_with_server": (memory_with_server, 1, "MB"),
    "headless": (headless, 1, "s"),
}


def main() -> None:
    """Measure, print each figure as it comes, and all of them as JSON in the end."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kernels")
    parser.add_argument("measures", nargs="*", metavar="MEASURE", help=", ".join(MEASURES))
    chosen = parser.parse_args().measures or list(MEASURES)
    start("warm")  # the server itself is started once, by JupyterLab or the first command
    figures: dict[str, float] = {}
    for name in chosen:
        measure, rounds, unit = MEASURES[name]
        taken: dict[str, list[float]] = {"cold": [], "warm": []}
        for _ in range(rounds):
            for kind, values in taken.items():
                values.append(measure(kind))
        cold, warm = median(taken["cold"]), median(taken["warm"])
        ratio = warm / cold if unit == "MB" else cold / warm
        figures |= {f"{name}_cold": cold, f"{name}_warm": warm, f"{name}_ratio": ratio}
        print(f"{name}: cold {cold:.2f} {unit}, warm {warm:.2f} {unit}, ratio {ratio:.2f}")
    print(json.dumps({name: round(value, 3) for name, value in figures.items()}))


if __name__ == "__main__":
    main()
