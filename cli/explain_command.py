"""`explain`: one household month by month, and before and after each line of the month in which it relapsed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cli import options
from cli.cache_note import say_where_cache_failed
from cli.language import check_out, language, pick, refuse, tell, usable_input
from cli.months import month_number
from cli.options import Drivers, Lang, Out, Sample, Seed
from cli.remarks import say_which_taken

if TYPE_CHECKING:
    from cli.explanation import Told

LAST_YEAR = 2025
WHERE_NONE = 2022 * 12 + 8
"""The month that is watched where the household never relapses: September 2022, an end of an accounting year."""


def explain(
    household: Annotated[int | None, typer.Argument(help="number of the household; left out: one that relapses 农户编号")] = None,
    scenario: Annotated[str, typer.Option(help="scenario 情景")] = "plan",
    against: Annotated[str | None, typer.Option(help="choose a household that relapses in SCENARIO and not here 对照情景")] = None,
    month: Annotated[
        str | None,
        typer.Option(metavar="YYYY-MM", show_default="that of its relapse", help="month to watch line by line 逐步查看的月份"),
    ] = None,
    sample: Sample = 0.02,
    seed: Seed = 1,
    drivers: Drivers = None,
    lang: Lang = None,
    out: Out = None,
) -> None:
    """Why this household: its income month by month, and what every line of a month did to it. 逐步解释一户。"""
    shown = language(lang)
    at = None if month is None else month_number(month, shown)
    options.check_sample(sample, shown)
    check_out(out, shown)
    say_where_cache_failed(shown)
    with usable_input(shown):
        say_which_taken([scenario] if against is None else [scenario, against], shown)
        told = _told(household, scenario, against, at, sample, seed, shown, drivers)
    from cli.explanation import show, write

    show(told, shown)
    if out is not None:
        folder = write(told, out, shown)
        typer.echo(pick(shown, f"Results: {folder}", f"结果目录：{folder}"))


def _told(
    household: int | None,
    scenario: str,
    against: str | None,
    at: int | None,
    sample: float,
    seed: int,
    lang: str,
    drivers: str | None = None,
) -> Told:
    """Find the household, its months in both scenarios, and the lines of the month to watch."""
    from agents.household_view import NoSuchHousehold
    from cli.explanation import Told
    from model import explain as model
    from parameters.months import month_text

    end = LAST_YEAR if at is None else max(at // 12, 2021)
    try:
        if household is None:
            household = _example(scenario, against, sample, seed, end, lang, drivers)
        tell(pick(lang, f"Household {household}: living it month by month", f"农户 {household}：逐月推演"))
        months = model.months_of(household, scenario, end, sample, seed, drivers)
        others = model.months_of(household, against, end, sample, seed, drivers) if against else []
        relapsed = model.relapse_month(months)
        watched = at if at is not None else relapsed if relapsed is not None else WHERE_NONE
        tell(pick(lang, f"{month_text(watched)} line by line", f"{month_text(watched)}：逐步查看"))
        return Told(model.explain(household, scenario, watched, sample, seed, drivers), watched, relapsed, months, against, others)
    except NoSuchHousehold as error:
        refuse(error.text(lang))


def _example(scenario: str, against: str | None, sample: float, seed: int, end: int, lang: str, drivers: str | None) -> int:
    from cli.explanation import scenario_title
    from model.explain import example_household

    here, there = scenario_title(scenario, lang), scenario_title(against, lang) if against else ""
    wanted = (
        pick(lang, f'relapses under "{here}" and not under "{there}"', f"在“{here}”下返贫、在“{there}”下未返贫")
        if against
        else pick(lang, f'relapses under "{here}"', f"在“{here}”下返贫")
    )
    tell(
        pick(
            lang,
            f"Looking for a lifted household that {wanted} by {end}, among {100 * sample:.3g} % of all",
            f"在{100 * sample:.3g}%的农户中寻找截至{end}年{wanted}的脱贫户",
        )
    )
    number = example_household(scenario, against, sample, seed, end, drivers)
    if number is None:
        refuse(pick(lang, "no household of this sample fits; try a larger --sample", "样本中没有符合条件的农户，请增大 --sample"))
    return number
