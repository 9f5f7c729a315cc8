"""Files whose keys are Chinese mean what their English siblings mean; messages show keys as they are written."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from experiments.sweep import schema as sweep_schema
from experiments.sweep.sweep_file import SWEEPS, read_sweep, sweep_names
from parameters import chinese_keys, schema
from parameters.dialect import Dialect
from parameters.messages import Key
from parameters.registry import load_registry
from parameters.scenario import SCENARIOS, read_scenario
from parameters.scenario_file import Header, scenario_names


def translated(value: Any, dialect: Dialect, path: Key = ()) -> Any:
    """The data of a file with Chinese keys and values wherever there are any."""
    if isinstance(value, dict):
        chinese = {english: zh for zh, english in dialect.keys(path).items()}
        return {chinese.get(key, key): translated(item, dialect, (*path, key)) for key, item in value.items()}
    if isinstance(value, list):
        return [translated(item, dialect, path) for item in value]
    return {english: zh for zh, english in dialect.values(path).items()}.get(value, value) if isinstance(value, str) else value


def written(data: dict[str, Any]) -> str:
    """TOML of the data, tables in one line."""
    return "".join(f"{quoted(key)} = {inline(value)}\n" for key, value in data.items())


def inline(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{quoted(key)} = {inline(item)}" for key, item in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(inline(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def quoted(key: str) -> str:
    return json.dumps(key, ensure_ascii=False)


@pytest.mark.parametrize("name", scenario_names(SCENARIOS))
def test_every_scenario_reads_the_same_in_chinese(name: str, tmp_path: Path) -> None:
    english = read_scenario(name)
    data = translated(tomllib.loads(english.file.text), chinese_keys.of_scenarios(load_registry()))
    assert not [key for key in data if key in Header.model_fields] and not set(data) & set(chinese_keys.KIND_TITLES)
    path = tmp_path / f"{name}.toml"
    path.write_text(written(data), encoding="utf-8")
    chinese = read_scenario(path)
    assert chinese.file.changes == english.file.changes
    assert (chinese.title, chinese.title_zh, chinese.file.reason) == (english.title, english.title_zh, english.file.reason)
    assert (chinese.drivers, chinese.known_by, chinese.file.extends) == (english.drivers, english.known_by, english.file.extends)
    jsonschema.validate(data, json.loads(schema.PATH.read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", sweep_names())
def test_every_sweep_reads_the_same_in_chinese(name: str, tmp_path: Path) -> None:
    english = read_sweep(name)
    data = translated(tomllib.loads(english.text), chinese_keys.of_sweeps(load_registry()))
    path = tmp_path / f"{name}.toml"
    path.write_text(written(data), encoding="utf-8")
    assert read_sweep(path).header == english.header and SWEEPS
    jsonschema.validate(data, json.loads(sweep_schema.PATH.read_text(encoding="utf-8")))


def test_chinese_names_mean_one_thing_each() -> None:
    registry = load_registry()
    for kind in chinese_keys.KIND_TITLES:
        titles = [group.name_zh for group in registry.of_kind(kind).values()]
        assert max(Counter(titles).values(), default=1) == 1
    for group in registry.groups.values():
        titles = [parameter.name_zh for parameter in group.parameters.values()]
        assert [title for title, count in Counter(titles).items() if count > 1] == [], group.name_key
        assert not set(titles) & set(chinese_keys.BLOCK)


def test_every_key_has_a_chinese_name() -> None:
    heads = {info.alias or name for name, info in Header.model_fields.items()} - {"$schema"}
    assert heads <= set(chinese_keys.TOP.values())


def test_remarks_in_brackets_and_full_width_brackets_need_not_be_written(tmp_path: Path) -> None:
    for key in ("资金分担", "资金分担（中央、省、州、县、惠州、中央单位）", "资金分担(中央、省、州、县、惠州、中央单位)"):
        path = tmp_path / "mine.toml"
        path.write_text(
            f'"名称" = "甲"\n"上级情景" = "plan"\n"理由" = "乙"\n["政策"."农村低保"]\n"{key}" = [1, 0, 0, 0, 0, 0]\n', encoding="utf-8"
        )
        assert read_scenario(path).file.changes[0].fields[0].parameter == "funding"
