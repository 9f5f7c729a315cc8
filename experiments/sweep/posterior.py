"""A table of parameter draws in CSV, such as a calibration writes: one column a parameter, one row a draw.

The first line names the parameters (`group.parameter`); a column `draw` may number the rows. Values are in the unit of
the parameter's prior. Rows count alike: weighted draws are resampled before they are written. UTF-8, comma-separated.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from experiments.sweep.draws import Drawn, uncertain
from parameters.bounds import is_permitted, outside_words
from parameters.messages import InputError, Problem, listed, nearest, short, shown
from parameters.registry import Parameter, Registry

NUMBER = "draw"
"""Heading of a column that only numbers the rows."""
MOST_BYTES = 50_000_000


def read_draws(path: Path, registry: Registry) -> tuple[Drawn, str]:
    """The draws of a file, and its text.

    Raises:
        InputError: with everything that is wrong in the file.
    """
    text = _text(path)
    rows = [(line, row) for line, row in enumerate(csv.reader(io.StringIO(text)), start=1) if row]
    if len(rows) < 2:
        raise _unusable(path, "expected a line of parameter names and at least one line of values",
                        "应有一行参数名称和至少一行数值")
    problems = _heads(path, rows[0][1], registry)
    if all(head.strip() == NUMBER for head in rows[0][1]):  # would otherwise be the central draw again and again
        problems.append(Problem(shown(path), rows[0][0], 1, "", "", "no column names a parameter", "没有以参数命名的列"))
    known = {name: p for name, p in registry.parameters().items() if p.prior is not None}
    values = [_values(path, line, row, rows[0][1], known, problems) for line, row in rows[1:]]
    if problems:
        raise InputError(problems)
    kept = [i for i, head in enumerate(rows[0][1]) if head.strip() != NUMBER]
    return Drawn(tuple(rows[0][1][i].strip() for i in kept), np.array(values)[:, kept]), text


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _unusable(path, f"expected at most {MOST_BYTES // 10**6} MB", f"文件不应超过{MOST_BYTES // 10**6} MB")
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise _unusable(path, "the file is not in UTF-8; save it as UTF-8", "文件不是 UTF-8 编码；请另存为 UTF-8") from None
    except FileNotFoundError:
        names = [file.name for file in path.parent.glob("*.csv")] if path.parent.is_dir() else []
        raise _unusable(path, "there is no such file", "没有这个文件", nearest(path.name, names)) from None
    except OSError as error:
        raise _unusable(path, f"the file cannot be read ({error.strerror})", f"文件无法读取（{error.strerror}）") from None


def _unusable(path: Path, en: str, zh: str, suggestion: str = "") -> InputError:
    return InputError([Problem(shown(path), 0, 0, "", "", en, zh, suggestion)])


def _heads(path: Path, heads: list[str], registry: Registry) -> list[Problem]:
    known, found, problems = uncertain(registry), set[str](), list[Problem]()
    for i, raw in enumerate(heads):
        head, column = raw.strip(), _column(heads, i)
        if head in found:
            problems.append(Problem(shown(path), 1, column, head, "", "this column is there twice", "此列重复"))
        elif head != NUMBER and head not in known:
            problems.append(Problem(
                shown(path), 1, column, head, "", f"no parameter with a prior has this name; expected one of: {listed(known)}",
                f"没有带先验分布的同名参数；可用：{listed(known)}", nearest(head, known)))
        found.add(head)
    return problems


def _values(path: Path, line: int, row: list[str], heads: list[str], known: Mapping[str, Parameter],
            problems: list[Problem]) -> list[float]:
    if len(row) != len(heads):
        problems.append(Problem(shown(path), line, 1, "", "", f"expected {len(heads)} values, found {len(row)}",
                                f"应有{len(heads)}个数值，实有{len(row)}个"))
        return [math.nan] * len(heads)
    values = []
    for i, cell in enumerate(row):
        try:
            values.append(float(cell))
        except ValueError:
            values.append(math.nan)
        if not math.isfinite(values[-1]):
            problems.append(Problem(shown(path), line, _column(row, i), heads[i].strip(), short(cell),
                                    "expected a finite number", "应为有限数值"))
        elif (parameter := known.get(heads[i].strip())) is not None and not is_permitted(parameter, values[-1]):
            problems.append(Problem(shown(path), line, _column(row, i), heads[i].strip(), short(cell),
                                    *outside_words(parameter)))
    return values


def _column(row: list[str], place: int) -> int:
    """Where the cell begins in its line, from 1 (cells hold no quotes)."""
    return sum(len(cell) + 1 for cell in row[:place]) + 1
