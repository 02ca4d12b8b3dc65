"""Histograms as numbers; the page draws them."""

import math
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

MAX_BARS = 24


@dataclass(frozen=True)
class Bar:
    """One bar: what it stands for, how many there are, and how high it is, from 0 to 1."""

    label: str
    count: int
    height: float


@dataclass(frozen=True)
class Histogram:
    """Bars of the same width, side by side, and what is written below some of them."""

    what: str
    bars: list[Bar]
    highest: int
    ticks: list[tuple[int, str]]  # a bar, and its label


def histogram(values: Collection[float], what: str, top: float | None = None) -> Histogram:
    """Count values.

    Parameters
    ----------
    values : collection of float
        From 0 up.
    what : str
        What they are, with their unit.
    top : float, optional
        The largest that is possible. With it, values are marks: each bar is around one number.
    """
    largest = max(values, default=0) if top is None else top
    width = _round(largest / MAX_BARS)
    if top is None:
        counts = Counter(math.floor(value / width) for value in values)
        last = max(counts, default=0)
        labels = [f"{i * width:g} to {(i + 1) * width:g}" for i in range(last + 1)]
    else:
        counts = Counter(math.floor(value / width + 0.5) for value in values)
        last = max(math.ceil(top / width), *counts)
        labels = [f"{i * width:g}" for i in range(last + 1)]
    highest = max(counts.values(), default=0)
    bars = [Bar(text, counts[i], counts[i] / (highest or 1)) for i, text in enumerate(labels)]
    every = math.ceil(len(bars) / 10)
    ticks = [(i, f"{i * width:g}") for i in range(0, len(bars), every)]
    return Histogram(what, bars, highest, ticks)


def _round(width: float) -> float:
    """Return the next larger of 1, 2 and 5 times a power of ten."""
    if width <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(width))
    return next(power * step for step in (1, 2, 5, 10) if power * step >= width * (1 - 1e-9))
