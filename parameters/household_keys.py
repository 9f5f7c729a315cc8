"""Whether a block may name households: only where a policy's reach tells them apart, and only its coverage."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from parameters.data_tables import SETTINGS
from parameters.parameter import COVERAGE, Group, HouseholdKey, Registry

KEYS: dict[str, tuple[HouseholdKey, str, str]] = {
    "household_classes": ("household_class", "household class", "农户类别"),
    "resettled": ("resettled", "resettlement", "易地搬迁"),
}
"""Key of a block -> what a policy's file calls it, and its titles."""
Say = Callable[..., None]


def check_households(group: Group, registry: Registry, block: dict[str, Any], say: Say) -> None:
    """Say what is wrong in a block that names households: the key that its group cannot tell apart, or else the parameter."""
    given = [key for key in KEYS if key in block]
    for key in given:
        if KEYS[key][0] not in group.tells_apart:
            say((key,), *_refusal(group, registry, key))
            return
    others = [key for key in block if key not in SETTINGS and key != COVERAGE]
    if given and others:
        zh = group.parameters[COVERAGE].name_zh
        say(
            (others[0],),
            f"only `enabled` and `{COVERAGE}` can be set for some households: all else in {group.name_key} is one rule "
            f"for a whole place; expected it in a block of its own without {' and '.join(given)}",
            f"按农户分别设定的只能是“启用”和“{zh}”：{group.name_zh}的其他参数在同一地区只有一个值；"
            f"请另写一段，不写{'、'.join(_titles(given))}",
        )


def _titles(keys: Iterable[str]) -> list[str]:
    return [KEYS[key][2] for key in keys]


def _refusal(group: Group, registry: Registry, key: str) -> tuple[str, str]:
    """Why a group cannot be set by this key, and what is possible."""
    _, what, what_zh = KEYS[key]
    why, why_zh = group.reach if group.reach[0] else ("its values hold for whole places", "其取值对整个地区有效")
    own = [other for other, (name, _, _) in KEYS.items() if name in group.tells_apart]
    able = [other for other in registry.groups.values() if KEYS[key][0] in other.tells_apart]
    possible = " or ".join([*own, "counties and village_classes"])
    possible_zh = "、".join([*_titles(own), "县、村类"])
    return (
        f"{group.name_key} cannot be set by {what}: {why}; possible here: {possible}; policies that can: "
        f"{', '.join(other.name_key for other in able)}",
        f"{group.name_zh}不能按{what_zh}设定：{why_zh}；此处可用：{possible_zh}；可按此设定的政策："
        f"{'、'.join(other.name_zh for other in able)}",
    )
