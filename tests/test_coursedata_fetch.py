"""Fetching originals, from a real server on this machine that misbehaves on request.

Keras reads KERAS_HOME when it is imported, so the calls run in one other process whose
KERAS_HOME is a temporary folder. Keras's own addresses are fixed and encrypted; there, an
opener sends them to the local server in plain text.
"""

import contextlib
import errno
import hashlib
import http.client
import io
import multiprocessing
import os
import socket
import tempfile
import threading
import traceback
import urllib.request
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
import pytest

import coursedata
from coursedata.download import Original, fetch

pytestmark = pytest.mark.timeout(120)

CONTENT = bytes(range(256)) * 100  # more than the 8 kB that urllib reads at a time
HALF = CONTENT[: len(CONTENT) // 2]
HASH = hashlib.sha256(CONTENT).hexdigest()
OFFLINE = "use a pencil"


# The server


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.requests.append(self.path)
        getattr(self, self.server.answer)()

    def send(self, body, length=None):
        self.send_response(200)
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.end_headers()
        self.wfile.write(body)

    def whole(self):
        self.send(CONTENT, len(CONTENT))

    def wrong(self):
        self.send(CONTENT[::-1], len(CONTENT))

    def cut_short(self):
        self.send(HALF, len(CONTENT))

    def cut_short_without_length(self):
        self.send(HALF)

    def cut_short_in_chunks(self):
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.wfile.write(b"%x\r\n" % len(CONTENT) + HALF)

    def silent(self):
        self.server.released.wait()

    def stalled(self):
        self.send(HALF, len(CONTENT))
        self.server.released.wait()

    def closed(self):
        pass

    def nonsense(self):
        self.wfile.write(b"good morning\r\n\r\n")

    def not_found(self):
        self.send_error(404)

    def broken(self):
        self.send_error(500)

    def log_message(self, *args):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.answer = "whole"
        self.requests = []
        self.released = threading.Event()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}/files/numbers.bin"


@pytest.fixture
def server():
    server = Server()
    # A short poll, because shutdown waits for it.
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server
    server.released.set()
    server.shutdown()
    thread.join()
    server.server_close()


# The process that fetches


@dataclass
class Outcome:
    """What a call in the other process came to."""

    value: Any = None
    error: Exception | None = None
    trace: str = ""
    printed: str = ""
    socket_timeout: float | None = None


@dataclass
class Local(urllib.request.HTTPSHandler):
    """Opens https addresses on the local server, or fails to."""

    port: int
    failure: OSError | None

    def __post_init__(self):
        super().__init__()

    def https_open(self, request):
        return self.do_open(self.connection, request)

    def connection(self, host, timeout):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        if self.failure:
            connection.connect = mock.Mock(side_effect=self.failure)
        return connection


def call(function, arguments, port, failure, patches):
    """In the other process: call a function of coursedata, and tell what happened."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), Local(port, failure))
    outcome, printed = Outcome(), io.StringIO()
    urllib.request.install_opener(opener)
    with contextlib.ExitStack() as stack:
        stack.callback(urllib.request.install_opener, None)
        stack.enter_context(contextlib.redirect_stdout(printed))
        for name, replacement in patches.items():
            stack.enter_context(mock.patch(name, replacement))
        try:
            outcome.value = function(**arguments)
        except Exception as error:
            outcome.error, outcome.trace = error, traceback.format_exc()
            # With tblib, which joblib uses where it is installed, these would be sent, too.
            error.__cause__ = error.__context__ = None
    outcome.printed = printed.getvalue()
    outcome.socket_timeout = socket.getdefaulttimeout()
    return outcome


@pytest.fixture(scope="module")
def keras_home(tmp_path_factory):
    return tmp_path_factory.mktemp("keras")


@pytest.fixture(scope="module")
def process(keras_home):
    spawn = multiprocessing.get_context("spawn")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("KERAS_HOME", str(keras_home))
        environment.setenv("TF_CPP_MIN_LOG_LEVEL", "3")
        with ProcessPoolExecutor(1, mp_context=spawn) as executor:
            yield executor


@pytest.fixture
def cache(keras_home):
    """Keras's folder for data files, empty."""
    folder = keras_home / "datasets"
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    return folder


@pytest.fixture
def run(process, server, cache):
    """Call a function of coursedata in the other process."""

    def run(function, *, port=server.server_port, failure=None, patches=None, **arguments):
        return process.submit(call, function, arguments, port, failure, patches or {}).result()

    return run


@pytest.fixture
def fetch_numbers(run, server):
    """Fetch the server's own file, whose hash is known."""

    def fetch_numbers(name="numbers.bin", timeout=60, **options):
        return run(
            coursedata.fetch_file,
            name=name,
            origin=server.url,
            file_hash=HASH,
            size_mb=0.02,
            offline=OFFLINE,
            timeout=timeout,
            **options,
        )

    return fetch_numbers


def listing(folder):
    return sorted(path.name for path in folder.iterdir())


# What works


def test_a_file_is_fetched_once_with_progress(fetch_numbers, server, cache):
    first = fetch_numbers()
    assert first.error is None
    assert first.value == cache / "numbers.bin"
    assert first.value.read_bytes() == CONTENT
    assert f"{len(CONTENT)}/{len(CONTENT)}" in first.printed
    assert first.socket_timeout is None

    server.answer = "broken"
    second = fetch_numbers()
    assert second.value == first.value
    assert second.printed == ""
    assert server.requests == ["/files/numbers.bin"]
    assert listing(cache) == ["numbers.bin"]


def test_what_a_killed_download_left_is_fetched_again(fetch_numbers, server, cache):
    (cache / "numbers.bin").write_bytes(HALF)
    assert fetch_numbers().value.read_bytes() == CONTENT
    assert len(server.requests) == 1


IMAGES = np.arange(2 * 28 * 28, dtype="uint8").reshape(2, 28, 28)
MNIST = ((IMAGES, np.array([3, 7])), (IMAGES[:1], np.array([7])))
IMDB = (([[1, 4, 2], [1, 5]], [1, 0]), ([[1, 6]], [0]))


def test_mnist_is_what_keras_loads(run):
    patches = {"keras.datasets.mnist.load_data": Returning(MNIST)}
    digits = run(coursedata.fetch_mnist, patches=patches).value
    np.testing.assert_array_equal(digits.x_train, IMAGES)
    assert digits.y_train.tolist() == [3, 7]
    np.testing.assert_array_equal(digits.x_test, IMAGES[:1])
    assert digits.y_test.tolist() == [7]
    assert digits.target_names.tolist() == list(range(10))
    assert "60000 to train" in digits.DESCR

    (x_train, y_train), (x_test, y_test) = run(
        coursedata.fetch_mnist, return_X_y=True, patches=patches
    ).value
    np.testing.assert_array_equal(x_train, digits.x_train)
    assert (y_train.tolist(), len(x_test), y_test.tolist()) == ([3, 7], 1, [7])


def test_imdb_is_what_keras_loads_with_the_words(run):
    patches = {
        "keras.datasets.imdb.load_data": Returning(IMDB, num_words=7, maxlen=9),
        "keras.datasets.imdb.get_word_index": Returning({"the": 1, "and": 2}),
    }
    options = {"num_words": 7, "maxlen": 9}
    reviews = run(coursedata.fetch_imdb, patches=patches, **options).value
    assert reviews.x_train == [[1, 4, 2], [1, 5]]
    assert reviews.y_train == [1, 0]
    assert reviews.x_test == [[1, 6]]
    assert reviews.y_test == [0]
    assert reviews.word_index == {"the": 1, "and": 2}
    assert reviews.target_names.tolist() == ["bad", "good"]
    assert "25000 to train" in reviews.DESCR

    del patches["keras.datasets.imdb.get_word_index"]  # whose download would fail
    tuples = run(coursedata.fetch_imdb, patches=patches, return_X_y=True, **options).value
    assert tuples == IMDB


class Returning:
    """A function that returns a value if called with the given keywords; it can be pickled."""

    def __init__(self, value, **keywords):
        self.value, self.keywords = value, keywords

    def __call__(self, **keywords):
        assert keywords == self.keywords
        return self.value


# What fails

DIFFERS = "what arrived is not that file (its hash differs)"
BROKE_OFF = "it broke off before all of it had arrived"
SILENT = "the server was silent for 0.3 seconds"
FAILURES = [
    ("wrong", DIFFERS),
    ("cut_short", BROKE_OFF),
    ("cut_short_without_length", DIFFERS),
    ("cut_short_in_chunks", BROKE_OFF),
    ("silent", SILENT),
    ("stalled", SILENT),
    ("closed", "of this error: Remote end closed connection without response"),
    ("nonsense", "the server's answer makes no sense (BadStatusLine('good morning\\r\\n'))"),
    ("not_found", "the server answered 404 (Not Found)"),
    ("broken", "the server answered 500 (Internal Server Error)"),
]
NUMBERS = f"numbers.bin (0.02 MB) because {{}}; offline, {OFFLINE}, or put numbers.bin in {{}}."
MNIST_TEXT = (
    "mnist.npz (11.5 MB) because {}; offline, use sklearn.datasets.load_digits(), "
    "or put mnist.npz in {}."
)


def assert_one_sentence(outcome, text, reason, cache):
    """The error is the sentence, nothing trails behind it, and nothing is left over."""
    assert type(outcome.error) is coursedata.DownloadError
    sentence = "Could not fetch " + text.format(reason, cache)
    assert str(outcome.error) == sentence
    assert outcome.trace.count("Traceback") == 1
    assert "file_utils" not in outcome.trace
    assert outcome.trace.endswith(f"coursedata.download.DownloadError: {sentence}\n")
    assert outcome.socket_timeout is None
    assert listing(cache) == []


@pytest.mark.parametrize(("answer", "reason"), FAILURES)
def test_a_file_that_cannot_be_fetched(fetch_numbers, server, cache, answer, reason):
    server.answer = answer
    timeout = 0.3 if reason == SILENT else 60
    assert_one_sentence(fetch_numbers(timeout=timeout), NUMBERS, reason, cache)


@pytest.mark.parametrize(("answer", "reason"), [*FAILURES, ("whole", DIFFERS)])
def test_mnist_that_cannot_be_fetched(run, server, cache, answer, reason):
    server.answer = answer
    timeout = 0.3 if reason == SILENT else 60
    outcome = run(coursedata.fetch_mnist, timeout=timeout)
    assert_one_sentence(outcome, MNIST_TEXT, reason, cache)


@pytest.mark.parametrize(
    ("failure", "reason"),
    [
        (
            socket.gaierror(socket.EAI_NONAME, "Name or service not known"),
            "the server's name could not be looked up, as happens without a network",
        ),
        (
            OSError(errno.ENETUNREACH, "Network is unreachable"),
            f"of this error: [Errno {errno.ENETUNREACH}] Network is unreachable",
        ),
    ],
    ids=["no name", "no network"],
)
def test_no_network(run, server, cache, failure, reason):
    outcome = run(coursedata.fetch_mnist, failure=failure)
    assert_one_sentence(outcome, MNIST_TEXT, reason, cache)
    assert server.requests == []


def test_a_refused_connection(run, cache):
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))  # taken, but no one listens
        outcome = run(coursedata.fetch_mnist, port=bound.getsockname()[1])
    assert_one_sentence(outcome, MNIST_TEXT, "the server refused the connection", cache)


def test_a_damaged_file_is_gone_when_it_cannot_be_replaced(run, server, cache):
    (cache / "mnist.npz").write_bytes(HALF)
    server.answer = "wrong"
    assert_one_sentence(run(coursedata.fetch_mnist), MNIST_TEXT, DIFFERS, cache)


def test_imdb_names_the_file_that_failed(run, server):
    server.answer = "not_found"
    outcome = run(coursedata.fetch_imdb)
    assert str(outcome.error).startswith("Could not fetch imdb.npz (17.5 MB) because the server")

    patches = {"keras.datasets.imdb.load_data": Returning(IMDB, num_words=None, maxlen=None)}
    outcome = run(coursedata.fetch_imdb, patches=patches)
    assert str(outcome.error).startswith("Could not fetch imdb_word_index.json (1.6 MB) because")
    assert "pydoc_data.topics" in str(outcome.error)


def test_a_home_that_cannot_be_written_to(fetch_numbers, server):
    # Keras then turns to the temporary folder: the message and the cleaning must as well.
    server.answer = "wrong"
    name = f"coursedata-test-{os.getpid()}.bin"
    outcome = fetch_numbers(name=name, patches={"os.access": nothing_allowed})
    temporary = "/tmp" if Path("/tmp").is_dir() else tempfile.gettempdir()
    folder = Path(temporary, ".keras", "datasets")
    assert str(outcome.error).endswith(f"put {name} in {folder}.")
    assert not (folder / name).exists()


def nothing_allowed(path, mode):
    return False


# Networks with ImageNet weights

MOBILENET = "mobilenet_2_5_224_tf.h5"
RESNET = "resnet50_weights_tf_dim_ordering_tf_kernels.h5"
NAMES = "imagenet_class_index.json"
INDEX = {str(number): [f"n{number:08}", f"thing {number}"] for number in range(1000)}


@dataclass
class Given:
    """Stands for the file of names, which is there."""

    def fetch(self, timeout):
        return Path(NAMES)


NAMED = {
    "coursedata.imagenet.CLASSES": Given(),
    "keras.src.applications.imagenet_utils.CLASS_INDEX": INDEX,
}


@pytest.fixture
def models(keras_home):
    """Keras's folder for weights, empty."""
    folder = keras_home / "models"
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    return folder


def save_mobilenet(path):
    """In the other process: write random weights, as Keras's own files are written."""
    import keras

    keras.utils.set_random_seed(1)
    keras.applications.MobileNet(alpha=0.25, weights=None).save(path)


def name_them(**options):
    """In the other process: fetch a small MobileNet, and use all of it."""
    network = coursedata.fetch_imagenet_model("MobileNet-0.25", **options)
    images = np.arange(2 * 224 * 224 * 3, dtype="float32").reshape(2, 224, 224, 3) % 256
    before = images.copy()
    ready = network.preprocess(images)
    assert (images == before).all()
    found = network.decode(network.model.predict(ready, verbose=0), top=3)
    return network.model.name, ready.min(), ready.max(), [[p[:2] for p in row] for row in found]


def test_a_mobilenet_is_taken_from_the_cache(run, server, models):
    assert run(save_mobilenet, path=models / MOBILENET).error is None
    outcome = run(name_them, patches=NAMED)
    assert outcome.error is None, outcome.trace
    name, low, high, found = outcome.value
    assert (name, low, high) == ("mobilenet_0.25_224", -1, 1)
    assert [len(row) for row in found] == [3, 3]
    code, thing = found[0][0]
    assert thing == f"thing {int(code[1:])}"
    assert "download" not in outcome.printed
    assert server.requests == []


@pytest.mark.parametrize(
    ("name", "file", "size"),
    [("ResNet50", RESNET, "103 MB"), ("MobileNet-0.25", MOBILENET, "2.1 MB")],
)
def test_weights_that_cannot_be_fetched(run, server, models, name, file, size):
    server.answer = "not_found"
    outcome = run(coursedata.fetch_imagenet_model, name=name)
    assert outcome.printed.startswith(f"{file}: {size} to download, once.\n")
    text = f"{file} ({size}) because {{}}; offline, use load_small_resnet(), or put {file} in {{}}."
    assert_one_sentence(outcome, text, "the server answered 404 (Not Found)", models)


def test_wrong_weights_of_resnet50_do_not_stay(run, models):
    outcome = run(coursedata.fetch_imagenet_model)
    assert DIFFERS in str(outcome.error)
    assert listing(models) == []


def test_names_that_cannot_be_fetched(run, server, models):
    (models / MOBILENET).write_bytes(CONTENT)
    server.answer = "not_found"
    outcome = run(coursedata.fetch_imagenet_model, name="MobileNet-0.25")
    assert str(outcome.error).startswith(f"Could not fetch {NAMES} (0.04 MB) because the server")


@pytest.mark.parametrize("content", [CONTENT, b""])
def test_damaged_weights_of_a_mobilenet_are_named(run, models, content):
    (models / MOBILENET).write_bytes(content)
    outcome = run(name_them, patches=NAMED)
    assert type(outcome.error) is coursedata.DownloadError
    path = models / MOBILENET
    message = f"{path} does not hold the weights of MobileNet-0.25; delete it, and fetch it again."
    assert str(outcome.error) == message
    assert outcome.trace.count("Traceback") == 1


def test_weights_of_another_mobilenet_are_named(run, models):
    assert run(save_mobilenet, path=models / MOBILENET).error is None
    (models / MOBILENET).rename(models / "mobilenet_7_5_224_tf.h5")
    outcome = run(coursedata.fetch_imagenet_model, name="MobileNet", patches=NAMED)
    assert "does not hold the weights of MobileNet; delete it" in str(outcome.error)


def test_a_network_must_be_known():
    with pytest.raises(ValueError, match=r"one of ResNet50, .*, not 'VGG16'"):
        coursedata.fetch_imagenet_model("VGG16")


# What is no failed download


@pytest.mark.parametrize("error", [ValueError("maxlen is too small"), KeyError("x_train")])
def test_other_errors_are_left_alone(error):
    with pytest.raises(type(error)) as caught:
        fetch(mock.Mock(side_effect=error), Original("numbers.bin", 1, OFFLINE))
    assert caught.value is error
    assert socket.getdefaulttimeout() is None


@pytest.mark.parametrize("timeout", [0, -1])
def test_a_timeout_must_be_positive(timeout):
    load = mock.Mock()
    with pytest.raises(ValueError, match="timeout must be a positive number of seconds"):
        fetch(load, Original("numbers.bin", 1, OFFLINE), timeout)
    load.assert_not_called()
