"""A sample beside everybody: what is told of county-years whose distances are known."""

from __future__ import annotations

import numpy as np
import pytest

from calibration.shares import CERTAIN, Lived, beside
from calibration.targets import targets_of
from reports.charts.yardsticks import county_year_chart
from reports.yardsticks import county_year_table

YEARS, COUNTIES, GROUPS, PEOPLE = 5, 9, 10, 400.0


def lived(rate: float, rng: np.random.Generator, scale: float = 1.0) -> Lived:
    """Everybody relapses on their own with one chance."""
    bottom = np.full((YEARS, COUNTIES, GROUPS), PEOPLE * scale)
    return Lived(rng.binomial(int(PEOPLE * scale), rate, bottom.shape).astype(float), bottom)


def test_a_sample_of_independent_persons_states_its_own_error() -> None:
    """400 x 10 persons a county-year with a chance of 2 %: an error of 2.2 per 1,000, less the tenth that both share."""
    rng = np.random.default_rng(1)
    spread, within = [], []
    for _ in range(40):
        parts = [lived(0.02, rng) for _ in range(10)]
        everybody = Lived(sum(one.top for one in parts), sum(one.bottom for one in parts))  # type: ignore[arg-type]
        found = beside(0.1, 1.0, parts[0], everybody)
        assert found.errors == pytest.approx(np.sqrt(0.9 * 0.02 * 0.98 / (GROUPS * PEOPLE)), rel=0.25)
        figures = found.figures()
        spread.append(figures["county_years_spread/all"])
        within.append(figures["county_years_within/all"])
    assert np.mean(spread) == pytest.approx(1.0, abs=0.06) and np.mean(within) == pytest.approx(0.95, abs=0.02)


def test_a_biased_sample_is_told() -> None:
    rng = np.random.default_rng(2)
    found = beside(0.1, 1.0, lived(0.03, rng), lived(0.02, rng, 10.0)).figures()
    verdicts = {row.figure: row.verdict(found[row.key]) for row in targets_of("sampling")}
    assert verdicts["county_years_off"] == verdicts["county_years_spread"] == "outside"
    assert verdicts["county_years_within"] != "inside" and verdicts["worst_county_year"] != "inside"


def test_the_whole_has_no_error_and_who_has_nobody_is_left_out() -> None:
    rng = np.random.default_rng(3)
    one = lived(0.02, rng)
    assert not beside(0.5, 0.5, one, one).errors.any() and not len(beside(0.5, 0.5, one, one).distances)
    empty = Lived(one.top.copy(), one.bottom.copy())
    empty.top[:, 3], empty.bottom[:, 3] = 0.0, 0.0
    assert len(beside(0.1, 1.0, empty, one).distances) == YEARS * (COUNTIES - 1)


def test_poor_counties_are_set_over_rich_ones() -> None:
    """The two poorest of six counties (8,000 and 9,000 yuan) have 5 relapses where the two richest have 10."""
    bottom = np.full((2, 6, 1), 100.0)
    top = np.array([3.0, 9.0, 9.0, 1.0, 2.0, 9.0])[None, :, None] * np.ones((2, 1, 1))
    income = np.array([9_000.0, 11_000.0, 12_000.0, 16_000.0, 8_000.0, 15_000.0])
    assert Lived(top, bottom, income).poor_over_rich == pytest.approx((3.0 + 2.0) / (1.0 + 9.0))
    assert np.isnan(Lived(top, bottom).poor_over_rich)
    found = beside(0.1, 1.0, Lived(top, bottom), Lived(top, bottom, income))
    assert found.poor_over_rich == pytest.approx(0.5)


def test_table_and_chart_hold_every_county_and_year() -> None:
    rng = np.random.default_rng(4)
    found = beside(0.1, 1.0, lived(0.02, rng), lived(0.02, rng, 10.0))
    table = county_year_table(found, "en")
    assert len(table.rows) == YEARS * COUNTIES and {row[1] for row in table.rows} == set(range(2021, 2026))
    assert table.rows[0][2:5] == (found.rates[0, 0], found.errors[0, 0], found.of_whole[0, 0])
    assert "10 %" in county_year_table(found, "zh").columns[2].title
    bars = county_year_chart(found, "zh").axes[0].collections[0].get_segments()
    heights = sorted(segment[1, 1] - segment[0, 1] for segment in bars)
    assert heights == pytest.approx(sorted(2000.0 * CERTAIN * found.errors.ravel()))
