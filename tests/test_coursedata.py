"""The shipped data: its loaders, its generators, and what a replaced file is told."""

import doctest
import importlib
import pkgutil
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score
from sklearn.utils import Bunch

import coursedata
import coursedata.generate
from coursedata.files import DATA
from coursedata.generate.__main__ import main as generate
from coursedata.generate.csv import csv_bytes

MODULES = ["coursedata"] + [
    module.name
    for module in pkgutil.walk_packages(coursedata.__path__, "coursedata.")
    if not module.name.endswith("__main__")
]


# Loaders


def test_a_loader_returns_what_scikit_learns_return():
    rings = coursedata.load_rings()
    assert isinstance(rings, Bunch)
    assert rings.data.shape == (600, 2)
    assert rings.data.dtype == np.float64
    assert rings.target.dtype == np.int64
    assert np.bincount(rings.target).tolist() == [300, 300]
    assert rings.frame is None
    assert rings.feature_names == ["x", "y"]
    assert rings.target_names.tolist() == ["outer", "inner"]
    assert "Number of Instances: 600" in rings.DESCR
    assert Path(rings.filename) == DATA / "rings.csv"


def test_as_frame_names_the_columns():
    rings = coursedata.load_rings(as_frame=True)
    assert list(rings.frame.columns) == ["x", "y", "label"]
    pd.testing.assert_frame_equal(rings.data, rings.frame[["x", "y"]])
    pd.testing.assert_series_equal(rings.target, rings.frame["label"])
    np.testing.assert_array_equal(rings.data, coursedata.load_rings().data)


@pytest.mark.parametrize("as_frame", [False, True])
def test_a_pair_is_the_bunchs_data_and_target(as_frame):
    data, target = coursedata.load_rings(return_X_y=True, as_frame=as_frame)
    rings = coursedata.load_rings(as_frame=as_frame)
    assert type(data) is type(rings.data)
    assert type(target) is type(rings.target)
    np.testing.assert_array_equal(data, rings.data)
    np.testing.assert_array_equal(target, rings.target)


def test_arguments_are_keyword_only():
    with pytest.raises(TypeError, match="positional"):
        coursedata.load_rings(True)


def test_rings_label_the_inner_ring_1_and_are_hard_for_a_line_only():
    points, inner = coursedata.load_rings(return_X_y=True)
    radius = np.hypot(points[:, 0], points[:, 1])
    best = max(np.mean((radius < limit) == inner) for limit in np.linspace(1, 2, 101))
    assert 0.97 < best < 0.995
    lines = cross_val_score(LogisticRegression(), points, inner, cv=4)
    assert 0.4 < lines.mean() < 0.6


def test_rows_are_shuffled():
    _, target = coursedata.load_rings(return_X_y=True)
    assert 250 < np.count_nonzero(np.diff(target)) < 350


# A user's own file in place of the shipped one


@pytest.fixture
def own_rings(tmp_path, monkeypatch):
    """Write a file in place of rings.csv."""
    shutil.copy(DATA / "rings.rst", tmp_path)
    monkeypatch.setattr("coursedata.table.DATA", tmp_path)

    def write(text, encoding="utf-8"):
        path = tmp_path / "rings.csv"
        path.write_text(text, encoding=encoding)
        return path

    return write


def test_a_replaced_file_is_used_whatever_the_order_of_its_columns(own_rings):
    path = own_rings("label,comment,y,x\n1,a,2,-1\n0,b,4,3\n", encoding="utf-8-sig")
    rings = coursedata.load_rings(as_frame=True)
    assert rings.filename == str(path)
    assert rings.frame.to_dict("list") == {"x": [-1.0, 3.0], "y": [2.0, 4.0], "label": [1, 0]}
    assert [str(dtype) for dtype in rings.frame.dtypes] == ["float64", "float64", "int64"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("x,y,class\n1,2,1\n", "x, y, class"),
        ("x,label\n1,1\n", "x, label"),
        ("x;y;label\n1;2;1\n", "x;y;label"),
        ("0.5,0.2,1\n0.1,0.3,0\n", "0.5, 0.2, 1"),
        ("", "none"),
    ],
)
def test_a_missing_column_is_told_in_one_sentence(own_rings, text, found):
    path = own_rings(text)
    with pytest.raises(ValueError) as caught:
        coursedata.load_rings()
    assert str(caught.value) == f"{path} needs the columns x, y, label but has: {found}."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x,y,label\n1,2,1\n1,two,0\n", "Column 'y' of {path} must hold a number in every row."),
        ("x,y,label\n,2,1\n1,2,0\n", "Column 'x' of {path} must hold a number in every row."),
        ("x,y,label\n1,2,2\n", "Column 'label' of {path} may hold only the numbers 0, 1."),
        ("x,y,label\n1,2,0.5\n", "Column 'label' of {path} may hold only the numbers 0, 1."),
    ],
)
def test_a_wrong_cell_is_told_in_one_sentence(own_rings, text, message):
    path = own_rings(text)
    with pytest.raises(ValueError) as caught:
        coursedata.load_rings()
    assert str(caught.value) == message.format(path=path)


# Generators


@pytest.mark.parametrize("name", coursedata.generate.BUILDERS)
def test_a_shipped_file_is_what_its_generator_builds(name):
    shipped = (DATA / name).read_bytes()
    assert shipped == coursedata.generate.BUILDERS[name]()
    assert len(shipped) < 20_000
    assert b"\r" not in shipped


def test_every_shipped_table_has_a_generator_and_a_description():
    tables = {path.name for path in DATA.glob("*.csv")}
    assert tables == set(coursedata.generate.BUILDERS)
    assert {Path(name).with_suffix(".rst").name for name in tables} <= {
        path.name for path in DATA.glob("*.rst")
    }


def test_generate_builds_files_from_nothing_and_mends_a_changed_one(tmp_path, capsys):
    assert generate(["--folder", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "wrote rings.csv\n"
    assert (tmp_path / "rings.csv").read_bytes() == (DATA / "rings.csv").read_bytes()

    with (tmp_path / "rings.csv").open("a") as file:
        file.write("0,0,1\n")
    assert generate(["--folder", str(tmp_path)]) == 0
    assert (tmp_path / "rings.csv").read_bytes() == (DATA / "rings.csv").read_bytes()


def test_check_passes_on_the_shipped_files(capsys):
    assert generate(["--check"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("content", [None, b"x,y,label\n"], ids=["missing", "changed"])
def test_check_names_a_file_that_differs_and_leaves_it(tmp_path, capsys, content):
    path = tmp_path / "rings.csv"
    if content is not None:
        path.write_bytes(content)
    assert generate(["--check", "--folder", str(tmp_path)]) == 1
    assert "rings.csv differs" in capsys.readouterr().err
    assert (path.read_bytes() if path.exists() else None) == content


def test_generate_runs_as_a_module():
    subprocess.run([sys.executable, "-m", "coursedata.generate", "--check"], check=True)


def test_csv_hides_differences_in_the_last_bit():
    third = np.array([1 / 3, -0.00001])
    nearly = np.nextafter(third, 1)
    assert csv_bytes({"x": third}) == csv_bytes({"x": nearly}) == b"x\n0.3333\n0.0000\n"


# The package


def test_importing_it_is_cheap():
    heavy = {"keras", "tensorflow", "sklearn", "pandas"}
    code = f"import coursedata, sys; print(sorted({heavy} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize("name", MODULES)
def test_examples_run(name):
    module = importlib.import_module(name)
    assert doctest.testmod(module).failed == 0


def test_there_are_examples_to_run():
    finder = doctest.DocTestFinder()
    examples = {
        test.name: len(test.examples)
        for name in MODULES
        for test in finder.find(importlib.import_module(name))
    }
    assert examples["coursedata.rings.load_rings"] > 3
    assert examples["coursedata.generate.csv.csv_bytes"] > 0
