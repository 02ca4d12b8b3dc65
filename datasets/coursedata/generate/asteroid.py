"""An asteroid on its orbit around the Sun, observed for 200 days."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .csv import csv_bytes

SEED = 2026
OBSERVED_DAYS = 100.0  # before day 0, and as many after it
SEMI_MAJOR_AXIS_GM = 135.0  # million km, a little less than the Earth's
ECCENTRICITY = 0.3
PERIOD_DAYS = 365.25 * (SEMI_MAJOR_AXIS_GM / 149.6) ** 1.5  # Kepler's third law: about 313
PERIHELION_DAY = -10.0  # on which it is nearest to the Sun
PERIHELION_RADIANS = 1.2  # from the x axis
NOISE_GM = 3.0  # standard deviation of a measurement, in million km


def orbit(days: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the true position on some days, without noise.

    Parameters
    ----------
    days : array-like
        Any days, observed or not.

    Returns
    -------
    x, y : ndarray
        Coordinates in million km, with the Sun at 0; of the shape of `days`.
    """
    mean = 2 * np.pi * (np.asarray(days, dtype=float) - PERIHELION_DAY) / PERIOD_DAYS
    angle = mean
    for _ in range(40):  # Kepler's equation; each step leaves at most 0.3 of the error
        angle = mean + ECCENTRICITY * np.sin(angle)
    along = SEMI_MAJOR_AXIS_GM * (np.cos(angle) - ECCENTRICITY)
    across = SEMI_MAJOR_AXIS_GM * np.sqrt(1 - ECCENTRICITY**2) * np.sin(angle)
    sine, cosine = np.sin(PERIHELION_RADIANS), np.cos(PERIHELION_RADIANS)
    return along * cosine - across * sine, along * sine + across * cosine


def build() -> bytes:
    """Return the CSV of :func:`coursedata.load_asteroid`."""
    generator = np.random.Generator(np.random.PCG64(SEED))
    days = np.arange(-OBSERVED_DAYS, OBSERVED_DAYS + 0.5, 0.5)
    _, y = orbit(days)
    noisy = y + NOISE_GM * generator.standard_normal(days.size)
    return csv_bytes({"time_steps": days, "y_positions": noisy}, decimals=1)
