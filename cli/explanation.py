"""What `explain` has found, printed and written: the household, its months beside the standard, the lines of one month."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cli.language import pick
from cli.numbers import MISSING
from cli.tables import say
from cli.tables import show as show_table
from parameters.months import month_text

if TYPE_CHECKING:
    from model.explain import Explanation

Month = dict[str, float]
MONTHS = 12
FIRST = 2021 * MONTHS
"""Months before January 2021 fill the first twelve and are not shown."""


@dataclass(frozen=True)
class Told:
    """A household explained: the watched month, the month of its relapse if any, and its months in both scenarios."""

    explanation: Explanation
    watched: int
    relapsed: int | None
    months: list[Month]
    against: str | None
    others: list[Month]


def show(told: Told, lang: str) -> None:
    """Print all of it."""
    from agents.household_words import value_words

    view = told.explanation.view
    say(
        pick(
            lang,
            f"Household {view.household_id}, {view.county.en}, scenario: {scenario_title(told.explanation.scenario, lang)}",
            f"农户 {view.household_id}，{view.county.zh}，情景：{scenario_title(told.explanation.scenario, lang)}",
        )
    )
    kind = value_words("household_class", float(view.record.household_class), lang)
    say(
        pick(
            lang,
            f"{kind}; {'resettled' if view.record.resettled else 'not resettled'}",
            f"{kind}；{'易地搬迁' if view.record.resettled else '未搬迁'}",
        )
    )
    for person in view.members():
        say(
            pick(
                lang,
                f"  member {person.number + 1}: {person.sex.en}, age {person.age}, {person.work.en}, {person.presence.en}",
                f"  成员{person.number + 1}：{person.sex.zh}，{person.age}岁，{person.work.zh}，{person.presence.zh}",
            )
        )
    say(relapse_words(told, lang))
    heads = month_heads(told, lang)
    show_table(
        pick(
            lang, "Net income of the last twelve months, yuan a head, beside the poverty standard", "近12个月人均纯收入与贫困标准（元）"
        ),
        heads,
        list(month_rows(told, lang)),
    )
    _show_losses(told, lang)
    _show_lines(told, lang)
    say(pick(lang, "Scenario simulation, not statistics", "情景模拟，非统计数据"))


def relapse_words(told: Told, lang: str) -> str:
    """Whether and when the household relapsed."""
    if told.relapsed is None:
        return pick(lang, "Never counted as relapsed from January 2021 on.", "2021年1月以来是否返贫：否")
    when = month_text(told.relapsed)
    return pick(
        lang,
        f"Counted as relapsed at the end of {when}, when the accounting year closed.",
        f"2021年1月以来是否返贫：是（{when}核算年结束时认定）",
    )


def scenario_title(name: str, lang: str) -> str:
    """A scenario's title in the language."""
    from parameters.scenario import read_scenario

    scenario = read_scenario(name)
    return pick(lang, scenario.title, scenario.title_zh or scenario.title)


def month_heads(told: Told, lang: str, plain: bool = False) -> list[str]:
    """Headings of the table of months: after each scenario whether its income is below the standard; `plain`: told apart by name."""
    below = pick(lang, "below", "低于标准")
    heads = []
    for scenario in (told.explanation.scenario, *([told.against] if told.against else [])):
        title = scenario_title(scenario, lang)
        heads += [title, f"{below}{pick(lang, ': ', '：')}{title}" if plain and told.against else below]
    return [pick(lang, "month", "月份"), *heads, pick(lang, "standard", "标准"), pick(lang, "persons", "人数")]


def month_rows(told: Told, lang: str, plain: bool = False) -> Iterator[list[str]]:
    """Every month from January 2021 on at whose end somebody lives there, with the watched one marked.

    `plain`: numbers for programs, without separators.
    """
    form = "{:.2f}" if plain else "{:,.0f}"
    others = {month["month"]: month for month in told.others}
    for month in told.months:
        number = int(month["month"]) - 1
        if number < FIRST or (month["persons"] == 0 and number != told.watched):
            continue
        income = _per_head(month)
        mark = " *" if number == told.watched and not plain else ""
        row = [form.format(income), _below(month, lang)]
        if told.against:
            other = others.get(month["month"])
            row += [MISSING, ""] if other is None else [form.format(_per_head(other)), _below(other, lang)]
        yield [month_text(number) + mark, *row, form.format(month["standard"]), f"{month['persons']:,.0f}"]


def _below(month: Month, lang: str) -> str:
    return pick(lang, "yes", "是") if _per_head(month) < month["standard"] else ""


def _show_losses(told: Told, lang: str) -> None:
    """What the accounting year had cost by the watched month, by cause."""
    from agents import codes

    month = next((month for month in told.explanation.months if int(month["month"]) - 1 == told.watched - 1), None)
    if month is None:
        return
    lost = [(item, month[f"loss[{number}]"]) for number, item in enumerate(codes.CAUSES[: codes.OTHER])]
    words = [f"{pick(lang, item.en, item.zh)} {yuan:,.0f}" for item, yuan in lost if yuan > 0.0]
    said = pick(lang, "; ".join(words), "；".join(words)) or pick(lang, "none", "无")
    say(
        pick(
            lang,
            f"Losses noted in the accounting year before {month_text(told.watched)} (yuan): {said}",
            f"{month_text(told.watched)}之前本核算年记录的损失（元）：{said}",
        )
    )


def _show_lines(told: Told, lang: str) -> None:
    """What each line of the watched month changed."""
    say(pick(lang, f"\nWhat each line of {month_text(told.watched)} changed:", f"\n{month_text(told.watched)}各步骤引起的变化："))
    for title, rows in line_rows(told, lang):
        say(f"[{title}]")
        for field, before, after, unit in rows:
            say(f"    {field}{pick(lang, ': ', '：')}{before} -> {after} {unit}".rstrip())


def line_rows(told: Told, lang: str) -> Iterator[tuple[str, list[tuple[str, str, str, str]]]]:
    """Title of each line with its changes in words: field, before, after, unit."""
    from agents.household_words import meanings_of, value_words
    from parameters.units import unit_text

    for line in told.explanation.lines:
        rows = []
        for change in line.changes:
            stem = change.field.rpartition(".")[2].partition("[")[0]
            silent = bool(meanings_of(stem)) or change.unit in ("bit set", "code", "month", "index", "key")
            unit = "" if silent else change.unit
            rows.append(
                (
                    pick(lang, change.en, change.zh),
                    value_words(change.field, change.before, lang),
                    value_words(change.field, change.after, lang),
                    unit_text(unit, lang),
                )
            )
        yield pick(lang, line.en, line.zh), rows


def write(told: Told, out: Path, lang: str) -> Path:
    """Write the months and the lines as CSV into a new folder under `out`; its place.

    Raises:
        OSError: they cannot be written; the folder is taken away again.
    """
    from experiments.durable import remove
    from reports.csv_text import write_csv

    stem = f"explain-{told.explanation.view.household_id}-{Path(told.explanation.scenario).stem}-{time.strftime('%Y%m%d-%H%M%S')}"
    folder, number = out / stem, 1
    while folder.exists():
        number += 1
        folder = out / f"{stem}-{number}"
    folder.mkdir(parents=True)
    try:
        write_csv(
            folder / "months.csv",
            month_heads(told, lang, plain=True),
            [[month, *map(_cell, others)] for month, *others in month_rows(told, lang, plain=True)],
        )
        write_csv(
            folder / "lines.csv",
            pick(lang, "line,field,before,after,unit", "步骤,字段,之前,之后,单位").split(","),
            [
                [title, name, _cell(before), _cell(after), unit]
                for title, changes in line_rows(told, lang)
                for name, before, after, unit in changes
            ],
        )
    except BaseException:
        remove(folder)
        raise
    return folder


def _cell(text: str) -> str | float | None:
    """A number as a number, a household that is not there as nothing, words as they are."""
    try:
        number = float(text.replace(",", ""))
    except ValueError:
        return None if text == MISSING else text
    return number if math.isfinite(number) else text


def _per_head(month: Month) -> float:
    return month["net_12"] / max(month["persons"] + month["head_months"] / MONTHS, 1.0 / MONTHS)
