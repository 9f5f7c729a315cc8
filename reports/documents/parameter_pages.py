"""The guide to all parameters and the register of assumptions: both are generated."""

from __future__ import annotations

from pathlib import Path

from parameters.generated import COMMAND
from parameters.months import month_text
from parameters.parameter import Group, Parameter, Prior, Registry
from parameters.words import dated_text, number_text, value_text

DOCS: Path = Path(__file__).resolve().parent.parent.parent / "docs"
GUIDE_PATH: Path = DOCS / "parameters.md"
REGISTER_PATH: Path = DOCS / "assumptions.md"
KIND_TITLES = {
    "policy": "Policies 政策",
    "life": "Life and behaviour 生活与行为",
    "driver": "Outside drivers 外部条件",
    "measurement": "Measurement 测算口径",
}


def is_assumed(parameter: Parameter) -> bool:
    """Whether a parameter belongs in the register: it has a prior, or the source of a value is an assumption."""
    return parameter.prior is not None or any("assumption" in dated.source.lower() for dated in parameter.values)


def guide(registry: Registry) -> str:
    """`docs/parameters.md`: every parameter with its values, sources with grades, and prior."""
    every = registry.parameters().values()
    lines = [
        "# Guide to the parameters 参数指南",
        "",
        _notice("data/*/*.toml"),
        "",
        f"{len(every)} parameters in {len(registry.groups)} groups; "
        f"{sum(p.prior is not None for p in every)} have a prior. Grades: A, B, C of a figure's source; "
        "P a figure of the plan. Facts: `data/facts/facts.csv`.",
        "",
    ]
    for kind, title in KIND_TITLES.items():
        lines += [f"## {title}", ""]
        for group in registry.of_kind(kind).values():
            lines += _guide_of(group)
    return "\n".join(lines).rstrip() + "\n"


def _guide_of(group: Group) -> list[str]:
    lines = [f"### {group.name} {group.name_zh} (`{group.name_key}`)", ""]
    lines += [_cell(group.note), ""] if group.note else []
    if group.off:
        off = ", ".join(f"`{key} = {value_text(value)}`" for key, value in group.off.items())
        lines += [f"Switched off: {off}", ""]
    lines += ["| parameter | meaning 含义 | unit | values | sources (grade) | prior |", "|---|---|---|---|---|---|"]
    for p in group.parameters.values():
        dated = [f"{month_text(d.start)}: {dated_text(p, d.value)}" for d in p.values]
        values = "; ".join(dated) if len(dated) > 1 else dated_text(p, p.values[0].value)
        sources = "; ".join(dict.fromkeys(f"{d.source} ({d.grade})" for d in p.values))
        lines.append(_row(f"`{p.key}`", f"{p.name} {p.name_zh}", p.unit, values, sources, _prior(p.prior)))
    return [*lines, ""]


def register(registry: Registry) -> str:
    """`docs/assumptions.md`: what is assumed or uncertain, with its range and the reason."""
    assumed = [p for p in registry.parameters().values() if is_assumed(p)]
    lines = [
        "# Register of assumptions 假设登记表",
        "",
        _notice("data/*/*.toml"),
        "",
        f"{len(assumed)} of {len(registry.parameters())} parameters rest on an assumption or have a prior. A row "
        "without a prior is held at its value in every draw.",
        "",
    ]
    for kind, title in KIND_TITLES.items():
        rows = [p for p in assumed if registry.groups[p.group].kind == kind]
        if rows:
            lines += [f"## {title}", "", "| parameter | meaning 含义 | value | believed range | reason |", "|---|---|---|---|---|"]
            lines += [_row(f"`{p.full_name}`", f"{p.name} {p.name_zh}", _value(p), _prior(p.prior), _reason(p)) for p in rows] + [""]
    return "\n".join(lines).rstrip() + "\n"


def _value(parameter: Parameter) -> str:
    """The value, or the first and the last of a path."""
    ends = dict.fromkeys(dated_text(parameter, dated.value) for dated in (parameter.values[0], parameter.values[-1]))
    return f"{' .. '.join(ends)} {parameter.unit}"


def _reason(parameter: Parameter) -> str:
    said = [parameter.prior.why if parameter.prior else "", parameter.note, *(d.note for d in parameter.values)]
    return "; ".join(dict.fromkeys(text.rstrip(".") for text in said if text))


def _prior(prior: Prior | None) -> str:
    if prior is None:
        return "-"
    low, central, high = map(number_text, (prior.low, prior.central, prior.high))
    text = f"{prior.distribution} {low} .. {central} .. {high}" + (" (shift)" if prior.shift else "")
    return text + (f", rho {prior.rho:g} with `{prior.correlated_with}`" if prior.correlated_with else "")


def _row(*cells: str) -> str:
    return "| " + " | ".join(map(_cell, cells)) + " |"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _notice(source: str) -> str:
    return f"<!-- Generated from {source}; do not edit. {COMMAND} -->"
