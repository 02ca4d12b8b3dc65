"""Times that people write are what they say, or are refused with a sentence."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from autograder.grading.course import Course
from autograder.grading.times import NotATime, in_words, parse_time, parse_utc, read_times_strictly


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("2026-07-01 18:00 UTC", 18),
        ("2026-07-01T18:00Z", 18),
        ("2026-07-01 18:00:00.000000 UTC", 18),
        ("2026-07-01 18:00", 18),
        ("2026-07-01 18:00 +0200", 16),
        ("2026-07-01 18:00+02:00", 16),
        ("2026-07-01T18:00:00 +02:00\n", 16),
        ("2026-07-01 18:00 -0530", 23.5),
        ("2026-07-01 18:00 Europe/Berlin", 16),
        ("2026-01-07 18:00 Europe/Berlin", 17),
        ("2026-07-01 18:00 CET", 16),
        ("2026-07-01 18:00 Etc/GMT+5", 23),
        ("2026-07-01", 0),
    ],
)
def test_a_time_is_what_it_says(text: str, hour: float) -> None:
    found = parse_time(text)
    assert found.tzinfo is UTC
    assert found.hour + found.minute / 60 == hour


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2026-07-01 18:00 CEST", "CEST is no known zone"),
        ("2026-07-01 18:00 PDT", "PDT is no known zone"),
        ("2026-07-01 18:00 Mars/Olympus", "is no known zone"),
        ("2026-07-01 07:00:00 PM", "PM is no known zone"),
        ("2026-07-01 7:00", "no time that is known"),
        ("2026-07-01 18:00 UTC UTC", "no time that is known"),
        ("2026-07-01 18:00 200", "no time that is known"),
        ("2026-07-01 18:00 +25:00", "an offset that there is not"),
        ("2026-02-30 18:00 UTC", "day is out of range"),
        ("2026-07-01 24:30 UTC", "hour must be in"),
        ("1.7.2026", "no time that is known"),
        ("01/07/2026 18:00", "no time that is known"),
        ("tomorrow", "no time that is known"),
        ("", "no time that is known"),
        ("99999-99-99", "no time that is known"),
        ("0001-01-01 00:00 +14:00", "out of range"),
        ("2026-10-25 02:30 Europe/Berlin", "show this time twice"),
        ("2026-03-29 02:30 Europe/Berlin", "never show this time"),
    ],
)
def test_what_is_no_time_is_refused_with_a_sentence(text: str, why: str) -> None:
    with pytest.raises(NotATime, match=why) as refused:
        parse_time(text)
    assert "write it" in str(refused.value)


def test_nbgrader_keeps_utc_without_a_zone() -> None:
    assert parse_utc("2026-07-01 18:00 +0200") == datetime(2026, 7, 1, 16)
    assert parse_utc(datetime(2026, 7, 1, 16)) == datetime(2026, 7, 1, 16)
    assert parse_utc(None) is None
    assert in_words(parse_time("2026-12-01 18:00 +01:00")) == "Tuesday 01 December 2026, 17:00 UTC"


def test_all_of_nbgrader_reads_times_here() -> None:
    read_times_strictly()
    from nbgrader.apps import api

    reads = {
        module
        for module in list(sys.modules.values())
        if getattr(module, "__name__", "").startswith("nbgrader")
        and "tests" not in module.__name__
        and hasattr(module, "parse_utc")
    }
    assert len(reads) > 3
    assert {module.parse_utc for module in reads - {api}} == {parse_utc}
    assert api.parse_utc("yesterday, at 6 PM") is None
    assert api.parse_utc("2026-07-01 18:00 +0200") == datetime(2026, 7, 1, 16)


@pytest.mark.slow
def test_a_due_date_in_no_known_zone_is_not_stored(built: Path) -> None:
    def add(due: str) -> subprocess.CompletedProcess[str]:
        command = ("nbgrader", "db", "assignment", "add", "01_tiny", f"--duedate={due}")
        return subprocess.run(
            [sys.executable, "-m", *command], cwd=built, check=False, capture_output=True, text=True
        )

    course = Course(built)
    course.prepare("01_tiny")
    done = add("2026-07-01 18:00 CEST")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.splitlines()[-1].startswith("'2026-07-01 18:00 CEST': CEST is no known zone")
    with course.gradebook() as gradebook:
        assert gradebook.find_assignment("01_tiny").duedate is None
    assert add("2026-07-01 18:00 Europe/Berlin").returncode == 0
    with course.gradebook() as gradebook:
        assert gradebook.find_assignment("01_tiny").duedate == datetime(2026, 7, 1, 16)
