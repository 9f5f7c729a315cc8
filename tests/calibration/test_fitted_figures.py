"""What parameters were set to meet is said to be fitted, and nothing else is; what is searched for serves such a figure."""

from __future__ import annotations

import re

from calibration.search import searched
from calibration.targets import levels_2020
from cli.level import level_heads, level_rows
from parameters.registry import load_registry

FITTED_TO = re.compile(r"fitted[^;]*")
FOLLOWS = {"dibao_persons"}
"""Figures of a fitted fact that follow from another one."""


def fitted_facts() -> set[str]:
    """Facts that the parameters' own texts say they are fitted to."""
    texts = [
        text
        for p in load_registry().parameters().values()
        for text in (p.prior.why if p.prior else "", p.note, *(dated.note for dated in p.values))
    ]
    return {name for text in texts for part in FITTED_TO.findall(text) for name in re.findall(r"F\d{4}", part)}


def test_figures_of_2020_that_were_fitted_are_marked_and_no_others() -> None:
    rows, facts = levels_2020(), fitted_facts()
    assert {"F0444", "F0483", "F0555", "F0559"} <= facts
    fitted = {row.figure for row in rows if row.fitted}
    assert fitted == {row.figure for row in rows if row.source in facts} - FOLLOWS
    assert {row.figure for row in rows} - fitted == FOLLOWS | {
        "property_share",
        "dibao_money",
        "dibao_share_of_lifted",
        "disposable_gini",
        "lifted_sd_of_log",
        "monitored",
        "migrants",
        "posts",
    }


def test_what_is_searched_for_says_so_and_serves_a_figure() -> None:
    every, figures = load_registry().parameters(), {row.figure for row in levels_2020()}
    for one in searched(load_registry()):
        parameter = every[one.name]
        assert parameter.prior is not None
        assert "fitted" in parameter.prior.why + parameter.values[0].note, one.name
        assert one.serves in figures, one.name


def test_the_mark_is_printed() -> None:
    names = {row[0]: row[1] for row in level_rows(1, "en")}
    assert names["share of wages in it (fitted)"] == "工资性收入占比（拟合）" and "migrants per household" in names
    assert names["below the standard after aid, lifted"] == "帮扶后低于标准：脱贫户"
    assert len(level_heads("en")) == 6
