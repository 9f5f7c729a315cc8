"""Scenario files: one file says what it changes against which parent, when, where and why.

`read_scenario` reads a file and its parents and reports everything that is wrong in all of them at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from parameters.changes import KINDS, Change, read_changes
from parameters.data_files import Text
from parameters.messages import InputError, Problem, listed, nearest, shown
from parameters.months import DataMonth, month_index
from parameters.registry import Registry, load_registry
from parameters.toml_file import Table, TomlFile, read_toml

SCENARIOS = Path(__file__).resolve().parent.parent / "scenarios"
ROOT = "plan"
Drivers = Literal["forecast", "observed"]


@dataclass(frozen=True)
class KnownBy:
    """Cut-offs of knowledge (months as integers): outside drivers, rules of policies and measurement, behaviour."""

    drivers: int = month_index("2020-12")
    policies: int = month_index("2022-07")
    behaviour: int = month_index("2022-07")

    def of_kind(self, kind: str) -> int:
        """The cut-off for a kind of group."""
        return {"driver": self.drivers, "life": self.behaviour}.get(kind, self.policies)


@dataclass(frozen=True)
class Money:
    """The public money that the scenario `from_scenario` saves goes to the policy `to`."""

    from_scenario: str
    to: str


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


@dataclass(frozen=True)
class Scenario:
    """A scenario with its parents, root first. `name` is the file's stem, `title` what the file calls it."""

    name: str
    chain: tuple[ScenarioFile, ...]
    drivers: Drivers
    known_by: KnownBy
    money: Money | None

    @property
    def file(self) -> ScenarioFile:
        """The scenario's own file."""
        return self.chain[-1]

    @property
    def title(self) -> str:
        """English title, or the Chinese one if the file has no other."""
        return self.file.name or self.file.name_zh

    @property
    def title_zh(self) -> str:
        """Chinese title, or the English one if the file has no other."""
        return self.file.name_zh or self.file.name

    @property
    def texts(self) -> dict[str, str]:
        """The text of every file of the chain, by file name, for the record of a run."""
        return {file.path.name: file.text for file in self.chain}


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
    name: Text | None = None
    name_zh: Text | None = None
    extends: Text | None = None
    reason: Text | None = None
    reason_zh: Text | None = None
    drivers: Drivers | None = None
    known_by: dict[str, Any] | None = None
    money: dict[str, Any] | None = None


def read_scenario(name_or_path: str | Path, registry: Registry | None = None, folder: Path | None = None) -> Scenario:
    """Read a scenario by the stem of its file in `scenarios/` or by a path, with all its parents.

    Raises InputError with every problem of every file of the chain.
    """
    registry = load_registry() if registry is None else registry
    folder = SCENARIOS if folder is None else folder
    path: Path | None = _locate(name_or_path, folder)
    chain: list[ScenarioFile] = []
    seen: list[Path] = []
    problems: list[Problem] = []
    while path is not None:
        seen.append(path.resolve())
        try:
            file = read_toml(path)
        except InputError as error:
            raise InputError(problems + error.problems) from None
        read = _read_file(file, registry, folder, problems)
        path = _parent(file, read, folder, seen, problems)
        if read is not None:
            chain.insert(0, read)
    if problems:
        raise InputError(problems)
    known = {group: month for file_ in chain for group, month in file_.known_by.items()}
    drivers = [file_.drivers for file_ in chain if file_.drivers is not None]
    money = [file_.money for file_ in chain if file_.money is not None]
    return Scenario(chain[-1].stem, tuple(chain), drivers[-1] if drivers else "forecast", KnownBy(**known),
                    money[-1] if money else None)


def scenario_names(folder: Path | None = None) -> list[str]:
    """The stems of all scenario files in `scenarios/`, sorted, the root first."""
    stems = sorted(path.stem for path in (SCENARIOS if folder is None else folder).glob("*.toml"))
    return sorted(stems, key=lambda stem: stem != ROOT)


def _locate(name_or_path: str | Path, folder: Path) -> Path:
    text = str(name_or_path)
    is_name = isinstance(name_or_path, str) and not any(c in text for c in "/\\") and not text.endswith(".toml")
    if not is_name or Path(text).is_file():
        return Path(text)
    path = folder / f"{text}.toml"
    try:
        found = text != "" and path.is_file()
    except (OSError, ValueError):
        found = False
    if found:
        return path
    names = scenario_names(folder)
    if Path(text).is_dir() and text:
        return Path(text)
    raise InputError([Problem(shown(folder), 0, 0, "scenario", f'"{text}"',
                              f"there is no scenario of this name; expected a path or one of: {listed(names, 40)}",
                              f"没有这个名称的情景；应为文件路径或：{listed(names, 40)}", nearest(text, names))])


def _read_file(file: TomlFile, registry: Registry, folder: Path, problems: list[Problem]) -> ScenarioFile | None:
    before = len(problems)
    data = {key: value for key, value in file.data.items() if key not in KINDS}
    header = file.check(Header, data, (), problems, KINDS)
    changes = read_changes(file, registry, problems)
    if not any(key in data for key in ("reason", "reason_zh")):
        problems.append(file.problem(("reason",), "the reason is missing; say why in `reason` or `reason_zh`",
                                     "缺少理由；请在 reason 或 reason_zh 中说明"))
    if not any(key in data for key in ("name", "name_zh")):
        problems.append(file.problem(("name",), "the title is missing; expected `name` or `name_zh`",
                                     "缺少标题；应写 name 或 name_zh"))
    if "extends" not in data and file.path.stem != ROOT:
        problems.append(file.problem(("extends",), f'the parent is missing; expected extends = "{ROOT}" or another scenario',
                                     f'缺少上级情景；应写 extends = "{ROOT}" 或其他情景', f'extends = "{ROOT}"'))
    known, money = _known_and_money(file, header, registry, folder, problems)
    if header is None or len(problems) > before:
        return None
    return ScenarioFile(file.path.stem, file.path, header.name or "", header.name_zh or "", header.reason or "",
                        header.reason_zh or "", header.extends, header.drivers, known, money, changes, file.text)


def _known_and_money(file: TomlFile, header: Header | None, registry: Registry, folder: Path,
                     problems: list[Problem]) -> tuple[dict[str, int], Money | None]:
    known: dict[str, int] = {}
    if header is not None and header.known_by is not None:
        cutoffs = file.check(KnownByTable, header.known_by, ("known_by",), problems)
        known = {} if cutoffs is None else cutoffs.model_dump(exclude_none=True)
    if header is None or header.money is None:
        return known, None
    table = file.check(MoneyTable, header.money, ("money",), problems)
    if table is None:
        return known, None
    policies, scenarios = list(registry.of_kind("policy")), scenario_names(folder)
    if table.to not in policies:
        problems.append(file.problem(("money", "to"), f"there is no policy of this name; expected one of: {listed(policies)}",
                                     f"没有这个名称的政策；可用：{listed(policies)}", nearest(table.to, policies), table.to))
    if table.from_scenario not in scenarios:
        problems.append(file.problem(("money", "from_scenario"), f"there is no such scenario; expected one of: {listed(scenarios)}",
                                     f"没有这个情景；可用：{listed(scenarios)}", nearest(table.from_scenario, scenarios),
                                     table.from_scenario))
    return known, Money(table.from_scenario, table.to)


def _parent(file: TomlFile, read: ScenarioFile | None, folder: Path, seen: list[Path],
            problems: list[Problem]) -> Path | None:
    """The path of the parent, or None for the root or where it cannot be found (a problem is added then)."""
    extends = file.data.get("extends")
    if not isinstance(extends, str) or not extends:
        return None
    if any(c in extends for c in "/\\:\0") or extends.startswith("."):
        problems.append(file.problem(("extends",), "expected the name of a scenario or of a file in the same folder, no path",
                                     "应为情景名称或同一文件夹内的文件名，不可写路径", value=extends))
        return None
    stem = extends.removesuffix(".toml")
    candidates = [place / f"{stem}.toml" for place in (folder, file.path.parent)]
    found = [path for path in candidates if path.is_file()]
    if not found:
        names = list(dict.fromkeys(scenario_names(folder) + scenario_names(file.path.parent)))
        problems.append(file.problem(("extends",), f"there is no such scenario; expected one of: {listed(names, 40)}",
                                     f"没有这个情景；可用：{listed(names, 40)}", nearest(stem, names), extends))
        return None
    if found[0].resolve() in seen:
        circle = " -> ".join(path.stem for path in [*reversed(seen[seen.index(found[0].resolve()):]), seen[-1]][::-1])
        circle = " -> ".join([path.stem for path in seen[seen.index(found[0].resolve()):]] + [stem])
        problems.append(file.problem(("extends",), f"the parents form a circle: {circle}", f"上级情景构成循环：{circle}",
                                     value=extends))
        return None
    return found[0]
