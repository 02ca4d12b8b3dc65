"""Twenty sensors in a field, and which of its three parcels need water."""

import numpy as np

from .csv import csv_bytes

SEED = 44
ROWS = 2000
CORRELATION = 0.8  # of a parcel's state with that of the field: so the labels are correlated
# Five sensors each measure parcels 0, 1 and 2, three the whole field, and two nothing.
MEASURED = np.repeat([0, 1, 2, 3, 4], [5, 5, 5, 3, 2])
THRESHOLDS = np.array([[0.6], [0.85], [1.2]])  # parcel 0 needs water most often, parcel 2 least


def build() -> bytes:
    """Return the CSV of :func:`coursedata.load_irrigation`."""
    generator = np.random.Generator(np.random.PCG64(SEED))
    field = generator.standard_normal(ROWS)
    parcels = generator.standard_normal((3, ROWS))
    state = CORRELATION * field + np.sqrt(1 - CORRELATION**2) * parcels

    measured = np.vstack([state, field, np.zeros(ROWS)])[generator.permutation(MEASURED)]
    noise = generator.standard_normal(measured.shape)
    readings = np.rint(7.5 + 2.4 * measured + noise).clip(0, 15).astype(int)

    # Water is needed far from the normal state in either direction, against heat and against
    # frost, which no weighted sum of the sensors predicts. A small part follows such a sum.
    need = np.abs(state + 0.1) + 0.2 * field + 0.2 * generator.standard_normal((3, ROWS))
    labels = (need > THRESHOLDS).astype(int)

    columns = {f"sensor_{number}": values for number, values in enumerate(readings)}
    columns |= {f"parcel_{number}": values for number, values in enumerate(labels)}
    return csv_bytes(columns)
