"""Why the model's number is not the one that officials count: staircases on which each step changes one thing.

Two of them, because nothing adds up across populations: persons of lifted households over the accounting year, and registered
households at year end. Inside each, a row is the row before plus its own change.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import xarray as xr

from model.contract import VARIABLES
from parameters.bilingual import pick
from reports.aggregate import by_group, heads, runs
from reports.labels import Lang, pick_of, scenario_titles
from reports.people_tables import IN_TROUBLE, list_counts
from reports.rows import Cell, Column, Table


@dataclass(frozen=True)
class Step:
    """One step: what is counted after it (a quantity by name), its words, and the one thing that it changes."""

    quantity: str
    words: tuple[str, str]
    changes: tuple[str, str]
    share_of: str = "all"
    """What its share is taken of: `all` persons at the end of the accounting year (households at year end), or those at its `start`."""


PERSONS = (
    Step("relapsed", ("本年新跌破标准（返贫，模型口径）", "newly below the standard: relapse, as the model counts it"),
         ("核算年度纯收入（口径二），帮扶后，不论是否被发现",
          "net income (concept 2) of the accounting year, after aid, found or not"), "start"),
    Step("below", ("低于标准（存量）", "below the standard, whenever since"),
         ("加：上年已低于标准而仍未回升者", "plus those who were below the year before already")),
    Step("below_before_aid", ("扣减针对性帮扶后低于标准", "below the standard before aid"),
         ("加：靠帮扶才不低于标准者（账面扣减，不是政策效应）",
          "plus those above it by targeted aid only: an accounting subtraction, never an effect")),
)  # fmt: skip
LINES = (
    Step("below", ("低于标准（存量）", "below the standard, whenever since"), ("同上表第二行", "the second row above")),
    Step("below_monitoring", ("低于监测线", "below the monitoring line"),
         ("加：介于贫困标准与监测线之间者（收入口径相同，标准改为监测线）",
          "plus those between the standard and the monitoring line: the same income, another line")),
)  # fmt: skip
HOUSEHOLDS = (
    Step("in_trouble", ("年末应纳入监测户", "in trouble at year end"), IN_TROUBLE),
    Step("found", ("其中已在册", "of them listed"), ("减：未被发现或未及时纳入者", "less those not found, or not yet")),
    Step("kept", ("其中应在册", "rightly listed"),
         ("加：困难已过而须整核算年达标并经核查方可退出者",
          "plus those whose trouble is over and who are followed until a whole year and a check")),
    Step("listed", ("在册监测户", "listed"), ("加：纳入时即不符合规则者", "plus those listed by mistake")),
    Step("listed_ever", ("曾纳入监测户", "ever listed"),
         ("加：已标注风险消除、不再计入者", "plus those marked as free of risk, no longer counted")),
)  # fmt: skip
TITLES = (
    ("由返贫到帮扶前（脱贫人口）", "From relapse to before aid (lifted persons)"),
    ("由低于标准到低于监测线（脱贫人口）", "From below the standard to below the monitoring line (lifted persons)"),
    ("由应纳入监测户到官方在册（全部登记农村户，年末）", "From those in trouble to the official list (all households, year end)"),
)  # fmt: skip


def person_steps(outcomes: xr.Dataset) -> xr.Dataset:
    """Lifted persons of the prefecture behind each step, (scenario, draw, replicate, year), and all of them at `start` and end."""
    lifted = ["lifted"]

    def persons(name: str) -> xr.DataArray:
        counted = by_group(outcomes, name, lifted) if VARIABLES[name].adds_up else heads(outcomes, name, lifted)
        return counted.sel(county_group="all", drop=True)

    return xr.Dataset({
        "start": persons("persons_at_start"), "all": persons("persons_at_close"), "relapsed": persons("relapse_rate"),
        "below": persons("below_line_rate"), "below_before_aid": persons("below_line_rate_before_aid"),
        "below_monitoring": persons("below_monitoring_line_rate"),
    })  # fmt: skip


def household_steps(outcomes: xr.Dataset) -> xr.Dataset:
    """Registered households of the prefecture behind each step, (scenario, draw, replicate, year), and `all` of them."""
    counts = list_counts(outcomes).sel(county_group="all", drop=True)
    eliminated = heads(outcomes, "risk_eliminated_share").sel(county_group="all", drop=True)
    return counts.assign(kept=counts["found"] + counts["followed"], listed_ever=counts["listed"] + eliminated.fillna(0.0))


def reconciliation_tables(outcomes: xr.Dataset, lang: Lang) -> tuple[Table, ...]:
    """The staircases of the reference scenario, yearly means over runs; without their variables there are none."""
    if not {"list_followed", "list_missed", "households_listed"} <= set(outcomes.data_vars):
        return ()
    scenario, name = next(iter(scenario_titles(outcomes, lang).items()))
    persons, households = (steps(outcomes).sel(scenario=scenario) for steps in (person_steps, household_steps))
    who, unit = pick(lang, "lifted persons", "脱贫人口"), pick(lang, "persons", "人")
    number = runs(outcomes)
    note = pick(lang,
                f"{name}, whole prefecture, yearly mean, mean over {number} runs; each row is the one before plus its own change, and "
                "changes one thing. Relapse: of the persons at the start of the accounting year; below a line: of those at its end; "
                "households: of those at year end.",
                f"{name}，全州，年均，{number}次模拟的均值；每一行等于上一行加本行变化，只改变一处。"
                "本年新跌破者占核算年初人口，低于各线者占核算年末人口，户占年末户数。")  # fmt: skip
    homes, home_unit = pick(lang, "registered households", "登记农村户"), pick(lang, "households", "户")
    parts = ((PERSONS, persons, who, unit), (LINES, persons, who, unit), (HOUSEHOLDS, households, homes, home_unit))
    return tuple(_table(pick_of(lang, title), *part, note, lang) for title, part in zip(TITLES, parts, strict=True))


def _table(title: str, steps: tuple[Step, ...], counts: xr.Dataset, who: str, unit: str, note: str, lang: Lang) -> Table:
    levels = [float(counts[step.quantity].mean()) for step in steps]
    shares = [float((counts[step.quantity] / counts[step.share_of]).mean()) for step in steps]
    changes: list[Cell] = [None, *map(float, np.diff(levels))]
    rows = tuple((pick_of(lang, step.words), change, level, share, pick_of(lang, step.changes))
                 for step, change, level, share in zip(steps, changes, levels, shares, strict=True))  # fmt: skip
    heads = (
        Column(pick(lang, "Counted", "口径")), Column(pick(lang, "Change", "变化"), "whole", unit, signed=True),
        Column(pick(lang, "Sum", "合计"), "whole", unit),
        Column(pick(lang, f"Of all {who}", f"占{who}"), "hundredth", "%"),
        Column(pick(lang, "What changes", "改变了什么")),
    )  # fmt: skip
    return Table(title, heads, rows, note)


def reconciliation_sheet(outcomes: xr.Dataset, lang: Lang) -> Table:
    """All staircases in one table, for the workbook."""
    tables = reconciliation_tables(outcomes, lang)
    title = pick(lang, "From what happens to what is counted", "从真实发生到官方统计")
    if not tables:
        return Table(title, (), ())
    heads = list(tables[0].columns)
    for place in (1, 2):
        heads[place] = Column(heads[place].title, heads[place].kind, pick(lang, "unit of the row", "单位见同行"), heads[place].signed)
    heads[3] = Column(pick(lang, "Of all", "占全体"), heads[3].kind, heads[3].unit)
    rows = tuple((table.title, row[0], table.columns[2].unit, *row[1:]) for table in tables for row in table.rows)
    columns = (Column(pick(lang, "Staircase", "阶梯")), heads[0], Column(pick(lang, "Unit", "单位")), *heads[1:])
    return Table(title, columns, rows, tables[0].note)
