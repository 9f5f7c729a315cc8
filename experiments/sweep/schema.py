"""The JSON schema of sweep files, for editors: generated."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from experiments.sweep.draws import uncertain
from experiments.sweep.sweep_file import Header
from model.contract import VARIABLES
from parameters.chinese_keys import DRAWS, DRIVERS, METHODS, SOURCES, SWEEP, full_names
from parameters.generated import COMMAND
from parameters.parameter import Registry
from parameters.registry import load_registry

PATH = Path(__file__).resolve().parent.parent.parent / "schemas" / "sweep.schema.json"
WORDS = {
    "name": "title in English / 英文标题",
    "name_zh": "title in Chinese / 中文标题",
    "reason": "why, in English / 英文理由",
    "reason_zh": "why, in Chinese / 中文理由",
    "draws": "where the parameter draws come from / 参数抽样来源",
    "scenarios": "names of scenarios, or files beside this one with .toml; plan is always added / 情景名称或同目录文件",
    "replicates": "replicates a draw / 每次抽样的重复次数",
    "seed": "seed of all luck / 随机种子",
    "sample": "share of the rural households / 抽样比例",
    "start": "first year / 起始年份",
    "end": "last year / 结束年份",
    "drivers": "outside drivers, instead of each scenario's own / 外部条件",
    "outputs": "variables to store; all where this is left out / 要保存的输出变量，省略则全部保存",
    "$schema": "where this schema is / 模式文件位置",
}


def schema(registry: Registry) -> dict[str, Any]:
    """The schema of the file's own types, with the names that this model knows."""
    found = Header.model_json_schema(by_alias=True)
    for key, words in WORDS.items():
        found["properties"][key]["description"] = words
    draws = found["$defs"]["DrawsTable"]["properties"]
    names = uncertain(registry)
    _items(found["properties"]["outputs"], list(VARIABLES))
    chinese = [zh for zh, name in full_names(registry).items() if name in names]
    _items(draws["parameters"], [*names, *chinese])
    draws["grid"] = {
        "type": "object",
        "additionalProperties": False,
        "description": "values by parameter / 各参数取值",
        "properties": {name: {"type": "array", "minItems": 1, "items": {"type": "number"}} for name in (*names, *chinese)},
    }
    _also(draws, DRAWS, {"from": SOURCES, "method": METHODS})
    _also(found["properties"], SWEEP, {"drivers": DRIVERS})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": f"Generated; do not edit. {COMMAND}",
        **found,
        "title": "fangpin sweep / 防贫扫描",
        "description": "a sweep file / 扫描文件",
    }


def _also(properties: dict[str, Any], keys: Mapping[str, str], values: Mapping[str, Mapping[str, str]]) -> None:
    """Chinese values beside the English ones, then the same properties under their Chinese keys."""
    for key, chinese in values.items():
        for option in (properties[key], *properties[key].get("anyOf", ())):
            if "enum" in option:
                option["enum"] = [*option["enum"], *chinese]
    properties.update({zh: properties[key] for zh, key in keys.items()})


def _items(field: dict[str, Any], names: list[str]) -> None:
    for option in field["anyOf"]:
        if option.get("type") == "array":
            option["items"] = {"enum": names}


def text() -> str:
    """The content of `schemas/sweep.schema.json`."""
    return json.dumps(schema(load_registry()), ensure_ascii=False, indent=1) + "\n"
