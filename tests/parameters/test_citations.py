"""Every citation read again: the facts are there, say what is claimed, and were known when the value is said to be known."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from parameters.citations import FACT, LATER, Fact, as_stated, cited, load_facts, population_entries, standing
from parameters.months import month_index, month_text
from parameters.parameter import Dated, Parameter
from parameters.registry import load_registry
from reports.documents.citations_page import table

REGISTRY = load_registry()
FACTS = load_facts(REGISTRY.root)
EVERY = list(REGISTRY.parameters().values())
by_parameter = pytest.mark.parametrize("parameter", EVERY, ids=lambda parameter: parameter.full_name)


def known_too_early(parameter: Parameter, dated: Dated, facts: Mapping[str, Fact]) -> list[str]:
    """The facts on which a value rests and that could not be known yet when the value is said to be known."""
    return [name for name in cited(parameter, dated) if facts[name].known > dated.known_from]


def fact(name: str, year: str, quality: str = "B", note: str = "") -> Fact:
    return Fact(name, "t", "q", "1", "u", year, "s", "title", quality, note)


@by_parameter
def test_no_value_is_known_before_the_facts_on_which_it_rests(parameter: Parameter) -> None:
    early = {
        month_text(dated.start): {name: month_text(FACTS[name].known) for name in known_too_early(parameter, dated, FACTS)}
        for dated in parameter.values
    }
    assert not {start: names for start, names in early.items() if names}


@pytest.mark.parametrize(
    "known, told",
    [
        ("2021-01", fact("F9001", "2021-2022")),
        ("2022-07", fact("F9002", "2021-2025", "P")),
        ("2016-01", fact("F9003", "2016-2020", "P")),
        ("2022-01", fact("F9004", "2020", note="derived from the 2021 level minus the stated rise")),
        ("2023-11", fact("F9005", "2022-10", note="swing; known_from=2023-11")),
        ("2020-09", fact("F0155", "2021")),
        ("2022-01", fact("F9006", "about 2022")),
    ],
)
def test_when_a_fact_could_be_known(known: str, told: Fact) -> None:
    assert month_text(told.known) == known


def test_a_fact_of_a_later_year_is_found_out() -> None:
    risk = REGISTRY.groups["monitoring"].parameters["risk_needed"]
    early = Dated(0, 1.0, "F0097", "A", month_index("2020-01"), "a rule of 2023")
    assert known_too_early(risk, early, FACTS) == ["F0097"]
    noted = Dated(0, 1.0, "assumption", "C", month_index("2020-08"), f"a reason (F0094); {LATER} a neighbour's rule (F0097)")
    assert cited(risk, noted)[0] == "F0094" and known_too_early(risk, noted, FACTS) == []


def later_figures(parameter: Parameter, dated: Dated) -> list[str]:
    """Facts that the texts of a value call not used, that could not be known yet, and whose figure it is nevertheless."""
    texts = (dated.note, parameter.note, parameter.prior.why if parameter.prior else "")
    late = [name for text in texts for name in FACT.findall(text.partition(LATER)[2]) if FACTS[name].known > dated.known_from]
    numbers = dated.value if isinstance(dated.value, tuple) else (dated.value,)
    return [
        name
        for name in late
        if any(re.fullmatch(r"[\d.]+", FACTS[name].value) and number == float(FACTS[name].value) for number in numbers)
    ]


@by_parameter
def test_no_assumption_is_a_later_figure_that_its_text_calls_not_used(parameter: Parameter) -> None:
    assert [name for dated in parameter.values for name in later_figures(parameter, dated)] == []


def test_a_later_figure_is_found_out_although_its_text_calls_it_not_used() -> None:
    """The migrants' wages of 2020 were those of the survey of 2021 to the yuan."""
    wage = REGISTRY.groups["drivers"].parameters["wage_outside"]
    same = Dated(2020 * 12, 4549.0, "assumption", "C", month_index("2020-12"), f"2.8 % more (F0636); {LATER} 4,549 by a survey (F0639)")
    assert later_figures(wage, same) == ["F0639"]


def argued_from(text: str, known_from: int) -> list[str]:
    """What of a text rests on a later figure all the same: its number said before the marker, or a conclusion behind it."""
    used, _, compared = text.partition(LATER)
    numbers = {float(number.replace(",", "")) for number in re.findall(r"\d[\d,]*(?:\.\d+)?", used)}
    late = [name for name in FACT.findall(compared) if FACTS[name].known > known_from]
    said = [name for name in late if re.fullmatch(r"[\d.]+", FACTS[name].value) and float(FACTS[name].value) in numbers]
    return said + (re.findall(r"\b(?:above|below|between|near|so|therefore)\b", compared) if late else [])


@by_parameter
def test_what_is_not_used_is_not_argued_from(parameter: Parameter) -> None:
    for dated in parameter.values:
        for text in (dated.note, parameter.note, parameter.prior.why if parameter.prior else ""):
            assert argued_from(text, dated.known_from) == []


@pytest.mark.parametrize(
    "text, found",
    [
        (f"migrants are 41.7 years old in the mean; {LATER} the source is of later (F0653)", ["F0653"]),
        (f"six times the income; {LATER} above the 50,000 of medical aid (F0137), below the 500,000 (F0130)", ["above", "below"]),
        (f"Yunnan 2019; {LATER} 944 in 2023 (F0120), so taken as constant", ["so"]),
        (f"a guess; {LATER} migrants of 2021 are 41.7 years old in the mean (F0653)", []),
    ],
)
def test_an_argument_from_a_later_figure_is_found_out(text: str, found: list[str]) -> None:
    assert argued_from(text, month_index("2020-01")) == found


def misgraded(grade: str, source: str, said: str, stated: bool) -> list[str]:
    """What is wrong with a grade: A only for what the source itself states; never better than the fact; an assumption is C and
    a derived value says how (`said`)."""
    names = FACT.findall(source)
    if not names:
        return [] if source == "assumption" and grade == "C" else ["no fact"]
    wrong = ["better than the fact"] if grade < max({FACTS[name].quality for name in names} - {"P"}, default="A") else []
    if not stated:
        wrong += (["not stated"] if grade == "A" else []) + ([] if said.strip() else ["nobody says how"])
    return wrong


@by_parameter
def test_grades_say_what_the_source_says(parameter: Parameter) -> None:
    for dated in parameter.values:
        assert misgraded(dated.grade, dated.source, dated.note + parameter.note, as_stated(dated, FACTS)) == []


@pytest.mark.parametrize(
    "grade, source, said, stated, found",
    [
        ("B", "assumption", "why", False, ["no fact"]),
        ("C", "a newspaper", "why", False, ["no fact"]),
        ("A", "F0023", "", True, ["better than the fact"]),
        ("A", "F0097", "why", False, ["not stated"]),
        ("B", "F0023", " ", False, ["nobody says how"]),
        ("B", "F0023", "", True, []),
        ("C", "assumption", "", False, []),
    ],
)
def test_wrong_grades_are_found_out(grade: str, source: str, said: str, stated: bool, found: list[str]) -> None:
    assert misgraded(grade, source, said, stated) == found


@pytest.mark.parametrize(
    "name, said",
    [
        ("medical_cover.premium_aid", ["yes", "derived", "derived"]),  # 140 is stated; 200 is 400 less the 200 paid, not that 200
        ("home_insurance.premium_share", ["in words"]),
        ("microcredit.subsidised", ["in words"]),
        ("job_loss_insurance.from_month", ["derived"] * 3),
        ("job_loss_insurance.days", ["yes"] * 3),
    ],
)
def test_noughts_ones_and_sums_are_not_called_stated(name: str, said: list[str]) -> None:
    assert [standing(dated, FACTS) for dated in REGISTRY.parameters()[name].values] == said


@by_parameter
def test_no_value_made_of_noughts_and_ones_counts_as_a_stated_number(parameter: Parameter) -> None:
    for dated in parameter.values:
        numbers = dated.value if isinstance(dated.value, tuple) else (dated.value,)
        if FACT.findall(dated.source) and set(numbers) <= {0.0, 1.0, 1e9}:
            assert standing(dated, FACTS) != "yes"


def test_what_a_source_says_beside_its_number_is_told() -> None:
    assert "fully subsidised" in FACTS["F0174"].text and "insured pays nothing" in FACTS["F0015"].text


def test_every_fact_that_is_named_anywhere_is_there() -> None:
    named = {
        name
        for parameter in EVERY
        for dated in parameter.values
        for text in (dated.source, dated.note, parameter.note, parameter.prior.why if parameter.prior else "")
        for name in FACT.findall(text)
    }
    named |= {name for _, entry in population_entries(REGISTRY.root) for name in re.findall(r"\bF\d{4}\b", str(entry))}
    assert len(named) > 150 and named <= set(FACTS)


def test_figures_of_the_population_are_graded_alike() -> None:
    found = list(population_entries(REGISTRY.root))
    assert {FACT.search(entry["source"]) is None for _, entry in found} == {True, False}, "both kinds are there"
    for name, entry in found:
        said = str(entry.get("why", ""))
        assert said.strip() or FACT.search(entry["source"]), name
        value = tuple(entry["value"]) if isinstance(entry["value"], list) else entry["value"]
        dated = Dated(2020 * 12, value, entry["source"], entry["grade"], 2020 * 12, said)
        assert misgraded(dated.grade, dated.source, dated.note, as_stated(dated, FACTS)) == [], name


@pytest.mark.parametrize(
    "name, value, unit, said",
    [
        ("home_insurance.premium", 20.0, "yuan/person/year", "F0013 | B | premium: 20 yuan/person/yr"),
        ("job_loss_insurance.daily", 50.0, "yuan/day", "F0020 | B | daily benefit while unemployed: 50 yuan/day"),
        ("gap_insurance.illness_cap", 50000.0, "yuan/household/year", "F0029 | B | illness: cap: 50000 yuan/household/yr"),
        ("medical_cover.visits_cap", 500.0, "yuan/person/year", "F0131 | B | out-patient pooled fund yearly cap: 500 yuan"),
        ("dibao.standard", 7226.0, "yuan/person/year", "F0103 | B | rural dibao standard, provincial mean: 7226 yuan/person/yr"),
    ],
)
def test_the_table_sets_values_beside_what_the_facts_say(name: str, value: float, unit: str, said: str) -> None:
    rows = [line for line in table(REGISTRY).splitlines() if line.startswith(f"| `{name}` |")]
    assert any(f"| {value:,.0f} | {unit} | yes |" in row and said in row for row in rows), rows


def test_the_table_has_every_citation_once() -> None:
    expected = sum(len(FACT.findall(dated.source)) for parameter in EVERY for dated in parameter.values)
    expected += sum(len(FACT.findall(entry["source"])) for _, entry in population_entries(REGISTRY.root))
    assert sum(line.startswith("| `") for line in table(REGISTRY).splitlines()) == expected
