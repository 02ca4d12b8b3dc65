"""The shipped data: its loaders, its generators, and what a replaced file is told."""

import doctest
import importlib
import pkgutil
import re
import shutil
import string
import subprocess
import sys
from collections import Counter
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score
from sklearn.neighbors import KNeighborsClassifier
from sklearn.utils import Bunch

import coursedata
import coursedata.generate
from coursedata.files import DATA
from coursedata.generate import asteroid, small_resnet
from coursedata.generate.__main__ import main as generate
from coursedata.generate.asteroid import orbit
from coursedata.generate.csv import csv_bytes

MODULES = ["coursedata"] + [
    module.name
    for module in pkgutil.walk_packages(coursedata.__path__, "coursedata.")
    if not module.name.endswith("__main__")
]

SPEAKERS = [("cat", "nothing"), ("hen", "something"), ("gull", "everything")]


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


def test_the_asteroid_is_a_regression_with_a_real_target():
    loaded = coursedata.load_asteroid()
    assert loaded.data.shape == (401, 1)
    assert loaded.target.shape == (401,)
    assert loaded.data.dtype == loaded.target.dtype == np.float64
    assert loaded.data.ravel().tolist() == np.arange(-100, 100.5, 0.5).tolist()
    assert loaded.feature_names == ["time_steps"]
    assert loaded.target_names.tolist() == ["y_positions"]
    frame = coursedata.load_asteroid(as_frame=True).frame
    assert list(frame.columns) == ["time_steps", "y_positions"]


def test_the_asteroid_follows_its_orbit_and_no_line():
    days, positions = coursedata.load_asteroid(return_X_y=True)
    _, true = orbit(days.ravel())
    assert 2.7 < np.std(positions - true) < 3.3
    line = np.polyval(np.polyfit(days.ravel(), positions, 1), days.ravel())
    assert np.std(positions - line) > 60


def test_the_orbit_is_an_ellipse_around_the_sun():
    days = np.linspace(0, asteroid.PERIOD_DAYS, 5001)
    x, y = orbit(days)
    np.testing.assert_allclose((x[0], y[0]), (x[-1], y[-1]))
    distance = np.hypot(x, y)
    assert distance.min() == pytest.approx(135 * 0.7, rel=1e-6)
    assert distance.max() == pytest.approx(135 * 1.3, rel=1e-6)
    areas = x[:-1] * y[1:] - x[1:] * y[:-1]  # Kepler's second law: equal in equal times
    assert np.ptp(areas) < 1e-4 * areas.mean()


def test_darts_codes_are_the_places_of_the_names():
    darts = coursedata.load_darts()
    assert darts.data.shape == (800, 2)
    assert darts.data.dtype == np.float64
    assert darts.target.dtype == np.int64
    assert darts.target_names.tolist() == ["Kate", "Michael", "Steve", "Susan"]
    assert np.bincount(darts.target).tolist() == [200, 200, 200, 200]
    file = pd.read_csv(darts.filename)
    assert list(file.columns) == ["xCoord", "yCoord", "competitor"]
    assert darts.target_names[darts.target].tolist() == file["competitor"].tolist()
    assert pd.Categorical(file["competitor"]).codes.tolist() == darts.target.tolist()


def test_darts_are_hard_for_straight_borders_only():
    throws, players = coursedata.load_darts(return_X_y=True)
    lines = cross_val_score(LogisticRegression(), throws, players, cv=5)
    bends = cross_val_score(KNeighborsClassifier(15), throws, players, cv=5)
    assert 0.35 < lines.mean() < 0.55
    assert 0.78 < bends.mean() < 0.86


def test_darts_rows_are_shuffled():
    _, players = coursedata.load_darts(return_X_y=True)
    assert 560 < np.count_nonzero(np.diff(players)) < 640


def test_irrigation_has_three_labels_in_every_combination():
    irrigation = coursedata.load_irrigation()
    assert irrigation.data.shape == (2000, 20)
    assert irrigation.data.dtype == np.float64
    assert irrigation.data.min() == 0
    assert irrigation.data.max() == 15
    assert irrigation.target.shape == (2000, 3)
    assert irrigation.target.dtype == np.int64
    combinations, rows = np.unique(irrigation.target, axis=0, return_counts=True)
    assert combinations.shape == (8, 3)
    assert rows.min() > 30
    assert combinations[rows.argmax()].tolist() == [0, 0, 0]
    # The commoner value of each label is another row than the commonest one.
    assert (irrigation.target.mean(axis=0) > 0.5).tolist() == [True, False, False]
    correlation = np.corrcoef(irrigation.target.T)
    assert correlation[np.triu_indices(3, 1)].min() > 0.15


def test_irrigation_as_frames_keeps_the_columns_apart():
    irrigation = coursedata.load_irrigation(as_frame=True)
    assert list(irrigation.data.columns) == irrigation.feature_names
    assert list(irrigation.target.columns) == irrigation.target_names.tolist()
    together = pd.concat([irrigation.data, irrigation.target], axis=1)
    pd.testing.assert_frame_equal(irrigation.frame, together)
    data, target = coursedata.load_irrigation(return_X_y=True)
    np.testing.assert_array_equal(data, irrigation.data)
    np.testing.assert_array_equal(target, irrigation.target)


def test_irrigation_is_hard_for_a_weighted_sum_only():
    data, target = coursedata.load_irrigation(return_X_y=True)
    commoner = np.maximum(target.mean(axis=0), 1 - target.mean(axis=0)).mean()
    lines = LogisticRegression(max_iter=1000)
    sums = np.mean([cross_val_score(lines, data, need, cv=4).mean() for need in target.T])
    neighbours = KNeighborsClassifier(15)
    bends = np.mean([cross_val_score(neighbours, data, need, cv=4).mean() for need in target.T])
    assert commoner + 0.02 < sums < bends - 0.1


def test_irrigations_rows_are_shuffled():
    _, target = coursedata.load_irrigation(return_X_y=True)
    parts = np.array([part.mean(axis=0) for part in np.array_split(target, 5)])
    assert np.ptp(parts, axis=0).max() < 0.1


def test_the_log_has_a_page_for_every_day_of_ten_weeks():
    pages = coursedata.load_lighthouse().data
    days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    assert [page.split()[0] for page in pages] == [f"{day}." for day in days] * 10
    assert set("".join(pages)) <= {*string.ascii_letters, " ", ".", ","}
    words = re.findall("[a-z]+", " ".join(pages).lower())
    assert (len(words), len(set(words))) == (4416, 296)
    assert len(set(pages)) == 70
    assert all(page.endswith(".") and "  " not in page for page in pages)


def test_in_the_log_two_words_tell_more_than_one():
    text = " ".join(coursedata.load_lighthouse().data)
    said = re.findall(r"(cat|hen|gull) says (nothing|something|everything)", text)
    alone = Counter(what for _, what in said)
    pairs = Counter(said)
    assert max(alone.values()) < 0.5 * len(said)
    assert sum(pairs[pair] for pair in SPEAKERS) > 0.9 * len(said)


def test_the_log_describes_itself():
    log = coursedata.load_lighthouse()
    assert "Number of Instances: 70 pages" in log.DESCR
    assert Path(log.filename) == DATA / "lighthouse.txt"


def test_the_league_s_seasons_are_complete_and_end_in_a_tournament():
    league = coursedata.load_league()
    season, tournament = league.season, league.tournament
    assert (season.dtypes == np.int64).all()
    assert (tournament.dtypes == np.int64).all()
    assert season.groupby("season").size().tolist() == [1008] * 12
    assert tournament.groupby("season").size().tolist() == [63] * 12
    for games in (season, tournament):
        assert (games["score_diff"] == games["score_1"] - games["score_2"]).all()
        assert (games["won"] == (games["score_diff"] > 0)).all()
        assert (games["score_diff"] != 0).all()
        assert 0.45 < games["won"].mean() < 0.55  # the first team is drawn by lot
    teams = pd.concat([season[["season", name]].set_axis([0, 1], axis=1) for name in SIDES])
    assert set(teams.value_counts()) == {21}
    assert set(season["home"]) == {-1, 0, 1}
    assert set(tournament["home"]) == {0}


SIDES = ("team_1", "team_2")


def test_in_a_tournament_of_the_league_the_loser_is_out_and_the_first_round_is_seeded():
    for year, games in coursedata.load_league().tournament.groupby("season"):
        lost = np.where(games["won"], games["team_2"], games["team_1"])
        assert len({*lost}) == 63, year
        for place, row in enumerate(games.itertuples()):
            assert row.team_1 not in lost[:place]
            assert row.team_2 not in lost[:place]
        first = np.abs(games["seed_diff"][:32])
        assert sorted(first.tolist()) == sorted([1, 3, 5, 7, 9, 11, 13, 15] * 4)


def test_what_the_league_s_description_says_of_the_truth_is_so():
    league = coursedata.load_league()
    season, teams = league.season, league.strengths.index
    one, two = (teams.get_indexer(season[side]) for side in SIDES)
    strength = league.strengths.to_numpy()
    expected = strength[one] - strength[two] + league.home_advantage * season["home"]
    assert np.sqrt(((season["score_diff"] - expected) ** 2).mean()) == pytest.approx(10.8, abs=0.05)
    assert ((expected > 0) == season["won"]).mean() == pytest.approx(0.75, abs=0.005)
    equations = np.zeros((len(season), len(teams) + 1))
    equations[np.arange(len(season)), one] = 1
    equations[np.arange(len(season)), two] = -1
    equations[:, -1] = season["home"]
    *found, home = np.linalg.lstsq(equations, season["score_diff"], rcond=None)[0]
    assert np.corrcoef(found, strength)[0, 1] == pytest.approx(0.98, abs=0.005)
    assert home == pytest.approx(3.4, abs=0.05)
    tournament = league.tournament
    slope, _ = np.polyfit(tournament["seed_diff"], tournament["score_diff"], 1)
    assert slope == pytest.approx(1.0, abs=0.05)
    seeded = tournament[tournament["seed_diff"] != 0]
    assert ((seeded["seed_diff"] > 0) == seeded["won"]).mean() == pytest.approx(0.71, abs=0.005)


def test_six_teams_of_the_league_are_new_in_the_last_two_seasons():
    season = coursedata.load_league().season
    before = {*season[season["season"] < 2024][[*SIDES]].to_numpy().ravel()}
    after = {*season[season["season"] >= 2024][[*SIDES]].to_numpy().ravel()}
    assert (len(before), len(after), len(after - before)) == (96, 96, 6)


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


@pytest.fixture
def own_darts(tmp_path, monkeypatch):
    """Write a file in place of darts.csv."""
    shutil.copy(DATA / "darts.rst", tmp_path)
    monkeypatch.setattr("coursedata.table.DATA", tmp_path)

    def write(text):
        (tmp_path / "darts.csv").write_text(text)
        return tmp_path / "darts.csv"

    return write


def test_the_names_of_a_replaced_file_get_the_same_codes(own_darts):
    own_darts("xCoord,yCoord,competitor\n0.5,-1,Steve\n0,0.25,Kate\n")
    darts = coursedata.load_darts(as_frame=True)
    assert darts.frame.to_dict("list") == {
        "xCoord": [0.5, 0.0],
        "yCoord": [-1.0, 0.25],
        "competitor": [2, 0],
    }
    assert [str(dtype) for dtype in darts.frame.dtypes] == ["float64", "float64", "int64"]


@pytest.mark.parametrize("strange", ["Steven", "", "2"])
def test_every_name_of_a_replaced_file_must_be_known(own_darts, strange):
    path = own_darts(f"xCoord,yCoord,competitor\n0,0,Kate\n1,1,{strange}\n")
    with pytest.raises(ValueError) as caught:
        coursedata.load_darts()
    names = "Kate, Michael, Steve, Susan"
    assert str(caught.value) == f"Column 'competitor' of {path} may hold only the texts {names}."


def test_beside_names_there_are_only_numbers(own_darts):
    path = own_darts("xCoord,yCoord,competitor\n0,far,Kate\n")
    with pytest.raises(ValueError) as caught:
        coursedata.load_darts()
    assert str(caught.value) == f"Column 'yCoord' of {path} must hold a number in every row."


@pytest.fixture
def own_irrigation(tmp_path, monkeypatch):
    """Write a file in place of irrigation.csv: two rows, with one column changed or left out."""
    shutil.copy(DATA / "irrigation.rst", tmp_path)
    monkeypatch.setattr("coursedata.table.DATA", tmp_path)

    def write(**changed):
        sensors = {f"sensor_{number}": [1.0, number] for number in range(20)}
        parcels = {f"parcel_{number}": [0, 1] for number in range(3)}
        frame = pd.DataFrame({**sensors, **parcels}).assign(**changed)
        frame.dropna(axis=1, how="all").to_csv(tmp_path / "irrigation.csv")  # with its index
        return tmp_path / "irrigation.csv"

    return write


def test_an_index_column_of_a_replaced_file_is_left_out(own_irrigation):
    own_irrigation()
    irrigation = coursedata.load_irrigation(as_frame=True)
    assert irrigation.frame.columns.tolist() == [
        *irrigation.feature_names,
        *irrigation.target_names,
    ]
    assert irrigation.data.to_numpy().tolist() == [[1.0] * 20, list(map(float, range(20)))]
    assert irrigation.target.to_numpy().tolist() == [[0, 0, 0], [1, 1, 1]]


@pytest.mark.parametrize("strange", [2, 0.5, -1])
def test_every_label_of_a_replaced_file_must_be_0_or_1(own_irrigation, strange):
    path = own_irrigation(parcel_2=[0, strange])
    with pytest.raises(ValueError) as caught:
        coursedata.load_irrigation()
    message = f"Column 'parcel_2' of {path} may hold only the numbers 0, 1."
    assert str(caught.value) == message


def test_a_missing_label_of_a_replaced_file_is_told(own_irrigation):
    own_irrigation(parcel_1=np.nan)
    with pytest.raises(ValueError, match=r"needs the columns .*, parcel_2 but has: "):
        coursedata.load_irrigation()


def test_a_real_target_of_a_replaced_file_may_hold_any_numbers(tmp_path, monkeypatch):
    shutil.copy(DATA / "asteroid.rst", tmp_path)
    monkeypatch.setattr("coursedata.table.DATA", tmp_path)
    path = tmp_path / "asteroid.csv"
    path.write_text("y_positions,time_steps\n-3,0\n7,1\n")
    loaded = coursedata.load_asteroid(as_frame=True)
    assert loaded.frame.to_dict("list") == {"time_steps": [0.0, 1.0], "y_positions": [-3.0, 7.0]}
    assert [str(dtype) for dtype in loaded.frame.dtypes] == ["float64", "float64"]
    path.write_text("time_steps,y_positions\n0,high\n")
    with pytest.raises(ValueError) as caught:
        coursedata.load_asteroid()
    assert str(caught.value) == f"Column 'y_positions' of {path} must hold a number in every row."


@pytest.fixture
def own_log(tmp_path, monkeypatch):
    """Write a file in place of lighthouse.txt."""
    monkeypatch.setattr("coursedata.lighthouse.DATA", tmp_path)
    return tmp_path / "lighthouse.txt"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_empty_line_ends_a_page_of_a_replaced_log(own_log, end):
    text = end.join(["", "  One page,", "two lines. ", " ", "", "Crème brûlée.", ""])
    own_log.write_bytes(text.encode("utf-8-sig"))
    assert coursedata.load_lighthouse().data == ["One page, two lines.", "Crème brûlée."]


@pytest.mark.parametrize("text", ["", " \n\n"])
def test_an_empty_log_is_told_in_one_sentence(own_log, text):
    own_log.write_text(text)
    with pytest.raises(ValueError) as caught:
        coursedata.load_lighthouse()
    assert str(caught.value) == f"{own_log} must hold a text, with an empty line after each page."


# Generators


@pytest.mark.parametrize("name", coursedata.generate.BUILDERS)
def test_a_shipped_file_is_what_its_generator_builds(name):
    shipped = (DATA / name).read_bytes()
    assert shipped == coursedata.generate.BUILDERS[name]()
    assert len(shipped) < 330_000
    assert b"\r" not in shipped


def test_every_shipped_table_has_a_generator_and_a_description():
    tables = {path.name for path in DATA.glob("*.csv")}
    assert tables == set(coursedata.generate.BUILDERS)
    described = tuple(path.stem for path in DATA.glob("*.rst"))
    assert all(name.startswith(described) for name in tables)


def test_generate_builds_files_from_nothing_and_mends_a_changed_one(tmp_path, capsys):
    assert generate(["--folder", str(tmp_path)]) == 0
    wrote = [f"wrote {name}" for name in coursedata.generate.BUILDERS]
    assert capsys.readouterr().out.splitlines() == wrote
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


# The small network


@pytest.fixture(scope="module")
def small():
    return coursedata.load_small_resnet()


def test_the_small_network_is_small_and_not_compiled(small):
    assert (DATA / "small_resnet.keras").stat().st_size < 1_000_000
    assert small.input_shape == (None, 12, 12, 1)
    assert small.output_shape == (None, 5)
    assert small.get_layer("features").output.shape == (None, 48)
    assert small.count_params() == 56_581
    assert not small.compiled
    assert [layer.name for layer in small.layers if type(layer).__name__ == "Add"] == [
        "block1_add",
        "block2_add",
        "block3_add",
    ]


def test_the_small_network_reads_the_digits_that_were_held_out(small):
    digits = load_digits()
    rows = (np.arange(len(digits.target)) >= small_resnet.HELD_OUT) & (digits.target < 5)
    assert rows.sum() == 226
    sheets = small_resnet.sheets(digits.images[rows], np.random.default_rng(1))
    chances = small.predict(sheets, verbose=0)
    np.testing.assert_allclose(chances.sum(axis=1), 1, rtol=1e-4)
    assert np.mean(chances.argmax(axis=1) == digits.target[rows]) > 0.95


def test_its_features_tell_digits_apart_that_it_has_never_seen(small):
    import keras

    digits = load_digits()
    base = keras.Model(small.input, small.get_layer("features").output)
    other = digits.target >= 5
    parts = []
    for rows in (np.arange(1797) < small_resnet.HELD_OUT, np.arange(1797) >= small_resnet.HELD_OUT):
        images = digits.images[rows & other]
        sheets = small_resnet.sheets(images, np.random.default_rng(2))
        parts.append((base.predict(sheets, verbose=0), digits.target[rows & other]))
    (features, labels), held_out = parts
    few = np.concatenate([np.flatnonzero(labels == digit)[:5] for digit in range(5, 10)])
    head = LogisticRegression(max_iter=2000).fit(features[few], labels[few])
    assert head.score(*held_out) > 0.6  # guessing: 0.2


def test_a_sheet_holds_its_digit_somewhere():
    image = np.full((8, 8), 16.0)
    sheets = small_resnet.sheets(np.repeat(image[None], 50, axis=0), np.random.default_rng(3))
    assert sheets.shape == (50, 12, 12, 1)
    assert sheets.sum(axis=(1, 2, 3)).tolist() == [64] * 50
    corners = {tuple(np.argwhere(sheet)[0, :2].tolist()) for sheet in sheets}
    assert len(corners) > 10
    assert max(max(corner) for corner in corners) == 4


@pytest.mark.slow
def test_one_round_of_training_gives_the_same_kind_of_network(small, tmp_path, monkeypatch, capsys):
    quick = partial(small_resnet.train, rounds=1, head_rounds=1)
    monkeypatch.setattr(small_resnet, "train", quick)
    assert generate(["--folder", str(tmp_path), "--train"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "wrote small_resnet.keras"
    import keras

    trained = keras.saving.load_model(tmp_path / "small_resnet.keras", safe_mode=True)
    assert [layer.name for layer in trained.layers] == [layer.name for layer in small.layers]
    shapes = [weight.shape for weight in small.weights]
    assert [weight.shape for weight in trained.weights] == shapes


def test_check_and_train_exclude_each_other(capsys):
    with pytest.raises(SystemExit):
        generate(["--check", "--train"])
    assert "--check writes nothing" in capsys.readouterr().err


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
    assert examples["coursedata.asteroid.load_asteroid"] > 3
    assert examples["coursedata.darts.load_darts"] > 3
    assert examples["coursedata.irrigation.load_irrigation"] > 3
    assert examples["coursedata.lighthouse.load_lighthouse"] > 3
    assert examples["coursedata.generate.csv.csv_bytes"] > 0


@pytest.fixture
def own_league(tmp_path, monkeypatch):
    """Write two files in the form of the well-known ones in place of the league's."""
    for name in ("league.rst", "league_strengths.csv"):
        shutil.copy(DATA / name, tmp_path)
    monkeypatch.setattr("coursedata.league.DATA", tmp_path)
    monkeypatch.setattr("coursedata.files.DATA", tmp_path)

    def write(season_row="1985,3745,6664,0,17,81,64,1"):
        columns = "season,team_1,team_2,home,score_diff,score_1,score_2,won"
        (tmp_path / "league_season.csv").write_text(f"{columns}\n{season_row}\n")
        columns = "season,team_1,team_2,home,seed_diff,score_diff,score_1,score_2,won"
        row = "1985,288,73,0,-3,-9,41,50,0"
        (tmp_path / "league_tournament.csv").write_text(f"{columns}\n{row}\n")
        return tmp_path / "league_season.csv"

    return write


def test_another_league_has_no_true_strengths(own_league):
    path = own_league()
    league = coursedata.load_league()
    assert league.season_filename == str(path)
    assert league.season.iloc[0].tolist() == [1985, 3745, 6664, 0, 17, 81, 64, 1]
    assert league.tournament.iloc[0].tolist() == [1985, 288, 73, 0, -3, -9, 41, 50, 0]
    assert league.strengths is None


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("1985,1,2,0,17.5,81,64,1", "Column 'score_diff' of {path} may hold only integers."),
        ("1985,1,2,2,17,81,64,1", "Column 'home' of {path} may hold only the numbers -1, 0, 1."),
        ("1985,a,2,0,17,81,64,1", "Column 'team_1' of {path} must hold a number in every row."),
    ],
)
def test_a_wrong_cell_of_a_league_is_told_in_one_sentence(own_league, row, message):
    path = own_league(row)
    with pytest.raises(ValueError) as caught:
        coursedata.load_league()
    assert str(caught.value) == message.format(path=path)
