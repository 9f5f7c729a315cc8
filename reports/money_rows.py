"""The money table: what each policy's money can reach by the facts alone, beside what the model pays and to how many.

Simulated money above the table's is flagged: no effect may exceed what the money can buy.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import xarray as xr

from parameters.bilingual import pick
from reports.aggregate import by_group, runs
from reports.context import ReportContext
from reports.labels import Lang, pick_of, scenario_titles
from reports.rows import Cell, Column, Noted, Table, ends_of_years

LENT = ("microcredit",)
"""Policies whose payouts are loans that come back: their money is the public interest, not what is lent."""
Row = Mapping[str, Any]


def money_table(context: ReportContext, outcomes: xr.Dataset | None, lang: Lang) -> Table:
    """Facts and simulation side by side, reference scenario, yearly means; without outcomes the facts alone."""
    simulated = {} if outcomes is None else paid_by_policy(outcomes)
    rows = tuple(_row(row, simulated.get(str(row.get("code", ""))), lang) for row in with_sums(context.money_rows))
    title = pick(
        lang, "What each policy's money can reach (facts alone), and what is paid", "各项政策资金可惠及的范围（仅由事实推算）与模拟支付"
    )
    return Table(title, _columns(lang), rows, _note(outcomes, lang))


def money_words(context: ReportContext, outcomes: xr.Dataset | None, lang: Lang) -> Table:
    """The same for a page: both ends of a range in one cell, and why money is exceeded under the table, not in a narrow column."""
    table = money_table(context, outcomes, lang)
    rows: list[tuple[Cell, ...]] = []
    heads = list(table.columns)
    simulated = {} if outcomes is None else paid_by_policy(outcomes)
    for cells, row in zip(table.texts(), with_sums(context.money_rows), strict=True):
        checked = _noted(cells[0], row, simulated.get(str(row.get("code", ""))), lang)
        ranges = [_range(*cells[place : place + 2]) for place in (3, 5, 7)]
        years = "–".join(dict.fromkeys(cells[1:3]))
        reached = f"{ranges[2]} {cells[9]}".strip()
        rows.append((cells[0], years, ranges[0], ranges[1], reached, *cells[10:13], checked, cells[-1]))
    kept = [
        heads[0],
        Column(pick(lang, "Money of", "资金年份"), "tight"),
        *(_both(heads[place], lang) for place in (3, 5)),
        Column(pick(lang, "Reached at that payment", "按此均额可惠及"), pick(lang, "broken", "right")),
        *_simulated_heads(lang),
        Column(heads[13].title, pick(lang, "text", "tight")),
        heads[14],
    ]
    return Table(table.title, tuple(kept), tuple(rows), table.note)


def _noted(policy: str, row: Row, paid: Paid | None, lang: Lang) -> Cell:
    """The verdict in a word; where there is more to say, the sentence stands under the table."""
    word, said = mark(row, paid, lang), verdict(row, paid, lang)
    if said == word:
        return word
    return Noted(word, pick(lang, f"{policy[:1].upper()}{policy[1:]}: {said}.", f"{policy}：{said}。"))


def _simulated_heads(lang: Lang) -> tuple[Column, ...]:
    """Headings short enough for the narrow columns of a page."""
    heads = (
        (("模拟支付", "Simulated"), ("万元/年", "million yuan a year")), (("受益户", "Receive"), ("户/年", "households a year")),
        (("户均", "Each"), ("元/年", "yuan a year")),
    )  # fmt: skip
    return tuple(Column(pick_of(lang, title), "right", pick_of(lang, unit)) for title, unit in heads)


def _range(low: str, high: str) -> str:
    return low if low == high else f"{low} – {high}"


def _both(column: Column, lang: Lang) -> Column:
    """The column of both ends, named without `low`."""
    return Column(column.title.split(pick(lang, ", ", "："))[0], "right", column.unit)


def with_sums(rows: Sequence[Row]) -> list[Row]:
    """The rows; where several belong to one policy of the model, their sum follows and is what is compared."""
    found: list[Row] = []
    for row in rows:
        code = row.get("code", "")
        same = [other for other in rows if code and other.get("code", "") == code]
        found.append({**row, "code": ""} if len(same) > 1 else row)
        if len(same) > 1 and row is same[-1]:
            found.append(_sum(same))
    return found


def _sum(rows: Sequence[Row]) -> Row:
    """Several rows of one policy together; how many are reached is added, whatever they are called."""
    names = {key: pick(lang, "; ", "、").join(str(row.get(key, "")) for row in rows) for key, lang in _NAMES}
    ends = {key: tuple(sum(ends_of(row.get(key))[end] for row in rows) for end in (0, 1)) for key in ("yuan_per_year", "reach")}
    years = ", ".join(dict.fromkeys(str(row.get("years", "")) for row in rows))
    return {**names, **ends, "reach_unit": "posts", "reach_unit_zh": "岗位", "code": rows[0]["code"], "years": years, "source": ""}


_NAMES: tuple[tuple[str, Lang], ...] = (("policy", "en"), ("policy_zh", "zh"))


def years_of(row: Row) -> str:
    """Years of the money, ranges of years with a dash."""
    return re.sub(r"(\d{4})-(\d{4})", r"\1–\2", str(row.get("years", "")))


def ends_of(value: Any) -> tuple[float, float]:
    """Both ends of a range; one number is both, nothing is not a number."""
    if value is None:
        return math.nan, math.nan
    low, high = value if isinstance(value, list | tuple) else (value, value)
    return float(low), float(high)


class Paid(NamedTuple):
    """A year of a policy, reference scenario, mean over years and runs."""

    yuan: float
    """What households receive; of loans, the public interest."""
    households: float
    """Households that receive."""
    public: float
    """Public money, premiums included."""


def paid_by_policy(outcomes: xr.Dataset) -> dict[str, Paid]:
    """What each policy pays."""
    over = ["year", "draw", "replicate"]
    whole = {name: by_group(outcomes, name).sel(county_group="all").isel(scenario=0) for name in ("payouts", "beneficiaries")}
    public = by_group(outcomes, "spending").sel(county_group="all").isel(scenario=0).sum("payer", skipna=False)
    found = {}
    for policy in map(str, outcomes.policy.values):
        money = public if policy in LENT else whole["payouts"]
        found[policy] = Paid(*(float(part.sel(policy=policy).mean(over)) for part in (money, whole["beneficiaries"], public)))
    return found


def exceeds(row: Row, paid: Paid) -> bool:
    """Whether more is paid than the money."""
    return paid.yuan > ends_of(row.get("yuan_per_year"))[1]


def mark(row: Row, paid: Paid | None, lang: Lang) -> str:
    """The verdict in a word: above the money, or within it."""
    if paid is None:
        return ""
    return pick(lang, "ABOVE", "超出") if exceeds(row, paid) else pick(lang, "within the money", "资金之内")


def verdict(row: Row, paid: Paid | None, lang: Lang) -> str:
    """Whether what is paid lies within the money; where households are counted on both sides, whether their number does."""
    if paid is None:
        return ""
    if exceeds(row, paid):
        above = pick(lang, f"ABOVE the money of {years_of(row)}", f"超出：模拟支付高于{years_of(row)}年资金")
        return f"{above}{why_above(row, paid, lang)}"
    if row.get("reach_unit") == "households" and paid.households > ends_of(row.get("reach"))[1]:
        return mark(row, paid, lang) + pick(lang, "; more households, with less each", "；户数多于推算，因每户所得较少")
    return mark(row, paid, lang)


def why_above(row: Row, paid: Paid, lang: Lang) -> str:
    """Heads and price a head on both sides, where money follows heads: which of them is higher."""
    heads = row.get("heads")
    if not heads or not heads["price_now"]:
        return ""
    (least, most), (low, high) = ends_of(row.get("yuan_per_year")), ends_of(heads["price"])
    now, who = f"{paid.public / heads['price_now']:,.0f}", heads[pick(lang, "who", "who_zh")]
    before, each = _span(least / high, most / low), _span(low, high)
    cost = f"{heads['price_now']:,.0f}"
    return pick(
        lang,
        f": {now} {who} at {cost} yuan each, in the table {before} at {each}",
        f"；模拟{now}{who}，每人{cost}元；资金表{before}{who}，每人{each}元",
    )


def _span(low: float, high: float) -> str:
    return _range(f"{low:,.0f}", f"{high:,.0f}")


def _row(row: Row, paid: Paid | None, lang: Lang) -> tuple[Cell, ...]:
    words = [str(row.get(f"{key}_zh", row.get(key, "")) if lang == "zh" else row.get(key, "")) for key in ("policy", "reach_unit")]
    each = paid.yuan / paid.households if paid and paid.households > 0 else None
    return (
        words[0], *ends_of_years(str(row.get("years", ""))), *ends_of(row.get("yuan_per_year")),
        *ends_of(row.get("mean_payment_yuan")), *ends_of(row.get("reach")), words[1], *(paid[:2] if paid else (None, None)), each,
        verdict(row, paid, lang), str(row.get("source", "")),
    )  # fmt: skip


def _columns(lang: Lang) -> tuple[Column, ...]:
    kind, money, yuan = pick(lang, "million", "wan"), pick(lang, "million yuan", "万元"), pick(lang, "yuan", "元")
    unit = pick(lang, "unit at the right", "单位见右")
    low, high = pick(lang, "low", "下限"), pick(lang, "high", "上限")
    comma = pick(lang, ", ", "：")
    pairs = (
        (pick(lang, "Yearly money", "每年资金"), kind, money), (pick(lang, "Payment taken", "所设均额"), "whole", yuan),
        (pick(lang, "Reached at that payment", "按此均额可惠及"), "whole", unit),
    )  # fmt: skip
    facts = [Column(f"{title}{comma}{end}", look, words) for title, look, words in pairs for end in (low, high)]
    return (
        Column(pick(lang, "Policy", "政策")), Column(pick(lang, "Money from", "资金首年"), "year"),
        Column(pick(lang, "Money to", "资金末年"), "year"), *facts,
        Column(pick(lang, "Reached in", "惠及单位")),
        Column(pick(lang, "Simulated: paid a year", "模拟：每年支付"), kind, money),
        Column(pick(lang, "Simulated: receive", "模拟：受益户"), "whole", pick(lang, "households a year", "户/年")),
        Column(pick(lang, "Simulated: each", "模拟：户均"), "whole", pick(lang, "yuan per household a year", "元/户·年")),
        Column(pick(lang, "Check", "核对")), Column(pick(lang, "From", "依据")),
    )  # fmt: skip


def _note(outcomes: xr.Dataset | None, lang: Lang) -> str:
    if outcomes is None:
        return ""
    name, number = next(iter(scenario_titles(outcomes, lang).values())), runs(outcomes)
    years = f"{int(outcomes.year[0])}–{int(outcomes.year[-1])}"
    return pick(
        lang,
        "Facts at the left: money over the payment taken, which mostly is an assumption, so that the money is a limit and the number "
        f"reached is none. Simulated: {name}, yearly mean {years}, mean over {number} runs; households that receive got at least one "
        "yuan in the year; micro-credit: public interest. Where it says ABOVE, heads and yuan a head of simulation and table are given "
        "(yuan as in the plan, of insurances the premium): more yuan a head is a standard that has risen since the years of the money, "
        "more heads are more insured in the model than the table takes, or a small sample.",
        f"左侧仅由事实推算：资金除以所设均额，均额多为假设，故“可惠及”不是上限，资金才是。模拟：{name}，{years}年年均，{number}次模拟的均值；"
        "受益户为年内至少实得1元的户；小额信贷为贴息支出。标“超出”的，另列模拟与资金表各自的人数和每人金额（规划情景取值，保险按保费）："
        "每人金额较高的，是标准较资金年份提高；人数较多的，是模型参保对象较多，或样本较小。",
    )  # fmt: skip
