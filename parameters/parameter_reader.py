"""From one table of a parameter file to a checked `Parameter`."""

from __future__ import annotations

import math
from typing import Any

from pydantic_core import PydanticCustomError

from parameters.data_tables import ContinuesTable, CorrelatedTable, ParameterTable, PriorTable, ValueTable, bad_name
from parameters.messages import Key, Problem
from parameters.numbers import finite_value
from parameters.parameter import Dated, Parameter, Prior, Value
from parameters.place_values import NO_VALUES, OWN, PlaceValues
from parameters.places import COUNTY_COUNT
from parameters.toml_file import Model, TomlFile

WHOLE_WITHIN = 1e-6
"""How far from 1 the sum of the parts of a whole may lie: the rounding of decimals."""


def complain_value(file: TomlFile, key: Key, value: Value, parameter: Parameter, problems: list[Problem]) -> None:
    """Add a problem if `value` has the wrong length or lies outside of the parameter's range."""
    length = len(value) if isinstance(value, tuple) else 0
    as_written = list(value) if isinstance(value, tuple) else value
    if length not in (0, parameter.length):
        en = f"a list of {parameter.length} numbers" if parameter.length else "one number, not a list"
        zh = f"{parameter.length} 个数的列表" if parameter.length else "一个数，而不是列表"
        problems.append(file.problem(key, f"expected {en}", f"应为{zh}", value=as_written))
        return
    complain_numbers(file, key, value, parameter, problems)


def complain_numbers(file: TomlFile, key: Key, value: Value, parameter: Parameter, problems: list[Problem]) -> None:
    """Add a problem if a number lies outside of the parameter's range, or if parts of a whole do not sum to 1."""
    outside = [number for number in numbers_of(value) if not parameter.low <= number <= parameter.high]
    if outside:
        low, high, number = f"{parameter.low:g}", f"{parameter.high:g}", outside[0]
        hint = parameter.high <= 1.0 and parameter.low <= number / 100 <= parameter.high and number > 1.0
        en, zh = f"expected {low} to {high}", f"允许范围 {low} 至 {high}"
        if parameter.low == parameter.high:  # a lever that every policy has and the rules of this one do not read
            en, zh = f"no rule reads this here, it stays {low}", f"此处没有规则使用该项，固定为 {low}"
        if hint:
            en += f" ({parameter.unit}); a percentage is written as a share: {number:g} -> {number / 100:g}"
            zh += f"；百分数请写成小数：{number:g} -> {number / 100:g}"
        problems.append(file.problem(key, en, zh, value=list(value) if isinstance(value, tuple) else value))
    elif parameter.whole:
        complain_whole(file, key, value, parameter, problems)


def complain_whole(file: TomlFile, key: Key, value: Value, parameter: Parameter, problems: list[Problem]) -> None:
    """Add a problem if parts of a whole do not sum to 1; one number stands for every part."""
    length = COUNTY_COUNT if parameter.by_county else parameter.length
    numbers = value if isinstance(value, tuple) else (value,) * length
    for start in range(0, length, parameter.whole):
        total = math.fsum(numbers[start : start + parameter.whole])
        if not math.isclose(total, 1.0, abs_tol=WHOLE_WITHIN):
            one = length == parameter.whole
            which = ("", "") if one else (f" {start + 1} to {start + parameter.whole}", f"第{start + 1}至{start + parameter.whole}个")
            problems.append(
                file.problem(
                    key,
                    f"the numbers{which[0]} are the parts of one whole: expected a sum of 1, found {total:.6g}",
                    f"{which[1]}各数为同一整体的各部分：合计应为 1，现为 {total:.6g}",
                    value=list(value) if isinstance(value, tuple) else value,
                )
            )
            return


def numbers_of(value: Value) -> tuple[float, ...]:
    """The numbers of a value, one for a plain number."""
    return value if isinstance(value, tuple) else (value,)


class ParameterReader:
    """Reads one table of a parameter, adding to `problems` what is wrong in it."""

    def __init__(self, file: TomlFile, group: str, key: str, problems: list[Problem], place: PlaceValues = NO_VALUES) -> None:
        self.file, self.group, self.key, self.problems, self.place = file, group, key, problems, place
        self.of_place = place.of(group, key)

    def _at(self, where: Key) -> tuple[TomlFile, Key]:
        """The file and the key in it of a part of the parameter: values and prior may stand in the place's file."""
        if self.of_place is not None and self.place.file is not None and where[:1] and where[0] in OWN:
            return self.place.file, (self.group, self.key, *where)
        return self.file, (self.key, *where)

    def say(self, where: Key, en: str, zh: str, value: object = None) -> None:
        """Note a problem at a key of the parameter, in both languages."""
        file, key = self._at(where)
        self.problems.append(file.problem(key, en, zh, value=value))

    def _check(self, model: type[Model], data: Any, where: Key) -> Model | None:
        file, key = self._at(where)
        return file.check(model, data, key, self.problems)

    def read(self, data: dict[str, Any]) -> Parameter | None:
        """The parameter, or None where its table has problems (which are noted)."""
        before = len(self.problems)
        if complaint := bad_name(self.key):
            self.say((), *complaint)
        if self.of_place is not None:
            data = {name: value for name, value in data.items() if name not in OWN} | self.of_place
        table = self._check(ParameterTable, data, ())
        if table is None:
            return None
        low, high = self._range(table.range)
        values = self._values(table.values)
        prior = self._prior(table, values)
        growth = 0.0
        if table.continues is not None:
            continues = self._check(ContinuesTable, table.continues, ("continues",))
            growth = continues.growth if continues else 0.0
        if len(self.problems) > before:
            return None
        by_county = "by_county" in table.values[0]
        if any(("by_county" in item) is not by_county for item in table.values):
            self.say(
                ("values",), "expected `value` on every date, or `by_county` on every date", "各期应一律写 value，或一律写 by_county"
            )
            return None
        length = len(values[0].value) if isinstance(values[0].value, tuple) and not by_county else 0
        parameter = Parameter(
            self.group,
            self.key,
            table.name or self.key.replace("_", " "),
            table.name_zh,
            table.unit,
            values,
            low,
            high,
            length,
            prior,
            tuple(table.sign.items()),
            table.sign_reason,
            growth,
            table.note,
            (table.fixed, table.fixed_zh),
            COUNTY_COUNT if table.whole == "counties" else table.whole,
            by_county,
            None if self.of_place is None or self.place.file is None else self.place.file.path,
        )
        if (table.whole == "counties") and not by_county:
            self.say(("whole",), 'expected values by_county with `whole = "counties"`', 'whole = "counties" 时应写 by_county')
        self._check_values(parameter)
        if "either" in table.sign.values() and not table.sign_reason:
            self.say(("sign",), 'a sign "either" needs a `sign_reason`', '符号为 "either" 时应写 sign_reason 说明原因')
        return parameter if len(self.problems) == before else None

    def _range(self, data: list[Any]) -> tuple[float, float]:
        try:
            low, high = finite_value(data) if len(data) == 2 else ()  # type: ignore[misc]
            if low <= high:
                return low, high
        except (ValueError, PydanticCustomError):
            pass  # said below
        self.say(("range",), "expected two numbers, the lower first", "应为两个数，小的在前", data)
        return -math.inf, math.inf

    def _values(self, data: list[Any]) -> tuple[Dated, ...]:
        if not data:
            self.say(
                ("values",),
                "expected at least one { from, value, source, grade, known_from }",
                "至少应有一个 { from, value, source, grade, known_from }",
            )
        tables = [self._check(ValueTable, item, ("values", i)) for i, item in enumerate(data)]
        found = []
        for i, table in enumerate(tables):
            if table is None:
                continue
            if (table.value is None) == (table.by_county is None):
                self.say(("values", i), "expected exactly one of `value` and `by_county`", "value 与 by_county 应且只应写一个")
                continue
            value = table.by_county if table.value is None else table.value
            assert value is not None
            found.append(Dated(table.start, value, table.source, table.grade, table.known_from, table.note))
        return tuple(found)

    def _check_values(self, parameter: Parameter) -> None:
        if parameter.whole and (parameter.prior is not None or parameter.growth or self._length(parameter) % parameter.whole):
            self.say(
                ("whole",),
                "expected a divisor of the number of parts, and neither a prior nor a growth: both would change their sum",
                "应能整除各部分的个数，且不可有 prior 或 continues：两者都会改变合计",
                parameter.whole,
            )
        for i, dated in enumerate(parameter.values):
            where: Key = ("values", i)
            length = len(dated.value) if isinstance(dated.value, tuple) else 0
            if length != self._length(parameter):
                self.say((*where, "value"), "every value of a parameter has the same length", "同一参数各值的长度应相同", dated.value)
            else:
                key = "by_county" if parameter.by_county else "value"
                complain_numbers(*self._at((*where, key)), dated.value, parameter, self.problems)
            if i and dated.start <= parameter.values[i - 1].start:
                self.say(
                    (*where, "from"), "values must be in the order of their dates, each date once", "各值应按日期先后排列，日期不可重复"
                )
            if "assumption" in dated.source.lower() and not (dated.note or parameter.note or parameter.prior):
                self.say(
                    (*where, "source"),
                    "an assumption needs a `note`, or a prior with `why`",
                    "来源为假设时应写 note，或给出带 why 的 prior",
                    dated.source,
                )

    @staticmethod
    def _length(parameter: Parameter) -> int:
        """How many numbers each of its dated values has; 0 for a plain one."""
        return COUNTY_COUNT if parameter.by_county else parameter.length

    def _prior(self, table: ParameterTable, values: tuple[Dated, ...]) -> Prior | None:
        if table.prior is None:
            if table.correlated is not None:
                self.say(("correlated",), "only a parameter with a prior can be correlated", "有 prior 的参数才能设相关")
            return None
        prior = self._check(PriorTable, table.prior, ("prior",))
        if prior is None:
            return None
        path = {dated.value for dated in values}
        alone = path.pop() if len(path) == 1 else None
        value = alone if isinstance(alone, float) else None
        central = prior.central
        if central is None:
            middle = (prior.low + prior.high) / 2
            if prior.distribution == "lognormal" and prior.low > 0:
                middle = math.sqrt(prior.low * prior.high)
            central = middle if value is None else value
        self._check_prior(prior, central, value)
        other = self._correlated(table, prior)
        return Prior(
            prior.distribution,
            prior.low,
            central,
            prior.high,
            prior.why,
            prior.shift,
            other.with_ if other else "",
            other.rho if other else 0.0,
        )

    def _check_prior(self, prior: PriorTable, central: float, value: float | None) -> None:
        neutral = 0.0 if prior.shift else 1.0
        if prior.low >= prior.high or not prior.low <= central <= prior.high:
            self.say(
                ("prior",),
                f"expected low <= central <= high and low < high (central is {central:g})",
                f"应满足 low <= central <= high 且 low < high（central 为 {central:g}）",
            )
        elif prior.distribution == "lognormal" and prior.low <= 0:
            self.say(("prior", "low"), "a lognormal prior needs low > 0", "对数正态分布的 low 应大于 0", prior.low)
        elif central == 0 and not prior.shift:
            self.say(
                ("prior", "central"),
                "central 0 cannot be a factor; add `shift = true`",
                "central 为 0 时不能按倍数变动，请加 shift = true",
                central,
            )
        elif value is not None and not any(math.isclose(central, expected) for expected in (value, neutral)):
            self.say(
                ("prior", "central"),
                f"expected the parameter's only value {value:g} (or {neutral:g}, for a prior of the change itself)",
                f"应等于参数的唯一取值 {value:g}（若先验针对变动本身，则为 {neutral:g}）",
                central,
            )

    def _correlated(self, table: ParameterTable, prior: PriorTable) -> CorrelatedTable | None:
        inside = prior.correlated is not None
        data = prior.correlated if inside else table.correlated
        if data is None:
            return None
        where: Key = ("prior", "correlated") if inside else ("correlated",)
        other = self._check(CorrelatedTable, data, where)
        if other is not None and not -1 < other.rho < 1:
            self.say((*where, "rho"), "expected a number between -1 and 1", "应为 -1 与 1 之间的数", other.rho)
        return other
