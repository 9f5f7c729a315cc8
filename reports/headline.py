"""The headline: who is there, who falls below the standard and who is below it, by household class and resettlement.

Numbers of each run, so that differences between scenarios stay paired; the tables of it are for page, workbook and terminal.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import xarray as xr

from agents import codes
from parameters.bilingual import pick
from reports.aggregate import RUN, runs
from reports.labels import Lang, pick_of, scenario_titles
from reports.rows import Cell, Column, Table

CLASSES = (*codes.names(codes.HOUSEHOLD_CLASSES), "all")
PARTS = ("0", "1", "both")
CLASS_TITLES = {"all": ("全部登记农村人口", "all registered rural")}
PART_TITLES = {"0": ("未搬迁", "not resettled"), "1": ("易地搬迁", "resettled"), "both": ("合计", "both")}
MEASURES = ("persons", "event_rate", "events", "below_rate", "below")
"""Persons at the start of the accounting year; who relapsed (lifted) or entered (others), as a rate and in persons; who is below
the standard, whatever the year before, as a rate and in persons."""


def headline(outcomes: xr.Dataset) -> xr.Dataset:
    """MEASURES with dims (scenario, draw, replicate, class, part), means over years; rates are means of the yearly rates.

    Persons are persons, rates shares; a run not lived is missing everywhere.
    """
    start, close = (outcomes[name].reset_coords(drop=True) for name in ("persons_at_start", "persons_at_close"))
    events = outcomes["relapse_rate"].fillna(outcomes["entry_rate"]) * start
    counts = {"persons": start, "events": events, "below": outcomes["below_line_rate"] * close, "close": close}
    sums = {name: _by_class_and_part(values, start) for name, values in counts.items()}
    persons = sums["persons"].where(sums["persons"] > 0)
    closing = sums["close"].where(sums["close"] > 0)
    found = {**sums, "event_rate": sums["events"] / persons, "below_rate": sums["below"] / closing}
    return xr.Dataset({name: found[name].mean("year") for name in MEASURES})


def _by_class_and_part(values: xr.DataArray, start: xr.DataArray) -> xr.DataArray:
    """Sums over counties for every class and all, not resettled, resettled and both; dims RUN, year, class, part."""
    cells = values.reset_coords(drop=True).fillna(0.0).sum("county")
    cells = xr.concat([cells, cells.sum("household_class").expand_dims(household_class=["all"])], "household_class")
    both = cells.sum("resettled").expand_dims(resettled=[-1])
    cells = xr.concat([cells, both], "resettled").rename(household_class="class", resettled="part")
    cells = cells.assign_coords({"class": list(CLASSES), "part": list(PARTS)})
    return cells.where(start.notnull().any([d for d in start.dims if d not in RUN]))


def headline_table(outcomes: xr.Dataset, lang: Lang) -> Table:
    """Scenario, household class and resettlement in rows: persons, rates, persons below, and what differs from the first."""
    found, titles = headline(outcomes), scenario_titles(outcomes, lang)
    reference = next(iter(titles))
    rows = [(titles[scenario], *row) for scenario in titles for row in _rows(found, scenario, reference, lang)]
    title = pick(lang, "Headline: by household class and resettlement", "主要结果：按户类别与是否搬迁")
    return Table(title, columns(lang), tuple(rows), _note(outcomes, titles[reference], lang))


def columns(lang: Lang) -> tuple[Column, ...]:
    """Columns of the headline; every number has its unit."""
    people, kind = pick(lang, "persons", "万人"), pick(lang, "whole", "wan")
    rate, points = pick(lang, "per 1,000 a year", "‰/年"), pick(lang, "per 1,000 a year", "千分点/年")
    return (
        Column(pick(lang, "Scenario", "情景"), "tight"), Column(pick(lang, "Household class", "户类别"), "tight"),
        Column(pick(lang, "Resettled", "搬迁"), "tight"), Column(pick(lang, "Persons", "人数"), kind, people),
        Column(pick(lang, "Relapse (entry) rate", "返贫（致贫）率"), "per_thousand", rate),
        Column(pick(lang, "Difference", "与对照之差"), "thousandth", points, signed=True),
        Column(pick(lang, "Relapsed (entered)", "返贫（致贫）人数"), "whole", pick(lang, "persons a year", "人/年")),
        Column(pick(lang, "Below the standard", "低于标准比例"), "percent", "%"),
        Column(pick(lang, "Difference", "与对照之差"), "hundredth", pick(lang, "percentage points", "百分点"), signed=True),
        Column(pick(lang, "Persons below", "低于标准人数"), kind, people),
        Column(pick(lang, "Difference", "与对照之差"), "whole", pick(lang, "persons", "人"), signed=True),
        Column(pick(lang, "Seen in draws", "所见同号抽样"), "whole_percent", "%"),
    )  # fmt: skip


def _rows(found: xr.Dataset, scenario: str, reference: str, lang: Lang) -> Iterator[tuple[Cell, ...]]:
    """The rows of one scenario; parts without persons are left out, and differences of the reference."""
    means = found.sel(scenario=scenario).mean(["draw", "replicate"])
    gaps = found.sel(scenario=scenario) - found.sel(scenario=reference)
    same = same_sign(gaps["below"])
    gap = gaps.mean(["draw", "replicate"])
    for group in CLASSES:
        for part in PARTS:
            one, less = means.sel({"class": group, "part": part}), gap.sel({"class": group, "part": part})
            if not float(one["persons"]) > 0.0:
                continue
            values = {name: float(one[name]) for name in MEASURES}
            lost: dict[str, Cell] = {name: None if scenario == reference else float(less[name]) for name in MEASURES}
            share = None if scenario == reference else float(same.sel({"class": group, "part": part}))
            yield (class_title(group, lang), pick_of(lang, PART_TITLES[part]), values["persons"], values["event_rate"],
                   lost["event_rate"], values["events"], values["below_rate"], lost["below_rate"], values["below"],
                   lost["below"], share)  # fmt: skip


def same_sign(differences: xr.DataArray) -> xr.DataArray:
    """Share of the draws whose difference (mean over replicates) has the sign of the mean over all; missing with one draw."""
    by_draw = differences.mean("replicate")
    sign = np.sign(by_draw.mean("draw"))
    known = by_draw.notnull().sum("draw")
    return ((np.sign(by_draw) == sign).sum("draw") / known).where((known > 1) & (sign != 0))


def class_title(name: str, lang: Lang) -> str:
    """A household class, or all of them, in words."""
    for item in codes.HOUSEHOLD_CLASSES:
        if item.name == name:
            return item.zh if lang == "zh" else item.en
    return pick_of(lang, CLASS_TITLES[name])


def _note(outcomes: xr.Dataset, reference: str, lang: Lang) -> str:
    first, last, number = int(outcomes.year[0]), int(outcomes.year[-1]), runs(outcomes)
    return pick(
        lang,
        f"Mean of {number} runs and of the years {first}–{last}, after aid. Relapse for the lifted, entry for others: net income of "
        "the accounting year below the standard and not the year before, over persons at its start; below the standard: whatever "
        f"the year before. Differences: run by run on the same draw and luck against \"{reference}\", then averaged; seen "
        "in draws: share of the parameter draws whose difference in persons below has the sign of the mean, counted with the luck "
        "of each (not given for one draw). "
        "Intervals: see the paired effects.",
        f"{number}次模拟、{first}–{last}年各年的均值，帮扶后。脱贫户为返贫率，其余为致贫率：核算年度人均纯收入跌破贫困标准而上年未低于者，占年初人口；"
        f"低于标准比例为存量，不论上年。差异：与“{reference}”同参数、同随机数逐次相减后求均值；所见同号抽样：参数抽样中低于标准人数之差与均值同号者"
        "，直接计数，含各次抽样自身的运气（仅一组参数时不给出）。区间见配对效应表。",
    )  # fmt: skip
