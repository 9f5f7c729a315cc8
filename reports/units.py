"""How amounts are shown: the unit that a reader is given, what it multiplies, decimals. One place for pages, CSV and Excel."""

from __future__ import annotations

from dataclasses import dataclass

from parameters.units import unit_text
from reports.labels import Lang


@dataclass(frozen=True)
class Shown:
    """A way of showing: what a value is multiplied with, decimals, and the words of the unit (Chinese, English)."""

    scale: float
    places: int
    words: tuple[str, str] = ("", "")
    difference: tuple[str, str] = ("", "")
    """The unit of a difference where it has another name."""

    def unit(self, lang: Lang, difference: bool = False) -> str:
        """The unit in words."""
        words = self.difference if difference and any(self.difference) else self.words
        return words[0] if lang == "zh" else words[1]


KINDS: dict[str, Shown] = {
    "per_thousand": Shown(1000.0, 1), "thousandth": Shown(1000.0, 2), "percent": Shown(100.0, 1), "hundredth": Shown(100.0, 2),
    "whole_percent": Shown(100.0, 0), "yi": Shown(1e-8, 2), "million": Shown(1e-6, 1), "wan": Shown(1e-4, 2),
    "whole": Shown(1.0, 0), "one": Shown(1.0, 1), "ratio": Shown(1.0, 2), "index": Shown(1.0, 3), "year": Shown(1.0, 0),
}  # fmt: skip
"""Kinds of number columns: scale and decimals; their units stand in the headings."""

SHARE_POINTS = ("百分点", "percentage points")
BY_UNIT: dict[str, Shown] = {
    "share of persons a year": Shown(1000.0, 2, ("‰/年", "per 1,000 a year"), ("千分点/年", "per 1,000 a year")),
    "share a year": Shown(100.0, 2, ("%/年", "% a year"), SHARE_POINTS),
    "yuan/person/year": Shown(1.0, 0, ("元/人·年", "yuan per person a year")),
    "yuan/person/month": Shown(1.0, 0, ("元/人·月", "yuan per person a month")),
    "yuan/year": Shown(1.0, 0, ("元/年", "yuan a year")), "yuan": Shown(1.0, 0, ("元", "yuan")),
    "persons": Shown(1.0, 0, ("人", "persons")), "households": Shown(1.0, 0, ("户", "households")),
    "person-years": Shown(1.0, 0, ("人年", "person-years")),
    "index": Shown(1.0, 3, ("指数", "index")), "ratio": Shown(1.0, 3, ("比值", "ratio")),
    "points": Shown(1.0, 2, SHARE_POINTS),
}  # fmt: skip
"""Ways of showing by the unit of the contract or of a check."""


def shown_in(unit: str) -> Shown:
    """How an amount in a unit of the contract is shown.

    Shares are per cent, yearly rates of relapse per thousand; what is not known has two decimals.
    """
    if unit in BY_UNIT:
        return BY_UNIT[unit]
    if unit.startswith("share"):
        return Shown(100.0, 2, ("%", "%"), SHARE_POINTS)
    return Shown(1.0, 2, (unit_text(unit, "zh"), unit))


@dataclass(frozen=True)
class Measured:
    """A cell with a unit of its own, in a column whose rows have several: the value is not scaled yet."""

    value: float
    unit: str

    def shown(self) -> Shown:
        """How it is shown."""
        return shown_in(self.unit)
