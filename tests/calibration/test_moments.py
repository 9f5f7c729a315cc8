"""Moments of incomes on panels that one can work out by hand."""

from __future__ import annotations

import numpy as np
import pytest
from panels import panel_of

from agents.codes import LIFTED, NEAR_POOR, ORDINARY
from calibration.classes import class_figures
from calibration.growth import growth_figures
from calibration.moments import below_lines, changes, levels, line_transitions, moments, staying, transitions
from calibration.panel import Snapshot, joined
from calibration.spread import fifths, likeness, quantile

NAN = float("nan")


def test_changes_are_of_logs_around_the_mean_of_the_year() -> None:
    """Two households whose incomes go up and down by a factor of two and a third that stands still, all growing by half."""
    found = changes(panel_of([[8000, 24000, 18000], [8000, 6000, 18000], [8000, 12000, 18000]]))
    assert found["sd_of_change"] == pytest.approx(np.log(2.0) * np.sqrt(2 / 3))
    assert found["correlation_of_changes"] == pytest.approx(-1.0)
    assert found["losing_25"] == 0.0 and found["losing_40"] == 0.0  # 8,000 to 6,000 is a quarter, not more
    assert found["gaining_67"] == pytest.approx((1 / 3 + 1 / 3) / 2)
    assert found["gaining_33"] == pytest.approx((2 / 3 + 2 / 3) / 2)


def test_prices_are_taken_out_and_aid_is_subtracted() -> None:
    panel = panel_of([[8000, 8800]], standard=np.array([4000.0, 4400.0]), aid=np.array([[1000.0], [1100.0]]))
    assert panel.before_aid[:, 0] == pytest.approx([7000, 7000]) and panel.after_aid[:, 0] == pytest.approx([8000, 8000])


def test_below_a_line_and_above_again() -> None:
    """Of three below one rises and falls again, one rises for good, one stays; a fourth is above and falls in the last year."""
    found = below_lines(panel_of([[3000, 5000, 3000], [3000, 5000, 5000], [3000, 3000, 3000], [9000, 9000, 3999]]))
    assert found["below_line"] == 0.75 and found["below_half_more"] == 0.75
    assert found["rising_line"] == pytest.approx((2 / 3 + 0.0) / 2)
    assert found["falling_line"] == pytest.approx((0.0 + 2 / 3) / 2)
    assert found["falling_again_line_1"] == 0.5
    assert np.isnan(found["falling_again_line_2"]) and np.isnan(found["ever_line"])


def test_years_below_in_five() -> None:
    found = below_lines(panel_of([[9000] * 6, [9000, 3000, 3000, 3000, 9000, 9000], [3000, 9000, 9000, 9000, 3000, 9000]]))
    assert found["ever_line"] == pytest.approx(2 / 3) and found["often_line"] == pytest.approx(1 / 3)


def test_heads_weigh_where_persons_are_counted() -> None:
    heads = np.array([[1.0, 3.0], [1.0, 3.0]])
    found = below_lines(panel_of([[3000, 3000], [15000, 3000]], heads=heads))
    assert found["below_line"] == 0.25 and found["falling_line"] == 1.0  # 15,000 over three heads is above, 1,000 below


def test_transitions_by_fifth_and_by_line() -> None:
    incomes = [[1000.0 * (k + 1), 1000.0 * (10 - k)] for k in range(10)]
    panel = panel_of(incomes)
    assert np.array_equal(transitions(panel, 1), np.eye(5)[::-1])
    assert staying(panel)["stay_bottom_1"] == 0.0 and staying(panel)["stay_mean_1"] == 0.2
    assert np.isnan(staying(panel)["stay_bottom_3"])
    assert line_transitions(panel, 1, 1.0) == pytest.approx(np.array([[0.0, 1.0], [3 / 7, 4 / 7]]))


def test_who_is_not_there_is_followed_no_further() -> None:
    """A household that ends and one that forms are no change of income."""
    found = changes(panel_of([[8000, 8000, NAN], [NAN, 9000, 9000], [8000, 8000, 8000]]))
    assert found["sd_of_change"] == 0.0
    assert below_lines(panel_of([[3000, NAN], [3000, 5000]]))["rising_line"] == 1.0


def test_households_are_joined_by_their_key() -> None:
    def one(agents: list[int], net: list[float], village: int) -> Snapshot:
        count = len(agents)
        return Snapshot(
            agent=np.array(agents),
            weight=np.ones(count),
            household_class=np.zeros(count, dtype=np.int8),
            resettled=np.zeros(count, dtype=bool),
            village=np.full(count, village),
            county=np.zeros(count, dtype=np.int64),
            net=np.array(net),
            aid=np.zeros(count),
            heads=np.ones(count),
            residents=np.ones(count),
            sources=np.ones((count, 4)),
            illness=np.zeros(count),
            capacity=np.ones(count),
            billed=np.zeros(count),
            stays_own=np.zeros(count),
            in_dibao=np.ones(count, dtype=bool),
            listed=np.zeros(count, dtype=np.int8),
            listed_new=np.zeros(count, dtype=np.int8),
            risk_ended=np.zeros(count, dtype=np.int8),
        )

    panel = joined([one([7, 3], [70.0, 30.0], 1), one([9, 7], [91.0, 71.0], 2)], [4000.0, 4100.0])
    assert panel.agent.tolist() == [3, 7, 9] and panel.village.tolist() == [1, 1, 2]
    assert np.array_equal(panel.net, [[30.0, 70.0, NAN], [NAN, 71.0, 91.0]], equal_nan=True)
    assert panel.in_dibao.tolist() == [[True, True, False], [False, True, True]]


def test_levels_of_equal_incomes() -> None:
    found = levels(panel_of([[8000] * 5] * 4, village=np.array([0, 0, 1, 1]), county=np.array([0, 0, 1, 1])))
    assert found["gini"] == 0.0 and found["sd_of_log"] == 0.0 and found["middle_over_tenth"] == 1.0


def test_averaging_lowers_the_gini() -> None:
    """Two households that take turns are equal over four years, and nearly over five."""
    found = levels(panel_of([[4000, 12000] * 2 + [8000], [12000, 4000] * 2 + [8000]], village=np.zeros(2), county=np.zeros(2)))
    assert found["gini"] == pytest.approx(0.8 * 0.25) and found["gini_lower_by_averaging"] == pytest.approx(1.0)


def test_likeness_within_groups() -> None:
    """Equal within and different between groups: 1; as different within as chance would have it: about 0."""
    groups = np.repeat(np.arange(500), 4)
    values = np.random.default_rng(1).normal(size=500)
    assert likeness(values[groups], groups) == pytest.approx(1.0)
    assert abs(likeness(np.random.default_rng(2).normal(size=2000), groups)) < 0.05
    half = values[groups] + np.random.default_rng(3).normal(size=2000)
    assert likeness(half, groups) == pytest.approx(0.5, abs=0.05)


def test_quantiles_and_fifths_weigh() -> None:
    values, weights = np.array([3.0, 1.0, 2.0, NAN]), np.array([1.0, 8.0, 1.0, 5.0])
    assert quantile(values, weights, 0.5) == 1.0 and quantile(values, weights, 0.9) == 2.0
    assert fifths(values, weights).tolist() == [4, 2, 4, -1]


def test_classes_beside_each_other() -> None:
    """A lifted one below without aid and above with it, one near-poor below both ways, two ordinary above."""
    panel = panel_of(
        [[5000] * 5, [3500] * 5, [9000] * 5, [9500] * 5],
        aid=np.array([[2000.0, 0.0, 0.0, 0.0]] * 5),
        household_class=np.array([LIFTED, NEAR_POOR, ORDINARY, ORDINARY]),
    )
    found = class_figures(panel)
    assert found["before_line/lifted"] == 1.0 and found["after_line/lifted"] == 0.0
    assert found["before_half_more/ordinary"] == 0.0 and found["mean/ordinary"] == 9250.0
    assert found["never_registered_before/all"] == 0.5 and found["never_registered_after/all"] == 1.0
    assert found["passing/lifted"] == 0.0


def test_growth_of_a_path() -> None:
    found = growth_figures(panel_of([[10000, 11000, 12100, 10890]]))
    assert found["mean_growth/total"] == pytest.approx(1.089 ** (1 / 3) - 1.0)
    assert found["growth_sd/wages"] == pytest.approx(np.std([0.1, 0.1, -0.1], ddof=1))


def test_every_population_has_every_moment() -> None:
    found = moments(panel_of([[8000, 9000], [9000, 3000]], village=np.zeros(2), county=np.zeros(2)))
    assert {key.split("/")[1] for key in found} == {"all", "lifted", "ordinary"}
    assert {key.split("/")[0] for key in found if key.endswith("/all")} == {
        key.split("/")[0] for key in found if key.endswith("/lifted")
    }


def test_changes_into_and_out_of_a_drought_are_told_apart() -> None:
    """Two villages of two households: in the drought of the third year each village moves as one, before it nobody with anybody."""
    rows = [
        [100.0, 110.0, 55.0, 60.0, 66.0],
        [100.0, 90.0, 45.0, 40.0, 36.0],
        [100.0, 110.0, 110.0, 90.0, 99.0],
        [100.0, 90.0, 90.0, 110.0, 99.0],
    ]
    panel = panel_of([[1000.0 * value for value in row] for row in rows], village=np.array([0, 0, 1, 1]), drought=np.arange(5) == 2)
    found = changes(panel)
    assert found["village_correlation_in_drought"] == pytest.approx(1.0)
    assert found["village_correlation_of_change"] < 0.0
    assert np.isnan(changes(panel_of(rows))["village_correlation_in_drought"])
