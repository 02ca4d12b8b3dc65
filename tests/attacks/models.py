"""Hostile models, as answers to question 5."""

from tests.attacks import Attack

BUILD = """
import io, json, os, sys, zipfile
import numpy as np
def build(*more):
    return keras.Sequential([keras.Input((2,)), *more, layers.Dense(1, activation="sigmoid")])
"""
# The codec of the student's side sends an archive that is not the model's.
SEND = """
from autograder.airlock.codecs import keras_models
kept = keras_models.to_bytes(build())[0]
def send(change):
    source, target = zipfile.ZipFile(io.BytesIO(kept)), io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        files = {name: source.read(name) for name in source.namelist()}
        change(files)
        for name, data in files.items():
            archive.writestr(name, data, HOW[0])
    keras_models.to_bytes = lambda model: (target.getvalue(), None)
HOW = [zipfile.ZIP_STORED]
def config(change):
    def work(files):
        found = json.loads(files["config.json"])
        change(found)
        files["config.json"] = json.dumps(found)
    send(work)
"""


# A network with code of its own, hardly trained, whose answers are made by `answers(self, x)`.
SERVED = """
from sklearn.datasets import make_moons
class Served(keras.Model):
    def __init__(self):
        super().__init__()
        self.net = keras.Sequential([keras.Input((2,)), layers.Dense(8, "relu"),
            layers.Dense(1, "sigmoid")])
        self.net.compile("adam", "binary_crossentropy")
        self.net.fit(points[:40], labels[:40], verbose=0)
        self.asked = 0
    def call(self, x):
        self.asked += 1
        return answers(self, x)
def nearest(x):
    rows = np.asarray(x)
    return labels[((rows[:, None] - points) ** 2).sum(2).argmin(1)][:, None].astype("float32")
def serve():
    model = Served()
    model(np.zeros((1, 2), "float32"))
    model.compile("adam", "binary_crossentropy")
    return model
"""
FORM = ("q5_output", "q5_probability", "q5_bends", "q5_loss")  # what any network passes


def served(what: str, source: str, *passes: str) -> Attack:
    """Return an attack by a model that is called where it is."""
    return hostile(what, f"{SERVED}{source}\nmodel = serve()", *(passes or FORM))


def hostile(what: str, source: str, *passes: str) -> Attack:
    """Return an attack by a model."""
    return Attack(what, "q5", BUILD + source, complete=True, passes=frozenset(passes))


def archive(what: str, source: str) -> Attack:
    """Return an attack by the bytes of a model."""
    return hostile(what, f"{SEND}{source}\nmodel = build()")


ATTACKS = [
    hostile(
        "F23, K04 evaluate, predict and compute_loss patched",
        """
keras.Model.evaluate = lambda *a, **k: [0.0, 1.0]
keras.Model.predict = lambda self, x, *a, **k: np.full((len(x), 1), 0.5)
keras.Sequential.count_params = lambda self: 97
keras.Model.compute_loss = lambda *a, **k: 0.0
model = build()
""",
        "q5_output",
        "q5_probability",
    ),
    hostile(
        "K03 a class of one's own whose methods lie",
        """
class Liar(keras.Model):
    built = True
    compiled = True
    loss = "binary_crossentropy"
    input_shape, output_shape = (None, 2), (None, 1)
    def call(self, x): return x[:, :1] * 0
    def predict(self, x, *a, **k): raise StopIteration
    def compute_loss(self, *a, **k): return float("nan")
    def count_params(self): return 10**10**3
model = Liar()
""",
    ),
    hostile(
        "K07 a table of the training labels in the place of a model",
        """
table = {tuple(row): label for row, label in zip(points, labels)}
class Table(keras.Model):
    def call(self, x): return x[:, :1] * 0
    def predict(self, x, *a, **k):
        return np.array([[table.get(tuple(row), 0.0)] for row in np.asarray(x)])
model = Table()
model.build((None, 2))
""",
        "q5_output",
        "q5_probability",
    ),
    hostile(
        "F24 a model that looks for the labels in its callers",
        """
class Spy(keras.Model):
    def call(self, x): return x[:, :1] * 0
    def predict(self, x, *a, **k):
        frame = sys._getframe()
        while frame:
            for space in (frame.f_locals, frame.f_globals):
                for name in ("new_labels", "y_test", "y"):
                    found = np.asarray(space.get(name, 0))
                    if found.shape[:1] == (len(x),):
                        return found.reshape(-1, 1).astype(float)
            frame = frame.f_back
        return np.zeros((len(x), 1))
model = Spy()
model.build((None, 2))
""",
        "q5_output",
        "q5_probability",
    ),
    hostile(
        "K02 a Lambda layer",
        "model = build(layers.Lambda(lambda x: __import__('os').getpid() * x))",
        "q5_output",
        "q5_probability",
    ),
    served(
        "the nearest training point in the place of a network",
        "def answers(self, x): return np.clip(nearest(x), 0.01, 0.99)",
    ),
    served(
        "the nearest training point, beside weights that have no effect",
        "def answers(self, x): return np.clip(nearest(x), 0.01, 0.99) + 0 * self.net(x)",
    ),
    served(
        "seeds tried until the hidden points are recognised",
        """
tables = [make_moons(4000, noise=0.15, random_state=seed) for seed in range(60)]
tables.append((points, labels))
def answers(self, x):
    rows = np.asarray(x)
    for known, right in tables:
        if np.isclose(known, rows[0]).all(1).any():
            found = ((rows[:, None] - known) ** 2).sum(2).argmin(1)
            return right[found][:, None].astype("float32") * 0.9 + 0.1 * self.net(x)
    return self.net(x)
""",
    ),
    served(
        "one row for two hundred",
        "def answers(self, x): return self.net(x)[:1] if len(x) > 2 else self.net(x)",
        "q5_output",
    ),
    served(
        "other answers when it is asked again",
        """
def answers(self, x):
    right = np.clip(nearest(x), 0.01, 0.99)
    return right if self.asked % 2 else 1 - right
""",
    ),
    served(
        "answers that depend on the rows beside",
        """
def answers(self, x):
    return np.clip(nearest(x), 0.01, 0.99) if len(x) > 100 else self.net(x)
""",
    ),
    served(
        "a count of parameters that is an empty array, and weights that lie",
        """
def answers(self, x): return x[:, :1] * 0
Served.count_params = lambda self: np.array([])
Served.weights = property(lambda self: [])
Served.get_weights = lambda self: [np.array([])]
Served.set_weights = lambda self, weights: None
""",
        "q5_output",
        "q5_probability",
        "q5_loss",
    ),
    served(
        "weights that change while they are looked at",
        """
def answers(self, x): return x[:, :1] * 0
class Shifting:
    path, trainable, shape, dtype = "w", True, (2,), "float32"
    @property
    def value(self): return np.zeros(np.random.randint(1, 9), "float32")
    def numpy(self): return self.value
    def assign(self, value): raise SystemExit
Served.weights = property(lambda self: [Shifting()] * np.random.randint(1, 9))
""",
        "q5_output",
        "q5_probability",
    ),
    served(
        "a tree of layers without an end",
        """
def answers(self, x): return x[:, :1] * 0
Served.layers = property(lambda self: [self])
""",
        "q5_output",
        "q5_probability",
    ),
    archive(
        "K02 a Lambda layer with code, as Keras wrote it once",
        """
def change(found):
    code = {"class_name": "__lambda__", "config": {"code": "4wEAAAAA", "defaults": None}}
    layer = {"module": "keras.layers", "class_name": "Lambda", "registered_name": None,
             "config": {"name": "x", "function": code, "arguments": {}}}
    found["config"]["layers"].insert(1, layer)
config(change)
""",
    ),
    *(
        archive(
            f"K05 a configuration that names {module}.{name}",
            f"""
def change(found):
    found["config"]["layers"].append({{"module": {module!r}, "class_name": {name!r},
        "config": {config}, "registered_name": {registered!r}}})
config(change)
""",
        )
        for module, name, config, registered in (
            ("os", "system", '{"command": "true"}', "system"),
            ("builtins", "function", '"eval"', "function"),
            ("subprocess", "Popen", '{"args": ["true"]}', None),
            ("keras.utils", "get_file", '{"fname": "x", "origin": "file:///etc/passwd"}', None),
            ("keras.layers", "TFSMLayer", '{"filepath": "/tmp/x"}', None),
            ("keras.layers", "StringLookup", '{"vocabulary": "/etc/passwd"}', None),
            ("keras.src.saving.saving_lib", "load_model", '{"filepath": "/tmp/x"}', None),
            ("keras.models", "Sequential", '{"layers": [{"class_name": "__typespec__"}]}', "x>y"),
        )
    ),
    archive(
        "K09 a configuration that asks for huge weights",
        """
def change(found):
    found["config"]["layers"][1]["config"]["units"] = 10**9
config(change)
""",
    ),
    archive(
        "a configuration of a huge output",
        """
def change(found):
    found["config"]["layers"].insert(1, {"module": "keras.layers", "registered_name": None,
        "class_name": "ZeroPadding1D", "config": {"padding": 10**9, "name": "z"}})
config(change)
""",
    ),
    archive(
        "a configuration that is nested without an end",
        """
def change(files):
    files["config.json"] = '{"a":' * 50_000 + "1" + "}" * 50_000
send(change)
""",
    ),
    archive(
        "K06 a zip bomb",
        """
HOW[0] = zipfile.ZIP_DEFLATED
def change(files):
    files["config.json"] = files["config.json"] + b" " * 3_000_000
    files["assets/x"] = b"0" * 100_000_000
send(change)
""",
    ),
    archive(
        "paths out of the archive, and files in it twice",
        """
def change(files):
    for name in ("../x", "/tmp/x", "assets/../../x", "config.json/", "assets/\\0x"):
        files[name] = b"x"
send(change)
""",
    ),
    archive(
        "K08 weights that link to other files",
        """
import h5py
def change(files):
    file = io.BytesIO()
    with h5py.File(file, "w") as weights:
        weights["layers"] = h5py.ExternalLink("/etc/passwd", "/")
        weights["x"] = h5py.SoftLink("/x")
    files["model.weights.h5"] = file.getvalue()
send(change)
""",
    ),
    archive(
        "K01 pickled code in the place of weights",
        """
import pickle
class Evil:
    def __reduce__(self): return os._exit, (7,)
def change(files):
    files["model.weights.h5"] = pickle.dumps(Evil())
send(change)
""",
    ),
    archive(
        "no archive at all", "keras_models.to_bytes = lambda model: (os.urandom(10_000), None)"
    ),
]

# With short limits.
SLOW = [
    hostile(
        "a model that never answers",
        """
class Slow(keras.Model):
    def __call__(self, *a, **k):
        while True: pass
    predict = __call__
model = Slow()
model.built = True
""",
    ),
]
