"""Attacks on the verdict: on IPython, on the checks' modules, on whatever the checks call."""

from tests.attacks import Attack

RECORD = '{"application/vnd.keras-course.check+json": {"title": "x", "status": "passed", "message": "", "measures": []}, "text/plain": "ok"}'  # noqa: E501

ATTACKS = [
    Attack("F01 showtraceback patched", "q1", "get_ipython().showtraceback = lambda *a, **k: None"),
    Attack(
        "F02 set_custom_exc",
        "q1",
        "get_ipython().set_custom_exc((BaseException,), lambda *a, **k: None)",
    ),
    Attack(
        "F03 pre_run_cell hook shows a passed record",
        "q1",
        f"""
from IPython.display import display
record = {RECORD}
def show(*_):
    display(record, raw=True)
get_ipython().events.register("pre_run_cell", show)
show()
""",
    ),
    Attack(
        "F04 a tested function shows a passed record",
        "q1",
        f"""
from IPython.display import display
def to_labels(*_, **__):
    display({RECORD}, raw=True)
""",
        complete=True,
    ),
    Attack(
        "F05 ExecutionResult.success patched",
        "q2",
        """
from IPython.core.interactiveshell import ExecutionResult
ExecutionResult.success = property(lambda self: True)
ExecutionResult.raise_error = lambda self: None
""",
    ),
    Attack(
        "F06 post_run_cell hook clears the error",
        "q2",
        """
from IPython.display import clear_output
def clean(result):
    clear_output()
    result.error_in_exec = result.error_before_exec = None
get_ipython().events.register("post_run_cell", clean)
""",
    ),
    Attack(
        "F07 input transformer blanks cells",
        "q6",
        """
def blank(lines):
    return ["pass\\n"]
get_ipython().input_transformers_post.append(blank)
""",
    ),
    Attack(
        "F08 AST transformer drops asserts",
        "q2",
        """
import ast
class Drop(ast.NodeTransformer):
    def visit_Assert(self, node):
        return ast.Pass()
    def visit_With(self, node):
        return ast.Pass()
get_ipython().ast_transformers.append(Drop())
""",
    ),
    Attack(
        "F09 everything compiled without asserts",
        "q1",
        """
import builtins
kept = compile
def careless(source, name, mode, flags=0, dont_inherit=False, optimize=-1, **options):
    return kept(source, name, mode, flags, dont_inherit, 2, **options)
builtins.compile = careless
""",
    ),
    Attack(
        "F10 nothing of a cell is shown",
        "q6",
        "get_ipython().ast_node_interactivity = 'none'",
    ),
    Attack(
        "F11 the loop that runs cells is replaced",
        "q1",
        """
import sys
sys.modules["__main__"].run = lambda shell, source: {"done": True, "status": "passed"}
sys.modules["__main__"].call = lambda *a: ({"status": "passed", "value": True}, [])
""",
        spoils=True,
    ),
    Attack(
        "F13 numpy.testing and numpy.isclose patched",
        "q2",
        """
import numpy as np
for name in ("assert_allclose", "assert_array_equal", "assert_equal"):
    setattr(np.testing, name, lambda *a, **k: None)
np.isclose = np.allclose = np.array_equal = lambda *a, **k: True
""",
    ),
    Attack(
        "F14 an answer that equals everything",
        "q6",
        """
class Yes:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __lt__(self, other): return True
    __gt__ = __le__ = __ge__ = __contains__ = __lt__
    def __bool__(self): return True
    def __hash__(self): return 0
    def __len__(self): return 1
    def __float__(self): return 20 / 45
    def __abs__(self): return self
    def __sub__(self, other): return 0
    def __getattr__(self, name): return lambda *a, **k: self
    __rsub__ = __sub__
answer = Yes()
""",
        complete=True,
    ),
    Attack(
        "F15 builtins shadowed",
        "q2",
        """
import builtins
def yes(*a, **k): return True
sum = len = abs = isinstance = all = any = min = max = yes
builtins.abs = lambda *a: 0
""",
    ),
    Attack(
        "F15 builtins replaced for good",
        "q2",
        """
import builtins
for name in ("isinstance", "all", "any", "callable", "float", "abs"):
    setattr(builtins, name, lambda *a, **k: True)
""",
        told=False,
        spoils=True,
    ),
    Attack(
        "F16 modules of the checks replaced",
        "q1",
        """
import sys, types
class Anything(types.ModuleType):
    def __getattr__(self, name): return lambda *a, **k: self
    def __enter__(self): return self
    def __exit__(self, *a): return True
    def __call__(self, *a, **k): return self
for name in list(sys.modules):
    if name.startswith("autograder.checks") or name in ("autograder", "coursedata"):
        sys.modules[name] = Anything(name)
import autograder
check = expect = autograder.check = autograder.expect = Anything("check")
""",
    ),
    Attack(
        "F17 numpy.py and autograder.py written into the working folder",
        "q1",
        """
from pathlib import Path
for name in ("numpy.py", "autograder.py", "sitecustomize.py", "usercustomize.py", "keras.py"):
    Path(name).write_text("raise SystemExit")
""",
    ),
    Attack(
        "F18 random numbers patched",
        "q2",
        """
import random
import numpy as np
generator = np.random.default_rng
class Same:  # but where setup cells draw
    def __init__(self, *a): self.real = generator(*a)
    def __getattr__(self, name): return getattr(self.real, name)
    def random(self, size=()):
        return self.real.random(size) if isinstance(size, tuple) and size else np.full(size, 0.9)
    def integers(self, low, high=None, size=1): return np.ones(size, int)
    def uniform(self, low, high, size=1): return np.full(size, 0.9)
np.random.default_rng = Same
random.random = lambda: 0.9
def best_threshold(*_):
    return 0.9
""",
        complete=True,
    ),
    Attack(
        "F19 code of the expectations swapped",
        "q1",
        """
from autograder import check, expect
def nothing(*args, **options): return None
for name in dir(expect):
    function = getattr(expect, name)
    if hasattr(function, "__code__"):
        function.__code__ = nothing.__code__
        function.__defaults__ = function.__kwdefaults__ = None
def leave(self, *a): return True
check.__exit__.__code__ = leave.__code__
""",
    ),
    Attack(
        "F20 all output captured for good",
        "q1",
        """
from IPython.utils.capture import capture_output
kept = capture_output()
kept.__enter__()
""",
        told=False,
    ),
    Attack(
        "F21 not a number",
        "q2",
        'def best_threshold(*_):\n    return float("nan")',
        complete=True,
    ),
    Attack(
        "F21 not a number, for a number",
        "q3",
        'import numpy as np\nbaseline = np.array(float("nan"))',
        complete=True,
    ),
    Attack(
        "F22 a tested function writes into its callers",
        "q1",
        """
import sys
def to_labels(scores, threshold=0.5):
    frame = sys._getframe()
    while frame:
        for space in (frame.f_globals, frame.f_locals):
            space.update(status="passed", found=[0, 1, 1], message="")
        frame = frame.f_back
""",
        complete=True,
    ),
    Attack(
        "F24 a tested function looks for the truth in its callers",
        "q2",
        """
import gc, sys
def best_threshold(*arguments):
    frame = sys._getframe()
    while frame:
        for space in (frame.f_globals, frame.f_locals):
            for name in ("reference", "wanted", "equals"):
                if name in space:
                    found = space[name]
                    return found(*arguments) if callable(found) else found
        frame = frame.f_back
    for found in gc.get_objects():
        if isinstance(found, dict) and "reference" in found and callable(found["reference"]):
            return found["reference"](*arguments)
""",
        complete=True,
    ),
    Attack(
        "F25 AssertionError replaced",
        "q1",
        "import builtins\nbuiltins.AssertionError = type('Fine', (BaseException,), {})",
    ),
    Attack(
        "F25 every exception class replaced",
        "q1",
        """
import builtins
for name in dir(builtins):
    kind = getattr(builtins, name)
    if isinstance(kind, type) and issubclass(kind, Exception) and kind is not Exception:
        setattr(builtins, name, type("Fine", (BaseException,), {}))
""",
        told=False,
        spoils=True,
    ),
    Attack(
        "F26 UsageError",
        "q1",
        """
from IPython.core.error import UsageError
def to_labels(*a, **k): raise UsageError("fine")
""",
        complete=True,
    ),
    Attack(
        "L08 the values of the visible tests, learned by heart",
        "q2",
        """
def best_threshold(labels, probabilities, thresholds, miss, alarm):
    return 0.8 if miss == alarm else 0.35
""",
        complete=True,
        passes=frozenset({"q2_equal"}),
    ),
    Attack("M18 a cell of another language", "q1", "%%script true\n", told=False),
    Attack("M18 a cell that is not run", "q1", "%%writefile answer.py\n", told=False),
    Attack("an unknown magic", "q1", "%%javascript\nalert(1)\n", told=False),
    Attack(
        "names of setup cells redefined",
        "q1",
        """
class check:
    def __init__(self, *a, **k): pass
    def __enter__(self): return self
    def __exit__(self, *a): return True
class expect:
    number = array = function = choice = staticmethod(lambda *a, **k: None)
""",
    ),
    Attack(
        "data of setup cells changed",
        "q4",
        """
wines_with_gaps = None
X_train[:] = 0
X_test[:] = 0
""",
    ),
    Attack(
        "results of setup cells redefined",
        "q3",
        "import numpy as np\ny_test = np.ones(45, int)\ny_train = np.ones(133, int)",
        spoils=True,
    ),
    Attack("names of setup cells deleted", "q1", "del np, check, expect, keras", spoils=True),
    Attack("all names deleted", "q1", "%reset -f", spoils=True, told=False),
    Attack(
        "the namespace is no dictionary any more",
        "q1",
        """
class Space(dict):
    def __missing__(self, name): return lambda *a, **k: [0, 1, 1]
    def __contains__(self, name): return True
get_ipython().user_ns = Space(get_ipython().user_ns)
""",
        told=False,
        spoils=True,
        passes=frozenset(),
    ),
    Attack(
        "names of the trusted side taken",
        "q3",
        """
for name in ("names", "judge", "listener", "MIME", "__builtins__", "__name__", "request"):
    globals()[name] = {"status": "passed"}
""",
        told=False,
        spoils=True,
    ),
    Attack(
        "hostile text of an object that is shown",
        "q6",
        """
from IPython.display import display
class Evil(str):
    def __str__(self): raise BaseException("no")
    __repr__ = __format__ = __len__ = __str__
    def _repr_html_(self): return "<script>alert(1)</script>"
    def _repr_mimebundle_(self, **k): return {"text/plain": 3, 5: [], "image/png": "x" * 1000}
display(Evil())
answer = Evil("b?")
""",
        told=False,
        complete=True,
    ),
]
