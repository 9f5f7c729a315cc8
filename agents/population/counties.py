"""Registered rural people by county: derived from census residents, as facts on registered people cover some counties only.

A county's registered rural people who were not resettled are those present in rural places (census), those away from
the prefecture (a common ratio to those present), and those who live in towns of the prefecture (a common share of the
towns' other residents; the seat also houses people of the other counties). Counties whose registered people are counted
(`registered_rural` in `counties.csv`) have their own figure, and the others are scaled to the total.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from agents.codes import COUNTIES
from agents.population.data import COUNTY_NUMBER, county_values, group, rows, scope_fact, some_county_values
from parameters.place import PLACE

Floats = NDArray[np.float64]
CENSUS_UNITS = tuple(county for county in COUNTIES if not county.carved)
"""The units of the census, in the order of COUNTIES."""
UNIT_NUMBER = {county.name: number for number, county in enumerate(CENSUS_UNITS)}
SEAT = UNIT_NUMBER[PLACE.seat]
PIECES: tuple[tuple[int, int], ...] = (
    *((COUNTY_NUMBER[unit.name], number) for number, unit in enumerate(CENSUS_UNITS)),
    *((COUNTY_NUMBER[county.name], UNIT_NUMBER[part]) for county in COUNTIES for part in county.carved),
)
"""The pieces (county, census unit) into which the prefecture falls: a county that is carved from two units has two."""


def unit_of(county: int) -> int:
    """The census unit in which the towns of a county are: its own, or the first of those from which it is carved."""
    item = COUNTIES[county]
    return UNIT_NUMBER[item.carved[0] if item.carved else item.name]


@cache
def census(quantity: str) -> Floats:
    """A census quantity of the units, shape (units,), in the fact's unit."""
    return np.array([scope_fact(unit.zh, quantity)[1] for unit in CENSUS_UNITS])


def census_fact_ids(quantity: str) -> list[str]:
    """The fact ids of `census(quantity)`, in the same order."""
    return [scope_fact(unit.zh, quantity)[0] for unit in CENSUS_UNITS]


def resettlement_flows() -> Floats:
    """Resettled persons by county of origin (rows) and of residence (columns), shape (counties, counties)."""
    flows = np.zeros((len(COUNTIES), len(COUNTIES)))
    by_origin = county_values("resettled_origin") * group("places")["resettled_persons"]
    for row in rows("resettled_residence.csv"):
        origin, residence = COUNTY_NUMBER[row["origin"]], COUNTY_NUMBER[row["residence"]]
        flows[origin, residence] = by_origin[origin] * float(row["share"])
    return flows


@cache
def registered_villagers() -> Floats:
    """Registered rural people who were not resettled, by census unit (units,); carved counties inside their units."""
    p = group("places")
    rural = census("rural residents, derived")
    urban = census("resident population (census)") - rural
    total = p["registered_rural"] - p["resettled_persons"]
    in_towns = total - rural.sum() * (1.0 + p["away_per_rural_resident"])
    towns = urban - _to_units(resettlement_flows().sum(axis=0))
    living_in_towns = in_towns * towns / towns.sum()
    from_elsewhere = p["rural_in_seat_from_elsewhere"] * living_in_towns[SEAT]
    living_in_towns[SEAT] -= from_elsewhere
    others = np.delete(np.arange(len(rural)), SEAT)
    living_in_towns[others] += from_elsewhere * rural[others] / rural[others].sum()
    people = rural * (1.0 + p["away_per_rural_resident"]) + living_in_towns
    known = some_county_values("registered_rural")
    counted = [UNIT_NUMBER[name] for name in known]
    people[counted] = list(known.values())
    rest = np.delete(np.arange(len(rural)), counted)
    people[rest] *= (total - people[counted].sum()) / people[rest].sum()
    return people


@cache
def villagers_by_piece() -> Floats:
    """`registered_villagers` by piece, shape (pieces,), persons."""
    return _by_piece(registered_villagers())


def registered_by_origin() -> Floats:
    """All registered rural people by county of origin, resettled included, shape (counties,), persons."""
    people = resettlement_flows().sum(axis=1)
    for piece, (county, _) in enumerate(PIECES):
        people[county] += villagers_by_piece()[piece]
    return people


def _by_piece(by_unit: Floats) -> Floats:
    """People of the units split into pieces: carved counties have stated shares of their units, the units' counties the rest."""
    shares = {
        (COUNTY_NUMBER[county.name], UNIT_NUMBER[part]): some_county_values(f"carved_to_{county.name}")[part]
        for county in COUNTIES
        for part in county.carved
    }
    values = np.empty(len(PIECES))
    for piece, (county, unit) in enumerate(PIECES):
        carved = sum(share for (_, of), share in shares.items() if of == unit)
        values[piece] = by_unit[unit] * shares.get((county, unit), 1.0 - carved)
    return values


def _to_units(by_county: Floats) -> Floats:
    """Counties to census units; a carved county's go to the unit that has its towns."""
    values = np.zeros(len(CENSUS_UNITS))
    for county in [*(COUNTY_NUMBER[unit.name] for unit in CENSUS_UNITS), *_carved()]:
        values[unit_of(county)] += by_county[county]
    return values


def _carved() -> list[int]:
    return [number for number, county in enumerate(COUNTIES) if county.carved]
