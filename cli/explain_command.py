"""`explain`: one household before and after each line of a month, and its incomes month by month."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cli.cache_note import say_where_cache_failed
from cli.language import language, pick, refuse

if TYPE_CHECKING:
    from model.explain import Explanation


def explain(
    household: Annotated[int | None, typer.Argument(help="number of the household; left out: one that relapses 农户编号")] = None,
    scenario: Annotated[str, typer.Option(help="scenario 情景")] = "plan",
    against: Annotated[str | None, typer.Option(help="choose a household that relapses in SCENARIO and not here 对照情景")] = None,
    month: Annotated[str, typer.Option(help="month to watch line by line, YYYY-MM 逐步查看的月份")] = "2022-09",
    sample: Annotated[float, typer.Option(min=0.0005, max=1.0, help="share of households simulated 抽样比例")] = 0.02,
    seed: Annotated[int, typer.Option(min=0)] = 1,
    lang: Annotated[str | None, typer.Option(help="en or zh")] = None,
) -> None:
    """Why this household: what every line of a month did to it. 逐步解释一户。"""
    from model.explain import example_household
    from model.explain import explain as explain_household
    from parameters.messages import InputError, format_problems

    shown = language(lang)
    at = month_number(month, shown)
    say_where_cache_failed(shown)
    try:
        number = household if household is not None else example_household(scenario, against, sample, seed, at // 12)
        if number is None:
            refuse(pick(shown, "no household of this sample fits; try a larger --sample",
                        "样本中没有符合条件的农户，请增大 --sample"))
        told = explain_household(int(number or 0), scenario, at, sample, seed)
    except InputError as error:
        refuse(format_problems(error, shown))
    except KeyError as error:
        refuse(str(error.args[0]))
    show_explanation(told, shown)


def month_number(text: str, lang: str) -> int:
    """`YYYY-MM` as year x 12 + month - 1; exit status 2 where it is none from 2020-01 to 2030-12."""
    from parameters.months import month_index

    try:
        number = month_index(text)
    except ValueError:
        number = -1
    if not 2020 * 12 <= number < 2031 * 12:
        refuse(pick(lang, f"--month {text}: expected YYYY-MM from 2020-01 to 2030-12",
                    f"--month {text}：应为 2020-01 至 2030-12 之间的 YYYY-MM"))
    return number


def show_explanation(told: Explanation, lang: str) -> None:
    """Print the household, its twelve-month incomes and the lines of the month."""
    view = told.view
    h = view.record
    typer.echo(pick(lang, f"Household {view.household_id}, {view.county.en}, scenario {told.scenario}",
                    f"农户 {view.household_id}，{view.county.zh}，情景 {told.scenario}"))
    for person in view.members():
        typer.echo(pick(lang, f"  member {person.place}: age {person.age}, {person.work.en}, {person.presence.en}",
                        f"  成员{person.place}：{person.sex}，{person.age}岁，{person.work.zh}，{person.presence.zh}"))
    typer.echo(pick(lang, "Income of the last twelve months a head, by month (yuan):", "近12个月人均纯收入（元，逐月）："))
    for row in told.months[::3]:
        month = int(row["month"])
        typer.echo(f"  {(month - 1) // 12}-{(month - 1) % 12 + 1:02d}: {row['net_12'] / max(row['persons'], 1):,.0f}")
    for line in told.lines:
        typer.echo(pick(lang, f"[{line.line}]", f"[{line.zh}]"))
        for change in line.changes:
            title = change.field if lang == "en" else change.zh
            typer.echo(f"    {title}: {change.before:,.2f} -> {change.after:,.2f} {change.unit}")
    typer.echo(pick(lang, f"Ever relapsed since January 2021: {'yes' if h.ever_relapsed else 'no'}",
                    f"2021年1月以来是否返贫：{'是' if h.ever_relapsed else '否'}"))
    typer.echo(pick(lang, "Scenario simulation, not statistics", "情景模拟，非统计数据"))
