"""A number that could be otherwise is a parameter: rules hold only numbers of arithmetic, calendar, units, laws and records."""

from __future__ import annotations

import ast
import re

import pytest
from house_sources import modules

ARITHMETIC = {
    0.0: "nothing",
    1.0: "all, or the neutral factor",
    0.5: "a half: rounding, weak workers, the half-year, the spread of a quarter from that of a year",
    0.25: "a quarter of a year",
    12.0: "months of a year",
    1.0 / 12.0: "a month of a year",
    100.0: "per cent",
    0.001: "per mille, as skill is stored",
    0.01: "per cent",
}
"""Numbers that no survey could change."""
PLACES = {
    ("model/life/farming.py", 0.1): "rule of attribution: what is ordinary variation; moves no money",
    ("model/life/health.py", 2.0): "twice: what is taken evenly from nothing to twice its mean",
    ("model/seats.py", 1e18): "stands for no candidate",
    ("model/policies/public_posts.py", 2.0): "twice: the mean of a uniform taken twice",
    ("model/policies/relief.py", 20.0): "cases by which a county of a sample is drawn to the prefecture: a device of estimation",
    ("model/policies/microcredit.py", 5.0): "households by which a small village is drawn to the usual share: a device of estimation",
    ("model/policies/dibao.py", 3.0): "tiers are thirds of the standard",
    ("model/policies/dibao.py", 2.0): "two thirds: where the last tier begins",
    ("model/policies/dibao.py", 30_000.0): "a counter that is stored in two bytes stops there",
    ("model/policies/monitoring.py", 1e-9): "guards a division",
    ("model/start.py", 128.0): "the grain of money: a 128th of a yuan",
    ("model/start.py", 1000.0): "per mille, as skill is stored",
    ("model/start.py", 1e-9): "guards the ends of an inverse distribution",
}
"""Numbers with a reason of their own, by the file in which they stand."""
COUNTING = {2: "a pair, a half, a step", 12: "months of a year, and the place of the ring of twelve"}
"""Whole numbers that are no choice in arithmetic, as a place or as a step."""
CODES = "codes and places of lists that have names elsewhere"
BANDS = "age bands of the facts: places of a vector of parameters"
WHOLE = {
    ("model/life/accidents.py", 3): "the last of four kinds of animals",
    ("model/life/credit.py", 3): CODES,
    ("model/life/demography.py", 1000): "per mille, as skill is stored",
    ("model/life/health.py", 10): "an order: whose work is given up to care, after those without wages",
    ("model/life/health.py", 100): "an order: whose work is given up to care last",
    ("model/life/skills.py", 32_000): "a number that is stored in two bytes stops there",
    ("model/life/work.py", 90): "a number that is stored in one byte stops there",
    ("model/life/work.py", 127): "a number that is stored in one byte stops there",
    ("model/observe.py", 3): CODES,
    ("model/observe.py", 2021): "the year in which scenarios part",
    ("model/people.py", 3): "the last byte of a sum of four",
    ("model/people.py", 8): "bits of a byte",
    ("model/people.py", 12): "months of a year",
    ("model/people.py", 15): BANDS,
    ("model/people.py", 45): BANDS,
    ("model/people.py", 60): BANDS,
    ("model/people.py", 75): BANDS,
    ("model/people.py", 100): "a counter that is stored in one byte stops there",
    ("model/people.py", 126): "a counter that is stored in one byte stops there",
    ("model/people.py", 128): "numbers of a byte below nought, and as many from it on",
    ("model/people.py", 127): "stands for a waiting case",
    ("model/policies/crop_insurance.py", 4): CODES,
    ("model/policies/crop_insurance.py", 20200103): "word of luck of the start",
    ("model/policies/dibao.py", 2020): "the year in which the run begins",
    ("model/life/partings.py", 2020): "the year in which the run begins",
    ("model/life/taking_up.py", 2021): "the year from which twelve lived months lie behind",
    ("model/policies/dibao_case.py", 4): CODES,
    ("model/policies/job_loss_insurance.py", 30): "days of a month for which a daily benefit is paid",
    ("model/policies/medical_cover.py", 2): CODES,
    ("model/policies/medical_cover.py", 2000000): "a counter that is stored in four bytes stops there",
    ("model/policies/microcredit.py", 3): CODES,
    ("model/policies/microcredit.py", 20200102): "word of luck of the start",
    ("model/policies/monitoring.py", 2020): "the year in which the list opens",
    ("model/policies/monitoring_help.py", 20260101): "word of luck of the order of help",
    ("model/policies/public_posts.py", 20260102): "word of luck of whom posts reach first",
    ("model/standing.py", 16): "turns ahead that memory is asked for",
    ("model/seats.py", 2): "the classes whose number is known",
    ("model/seats.py", 3): CODES,
    ("model/seats_dealing.py", 4): "how many columns a table has",
    ("model/seats.py", 127): "stands for a season without an end, as long as one byte holds",
    ("model/seats_filling.py", 4): CODES + "; turns ahead that memory is asked for",
    ("model/seats_filling.py", 24): "turns ahead that memory is asked for",
    ("model/policies/public_posts.py", 100): "a rank behind all ranks",
    ("model/policies/relief.py", 12): "an occasion of luck behind those of the months",
    ("model/start.py", 31): "bits of a field",
    ("model/start.py", 1024): "households that are written at once",
}
"""Whole numbers with a reason of their own, by the file in which they stand; ages and months of law are in model/law.py."""
LAW = "model/law.py"
CHOSEN = (ast.Compare, ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Return, ast.IfExp)
"""Where 2 and 12 are a choice too: compared, assigned or returned; elsewhere they count places, steps and months."""


def numbers(tree: ast.Module, kind: type) -> list[tuple[int, float]]:
    """Lines and values of the number literals of a kind in a module (`True` is none)."""
    return [(node.lineno, node.value) for node in ast.walk(tree) if isinstance(node, ast.Constant) and type(node.value) is kind]


def thresholds(tree: ast.Module) -> list[tuple[int, float]]:
    """Lines and values of the float literals that something is compared with, but for nought and one."""
    compared = [side for node in ast.walk(tree) if isinstance(node, ast.Compare) for side in (node.left, *node.comparators)]
    found = [side for side in compared if isinstance(side, ast.Constant) and type(side.value) is float]
    return [(side.lineno, side.value) for side in found if side.value not in (0.0, 1.0)]


def whole(tree: ast.Module) -> list[tuple[int, int]]:
    """Lines and values of whole numbers that may be a choice."""
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    found = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and type(node.value) is int and abs(node.value) > 1]
    return [(node.lineno, node.value) for node in found if node.value not in COUNTING or isinstance(parents[node], CHOSEN)]


def rule_files() -> list[str]:
    """The modules of life and of policies, the start, pools, what is observed, and the small rules that all share."""
    return [
        path
        for path in modules()
        if path.startswith(("model/life/", "model/policies/", "model/counts/"))
        or path
        in (
            "model/start.py",
            "model/claims.py",
            "model/reach.py",
            "model/people.py",
            "model/standing.py",
            "model/observe.py",
            "model/pools.py",
        )
        or path.startswith("model/seats")
    ]


@pytest.mark.parametrize("path", rule_files())
def test_rules_hold_no_parameters(path: str) -> None:
    bare = [
        f"{path}:{line} {value}"
        for line, value in numbers(modules()[path], float)
        if value not in ARITHMETIC and (path, value) not in PLACES
    ]
    assert not bare, f"move to data/, or give the reason here: {bare}"


@pytest.mark.parametrize("path", rule_files())
def test_rules_compare_with_no_number_of_their_own(path: str) -> None:
    """A half is arithmetic where something is rounded or meant, and a choice where something is compared with it."""
    wrong = [f"{path}:{line} {value}" for line, value in thresholds(modules()[path]) if (path, value) not in PLACES]
    assert not wrong, f"move to data/, or give the reason here: {wrong}"


def test_a_threshold_is_seen() -> None:
    assert thresholds(ast.parse("x = land > 0.5 and land < 1.0 + 0.5 * y and share > 0.0")) == [(1, 0.5)]


@pytest.mark.parametrize("path", rule_files())
def test_rules_hold_no_whole_parameters(path: str) -> None:
    """Ages, months and amounts too: a whole number is a choice unless it is of the calendar, a code or a record."""
    bare = [f"{path}:{line} {value}" for line, value in whole(modules()[path]) if (path, value) not in WHOLE]
    assert not bare, f"move to data/, or give the reason here: {bare}"


@pytest.mark.parametrize(
    ("text", "found"),
    [("x = 12", [12]), ("f(month % 12)", []), ("years >= 45", [45]), ("work == 2", [2]), ("p[2]", []), ("y = 2 * x", []), ("-3", [3])],
)
def test_a_whole_choice_is_seen(text: str, found: list[int]) -> None:
    assert [value for _, value in whole(ast.parse(text))] == found


def test_every_law_names_its_source() -> None:
    """A number in model/law.py is followed by what it is and, in brackets, by the law, curriculum, survey or calendar that says so."""
    body = modules()[LAW].body
    for node, after in zip(body, [*body[1:], None], strict=True):
        if isinstance(node, ast.Assign):
            assert isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant), f"{LAW}:{node.lineno}"
            source = re.search(r"\(.*(Law .*article|Law, article|calendar|curriculum of|survey plan of).*\)", str(after.value.value))
            assert source, f"{LAW}:{node.lineno} names no source"


def test_reasons_are_needed() -> None:
    kinds = ((PLACES, lambda tree: numbers(tree, float)), (WHOLE, whole))
    for reasons, seen in kinds:
        found = {(path, value) for path in rule_files() for _, value in seen(modules()[path])}
        assert not set(reasons) - found, "a reason that no number needs"
