"""What a block of changes in a scenario file may hold beside parameters, and the long form of a change."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, PlainValidator
from pydantic_core import PydanticCustomError

from parameters.data_tables import Number, NumberOrList
from parameters.messages import nearest
from parameters.months import EARLIEST_CHANGE, SCENARIO_LAST, MonthSpan, ScenarioMonth
from parameters.places import CLASS_CHOICES, CLASS_NAMES, COUNTY_CHOICES, COUNTY_NAMES
from parameters.toml_file import Table


def _positions(names: dict[str, int], choices: str, what_en: str, what_zh: str) -> PlainValidator:
    def check(value: Any) -> tuple[int, ...]:
        if not isinstance(value, list) or not value or not all(isinstance(item, str) for item in value):
            raise PydanticCustomError("places", f"expected a list of names in quotes: {choices}", {
                "zh": f"应为带引号的{what_zh}列表：{choices}"})
        unknown = [item for item in value if item not in names]
        if unknown:
            raise PydanticCustomError("places", f"there is no {what_en} {{items}}; expected one of: {choices}", {
                "items": ", ".join(unknown), "zh": f"没有{what_zh} {'、'.join(unknown)}；可用：{choices}",
                "suggestion": ", ".join(filter(None, (nearest(item, names) for item in unknown)))})
        return tuple(sorted({names[item] for item in value}))
    return PlainValidator(check)


Counties = Annotated[tuple[int, ...] | None, _positions(COUNTY_NAMES, COUNTY_CHOICES, "county", "县")]
Classes = Annotated[tuple[int, ...] | None, _positions(CLASS_NAMES, CLASS_CHOICES, "village class", "村类")]


class Settings(Table):
    """The keys of a block that are not parameters; months and places as integers."""

    start: ScenarioMonth = Field(default=EARLIEST_CHANGE, alias="from")
    to: ScenarioMonth = SCENARIO_LAST
    counties: Counties = None
    village_classes: Classes = None
    enabled: bool | None = None


class FieldTable(Table):
    """`{ to = ..., phase_in = ... }` or `{ times = ..., phase_in = ... }`."""

    to: NumberOrList | None = None
    times: Number | None = None
    phase_in: MonthSpan | None = None
