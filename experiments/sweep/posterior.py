"""A table of parameter draws in CSV, such as a calibration writes: one column a parameter, one row a draw.

The first line names the parameters (`group.parameter`); a column `draw` may number the rows, each number once. Values are in
the unit of the parameter's prior. Rows count alike: weighted draws are resampled before they are written. UTF-8 or, as spreadsheets
write it in China, GB18030; comma-separated.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from experiments.plan import MOST_DRAWS
from experiments.sweep.draws import Drawn, uncertain
from parameters.bounds import is_permitted, outside_words
from parameters.chinese_keys import full_names
from parameters.dialect import looked_up
from parameters.messages import InputError, Problem, Problems, listed, nearest, short, shown
from parameters.parameter import Parameter, Registry
from parameters.toml_file import likely_encoding

NUMBER = "draw"
"""Heading of a column that only numbers the rows."""
MOST_BYTES = 50_000_000


def read_draws(path: Path, registry: Registry) -> tuple[Drawn, str]:
    """The draws of a file, and its text.

    Raises:
        InputError: with everything that is wrong in the file.
    """
    text = _text(path)
    rows = _rows(path, text)
    names = full_names(registry)  # Chinese titles (`农村低保.误保率`) mean the same
    heads = [looked_up(names, head.strip()) for head in rows[0][1]]
    problems = Problems()
    _check_heads(path, rows[0][1], heads, registry, problems)
    if all(head == NUMBER for head in heads):  # would otherwise be the central draw again and again
        problems.append(Problem(shown(path), rows[0][0], 1, "", "", "no column names a parameter", "没有以参数命名的列"))
    known = {name: p for name, p in registry.parameters().items() if p.prior is not None}
    values = None if problems else _at_once([row for _, row in rows[1:]], heads, known)
    if values is None:
        values = np.array([_values(path, line, row, heads, known, problems) for line, row in rows[1:]])
    if not problems and NUMBER in heads:
        _check_numbers(path, [line for line, _ in rows[1:]], values[:, heads.index(NUMBER)].tolist(), problems)
    if problems:
        raise InputError(problems)
    kept = [i for i, head in enumerate(heads) if head != NUMBER]
    return Drawn(tuple(heads[i] for i in kept), values[:, kept]), text


def _rows(path: Path, text: str) -> list[tuple[int, list[str]]]:
    """The lines that are not empty, each with its number and its cells."""
    if "\0" in text:
        raise _unusable(path, "the file has NUL characters; expected a CSV table", "文件含 NUL 字符；应为 CSV 表")
    try:
        rows = [(line, row) for line, row in enumerate(csv.reader(io.StringIO(text)), start=1) if row]
    except csv.Error as error:
        raise _unusable(path, f"this is no CSV table ({error})", f"不是 CSV 表（{error}）") from None
    if len(rows) < 2:
        raise _unusable(path, "expected a line of parameter names and at least one line of values", "应有一行参数名称和至少一行数值")
    if len(rows) - 1 > MOST_DRAWS:
        raise _unusable(
            path,
            f"expected at most {MOST_DRAWS:,} lines of values, found {len(rows) - 1:,}",
            f"数值行不应超过{MOST_DRAWS:,}行，实有{len(rows) - 1:,}行",
        )
    return rows


def _at_once(rows: list[list[str]], heads: list[str], known: Mapping[str, Parameter]) -> np.ndarray | None:
    """All values where every one can be used, or None: then they are looked at one by one for the messages."""
    try:
        values = np.array(rows, dtype=np.float64)
    except ValueError:
        return None
    if values.shape != (len(rows), len(heads)) or not np.isfinite(values).all():
        return None
    good = all(
        is_permitted(known[head], float(end))
        for i, head in enumerate(heads)
        if head in known
        for end in (values[:, i].min(), values[:, i].max())
    )
    return values if good else None


def _text(path: Path) -> str:
    try:
        if path.exists() and not path.is_file():
            raise _unusable(
                path,
                "this is no file but a folder, a device or a pipe; expected a CSV file",
                "不是文件，而是文件夹、设备或管道；应为 CSV 文件",
            )
        if path.stat().st_size > MOST_BYTES:
            raise _unusable(path, f"expected at most {MOST_BYTES // 10**6} MB", f"文件不应超过{MOST_BYTES // 10**6} MB")
        return _decoded(path, path.read_bytes()).replace("\r\n", "\n").replace("\r", "\n")
    except InputError:
        raise
    except FileNotFoundError:
        names = [file.name for file in path.parent.glob("*.csv")] if path.parent.is_dir() else []
        raise _unusable(path, "there is no such file", "没有这个文件", nearest(path.name, names)) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise _unusable(path, f"the file cannot be read ({why})", f"文件无法读取（{why}）") from None


def _decoded(path: Path, raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        likely = likely_encoding(raw)
    if likely == "GB18030 or GBK":
        return raw.decode("gb18030")
    known_en, known_zh = (f" (it looks like {likely})", f"（看起来是 {likely}）") if likely else ("", "")
    raise _unusable(path, f"the file is not in UTF-8{known_en}; save it as UTF-8", f"文件不是 UTF-8 编码{known_zh}；请另存为 UTF-8")


def _unusable(path: Path, en: str, zh: str, suggestion: str = "") -> InputError:
    return InputError([Problem(shown(path), 0, 0, "", "", en, zh, suggestion)])


def _check_heads(path: Path, as_written: list[str], heads: list[str], registry: Registry, problems: list[Problem]) -> None:
    known, found = set(uncertain(registry)), set[str]()
    choices = uncertain(registry)
    for i, head in enumerate(heads):
        column = _column(as_written, i)
        if head in found:
            problems.append(Problem(shown(path), 1, column, head, "", "this column is there twice", "此列重复"))
        elif head != NUMBER and head not in known:
            problems.append(
                Problem(
                    shown(path),
                    1,
                    column,
                    short(head).strip('"'),
                    "",
                    f"no parameter with a prior has this name; expected one of: {listed(choices)}",
                    f"没有带先验分布的同名参数；可用：{listed(choices)}",
                    nearest(head, choices),
                )
            )
        found.add(head)


def _check_numbers(path: Path, lines: list[int], numbers: list[float], problems: list[Problem]) -> None:
    """A number that is there twice tells of rows that were put together by accident: they would count twice."""
    first: dict[float, int] = {}
    for line, number in zip(lines, numbers, strict=True):
        if number in first:
            problems.append(
                Problem(
                    shown(path),
                    line,
                    1,
                    NUMBER,
                    f"{number:g}",
                    f"line {first[number]} has this number already; leave a row out that is there twice, else number the rows anew",
                    f"第{first[number]}行已用此编号；如为重复行请删除，否则请重新编号",
                )
            )
        first.setdefault(number, line)


def _values(
    path: Path, line: int, row: list[str], heads: list[str], known: Mapping[str, Parameter], problems: list[Problem]
) -> list[float]:
    if len(row) != len(heads):
        problems.append(
            Problem(
                shown(path),
                line,
                1,
                "",
                "",
                f"expected {len(heads)} values, found {len(row)}",
                f"应有{len(heads)}个数值，实有{len(row)}个",
            )
        )
        return [math.nan] * len(heads)
    values = []
    for i, cell in enumerate(row):
        try:
            values.append(float(cell))
        except ValueError:
            values.append(math.nan)
        if not math.isfinite(values[-1]):
            problems.append(
                Problem(shown(path), line, _column(row, i), heads[i], short(cell), "expected a finite number", "应为有限数值")
            )
        elif (parameter := known.get(heads[i])) is not None and not is_permitted(parameter, values[-1]):
            problems.append(Problem(shown(path), line, _column(row, i), heads[i], short(cell), *outside_words(parameter)))
    return values


def _column(row: list[str], place: int) -> int:
    """Where the cell begins in its line, from 1 (cells hold no quotes)."""
    return sum(len(cell) + 1 for cell in row[:place]) + 1
