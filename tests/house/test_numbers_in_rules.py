"""A number that could be otherwise is a parameter: rules hold only numbers of arithmetic, calendar, units, laws and records."""

from __future__ import annotations

import ast

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
}
"""Numbers that no survey could change."""
PLACES = {
    ("model/life/farming.py", 0.1): "rule of attribution: what is ordinary variation; moves no money",
    ("model/policies/crop_insurance.py", 0.01): "a fen: smaller rests are dropped",
    ("model/life/health.py", 2.0): "twice: what is taken evenly from nothing to twice its mean",
    ("model/policies/public_posts.py", 1e18): "stands for no candidate",
    ("model/policies/public_posts.py", 2.0): "twice: the mean of a uniform taken twice",
    ("model/pools.py", 20.0): "cases by which a county of a sample is drawn to the prefecture: a device of estimation",
    ("model/policies/microcredit.py", 5.0): "households by which a small village is drawn to the usual share: a device of estimation",
    ("model/policies/monitoring.py", 1e-9): "guards a division",
    ("model/start.py", 128.0): "the grain of money: a 128th of a yuan",
    ("model/start.py", 1000.0): "per mille, as skill is stored",
    ("model/start.py", 1e-9): "guards the ends of an inverse distribution",
}
"""Numbers with a reason of their own, by the file in which they stand."""
COUNTING = {12: "months of a year, and the place of the ring of twelve"}
"""Whole numbers above two that are no choice wherever they stand."""
CODES = "codes and places of lists that have names elsewhere"
BANDS = "age bands of the facts: places of a vector of parameters"
WHOLE = {
    ("model/claims.py", 3): CODES,
    ("model/life/accidents.py", 3): "the last of four kinds of animals",
    ("model/life/consumption.py", 8): "September, when the school year begins",
    ("model/life/consumption.py", 3): CODES + "; and every third month gifts are given",
    ("model/life/credit.py", 3): CODES,
    ("model/life/demography.py", 8): "September, when the school year begins",
    ("model/life/demography.py", 5): "how many age bands there are",
    ("model/life/demography.py", 15): BANDS + "; the age at which nine years from six end; years of schooling after college",
    ("model/life/demography.py", 45): BANDS,
    ("model/life/demography.py", 60): BANDS + "; old by law",
    ("model/life/demography.py", 75): BANDS,
    ("model/life/demography.py", 6): "compulsory schooling begins by law",
    ("model/life/demography.py", 18): "three years of high school after nine from six",
    ("model/life/demography.py", 22): "four years of college after high school",
    ("model/life/demography.py", 9): "years of compulsory schooling by law",
    ("model/life/demography.py", 3): CODES,
    ("model/life/demography.py", 4): CODES,
    ("model/life/demography.py", 1000): "per mille, as skill is stored",
    ("model/life/farming.py", 11): "December",
    ("model/life/farming.py", 3): "the last month of a quarter",
    ("model/life/health.py", 4): "how many age bands there are",
    ("model/life/health.py", 15): BANDS,
    ("model/life/health.py", 45): BANDS,
    ("model/life/health.py", 60): BANDS,
    ("model/life/work.py", 6): "how many kinds of pay there are",
    ("model/life/work.py", 100): "a counter that is stored in one byte stops there",
    ("model/observe.py", 3): CODES + "; kinds of cost",
    ("model/observe.py", 4): "how many lines and sources of income there are",
    ("model/observe.py", 10): "how many causes there are",
    ("model/observe.py", 11): "December",
    ("model/observe.py", 2021): "the year in which scenarios part",
    ("model/people.py", 3): CODES,
    ("model/people.py", 8): "places of members in a household",
    ("model/people.py", 16): "working age by law",
    ("model/people.py", 126): "a counter that is stored in one byte stops there",
    ("model/people.py", 127): "stands for a waiting case",
    ("model/policies/crop_insurance.py", 4): CODES,
    ("model/policies/crop_insurance.py", 20200103): "word of luck of the start",
    ("model/policies/dibao.py", 3): "months of a quarter; the last kind of the listed",
    ("model/policies/dibao.py", 100): "a counter that is stored in one byte stops there",
    ("model/policies/farmers_fund.py", 4): "how many tiers there are",
    ("model/policies/farmers_fund.py", 11): "December",
    ("model/policies/gap_insurance.py", 3): "how many covers there are",
    ("model/policies/job_loss_insurance.py", 30): "days of a month for which a daily benefit is paid",
    ("model/policies/job_loss_insurance.py", 8): "places of members in a household",
    ("model/policies/job_loss_insurance.py", 55): "age at which women retired by law, the end of the cover (F0024)",
    ("model/policies/job_loss_insurance.py", 60): "age at which men retired by law, the end of the cover (F0023)",
    ("model/policies/medical_cover.py", 3): "how many tiers there are; the last kind of the listed",
    ("model/policies/medical_cover.py", 2000000): "a counter that is stored in four bytes stops there",
    ("model/policies/microcredit.py", 3): CODES,
    ("model/policies/microcredit.py", 4): "how many draws the start takes",
    ("model/policies/microcredit.py", 11): "December",
    ("model/policies/microcredit.py", 20200102): "word of luck of the start",
    ("model/policies/monitoring.py", 2020): "the year in which the list opens",
    ("model/policies/monitoring.py", 100): "a counter that is stored in one byte stops there",
    ("model/policies/monitoring_help.py", 20260101): "word of luck of the order of help",
    ("model/policies/public_posts.py", 20260102): "word of luck of whom posts reach first",
    ("model/policies/monitoring_help.py", 3): CODES,
    ("model/policies/monitoring_help.py", 4): CODES,
    ("model/policies/monitoring_help.py", 10): "how many causes there are",
    ("model/policies/monitoring_truth.py", 3): CODES,
    ("model/policies/monitoring_truth.py", 4): CODES,
    ("model/policies/monitoring_truth.py", 8): CODES,
    ("model/policies/pensions.py", 720): "months of sixty years, the age of the basic pension by law",
    ("model/policies/pensions.py", 3): "April",
    ("model/policies/pensions.py", 10): "November",
    ("model/policies/public_posts.py", 3): CODES,
    ("model/policies/public_posts.py", 4): CODES + "; turns ahead that memory is asked for",
    ("model/policies/public_posts.py", 24): "turns ahead that memory is asked for",
    ("model/policies/public_posts.py", 100): "a rank behind all ranks",
    ("model/start.py", 31): "bits of a field",
    ("model/start.py", 1024): "households that are written at once",
}
"""Whole numbers with a reason of their own, by the file in which they stand."""


def numbers(tree: ast.Module, kind: type) -> list[tuple[int, float]]:
    """Lines and values of the number literals of a kind in a module (`True` is none)."""
    return [(node.lineno, node.value) for node in ast.walk(tree) if isinstance(node, ast.Constant) and type(node.value) is kind]


def rule_files() -> list[str]:
    """The modules of life and of policies, the start, pools, what is observed, and the small rules that all share."""
    return [
        path
        for path in modules()
        if path.startswith(("model/life/", "model/policies/"))
        or path in ("model/start.py", "model/claims.py", "model/people.py", "model/observe.py", "model/pools.py")
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
def test_rules_hold_no_whole_parameters(path: str) -> None:
    """Ages, months and amounts too: above two, a whole number is a choice unless it is of the calendar, a code, a law or a record."""
    bare = [
        f"{path}:{line} {value}"
        for line, value in numbers(modules()[path], int)
        if abs(value) > 2 and value not in COUNTING and (path, value) not in WHOLE
    ]
    assert not bare, f"move to data/, or give the reason here: {bare}"


def test_reasons_are_needed() -> None:
    for kind, reasons in ((float, PLACES), (int, WHOLE)):
        found = {(path, value) for path in rule_files() for _, value in numbers(modules()[path], kind)}
        assert not set(reasons) - found
