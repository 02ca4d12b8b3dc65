"""Files that a student's code saves, and callbacks of its own, as the trusted side sees them."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from autograder.airlock.codecs.keras_models import from_bytes
from autograder.airlock.folder import StudentFolder, describe
from autograder.airlock.limits import MAX_FILE_BYTES
from autograder.airlock.values import RefusedValue, decode, encode
from autograder.checks.callbacks import DRIVER, drive
from autograder.checks.check import CheckFailed
from autograder.checks.files import folder, saved_file
from tests.airlock_cases import judged, notebook

MODEL = "model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])\n"
SAVED = 'expect.saved_model("m.keras", same_as=model, x=np.ones((3, 2)))'
SETUP = (
    "from autograder import check, expect\nimport os, numpy as np, keras\nfrom pathlib import Path"
)


def told(answer: str, check: str) -> str:
    """Run one question through the airlock; return the message, or "passed"."""
    (verdict,) = judged(notebook(answer, check, setup=SETUP))
    assert verdict.status in {"passed", "failed"}, verdict
    return verdict.message if verdict.status == "failed" else "passed"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (MODEL + "model.save('m.keras')", "passed"),
        (MODEL + "model.save(Path.cwd() / 'm.keras')", "passed"),
        (MODEL + "model.compile('adam', 'mse'); model.save('m.keras')", "passed"),
        (MODEL, "an empty folder"),
        (MODEL + "model.save('model.keras')", "only model.keras"),
        (MODEL + "os.mkdir('m.keras')", "a folder of that name"),
        (MODEL + "os.symlink('/etc/passwd', 'm.keras')", "a link of that name"),
        (MODEL + "os.mkfifo('m.keras')", "0 bytes"),
        (MODEL + "open('m.keras', 'wb').truncate(90_000_000)", "90,000,000 bytes"),
        (MODEL + "Path('m.keras').write_text('a model')", "a file that Keras cannot read"),
        (MODEL + "keras.models.clone_model(model).save('m.keras')", "outputs that differ"),
        (
            MODEL
            + "keras.Sequential([keras.Input((2,)), keras.layers.Lambda(abs)]).save('m.keras')",
            "the model contains code (a Lambda layer)",
        ),
    ],
)
def test_a_saved_model_is_looked_at_outside(answer: str, message: str) -> None:
    found = told(answer, SAVED)
    assert message in found
    assert "Traceback" not in found


@pytest.mark.slow
def test_a_check_may_read_what_was_saved() -> None:
    write = (
        "Path('logs').mkdir()\nPath('logs/run.csv').write_text('loss')\npath = Path('logs/run.csv')"
    )
    read = "assert expect.saved_file({}).read_text() == 'loss', 'loss'"
    assert told(write, read.format("'logs/run.csv'")) == "passed"
    assert told(write, read.format("path")) == "passed"
    assert "only run.csv" in told(write, read.format("'logs/run.txt'"))
    assert "not even its folder" in told(write, read.format("'log/run.csv'"))


@pytest.mark.slow
def test_a_model_s_archive_runs_no_code_outside() -> None:
    """A class that only the student's side knows is no reason to import it here."""
    forge = (
        MODEL + "import zipfile, json\nmodel.save('good.keras')\n"
        "with zipfile.ZipFile('good.keras') as good, zipfile.ZipFile('m.keras', 'w') as bad:\n"
        "    for name in good.namelist():\n"
        "        data = good.read(name)\n"
        "        if name == 'config.json':\n"
        "            data = data.replace(b'keras.layers', b'antigravity')\n"
        "        bad.writestr(name, data)"
    )
    assert "which is not known here" in told(forge, SAVED)


REGISTERED = """
@keras.saving.register_keras_serializable()
class Doubled(keras.layers.Layer):
    def call(self, x):
        return 2 * x
model = keras.Sequential([keras.Input((2,)), Doubled(), keras.layers.Dense(1)])
model.save('m.keras')
other = keras.Sequential([keras.Input((2,)), Doubled(), keras.layers.Dense(1)])
"""


@pytest.mark.slow
def test_a_saved_model_of_ones_own_classes_is_loaded_where_they_are() -> None:
    assert told(MODEL + REGISTERED, SAVED) == "passed"
    assert "outputs that differ" in told(MODEL + REGISTERED, SAVED.replace("as=model", "as=other"))
    unknown = REGISTERED.replace("@keras.saving.register_keras_serializable()", "")
    assert "which is not known here" in told(MODEL + unknown, SAVED)


def test_what_a_name_is_described_as(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a").write_bytes(b"x")
    (tmp_path / ".hidden").touch()
    assert describe("a") == {"kind": "file", "bytes": b"x"}
    assert describe(".") == {"kind": "folder", "entries": ["a"]}
    assert describe("nothing") is None
    assert describe("\0") is None
    with (tmp_path / "large").open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    assert describe("large") == {"kind": "large", "size": MAX_FILE_BYTES + 1}


@pytest.mark.parametrize(
    "answer",
    [
        {"kind": "folder", "entries": ["../../escaped", "/escaped", "..", ".", "", 3, "x" * 300]},
        {"kind": "folder", "entries": "abc"},
        {"kind": "file", "bytes": "text"},
        {"kind": "link", "to": "/etc/passwd"},
        {"kind": "other"},
        ["file"],
        None,
    ],
)
def test_no_answer_leads_out_of_the_copies(answer: object, tmp_path: Path) -> None:
    copies = tmp_path / "copies"
    copies.mkdir()
    token = folder.set(StudentFolder(lambda name: answer, copies))
    try:
        for name in ("a.keras", "../a.keras", "/etc/passwd", ".."):
            with pytest.raises(CheckFailed):
                saved_file(name)
    finally:
        folder.reset(token)
    assert [path.name for path in tmp_path.iterdir()] == ["copies"]
    links = [path for path in copies.rglob("*") if path.is_symlink()]
    assert all(str(path.readlink()) == "nowhere" for path in links)


STOP = """
class Stop(keras.callbacks.Callback):
    def __init__(self, target):
        super().__init__()
        self.target, self.seen = target, []
    def on_epoch_end(self, epoch, logs=None):
        self.seen.append(logs["val_loss"])
        if logs["val_loss"] < self.target:
            self.model.stop_training = True
stop = Stop(0.5)
"""
STOPS = 'expect.stopping("stop", stop, monitor="val_loss", values=[0.9, 0.6, 0.4, 0.3], after=3)'


@pytest.mark.slow
@pytest.mark.parametrize(
    ("answer", "check", "message"),
    [
        (STOP, STOPS, "passed"),
        (STOP, "assert stop.target == 0.5 and stop.seen == [], 'as it was made'", "passed"),
        (STOP.replace("<", ">"), STOPS, "a stop after 1"),
        (STOP.replace("stop_training = True", "stop_training = False"), STOPS, "no stop"),
        (STOP.replace('"val_loss"', '"valloss"'), STOPS, "KeyError"),
        (STOP.replace("on_epoch_end", "on_epoch_ends"), STOPS, "no stop"),
        ("class Stop(keras.callbacks.EarlyStopping): pass\nstop = Stop()", STOPS, "no stop"),
        ("class Stop: pass\nstop = Stop()", STOPS, "from outside"),
    ],
)
def test_a_callback_of_one_s_own_is_driven_where_it_is(
    answer: str, check: str, message: str
) -> None:
    assert message in told(answer, check)


@pytest.mark.parametrize("returned", [None, 3, (1,), (1, 2, 3), ("1", 2), (1, None), [[1], 2]])
def test_what_a_driven_callback_says_is_not_believed(returned: object) -> None:
    import keras

    class Own(keras.callbacks.Callback):
        """One of the student's."""

    tree, parts = encode(Own(), lambda function: "0")
    stand_in = decode(json.loads(json.dumps(tree)), parts, lambda handle, name: lambda _: returned)
    with pytest.raises(RefusedValue, match="damaged"):
        drive(stand_in, [{"val_loss": 1.0}])


def test_no_attribute_of_a_callback_is_taken_for_its_stand_in() -> None:
    import keras

    class Own(keras.callbacks.Callback):
        """One that would like to be driven by something else."""

    own = Own()
    setattr(own, DRIVER, 3)
    tree, parts = encode(own, lambda function: "0")
    stand_in = decode(tree, parts, lambda handle, name: lambda _: (1, 2.0))
    assert drive(stand_in, [{"val_loss": 1.0}]) == (1, 2.0)


def test_an_archive_within_an_archive_is_damaged() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("config.json", "{}" + " " * 10**6)
    with pytest.raises(RefusedValue, match="damaged"):
        from_bytes(buffer.getvalue(), compiled=False)
