"""Parameters by county: written by name in data and scenario files, told by name, read by a rule of its own place."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from parameters.changes import Change
from parameters.describe import tell
from parameters.messages import InputError, Problem
from parameters.months import month_index
from parameters.parameter import Registry
from parameters.places import CLASS_COUNT, COUNTY_NAMES
from parameters.priors import CENTRAL_DRAW
from parameters.registry import DATA, load_registry
from parameters.scenario import Scenario, read_scenario
from parameters.table import compile_rules

HEAD = 'name_zh = "试"\nname = "t"\nextends = "plan"\nreason = "试"\n'
TRIAL = """
[risk]
name_zh = "风险"
unit = "share"
values = [
  {{ from = "2020-01", {first}, source = "assumption", grade = "C", known_from = "2020-01", note = "t" }},
  {{ from = "2022-01", {second}, source = "assumption", grade = "C", known_from = "2020-01", note = "t" }},
]
range = [0.0, 1.0]
{more}
"""
FIRST = "by_county = { lead = 0.1, advance = 0.2, foundation = 0.3 }"
SECOND = 'by_county = { "522301" = 0.4, "兴仁市" = 0.5, Anlong = 0.6, yilong = 0.7, advance = 0.2, foundation = 0.3 }'
WANGMO, CEHENG, XINGYI = (COUNTY_NAMES[name][0] for name in ("望谟县", "册亨县", "兴义市"))


def registry_with(root: Path, folder: Path, first: str = FIRST, second: str = SECOND, more: str = "") -> Registry:
    data = Path(shutil.copytree(root, folder / "data"))
    (data / "life" / "trial.toml").write_text('name = "T"\nname_zh = "试"\n' + TRIAL.format(first=first, second=second, more=more))
    return load_registry(data)


def paths(registry: Registry, scenario: Scenario, **draw: float) -> np.ndarray:
    """The trial parameter in December 2021 and January 2022 (months, counties)."""
    rules = compile_rules(registry, scenario, draw or CENTRAL_DRAW, month_index("2021-12"), 2)
    grid = np.asarray(rules["trial"]["risk"]).reshape(2, -1, CLASS_COUNT)
    assert (grid == grid[..., :1]).all(), "the villages of a county have one number"
    return grid[..., 0]


def written(folder: Path, registry: Registry, text: str) -> Scenario:
    (folder / "t.toml").write_text(HEAD + text, encoding="utf-8")
    return read_scenario("t", registry, folder)


def problems(folder: Path, registry: Registry | None, text: str) -> list[Problem]:
    (folder / "t.toml").write_text(HEAD + text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_scenario(folder / "t.toml", registry)
    return caught.value.problems


def test_dated_numbers_by_code_name_and_category(registry: Registry, folder: Path, tmp_path: Path) -> None:
    own = registry_with(registry.root, tmp_path)
    found = paths(own, read_scenario("plan", own, folder))
    assert found[0].tolist() == [0.1, 0.1, 0.2, 0.3, 0.2, 0.3, 0.3, 0.1, 0.1]
    assert found[1].tolist() == [0.4, 0.5, 0.2, 0.3, 0.2, 0.3, 0.3, 0.6, 0.7]


def test_one_draw_moves_all_counties_by_one_factor(registry: Registry, folder: Path, tmp_path: Path) -> None:
    more = 'prior = { distribution = "triangular", low = 0.8, central = 1.0, high = 1.2, why = "t" }'
    own = registry_with(registry.root, tmp_path, more=more)
    plan = read_scenario("plan", own, folder)
    assert paths(own, plan, **{"trial.risk": 1.1}) == pytest.approx(1.1 * paths(own, plan))


@pytest.mark.parametrize(
    ("first", "said"),
    [
        ('by_county = { lead = 0.1, advance = 0.2, "52232" = 0.3 }', "there is no county 52232"),
        ("by_county = { lead = 0.1, advance = 0.2 }", "missing: Qinglong, Wangmo, Ceheng"),
        ('by_county = { lead = 0.1, advance = 0.2, foundation = 0.3, "兴义市" = 0.2 }', "Xingyi is there twice: as lead and as 兴义市"),
        ("by_county = { lead = 1.1, advance = 0.2, foundation = 0.3 }", "expected 0 to 1"),
        ('by_county = { lead = "0.1", advance = 0.2, foundation = 0.3 }', "expected a number without quotes"),
        ("by_county = 0.1", "expected numbers by county"),
        ("value = 0.1", "`by_county` on every date"),
        (f"value = 0.1, {FIRST}", "exactly one of `value` and `by_county`"),
    ],
)
def test_what_is_wrong_in_a_data_file_is_said(registry: Registry, tmp_path: Path, first: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        registry_with(registry.root, tmp_path, first=first)
    assert any(said in problem.expected_en for problem in caught.value.problems), [p.expected_en for p in caught.value.problems]


def test_a_county_is_told_the_nearest_name(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, None, '[policy.dibao]\ncoverage = { by_county = { "望漠县" = 0.5 } }\n')
    assert problem.suggestion == "望谟县" and problem.key == "policy.dibao.coverage.by_county" and problem.line == 6


def test_a_scenario_sets_the_counties_that_it_names(tmp_path: Path) -> None:
    registry = load_registry()
    dibao = registry.groups["dibao"]
    numbers = '{ "望谟县" = 0.5, "册亨县" = 0.5, Xingyi = 0.25 }'
    text = f'["政策"."{dibao.name_zh}"]\n"起" = "2022-01"\n"{dibao.parameters["coverage"].name_zh}" = {{ "分县" = {numbers} }}\n'
    (tmp_path / "t.toml").write_text(HEAD + text, encoding="utf-8")
    scenario = read_scenario(tmp_path / "t.toml", registry)
    plan = read_scenario("plan")
    mine, parent = (
        np.asarray(compile_rules(registry, each, CENTRAL_DRAW, month_index("2021-12"), 2)["dibao"]["coverage"])[:, ::CLASS_COUNT]
        for each in (scenario, plan)
    )
    assert (mine[0] == parent[0]).all()
    assert (mine[1, WANGMO], mine[1, CEHENG], mine[1, XINGYI]) == (0.5, 0.5, 0.25)
    others = np.delete(np.arange(mine.shape[1]), [WANGMO, CEHENG, XINGYI])
    assert (mine[1, others] == parent[1, others]).all()
    words = tell(scenario, "en")
    assert "in Wangmo, Ceheng becomes 50 %" in words and "in Xingyi becomes 25 %" in words


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[policy.dibao]\ncounties = ["望谟县"]\ncoverage = { by_county = { "册亨县" = 0.5 } }\n', "not among the `counties`"),
        ("[policy.dibao]\nfunding = { by_county = { lead = 0.5 } }\n", "this parameter is a list of 6 numbers"),
        ("[policy.dibao]\ncoverage = { to = 0.5, by_county = { lead = 0.5 } }\n", "expected exactly one of"),
        ("[policy.dibao]\ncoverage = { by_county = { lead = 1.5 } }\n", "expected 0 to 1"),
        (
            '[[policy.dibao]]\ncoverage = 0.5\ncounties = ["lead"]\n[[policy.dibao]]\ncoverage = { by_county = { "兴义市" = 0.4 } }\n',
            "is already set at line 5",
        ),
        ("[life.county_differences]\nlifted_share = [0.5, 0.1]\n", "expected one number, not a list"),
        ("[life.county_differences]\nlifted_share = { by_county = { lead = 0.25 } }\n", "expected all counties"),
        ("[life.county_differences]\nlifted_share = { times = 0.5 }\n", "expected `by_county` with 9 numbers"),
    ],
)
def test_what_is_wrong_in_a_scenario_is_said(tmp_path: Path, text: str, said: str) -> None:
    found = problems(tmp_path, None, text)
    assert any(said in problem.expected_en for problem in found), [problem.expected_en for problem in found]


def test_a_switch_brings_back_what_each_county_had(registry: Registry, folder: Path, tmp_path: Path) -> None:
    """A policy whose `off` names a parameter by county has every county's own number again when it is switched on."""
    data = Path(shutil.copytree(registry.root, tmp_path / "own"))
    file = data / "policies" / "dibao.toml"
    before = file.read_text(encoding="utf-8")
    file.write_text(before.replace("value = 0.5", "by_county = { lead = 0.1, advance = 0.2, foundation = 0.3 }", 1), encoding="utf-8")
    own = load_registry(data)
    text = '[[policy.dibao]]\nto = "2021-11"\nenabled = false\n[[policy.dibao]]\nfrom = "2021-12"\nenabled = true\n'
    scenario = written(folder, own, text)
    assert all(isinstance(change, Change) for change in scenario.file.changes)
    rules = compile_rules(own, scenario, CENTRAL_DRAW, month_index("2021-11"), 2)
    coverage = np.asarray(rules["dibao"]["coverage"])[:, ::CLASS_COUNT]
    assert (coverage[0] == 0.0).all() and coverage[1].tolist() == [0.1, 0.1, 0.2, 0.3, 0.2, 0.3, 0.3, 0.1, 0.1]


def test_the_numbers_of_the_project_are_by_name() -> None:
    found = {p.full_name for p in load_registry(DATA).parameters().values() if p.by_county}
    assert {"county_differences.relative_wage", "crop_insurance.rate_cut", "monitoring.team"} <= found
