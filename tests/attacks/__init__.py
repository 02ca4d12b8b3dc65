"""What students might hand in to get marks, to get at things, or to do damage; as data."""

from dataclasses import dataclass, field

WRONG = {
    "q1": "def to_labels(probabilities, threshold=0.5):\n    return None",
    "q2": "def cross_entropy(labels, probabilities):\n    return 0.25",
    "q3": "baseline = -1",
    "q4": "X_train_scaled = X_test_scaled = X_train",
    "q5": "model = None",
    "q6": 'answer = "a"',
}
# Written otherwise than the reference, of which nothing may be seen.
GOOD = {
    "q1": "def to_labels(p, threshold=0.5):\n    return (np.array(p)[:, 0] > threshold) * 1",
    "q2": "def cross_entropy(y, p):\n    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))",
    "q3": "baseline = float(np.mean(y_test == 0))",
    "q4": (
        "middle, spread = np.mean(X_train, 0), np.std(X_train, 0)\n"
        "X_train_scaled, X_test_scaled = ((X - middle) / spread for X in (X_train, X_test))"
    ),
    "q6": "answer = 'B'",
}
DONE = "the attack was carried out"


@dataclass(frozen=True)
class Attack:
    """One attack, handed in as the answer to one question; a wrong answer follows it.

    Attributes
    ----------
    what : str
        Its code in the catalogue, if it has one, and its mechanism.
    question : str
        Whose answer it is.
    source : str
        What stands in the cell. `@NAME@` is replaced by a path on the grader's machine.
    complete : bool
        Whether it brings its answer along, so that no wrong answer is added.
    passes : set of str
        The checks that the same answer passes without the attack.
    told : bool
        Whether its cell can say that it got through; if not, it has ended or silenced itself.
    spoils : bool
        Whether it breaks names that other answers use, which then fail as in any notebook.
    """

    what: str
    question: str
    source: str
    complete: bool = False
    passes: frozenset[str] = field(default_factory=frozenset)
    told: bool = True
    spoils: bool = False

    def cell(self, places: dict[str, str]) -> str:
        """Return the source of the answer cell."""
        source = self.source.strip("\n")
        for name, place in places.items():
            source = source.replace(f"@{name}@", place)
        if self.told:
            source += f"\nprint({DONE!r})"
        return source if self.complete else f"{source}\n{WRONG[self.question]}"
