"""Times that people write: when work is due, and when it was handed in.

nbgrader reads such words as well as it can: it takes `CEST` for UTC, `+0200` for 200 seconds, and
7 in the evening for 7 in the morning. Here a time is what it says, or it is refused.
"""

import re
from contextlib import suppress
from datetime import UTC, datetime
from types import ModuleType
from zoneinfo import ZoneInfo, available_timezones

_TIME = re.compile(
    r"(?P<date>\d{4}-\d{2}-\d{2})"
    r"(?:[T ](?P<clock>\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?))?"
    r"\s*(?P<zone>Z|[+-]\d{2}:?\d{2}|[A-Za-z][\w+/-]*)?"
)
HOW = "write it as 2026-12-01 18:00 Europe/Berlin, 2026-12-01 18:00 +01:00 or 2026-12-01 17:00 UTC"


class NotATime(ValueError, SystemExit):
    """A text that is no time; one sentence that says what to write.

    A command that does not catch it ends with the sentence instead of a traceback.
    """

    def __init__(self, sentence: str) -> None:
        SystemExit.__init__(self, sentence)

    def __str__(self) -> str:
        return str(self.code)


def parse_time(text: str) -> datetime:
    """Return the instant that a text means; without a zone it is in UTC, as nbgrader has it.

    Parameters
    ----------
    text : str
        A date, a time of 24 hours, and `Z`, `UTC`, an offset or a zone's name such as
        `Europe/Berlin`.

    Raises
    ------
    NotATime
        If it is none, its zone is not known, or clocks there show this time twice or never.
    """
    found = _TIME.fullmatch(text.strip())
    if found is None:
        raise NotATime(f"{text!r} is no time that is known here; {HOW}")
    try:
        local = datetime.fromisoformat(f"{found['date']} {found['clock'] or '00:00'}")
    except ValueError as error:
        raise NotATime(f"{text!r} is no time: {error}; {HOW}") from None
    try:
        return _in_zone(local, found["zone"] or "UTC", text)
    except OverflowError:
        raise NotATime(f"{text!r} is no time: the year is out of range; {HOW}") from None


def _in_zone(local: datetime, zone: str, text: str) -> datetime:
    if zone in {"Z", "UTC"}:
        return local.replace(tzinfo=UTC)
    if zone[0] in "+-":
        try:
            return datetime.fromisoformat(f"{local.isoformat(' ')}{zone}").astimezone(UTC)
        except ValueError:
            raise NotATime(f"{text!r} has an offset that there is not; {HOW}") from None
    if zone not in available_timezones():
        raise NotATime(f"{text!r}: {zone} is no known zone; {HOW}")
    first, second = (local.replace(tzinfo=ZoneInfo(zone), fold=fold) for fold in (0, 1))
    if first.utcoffset() != second.utcoffset():
        is_twice = first.utcoffset() > second.utcoffset()  # type: ignore[operator]
        how_often = "show this time twice" if is_twice else "never show this time"
        raise NotATime(f"{text!r}: clocks in {zone} {how_often}; write its offset, such as +01:00")
    return first.astimezone(UTC)


def in_words(instant: datetime) -> str:
    """Return an instant for a sentence: `Tuesday 01 December 2026, 17:00 UTC`."""
    return f"{instant.astimezone(UTC):%A %d %B %Y, %H:%M} UTC"


def parse_utc(given: datetime | str | None) -> datetime | None:
    """Return an instant as nbgrader keeps it: in UTC, without a zone.

    Raises
    ------
    NotATime
        As of `parse_time`.
    """
    if given is None:
        return None
    if isinstance(given, str):
        given = parse_time(given)
    return given if given.tzinfo is None else given.astimezone(UTC).replace(tzinfo=None)


def read_times_strictly() -> None:
    """Let nbgrader read times by `parse_utc`, in its commands, its exchange and its gradebook.

    Formgrader's list of submissions shows no time where there is none that is known: one file must
    not hide the others.
    """
    from nbgrader.apps import api

    for module in _modules():
        if module.parse_utc is not parse_utc:
            parse_utc.__wrapped__ = module.parse_utc  # type: ignore[attr-defined]
            module.parse_utc = parse_utc  # type: ignore[attr-defined]
    api.parse_utc = _utc_if_known


def _modules() -> tuple[ModuleType, ...]:
    from nbgrader import coursedir, utils
    from nbgrader.apps import zipcollectapp
    from nbgrader.exchange.default import collect

    return utils, coursedir, collect, zipcollectapp


def _utc_if_known(text: str) -> datetime | None:
    with suppress(NotATime):
        return parse_utc(text)
    return None
