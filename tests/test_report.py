"""A report says what a class did, shows students' work as text alone, and is one page by itself."""

import csv
import html
import io
import shutil
import statistics
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import combinations
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import pytest

from autograder import cli
from autograder.authoring.build import build, write
from autograder.exercise import Cell
from autograder.files import FileError
from autograder.grading import worker
from autograder.grading.course import Course, CourseError, Mark, Result
from autograder.grading.worker import Outcome
from autograder.report import classroom, items, page, similarity
from autograder.report.charts import histogram
from autograder.report.classroom import Classroom, without_names
from autograder.report.mistakes import mistakes
from autograder.report.page import write_report
from autograder.report.similarity import MAX_AUTHORS, MIN_SIMILARITY, compare
from autograder.verdict import Verdict
from tests.tiny import ANSWERS, EXERCISE, LESSON, ROOT, TINY, grade_here, hand_in

NAME = f"{TINY}.ipynb"
SCRIPT = "<script>alert(1)</script>"
EVIL = '"><img src=x onerror=alert(1)>'  # as the id of a student, which is a folder's name


def made_up(results: list[Result], **more: Any) -> Classroom:
    """A class without a folder."""
    checks = {"q1_a": "A", "q1_b": "B", "q2_c": "C"}
    return Classroom(
        **{
            "assignment": TINY,
            "questions": {"q1": "One", "q2": "Two"},
            "checks": checks,
            "results": results,
            "answers": {},
            "released": [],
        }
        | more
    )


def result(student: str, *points: float, **more: Any) -> Result:
    """Somebody's points for q1_a (of 1), q1_b (of 2) and q2_c (of 3)."""
    names = zip(("q1_a", "q1_b", "q2_c"), points, (1, 2, 3), strict=True)
    marks = [
        Mark(name, got, of, **({"status": "passed" if got == of else "failed"} | more))
        for name, got, of in names
    ]
    return Result(student, "graded", marks)


# The page and its tables


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A class with a right answer, one of ill will, a refused file and one that is ungraded."""
    root = tmp_path_factory.mktemp("class")
    for folder, text in (("course", LESSON), ("solutions", EXERCISE)):
        (root / folder).mkdir()
        (root / folder / f"{TINY}.py").write_text(text, encoding="utf-8")
    (root / "solutions" / "answers").mkdir()
    (root / "solutions" / "answers" / f"{TINY}.py").write_text(ANSWERS, encoding="utf-8")
    for name in ("nbgrader_config.py", "nbgrader_teach.py"):
        shutil.copy(ROOT / name, root)
    write(root, build(root))

    def run(text: str, wanted: frozenset[str], root: str, *, unsafe: bool) -> Outcome:
        cells = nbformat.reads(text, as_version=4).cells
        wrong = any("wrong" in cell.source for cell in cells if Cell(cell).id == "q1")
        status: Any = "failed" if wrong else "passed"
        told = f"{SCRIPT} expected 30, found 31 by {EVIL}" if wrong else ""
        verdicts = [
            Verdict(c, status, told, seconds=0.25, memory=7_000_000) for c in sorted(wanted)
        ]
        shown = [cell.id for cell in cells if cell.cell_type == "code"]
        return Outcome(verdicts, {n: [] for n in (*shown, *wanted)}, {c: [] for c in wanted})

    wrong = f'def add(a, b):\n    """{SCRIPT}"""\n    return "wrong"  # {EVIL} {SCRIPT}'
    hand_in(root, "ada")
    hand_in(root, EVIL, q1=wrong)
    broken = root / "submitted" / "<script>refused" / TINY
    broken.mkdir(parents=True)
    (broken / NAME).write_text("{")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(worker, "grade", run)
        grade_here(root, "ada", EVIL, "<script>refused")
        hand_in(root, "late", q1="def add(a, b): return b + a")
        yield root


@pytest.fixture(scope="module")
def files(graded: Path) -> list[Path]:
    """What is written of it: the page, then the tables."""
    return write_report(Course(graded, ROOT), TINY, graded / "shown" / "r.html")


class Page(HTMLParser):
    """What a browser finds in a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def test_the_page_holds_no_script_and_asks_for_nothing(files: list[Path]) -> None:
    found = Page(text := files[0].read_text(encoding="utf-8"))
    tags = {tag for tag, _ in found.elements}
    assert not tags & {"script", "img", "link", "iframe", "object", "embed", "base", "form"}
    for tag, attributes in found.elements:
        assert not any(name.startswith("on") or name == "src" for name in attributes), tag
        assert str(attributes.get("href", "#")).startswith("#")
        assert "xlink:href" not in attributes
    assert "url(" not in text
    assert "@import" not in text
    policy = next(a for t, a in found.elements if t == "meta" and "http-equiv" in a)
    assert str(policy["content"]).startswith("default-src 'none'")
    # and yet all of it is there to be read: an id, code, a message, a refused submission's id
    assert EVIL in found.text
    assert f'return "wrong"  # {EVIL} {SCRIPT}' in found.text
    assert f"{SCRIPT} expected 30" in found.text
    assert "<script>refused" in found.text
    assert html.escape(SCRIPT) in text


def test_the_page_can_be_read_aloud(files: list[Path]) -> None:
    found = Page(files[0].read_text(encoding="utf-8")).elements
    assert ("html", {"lang": "en"}) in found
    assert all(a.get("scope") in {"col", "row"} for tag, a in found if tag == "th")
    pictures = [a for tag, a in found if tag == "svg"]
    assert all(a.get("aria-label") or a.get("aria-hidden") == "true" for a in pictures)
    (points,) = (str(a["aria-label"]) for a in pictures if "points" in str(a.get("aria-label")))
    assert points == "Histogram of points: 0: 1, 4: 1."
    targets = {a["id"] for _, a in found if "id" in a}
    assert {str(a["href"])[1:] for tag, a in found if tag == "a"} == targets


def test_the_tables_hold_the_same_numbers(files: list[Path]) -> None:
    tables = {path.name: rows(path) for path in files[1:]}
    assert list(tables) == [
        "r-questions.csv",
        "r-checks.csv",
        "r-submissions.csv",
        "r-mistakes.csv",
        "r-similarity.csv",
    ]
    students = {row["student"]: row for row in tables["r-submissions.csv"]}
    assert {who: (row["status"], row["points"]) for who, row in students.items()} == {
        EVIL: ("graded", "0"),
        "<script>refused": ("refused", ""),
        "ada": ("graded", "4.0"),
        "late": ("ungraded", ""),
    }
    assert (students["ada"]["q1_large"], students[EVIL]["q1_large"]) == ("2.0", "0")
    assert (students["ada"]["seconds"], students["ada"]["bytes"]) == ("0.75", "7000000")
    assert "broken JSON in line 1" in students["<script>refused"]["notes"]
    assert students["late"]["notes"] == "it has not been graded as it is now"
    first, second = tables["r-questions.csv"]
    assert (first["name"], first["title"], first["passed"]) == ("q1", "Question 1. Add", "0.5")
    assert second["why not"] == "needs 20 submissions, has 2"
    check = tables["r-checks.csv"][1]
    assert (check["name"], check["title"]) == ("q1_large", "It adds large numbers")
    assert tables["r-mistakes.csv"][0]["message"] == f"{SCRIPT} expected 30, found 31 by {EVIL}"


def test_hidden_tests_stay_hidden(graded: Path, files: list[Path]) -> None:
    known = classroom.read_class(Course(graded, ROOT), TINY)
    assert not any("HIDDEN" in code or "SOLUTION" in code for code in known.released)
    for path in files:
        text = path.read_text(encoding="utf-8-sig")
        assert "HIDDEN" not in text
        assert "999993" not in text
        assert "1e6" not in text


def test_without_names_nobody_is_named(graded: Path, tmp_path: Path) -> None:
    for path in write_report(Course(graded, ROOT), TINY, tmp_path / "r.html", anonymous=True):
        text = html.unescape(path.read_text(encoding="utf-8-sig"))
        for student in ("ada", EVIL, "<script>refused", "late"):
            assert f"{student}<" not in text
            assert f"{student}," not in text
        assert "onerror" not in text  # neither in a comment nor in a message
    assert [row["student"] for row in rows(tmp_path / "r-submissions.csv")] == [
        f"student {number}" for number in (1, 2, 3, 4)
    ]


def test_numbers_do_not_follow_the_alphabet() -> None:
    people = [result(f"{number:03}", 1, 2, 3, seconds=number) for number in range(100)]
    given = {one.student: {"q1": f"x = {one.student!r}  # me"} for one in people}
    hidden = without_names(made_up(people, answers=given))
    students = [one.student for one in hidden.results]
    assert students == sorted(students) == list(hidden.answers)
    assert hidden.answers["student 001"] == {"q1": "x = 'student 001'"}
    order = [one.marks[0].seconds for one in hidden.results]  # as the alphabet has them
    assert order != sorted(order)


def test_a_table_is_no_formula() -> None:
    people = [result("=cmd|' /C calc'!A0", 1, 2, 3), result("-1", 0, 0, 0)]
    people[1].marks[0].message = "@SUM(1)"
    tables = page.tables(page.examine(made_up(people)))
    for name in ("submissions", "mistakes"):
        for row in csv.reader(io.StringIO(page._csv(tables[name]).removeprefix("\ufeff"))):
            assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)
    negative = page._csv([[-0.5]])
    assert negative == "\ufeff-0.5\r\n"  # a number stays one


def test_what_cannot_be_seen_is_spelt_out() -> None:
    people = [result("ada", 1, 2, 0, message="a\u202eb\x00c\ud800d\te\nf")]
    text = page.page(page.examine(made_up(people)))
    assert r"a\u202eb\u0000c\ud800d" + "\te\nf" in text
    assert text.encode()


def test_all_files_are_written_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "read_class", lambda *_: made_up([result("ada", 1, 2, 3)]))
    output = tmp_path / "r.html"
    output.write_text("before")
    (tmp_path / "r-similarity.csv").mkdir()
    with pytest.raises(FileError, match=r"r-similarity\.csv cannot be written: Is a directory"):
        write_report(Course(tmp_path, ROOT), TINY, output)
    assert output.read_text() == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["r-similarity.csv", "r.html"]


def test_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "exercises" / TINY).mkdir(parents=True)
    (tmp_path / "exercises" / TINY / NAME).touch()
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    monkeypatch.setattr(cli, "ROOT", tmp_path)
    assert cli.main(["report", "01"]) == 1
    assert capsys.readouterr().out == (
        f"Nothing was reported: nobody has handed in {TINY}: submitted/ holds nothing of it.\n"
    )
    monkeypatch.setattr(page, "read_class", lambda *_: made_up([result("ada", 1, 2, 3)]))
    assert cli.main(["report", "01"]) == 0
    assert "ada<" in (tmp_path / "reports" / f"{TINY}.html").read_text()
    elsewhere = tmp_path / "elsewhere" / "r.html"
    assert cli.main(["report", "01", "--output", str(elsewhere), "--anonymous"]) == 0
    assert "student 1<" in elsewhere.read_text()
    assert "ada<" not in elsewhere.read_text()
    (tmp_path / "file").touch()
    capsys.readouterr()
    assert cli.main(["report", "01", "--output", str(tmp_path / "file" / "r.html")]) == 1
    said = capsys.readouterr().out
    assert said.startswith("Nothing was reported: ")
    assert said.endswith("file/r.html cannot be written: Not a directory.\n")


def test_without_a_graded_submission_there_is_nothing_to_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "submitted" / "ada" / TINY).mkdir(parents=True)
    monkeypatch.setattr(
        classroom, "latest_results", lambda *_: iter([(Result("ada", "ungraded"), None)])
    )
    with pytest.raises(CourseError, match="nothing of 01_tiny is graded; run `autograder grade"):
        write_report(Course(tmp_path, ROOT), TINY, tmp_path / "r.html")
    assert not list(tmp_path.glob("r*"))


# Numbers


def many(count: int = 40) -> list[Result]:
    rng = np.random.default_rng(3)
    skill = rng.normal(size=count)
    return [
        result(
            f"s{i:02}",
            int(skill[i] + rng.normal() > 0),
            2 * int(skill[i] + rng.normal() > 0.5),
            3 * int(rng.normal() > 0),
        )
        for i in range(count)
    ]


def test_marks_are_summed_up() -> None:
    people = [result(f"{number}", number * number / 100, 1, 0) for number in range(10)]
    points = [person.points for person in people]
    found = items.marks(people)
    assert (found.n, found.max_score, found.lowest, found.highest) == (10, 6, 1, 1.81)
    assert found.mean == pytest.approx(statistics.mean(points))
    quartiles = statistics.quantiles(points, n=4, method="inclusive")
    assert [found.lower, found.median, found.upper] == pytest.approx(quartiles)


def test_an_item_is_correlated_with_everything_else() -> None:
    people = many()
    known = made_up(people)
    check = {item.name: item for item in items.checks(known)}["q1_b"]
    own = [person.marks[1].points for person in people]
    rest = [person.marks[0].points + person.marks[2].points for person in people]
    assert check.discrimination == pytest.approx(statistics.correlation(own, rest))
    assert check.difficulty == pytest.approx(statistics.mean(own) / 2)
    question = items.questions(known)[0]
    own = [person.marks[0].points + person.marks[1].points for person in people]
    rest = [person.marks[2].points for person in people]
    assert question.discrimination == pytest.approx(statistics.correlation(own, rest))
    assert question.passed == pytest.approx(sum(points == 3 for points in own) / 40)
    assert question.passed < question.difficulty


@pytest.mark.parametrize(
    ("people", "why"),
    [
        (many(19), "needs 20 submissions, has 19"),
        ([result(f"{i}", 1, i % 2, 0) for i in range(20)], "all got the same points"),
        (
            [result(f"{i}", i % 2, 0, 0) for i in range(20)],
            "all got the same points for everything else",
        ),
    ],
)
def test_without_a_discrimination_it_is_said_why(people: list[Result], why: str) -> None:
    check = items.checks(made_up(people))[0]
    assert (check.discrimination, check.why) == (None, why)


def test_what_is_ungraded_does_not_count_until_a_human_gives_points() -> None:
    people = [result("ada", 1, 2, 3), result("mary", 0, 0, 0, status="ungraded")]
    assert [(item.n, item.passed) for item in items.checks(made_up(people))] == [(1, 1.0)] * 3
    people[1].marks[0].points = 0.5
    first = items.checks(made_up(people))[0]
    assert (first.n, first.difficulty) == (2, 0.75)
    *_, mary = page.tables(page.examine(made_up(people)))["submissions"]
    assert mary[6:9] == [0.5, "", ""]
    nobody = items.checks(made_up(people[1:]))[1]
    assert (nobody.n, nobody.why) == (0, "none is graded")
    assert "none is graded" in page.page(page.examine(made_up(people[1:])))


def test_bars_count_everybody_once() -> None:
    marks = histogram([0, 1, 1, 2.4, 2.6, 19], "points", 19)
    assert [(bar.label, bar.count) for bar in marks.bars if bar.count] == [
        *(("0", 1), ("1", 2), ("2", 1), ("3", 1), ("19", 1)),
    ]
    assert len(marks.bars) == 20
    times = histogram([0.1, 0.2, 59.9, 60], "seconds")
    assert sum(bar.count for bar in times.bars) == 4
    assert times.bars[-1].label == "60 to 65"
    assert max(bar.height for bar in times.bars) == 1
    for odd in ([], [0.0], [1e-9], [1e9, 3]):
        assert sum(bar.count for bar in histogram(odd, "seconds").bars) == len(odd)
    assert histogram([21], "points", 20).bars[21].count == 1  # with extra credit


def test_messages_that_differ_by_numbers_are_one() -> None:
    told = {
        "ada": "expected 0.667, found 0.5",
        "mary": "expected 0.667, found -1e-05",
        "emmy": "expected 0.667, found 1,000",
        "alan": "expected 0.667, found 7",
        "kurt": "name 'q2' is not defined",
        "hedy": "name 'q3' is not defined",
    }
    people = [result(who, 0, 2, 3, message=message) for who, message in told.items()]
    people.append(result("late", 0, 2, 3, message="a fault", status="ungraded"))
    code = dict(zip(told, ["x", "y", "x", "z", "1", "2"], strict=True))
    answers = {student: {"q1": text} for student, text in code.items()}
    first, *others = mistakes(made_up(people, answers=answers))
    assert (first.check, first.message) == ("q1_a", "expected 0.667, found 0.5")
    assert first.students == ["ada", "mary", "emmy", "alan"]
    assert first.examples == [("ada", "x"), ("mary", "y"), ("alan", "z")]
    assert sorted(other.students[0] for other in others) == ["hedy", "kurt"]


# Similar answers

LONG = '''
def mean_of_rest(values, skip):
    """Return the mean."""
    total = 0.0
    count = 0
    for index, value in enumerate(values):
        if index % skip == 1:
            continue
        total += value * value
        count += 1
    return total / count if count else 0.0
'''
RENAMED = '''
# all mine
def f(a, b):
    """Something else."""
    "and a note"
    s = 1
    n = 2
    for i, x in enumerate(a):  # look
        if i % b == 3:
            continue
        s += x * x
        n += 4
    return s / n if n else 5
'''.replace("s = 1\n", "s = 1.5\n").replace("else 5", "else 5.0")
OTHER = """
def mean_of_rest(values, skip):
    chosen = [value ** 2 for index, value in enumerate(values) if index % skip != 1]
    if not chosen:
        return 0.0
    return sum(chosen) / len(chosen)
"""


def test_names_constants_and_comments_do_not_count() -> None:
    found = compare("q1", {"ada": LONG, "mary": RENAMED, "emmy": OTHER}, [])
    (pair,) = found.pairs
    assert (pair.similarity, pair.students) == (1.0, ["ada", "mary"])
    assert (pair.left, pair.right) == (("ada", LONG), ("mary", RENAMED))
    assert found.compared == 3


def test_what_is_nearly_the_same_is_found() -> None:
    changed = LONG.replace("        count += 1\n", "        count += 1\n        print(count)\n")
    (pair,) = compare("q1", {"ada": LONG, "mary": changed, "emmy": OTHER}, []).pairs
    assert MIN_SIMILARITY <= pair.similarity < 1
    assert pair.students == ["ada", "mary"]


def test_one_unusual_word_makes_no_pair() -> None:
    usual = {f"s{i}": f"{LONG}values.own_{i}()\n" for i in range(MAX_AUTHORS + 1)}
    both = {who: f"{LONG}values.unusual()\nvalues.of_{who}()\n" for who in ("ada", "mary")}
    assert compare("q1", usual | both, []).pairs == []
    more = {who: f"{code}values.rare().even_rarer()\n" for who, code in both.items()}
    (pair,) = compare("q1", usual | more, []).pairs
    assert pair.students == ["ada", "mary"]


def test_what_was_handed_out_does_not_count() -> None:
    assert compare("q1", {"ada": LONG, "mary": RENAMED}, []).pairs
    found = compare("q1", {"ada": LONG, "mary": RENAMED}, [RENAMED])
    assert (found.pairs, found.short, found.compared) == ([], 2, 0)


def test_what_is_short_or_no_python_is_left_out() -> None:
    short = "def add(a, b):\n    return a + b"
    found = compare("q1", {"a": short, "b": short, "c": "def", "d": "\0", "e": ""}, [])
    assert (found.pairs, found.short, found.unreadable) == ([], 3, 2)


def test_what_many_wrote_makes_no_pair() -> None:
    few = {f"s{i}": f"{LONG}# {i}" for i in range(MAX_AUTHORS)}
    (pair,) = compare("q1", few, []).pairs
    assert len(pair.students) == MAX_AUTHORS
    found = compare("q1", few | {"one more": LONG}, [])
    assert (found.pairs, found.frequent) == ([], MAX_AUTHORS + 1)


@pytest.mark.filterwarnings("error")
def test_strange_code_does_no_harm() -> None:
    strange = {
        "long": "x = " + " + ".join(["1"] * 20_000),
        "longish": "x = " + " + ".join(["1"] * 900),  # is read, but cannot be written again
        "deep": "x = " + "(" * 5000,
        "chain": "x" + ".y" * 20_000,
        "escape": r'x = "\d"' + LONG,
    }
    assert compare("q1", {"escape": strange["escape"]}, []).compared == 1
    assert compare("q1", strange, []).unreadable >= 1
    hidden = without_names(
        made_up(
            [result(who, 1, 2, 3) for who in strange],
            answers={who: {"q1": code} for who, code in strange.items()},
        )
    )
    shown = [given["q1"] for given in hidden.answers.values()]
    assert len(shown) == 5
    assert sum("mean_of_rest" in code for code in shown) == 1


def test_a_thousand_answers_are_not_compared_with_each_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """All have the loop in common, each has calls of its own, and two pairs are alike."""
    compared = 0

    def counting(forms: list[Any], size: int) -> list[Any]:
        nonlocal compared
        pairs = list(combinations(forms, size))
        compared += len(pairs)
        return pairs

    monkeypatch.setattr(similarity, "combinations", counting)
    answers = {
        f"s{i:04}": LONG + "".join(f"values.step_{i}_{j}(skip.of_{i})\n" for j in range(8))
        for i in range(1000)
    }
    answers["thief"] = answers["s0007"].replace("total", "t")
    answers["other"] = answers["s0500"].replace("step_500_0", "step_500")
    pairs = compare("q1", answers, []).pairs
    assert [pair.students for pair in pairs] == [["s0007", "thief"], ["other", "s0500"]]
    assert pairs[0].similarity == 1
    assert compared < 1000
