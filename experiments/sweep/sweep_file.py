"""A sweep file says which scenarios, which parameter draws, how many replicates, which households, which outputs.

All mistakes of a file are told at once, with line and column, like those of a scenario file.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import Field

from experiments.plan import FIRST_YEAR, LAST_YEAR, MOST_DRAWS, MOST_RUNS, SMALLEST_SAMPLE, STANDING_SCENARIOS
from experiments.sweep.draws import METHODS, uncertain
from model.contract import VARIABLES
from parameters.bounds import is_permitted, outside_words
from parameters.chinese_keys import in_english, of_sweeps
from parameters.data_tables import Prose, Text, Title
from parameters.messages import InputError, Problem, Problems, listed, nearest
from parameters.numbers import Number
from parameters.parameter import Registry
from parameters.registry import load_registry
from parameters.scenario import SCENARIOS, differs_from_shipped
from parameters.scenario_file import scenario_names
from parameters.toml_file import Table, TomlFile, find_toml, read_toml

SWEEPS = Path(__file__).resolve().parent.parent.parent / "sweeps"


class DrawsTable(Table):
    """`[draws]`: where the parameter draws come from."""

    source: Literal["central", "priors", "table", "grid"] = Field(default="priors", alias="from")
    count: int | None = Field(default=None, ge=1, le=MOST_DRAWS)
    method: Literal["latin_hypercube", "sobol"] | None = None
    parameters: list[Text] | None = Field(default=None, min_length=1)
    file: Text | None = None
    grid: dict[str, list[Number]] | None = None


ALLOWED = {"central": set(), "priors": {"count", "method", "parameters"}, "table": {"file", "count"}, "grid": {"grid"}}
"""Which keys go with which source; `count` takes the first rows of a table."""


class Header(Table):
    """The keys of a sweep file."""

    schema_: str | None = Field(default=None, alias="$schema")
    name: Title | None = None
    name_zh: Title | None = None
    reason: Prose | None = None
    reason_zh: Prose | None = None
    scenarios: list[Text] = Field(default=list(STANDING_SCENARIOS), min_length=1)
    draws: DrawsTable = DrawsTable()
    replicates: int = Field(default=1, ge=1, le=MOST_RUNS)
    seed: int = Field(default=1, ge=0, lt=1 << 63)
    sample: Number = 0.1
    start: int = Field(default=FIRST_YEAR, ge=FIRST_YEAR, le=LAST_YEAR)
    end: int = Field(default=2025, ge=FIRST_YEAR, le=LAST_YEAR)
    drivers: Literal["forecast", "observed"] | None = None
    outputs: list[Text] | None = Field(default=None, min_length=1)


@dataclass(frozen=True)
class SweepFile:
    """A sweep file that was read and found good."""

    stem: str
    path: Path
    text: str
    header: Header

    @property
    def scenarios(self) -> tuple[str, ...]:
        """Names, or paths of files seen from the sweep file's folder, which are written with `.toml`."""
        return tuple(str(self.path.parent / name) if name.endswith(".toml") else name for name in self.header.scenarios)

    def title(self, lang: str) -> str:
        """The title in the language, or the other one, or the stem."""
        both = (self.header.name or self.header.name_zh, self.header.name_zh or self.header.name)
        return both[lang == "zh"] or self.stem

    @property
    def table(self) -> Path | None:
        """The table of draws: a path relative to the sweep file's folder."""
        return None if self.header.draws.file is None else self.path.parent / self.header.draws.file


def sweep_names(folder: Path = SWEEPS) -> list[str]:
    """The stems of all sweep files of a folder, sorted."""
    return sorted(path.stem for path in folder.glob("*.toml"))


def read_sweep(name_or_path: str | Path, registry: Registry | None = None, folder: Path = SWEEPS) -> SweepFile:
    """Read a sweep by the stem of its file in `sweeps/`, or by a path.

    Raises:
        InputError: with everything that is wrong in the file.
    """
    registry = load_registry() if registry is None else registry
    problems = Problems()
    path = find_toml(str(name_or_path), folder, sweep_names(folder), "sweep", "扫描")
    file = in_english(read_toml(path), of_sweeps(registry), problems)
    header = file.check(Header, file.data, (), problems)
    if header is not None:
        _check(file, header, registry, problems)
    if header is None or problems:
        raise InputError(problems)
    return SweepFile(file.path.stem, file.path, file.text, header)


def _check(file: TomlFile, header: Header, registry: Registry, problems: list[Problem]) -> None:
    """What the types alone do not say."""
    if not SMALLEST_SAMPLE <= header.sample <= 1.0:
        problems.append(
            file.problem(
                ("sample",),
                f"expected a share of at least {SMALLEST_SAMPLE:g} and at most 1; 10 % is 0.1",
                f"应不小于{SMALLEST_SAMPLE:g}且不超过1；10%写作0.1",
                value=header.sample,
            )
        )
    runs = planned_draws(header.draws) * header.replicates
    if runs > MOST_RUNS:
        problems.append(
            file.problem(
                ("replicates",),
                f"expected at most {MOST_RUNS:,} runs (draws x replicates) of each scenario, found {runs:,}",
                f"每个情景（抽样x重复）不应超过{MOST_RUNS:,}次，实有{runs:,}次",
            )
        )
    if header.start > header.end:
        problems.append(file.problem(("start",), "the first year comes after the last", "起始年份晚于结束年份", value=header.start))
    known = [*scenario_names(SCENARIOS), *sorted(path.name for path in file.path.parent.glob("*.toml") if path != file.path)]
    paths = [name for name in header.scenarios if name not in known and _is_path(file, name)]
    _check_names(file, ("scenarios",), header.scenarios, [*known, *paths], problems)
    for place, name in enumerate(header.scenarios):
        if differs_from_shipped(file.path.parent / f"{name}.toml", SCENARIOS):
            problems.append(
                file.problem(
                    ("scenarios", place),
                    f"could mean two: the scenario that comes with the program, or the file beside this one; write "
                    f"{name}.toml for the file beside, or give that file another name",
                    f"可指两个情景：程序自带的，或同一文件夹内的文件；如取后者请写 {name}.toml，否则请给该文件改名",
                    value=name,
                )
            )
    _check_names(file, ("outputs",), header.outputs or [], list(VARIABLES), problems)
    _check_draws(file, header.draws, registry, problems)


def _is_path(file: TomlFile, name: str) -> bool:
    """Whether a scenario is named by a path, seen from the sweep file's folder, where there is a file."""
    try:
        return name.endswith(".toml") and (file.path.parent / name).is_file()
    except (OSError, ValueError):  # no path that the system takes
        return False


def planned_draws(draws: DrawsTable) -> int:
    """How many draws the file asks for, as far as the file alone says it; 1 for a whole table."""
    if draws.source == "grid":
        return math.prod(max(len(values), 1) for values in (draws.grid or {}).values())
    return draws.count or 1


def _check_names(file: TomlFile, key: tuple[str, ...], names: list[str], known: list[str], problems: list[Problem]) -> None:
    valid, before = set(known), set[str]()
    for place, name in enumerate(names):
        if name not in valid:
            problems.append(
                file.problem(
                    (*key, place),
                    f"unknown; expected one of: {listed(known)}",
                    f"未知的名称；可用：{listed(known)}",
                    nearest(name, known),
                    name,
                )
            )
        elif name in before:
            problems.append(file.problem((*key, place), "is there twice", "重复", value=name))
        before.add(name)


def _check_draws(file: TomlFile, draws: DrawsTable, registry: Registry, problems: list[Problem]) -> None:
    given = {name for name in ("count", "method", "parameters", "file", "grid") if getattr(draws, name) is not None}
    for name in sorted(given - ALLOWED[draws.source]):
        allowed = ", ".join(sorted(ALLOWED[draws.source])) or "no other key"
        problems.append(
            file.problem(
                ("draws", name),
                f'does not go with from = "{draws.source}"; with it goes {allowed}',
                f'不能与 from = "{draws.source}" 同用；可用：{allowed}',
            )
        )
    needed = {"priors": "count", "table": "file", "grid": "grid"}.get(draws.source)
    if needed is not None and needed not in given:
        problems.append(
            file.problem(
                ("draws", needed), f'is missing; from = "{draws.source}" needs it', f'缺少此键；from = "{draws.source}" 需要它'
            )
        )
    if draws.method is not None and draws.method not in METHODS:  # the types and the methods must not drift apart
        raise AssertionError(draws.method)
    names = uncertain(registry)
    _check_names(file, ("draws", "parameters"), draws.parameters or [], names, problems)
    _check_names_of_grid(file, draws, names, registry, problems)


def _check_names_of_grid(file: TomlFile, draws: DrawsTable, names: list[str], registry: Registry, problems: list[Problem]) -> None:
    points = planned_draws(draws)
    for name, values in (draws.grid or {}).items():
        key = ("draws", "grid", name)
        if name not in names:
            problems.append(
                file.problem(
                    key,
                    f"no parameter with a prior has this name; expected one of: {listed(names)}",
                    f"没有带先验分布的同名参数；可用：{listed(names)}",
                    nearest(name, names),
                )
            )
            continue
        parameter, before = registry.parameters()[name], set[float]()
        for place, value in enumerate(values):
            if not is_permitted(parameter, value):
                problems.append(file.problem((*key, place), *outside_words(parameter), value=value))
            elif value in before:
                problems.append(
                    file.problem(
                        (*key, place),
                        "is there twice; all points have the same luck, so it gives nothing new",
                        "重复；各点随机数相同，重复取值没有新结果",
                        value=value,
                    )
                )
            before.add(value)
        if not values:
            problems.append(file.problem(key, "expected at least one value", "至少应有一个数值"))
    if draws.grid == {}:
        problems.append(file.problem(("draws", "grid"), "expected at least one parameter with its values", "至少应有一个参数及其取值"))
    if points > MOST_DRAWS:
        problems.append(
            file.problem(
                ("draws", "grid"),
                f"expected at most {MOST_DRAWS:,} combinations, found {points:,}",
                f"组合数不应超过{MOST_DRAWS:,}，实有{points:,}",
            )
        )
