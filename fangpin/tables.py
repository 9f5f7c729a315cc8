"""Tables for a modeller, as pandas DataFrames: parameters, scenarios, the households of a run in a month and their members."""

from __future__ import annotations

from typing import Any, Literal

import pandas as pd

from experiments.plan import FIRST_YEAR
from fangpin.running import Prefecture, Scenario
from model.household_table import Table, households_of, persons_of
from model.world import World
from parameters.describe import list_scenarios
from parameters.months import month_index, month_text
from parameters.parameter import Parameter
from parameters.registry import load_registry

Words = Literal["names", "en", "zh"]
"""Codes by their stable names, or in English or Chinese; with `zh` columns are titled in Chinese."""


def parameters(part: str = "", month: str | None = None) -> pd.DataFrame:
    """All parameters of the model, a row each by `group.parameter`: the value, its unit, source and grade, what is believed about it.

    Args:
        part: only those whose `group.parameter` begins so, say `dibao.` or `public_posts.posts`.
        month: the value that holds in this month, `YYYY-MM`; None: the last one that is known. A vector is a tuple.
    """
    registry = load_registry()
    rows = [
        {"parameter": name, "kind": registry.groups[p.group].kind, **_row(p, month)}
        for name, p in registry.parameters().items()
        if name.startswith(part)
    ]
    return pd.DataFrame(rows).set_index("parameter") if rows else pd.DataFrame()


def _row(parameter: Parameter, month: str | None) -> dict[str, Any]:
    dated = parameter.values[-1]
    if month is not None:
        dated = next((each for each in reversed(parameter.values) if each.start <= month_index(month)), parameter.values[0])
    prior = parameter.prior
    return {
        "title": parameter.name,
        "title_zh": parameter.name_zh,
        "value": dated.value,
        "unit": parameter.unit,
        "from": month_text(dated.start),
        "known_from": month_text(dated.known_from),
        "source": dated.source,
        "grade": dated.grade,
        "prior": prior.distribution if prior else None,
        "prior_low": prior.low if prior else None,
        "prior_central": prior.central if prior else None,
        "prior_high": prior.high if prior else None,
        "lowest": parameter.low,
        "highest": parameter.high,
        "note": dated.note or parameter.note,
    }


def scenarios() -> pd.DataFrame:
    """The scenarios that come with the program, a row each: titles, parent and reason in both languages."""
    return pd.DataFrame([vars(each) for each in list_scenarios()]).set_index("name").drop(columns="problem")


def households(
    scenario: Scenario | World = "plan", month: str = "2025-12", sample: float = 0.01, words: Words = "names", **options: Any
) -> pd.DataFrame:
    """The simulated households of a run at the end of a month, a row each, with their traits; `weight` says how many each stands for.

    `.to_parquet(FILE)` writes it for others (with the package extra `parquet`).

    Args:
        scenario: a name, path or dict, lived at central parameters; or a world that is there (`prefecture.world`), as it is now.
        month: `YYYY-MM`; not of a world that is there.
        sample: share of the rural households.
        words: in which words codes stand.
        options: `seed`, `drivers` and `threads` of `Prefecture`.

    Raises:
        InputError: the scenario cannot be read.
        OptionError: an option cannot be used.
    """
    return frame(households_of(_world(scenario, month, sample, options)), words)


def persons(
    scenario: Scenario | World = "plan", month: str = "2025-12", sample: float = 0.01, words: Words = "names", **options: Any
) -> pd.DataFrame:
    """The members of these households, a row each; `household` is the number of theirs. Arguments as of `households`."""
    return frame(persons_of(_world(scenario, month, sample, options)), words)


def _world(scenario: Scenario | World, month: str, sample: float, options: dict[str, Any]) -> World:
    if isinstance(scenario, World):
        return scenario
    last = month_index(month)
    lived = Prefecture(scenario, sample, **{"end": max(last // 12, FIRST_YEAR), **options}).live_until(month_text(last + 1))
    return lived.world


CODE_WITHOUT_A_NAME: dict[Words, str] = {"names": "code {}", "en": "code {}", "zh": "编码{}"}


def frame(table: Table, words: Words = "names") -> pd.DataFrame:
    """A table as a DataFrame; units and titles of its columns stand in `.attrs`. A code that has no name is shown as a number."""
    columns = {}
    for name, column in table.items():
        values = column.values
        if column.items:
            shown = [{"names": item.name, "en": item.en, "zh": item.zh}[words] for item in column.items]
            shown += [CODE_WITHOUT_A_NAME[words].format(code) for code in range(len(shown), int(values.max(initial=0)) + 1)]
            values = pd.Categorical.from_codes(values, shown)
        columns[column.zh if words == "zh" else name] = values
    found = pd.DataFrame(columns)
    found.attrs = {name: {"title": column.en, "title_zh": column.zh, "unit": column.unit} for name, column in table.items()}
    return found
