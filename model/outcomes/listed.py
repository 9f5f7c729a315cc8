"""The modules of outcomes, one list, in the order in which results hold them."""

from __future__ import annotations

from types import ModuleType

from model.outcomes import (
    accounts,
    causes,
    incomes,
    inequality,
    listing,
    money,
    monitoring,
    monthly,
    noise,
    people,
    poverty,
    rural,
    targets,
)

MODULES: tuple[ModuleType, ...] = (
    people,
    incomes,
    poverty,
    monitoring,
    causes,
    inequality,
    rural,
    listing,
    money,
    targets,
    monthly,
    noise,
    accounts,
)
