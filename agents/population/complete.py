"""Whether the place has all that its people are made of: asked before a folder of results is made."""

from __future__ import annotations

from agents.population.counties import CENSUS_UNITS
from agents.population.county_incomes import CENSUS_SIGNS
from agents.population.data import scope_fact
from parameters.messages import InputError, Problem, listed, shown
from parameters.place import FITTED, PLACE, check_population

CENSUS = ("rural residents, derived", "resident population (census)", "surviving children per woman 15-64", *CENSUS_SIGNS)
"""Census facts of each unit that the people of 2020 are made of."""


def check_place() -> None:
    """Raise InputError where a fitted file or a census fact of the place is missing, with all that are."""
    check_population(PLACE, FITTED)
    problems: list[Problem] = []
    for unit in CENSUS_UNITS:
        for quantity in CENSUS:
            try:
                scope_fact(unit.zh, quantity)
            except InputError as error:
                problems.extend(error.problems)
    if problems and not PLACE.facts.is_file():
        counties = listed(unit.zh for unit in CENSUS_UNITS)
        en, zh = f"expected this file, with the census of {counties}", f"缺少此文件，其中应有{counties}的普查数据"
        raise InputError([Problem(shown(PLACE.facts), 0, 0, "", "", en, zh)])
    if problems:
        raise InputError(problems)
