"""The changes of a scenario file: `[policy.X]` blocks, read and checked against the registry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args

import numpy as np
from pydantic import Field, PlainValidator
from pydantic_core import PydanticCustomError

from parameters.data_files import SETTINGS, Number, NumberOrList, complain_value, finite_value
from parameters.messages import Key, Problem, listed, nearest
from parameters.months import EARLIEST_CHANGE, SCENARIO_LAST, MonthSpan, ScenarioMonth, month_text
from parameters.places import CLASS_NAMES, COUNTY_NAMES, place_mask
from parameters.registry import Group, Kind, Parameter, Registry, Value
from parameters.toml_file import Table, TomlFile

KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True)
class FieldChange:
    """One parameter in one block: set to a value or multiplied, at once or phased in over `phase_in` (first, last month)."""

    parameter: str
    how: Literal["to", "times"]
    value: Value
    phase_in: tuple[int, int] | None = None


@dataclass(frozen=True)
class Change:
    """One block of a scenario file: what it does to one group, when and where. Months are integers, both ends included."""

    kind: Kind
    group: str
    key: Key
    first: int
    last: int
    counties: tuple[int, ...] | None
    village_classes: tuple[int, ...] | None
    enabled: bool | None
    fields: tuple[FieldChange, ...]

    @property
    def places(self) -> np.ndarray:
        """Boolean (27,): where the block holds."""
        return place_mask(self.counties, self.village_classes)

    @property
    def effective_first(self) -> int:
        """The first month in which the block acts: never before January 2021."""
        return max(self.first, EARLIEST_CHANGE)


def _positions(names: dict[str, int], what_en: str, what_zh: str) -> PlainValidator:
    def check(value: Any) -> tuple[int, ...]:
        if not isinstance(value, list) or not value or not all(isinstance(item, str) for item in value):
            raise PydanticCustomError("places", f"expected a list of {what_en} in quotes", {
                "zh": f"应为带引号的{what_zh}列表"})
        for item in value:
            if item not in names:
                valid = ", ".join(list(names))
                raise PydanticCustomError("places", f'there is no {what_en} "{{item}}"; expected one of: {valid}', {
                    "item": item, "zh": f"没有{what_zh}“{item}”；可用：{valid}", "suggestion": nearest(item, names)})
        return tuple(sorted({names[item] for item in value}))
    return PlainValidator(check)


class Settings(Table):
    """The keys of a block that are not parameters."""

    start: ScenarioMonth = Field(default=EARLIEST_CHANGE, alias="from")
    to: ScenarioMonth = SCENARIO_LAST
    counties: Annotated[tuple[int, ...] | None, _positions(COUNTY_NAMES, "county", "县")] = None
    village_classes: Annotated[tuple[int, ...] | None, _positions(CLASS_NAMES, "village class", "村类")] = None
    enabled: bool | None = None


class FieldTable(Table):
    """`{ to = ..., phase_in = ... }` or `{ times = ..., phase_in = ... }`."""

    to: NumberOrList | None = None
    times: Number | None = None
    phase_in: MonthSpan | None = None


def read_changes(file: TomlFile, registry: Registry, problems: list[Problem]) -> tuple[Change, ...]:
    """All blocks of a scenario file, in the order of the file; what is wrong is added to `problems`."""
    changes: list[Change] = []
    for kind in KINDS:
        section = file.data.get(kind)
        if section is None:
            continue
        if not isinstance(section, dict):
            problems.append(file.problem((kind,), f"expected tables such as [{kind}.NAME]", f"应为 [{kind}.名称] 这样的表",
                                         value=section))
            continue
        for name, blocks in section.items():
            group = _group(file, registry, kind, name, problems)
            listed_blocks = blocks if isinstance(blocks, list) else [blocks]
            for i, block in enumerate(listed_blocks):
                key: Key = (kind, name, i) if isinstance(blocks, list) else (kind, name)
                if not isinstance(block, dict):
                    problems.append(file.problem(key, f"expected a table [{kind}.{name}]", f"应为表 [{kind}.{name}]",
                                                 value=block))
                elif group is not None:
                    change = _read_block(file, group, key, block, problems)
                    if change is not None:
                        changes.append(change)
    _check_overlaps(file, registry, changes, problems)
    return tuple(changes)


def _group(file: TomlFile, registry: Registry, kind: Kind, name: str, problems: list[Problem]) -> Group | None:
    group = registry.groups.get(name)
    if group is not None and group.kind == kind:
        return group
    if group is not None:
        problems.append(file.problem((kind, name), f"{name} is of the kind {group.kind}, not {kind}",
                                     f"{name} 属于 {group.kind}，不属于 {kind}", f"[{group.kind}.{name}]"))
        return None
    valid = list(registry.of_kind(kind))
    by_zh = {g.name_zh: g.name_key for g in registry.of_kind(kind).values()}
    near = by_zh.get(name, "") or nearest(name, valid) or nearest(name, registry.groups)
    problems.append(file.problem((kind, name), f"there is no {kind} of this name; expected one of: {listed(valid)}",
                                 f"没有这个名称的 {kind}；可用：{listed(valid)}", near))
    return None


def _read_block(file: TomlFile, group: Group, key: Key, block: dict[str, Any], problems: list[Problem]) -> Change | None:
    before = len(problems)
    valid = [*group.parameters, *SETTINGS]
    fields: list[FieldChange] = []
    settings = file.check(Settings, {k: v for k, v in block.items() if k in SETTINGS}, key, problems)
    for name, value in block.items():
        if name in group.parameters:
            change = _read_field(file, group.parameters[name], (*key, name), value, problems)
            if change is not None:
                fields.append(change)
        elif name not in SETTINGS:
            problems.append(file.problem((*key, name), f"unknown key; expected one of: {listed(valid, 40)}",
                                         f"未知的键；可用的键：{listed(valid, 40)}", nearest(name, valid), value))
    if settings is None:
        return None
    if settings.start > settings.to:
        problems.append(file.problem((*key, "from"), f"`from` lies after `to` ({month_text(settings.to)})",
                                     f"from 晚于 to（{month_text(settings.to)}）", value=month_text(settings.start)))
    _check_enabled(file, group, key, block, settings, problems)
    for field in fields:
        _check_phase(file, key, block, settings, field, problems)
    if len(problems) > before:
        return None
    return Change(group.kind, group.name_key, key, settings.start, settings.to, settings.counties,
                  settings.village_classes, settings.enabled, tuple(fields))


def _check_enabled(file: TomlFile, group: Group, key: Key, block: dict[str, Any], settings: Settings,
                   problems: list[Problem]) -> None:
    if settings.enabled is not None and not group.off:
        problems.append(file.problem((*key, "enabled"), f"{group.name_key} cannot be switched; change its parameters",
                                     f"{group.name_key} 没有开关；请改其参数", value=settings.enabled))
    twice = [name for name in block if name in group.off] if settings.enabled is False else []
    if twice:
        problems.append(file.problem((*key, twice[0]), "this parameter is also set by `enabled = false`; keep one of the two",
                                     "enabled = false 已设定此参数；两者只留其一"))
    if not any(name in group.parameters for name in block) and settings.enabled is None:
        problems.append(file.problem(key, "the block changes nothing; expected `enabled = false` or a parameter",
                                     "此段没有任何改动；应写 enabled = false 或某个参数"))


def _check_phase(file: TomlFile, key: Key, block: dict[str, Any], settings: Settings, field: FieldChange,
                 problems: list[Problem]) -> None:
    if field.phase_in is None:
        return
    starts_early = "from" in block and field.phase_in[0] < settings.start
    if starts_early or field.phase_in[1] > settings.to or field.phase_in[0] < EARLIEST_CHANGE:
        first = settings.start if "from" in block else EARLIEST_CHANGE
        problems.append(file.problem((*key, field.parameter, "phase_in"),
                                     f"expected months within {month_text(first)} to {month_text(settings.to)}",
                                     f"月份应在 {month_text(first)} 至 {month_text(settings.to)} 之内",
                                     value="/".join(map(month_text, field.phase_in))))


def _read_field(file: TomlFile, parameter: Parameter, key: Key, value: Any, problems: list[Problem]) -> FieldChange | None:
    if not isinstance(value, dict):
        try:
            plain = finite_value(value)
        except PydanticCustomError as error:
            expected = f" ({parameter.unit}); or {{ to = ... }}, {{ times = ... }}"
            problems.append(file.problem(key, error.message_template + expected, str((error.context or {})["zh"]) + expected,
                                         value=value))
            return None
        complain_value(file, key, plain, parameter, problems)
        return FieldChange(parameter.key, "to", plain)
    table = file.check(FieldTable, value, key, problems)
    if table is None:
        return None
    if (table.to is None) == (table.times is None):
        problems.append(file.problem(key, "expected exactly one of `to` and `times`", "to 与 times 应且只应写一个", value=value))
        return None
    if table.to is not None:
        complain_value(file, (*key, "to"), table.to, parameter, problems)
        return FieldChange(parameter.key, "to", table.to, table.phase_in)
    assert table.times is not None
    if table.times < 0:
        problems.append(file.problem((*key, "times"), "expected a factor of at least 0", "倍数不应小于 0", value=table.times))
    return FieldChange(parameter.key, "times", table.times, table.phase_in)


def touched(change: Change, registry: Registry) -> set[str]:
    """The parameters that a block sets, those of `enabled` included."""
    by_switch = set(registry.groups[change.group].off) if change.enabled is not None else set()
    return by_switch | {field.parameter for field in change.fields}


def _check_overlaps(file: TomlFile, registry: Registry, changes: list[Change], problems: list[Problem]) -> None:
    for i, later in enumerate(changes):
        for earlier in changes[:i]:
            if earlier.group != later.group or earlier.last < later.first or later.last < earlier.first:
                continue
            both = sorted(touched(earlier, registry) & touched(later, registry))
            if both and (earlier.places & later.places).any():
                first, last = max(earlier.first, later.first), min(earlier.last, later.last)
                line = file.positions.get(earlier.key, (0, 0))[0]
                problems.append(file.problem(
                    later.key, f"{listed(both)} is already set at line {line} for {month_text(first)} to "
                    f"{month_text(last)} in the same place; expected dates that do not overlap",
                    f"{listed(both)} 在第 {line} 行已就 {month_text(first)} 至 {month_text(last)} 的同一地区设定；日期不可重叠"))
