"""Blocks for household classes and the resettled: what they compile to, what they are told as, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from agents.codes import CELLS, HOUSEHOLD_CLASSES, LIFTED, NEAR_POOR, ORDINARY
from parameters.describe import difference, tell
from parameters.households import cell_mask, cells_text, coverages
from parameters.messages import InputError, Problem
from parameters.months import EARLIEST_CHANGE, month_index
from parameters.priors import CENTRAL_DRAW
from parameters.registry import load_registry
from parameters.scenario import Scenario, read_scenario
from parameters.table import compile_rules

REGISTRY = load_registry()
APART = [name for name, group in REGISTRY.groups.items() if group.tells_apart]
BOTH = [name for name in APART if len(REGISTRY.groups[name].tells_apart) == 2]
MONTHS = 48
ROWS = {"lifted": [0, 1], "near_poor": [2, 3], "ordinary": [4, 5]}


def scenario_of(folder: Path, text: str, name: str = "test") -> Scenario:
    path = folder / f"{name}.toml"
    path.write_text(f'name = "Test"\nextends = "plan"\nreason = "a test"\n{text}', encoding="utf-8")
    return read_scenario(path)


def table(scenario: Scenario, draw: Any = CENTRAL_DRAW) -> np.recarray:
    return compile_rules(REGISTRY, scenario, draw, EARLIEST_CHANGE, MONTHS)


def assert_same(one: np.recarray, other: np.recarray) -> None:
    for name in one.dtype.names or ():
        for key in one[name].dtype.names:
            assert np.array_equal(one[name][key], other[name][key]), (name, key)


def refused(folder: Path, text: str) -> list[Problem]:
    with pytest.raises(InputError) as caught:
        scenario_of(folder, text)
    return list(caught.value.problems)


def test_without_households_named_all_cells_have_the_whole_coverage() -> None:
    rules = table(read_scenario("support_withdrawn"))
    assert set(BOTH) >= {"public_posts", "dibao", "relief", "monitoring", "gap_insurance", "farmers_fund", "microcredit", "school_aid"}
    for name in APART:
        assert rules[name]["reached"].shape == (MONTHS, 27, CELLS)
        assert (rules[name]["reached"] == 1.0).all()


@pytest.mark.parametrize("policy", APART)
def test_each_class_off_by_a_block_of_its_own_is_the_policy_switched_off(policy: str, tmp_path: Path) -> None:
    off = 'from = "2022-01"\ncounties = ["望谟县"]\nenabled = false\n'
    one = "".join(f'[[policy.{policy}]]\nhousehold_classes = ["{item.zh}"]\n{off}' for item in HOUSEHOLD_CLASSES)
    assert_same(table(scenario_of(tmp_path, one, "one")), table(scenario_of(tmp_path, f"[policy.{policy}]\n{off}", "whole")))


@pytest.mark.parametrize(
    "change",
    ["enabled = false", "coverage = 0.2", "coverage = { times = 0.5 }", 'coverage = { to = 0.1, phase_in = "2021-01/2021-12" }'],
)
@pytest.mark.parametrize("policy", BOTH)
def test_a_block_and_its_complement_are_the_whole(policy: str, change: str, tmp_path: Path) -> None:
    one = "".join(f"[[policy.{policy}]]\nresettled = {moved}\n{change}\n" for moved in ("true", "false"))
    draw = {f"{policy}.coverage": 0.9} if REGISTRY.groups[policy].parameters["coverage"].prior else CENTRAL_DRAW
    whole = scenario_of(tmp_path, f"[policy.{policy}]\n{change}\n", "whole")
    assert_same(table(scenario_of(tmp_path, one, "one"), draw), table(whole, draw))


def test_a_class_has_its_own_coverage_and_the_others_keep_theirs(tmp_path: Path) -> None:
    text = (
        '[policy.farmers_fund]\nfrom = "2022-01"\nto = "2022-12"\nhousehold_classes = ["lifted"]\nresettled = true\n'
        "coverage = { times = 0.5 }\n"
    )
    plan, rules = table(read_scenario("plan")).farmers_fund, table(scenario_of(tmp_path, text)).farmers_fund
    found, before = coverages(rules), coverages(plan)
    inside = slice(month_index("2022-01") - EARLIEST_CHANGE, month_index("2022-12") - EARLIEST_CHANGE + 1)
    expected = before.copy()
    expected[inside, :, LIFTED * 2 + 1] *= 0.5
    assert found == pytest.approx(expected)
    assert np.array_equal(rules.coverage, plan.coverage), "the place's coverage is the largest of its cells"


def test_a_raised_class_raises_the_places_coverage_and_leaves_the_others(tmp_path: Path) -> None:
    plan = table(read_scenario("plan")).farmers_fund
    rules = table(scenario_of(tmp_path, "[policy.farmers_fund]\nresettled = true\ncoverage = 0.9\n")).farmers_fund
    assert (rules.coverage == 0.9).all()
    assert coverages(rules)[..., [1, 3, 5]] == pytest.approx(0.9)
    assert coverages(rules)[..., [0, 2, 4]] == pytest.approx(coverages(plan)[..., [0, 2, 4]])


def test_a_child_goes_on_from_what_its_parent_set_by_class(tmp_path: Path) -> None:
    scenario_of(tmp_path, '[policy.relief]\nhousehold_classes = ["ordinary"]\nenabled = false\n', "parent")
    path = tmp_path / "child.toml"
    path.write_text(
        'name = "Child"\nextends = "parent.toml"\nreason = "a test"\n[policy.relief]\ncoverage = { times = 0.5 }\n', encoding="utf-8"
    )
    plan, found = coverages(table(read_scenario("plan")).relief), coverages(table(read_scenario(path)).relief)
    assert (found[..., ROWS["ordinary"]] == 0.0).all()
    assert found[..., :4] == pytest.approx(0.5 * plan[..., :4])


def test_a_held_value_is_that_of_the_class(tmp_path: Path) -> None:
    text = (
        '[[policy.relief]]\nhousehold_classes = ["lifted"]\nto = "2021-12"\ncoverage = { times = 0.5 }\n'
        '[[policy.relief]]\nfrom = "2022-01"\ncoverage = { hold = "2021-06" }\n'
    )
    found = coverages(table(scenario_of(tmp_path, text)).relief)
    assert np.array_equal(found[-1], found[5])
    assert found[-1, :, 0] == pytest.approx(0.5 * found[-1, :, 2])


def test_blocks_of_different_households_do_not_overlap_and_those_of_the_same_do(tmp_path: Path) -> None:
    block = "[[policy.dibao]]\n{}\nenabled = false\n"
    scenario_of(tmp_path, "".join(block.format(f'household_classes = ["{name}"]') for name in ROWS))
    for other in ("", "resettled = true", 'household_classes = ["near_poor", "lifted"]'):
        found = refused(tmp_path, block.format('household_classes = ["lifted"]') + block.format(other))
        assert len(found) == 1
        assert "the same place and for the same households" in found[0].expected_en
        assert "同一地区、同类农户" in found[0].expected_zh


CASES = {
    "insured are the lifted resettled": (
        "[policy.home_insurance]\nresettled = true\nenabled = false\n",
        "policy.home_insurance.resettled",
        "lifted out of poverty are in it",
        "易地搬迁脱贫户",
    ),
    "only the class": (
        "[policy.job_loss_insurance]\nresettled = false\nenabled = false\n",
        "policy.job_loss_insurance.resettled",
        "possible here: household_classes or counties",
        "此处可用：农户类别、县、村类",
    ),
    "another parameter": (
        '[policy.dibao]\nhousehold_classes = ["lifted"]\ncoverage = 0.3\nstandard = 4000.0\nstrength = 0.5\n',
        "policy.dibao.standard",
        "only `enabled` and `coverage`",
        "“启用”和“覆盖率”",
    ),
    "no policy": (
        '[life.health]\nhousehold_classes = ["lifted"]\nmean_bill = 4000\n',
        "life.health.household_classes",
        "its values hold for whole places",
        "对整个地区有效",
    ),
    "no such class": (
        '[policy.dibao]\nhousehold_classes = ["lift"]\nenabled = false\n',
        "policy.dibao.household_classes",
        "no household class lift; expected one of: lifted (脱贫户)",
        "没有农户类别 lift",
    ),
    "a class twice": (
        '[policy.dibao]\nhousehold_classes = ["lifted", "脱贫户"]\nenabled = false\n',
        "policy.dibao.household_classes",
        "lifted is there twice",
        "脱贫户 重复",
    ),
    "not a list": (
        '[policy.dibao]\nhousehold_classes = "lifted"\nenabled = false\n',
        "policy.dibao.household_classes",
        "expected a list of names in quotes",
        "农户类别列表",
    ),
    "not yes or no": (
        '[policy.dibao]\nresettled = "yes"\nenabled = false\n',
        "policy.dibao.resettled",
        "expected true or false",
        "true 或 false",
    ),
    "nothing changed": ("[policy.dibao]\nresettled = true\n", "policy.dibao", "the block changes nothing", "没有任何改动"),
}


@pytest.mark.parametrize("case", CASES)
def test_what_cannot_be_is_refused_with_one_message(case: str, tmp_path: Path) -> None:
    text, key, en, zh = CASES[case]
    found = refused(tmp_path, text)
    assert [problem.key for problem in found] == [key]
    assert en in found[0].expected_en
    assert zh in found[0].expected_zh


def test_every_policy_tells_both_apart_or_says_why_not() -> None:
    for name, group in REGISTRY.of_kind("policy").items():
        assert len(group.tells_apart) == 2 or all(group.reach), name
        assert group.tells_apart == () or set(group.off) == {"coverage"}, name


def test_it_is_told_in_both_languages_and_read_in_chinese(tmp_path: Path) -> None:
    text = '["政策"."农村低保"]\n"农户类别" = ["边缘易致贫户", "一般户"]\n"易地搬迁" = false\n"覆盖率" = 0.4\n'
    scenario, plan = scenario_of(tmp_path, text), read_scenario("plan")
    assert list(scenario.file.changes[0].cells.nonzero()[0]) == [NEAR_POOR * 2, ORDINARY * 2]
    who = {"en": "for near-poor and ordinary households that were not resettled", "zh": "未搬迁的边缘易致贫户、一般户"}
    for lang, words in who.items():
        assert words in tell(scenario, lang).splitlines()[2]
        told = [line for line in difference(plan, scenario, lang).splitlines() if words in line]
        assert len(told) == 1
        assert "100 -> 40 %" in told[0]
        assert len(difference(plan, scenario, lang).splitlines()) == 3


@pytest.mark.parametrize(
    ("classes", "resettled", "en", "zh"),
    [
        (None, None, "", ""),
        ((0,), None, "for lifted households", "脱贫户"),
        (None, True, "for resettled households", "易地搬迁的农户"),
        ((1,), True, "for resettled near-poor households", "易地搬迁的边缘易致贫户"),
        (None, False, "for households that were not resettled", "未搬迁的农户"),
    ],
)
def test_words_for_households(classes: tuple[int, ...] | None, resettled: bool | None, en: str, zh: str) -> None:
    mask = cell_mask(classes, resettled)
    assert (cells_text(mask, "en"), cells_text(mask, "zh")) == (en, zh)
