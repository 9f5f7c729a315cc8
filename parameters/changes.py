"""The changes of a scenario file: `[policy.X]` blocks, read and checked against the registry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

import numpy as np
from pydantic_core import PydanticCustomError

from parameters.change_tables import FieldTable, Settings
from parameters.chinese_keys import KIND_TITLES
from parameters.data_tables import SETTINGS
from parameters.household_keys import check_households
from parameters.households import cell_mask
from parameters.messages import Key, Problem, listed, nearest
from parameters.months import EARLIEST_CHANGE, month_text
from parameters.numbers import finite_value
from parameters.parameter import Group, Kind, Parameter, Registry, Value
from parameters.parameter_reader import complain_numbers, complain_value
from parameters.places import COUNTY_COUNT, COUNTY_TITLES, place_mask
from parameters.toml_file import TomlFile

KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True)
class FieldChange:
    """One parameter in one block: set to a value, multiplied or held, at once or phased in (first, last month).

    `hold`: what the parameter is in the month `value` goes on after it, in each draw and place its own. `counties` are those, of the
    block's, for which a number by county holds; None: all of them.
    """

    parameter: str
    how: Literal["to", "times", "hold"]
    value: Value
    phase_in: tuple[int, int] | None = None
    counties: tuple[int, ...] | None = None


@dataclass(frozen=True)
class Change:
    """One block: what it does to one group, when and where. Months are integers, both ends included.

    `shock` is the name and the size of the shock by which a file says it.
    """

    kind: Kind
    group: str
    key: Key
    first: int
    last: int
    counties: tuple[int, ...] | None
    village_classes: tuple[int, ...] | None
    enabled: bool | None
    fields: tuple[FieldChange, ...]
    shock: tuple[str, float] | None = None
    household_classes: tuple[int, ...] | None = None
    resettled: bool | None = None

    @property
    def places(self) -> np.ndarray:
        """Boolean (places,): where the block holds."""
        return place_mask(self.counties, self.village_classes)

    def places_of(self, field: FieldChange) -> np.ndarray:
        """Boolean (places,): where one of its fields holds."""
        return self.places & place_mask(field.counties, None)

    @property
    def cells(self) -> np.ndarray:
        """Boolean (6,): the cells of households for which the block holds."""
        return cell_mask(self.household_classes, self.resettled)

    @property
    def by_household(self) -> bool:
        """Whether the block names households, by class or resettled."""
        return self.household_classes is not None or self.resettled is not None

    @property
    def effective_first(self) -> int:
        """The first month in which the block acts: never before January 2021."""
        return max(self.first, EARLIEST_CHANGE)


def read_changes(file: TomlFile, registry: Registry, problems: list[Problem]) -> tuple[Change, ...]:
    """All blocks of a scenario file, by kind, in the order of the file; what is wrong is added to `problems`."""
    changes: list[Change] = []
    for kind in KINDS:
        section = file.data.get(kind, {})
        if not isinstance(section, dict):
            problems.append(
                file.problem((kind,), f"expected tables such as [{kind}.NAME]", f"应为 [{kind}.名称] 这样的表", value=section)
            )
            continue
        for name, blocks in section.items():
            group = _group(file, registry, kind, name, problems)
            many = isinstance(blocks, list)
            for i, block in enumerate(blocks if many else [blocks]):
                key: Key = (kind, name, i) if many else (kind, name)
                if not isinstance(block, dict):
                    problems.append(file.problem(key, f"expected a table [{kind}.{name}]", f"应为表 [{kind}.{name}]", value=block))
                elif group is not None:
                    change = _BlockReader(file, registry, group, key, block, problems).read()
                    changes += [] if change is None else [change]
    return tuple(changes)


def _group(file: TomlFile, registry: Registry, kind: Kind, name: str, problems: list[Problem]) -> Group | None:
    group = registry.groups.get(name)
    if group is not None and group.kind == kind:
        return group
    if group is not None:
        there, here = KIND_TITLES[group.kind], KIND_TITLES[kind]
        problems.append(
            file.problem(
                (kind, name),
                f"{name} is of the kind {group.kind}, not {kind}",
                f"{group.name_zh} 属于“{there}”({group.kind})，不属于“{here}”",
                f"[{group.kind}.{name}]",
            )
        )
        return None
    valid = registry.of_kind(kind)
    titles = {other.name: key for key, other in valid.items()}
    near = titles.get(name, "") or file.near((kind,), name, valid) or nearest(name, registry.groups)
    chinese = listed((other.name_zh for other in valid.values()), 60)
    problems.append(
        file.problem(
            (kind, name),
            f"there is no {kind} of this name; expected one of: {listed(valid, 60)}",
            f"“{KIND_TITLES[kind]}”中没有这个名称；可用：{chinese}",
            near,
        )
    )
    return None


class _BlockReader:
    """Reads one block of changes to one group, adding to `problems` what is wrong in it."""

    def __init__(
        self, file: TomlFile, registry: Registry, group: Group, key: Key, block: dict[str, Any], problems: list[Problem]
    ) -> None:
        self.file, self.registry, self.group, self.key, self.block, self.problems = file, registry, group, key, block, problems

    def say(self, where: Key, en: str, zh: str, suggestion: str = "", value: object = None) -> None:
        self.problems.append(self.file.problem(self.key + where, en, zh, suggestion, value))

    def read(self) -> Change | None:
        before = len(self.problems)
        own = {key: value for key, value in self.block.items() if key in SETTINGS}
        settings = self.file.check(Settings, own, self.key, self.problems)
        fields = [field for name, value in self.block.items() if name not in SETTINGS for field in self._fields(name, value)]
        if settings is None:
            return None
        self._check_settings(settings)
        check_households(self.group, self.registry, self.block, self.say)
        for field in fields:
            self._check_phase(settings, field)
            self._check_hold(settings, field)
            self._check_county(settings, field)
            self._check_by_county(settings, field)
        if len(self.problems) > before:
            return None
        start = settings.start
        if "from" not in self.block and settings.enabled is None and all(field.how == "hold" for field in fields):
            start = 1 + min(int(field.value) for field in fields)  # type: ignore[arg-type]
        return Change(
            self.group.kind,
            self.group.name_key,
            self.key,
            start,
            settings.to,
            settings.counties,
            settings.village_classes,
            settings.enabled,
            tuple(fields),
            None,
            settings.household_classes,
            settings.resettled,
        )

    def _check_settings(self, settings: Settings) -> None:
        start, to = month_text(settings.start), month_text(settings.to)
        if settings.to < EARLIEST_CHANGE:
            earliest = month_text(EARLIEST_CHANGE)
            self.say(("to",), f"expected {earliest} or later: nothing changes before", f"应不早于 {earliest}：此前无改动", value=to)
        elif settings.start > settings.to:
            self.say(("from",), f"expected a month not after `to` ({to})", f"from 不应晚于 to（{to}）", value=start)
        if settings.enabled is not None and not self.group.off:
            self.say(
                ("enabled",),
                f"{self.group.name_key} cannot be switched; expected changes of its parameters",
                f"{self.group.name_zh} 没有开关；请改其参数",
                value=settings.enabled,
            )
        twice = [key for key in self.block if key in self.group.off]
        if settings.enabled is not None and twice:
            self.say((twice[0],), "`enabled` sets this parameter too; expected one of the two", "enabled 也设定此参数；两者只留其一")
        if settings.enabled is None and all(key in SETTINGS for key in self.block):
            self.say(
                (),
                "the block changes nothing; expected `enabled = false` or a parameter",
                "此段没有任何改动；应写 enabled = false 或某个参数",
            )

    def _check_phase(self, settings: Settings, field: FieldChange) -> None:
        if field.phase_in is None:
            return
        first = settings.start if "from" in self.block else EARLIEST_CHANGE
        if field.phase_in[0] < first or field.phase_in[1] > settings.to:
            span = month_text(first), month_text(settings.to)
            self.say(
                (field.parameter, "phase_in"),
                f"expected months within {span[0]} to {span[1]}",
                f"月份应在 {span[0]} 至 {span[1]} 之内",
                value="/".join(map(month_text, field.phase_in)),
            )

    def _check_hold(self, settings: Settings, field: FieldChange) -> None:
        if field.how != "hold":
            return
        month = int(field.value)  # type: ignore[arg-type]
        if "from" in self.block and month > settings.start:
            start = month_text(settings.start)
            self.say(
                (field.parameter, "hold"),
                f"expected a month not after `from` ({start}), or no `from`: a value is held after its month",
                f"不应晚于 from（{start}），或省略 from：某月的取值在其后保持",
                value=month_text(month),
            )
        elif month >= settings.to:
            self.say(
                (field.parameter, "hold"),
                f"expected a month before `to` ({month_text(settings.to)})",
                f"应早于 to（{month_text(settings.to)}）",
                value=month_text(month),
            )

    def _check_county(self, settings: Settings, field: FieldChange) -> None:
        if settings.village_classes is not None and "county" in self.group.parameters[field.parameter].unit.split("/"):
            self.say(
                (field.parameter,),
                "this is one number of a whole county; expected a block without `village_classes`",
                "此项按全县计；该段不应写“村类”(village_classes)",
            )

    def _check_by_county(self, settings: Settings, field: FieldChange) -> None:
        """Numbers by county stand for counties of the block; parts of a whole over counties are said of all of them at once."""
        parameter, every = self.group.parameters[field.parameter], range(COUNTY_COUNT)
        beyond = [position for position in field.counties or () if position not in (settings.counties or every)]
        if beyond:
            en, zh = COUNTY_TITLES[beyond[0]]
            self.say(
                (field.parameter, "by_county"), f"{en} is not among the `counties` of the block", f"{zh} 不在该段的“县”(counties) 之内"
            )
        elif parameter.by_county and parameter.whole and (settings.counties or settings.village_classes):
            self.say(
                (field.parameter,),
                "these are the parts of one whole over all counties; expected a block without `counties` and `village_classes`",
                "各县为同一整体的各部分；该段不应写“县”(counties) 或“村类”(village_classes)",
            )

    def _fields(self, name: str, value: Any) -> list[FieldChange]:
        """What a block says of a parameter: one change, one for each number by county, or none where it cannot be used."""
        parameter = self.group.parameters.get(name)
        if parameter is None:
            valid = [*self.group.parameters, *SETTINGS]
            chinese = listed(self.file.dialect.in_chinese(self.key, valid), 60)
            self.say(
                (name,),
                f"unknown key; expected one of: {listed(valid, 60)}",
                f"未知的键；可用的键：{chinese}",
                self.file.near(self.key, name, valid),
                value,
            )
            return []
        if parameter.fixed[0] and not _is_as_it_is(parameter, value):
            en, zh = parameter.fixed
            unread = parameter.low == parameter.high
            self.say(
                (name,),
                f"{'no rule reads this here, it stays' if unread else 'expected no change of'} {parameter.low:g}: {en}",
                f"{'此处没有规则使用该项，固定为' if unread else '情景不可改动，应为'} {parameter.low:g}：{zh}",
                value=value,
            )
            return []
        return self._table(parameter, value) if isinstance(value, dict) else self._plain(parameter, value)

    def _plain(self, parameter: Parameter, value: Any) -> list[FieldChange]:
        try:
            number = finite_value(value)
        except PydanticCustomError as error:
            forms = f'({parameter.unit}), {{ to = ... }}, {{ times = ... }}, {{ hold = "2022-12" }} or {{ by_county = {{ ... }} }}'
            self.say((parameter.key,), f"{error.message_template} {forms}", f"{(error.context or {})['zh']} {forms}", value=value)
            return []
        complain_value(self.file, (*self.key, parameter.key), number, parameter, self.problems)
        return [FieldChange(parameter.key, "to", number)]

    def _table(self, parameter: Parameter, value: dict[str, Any]) -> list[FieldChange]:
        table = self.file.check(FieldTable, value, (*self.key, parameter.key), self.problems)
        if table is None:
            return []
        given = [how for how in ("to", "times", "hold", "by_county") if getattr(table, how) is not None]
        if len(given) != 1:
            self.say(
                (parameter.key,),
                "expected exactly one of `to`, `times`, `hold` and `by_county`",
                "to、times、hold、by_county 应且只应写一个",
                value=value,
            )
            return []
        if table.by_county is not None:
            return self._by_county(parameter, table.by_county, table.phase_in)
        if table.to is not None:
            complain_value(self.file, (*self.key, parameter.key, "to"), table.to, parameter, self.problems)
            return [FieldChange(parameter.key, "to", table.to, table.phase_in)]
        if table.hold is not None:
            return [FieldChange(parameter.key, "hold", float(table.hold), table.phase_in)]
        assert table.times is not None
        if table.times < 0:
            self.say((parameter.key, "times"), "expected a factor of at least 0", "倍数不应小于 0", value=table.times)
        elif parameter.whole and table.times != 1.0:
            how = "by_county" if parameter.by_county else "to"
            count = COUNTY_COUNT if parameter.by_county else parameter.length
            self.say(
                (parameter.key, "times"),
                f"these are the parts of one whole, which sum to 1; expected `{how}` with {count} numbers",
                f"各数为同一整体的各部分，合计为 1；应写 {how} 及 {count} 个数",
                value=table.times,
            )
        return [FieldChange(parameter.key, "times", table.times, table.phase_in)]

    def _by_county(self, parameter: Parameter, values: dict[int, float], phase_in: tuple[int, int] | None) -> list[FieldChange]:
        """A change for each number, in the counties that have it; the others keep what they have."""
        at: Key = (*self.key, parameter.key, "by_county")
        if parameter.length:
            self.say(
                (parameter.key, "by_county"),
                f"this parameter is a list of {parameter.length} numbers; expected blocks with `counties`",
                f"此参数为 {parameter.length} 个数的列表；请按“县”(counties) 分段书写",
            )
            return []
        if parameter.by_county and parameter.whole and len(values) < COUNTY_COUNT:
            self.say(
                (parameter.key, "by_county"),
                "these are the parts of one whole, which sum to 1; expected all counties",
                "各县为同一整体的各部分，合计为 1；应写出所有县",
            )
            return []
        complain_numbers(self.file, at, tuple(values.values()), parameter, self.problems)
        counties: dict[float, list[int]] = {}
        for position, number in values.items():
            counties.setdefault(number, []).append(position)
        return [FieldChange(parameter.key, "to", number, phase_in, tuple(some)) for number, some in counties.items()]


def _is_as_it_is(parameter: Parameter, value: Any) -> bool:
    """Whether what a file says of a fixed parameter is what holds anyhow."""
    said = value.get("to", parameter.values[0].value if "hold" in value else None) if isinstance(value, dict) else value
    return bool(said == parameter.values[0].value)


def touched(change: Change, registry: Registry) -> dict[str, np.ndarray]:
    """The parameters that a block sets, those of `enabled` included, each with the places in which it does, boolean (places,)."""
    found = dict.fromkeys(registry.groups[change.group].off, change.places) if change.enabled is not None else {}
    for field in change.fields:
        places = change.places_of(field)
        found[field.parameter] = found[field.parameter] | places if field.parameter in found else places
    return found
