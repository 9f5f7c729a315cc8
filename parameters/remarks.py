"""What is permitted in a scenario and probably not meant: said by `check`, `tell`, `difference`, and before a run.

Nothing here refuses a file. Each remark names file, line and key like a problem and says what will happen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

import numpy as np

from parameters.before import Before, Parents, parents_of
from parameters.bilingual import pick
from parameters.changes import Change, FieldChange
from parameters.dated_paths import ALWAYS
from parameters.differences import differences
from parameters.messages import Key, Problem
from parameters.months import EARLIEST_CHANGE, SCENARIO_LAST, month_text
from parameters.parameter import Parameter, Registry
from parameters.plausible import believed_range, far_from_prior
from parameters.priors import CENTRAL_DRAW
from parameters.registry import load_registry
from parameters.scenario import KnownBy, Scenario, differs_from_shipped
from parameters.scenario_file import ROOT
from parameters.table import compile_rules
from parameters.toml_file import TomlFile
from parameters.words import about_text, amount_text

LAST_YEAR = 2025
"""The last year of a run that does not say another."""
_CLOSE = 1e-9


def remarks(scenario: Scenario, last_year: int | None = None, registry: Registry | None = None) -> list[Problem]:
    """Remarks on a scenario's own file for a run to the end of `last_year` (default 2025), in the order of the file."""
    registry = load_registry() if registry is None else registry
    end = (last_year or LAST_YEAR) * 12 + 11
    parents = parents_of(scenario, registry)
    found = [*_of_knowledge(scenario, registry), *_of_money(scenario, registry)]
    if parents is not None:
        found += [*_of_parent(scenario), *_of_whole(scenario, registry), *_after_the_end(scenario, end)]
        for change in (one for one in scenario.file.changes if one.shock is None):  # a shock is meant as it is said
            found += _of_block(scenario, change, parents, end, registry)
    return sorted(dict.fromkeys(found), key=lambda remark: (remark.line, remark.column))


def _say(scenario: Scenario, key: Key, en: str, zh: str) -> Problem:
    return scenario.file.source.problem(key, en, zh)


def _after_the_end(scenario: Scenario, end: int) -> Iterator[Problem]:
    late = [change for change in scenario.file.changes if change.effective_first > end]
    if late:
        first, count, every = min(change.effective_first for change in late), len(late), len(scenario.file.changes)
        yield _say(
            scenario,
            late[0].key,
            f"{count} of {every} blocks of changes begin after the end of a run to {end // 12}, the first in "
            f"{month_text(first)}: use --end {first // 12} or later",
            f"{every}段改动中有{count}段晚于运行终点{end // 12}年，最早自{month_text(first)}起："
            f"须用 --end {first // 12} 或更晚才起作用",
        )


def _of_block(scenario: Scenario, change: Change, parents: Parents, end: int, registry: Registry) -> Iterator[Problem]:
    for field in change.fields:
        say = partial(_say, scenario, (*change.key, field.parameter))
        parameter = registry.groups[change.group].parameters[field.parameter]
        before = parents.of(change, field, end)
        if field.how == "to":
            ways = partial(_ways, scenario.file.source, (*change.key, field.parameter))
            yield from (say(en, zh) for en, zh in _fixed(field, parameter, before, ways, change))
        elif field.how == "times":
            yield from (say(en, zh) for en, zh in _multiplied(field, parameter, before))


def _fixed(
    field: FieldChange, parameter: Parameter, before: Before, ways_of: Callable[[str], tuple[str, str]], change: Change
) -> Iterator[tuple[str, str]]:
    """A fixed value where the parents' one moves, or lies on both sides of it; a value that nobody believes."""
    value = np.asarray(field.value, dtype=np.float64)
    whole = bool(np.isin(value, (0.0, parameter.low, parameter.high)).all())
    if not whole and far_from_prior(parameter, field.value):
        said, said_zh = (amount_text(field.value, parameter.unit, lang) for lang in ("en", "zh"))
        yield (
            f"{said} is far outside of {_believed(parameter, 'en')}; is the unit right?",
            f"{said_zh} 远超{_believed(parameter, 'zh')}；单位是否有误？",
        )
    if before.ends and (value > 0.0).any():
        yield _outlives(before)
    if whole:
        return
    room = _CLOSE * np.maximum(1.0, np.abs(value))
    cut, rise = bool((value < before.high - room).any()), bool((value > before.low + room).any())
    ways = ways_of(month_text(max(change.effective_first - 1, EARLIEST_CHANGE - 12)))
    if cut and rise:
        yield _both_sides(before, parameter, ways)
    elif before.moves and (cut or rise):
        yield _growing(before, parameter, "a cut" if cut else "a rise", "下调" if cut else "上调", ways)


def _believed(parameter: Parameter, lang: str) -> str:
    """What is believed, in words: a range, or the one value that is known."""
    low, high = believed_range(parameter)
    ends = [about_text(end, parameter.unit, lang) for end in (low, high)]
    if ends[0] == ends[1]:
        return pick(lang, f"what is believed, {ends[0]} alone", f"可信范围 {ends[0]}（仅此一值）")
    return pick(lang, f"what is believed, {ends[0]} to {ends[1]}", f"可信范围 {ends[0]} 至 {ends[1]}")


def _ways(source: TomlFile, key: Key, hold: str) -> tuple[str, str]:
    """The two ways of writing that go with the parents' path, in English and Chinese, with keys as the file writes them."""
    written = [str(part) for part in source.as_written(key)]
    names = ["hold", "times"]
    if not "".join(written).isascii():
        names = [f'"{name}"' for name in source.dialect.in_chinese(key, names)]
    ways = f'{{ {names[0]} = "{hold}" }}', f"{{ {names[1]} = ... }}"
    return " or ".join(ways), " 或 ".join(ways)


def _both_sides(before: Before, parameter: Parameter, ways: tuple[str, str]) -> tuple[str, str]:
    low, high = float(before.low.min()), float(before.high.max())
    (first, last), (first_zh, last_zh) = ([about_text(end, parameter.unit, lang) for end in (low, high)] for lang in ("en", "zh"))
    what, what_zh = ("draws and years", "抽样和年份") if before.moves else ("draws", "抽样")
    return (
        f"a fixed value is a cut in some {what} and a rise in others: without it, it would lie between {first} and {last}; "
        f"{ways[0]} goes with each draw",
        f"固定值在部分{what_zh}中是下调、在其余中是上调：原取值在 {first_zh} 至 {last_zh} 之间；如欲随各次抽样变动，请用 {ways[1]}",
    )


def _outlives(before: Before) -> tuple[str, str]:
    """A fixed value that goes on, or begins again, where the parents have come to an end."""
    end = month_text(before.ends)
    return (
        f"without it, this ends: nothing from {end} on; a fixed value goes on after that end. {{ times = ... }} ends with it",
        f"原路径自{end}起终止（为零），固定值会延续到终止之后；如欲随之终止，请用倍数（times，“乘以”）",
    )


def _growing(before: Before, parameter: Parameter, what: str, what_zh: str, ways: tuple[str, str]) -> tuple[str, str]:
    ends = float(before.central[0].flat[0]), float(before.central[-1].flat[0])
    (first, last), (first_zh, last_zh) = ([about_text(end, parameter.unit, lang) for end in ends] for lang in ("en", "zh"))
    return (
        f"a fixed value is {what} that changes with time: without it, it would go from {first} to {last}; {ways[0]} goes with its path",
        f"固定值是逐年变化的{what_zh}：原取值由 {first_zh} 变为 {last_zh}；如欲随原路径变动，请用 {ways[1]}",
    )


def _multiplied(field: FieldChange, parameter: Parameter, before: Before) -> Iterator[tuple[str, str]]:
    """A factor whose product is cut off at the permitted range, or lies where nobody believes."""
    factor = float(field.value)  # type: ignore[arg-type]
    products = np.stack([before.low, before.high]) * factor
    room = _CLOSE * np.maximum(1.0, np.abs(products))
    for outside, limit, extreme in (
        (products > parameter.high + room, parameter.high, products.max()),
        (products < parameter.low - room, parameter.low, products.min()),
    ):
        if outside.any():
            texts = [[about_text(float(value), parameter.unit, lang) for value in (extreme, limit)] for lang in ("en", "zh")]
            yield (
                f"the factor is not taken whole: it gives {texts[0][0]} in some draws or months, which is held at {texts[0][1]}",
                f"倍数未能全部生效：部分抽样或月份得 {texts[1][0]}，按 {texts[1][1]} 计",
            )
            return
    central = before.central * factor
    if factor != 1.0 and any(far_from_prior(parameter, float(value)) for value in np.unique(central)):
        said, said_zh = (about_text(float(central.max()), parameter.unit, lang) for lang in ("en", "zh"))
        yield f"the product, {said}, is far outside of {_believed(parameter, 'en')}", f"乘积 {said_zh} 远超{_believed(parameter, 'zh')}"


def _of_parent(scenario: Scenario) -> Iterator[Problem]:
    """Which file the parent is, where the name could mean two."""
    parent = scenario.chain[-2]
    if differs_from_shipped(parent.path, scenario.folder):
        yield _say(
            scenario,
            ("extends",),
            f"the file beside this one is taken, {parent.path.name}, and not the scenario of that name that comes with the program",
            f"取同一文件夹内的 {parent.path.name}，而非程序自带的同名情景",
        )


def _of_whole(scenario: Scenario, registry: Registry) -> Iterator[Problem]:
    file = scenario.file
    if file.drivers or file.known_by or file.money:
        return
    parent = replace(scenario, chain=scenario.chain[:-1])
    if not file.changes or not differences(parent, scenario, registry):
        name = parent.chain[-1].stem
        yield _say(
            scenario,
            ("extends",),
            f"changes nothing against its parent {name}: both will give the same results",
            f"与上级情景 {name} 完全相同：两者结果将一致",
        )


def _of_knowledge(scenario: Scenario, registry: Registry) -> Iterator[Problem]:
    """Cut-offs after which nothing becomes known, or before which little was."""
    kinds = {"drivers": ("driver",), "policies": ("policy", "measurement"), "behaviour": ("life",)}
    for name, cutoff in scenario.file.known_by.items():
        every = [p for kind in kinds[name] for group in registry.of_kind(kind).values() for p in group.parameters.values()]
        latest = max(dated.known_from for p in every for dated in p.values) if every else ALWAYS
        unknown = sum(all(dated.known_from > cutoff for dated in p.values) for p in every)
        if cutoff > max(latest, getattr(KnownBy(), name)):
            yield _say(
                scenario,
                ("known_by", name),
                f"nothing becomes known after {month_text(latest)}: a later cut-off is the same",
                f"{month_text(latest)}之后再无新信息：更晚的截止月份与之相同",
            )
        if unknown and cutoff < getattr(KnownBy(), name):
            yield _say(
                scenario,
                ("known_by", name),
                f"{unknown} of {len(every)} parameters were not known by then; what became known first stands in for them",
                f"{len(every)}个参数中有{unknown}个当时尚未知；以其最早已知值代替",
            )


def _of_money(scenario: Scenario, registry: Registry) -> Iterator[Problem]:
    money = scenario.money
    if money is None:
        return
    source = money.from_scenario
    if source == ROOT:
        yield _say(
            scenario,
            ("money", "from_scenario"),
            f"{ROOT} saves nothing against itself: no money is spent",
            f"{ROOT} 与自身相比没有节省：不会有资金转用",
        )
    elif money.path.resolve() not in [file.path.resolve() for file in scenario.chain[:-1]]:
        yield _say(
            scenario,
            ("money", "from_scenario"),
            f"{source} is no parent of this scenario: what {source} saves is spent here although this scenario may not save it",
            f"{source} 不是本情景的上级：本情景未必节省该资金，却将其花费",
        )
    table = compile_rules(registry, scenario, CENTRAL_DRAW, EARLIEST_CHANGE, SCENARIO_LAST - EARLIEST_CHANGE + 1)[money.to]
    group = registry.groups[money.to]
    switched_off = [np.isclose(table[key], np.asarray(value)).all() for key, value in group.off.items()]
    if all(switched_off) or not table["strength"].any():
        yield _say(
            scenario,
            ("money", "to"),
            f"{group.name} is switched off in this scenario: the money has nowhere to go",
            f"本情景已停止“{group.name_zh}”：资金无处可用",
        )


def told(remark: Problem, lang: str) -> str:
    """A remark without its place, for a text about the scenario."""
    what = remark.title_zh if lang == "zh" and remark.title_zh else remark.key
    ends = "" if remark.expected_en.endswith("?") else "."
    return pick(lang, f"{what}: {remark.expected_en}{ends}", f"{what}：{remark.expected_zh}{ends and '。'}")
