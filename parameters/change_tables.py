"""What a block of changes in a scenario file may hold beside parameters, and the long form of a change."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, PlainValidator
from pydantic_core import PydanticCustomError

from parameters.county_values import SomeCounties
from parameters.households import CLASS_CHOICES as HOUSEHOLD_CHOICES
from parameters.households import CLASS_NAMES as HOUSEHOLD_NAMES
from parameters.households import CLASS_TITLES as HOUSEHOLD_TITLES
from parameters.messages import nearest
from parameters.months import EARLIEST_CHANGE, SCENARIO_LAST, MonthSpan, ScenarioMonth
from parameters.numbers import Number, NumberOrList
from parameters.places import CLASS_CHOICES, CLASS_NAMES, CLASS_TITLES, COUNTY_CHOICES, COUNTY_NAMES, COUNTY_TITLES
from parameters.toml_file import Table


def _positions(
    names: dict[str, tuple[int, ...]], titles: tuple[tuple[str, str], ...], choices: tuple[str, str], what_en: str, what_zh: str
) -> PlainValidator:
    """A list of names as sorted positions; a name may mean several, but none is meant twice."""

    def check(value: Any) -> tuple[int, ...]:
        if not isinstance(value, list) or not value or not all(isinstance(item, str) for item in value):
            raise PydanticCustomError(
                "places",
                "expected a list of names in quotes: {choices}",
                {"choices": choices[0], "zh": f"应为带引号的{what_zh}列表：{choices[1]}"},
            )
        unknown = list(dict.fromkeys(item for item in value if item not in names))[:5]
        if unknown:
            raise PydanticCustomError(
                "places",
                "there is no {what} {items}; expected one of: {choices}",
                {
                    "choices": choices[0],
                    "what": what_en,
                    "items": ", ".join(item[:40] for item in unknown),
                    "zh": f"没有{what_zh} {'、'.join(item[:40] for item in unknown)}；可用：{choices[1]}",
                    "suggestion": ", ".join(filter(None, (nearest(item, names) for item in unknown))),
                },
            )
        found: dict[int, str] = {}
        for item in value:
            for position in names[item]:
                if position in found:
                    en, zh = titles[position]
                    raise PydanticCustomError(
                        "twice",
                        "{en} is there twice: as {first} and as {then}",
                        {"en": en, "first": found[position], "then": item, "zh": f"{zh} 重复：{found[position]} 与 {item}"},
                    )
                found[position] = item
        return tuple(sorted(found))

    return PlainValidator(check)


Counties = Annotated[tuple[int, ...] | None, _positions(COUNTY_NAMES, COUNTY_TITLES, COUNTY_CHOICES, "county", "县")]
Classes = Annotated[tuple[int, ...] | None, _positions(CLASS_NAMES, CLASS_TITLES, CLASS_CHOICES, "village class", "村类")]
HouseholdClasses = Annotated[
    tuple[int, ...] | None, _positions(HOUSEHOLD_NAMES, HOUSEHOLD_TITLES, (HOUSEHOLD_CHOICES,) * 2, "household class", "农户类别")
]


class Settings(Table):
    """The keys of a block that are not parameters; months and places as integers."""

    start: ScenarioMonth = Field(default=EARLIEST_CHANGE, alias="from")
    to: ScenarioMonth = SCENARIO_LAST
    counties: Counties = None
    village_classes: Classes = None
    household_classes: HouseholdClasses = None
    resettled: bool | None = None
    enabled: bool | None = None


class FieldTable(Table):
    """`{ to = ... }`, `{ times = ... }`, `{ hold = "2022-12" }` or `{ by_county = ... }`, each with `phase_in` where it comes by
    steps."""

    to: NumberOrList | None = None
    times: Number | None = None
    hold: ScenarioMonth | None = None
    by_county: SomeCounties | None = None
    phase_in: MonthSpan | None = None
