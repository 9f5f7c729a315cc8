"""Paired differences against the reference: simulation noise and whole uncertainty drawn apart."""

from __future__ import annotations

import math
from collections.abc import Sequence

import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from experiments.effects import Effect, Effects
from reports.aggregate import GROUPS
from reports.charts.style import FAINT, INK, LEFT, MUTED, OTHER, PLAN, RIGHT, WIDTH, Canvas, balanced, chart, width_of
from reports.labels import Lang, group_title, kind_title, pick, population_title, scenario_titles

ROW, GAP = 0.36, 0.16
NAMES = (1.0, 1.9)
"""Inches for the names of scenarios: at least, at most."""


@chart
def effects_chart(effects: Effects, outcomes: xr.Dataset, lang: Lang) -> Figure:
    """Difference of the relapse rate of every scenario against the reference, by county group."""
    shown = [e for e in effects.effects if e.measure == "relapse_rate" and e.county_group in GROUPS]
    titles = scenario_titles(outcomes, lang)
    names = list(dict.fromkeys(e.scenario for e in shown))
    room = max((width_of(titles.get(name, name), 9) for name in names), default=0.0) + 0.16
    room = min(max(room, NAMES[0]), NAMES[1])
    canvas = Canvas(len(names) * ROW + 0.7, *_words(shown, titles, lang), lang, note=_note(lang))
    width = (WIDTH - LEFT - RIGHT - room - 3 * GAP) / 4
    reach = [abs(e.difference) + (e.total_half_width if math.isfinite(e.total_half_width) else 0) for e in shown]
    limit = max(reach, default=0.0) * 1000 * 1.1 or 1.0  # identical scenarios have no difference at all
    least = min((e.difference - _half(e) for e in shown), default=0.0) * 1000
    for column, group in enumerate(GROUPS):
        axes = canvas.axes(LEFT + room + column * (width + GAP), 0.3, width, len(names) * ROW + 0.1)
        _panel(axes, [e for e in shown if e.county_group == group], names)
        axes.set_xlim(min(least * 1.15, -0.08 * limit), limit)
        axes.set_title(group_title(group, lang), loc="left", color=INK, pad=6, fontsize=9)
    for row, name in enumerate(names):
        y = canvas.top + 0.35 + (row + 0.5) * ROW
        label = balanced(titles.get(name, name), int(room / width_of("a", 9)))
        canvas.text(LEFT + room - 0.14, y, label, ha="right", va="center", size=9)
    return canvas.figure


def _half(effect: Effect) -> float:
    return effect.total_half_width if math.isfinite(effect.total_half_width) else 0.0


def _words(shown: Sequence[Effect], titles: dict[str, str], lang: Lang) -> tuple[str, str]:
    against = titles.get(shown[0].against, shown[0].against) if shown else ""
    title = pick("返贫率与对照情景之差（千分点）", "Relapse rate: difference to the reference (per 1,000)", lang)
    if not shown:
        return title, ""
    first = shown[0]
    people, kind = population_title(first.population, lang), kind_title(first.kind, lang)
    subtitle = pick(
        f"对照：{against}；帮扶后返贫率，{people}，{first.period.replace('-', '–')}年年均，同参数同随机数配对；细线：{kind}；"
        "浅色块：仅模拟噪声的95%区间",
        f"Reference: {against}; relapse rate after aid, {people}, yearly mean {first.period.replace('-', '–')}, paired on the "
        "same draws and luck; "
        f"thin line: {kind}; pale block: 95% interval of simulation noise alone",
        lang,
    )
    return title, subtitle


def _note(lang: Lang) -> str:
    return pick(
        "实心点：区间不含零；空心点：区间含零，差异无法判定。正值表示返贫率高于对照情景。",
        "Filled: the interval leaves zero out; hollow: it covers zero, no difference can be told. "
        "Positive: more relapse than in the reference.",
        lang,
    )


def _panel(axes: Axes, shown: Sequence[Effect], names: list[str]) -> None:
    axes.grid(True, axis="x")
    axes.grid(False, axis="y")
    axes.axvline(0, color=FAINT, lw=1.0)
    for effect in shown:
        _mark(axes, effect, names.index(effect.scenario))
    axes.set_ylim(len(names) - 0.36, -0.64)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.spines["bottom"].set_visible(False)
    axes.xaxis.set_major_locator(MaxNLocator(3))
    axes.tick_params(axis="x", size=0, colors=MUTED)


def _mark(axes: Axes, effect: Effect, row: int) -> None:
    centre, colour = effect.difference * 1000, OTHER if effect.difference > 0 else PLAN
    colour = colour if effect.told else FAINT
    for half, width, alpha in ((effect.noise_half_width, 9.0, 0.35), (effect.total_half_width, 1.2, 1.0)):
        if math.isfinite(half):
            ends = [centre - half * 1000, centre + half * 1000]
            axes.plot(ends, [row, row], color=colour, lw=width, alpha=alpha, solid_capstyle="butt")
    face = colour if effect.told else "white"
    axes.plot([centre], [row], "o", ms=4.2, mfc=face, mec=colour, mew=1.2)
