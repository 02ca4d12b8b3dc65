"""An asteroid on its way around the Sun, seen for 200 days."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .csv import csv_bytes

SEED = 2026
SEEN = 100.0  # from so many days before day 0 to as many after it
HALF_AXIS = 135.0  # of the ellipse, in million km: a little less than the Earth's
ECCENTRICITY = 0.3
YEAR = 365.25 * (HALF_AXIS / 149.6) ** 1.5  # Kepler's third law, in days: about 313
NEAREST = -10.0  # the day on which it is nearest to the Sun
TURNED = 1.2  # the angle from the x axis to that place, in radians
NOISE = 3.0  # of a measurement, in million km


def orbit(days: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The true position on these days, without noise.

    Parameters
    ----------
    days : array-like
        Any days, also such that nobody has seen.

    Returns
    -------
    x, y : ndarray
        In million km from the Sun, of the shape of `days`.
    """
    mean = 2 * np.pi * (np.asarray(days, dtype=float) - NEAREST) / YEAR
    angle = mean
    for _ in range(40):  # Kepler's equation; each step leaves at most 0.3 of the error
        angle = mean + ECCENTRICITY * np.sin(angle)
    along = HALF_AXIS * (np.cos(angle) - ECCENTRICITY)
    across = HALF_AXIS * np.sqrt(1 - ECCENTRICITY**2) * np.sin(angle)
    sine, cosine = np.sin(TURNED), np.cos(TURNED)
    return along * cosine - across * sine, along * sine + across * cosine


def build() -> bytes:
    """The CSV of :func:`coursedata.load_asteroid`."""
    generator = np.random.Generator(np.random.PCG64(SEED))
    days = np.arange(-SEEN, SEEN + 0.5, 0.5)
    _, y = orbit(days)
    noisy = y + NOISE * generator.standard_normal(days.size)
    return csv_bytes({"time_steps": days, "y_positions": noisy}, decimals=1)
