"""The JSON schema of scenario files, for editors: generated."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from agents.codes import VILLAGE_CLASSES
from parameters.changes import KINDS
from parameters.chinese_keys import BLOCK, DRIVERS, FIELD, KIND_TITLES, KNOWN_BY, MONEY, TOP
from parameters.generated import COMMAND
from parameters.household_keys import KEYS
from parameters.households import CLASS_NAMES as HOUSEHOLD_NAMES
from parameters.parameter import Group, Parameter, Registry
from parameters.places import CLASS_NAMES, COUNTY_NAMES
from parameters.scenario_file import Header
from parameters.shocks import SECTION, shock_schema

PATH: Path = Path(__file__).resolve().parent.parent / "schemas" / "scenario.schema.json"
MONTH = "^20(2[0-9]|30)-(0[1-9]|1[0-2])$"

HEADER: dict[str, tuple[str, str, dict[str, Any]]] = {
    "$schema": ("where this schema is", "模式文件位置", {"type": "string"}),
    "name": ("title in English", "英文标题", {"type": "string", "minLength": 1}),
    "name_zh": ("title in Chinese", "中文标题", {"type": "string", "minLength": 1}),
    "extends": (
        "the parent: a scenario's name, or a file in the same folder",
        "上级情景：情景名称或同一文件夹内的文件",
        {"type": "string", "pattern": r"^[^/\\:.][^/\\:]*$"},
    ),
    "reason": ("why, in English", "英文理由", {"type": "string", "minLength": 1}),
    "reason_zh": ("why, in Chinese", "中文理由", {"type": "string", "minLength": 1}),
    "drivers": ("outside drivers: forecast, or as observed", "外部条件：预测或实际值", {"enum": ["forecast", "observed", *DRIVERS]}),
    "known_by": (
        "last month of knowledge, by group of parameters",
        "信息截止月份，按参数类别",
        {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                key: {"type": "string", "pattern": r"^\d{4}-(0[1-9]|1[0-2])$"}
                for key in ("drivers", "policies", "behaviour", *KNOWN_BY)
            },
        },
    ),
    "money": (
        "the money saved by a scenario goes to a policy",
        "某情景节省的资金转用于某项政策",
        {
            "type": "object",
            "additionalProperties": False,
            "minProperties": 2,
            "properties": {key: {"type": "string"} for key in ("from_scenario", "to", *MONEY)},
        },
    ),
}
SECTIONS = {"policy": "policies", "life": "life and behaviour", "driver": "outside drivers", "measurement": "measurement"}


def schema(registry: Registry) -> dict[str, Any]:
    """The JSON schema (draft 7, which editors know) of a scenario file for these parameters."""
    top = {key: {**rule, "description": f"{en} / {zh}"} for key, (en, zh, rule) in HEADER.items()}
    assert set(top) == {field.alias or name for name, field in Header.model_fields.items()}
    policies = registry.of_kind("policy")
    top["money"]["properties"]["to"] = {"enum": [*policies, *(group.name_zh for group in policies.values())]} if policies else {}
    top["money"]["properties"]["转用于"] = top["money"]["properties"]["to"]
    for kind in KINDS:
        en, zh = SECTIONS[kind], KIND_TITLES[kind]
        top[kind] = {
            "type": "object",
            "description": f"changes of {en} / {zh}的改动",
            "additionalProperties": False,
            "properties": {
                key: {"$ref": f"#/definitions/{name}"}
                for name, group in registry.of_kind(kind).items()
                for key in (name, group.name_zh)
            },
        }
    if "shocks" in registry.groups:
        top[SECTION] = shock_schema(_MONTH, _SHARED["_counties"], _SHARED["_village_classes"])
    blocks: dict[str, Any] = dict(_SHARED)
    for name, group in registry.groups.items():
        blocks[f"{name}_block"] = _block(group)
        one = {"$ref": f"#/definitions/{name}_block"}
        blocks[name] = {
            "description": f"{group.name_zh} / {group.name}",
            "anyOf": [one, {"type": "array", "items": one, "minItems": 1}],
        }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$comment": f"Generated; do not edit. {COMMAND}",
        "title": "fangpin scenario / 防贫情景",
        "type": "object",
        "additionalProperties": False,
        "allOf": [_one_of("name", "name_zh", "名称", "英文名称"), _one_of("reason", "reason_zh", "理由", "英文理由")],
        "properties": _bilingual(top, TOP),
        "definitions": blocks,
    }


def _bilingual(properties: dict[str, Any], chinese: Mapping[str, str]) -> dict[str, Any]:
    """The properties under their English keys, and again under their Chinese ones."""
    return properties | {zh: properties[key] for zh, key in chinese.items() if key in properties}


def _one_of(*keys: str) -> dict[str, Any]:
    return {"anyOf": [{"required": [key]} for key in keys]}


def _block(group: Group) -> dict[str, Any]:
    settings = {key: {"$ref": f"#/definitions/_{key}"} for key in ("from", "to", "counties", "village_classes")}
    for key, (name, _, _) in KEYS.items():
        if name in group.tells_apart:
            settings[key] = {"$ref": f"#/definitions/_{key}"}
    if group.off:
        settings["enabled"] = {"$ref": "#/definitions/_enabled"}
    fields = {key: _field(parameter) for key, parameter in group.parameters.items()}
    names = {parameter.name_zh: key for key, parameter in group.parameters.items()} | BLOCK
    chinese = {
        zh: {"$ref": f"#/definitions/{group.name_key}_block/properties/{key}"}
        for zh, key in names.items()
        if key in settings or key in fields
    }
    return {"type": "object", "additionalProperties": False, "properties": settings | fields | chinese}


def _field(parameter: Parameter) -> dict[str, Any]:
    value: dict[str, Any] = {"type": "number", "minimum": parameter.low, "maximum": parameter.high}
    if parameter.length:
        value = {"anyOf": [value, {"type": "array", "items": value, "minItems": parameter.length, "maxItems": parameter.length}]}
    to = _change("to", value)
    by_county = [] if parameter.length else [{"$ref": "#/definitions/_by_county"}]
    return {
        "description": f"{parameter.name_zh} / {parameter.name}; {parameter.unit}; {parameter.low:g} .. {parameter.high:g}",
        "anyOf": [value, to, {"$ref": "#/definitions/_times"}, {"$ref": "#/definitions/_hold"}, *by_county],
    }


def _change(how: str, value: dict[str, Any]) -> dict[str, Any]:
    """One long form of a change: `{ to = ... }` or with `times`, `hold` or `by_county`, with or without `phase_in`."""
    properties = {how: value, "phase_in": {"$ref": "#/definitions/_phase_in"}}
    zh = next(name for name, key in FIELD.items() if key == how)
    return {"type": "object", "additionalProperties": False, **_one_of(how, zh), "properties": _bilingual(properties, FIELD)}


_MONTH = {"type": "string", "pattern": MONTH}
_SHARED: dict[str, Any] = {
    "_from": {**_MONTH, "description": "first month; default 2021-01 / 起始月份，默认2021-01"},
    "_to": {**_MONTH, "description": "last month / 截止月份"},
    "_phase_in": {"type": "string", "pattern": MONTH[:-1] + "/" + MONTH[1:], "description": "first/last month / 逐月到位的起止月份"},
    "_times": _change("times", {"type": "number", "minimum": 0}),
    "_by_county": _change(
        "by_county",
        {
            "type": "object",
            "minProperties": 1,
            "propertyNames": {"enum": list(COUNTY_NAMES)},
            "additionalProperties": {"type": "number"},
            "description": "numbers by county, or by category of counties / 分县数值，或按县分类",
        },
    ),
    "_hold": _change("hold", {**_MONTH, "description": "the value of this month goes on / 该月取值此后保持不变"}),
    "_counties": {
        "type": "array",
        "minItems": 1,
        "items": {"enum": list(COUNTY_NAMES)},
        "description": "counties, or categories of counties / 县，或县分类",
    },
    "_village_classes": {
        "type": "array",
        "minItems": 1,
        "items": {"enum": list(CLASS_NAMES)},
        "description": "village classes / 村类：" + "、".join(item.zh for item in VILLAGE_CLASSES),
    },
    "_household_classes": {
        "type": "array",
        "minItems": 1,
        "items": {"enum": list(HOUSEHOLD_NAMES)},
        "description": "household classes; with enabled and coverage alone / 农户类别：只与“启用”“覆盖率”同用",
    },
    "_resettled": {"type": "boolean", "description": "true: resettled households alone, false: all others / 易地搬迁户，或其余农户"},
    "_enabled": {"type": "boolean", "description": "false: switched off / false：停止实施"},
}
"""Definitions that every block uses; group names never begin with an underscore."""


def text(registry: Registry) -> str:
    """The content of `schemas/scenario.schema.json`."""
    return json.dumps(schema(registry), ensure_ascii=False, indent=1) + "\n"
