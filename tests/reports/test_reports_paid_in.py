"""Money paid into a pool and money that households get out of it are told apart; every number of a sheet has its unit."""

from __future__ import annotations

import pytest
import xarray as xr
from report_effects import make_effects
from report_samples import make_outcomes

from engine.flows import pooled_policies
from reports.charts import spending
from reports.context import ReportContext
from reports.labels import range_ends
from reports.money_rows import LENT
from reports.money_tables import received_by_households, spending_table, spending_totals
from reports.reconciliation import reconciliation_sheet
from reports.sheets import sheets


@pytest.fixture(scope="module")
def outcomes() -> xr.Dataset:
    return make_outcomes(2, 2, 2)


def test_pools_follow_from_the_table_of_flows() -> None:
    assert pooled_policies() == {
        "farmers_fund",
        "gap_insurance",
        "job_loss_insurance",
        "home_insurance",
        "crop_insurance",
        "medical_cover",
    }


@pytest.mark.parametrize(("lang", "ways"), [
    ("en", ("paid into a pool", "interest on loans", "paid directly")), ("zh", ("缴入资金池", "贴息", "直接支付"))])  # fmt: skip
def test_the_table_says_what_is_paid_in_and_what_households_receive(outcomes: xr.Dataset, lang: str, ways: tuple[str, ...]) -> None:
    table, received = spending_table(outcomes, lang), received_by_households(outcomes)  # type: ignore[arg-type]
    titles = outcomes["policy_name_zh" if lang == "zh" else "policy_name"].values
    names = dict(zip(titles, outcomes.policy.values, strict=True))
    assert table.columns[-2].unit and table.columns[-2].holds_numbers()
    for row in table.rows:
        if row[1] not in names:
            continue
        policy = str(names[row[1]])
        assert row[-1] == ways[0 if policy in pooled_policies() else 1 if policy in LENT else 2], policy
        if row[0] == table.rows[0][0] and policy not in LENT:
            assert row[-2] == pytest.approx(float(received.isel(scenario=0).sel(policy=policy)))
    whole = spending_totals(outcomes, lang)  # type: ignore[arg-type]
    assert len(whole.columns) == len(whole.rows[0]) == len(table.columns) - 2


def test_the_chart_labels_what_is_paid_in(outcomes: xr.Dataset) -> None:
    for lang, words in (("en", "(paid in; "), ("zh", "（缴入池；农户实得")):
        figure = spending.spending_chart(outcomes, lang)
        figure.canvas.draw()
        assert all(text.get_window_extent().x1 <= figure.bbox.x1 for axes in figure.axes for text in axes.texts)
        said = [text.get_text() for axes in figure.axes for text in axes.texts]
        assert sum(words in text for text in said) == sum(p in pooled_policies() for p in outcomes.policy.values)


def test_every_staircase_has_its_unit_in_the_row(outcomes: xr.Dataset) -> None:
    for lang, units in (("en", {"persons", "households"}), ("zh", {"人", "户"})):
        table = reconciliation_sheet(outcomes, lang)  # type: ignore[arg-type]
        assert {row[2] for row in table.rows} == units and all(len(row) == len(table.columns) for row in table.rows)


@pytest.mark.parametrize("draws", [2, 12])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_heading_joins_the_ends_of_a_range(draws: int, lang: str) -> None:
    """`最小–最大下限` and `lowest – highest low` say nothing: an end of a range has a name of its own."""
    low, high = range_ends(draws, lang)  # type: ignore[arg-type]
    made = sheets(make_outcomes(2, draws, 1), make_effects(3), ReportContext(), lang)  # type: ignore[arg-type]
    headings = [column.heading() for sheet in made.values() for column in sheet.table.columns]
    assert any(low in heading for heading in headings) and any(high in heading for heading in headings)
    assert not any(("–" in heading and heading.rstrip("）)")[-1:] in "限") or "highest low" in heading for heading in headings)
