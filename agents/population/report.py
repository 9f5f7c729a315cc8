"""The population margin by margin beside the facts, and its joint tables: to be read before any projection."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from agents import codes
from agents.codes import FULL_CAPACITY, NO_CAPACITY
from agents.population.counties import CENSUS_UNITS, census, census_fact_ids, registered_by_origin, resettlement_flows
from agents.population.data import county_values, fact, group
from agents.population.fit_population import rural_farm_share
from agents.population.joint import joint_tables
from agents.population.margins import HOUSEHOLDS, NOTHING, PER_HOUSEHOLD, PERCENT, PERSONS, YEARS, Row, Text
from agents.population.measures import Floats, Measures
from agents.population.people import People

FARMING = "employed in agriculture"
AIM = Text("设定目标(假设)", "stated aim (assumption)")
ALL_RESIDENTS = Text("普查为全部常住人口(含城镇);模拟为农村常住户籍人口", "census: all residents, with towns; here: rural and present")


def carved_from(county: codes.CountyItem) -> Text:
    """That a county is no unit of the census, and of which units it is a part."""
    parts = [unit for unit in CENSUS_UNITS if unit.name in county.carved]
    return Text(
        f"{county.zh}由{'、'.join(unit.zh for unit in parts)}按份额切出,无普查数",
        f"{county.en} is carved from {' and '.join(unit.en for unit in parts)}, no own census",
    )


def population_report(people: People, households_total: int | None = None) -> list[Row]:
    """All margins and joint tables of a population or a sample of it, weighted to `households_total` households (None: all).

    What is weighted is households alone: stocks of a class or of the resettled have the sample's error (see `sampling_error`).
    """
    total = group("places")["households"] if households_total is None else households_total
    m = Measures(people, total / len(people))
    with np.errstate(invalid="ignore", divide="ignore"):  # of groups of which a small sample holds nobody nothing is known
        return [*_three_populations(m), *_census_units(m), *_counties(m), *_groups(m), *_work(m), *joint_tables(m)]


def _three_populations(m: Measures) -> list[Row]:
    table = Text("三种人口口径", "three populations")
    away = [m.exists & m.villager[:, None] & (m.people.presence == place) for place in range(4)]
    resettled = m.exists & ~m.villager[:, None]
    total = group("places")["registered_rural"]
    rows = [
        ("户籍农村人口", "registered rural", m.persons(m.exists), "F0425", total),
        ("其中:农村常住(未搬迁)", "present in rural places, not resettled", m.persons(m.rural_present), "F0398", None),
        ("其中:搬迁人口", "resettled", m.persons(resettled), "F0440", None),
        ("其中:州内城镇", "in towns of the prefecture", m.persons(away[codes.AWAY_PREFECTURE]), "", None),
        ("其中:省内州外", "in the province", m.persons(away[codes.AWAY_PROVINCE]), "", None),
        ("其中:省外", "outside the province", m.persons(away[codes.AWAY_OUTSIDE]), "", None),
    ]
    out = [
        Row(table, Text(zh, en), PERSONS, key, (aim or fact(key)) if key else None, float(value[0]), NOTHING)
        for zh, en, value, key, aim in rows
    ]
    lifted = m.people.household_class == codes.LIFTED
    whole_away = m.villager & ~(m.rural_present.any(axis=1))
    out.append(
        _plain(
            table,
            Text("脱贫人口", "lifted"),
            PERSONS,
            float(m.persons(m.exists & lifted[:, None])[0]),
            "",
            group("places")["lifted_stock"],
            AIM,
        )
    )
    out.append(_plain(table, Text("举家外出户", "households wholly away"), HOUSEHOLDS, float(m.sums(whole_away)[0])))
    out.append(
        _plain(
            table,
            Text("户均户籍人口", "registered persons a household"),
            PER_HOUSEHOLD,
            float(m.people.members_count.mean()),
            "F0430",
            4.2,
            AIM,
        )
    )
    return out


def _plain(table: Text, margin: Text, unit: Text, value: float, key: str = "", aim: float | None = None, note: Text = NOTHING) -> Row:
    return Row(table, margin, unit, key, aim, value, note)


def _census_units(m: Measures) -> list[Row]:
    """The census units: people present, ages, schooling, households, employment."""
    unit, count = m.people.census_unit, len(CENSUS_UNITS)
    here, age = m.rural_present, m.age
    heads = here.sum(axis=1)
    homes = m.sums(heads > 0, unit, count)
    adult, over15 = here & (age >= 16), here & (age >= 15)
    urban_share = 1.0 - census("rural residents, derived") / census("resident population (census)")
    rural_gap = group("health")["schooling_rural_gap"] * urban_share
    measured: list[tuple[str, Text, Text, Floats, Floats | None]] = [
        ("rural residents, derived", Text("农村常住人口", "rural residents"), PERSONS, m.persons(here, unit, count), None),
        ("age 0-14", Text("0-14岁", "age 0-14"), PERCENT, m.share(age < 15, here, unit, count), None),
        ("age 15-64", Text("15-64岁", "age 15-64"), PERCENT, m.share((age >= 15) & (age < 65), here, unit, count), None),
        ("age 65+", Text("65岁及以上", "age 65+"), PERCENT, m.share(age >= 65, here, unit, count), None),
        (
            "mean years of schooling",
            Text("平均受教育年限(15岁+)", "mean years of schooling, 15+"),
            YEARS,
            m.sums((m.people.schooling_years * over15).sum(axis=1), unit, count) / m.persons(over15, unit, count),
            rural_gap,
        ),
        (
            "illiteracy 15+",
            Text("文盲率(15岁+)", "illiteracy, 15+"),
            PERCENT,
            m.share(m.people.schooling_years == 0, over15, unit, count),
            None,
        ),
        (
            "mean family household size",
            Text("户均常住人口", "persons present a household"),
            PER_HOUSEHOLD,
            m.persons(here, unit, count) / homes,
            None,
        ),
        (
            "one-person households",
            Text("一人户", "one-person households"),
            PERCENT,
            100 * m.sums(np.asarray(heads == 1), unit, count) / homes,
            None,
        ),
        (
            "households with someone aged 65+",
            Text("有65岁及以上老人的户", "households with someone of 65+"),
            PERCENT,
            100 * m.sums(np.asarray((here & (age >= 65)).any(axis=1)), unit, count) / homes,
            None,
        ),
        (
            "employed share of 16+",
            Text("16岁以上就业比例", "employed share of 16+"),
            PERCENT,
            m.share(m.employed, adult, unit, count),
            None,
        ),
        (
            FARMING,
            Text("就业者务农比例", "of the employed, in farming"),
            PERCENT,
            m.share(m.people.work == codes.OWN_FARM, adult & m.employed, unit, count),
            None,
        ),
    ]
    rows = []
    for quantity, margin, measure, values, less in measured:
        wanted = rural_farm_share() if quantity == FARMING else census(quantity) - (0.0 if less is None else less)
        note = NOTHING if quantity.startswith("rural") else ALL_RESIDENTS
        if less is not None:
            note = Text("普查值减城乡差(假设)", "census less the assumed rural gap")
        if quantity == FARMING:
            note = Text("普查比例×0.92÷农村人口比例(假设)", "census share x 0.92 / rural share (assumption)")
        for number, key in enumerate(census_fact_ids(quantity)):
            table = Text(f"普查单元:{margin.zh}", f"census units: {margin.en}")
            name = Text(CENSUS_UNITS[number].zh, CENSUS_UNITS[number].en)
            rows.append(Row(table, name, measure, key, float(wanted[number]), float(values[number]), note))
    return rows


def _counties(m: Measures) -> list[Row]:
    """The counties: registered by origin, present, lifted and resettled by origin and by residence."""
    origin, residence, count = m.people.origin_county, m.people.county, len(codes.COUNTIES)
    lifted = m.exists & (m.people.household_class == codes.LIFTED)[:, None]
    moved = m.exists & ~m.villager[:, None]
    registered = registered_by_origin()
    incidence = county_values("lifted_incidence")
    lifted_aim = incidence * registered * group("places")["lifted_stock"] / (incidence * registered).sum()
    flows = resettlement_flows()
    tables: list[tuple[Text, Floats, Floats | None]] = [
        (Text("户籍农村人口(原籍)", "registered rural, by origin"), m.persons(m.exists, origin, count), registered),
        (Text("农村常住人口", "present in rural places"), m.persons(m.rural_present, residence, count), None),
        (Text("脱贫人口(原籍)", "lifted, by origin"), m.persons(lifted, origin, count), lifted_aim),
        (Text("脱贫人口(现居地)", "lifted, by residence"), m.persons(lifted, residence, count), None),
        (Text("搬迁人口(原籍)", "resettled, by origin"), m.persons(moved, origin, count), flows.sum(axis=1)),
        (Text("搬迁人口(现居地)", "resettled, by residence"), m.persons(moved, residence, count), flows.sum(axis=0)),
    ]
    rows = []
    for margin, values, aim in tables:
        table = Text(f"各县:{margin.zh}", f"counties: {margin.en}")
        for number, county in enumerate(codes.COUNTIES):
            note = carved_from(county) if county.carved else (AIM if aim is not None else NOTHING)
            wanted = None if aim is None else float(aim[number])
            rows.append(Row(table, Text(county.zh, county.en), PERSONS, "", wanted, float(values[number]), note))
    return rows


def _groups(m: Measures) -> list[Row]:
    """Stocks of the lifted and the resettled."""
    table = Text("人群", "groups")
    lifted = m.people.household_class == codes.LIFTED

    def heads(who: NDArray[np.bool_]) -> float:
        return float(m.persons(m.exists & who[:, None])[0])

    moved = ~m.villager
    labour = moved & ((m.people.can_work == FULL_CAPACITY).sum(axis=1) > 0)
    workers = (m.exists & (m.people.can_work == FULL_CAPACITY)).sum(axis=1)
    return [
        _plain(
            table,
            Text("脱贫户", "lifted households"),
            HOUSEHOLDS,
            float(m.sums(lifted)[0]),
            "F0421",
            162_700.0,
            Text("先验12.5万-16.5万户", "prior 125-165 thousand households"),
        ),
        _plain(table, Text("搬迁脱贫人口", "resettled and lifted"), PERSONS, heads(lifted & moved), "F0429", 230_000.0),
        _plain(table, Text("搬迁户", "resettled households"), HOUSEHOLDS, float(m.sums(moved)[0]), "F0430", 79_000.0),
        _plain(
            table,
            Text("搬迁户户均人口", "persons a resettled household"),
            PER_HOUSEHOLD,
            float(np.divide(heads(moved), m.sums(moved)[0])),
            "F0430",
            fact("F0440") / 79_000.0,
        ),
        _plain(
            table,
            Text("搬迁有劳力户户均劳力", "workers a resettled household with labour"),
            PER_HOUSEHOLD,
            float(np.divide(workers[labour].sum(), labour.sum())),
            "F0437",
            fact("F0437") / fact("F0436"),
            Text("全省;此处只计完全劳动力", "province; full capacity only"),
        ),
    ]


def _work(m: Measures) -> list[Row]:
    """Migrants by destination, their age and sex, usual work of all."""
    table = Text("劳动与外出", "work and migration")
    outside, province = (m.people.work == code for code in (codes.MIGRANT_OUTSIDE, codes.MIGRANT_PROVINCE))
    away = m.persons(m.migrant)[0]
    aim = group("livelihood")["migrants_per_household"]
    heads = len(m.people) * m.weight
    out = [
        _plain(table, Text("户均外出务工", "migrants a household"), PER_HOUSEHOLD, float(away / heads), "F0661", aim, AIM),
        _plain(
            table,
            Text("省外占外出", "of migrants, outside the province"),
            PERCENT,
            float(100 * m.persons(outside)[0] / away),
            "F0657 F0658",
            100 * fact("F0657") / (fact("F0657") + fact("F0658")),
            Text("贫困劳动力", "poor workers"),
        ),
        _plain(
            table,
            Text("省外务工人数", "migrants outside the province"),
            PERSONS,
            float(m.persons(outside)[0]),
            "F0661",
            470_000.0,
            Text("全省600万按人口折算", "6 million of the province, pro rata"),
        ),
        _plain(table, Text("省内务工人数", "migrants in the province"), PERSONS, float(m.persons(province)[0])),
        _plain(
            table,
            Text("外出者女性比例", "of migrants, women"),
            PERCENT,
            float(m.share(m.people.sex == codes.FEMALE, m.migrant)[0]),
            "F0654",
            fact("F0654"),
        ),
        _plain(
            table,
            Text("外出者平均年龄", "mean age of migrants"),
            YEARS,
            float(m.age[m.migrant].mean()),
            "F0653",
            fact("F0653"),
            Text("全国农民工(含本地)", "nation, local workers included"),
        ),
        _plain(
            table,
            Text("有劳动能力者比例", "persons with labour capacity"),
            PERCENT,
            float(m.share(m.people.can_work > NO_CAPACITY, m.exists)[0]),
        ),
    ]
    for number, kind in enumerate(codes.WORK):
        persons = float(m.persons(m.exists & (m.people.work == number))[0])
        if persons > 0:
            out.append(_plain(table, Text(f"通常工作:{kind.zh}", f"usual work: {kind.en}"), PERSONS, persons))
    return out
