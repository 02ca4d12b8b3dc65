"""Two noisy concentric rings."""

import numpy as np

from .csv import csv_bytes

SEED = 2024
POINTS = 300  # in each ring
INNER, OUTER = 1.0, 2.0
# Half the distance between the rings is 2.3 standard deviations: about 1 point in 100 is nearer
# to the other ring, so that only an overfitted model is right about all of them.
NOISE = 0.22


def build() -> bytes:
    """Return the CSV of :func:`coursedata.load_rings`."""
    generator = np.random.Generator(np.random.PCG64(SEED))
    label = np.repeat([1, 0], POINTS)
    radius = np.where(label == 1, INNER, OUTER) + NOISE * generator.standard_normal(2 * POINTS)
    # One point in each small sector: both rings are covered evenly and have the same centre, so
    # that a linear model finds nothing.
    sector = np.tile(np.arange(POINTS), 2)
    angle = 2 * np.pi * (sector + generator.random(2 * POINTS)) / POINTS
    order = generator.permutation(2 * POINTS)
    columns = {"x": radius * np.cos(angle), "y": radius * np.sin(angle), "label": label}
    return csv_bytes({name: values[order] for name, values in columns.items()})
