"""What the tables of a parameter file may hold: names, types and numbers. See `docs/house.md` for the format."""

from __future__ import annotations

import keyword
import re
from typing import Annotated, Any, Literal

import numpy as np
from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from parameters.county_values import EveryCounty
from parameters.months import DataMonth
from parameters.numbers import Number, NumberOrList
from parameters.parameter import REACHED, HouseholdKey
from parameters.toml_file import Table

SETTINGS = ("from", "to", "counties", "village_classes", "household_classes", "resettled", "enabled")
"""Keys of a scenario's block beside parameters; a parameter cannot have such a name."""
HEADER = ("name", "name_zh", "note", "off", "ends", "ends_zh", "tells_apart", "reach", "reach_zh")
NUMPY_OWNED = frozenset(dir(np.record)) | frozenset(dir(np.recarray))
"""Attributes of NumPy's records: a field of that name would be read wrongly in plain Python, without an error."""
_NAME = re.compile(r"[a-z][a-z0-9_]*")


Text = Annotated[str, Field(min_length=1)]
TITLE_MOST, PROSE_MOST = 120, 2000
"""Characters of a title, which stands in tables and charts, and of a reason."""


def _words(most: int) -> AfterValidator:
    def check(text: str) -> str:
        if not text.strip():
            raise PydanticCustomError("blank", "expected words, not blanks", {"zh": "不可只有空格"})
        if len(text) > most:
            raise PydanticCustomError(
                "long",
                "expected at most {most} characters, found {found}",
                {"most": most, "found": len(text), "zh": f"不应超过{most}个字，实有{len(text)}个"},
            )
        odd = [character for character in text if not character.isprintable() and character not in "\n\t\u3000"]
        if odd or (most == TITLE_MOST and "\n" in text):
            raise PydanticCustomError("control", "expected text without control characters", {"zh": "不可含控制字符"})
        return text

    return AfterValidator(check)


Title = Annotated[Text, _words(TITLE_MOST)]
"""One line with something in it, without control characters: it goes into charts, tables and files of results."""
Prose = Annotated[Text, _words(PROSE_MOST)]
"""Some sentences without control characters; line ends and tabs are permitted."""


class ValueTable(Table):
    """A dated value, one for all counties or `by_county`, with its source, grade and the month from which it was known."""

    start: DataMonth = Field(alias="from")
    value: NumberOrList | None = None
    by_county: EveryCounty | None = None
    source: Text
    grade: Literal["A", "B", "C", "P"]
    known_from: DataMonth
    note: str = ""


class CorrelatedTable(Table):
    """The parameter with which a prior is drawn together, and the rank correlation."""

    with_: Text = Field(alias="with")
    rho: Annotated[Number, Field()]


class PriorTable(Table):
    """A believed range: distribution, its points, and why."""

    distribution: Literal["triangular", "uniform", "normal", "lognormal"]
    low: Number
    high: Number
    central: Number | None = None
    why: Text
    shift: bool = False
    correlated: dict[str, Any] | None = None


class ContinuesTable(Table):
    """How the last known value goes on after the cut-off, a year."""

    growth: Number


class ParameterTable(Table):
    """One parameter: names, unit, dated values, permitted range, prior, declared signs."""

    name: Text | None = None
    name_zh: Text
    unit: Text
    values: list[Any]
    range: list[Any]
    prior: dict[str, Any] | None = None
    correlated: dict[str, Any] | None = None
    sign: dict[str, Literal["+", "-", "0", "either"]] = {}
    sign_reason: str = ""
    continues: dict[str, Any] | None = None
    note: str = ""
    fixed: str = ""
    fixed_zh: str = ""
    whole: Annotated[int, Field(ge=2)] | Literal["counties"] = 0


class PlaceValuesTable(Table):
    """What a place says of a parameter that is declared elsewhere."""

    values: list[Any]
    prior: dict[str, Any] | None = None
    correlated: dict[str, Any] | None = None
    note: str = ""


class GroupTable(Table):
    """The head of a file: names of the group, what `enabled = false` sets, which households its rules can tell apart."""

    name: Text
    name_zh: Text
    note: str = ""
    off: dict[str, NumberOrList] = {}
    ends: str = ""
    ends_zh: str = ""
    tells_apart: list[HouseholdKey] = []
    reach: str = ""
    reach_zh: str = ""


def bad_name(name: str) -> tuple[str, str] | None:
    """What is wrong with the name of a parameter, in both languages; None where it is permitted."""
    if not _NAME.fullmatch(name) or keyword.iskeyword(name):
        return "expected a name of lower-case letters, digits and underscores", "名称应由小写字母、数字和下划线组成"
    if name in NUMPY_OWNED:
        return "this name belongs to NumPy's records; expected another one", "此名称为 NumPy 记录所占用，请换一个"
    if name == REACHED:
        return "this name is made for policies that tell households apart; expected another one", "此名称由程序生成，请换一个"
    if name in SETTINGS:
        return "this name is a setting of scenario files; expected another one", "此名称是情景文件的设置项，请换一个"
    return None
