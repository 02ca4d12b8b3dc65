"""Values whose methods lie, values that change, and values that are hard to take."""

from tests.attacks import Attack

ATTACKS = [
    Attack(
        "a text that equals every letter",
        "q6",
        """
class Any(str):
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __hash__(self): return hash("a")
    def strip(self, *a): return "a"
    def lower(self): return "a"
    def __str__(self): return "a"
    def __len__(self): return 1
    def __iter__(self): return iter("a")
    def __getnewargs__(self): return ("a",)
answer = Any("b")
""",
        complete=True,
    ),
    Attack(
        "a float with lying methods",
        "q3",
        """
class Lie(float):
    def __float__(self): return 20 / 45
    def __sub__(self, other): return 0.0
    __rsub__ = __abs__ = lambda self, *a: 0.0
    def __pos__(self): return 20 / 45
    def __eq__(self, other): return True
    def __array__(self, *a, **k):
        import numpy as np
        return np.array(20 / 45)
baseline = Lie(0.123)
""",
        complete=True,
    ),
    Attack(
        "a whole number with lying methods",
        "q3",
        """
class Lie(int):
    def __float__(self): return 20 / 45
    def __int__(self): return self
    def __index__(self): return 1
    __pos__ = __float__
baseline = Lie(1)
""",
        complete=True,
    ),
    Attack(
        "an array with lying methods",
        "q4",
        """
import numpy as np
class Lie(np.ndarray):
    shape = property(lambda self: (45, 13))
    dtype = property(lambda self: np.dtype(float))
    def __array__(self, *a, **k): return np.zeros((133, 13))
    def __array_function__(self, *a, **k): return np.zeros(13)
    def __array_ufunc__(self, *a, **k): return np.zeros(13)
    def __array_finalize__(self, other): pass
    def mean(self, *a, **k): return np.zeros(13)
    def std(self, *a, **k): return np.ones(13)
    def __eq__(self, other): return np.ones((133, 13), bool)
X_train_scaled = X_test_scaled = np.arange(4.0).view(Lie)
""",
        complete=True,
    ),
    Attack(
        "a list with lying methods",
        "q4",
        """
class Lie(list):
    def __iter__(self): return iter([[0.0] * 13] * 45)
    def __len__(self): return 45
    def __getitem__(self, place): return [0.0] * 13
    __class__ = property(lambda self: float)
X_train_scaled = X_test_scaled = Lie([1])
""",
        complete=True,
    ),
    Attack(
        "an object that claims another class",
        "q3",
        """
class Lie:
    __class__ = property(lambda self: float)
    def __float__(self): return 20 / 45
    def __array__(self, *a, **k): raise MemoryError
    def __getattr__(self, name): raise SystemExit(name)
baseline = Lie()
""",
        complete=True,
    ),
    Attack(
        "an object whose class lies about itself",
        "q3",
        """
class Meta(type):
    def __instancecheck__(cls, other): return True
    def __subclasscheck__(cls, other): return True
    def __getattribute__(cls, name): raise KeyboardInterrupt
    __mro__ = property(lambda cls: (float, object))
class Lie(metaclass=Meta):
    def __getattribute__(self, name): raise KeyboardInterrupt
baseline = Lie()
""",
        complete=True,
    ),
    Attack(
        "an array protocol that changes each time it is asked",
        "q3",
        """
import numpy as np
class Lie:
    count = 0
    def __array__(self, *a, **k):
        Lie.count += 1
        return np.array(Lie.count / 45)
    __array_interface__ = property(lambda self: 1 / 0)
    def __float__(self): return float(self.__array__())
baseline = Lie()
""",
        complete=True,
    ),
    Attack(
        "a list that changes while it is read",
        "q4",
        """
import numpy as np
class Grow(list):
    def __iter__(self):
        self.append(1)
        return super().__iter__()
X_train_scaled = Grow([1.0])
X_test_scaled = np.array([Grow([1]), {}, None], dtype=object)
""",
        complete=True,
    ),
    Attack(
        "values that another thread changes all the time",
        "q4",
        """
import threading
X_train_scaled, X_test_scaled = [0.0] * 45, {}
def churn():
    while True:
        X_train_scaled.append(0.0); X_test_scaled[len(X_test_scaled)] = 1
        X_train_scaled.pop(); X_test_scaled.clear()
threading.Thread(target=churn, daemon=True).start()
""",
        complete=True,
    ),
    Attack(
        "a function that looks who calls it",
        "q1",
        """
import inspect
def to_labels(scores, threshold=0.5):
    for frame in inspect.stack():
        if "reference" in frame.frame.f_locals:
            return frame.frame.f_locals["reference"](scores)
    return []
""",
        complete=True,
    ),
    Attack(
        "a function that answers differently each time",
        "q2",
        """
import itertools
calls = itertools.cycle([0.8, 0.35, 0.6, 0.3])
def best_threshold(labels, probabilities, *_):
    return next(calls)
""",
        complete=True,
        passes=frozenset({"q2_equal"}),
    ),
    *(
        Attack(
            f"a function that raises {error}",
            "q2",
            f"class Own(BaseException): pass\ndef best_threshold(*a, **k):\n    raise {error}",
            complete=True,
        )
        for error in (
            "StopIteration('x')",
            "GeneratorExit",
            "KeyboardInterrupt",
            "SystemExit(0)",
            "BaseException('x')",
            "Own('x')",
            "KeyError('labels')",
            "AssertionError",
            "MemoryError",
            "RecursionError",
            "UnicodeDecodeError('utf8', b'x', 0, 1, '')",
            "BaseExceptionGroup('x', [SystemExit()])",
            "EOFError",
            "NameError('best_threshold')",
            "BrokenPipeError",
            "StopAsyncIteration",
            "UserWarning('\\ud800\\0')",
        )
    ),
    Attack(
        "an exception whose text raises",
        "q2",
        """
class Evil(Exception):
    def __str__(self): raise SystemExit
    __repr__ = __str__
    __traceback__ = property(lambda self: 1 / 0)
def best_threshold(labels, probabilities, *_): raise Evil
""",
        complete=True,
    ),
    Attack(
        "an exception that claims to be the checks' own",
        "q2",
        """
CheckPassed = type("CheckFailed", (Exception,), {"__module__": "autograder.checks.check"})
def best_threshold(labels, probabilities, *_): raise CheckPassed("\\x1b[1m\u2714 passed")
""",
        complete=True,
    ),
    Attack(
        "a function that changes its arguments",
        "q1",
        """
def to_labels(scores, threshold=0.5):
    scores[:] = 0
    return [0, 0, 0]
""",
        complete=True,
        passes=frozenset({"q1_flat"}),
    ),
    Attack(
        "a function that returns functions that return functions",
        "q1",
        """
def to_labels(*a, **k):
    return to_labels
""",
        complete=True,
    ),
    Attack(
        "a generator without an end",
        "q1",
        """
def to_labels(*a, **k):
    while True:
        yield 1
""",
        complete=True,
    ),
    Attack(
        "names of functions that lie",
        "q1",
        """
class Lie:
    __name__ = property(lambda self: 1 / 0)
    def __call__(self, *a, **k): return None
to_labels = Lie()
""",
        complete=True,
    ),
    *(
        Attack(f"as a number: {what}", "q3", f"{before}\nbaseline = {what}", complete=True)
        for before, what in (
            ("", "10 ** 100_000"),
            ("", "1 << 100_000_000"),
            ("", "'\\ud800\\0\\x1b[2J'"),
            ("", "b'\\0' * 1000"),
            ("", "float('inf')"),
            ("", "complex(2 / 3, 1)"),
            ("", "[[[[[[[]]]]]]]"),
            ("", "range(10 ** 18)"),
            ("", "lambda: 2 / 3"),
            ("", "type"),
            ("", "iter([2 / 3])"),
            ("", "{2 / 3: 2 / 3}"),
            ("", "memoryview(b'2')"),
            ("from decimal import Decimal", "Decimal('1e999999999')"),
            ("from decimal import Decimal", "Decimal('sNaN')"),
            ("from fractions import Fraction", "Fraction(2 * 10 ** 5000, 10 ** 4000)"),
            ("import numpy as np", "np.array(None, dtype=object)"),
            ("import numpy as np", "np.datetime64('NaT')"),
            ("import numpy as np", "np.ma.masked_array([2 / 3], [True])"),
            ("import numpy as np", "np.zeros(1, [('a', float)])"),
            ("import numpy as np", "np.lib.stride_tricks.as_strided(np.ones(1), (10**6, 10**6))"),
            ("import sys", "sys"),
        )
    ),
    Attack(
        "lists nested without an end",
        "q4",
        """
deep = []
for _ in range(100_000):
    deep = [deep]
X_train_scaled = deep
X_test_scaled = []
X_test_scaled.append(X_test_scaled)
""",
        complete=True,
    ),
    Attack(
        "a value that is shared a thousand million times",
        "q4",
        """
wide = [0.0] * 30
for _ in range(10):
    wide = [wide] * 30
X_train_scaled = X_test_scaled = wide
""",
        complete=True,
    ),
    Attack(
        "keys that collide",
        "q4",
        """
class Same(int):
    def __hash__(self): return 1
X_train_scaled = {Same(n): n for n in range(500)}
X_test_scaled = {n * (2**61 - 1): n for n in range(3_000)}
""",
        complete=True,
    ),
    Attack(
        "an array of 2 GB",
        "q4",
        "import numpy as np\nX_train_scaled = X_test_scaled = np.zeros((250_000_000,))",
        complete=True,
    ),
    Attack(
        "an array of 80 MB",
        "q4",
        "import numpy as np\nX_train_scaled = X_test_scaled = np.zeros((10_000_000,))",
        complete=True,
    ),
]
