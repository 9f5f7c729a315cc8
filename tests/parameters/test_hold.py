"""A held value is the path's own value of that month, in each draw, place and parameter; categories of counties are their counties."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from agents.codes import COUNTIES, COUNTY_CATEGORIES, Item
from parameters.describe import tell
from parameters.months import month_index
from parameters.priors import CENTRAL_DRAW, sample
from parameters.registry import load_registry
from parameters.scenario import Scenario, read_scenario
from parameters.table import compile_rules

FIRST, MONTHS = month_index("2021-01"), 120
HELD = month_index("2022-12") - FIRST
HEAD = 'name = "h"\nextends = "plan"\nreason = "r"\n'


def scenario(folder: Path, text: str, stem: str = "held", head: str = HEAD) -> Scenario:
    path = folder / f"{stem}.toml"
    path.write_text(head + text, encoding="utf-8")
    return read_scenario(path)


@pytest.fixture(scope="module")
def draws() -> list[dict[str, float]]:
    return [CENTRAL_DRAW, *sample(load_registry(), 4, 7)]


def test_every_parameter_of_every_policy_is_held_in_every_draw(tmp_path: Path, draws: list[dict[str, float]]) -> None:
    registry = load_registry()
    groups = registry.of_kind("policy")
    held = scenario(
        tmp_path,
        "".join(
            f"[policy.{name}]\n" + "".join(f'{key} = {{ hold = "2022-12" }}\n' for key in group.parameters)
            for name, group in groups.items()
        ),
    )
    moving = 0
    for draw in draws:
        plan, now = (compile_rules(registry, one, draw, FIRST, MONTHS) for one in (read_scenario("plan"), held))
        for name, group in groups.items():
            for key in group.parameters:
                before, after = plan[name][key], now[name][key]
                np.testing.assert_array_equal(after[: HELD + 1], before[: HELD + 1])
                np.testing.assert_array_equal(after[HELD + 1 :], np.broadcast_to(before[HELD], after[HELD + 1 :].shape))
                moving += int(not np.array_equal(before, after))
    assert moving > 4 * len(draws)


def test_a_fixed_value_is_the_same_in_all_draws_and_a_held_one_is_not(tmp_path: Path, draws: list[dict[str, float]]) -> None:
    registry = load_registry()
    name, parameter = next(
        (p.group, p)
        for p in registry.parameters().values()
        if registry.groups[p.group].kind == "policy" and p.prior and not p.length and len(p.values) > 1
    )
    value = {
        how: scenario(tmp_path, f"[policy.{name}]\n{parameter.key} = {said}\n", how)
        for how, said in (("to", f"{{ to = {parameter.values[0].value} }}"), ("hold", '{ hold = "2022-12" }'))
    }
    spread = {
        how: {compile_rules(registry, one, draw, FIRST, MONTHS)[name][parameter.key][-1, 0] for draw in draws}
        for how, one in value.items()
    }
    assert len(spread["to"]) == 1 and len(spread["hold"]) == len(draws)


def test_what_the_parent_changed_is_held_by_place(tmp_path: Path) -> None:
    scenario(tmp_path, '[policy.farmers_fund]\ncounties = ["Wangmo"]\ncap = { times = 0.5 }\n', "half")
    held = scenario(
        tmp_path, '[policy.farmers_fund]\nfrom = "2024-01"\ncap = { hold = "2022-12" }\n', "child", HEAD.replace("plan", "half")
    )
    tables = [
        compile_rules(load_registry(), one, CENTRAL_DRAW, FIRST, MONTHS).farmers_fund.cap for one in (read_scenario("plan"), held)
    ]
    wangmo = next(i for i, county in enumerate(COUNTIES) if county.en == "Wangmo") * 3
    assert tables[1][-1, wangmo] == 0.5 * tables[0][HELD, wangmo] and tables[1][-1, 0] == tables[0][HELD, 0]


def test_a_month_before_the_table_is_held_too(tmp_path: Path) -> None:
    held = scenario(tmp_path, '[policy.farmers_fund]\nfrom = "2023-01"\ncap = { hold = "2020-06" }\n')
    long = compile_rules(load_registry(), held, CENTRAL_DRAW, month_index("2020-01"), 132)
    short = compile_rules(load_registry(), held, CENTRAL_DRAW, month_index("2023-06"), 12)
    np.testing.assert_array_equal(short.view(np.uint8), np.ascontiguousarray(long[41:53]).view(np.recarray).view(np.uint8))


def test_it_is_told(tmp_path: Path) -> None:
    held = scenario(tmp_path, '[policy.farmers_fund]\ncap = { hold = "2022-12" }\n')
    assert "from 2023-01 on" in tell(held) and "stays as in 2022-12, in each draw at its own value" in tell(held)
    assert "保持2022-12的取值" in tell(held, "zh")


@pytest.mark.parametrize("category", COUNTY_CATEGORIES, ids=lambda item: item.name)
def test_a_category_is_its_counties(tmp_path: Path, category: Item) -> None:
    members = tuple(i for i, county in enumerate(COUNTIES) if county.category == category.name)
    assert members
    for name in (category.name, category.zh, category.en):
        told = scenario(tmp_path, f'[policy.farmers_fund]\ncounties = ["{name}"]\ncap = 1\n')
        assert told.file.changes[0].counties == members
