"""The modules of outcomes, one list, in the order in which results hold them: those of everybody, then those of programmes.

What a programme alone reports it declares in `model/policies/<its name>_outcomes.py`, which is found by its name and loads no rules.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from model import policies
from model.outcomes import accounts, causes, incomes, inequality, money, monthly, noise, people, poverty, rural, targets

OF_A_PROGRAMME = "_outcomes"
"""How the names of programmes' modules of outcomes end."""


def of_programmes() -> tuple[ModuleType, ...]:
    """The modules of outcomes that stand beside the programmes, by name."""
    found = sorted(module.name for module in iter_modules(policies.__path__) if module.name.endswith(OF_A_PROGRAMME))
    return tuple(import_module(f"{policies.__name__}.{name}") for name in found)


MODULES: tuple[ModuleType, ...] = (
    people,
    incomes,
    poverty,
    causes,
    inequality,
    rural,
    money,
    targets,
    monthly,
    noise,
    accounts,
    *of_programmes(),
)
