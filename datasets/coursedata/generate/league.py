"""A basketball league: twelve seasons, and a tournament after each of them."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from ..league import GAME, HOME_ADVANTAGE
from .csv import csv_bytes

SEED = 2027
SEASONS = range(2014, 2026)
DIVISIONS, TEAMS_PER_DIVISION = 6, 16  # each team meets its own division once,
OTHER_GAMES = 7  # and so many teams of others
NEWCOMERS = 6  # teams that others make room for, two seasons before the end
NEWCOMER_SEASONS = 2
REGIONS, SEEDS = 4, 16  # of the tournament

STRENGTH_DEVIATION = 7.0  # points, of a team over all seasons
FORM_DEVIATION = 3.0  # points, of a team in one season
NEUTRAL_SHARE = 0.12  # of the season's games; all of the tournament's
NOISE_DEVIATION = 10.0  # points, of the difference of a game's scores
TOTAL_MEAN, TOTAL_DEVIATION, PACE_DEVIATION = 144.0, 16.0, 5.0  # both scores together; per season
LEAST_SCORE = 30

Integers = NDArray[np.int64]


class League:
    """What is drawn, in this order: teams, then each season and its tournament."""

    def __init__(self) -> None:
        self.generator = np.random.Generator(np.random.PCG64(SEED))
        places = DIVISIONS * TEAMS_PER_DIVISION
        count = places + NEWCOMERS
        self.numbers = np.sort(self.generator.choice(np.arange(100, 1000), count, replace=False))
        self.strengths = STRENGTH_DEVIATION * self.generator.standard_normal(count)
        order = self.generator.permutation(count)
        self.members = order[:places].reshape(DIVISIONS, TEAMS_PER_DIVISION)
        self.waiting = order[places:]
        self.seasons_played = np.zeros(count, int)
        self.season_rows: list[Integers] = []
        self.tournament_rows: list[Integers] = []
        for season in SEASONS:
            self._play(season)

    def _play(self, season: int) -> None:
        if season == SEASONS[-NEWCOMER_SEASONS]:  # one team of each division makes room
            self.members[:, 0] = self.waiting
        self.seasons_played[self.members.ravel()] += 1
        form = FORM_DEVIATION * self.generator.standard_normal(len(self.numbers))
        self.now = self.strengths + form
        self.pace = TOTAL_MEAN + PACE_DEVIATION * self.generator.standard_normal()
        pairs = self._pairs()
        neutral = self.generator.random(len(pairs)) < NEUTRAL_SHARE
        home = np.where(neutral, 0, self.generator.choice([-1, 1], len(pairs)))
        scores = self._scores(pairs, home)
        self.season_rows.append(self._rows(season, pairs, home, scores))
        self._tournament(season, self._best(pairs, scores))

    def _pairs(self) -> Integers:
        """Return a season's games: pairs of teams, in a random order and direction."""
        pairs = [
            (team, other)
            for division in self.members
            for place, team in enumerate(division)
            for other in division[place + 1 :]
        ]
        shuffled = [self.generator.permutation(division) for division in self.members]
        for one in range(DIVISIONS):
            for other in range(one + 1, DIVISIONS):
                # Each division meets each other one in a round or two.
                for turn in range(1 + (other - one == DIVISIONS // 2)):
                    against = np.roll(shuffled[other], one + 5 * turn)
                    pairs += zip(shuffled[one], against, strict=True)
        drawn = self.generator.permutation(np.array(pairs))
        return self.generator.permuted(drawn, axis=1)

    def _scores(self, pairs: Integers, home: Integers) -> Integers:
        """Return the scores of games, of shape (games, 2)."""
        one, two = pairs.T
        difference = self.now[one] - self.now[two] + HOME_ADVANTAGE * home
        difference += NOISE_DEVIATION * self.generator.standard_normal(len(pairs))
        total = self.pace + TOTAL_DEVIATION * self.generator.standard_normal(len(pairs))
        scores = np.rint(np.stack([total + difference, total - difference], axis=1) / 2)
        scores = np.maximum(scores, LEAST_SCORE).astype(int)
        # Equal scores: overtime. The team that was ahead before rounding wins by a basket.
        equal = scores[:, 0] == scores[:, 1]
        scores[equal, np.where(difference > 0, 0, 1)[equal]] += 2
        return scores

    def _best(self, pairs: Integers, scores: Integers) -> Integers:
        """Return the teams of the tournament, the best first: by results, and by opponents."""
        margins = scores[:, 0] - scores[:, 1]
        won = np.sign(margins) * np.minimum(np.abs(margins), 20)  # no more for a rout
        sums, games = np.zeros(len(self.numbers), int), np.zeros(len(self.numbers), int)
        for side, sign in ((0, 1), (1, -1)):
            np.add.at(sums, pairs[:, side], sign * won)
            np.add.at(games, pairs[:, side], 1)
        met = np.zeros_like(sums)
        for side in (0, 1):
            np.add.at(met, pairs[:, side], sums[pairs[:, 1 - side]])
        # In integers, for the same order on every machine; all teams play as many games.
        rating = sums * games.max() + met
        playing = np.sort(self.members.ravel())
        return playing[np.argsort(-rating[playing], kind="stable")][: REGIONS * SEEDS]

    def _tournament(self, season: int, best: Integers) -> None:
        """Play until one team is left; seed 1 meets seed 16, seed 8 seed 9, and so on."""
        seed = np.zeros(len(self.numbers), int)
        seed[best] = np.repeat(np.arange(1, SEEDS + 1), REGIONS)
        bracket = [0]
        while len(bracket) < SEEDS:
            size = 2 * len(bracket)
            bracket = [place for one in bracket for place in (one, size - 1 - one)]
        regions = self.generator.permuted(best.reshape(SEEDS, REGIONS), axis=1).T
        left = regions[:, bracket].ravel()
        while len(left) > 1:
            pairs = self.generator.permuted(left.reshape(-1, 2), axis=1)
            home = np.zeros(len(pairs), int)
            scores = self._scores(pairs, home)
            seed_diff = seed[pairs[:, 1]] - seed[pairs[:, 0]]
            self.tournament_rows.append(self._rows(season, pairs, home, scores, seed_diff))
            left = np.where(scores[:, 0] > scores[:, 1], pairs[:, 0], pairs[:, 1])

    def _rows(
        self,
        season: int,
        pairs: Integers,
        home: Integers,
        scores: Integers,
        seed_diff: Integers | None = None,
    ) -> Integers:
        one, two = scores.T
        teams = self.numbers[pairs]
        columns = [np.full(len(pairs), season), teams[:, 0], teams[:, 1], home]
        columns += [] if seed_diff is None else [seed_diff]
        return np.stack([*columns, one - two, one, two, (one > two).astype(int)], axis=1)


@cache
def league() -> League:
    """Return the league, which is played once."""
    return League()


def build_season() -> bytes:
    """Return the CSV of the seasons' games, see :func:`coursedata.load_league`."""
    rows = np.concatenate(league().season_rows)
    return csv_bytes(dict(zip(GAME, rows.T, strict=True)))


def build_tournament() -> bytes:
    """Return the CSV of the tournaments' games."""
    rows = np.concatenate(league().tournament_rows)
    names = [*GAME[:4], "seed_diff", *GAME[4:]]
    return csv_bytes(dict(zip(names, rows.T, strict=True)))


def build_strengths() -> bytes:
    """Return the CSV of what nobody in the league knows: the teams' true strengths."""
    played = league()
    return csv_bytes(
        {"team": played.numbers, "strength": played.strengths, "seasons": played.seasons_played}, 2
    )
