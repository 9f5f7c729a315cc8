"""Remarks on scenarios, said on stderr: permitted, but probably not meant."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
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
            tell(
                pick(
                    lang,
                    f"Note: {scenario.name}: {len(found) - most} more; run.py scenarios check says all",
                    f"提示：{scenario.name}：另有{len(found) - most}条，见 run.py scenarios check",
                )
            )


def say_which_taken(names: Iterable[str], lang: str) -> None:
    """Say where a name means the scenario that comes with the program, though a file of that name lies where one works."""
    from parameters.scenario import SCENARIOS, differs_from_shipped

    for name in dict.fromkeys(names):
        own = Path(f"{name}.toml")
        if not name.endswith(".toml") and differs_from_shipped(own, SCENARIOS):
            tell(
                pick(
                    lang,
                    f"Note: {name}: the scenario that comes with the program is taken, and not {own} here; write {own} for that one",
                    f"提示：{name}：取程序自带的情景，而非当前文件夹内的 {own}；如需后者，请写 {own}",
                )
            )


def say_remarks_of(names: Iterable[str], lang: str, last_year: int) -> None:
    """The same of scenarios by name or path, as they are lived, before a run; those that were read before without fault."""
    from parameters.scenario import read_scenario

    say_remarks([read_scenario(name) for name in names], lang, last_year, MOST)
