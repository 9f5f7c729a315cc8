"""`docs/citations.md`: what the cited facts say, beside what is made of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from parameters.citations import FACT, Fact, load_facts, population_entries, standing
from parameters.generated import COMMAND
from parameters.months import month_text
from parameters.parameter import Dated, Parameter, Registry, Value
from parameters.words import dated_text, value_text

PATH: Path = Path(__file__).resolve().parent.parent.parent / "docs" / "citations.md"


def table(registry: Registry) -> str:
    """`docs/citations.md`: every citation of every dated value and of the population, with what the fact says."""
    facts = load_facts(registry.root)
    lines = [
        "# What the cited facts say 引用核对",
        "",
        f"<!-- Generated from data/*/*.toml and data/facts/facts.csv; do not edit. {COMMAND} -->",
        "",
        "A row for each fact that a value cites as its source. A grade is that of the value as used: A as the source states it, "
        "B as read at second hand or worked from what is stated, C an assumption or a figure not read, P the plan. `in words`: "
        "a nought or a one, for what the fact says in words. Values whose "
        "source is an assumption stand in [the register](assumptions.md).",
        "",
        "## Parameters 参数",
        "",
        "| parameter | from | value used | unit | as stated | grade | known | fact | its grade | what the fact says |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for parameter in registry.parameters().values():
        for dated in parameter.values:
            lines += [_row(parameter, dated, facts[name], standing(dated, facts)) for name in FACT.findall(dated.source)]
    lines += [
        "",
        "## Population 人口合成",
        "",
        "| figure | value used | unit | grade | fact | its grade | what the fact says |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, entry in population_entries(registry.root):
        lines += [
            _cells(
                f"`{name}`",
                value_text(_value_of(entry)),
                str(entry["unit"]),
                str(entry["grade"]),
                fact,
                facts[fact].quality,
                facts[fact].text,
            )
            for fact in FACT.findall(str(entry["source"]))
        ]
    return "\n".join(lines) + "\n"


def _value_of(entry: Mapping[str, Any]) -> Value:
    value = entry["value"]
    return tuple(float(number) for number in value) if isinstance(value, list) else float(value)


def _row(parameter: Parameter, dated: Dated, fact: Fact, stated: str) -> str:
    return _cells(
        f"`{parameter.full_name}`",
        month_text(dated.start),
        dated_text(parameter, dated.value),
        parameter.unit,
        stated,
        dated.grade,
        month_text(dated.known_from),
        fact.id,
        fact.quality,
        fact.text,
    )


def _cells(*cells: str) -> str:
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"
