"""The full population meets its facts within stated tolerances, and misfortune comes together."""

from __future__ import annotations

import numpy as np
import pytest

from agents import codes
from agents.population.counties import CENSUS_UNITS, census, registered_by_origin, registered_villagers
from agents.population.joint import hardships
from agents.population.margins import Row
from agents.population.measures import Measures, odds_ratio
from agents.population.people import People
from agents.population.places import villages
from agents.population.report import population_report
from parameters.priors import CENTRAL_DRAW
from parameters.registry import load_registry
from parameters.scenario import read_scenario
from parameters.table import compile_rules


@pytest.fixture(scope="module")
def report(everybody: People) -> dict[tuple[str, str], Row]:
    return {(row.table.en, row.margin.en): row for row in population_report(everybody)}


@pytest.mark.parametrize(
    ("table", "margin", "relative"),
    [
        ("three populations", "registered rural", 0.005),
        ("three populations", "present in rural places, not resettled", 0.005),
        ("three populations", "resettled", 0.01),
        ("three populations", "lifted", 0.01),
        ("groups", "resettled and lifted", 0.01),
        ("groups", "workers a resettled household with labour", 0.05),
        ("work and migration", "migrants a household", 0.01),
        ("work and migration", "of migrants, outside the province", 0.02),
        ("work and migration", "migrants outside the province", 0.10),
    ],
)
def test_stocks(report: dict[tuple[str, str], Row], table: str, margin: str, relative: float) -> None:
    row = report[table, margin]
    assert row.fact is not None
    assert row.simulated == pytest.approx(row.fact, rel=relative)


@pytest.mark.parametrize(
    ("quantity", "absolute"),
    [
        ("mean years of schooling, 15+", 0.05),
        ("illiteracy, 15+", 0.3),
        ("employed share of 16+", 0.5),
        ("of the employed, in farming", 0.5),
        ("age 0-14", 3.5),
        ("households with someone of 65+", 6.5),
        pytest.param("one-person households", 6.5, marks=pytest.mark.xfail(strict=True, reason="Qinglong has too few, see below")),
        ("persons present a household", 0.3),
    ],
)
def test_census_units(report: dict[tuple[str, str], Row], quantity: str, absolute: float) -> None:
    """Fitted margins are close; the others are a check against a census of town and country together.

    Of one-person households an eighth were children who lived alone; since none does, Qinglong is 7.7 points off, a known fault; all
    units together are less off than before, which the next test holds.
    """
    for unit in CENSUS_UNITS:
        row = report[f"census units: {quantity}", unit.en]
        assert row.fact == pytest.approx(row.simulated, abs=absolute), unit.en


def test_one_person_households_of_all_census_units_together(report: dict[tuple[str, str], Row]) -> None:
    """Root mean square over the units of the difference to the census: 3.9 points while children lived alone."""
    rows = [report["census units: one-person households", unit.en] for unit in CENSUS_UNITS]
    assert np.sqrt(np.mean([(row.simulated - row.fact) ** 2 for row in rows if row.fact is not None])) < 3.85


def test_rural_residents_by_census_unit(report: dict[tuple[str, str], Row]) -> None:
    for unit, fact in zip(CENSUS_UNITS, census("rural residents, derived"), strict=True):
        assert report["census units: rural residents", unit.en].simulated == pytest.approx(fact, rel=0.01)


def test_lifted_and_resettled_by_county_of_origin(report: dict[tuple[str, str], Row]) -> None:
    for county in codes.COUNTIES:
        for quantity in ("lifted, by origin", "resettled, by origin", "registered rural, by origin"):
            row = report[f"counties: {quantity}", county.en]
            assert row.fact == pytest.approx(row.simulated, rel=0.03), (county.en, quantity)


def test_a_tenth_is_near_the_whole(everybody: People, tenth: People) -> None:
    for people in (everybody, tenth):
        m = Measures(people, 820_000 / len(people))
        lifted = m.persons(m.exists & (people.household_class == codes.LIFTED)[:, None])[0]
        assert lifted == pytest.approx(640_000, rel=0.02)


@pytest.mark.parametrize("hardship", ["disability", "illness", "workers", "schooling", "land"])
def test_misfortune_comes_together(everybody: People, hardship: str) -> None:
    m = Measures(everybody, 1.0)
    flag = hardships(m)[hardship][1]
    lifted = everybody.household_class == codes.LIFTED
    ordinary = everybody.household_class == codes.ORDINARY
    assert 1.5 < odds_ratio(lifted, flag, lifted | ordinary) < 4.0


def test_hardships_pile_up_more_than_independent_ones(report: dict[tuple[str, str], Row]) -> None:
    together = report["joint: hardships that pile up", "share with three or more"].simulated
    assert together > 1.2 * report["joint: hardships that pile up", "if they were independent"].simulated


def test_mortality_knows_the_share_of_the_frail(everybody: People) -> None:
    """`demography.frail` is counted here: by ages of mortality, the chronically ill and the severely disabled."""
    years = (2020 * 12 - everybody.birth_month) // 12
    group = np.digitize(years, [15, 45, 60, 75])
    frail = (everybody.health > 0) | (everybody.disability == codes.SEVERE_DISABILITY)
    rules = compile_rules(load_registry(), read_scenario("plan"), CENTRAL_DRAW, 2020 * 12, 12)[0][0]["demography"]
    counted = [frail[everybody.exists & (group == number)].mean() for number in range(codes.AGE_GROUPS)]
    assert counted == pytest.approx(rules["frail"], abs=0.003)


def test_the_lifted_earn_less(everybody: People) -> None:
    rank = everybody.income_rank
    lifted, ordinary = (rank[everybody.household_class == number].mean() for number in (codes.LIFTED, codes.ORDINARY))
    assert lifted < 0.45 < ordinary


def test_places() -> None:
    places = villages()
    assert (~places.is_community).sum() == 1007
    assert places.is_community.sum() == 36
    assert places.households.sum() == 820_000
    assert places.households[places.is_community].sum() == 79_000
    assert places.households.min() > 100
    assert set(np.unique(places.county)) == set(range(9))
    assert len(set(places.name_zh)) == len(places)
    assert all("合成" in name for name in places.name_zh)


def test_registered_people_add_up() -> None:
    assert registered_villagers().sum() + 338_506 == pytest.approx(3.45e6)
    assert registered_by_origin().sum() == pytest.approx(3.45e6)


def test_yilong_belongs_to_two_census_units(everybody: People) -> None:
    yilong = everybody.county == [county.name for county in codes.COUNTIES].index("yilong")
    villagers = yilong & (everybody.resettled == 0)
    units = {CENSUS_UNITS[number].zh for number in np.unique(everybody.census_unit[villagers])}
    assert units == {"兴义市", "安龙县"}
