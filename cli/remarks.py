"""Remarks on scenarios, said on stderr: permitted, but probably not meant."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cli.language import pick, tell

if TYPE_CHECKING:
    from parameters.scenario import Scenario

MOST = 8
"""Remarks of one scenario that are said before a run; `scenarios check` says all."""


def say_remarks(scenarios: Iterable[Scenario], lang: str, last_year: int | None = None, most: int | None = None) -> None:
    """Say the remarks on each scenario's own file for a run to the end of `last_year`."""
    from parameters.remarks import remarks

    for scenario in scenarios:
        found = remarks(scenario, last_year)
        for remark in found[:most]:
            tell(pick(lang, "Note: ", "提示：") + remark.text(lang))
        if most is not None and len(found) > most:
            tell(pick(lang, f"Note: {scenario.name}: {len(found) - most} more; run.py scenarios check says all",
                      f"提示：{scenario.name}：另有{len(found) - most}条，见 run.py scenarios check"))


def say_remarks_of(names: Iterable[str], lang: str, last_year: int) -> None:
    """The same of scenarios by name or path, as they are lived, before a run; those that were read before without fault."""
    from parameters.scenario import read_scenario

    say_remarks([read_scenario(name) for name in names], lang, last_year, MOST)
