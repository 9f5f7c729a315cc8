"""Shocks by name in a scenario file: `[[shock]]` blocks with place, month and size become changes of the group `shocks`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field

from parameters.bilingual import pick
from parameters.change_tables import Classes, Counties
from parameters.changes import Change, FieldChange
from parameters.chinese_keys import SHOCK
from parameters.data_tables import Text
from parameters.messages import Key, Problem, nearest
from parameters.months import EARLIEST_CHANGE, SCENARIO_LAST, ScenarioMonth, month_text
from parameters.numbers import Number
from parameters.parameter import Parameter, Registry
from parameters.parameter_reader import complain_value
from parameters.toml_file import Table, TomlFile
from parameters.words import number_text

SECTION = "shock"
GROUP = "shocks"


@dataclass(frozen=True)
class Named:
    """A name with its titles; files may use any of the three."""

    name: str
    zh: str
    en: str


@dataclass(frozen=True)
class ShockKind(Named):
    """A kind of shock: its names, the parameter that it sets, and what its size is in words (`{}` is the size in %).

    The size of a `spread` shock is what is lost over all its months together; of others, what holds in each month.
    A shock that is `of_place` strikes villages; others hold for whole counties.
    """

    parameter: str
    said_en: str
    said_zh: str
    spread: bool = False
    of_place: bool = False


KINDS = (
    ShockKind(
        "drought", "旱灾", "drought", "drought", "{} of the standing crops are lost", "在田作物损失 {}", spread=True, of_place=True
    ),
    ShockKind(
        "flood",
        "洪涝",
        "flood",
        "flood",
        "{} of the standing crops are lost, and houses damaged",
        "在田作物损失 {}，并损毁房屋",
        spread=True,
        of_place=True,
    ),
    ShockKind(
        "animal_disease",
        "畜禽疫病",
        "animal disease",
        "animal_disease",
        "{} of the animals are lost",
        "畜禽损失 {}",
        spread=True,
        of_place=True,
    ),
    ShockKind("price_crash", "价格暴跌", "price crash", "", "prices are {} lower", "价格下跌 {}"),
    ShockKind(
        "mass_return",
        "返乡潮",
        "mass return",
        "mass_return",
        "{} of migrants' jobs are gone: who held one comes home, and finds none away until it is over",
        "外出务工岗位减少 {}：失岗者返乡，期间无法再外出就业",
    ),
    ShockKind("pandemic", "疫情", "pandemic", "work_stopped", "at least {} of wage work stands still", "工资性工作停工不少于 {}"),
)
PRODUCTS = (
    Named("staple_fall", "粮食", "staples"),
    Named("cash_crop_fall", "经济作物", "cash crops"),
    Named("animal_fall", "畜禽", "animals"),
)


def _names_of(items: Sequence[Named]) -> dict[str, int]:
    return {name: position for position, item in enumerate(items) for name in (item.name, item.zh, item.en)}


KIND_NAMES, PRODUCT_NAMES = _names_of(KINDS), _names_of(PRODUCTS)
KIND_CHOICES = ", ".join(f"{kind.name} ({kind.zh})" for kind in KINDS)
PRODUCT_CHOICES = ", ".join(f"{product.en} ({product.zh})" for product in PRODUCTS)


class ShockTable(Table):
    """The keys of one `[[shock]]`."""

    name: Text
    month: ScenarioMonth
    months: Annotated[int, Field(ge=1)] = 1
    counties: Counties = None
    village_classes: Classes = None
    size: Number
    product: Text | None = None


def read_shocks(file: TomlFile, registry: Registry, problems: list[Problem]) -> tuple[Change, ...]:
    """The shocks of a scenario file as changes, in its order; what is wrong is added to `problems`."""
    section = file.data.get(SECTION, [])
    many = isinstance(section, list)
    if not isinstance(section, (list, dict)) or (many and not all(isinstance(item, dict) for item in section)):
        problems.append(
            file.problem((SECTION,), f"expected tables such as [[{SECTION}]]", f"应为 [[{SECTION}]] 这样的表", value=section)
        )
        return ()
    keys: list[Key] = [(SECTION, i) for i in range(len(section))] if many else [(SECTION,)]
    found = [_read(file, registry, key, block, problems) for key, block in zip(keys, section if many else [section], strict=True)]
    return tuple(change for change in found if change is not None)


def _read(file: TomlFile, registry: Registry, key: Key, block: dict[str, Any], problems: list[Problem]) -> Change | None:
    before = len(problems)
    table = file.check(ShockTable, block, key, problems)

    def say(where: str, en: str, zh: str, suggestion: str = "", value: object = None) -> None:
        problems.append(file.problem((*key, where), en, zh, suggestion, value))

    kind = _kind(block.get("name"), say)
    parameter = None if kind is None else _parameter(kind, block.get("product"), registry, say)
    size = block.get("size")
    if parameter is not None and isinstance(size, (int, float)) and not isinstance(size, bool):
        complain_value(file, (*key, "size"), float(size), parameter, problems)
    if table is not None and kind is not None:
        _complain_when_and_where(table, kind, say)
    if table is None or kind is None or parameter is None or len(problems) > before:
        return None
    value = 1.0 - (1.0 - table.size) ** (1.0 / table.months) if kind.spread else table.size
    return Change(
        "driver",
        GROUP,
        key,
        table.month,
        table.month + table.months - 1,
        table.counties,
        table.village_classes,
        None,
        (FieldChange(parameter.key, "to", value),),
        shock=(kind.name, table.size),
    )


def _kind(name: object, say: Any) -> ShockKind | None:
    """The kind that a block names; None after a problem, or where the name is none (which is told as any missing key is)."""
    if not isinstance(name, str) or not name:
        return None
    if name not in KIND_NAMES:
        say(
            "name",
            f"there is no such shock; expected one of: {KIND_CHOICES}",
            f"没有这种冲击；可用：{KIND_CHOICES}",
            nearest(name, KIND_NAMES),
            name,
        )
        return None
    return KINDS[KIND_NAMES[name]]


def _complain_when_and_where(table: ShockTable, kind: ShockKind, say: Any) -> None:
    last = table.month + table.months - 1
    if table.month < EARLIEST_CHANGE:
        earliest = month_text(EARLIEST_CHANGE)
        say(
            "month",
            f"expected {earliest} or later: nothing changes before",
            f"应不早于 {earliest}：此前无改动",
            value=month_text(table.month),
        )
    if last > SCENARIO_LAST:
        say(
            "months",
            f"expected an end not after {month_text(SCENARIO_LAST)}",
            f"结束月份不应晚于 {month_text(SCENARIO_LAST)}",
            value=table.months,
        )
    if table.village_classes is not None and not kind.of_place:
        say("village_classes", "markets are announced by county; expected `counties` alone", "市场按县公布；只能写 counties")


def _parameter(kind: ShockKind, product: object, registry: Registry, say: Any) -> Parameter | None:
    """The parameter that the shock sets; a price crash names its product, others name none."""
    if product is not None and (not isinstance(product, str) or not product):
        return None  # told as any value of another type is
    if kind.parameter:
        if product is not None:
            say("product", "only a price crash has a product", "只有价格暴跌才写 product", value=product)
        return registry.groups[GROUP].parameters[kind.parameter]
    if product not in PRODUCT_NAMES:
        say(
            "product",
            f"expected the product whose price falls: {PRODUCT_CHOICES}",
            f"应写价格下跌的产品：{PRODUCT_CHOICES}",
            nearest(product or "", PRODUCT_NAMES),
            product,
        )
        return None
    return registry.groups[GROUP].parameters[PRODUCTS[PRODUCT_NAMES[product]].name]


def tell_shock(change: Change, lang: str) -> str:
    """What the shock of a change does, without its place and months."""
    assert change.shock is not None
    name, size = change.shock
    kind = KINDS[KIND_NAMES[name]]
    title, said = pick(lang, kind.en, kind.zh), pick(lang, kind.said_en, kind.said_zh)
    product = next((item for item in PRODUCTS if item.name == change.fields[0].parameter), None)
    if product is not None:
        title += pick(lang, f" of {product.en}", f"（{product.zh}）")
    amount = f"{number_text(100 * size)} %"
    return f"{title}: " + said.format(amount)


def shock_schema(month: dict[str, Any], counties: dict[str, Any], classes: dict[str, Any]) -> dict[str, Any]:
    """The JSON schema of `[[shock]]`, given those of a month and of places."""
    properties: dict[str, Any] = {
        "name": {"enum": list(KIND_NAMES), "description": KIND_CHOICES},
        "month": {**month, "description": "first month / 起始月份"},
        "months": {"type": "integer", "minimum": 1, "description": "how many months; default 1 / 持续月数，默认1"},
        "counties": counties,
        "village_classes": classes,
        "size": {"type": "number", "minimum": 0, "maximum": 1, "description": "share lost or gone / 损失或减少的比例"},
        "product": {"enum": list(PRODUCT_NAMES), "description": "of a price crash / 价格暴跌的产品"},
    }
    chinese = {zh: properties[key] for zh, key in SHOCK.items()}
    must = [
        {"anyOf": [{"required": [key]} for key in (name, *(zh for zh, en in SHOCK.items() if en == name))]}
        for name in ("name", "month", "size")
    ]
    one = {"type": "object", "additionalProperties": False, "allOf": must, "properties": properties | chinese}
    return {"description": "shocks by name / 按名称设定的冲击", "anyOf": [one, {"type": "array", "items": one, "minItems": 1}]}
