"""Vectors of shares that are the parts of one whole: who pays, which month, which animal. They sum to 1 or are refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from parameters.messages import InputError, Problem
from parameters.priors import CENTRAL_DRAW
from parameters.registry import DATA, load_registry
from parameters.scenario import read_scenario
from parameters.table import compile_rules

HEAD = 'name_zh = "试"\nname = "t"\nextends = "plan"\nreason = "试"\n'
NO_PARTS = {"medical_cover.serious_deductible_cut"}
"""Shares that sum to 1 by chance."""
REFUSED = {
    "too little": ("policy.dibao", "funding = [0.7, 0.2, 0.0, 0.0, 0.0, 0.0]", "found 0.9", "现为 0.9"),
    "too much": ("policy.dibao", "funding = { to = [0.7, 0.3, 0.3, 0.0, 0.0, 0.0] }", "found 1.3", "现为 1.3"),
    "one number for all": ("policy.dibao", "funding = 0.5", "found 3", "现为 3"),
    "thirds": ("policy.gap_insurance", "funding = [0.333, 0.333, 0.333, 0.0, 0.0, 0.0]", "found 0.999", "现为 0.999"),
    "a factor": ("policy.dibao", "funding = { times = 0.5 }", "expected `to` with 6 numbers", "应写 to 及 6 个数"),
    "animals": ("life.accidents", "stolen_share = [0.3, 0.3, 0.3, 0.3]", "found 1.2", "现为 1.2"),
    "a later product": (
        "life.products",
        f"harvest = {[1.0] + [0.0] * 11 + [0.5] + [0.0] * 11 + ([1.0] + [0.0] * 11) * 14}",
        "numbers 13 to 24",
        "第13至24个",
    ),
}


def problems_of(tmp_path: Path, group: str, line: str) -> list[Problem]:
    path = tmp_path / "t.toml"
    path.write_text(f"{HEAD}[{group}]\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_scenario(path)
    return caught.value.problems


@pytest.mark.parametrize("case", REFUSED)
def test_parts_that_do_not_sum_to_one_are_refused(tmp_path: Path, case: str) -> None:
    group, line, en, zh = REFUSED[case]
    (problem,) = problems_of(tmp_path, group, line)
    assert en in problem.expected_en and zh in problem.expected_zh, (problem.expected_en, problem.expected_zh)
    assert problem.line == 6 and problem.key.startswith(f"{group}.{line.split()[0]}")


def test_parts_that_sum_to_one_are_taken_and_phased_in(tmp_path: Path) -> None:
    path = tmp_path / "t.toml"
    path.write_text(
        f'{HEAD}[policy.dibao]\nfunding = {{ to = [0.1, 0.2, 0.3, 0.4, 0, 0], phase_in = "2022-01/2022-12" }}\n', encoding="utf-8"
    )
    rules = compile_rules(load_registry(), read_scenario(path), CENTRAL_DRAW, 2022 * 12, 12)
    assert rules["dibao"]["funding"].sum(axis=-1) == pytest.approx(1.0)
    assert rules["dibao"]["funding"][-1, 0] == pytest.approx([0.1, 0.2, 0.3, 0.4, 0.0, 0.0])


def test_every_vector_of_shares_that_sums_to_one_says_so() -> None:
    found = {p.full_name for p in load_registry().parameters().values() if p.whole}
    assert {"dibao.funding", "products.harvest", "weather.season", "county_differences.lifted_share"} <= found
    for p in load_registry().parameters().values():
        looks = p.length > 1 and p.unit == "share" and np.isclose([sum(dated.value) for dated in p.values], 1.0).all()  # type: ignore[arg-type]
        assert not looks or p.whole or p.full_name in NO_PARTS, f"{p.full_name}: give it `whole`, or say that it sums to 1 by chance"


def test_what_the_program_sets_is_no_lever(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, "policy.dibao", "public_total = 1e9")
    assert "expected no change of 0: the program sets it" in problem.expected_en and "由程序" in problem.expected_zh


@pytest.mark.parametrize("whole, expected", [("whole = 5", "divisor"), ("whole = 1", "expected 2 or more")])
def test_a_wrong_whole_is_refused(tmp_path: Path, whole: str, expected: str) -> None:
    root = Path(shutil.copytree(DATA, tmp_path / "data", ignore=shutil.ignore_patterns("geo", "fonts", "population")))
    path = root / "policies" / "dibao.toml"
    text = path.read_text(encoding="utf-8")
    assert "whole = 6" in text
    path.write_text(text.replace("whole = 6", whole), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_registry(root)
    assert any(expected in problem.expected_en for problem in caught.value.problems), [p.expected_en for p in caught.value.problems]
