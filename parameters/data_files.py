"""From one TOML file of parameters to a checked `Group`. See `docs/house.md` for the format."""

from __future__ import annotations

import keyword
import math
import re
from pathlib import Path
from typing import Annotated, Any, Literal

import numpy as np
from pydantic import Field, PlainValidator
from pydantic_core import PydanticCustomError

from parameters.messages import InputError, Key, Problem, listed
from parameters.months import DataMonth
from parameters.registry import Dated, Group, Kind, Parameter, Prior, Value
from parameters.toml_file import Table, TomlFile, read_toml

SETTINGS = ("from", "to", "counties", "village_classes", "enabled")
"""Keys of a scenario's block beside parameters; a parameter cannot have such a name."""
HEADER = ("name", "name_zh", "note", "off")
NUMPY_OWNED = frozenset(dir(np.record)) | frozenset(dir(np.recarray))
"""Attributes of NumPy's records: a field of that name would be read wrongly in plain Python, without an error."""
_NAME = re.compile(r"[a-z][a-z0-9_]*")


def finite_value(value: Any) -> Value:
    """A finite number or a list of them as float or tuple; a PydanticCustomError with both languages otherwise."""
    if isinstance(value, list):
        if not value:
            raise PydanticCustomError("number", "expected at least one number", {"zh": "至少应有一个数字"})
        return tuple(_finite(item) for item in value)
    return _finite(value)


def _finite(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise PydanticCustomError("number", "expected a number without quotes", {"zh": "应为不带引号的数字"})
    if not math.isfinite(value):
        raise PydanticCustomError("number", "expected a finite number", {"zh": "应为有限数值，不可为 nan 或 inf"})
    return float(value)


Number = Annotated[float, PlainValidator(_finite)]
NumberOrList = Annotated[Value, PlainValidator(finite_value)]
Text = Annotated[str, Field(min_length=1)]


class ValueTable(Table):
    start: DataMonth = Field(alias="from")
    value: NumberOrList
    source: Text
    grade: Literal["A", "B", "C", "P"]
    known_from: DataMonth
    note: str = ""


class CorrelatedTable(Table):
    with_: Text = Field(alias="with")
    rho: Annotated[Number, Field()]


class PriorTable(Table):
    distribution: Literal["triangular", "uniform", "normal", "lognormal"]
    low: Number
    high: Number
    central: Number | None = None
    why: Text
    shift: bool = False
    correlated: dict[str, Any] | None = None


class ContinuesTable(Table):
    growth: Number


class ParameterTable(Table):
    name: Text | None = None
    name_zh: Text
    unit: Text
    values: list[Any]
    range: list[Any]
    prior: dict[str, Any] | None = None
    correlated: dict[str, Any] | None = None
    sign: dict[str, Literal["+", "-", "0", "either"]] = {}
    sign_reason: str = ""
    continues: dict[str, Any] | None = None
    note: str = ""


class GroupTable(Table):
    name: Text
    name_zh: Text
    note: str = ""
    off: dict[str, NumberOrList] = {}


def read_group(path: Path, kind: Kind) -> Group:
    """Read and check one file; what needs other files is left to `check_across`. Raises InputError."""
    file = read_toml(path)
    problems: list[Problem] = []
    if complaint := _bad_name(path.stem):
        problems.append(file.problem((), f"file name {path.name}: {complaint[0]}", f"文件名 {path.name}：{complaint[1]}"))
    tables = {k: v for k, v in file.data.items() if isinstance(v, dict) and k not in HEADER}
    header = file.check(GroupTable, {k: v for k, v in file.data.items() if k not in tables}, (), problems,
                        ("[name_of_a_parameter]",))
    parameters: dict[str, Parameter] = {}
    for key, table in tables.items():
        parameter = _ParameterReader(file, path.stem, key, problems).read(table)
        if parameter is not None:
            parameters[key] = parameter
    if not tables:
        problems.append(file.problem((), "no parameter here; expected at least one [table]", "没有参数；应至少有一个 [表]"))
    if header is not None:
        _check_off(file, header, parameters, set(tables), kind, problems)
    if problems or header is None:
        raise InputError(problems)
    return Group(path.stem, kind, header.name, header.name_zh, header.note, dict(header.off), parameters, path)


def _bad_name(name: str) -> tuple[str, str] | None:
    if not _NAME.fullmatch(name) or keyword.iskeyword(name):
        return "expected a name of lower-case letters, digits and underscores", "名称应由小写字母、数字和下划线组成"
    if name in NUMPY_OWNED:
        return "this name belongs to NumPy's records; expected another one", "此名称为 NumPy 记录所占用，请换一个"
    if name in SETTINGS:
        return "this name is a setting of scenario files; expected another one", "此名称是情景文件的设置项，请换一个"
    return None


def _check_off(file: TomlFile, header: GroupTable, parameters: dict[str, Parameter], named: set[str], kind: Kind,
               problems: list[Problem]) -> None:
    if kind == "policy" and not header.off:
        problems.append(file.problem(("off",), "a policy must say what `enabled = false` sets, such as { coverage = 0.0 }",
                                     "政策应说明 enabled = false 时取何值，例如 { coverage = 0.0 }"))
    for key, value in header.off.items():
        if key not in named:
            problems.append(file.problem(("off", key), f"no such parameter; expected one of: {listed(named)}",
                                         f"没有这个参数；可用：{listed(named)}"))
        elif key in parameters:
            complain_value(file, ("off", key), value, parameters[key], problems)


def complain_value(file: TomlFile, key: Key, value: Value, parameter: Parameter, problems: list[Problem]) -> None:
    """Add a problem if `value` has the wrong length or lies outside of the parameter's range."""
    length = len(value) if isinstance(value, tuple) else 0
    as_written = list(value) if isinstance(value, tuple) else value
    if length not in (0, parameter.length):
        en = f"a list of {parameter.length} numbers" if parameter.length else "one number, not a list"
        zh = f"{parameter.length} 个数的列表" if parameter.length else "一个数，而不是列表"
        problems.append(file.problem(key, f"expected {en}", f"应为{zh}", value=as_written))
        return
    numbers = value if isinstance(value, tuple) else (value,)
    outside = [number for number in numbers if not parameter.low <= number <= parameter.high]
    if outside:
        low, high, number = f"{parameter.low:g}", f"{parameter.high:g}", outside[0]
        hint = parameter.high <= 1.0 and parameter.low <= number / 100 <= parameter.high and number > 1.0
        en, zh = f"expected {low} to {high}", f"允许范围 {low} 至 {high}"
        if hint:
            en += f" ({parameter.unit}); a percentage is written as a share: {number:g} -> {number / 100:g}"
            zh += f"；百分数请写成小数：{number:g} -> {number / 100:g}"
        problems.append(file.problem(key, en, zh, value=as_written))


class _ParameterReader:
    """Reads one table of a parameter, adding to `problems` what is wrong in it."""

    def __init__(self, file: TomlFile, group: str, key: str, problems: list[Problem]) -> None:
        self.file, self.group, self.key, self.problems = file, group, key, problems
        self.at: Key = (key,)

    def say(self, where: Key, en: str, zh: str, value: object = None) -> None:
        self.problems.append(self.file.problem(self.at + where, en, zh, value=value))

    def read(self, data: dict[str, Any]) -> Parameter | None:
        before = len(self.problems)
        if complaint := _bad_name(self.key):
            self.say((), *complaint)
        table = self.file.check(ParameterTable, data, self.at, self.problems)
        if table is None:
            return None
        low, high = self._range(table.range)
        values = self._values(table.values)
        prior = self._prior(table)
        growth = 0.0
        if table.continues is not None:
            continues = self.file.check(ContinuesTable, table.continues, (*self.at, "continues"), self.problems)
            growth = continues.growth if continues else 0.0
        if len(self.problems) > before:
            return None
        length = len(values[0].value) if isinstance(values[0].value, tuple) else 0
        parameter = Parameter(self.group, self.key, table.name or self.key.replace("_", " "), table.name_zh, table.unit,
                              values, low, high, length, prior, tuple(table.sign.items()), table.sign_reason, growth,
                              table.note)
        self._check_values(parameter)
        if "either" in table.sign.values() and not table.sign_reason:
            self.say(("sign",), 'a sign "either" needs a `sign_reason`', '符号为 "either" 时应写 sign_reason 说明原因')
        return parameter if len(self.problems) == before else None

    def _range(self, data: list[Any]) -> tuple[float, float]:
        try:
            low, high = (_finite(item) for item in data)
            if low < high:
                return low, high
        except (ValueError, PydanticCustomError):
            pass
        self.say(("range",), "expected two numbers, the lower first", "应为两个数，小的在前", data)
        return -math.inf, math.inf

    def _values(self, data: list[Any]) -> tuple[Dated, ...]:
        if not data:
            self.say(("values",), "expected at least one { from, value, source, grade, known_from }",
                     "至少应有一个 { from, value, source, grade, known_from }")
        tables = [self.file.check(ValueTable, item, (*self.at, "values", i), self.problems) for i, item in enumerate(data)]
        return tuple(Dated(t.start, t.value, t.source, t.grade, t.known_from, t.note) for t in tables if t is not None)

    def _check_values(self, parameter: Parameter) -> None:
        for i, dated in enumerate(parameter.values):
            where: Key = ("values", i)
            length = len(dated.value) if isinstance(dated.value, tuple) else 0
            if length != parameter.length:
                self.say((*where, "value"), "every value of a parameter has the same length", "同一参数各值的长度应相同",
                         dated.value)
            else:
                complain_value(self.file, (*self.at, *where, "value"), dated.value, parameter, self.problems)
            if i and dated.start <= parameter.values[i - 1].start:
                self.say((*where, "from"), "values must be in the order of their dates, each date once",
                         "各值应按日期先后排列，日期不可重复")
            if "assumption" in dated.source.lower() and not (dated.note or parameter.note or parameter.prior):
                self.say((*where, "source"), "an assumption needs a `note`, or a prior with `why`",
                         "来源为假设时应写 note，或给出带 why 的 prior", dated.source)

    def _prior(self, table: ParameterTable) -> Prior | None:
        if table.prior is None:
            if table.correlated is not None:
                self.say(("correlated",), "only a parameter with a prior can be correlated", "有 prior 的参数才能设相关")
            return None
        at: Key = (*self.at, "prior")
        prior = self.file.check(PriorTable, table.prior, at, self.problems)
        if prior is None:
            return None
        central = prior.central
        if central is None:
            central = math.sqrt(max(prior.low * prior.high, 0.0)) if prior.distribution == "lognormal" else (
                prior.low + prior.high) / 2
        if not prior.low <= central <= prior.high or prior.low >= prior.high:
            self.say(("prior",), "expected low <= central <= high and low < high", "应满足 low <= central <= high 且 low < high",
                     table.prior)
        elif prior.distribution == "triangular" and prior.central is None:
            self.say(("prior",), "a triangular prior needs `central`", "三角分布应给出 central")
        elif prior.distribution == "lognormal" and prior.low <= 0:
            self.say(("prior", "low"), "a lognormal prior needs low > 0", "对数正态分布的 low 应大于 0", prior.low)
        elif central == 0 and not prior.shift:
            self.say(("prior", "central"), "central 0 cannot be a factor; add `shift = true`",
                     "central 为 0 时不能按倍数变动，请加 shift = true", central)
        data, where = (prior.correlated, "prior") if prior.correlated is not None else (table.correlated, "")
        other = None
        if data is not None:
            place: Key = (*self.at, where, "correlated") if where else (*self.at, "correlated")
            other = self.file.check(CorrelatedTable, data, place, self.problems)
            if other is not None and not -1 < other.rho < 1:
                self.problems.append(self.file.problem((*place, "rho"), "expected a number between -1 and 1",
                                                       "应为 -1 与 1 之间的数", value=other.rho))
        return Prior(prior.distribution, prior.low, central, prior.high, prior.why, prior.shift,
                     other.with_ if other else "", other.rho if other else 0.0)


def check_across(groups: list[Group], root: Path) -> list[Problem]:
    """What one file cannot show alone: names used twice, unknown facts, correlations, the four levers of a policy."""
    from parameters.across import check

    return check(groups, root)
