"""What parameters were set to meet is said to be fitted, and nothing else is."""

from __future__ import annotations

import csv
import re

from calibration.level import LEVELS, LevelRow
from cli.level import level_heads, level_rows
from parameters.registry import load_registry

FITTED_TO = re.compile(r"fitted[^;]*")


def fitted_facts() -> set[str]:
    """Facts that the parameters' own texts say they are fitted to."""
    texts = [
        text
        for p in load_registry().parameters().values()
        for text in (p.prior.why if p.prior else "", p.note, *(dated.note for dated in p.values))
    ]
    return {name for text in texts for part in FITTED_TO.findall(text) for name in re.findall(r"F\d{4}", part)}


def test_figures_of_2020_that_were_fitted_are_marked_and_no_others() -> None:
    with LEVELS.open(encoding="utf-8", newline="") as file:
        rows = [
            LevelRow(row["level"], row["name"], row["name_zh"], row["unit"], row["fact_id"], 0.0, 0.0, 0.0, row["note"])
            for row in csv.DictReader(file)
        ]
    facts = fitted_facts()
    assert {"F0118", "F0444", "F0483"} <= facts
    marked = {row.level for row in rows if row.fitted}
    assert marked == {row.level for row in rows if row.fact_id in facts and row.level != "dibao_persons"}
    assert {row.level for row in rows} - marked == {
        "property_share",
        "dibao_persons",
        "dibao_share_of_lifted",
        "migrants",
        "posts",
        "gini",
        "bottom_fifth",
    }


def test_the_mark_is_printed() -> None:
    names = {row[0]: row[1] for row in level_rows(1, "en")}
    assert names["rural dibao spending (fitted)"] == "农村低保支出（拟合）" and "migrants per household" in names
    assert len(level_heads("en")) == 6
