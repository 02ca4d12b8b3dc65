"""What students put into answer cells beside their answers, often from tutorials; as data."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """Cells that are run one after another, and what is looked at afterwards.

    Attributes
    ----------
    cells : tuple of str
    probe : str
        An expression whose value is compared. `reached` is set at the end of the last cell, unless
        that cell has raised something or begins with `%%`.
    prints : bool
        Whether what is printed is compared, too; it may name files or processes.
    """

    cells: tuple[str, ...]
    probe: str = "reached"
    prints: bool = True


def case(*cells: str, probe: str = "reached", prints: bool = True) -> Case:
    """Return a case of some cells, without the newlines around them."""
    return Case(tuple(cell.strip("\n") for cell in cells), probe, prints)


def silent(*cells: str, probe: str = "reached") -> Case:
    """Return a case whose prints depend on the place."""
    return case(*cells, probe=probe, prints=False)


MAGICS = {
    "inline": case("%matplotlib inline", probe="(reached, plt.get_backend())"),
    "matplotlib alone": case("%matplotlib"),
    "matplotlib by function": case("get_ipython().run_line_magic('matplotlib', 'inline')"),
    "matplotlib widget": case("%matplotlib widget"),
    "matplotlib notebook": case("%matplotlib notebook"),
    "matplotlib qt": case("%matplotlib qt"),
    "matplotlib tk": case("%matplotlib tk"),
    "matplotlib agg": case("%matplotlib agg", "%matplotlib inline"),
    "matplotlib list": case("%matplotlib --list"),
    "no such backend": case("%matplotlib nonsense"),
    "pylab": case("%pylab inline", probe="(reached, linspace(0, 1, 3))"),
    "gui": case("%gui"),
    "gui tk": silent("%gui tk", "%gui"),
    "gui of no kind": case("%gui nonsense"),
    "retina": case(
        "%config InlineBackend.figure_format = 'retina'",
        "%config InlineBackend.figure_format = 'png'",
    ),
    "svg": case(
        "from matplotlib_inline.backend_inline import set_matplotlib_formats\n"
        "set_matplotlib_formats('svg')"
    ),
    "autoreload": case("%load_ext autoreload\n%autoreload 2"),
    "tensorboard": case("%load_ext tensorboard"),
    "tensorboard started": case("%tensorboard --logdir logs"),
    "unknown extension": case("%load_ext nonsense"),
    "time of a line": silent("%time x = sum(range(10))", probe="(reached, x)"),
    "time of a cell": silent("%%time\nx = 4", probe="x"),
    "timeit": silent("%timeit -n1 -r1 sum(range(10))"),
    "timeit of a cell": silent("%%timeit -n1 -r1\nsum(range(10))"),
    "prun": silent("%prun -q sum(range(10))"),
    "capture": case("%%capture out\nprint('caught')\nx = 5", probe="(out.stdout, x)"),
    "capture of a command": case("%%capture out\n!echo caught", probe="out.stdout.strip()"),
    "who": case("%reset -f\nonly = 1\nimport numpy as np, matplotlib.pyplot as plt", "%who int"),
    "who in full": case("%who_ls int"),
    "store": case("kept = 3\n%store kept", "del kept\n%store -r kept", probe="kept"),
    "store listed": case("%store -d kept\n%store"),
    "run": case("%%writefile helper_a.py\nvalue = 6", "%run helper_a.py", probe="value"),
    "writefile, import": case(
        "%%writefile helper_b.py\ndef twice(x):\n    return 2 * x",
        "import helper_b",
        probe="helper_b.twice(2)",
    ),
    "open, import": case(
        "with open('helper_c.py', 'w') as file:\n    file.write('def twice(x): return 2 * x')\n"
        "from helper_c import twice",
        probe="twice(3)",
    ),
    "module changed": case(
        "import helper_b, importlib\n"
        "open('helper_b.py', 'w').write('def twice(x): return 22 * x')\n"
        "importlib.reload(helper_b)",
        probe="helper_b.twice(2)",
    ),
    "folder of helpers": case(
        "import os, pathlib\nos.makedirs('utils', exist_ok=True)\n"
        "pathlib.Path('utils/__init__.py').touch()\n"
        "_ = pathlib.Path('utils/maths.py').write_text('three = 3')\nfrom utils.maths import three",
        probe="three",
    ),
    "cd": silent(
        "import os\nhere = os.getcwd()\n%cd ..\n%cd -q {here}", probe="os.getcwd() == here"
    ),
    "pwd": silent("%pwd"),
    "ls": case("%ls helper_c.py"),
    "env": case("%env COURSE=keras", "import os", probe="os.environ['COURSE']"),
    "env without blanks": case("%set_env COURSE 2", probe="os.environ['COURSE']"),
    "config": silent("%config"),
    "debug": silent("%debug"),
    "pdb": case("%pdb off"),
    "xmode": case("%xmode Plain", "1 / 0", "%xmode Context", probe="'on'"),
    "precision": case("%precision 3", "3.14159265", "%precision", probe="'on'"),
    "html": case("%%html\n<b>bold</b>", probe="'on'"),
    "latex, javascript, svg": case(
        "%%latex\n$x$", "%%javascript\nalert(1)", "%%svg\n<svg/>", "%%markdown\n# x", probe="'on'"
    ),
    "help": case("len?", probe="'on'"),
    "more help": case("len??\nnp.*random*?", probe="'on'"),
    "lsmagic": silent("%lsmagic"),
    "magics without percent": case("pwd = 3\npwd", probe="pwd"),
    "unknown magic": case("%nonsense"),
    "unknown cell magic": case("%%nonsense\n1"),
    "cell magic in the middle": case("x = 1\n%%time\nx = 2"),
    "line magic assigned": silent("where = %pwd", probe="type(where).__name__"),
    "history": silent("%history -l 1"),
    "recorded output": case("7 * 6", probe="_"),
    "load": case("%load helper_c.py", probe="'on'"),
    "reset of one name": case("thing = 1\n%reset_selective -f ^thing$", probe="'thing' in dir()"),
    "alias": case("%alias say echo", "%say hello", probe="'on'"),
    "sx": case("%sx echo 1", probe="_"),
    "conda": silent("%conda --version", probe="'on'"),
    "connect_info": silent("%connect_info", probe="'on'"),
}

COMMANDS = {
    "pip": silent(
        "!pip install -q no-such-package-of-this-course", probe="(reached, _exit_code > 0)"
    ),
    "pip by magic": silent("%pip --version", probe="'on'"),
    "ls": case("!ls helper_c.py", probe="(reached, _exit_code)"),
    "listing": case("files = !ls helper_*.py", probe="(list(files), files.n)"),
    "a pattern": case("!echo helper_*.py"),
    "a command that fails": case("!exit 3", probe="_exit_code"),
    "a command that is not there": silent("!nosuchcommand", probe="_exit_code"),
    "a signal": case("!kill -9 $$", probe="_exit_code"),
    "stderr": case("!echo oops >&2"),
    "variables": case("n = 3\n!echo {n} $n", probe="_exit_code"),
    "in a loop": case("for n in range(3):\n    !echo {n}", probe="n"),
    "in a function": case("def f(n):\n    !echo $n {n + 1}\nf(8)"),
    "two at once": case("!echo a; echo b && echo c | cat"),
    "cd": silent("!cd /", probe="os.getcwd() == here"),
    "mkdir": case("!mkdir -p data && touch data/x", probe="os.listdir('data')"),
    "python": case("!python -V", probe="(reached, _exit_code)"),
    "python's module": case("!python -m calendar 2000 1 | cat", probe="_exit_code"),
    "a background": case("!sleep 60 &"),
    "umlauts": case("!echo Grüße"),
    "nothing to read": case("!cat < /dev/null", probe="_exit_code"),
    "a download": silent("!wget -q -T 1 -t 1 http://127.0.0.1:1/x.csv", probe="_exit_code > 0"),
    "bash": case("%%bash\necho hello", probe="'on'"),
    "bash fails": case("%%bash\nexit 3", probe="'on'"),
    "bash, kept": case("%%bash --out kept\necho hello", probe="kept"),
    "sh": case("%%sh\necho hello; echo oops >&2", probe="'on'"),
    "script": case("%%script false\nx", probe="'on'"),
    "python script": case("%%python\nprint(1)", probe="'on'"),
    "system": case("import os\ncode = os.system('echo by system')", probe="code"),
    "popen": case("text = os.popen('echo by popen').read()", probe="text"),
    "subprocess": case("import subprocess\nsubprocess.run(['echo', 'by run'], check=True)"),
    "subprocess, kept": case(
        "out = subprocess.run('echo kept', shell=True, capture_output=True, text=True).stdout",
        probe="out",
    ),
    "subprocess in Python": case(
        "import sys\nout = subprocess.check_output([sys.executable, '-c', 'print(2)'])", probe="out"
    ),
}

STREAMS = {
    "prints": case("print('a', 'b', sep='-', end='!\\n', flush=True)"),
    "stderr": case("import sys\nprint('careful', file=sys.stderr)"),
    "bytes": case("print(b'\\xff\\x00', bytes(range(9)))"),
    "raw bytes": case("sys.stdout.buffer.write(b'hi')"),
    "written bytes": case("sys.stdout.write(b'hi')"),
    "written": case("n = sys.stdout.write('hi\\n')", probe="n"),
    "lines": case("sys.stdout.writelines(['a\\n', 'b\\n'])"),
    "half a character": silent("print('\\ud83d')"),
    "emoji": case("print('😀 é 名前')"),
    "a terminal": case("print(sys.stdout.isatty(), sys.stdout.encoding.lower())"),
    "a descriptor": silent(  # ipykernel shows it sooner or later
        "import os\nn = os.write(1, b'by descriptor\\n')", probe="n"
    ),
    "carriage returns": case("for n in range(3): print(n, end='\\r')"),
    "much": silent("print('x' * 3_000_000)"),
    "very much": silent("print('x' * 80_000_000)"),
    "a large display": silent("from IPython.display import HTML\nHTML('x' * 3_000_000)"),
    "redirected": case(
        "import contextlib, io\nwith contextlib.redirect_stdout(io.StringIO()) as held:\n"
        "    print('held')",
        probe="held.getvalue()",
    ),
    "display": case("display({'a': 1}, 'b')"),
    "display with an id": silent(
        "from IPython.display import clear_output\nh = display('x', display_id=True)\n"
        "h.update('y')\nclear_output(wait=True)",
        probe="type(h).__name__",
    ),
    "a number that is none": silent("display({'application/json': {'x': float('nan')}}, raw=True)"),
    "bytes as an image": silent("display({'image/png': b'png', 'text/plain': 'x'}, raw=True)"),
    "objects in a display": silent("display({'application/json': {'x': object()}}, raw=True)"),
    "a picture": silent("plt.figure(); plt.plot([1, 2]); plt.show(); plt.close('all')"),
    "several pictures": silent("for _ in range(3): plt.figure(); plt.plot([1])"),
    "ion": silent("plt.ion(); plt.figure(); plt.ioff(); plt.close('all')"),
    "a backend without windows": case(
        "import matplotlib\nmatplotlib.use('Agg')", "%matplotlib inline", probe="plt.get_backend()"
    ),
    "a backend with windows": case("matplotlib.use('TkAgg')", probe="plt.get_backend()"),
    "a style": silent("plt.style.use('ggplot'); plt.rcParams['figure.figsize'] = (3, 2)"),
    "a thread": case(
        "import threading\nt = threading.Thread(target=print, args=('from a thread',))\n"
        "t.start(); t.join()"
    ),
    "a thread that fails": silent(
        "t = threading.Thread(target=lambda: 1 / 0)\nt.start(); t.join()"
    ),
    "a thread and a cell at once": silent(
        "def chatter():\n    for _ in range(40):\n        print('t' * 100_000)\n"
        "t = threading.Thread(target=chatter); t.start()\n"
        "for _ in range(40):\n    print('m' * 100_000)\nt.join()"
    ),
    "threads that show": silent(
        "def show():\n    for n in range(50): display(n)\n"
        "threads = [threading.Thread(target=show) for _ in range(4)]\n"
        "for t in threads: t.start()\nfor t in threads: t.join()"
    ),
    "input": case("input('Your name? ')"),
    "getpass": case("import getpass\ngetpass.getpass()"),
    "stdin": case("sys.stdin.read()", probe="'on'"),
    "breakpoint": silent("breakpoint()", probe="'on'"),
    "tqdm": silent("from tqdm.auto import tqdm\nfor _ in tqdm(range(3)): pass"),
    "rich": case("from rich import print as rprint\nrprint('[b]bold[/b]')"),
    "a table of rich": silent(
        "from rich.table import Table\nfrom rich.console import Console\n"
        "Console().print(Table('a'))"
    ),
    "a progress bar of rich": silent(
        "from rich.progress import track\nfor _ in track(range(3)): pass"
    ),
    "logging": silent(
        "import logging\nlogging.basicConfig(level=logging.DEBUG)\nlogging.error('oops')"
    ),
    "a logger": silent("logging.getLogger('mine').warning('careful')"),
    "warnings": silent("import warnings\nwarnings.warn('careful')"),
    "no warnings": case("warnings.filterwarnings('ignore')\nwarnings.warn('careful')"),
    "warnings as errors": case(
        "with warnings.catch_warnings():\n    warnings.simplefilter('error')\n"
        "    warnings.warn('no')"
    ),
    "widgets": silent("from ipywidgets import interact\ninteract(lambda k: k, k=(0, 5))"),
    "a slider": silent("import ipywidgets as widgets\nwidgets.IntSlider(value=3)"),
    "an output widget": silent(
        "out = widgets.Output()\nwith out:\n    print('inside')\ndisplay(out)"
    ),
    "pandas": silent("import pandas as pd\npd.DataFrame({'a': [1, 2]}).head()"),
    "pprint": case("from pprint import pprint\npprint({'b': 1, 'a': [2]})"),
}

PYTHON = {
    "await": case("import asyncio\nawait asyncio.sleep(0.01)"),
    "await of one's own": case("async def go():\n    return 1\nx = await go()", probe="x"),
    "asyncio.run": case("asyncio.run(go())"),
    "a loop that runs": case(
        "loop = asyncio.get_event_loop()", probe="(reached, loop.is_running())"
    ),
    "a task": case("task = asyncio.ensure_future(go())", "y = await task", probe="y"),
    "a task that goes on": case(
        "async def fill():\n    for _ in range(3):\n        await asyncio.sleep(0)\n"
        "    filled.set()\n"
        "filled = asyncio.Event()\nkept = asyncio.get_running_loop().create_task(fill())",
        "await asyncio.wait_for(filled.wait(), 5)",
    ),
    "gather": case("z = await asyncio.gather(go(), go())", probe="z"),
    "async for": case(
        "async def count():\n    for n in range(3): yield n\nfound = [n async for n in count()]",
        probe="found",
    ),
    "nested loops": case("import nest_asyncio\nnest_asyncio.apply()"),
    "a pool": case(
        "from multiprocessing import Pool\nwith Pool(2) as pool: found = pool.map(abs, [-1, 2])",
        probe="found",
    ),
    "a pool that prints": silent("with Pool(2) as pool: pool.map(print, ['x' * 10_000] * 50)"),
    "a pool of functions": case(
        "def square(n): return n * n\nwith Pool(2) as pool: found = pool.map(square, [3, 4])",
        probe="found",
    ),
    "a process": silent(
        "from multiprocessing import Process\np = Process(target=print, args=('child',))\n"
        "p.start(); p.join()",
        probe="p.exitcode",
    ),
    "a pool of threads": case(
        "from concurrent.futures import ThreadPoolExecutor\n"
        "with ThreadPoolExecutor() as pool: found = list(pool.map(abs, [-5]))",
        probe="found",
    ),
    "joblib": case(
        "from joblib import Parallel, delayed\n"
        "found = Parallel(n_jobs=2)(delayed(abs)(-n) for n in (1, 2))",
        probe="found",
    ),
    "a fork": case(
        "import os\npid = os.fork()\nif pid == 0:\n    os._exit(4)\nstatus = os.waitpid(pid, 0)[1]",
        probe="os.waitstatus_to_exitcode(status)",
    ),
    "exit": case("exit()"),
    "exit without a call": case("exit"),
    "quit": case("quit()"),
    "sys.exit": silent("import sys\nsys.exit(0)", probe="'on'"),
    "SystemExit": silent("raise SystemExit", probe="'on'"),
    "an error": case("1 / 0", probe="'on'"),
    "no such name": case("nonsense"),
    "no such module": case("import google.colab"),
    "a try for Colab": case(
        "try:\n    import google.colab\n    at_colab = True\n"
        "except ImportError:\n    at_colab = False",
        probe="at_colab",
    ),
    "Colab by modules": case("at_colab = 'google.colab' in sys.modules", probe="at_colab"),
    "a drive": case("from google.colab import drive\ndrive.mount('/content/drive')"),
    "a notebook?": case(
        "kind = get_ipython().__class__.__name__\nat = 'IPKernelApp' in get_ipython().config",
        probe="(kind, at)",
    ),
    "ipykernel?": case("at = 'ipykernel' in sys.modules", probe="at"),
    "the kernel": case("stop = get_ipython().kernel.do_shutdown", probe="callable(stop)"),
    "the kernel's session": case(
        "s = get_ipython().kernel.session", probe="type(s.session).__name__"
    ),
    "the kernel's message": case(
        "parent = get_ipython().kernel.get_parent()", probe="parent['header']['msg_type']"
    ),
    "the shell": case("ip = get_ipython()\nip.run_cell('deep = 1')", probe="deep"),
    "set_next_input": case("get_ipython().set_next_input('x = 1')"),
    "events": case(
        "def after(*_): global seen; seen = True\nip.events.register('post_run_cell', after)",
        "ip.events.unregister('post_run_cell', after)",
        probe="seen",
    ),
    "javascript": silent("from IPython.display import Javascript\nJavascript('1')"),
    "IPython's options": case(
        "from IPython.core.interactiveshell import InteractiveShell\n"
        "InteractiveShell.ast_node_interactivity = 'all'",
        "1\n2",
        "InteractiveShell.ast_node_interactivity = 'last_expr'",
    ),
    "a hard blank": case("x =\u00a01"),
    "a line separator": case("x = 1\u2028y = 2"),
    "a form feed": case("x = 1\n\x0cy = 2"),
    "a zero byte": case("x = 'a\x00b'"),
    "a mark of byte order": case("\ufeffx = 1"),
    "line ends of Windows": case("x = 1\r\ny = x + 1\r\nif y:\r\n    z = 3", probe="z"),
    "tabs": case("if True:\n\tx = 5", probe="x"),
    "tabs and blanks": case("if True:\n\tx = 5\n        y = 6"),
    "prompts": case(">>> x = 9\n>>> x", probe="x"),
    "prompts of IPython": case("In [1]: x = 10", probe="x"),
    "typographic quotes": case("x = “text”"),
    "a semicolon": case("7;"),
    "syntax": case("def f(:\n  pass"),
    "a dollar": case("x = 1 $ 2"),
    "a caught recursion": case(
        "def deep(n): return deep(n + 1)\ntry:\n    deep(0)\nexcept RecursionError as error:\n"
        "    caught = str(error)",
        probe="caught",
    ),
    "variables of the environment": case(
        "os.environ['TF_CPP_MIN_LOG_LEVEL'] = '2'\nos.environ['CUDA_VISIBLE_DEVICES'] = '-1'"
    ),
    "an unknown variable": case("os.environ['NO_SUCH_VARIABLE']"),
    "a language": case("import locale\nlocale.setlocale(locale.LC_ALL, '')", probe="'on'"),
    "a chdir": case("os.chdir('/tmp'); os.chdir(here)"),
    "a file": case("open('x.txt', 'w').write('x')", probe="open('x.txt').read()"),
    "a temporary file": case(
        "import tempfile\nwith tempfile.NamedTemporaryFile() as f: n = f.write(b'x')", probe="n"
    ),
    "sqlite": case(
        "import sqlite3\nsqlite3.connect('x.db').execute('CREATE TABLE IF NOT EXISTS t (n)')",
        probe="os.path.exists('x.db')",
    ),
    "a path": case("sys.path.append('/content')", probe="'' in sys.path"),
    "the main module": case("main = __name__", probe="main"),
    "no file": case("__file__"),
    "pickle": case(
        "import pickle\nclass Thing: pass\nthing = pickle.loads(pickle.dumps(Thing()))",
        probe="type(thing).__name__",
    ),
    "the source of a function": case(
        "import inspect\ndef shown(): pass\ntext = inspect.getsource(shown)", probe="text"
    ),
    "annotations": case(
        "from __future__ import annotations\ndef f(x: Nonsense): pass", probe="f.__annotations__"
    ),
    "a dataclass": case(
        "from dataclasses import dataclass\n@dataclass\nclass P:\n    x: int = 3", probe="P()"
    ),
    "a signal": case(
        "import signal\nsignal.signal(signal.SIGALRM, lambda *_: None)\nsignal.alarm(0)"
    ),
    "a cleaner": case("import gc, atexit\ngc.collect()\natexit.register(print)", probe="'on'"),
    "psutil": silent("import psutil\npsutil.virtual_memory().total > 0"),
    "a download": silent("import urllib.request\nurllib.request.urlopen('http://127.0.0.1:1/')"),
}

KERAS = {
    "tensorflow": case("import tensorflow as tf\nfrom tensorflow import keras"),
    "tf.keras": case("import tensorflow.keras as tfk\nfrom tensorflow.keras.layers import Dense"),
    "seeds": case(
        "tf.random.set_seed(1); keras.utils.set_random_seed(1); np.random.seed(1)",
        "import random\nrandom.seed(1)",
        probe="(float(np.random.rand()), random.random(), float(tf.random.uniform([])))",
    ),
    "the log": case("tf.get_logger().setLevel('ERROR')\ntf.autograph.set_verbosity(0)"),
    "the log of absl": case("import absl.logging\nabsl.logging.set_verbosity('error')"),
    "a session": case("keras.backend.clear_session()"),
    "devices": case("gpus = tf.config.list_physical_devices('GPU')", probe="gpus"),
    "memory of a GPU": case(
        "for gpu in gpus:\n    tf.config.experimental.set_memory_growth(gpu, True)"
    ),
    "a version": silent("print(tf.__version__, keras.__version__)"),
    "a training": silent(
        "keras.utils.set_random_seed(0)\n"
        "model = keras.Sequential([keras.Input((2,)), Dense(4, activation='relu'), Dense(1)])\n"
        "model.compile('adam', 'mse')\n"
        "history = model.fit(np.ones((8, 2)), np.ones(8), epochs=2, verbose=1)",
        probe="[round(loss, 4) for loss in history.history['loss']]",
    ),
    "a summary": silent("model.summary()"),
    "a picture of a model": silent("keras.utils.plot_model(model, 'model.png')", probe="'on'"),
    "a model in a file": silent(
        "model.save('m.keras')\nagain = keras.models.load_model('m.keras')",
        probe="again.count_params()",
    ),
    "a callback that prints": silent(
        "class Dots(keras.callbacks.Callback):\n"
        "    def on_epoch_end(self, epoch, logs=None): print('.', end='')\n"
        "model.fit(np.ones((8, 2)), np.ones(8), epochs=2, verbose=0, callbacks=[Dots()])"
    ),
    "tensorboard": silent(
        "board = keras.callbacks.TensorBoard('logs')\n"
        "model.fit(np.ones((8, 2)), np.ones(8), verbose=0, callbacks=[board])"
    ),
    "a pipeline": silent(
        "data = tf.data.Dataset.from_tensor_slices((np.ones((8, 2)), np.ones(8))).batch(2)\n"
        "model.fit(data.prefetch(tf.data.AUTOTUNE), verbose=2)"
    ),
    "tf.print": silent("tf.print('by tensorflow')"),
    "a graph": silent(
        "@tf.function\ndef g(x):\n    print('traced')\n    return x + 1\ng(tf.constant(1))"
    ),
    "floats of 64 bits": case(
        "keras.config.set_floatx('float64')", "keras.config.set_floatx('float32')"
    ),
    "eager": case(
        "tf.config.run_functions_eagerly(True)", "tf.config.run_functions_eagerly(False)"
    ),
    "determinism": case("tf.config.experimental.enable_op_determinism()"),
    "seaborn": case("import seaborn as sns\nsns.set_theme()"),
    "scikit-learn": silent(
        "from sklearn.linear_model import LogisticRegression\n"
        "LogisticRegression().fit([[0.0], [1.0]], [0, 1])"
    ),
    "grid search": case(
        "from sklearn.model_selection import GridSearchCV\n"
        "found = GridSearchCV(LogisticRegression(), {'C': [1, 2]}, n_jobs=2, cv=2).fit(\n"
        "    np.arange(8.0)[:, None], [0, 1] * 4).best_params_['C']",
        probe="found",
    ),
}

CASES = {
    f"{group}: {name}": one
    for group, cases in (
        ("magic", MAGICS),
        ("command", COMMANDS),
        ("stream", STREAMS),
        ("python", PYTHON),
        ("keras", KERAS),
    )
    for name, one in cases.items()
}
