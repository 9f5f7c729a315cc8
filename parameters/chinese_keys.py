"""The Chinese names of all keys of scenario and sweep files, and how a file that uses them is read.

TOML wants quotes around a key that is not plain ASCII: `"起" = "2022-01"`, `["政策"."农民扶助金"]`. Policies and parameters
have their Chinese titles as keys. Everything behind this module sees the English keys only; messages show a key as it is
written in the file.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import Any

from parameters.dialect import Dialect, Names, looked_up, without_numbers
from parameters.messages import Key, Problem
from parameters.parameter import Registry
from parameters.toml_file import TomlFile

KIND_TITLES = {"policy": "政策", "life": "生活与行为", "driver": "外部驱动", "measurement": "测算口径"}
TOP = {
    "名称": "name_zh",
    "英文名称": "name",
    "上级情景": "extends",
    "理由": "reason_zh",
    "英文理由": "reason",
    "外部条件": "drivers",
    "信息截止": "known_by",
    "资金转用": "money",
    "冲击": "shock",
    **{zh: kind for kind, zh in KIND_TITLES.items()},
}
"""Keys at the top of a scenario file."""
KNOWN_BY = {"外部条件": "drivers", "政策": "policies", "行为": "behaviour"}
MONEY = {"来源情景": "from_scenario", "转用于": "to"}
BLOCK = {
    "起": "from",
    "至": "to",
    "县": "counties",
    "村类": "village_classes",
    "农户类别": "household_classes",
    "易地搬迁": "resettled",
    "启用": "enabled",
}
"""Keys of a block of changes beside parameters."""
FIELD = {"改为": "to", "乘以": "times", "保持": "hold", "分县": "by_county", "逐月到位": "phase_in"}
SHOCK = {
    "名称": "name",
    "月份": "month",
    "持续月数": "months",
    "县": "counties",
    "村类": "village_classes",
    "强度": "size",
    "产品": "product",
}
DRIVERS = {"预测": "forecast", "实际": "observed"}
SWEEP = {
    "名称": "name_zh",
    "英文名称": "name",
    "理由": "reason_zh",
    "英文理由": "reason",
    "情景": "scenarios",
    "参数抽样": "draws",
    "重复次数": "replicates",
    "随机种子": "seed",
    "抽样比例": "sample",
    "起始年份": "start",
    "结束年份": "end",
    "外部条件": "drivers",
    "输出": "outputs",
}
"""Keys at the top of a sweep file."""
DRAWS = {"来源": "from", "次数": "count", "方法": "method", "参数": "parameters", "文件": "file", "网格": "grid"}
SOURCES = {"中心值": "central", "先验分布": "priors", "数表": "table", "网格": "grid"}
METHODS = {"拉丁超立方": "latin_hypercube", "索博尔序列": "sobol"}


def of_scenarios(registry: Registry) -> Dialect:
    """The dialect of scenario files with these parameters."""

    def keys(path: Key) -> Names:
        match path:
            case ():
                return TOP
            case ("known_by",):
                return KNOWN_BY
            case ("money",):
                return MONEY
            case ("shock",):
                return SHOCK
            case (kind,):
                return {group.name_zh: name for name, group in registry.of_kind(str(kind)).items()}
            case (_, group) if group in registry.groups:
                return parameter_keys(registry, str(group)) | BLOCK
            case (kind, _, _) if kind in KIND_TITLES:
                return FIELD
        return {}

    policies = {group.name_zh: name for name, group in registry.of_kind("policy").items()}
    texts: dict[Key, Names] = {("drivers",): DRIVERS, ("money", "to"): policies}
    return Dialect(keys, lambda path: texts.get(path, {}), lambda path: _title(registry, path))


def of_sweeps(registry: Registry) -> Dialect:
    """The dialect of sweep files with these parameters."""
    full = full_names(registry)
    tables: dict[Key, Names] = {(): SWEEP, ("draws",): DRAWS, ("draws", "grid"): full}
    texts: dict[Key, Names] = {
        ("drivers",): DRIVERS,
        ("draws", "from"): SOURCES,
        ("draws", "method"): METHODS,
        ("draws", "parameters"): full,
    }
    return Dialect(lambda path: tables.get(path, {}), lambda path: texts.get(path, {}), lambda path: "")


def _title(registry: Registry, path: Key) -> str:
    """`农民扶助金·封顶线` of a path in or below a block of changes."""
    group = registry.groups.get(str(path[1])) if len(path) > 1 and path[0] in KIND_TITLES else None
    if group is None:
        return ""
    parameter = group.parameters.get(str(path[2])) if len(path) > 2 else None
    return group.name_zh if parameter is None else f"{group.name_zh}·{parameter.name_zh}"


def parameter_keys(registry: Registry, group: str) -> dict[str, str]:
    """The parameters of a group by their Chinese titles."""
    return {parameter.name_zh: key for key, parameter in registry.groups[group].parameters.items()}


def full_names(registry: Registry) -> dict[str, str]:
    """`group.parameter` by the Chinese titles of both, joined by a full stop."""
    return {f"{registry.groups[p.group].name_zh}.{p.name_zh}": name for name, p in registry.parameters().items()}


def in_english(file: TomlFile, dialect: Dialect, problems: list[Problem]) -> TomlFile:
    """The file with English keys throughout; a key that is there in both languages is added to `problems`."""
    written: dict[Key, Key] = {}
    twice: list[tuple[Key, str, str]] = []

    def walk(value: Any, path: Key, as_written: Key) -> Any:
        if isinstance(value, dict):
            return table(value, path, as_written)
        if isinstance(value, list):
            return [walk(item, (*path, i), note((*path, i), (*as_written, i))) for i, item in enumerate(value)]
        return looked_up(dialect.values(without_numbers(path)), value) if isinstance(value, str) else value

    def table(data: dict[str, Any], path: Key, as_written: Key) -> dict[str, Any]:
        names, found = dialect.keys(without_numbers(path)), dict[str, Any]()
        for key, value in data.items():
            name = looked_up(names, key)
            if name in found:
                twice.append(((*path, name), str(written[*path, name][-1]), key))
                continue
            found[name] = walk(value, (*path, name), note((*path, name), (*as_written, key)))
        return found

    def note(path: Key, as_written: Key) -> Key:
        written[path] = as_written
        return as_written

    english = replace(file, data=table(file.data, (), ()), written=written, dialect=dialect)
    for key, first, then in twice:
        problems.append(english.problem(key, f"this key is there twice: as {first} and as {then}", f"此键重复：{first} 与 {then}"))
    return english


def head_of(text: str) -> dict[str, Any]:
    """The top of a scenario file that was read before, with English keys."""
    return {
        looked_up(TOP, key): looked_up(DRIVERS, value) if isinstance(value, str) else value
        for key, value in tomllib.loads(text).items()
    }
