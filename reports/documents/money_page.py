"""The money table of the README, written from the facts."""

from __future__ import annotations

from agents.population.money import money_table
from reports.documents.odd import ROOT

README = ROOT / "README.md"
BEGIN, END = "<!-- money table: begin -->", "<!-- money table: end -->"


def readme() -> str:
    """The README with its money table written again."""
    head, _, rest = README.read_text(encoding="utf-8").partition(BEGIN)
    return f"{head}{BEGIN}\n{money_markdown()}\n{END}{rest.partition(END)[2]}"


def money_markdown() -> str:
    """The money table as Markdown, for the README: what the facts alone say that each policy can reach at most in a year."""
    lines = ["| policy | 政策 | yuan a year, million | of | reaches at most | from facts |", "|---|---|---|---|---|---|"]
    for row in money_table():
        money = _span(row.yuan_low / 1e6, row.yuan_high / 1e6, 1)
        reach = (
            "not in the facts"
            if row.reach_low is None or row.reach_high is None
            else (f"{_span(row.reach_low, row.reach_high, 0)} {row.reach_unit_en}")
        )
        lines.append(f"| {row.item_en} | {row.item_zh} | {money} | {row.years} | {reach} | {row.fact_ids} |")
    return "\n".join(lines)


def _span(low: float, high: float, digits: int) -> str:
    """One number, or the two ends of a range."""
    ends = [f"{value:,.{digits}f}" for value in (low, high)]
    return ends[0] if ends[0] == ends[1] else " – ".join(ends)
