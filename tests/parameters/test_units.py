"""Every unit that a user can meet has its Chinese words."""

from __future__ import annotations

import csv
import re

import pytest

from agents.household import Diary, Household, Member, Past
from agents.places import Village
from engine.record import Nested, fields
from model.contract import VARIABLES
from parameters.place import PLACE
from parameters.registry import load_registry
from parameters.units import as_per_cent, unit_text, value_text_of


def every_unit() -> set[str]:
    """Units of parameters, outcomes, fields of records and figures of 2020."""
    with (PLACE.folder / "levels_2020.csv").open(encoding="utf-8", newline="") as file:
        found = {row["unit"] for row in csv.DictReader(file)}
    found |= {parameter.unit for parameter in load_registry().parameters().values()}
    found |= {variable.units for variable in VARIABLES.values()}
    declared = [field for kind in (Household, Member, Diary, Past, Village) for field in fields(kind).values()]
    return found | {field.unit for field in declared if not isinstance(field, Nested)}


@pytest.mark.parametrize("unit", sorted(every_unit()))
def test_every_unit_has_chinese_words(unit: str) -> None:
    assert not re.search("[a-z]", unit_text(unit, "zh")), unit_text(unit, "zh")
    assert unit_text(unit, "en") == unit


@pytest.mark.parametrize(
    ("unit", "expected"),
    [("yuan/person/year", "元/人·年"), ("share of persons a year", "占人口比例/年"), ("yuan", "元"), ("month", "月份")],
)
def test_units_read_well(unit: str, expected: str) -> None:
    assert unit_text(unit, "zh") == expected


def test_shares_are_read_as_per_cent() -> None:
    assert as_per_cent("share of persons") and not as_per_cent("yuan")
    assert value_text_of(0.005, "share", "en") == ("0.5", "%") and value_text_of(0.305, "share a year", "zh") == ("30.5", "%/年")
    assert value_text_of(11441.2, "yuan/person/year", "zh") == ("11,441", "元/人·年")
