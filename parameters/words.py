"""Words for months, places, values and titles in both languages, shared by everything that tells a scenario."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from agents.codes import COUNTIES, VILLAGE_CLASSES, Item
from parameters.bilingual import pick, pick_there
from parameters.messages import listed
from parameters.months import SCENARIO_LAST, month_text
from parameters.parameter import Group, Parameter, Value
from parameters.places import CLASS_COUNT, COUNTY_COUNT
from parameters.units import CAP_UNIT, NO_CAP, as_per_cent, unit_text, value_text_of


def title_of(thing: Group | Parameter, lang: str) -> str:
    """A group's or a parameter's name in the language."""
    return pick_there(lang, thing.name, thing.name_zh)


def number_text(value: float) -> str:
    """A number as one reads it aloud: at most six digits, no trailing zeros, thousands apart."""
    return f"{value:,.6g}" if abs(value) < 1e6 else f"{value:,.0f}"


def value_text(value: Value | np.ndarray) -> str:
    """A number, or a list of them in brackets."""
    if isinstance(value, (tuple, np.ndarray)) and np.ndim(value) == 1:
        return "[" + ", ".join(number_text(float(number)) for number in value) + "]"
    return number_text(float(value))  # type: ignore[arg-type]


def dated_text(parameter: Parameter, value: Value, lang: str = "zh") -> str:
    """A dated value of a parameter; numbers by county each with the name of its county."""
    return _by_county(value, value_text, lang) if parameter.by_county else value_text(value)


def dated_amount_text(parameter: Parameter, value: Value, lang: str) -> str:
    """A dated value of a parameter with its unit, as `amount_text` says it; by county each with the name of its county."""
    say = partial(amount_text, unit=parameter.unit, lang=lang)
    return _by_county(value, say, lang) if parameter.by_county else say(value)


def _by_county(values: Value, say: Callable[[float], str], lang: str) -> str:
    named = zip(COUNTIES, np.atleast_1d(values).tolist(), strict=True)
    return ", ".join(f"{pick(lang, county.en, county.zh)} {say(value)}" for county, value in named)


def amount_text(value: Value | np.ndarray, unit: str, lang: str) -> str:
    """A value with its unit as one says it: shares as per cent, yes and no for 0 and 1, no unit where it says nothing."""
    if unit == "0 or 1" and np.ndim(value) == 0 and value in (0.0, 1.0):
        return pick(lang, "yes (1)" if value else "no (0)", "是(1)" if value else "否(0)")
    if unit == CAP_UNIT and np.ndim(value) == 0 and value >= NO_CAP:  # type: ignore[operator]
        return pick(lang, "no cap", "不设上限")
    per_cent = as_per_cent(unit)
    text = value_text(100.0 * np.asarray(value) if per_cent else value)
    shown = value_text_of(0.0, unit, lang)[1] if per_cent else unit_text(unit, lang)
    silent = unit in ("ratio", "index", "power", "month", "0 or 1") or unit.endswith("= 1")
    return text if silent else f"{text} {shown}"


def about_text(value: float, unit: str, lang: str) -> str:
    """A value that was worked out and not written by anybody, as one says it: four digits, whole from a thousand on."""
    return amount_text(float(_short(np.asarray(value), unit)), unit, lang)


def _short(values: np.ndarray, unit: str) -> np.ndarray:
    """Values with four digits in the unit that is shown, whole from a thousand on."""
    scale = 100.0 if as_per_cent(unit) else 1.0

    def rounded(value: float) -> float:
        shown = scale * value
        return (round(shown) if abs(shown) >= 1000.0 else float(f"{shown:.4g}")) / scale

    return np.vectorize(rounded, otypes=[np.float64])(values)


def change_text(before: np.ndarray, after: np.ndarray, unit: str, lang: str) -> str:
    """`50,000 -> 25,000 yuan`: two amounts with their unit said once, in short numbers unless these would be the same."""
    old_short, new_short = (_short(np.asarray(value, dtype=np.float64), unit) for value in (before, after))
    if not np.array_equal(old_short, new_short):
        before, after = old_short, new_short
    old, new = amount_text(before, unit, lang), amount_text(after, unit, lang)
    number = value_text(100.0 * np.asarray(after) if as_per_cent(unit) else after)
    return f"{old.removesuffix(new.removeprefix(number))} -> {new}"


def span_text(first: int, last: int, lang: str) -> str:
    """`2022-01 to 2023-12`, `in 2022-01` for one month, or `from 2022-01 on` where there is no end."""
    if first == last:
        return pick(lang, f"in {month_text(first)}", month_text(first))
    if last >= SCENARIO_LAST:
        return pick(lang, f"from {month_text(first)} on", f"{month_text(first)}起")
    return pick(lang, f"{month_text(first)} to {month_text(last)}", f"{month_text(first)}至{month_text(last)}")


def _items(items: tuple[Item, ...], positions: list[int], lang: str) -> str:
    names = [pick(lang, items[i].en, items[i].zh) for i in positions]
    return "、".join(names) if lang == "zh" else listed(names, 30)


def places_text(mask: np.ndarray, lang: str) -> str:
    """Where: all places, counties, village classes of counties, or single places, from a boolean (places,)."""
    if mask.all():
        return pick(lang, "everywhere", "全州")
    grid = mask.reshape(COUNTY_COUNT, CLASS_COUNT)
    patterns: dict[tuple[bool, ...], list[int]] = {}
    for county in range(COUNTY_COUNT):
        if grid[county].any():
            patterns.setdefault(tuple(bool(cell) for cell in grid[county]), []).append(county)
    parts = []
    for pattern, counties in patterns.items():
        every = len(counties) == COUNTY_COUNT
        where = pick(lang, "all counties", "各县") if every else _items(COUNTIES, counties, lang)
        if not all(pattern):
            classes = _items(VILLAGE_CLASSES, [i for i, held in enumerate(pattern) if held], lang)
            where += pick(lang, f" ({classes} villages)", f"（{classes}村）")
        parts.append(where)
    return pick(lang, "in " + "; ".join(parts), "；".join(parts))
