"""Twenty sensors in a field, and which of its three parcels need water."""

import numpy as np

from .csv import csv_bytes

SEED = 44
ROWS = 2000
SHARED = 0.8  # how much of a parcel's state is that of the whole field: its labels go together
# Five sensors feel parcel 0, five parcel 1, five parcel 2, three the whole field; two feel nothing.
FEELING = np.repeat([0, 1, 2, 3, 4], [5, 5, 5, 3, 2])
LIMITS = np.array([[0.6], [0.85], [1.2]])  # parcel 0 is thirsty oftener than 1, and 1 than 2


def build() -> bytes:
    """The CSV of :func:`coursedata.load_irrigation`."""
    generator = np.random.Generator(np.random.PCG64(SEED))
    field = generator.standard_normal(ROWS)
    parcels = generator.standard_normal((3, ROWS))
    state = SHARED * field + np.sqrt(1 - SHARED**2) * parcels

    felt = np.vstack([state, field, np.zeros(ROWS)])[generator.permutation(FEELING)]
    noise = generator.standard_normal(felt.shape)
    reading = np.rint(7.5 + 2.4 * felt + noise).clip(0, 15).astype(int)

    # Water is needed far from the ordinary state in either direction, against heat and against
    # frost: that no weighted sum of the sensors can say. A little of it follows the sum after all.
    need = np.abs(state + 0.1) + 0.2 * field + 0.2 * generator.standard_normal((3, ROWS))
    labels = (need > LIMITS).astype(int)

    columns = {f"sensor_{number}": values for number, values in enumerate(reading)}
    columns |= {f"parcel_{number}": values for number, values in enumerate(labels)}
    return csv_bytes(columns)
