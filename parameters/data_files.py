"""From one TOML file of parameters to a checked `Group`. See `docs/house.md` for the format."""

from __future__ import annotations

from pathlib import Path

from parameters.data_tables import HEADER, GroupTable, bad_name
from parameters.messages import InputError, Problem, listed
from parameters.parameter import COVERAGE, Group, Kind, Parameter
from parameters.parameter_reader import ParameterReader, complain_value
from parameters.place_values import NO_VALUES, PlaceValues
from parameters.toml_file import TomlFile, read_toml


def read_group(path: Path, kind: Kind, given: PlaceValues = NO_VALUES) -> Group:
    """Read and check one file, with the values of the place; what needs other files is left to `check_across`. Raises InputError."""
    file = read_toml(path)
    problems: list[Problem] = []
    if complaint := bad_name(path.stem):
        problems.append(file.problem((), f"file name {path.name}: {complaint[0]}", f"文件名 {path.name}：{complaint[1]}"))
    tables = {k: v for k, v in file.data.items() if isinstance(v, dict) and k not in HEADER}
    header = file.check(GroupTable, {k: v for k, v in file.data.items() if k not in tables}, (), problems, ("[name_of_a_parameter]",))
    parameters: dict[str, Parameter] = {}
    for key, table in tables.items():
        parameter = ParameterReader(file, path.stem, key, problems, given).read(table)
        if parameter is not None:
            parameters[key] = parameter
    if not tables:
        problems.append(file.problem((), "no parameter here; expected at least one [table]", "没有参数；应至少有一个 [表]"))
    if header is not None:
        _check_off(file, header, parameters, set(tables), kind, problems)
        _check_reach(file, header, kind, problems)
    if problems or header is None:
        raise InputError(problems)
    return Group(
        path.stem,
        kind,
        header.name,
        header.name_zh,
        header.note,
        dict(header.off),
        parameters,
        path,
        tuple(header.tells_apart),
        (header.reach, header.reach_zh),
        (header.ends, header.ends_zh),
    )


def _check_off(
    file: TomlFile, header: GroupTable, parameters: dict[str, Parameter], named: set[str], kind: Kind, problems: list[Problem]
) -> None:
    if kind == "policy" and not header.off:
        problems.append(
            file.problem(
                ("off",),
                "expected what `enabled = false` sets, such as { coverage = 0.0 }",
                "政策应说明 enabled = false 时取何值，例如 { coverage = 0.0 }",
            )
        )
    if bool(header.ends) != bool(header.ends_zh) or (header.ends and not header.off):
        problems.append(
            file.problem(
                ("ends",), "expected both `ends` and `ends_zh`, of a policy with `off`", "ends 与 ends_zh 应同时写，且政策应有 off"
            )
        )
    for key, value in header.off.items():
        if key not in named:
            problems.append(
                file.problem(
                    ("off", key), f"no such parameter; expected one of: {listed(named)}", f"没有这个参数；可用：{listed(named)}"
                )
            )
        elif key in parameters:
            complain_value(file, ("off", key), value, parameters[key], problems)


def _check_reach(file: TomlFile, header: GroupTable, kind: Kind, problems: list[Problem]) -> None:
    """Only a policy that `enabled` switches by its coverage can reach households otherwise by class."""
    if header.tells_apart and (kind != "policy" or set(header.off) != {COVERAGE}):
        problems.append(
            file.problem(
                ("tells_apart",),
                f"expected a policy with off = {{ {COVERAGE} = 0.0 }}",
                f"只有 off = {{ {COVERAGE} = 0.0 }} 的政策才能区分农户",
            )
        )
    if bool(header.reach) != bool(header.reach_zh):
        problems.append(file.problem(("reach",), "expected both `reach` and `reach_zh`", "reach 与 reach_zh 应同时写"))
