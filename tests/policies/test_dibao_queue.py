"""The queue of dibao grants what there is on average, in money and in heads, however few cases a county has."""

from __future__ import annotations

import numpy as np
import pytest

from model.policies.dibao_budget import half_a_case, in_money, with_chance_borne_together

MEAN, SPREAD, WAITING = 300.0, 0.8, 200
"""Mean of the claims, yuan, standard deviation of their logarithm, and how many wait: more than there is ever money for."""


def claims_of(rng: np.random.Generator, count: int) -> np.ndarray:
    """Unequal claims, yuan."""
    return np.asarray(MEAN * np.exp(SPREAD * rng.standard_normal(count) - SPREAD**2 / 2.0))


def granted_on_average(money: float, rounds: int, trials: int = 3_000) -> tuple[np.ndarray, np.ndarray]:
    """Money and heads granted by queues in which so much comes so often, what is left or overdrawn being carried: mean and error."""
    rng, found = np.random.default_rng(1), np.zeros((trials, 2))
    for trial in range(trials):
        left, claims = 0.0, claims_of(rng, WAITING)
        for _ in range(rounds):
            left += money
            admitted = in_money(claims, left, np.arange(WAITING))
            taken = float(claims[admitted].sum())
            left -= taken
            found[trial] += taken, admitted.sum()
            claims = np.concatenate([claims[~admitted], claims_of(rng, int(admitted.sum()))])
    return found.mean(axis=0), found.std(axis=0) / np.sqrt(trials)


def test_half_a_case() -> None:
    """Of 1 and 9 a yuan meets the 9 in nine of ten: half of 8.2."""
    assert half_a_case(np.array([100.0, 900.0])) == pytest.approx(410.0)
    assert half_a_case(np.full(5, 600.0)) == 300.0
    assert half_a_case(np.zeros(3)) == 0.0


@pytest.mark.parametrize(("money", "rounds"), [(6_000.0, 1), (600.0, 12), (150.0, 36)])
def test_what_is_granted_is_on_average_what_there_is(money: float, rounds: int) -> None:
    """In money the sum that came in, in heads that sum over the mean case: 6,000 over 300.

    A rule that looks at half of the last case itself grants half a head more; one that draws a lot by its part does too, and more money
    the more often it draws.
    """
    mean, error = granted_on_average(money, rounds)
    there = money * rounds
    assert (abs(mean - np.array([there, there / MEAN])) < 4.0 * error).all()
    assert (error < [8.0, 0.11]).all()


def test_the_order_is_kept() -> None:
    claims = np.array([600.0, 600.0, 600.0])
    assert in_money(claims, 901.0, np.array([2, 0, 1])).tolist() == [True, False, True]
    assert not in_money(claims, -5.0, np.arange(3)).any()


def test_what_is_overdrawn_by_chance_is_borne_by_those_who_have_room() -> None:
    """1,000 overdrawn, of which 600 may be chance; a real household of the third county stands for two of the others."""
    own, chance, weight = np.array([-1_000.0, 900.0, 1_050.0, 40.0]), np.full(4, 600.0), np.array([1.0, 1.0, 2.0, 0.0])
    found = with_chance_borne_together(own, chance, weight)
    assert found == pytest.approx([-1_000.0, 720.0, 840.0, 40.0])  # of 900 and 2,100 a fifth; where no budget binds all is kept
    assert with_chance_borne_together(own, 0.0 * chance, weight) == pytest.approx(own)
    assert with_chance_borne_together(own - 1_000.0, 9.0 * chance, weight)[1:] == pytest.approx([-100.0, 0.0, -960.0])
