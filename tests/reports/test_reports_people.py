"""The list against the truth, reasons, concepts of income, Gini and the check of the baseline, worked by hand."""

from __future__ import annotations

import numpy as np
import pytest
import xarray as xr
from report_samples import make_outcomes

from reports.checks import check_table, verdict
from reports.list_flows import list_flow_table
from reports.people_tables import concept_table, gini_table, list_counts, list_table, why_table


def with_list() -> xr.Dataset:
    """Every cell 100 households: a tenth listed, of them half rightly in Xingyi and all elsewhere; half of the truth missed."""
    outcomes = make_outcomes(1, 1, 1)
    outcomes["households"][:] = 100.0
    outcomes["monitored_rate"][:] = 0.1
    outcomes["list_true_positive"][:] = 1.0
    outcomes["list_true_positive"].loc[{"county": "522301"}] = 0.5
    outcomes["list_followed"][:] = 0.0
    outcomes["list_followed"].loc[{"county": "522301"}] = 0.3
    outcomes["list_mistaken"][:] = 0.0
    outcomes["list_mistaken"].loc[{"county": "522301"}] = 0.2
    outcomes["list_missed"][:] = 0.5
    outcomes["households_monitored"][:] = 60.0
    outcomes["households_in_trouble"][:] = 120.0
    outcomes["households_in_trouble"].loc[{"county": "522301"}] = 60.0
    return outcomes


def test_list_against_truth_adds_households_not_shares() -> None:
    counts = list_counts(with_list()).squeeze()
    # six cells a county: 60 listed; lead has four counties, one of them with 30 found and 60 in trouble
    lead = counts.sel(county_group="lead")
    assert [float(lead[name]) for name in ("all", "listed", "found", "in_trouble")] == [2400.0, 240.0, 210.0, 420.0]
    row = next(r for r in list_table(with_list(), "en").rows if r[0] == "Lead")
    assert row[2:] == pytest.approx((240.0, 0.1, 420.0, 210 / 240, 18 / 240, 12 / 240, 0.5))


def test_nobody_listed_or_in_trouble_is_blank() -> None:
    outcomes = with_list()
    outcomes["households_monitored"][:] = 0.0
    outcomes["households_in_trouble"][:] = 0.0
    for name in ("list_true_positive", "list_followed", "list_mistaken", "list_missed"):
        outcomes[name][:] = np.nan
    assert list_table(outcomes, "zh").texts()[0][2:] == ["0.00", "0.0", "0.00", "–", "–", "–", "–"]


def test_who_came_and_left_is_added_over_counties() -> None:
    outcomes = make_outcomes(1, 1, 1)
    for name, value in (("monitored_by_kind", 5.0), ("list_entries", 2.0), ("list_reentries", 1.0), ("list_exits", 4.0)):
        outcomes[name][:] = value
    outcomes["list_entries"].loc[{"monitor_kind": "sudden"}] = 6.0
    table = list_flow_table(outcomes, "en")
    # nine counties; re-entries are those of all three kinds
    assert table.rows[0][1:] == (2021, 45.0, 45.0, 45.0, 18.0, 18.0, 54.0, 27.0, 36.0)
    assert "Listed again" in table.columns[8].title and "本年再次纳入" in list_flow_table(outcomes, "zh").columns[8].title


def test_a_county_that_misses_all_counts_with_those_it_missed() -> None:
    outcomes = with_list()
    here = {"county": "522301"}
    outcomes["households_monitored"].loc[here] = 0.0
    outcomes["list_true_positive"].loc[here] = np.nan
    outcomes["list_missed"].loc[here] = 1.0
    lead = list_counts(outcomes).squeeze().sel(county_group="lead")
    assert [float(lead[name]) for name in ("listed", "found", "in_trouble")] == [180.0, 180.0, 420.0]


def test_reasons_are_added_by_population_and_year() -> None:
    outcomes = make_outcomes(2, 2, 2)
    outcomes["why_below"][:] = 10.0
    outcomes["why_below"].loc[{"why": "no_dibao", "scenario": "no_new_insurance"}] = 20.0
    table = why_table(outcomes, "en")
    # nine counties, resettled or not; three classes for everybody
    assert table.rows[0][1:] == ("no dibao", 180.0, 360.0)
    assert table.rows[4][1:] == ("no dibao", 540.0, 1080.0)
    assert why_table(outcomes, "zh").texts()[0][2] == "0.02"


def test_disposable_income_is_weighed_with_residents() -> None:
    outcomes = make_outcomes(1, 1, 1)
    outcomes["heads_by_concept"][:] = 1.0
    outcomes["heads_by_concept"].loc[{"concept": "disposable"}] = 0.0
    outcomes["heads_by_concept"].loc[{"household_class": "lifted", "concept": "disposable"}] = 1.0
    for name in ("income_per_capita", "income_per_capita_by_concept"):
        outcomes[name][:] = 20_000.0
        outcomes[name].loc[{"household_class": "lifted"}] = 10_000.0
    rows = {(row[0], row[1]): row[2] for row in concept_table(outcomes, "zh").rows}
    assert rows[("人均可支配收入", "全州")] == pytest.approx(10_000.0)
    assert rows[("人均纯收入", "全州")] == pytest.approx(50_000 / 3)
    assert rows[("人均纯收入", "其中：脱贫人口")] == pytest.approx(10_000.0)


def test_gini_of_first_and_last_year() -> None:
    outcomes = make_outcomes(2, 2, 3)
    outcomes["gini_category"].loc[{"year": 2023, "county_group": "all"}] = 0.3456
    table = gini_table(outcomes, "zh")
    assert [(row[0], row[1]) for row in table.rows[:2]] == [("规划情景", 2021), ("规划情景", 2023)]
    assert table.texts()[1][-1] == "0.346"
    assert len(gini_table(outcomes.isel(year=[0]), "zh").rows) == 2


def test_baseline_in_units_of_the_reader_with_a_verdict() -> None:
    rows = [
        {"quantity": "share of wages", "quantity_zh": "工资性收入占比", "simulated": 0.382, "official": (0.30, 0.42), "unit": "share"},
        {"quantity": "persons in dibao", "quantity_zh": "农村低保人数", "simulated": 332_350.0, "official": (230_000.0, 320_000.0),
         "unit": "persons"},
        {"quantity": "dibao spending", "quantity_zh": "农村低保支出", "simulated": 6.5e8, "official": (7e8, 9.5e8),
         "unit": "yuan/year"},
        {"quantity": "rural income", "quantity_zh": "人均可支配收入", "simulated": 11_235.0, "official": 11_441.0,
         "unit": "yuan/person/year", "source": "F0400"},
    ]  # fmt: skip
    zh = check_table(rows, "zh").rows
    assert zh[0][1:4] == ("38.2%", "30.0 – 42.0%", "在范围内")
    assert zh[1][1:4] == ("33.2万人", "23.0 – 32.0万人", "偏高")
    assert zh[2][1:4] == ("6.50亿元/年", "7.00 – 9.50亿元/年", "偏低")
    assert zh[3][1:] == ("11,235元/人·年", "11,441元/人·年", "–", "F0400")
    assert check_table(rows, "en").rows[1][1:4] == ("332 thousand", "230 – 320 thousand", "above")
    assert verdict(np.nan, [0.0, 1.0], "en") == "–"
