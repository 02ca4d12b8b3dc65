"""nbgrader's exchange: its folder is made where it is the course's own, and nowhere else."""

from pathlib import Path
from typing import Any

import pytest
from nbgrader.auth import Authenticator
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange import ExchangeError, ExchangeFactory

from autograder.authoring.build import build, write
from autograder.settings import nbgrader_config
from tests.tiny import TINY


def command(course: Path, name: str, **settings: Any) -> Any:
    """Return what one of nbgrader's commands runs."""
    config = nbgrader_config(course)
    config.CourseDirectory.assignment_id = TINY
    config.Exchange.update(settings)
    make = getattr(ExchangeFactory(config=config), name)
    return make(
        coursedir=CourseDirectory(config=config),
        authenticator=Authenticator(config=config),
        config=config,
    )


def test_the_first_release_makes_the_course_s_own_exchange(tiny: Path) -> None:
    write(tiny, build(tiny))
    exchange = tiny / ".nbgrader" / "exchange"
    assert not exchange.exists()
    command(tiny, "ReleaseAssignment").start()
    released = exchange / "keras-course" / "outbound" / TINY / f"{TINY}.ipynb"
    assert released.read_bytes() == (tiny / "exercises" / TINY / f"{TINY}.ipynb").read_bytes()
    (listed,) = command(tiny, "List").start()
    assert listed["assignment_id"] == TINY


def test_before_that_nothing_is_listed_or_collected(tiny: Path) -> None:
    assert command(tiny, "List").start() == []
    with pytest.raises(ExchangeError, match="Course not found"):
        command(tiny, "Collect").start()


@pytest.mark.parametrize("name", ["List", "Collect", "ReleaseFeedback"])
def test_an_exchange_elsewhere_is_made_by_whoever_runs_it(
    tiny: Path, tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    elsewhere = tmp_path_factory.mktemp("srv") / "exchange"
    with pytest.raises(ExchangeError):
        command(tiny, name, root=str(elsewhere)).start()
    assert not elsewhere.exists()
