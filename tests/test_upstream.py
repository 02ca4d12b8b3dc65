"""What is used of other packages besides their public API is as this project expects it.

An update that changes such an interface fails here by name, and not elsewhere by a symptom.
docs/upstream.md says under the same name what it is used for, and what to do.
"""

import importlib
import inspect
import io
import re
import sys
import tempfile
import threading
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from tests.tiny import ROOT

DOCUMENT = ROOT / "docs" / "upstream.md"


class Changed(AssertionError):
    """What is not as expected, as the end of a sentence."""


def find(where: str) -> Any:
    """Return `module:attribute.of.it`, or a module."""
    module, _, path = where.partition(":")
    found = importlib.import_module(module)
    for name in path.split(".") if path else ():
        found = getattr(found, name)
    return found


@dataclass(frozen=True)
class Signature:
    """A function takes these arguments, whatever their annotations."""

    where: str
    expected: str

    def check(self) -> None:
        found = inspect.signature(find(self.where))
        bare = [p.replace(annotation=p.empty) for p in found.parameters.values()]
        written = str(inspect.Signature(bare))
        if written != self.expected:
            raise Changed(f"{self.where} has the arguments {written}, not {self.expected}")


@dataclass(frozen=True)
class Attribute:
    """Something exists, and is of this type."""

    where: str
    expected: type | tuple[type, ...] = object

    def check(self) -> None:
        found = find(self.where)
        if not isinstance(found, self.expected):
            raise Changed(f"{self.where} is a {type(found).__name__}, not a {self.expected}")


@dataclass(frozen=True)
class Inherits:
    """A class is derived from another one."""

    where: str
    base: str

    def check(self) -> None:
        if not issubclass(find(self.where), find(self.base)):
            raise Changed(f"{self.where} is not derived from {self.base}")


@dataclass(frozen=True)
class Text:
    """Files below a folder of an installed package hold these words, in all of them together."""

    package: str
    files: str
    words: tuple[str, ...]

    def check(self) -> None:
        paths = sorted(self.folder().glob(self.files))
        text = "".join(path.read_text(encoding="utf-8") for path in paths)
        if missing := [word for word in self.words if word not in text]:
            raise Changed(f"{self.package}'s {self.files} does not hold {missing}")

    def folder(self) -> Path:
        if self.package == "share":
            return Path(sys.prefix, "share", "jupyter")
        return Path(str(importlib.import_module(self.package).__file__)).parent


@dataclass(frozen=True)
class Behaviour:
    """Something does what is expected."""

    tried: Callable[[], object]

    def check(self) -> None:
        if self.tried() is False:
            raise Changed(f"{inspect.getdoc(self.tried)} That is no longer so")


Expectation = Signature | Attribute | Inherits | Text | Behaviour
UPSTREAM: dict[str, list[Expectation]] = {}


def behaviour(name: str) -> Callable[[Callable[[], object]], Callable[[], object]]:
    """Add a function to what is expected of an interface; its docstring says what that is."""

    def add(tried: Callable[[], object]) -> Callable[[], object]:
        UPSTREAM.setdefault(name, []).append(Behaviour(tried))
        return tried

    return add


# Keras


def model() -> Any:
    """Return a small compiled model."""
    import keras

    made = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
    made.compile("sgd", "mse")
    return made


TRAINER = "keras.src.backend.tensorflow.trainer"
UPSTREAM["keras-symbolic-build"] = [
    Signature(
        f"{TRAINER}:TensorFlowTrainer._maybe_symbolic_build",
        "(self, iterator=None, data_batch=None)",
    ),
    Signature(
        f"{TRAINER}:TensorFlowTrainer._symbolic_build", "(self, iterator=None, data_batch=None)"
    ),
    Inherits("keras:Model", f"{TRAINER}:TensorFlowTrainer"),
]


@behaviour("keras-symbolic-build")
def _() -> bool:
    """Without a distribution strategy, Keras builds nothing before the first step."""
    made = model()
    made._maybe_symbolic_build(data_batch=None)
    return made._distribute_strategy is None and not made.optimizer.built


@behaviour("keras-symbolic-build")
def _() -> bool:
    """A model is built by the shapes of a batch alone."""
    import tensorflow as tf

    made = model()
    spec = tuple(tf.TensorSpec((None, columns), tf.float32) for columns in (2, 1))
    made._symbolic_build(data_batch=spec)
    return bool(made.optimizer.built)


@behaviour("keras-epoch-iterator")
def _() -> bool:
    """The iterator of a training knows the shapes of a batch without taking one."""
    import numpy as np

    iterator = find(f"{TRAINER}:TFEpochIterator")(
        x=np.ones((4, 2)), y=np.ones((4, 1)), batch_size=2, distribute_strategy=_strategy()
    )
    x, y = iterator._distributed_dataset.element_spec
    return (x.shape.as_list(), y.shape.as_list()) == ([2, 2], [2, 1])


def _strategy() -> Any:
    import tensorflow as tf

    return tf.distribute.get_strategy()


UPSTREAM["keras-flatten-layers"] = [
    Signature("keras:layers.Layer._flatten_layers", "(self, include_self=True, recursive=True)")
]


@behaviour("keras-flatten-layers")
def _() -> bool:
    """A model's layers, with the model itself, are Keras's own by the names of their modules."""
    import keras

    kinds = {type(layer) for layer in model()._flatten_layers()}
    own = all(kind.__module__.startswith("keras.") for kind in kinds)
    return kinds == {keras.Sequential, keras.layers.InputLayer, keras.layers.Dense} and own


UPSTREAM["keras-predict"] = [
    Signature(
        "keras:Model.predict",
        "(self, x, batch_size=None, verbose='auto', steps=None, callbacks=None)",
    )
]


@behaviour("keras-serialised-names")
def _() -> bool:
    """A functional model and an operation are serialised under the names of private modules."""
    import keras

    inputs = keras.Input((1,))
    config = keras.saving.serialize_keras_object(keras.Model(inputs, keras.ops.abs(inputs)))
    last = config["config"]["layers"][-1]
    return (config["module"], config["class_name"], last["module"], last["class_name"]) == (
        "keras.src.models.functional",
        "Functional",
        "keras.src.ops.numpy",
        "Absolute",
    )


UPSTREAM["keras-serialised-names"] += [
    Attribute(f"keras.src.{module}", ModuleType)
    for module in (
        "activations.activations",
        "ops.image",
        "ops.linalg",
        "ops.math",
        "ops.nn",
        "ops.numpy",
    )
]


@behaviour("keras-serialised-form")
def _() -> bool:
    """A layer is serialised as a dictionary with these keys."""
    import keras

    config = keras.saving.serialize_keras_object(keras.layers.Dense(1))
    return set(config) == {"module", "class_name", "config", "registered_name"}


@behaviour("keras-serialised-form")
def _() -> bool:
    """A lambda is serialised as base64 in a list, and a Lambda layer by its name."""
    import keras

    layer = keras.layers.Lambda(lambda x: x)
    config = keras.saving.serialize_keras_object(layer)
    value = config["config"]["function"]["config"]
    return config["class_name"] == "Lambda" and isinstance(value["code"], str)


@behaviour("keras-archive")
def _() -> bool:
    """A `.keras` file holds these three members, none of them compressed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "model.keras")
        model().save(path)
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
            members = archive.infolist()
    names = {member.filename for member in members}
    stored = all(member.compress_type == zipfile.ZIP_STORED for member in members)
    return names == {"config.json", "metadata.json", "model.weights.h5"} and stored


UPSTREAM["keras-stateless-scope"] = [
    Signature(
        "keras:StatelessScope.__init__",
        "(self, state_mapping=None, collect_losses=False, initialize_variables=True)",
    )
]


@behaviour("keras-stateless-scope")
def _() -> bool:
    """In a stateless scope a variable gets a shape and no value, in one thread only."""
    import keras

    made: list[Any] = []

    def build() -> None:
        with keras.StatelessScope(initialize_variables=False):
            layer = keras.layers.Dense(1000)
            layer.build((None, 1000))
            made.append(layer.kernel)

    thread = threading.Thread(target=build)
    thread.start()
    thread.join()
    with keras.StatelessScope(initialize_variables=False):
        pass  # the end of it would give values to variables of the same thread
    return made[0].shape == (1000, 1000) and made[0]._value is None


@behaviour("keras-callback-attributes")
def _() -> bool:
    """EarlyStopping compares by an operation of Keras, kept as `monitor_op`, and has no slots."""
    import keras

    callback = keras.callbacks.EarlyStopping(monitor="loss", mode="min")
    callback.set_model(model())
    callback.on_train_begin({})
    callback.on_epoch_end(0, {"loss": 1.0})
    callback.one_more = None
    return vars(callback)["monitor_op"] is keras.ops.less


@behaviour("keras-stand-in")
def _() -> bool:
    """A subclass of Model may set what Keras sets in building and compiling."""
    import keras

    class StandIn(keras.Model):
        def __call__(self, x: Any, *_: Any, **__: Any) -> Any:
            return x

    made = StandIn()
    made.built, made.compiled, made.loss = True, True, "mse"
    return (made.built, made.compiled, made.loss, made(1)) == (True, True, "mse", 1)


UPSTREAM["keras-stand-in"] += [
    Signature("keras:Model.count_params", "(self)"),
    Signature(
        "keras:Model.compute_loss",
        "(self, x=None, y=None, y_pred=None, sample_weight=None, training=True)",
    ),
]


@behaviour("keras-normalization")
def _() -> bool:
    """`finalize_state` computes what Normalization uses from its weights."""
    import keras
    import numpy as np

    layer = keras.layers.Normalization()
    layer.build((None, 1))
    layer.set_weights([np.array([3.0]), np.array([4.0]), np.array(1)])
    layer.finalize_state()
    return float(layer(np.array([[5.0]]))[0, 0]) == 1.0


UPSTREAM["keras-home"] = [Signature("keras.src.backend.config:keras_home", "()")]


@behaviour("keras-home")
def _() -> bool:
    """Keras has no public name for its folder. (If it has one now: use it.)"""
    import keras

    return not any("home" in name for name in dir(keras.config))


UPSTREAM["keras-get-file"] = [
    Text("keras", "src/utils/file_utils.py", ("corrupted file", "raise Exception(", "urlretrieve"))
]


@behaviour("keras-get-file")
def _() -> bool:
    """`get_file` takes no timeout. (If it takes one now: pass it.)"""
    import keras

    return "timeout" not in inspect.signature(keras.utils.get_file).parameters


# TensorFlow

UPSTREAM["tensorflow-eager-ops"] = [
    Attribute("tensorflow.python.pywrap_tfe:TFE_ContextOptionsSetRunEagerOpAsFunction"),
    Text(
        "tensorflow",
        "python/eager/context.py",
        ("pywrap_tfe.TFE_ContextOptionsSetRunEagerOpAsFunction(opts, True)",),
    ),
]
UPSTREAM["tensorflow-autotune"] = [
    Attribute("tensorflow:data.experimental.AutotuneOptions.enabled", property)
]


@behaviour("tensorflow-autotune")
def _() -> bool:
    """A pipeline's option of autotuning is read from this property, and is None by default."""
    import tensorflow as tf

    kind = tf.data.experimental.AutotuneOptions
    return type(tf.data.Options().autotune) is kind and kind().enabled is None


@behaviour("tensorflow-meta-optimizer")
def _() -> bool:
    """The optimiser of graphs has a switch."""
    import tensorflow as tf

    before = tf.config.optimizer.get_experimental_options()
    tf.config.optimizer.set_experimental_options({"disable_meta_optimizer": True})
    try:
        return tf.config.optimizer.get_experimental_options()["disable_meta_optimizer"] is True
    finally:
        tf.config.optimizer.set_experimental_options(
            {"disable_meta_optimizer": before.get("disable_meta_optimizer", False)}
        )


@behaviour("tensorflow-threads")
def _() -> bool:
    """The first op starts threads whose names begin with `tf_`."""
    import tensorflow as tf

    assert float(tf.ones(1)[0] + 1) == 2
    names = [(task / "comm").read_text() for task in Path("/proc/self/task").iterdir()]
    return any(name.startswith("tf_") for name in names)


UPSTREAM["tensorflow-log"] = [
    Text("tensorflow", "python/eager/polymorphic_function/*.py", ("retracing",))
]


@behaviour("tensorflow-log")
def _() -> bool:
    """TensorFlow's Python logs by the logger `tensorflow`."""
    import tensorflow as tf

    return bool(tf.get_logger().name == "tensorflow")


UPSTREAM["notebook-detection"] = [
    Text("tensorflow", "python/ops/logging_ops.py", ("get_ipython()",)),
    Text("tensorflow", "python/platform/tf_logging.py", ("_sys.ps1",)),
    Text("pandas", "io/formats/console.py", ("get_ipython()", "in_interactive_session")),
]

# ipykernel

IOSTREAM = "ipykernel.iostream:IOPubThread"
UPSTREAM["ipykernel-iopub-pipe"] = [
    Signature(f"{IOSTREAM}.__init__", "(self, socket, pipe=False, session=False)"),
    Signature(f"{IOSTREAM}._setup_pipe_in", "(self)"),
    Signature(f"{IOSTREAM}._setup_pipe_out", "(self)"),
    Signature(f"{IOSTREAM}._handle_pipe_msg", "(self, msg)"),
    Text("ipykernel", "iostream.py", ("self._pipe_uuid", "self._pipe_in", "self.io_loop")),
    Text("ipykernel", "iostream.py", ("ctx, pipe_out = self._setup_pipe_out()",)),
]
APP = "ipykernel.kernelapp:IPKernelApp"
UPSTREAM["ipykernel-iopub-thread"] = [
    Attribute("ipykernel.kernelapp:IOPubThread", type),
    Signature(f"{APP}.init_iopub", "(self, context)"),
    Text("ipykernel", "kernelapp.py", ("self.iopub_thread = IOPubThread(",)),
]
UPSTREAM["ipykernel-start"] = [
    Signature(f"{APP}.log_connection_info", "(self)"),
    Signature(f"{APP}.init_kernel", "(self)"),
    Signature(f"{APP}.init_gui_pylab", "(self)"),
    Attribute(f"{APP}.parent_handle"),
    Attribute("ipykernel_launcher", ModuleType),
]
UPSTREAM["ipykernel-modules"] = [
    Attribute("ipykernel.ipkernel:sys", ModuleType),
    Text("ipykernel", "ipkernel.py", ("m.__file__ for m in sys.modules.copy().values()",)),
]


@behaviour("ipykernel-modules")
def _() -> bool:
    """At a kernel's start, `ipkernel` reads nothing else of `sys` than is replaced."""
    source = inspect.getsource(find("ipykernel.ipkernel:IPythonKernel.__init__"))
    return set(re.findall(r"\bsys\.(\w+)", source)) <= {"modules", "platform"}


UPSTREAM["ipykernel-shutdown"] = [
    Attribute(f"{APP}.control_thread"),
    Signature("ipykernel.control:ControlThread.stop", "(self)"),
    Signature(f"{APP}.close", "(self)"),
    Text("ipykernel", "kernelapp.py", ("atexit.register(self.close)",)),
]


@behaviour("ipykernel-shutdown")
def _() -> bool:
    """ipykernel ends the thread of outputs before that of control. (If not: drop our order.)"""
    source = inspect.getsource(find(f"{APP}.close"))
    return source.index("self.iopub_thread.stop()") < source.index("self.control_thread.stop()")


STEPS = ("init_pdb", "init_path", "init_shell", "init_gui_pylab", "init_extensions", "init_code")
KERNEL = "ipykernel.ipkernel:IPythonKernel"
UPSTREAM["ipykernel-without-sockets"] = [
    *(Signature(f"{APP}.{step}", "(self)") for step in STEPS),
    Text("ipykernel", "kernelapp.py", tuple(f"self.{step}()" for step in STEPS)),
    Attribute("ipykernel.zmqshell:system"),
    Text("ipykernel", "zmqshell.py", ("exit_code = system(self.var_expand(cmd, depth=1))",)),
    Text("ipykernel", "ipkernel.py", ("self.shell_channel_thread.parent_thread", "self.io_loop.")),
    Signature(f"{KERNEL}.set_parent", "(self, ident, parent, channel='shell')"),
    Signature(f"{KERNEL}.enter_eventloop", "(self)"),
]


@behaviour("ipykernel-without-sockets")
def _() -> bool:
    """A kernel's session sends a message, or its type and content; a cell is run by name."""
    send = list(inspect.signature(find("jupyter_client.session:Session.send")).parameters)
    execute = list(inspect.signature(find(f"{KERNEL}.do_execute")).parameters)
    return send[:4] == ["self", "stream", "msg_or_type", "content"] and execute[:4] == [
        "self",
        "code",
        "silent",
        "store_history",
    ]


UPSTREAM["ipykernel-cell-names"] = [Text("ipykernel", "compiler.py", ("ipykernel_", "get_tmp_"))]
UPSTREAM["ipykernel-exit"] = [
    Attribute("ipykernel.zmqshell:ZMQInteractiveShell.ask_exit"),
    Text("ipykernel", "zmqshell.py", ("ask_exit",)),
]

# jupyter_client, jupyter_server

LOCAL = "jupyter_client.provisioning:LocalProvisioner"
UPSTREAM["jupyter-client-provisioner"] = [
    Signature(f"{LOCAL}.pre_launch", "(self, **kwargs)"),
    Signature(f"{LOCAL}.launch_kernel", "(self, cmd, **kwargs)"),
    Signature(f"{LOCAL}.shutdown_requested", "(self, restart=False)"),
    Attribute(f"{LOCAL}.process"),
    Attribute(f"{LOCAL}.pid"),
    Attribute(f"{LOCAL}.pgid"),
    Attribute(f"{LOCAL}.connection_info"),
    Text("jupyter_client", "provisioning/local_provisioner.py", ("self.cwd",)),
]
UPSTREAM["jupyter-client-transport"] = [
    Attribute("jupyter_client.manager:KernelManager.transport"),
    Attribute("jupyter_client.manager:KernelManager.ip"),
    Attribute("jupyter_client.manager:KernelManager.cache_ports"),
    Attribute("jupyter_client.manager:KernelManager.ports", property),
    Signature(
        "jupyter_client.manager:KernelManager.format_kernel_cmd", "(self, extra_arguments=None)"
    ),
    Text("jupyter_client", "connect.py", ('f"{transport}://{ip}-{port}"', '"%s-%i" % (self.ip')),
]


@behaviour("jupyter-client-arguments")
def _() -> bool:
    """Of a launch's arguments, a manager keeps just these two for itself."""
    from autograder.kernels.provisioner import MANAGER_ARGUMENTS

    given = dict.fromkeys([*MANAGER_ARGUMENTS, "env", "cwd"])
    return set(find(f"{LOCAL}._scrub_kwargs")(given)) == {"env", "cwd"}


@behaviour("jupyter-server-extension-order")
def _() -> bool:
    """Extensions are loaded in the order of their names."""
    manager = find("jupyter_server.extension.manager:ExtensionManager")
    names = ["nbgrader", "autograder.teach", "autograder.student.extension"]
    found = manager.sorted_extensions.fget(SimpleNamespace(extensions=dict.fromkeys(names)))
    return list(found) == sorted(names)


@behaviour("jupyter-server-extension-order")
def _() -> bool:
    """Of two handlers of one address, Tornado asks the one that was added first."""
    from tornado import httputil, web

    first, second = (type(name, (web.RequestHandler,), {}) for name in ("First", "Second"))
    app = web.Application()
    for handler in (first, second):
        app.add_handlers(".*$", [("/same", handler)])
    request = httputil.HTTPServerRequest(
        start_line=httputil.RequestStartLine("GET", "/same", "HTTP/1.1"),
        headers=httputil.HTTPHeaders({"Host": "x"}),
        connection=SimpleNamespace(no_keep_alive=False),
    )
    return app.find_handler(request).handler_class is first


APPLICATION = "jupyter_server.serverapp:ServerApp"
UPSTREAM["jupyter-server-start"] = [
    Attribute(f"{APPLICATION}.connection_url", property),
    Attribute(f"{APPLICATION}.display_url", property),
    Attribute(f"{APPLICATION}.cli_config"),
    Attribute(f"{APPLICATION}.open_browser"),
    Text("jupyter_server", "serverapp.py", ("self.log.critical", '"server_root_dir"')),
    Text("jupyter_server", "serverapp.py", ('"base_url"',)),
]

# Python


@behaviour("asyncio-self-pipe")
def _() -> bool:
    """An event loop can be woken from another thread by the pipe that it is given."""
    from autograder.airlock.loop import EventLoop, PipeEnd

    loop = EventLoop()
    try:
        thread = threading.Thread(target=loop.call_soon_threadsafe, args=(loop.stop,))
        thread.start()
        loop.run_forever()
        thread.join()
        return isinstance(loop._ssock, PipeEnd)
    finally:
        loop.close()


# IPython

UPSTREAM["ipython-render-traceback"] = [
    Text("IPython", "core/interactiveshell.py", ("_render_traceback_()",))
]
UPSTREAM["ipython-cell-names"] = [Text("IPython", "core/compilerop.py", ("<ipython-input-",))]


@behaviour("ipython-cell-ids")
def _() -> bool:
    """What is registered for `pre_run_cell` learns a cell's source and id."""
    kind = find("IPython.core.interactiveshell:ExecutionInfo")
    return {"raw_cell", "cell_id"} <= set(inspect.signature(kind).parameters)


# matplotlib, scikit-learn, h5py, jupytext


@behaviour("matplotlib-backends")
def _() -> bool:
    """The registry of backends can be asked for all of them, and then has looked for them."""
    import matplotlib.backends

    return "agg" in matplotlib.backends.backend_registry.list_all()


@behaviour("sklearn-fitted-attributes")
def _() -> bool:
    """What an estimator has learned is in attributes that end in `_`, settable from outside."""
    from sklearn.linear_model import LinearRegression

    fitted = LinearRegression().fit([[0.0], [1.0]], [0.0, 1.0])
    copy = LinearRegression(**fitted.get_params(deep=False))
    for name, value in vars(fitted).items():
        if name.endswith("_") and not name.startswith("_"):
            setattr(copy, name, value)
    return bool(abs(copy.predict([[2.0]])[0] - 2) < 1e-9)


@behaviour("h5py-low-level")
def _() -> bool:
    """The address, the stored size and the filters of an array are known without reading it."""
    import h5py

    with h5py.File(io.BytesIO(), "w") as file:
        array = file.create_dataset("a", data=[1.0, 2.0])
        return (
            isinstance(h5py.h5o.get_info(array.id).addr, int)
            and array.id.get_storage_size() == 16
            and array.id.get_create_plist().get_nfilters() == 0
            and type(file.get("a", getlink=True)) is h5py.HardLink
        )


@behaviour("jupytext-metadata")
def _() -> bool:
    """A source of two cells has options, and besides them nothing but what is ignored."""
    import jupytext

    from autograder.authoring.source import JUPYTEXT_OPTIONS

    text = '# %% id="a" points=2\n1\n\n\n\n# %%\n2\n'
    first, _ = jupytext.reads(text, fmt="py:percent").cells
    return set(first.metadata) - JUPYTEXT_OPTIONS == {"id", "points"}


# nbgrader

UPSTREAM["nbgrader-engine"] = [
    Attribute("nbgrader.api:create_engine"),
    Signature("nbgrader.api:get_alembic_version", "()"),
    Text(
        "nbgrader",
        "api.py",
        ("self.engine = create_engine(db_url,", "alembic_version = get_alembic_version()"),
    ),
]
UPSTREAM["nbgrader-schema"] = [
    Text("nbgrader", "alembic/versions/*.py", ("down_revision",)),
    Text("nbgrader", "api.py", ("CREATE TABLE alembic_version (version_num",)),
    Attribute("alembic.script:ScriptDirectory.get_current_head"),
]
COLUMNS = {
    "Assignment": ("id", "name", "duedate", "max_score", "notebooks"),
    "BaseCell": ("id", "name"),
    "Comment": ("auto_comment", "cell_id", "manual_comment", "notebook_id"),
    "GradeCell": ("max_score", "name"),
    "Grade": (
        "auto_score",
        "cell_id",
        "extra_credit",
        "manual_score",
        "max_score",
        "needs_manual_grade",
        "notebook_id",
    ),
    "Notebook": ("grade_cells", "source_cells", "task_cells"),
    "SourceCell": ("locked", "name", "source"),
    "Student": ("email", "first_name", "id", "last_name", "lms_user_id"),
    "SubmittedAssignment": (
        "assignment_id",
        "late_submission_penalty",
        "notebooks",
        "score",
        "student_id",
    ),
    "SubmittedNotebook": ("grades", "id"),
}
UPSTREAM["nbgrader-tables"] = [
    Attribute(f"nbgrader.api:{table}.{column}")
    for table, columns in COLUMNS.items()
    for column in columns
] + [
    Signature("nbgrader.api:Gradebook.find_assignment", "(self, name)"),
    Signature("nbgrader.api:Gradebook.find_submission", "(self, assignment, student)"),
    Signature(
        "nbgrader.api:Gradebook.find_grade",
        "(self, grade_cell, notebook, assignment, student)",
    ),
    Signature(
        "nbgrader.api:Gradebook.find_comment",
        "(self, solution_cell, notebook, assignment, student)",
    ),
]
UPSTREAM["nbgrader-converters"] = [
    Attribute("nbgrader.converters:GenerateAssignment.preprocessors"),
    Attribute("nbgrader.converters:Autograde.sanitize_preprocessors"),
    Attribute("nbgrader.converters:Autograde.autograde_preprocessors"),
    Attribute("nbgrader.converters:Autograde._sanitizing"),
    Signature("nbgrader.converters:Autograde._init_preprocessors", "(self)"),
    Signature("nbgrader.converters:Autograde.init_notebooks", "(self)"),
    Signature(
        "nbgrader.converters:Autograde._format_source",
        "(self, assignment_id, student_id, escape=False)",
    ),
    Signature(
        "nbgrader.converters:Autograde.init_single_notebook_resources",
        "(self, notebook_filename)",
    ),
    Signature("nbgrader.converters:Autograde.convert_single_notebook", "(self, notebook_filename)"),
    Signature("nbgrader.converters:Autograde.write_single_notebook", "(self, output, resources)"),
    Attribute("nbgrader.converters:GenerateFeedback.preprocessors"),
    Inherits("nbgrader.preprocessors:SaveCells", "nbgrader.preprocessors:NbGraderPreprocessor"),
    Text(
        "nbgrader",
        "converters/base.py",
        tuple(
            f"resources['nbgrader']['{name}']"
            for name in ("assignment", "db_url", "notebook", "student")
        ),
    ),
]
UPSTREAM["nbgrader-cells"] = [
    Signature("nbgrader.utils:is_grade", "(cell)"),
    Signature("nbgrader.utils:is_solution", "(cell)"),
    Signature("nbgrader.utils:is_task", "(cell)"),
    Signature("nbgrader.utils:compute_checksum", "(cell)"),
    Signature("nbgrader.utils:determine_grade", "(cell, log=None)"),
    Signature("nbgrader.utils:parse_utc", "(ts)"),
    Signature("nbgrader.utils:get_username", "()"),
    Text("nbgrader", "utils.py", ('output.name == "stderr"',)),
]
UPSTREAM["nbgrader-times"] = [
    Attribute("nbgrader.coursedir:parse_utc"),
    Attribute("nbgrader.exchange.default.collect:parse_utc"),
    Attribute("nbgrader.apps.zipcollectapp:parse_utc"),
    Attribute("nbgrader.apps.api:parse_utc"),
    Text("nbgrader", "api.py", ("utils.parse_utc(kwargs['duedate'])",)),
]
FORMGRADER = "nbgrader.server_extensions.formgrader"
UPSTREAM["nbgrader-formgrader-handlers"] = [
    Inherits(f"{FORMGRADER}.handlers:ManageSubmissionsHandler", f"{FORMGRADER}.base:BaseHandler"),
    Inherits(f"{FORMGRADER}.handlers:SubmissionHandler", f"{FORMGRADER}.base:BaseHandler"),
    Signature(f"{FORMGRADER}.base:BaseHandler.render", "(self, name, **ns)"),
    Attribute(f"{FORMGRADER}.base:BaseHandler.exporter", property),
    Attribute(f"{FORMGRADER}.base:BaseHandler.coursedir", property),
    Attribute(f"{FORMGRADER}.base:BaseHandler.api", property),
    Attribute(f"{FORMGRADER}.base:check_xsrf"),
    Attribute(f"{FORMGRADER}.base:check_notebook_dir"),
    Attribute(f"{FORMGRADER}.handlers:template_path", str),
    Attribute(f"{FORMGRADER}.handlers:Template404", type),
    *(
        Inherits(f"{FORMGRADER}.apihandlers:{name}Handler", f"{FORMGRADER}.base:BaseApiHandler")
        for name in (
            "AssignmentCollection",
            "GenerateAllFeedback",
            "ReleaseAllFeedback",
            "ReleaseFeedback",
        )
    ),
    Text(
        "nbgrader",
        "server_extensions/formgrader/base.py",
        ("self.settings['nbgrader_exporter']", "self.settings['nbgrader_gradebook']"),
    ),
]


@behaviour("nbgrader-formgrader-handlers")
def _() -> bool:
    """Formgrader answers these addresses itself, with one group for each name in them."""
    patterns = {
        pattern
        for module in ("handlers", "apihandlers")
        for pattern, *_ in find(f"{FORMGRADER}.{module}:default_handlers")
    }
    return {
        r"/formgrader/manage_submissions/([^/]+)/?",
        r"/formgrader/submissions/([^/]+)/?",
        r"/formgrader/api/assignments",
        r"/formgrader/api/submission/([^/]+)/([^/]+)/autograde",
        r"/formgrader/api/assignment/([^/]+)/generate_feedback",
        r"/formgrader/api/assignment/([^/]+)/release_feedback",
        r"/formgrader/api/assignment/([^/]+)/([^/]+)/release_feedback",
    } <= patterns


UPSTREAM["nbgrader-formgrader-page"] = [
    Text(
        "nbgrader",
        "server_extensions/formgrader/templates/manage_submissions.tpl",
        ("{%- block head -%}", "{%- block messages -%}", "manage_submissions.js", "assignment_id"),
    ),
    Text(
        "nbgrader",
        "server_extensions/formgrader/templates/base.tpl",
        ("jquery", "bootstrap/dist/css", "var base_url ="),
    ),
    Text(
        "nbgrader",
        "server_extensions/formgrader/static/js/manage_submissions.js",
        (
            "var SubmissionUI = Backbone.View.extend(",
            "autograde: function ()",
            "var models =",
            "var views =",
        ),
    ),
    Text(
        "nbgrader",
        "server_extensions/formgrader/static/js/*.js",
        ("roundToPrecision = function", "function getCookie(name)"),
    ),
]
UPSTREAM["nbgrader-formgrade-script"] = [
    Text(
        "nbgrader",
        "server_extensions/formgrader/static/js/formgrade.js",
        ("MathJax.Hub.Startup.signal.Interest(function (message)", '"End"'),
    )
]
VALIDATE = "nbgrader.server_extensions.validate_assignment.handlers"
UPSTREAM["nbgrader-validate-handler"] = [
    Signature(f"{VALIDATE}:ValidateAssignmentHandler.post", "(self)"),
]


@behaviour("nbgrader-validate-handler")
def _() -> bool:
    """The button asks this address, and has its extension's name in the alphabet after ours."""
    patterns = [pattern for pattern, _ in find(f"{VALIDATE}:default_handlers")]
    return "/assignments/validate" in patterns and VALIDATE > "autograder.student.extension"


UPSTREAM["nbgrader-validate-dialog"] = [
    Text(
        "share",
        "labextensions/@jupyter/nbgrader/static/*.js",
        ("validation-message", "The following cell failed:", ".source", ".error", ".type_changed"),
    ),
]
UPSTREAM["nbgrader-validator"] = [
    Signature("nbgrader.validator:Validator.validate", "(self, filename)"),
    Attribute("nbgrader.validator:Validator.validate_and_print"),
    Text("nbgrader", "validator.py", ("self.validate(filename)",)),
]
UPSTREAM["nbgrader-exchange"] = [
    Attribute("nbgrader.exchange:ExchangeFactory.submit"),
    Attribute("nbgrader.exchange:ExchangeFactory.release_feedback"),
    Signature("nbgrader.exchange.default:ExchangeReleaseFeedback.copy_files", "(self)"),
    Text(
        "nbgrader",
        "exchange/default/release_feedback.py",
        ("self.src_path", "self.coursedir.student_id_exclude.split(',')"),
    ),
    Text("nbgrader", "exchange/default/submit.py", ("submission_secret.txt", "timestamp.txt")),
    Text("nbgrader", "exchange/*/exchange.py", ("self.timestamp =",)),
    Signature("nbgrader.apps:NbGrader.load_config_file", "(self, **kwargs)"),
]

# nbconvert

UPSTREAM["nbconvert-exporter"] = [
    Signature("nbconvert.exporters:HTMLExporter._create_environment", "(self)"),
    Signature("nbconvert.exporters:HTMLExporter._init_resources", "(self, resources)"),
    Signature(
        "nbconvert.exporters:HTMLExporter.from_notebook_node", "(self, nb, resources=None, **kw)"
    ),
    Signature(
        "nbconvert.exporters:TemplateExporter.from_notebook_node",
        "(self, nb, resources=None, **kw)",
    ),
    Signature("nbconvert.exporters:HTMLExporter.markdown2html", "(self, context, source)"),
    Attribute("nbconvert.exporters:HTMLExporter.anchor_link_text"),
    Attribute("nbconvert.exporters:HTMLExporter.exclude_anchor_links"),
    Text("nbconvert", "exporters/*.py", ("self._nb_metadata", "self._preprocessors")),
    Text("share", "nbconvert/templates/base/mathjax.html.j2", ("macro mathjax(url",)),
    Text("share", "nbconvert/templates/*/*.j2", ("from 'mathjax.html.j2' import mathjax",)),
    Text("nbgrader", "server_extensions/formgrader/templates/feedback/*.j2", ("{{ mathjax() }}",)),
]


@behaviour("nbconvert-exporter")
def _() -> bool:
    """What HTMLExporter does after its template is what is known: two attributes."""
    source = inspect.getsource(find("nbconvert.exporters:HTMLExporter.from_notebook_node"))
    return set(re.findall(r'elem\.attrs\["(\w+)"\]', source)) == {"alt", "tabindex"}


MISTUNE = "nbconvert.filters.markdown_mistune"
UPSTREAM["nbconvert-markdown"] = [
    Signature(f"{MISTUNE}:IPythonRenderer.inline_math", "(self, body)"),
    Signature(f"{MISTUNE}:IPythonRenderer.block_math", "(self, body)"),
    Signature(f"{MISTUNE}:IPythonRenderer.latex_environment", "(self, name, body)"),
    Signature(f"{MISTUNE}:IPythonRenderer.block_code", "(self, code, info=None)"),
    Signature(f"{MISTUNE}:IPythonRenderer.block_mermaidjs", "(self, code)"),
    Signature(f"{MISTUNE}:IPythonRenderer.heading", "(self, text, level, **attrs)"),
    Signature(f"{MISTUNE}:IPythonRenderer.image", "(self, text, url, title=None)"),
    Attribute(f"{MISTUNE}:MarkdownWithMath.DEFAULT_PLUGINS"),
]


@behaviour("nbconvert-markdown")
def _() -> bool:
    """The renderer takes these options, and the parser takes the renderer."""
    renderer = find(f"{MISTUNE}:IPythonRenderer")(
        escape=False,
        allow_harmful_protocols=False,
        attachments={},
        anchor_link_text="",
        exclude_anchor_links=True,
    )
    page = find(f"{MISTUNE}:MarkdownWithMath")(renderer=renderer).render("*a* $b$")
    return "<em>a</em>" in page and "$b$" in page


UPSTREAM["nbconvert-filters"] = [
    Signature(
        "nbconvert.filters.widgetsdatatypefilter:WidgetsDataTypeFilter.__init__",
        "(self, notebook_metadata=None, resources=None, **kwargs)",
    ),
]


@behaviour("nbconvert-filters")
def _() -> bool:
    """Code is coloured by an object that can be called with a source alone."""
    return "<span" in find("nbconvert.filters:Highlight2HTML")()("import this")


# JupyterLab

UPSTREAM["jupyterlab-css"] = [
    Text(
        "share",
        "lab/static/*.js",
        (
            "jp-Dialog-content",
            "jp-RenderedText",
        ),
    ),
    Text(
        "share",
        "lab/themes/@jupyterlab/theme-light-extension/index.css",
        (
            "--jp-border-color1",
            "--jp-error-color1",
            "--jp-success-color1",
            "--jp-ui-font-color1",
            "--jp-ui-font-family",
        ),
    ),
]
UPSTREAM["jupyterlab-plugins"] = [
    Text(
        "share",
        "lab/schemas/@jupyterlab/*/*.json",
        (
            "defaultViewers",
            "fetchNews",
            "checkForUpdates",
            "showLastModifiedColumn",
        ),
    ),
    Text(
        "share",
        "lab/static/*.js",
        (
            "@jupyterlab/apputils-extension:announcements",
            "@jupyterlab/extensionmanager-extension",
        ),
    ),
    Attribute("jupyterlab.labapp:LabApp.news_url"),
]


# The test itself


def described() -> dict[str, str]:
    """Return the sections of the document by their names."""
    parts = re.split(r"^### `([\w-]+)`\n", DOCUMENT.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def users(name: str) -> list[str]:
    """Return which of our files use an interface, as the document has it."""
    line = re.search(r"^- Used by: (.+?)^- ", described()[name], re.MULTILINE | re.DOTALL)
    assert line, f"docs/upstream.md does not say what uses {name}"
    return re.findall(r"`([\w./-]+/[\w./-]+)`", line[1])


def check(name: str) -> None:
    """Fail if an interface is not as expected."""
    for expectation in UPSTREAM[name]:
        try:
            expectation.check()
        except Exception as error:
            what = error if isinstance(error, Changed) else f"{type(error).__name__}: {error}"
            pytest.fail(
                f"{name}: {what}. {', '.join(users(name))} depend on it; see docs/upstream.md.",
                pytrace=False,
            )


@pytest.mark.parametrize("name", UPSTREAM)
def test_an_interface_of_another_package_is_as_expected(name: str) -> None:
    check(name)


def other_arguments(patch: pytest.MonkeyPatch) -> str:
    import keras

    patch.setattr(keras.layers.Layer, "_flatten_layers", lambda self, deeply: [])
    return "keras-flatten-layers"


def removed(patch: pytest.MonkeyPatch) -> str:
    patch.delattr("nbgrader.api.create_engine")
    return "nbgrader-engine"


def another_type(patch: pytest.MonkeyPatch) -> str:
    import tensorflow as tf

    patch.setattr(tf.data.experimental.AutotuneOptions, "enabled", None)
    return "tensorflow-autotune"


def another_base(patch: pytest.MonkeyPatch) -> str:
    patch.setattr("nbgrader.preprocessors.SaveCells", type("SaveCells", (), {}))
    return "nbgrader-converters"


def another_text(patch: pytest.MonkeyPatch) -> str:
    patch.setattr(Text, "folder", lambda self: ROOT / "docs")
    return "jupyterlab-css"


def another_order(patch: pytest.MonkeyPatch) -> str:
    manager = find("jupyter_server.extension.manager:ExtensionManager")
    patch.setattr(manager, "sorted_extensions", property(lambda self: self.extensions))
    return "jupyter-server-extension-order"


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (other_arguments, r"has the arguments \(self, deeply\), not \(self, include_self=True"),
        (removed, "has no attribute 'create_engine'"),
        (another_type, "enabled is a NoneType"),
        (another_base, "SaveCells is not derived from nbgrader.preprocessors:NbGraderPre"),
        (another_text, "does not hold ..jp-Dialog-content"),
        (another_order, "Extensions are loaded in the order of their names. That is no longer so"),
    ],
)
def test_a_change_is_named_with_the_files_that_depend_on_it(
    monkeypatch: pytest.MonkeyPatch, change: Callable[[pytest.MonkeyPatch], str], what: str
) -> None:
    with monkeypatch.context() as patch:
        name = change(patch)
        with pytest.raises(pytest.fail.Exception, match=what) as failed:
            check(name)
    message = str(failed.value)
    assert message.startswith(f"{name}: ")
    assert message.endswith(f"{', '.join(users(name))} depend on it; see docs/upstream.md.")
    check(name)


def test_each_interface_is_described_and_each_description_is_tested() -> None:
    assert sorted(described()) == sorted(UPSTREAM)


@pytest.mark.parametrize("name", UPSTREAM)
def test_a_description_says_who_uses_it_why_and_what_else_there_is(name: str) -> None:
    labels = re.findall(r"^- ([A-Z][\w ]+):", described()[name], re.MULTILINE)
    assert labels == ["Used by", "Of theirs", "Why", "If it changes", "Public way"]
    assert users(name)
    assert [path for path in users(name) if not (ROOT / path).exists()] == []
