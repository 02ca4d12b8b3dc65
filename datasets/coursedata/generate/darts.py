"""Darts, thrown by four players at their favourite fields of the board."""

import numpy as np

from .csv import csv_bytes

SEED = 2025
NUMBERS = (20, 1, 18, 4, 13, 6, 10, 15, 2, 17, 3, 19, 7, 16, 8, 11, 14, 9, 12, 5)  # clockwise
TREBLE = 0.605  # radius of the treble ring, in radii of the board
BULL = 0
# Each player's aims with the number of throws at each, and the standard deviation of the throws.
# The best possible guess is right about five throws in six. The two aims of a player are on
# different sides of the board, so that straight borders between the players do not help much.
PLAYERS = {
    "Kate": ({BULL: 200}, 0.18),
    "Michael": ({12: 100, 17: 100}, 0.21),
    "Steve": ({20: 140, 19: 60}, 0.17),
    "Susan": ({6: 130, 11: 70}, 0.17),
}


def build() -> bytes:
    """Return the CSV of :func:`coursedata.load_darts`."""
    generator = np.random.Generator(np.random.PCG64(SEED))
    parts, names = [], []
    for name, (aims, scatter) in PLAYERS.items():
        for aim, throws in aims.items():
            parts.append(place(aim) + scatter * generator.standard_normal((throws, 2)))
            names += [name] * throws
    order = generator.permutation(len(names))
    points, players = np.concatenate(parts)[order], np.array(names)[order]
    return csv_bytes({"xCoord": points[:, 0], "yCoord": points[:, 1], "competitor": players})


def place(aim: int) -> np.ndarray:
    """Return the centre of the bull, or of the treble field of a number, of shape (2,).

    >>> place(20).tolist()
    [0.0, 0.605]
    """
    if aim == BULL:
        return np.zeros(2)
    angle = 2 * np.pi * NUMBERS.index(aim) / len(NUMBERS)
    return TREBLE * np.array([np.sin(angle), np.cos(angle)])
