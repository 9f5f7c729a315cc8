"""The table of months: each scenario with its own mark of being below the standard, on the terminal and in the file."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from cli.explanation import Told, month_heads, month_rows


def month(number: int, income: float) -> dict[str, float]:
    return {"month": float(2021 * 12 + number), "net_12": income * 2, "persons": 2.0, "head_months": 0.0, "standard": 4084.0}


def told(against: str | None, others: list[float]) -> Told:
    explanation: Any = SimpleNamespace(scenario="support_withdrawn")
    return Told(explanation, 2021 * 12 + 1, None, [month(1, 3991.0), month(2, 4084.0), month(3, 5000.0)], against,
                [month(number, income) for number, income in enumerate(others, start=1)])  # fmt: skip


@pytest.mark.parametrize(("lang", "yes"), [("zh", "是"), ("en", "yes")])
def test_both_scenarios_say_whether_they_are_below(lang: str, yes: str) -> None:
    both = told("plan", [5000.0, 4083.0])
    heads, rows = month_heads(both, lang), list(month_rows(both, lang))
    assert heads[2] == heads[4] and len(heads) == len(rows[0]) == 7
    assert [row[1:5] for row in rows] == [["3,991", yes, "5,000", ""], ["4,084", "", "4,083", yes], ["5,000", "", "-", ""]]
    assert rows[1][0] == "2021-02 *" and rows[0][5:] == ["4,084", "2"]
    assert len(set(month_heads(both, lang, plain=True))) == 7, "columns of a file have names of their own"


def test_one_scenario_has_one_mark() -> None:
    alone = told(None, [])
    assert month_heads(alone, "en") == ["month", "Support withdrawn", "below", "standard", "persons"] == month_heads(alone, "en", True)
    assert [row[2] for row in month_rows(alone, "en")] == ["yes", "", ""]
