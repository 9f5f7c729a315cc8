"""Why the model's number is not the one that officials count: staircases on which each step changes one thing.

Two of them, because nothing adds up across populations: persons of lifted households over the accounting year, and registered
households at year end. Inside each, a row is the row before plus its own change.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import xarray as xr

from reports.aggregate import by_group, runs
from reports.labels import Lang, pick, scenario_titles
from reports.people_tables import list_counts
from reports.rows import Cell, Column, Table


@dataclass(frozen=True)
class Step:
    """One step: what is counted after it (a quantity by name), its words, and the one thing that it changes."""

    quantity: str
    words: tuple[str, str]
    changes: tuple[str, str]


PERSONS = (
    Step("relapsed", ("本年新跌破标准（返贫，模型口径）", "newly below the standard: relapse, as the model counts it"),
         ("核算年度纯收入（口径二），帮扶后，不论是否被发现",
          "net income (concept 2) of the accounting year, after aid, found or not")),
    Step("below", ("低于标准（存量）", "below the standard, whenever since"),
         ("加：上年已低于标准而仍未回升者", "plus those who were below the year before already")),
    Step("below_before_aid", ("扣减针对性帮扶后低于标准", "below the standard before aid"),
         ("加：靠帮扶才不低于标准者（账面扣减，不是政策效应）",
          "plus those above it by targeted aid only: an accounting subtraction, never an effect")),
)  # fmt: skip
RIGID = (
    Step("below", ("低于标准（存量）", "below the standard, whenever since"), ("同上表第二行", "the second row above")),
    Step("below_after_spending", ("扣减刚性支出后低于标准", "below the standard after rigid spending"),
         ("加：扣减医疗等刚性支出后才低于标准者（口径二改为口径三）",
          "plus those below it only once rigid spending is taken off: concept 3 for concept 2")),
    Step("below_monitoring",
         ("扣减刚性支出后低于监测线（应纳入监测）", "below the monitoring line after rigid spending: who ought to be listed"),
         ("加：介于贫困标准与监测线之间者（标准改为监测线）",
          "plus those between the standard and the monitoring line: another line")),
)  # fmt: skip
HOUSEHOLDS = (
    Step("truly", ("年末应纳入监测户", "ought to be listed at year end"),
         ("近12个月纯收入扣减刚性支出低于监测线", "income less rigid spending of twelve months below the monitoring line")),
    Step("found", ("其中已在册", "of them listed"), ("减：未被发现或未及时纳入者", "less those not found, or not yet")),
    Step("listed", ("在册监测户", "listed"), ("加：在册而已不低于监测线者", "plus those on the list who are above the line")),
    Step("listed_ever", ("曾纳入监测户", "ever listed"),
         ("加：已标注风险消除、不再计入者", "plus those marked as free of risk, no longer counted")),
)  # fmt: skip
TITLES = (
    ("由返贫到帮扶前（脱贫人口）", "From relapse to before aid (lifted persons)"),
    ("由低于标准到应纳入监测（脱贫人口）", "From below the standard to who ought to be listed (lifted persons)"),
    ("由应纳入监测到官方在册（全部登记农村户，年末）", "From who ought to be listed to the official list (all households, year end)"),
)  # fmt: skip


def person_steps(outcomes: xr.Dataset) -> xr.Dataset:
    """Lifted persons of the prefecture behind each step, (scenario, draw, replicate, year), and `all` of them at the start."""
    lifted = ["lifted"]

    def rate(name: str) -> xr.DataArray:
        return by_group(outcomes, name, lifted).sel(county_group="all", drop=True)

    start = rate("persons_at_start")
    spending = by_group(outcomes, "why_below", lifted).sel(county_group="all", why="spending", drop=True)
    below = rate("below_line_rate") * start
    return xr.Dataset({
        "all": start, "relapsed": rate("relapse_rate") * start, "below": below,
        "below_before_aid": rate("below_line_rate_before_aid") * start, "below_after_spending": below + spending,
        "below_monitoring": rate("below_monitoring_line_rate") * start,
    })  # fmt: skip


def household_steps(outcomes: xr.Dataset) -> xr.Dataset:
    """Registered households of the prefecture behind each step, (scenario, draw, replicate, year), and `all` of them."""
    counts = list_counts(outcomes).sel(county_group="all", drop=True)
    eliminated = (outcomes["risk_eliminated_share"].fillna(0.0) * outcomes["households_listed"]).sum(
        ["county", "household_class", "resettled"])  # fmt: skip
    return counts.assign(listed_ever=counts["listed"] + eliminated)


def reconciliation_tables(outcomes: xr.Dataset, lang: Lang) -> tuple[Table, ...]:
    """The staircases of the reference scenario, yearly means over runs; without their variables there are none."""
    if not {"why_below", "list_missed", "households_listed"} <= set(outcomes.data_vars):
        return ()
    scenario, name = next(iter(scenario_titles(outcomes, lang).items()))
    persons, households = (steps(outcomes).sel(scenario=scenario).mean(["year", "draw", "replicate"])
                           for steps in (person_steps, household_steps))  # fmt: skip
    who, unit = pick("脱贫人口", "lifted persons", lang), pick("人", "persons", lang)
    number = runs(outcomes)
    note = pick(f"{name}，全州，年均，{number}次模拟的均值；每一行等于上一行加本行变化，只改变一处。",
                f"{name}, whole prefecture, yearly mean, mean over {number} runs; each row is the one before plus its own change, and "
                "changes one thing.", lang)  # fmt: skip
    homes, home_unit = pick("登记农村户", "registered households", lang), pick("户", "households", lang)
    parts = ((PERSONS, persons, who, unit), (RIGID, persons, who, unit), (HOUSEHOLDS, households, homes, home_unit))
    return tuple(_table(pick(*title, lang), *part, note, lang) for title, part in zip(TITLES, parts, strict=True))


def _table(title: str, steps: tuple[Step, ...], counts: xr.Dataset, who: str, unit: str, note: str, lang: Lang) -> Table:
    levels = [float(counts[step.quantity]) for step in steps]
    changes: list[Cell] = [None, *map(float, np.diff(levels))]
    whole = float(counts["all"])
    rows = tuple((pick(*step.words, lang), change, level, level / whole, pick(*step.changes, lang))
                 for step, change, level in zip(steps, changes, levels, strict=True))  # fmt: skip
    heads = (
        Column(pick("口径", "Counted", lang)), Column(pick("变化", "Change", lang), "whole", unit, signed=True),
        Column(pick("合计", "Sum", lang), "whole", unit),
        Column(pick(f"占{who}", f"Of all {who}", lang), "hundredth", "%"),
        Column(pick("改变了什么", "What changes", lang)),
    )  # fmt: skip
    return Table(title, heads, rows, note)


def reconciliation_sheet(outcomes: xr.Dataset, lang: Lang) -> Table:
    """All staircases in one table, for the workbook."""
    tables = reconciliation_tables(outcomes, lang)
    title = pick("从真实发生到官方统计", "From what happens to what is counted", lang)
    if not tables:
        return Table(title, (), ())
    heads = list(tables[0].columns)
    for place in (1, 2):
        heads[place] = Column(heads[place].title, heads[place].kind, pick("单位见同行", "unit of the row", lang), heads[place].signed)
    heads[3] = Column(pick("占全体", "Of all", lang), heads[3].kind, heads[3].unit)
    rows = tuple((table.title, row[0], table.columns[2].unit, *row[1:]) for table in tables for row in table.rows)
    columns = (Column(pick("阶梯", "Staircase", lang)), heads[0], Column(pick("单位", "Unit", lang)), *heads[1:])
    return Table(title, columns, rows, tables[0].note)
