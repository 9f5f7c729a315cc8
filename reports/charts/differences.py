"""Paired differences against the reference: the luck of the simulation and the spread over parameters drawn apart."""

from __future__ import annotations

import math
from collections.abc import Sequence

import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from experiments.effects import Effect, Effects
from parameters.bilingual import pick
from reports.aggregate import GROUPS
from reports.charts.style import FAINT, INK, LEFT, MUTED, OTHER, PLAN, RIGHT, WIDTH, Canvas, balanced, chart, width_of
from reports.labels import Lang, group_title, kind_title, population_title, scenario_titles

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
    limit = max((max(map(abs, _ends(e))) for e in shown), default=0.0) * 1000 * 1.1 or 1.0  # identical ones have no difference
    least = min((_ends(e)[0] for e in shown), default=0.0) * 1000
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


def _ends(effect: Effect) -> tuple[float, float]:
    """How far the marks of a difference reach to both sides: its interval of luck and the spread over draws."""
    half = effect.half_width if math.isfinite(effect.half_width) else 0.0
    ends = [effect.difference - half, effect.difference + half, *filter(math.isfinite, (effect.draws_low, effect.draws_high))]
    return min(ends), max(ends)


def _words(shown: Sequence[Effect], titles: dict[str, str], lang: Lang) -> tuple[str, str]:
    against = titles.get(shown[0].against, shown[0].against) if shown else ""
    title = pick(lang, "Relapse rate: difference to the reference (per 1,000 a year)", "返贫率与对照情景之差（千分点/年）")
    if not shown:
        return title, ""
    first, thin = shown[0], any(math.isfinite(effect.draws_low) for effect in shown)
    people, kind = population_title(first.population, lang), kind_title(first.kind, lang)
    subtitle = pick(
        lang,
        f"Reference: {against}; relapse rate after aid, {people}, yearly mean {first.period.replace('-', '–')}, paired on the "
        "same draws and luck; "
        f"pale block: {kind}" + ("; thin line: 5–95% of parameter draws, luck taken out" if thin else ""),
        f"对照：{against}；帮扶后返贫率，{people}，{first.period.replace('-', '–')}年年均，同参数同随机数配对；浅色块：{kind}"
        + ("；细线：参数抽样5–95%（扣除运气）" if thin else ""),
    )
    return title, subtitle


def _note(lang: Lang) -> str:
    return pick(
        lang,
        "Filled: luck leaves zero out and at least 95% of several draws are known to have the sign; hollow: no difference can be told. "
        "Positive: more relapse than in the reference.",
        "实心点：运气区间不含零，且多次抽样时可判别至少95%方向相同；空心点：差异无法判别。正值表示返贫率高于对照情景。",
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
    luck = (effect.difference - effect.half_width, effect.difference + effect.half_width)
    for (low, high), width, alpha in ((luck, 9.0, 0.35), ((effect.draws_low, effect.draws_high), 1.2, 1.0)):
        if math.isfinite(low + high):
            axes.plot([low * 1000, high * 1000], [row, row], color=colour, lw=width, alpha=alpha, solid_capstyle="butt")
    face = colour if effect.told else "white"
    axes.plot([centre], [row], "o", ms=4.2, mfc=face, mec=colour, mew=1.2)
