"""Months as integers: `year * 12 + month - 1`, and as text: `2022-07`."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Any

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError

SCENARIO_FIRST = 2020 * 12
SCENARIO_LAST = 2030 * 12 + 11
DATA_FIRST = 1990 * 12
DATA_LAST = 2050 * 12 + 11
EARLIEST_CHANGE = 2021 * 12
"""No scenario changes anything before January 2021: 2020 is the same warm-up for all."""

_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_LIKELY = re.compile(r"([0-9]{4})\D+([0-9]{1,2})(?:月|\D+[0-9]{1,2}\D*)?")


def month_index(text: str) -> int:
    """The integer of a month written `YYYY-MM`; ValueError if it is not one."""
    match = _MONTH.fullmatch(text)
    if match is None or not 1 <= int(match[2]) <= 12:
        raise ValueError(f"not a month: {text!r}")
    return int(match[1]) * 12 + int(match[2]) - 1


def month_text(index: int) -> str:
    """`YYYY-MM` of a month's integer."""
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def _likely_month(value: Any) -> str:
    """What was probably meant by `2022/7`, `2022年7月`, `2022-07-01` or full-width digits; empty if nothing."""
    match = _LIKELY.fullmatch(unicodedata.normalize("NFKC", str(value)).strip())
    return f'"{match[1]}-{int(match[2]):02d}"' if match and 1 <= int(match[2]) <= 12 else ""


def _check(value: Any, first: int, last: int) -> int:
    between = {"first": month_text(first), "last": month_text(last)}
    try:
        index = month_index(value)
    except (TypeError, ValueError):
        raise PydanticCustomError(
            "month",
            'expected a month in quotes, such as "2022-07"',
            {"zh": '应为带引号的月份，例如 "2022-07"', "suggestion": _likely_month(value)},
        ) from None
    if not first <= index <= last:
        raise PydanticCustomError(
            "month",
            "expected a month from {first} to {last}",
            {"zh": f"月份应在 {between['first']} 至 {between['last']} 之间", **between},
        )
    return index


def _check_span(value: Any) -> tuple[int, int]:
    parts = value.split("/") if isinstance(value, str) else []
    if len(parts) != 2:
        raise PydanticCustomError(
            "span", 'expected two months such as "2022-01/2022-12"', {"zh": '应为起止两个月份，例如 "2022-01/2022-12"'}
        )
    first, last = (_check(part.strip(), SCENARIO_FIRST, SCENARIO_LAST) for part in parts)
    if last < first:
        raise PydanticCustomError("span", "expected a last month that is not before the first", {"zh": "截止月份不应早于起始月份"})
    return first, last


ScenarioMonth = Annotated[int, PlainValidator(lambda value: _check(value, SCENARIO_FIRST, SCENARIO_LAST))]
"""A month in a scenario file, 2020-01 to 2030-12."""
DataMonth = Annotated[int, PlainValidator(lambda value: _check(value, DATA_FIRST, DATA_LAST))]
"""A month in a data file, 1990-01 to 2050-12."""
MonthSpan = Annotated[tuple[int, int], PlainValidator(_check_span)]
"""Two months of a scenario, first and last, written `2022-01/2022-12`."""
