"""Priors against closed forms, the hypercube, the copula, and independence of one parameter's draws from the others."""

from __future__ import annotations

import math
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from parameters.parameter import Prior, Registry
from parameters.priors import CENTRAL_DRAW, effect, quantile, sample, stratified
from parameters.registry import load_registry

KNOWN = [0.8979155176173168, 0.44092486498833805, 0.15662473027828855, 0.576484131507434]
"""Stratified uniforms of seed 1 and `farmers_fund.coverage`, four draws."""
SHARES = np.array([0.01, 0.05, 0.3, 0.39, 0.41, 0.45, 0.5, 0.8, 0.95, 0.99])


def prior(distribution: str, low: float, central: float, high: float, shift: bool = False) -> Prior:
    return Prior(distribution, low, central, high, "why", shift)  # type: ignore[arg-type]


def test_triangular_against_scipy() -> None:
    reference = stats.triang(c=(0.5 - 0.3) / (0.8 - 0.3), loc=0.3, scale=0.5)
    assert quantile(prior("triangular", 0.3, 0.5, 0.8), SHARES) == pytest.approx(reference.ppf(SHARES), rel=1e-12)


def test_triangular_with_its_peak_at_an_end() -> None:
    assert quantile(prior("triangular", 0, 0, 1), np.array([0.75])) == pytest.approx([0.5])
    assert quantile(prior("triangular", 0, 1, 1), np.array([0.25])) == pytest.approx([0.5])


def test_uniform_by_hand() -> None:
    assert quantile(prior("uniform", 2, 3, 6), np.array([0.0, 0.25, 1.0])) == pytest.approx([2, 3, 6])


def test_normal_has_its_5_and_95_percent_points() -> None:
    drawn = quantile(prior("normal", 0.9, 1.0, 1.1), np.array([0.05, 0.5, 0.95]))
    assert drawn == pytest.approx([0.9, 1.0, 1.1], abs=1e-12)


def test_lognormal_has_its_5_and_95_percent_points() -> None:
    drawn = quantile(prior("lognormal", 1, 10, 100), np.array([0.05, 0.5, 0.95]))
    assert drawn == pytest.approx([1, 10, 100], rel=1e-12)


def test_factor_and_shift() -> None:
    assert effect(prior("uniform", 1, 2, 3), np.array([3.0])) == pytest.approx([1.5])
    assert effect(prior("uniform", -1, 0, 1, shift=True), np.array([-0.25])) == pytest.approx([-0.25])


@given(
    st.sampled_from(["triangular", "uniform", "normal", "lognormal"]),
    st.floats(0.01, 100),
    st.floats(0.01, 100),
    st.floats(0, 1),
    st.lists(st.floats(1e-9, 1 - 1e-9), min_size=2, max_size=20),
)
def test_quantiles_rise_and_bounded_priors_keep_their_bounds(
    distribution: str, low: float, width: float, where: float, shares: list[float]
) -> None:
    belief = prior(distribution, low, low + where * width, low + width)
    drawn = quantile(belief, np.array(sorted(shares)))
    assert (np.diff(drawn) >= -1e-9 * (low + width)).all()
    assert np.isfinite(drawn).all()
    if distribution in ("triangular", "uniform"):
        assert drawn.min() >= low - 1e-9 and drawn.max() <= low + width + 1e-9


@given(st.integers(0, 2**40), st.text(min_size=1, max_size=20), st.integers(1, 200))
def test_one_value_in_each_stratum(seed: int, name: str, draws: int) -> None:
    share = stratified(seed, name, draws)
    assert sorted((share * draws).astype(int)) == list(range(draws))


def test_draws_are_the_same_again_and_differ_by_seed(registry: Registry) -> None:
    assert sample(registry, 5, 1) == sample(registry, 5, 1)
    assert sample(registry, 5, 1) != sample(registry, 5, 2)
    assert set(sample(registry, 1, 1)[0]) == {n for n, p in registry.parameters().items() if p.prior}


def test_known_numbers_hold_across_versions_and_machines(registry: Registry) -> None:
    """The digest of a name decides its luck: these numbers change only if every published draw changes."""
    assert stratified(1, "farmers_fund.coverage", 4) == pytest.approx(KNOWN, abs=1e-15)


def test_a_new_parameter_leaves_the_others_draws_alone(tmp_path: Path, registry: Registry) -> None:
    root = Path(shutil.copytree(registry.root, tmp_path / "data"))
    text = (root / "life" / "health.toml").read_text(encoding="utf-8")
    (root / "life" / "again.toml").write_text(text, encoding="utf-8")
    before, after = sample(registry, 8, 3), sample(load_registry(root), 8, 3)
    assert "again.mean_bill" in after[0]
    assert before == [{name: value for name, value in draw.items() if name != "again.mean_bill"} for draw in after]


def test_correlation_is_that_of_the_copula(registry: Registry) -> None:
    draws = sample(registry, 4000, 1)
    pairs = np.array([[draw["farmers_fund.coverage"], draw["farmers_fund.delay_months"]] for draw in draws])
    # Spearman's rank correlation of a Gaussian copula: 6 / pi * arcsin(rho / 2)
    expected = 6 / math.pi * math.asin(-0.5 / 2)
    assert stats.spearmanr(pairs).statistic == pytest.approx(expected, abs=0.04)
    others = np.array([[draw["farmers_fund.coverage"], draw["health.mean_bill"]] for draw in draws])
    assert abs(stats.spearmanr(others).statistic) < 0.05
    drawn = pairs[:, 1] + 2.0
    assert drawn.min() >= 1 and drawn.max() <= 3 and drawn.mean() == pytest.approx(2.0, abs=0.03)


def test_the_central_draw_changes_nothing() -> None:
    assert CENTRAL_DRAW == {}
