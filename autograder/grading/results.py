"""What grading has found so far: a file with one record a line that is only ever appended to.

A process that is killed loses at most the record that it was writing. Verdicts are found again by
what they depend on (see `cache_keys.cache_keys`), not by whose they are.
"""

import fcntl
import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from autograder.grading.cache_keys import CacheKeys
from autograder.grading.worker import Outcome
from autograder.verdict import Verdict


class ResultsError(Exception):
    """The journal cannot be used; the message says why and what to do."""


@dataclass(frozen=True)
class Written:
    """What has been written of a submission.

    Attributes
    ----------
    inputs, fingerprint : str
        Digests of what it came from: what was handed in and the release; packages, data and code.
    keys : CacheKeys
    notes : list of str
        What the instructor was told of it.
    marks, page : str
        Digests of what the gradebook holds, and of what the student's page shows.
    """

    inputs: str
    fingerprint: str
    keys: CacheKeys
    notes: list[str]
    marks: str
    page: str


class Results:
    """The journal of one assignment, held by one process at a time.

    Parameters
    ----------
    path : Path
        Made if it is missing.

    Raises
    ------
    ResultsError
        On entering, if it cannot be opened or somebody else is grading; on `add`, if the disk is
        full.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._fd = -1
        self._end = 0  # where the next record goes
        self._place: dict[str, int] = {}  # of the last record that holds a key's outputs
        self._verdicts: dict[str, Verdict] = {}
        self._measures: dict[str, list[dict[str, Any]]] = {}
        self._ungraded: dict[str, Verdict] = {}  # of this process alone: to be asked again
        self._written: dict[str, Written] = {}

    def __enter__(self) -> Self:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._fd = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
            fcntl.flock(self._fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(self._fd)
            raise ResultsError(
                f"{self.path.stem} is being graded by another process; wait until it has ended"
            ) from None
        except OSError as error:
            raise ResultsError(f"{self.path} cannot be opened: {error.strerror}") from None
        with os.fdopen(os.dup(self._fd), "rb") as lines:
            for line in lines:
                if not line.endswith(b"\n"):
                    break  # its writer was killed; the next record takes its place
                with suppress(ValueError, KeyError, TypeError):  # else as if it were not there
                    self._take(json.loads(line))
                self._end += len(line)
        os.ftruncate(self._fd, self._end)
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._fd)

    def _take(self, record: dict[str, Any]) -> None:
        if "written" in record:
            student = record.pop("written")
            self._written[student] = Written(**record | {"keys": CacheKeys(**record["keys"])})
            return
        self._place[record["code"]] = self._end
        for key, check in record["checks"].items():
            self._place[key] = self._end
            self._verdicts[key] = Verdict(**check["verdict"])
            self._measures[key] = check["measures"]

    def _append(self, record: dict[str, Any]) -> None:
        line = json.dumps(record, ensure_ascii=False).encode(errors="surrogatepass") + b"\n"
        try:
            written = os.pwrite(self._fd, line, self._end)
            if written < len(line):
                raise OSError(28, "No space left on device")
            os.fsync(self._fd)
        except OSError as error:
            os.ftruncate(self._fd, self._end)
            raise ResultsError(
                f"{self.path} cannot be written: {error.strerror}; what is graded so far is kept, "
                "and the same command goes on from there"
            ) from None
        self._take(record)
        self._end += len(line)

    def add(self, student: str, keys: CacheKeys, judged: Outcome) -> None:
        """Record what a run has found; what is `ungraded` is asked again the next time."""
        checks = {
            keys.checks[verdict.check]: {
                "verdict": asdict(verdict),
                "outputs": judged.outputs[verdict.check],
                "measures": judged.measures[verdict.check],
            }
            for verdict in judged.verdicts
            if verdict.status != "ungraded"
        }
        names = {verdict.check for verdict in judged.verdicts}
        self._ungraded = {
            keys.checks[v.check]: v for v in judged.verdicts if v.status == "ungraded"
        }
        self._append(
            {
                "judged": student,
                "code": keys.code,
                "checks": checks,
                "outputs": {k: out for k, out in judged.outputs.items() if k not in names},
            }
        )

    def has_run(self, keys: CacheKeys) -> bool:
        """Return whether it is known what the code has shown."""
        return keys.code in self._place

    def missing(self, keys: CacheKeys) -> set[str]:
        """Return the checks that have to be asked."""
        return {check for check, key in keys.checks.items() if key not in self._verdicts}

    def judged(self, keys: CacheKeys) -> Outcome:
        """Return what is known of a submission, as if it had been run just now."""
        records: dict[int, dict[str, Any]] = {}

        def record(key: str) -> dict[str, Any]:
            place = self._place[key]
            if place not in records:
                with os.fdopen(os.dup(self._fd), "rb") as lines:
                    lines.seek(place)
                    records[place] = json.loads(lines.readline())
            return records[place]

        outputs = dict(record(keys.code)["outputs"])
        for check, key in keys.checks.items():
            outputs[check] = record(key)["checks"][key]["outputs"] if key in self._verdicts else []
        return Outcome(self.verdicts(keys), outputs)

    def verdicts(self, keys: CacheKeys) -> list[Verdict]:
        """Return a verdict for each check."""
        return [
            self._verdicts.get(key)
            or self._ungraded.get(key)
            or Verdict(check, "ungraded", "it has not been asked")
            for check, key in keys.checks.items()
        ]

    def measures(self, keys: CacheKeys) -> dict[str, list[dict[str, Any]]]:
        """Return, by check, what was measured against a threshold."""
        return {check: self._measures.get(key, []) for check, key in keys.checks.items()}

    def wrote(self, student: str, written: Written) -> None:
        """Note what has been written into the gradebook, and what page was made of it."""
        self._append({"written": student, **asdict(written)})

    def written(self, student: str) -> Written | None:
        """Return what was noted last."""
        return self._written.get(student)
