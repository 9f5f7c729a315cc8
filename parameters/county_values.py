"""Numbers by county as files write them: `by_county = { "522325" = 0.9, "foundation" = 0.8 }`, by name."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError

from parameters.messages import nearest
from parameters.numbers import finite
from parameters.places import COUNTY_CHOICES, COUNTY_COUNT, COUNTY_NAMES, COUNTY_TITLES


def _by_county(value: Any) -> dict[int, float]:
    """Numbers by position of the county, in order; a name may be a category of counties, but no county is meant twice."""
    if not isinstance(value, dict) or not value:
        raise PydanticCustomError(
            "counties",
            "expected numbers by county, such as {{ NAME = 0.9 }}: {choices}",
            {"choices": COUNTY_CHOICES[0], "zh": f"应为分县数字，例如 {{ 县名 = 0.9 }}：{COUNTY_CHOICES[1]}"},
        )
    found: dict[int, float] = {}
    written: dict[int, str] = {}
    for name, number in value.items():
        if name not in COUNTY_NAMES:
            raise PydanticCustomError(
                "counties",
                "there is no county {name}; expected one of: {choices}",
                {
                    "name": name[:40],
                    "choices": COUNTY_CHOICES[0],
                    "zh": f"没有县 {name[:40]}；可用：{COUNTY_CHOICES[1]}",
                    "suggestion": nearest(name, COUNTY_NAMES),
                },
            )
        for position in COUNTY_NAMES[name]:
            if position in found:
                en, zh = COUNTY_TITLES[position]
                first = written[position]
                raise PydanticCustomError(
                    "twice",
                    "{en} is there twice: as {first} and as {then}",
                    {"en": en, "first": first, "then": name, "zh": f"{zh} 重复：{first} 与 {name}"},
                )
            found[position], written[position] = finite(number), name
    return dict(sorted(found.items()))


def _every_county(value: Any) -> tuple[float, ...]:
    found = _by_county(value)
    missing = [COUNTY_TITLES[position] for position in range(COUNTY_COUNT) if position not in found]
    if missing:
        raise PydanticCustomError(
            "counties",
            "expected a number for every county; missing: {missing}",
            {"missing": ", ".join(en for en, _ in missing), "zh": f"每个县都应有数字；缺少：{'、'.join(zh for _, zh in missing)}"},
        )
    return tuple(found.values())


EveryCounty = Annotated[tuple[float, ...], PlainValidator(_every_county)]
"""A number for every county, in the order of the place."""
SomeCounties = Annotated[dict[int, float], PlainValidator(_by_county)]
"""Numbers of the counties that are named, by position."""
