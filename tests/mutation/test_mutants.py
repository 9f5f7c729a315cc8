"""Mutants of rules: one small change each, named without lines, sampled by a seed; the tests nearest to a module; the table."""

from __future__ import annotations

import ast
from pathlib import Path

import mutants
import mutate
import nearest_tests
import pytest
from mutants import ROOT

RULES = '''
from engine.compiled import rule

@rule
def shared(cash: float, heads: int) -> float:
    """Half of the cash above nought, a head."""
    part = 0.5 * cash  # 一半
    if cash > 0.0 and heads >= 1:
        part += 1.0
        part = min(part, cash)
    note(part)
    return -part / heads if True else (cash - 1)

def plain(cash: float) -> float:
    return cash + 1.0
'''
EXPECTED = {
    "part = 0.5 / cash  # 一半",
    "part = 1.5 * cash  # 一半",
    "part = (-0.5) * cash  # 一半",
    "if cash > 0.0 or heads >= 1:",
    "if not (cash > 0.0 and heads >= 1):",
    "if cash >= 0.0 and heads >= 1:",
    "if cash > 1.0 and heads >= 1:",
    "if cash > (-1.0) and heads >= 1:",
    "if cash > 0.0 and heads > 1:",
    "if cash > 0.0 and heads >= 2:",
    "if cash > 0.0 and heads >= 0:",
    "pass",
    "part -= 1.0",
    "part += 2.0",
    "part += 0.0",
    "part = max(part, cash)",
    "return cash - 1 if True else -part / heads",
    "return -part / heads if False else (cash - 1)",
    "return -part * heads if True else (cash - 1)",
    "return (part) / heads if True else (cash - 1)",
    "return -part / heads if True else (cash + 1)",
    "return -part / heads if True else (cash - 2)",
    "return -part / heads if True else (cash - 0)",
}


def test_every_kind_of_change_is_made_in_rules_and_only_there() -> None:
    found = set()
    for mutant in mutants.mutants_of("model/x.py", RULES):
        one, other = RULES.splitlines(), mutant.applied(RULES).splitlines()
        changed = [after.strip() for before, after in zip(one, other, strict=True) if before != after]
        assert len(changed) == 1, mutant
        found.add(changed[0])
    assert found == EXPECTED


def test_names_stay_when_lines_move_and_none_is_used_twice() -> None:
    names = [mutant.name for mutant in mutants.mutants_of("model/x.py", RULES)]
    assert len(set(names)) == len(names)
    assert [mutant.name for mutant in mutants.mutants_of("model/x.py", "\n\n" + RULES)] == names


def test_mutants_of_the_model_are_other_programs() -> None:
    found = mutants.all_mutants()
    assert len(found) > 20 and sum(map(len, found.values())) > 1000
    for mutant in mutants.sampled(found, 60, 1):
        source = (ROOT / mutant.path).read_text(encoding="utf-8")
        assert ast.dump(ast.parse(mutant.applied(source))) != ast.dump(ast.parse(source)), mutant


def test_a_larger_sample_holds_the_smaller_one_and_every_module() -> None:
    found = mutants.all_mutants()
    small, large = (mutants.sampled(found, count, 7) for count in (60, 200))
    assert set(small) < set(large)
    assert {mutant.path for mutant in small} == set(found)
    assert set(mutants.sampled(found, 60, 8)) != set(small)


def test_nearest_tests_import_the_module_or_one_that_imports_it() -> None:
    assert "tests/policies/test_months_in_need.py" in nearest_tests.nearest(ROOT, "model/counts/causes.py"), "imports it"
    assert "tests/policies/test_dibao_money.py" in nearest_tests.nearest(ROOT, "model/policies/dibao.py"), "bears its name"
    by_name = nearest_tests.nearest(ROOT, "model/life/demography.py")
    assert "tests/hand_worked/test_births_and_deaths.py" in by_name, "calls a line by its name"
    near = nearest_tests.nearest(ROOT, "model/policies/gap_insurance.py")
    assert "tests/policies/test_gap_insurance.py" in near, "imports it"
    assert near[0] == "tests/hand_worked/test_insured_losses.py", "calls its line, as rules that have one of their own are called"
    assert "tests/policies/test_relief_order.py" in near, "by the cases that it uses"
    assert not any(path.endswith("test_accounts.py") for path in near), "whole months stand near to nothing"


def entry(mutant: str, nearest: str, golden: str) -> mutate.Found:
    return {"key": f"{mutant} - a / + b", "mutant": mutant, "line": "- a / + b", "nearest": nearest, "golden": golden}


def test_the_table_counts_equivalent_mutants_apart_and_names_who_lives() -> None:
    entries = [entry("m.py:f:sign:1", "t", ""), entry("m.py:f:sign:2", "", "t"), entry("m.py:f:sign:3", "", "")]
    text = "\n".join(mutate.table([*entries, entry("m.py:f:sign:4", "", "")], {"m.py:f:sign:4 - a / + b": "the same"}))
    assert "3 mutants (1 equivalent ones apart): the nearest tests alone kill 1" in text
    assert "| `m.py` | 3 | 1 | 1 | 1 |" in text
    assert text.split("**Alive**")[1].split("**Seen")[0].strip() == "- `m.py:f:sign:3`: `- a / + b`"


def test_equivalent_mutants_are_mutants_of_today() -> None:
    names = {mutant.name for those in mutants.all_mutants().values() for mutant in those}
    assert [key for key in mutate.equivalent() if key.split(" ")[0] not in names] == []


def test_the_checkout_is_no_scratch_tree(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        mutate.main(["--out", str(ROOT / "tests" / "here")])
    assert "checkout" in capsys.readouterr().err
