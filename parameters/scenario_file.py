"""One scenario file: the keys at its top, its changes, and where its parent is."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from engine.flows import POLICIES
from parameters.changes import KINDS, Change, read_changes
from parameters.data_tables import Prose, Text, Title
from parameters.messages import Key, Problem, listed, nearest, shown
from parameters.months import DataMonth
from parameters.overlaps import check_overlaps
from parameters.parameter import Registry
from parameters.shocks import SECTION, read_shocks
from parameters.toml_file import LONGEST_STEM, Table, TomlFile

ROOT = "plan"
"""The only scenario without a parent."""
Drivers = Literal["forecast", "observed"]


@dataclass(frozen=True)
class Money:
    """The public money that the scenario `from_scenario` (of the file `path`) saves goes to the policy `to`."""

    from_scenario: str
    to: str
    path: Path


@dataclass(frozen=True)
class ScenarioFile:
    """One file of the chain of parents: titles, reasons, its own changes and its text."""

    stem: str
    path: Path
    name: str
    name_zh: str
    reason: str
    reason_zh: str
    extends: str | None
    drivers: Drivers | None
    known_by: dict[str, int]
    money: Money | None
    changes: tuple[Change, ...]
    text: str
    source: TomlFile


class KnownByTable(Table):
    """`known_by = { drivers = "2020-12", policies = "2022-07", behaviour = "2022-07" }`."""

    drivers: DataMonth | None = None
    policies: DataMonth | None = None
    behaviour: DataMonth | None = None


class MoneyTable(Table):
    """`money = { from_scenario = "no_new_insurance", to = "dibao" }`."""

    from_scenario: Text
    to: Text


class Header(Table):
    """The keys at the top of a scenario file."""

    schema_: str | None = Field(default=None, alias="$schema")
    name: Title | None = None
    name_zh: Title | None = None
    extends: Text | None = None
    reason: Prose | None = None
    reason_zh: Prose | None = None
    drivers: Drivers | None = None
    known_by: dict[str, Any] | None = None
    money: dict[str, Any] | None = None


def scenario_names(folder: Path) -> list[str]:
    """The stems of all scenario files of a folder, sorted, the root first."""
    return sorted((path.stem for path in folder.glob("*.toml")), key=lambda stem: (stem != ROOT, stem))


def check_file(file: TomlFile, registry: Registry, folder: Path, problems: list[Problem]) -> ScenarioFile | None:
    """A file that was read as a scenario, or None after adding what is wrong to `problems`."""
    before = len(problems)
    sections = (*KINDS, SECTION)
    data = {key: value for key, value in file.data.items() if key not in sections}
    header = file.check(Header, data, (), problems, sections)
    changes = read_changes(file, registry, problems) + read_shocks(file, registry, problems)
    check_overlaps(file, registry, changes, problems)
    if not {"reason", "reason_zh"} & data.keys():
        problems.append(
            file.problem(
                ("reason",),
                "the reason is missing; expected why in `reason` or `reason_zh`",
                "缺少理由；请在 reason 或 reason_zh 中说明",
            )
        )
    if not {"name", "name_zh"} & data.keys():
        problems.append(file.problem(("name",), "the title is missing; expected `name` or `name_zh`", "缺少标题；应写 name 或 name_zh"))
    if "extends" not in data and file.path.stem != ROOT:
        problems.append(
            file.problem(
                ("extends",),
                "the parent is missing; expected the name of another scenario",
                "缺少上级情景；应写另一情景的名称",
                f'extends = "{ROOT}"',
            )
        )
    if header is None:
        return None
    known = _known_by(file, header, problems)
    money = _money(file, header, registry, folder, problems)
    if len(problems) > before:
        return None
    return ScenarioFile(
        file.path.stem,
        file.path,
        header.name or "",
        header.name_zh or "",
        header.reason or "",
        header.reason_zh or "",
        header.extends,
        header.drivers,
        known,
        money,
        changes,
        file.text,
        file,
    )


def _known_by(file: TomlFile, header: Header, problems: list[Problem]) -> dict[str, int]:
    if header.known_by is None:
        return {}
    cutoffs = file.check(KnownByTable, header.known_by, ("known_by",), problems)
    return {} if cutoffs is None else cutoffs.model_dump(exclude_none=True)


def _money(file: TomlFile, header: Header, registry: Registry, folder: Path, problems: list[Problem]) -> Money | None:
    table = None if header.money is None else file.check(MoneyTable, header.money, ("money",), problems)
    if table is None:
        return None
    policies = [name for name, group in registry.of_kind("policy").items() if name in POLICIES and "public_total" in group.parameters]
    if table.to not in policies:
        problems.append(
            file.problem(
                ("money", "to"),
                f"there is no such policy that can hand money on; expected one of: {listed(policies, 60)}",
                f"没有这项政策，或其不能转发资金；可用：{listed((registry.groups[name].name_zh for name in policies), 60)}",
                nearest(table.to, policies),
                table.to,
            )
        )
    path = _found(file, ("money", "from_scenario"), table.from_scenario, folder, problems)
    if path is not None and path.resolve() == file.path.resolve():
        problems.append(
            file.problem(
                ("money", "from_scenario"),
                "expected another scenario: this one cannot spend what it saves",
                "应为另一情景：情景不能花费自身节省的资金",
                value=table.from_scenario,
            )
        )
    return None if path is None else Money(path.stem, table.to, path)


def parent_of(file: TomlFile, folder: Path, seen: list[Path], problems: list[Problem]) -> Path | None:
    """The path of the parent, or None for the root or where it cannot be used (a problem is added then).

    A parent is a file beside this one or, where there is none of that name, a scenario of `folder`; `seen` are the resolved
    files of the chain so far.
    """
    extends = file.data.get("extends")
    if not isinstance(extends, str) or not extends:
        return None
    path = _found(file, ("extends",), extends, folder, problems)
    if path is None:
        return None
    parent = path.resolve()
    if parent in seen:
        circle = " -> ".join([other.stem for other in seen[seen.index(parent) :]] + [path.stem])
        problems.append(
            file.problem(
                ("extends",), f"expected parents without a circle, found {circle}", f"上级情景不应构成循环：{circle}", value=extends
            )
        )
        return None
    twin = next((other for other in seen if folded(other.stem) == folded(parent.stem)), None)
    if twin is not None:
        problems.append(
            file.problem(
                ("extends",),
                f"{shown(twin)} and its parent {shown(parent)} have the same name; rename the file that is yours",
                f"{shown(twin)} 与上级情景 {shown(parent)} 同名；请给自己的文件改名",
                value=extends,
            )
        )
        return None
    return path


def _found(file: TomlFile, key: Key, name: str, folder: Path, problems: list[Problem]) -> Path | None:
    """The file that another scenario's name means in this file: beside it, else in `folder`; None after a problem."""
    if any(character in name for character in "/\\:\0") or name.startswith("."):
        problems.append(
            file.problem(
                key,
                "expected the name of a scenario or of a file in the same folder, without a path",
                "应为情景名称或同一文件夹内的文件名，不可写路径",
                value=name,
            )
        )
        return None
    stem = name.removesuffix(".toml")
    own = file.path.resolve()
    if len(stem.encode()) <= LONGEST_STEM:
        beside = [path for place in (file.path.parent, folder) if (path := place / f"{stem}.toml").is_file()]
        others = [path for path in beside if path.resolve() != own]  # a file may refine the one of its name in `folder`
        if beside:
            return (others or beside)[0]
    places = (folder, file.path.parent)
    known = [other for place in places for other in scenario_names(place) if (place / f"{other}.toml").resolve() != own]
    names = list(dict.fromkeys(known))
    problems.append(
        file.problem(
            key,
            f"there is no such scenario; expected one of: {listed(names, 60)}",
            f"没有这个情景；可用：{listed(names, 60)}",
            nearest(stem, names),
            name,
        )
    )
    return None


def folded(stem: str) -> str:
    """A name as file systems compare it that know no capitals and write accents in two ways."""
    return unicodedata.normalize("NFC", stem).casefold()
