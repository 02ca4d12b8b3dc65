"""Dates, times and time spans, of Python and of pandas."""

import datetime
import re
from typing import Any

import pandas as pd

from autograder.airlock.codecs.codec import (
    Decoder,
    Encoder,
    Family,
    Node,
    Rule,
    checked_integer,
    checked_text,
)
from autograder.airlock.codecs.plain import encode_integer
from autograder.airlock.refusal import DAMAGED, RefusedValue

TIME_ZONE = re.compile(r"[A-Za-z0-9_+\-:/]{1,64}")
MAX_TIME_CHARACTERS = 60  # of a time as ISO 8601 writes it
MISSING: dict[str, Any] = {"NaT": pd.NaT, "NA": pd.NA}


def _encode_timestamp(_: Encoder, value: pd.Timestamp) -> Node:
    plain = value if value.tz is None else value.tz_convert("UTC").tz_localize(None)
    zone = None if value.tz is None else str(value.tz)
    return ["timestamp", plain.isoformat(), str(value.unit), zone]


def _decode_timestamp(_: Decoder, text: Node, unit: Node, zone: Node) -> Any:
    plain = pd.Timestamp(checked_text(text, MAX_TIME_CHARACTERS))
    plain = plain.as_unit(checked_text(unit, 2))  # type: ignore[arg-type]
    return plain if zone is None else plain.tz_localize("UTC").tz_convert(checked_zone(zone))


def checked_zone(found: Node) -> str:
    """Return the name of a time zone."""
    if not TIME_ZONE.fullmatch(zone := checked_text(found, 64)):
        raise RefusedValue(DAMAGED)
    return zone


def _encode_missing(_: Encoder, value: Any) -> Node:
    return ["gap", "NaT" if value is pd.NaT else "NA"]


def _decode_missing(_: Decoder, name: Node) -> Any:
    return MISSING[checked_text(name, 3)]


def _encode_datetime(_: Encoder, value: datetime.datetime) -> Node:
    return ["datetime", datetime.datetime.isoformat(value)]


def _decode_datetime(_: Decoder, text: Node) -> datetime.datetime:
    return datetime.datetime.fromisoformat(checked_text(text, MAX_TIME_CHARACTERS))


def _encode_date(_: Encoder, value: datetime.date) -> Node:
    return ["date", datetime.date.isoformat(value)]


def _decode_date(_: Decoder, text: Node) -> datetime.date:
    return datetime.date.fromisoformat(checked_text(text, MAX_TIME_CHARACTERS))


def _encode_timedelta(encoder: Encoder, value: datetime.timedelta) -> Node:
    steps = value.days, value.seconds, value.microseconds
    return ["timedelta", *(encode_integer(encoder, step) for step in steps)]


def _decode_timedelta(_: Decoder, *steps: Node) -> datetime.timedelta:
    return datetime.timedelta(*map(checked_integer, steps))


def _rules() -> tuple[Rule, ...]:
    return (  # pandas first: its types are subclasses of Python's
        (pd.Timestamp, _encode_timestamp),
        ((type(pd.NaT), type(pd.NA)), _encode_missing),
        (datetime.datetime, _encode_datetime),
        (datetime.date, _encode_date),
        (datetime.timedelta, _encode_timedelta),
    )


FAMILY = Family(
    {
        "timestamp": _decode_timestamp,
        "gap": _decode_missing,
        "datetime": _decode_datetime,
        "date": _decode_date,
        "timedelta": _decode_timedelta,
    },
    rules=_rules,
)
