"""Checks over all parameter files together: names, facts, correlations, the four levers that every policy has."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from parameters.bounds import outside_words, prior_beyond_range
from parameters.messages import Key, Problem, listed, nearest
from parameters.parameter import POLICY_MUST_HAVE, Group
from parameters.place import PLACE
from parameters.place_values import OWN
from parameters.toml_file import read_toml

_FACT = re.compile(r"\bF\d+\b")


def fact_ids(root: Path) -> set[str] | None:
    """The ids of `facts/facts.csv` under the data folder and of the place's own facts, or None if there is no such file."""
    if not (root / "facts" / "facts.csv").is_file():
        return None
    found: set[str] = set()
    for path in (root / "facts" / "facts.csv", PLACE.facts):
        if path.is_file():
            with path.open(encoding="utf-8-sig", newline="") as lines:
                found |= {row["id"] for row in csv.DictReader(lines)}
    return found


def check(groups: list[Group], root: Path) -> list[Problem]:
    """All problems that show only when the files are read together."""
    problems = _names(groups) + _facts(groups, fact_ids(root)) + _correlations(groups) + _priors(groups)
    for group in groups:
        if group.kind == "policy":
            problems += _levers(group)
    return problems


def _problem(group: Group, key: Key, en: str, zh: str, suggestion: str = "", value: object = None) -> Problem:
    parameter = group.parameters.get(str(key[0])) if len(key) > 1 and key[1] in OWN else None
    if parameter is not None and parameter.of_place is not None:
        return read_toml(parameter.of_place).problem((group.name_key, *key), en, zh, suggestion, value)
    return read_toml(group.path).problem(key, en, zh, suggestion, value)


def _names(groups: list[Group]) -> list[Problem]:
    first: dict[str, Group] = {}
    problems = []
    for group in groups:
        other = first.setdefault(group.name_key, group)
        if other is not group:
            at = f"{other.path.parent.name}/{other.path.name}"
            problems.append(
                _problem(
                    group,
                    (),
                    f"the group {group.name_key} is also in {at}; expected names unique over all folders",
                    f"组名 {group.name_key} 已用于 {at}；各文件夹间不可重名",
                )
            )
    return problems


def _levers(group: Group) -> list[Problem]:
    problems = []
    for key in POLICY_MUST_HAVE:
        if key not in group.parameters:
            every = listed(POLICY_MUST_HAVE)
            problems.append(
                _problem(group, (), f"the policy lacks [{key}]; every policy has {every}", f"政策缺少 [{key}]；每项政策都应有 {every}")
            )
        elif group.parameters[key].length:
            problems.append(_problem(group, (key,), "expected one number, not a list", "应为一个数，而不是列表"))
    return problems


def _facts(groups: list[Group], known: set[str] | None) -> list[Problem]:
    if known is None:
        return []
    problems = []
    for group in groups:
        for parameter in group.parameters.values():
            for i, dated in enumerate(parameter.values):
                for fact in _FACT.findall(dated.source):
                    if fact not in known:
                        problems.append(
                            _problem(
                                group,
                                (parameter.key, "values", i, "source"),
                                f"there is no fact {fact} in facts.csv",
                                f"facts.csv 中没有 {fact}",
                                nearest(fact, known),
                                dated.source,
                            )
                        )
    return problems


def _priors(groups: list[Group]) -> list[Problem]:
    """Priors that would lose a tail at the permitted range, on any date of their path."""
    problems = []
    for group in groups:
        for parameter in group.parameters.values():
            if prior_beyond_range(parameter) is not None:
                en, zh = outside_words(parameter)
                problems.append(
                    _problem(
                        group,
                        (parameter.key, "prior"),
                        f"the prior reaches beyond the permitted range; {en}",
                        f"先验超出允许范围；{zh}",
                    )
                )
    return problems


def _correlations(groups: list[Group]) -> list[Problem]:
    partners = {p.full_name: p.prior.correlated_with for group in groups for p in group.parameters.values() if p.prior is not None}
    problems = []
    for group in groups:
        for parameter in group.parameters.values():
            partner = partners.get(parameter.full_name, "")
            key: Key = (parameter.key, "correlated")
            if partner and partner not in partners:
                problems.append(
                    _problem(
                        group,
                        key,
                        "expected group.parameter of a parameter with a prior",
                        "应为某个带 prior 的参数，写作 组.参数",
                        nearest(partner, partners),
                        partner,
                    )
                )
            elif partner and _in_circle(parameter.full_name, partners):
                problems.append(
                    _problem(
                        group,
                        key,
                        "these correlations form a circle; declare each on one side only",
                        "相关关系构成循环；每对只在一方声明",
                        value=partner,
                    )
                )
    return problems


def _in_circle(name: str, partners: dict[str, str]) -> bool:
    seen: set[str] = set()
    while name and name not in seen:
        seen.add(name)
        name = partners.get(name, "")
    return bool(name)
