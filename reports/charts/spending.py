"""Public spending by policy and level of government, mean a year, under the reference scenario."""

from __future__ import annotations

import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from engine.flows import pooled_policies
from parameters.bilingual import pick
from reports.aggregate import by_group
from reports.charts.over_time import mean_words, period
from reports.charts.style import INK, LEFT, MUTED, RIGHT, SERIES, WIDTH, Canvas, balanced, chart, width_of
from reports.fonts import drawable
from reports.labels import Lang, item_title, policy_titles, scenario_titles
from reports.money_tables import received_by_households
from reports.numbers import digits

ROW, MOST, SIZE = 0.235, 16, 8.5
"""Inches a row of one line; at most this many policies have their own row; points of the names."""
NAMES = (1.0, 2.05)
"""Inches for the names: at least, at most; longer names take two lines."""


def mean_spending(outcomes: xr.Dataset, scenario: str) -> xr.DataArray:
    """Mean yearly spending of the whole prefecture in yuan, dims (policy, payer), mean over years and runs."""
    values = by_group(outcomes, "spending").sel(scenario=scenario, county_group="all")
    return values.mean(["year", "draw", "replicate"]).transpose("policy", "payer").fillna(0.0)


@chart
def spending_chart(outcomes: xr.Dataset, lang: Lang) -> Figure:
    """Stacked bars, largest policy first; the smallest are added up in one row."""
    scenario, name = next(iter(scenario_titles(outcomes, lang).items()))
    rows = _rows(mean_spending(outcomes, scenario), policy_titles(outcomes, lang), lang)
    title = pick(lang, "Public spending by policy and payer (million yuan a year)", "分政策、分级财政支出（亿元/年）")
    subtitle = pick(
        lang,
        f"{name}; whole prefecture, yearly mean {period(outcomes)}, {mean_words(outcomes, lang)}; "
        "the number is the total, and for money paid into a pool also what households get out of it",
        f"{name}；全州，{period(outcomes)}年年均，{mean_words(outcomes, lang)}；标注为合计，缴入资金池的另注农户实得",
    )
    received = received_by_households(outcomes).sel(scenario=scenario)
    legend = _legend_places(list(outcomes.payer.values), lang)
    names, room, step = _names([name for name, _, _ in rows])
    canvas = Canvas(len(rows) * step + 0.48 + legend[-1][1], title, subtitle, lang)
    axes = canvas.axes(LEFT + room, legend[-1][1] + 0.16, WIDTH - LEFT - RIGHT - room - 0.1, len(rows) * step)
    _bars(axes, [(name, parts) for name, parts, _ in rows], 1e8 if lang == "zh" else 1e6)
    for colour, (x, y, label) in zip(SERIES, legend, strict=False):
        canvas.text(x, canvas.top + y, "■", color=colour, size=9, va="center")
        canvas.text(x + 0.15, canvas.top + y, label, color=INK, size=8.4, va="center")
    axes.set_yticks(range(len(rows)), names, color=INK, fontsize=SIZE, linespacing=1.12)
    scale, places = (1e8, 2) if lang == "zh" else (1e6, 1)
    labels = [(float(parts.sum()) / scale, _label(parts, policy, received, scale, places, lang)) for _, parts, policy in rows]
    width = WIDTH - LEFT - RIGHT - room - 0.1
    axes.set_xlim(0, max(value / (1.0 - min((width_of(words, 8) + 0.12) / width, 0.6)) for value, words in labels) or 1.0)
    for row, (value, words) in enumerate(labels):
        axes.annotate(words, (value, row), (3, 0), textcoords="offset points", va="center", size=8, color=MUTED)
    return canvas.figure


def _label(parts: xr.DataArray, policy: str, received: xr.DataArray, scale: float, places: int, lang: Lang) -> str:
    """The total of a row; for money paid into a pool also what households get out of it."""
    total = digits(float(parts.sum()) / scale, places)
    if policy not in pooled_policies():
        return total
    got = digits(float(received.sel(policy=policy)) / scale, places)
    return pick(lang, f"{total} (paid in; {got} received)", f"{total}（缴入池；农户实得{got}）")


def _names(titles: list[str]) -> tuple[list[str], float, float]:
    """Names in as many lines as they need, the room for them and the height of a row, in inches."""
    most = int((NAMES[1] - 0.1) / width_of("a", SIZE))
    names = [balanced(drawable(title), most) for title in titles]
    longest = max((width_of(line, SIZE) for name in names for line in name.split("\n")), default=0.0)
    lines = max((name.count("\n") + 1 for name in names), default=1)
    return names, min(max(longest + 0.1, NAMES[0]), NAMES[1]), ROW + 0.11 * (lines - 1)


def _rows(means: xr.DataArray, titles: dict[str, str], lang: Lang) -> list[tuple[str, xr.DataArray, str]]:
    """Name, money by payer and code of each row, largest first; the code of several together is empty."""
    totals = means.sum("payer")
    order = [str(p) for p in means.policy.values[(-totals).argsort().values] if float(totals.sel(policy=p)) != 0.0]
    shown, rest = (order, []) if len(order) <= MOST else (order[: MOST - 1], order[MOST - 1 :])
    rows = [(titles[policy], means.sel(policy=policy, drop=True), policy) for policy in shown]
    if rest:
        label = pick(lang, f"{len(rest)} others", f"其余{len(rest)}项")
        rows.append((label, means.sel(policy=rest).sum("policy"), ""))
    return rows


def _bars(axes: Axes, rows: list[tuple[str, xr.DataArray]], scale: float) -> None:
    for row, (_, parts) in enumerate(rows):
        start = 0.0
        for colour, value in zip(SERIES, parts.values / scale, strict=False):
            axes.barh(row, value, left=start, height=0.68, color=colour, lw=0)
            start += float(value)
    axes.grid(True, axis="x")
    axes.grid(False, axis="y")
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.spines["bottom"].set_visible(False)
    axes.tick_params(axis="x", size=0)


def _legend_places(payers: list[object], lang: Lang) -> list[tuple[float, float, str]]:
    """Where each payer's square and name go, in inches of the body, in as many lines as they need."""
    x, y, places = LEFT, 0.12, []
    for payer in payers:
        label = item_title("payer", payer, lang)
        length = 0.32 + sum(0.117 if ord(c) > 0x2E80 else 0.0585 for c in label)
        if x + length - 0.15 > WIDTH - RIGHT:
            x, y = LEFT, y + 0.19
        places.append((x, y, label))
        x += length
    return places
