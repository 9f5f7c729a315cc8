"""A scenario given as a dict, written as the file that it would be: what reads, checks, tells and records scenarios knows files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from parameters.scenario import SCENARIOS, read_scenario
from parameters.scenario_file import ROOT
from parameters.toml_file import LONGEST_STEM

FILLED_IN = {
    "name": ("changed", ("name_zh", "名称")),
    "extends": (ROOT, ("上级情景",)),
    "reason": ("given as a dict in Python 在Python中以字典给出", ("reason_zh", "理由")),
}
"""Keys that a file must have: what they are where the dict has none of them, and the keys that may stand instead."""


def write_scenario(changes: Mapping[str, Any], folder: Path) -> Path:
    """Write the scenario file that a dict means, and say where it is; its keys are those of scenario files, in either language.

    Without a name it is called `changed`, without a parent it changes the plan. The file is called like the scenario. `extends` may
    be the path of a file, which is copied beside it with its own parents.

    Raises:
        TypeError: a value that no TOML file can hold.
        InputError: the file that it extends cannot be read.
    """
    import tomli_w

    missing = {key: text for key, (text, others) in FILLED_IN.items() if not {key, *others} & changes.keys()}
    data = {**missing, **changes}
    parent = next((key for key in ("extends", "上级情景") if str(data.get(key, "")).endswith(".toml")), None)
    if parent is not None:
        data[parent] = _copy_of(Path(data[parent]), folder).name
    stem = _stem(str(next(data[key] for key in ("name", "name_zh", "名称") if key in data)))
    path, number = folder / f"{stem}.toml", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}_{number}.toml"
    path.write_text(tomli_w.dumps(data), encoding="utf-8")
    return path


def _stem(name: str) -> str:
    """The name as a file may be called everywhere, with room for a number behind it."""
    plain = "".join(sign if sign.isalnum() or sign in "_-" else "_" for sign in name).strip("_") or FILLED_IN["name"][0]
    return plain.encode()[: LONGEST_STEM - 4].decode(errors="ignore")


def _copy_of(file: Path, folder: Path) -> Path:
    """The file, and those of its parents that are not of the program, in this folder."""
    for each in read_scenario(file).chain:
        if each.path.resolve().parent != SCENARIOS.resolve():
            (folder / each.path.name).write_text(each.text, encoding="utf-8")
    return folder / file.name
