"""The share of draws with a sign: right on average where the truth is known, and no share by construction where no spread is seen."""

from __future__ import annotations

import numpy as np
import pytest

from experiments.effects import SIGN
from experiments.noise import Spread, spread_of_groups
from experiments.signs import Luck, counted_share, known_share
from experiments.verdicts import judged

LUCK = Luck(1.0, 1000.0)


def test_the_share_is_right_on_average_whatever_it_says() -> None:
    """4,000 comparisons of twelve draws with every part of luck: where 60, 80 or 97 % are said, so many effects have the sign."""
    luck, said, true = np.random.default_rng(11), [], []
    for _ in range(4000):
        spread = (1.0 / luck.uniform() - 1.0) ** 0.5
        effects = luck.normal(0.0, 3.0) + spread * luck.normal(size=12)
        shown = effects + luck.normal(size=12)
        said.append(known_share(shown, LUCK, Luck(1.0 / 12.0, 1000.0)))
        true.append(float((np.sign(effects) == np.sign(shown.mean())).mean()))
    said_of, true_of = np.array(said), np.array(true)
    for low, high in ((0.4, 0.7), (0.7, 0.85), (0.85, 0.95), (0.95, 0.99), (0.99, 1.01)):
        inside = (said_of >= low) & (said_of < high)
        assert inside.sum() > 100
        assert true_of[inside].mean() == pytest.approx(said_of[inside].mean(), abs=0.03), (low, high)


def test_draws_that_are_not_seen_to_differ_do_not_all_have_the_sign() -> None:
    """Draws closer together than their luck: the variance of the model is estimated nil, and every draw would have the mean's sign."""
    draws = np.linspace(-0.4, 0.466, 12)
    table = draws[:, None] + np.random.default_rng(2).permuted(np.tile(np.linspace(-6.0, 6.0, 10), (12, 1)), axis=1)
    spread = spread_of_groups(table)
    assert spread.model_sd == 0.0 and spread.draws_low == spread.draws_high
    assert abs(table.mean()) < spread.noise_half_width / 5.0
    assert 0.5 < spread.sign_share < 0.65 and spread.sign_counted == counted_share(table.mean(axis=1)) < 0.65


def seen(luck: np.random.Generator, effects: np.ndarray, rest: float) -> tuple[float, Spread]:
    """Mean and spread of one comparison of these effects by draw, with ten groups."""
    table = effects[:, None] + luck.normal(0.0, rest, (len(effects), 10))
    return float(table.mean()), spread_of_groups(table)


def test_the_rule_of_signs_is_not_passed_by_construction() -> None:
    """Seven of ten draws have the sign, and luck hides by how much they differ: hardly any comparison may be told.

    In a tenth of those beyond luck no spread is seen at all, and draws from which luck is taken out all have the sign.
    """
    luck, beyond, told, before = np.random.default_rng(4), 0, 0, 0
    for _ in range(1500):
        mean, spread = seen(luck, luck.normal(0.9, 1.7, 12), 6.0)
        _, _, verdict = judged(mean, spread, identical=False)
        beyond += verdict != "luck"
        told += verdict == "told"
        before += verdict != "luck" and spread.model_sd == 0.0
    assert beyond > 150 and before / beyond > 0.08
    assert told / beyond < 0.08


@pytest.mark.parametrize("draws", [2, 5, 12, 100])
def test_what_is_clear_is_told(draws: int) -> None:
    """An effect ten times its spread, well beyond luck: known to have the sign in nearly all draws, whatever their number."""
    luck = np.random.default_rng(5)
    for _ in range(50):
        mean, spread = seen(luck, luck.normal(1.0, 0.1, draws), 0.3)
        assert judged(mean, spread, identical=False)[2] == "told" and spread.sign_share > SIGN


def test_no_luck_is_counted_and_no_mean_has_no_sign() -> None:
    shown = np.array([1.0, 2.0, -1.0, 2.0])
    assert known_share(shown, Luck(0.0, 9.0), Luck(0.0, 9.0)) == counted_share(shown) == 0.75
    assert np.isnan([counted_share(np.array([1.0, -1.0])), known_share(np.zeros(3), LUCK, LUCK)]).all()
