"""Values of parameters that are a place's own: `parameters.toml` of its folder.

A table `[group.parameter]` has `values` and, if it is uncertain, a `prior`; names, unit and range stand in the group's file. What
stands here takes the place of the values and the prior there; a parameter that has none there must have them here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from parameters.data_tables import PlaceValuesTable
from parameters.messages import InputError, Key, Problem, listed
from parameters.parameter import Group
from parameters.toml_file import TomlFile, read_toml

OWN = tuple(PlaceValuesTable.model_fields)
"""What a place says of a parameter: all of it, or nothing."""


@dataclass(frozen=True)
class PlaceValues:
    """The values of a place's file; without one there are none."""

    file: TomlFile | None = None

    def of(self, group: str, key: str) -> dict[str, Any] | None:
        """What the place says of a parameter; None where it says nothing."""
        table = {} if self.file is None else self.file.data.get(group, {})
        found = table.get(key) if isinstance(table, dict) else None
        return found if isinstance(found, dict) else None

    def unknown(self, groups: Iterable[Group]) -> list[Problem]:
        """Tables that name no parameter, with the nearest name."""
        if self.file is None:
            return []
        known = {group.name_key: group.parameters for group in groups}
        problems = []
        for name, table in self.file.data.items():
            if name not in known:
                problems.append(self._problem((name,), name, list(known)))
            elif isinstance(table, dict):
                problems += [self._problem((name, key), key, list(known[name])) for key in table if key not in known[name]]
        return problems

    def _problem(self, key: Key, word: str, names: list[str]) -> Problem:
        assert self.file is not None
        near = self.file.near(key[:-1], word, names)
        return self.file.problem(key, f"expected one of: {listed(names, 60)}", f"可用：{listed(names, 60)}", near)


NO_VALUES = PlaceValues()


def read_values(path: Path) -> PlaceValues:
    """The values of a place. Raises InputError for a file that is no TOML or holds something else than tables of parameters."""
    file = read_toml(path)
    problems: list[Problem] = []
    for group, table in file.data.items():
        if not isinstance(table, dict):
            problems.append(file.problem((group,), "expected tables such as [group.parameter]", "应为 [组.参数] 这样的表", value=table))
            continue
        for key, values in table.items():
            file.check(PlaceValuesTable, values, (group, key), problems)
    if problems:
        raise InputError(problems)
    return PlaceValues(file)
