"""Charts over time: relapse rate and income by year, share below the standard by month, against the plan."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from experiments.dataset import shares_luck
from parameters.bilingual import pick
from reports.aggregate import by_group, relapse_rate, runs, rural_income
from reports.charts.grid import grid, year_marks
from reports.charts.style import chart
from reports.labels import Lang, range_title, scenario_titles


def period(outcomes: xr.Dataset) -> str:
    """`2021-2025`, or `2021` when there is one year."""
    first, last = int(outcomes.year[0]), int(outcomes.year[-1])
    return str(first) if first == last else f"{first}–{last}"


def mean_words(outcomes: xr.Dataset, lang: Lang) -> str:
    """What a value without an interval is: the mean of so many runs."""
    number = runs(outcomes)
    if number == 1:
        return pick(lang, "one run, no interval", "单次模拟，不含区间")
    return pick(lang, f"mean of {number} runs, no interval", f"{number}次模拟的均值，不含区间")


def band_words(outcomes: xr.Dataset, lang: Lang) -> str:
    """What lines and bands are: the number of runs, and that a band over runs holds parameters and noise together."""
    words = _band(outcomes, lang)
    if outcomes.sizes["scenario"] == 1 or runs(outcomes) == 1:
        return words
    return words + pick(
        lang, "; bands of scenarios are not paired: read differences from the paired ones", "；各情景的带不配对，情景之差以配对差异为准"
    )


def _band(outcomes: xr.Dataset, lang: Lang) -> str:
    number = runs(outcomes)
    if number == 1:
        return pick(lang, "one run, no interval", "单次模拟，无区间")
    draws, replicates, spread = outcomes.sizes["draw"], outcomes.sizes["replicate"], range_title(number, lang)
    if draws == 1:
        return pick(
            lang,
            f"lines: mean; bands: {spread} of {replicates} replicates (simulation noise only)",
            f"线为均值，带为{replicates}次重复的{spread}（仅含模拟噪声）",
        )
    if shares_luck(outcomes):
        return pick(
            lang,
            f"lines: mean; bands: {spread} of {number} runs ({draws} grid points with the same households and luck): values chosen and "
            "noise, not the uncertainty of parameters",
            f"线为均值，带为{number}次模拟（{draws}个网格点，农户与运气相同）的{spread}：所选取值与模拟噪声，不含参数不确定性",
        )
    return pick(
        lang,
        f"lines: mean; bands: {spread} of {number} runs ({draws} parameter draws), parameters and noise together",
        f"线为均值，带为{number}次模拟（{draws}组参数）的{spread}，含参数不确定性与模拟噪声",
    )


@chart
def relapse_chart(outcomes: xr.Dataset, lang: Lang) -> Figure:
    """Yearly relapse rate of the lifted by county category."""
    values = relapse_rate(outcomes) * 1000
    title = pick(lang, "Relapse rate of lifted persons (per 1,000 a year)", "脱贫人口返贫率（‰/年）")
    subtitle = pick(
        lang,
        "After aid: lifted persons whose household falls below the standard in the year, per 1,000 lifted persons "
        f"at its start, by county category, {period(outcomes)}; ",
        f"帮扶后返贫率：当年跌破贫困标准的脱贫人口占年初脱贫人口，按县分类，{period(outcomes)}年；",
    ) + band_words(outcomes, lang)
    years = outcomes.year.values
    values = values.transpose("scenario", "draw", "replicate", "year", "county_group")
    return grid(values, scenario_titles(outcomes, lang), lang, title, subtitle, True, years, year_marks(years))


@chart
def income_chart(outcomes: xr.Dataset, lang: Lang) -> Figure:
    """Rural disposable income per resident head by county category."""
    values = rural_income(outcomes) / (1e4 if lang == "zh" else 1e3)
    title = pick(lang, "Rural disposable income per head (thousand yuan)", "农村居民人均可支配收入（万元）")
    subtitle = pick(
        lang,
        f"Concept 1 (statistics bureau), rural residents, resettled left out, current prices, by county category, {period(outcomes)}; ",
        f"统计局口径（口径一），农村常住人口（不含易地搬迁），当年价，按县分类，{period(outcomes)}年；",
    ) + band_words(outcomes, lang)
    years = outcomes.year.values
    values = values.transpose("scenario", "draw", "replicate", "year", "county_group")
    return grid(values, scenario_titles(outcomes, lang), lang, title, subtitle, False, years, year_marks(years))


@chart
def below_line_chart(outcomes: xr.Dataset, lang: Lang) -> Figure:
    """Share below the poverty standard, last twelve months, by month and county category."""
    values = by_group(outcomes, "below_line_rate_monthly") * 100
    title = pick(lang, "Persons below the poverty standard (%)", "近12个月收入低于贫困标准的人口（%）")
    subtitle = pick(
        lang,
        "All registered rural persons whose net income (concept 2) of the last twelve months lies below the standard, "
        f"monthly, by county category, {period(outcomes)}; ",
        f"全部登记农村人口，近12个月纯收入（口径二）低于标准的比例，逐月，按县分类，{period(outcomes)}年；",
    ) + band_words(outcomes, lang)
    months = outcomes.month.dt.strftime("%Y-%m").values
    values = values.transpose("scenario", "draw", "replicate", "month", "county_group")
    x = np.arange(len(months))
    return grid(values, scenario_titles(outcomes, lang), lang, title, subtitle, True, x, _month_marks(months))


def _month_marks(months: np.ndarray) -> Callable[[Axes], None]:
    januaries = [i for i, month in enumerate(months) if str(month).endswith("-01")]
    shown = januaries if len(januaries) <= 3 else januaries[:: max(2, len(januaries) // 3)]

    def mark(axes: Axes) -> None:
        axes.set_xticks(shown, [str(months[i])[:4] for i in shown])
        axes.set_xlim(-1, len(months))
        axes.get_xticklabels()[0].set_horizontalalignment("left")

    return mark
