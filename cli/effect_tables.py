"""The tables that `simulate`, `compare` and `report` print."""

from __future__ import annotations

import math
from types import ModuleType

from agents import codes
from cli.language import pick
from cli.numbers import MISSING, between, counted, fixed, half, span, untold
from cli.tables import by_number, say, show, without_empty
from experiments.aggregate import GROUPS
from experiments.effects import Cost, Effect, Effects, Level

PER_THOUSAND, PER_CENT = 1e3, 1e2
THOUSAND = 1000.0
"""Yuan over all years and counties below which two budgets are called the same."""
DENOMINATORS = {
    "households": ("households kept from ever relapsing or entering", "返贫(致贫)户"),
    "person_years": ("person-years below the standard avoided", "低于标准人年"),
    "gap_yuan": ("yuan of poverty gap avoided", "贫困缺口(元)"),
}


def group_title(group: str, lang: str) -> str:
    """Short heading of a county category."""
    from agents.codes import COUNTY_CATEGORIES

    if group == "all":
        return pick(lang, "all", "全州")
    item = next(item for item in COUNTY_CATEGORIES if item.name == group)
    return pick(lang, item.short.lower(), item.zh)


def levels(effects: Effects, titles: dict[str, str], lang: str) -> None:
    """Relapse rate and income growth by scenario and county category."""
    heads = [pick(lang, "scenario", "情景"), *[group_title(g, lang) for g in GROUPS]]
    years = f"{effects.years[0]}-{effects.years[-1]}"
    for measure, scale, title in (
        (
            "relapse_rate",
            PER_THOUSAND,
            pick(lang, f"Relapse rate after aid, lifted persons, {years}, ‰ a year", f"返贫率(帮扶后，脱贫人口)，{years}年均，‰"),
        ),
        (
            "income_growth",
            PER_CENT,
            pick(
                lang,
                f"Growth of rural disposable income per head, nominal, {years}, % a year",
                f"农村居民人均可支配收入名义年均增速，{years}，%",
            ),
        ),
    ):
        rows = [[titles[name], *[fixed(effects.level(name, measure, g).value, scale) for g in GROUPS]] for name in effects.scenarios]
        show(title, heads, rows)


def simulated(effects: Effects, scenario: str, lang: str) -> None:
    """All measures of one scenario by county category, with their luck."""
    rows = []
    for measure, scale, digits, title in (
        ("relapse_rate", PER_THOUSAND, 2, pick(lang, "relapse rate, lifted, ‰ a year", "返贫率(脱贫人口)，‰/年")),
        ("relapse_ever", PER_CENT, 2, pick(lang, "lifted households that ever relapsed, %", "累计曾返贫户，%")),
        ("entry_rate", PER_THOUSAND, 2, pick(lang, "entry rate, not lifted, ‰ a year", "致贫率(非脱贫人口)，‰/年")),
        ("income_growth", PER_CENT, 2, pick(lang, "growth of rural income, compound, % a year", "农村收入复合年均增速，%")),
        ("rural_income", 1.0, 0, pick(lang, "rural income in the last year, yuan", "末年农村人均可支配收入，元")),
    ):
        found = [effects.level(scenario, measure, group) for group in GROUPS]
        rows.append([title, *[f"{fixed(one.value, scale, digits)} {half(_luck(one), scale, digits)}" for one in found]])
    years = f"{effects.years[0]}-{effects.years[-1]}"
    shared = effects.replicates > 1
    kind = pick(lang, "with" if shared else "without", "含" if shared else "不含")
    show(
        pick(
            lang,
            f"{years}; ±: 95 % interval of luck (simulation noise only), {kind} the shared luck of wages, prices, weather",
            f"{years}；±：仅含模拟噪声(运气)的95%区间，{kind}共有的工资、价格与天气",
        ),
        [pick(lang, "measure", "指标"), *[group_title(g, lang) for g in GROUPS]],
        rows,
    )


def _luck(level: Level) -> float:
    """Half-width of luck: with what everybody shares where there are replicates."""
    return level.luck_half_width if math.isfinite(level.luck_half_width) else level.noise_half_width


def differences(effects: Effects, titles: dict[str, str], lang: str) -> None:
    """Paired differences against the reference, luck and the spread over parameters apart."""
    reference = titles[effects.against]
    heads = [
        pick(lang, "scenario", "情景"),
        pick(lang, "counties", "县分类"),
        pick(lang, "difference", "差异"),
        pick(lang, "luck", "运气"),
        pick(lang, "with shared luck", "含共有运气"),
        pick(lang, "5-95 % of draws", "参数抽样5-95%"),
        pick(lang, "same sign", "方向相同"),
    ]
    for measure, scale, title in (
        ("relapse_rate", PER_THOUSAND, pick(lang, "relapse rate, per 1,000 a year", "返贫率，千分点/年")),
        ("income_growth", PER_CENT, pick(lang, "growth of rural income, percentage points a year", "收入增速，百分点")),
    ):
        rows = [
            _difference_row(effects.effect(name, measure, group), titles[name], scale, lang)
            for name in effects.scenarios
            if name != effects.against
            for group in GROUPS
        ]
        show(
            pick(lang, f"Paired difference against: {reference}; {title}", f"与“{reference}”的配对差异：{title}"),
            *without_empty(heads, rows, MISSING),
            words=2,
        )


def _difference_row(effect: Effect, title: str, scale: float, lang: str) -> list[str]:
    known = math.isfinite(effect.draws_low)
    same = fixed(effect.sign_share, 1e2, 0) + "%" if known and math.isfinite(effect.sign_share) else MISSING
    identical = effect.verdict == "identical"
    return [
        title,
        group_title(effect.county_group, lang),
        _told(effect, scale, lang),
        MISSING if identical else half(effect.noise_half_width, scale, 3),
        MISSING if identical else half(effect.luck_half_width, scale, 3),
        _spread(effect, scale, lang) if known and not identical else MISSING,
        MISSING if identical else same,
    ]


def _told(effect: Effect, scale: float, lang: str) -> str:
    """The difference, or why it is not told; never a nil that is told."""
    if effect.verdict == "identical":
        return pick(lang, "identical in every run", "各次模拟完全相同")
    if effect.verdict == "none":
        return pick(lang, "no interval from these runs", "本次运行不能给出区间")
    digits = 3
    while effect.difference and digits < 6 and round(effect.difference * scale, digits) == 0.0:
        digits += 1
    size = fixed(effect.difference, scale, digits, sign=True)
    if effect.verdict == "direction":
        return pick(lang, f"{size}, direction uncertain over parameters", f"{size}，方向随参数不定")
    return size if effect.told else untold(lang)


def _spread(effect: Effect, scale: float, lang: str) -> str:
    """Where the draws lie; words where they do not differ beyond luck."""
    if effect.draws_low == effect.draws_high:
        return pick(lang, "not beyond luck", "未超出运气")
    return span(effect.draws_low, effect.draws_high, scale, 3)


def money(effects: Effects, titles: dict[str, str], lang: str) -> None:
    """Net public cost by level of government, each scenario less the reference."""
    scale, unit = (1e-8, "亿元") if lang == "zh" else (1e-6, "million yuan")
    payers = [item.zh if lang == "zh" else item.en for item in codes.PAYERS]
    heads = [pick(lang, "scenario", "情景"), pick(lang, "all", "合计"), "±", pick(lang, "a year", "每年"), *payers]
    rows = []
    for name in effects.scenarios:
        found = {cost.payer: cost for cost in effects.costs if cost.scenario == name}
        if not found:
            continue
        every = found["all"]
        told = _total(every, scale, lang)
        same = every.verdict == "identical" or _as_good_as_same(every)
        width = MISSING if same else half(every.half_width, scale)
        rows.append(
            [
                titles[name],
                told,
                width,
                _size(every, every.per_year_yuan, scale),
                *[_size(found[payer], found[payer].total_yuan, scale) for payer in codes.names(codes.PAYERS)],
            ]
        )
    years = f"{effects.years[0]}-{effects.years[-1]}"
    show(
        pick(
            lang,
            f"Net public cost against: {titles[effects.against]}; {years}, {unit}; -: none, or cannot be told",
            f"与“{titles[effects.against]}”相比的财政净支出，{years}，{unit}；-：无差异或无法判别",
        ),
        heads,
        rows,
    )


def _size(cost: Cost, yuan: float, scale: float) -> str:
    """A part of the net cost; nothing where it is not told, so that no size stands beside `no difference can be told`."""
    shown = cost.verdict in ("direction", "") or cost.told or (cost.kind == "none" and cost.verdict != "identical")
    return fixed(yuan, scale, 2, sign=True) if shown else MISSING


def _as_good_as_same(cost: Cost) -> bool:
    """Whether the interval of a net cost lies within a thousand yuan of zero: money that was handed on to the yuan."""
    return bool(abs(cost.total_yuan) + cost.half_width < THOUSAND)


def _total(cost: Cost, scale: float, lang: str) -> str:
    """The whole net cost, or why it is not told."""
    if cost.verdict == "identical":
        return pick(lang, "identical in every run", "各次模拟完全相同")
    if _as_good_as_same(cost):
        return pick(lang, "the same within 1,000 yuan", "相同(相差不足千元)")
    size = fixed(cost.total_yuan, scale, 2, sign=True)
    if cost.verdict == "direction":
        return pick(lang, f"{size}, direction uncertain over parameters", f"{size}，方向随参数不定")
    return size if cost.told or cost.kind == "none" else untold(lang)


def cost_per_case(effects: Effects, titles: dict[str, str], lang: str) -> None:
    """What the policies that a scenario takes away cost for each case that they prevent."""
    luck = any("replicates" in one.kind for one in effects.cost_effectiveness)
    heads = [
        pick(lang, "scenario", "情景"),
        pick(lang, "what is prevented", "避免的对象"),
        pick(lang, "number", "数量"),
        pick(lang, "yuan for each", "单位成本(元)"),
        pick(lang, "95 %, luck only", "95%(仅运气)") if luck else pick(lang, "95 % (Fieller)", "95%(费勒)"),
        pick(lang, "bootstrap", "自助法"),
    ]
    marks, reasons = by_number([_prices().no_price(one, lang) for one in effects.cost_effectiveness])
    rows = []
    for one, why in zip(effects.cost_effectiveness, marks, strict=True):
        limits = (between(one.low, one.high), between(one.bootstrap_low, one.bootstrap_high)) if one.told else (MISSING, MISSING)
        rows.append(
            [
                titles[one.scenario],
                pick(lang, *DENOMINATORS[one.denominator]),
                counted(one.relapses_avoided),
                counted(one.ratio) if one.told else f"{MISSING} {why}",
                *limits,
            ]
        )
    if rows:
        show(
            pick(
                lang,
                f"Cost per case prevented: {titles[effects.against]} less the scenario, all public payers",
                f"每避免一例的财政净成本：“{titles[effects.against]}”减去该情景，全部出资方",
            ),
            *without_empty(heads, rows, MISSING),
            words=2,
        )
        say("\n".join(reasons))
    left_out = _prices().unpriced(effects, titles, lang)
    if left_out:
        say(left_out)


def _prices() -> ModuleType:
    """The words of prices, which pages and files use too."""
    from reports import prices

    return prices
