"""Tables of the model beside its yardsticks: the same for the terminal and for a page."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from agents.codes import COUNTIES, INCOME_SOURCES
from calibration.accounting import Account
from calibration.backcast import Backcast
from calibration.shares import AFTER_BASE, CountyYears
from calibration.targets import Measured
from calibration.validation import FIFTHS, Forecast, Validation, growth_years, reference_transitions
from parameters.bilingual import pick
from parameters.units import as_per_cent, value_text_of
from reports.labels import Lang
from reports.numbers import MISSING, digits
from reports.rows import Cell, Column, Noted, Table

VERDICTS = {"inside": ("inside", "在内"), "watch": ("watch", "留意"), "outside": ("OUTSIDE", "超出"), "unknown": (MISSING, MISSING)}
TITLES = {
    "level": ("The year 2020", "2020年水平"),
    "moments": ("Incomes before aid of the same households", "同一批农户帮扶前收入的动态"),
    "classes": ("Classes of the registers at the end of 2020", "2020年末各类登记对象"),
    "growth": ("Growth of rural income, 2020-2025", "农村居民收入增长，2020至2025年"),
    "health": ("What illness costs", "疾病负担"),
    "list": ("The list of the monitored at the end of 2021 beside that of a neighbour", "2021年末监测名单与邻州对照"),
    "switched": ("Switches", "开关检验"),
    "sampling": ("County-years of a sample beside everybody's", "抽样县年返贫率与全体对照"),
}
"""Titles of the tables of figures, English and Chinese."""
METHODS = {
    "mixture of five": ("mixture of five simple methods", "五种简单方法的混合"),
    "unobserved components": ("components with a slowdown", "含放缓的成分模型"),
    "last year": ("as last year", "同上年"),
    "mean 2016-20": ("mean of 2016-20", "2016至2020年均值"),
    "AR(1) .5": ("half of the distance from the mean stays", "偏离均值保留一半"),
}


def yardstick_table(name: str, rows: Sequence[Measured], reasons: dict[str, tuple[str, str]], lang: Lang) -> Table:
    """Figures beside their bands, with the kind of the band and where they stand, and why where that is said."""
    columns = (
        Column(pick(lang, "figure", "指标")),
        Column(pick(lang, "of", "对象")),
        Column(pick(lang, "unit", "单位")),
        Column(pick(lang, "band", "区间"), "right"),
        Column(pick(lang, "kind", "类别"), "right"),
        Column(pick(lang, "simulated", "模拟"), "right"),
        Column(pick(lang, "± sd", "±标准差"), "right"),
        Column(pick(lang, "where", "位置"), "tight"),
        Column(pick(lang, "facts", "事实"), "text"),
    )
    return Table(pick(lang, *TITLES[name]), columns, tuple(_row(row, reasons, lang) for row in rows), kinds_words(lang))


def kinds_words(lang: Lang) -> str:
    """What the kinds are."""
    return pick(
        lang,
        "Kinds: i a fact, ii derived by a process that meets the facts, iii judgement. Watch: outside the band, within twice its "
        "half-width of the middle. ± sd: between replicates of shared luck.",
        "类别：i为事实，ii由满足事实的收入过程推得，iii为判断。留意：超出区间但在中值两倍半宽之内。±标准差为不同共同运气之间的标准差。",
    )


def _row(row: Measured, reasons: dict[str, tuple[str, str]], lang: Lang) -> tuple[Cell, ...]:
    target = row.target
    name, name_zh, unit, band, kind, value, deviation, where = shown(row, lang)
    reason = reasons.get(target.key)
    note = pick(lang, target.note, target.note_zh)
    mark: Cell = Noted(where, pick(lang, *reason)) if reason and row.verdict not in ("inside", "unknown") else where
    title: Cell = (
        Noted(pick(lang, name, name_zh), f"{pick(lang, name, name_zh)}{pick(lang, ': ', '：')}{note}")
        if note
        else pick(lang, name, name_zh)
    )
    return title, pick(lang, *target.whose) or pick(lang, "all", "全体"), unit, band, kind, value, deviation, mark, target.source


def shown(row: Measured, lang: Lang) -> tuple[str, str, str, str, str, str, str, str]:
    """A figure in words: both names, unit, band, kind, value, deviation, where it stands; shares as per cent."""
    target = row.target
    share, large = as_per_cent(target.unit), abs(target.high) >= 1000
    scale, places = (100.0, 1) if share else (1e-6, 0) if target.unit == "yuan/year" else (1.0, 0 if large else 2)
    places = 2 if "growth" in target.figure else places
    unit = value_text_of(1.0, target.unit, lang)[1]
    if target.unit == "yuan/year":
        unit = pick(lang, f"million {unit}", f"百万{unit}")

    def number(value: float) -> str:
        return digits(value * scale, places)

    return (
        target.name,
        target.name_zh,
        unit,
        f"{number(target.low)} – {number(target.high)}",
        target.kind,
        number(row.value),
        number(row.deviation),
        pick(lang, *VERDICTS[row.verdict]),
    )


def count_words(counts: dict[str, int], lang: Lang) -> str:
    """How many figures stand where, in one sentence."""
    return pick(
        lang,
        f"{counts['inside']} figures inside their bands, {counts['watch']} to watch (within twice the half-width), "
        f"{counts['outside']} outside, {counts['unknown']} not to be told in these years.",
        f"{counts['inside']}项在区间内，{counts['watch']}项留意（两倍半宽之内），{counts['outside']}项超出，"
        f"{counts['unknown']}项在所推演年份内无法得出。",
    )


def transition_table(fifths: dict[int, NDArray[np.float64]], lang: Lang) -> Table:
    """From which fifth to which after some years, per cent of households, beside the process that meets most facts."""
    numbers = [str(one + 1) for one in range(FIFTHS)]
    rows = []
    for years, matrix in fifths.items():
        reference = reference_transitions(years)
        for start in range(FIFTHS):
            cells = [digits(100.0 * matrix[start, end], 1) for end in range(FIFTHS)]
            beside = " ".join(digits(100.0 * value, 0) for value in reference[start])
            rows.append((str(years), numbers[start], *cells, beside))
    return Table(
        pick(lang, "From which fifth to which, % of households", "五等份转移矩阵，占户数%"),
        (
            Column(pick(lang, "years", "年数"), "tight"),
            Column(pick(lang, "from", "起"), "tight"),
            *(Column(pick(lang, f"to {number}", f"至{number}"), "right") for number in numbers),
            Column(pick(lang, "fitted process", "拟合过程"), "right"),
        ),
        tuple(rows),
        pick(
            lang,
            "Households that are there at both dates, income before aid a head with the heads of the year; the fitted "
            "process meets most "
            "household facts at once and is a yardstick, not a part of the model.",
            "两个时点均存在的农户，帮扶前人均纯收入按当年人数计；拟合过程同时满足多数住户事实，仅作标尺，不是模型的一部分。",
        ),
    )


def line_table(lines: dict[tuple[int, float], NDArray[np.float64]], lang: Lang) -> Table:
    """Who is below and above a line again after some years, per cent of persons."""
    rows = tuple(
        (str(years), f"{line:g}", digits(100.0 * matrix[0, 0], 1), digits(100.0 * matrix[1, 1], 1))
        for (years, line), matrix in lines.items()
    )
    return Table(
        pick(lang, "Below and above a line, % of persons", "线下与线上的持续，占人口%"),
        (
            Column(pick(lang, "years", "年数"), "tight"),
            Column(pick(lang, "line, in standards", "线（标准倍数）"), "right"),
            Column(pick(lang, "below, below again", "线下仍在线下"), "right"),
            Column(pick(lang, "above, above again", "线上仍在线上"), "right"),
        ),
        rows,
    )


def account_table(accounts: Sequence[Account], lang: Lang) -> Table:
    """Growth by source 2016-2020 by the facts beside the central path of 2021-2025, with the reason for the difference."""

    def span(values: tuple[float, float, float], places: int) -> str:
        low, middle, high = (digits(100.0 * value, places) for value in values)
        return pick(lang, f"{middle} ({low} – {high})", f"{middle}（{low} – {high}）")

    return Table(
        pick(lang, "Growth accounting by source of income", "按收入来源的增长核算"),
        (
            Column(pick(lang, "source", "来源"), "tight"),
            Column(pick(lang, "share 2020, facts, %", "2020年占比(事实)，%"), "right"),
            Column(pick(lang, "share, model, %", "占比(模型)，%"), "right"),
            Column(pick(lang, "growth 2016-20, facts, % a year", "2016至2020年增长(事实)，%/年"), "right"),
            Column(pick(lang, "growth 2021-25, model, % a year", "2021至2025年增长(模型)，%/年"), "right"),
            Column(pick(lang, "part of the model's growth, %", "占模型增长，%"), "right"),
            Column(pick(lang, "what drove it", "当时的动因")),
            Column(pick(lang, "why the model differs", "模型不同的原因")),
        ),
        tuple(
            (
                pick(lang, one.name, one.name_zh),
                span(one.share, 1),
                digits(100.0 * one.share_lived, 1),
                span(one.growth, 1),
                digits(100.0 * one.growth_lived, 1),
                digits(100.0 * one.part_of_growth, 0),
                pick(lang, *one.driver),
                pick(lang, *one.reason),
            )
            for one in accounts
        ),
        pick(
            lang,
            "Shares and growth by source of the prefecture are not published; the ranges are judgements between two "
            "read splits of poor "
            "areas. In all: 10.1 % a year in 2016-20 (F0445), 8.6 % in 2020 (F0446).",
            "本州分来源占比与增长未公布，区间为两处贫困地区数据之间的判断。合计：2016至2020年年均10.1%（F0445），2020年8.6%（F0446）。",
        ),
    )


def forecast_table(forecasts: Sequence[Forecast], validation: Validation, lang: Lang) -> Table:
    """The model's growth by year beside what simple methods said with what was known: median and 95 %, per cent."""
    periods = [*map(str, growth_years(validation.incomes)), "mean 2021-25"]
    by_method: dict[tuple[str, str], dict[str, Forecast]] = {}
    for one in forecasts:
        by_method.setdefault((one.as_of, one.method), {})[one.period] = one
    growth = 100.0 * validation.growth()
    income = validation.incomes.sum(axis=2)
    mean = 100.0 * ((income[:, -1] / income[:, 0]) ** (1.0 / growth.shape[1]) - 1.0)
    values = [*growth.T, mean]
    model = [
        f"{digits(float(value.mean()), 1)} ({digits(float(value.min()), 1)} – {digits(float(value.max()), 1)})" for value in values
    ]
    rows = [(pick(lang, "the model, replicates of shared luck", "本模型，不同共同运气"), "", *model)]
    for (as_of, method), found in by_method.items():
        cells = [_quantiles(found.get(period)) for period in periods]
        rows.append((pick(lang, *METHODS.get(method, (method, method))), as_of, *cells))
    return Table(
        pick(lang, "Growth of rural income: ex ante forecasts beside the model, % a year", "农村居民收入增长：事前预测与本模型，%/年"),
        (
            Column(pick(lang, "method", "方法")),
            Column(pick(lang, "known by", "信息截止"), "tight"),
            *(Column(period.replace("mean", pick(lang, "mean", "均值")), "right") for period in periods),
        ),
        tuple(rows),
        pick(
            lang,
            "Medians and 95 % of the methods; mean, lowest and highest replicate of the model. No outcome after 2020 "
            "is in any of them. A "
            "model outside their 95 % names the driver: the growth accounting does.",
            "方法为中位数与95%区间；模型为均值及各次最小、最大。均不含2020年以后的结果。模型若在95%区间外，原因见增长核算。",
        ),
    )


def _quantiles(one: Forecast | None) -> str:
    if one is None:
        return MISSING
    low, _, middle, _, high = (digits(value, 1) for value in one.quantiles)
    return f"{middle} ({low} – {high})"


def backcast_table(found: Backcast, lang: Lang) -> Table:
    """Growth 2016-2020 by source and year from those years' drivers, beside what it was and two naive forecasts, per cent."""

    def line(name: str, values: NDArray[np.float64], error: float = math.nan) -> tuple[str, ...]:
        return (
            name,
            *(digits(100.0 * value, 1) for value in values),
            digits(100.0 * float(np.mean(values)), 1),
            digits(100.0 * error, 2),
        )

    errors = found.errors()
    rows = [line(pick(lang, source.en, source.zh), found.by_source[:, number]) for number, source in enumerate(INCOME_SOURCES)]
    rows.append(line(pick(lang, "back-cast, in all", "回推合计"), found.total, errors[0]))
    rows.append(line(pick(lang, "as last year", "同上年"), found.as_last_year, errors[1]))
    rows.append(line(pick(lang, "mean so far", "此前均值"), found.mean_so_far, errors[2]))
    rows.append(line(pick(lang, "Guizhou, published", "贵州公布值"), found.actual))
    return Table(
        pick(
            lang, "A consistency check: growth 2016-2020 from those years' drivers, %", "一致性检查：由当年动因回推2016至2020年增长，%"
        ),
        (
            Column(pick(lang, "", "")),
            *(Column(str(year), "right") for year in found.years),
            Column(pick(lang, "mean", "均值"), "right"),
            Column(pick(lang, "root mean square error, points", "均方根误差，百分点"), "right"),
        ),
        tuple(rows),
        pick(
            lang,
            "No back-test: people and policies of 2015 are not lived. Each source grows with its driver of the year "
            "(wages away and at "
            "home, maize, pork, prices of value added) and by what the model's path of 2021-25 grows beyond its own driver.",
            "并非回测：未推演2015年的人口与政策。各来源按当年动因（外出与本地工资、玉米、猪肉、一产价格）增长，"
            "再加模型2021至2025年超出自身动因的部分。",
        ),
    )


def county_year_table(found: CountyYears, lang: Lang) -> Table:
    """Relapse of the lifted by county and year: in a sample, with its stated standard error, and in everybody."""
    rows = tuple(
        (
            pick(lang, county.en, county.zh),
            AFTER_BASE + year,
            float(found.rates[year, place]),
            float(found.errors[year, place]),
            float(found.of_whole[year, place]),
        )
        for place, county in enumerate(COUNTIES)
        for year in range(len(found.rates))
    )
    sampled, lived = (f"{100.0 * share:g} %" for share in (found.part, found.whole))
    rate = pick(lang, "per 1,000 a year", "‰/年")
    return Table(
        pick(lang, "Relapse of the lifted by county and year", "分县分年返贫率"),
        (
            Column(pick(lang, "county", "县（市）"), "tight"),
            Column(pick(lang, "year", "年份"), "year"),
            Column(pick(lang, f"{sampled} of the households", f"{sampled}农户"), "per_thousand", rate),
            Column(pick(lang, "its stated standard error", "自报标准误"), "per_thousand", rate),
            Column(pick(lang, f"{lived} of the households", f"{lived}农户"), "per_thousand", rate),
        ),
        rows,
        pick(
            lang,
            "Lived with the same luck, central parameters; the sample is a part of the households of the other, and its error is "
            "that of the difference.",
            "同一运气、参数取中值；样本为全体农户的一部分，标准误为两者之差的标准误。",
        ),
    )
