"""What the coverage script counts: sides of intervals, windows of two hundreds, and shares of signs that are right on average."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.coverage import Row, beside, blocks_of, side, table
from benchmarks.coverage_signs import BINS, said, signs_table
from experiments.plan import Experiment


@pytest.mark.parametrize(("value", "expected"), [(1.0, 0), (1.5, 0), (1.51, 1), (0.49, -1)])
def test_a_value_lies_in_an_interval_or_on_a_side_of_it(value: float, expected: int) -> None:
    assert side(value, 1.0, 0.5) == expected


def test_two_hundreds_share_neither_windows_nor_luck() -> None:
    first, second = (blocks_of(Experiment(("plan",), draws=5 * hundred, share=0.01), hundred) for hundred in (1, 2))
    assert [block.tenth for block in first] == [0.0, 2.0, 4.0, 6.0, 8.0]
    assert [block.tenth for block in second] == [1.0, 3.0, 5.0, 7.0, 9.0]
    assert not {block.draw for block in first} & {block.draw for block in second}
    assert {block.drawn for block in (*first, *second)} == {()}, "all at central values"
    assert {block.replicate for block in (*first, *second)} == {0}, "all with the same wages, prices and weather"


def rows(*sides: int) -> list[Row]:
    return [Row(measure, "all", "level, plan", 0.01, np.array(sides)) for measure in ("relapse_rate", "rural_income")]


def test_tables_count_what_holds_and_which_side_does_not() -> None:
    assert "| `relapse_rate` | level, plan | 10.00 | 75% |" in table(rows(0, 0, 0, 1))
    found = beside(rows(0, 0, 0, 1), rows(0, 0, 1, -1))
    assert "| `rural_income` | level, plan | all | 75% | 50% | 62.5% |" in found
    assert "Rates: 62.5%; everybody's value above the interval 25.0%, below it 12.5%." in found


def test_what_luck_lets_one_know_is_right_on_average_and_simpler_ways_are_not() -> None:
    found = said(3_000)
    for low, high, name in BINS:
        share, true = found.of(0, low, high)
        assert true == pytest.approx(share, abs=0.03), name
    share, true = found.of(1, *BINS[-1][:2])
    assert share == 1.0 and true < 0.99, "the estimated spread alone gives every draw the sign of the mean"
    share, true = found.of(2, *BINS[1][:2])
    assert true > share + 0.03, "luck turns signs"
    assert signs_table(50).count("\n") == 1 + len(BINS)
