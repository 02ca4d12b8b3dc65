"""Sources become notebooks, and what DESIGN refuses is refused with file, line and cell."""

import re
import subprocess
import sys
from dataclasses import astuple
from pathlib import Path

import nbformat
import pytest

from autograder.authoring.build import build, chapters, differing, write
from autograder.authoring.notebooks import release
from autograder.authoring.signatures import signature
from autograder.authoring.source import Source, SourceError, slug, source_headings
from autograder.checks.keys import Opinion, opinion
from autograder.exercise import check_calls
from tests.tiny import ROOT, TINY


def exercise(root: Path) -> Path:
    return root / "solutions" / f"{TINY}.py"


def lesson(root: Path) -> Path:
    return root / "course" / f"{TINY}.py"


def answers(root: Path) -> Path:
    return root / "solutions" / "answers" / f"{TINY}.py"


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def line_of(path: Path, text: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(n for n, line in enumerate(lines, 1) if text in line)


def test_all_built_files_are_up_to_date() -> None:
    assert chapters(ROOT)
    assert differing(ROOT, build(ROOT)) == []


def test_building_twice_changes_nothing(tiny: Path) -> None:
    assert len(write(tiny, build(tiny))) == 3
    assert write(tiny, build(tiny)) == []


def test_a_changed_notebook_is_noticed(tiny: Path) -> None:
    write(tiny, build(tiny))
    path = Path("course") / f"{TINY}.ipynb"
    (tiny / path).write_text((tiny / path).read_text().replace("1 + 1", "1 + 2"))
    stray = Path("exercises") / "old" / "old.ipynb"
    (tiny / stray).parent.mkdir()
    (tiny / stray).write_text("{}")
    assert differing(tiny, build(tiny)) == [stray, path]


def test_a_notebook_has_stable_ids_no_outputs_and_the_portable_kernel(tiny: Path) -> None:
    write(tiny, build(tiny))
    before = nbformat.read(tiny / "solutions" / TINY / f"{TINY}.ipynb", as_version=4)
    replace(exercise(tiny), "(3 points)\n", "(3 points)\n#\n# Write it.\n")
    write(tiny, build(tiny))
    after = nbformat.read(tiny / "solutions" / TINY / f"{TINY}.ipynb", as_version=4)
    assert [c.id for c in before.cells] == [c.id for c in after.cells]
    assert len({c.id for c in after.cells}) == len(after.cells)
    assert after.metadata.kernelspec.name == "python3"
    assert all(not c.outputs for c in after.cells if c.cell_type == "code")
    nbformat.validate(after)


def test_roles_become_what_nbgrader_wants(tiny: Path) -> None:
    write(tiny, build(tiny))
    notebook = nbformat.read(tiny / "exercises" / TINY / f"{TINY}.ipynb", as_version=4)
    roles = {c.id: c.metadata.nbgrader for c in notebook.cells if "nbgrader" in c.metadata}
    assert {k: roles["q1"][k] for k in ("grade", "solution", "locked")} == {
        "grade": False,
        "solution": True,
        "locked": False,
    }
    assert (roles["q1_large"]["points"], roles["q1_large"]["locked"]) == (2, True)
    setup = next(c for c in notebook.cells if "import check" in c.source)
    assert setup.metadata.nbgrader.locked and not setup.metadata.nbgrader.grade


def test_the_release_holds_no_solution_and_no_hidden_test(tiny: Path) -> None:
    write(tiny, build(tiny))
    text = (tiny / "exercises" / TINY / f"{TINY}.ipynb").read_text()
    for secret in ("return a + b", "999993", "Ada", "BEGIN", "END"):
        assert secret not in text
    assert "# YOUR CODE HERE" in text
    assert "add(10, 20)" in text


def test_no_release_of_the_course_holds_a_solution_or_a_hidden_test() -> None:
    region = re.compile(r"### BEGIN (SOLUTION|HIDDEN TESTS)\n(.*?)### END \1", re.DOTALL)
    for chapter in chapters(ROOT):
        source = ROOT / "solutions" / f"{chapter}.py"
        if not source.exists():
            continue
        text = source.read_text(encoding="utf-8")
        hidden, shown = (
            lines_of(*(found[1] for found in region.findall(text))),
            region.sub("", text),
        )
        told = {line for line in hidden - lines_of(shown) if len(line) > 15}
        assert len(told) > 10
        released = nbformat.read(ROOT / "exercises" / chapter / f"{chapter}.ipynb", as_version=4)
        code = "\n".join(c.source for c in released.cells if c.cell_type == "code")
        assert told & lines_of(code) == set()


def lines_of(*texts: str) -> set[str]:
    return {line.strip() for text in texts for line in text.splitlines()}


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ('id="q2_name"', 'id="q1_small"', 'id="q1_small"', "is taken by"),
        (' id="q2_name" points=1', ' id="q2_name"', 'id="q2_name"', "needs points"),
        ("points=2", "points=0", "points=0", "needs points"),
        ("points=2", 'points="two"', 'points="two"', "needs points"),
        ('role="setup"', 'role="set-up"', 'role="set-up"', "needs a role"),
        (' role="setup"', "", "", "needs a role"),
        ('role="setup"', 'role="setup" points=1', "points=1", "no option 'points'"),
        ('id="q1"\n', 'id="first"\n', 'id="first"', "an answer needs an id"),
        ('id="q1_small"', 'id="small"', 'id="small"', "a check needs an id"),
        ('id="q2_name"', 'id="q3_name"', 'id="q3_name"', "no answer cell 'q3'"),
        ("### BEGIN SOLUTION", "# begin solution", "# begin solution", "resembles a marker"),
        ("### END SOLUTION", "### END SOLUTIONS", "### END SOLUTIONS", "resembles a marker"),
        ("    ### END HIDDEN TESTS\n", "", "BEGIN HIDDEN", "never ended"),
        ("    ### BEGIN HIDDEN TESTS\n", "", "END HIDDEN", "never begun"),
        ("### BEGIN SOLUTION", "### BEGIN HIDDEN TESTS", "BEGIN HIDDEN", "may not stand here"),
        ("    return a + b", "    return a +", "return a +", "not Python"),
        ('see="Adding"', 'see="Dividing"', 'see="Dividing"', "not a heading of the lesson"),
        (', hidden="larger ones"', "", '"It adds large', "if, and only if, there are hidden"),
        ('hidden="larger ones"', 'hidden=""', '"It adds large', "if, and only if, there are"),
        ('hidden="larger ones"', 'hidden=f"{1}"', '"It adds large', "if, and only if, there are"),
        ('ll numbers", see', 'll numbers", hidden="x", see', '"It adds small', "if, and only if"),
        ("(3 points)", "(2 points)", 'id="q1"', "must end in (3 points)"),
        ("(1 point)", "", 'id="q2"', "must end in (1 point)"),
        ("# ## Question 1. Add (3 points)", "# ![](plot.png)", "plot.png", "text alternative"),
        ('role="setup"\n', 'role="setup"\nplt.show()\n', 'role="setup"', "text alternative"),
    ],
)
def test_a_bad_exercise_is_refused(tiny: Path, old: str, new: str, line: str, message: str) -> None:
    replace(exercise(tiny), old, new)
    with pytest.raises(SourceError) as refused:
        build(tiny)
    path = exercise(tiny)
    named = [p for p in refused.value.problems if message in p]
    assert named, refused.value.problems
    assert re.match(rf"{re.escape(str(path))}:\d+: cell \d+", named[0])
    if line:
        assert f"{path}:{line_of(path, line)}:" in "\n".join(named)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            'x = 1\nwith check("It adds", see="Adding"):\n    add()',
            [("It adds", "Adding", "", 2, False)],
        ),
        ('check("A", hidden="more", see="S")', [("A", "S", "more", 1, False)]),
        ('check(see="S", title="A")', [("A", "S", "", 1, False)]),
        ("check(f'{1}', see=section)\ncheck()", [("", "", "", 1, False), ("", "", "", 2, False)]),
        ('check("A", see="S", noted=True)', [("A", "S", "", 1, True)]),
        ('self.check("A")\nchecks("A")', []),
    ],
)
def test_calls_of_check_are_read_from_source(
    source: str, expected: list[tuple[str, str, str, int, bool]]
) -> None:
    assert [astuple(call) for call in check_calls(source)] == expected


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("seal(1 + 2)", "the right answer in `seal` must be a literal"),
        ("seal(total)", "must be a literal"),
        ("seal()", "needs the right answer"),
        ("seal(4.5)", "cannot take this"),
        ("seal(4, {4: 'why'})", "cannot be told"),
        ("seal(4, {5: f'why'})", "must be a literal"),
        ("seal(4, {5: 6})", "is a text"),
        ("seal(4, {}, 1)", "write `seal"),
        ("seal(4, **more)", "must be a literal"),
        ("seal(4, decimals='2')", "whole number"),
        ("seal(2)", "students see"),
        ("seal([1, 2])\n    [1, 2]", "students see"),
        ("seal('small numbers')", "students see"),
    ],
)
def test_a_bad_seal_is_refused(tiny: Path, key: str, message: str) -> None:
    call, _, more = key.partition("\n")
    replace(exercise(tiny), "add, 1, 2), 3)", f"add, 1, 2), key={call})\n{more}")
    with pytest.raises(SourceError) as refused:
        build(tiny)
    named = [p for p in refused.value.problems if message in p]
    assert named, refused.value.problems
    assert f"{exercise(tiny)}:{line_of(exercise(tiny), 'seal(')}: cell" in named[0]


def test_a_seal_becomes_a_key_that_is_the_same_each_time(tiny: Path) -> None:
    replace(
        exercise(tiny),
        'expect.number("add(1, 2)", expect.call("add", add, 1, 2), 3)',
        """total = expect.call("add", add, 1, 2)
    assert "é", 'a letter of two bytes'; expect.number("add(1, 2)", total, key=seal(
        3,
        {2: "The product of Ünits."}), why="Sum them.")
    expect.number("add(1, 2)", total, key=seal(3, {2: "The product of Ünits."}))""",
    )
    built = build(tiny)
    assert built == build(tiny)
    texts = [str(built[path]) for path in built if path.parts[0] != "course"]
    assert len(texts) == 2
    for text in texts:
        assert "seal" not in text and "product" not in text
        cells = nbformat.reads(text, as_version=4).cells
        code = next(c.source for c in cells if c.id == "q1_small")
        keys = re.findall(r'key="(whole:8:\d+:[\w+/=]+)"', code)
        assert len(set(keys)) == 2, code
        assert [opinion(key, 3) for key in keys] == [Opinion(right=True)] * 2
        assert [opinion(key, 2) for key in keys] == [Opinion(False, "The product of Ünits.")] * 2


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("expect.number('sum', add(1, 2), 3)", "`add` is the student's; call it by `expect.call`"),
        ("expect.number('sum', sum(map(add, [1], [2])), 3)", "`add` is the student's"),
        ("again = add\n    assert again(1, 2) == 3", "`add` is the student's"),
        ("assert expect.hidden_rng().random()", "`expect.hidden_rng` belongs into hidden tests"),
        ("assert model.evaluate(x, y) < 1", "`.evaluate`: compute the score from `expect.outputs`"),
        ("keras.models.clone_model(model)", "`.clone_model`: a class cannot be cloned"),
    ],
)
def test_a_check_that_an_answer_could_deceive_is_refused(
    tiny: Path, code: str, message: str
) -> None:
    text = exercise(tiny).read_text()
    replace(exercise(tiny), 'expect.number("add(1, 2)", expect.call("add", add, 1, 2), 3)', code)
    with pytest.raises(SourceError) as refused:
        build(tiny)
    (problem,) = refused.value.problems
    line = line_of(exercise(tiny), code.splitlines()[0])
    assert problem.startswith(f"{exercise(tiny)}:{line}: cell 4 (check q1_small)")
    assert message in problem
    hidden = "    ### BEGIN HIDDEN TESTS\n    expect.hidden_rng()\n"
    exercise(tiny).write_text(text.replace("    ### BEGIN HIDDEN TESTS\n", hidden))
    build(tiny)


def test_a_seal_belongs_in_a_check(tiny: Path) -> None:
    replace(exercise(tiny), "from autograder import check, expect", "key = seal(3)")
    with pytest.raises(SourceError, match=r"cell 2 \(setup\): `seal` may stand in a check"):
        build(tiny)


def test_a_check_that_is_only_noted_needs_hidden_tests(tiny: Path) -> None:
    replace(
        exercise(tiny), 'small numbers", see="Adding"', 'small numbers", see="Adding", noted=True'
    )
    with pytest.raises(SourceError, match=r"\(check q1_small\): a check that is only noted needs"):
        build(tiny)
    replace(exercise(tiny), ", noted=True", "")
    replace(exercise(tiny), 'hidden="the rest of it"', 'hidden="the rest of it", noted=True')
    build(tiny)


def test_a_question_without_a_check_is_refused(tiny: Path) -> None:
    text = exercise(tiny).read_text()
    exercise(tiny).write_text(text[: text.index('# %% role="check" id="q2_name"')])
    with pytest.raises(SourceError, match=r"cell 7 \(answer q2\): question 'q2' has no check"):
        build(tiny)


def test_a_check_of_hidden_tests_alone_is_refused(tiny: Path) -> None:
    replace(exercise(tiny), '    expect.text("name", name, matches="^a")\n', "")
    with pytest.raises(SourceError, match="a check needs a visible part"):
        build(tiny)


def test_an_exercise_without_title_is_refused(tiny: Path) -> None:
    replace(exercise(tiny), "# # Exercise 1. Tiny", "# Exercise 1. Tiny")
    with pytest.raises(SourceError, match=f"{TINY}.py:1: the first cell must be Markdown"):
        build(tiny)


def test_a_cell_that_only_draws_is_collapsed_and_what_it_draws_is_told(tiny: Path) -> None:
    drawing = "# %% collapsed=true\nplt.show()\n\n# %% [markdown]\n# <details>"
    folded = f"{drawing}<summary>In the figure</summary>A line.</details>\n\n# %%\n1 + 1"
    replace(lesson(tiny), "# %%\n1 + 1", folded)
    cells = nbformat.reads(build(tiny)[Path("course", f"{TINY}.ipynb")], as_version=4).cells
    hidden = [c.source for c in cells if c.metadata.get("jupyter", {}).get("source_hidden")]
    assert hidden == ["plt.show()"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "# %%\n1 + 1",
            '# %% role="setup"\n1 + 1',
            "a lesson's code cells take the option collapsed=true",
        ),
        ("1 + 1", "### BEGIN SOLUTION\n1 + 1\n### END SOLUTION", "no solution or hidden tests"),
        ("1 + 1", "1 +", "not Python"),
        ("1 + 1", "plt.show()", "a figure needs a text alternative"),
        ("# Two numbers", '# <img src="a.png"> Two numbers', "an image needs a text alternative"),
    ],
)
def test_a_bad_lesson_is_refused(tiny: Path, old: str, new: str, message: str) -> None:
    replace(lesson(tiny), old, new)
    with pytest.raises(SourceError, match=message):
        build(tiny)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('id="q2" right="capitals"', 'id="q3" right="capitals"', "id='q3' is no question"),
        ('fails="q1_large"', 'fails="q1_huge"', "'q1_huge' is no check of question 'q1'"),
        ('fails="q1_large"', 'fails="q2_name"', "'q2_name' is no check of question 'q1'"),
        (' fails="q1_large"', "", "name the checks that must refuse it"),
        ('right="sum"', 'right="sum" wrong="sum"', "say either right="),
        ('# %% id="q1" right="sum"', '# %% id="q2" right="sum"', "'q1' has 1 right answers"),
        ('# %% id="q1" wrong="joins" fails="q1_small q1_large"', "# %% [markdown]", "has 4 wrong"),
        ('fails="q2_name"', 'fails=""', "name the checks"),
    ],
)
def test_answers_that_prove_too_little_are_refused(
    tiny: Path, old: str, new: str, message: str
) -> None:
    replace(answers(tiny), old, new)
    with pytest.raises(SourceError, match=re.escape(message)):
        build(tiny)


def test_a_check_that_no_wrong_answer_tests_is_refused(tiny: Path) -> None:
    text = answers(tiny).read_text().replace("q1_small q1_large", "q1_large")
    answers(tiny).write_text(text)
    with pytest.raises(SourceError, match="no wrong answer is named that 'q1_small' must refuse"):
        build(tiny)


def test_all_problems_are_named_at_once(tiny: Path) -> None:
    replace(exercise(tiny), 'role="setup"', 'role="set-up"')
    replace(exercise(tiny), 'see="Adding"', 'see="Dividing"')
    replace(lesson(tiny), "1 + 1", "1 +")
    with pytest.raises(SourceError) as refused:
        build(tiny)
    assert len(refused.value.problems) == 3


def test_a_marker_inside_a_string_is_refused(tiny: Path) -> None:
    replace(lesson(tiny), "1 + 1", 'text = """\n# %%\n"""')
    with pytest.raises(SourceError, match=f"{TINY}.py:"):
        build(tiny)


def test_a_leak_is_noticed_whatever_nbgrader_does(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nbgrader.preprocessors import ClearHiddenTests

    write(tiny, build(tiny))
    source = nbformat.read(tiny / "solutions" / TINY / f"{TINY}.ipynb", as_version=4)
    monkeypatch.setattr(ClearHiddenTests, "_remove_hidden_test_region", lambda self, cell: False)
    with pytest.raises(SourceError, match="would be released to students"):
        release(source, tiny)


def test_headings_leave_out_comments_in_fenced_code(tiny: Path) -> None:
    replace(
        lesson(tiny), "# Two numbers", "# ```python\n# # not a heading\n# ```\n#\n# Two numbers"
    )
    assert source_headings(Source.read(lesson(tiny))) == ["1. Tiny", "Adding"]


@pytest.mark.parametrize(
    ("text", "expected"), [("## A & B: c?", "a-b-c"), ("# Größe", "gr-e"), ("#", "cell")]
)
def test_a_slug_is_a_valid_cell_id(text: str, expected: str) -> None:
    assert slug(text) == expected


MARK = object()


class Taker:
    """Has arguments of every kind, and defaults that have no readable text."""

    def __new__(cls, *args: object, **kwargs: object) -> "Taker":
        return super().__new__(cls)

    def __init__(
        self, units: int, /, name="a", *shapes, way=len, kind=dict, mark=MARK, **others
    ) -> None: ...

    def call(self, x, *, training=None): ...

    def exactly(self, x, y, /): ...


class PassesOn(Taker):
    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)


HERE = "tests.test_authoring"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "Taker",
            '(\n    units,\n    /,\n    name="a",\n    *shapes,\n    way=len,\n    kind=dict,\n'
            "    mark=...,\n    **others,\n)",
        ),
        ("Taker.call", "(x, *, training=None)"),
        ("Taker.exactly", "(x, y, /)"),
    ],
)
def test_a_signature_has_every_argument_and_readable_defaults(name: str, expected: str) -> None:
    assert signature(f"{HERE}.{name}") == f"{HERE}.{name}{expected}"


def test_a_signature_may_come_from_what_takes_the_arguments() -> None:
    taken = signature(f"{HERE}.PassesOn", f"{HERE}.Taker")
    assert taken == signature(f"{HERE}.Taker").replace("Taker", "PassesOn")


def test_a_line_becomes_a_signature_and_nothing_else_changes(tiny: Path) -> None:
    line = f"{{signature: {HERE}.Taker.exactly}}"
    replace(lesson(tiny), "# Two numbers", f"# {line}\n#\n# Two numbers")
    replace(lesson(tiny), "1 + 1", f'"""\n{line}\n"""')  # code stays as it is
    replace(exercise(tiny), "(3 points)\n", f"(3 points)\n#\n# {line}\n")
    write(tiny, build(tiny))
    block = f"```python\n{HERE}.Taker.exactly(x, y, /)\n```"
    built = nbformat.read(tiny / "course" / f"{TINY}.ipynb", as_version=4)
    assert built.cells[0].source == (
        f"# 1. Tiny\n\n## Adding\n\n{block}\n\nTwo numbers make a third."
    )
    assert built.cells[1].source == f'"""\n{line}\n"""'
    released = nbformat.read(tiny / "exercises" / TINY / f"{TINY}.ipynb", as_version=4)
    assert block in released.cells[0].source


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{signature: keraz.layers}", "no signature of 'keraz.layers': No module named 'keraz'"),
        (f"{{signature: {HERE}.Tacker}}", "no signature of 'tests.test_authoring.Tacker'"),
        (f"{{signature: {HERE}.Taker from {HERE}.Tacker}}", "has no attribute 'Tacker'"),
        (f"{{signature: {HERE}.HERE}}", "is not a callable object"),
        (f"{{signature: {HERE}.PassesOn}}", "it takes anything; name what takes it"),
        (f"See {{signature: {HERE}.Taker}}", "on a line of its own"),
        (f"{{signature: {HERE}.Taker()}}", "on a line of its own"),
        (f"signature: {HERE}.Taker", "on a line of its own"),
    ],
)
def test_a_signature_that_there_is_not_is_refused(tiny: Path, line: str, message: str) -> None:
    for path in (lesson(tiny), exercise(tiny)):
        before = path.read_text()
        title = "# # 1. Tiny" if path == lesson(tiny) else "# # Exercise 1. Tiny"
        replace(path, title, f"{title}\n#\n# {line}")
        with pytest.raises(SourceError) as refused:
            build(tiny)
        (problem,) = refused.value.problems
        assert problem.startswith(f"{path}:4: cell 1: ")
        assert message in problem
        path.write_text(before)


def test_only_a_signature_makes_the_build_import_keras(tiny: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from autograder.authoring.build import build\n"
        "assert len(build(Path(sys.argv[1]))) == 3\n"
        "assert not {'keras', 'tensorflow'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", code, str(tiny)], check=True)


def test_loading_tensorflow_for_a_signature_prints_nothing() -> None:
    code = "from autograder.authoring.signatures import signature; signature('keras.Input')"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("", "")
