"""Growth by source of income: what 2016-2020 had by the facts, what the central path has, and the named reason for the difference."""

from __future__ import annotations

import csv
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from agents.codes import INCOME_SOURCES
from calibration.figures import TARGETS

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Account:
    """A source of rural income: shares of 2020 and growth a year by the facts (low, middle, high) and in the model."""

    name: str
    name_zh: str
    share: tuple[float, float, float]
    growth: tuple[float, float, float]
    facts: str
    driver: tuple[str, str]
    reason: tuple[str, str]
    share_lived: float
    growth_lived: float
    part_of_growth: float
    """Of the model's growth in all, in shares of it."""


def growth_accounts(income: Array) -> list[Account]:
    """The accounts of incomes a head by year and source, (T, 4), from 2020 on."""
    gained = income[-1] - income[0]
    years = len(income) - 1
    with (TARGETS / "growth_accounting.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["source"]: row for row in csv.DictReader(file)}
    found = []
    for number, source in enumerate(INCOME_SOURCES):
        row = rows[source.name]
        found.append(
            Account(
                name=source.en,
                name_zh=source.zh,
                share=(float(row["share_low"]), float(row["share"]), float(row["share_high"])),
                growth=(float(row["growth_low"]), float(row["growth"]), float(row["growth_high"])),
                facts=row["facts"],
                driver=(row["driver"], row["driver_zh"]),
                reason=(row["reason"], row["reason_zh"]),
                share_lived=float(income[0, number] / income[0].sum()),
                growth_lived=float((income[-1, number] / income[0, number]) ** (1.0 / years) - 1.0),
                part_of_growth=float(gained[number] / gained.sum()),
            )
        )
    return found
