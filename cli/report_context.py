"""What the report is told beside the numbers.

The question, scenarios in words, money, checks, where it all comes from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from experiments.titles import Titles
    from reports.context import ReportContext, ScenarioText

LevelRow = tuple[str, str, str, str, float, float, float]
"""Name, Chinese name, unit, fact id, lowest and highest that the facts allow, simulated."""


@dataclass(frozen=True)
class Checks:
    """What a run said before its results; kept beside them, so that the report can be made again."""

    level: Sequence[LevelRow] = ()
    notes: Sequence[tuple[str, str]] = field(default_factory=tuple)

    def write(self, folder: Path) -> None:
        """Write `checks.json`."""
        from experiments.places import CHECKS
        from experiments.seals import write_sealed

        write_sealed(asdict(self), folder / CHECKS)


def read_checks(folder: Path) -> Checks:
    """The checks of a folder; empty where there are none.

    Raises:
        Damaged: they are not what was written.
    """
    from experiments.places import CHECKS
    from experiments.seals import Loss, damaged, read_sealed

    if not (folder / CHECKS).exists():
        return Checks()
    data = read_sealed(folder / CHECKS)
    if not isinstance(data, Loss):
        return Checks(**{one.name: data[one.name] for one in fields(Checks) if one.name in data})
    raise damaged(
        folder,
        [data],
        ("", ""),
        (
            f"The outcomes are whole: remove {CHECKS}, and the report is made without the check of 2020's level.",
            f"结果数据完整：删除 {CHECKS} 后即可生成报告，但不含2020年水平核对。",
        ),
    )


def context_of(manifest: Mapping[str, Any], titles: Titles, checks: Checks) -> ReportContext:
    """The context of a report."""
    from reports.context import ReportContext

    stated = manifest["options"]
    return ReportContext(
        question=question(manifest, titles, "en"),
        question_zh=question(manifest, titles, "zh"),
        scenarios=scenario_texts(titles),
        money_rows=money_rows(stated["start"], stated["end"]),
        check_rows=[_check(row) for row in checks.level],
        notes=[(zh, en) for zh, en in checks.notes],
        provenance=provenance(manifest),
    )


def question(manifest: Mapping[str, Any], titles: Titles, lang: str) -> str:
    """What was asked, in one sentence."""
    stated = manifest["options"]
    names = [item.zh if lang == "zh" else item.en for item in titles.scenarios]
    years = f"{stated['start']}–{stated['end']}"
    if lang == "zh":
        if len(names) == 1:
            return f"{years}年，在“{names[0]}”情景下，返贫风险与农户收入如何变化？"
        others = "、".join(f"“{name}”" for name in names[1:])
        return f"{years}年，与“{names[0]}”相比，{others}对返贫与收入有何影响、花费多少？"
    if len(names) == 1:
        return f'What happens to relapse and income in {years} under "{names[0]}"?'
    return f'What do these change in {years}, for relapse, income and public money, against "{names[0]}": {"; ".join(names[1:])}?'


def scenario_texts(titles: Titles) -> list[ScenarioText]:
    """Titles and reasons as the scenario files say them."""
    from parameters.chinese_keys import head_of
    from reports.context import ScenarioText

    found = []
    for item in titles.scenarios:
        data = head_of(titles.texts.get(f"{item.name}.toml", ""))
        en, zh = str(data.get("reason", "")), str(data.get("reason_zh", ""))
        found.append(ScenarioText(item.name, item.en, item.zh, en or zh, zh or en))
    return found


def money_rows(start: int, end: int) -> list[dict[str, Any]]:
    """What each policy can reach at most, from facts alone, and what a head costs in the plan of these years."""
    from agents.population.money import money_table

    return [
        {
            "policy": row.item_en,
            "policy_zh": row.item_zh,
            "yuan_per_year": _ends(row.yuan_low, row.yuan_high),
            "reach": _ends(row.reach_low, row.reach_high),
            "reach_unit": row.reach_unit_en,
            "reach_unit_zh": row.reach_unit_zh,
            "mean_payment_yuan": row.payments and _ends(*row.payments),
            "source": row.fact_ids,
            "code": row.policy,
            "years": row.years,
            "heads": row.heads
            and {
                "who": row.heads.who_en,
                "who_zh": row.heads.who_zh,
                "price": _ends(row.heads.price_low, row.heads.price_high),
                "price_now": _mean_product(row.heads.price_now, start, end),
            },
        }
        for row in money_table()
    ]


def _mean_product(names: Sequence[str], start: int, end: int) -> float:
    """The product of parameters in Januaries of the plan at central values, mean over the years."""
    from model.block import Block
    from model.courses import own_rules
    from parameters.scenario import read_scenario

    rules = own_rules(read_scenario("plan"), Block(("plan",), 0, 1, 0, 1, 1.0, start, end))
    januaries = slice((start - 2020) * 12, None, 12)
    values = [rules[group][key][januaries, 0] for group, key in (name.split(".") for name in names)]
    return float(np.prod(np.asarray(values, dtype=np.float64), axis=0).mean())


def _ends(low: float | None, high: float | None) -> float | tuple[float, float] | None:
    if low is None or high is None:
        return low if high is None else high
    return low if low == high else (low, high)


def _check(row: LevelRow) -> dict[str, Any]:
    name, name_zh, unit, fact, low, high, simulated = row
    return {
        "quantity": name,
        "quantity_zh": name_zh,
        "simulated": simulated,
        "official": _ends(low, high),
        "unit": unit,
        "source": fact,
    }


def provenance(manifest: Mapping[str, Any]) -> dict[str, str]:
    """The manifest as short lines: nested parts joined, scenario texts left out (their hashes are in)."""
    lines = {}
    for key in ("program", "command", "place", "code", "scenario_hashes", "data", "packages", "python", "machine"):
        value = manifest.get(key, "")
        lines[key] = ", ".join(f"{k} {v}" for k, v in value.items()) if isinstance(value, dict) else str(value)
    return lines
