"""Numbers as each language writes them: 万人, 亿元 and ‰ in Chinese; thousand, million and per 1,000 in English."""

from __future__ import annotations

import math
import re

from reports.labels import Lang

MISSING = "–"
PER_THOUSAND_UNITS = ("share of persons a year",)
"""Yearly rates of relapse and entry are small and are written per thousand; stocks and other shares in per cent."""

MONEY_STEPS: dict[Lang, tuple[tuple[float, float, str], ...]] = {
    "zh": ((1e8, 1e8, "亿元"), (1e4, 1e4, "万元"), (1.0, 1.0, "元")),
    "en": ((1e9, 1e9, " billion yuan"), (1e6, 1e6, " million yuan"), (1e4, 1e3, " thousand yuan"), (1.0, 1.0, " yuan")),
}
"""From which size on (first) money is divided by what (second) and which unit follows."""


def digits(value: float, places: int) -> str:
    """A number with thousands separators, a true minus sign and no `−0`."""
    if not math.isfinite(value):
        return MISSING
    text = f"{round(value, places) + 0.0:,.{places}f}"
    return text.replace("-", "−")


def compact(value: float) -> str:
    """About three significant digits: 0.042, 1.24, 12.4, 1,240."""
    if not math.isfinite(value) or value == 0:
        return MISSING if not math.isfinite(value) else "0"
    places = max(0, 2 - math.floor(math.log10(abs(value))))
    return digits(value, min(places, 4))


def persons(value: float, lang: Lang) -> str:
    """`1.24万人`; `12.4 thousand`."""
    return _people(value, lang, "人")


def households(value: float, lang: Lang) -> str:
    """`1.24万户`; `12.4 thousand`."""
    return _people(value, lang, "户")


def _people(value: float, lang: Lang, unit: str) -> str:
    if lang == "zh":
        return f"{compact(value / 1e4)}万{unit}" if abs(value) >= 1e4 else f"{digits(value, 0)}{unit}"
    if abs(value) >= 1e6:
        return f"{compact(value / 1e6)} million"
    return f"{compact(value / 1e3)} thousand" if abs(value) >= 1e4 else digits(value, 0)


def money(value: float, lang: Lang) -> str:
    """`1.24亿元`, `320万元`; `124 million yuan`, `1.24 billion yuan`."""
    for least, scale, unit in MONEY_STEPS[lang]:
        if abs(value) >= least:
            return f"{compact(value / scale) if scale > 1 or abs(value) < 100 else digits(value, 0)}{unit}"
    return f"{compact(value)}{MONEY_STEPS[lang][-1][2]}"


def avoided(value: float, denominator: str, lang: Lang) -> str:
    """How many of what a cost is divided by: `562户`, `5.05万人年`, `898万元`."""
    if denominator == "gap_yuan":
        return money(value, lang)
    if denominator == "households":
        return households(value, lang)
    return f"{persons(value, lang)}{'年' if lang == 'zh' else ''}"


def percent(value: float, places: int = 1) -> str:
    """A share as `8.6%`."""
    text = digits(value * 100, places)
    return text if text == MISSING else f"{text}%"


def seen(size: float, places: int) -> int:
    """Decimals with which a size that is not nil does not print as nil: at least `places`, at most six."""
    while size and places < 6 and round(size, places) == 0.0:
        places += 1
    return places


def amount(value: float, unit: str, lang: Lang) -> str:
    """A size or a difference in a unit of the contract, without its sign; differences of shares are points."""
    size = abs(value)
    if not math.isfinite(size):
        return MISSING
    if unit in PER_THOUSAND_UNITS:
        return f"{digits(size * 1000, seen(size * 1000, 1 if size >= 0.01 else 2))}{'个千分点' if lang == 'zh' else ' per 1,000'}"
    if unit.startswith("share"):
        return f"{digits(size * 100, seen(size * 100, 2))}{'个百分点' if lang == 'zh' else ' percentage points'}"
    if unit.startswith("yuan/person"):
        return f"{digits(size, seen(size, 0))}{'元' if lang == 'zh' else ' yuan'}"
    if unit.startswith("yuan"):
        return money(size, lang)
    if unit in ("persons", "households"):
        return persons(size, lang) if unit == "persons" else households(size, lang)
    return compact(size)


def difference(value: float, unit: str, lang: Lang) -> str:
    """The same with its sign: `+1.24个千分点`, `−40 yuan`."""
    if not math.isfinite(value):
        return MISSING
    return f"{'−' if value < 0 else '+' if value > 0 else ''}{amount(value, unit, lang)}"


def span(written: list[str]) -> str:
    """`1.01–2.95亿元`: written amounts as a range, a shared unit once."""
    tails = {re.sub(r"^[+−]?[\d,.]+", "", text) for text in written}
    tail = tails.pop() if len(tails) == 1 else ""
    return " – ".join(text[: len(text) - len(tail)] for text in written) + tail


def between(low: str, high: str, lang: Lang) -> str:
    """`−1.9 to +2.4 per 1,000`: two written amounts as limits, a shared unit once."""
    tails = [re.sub(r"^[+−]?[\d,.]+", "", text) for text in (low, high)]
    if tails[0] == tails[1] and tails[0]:
        low = low[: -len(tails[0])]
    return f"{low}{'至' if lang == 'zh' else ' to '}{high}"
