"""Headline, staircases, money and budgets by county against numbers worked by hand."""

from __future__ import annotations

import numpy as np
import pytest
import xarray as xr
from report_samples import make_outcomes
from rich.cells import cell_len

from cli.headline_table import headline as print_headline
from cli.report_context import money_rows
from model.contract import VARIABLES
from reports.aggregate import by_group, heads
from reports.context import ReportContext
from reports.headline import headline, headline_table, same_sign
from reports.money_rows import Paid, money_table, money_words, verdict, with_sums
from reports.money_tables import county_spending_table
from reports.people_tables import IN_TROUBLE, list_table
from reports.reconciliation import reconciliation_sheet, reconciliation_tables


def with_people() -> xr.Dataset:
    """100 persons a cell (900 a class and part); 1 % of the lifted relapse, 2 % of others enter, a tenth is below; without
    insurance a fifth of the resettled lifted is below in both draws."""
    outcomes = make_outcomes(2, 2, 2)
    outcomes["persons_at_start"][:] = outcomes["persons_at_close"][:] = 100.0
    lifted = outcomes.household_class == "lifted"
    outcomes["relapse_rate"][:] = xr.where(lifted, 0.01, np.nan).broadcast_like(outcomes["relapse_rate"])
    outcomes["entry_rate"][:] = xr.where(lifted, np.nan, 0.02).broadcast_like(outcomes["entry_rate"])
    outcomes["below_line_rate"][:] = 0.1
    outcomes["below_line_rate"].loc[{"scenario": "no_new_insurance", "household_class": "lifted", "resettled": 1}] = 0.2
    return outcomes


def test_headline_by_class_and_resettled() -> None:
    rows = {row[:3]: row[3:] for row in headline_table(with_people(), "en").rows}
    plan, other = "The plan as delivered", "No new insurance"
    assert len(rows) == 2 * 12
    assert rows[(plan, "lifted", "both")] == pytest.approx((1800, 0.01, None, 18, 0.1, None, 180, None, None))
    assert rows[(plan, "all registered rural", "resettled")][:4] == pytest.approx((2700, 45 / 2700, None, 45))
    assert rows[(other, "lifted", "resettled")] == pytest.approx((900, 0.01, 0, 9, 0.2, 0.1, 180, 90, 1.0))
    assert rows[(other, "all registered rural", "both")] == pytest.approx((5400, 90 / 5400, 0, 90, 630 / 5400, 90 / 5400, 630, 90, 1.0))
    assert rows[(other, "ordinary", "both")][-2:] == pytest.approx((0.0, np.nan), nan_ok=True)
    assert headline_table(with_people(), "zh").headings()[3] == "人数（万人）"


def test_headline_leaves_out_runs_that_are_missing_and_parts_without_persons() -> None:
    outcomes = with_people()
    for name in ("persons_at_start", "persons_at_close"):
        outcomes[name].loc[{"household_class": "near_poor", "resettled": 1}] = 0.0
    for name in ("persons_at_start", "persons_at_close", "relapse_rate", "entry_rate", "below_line_rate"):
        outcomes[name] = outcomes[name].where(outcomes.draw == 0)
    assert headline(outcomes)["persons"].sel({"scenario": "plan", "draw": 1}).isnull().all()
    rows = {row[1:3]: row[3] for row in headline_table(outcomes, "zh").rows}
    assert rows[("脱贫户", "合计")] == 1800
    assert ("边缘易致贫户", "易地搬迁") not in rows


def test_share_of_draws_with_the_sign_of_the_mean() -> None:
    values = xr.DataArray([[3.0], [1.0], [-1.0], [1.0]], dims=("draw", "replicate"))
    assert float(same_sign(values)) == 0.75
    assert np.isnan(float(same_sign(values[:1])))
    assert np.isnan(float(same_sign(values * 0)))


def with_steps() -> xr.Dataset:
    outcomes = make_outcomes(1, 1, 1)
    values = {"persons_at_start": 100.0, "persons_at_close": 100.0, "households": 50.0, "relapse_rate_before_aid": 0.5,
              "below_line_rate": 0.03,
              "below_line_rate_before_aid": 0.12, "below_monitoring_line_rate": 0.3, "monitored_rate": 0.1,
              "list_true_positive": 0.6, "list_followed": 0.3, "list_mistaken": 0.1, "list_missed": 0.5,
              "households_monitored": 30.0, "households_in_trouble": 36.0,
              "households_listed": 20.0, "risk_eliminated_share": 0.5}  # fmt: skip
    for name, value in values.items():
        outcomes[name][:] = value
    outcomes["relapse_rate"].loc[{"household_class": "lifted"}] = 0.01
    outcomes["why_below"][:] = 4.0
    return outcomes


def test_each_staircase_adds_up_in_one_population() -> None:
    first, second, third = reconciliation_tables(with_steps(), "en")
    # 18 cells of lifted persons, 1,800 in all; 54 cells of 50 households, 270 listed, 162 of them rightly
    assert [row[2] for row in first.rows] == pytest.approx([18, 54, 216])
    assert [row[3] for row in first.rows] == pytest.approx([0.01, 0.03, 0.12])
    assert [row[2] for row in second.rows] == pytest.approx([54, 540])
    assert [row[2] for row in third.rows] == pytest.approx([324, 162, 162 + 81, 270, 270 + 540])
    for table in (first, second, third):
        levels = [row[2] for row in table.rows]
        assert table.rows[0][1] is None
        assert [row[1] for row in table.rows[1:]] == pytest.approx(list(np.diff(levels)))  # type: ignore[arg-type]
        whole = {round(row[2] / row[3]) for row in table.rows}  # type: ignore[operator]
        assert len(whole) == 1, "one population behind every share"
    sheet = reconciliation_sheet(with_steps(), "zh")
    assert len(sheet.rows) == 10 and all(column.unit for column in sheet.columns if column.holds_numbers())


def test_one_number_of_persons_in_headline_and_staircase() -> None:
    """Relapse is a share of the persons at the start of the accounting year, being below a line of those at its end."""
    outcomes = with_steps()
    sizes = np.random.default_rng(3).uniform(50.0, 150.0, (2, *outcomes["persons_at_start"].shape))
    outcomes["persons_at_start"][:], outcomes["persons_at_close"][:] = sizes
    rates = np.random.default_rng(4).uniform(0.0, 0.2, outcomes["below_line_rate"].shape)
    outcomes["below_line_rate"][:] = rates
    lifted = {"household_class": "lifted"}
    below = (outcomes["below_line_rate"] * outcomes["persons_at_close"]).isel(scenario=0).sel(lifted)
    close = outcomes["persons_at_close"].isel(scenario=0).sel(lifted)
    by_year = (below.sum(["county", "resettled"]) / close.sum(["county", "resettled"])).mean()
    relapse, stock, before = reconciliation_tables(outcomes, "en")[0].rows
    headed = next(row for row in headline_table(outcomes, "en").rows if row[1:3] == ("lifted", "both"))
    assert stock[2] == pytest.approx(headed[9]) == pytest.approx(float(below.sum(["county", "resettled"]).mean()))
    assert stock[3] == pytest.approx(headed[7]) == pytest.approx(float(by_year))
    assert relapse[2] == pytest.approx(headed[6]) and relapse[3] == pytest.approx(headed[4])
    assert before[3] == pytest.approx(0.12) and reconciliation_tables(outcomes, "en")[1].rows[1][3] == pytest.approx(0.3)


@pytest.mark.parametrize("name", [name for name, variable in VARIABLES.items() if variable.weight and len(variable.dims) > 1])
def test_a_share_is_multiplied_by_its_own_denominator(name: str) -> None:
    """Heads of every share of the contract over their denominator give the share back, whatever its denominator is."""
    outcomes = make_outcomes(1, 1, 1)
    outcomes[name][:] = np.random.default_rng(5).uniform(0.1, 0.9, outcomes[name].shape)
    outcomes[VARIABLES[name].weight][:] = np.random.default_rng(6).uniform(10.0, 90.0, outcomes[VARIABLES[name].weight].shape)
    denominator = by_group(outcomes, VARIABLES[name].weight)
    found = heads(outcomes, name) / denominator
    xr.testing.assert_allclose(found, by_group(outcomes, name).rename(None))


def test_the_truth_of_the_list_has_one_name_and_is_not_the_line() -> None:
    """In trouble is also who spends much or fell far: no page, sheet or attribute calls those below the line so, or the other way."""
    for lang, name, line in (("en", "in trouble", "below the monitoring line"), ("zh", "应纳入监测", "低于监测线")):
        first, second, third = reconciliation_tables(with_steps(), lang)  # type: ignore[arg-type]
        listed = list_table(with_steps(), lang)  # type: ignore[arg-type]
        below = second.rows[-1][0]
        assert line in str(below) and name not in str(below)
        assert name in str(third.rows[0][0]) and IN_TROUBLE[lang == "en"] == third.rows[0][4]
        assert name in listed.columns[4].title.lower() and IN_TROUBLE[lang == "en"] in listed.note
        counted = float(by_group(with_steps(), "households_in_trouble").sel(county_group="all").mean())
        assert third.rows[0][2] == pytest.approx(counted)
        titles = " ".join([listed.title, *(column.title for column in listed.columns), first.title, second.title, third.title])
        assert "ought to be" not in titles and "truly" not in titles.lower() and "应纳入户" not in titles
    variable = VARIABLES["households_in_trouble"]
    assert "in trouble" in variable.long_name and "rigid spending" in variable.meaning and "应纳入监测" in variable.long_name_zh


MONEY = [
    {"policy": "posts", "policy_zh": "岗位", "yuan_per_year": (1e8, 2e8), "reach": (10.0, 20.0), "reach_unit": "posts",
     "reach_unit_zh": "岗位", "mean_payment_yuan": None, "source": "F1", "code": "public_posts", "years": "2020"},
    {"policy": "rangers", "policy_zh": "护林员", "yuan_per_year": 5e7, "reach": 5.0, "reach_unit": "persons",
     "reach_unit_zh": "人", "mean_payment_yuan": None, "source": "F2", "code": "public_posts", "years": "2020"},
    {"policy": "gap cover", "policy_zh": "成色险", "yuan_per_year": 1.5e7, "reach": (1500.0, 3000.0), "reach_unit": "households",
     "reach_unit_zh": "户", "mean_payment_yuan": (5e3, 1e4), "source": "F3", "code": "gap_insurance", "years": "2016-2020"},
]  # fmt: skip


def test_money_that_is_exceeded_is_flagged_and_dated() -> None:
    row = MONEY[2]
    assert verdict(row, Paid(1.4e7, 2000.0, 1.4e7), "en") == "within the money"
    assert verdict(row, Paid(1.4e7, 5000.0, 1.4e7), "en") == "within the money; more households, with less each"
    assert verdict(row, Paid(1.6e7, 2000.0, 1.6e7), "en") == "ABOVE the money of 2016–2020"
    assert verdict(row, Paid(1.6e7, 2000.0, 1.6e7), "zh").startswith("超出")
    assert verdict(row, None, "en") == ""


def test_money_that_is_exceeded_is_told_by_heads_and_yuan_a_head() -> None:
    """781.2 m over 2,592 to 3,000 yuan are 260,400 to 301,389 persons; 874 m over 3,625 are 241,103: fewer, at more each."""
    row = {
        "yuan_per_year": 7.812e8,
        "reach": None,
        "years": "2016-2020",
        "heads": {"who": "persons", "who_zh": "人", "price": (2592.0, 3000.0), "price_now": 3625.0},
    }
    assert verdict(row, Paid(8.74e8, 7e4, 8.74e8), "en") == (
        "ABOVE the money of 2016–2020: 241,103 persons at 3,625 yuan each, in the table 260,400 – 301,389 at 2,592 – 3,000"
    )
    said = verdict(row, Paid(8.74e8, 7e4, 8.74e8), "zh")
    assert said.endswith("模拟241,103人，每人3,625元；资金表260,400 – 301,389人，每人2,592 – 3,000元")
    heads = {"who": "workers", "who_zh": "人", "price": 30.0, "price_now": 30.0}
    said = verdict({**row, "yuan_per_year": (3.6e6, 5.25e6), "heads": heads}, Paid(5.6e6, 3e3, 5.52e6), "en")
    assert said.endswith(": 184,000 workers at 30 yuan each, in the table 120,000 – 175,000 at 30")


@pytest.mark.parametrize(
    ("start", "end", "yuan"),
    [(2021, 2021, 4750 * 0.65), (2021, 2022, (4750 + 5130) / 2 * 0.65), (2022, 2023, (5130 + 5130 * 1.08) / 2 * 0.65)],
)
def test_what_a_head_costs_is_that_of_the_plan_and_the_years(start: int, end: int, yuan: float) -> None:
    heads = {row["code"]: row["heads"] for row in money_rows(start, end)}
    assert heads["dibao"]["price_now"] == pytest.approx(yuan) and heads["home_insurance"]["price_now"] == 20.0
    assert heads["job_loss_insurance"]["price"] == 30.0 and heads["gap_insurance"] is None


def test_rows_of_one_policy_are_compared_together() -> None:
    rows = with_sums(MONEY)
    assert [row["code"] for row in rows] == ["", "", "public_posts", "gap_insurance"]
    assert rows[2]["yuan_per_year"] == (1.5e8, 2.5e8) and rows[2]["policy_zh"] == "岗位、护林员"


def test_money_table_has_facts_and_simulation_side_by_side() -> None:
    outcomes = make_outcomes(1, 2, 2)
    outcomes["payouts"][:] = 1e6
    outcomes["beneficiaries"][:] = 100.0
    table = money_table(ReportContext(money_rows=MONEY), outcomes, "en")
    gap = table.values()[3]
    assert gap[:13] == ["gap cover", 2016, 2020, 15.0, 15.0, 5000.0, 10000.0, 1500.0, 3000.0, "households", 9.0, 900.0, 10000.0]
    assert gap[13] == "within the money"
    page = money_words(ReportContext(money_rows=MONEY), outcomes, "zh")
    assert page.texts()[3][:5] == ["成色险", "2016–2020", "1,500.00", "5,000 – 10,000", "1,500 – 3,000 户"]
    assert money_table(ReportContext(money_rows=MONEY), None, "zh").rows[3][10] is None


def test_the_page_says_under_the_table_why_money_is_exceeded() -> None:
    """A sentence in a narrow last column makes the table a screen high: the cell has the verdict, the note the heads and yuan."""
    outcomes = make_outcomes(1, 2, 2)
    heads = {"who": "insured", "who_zh": "人", "price": 20.0, "price_now": 25.0}
    rows = [{**MONEY[2], "heads": heads}]
    outcomes["payouts"][:] = 1e8
    for lang, said, why in (("en", "ABOVE", "in the table 750,000 at 20."), ("zh", "超出", "资金表750,000人，每人20元。")):
        page = money_words(ReportContext(money_rows=rows), outcomes, lang)  # type: ignore[arg-type]
        assert page.texts()[0][-2] == said and page.remarks()[0].endswith(why)
        sheet = money_table(ReportContext(money_rows=rows), outcomes, lang)  # type: ignore[arg-type]
        assert str(sheet.rows[0][-2]).endswith(why[:-1])


def test_budgets_by_county_are_yuan_and_add_up() -> None:
    outcomes = make_outcomes(2, 3, 2)
    table = county_spending_table(outcomes, "en")
    names = table.headings()
    assert names[4] == "central government (yuan)" and names[-3] == "Total (yuan)"
    total = [row for row in table.rows if row[3] == "All policies"]
    assert len(total) == 2 * 2 * 9
    county = [row for row in table.rows if row[:3] == total[0][:3] and row[3] != "All policies"]
    for place in range(4, 11):
        assert sum(row[place] for row in county) == pytest.approx(total[0][place])  # type: ignore[misc]
    runs = outcomes["spending"].sel(scenario="plan", year=2021, county=outcomes.county[0]).sum(["policy", "payer"])
    assert total[0][10:13] == pytest.approx((float(runs.mean()), float(runs.min()), float(runs.max())))


@pytest.mark.parametrize(("lang", "words"), [
    ("en", ("The plan as delivered", "No new insurance; after aid", "paired difference", "lifted", "near-poor", "+10.00")),
    ("zh", ("规划情景", "无新增保险；帮扶后", "配对差", "脱贫户", "边缘易致贫户", "+10.00")),
])  # fmt: skip
def test_the_terminal_prints_it_within_80_columns(
    lang: str, words: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    outcomes = with_people()
    titles = dict(zip(outcomes.scenario.values, outcomes[f"scenario_name{'_zh' if lang == 'zh' else ''}"].values, strict=True))
    print_headline(outcomes, "plan", titles, lang)
    printed = capsys.readouterr().out
    assert all(word in printed for word in words), printed
    assert max(map(cell_len, printed.splitlines())) <= 80
    assert printed.count({"en": "moved", "zh": "搬迁"}[lang]) == 2, "one table a scenario"
    print_headline(outcomes.drop_vars("entry_rate"), "plan", titles, lang)
    assert capsys.readouterr().out == ""
