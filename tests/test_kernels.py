"""Warm kernels do what ordinary ones do, die with whom they should, and leave nothing behind."""

import asyncio
import ctypes
import gc
import json
import logging
import mmap
import multiprocessing
import os
import re
import resource
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import textwrap
import threading
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import nbformat
import psutil
import pytest
from jupyter_client import AsyncKernelManager, BlockingKernelClient, KernelManager
from jupyter_client.ioloop import AsyncIOLoopKernelManager
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.provisioning import KernelProvisionerFactory, LocalProvisioner
from traitlets.config import Config

from autograder.kernels import (
    NAME,
    client,
    environment,
    extension,
    huge_pages,
    preload,
    provisioner,
    server,
    wire,
)
from autograder.kernels.environment import Environment, NoWarmKernel
from autograder.kernels.process import WarmProcess
from autograder.kernels.provisioner import WarmProvisioner
from autograder.patches import small_trainings
from autograder.sandbox.limits import Limits
from autograder.terminal.student import print_kernel_servers

# jupyter_client leaves an event loop, and the two ends of its socket, in each thread that uses it.
IGNORED = (
    "Exception ignored in. <function BaseEventLoop.__del__",
    r"Exception ignored in. <socket.socket fd=\d+, family=1, type=1, proto=0>",
)
pytestmark = [
    pytest.mark.slow,
    *(
        pytest.mark.filterwarnings(f"ignore:{message}:pytest.PytestUnraisableExceptionWarning")
        for message in IGNORED
    ),
]

TIMEOUT_S = 60
LIGHT = "colorsys"  # what most servers here preload: it takes no time, and no kernel imports it


@pytest.fixture(autouse=True)
def runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A runtime folder for one test; nothing may be left in it, and no process."""
    folder = Path(tempfile.mkdtemp())  # a short name: it has to hold sockets
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(folder))
    monkeypatch.setattr(KernelProvisionerFactory, "_instance", None)
    monkeypatch.setenv("JUPYTER_DEFAULT_PROVISIONER_NAME", NAME)
    yield folder
    servers = [psutil.Process(server["pid"]) for server in client.command_servers("stop")]
    left = psutil.wait_procs(servers, timeout=TIMEOUT_S)[1]
    assert not left, [(process, process.children()) for process in left]
    folder.rmdir()


def manager(*modules: str, **options: Any) -> KernelManager:
    """A kernel manager whose kernels have these modules preloaded, `LIGHT` by default."""
    warm = {"preload": list(modules or [LIGHT]), **options}
    return KernelManager(config=Config({"WarmProvisioner": warm}))


class Kernel:
    """A running kernel with a client."""

    def __init__(self, running: KernelManager) -> None:
        self.manager = running
        # With a parent, it asks that whether the kernel lives, and not the heartbeat, which comes
        # too late on a busy machine.
        self.client = BlockingKernelClient(parent=running, connection_file=running.connection_file)
        self.client.load_connection_file()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=TIMEOUT_S)

    @property
    def process(self) -> WarmProcess:
        return self.manager.provisioner.process

    def run(self, code: str, **options: Any) -> str:
        """Run code; return what it printed, showed or raised."""
        said = []

        def hear(message: dict[str, Any]) -> None:
            content = message["content"]
            if message["msg_type"] == "stream":
                said.append(content["text"])
            elif message["msg_type"] == "error":
                said.append(f"{content['ename']}: {content['evalue']}")
            elif message["msg_type"] in {"execute_result", "display_data"}:
                said.append(str(sorted(content["data"])))

        self.client.execute_interactive(
            textwrap.dedent(code), output_hook=hear, timeout=TIMEOUT_S, **options
        )
        return "".join(said).strip()

    def ask(self, expression: str) -> Any:
        """Return the value of an expression, through JSON."""
        return json.loads(self.run(f"import json; print(json.dumps({expression}))"))


@pytest.fixture
def start(request: pytest.FixtureRequest) -> Iterator[Callable[..., Kernel]]:
    """Starts kernels; ends them after the test."""
    started: list[Kernel] = []

    def starting(running: KernelManager | None = None, **options: Any) -> Kernel:
        running = running or manager()
        running.start_kernel(**options)
        started.append(Kernel(running))
        assert isinstance(running.provisioner.process, WarmProcess)
        return started[-1]

    yield starting
    for kernel in started:
        kernel.client.stop_channels()
        kernel.manager.shutdown_kernel(now=True)


def ended(*pids: int) -> None:
    """Wait for processes to end."""
    processes = [psutil.Process(pid) for pid in pids if psutil.pid_exists(pid)]
    assert psutil.wait_procs(processes, timeout=TIMEOUT_S)[1] == []


def server_of(kernel: Kernel) -> int:
    return psutil.Process(kernel.process.pid).ppid()


# The kernel's life


def test_a_kernel_has_the_preloaded_modules_and_runs_code(start: Callable[..., Kernel]) -> None:
    kernel = start()
    assert kernel.ask(f"[{LIGHT!r} in __import__('sys').modules, 6 * 7]") == [True, 42]


def test_interrupt(start: Callable[..., Kernel]) -> None:
    kernel = start()
    kernel.run("import threading; event = threading.Event()")
    timer = threading.Timer(0, kernel.manager.interrupt_kernel)
    # Not before it runs: the output says when.
    said = []

    def hear(message: dict[str, Any]) -> None:
        said.append(message["content"])
        if message["msg_type"] == "stream":
            timer.start()

    kernel.client.execute_interactive(
        "print('running', flush=True); event.wait()", output_hook=hear, timeout=TIMEOUT_S
    )
    assert any(content.get("ename") == "KeyboardInterrupt" for content in said)
    assert kernel.run("print('still here')") == "still here"


def test_restart_gives_a_fresh_process_in_the_same_place(start: Callable[..., Kernel]) -> None:
    kernel = start()
    kernel.run("mine = 1")
    before, served = kernel.process.pid, server_of(kernel)
    kernel.manager.restart_kernel()
    kernel.client.wait_for_ready(timeout=TIMEOUT_S)
    assert kernel.process.pid != before
    assert server_of(kernel) == served
    assert "NameError" in kernel.run("mine")


@pytest.mark.parametrize(
    ("code", "exit_code"),
    [
        ("import os; os._exit(3)", 3),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", -signal.SIGKILL),
        ("import ctypes; ctypes.string_at(0)", -signal.SIGSEGV),
        ("quit()", 0),
    ],
)
def test_death_is_noticed_with_its_exit_status(
    start: Callable[..., Kernel], code: str, exit_code: int
) -> None:
    kernel = start()
    assert kernel.process.poll() is None
    kernel.client.execute(code)
    assert kernel.process.wait(TIMEOUT_S) == exit_code
    assert kernel.process.poll() == exit_code
    assert not kernel.manager.is_alive()


def test_shutdown_ends_it_with_success(start: Callable[..., Kernel]) -> None:
    kernel = start()
    process = kernel.process
    kernel.manager.shutdown_kernel()
    assert process.returncode == 0


def test_at_its_end_the_thread_that_sends_messages_ends_after_those_that_wait_for_it(
    start: Callable[..., Kernel], tmp_path: Path
) -> None:
    told = tmp_path / "told"
    kernel = start()
    kernel.run(
        f"""
        from pathlib import Path
        from ipykernel.kernelapp import IPKernelApp
        app = IPKernelApp.instance()
        loop = app.iopub_thread.io_loop
        add = loop.add_callback
        told = Path({str(told)!r})
        def watched(callback, *arguments, app=app, loop=loop, add=add, told=told):
            if callback == loop.stop:
                told.write_text(str(app.control_thread.is_alive()))
            return add(callback, *arguments)
        loop.add_callback = watched
        """
    )
    kernel.manager.shutdown_kernel()
    assert told.read_text() == "False"


@pytest.mark.parametrize("verb", ["kill", "terminate"])
def test_kill_and_terminate(start: Callable[..., Kernel], verb: str) -> None:
    kernel = start()
    getattr(kernel.process, verb)()
    assert kernel.process.wait(TIMEOUT_S) < 0
    getattr(kernel.process, verb)()  # nothing happens, and nothing is raised


def test_wait_gives_up_when_it_is_told_to(start: Callable[..., Kernel]) -> None:
    with pytest.raises(subprocess.TimeoutExpired):
        start().process.wait(0.01)


def test_what_a_kernel_has_started_is_interrupted_and_killed_with_it(
    start: Callable[..., Kernel],
) -> None:
    kernel = start()
    child = kernel.ask(
        "__import__('subprocess').Popen(['sleep', '1000'], start_new_session=False).pid"
    )
    assert psutil.pid_exists(child)
    kernel.manager.shutdown_kernel(now=True)
    ended(child)


def test_it_is_restarted_when_it_dies_by_itself(start: Callable[..., Kernel]) -> None:
    async def die_and_come_back() -> tuple[int, int]:
        running = AsyncIOLoopKernelManager(
            config=Config(
                {"WarmProvisioner": {"preload": [LIGHT]}, "KernelRestarter": {"time_to_dead": 0.1}}
            )
        )
        restarted = asyncio.Event()
        await running.start_kernel()
        running.add_restart_callback(restarted.set, "restart")
        before = running.provisioner.pid
        dying = running.client()
        dying.start_channels()
        dying.execute("import os; os._exit(1)")
        await asyncio.wait_for(restarted.wait(), TIMEOUT_S)
        await dying.wait_for_ready(timeout=TIMEOUT_S)
        after = running.provisioner.pid
        dying.stop_channels()
        await running.shutdown_kernel(now=True)
        return before, after

    before, after = asyncio.run(die_and_come_back())
    assert before != after


# Its environment_fingerprint


def test_environment_and_working_folder_are_each_kernel_s_own(
    start: Callable[..., Kernel], tmp_path: Path
) -> None:
    kernels = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        environment = os.environ | {"MINE": name, "TZ": "Asia/Tokyo" if name == "one" else "UTC"}
        kernels.append(start(env=environment, cwd=str(tmp_path / name)))
    code = "[os.environ['MINE'], os.getcwd(), time.tzname[0], 'HOME' in os.environ]"
    for kernel in kernels:
        kernel.run("import os, time")
    one, two = (kernel.ask(code) for kernel in kernels)
    assert one == ["one", str(tmp_path / "one"), "JST", True]
    assert two == ["two", str(tmp_path / "two"), "UTC", True]
    assert server_of(kernels[0]) == server_of(kernels[1])


def test_a_relative_working_folder_is_relative_to_who_asks(
    start: Callable[..., Kernel], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "inner").mkdir()
    monkeypatch.chdir(tmp_path)
    assert start(cwd="inner").ask("__import__('os').getcwd()") == str(tmp_path / "inner")


def test_umask_limits_and_cores_are_those_of_who_asked(
    start: Callable[..., Kernel], monkeypatch: pytest.MonkeyPatch
) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    cores, umask = os.sched_getaffinity(0), os.umask(0o027)
    start()  # the server has other limits than the kernel that comes next
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft - 1, hard))
    os.sched_setaffinity(0, {max(cores)})
    try:
        kernel = start()
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        os.sched_setaffinity(0, cores)
        os.umask(umask)
    kernel.run("import os, resource")
    assert kernel.ask("resource.getrlimit(resource.RLIMIT_NOFILE)[0]") == soft - 1
    assert kernel.ask("sorted(os.sched_getaffinity(0))") == [max(cores)]
    assert kernel.ask("os.umask(0)") == 0o027


def test_a_folder_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        manager().start_kernel(cwd=str(tmp_path / "none"))


def test_output_of_the_process_goes_where_it_is_sent(start: Callable[..., Kernel]) -> None:
    kernel = start(stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    kernel.run("import os; os.write(1, b'to stdout'); os.write(2, b'to stderr')")
    assert kernel.process.stdout and kernel.process.stderr
    assert os.read(kernel.process.stdout.fileno(), 100) == b"to stdout"
    assert os.read(kernel.process.stderr.fileno(), 100) == b"to stderr"


def test_stderr_can_be_sent_after_stdout(start: Callable[..., Kernel]) -> None:
    kernel = start(stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    kernel.run("import os; os.write(1, b'one '); os.write(2, b'two')")
    assert kernel.process.stdout
    assert os.read(kernel.process.stdout.fileno(), 100) == b"one two"


def test_nothing_listens_on_tcp(start: Callable[..., Kernel]) -> None:
    kernel = start()
    kernel.run("1")
    for process in (psutil.Process(kernel.process.pid), psutil.Process(server_of(kernel))):
        assert [c for c in process.net_connections("inet") if c.status == psutil.CONN_LISTEN] == []


def test_what_a_forked_child_prints_is_shown(start: Callable[..., Kernel]) -> None:
    kernel = start()
    code = """
        import multiprocessing
        child = multiprocessing.get_context("fork").Process(target=print, args=["from the child"])
        child.start()
        child.join()
    """
    assert kernel.run(code) == "from the child"


def test_random_state_is_fresh(start: Callable[..., Kernel]) -> None:
    modules = ("numpy.random", "random", "tempfile", "uuid", "secrets")
    code = """[
        random.random(), numpy.random.rand(), numpy.random.default_rng().random(),
        str(uuid.uuid4()), secrets.token_hex(), next(tempfile._get_candidate_names()),
    ]"""
    drawn = []
    for _ in range(2):
        kernel = start(manager(*modules))
        kernel.run(f"import {', '.join(modules)}")
        drawn.append(kernel.ask(" ".join(code.split())))
    assert all(one != two for one, two in zip(*drawn, strict=True))


def test_what_a_preloaded_module_sees_and_sets_is_as_in_a_kernel(
    start: Callable[..., Kernel], module: Callable[[str], str]
) -> None:
    preloaded = module(
        "import os, sys\nos.environ['SET_BY_IMPORT'] = 'yes'\n"
        "interactive = bool(sys.ps1)\nnotebook = hasattr(get_ipython(), 'kernel')"
    )
    kernel = start(manager(preloaded))
    kernel.run("import os, preloaded")
    assert kernel.ask("[preloaded.interactive, preloaded.notebook]") == [True, True]
    assert kernel.ask("os.environ['SET_BY_IMPORT']") == "yes"
    kernel = start(manager(preloaded), env=os.environ | {"SET_BY_IMPORT": "by the user"})
    assert kernel.ask("__import__('os').environ['SET_BY_IMPORT']") == "by the user"


SENSITIVE = f"""
import {", ".join(preload.PRELOAD)}
import tensorflow as tf, keras, pandas as pd, numpy as np, matplotlib.pyplot as plt
import ipywidgets, logging, os, signal, sys
-----
tf.print("printed by", tf.constant(1))
-----
pd.DataFrame(np.arange(60).reshape(2, 30))
-----
logging.getLogger("tensorflow").warning("a warning of TensorFlow's")
-----
from absl import logging as absl_logging
absl_logging.warning("a warning of absl's")
-----
sys.argv[1:2], sys.ps1, sys.flags, sys.path, sys.orig_argv[:3], sys.executable, sorted(globals())
-----
sorted(get_ipython().kernel.comm_manager.targets)
-----
dict(plt.rcParams)
-----
1 / 0
-----
keras.layers.Dense(-1)(np.ones(3))
-----
!echo from the shell
-----
keras.utils.set_random_seed(1)
points = np.random.default_rng(0).normal(size=(64, 2))
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(4, "tanh"), keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(points, points.sum(axis=1), epochs=2, verbose=0)
model.summary()
model.predict(points[:3], verbose=0)
-----
pd.options.display.width, pd.options.display.max_rows, np.get_printoptions(), np.geterr()
-----
[signal.getsignal(number) for number in signal.valid_signals()]
-----
sorted(os.environ)
-----
type(sys.stdout), sys.stdout.encoding, type(sys.stdin), sys.__stdout__.line_buffering
-----
import multiprocessing
child = multiprocessing.get_context("fork").Process(target=print, args=["from a child"])
child.start()
child.join()
-----
fig, ax = plt.subplots()
ax.plot([1, 2], label="x")
ax.legend()
-----
keras.layers.Dense?
"""


def test_a_notebook_cannot_tell_a_warm_kernel(tmp_path: Path) -> None:
    cells = [nbformat.v4.new_code_cell(source.strip()) for source in SENSITIVE.split("-----")]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / "sensitive.ipynb")
    shown = {}
    for kind in ("local-provisioner", NAME):
        os.environ["JUPYTER_DEFAULT_PROVISIONER_NAME"] = kind  # the fixture puts it back
        command = [sys.executable, "-m", "jupyter", "nbconvert", "--execute", "--allow-errors"]
        command += ["--to", "notebook", "--output", f"{kind}.ipynb", "sensitive.ipynb"]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
        run = nbformat.read(tmp_path / f"{kind}.ipynb", as_version=4)
        shown[kind] = [
            re.sub(r"ipykernel_\d+|0x[0-9a-f]+", "", json.dumps(cell.outputs)) for cell in run.cells
        ]
    for cell, cold, warm in zip(cells, *shown.values(), strict=True):
        assert warm == cold, cell.source


# Its clients


TUNED = """
import tensorflow as tf
options = tf.data.Options()
told = [
    tf.config.threading.get_inter_op_parallelism_threads(),
    tf.config.threading.get_intra_op_parallelism_threads(),
    tf.config.optimizer.get_experimental_options().get("disable_meta_optimizer", False),
    options.autotune.enabled,
]
options.autotune.enabled = True
told.append(options.autotune.enabled)
try:
    tf.matmul(tf.ones((2, 3)), tf.ones((2, 3)))
except tf.errors.InvalidArgumentError as error:
    told.append("__wrapped__" in error.message)  # by a graph, only for this op
"""


def test_a_kernel_tuned_for_small_trainings_has_one_core_and_optimises_nothing(
    start: Callable[..., Kernel],
) -> None:
    ordinary = start(manager("tensorflow"))
    ordinary.run(TUNED)
    assert ordinary.ask("told") == [0, 0, False, None, True, True]
    for modules in (["tensorflow"], []):  # loaded before, or by the notebook
        tuned = start(manager(*modules), extra_arguments=[small_trainings.KERNEL_OPTION])
        tuned.run(TUNED)
        assert tuned.ask("told") == [1, 1, True, False, True, False]


def test_a_tuned_kernel_that_has_no_tensorflow_is_an_ordinary_one(
    start: Callable[..., Kernel],
) -> None:
    kernel = start(extra_arguments=[small_trainings.KERNEL_OPTION])
    assert kernel.ask("'tensorflow' in __import__('sys').modules") is False


ANOTHER_TENSORFLOW = """
import sys
import keras, tensorflow as tf
from autograder.patches.small_trainings import tune_for_small_trainings
from tensorflow.python import pywrap_tfe

removed = []

def remove(owner, name):
    removed.append((owner, name, getattr(owner, name)))
    delattr(owner, name)

{change}
tune_for_small_trainings()
for owner, name, found in removed:
    setattr(owner, name, found)
model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, kernel_initializer="ones")])
model.compile("sgd", "mse")
loss = model.fit(tf.ones((4, 1)), tf.ones((4, 1)), epochs=1, verbose=0).history["loss"]
print(loss, tf.config.threading.get_inter_op_parallelism_threads())
"""
OTHER_ARGUMENTS = """
ordinary = pywrap_tfe.TFE_ContextOptionsSetRunEagerOpAsFunction

def set_run_eager_op_as_function(options, chosen):
    if chosen is False:
        raise TypeError("it wants other arguments")
    ordinary(options, chosen)

pywrap_tfe.TFE_ContextOptionsSetRunEagerOpAsFunction = set_run_eager_op_as_function
"""
# How another TensorFlow may differ, and how many cores a kernel that is tuned for small trainings
# then uses; 0 leaves the choice to TensorFlow.
DIFFERENCES = {
    "": 1,
    "remove(tf.config.threading, 'set_inter_op_parallelism_threads')": 0,
    "remove(tf.config.threading, 'set_intra_op_parallelism_threads')": 1,
    "remove(tf.config.optimizer, 'set_experimental_options')": 1,
    "remove(tf.data.experimental, 'AutotuneOptions')": 1,
    "remove(tf.data.experimental.AutotuneOptions, 'enabled')": 1,
    "tf.data.experimental.AutotuneOptions.enabled = None": 1,
    "sys.modules['tensorflow.python'].pywrap_tfe = None": 1,
    "remove(pywrap_tfe, 'TFE_ContextOptionsSetRunEagerOpAsFunction')": 1,
    OTHER_ARGUMENTS: 1,
}


def test_with_another_tensorflow_a_tuned_kernel_is_slower_and_works(
    start: Callable[..., Kernel],
) -> None:
    found = {
        change: start(manager("tensorflow", "keras")).run(ANOTHER_TENSORFLOW.format(change=change))
        for change in DIFFERENCES
    }
    assert found == {change: f"[0.0] {cores}" for change, cores in DIFFERENCES.items()}


TRACES = """
import keras, numpy as np, tensorflow as tf
from keras import layers, losses

class Own(layers.Dense):
    pass

x = np.random.default_rng(1).normal(size=(70, 2)).astype("float32")
y = (x[:, :1] > 0).astype(int)
steps, calls = [], []
for kind in (keras.Sequential, type(keras.Model(i := keras.Input((1,)), i))):
    def step(self, data, ordinary=kind.train_step):
        steps.append(1)
        return ordinary(self, data)
    kind.train_step = step

def loss(true, found):
    calls.append(1)
    return losses.binary_crossentropy(true, found)

def batches():
    for start in range(0, 70, 10):
        yield x[start : start + 10], y[start : start + 10], None

def shuffled():
    return tf.data.Dataset.from_tensor_slices((x, y)).shuffle(70, seed=3).batch(10)

def told(kind, ending=1, data=(x, y), **options):
    keras.utils.set_random_seed(3)
    steps.clear()
    calls.clear()
    stack = [layers.Dropout(0.2), layers.BatchNormalization(), kind(8, "relu"), kind(ending)]
    model = keras.Sequential(stack)
    model.compile("adam", loss, metrics=["accuracy", "auc"], **options)
    running = {"epochs": 2} if len(data) == 2 else {"steps_per_epoch": 7, "shuffle": False}
    try:
        history = model.fit(*data, verbose=0, **running).history
    except ValueError as error:
        return len(steps), str(error)
    weights = [w.tolist() for w in model.get_weights()]
    return len(steps), [len(calls), history, weights, model.evaluate(x, y, verbose=0)]
"""


def test_a_warm_kernel_traces_a_training_once(start: Callable[..., Kernel]) -> None:
    kernel = start(manager("tensorflow", "keras"))
    kernel.run(TRACES)
    for data in ("(x, y)", "(shuffled(),)"):
        once, found = kernel.ask(f"told(layers.Dense, data={data})")
        twice, ordinary = kernel.ask(f"told(Own, data={data})")
        assert (once, twice) == (1, 2)
        assert found == ordinary
    _, said = kernel.ask("told(layers.Dense, 3)")
    assert said == kernel.ask("told(Own, 3)")[1]
    assert "shape" in said


@pytest.mark.parametrize("options", ["data=(batches(),)", "run_eagerly=True"])
def test_what_cannot_be_traced_once_is_trained_as_ever(
    start: Callable[..., Kernel], options: str
) -> None:
    kernel = start(manager("tensorflow", "keras"))
    kernel.run(TRACES)
    assert kernel.ask(f"told(layers.Dense, {options})") == kernel.ask(f"told(Own, {options})")


def test_several_clients_see_the_same_kernel(start: Callable[..., Kernel]) -> None:
    kernel = start()
    second = Kernel(kernel.manager)
    kernel.run("shared = 7")
    assert second.run("print(shared)") == "7"
    second.client.stop_channels()


def test_input(start: Callable[..., Kernel]) -> None:
    kernel = start()
    answer = kernel.run(
        "print(input('Name? ').upper())",
        allow_stdin=True,
        stdin_hook=lambda message: kernel.client.input("ada"),
    )
    assert answer == "ADA"


def test_completion_and_inspection(start: Callable[..., Kernel]) -> None:
    kernel = start()
    kernel.run(f"import {LIGHT}")
    completed = kernel.client.complete(f"{LIGHT}.rgb_to_h", reply=True, timeout=TIMEOUT_S)
    assert any("rgb_to_hsv" in match for match in completed["content"]["matches"])
    inspected = kernel.client.inspect(f"{LIGHT}.rgb_to_hsv", reply=True, timeout=TIMEOUT_S)
    assert inspected["content"]["found"]


def test_history_is_kept(start: Callable[..., Kernel]) -> None:
    kernel = start()
    kernel.run("6 * 7")
    told = kernel.client.history(reply=True, timeout=TIMEOUT_S, hist_access_type="tail", n=1)
    assert told["content"]["history"][-1][2] == "6 * 7"


def test_the_debugger_stops_in_a_cell_and_in_a_preloaded_module(
    start: Callable[..., Kernel],
) -> None:
    kernel = start()

    def debug(command: str, **arguments: Any) -> dict[str, Any]:
        message = kernel.client.session.msg(
            "debug_request",
            {"type": "request", "seq": 1, "command": command, "arguments": arguments},
        )
        kernel.client.control_channel.send(message)
        while True:
            reply = kernel.client.get_control_msg(timeout=TIMEOUT_S)
            if reply["parent_header"].get("msg_id") == message["header"]["msg_id"]:
                return reply["content"]

    def stopped() -> dict[str, Any]:
        while True:
            said = kernel.client.get_iopub_msg(timeout=TIMEOUT_S)
            if said["msg_type"] == "debug_event" and said["content"]["event"] == "stopped":
                return said["content"]["body"]

    kernel.run("1")
    import colorsys

    assert debug("initialize", clientID="test", adapterID="")["success"]
    assert debug("attach")["success"]
    code = f"import {LIGHT}\nfirst = 1\nsecond = {LIGHT}.rgb_to_hsv(0, 0, 0)"
    cell = debug("dumpCell", code=code)["body"]["sourcePath"]
    line = colorsys.rgb_to_hsv.__code__.co_firstlineno + 1
    for path, number in ((cell, 2), (colorsys.__file__, line)):
        source = {"path": path}
        answer = debug("setBreakpoints", source=source, breakpoints=[{"line": number}])
        assert answer["success"]
    debug("configurationDone")
    kernel.client.execute(code)
    for where in (cell, colorsys.__file__):
        thread = stopped()["threadId"]
        frames = debug("stackTrace", threadId=thread)["body"]["stackFrames"]
        assert frames[0]["source"]["path"] == where
        debug("continue", threadId=thread)


def test_figures_appear_as_in_an_ordinary_kernel(start: Callable[..., Kernel]) -> None:
    code = "import matplotlib.pyplot as plt; plt.plot([1, 2]); plt.show()"
    pyplot = start(manager("matplotlib.pyplot", "matplotlib.backends.backend_agg"))
    assert "image/png" in pyplot.run(code)
    assert "inline" in pyplot.run("import matplotlib; print(matplotlib.get_backend())")
    # Nobody needs `%matplotlib inline`, and it does no harm.
    assert "image/png" in pyplot.run(f"%matplotlib inline\n{code}")


def test_matplotlib_reads_its_settings_in_the_kernel_s_folder(
    start: Callable[..., Kernel], tmp_path: Path
) -> None:
    (tmp_path / "matplotlibrc").write_text("lines.linewidth: 7\n")
    kernel = start(manager("matplotlib.pyplot"), cwd=str(tmp_path))
    kernel.run("import matplotlib")
    assert kernel.ask("matplotlib.rcParams['lines.linewidth']") == 7


# The server's life


def test_kernels_that_start_at_once_share_one_server(start: Callable[..., Kernel]) -> None:
    with ThreadPoolExecutor(6) as pool:
        kernels = list(pool.map(lambda _: start(), range(6)))
    assert len({server_of(kernel) for kernel in kernels}) == 1
    assert len({kernel.process.pid for kernel in kernels}) == 6


def test_its_socket_is_private(start: Callable[..., Kernel], runtime: Path) -> None:
    start()
    (path,) = runtime.glob("kernelserver-*")
    assert stat.S_IMODE(runtime.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_another_user_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        wire.check_peer(ours)
        mine = os.getuid()
        with monkeypatch.context() as elsewhere:
            elsewhere.setattr(os, "getuid", lambda: 12345)
            with pytest.raises(wire.WireError, match=f"user {mine}"):
                wire.check_peer(ours)


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"\x00",
        b"\x00\x00\x00\x02[]",
        b"\x00\x00\x00\x02{}",
        b"\x00\x00\x00\x05hello",
        b'\x00\x00\x00\x0f{"do": "launch"}'[:19],
        b'\x00\x00\x00\x10{"do": "launch"}',
        b'\x00\x00\x00\x0e{"do": "what"}',
    ],
)
def test_nonsense_does_it_no_harm(start: Callable[..., Kernel], runtime: Path, said: bytes) -> None:
    kernel = start()
    (path,) = runtime.glob("kernelserver-*")
    with client.locked(runtime):
        connection = client.connect_to(path)
    assert connection
    with connection:
        connection.sendall(said)
        connection.shutdown(socket.SHUT_WR)
        assert connection.recv(100) == b""
    assert server_of(start()) == server_of(kernel)
    assert kernel.run("print(1)") == "1"


def test_it_ends_when_idle_and_removes_its_socket(
    start: Callable[..., Kernel], runtime: Path
) -> None:
    kernel = start(manager(idle=0))
    pid = server_of(kernel)
    kernel.manager.shutdown_kernel(now=True)
    ended(pid)
    assert list(runtime.glob("kernelserver-*")) == []


def test_it_lives_as_long_as_a_kernel(start: Callable[..., Kernel]) -> None:
    kernel = start(manager(idle=0))
    with pytest.raises(psutil.TimeoutExpired):
        psutil.Process(server_of(kernel)).wait(server.ENVIRONMENT_POLL_S + 1)
    assert kernel.run("print(1)") == "1"


def test_killed_it_takes_its_kernels_along_and_the_next_start_makes_a_new_one(
    start: Callable[..., Kernel],
) -> None:
    first = start()
    killed = server_of(first)
    os.kill(killed, signal.SIGKILL)
    assert first.process.wait(TIMEOUT_S) == -signal.SIGKILL
    assert not first.manager.is_alive()
    assert server_of(start()) != killed


def test_kernels_whose_client_is_killed_end_and_leave_no_file(runtime: Path) -> None:
    code = f"""
        import os, time
        from jupyter_client import KernelManager
        from traitlets.config import Config
        config = Config({{"WarmProvisioner": {{"preload": [{LIGHT!r}]}}}})
        managers = [KernelManager(config=config) for _ in range(2)]
        for manager in managers:
            manager.start_kernel()
        print(*(manager.provisioner.pid for manager in managers), flush=True)
        time.sleep(1000)
    """
    client_process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE, text=True
    )
    assert client_process.stdout
    pids = [int(pid) for pid in client_process.stdout.readline().split()]
    assert len(list(runtime.glob("kernel-*"))) > 2
    client_process.kill()
    client_process.wait()
    client_process.stdout.close()
    ended(*pids)
    (running,) = client.command_servers("stop")
    ended(running["pid"])
    assert list(runtime.iterdir()) == []


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # what it drops unclosed is its subject
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # it is dropped
def test_a_manager_that_is_dropped_leaves_no_file(
    start: Callable[..., Kernel], runtime: Path
) -> None:
    start()
    dropped = manager()
    dropped.start_kernel()
    pid = dropped.provisioner.pid
    assert len(list(runtime.glob(f"kernel-{dropped.kernel_id}-ipc-*"))) == 5
    del dropped
    gc.collect()
    ended(pid)
    (running,) = client.command_servers("status")
    assert pid not in running["kernels"]
    assert len(list(runtime.glob("kernel-*-ipc-*"))) == 5  # those of the other


def test_kernels_start_in_processes_that_multiprocessing_has_forked(
    start: Callable[..., Kernel],
) -> None:
    start()
    with multiprocessing.get_context("fork").Pool(2) as pool:
        assert pool.map_async(answer_of_a_kernel, range(4)).get(TIMEOUT_S) == ["0", "1", "2", "3"]


def answer_of_a_kernel(number: int) -> str:
    running = manager()
    running.start_kernel()
    try:
        return Kernel(running).run(f"print({number})")
    finally:
        running.shutdown_kernel(now=True)


def test_it_is_replaced_when_packages_change(
    start: Callable[..., Kernel], monkeypatch: pytest.MonkeyPatch
) -> None:
    old = start()
    before = server_of(old)
    monkeypatch.setattr(client, "packages_fingerprint", lambda: "others")
    new = start()
    assert server_of(new) != before
    assert old.run("print(1)") == "1"  # who works goes on
    old.manager.shutdown_kernel(now=True)
    ended(before)
    assert server_of(start()) == server_of(new)


def test_installing_a_package_counts_as_a_change(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(client.sysconfig, "get_path", lambda name: str(tmp_path))
    before = client.packages_fingerprint()
    assert client.packages_fingerprint() == before
    (tmp_path / "new_package").mkdir()
    assert client.packages_fingerprint() != before


def test_keras_settings_count_as_a_change(tmp_path: Path) -> None:
    variables = {"KERAS_HOME": str(tmp_path)}
    before = client.settings_fingerprint(variables)
    (tmp_path / "keras.json").write_text("{}")
    assert client.settings_fingerprint(variables) != before


def test_another_preload_list_or_variable_is_another_server(start: Callable[..., Kernel]) -> None:
    kernels = [
        start(),
        start(manager("fractions")),
        start(env=os.environ | {"TF_ENABLE_ONEDNN_OPTS": "0"}),
        start(env=os.environ | {"NOBODY_READS": "this"}),
    ]
    servers = [server_of(kernel) for kernel in kernels]
    assert len(set(servers)) == 3
    assert servers[3] == servers[0]


def test_it_ends_when_its_environment_is_gone(tmp_path: Path) -> None:
    python = tmp_path / "venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.symlink_to(Path(sys.executable).resolve())
    (tmp_path / "venv" / "pyvenv.cfg").write_text(f"home = {Path(sys.executable).resolve().parent}")
    variables = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    gone = Environment.of([str(python)], [LIGHT], variables, idle=600)
    connection, answer = client.request(gone, {"do": "keep_alive"})
    with connection:
        python.unlink()
        ended(answer["server"])


def test_it_stays_while_a_client_keeps_it_alive() -> None:
    kept = Environment.of([sys.executable], [LIGHT], os.environ, idle=0)
    connection, answer = client.request(kept, {"do": "keep_alive"})
    with connection, pytest.raises(psutil.TimeoutExpired):
        psutil.Process(answer["server"]).wait(server.ENVIRONMENT_POLL_S + 1)
    ended(answer["server"])


def test_a_client_that_keeps_a_server_alive_keeps_its_successor_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept = Environment.of([sys.executable], [LIGHT], os.environ, idle=600)
    keeping = threading.Thread(target=client.keep_alive, args=[kept])
    keeping.start()
    connection, answer = client.request(kept, {"do": "keep_alive"})
    with connection:
        monkeypatch.setattr(client, "packages_fingerprint", lambda: "others")
        client.request(kept, {"do": "keep_alive"})[0].close()
        ended(answer["server"])
    clients = 0
    while clients != 1:  # ours is closed, the other's is there
        (running,) = client.command_servers("status")
        clients = running["keeping_alive"]
    assert running["pid"] != answer["server"]
    client.command_servers("stop")
    keeping.join(TIMEOUT_S)
    assert not keeping.is_alive()  # a server that a person has stopped stays stopped


# Where kernels cannot be warm


@pytest.fixture
def said(caplog: pytest.LogCaptureFixture) -> Callable[[KernelManager], str]:
    """Starts a kernel that must be an ordinary one; returns the line that says why."""

    def reason(running: KernelManager) -> str:
        running.log = logging.getLogger("kernels")
        running.start_kernel(stderr=subprocess.DEVNULL)
        try:
            assert not isinstance(running.provisioner.process, WarmProcess)
            assert Kernel(running).run("print(1)") == "1"
        finally:
            running.shutdown_kernel(now=True)
        (line,) = (text for text in caplog.messages if "TensorFlow" in text)
        return line

    return reason


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """Writes a module that servers can preload; returns its name."""
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    def write(code: str) -> str:
        (tmp_path / "preloaded.py").write_text(code)
        return "preloaded"

    return write


def test_the_first_start_closes_what_it_has_opened(start: Callable[..., Kernel]) -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", ResourceWarning)
        start()
        gc.collect()
    assert not [warning for warning in caught if "unclosed file" in str(warning.message)]


def test_its_memory_is_in_huge_pages_and_a_kernel_s_is_the_same(
    start: Callable[..., Kernel], module: Callable[[str], str]
) -> None:
    if not can_collapse():
        pytest.skip("this kernel of Linux has no MADV_COLLAPSE")
    kernel = start(manager(module("block = bytearray(b'warm' * 10_000_000)")))
    (server_,) = client.command_servers("status")
    rollup = Path(f"/proc/{server_['pid']}/smaps_rollup").read_text()
    kilobytes = re.search(r"AnonHugePages: +(\d+) kB", rollup)
    assert kilobytes
    assert int(kilobytes[1]) > 30_000
    kernel.run("import preloaded; preloaded.block[::4_000_000] = b'W' * 10")
    found = kernel.run("print(preloaded.block.count(b'warm'), preloaded.block[:4])")
    assert found == "9999990 bytearray(b'Warm')"


def can_collapse() -> bool:
    flags = mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS
    with mmap.mmap(-1, 2 * huge_pages.HUGE_PAGE_BYTES, flags=flags) as memory:
        memory.write(b"x" * len(memory))
        here = ctypes.addressof(ctypes.c_char.from_buffer(memory))
        here += -here % huge_pages.HUGE_PAGE_BYTES
        size = ctypes.c_size_t(huge_pages.HUGE_PAGE_BYTES)
        gc.collect()  # what held the buffer
        found = ctypes.CDLL(None).madvise(ctypes.c_void_p(here), size, huge_pages.MADV_COLLAPSE)
        return found == 0


def test_without_huge_pages_memory_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as nowhere:
        nowhere.setattr(Path, "read_text", lambda self: (_ for _ in ()).throw(OSError))
        huge_pages.use_huge_pages()
    asked: list[int] = []

    def madvise(*arguments: Any) -> int:
        asked.append(arguments[2])
        return -1

    monkeypatch.setattr(huge_pages.ctypes, "CDLL", lambda _: SimpleNamespace(madvise=madvise))
    huge_pages.use_huge_pages()
    assert set(asked) == {huge_pages.MADV_COLLAPSE}


def test_a_module_that_cannot_be_imported(
    said: Callable[[KernelManager], str], module: Callable[[str], str]
) -> None:
    line = said(manager(module("raise ValueError('no such luck')")))
    assert line == (
        "This kernel starts without TensorFlow loaded: "
        "preloaded cannot be imported (ValueError: no such luck)."
    )


def test_a_module_that_ends_the_server(
    said: Callable[[KernelManager], str], module: Callable[[str], str]
) -> None:
    line = said(manager(module("import os; os.write(2, b'out of luck\\n'); os._exit(1)")))
    assert "its server ended: out of luck" in line


def test_a_module_that_starts_a_thread(
    said: Callable[[KernelManager], str], module: Callable[[str], str]
) -> None:
    code = "import threading; threading.Thread(target=threading.Event().wait, name='busy').start()"
    assert "has started the thread 'busy'" in said(manager(module(code)))


def test_a_module_that_runs_an_op_of_tensorflow(
    said: Callable[[KernelManager], str], module: Callable[[str], str]
) -> None:
    assert "has run an op" in said(manager(module("import keras; keras.ops.ones(3) + 1")))


def test_a_gpu_that_is_open(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    # Whatever other tests have started in this process.
    monkeypatch.setattr(preload.threading, "enumerate", lambda: [threading.current_thread()])
    with monkeypatch.context() as quiet:
        quiet.setattr(Path, "read_text", lambda self: "python")
        assert preload.unsafe() == ""
        quiet.setattr(Path, "readlink", lambda self: Path("/dev/nvidia0"))
        assert preload.unsafe() == "an imported package has opened the GPU (/dev/nvidia0)"


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_other_systems_start_ordinary_kernels(
    said: Callable[[KernelManager], str], monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    elsewhere = SimpleNamespace(platform=platform, executable=sys.executable)
    monkeypatch.setattr(provisioner, "sys", elsewhere)
    monkeypatch.setattr(environment, "sys", elsewhere)
    assert "only Linux can fork" in said(manager())


@pytest.fixture(params=["darwin", "linux"])
def without_proc(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A system that has no `/proc`, or a Linux that does not show it."""
    monkeypatch.setattr(environment, "PROC", tmp_path / "proc")
    monkeypatch.setattr(environment, "sys", SimpleNamespace(platform=request.param))


@pytest.mark.usefixtures("without_proc")
def test_without_proc_there_is_no_environment_and_one_sentence_says_why() -> None:
    for ask in (
        environment.place,
        environment.umask,
        lambda: Environment.of([sys.executable], [LIGHT], os.environ, 600),
    ):
        with pytest.raises(NoWarmKernel, match=r"^(only Linux can fork|/.*proc cannot be read)"):
            ask()


@pytest.mark.usefixtures("without_proc")
def test_without_proc_nothing_is_launched() -> None:
    made = Environment((sys.executable,), (LIGHT,), (), (), 600)
    with pytest.raises(NoWarmKernel, match="Linux"):
        client.launch(made, [sys.executable, "-m", LIGHT], {})


@pytest.mark.usefixtures("without_proc")
def test_without_proc_kernels_are_ordinary_ones(said: Callable[[KernelManager], str]) -> None:
    line = said(manager())
    assert re.fullmatch(r"This kernel starts without TensorFlow loaded: .*(Linux).*\.", line)


@pytest.mark.usefixtures("without_proc")
def test_without_proc_jupyter_s_server_starts_and_one_line_says_that_kernels_are_not_warm(
    caplog: pytest.LogCaptureFixture,
) -> None:
    from jupyter_client.kernelspec import KernelSpecManager
    from jupyter_core.application import JupyterApp

    app = JupyterApp(log=logging.getLogger("server"))
    app.kernel_spec_manager = KernelSpecManager()
    before = set(threading.enumerate())
    extension.load(app)
    for thread in set(threading.enumerate()) - before:
        thread.join(TIMEOUT_S)
    (line,) = caplog.messages
    assert line.startswith("Kernels start without TensorFlow loaded: ")


@pytest.mark.usefixtures("without_proc")
def test_without_proc_the_airlock_prepares_nothing() -> None:
    from autograder.airlock.process import prepare_server

    prepare_server()


def test_a_runtime_folder_that_is_open_to_all(
    said: Callable[[KernelManager], str], runtime: Path
) -> None:
    runtime.chmod(0o777)
    assert "other users can write into" in said(manager())
    runtime.chmod(0o700)


def test_a_server_with_tighter_limits_notices(monkeypatch: pytest.MonkeyPatch) -> None:
    limits = {"RLIMIT_NOFILE": resource.getrlimit(resource.RLIMIT_NOFILE)}
    hard = limits["RLIMIT_NOFILE"][1]
    request = {"limits": limits, "nice": os.getpriority(os.PRIO_PROCESS, 0)}
    more = {"limits": {"RLIMIT_NOFILE": (1, hard + 1)}, "nice": request["nice"]}

    def refuse(*_: object) -> None:
        raise PermissionError

    with monkeypatch.context() as somebody:
        somebody.setattr(resource, "setrlimit", refuse)
        somebody.setattr(os, "setpriority", refuse)
        assert not server.has_tighter_limits(request)
        assert server.has_tighter_limits(more)
        assert server.has_tighter_limits(request | {"nice": request["nice"] - 1})
        somebody.setattr(resource, "setrlimit", lambda *_: None)
        assert not server.has_tighter_limits(more)
    assert resource.getrlimit(resource.RLIMIT_NOFILE) == limits["RLIMIT_NOFILE"]


# Somebody who may not raise limits, such as a superuser in a container, lowers one and starts a
# server: a kernel of that server would have to have it raised.
LIMITED = """
import ctypes, os, resource, sys
libc = ctypes.CDLL(None)
header = (ctypes.c_uint32 * 2)(0x20080522, 0)
powers = (ctypes.c_uint32 * 6)()
libc.capget(header, powers)
for n in (0, 1, 2):
    powers[n] &= ~(1 << 24)
assert libc.capset(header, powers) == 0
soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (min(soft, hard - 1), hard - 1))
from autograder.kernels.client import launch
from autograder.kernels.environment import Environment
environment = Environment.of([sys.executable], [sys.argv[1]], os.environ, 600)
assert launch(environment, [sys.executable, "-m", "this"], dict(os.environ)).wait() == 0
"""


@pytest.mark.parametrize("sandbox", [None, Limits()], ids=["kernel", "sandbox"])
def test_a_server_with_tighter_limits_is_replaced(sandbox: Limits | None) -> None:
    subprocess.run([sys.executable, "-c", LIMITED, LIGHT], check=True)
    (before,) = client.command_servers("status")
    command = [sys.executable, "-m", "this"]
    ours = Environment.of([sys.executable], [LIGHT], os.environ, 600)
    process = client.launch(ours, command, dict(os.environ), sandbox=sandbox)
    assert process.wait() == 0
    (after,) = client.command_servers("status")
    assert after["pid"] != before["pid"]


def test_a_sandbox_takes_limits_that_are_lower_than_its_own() -> None:
    program = (
        "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (200, 200))\n"
        "from autograder.sandbox.limits import Limits, set_resource_limits\n"
        "set_resource_limits(Limits())\n"
        "print(resource.getrlimit(resource.RLIMIT_NOFILE), resource.getrlimit(resource.RLIMIT_CPU))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, stdout=subprocess.PIPE, text=True
    )
    assert done.stdout == "(200, 200) (900, 901)\n"


def test_kernels_of_other_languages_and_environments_start_as_usual() -> None:
    other = manager()
    other._kernel_spec = KernelSpec(
        argv=["/usr/bin/python3", "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    )
    asyncio.run(other._async_pre_start_kernel())
    assert isinstance(other.provisioner, WarmProvisioner)
    assert other.transport == "tcp"
    other.cleanup_resources()
    assert provisioner.is_ours([sys.executable, "-m", "ipykernel_launcher", "-f", "x"])
    assert provisioner.is_ours([sys.executable, "-Xdev", "-m", "ipykernel_launcher", "-f", "x"])
    assert not provisioner.is_ours(["/usr/bin/python3", "-m", "ipykernel_launcher", "-f", "x"])
    assert not provisioner.is_ours([sys.executable, "-m", "another_kernel", "-f", "x"])
    assert not provisioner.is_ours(["ir", "--slave"])


# Seen from outside


def test_the_provisioner_is_found_by_its_name() -> None:
    factory = KernelProvisionerFactory.instance()
    spec = KernelSpec(argv=["x"])
    assert factory.default_provisioner_name == NAME
    made = factory.create_provisioner_instance("id", spec, AsyncKernelManager())
    assert isinstance(made, WarmProvisioner)
    assert isinstance(made, LocalProvisioner)


def test_status_and_stop(start: Callable[..., Kernel]) -> None:
    from rich.console import Console

    def say(verb: str) -> str:
        console = Console(record=True, width=160)
        assert print_kernel_servers(verb, console) == 0
        return console.export_text()

    assert say("status").strip() == "No kernel server is running."
    kernel = start()
    pid = server_of(kernel)
    rows = {line.split()[3]: line.split() for line in say("status").splitlines() if "│" in line}
    assert rows[str(pid)][1] == "server"
    assert rows[str(kernel.process.pid)][1] == "kernel"
    total, own, shared = (int(row) for row in rows[str(kernel.process.pid)][5:10:2])
    assert abs(total - own - shared) <= 1
    assert shared > own / 10
    assert "1 running kernel" in say("stop")
    assert kernel.run("print(1)") == "1"
    assert say("status").strip() == "No kernel server is running."
    kernel.manager.shutdown_kernel(now=True)
    ended(pid)
