"""What is kept of measured noise is the half-width that a comparison of everybody has, from small runs that share nothing."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.measured_noise import half_width
from experiments.noise import spread_of_groups


@pytest.mark.parametrize(("share", "runs"), [(0.02, 6), (0.1, 4)])
def test_it_is_what_runs_of_everybody_print_on_average(share: float, runs: int) -> None:
    """Each of ten groups of everybody has a standard deviation of 1; those of a share one larger by the square root."""
    luck = np.random.default_rng(5)
    printed = np.mean([spread_of_groups(luck.normal(0.0, 1.0, (1, 10))).noise_half_width for _ in range(2_000)])
    measured = [half_width(luck.normal(0.0, share**-0.5, (runs, 1, 10)), share) for _ in range(500)]
    assert np.mean(measured) == pytest.approx(printed, rel=0.04)
    assert np.std(measured) < 0.12 * np.mean(measured), "a tenth of it for sixty values"
