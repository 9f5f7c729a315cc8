"""A small sample is not called off for what the choice of its kin groups did."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from agents.codes import LIFTED
from agents.population.people import People, build_people
from agents.population.report import population_report
from agents.population.sampling_error import report_with_errors
from cli.population_commands import distance

SHARE, WINDOWS = 0.01, range(10)


@pytest.fixture(scope="module")
def whole(everybody: People) -> dict[tuple[str, str], float]:
    return {(row.table.en, row.margin.en): row.simulated for row in population_report(everybody)}


def test_margins_that_everybody_meets_are_hardly_ever_off_in_a_sample(whole: dict[tuple[str, str], float]) -> None:
    """Ten windows of a hundredth; at two standard errors a twentieth at most is to be called off by chance.

    Ten resettled stocks err by 6 % each, their mean by 2 %: within two standard errors of everybody's, so that there is no bias.
    """
    tried, wrong, moved = 0, [], []
    for window in WINDOWS:
        for row in report_with_errors(build_people(SHARE, window), SHARE):
            met = distance(replace(row, simulated=whole.get((row.table.en, row.margin.en), np.nan), error=0.0))
            if met is not None and met.near:
                tried += 1
                far = distance(row)
                assert far is not None
                wrong += [row] if far.off else []
                moved += [row.simulated] if (row.table.en, row.margin.en) == ("three populations", "resettled") else []
    assert tried > 600 and len(wrong) <= 0.05 * tried, [(row.table.en, row.margin.en) for row in wrong]
    assert np.mean(moved) == pytest.approx(338_506, rel=0.04)


def test_everybody_has_no_sampling_error_and_larger_samples_less(tenth: People, everybody: People) -> None:
    small = {(row.table, row.margin): row.error for row in report_with_errors(build_people(SHARE), SHARE) if row.fact}
    large = {(row.table, row.margin): row.error for row in report_with_errors(tenth, 0.1) if row.fact}
    assert not any(row.error for row in report_with_errors(everybody, 1.0))
    ratios = [small[key] / large[key] for key in small if np.isfinite(small[key]) and large[key] > 0.0]
    assert np.median(ratios) == pytest.approx(np.sqrt(10 * 0.99 / 0.9), rel=0.2)


def test_a_share_errs_as_the_binomial_of_its_groups(tenth: People) -> None:
    """Of the lifted at least that of single households, sqrt(0.18 x 0.82 / 82,000) of all; kin share poverty, so up to thrice that."""
    row = next(row for row in report_with_errors(tenth, 0.1) if row.margin.en == "lifted households")
    share = float((tenth.household_class == LIFTED).mean())
    by_households = np.sqrt(share * (1.0 - share) / len(tenth)) * np.sqrt(0.9)
    assert by_households < row.error / (10.0 * len(tenth)) < 3.0 * by_households
