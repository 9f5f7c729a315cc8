"""The score-board on invented sums, worked by hand: two concepts, pooled and by county, and the distance to the province."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from agents.codes import COUNTIES
from model.outcomes.dimensions import TARGETS
from model.score_board import KEY, Lived, score_board
from model.tally import COLUMN, COLUMNS

NAMES = [target.name for target in TARGETS]
WANGMO = [county.name for county in COUNTIES].index("522326")
NEVER = np.full((5, len(COUNTIES)), 0.01)
SURE = (np.ones(1), np.ones((1, 5, len(COUNTIES))))


def sums(lifted_net: float, other_net: float, rural: float) -> np.ndarray:
    """Every county alike: 100 lifted (40 of them resettled) and 300 others of the shared purse; 250 rural residents."""
    cells = np.zeros((len(COUNTIES), 3, 2, len(COLUMNS)))
    for household_class, resettled, heads, net in ((0, 0, 60.0, lifted_net), (0, 1, 40.0, lifted_net), (2, 0, 300.0, other_net)):
        cells[:, household_class, resettled, COLUMN["purse_years"]] = heads
        cells[:, household_class, resettled, COLUMN["net"]] = heads * net
    for household_class, residents in ((0, 50.0), (2, 200.0)):
        cells[:, household_class, 0, COLUMN["resident_years"]] = residents
        cells[:, household_class, 0, COLUMN["source_wages"]] = residents * rural
    return cells


def lived() -> Lived:
    """Five years: lifted 9,000 to 13,225 net a head, others 12,000 to 15,315; residents 11,000 to 15,428; 2020 to 2025."""
    years = np.stack([np.full_like(sums(1, 1, 1), np.nan)] * 4 + [sums(9000 * 1.08**5, 12000 * 1.05**5, 11000 * 1.07**5)])
    urban = np.append(34000.0 * 1.06 ** np.arange(5), 34000 * 1.06**5)
    province = 11642 * 1.075 ** np.arange(6)
    return Lived(years, sums(9000, 12000, 11000), urban, province, NEVER, SURE)


def of(values: np.ndarray) -> dict[str, float]:
    return dict(zip(NAMES, values.tolist(), strict=True))


def test_in_all() -> None:
    score = score_board(lived())
    value, met = of(score.value), of(score.met)
    everybody = (100 * 9000 * 1.08**5 + 300 * 12000 * 1.05**5) / (100 * 9000 + 300 * 12000)
    assert value["key_county_lifted_growth_lead"] == pytest.approx(100 * (1.08 - everybody**0.2))
    assert value["key_county_lifted_growth_lead_official"] == pytest.approx(8.0 - 7.0), "net income against disposable income"
    assert value["urban_rural_ratio_below_3"] == pytest.approx(34 / 11 * (1.06 / 1.07) ** 5)
    assert value["rural_growth_above_urban"] == pytest.approx(1.0)
    nearer = 100 * 9000 / 11642 * ((1.08 / 1.075) ** 5 - 1)
    assert value["lifted_gap_to_province_narrows"] == pytest.approx(nearer)
    assert value["no_large_scale_relapse"] == 0.01
    assert met == {
        "urban_rural_ratio_below_3": 1.0,
        "key_county_lifted_growth_lead": 1.0,
        "no_large_scale_relapse": 1.0,
        "rural_growth_above_urban": 1.0,
        "key_county_lifted_growth_lead_official": 0.0,
        "lifted_gap_to_province_narrows": 1.0,
    }


def test_a_county_that_stays_behind_is_seen_though_the_pool_is_ahead() -> None:
    run = lived()
    years = run.years.copy()
    years[-1, WANGMO, 0, :, COLUMN["net"]] *= (1.02 / 1.08) ** 5
    score = score_board(replace(run, years=years))
    official = score.value_by_county[NAMES.index("key_county_lifted_growth_lead_official")]
    assert official[WANGMO] == pytest.approx(2.0 - 7.0) and np.nanmax(official) == pytest.approx(1.0)
    nearer = score.value_by_county[NAMES.index("lifted_gap_to_province_narrows")]
    assert nearer[WANGMO] == pytest.approx(100 * 9000 / 11642 * ((1.02 / 1.075) ** 5 - 1))
    met = score.met_by_county[NAMES.index("lifted_gap_to_province_narrows")]
    assert met[WANGMO] == 0.0 and np.nansum(met) == KEY.sum() - 1


def test_only_key_counties_have_leads_and_every_county_its_worst_year() -> None:
    relapse = NEVER.copy()
    relapse[2, WANGMO], relapse[:, 0] = 0.05, np.nan
    below = np.ones((2, 5, len(COUNTIES)))
    below[:, 2, WANGMO] = [0.0, 0.1]
    below[1, 3, 1] = 0.5
    score = score_board(replace(lived(), relapse=relapse, below=(np.array([0.8, 0.2]), below)))
    for name in ("key_county_lifted_growth_lead", "key_county_lifted_growth_lead_official", "lifted_gap_to_province_narrows"):
        row = NAMES.index(name)
        assert (np.isfinite(score.value_by_county[row]) == KEY).all() and (np.isfinite(score.met_by_county[row]) == KEY).all()
    worst = score.value_by_county[NAMES.index("no_large_scale_relapse")]
    assert np.isnan(worst[0]) and worst[WANGMO] == 0.05 and of(score.value)["no_large_scale_relapse"] == 0.05
    assert of(score.met)["no_large_scale_relapse"] == pytest.approx(0.2 * 0.1 * 0.5), "the chance that all county-years are below"
    met = score.met_by_county[NAMES.index("no_large_scale_relapse")]
    assert np.isnan(met[0]) and (met[WANGMO], met[1]) == pytest.approx((0.02, 0.9))
    for name in ("urban_rural_ratio_below_3", "rural_growth_above_urban"):
        assert np.isnan(score.value_by_county[NAMES.index(name)]).all()
