"""Scenarios in words, their differences, and the schema for editors."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from parameters.describe import difference, list_scenarios, tell
from parameters.differences import differences
from parameters.months import month_index
from parameters.parameter import Registry
from parameters.scenario import read_scenario
from parameters.schema import schema


def test_tell_says_what_when_where_and_why(registry: Registry, folder: Path) -> None:
    text = tell(read_scenario("fund_halved", registry, folder), "en", registry)
    assert "Changed against plan, because: County co-funding of 2022 did not arrive." in text
    assert (
        "Farmers' assistance fund, 2022-01 to 2023-12, in Wangmo, Ceheng: cap a year is multiplied by 0.5; "
        "coverage becomes 10 % instead of 50 %, in equal steps from 2022-01 to 2022-10."
    ) in text
    assert "known by 2020-12" in text


def test_tell_in_chinese(registry: Registry, folder: Path) -> None:
    text = tell(read_scenario("fund_off", registry, folder), "zh", registry)
    assert "农民扶助金，2024-01起，全州：停止实施。" in text
    assert "望谟县、册亨县：封顶线乘以 0.5；覆盖率改为 10 %（原为 50 %），2022-01至2022-10逐月到位" in text
    assert "县级配套资金2022年未到位" in text


def test_differences_by_dates_and_places(registry: Registry, folder: Path) -> None:
    plan, off = (read_scenario(name, registry, folder) for name in ("plan", "fund_off"))
    found = differences(plan, off, registry)
    halved = [item for item in found if item.parameter == "cap"]
    assert [(item.first, item.last) for item in halved] == [(month_index("2022-01"), month_index("2023-12"))]
    assert list(halved[0].places.nonzero()[0]) == [15, 16, 17, 18, 19, 20]
    assert (halved[0].before[0], halved[0].after[0]) == (50000, 25000)
    switched = [item for item in found if item.parameter == "coverage" and item.after[0] == 0]
    assert len(switched) == 1 and switched[0].places.all() and switched[0].first == month_index("2024-01")
    gradual = [item for item in found if item.parameter == "coverage" and item.gradual]
    assert [tuple(item.after) for item in gradual] == [pytest.approx((0.46, 0.14))]


def test_difference_in_words(registry: Registry, folder: Path) -> None:
    plan, off = (read_scenario(name, registry, folder) for name in ("plan", "fund_off"))
    line = "cap a year (cap): 50,000 -> 25,000 yuan/household/year, 2022-01 to 2023-12, in Wangmo, Ceheng"
    assert line in difference(plan, off, "en", registry)
    assert "推进类村" in difference(plan, off, "zh", registry)
    assert difference(plan, plan, "en", registry) == "plan and plan do not differ in any value."


def test_a_gradual_difference_names_both_of_its_months(registry: Registry, folder: Path) -> None:
    plan, off = (read_scenario(name, registry, folder) for name in ("plan", "fund_off"))
    first, last = "50 -> 46 % in 2022-01, gradually to 50 -> 14 % in 2022-09", "2022-01 50 -> 46 %，渐变至 2022-09 50 -> 14 %"
    assert first in difference(plan, off, "en", registry) and last in difference(plan, off, "zh", registry)


def test_list_has_the_root_first(folder: Path) -> None:
    rows = list_scenarios(folder)
    assert [(row.name, row.extends) for row in rows] == [("plan", ""), ("fund_halved", "plan"), ("fund_off", "fund_halved")]


@pytest.fixture(scope="module")
def validator(registry: Registry) -> Any:
    rules = schema(registry)
    jsonschema.Draft7Validator.check_schema(rules)
    return jsonschema.Draft7Validator(json.loads(json.dumps(rules)))


def test_schema_accepts_good_scenarios(validator: Any, folder: Path) -> None:
    for path in folder.glob("*.toml"):
        assert list(validator.iter_errors(tomllib.loads(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    "text",
    [
        "[policy.farmer_fund]\ncap = 1",
        "[policy.health]\nmean_bill = 1",
        "[policy.farmers_fund]\ncapp = 1",
        "[policy.farmers_fund]\ncoverage = 12",
        "[policy.farmers_fund]\ntier_share = [1, 1]",
        '[policy.farmers_fund]\ncap = 1\nfrom = "2031-01"',
        '[policy.farmers_fund]\ncap = 1\ncounties = ["望莫县"]',
        "[policy.farmers_fund]\ncap = { to = 1, times = 2 }",
        "[life.health]\nenabled = false",
        "drivers = 'x'",
        "foo = 1",
        'money = { from_scenario = "plan", to = "dibo" }',
    ],
)
def test_schema_refuses_what_the_reader_refuses(validator: Any, text: str) -> None:
    head = 'name = "a"\nreason = "r"\nextends = "plan"\n'
    assert list(validator.iter_errors(tomllib.loads(head))) == []
    assert list(validator.iter_errors(tomllib.loads(head + text)))


def test_schema_is_in_both_languages(registry: Registry) -> None:
    rules = schema(registry)
    assert "农民扶助金" in rules["definitions"]["farmers_fund"]["description"]
    assert "封顶线 / cap a year" in rules["definitions"]["farmers_fund_block"]["properties"]["cap"]["description"]


def test_tell_names_the_observed_drivers_and_their_years() -> None:
    own = replace(read_scenario("plan"), drivers="observed")
    en, zh = tell(own), tell(own, "zh")
    for name in ("national mean monthly wage of migrants working away (to 2024)", "rural consumer prices (2020 = 1) (to 2024)"):
        assert name in en
    assert "外出农民工月均收入（至2024年）" in zh and "城镇收入" in zh and "urban income" in en
    assert "cash-crop prices (2020 = 1) (to" not in en


def test_switched_off_says_what_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "off.toml"
    for policy, en, zh in (
        ("microcredit", "switched off (running loans keep", "停止实施（存量贷款"),
        ("school_aid", "switched off.", "停止实施。"),
        ("medical_cover", "basic insurance included", "基本医保在内"),
    ):
        path.write_text(f'name = "off"\nextends = "plan"\nreason = "r"\n[policy.{policy}]\nenabled = false\n', encoding="utf-8")
        assert en in tell(read_scenario(path)) and zh in tell(read_scenario(path), "zh")
