"""Scenarios in words: what one changes, how two differ, which there are. English (`en`) or Chinese (`zh`)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from parameters.before import Parents, parents_of
from parameters.bilingual import pick, pick_there
from parameters.changes import Change, FieldChange
from parameters.chinese_keys import head_of
from parameters.differences import Difference, differences
from parameters.households import cells_text
from parameters.messages import InputError, format_problems, shown
from parameters.months import EARLIEST_CHANGE, month_text
from parameters.observed import observed_words
from parameters.parameter import Group, Parameter, Registry
from parameters.registry import load_registry
from parameters.remarks import LAST_YEAR, remarks, told
from parameters.scenario import SCENARIOS, Scenario, ScenarioFile, scenario_names
from parameters.shocks import tell_shock
from parameters.toml_file import read_toml
from parameters.units import CAP_UNIT, NO_CAP
from parameters.words import about_text, amount_text, change_text, places_text, span_text, title_of, value_text


@dataclass(frozen=True)
class ScenarioSummary:
    """One line of the list of scenarios; `problem` is set, and the rest empty, where a file cannot be read."""

    name: str
    title: str = ""
    title_zh: str = ""
    extends: str = ""
    reason: str = ""
    reason_zh: str = ""
    problem: str = ""


def list_scenarios(folder: Path | None = None, lang: str = "en") -> list[ScenarioSummary]:
    """All scenarios of a folder (default `scenarios/`), the root first; files are read but not checked."""
    folder = SCENARIOS if folder is None else folder
    rows = []
    for stem in scenario_names(folder):
        try:
            data = head_of(read_toml(folder / f"{stem}.toml").text)
        except InputError as error:
            rows.append(ScenarioSummary(stem, problem=format_problems(error, lang)))
            continue
        keys = ("name", "name_zh", "extends", "reason", "reason_zh")
        rows.append(ScenarioSummary(stem, *(str(data.get(key, "")) for key in keys)))
    return rows


def tell(scenario: Scenario, lang: str = "en", registry: Registry | None = None) -> str:
    """The scenario as text to read aloud: what changes against which parent, when, where, why; then its parents."""
    registry = load_registry() if registry is None else registry
    lines: list[str] = []
    for length in range(len(scenario.chain), 0, -1):
        lines += [*_tell_file(replace(scenario, chain=scenario.chain[:length]), registry, lang, length < len(scenario.chain)), ""]
    known = scenario.known_by
    drivers, policies, behaviour = map(month_text, (known.drivers, known.policies, known.behaviour))
    if scenario.drivers == "observed":
        lines.append(pick(lang, "Outside drivers looking back: ", "外部条件为事后视角：") + observed_words(lang, registry))
    else:
        lines.append(
            pick(lang, f"Outside drivers are forecasts from what was known by {drivers}.", f"外部条件：按{drivers}前已知情况预测。")
        )
    lines.append(
        pick(
            lang,
            f"Policies and measurement are as known by {policies}, behaviour as known by {behaviour}.",
            f"政策与测算规则：按{policies}前已知；行为参数：按{behaviour}前已知。",
        )
    )
    if scenario.money is not None:
        policy = title_of(registry.groups[scenario.money.to], lang)
        lines.append(
            pick(
                lang,
                f"The money that {scenario.money.from_scenario} saves goes to: {policy}.",
                f"{scenario.money.from_scenario} 节省的资金转用于：{policy}。",
            )
        )
    found = remarks(scenario, registry=registry)
    if found:
        lines += ["", pick(lang, "Note:", "请注意："), *(f"- {told(remark, lang)}" for remark in found)]
    return "\n".join(lines)


def _tell_file(scenario: Scenario, registry: Registry, lang: str, is_parent: bool) -> list[str]:
    """What the last file of a chain says; `scenario` has the chain up to it."""
    file = scenario.file
    where = _where(file, scenario)
    lines = [pick_there(lang, file.name, file.name_zh) + pick(lang, f" ({where})", f"（{where}）")]
    reason = pick_there(lang, file.reason, file.reason_zh).rstrip(".。 ")
    if file.extends is None:
        lines.append(pick(lang, f"The baseline. {reason}.", f"基线情景。{reason}。"))
    else:
        parent = _where(scenario.chain[-2], scenario)
        lines.append(pick(lang, f"Changed against {parent}, because: {reason}.", f"在 {parent} 基础上改动。理由：{reason}。"))
    if not file.changes and not is_parent:
        lines.append(pick(lang, "No parameter is changed.", "未改动任何参数。"))
    parents = parents_of(scenario, registry)
    return lines + [f"- {_tell_change(change, registry, parents, lang)}" for change in file.changes]


def _where(file: ScenarioFile, scenario: Scenario) -> str:
    """The name of a scenario that comes with the program, or which file it is."""
    return file.stem if file.path.resolve().parent == scenario.folder.resolve() else shown(file.path)


def _tell_change(change: Change, registry: Registry, parents: Parents | None, lang: str) -> str:
    group = registry.groups[change.group]
    head = f"{title_of(group, lang)}, {span_text(change.effective_first, change.last, lang)}, "
    head += ", ".join(filter(None, (places_text(change.places, lang), cells_text(change.cells, lang))))
    if change.first < EARLIEST_CHANGE:
        head += pick(lang, " (nothing changes before 2021-01)", "（2021-01前不作改动）")
    parts = [_tell_field(field, change, registry, parents, lang) for field in change.fields]
    if change.shock is not None:
        head, parts = head.replace(title_of(group, lang), pick(lang, "Shock", "冲击"), 1), [tell_shock(change, lang)]
    if change.enabled is not None:
        parts.insert(0, pick(lang, "switched on again", "恢复实施") if change.enabled else _switched_off(group, lang))
    return f"{head}：{'；'.join(parts)}。".replace(", ", "，").replace(": ", "：") if lang == "zh" else f"{head}: {'; '.join(parts)}."


def _switched_off(group: Group, lang: str) -> str:
    """That a policy is switched off, and what goes on for a while or for good."""
    if not group.ends[0]:
        return pick(lang, "switched off", "停止实施")
    return pick(lang, f"switched off ({group.ends[0]})", f"停止实施（{group.ends[1]}）")


def _tell_field(field: FieldChange, change: Change, registry: Registry, parents: Parents | None, lang: str) -> str:
    parameter = registry.groups[change.group].parameters[field.parameter]
    name = title_of(parameter, lang)
    if field.counties is not None:
        where = places_text(change.places_of(field), lang)
        name = pick(lang, f"{name} {where}", f"{where}{name}")
    if field.how == "hold":
        month = month_text(int(field.value))  # type: ignore[arg-type]
        text = pick(
            lang, f"{name} stays as in {month}, in each draw at its own value", f"{name}保持{month}的取值（各次抽样各自的取值）"
        )
    elif field.how == "to":
        value, instead = amount_text(field.value, parameter.unit, lang), _instead(field, change, parameter, parents, lang)
        text = pick(lang, f"{name} becomes {value}{instead}", f"{name}改为 {value}{instead}") + _when_used_up(field, parameter, lang)
    else:
        value = value_text(field.value)
        text = pick(lang, f"{name} is multiplied by {value}", f"{name}乘以 {value}")
    if field.phase_in is None:
        return text
    first, last = map(month_text, field.phase_in)
    return text + pick(lang, f", in equal steps from {first} to {last}", f"，{first}至{last}逐月到位")


def _when_used_up(field: FieldChange, parameter: Parameter, lang: str) -> str:
    """What a yearly cap does, in the same words for all policies."""
    if parameter.unit != CAP_UNIT or field.value >= NO_CAP:  # type: ignore[operator]
        return ""
    return pick(
        lang,
        "; when it is used up, governments pay nothing more for this policy in the county until January",
        "，用完后该县当年财政不再为此项政策出资，次年1月重新计算",
    )


def _instead(field: FieldChange, change: Change, parameter: Parameter, parents: Parents | None, lang: str) -> str:
    """The parents' central value that is replaced, or its first and last one where it moves with time."""
    if parents is None:
        return ""
    path = parents.of(change, field, LAST_YEAR * 12 + 11).central
    if (path != path[:, :1]).any():
        return pick(lang, " instead of a value by place or household", "（原按地区或农户取值）")
    if not (path != path[:1]).any():
        was = amount_text(path[0, 0], parameter.unit, lang)
        return pick(lang, f" instead of {was}", f"（原为 {was}）")
    ends = [
        amount_text(end, parameter.unit, lang) if getattr(end, "ndim", 0) else about_text(float(end), parameter.unit, lang)
        for end in (path[0, 0], path[-1, 0])
    ]
    return pick(lang, f" instead of a path from {ends[0]} to {ends[1]}", f"（原由 {ends[0]} 变为 {ends[1]}）")


def difference(a: Scenario, b: Scenario, lang: str = "en", registry: Registry | None = None) -> str:
    """How the resolved central values of two scenarios differ: by group, parameter, months and places."""
    registry = load_registry() if registry is None else registry
    found = differences(a, b, registry)
    first, second = (a.name, b.name) if a.name != b.name or a.file.path == b.file.path else (shown(a.file.path), shown(b.file.path))
    if a.money != b.money:
        texts = [_money_text(scenario, registry, lang) for scenario in (a, b)]
        money = [pick(lang, f"Saved money: {texts[0]} against {texts[1]}", f"节省资金去向：{texts[0]} 对 {texts[1]}")]
    else:
        money = []
    if not found and not money:
        return pick(lang, f"{first} and {second} do not differ in any value.", f"{first} 与 {second} 各参数取值相同。")
    lines = [pick(lang, f"{first} -> {second}", f"{first} → {second}"), *money]
    group = ""
    for item in found:
        if item.group != group:
            group = item.group
            lines.append(f"{title_of(registry.groups[group], lang)} ({group})")
        lines.append("  " + _tell_difference(item, registry, lang))
    return "\n".join(lines)


def _money_text(scenario: Scenario, registry: Registry, lang: str) -> str:
    money = scenario.money
    if money is None:
        return pick(lang, "none", "无")
    return f"{money.from_scenario} -> {title_of(registry.groups[money.to], lang)}"


def _tell_difference(item: Difference, registry: Registry, lang: str) -> str:
    parameter = registry.groups[item.group].parameters[item.parameter]
    steps = [change_text(old, new, parameter.unit, lang) for old, new in zip(item.before, item.after, strict=True)]
    text = steps[0]
    if item.gradual:
        first, last = month_text(item.first), month_text(item.last)
        text = pick(
            lang, f"{steps[0]} in {first}, gradually to {steps[-1]} in {last}", f"{first} {steps[0]}，渐变至 {last} {steps[-1]}"
        )
    where = [places_text(item.places, lang), *filter(None, [cells_text(item.cells, lang)])]
    comma = pick(lang, ", ", "，")
    return comma.join([f"{title_of(parameter, lang)} ({item.parameter}): {text}", span_text(item.first, item.last, lang), *where])
