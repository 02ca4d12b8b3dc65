"""What students might hand in to get marks, to get at things, or to do damage; as data."""

from dataclasses import dataclass, field

WRONG = {
    "q1": "def to_labels(probabilities, threshold=0.5):\n    return None",
    "q2": "def best_threshold(*_):\n    return 0.25",
    "q3": "baseline = -1",
    "q4": "X_train_scaled = X_test_scaled = X_train",
    "q5": "model = None",
    "q6": 'answer = "b"',
}
# Written otherwise than the reference, of which nothing may be seen.
GOOD = {
    "q1": (
        "def to_labels(z, threshold=0.5):\n"
        "    return (np.array(z)[:, 0] > np.log(threshold / (1 - threshold))) * 1"
    ),
    "q2": (
        "def best_threshold(y, p, some, miss, alarm):\n"
        "    mistakes = [(y @ (p <= t), (1 - y) @ (p > t)) for t in some]\n"
        "    return min(zip(mistakes, some), key=lambda one: one[0] @ np.array([miss, alarm]))[1]"
    ),
    "q3": (
        "constant = float(np.mean(y_train))\n"
        "loss = float(np.mean(-np.log(np.abs(1 - y_test - constant))))\n"
        "baseline = float(np.mean(y_test == 0))"
    ),
    "q4": (
        "parts = [X_train, X_test]\n"
        "for n, X in enumerate(parts):\n"
        "    parts[n] = np.where(np.isnan(X), np.nanmedian(X_train, 0), X)\n"
        "centre, spread = np.mean(parts[0], 0), np.std(parts[0], 0)\n"
        "X_train_scaled, X_test_scaled = ((X - centre) / spread for X in parts)"
    ),
    "q6": "answer = 'A'",
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
