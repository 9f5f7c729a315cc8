"""Registered rural people by county: derived from census residents, as facts on registered people cover 晴隆 only.

A county's registered rural people who were not resettled are those present in rural places (census), those away from
the prefecture (a common ratio to those present), and those who live in towns of the prefecture (a common share of the
towns' other residents; the seat also houses people of the other counties). Against the one known county the formula
gives 0.28 million where 晴隆 counts 0.251 (F0404); 晴隆 is set to its own figure and the others scaled to the total.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from agents.codes import COUNTIES
from agents.population.data import COUNTY_NUMBER, county_values, group, rows, scope_fact

Floats = NDArray[np.float64]
CENSUS_UNITS = tuple(county for county in COUNTIES if county.name.isdigit())
"""The eight units of the census, in the order of COUNTIES."""
UNIT_NUMBER = {county.name: number for number, county in enumerate(CENSUS_UNITS)}
XINGYI, QINGLONG, ANLONG = UNIT_NUMBER["522301"], UNIT_NUMBER["522324"], UNIT_NUMBER["522328"]
PIECES: tuple[tuple[int, int], ...] = (
    *((COUNTY_NUMBER[unit.name], number) for number, unit in enumerate(CENSUS_UNITS)),
    (COUNTY_NUMBER["yilong"], XINGYI),
    (COUNTY_NUMBER["yilong"], ANLONG),
)
"""The ten pieces (county of nine, census unit of eight) into which the prefecture falls: 义龙 has two."""


@cache
def census(quantity: str) -> Floats:
    """A census quantity of the eight units, shape (8,), in the fact's unit."""
    return np.array([scope_fact(unit.zh, quantity)[1] for unit in CENSUS_UNITS])


def census_fact_ids(quantity: str) -> list[str]:
    """The fact ids of `census(quantity)`, in the same order."""
    return [scope_fact(unit.zh, quantity)[0] for unit in CENSUS_UNITS]


def resettlement_flows() -> Floats:
    """Resettled persons by county of origin (rows) and of residence (columns), shape (9, 9)."""
    flows = np.zeros((len(COUNTIES), len(COUNTIES)))
    by_origin = county_values("resettled_origin") * group("places")["resettled_persons"]
    for row in rows("resettled_residence.csv"):
        origin, residence = COUNTY_NUMBER[row["origin"]], COUNTY_NUMBER[row["residence"]]
        flows[origin, residence] = by_origin[origin] * float(row["share"])
    return flows


@cache
def registered_villagers() -> Floats:
    """Registered rural people who were not resettled, by census unit (8,); 义龙 inside its two units."""
    p = group("places")
    rural = census("rural residents, derived")
    urban = census("resident population (census)") - rural
    total = p["registered_rural"] - p["resettled_persons"]
    in_towns = total - rural.sum() * (1.0 + p["away_per_rural_resident"])
    towns = urban - _to_units(resettlement_flows().sum(axis=0))
    living_in_towns = in_towns * towns / towns.sum()
    from_elsewhere = p["rural_in_seat_from_elsewhere"] * living_in_towns[XINGYI]
    living_in_towns[XINGYI] -= from_elsewhere
    others = np.delete(np.arange(len(rural)), XINGYI)
    living_in_towns[others] += from_elsewhere * rural[others] / rural[others].sum()
    people = rural * (1.0 + p["away_per_rural_resident"]) + living_in_towns
    people[QINGLONG] = p["qinglong_rural"]
    rest = np.delete(np.arange(len(rural)), QINGLONG)
    people[rest] *= (total - people[QINGLONG]) / people[rest].sum()
    return people


@cache
def villagers_by_piece() -> Floats:
    """`registered_villagers` by piece, shape (10,), persons."""
    return _by_piece(registered_villagers())


def registered_by_origin() -> Floats:
    """All registered rural people by county of origin, resettled included, shape (9,), persons."""
    people = resettlement_flows().sum(axis=1)
    for piece, (county, _) in enumerate(PIECES):
        people[county] += villagers_by_piece()[piece]
    return people


def _by_piece(by_unit: Floats) -> Floats:
    p = group("places")
    carved = {XINGYI: p["yilong_of_xingyi"], ANLONG: p["yilong_of_anlong"]}
    values = np.empty(len(PIECES))
    for piece, (county, unit) in enumerate(PIECES):
        share = carved.get(unit, 0.0)
        values[piece] = by_unit[unit] * (share if COUNTIES[county].name == "yilong" else 1.0 - share)
    return values


def _to_units(by_county: Floats) -> Floats:
    """Nine counties to eight census units; 义龙's go to 兴义, in which most of its town land lies."""
    values = np.zeros(len(CENSUS_UNITS))
    for county, unit in PIECES[:-1]:
        values[unit] += by_county[county]
    return values
