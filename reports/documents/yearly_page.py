"""The issue template of a yearly update: parameters that move from year to year, and amounts that offices may change. Generated."""

from __future__ import annotations

from pathlib import Path

from parameters.generated import COMMAND
from parameters.months import month_text
from parameters.parameter import Kind, Parameter, Registry
from parameters.units import CAP_UNIT
from parameters.words import dated_text

PATH: Path = Path(__file__).resolve().parent.parent.parent / ".github" / "ISSUE_TEMPLATE" / "yearly_update.md"
KINDS: dict[Kind, str] = {
    "measurement": "Lines and standards 标准与监测线",
    "policy": "Policies: standards, premiums, budgets, rates 政策：标准、保费、预算、利率",
    "driver": "Wages, prices, incomes 工资、物价、收入",
    "life": "Life and behaviour 生活与行为",
}
RULES: tuple[Kind, ...] = ("measurement", "policy")
AMOUNTS = "Amounts with one value so far: changed since? 至今仅有一个取值的金额：有无调整"
HEAD = f"""---
name: Yearly update of parameters 参数年度更新
about: What has to be looked up each year, parameter by parameter
title: "Parameters of the year "
labels: parameters
---

<!-- Generated from data/*/*.toml; do not edit. {COMMAND} -->

For each: look up the figure of the year, enter it in `data/facts/facts.csv` with its source and grade, then in the parameter's file as
a new dated value with `known_from`; or write down here that nothing was published. Values before it stay.
每项：查得当年数值，登记来源与等级，再以新的日期值写入参数文件并注明 `known_from`；未公布的在此注明。
"""
TAIL = """
## Afterwards 完成后

- [ ] `python run.py generate`; `python run.py population` still near the facts
- [ ] results that move: the golden file made anew by its script, `CHANGELOG.md` says what moves and why
"""


def is_yearly(parameter: Parameter) -> bool:
    """Whether a parameter's figure has changed between years or is continued by a rate."""
    return bool(parameter.growth) or len({dated.start // 12 for dated in parameter.values}) > 1


def is_amount(parameter: Parameter) -> bool:
    """Whether it is an amount of money a person, household, month ... that a rule fixes."""
    return parameter.unit.startswith("yuan/") and parameter.unit != CAP_UNIT


def text(registry: Registry) -> str:
    """The content of the issue template."""
    parts = [HEAD]
    for kind, title in KINDS.items():
        parts += _section(title, [p for p in _of_kind(registry, kind) if is_yearly(p)])
    amounts = [p for kind in RULES for p in _of_kind(registry, kind) if is_amount(p) and not is_yearly(p)]
    return "".join([*parts, *_section(AMOUNTS, amounts), TAIL])


def _of_kind(registry: Registry, kind: Kind) -> list[Parameter]:
    return [p for group in registry.of_kind(kind).values() for p in group.parameters.values()]


def _section(title: str, parameters: list[Parameter]) -> list[str]:
    return [f"\n## {title}\n\n", *map(_line, parameters)] if parameters else []


def _line(parameter: Parameter) -> str:
    last = parameter.values[-1]
    after = f", then {100.0 * parameter.growth:+g} % a year" if parameter.growth else ""
    names = f"{parameter.name} {parameter.name_zh}"
    value = f"{dated_text(parameter, last.value)} {parameter.unit} from {month_text(last.start)}"
    return f"- [ ] `{parameter.full_name}` {names}: {value}{after} ({last.source}, grade {last.grade})\n"
