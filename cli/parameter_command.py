"""`parameters WORD`: what a number is, from when on, how sure, where it comes from and who reads it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from cli.language import language, pick, refuse, usable_input
from cli.options import Lang
from cli.tables import say, show

if TYPE_CHECKING:
    from parameters.citations import Fact
    from parameters.parameter import Group, Parameter, Registry

MOST_WHOLE = 4
"""So many parameters are shown whole; more stand in a table."""
MISSING = "-"
PLAN, YEARS_SHOWN = "plan", 5
"""The scenario whose values are told beside what is known today, and for how many years from its first."""
WORD = typer.Argument(metavar="[WORD]", help="part of a name in either language, group.parameter, or the id of a fact 名称的一部分")


def parameters(word: Annotated[str | None, WORD] = None, lang: Lang = None) -> None:
    """Look a parameter up: its values by date, prior, source and readers. 查询参数：分期取值、先验、来源与使用处"""
    from parameters.registry import load_registry

    shown = language(lang)
    with usable_input(shown):
        registry = load_registry()
    if word is None:
        _show_groups(registry, shown)
        return
    found = matching(registry, word)
    if not found:
        _refuse(registry, word, shown)
    _show_fact(registry, word, shown)
    if len(found) <= MOST_WHOLE:
        for parameter in found:
            _show_whole(registry, parameter, shown)
    else:
        _show_table(registry, found, shown)


def matching(registry: Registry, word: str) -> list[Parameter]:
    """The parameters that a word names: exactly, else by part of a name, a title or a group's title, else by a fact's id."""
    wanted = word.strip().casefold()
    every = list(registry.parameters().values())
    exact = [
        p
        for p in every
        if wanted in (p.full_name.casefold(), p.name_zh.casefold(), p.name.casefold())
        or wanted in [title.casefold() for title in _titles(registry.groups[p.group])]
    ]
    if exact or not wanted:
        return exact
    cited = [p for p in every if any(wanted == fact.casefold() for dated in p.values for fact in dated.source.split())]
    for holds in (_contains, _contains_in_order):
        named = [p for p in every if holds(wanted, (p.full_name, p.name, p.name_zh))]
        group = [p for p in every if holds(wanted, _titles(registry.groups[p.group]))]
        if named or group or cited:
            return list({p.full_name: p for p in (*group, *named, *cited)}.values())
    return []


def _contains(wanted: str, texts: Iterable[str]) -> bool:
    return any(wanted in text.casefold() for text in texts)


def _contains_in_order(wanted: str, texts: Iterable[str]) -> bool:
    """Whether a text has the characters of a Chinese word in order, as 公益性岗位 has those of 公益岗."""
    pattern = ".{0,2}".join(map(re.escape, wanted))
    return not wanted.isascii() and any(re.search(pattern, text) for text in texts)


def _titles(group: Group) -> tuple[str, str, str]:
    return group.name_key, group.name, group.name_zh


def _refuse(registry: Registry, word: str, lang: str) -> NoReturn:
    from parameters.messages import nearest

    names = {text: p.full_name for p in registry.parameters().values() for text in (p.full_name, p.key, p.name, p.name_zh)}
    names |= {text: group.name_key for group in registry.groups.values() for text in _titles(group)}
    near = nearest(word, names)
    hint = pick(lang, f" Nearest: {near}.", f"最接近的是：{near}。") if near else ""
    refuse(
        pick(
            lang,
            f"parameters {word}: no parameter, policy or fact of this name.{hint}",
            f"parameters {word}：没有此名称的参数、政策或事实编号。{hint}",
        )
    )


def _show_fact(registry: Registry, word: str, lang: str) -> None:
    """The fact first, where the word is its id: what it says comes before who cites it."""
    from parameters.citations import load_facts

    fact = load_facts(registry.root).get(word.strip().upper())
    if fact is not None:
        say(f"\n{fact.id}{pick(lang, ' (fact, grade ', '（事实，等级')}{fact.quality}{pick(lang, '): ', '）：')}{fact.text}")
        say(pick(lang, "cited by:", "引用此事实的参数："))


def _show_groups(registry: Registry, lang: str) -> None:
    rows = [
        [name, pick(lang, group.name, group.name_zh), group.kind, f"{len(group.parameters)}"] for name, group in registry.groups.items()
    ]
    show(
        pick(lang, "Groups of parameters; run.py parameters NAME shows one", "参数组；run.py parameters 名称 可查看"),
        [pick(lang, "name", "名称"), pick(lang, "title", "标题"), pick(lang, "kind", "类别"), pick(lang, "number", "个数")],
        rows,
        words=3,
    )


def _show_table(registry: Registry, found: list[Parameter], lang: str) -> None:
    from parameters.months import month_text
    from parameters.words import dated_amount_text, title_of

    groups = {p.group for p in found}
    one = registry.groups[found[0].group] if len(groups) == 1 else None
    head = f"{one.name_key} {title_of(one, lang)}{pick(lang, ': ', '：')}" if one else ""
    rows = [
        [
            p.key if one else p.full_name,
            title_of(p, lang),
            dated_amount_text(p, p.values[-1].value, lang),
            month_text(p.values[-1].start),
            _prior(p),
            p.values[-1].grade,
        ]
        for p in found
    ]
    example = found[0].full_name
    show(
        head
        + pick(
            lang,
            f"{len(found)} parameters; one whole: run.py parameters {example}",
            f"{len(found)}个参数；查看一个参数的全部信息，例如 run.py parameters {example}",
        ),
        [
            pick(lang, "parameter", "参数"),
            pick(lang, "title", "标题"),
            pick(lang, "last value", "最近取值"),
            pick(lang, "from", "起"),
            pick(lang, "prior, low - central - high", "先验：低-中-高"),
            pick(lang, "grade", "等级"),
        ],
        rows,
        words=2,
    )


def _prior(parameter: Parameter) -> str:
    """Its three points in the unit of the values; factors on a list stay as they are."""
    from parameters.units import as_per_cent
    from parameters.words import number_text

    if parameter.prior is None:
        return MISSING
    scale = 100.0 if as_per_cent(parameter.unit) and not parameter.length else 1.0
    ends = " - ".join(number_text(scale * value) for value in (parameter.prior.low, parameter.prior.central, parameter.prior.high))
    return f"{ends} %" if scale > 1.0 else ends


def _show_whole(registry: Registry, parameter: Parameter, lang: str) -> None:
    from parameters.citations import load_facts
    from parameters.readers import readers
    from parameters.units import as_per_cent, unit_text
    from parameters.words import number_text, title_of

    group = registry.groups[parameter.group]
    say(f"\n{parameter.full_name}: {title_of(group, lang)} / {title_of(parameter, lang)}")
    _line(lang, "unit", "单位", unit_text(parameter.unit, lang))
    scale, sign = (100.0, " %") if as_per_cent(parameter.unit) else (1.0, "")
    _line(lang, "permitted", "允许范围", f"{number_text(scale * parameter.low)} - {number_text(scale * parameter.high)}{sign}")
    _show_values(parameter, load_facts(registry.root), lang)
    _line(lang, "the plan's scenario takes, in January", "规划情景各年1月取值", _in_the_plan(registry, parameter, lang))
    if parameter.growth:
        _line(lang, "afterwards", "此后", pick(lang, f"{parameter.growth:+.2%} a year", f"每年{parameter.growth:+.2%}"))
    prior = parameter.prior
    if prior is None:
        _line(lang, "prior", "先验", pick(lang, "none: the same in every draw", "无：各次抽样相同"))
    else:
        form = pick(
            lang,
            prior.distribution,
            {"triangular": "三角分布", "uniform": "均匀分布", "normal": "正态分布", "lognormal": "对数正态分布"}[prior.distribution],
        )
        _line(lang, "prior", "先验", f"{form}, {_prior(parameter)}; {prior.why}")
        if prior.correlated_with:
            _line(lang, "bound to", "相关于", f"{prior.correlated_with} (rho {prior.rho:g})")
    if parameter.sign:
        _line(lang, "a higher value", "取值越高", pick(lang, "; ", "；").join(_direction(*sign, lang) for sign in parameter.sign))
    if parameter.note:
        _line(lang, "note", "说明", parameter.note)
    _line(lang, "read in", "使用处", ", ".join(readers(parameter.group, parameter.key)) or MISSING)
    where = f"data/{group.path.parent.name}/{group.path.name}"
    _line(lang, "stands in", "所在文件", where)


def _show_values(parameter: Parameter, facts: Mapping[str, Fact], lang: str) -> None:
    from parameters.citations import FACT
    from parameters.months import month_text
    from parameters.words import dated_amount_text

    for dated in parameter.values:
        value = dated_amount_text(parameter, dated.value, lang)
        source = dated.source.replace("assumption", "假设")
        words = pick(
            lang,
            f"{value} (grade {dated.grade}, known from {month_text(dated.known_from)}; {dated.source})",
            f"{value}（等级{dated.grade}，{month_text(dated.known_from)}起已知；{source}）",
        )
        _line(lang, f"from {month_text(dated.start)}", f"{month_text(dated.start)}起", f"{words} {dated.note}".rstrip())
        for fact in FACT.findall(dated.source):
            say(f"      {fact}: {facts[fact].text}")


def _in_the_plan(registry: Registry, parameter: Parameter, lang: str) -> str:
    """The central values that a run of the plan reads, by year: what became known after its cut-off is not among them."""
    from parameters.months import EARLIEST_CHANGE, month_text
    from parameters.places import CLASS_COUNT
    from parameters.priors import CENTRAL_DRAW
    from parameters.scenario import read_scenario
    from parameters.table import compile_rules
    from parameters.words import dated_amount_text

    plan = read_scenario(PLAN, registry)
    path = compile_rules(registry, plan, CENTRAL_DRAW, EARLIEST_CHANGE, 12 * YEARS_SHOWN)[parameter.group][parameter.key]
    shown = path[::12, ::CLASS_COUNT] if parameter.by_county else path[::12, 0]
    years = [(EARLIEST_CHANGE + 12 * year, value) for year, value in enumerate(shown)]
    told = [(month, value) for at, (month, value) in enumerate(years) if not at or (value != years[at - 1][1]).any()]
    words = [
        (month_text(month), dated_amount_text(parameter, tuple(value) if value.ndim else float(value), lang)) for month, value in told
    ]
    if len(words) == 1:
        return words[0][1]
    return pick(lang, "; ", "；").join(f"{month[:4]}{pick(lang, ': ', '年')}{text}" for month, text in words)


def _direction(outcome: str, sign: str, lang: str) -> str:
    """What a higher value does to an outcome, in words."""
    from model.contract import VARIABLES

    title = pick(lang, VARIABLES[outcome].long_name, VARIABLES[outcome].long_name_zh)
    does = {
        "+": pick(lang, "raises", "升高"),
        "-": pick(lang, "lowers", "降低"),
        "0": pick(lang, "leaves", "不变"),
        "either": pick(lang, "may raise or lower", "可升可降"),
    }[sign]
    return pick(lang, f"{does} {title}", f"{title}{does}")


def _line(lang: str, en: str, zh: str, text: str) -> None:
    say(f"  {pick(lang, en, zh)}{pick(lang, ': ', '：')}{text}")
