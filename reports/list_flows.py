"""Who is on the list by kind, who came onto it for the first time or again, and who was marked as free of risk."""

from __future__ import annotations

import xarray as xr

from agents.codes import MONITOR_KINDS
from parameters.bilingual import pick
from reports.aggregate import by_group
from reports.labels import Lang, pick_of, scenario_titles
from reports.rows import Cell, Column, Table

STOCK, NEW, AGAIN, LEFT = "monitored_by_kind", "list_entries", "list_reentries", "list_exits"
STORED = (STOCK, NEW, AGAIN, LEFT)


def list_flow_table(outcomes: xr.Dataset, lang: Lang) -> Table:
    """Stock and flows of the list of the whole prefecture by year and kind, every scenario; means over runs."""
    rows: list[tuple[Cell, ...]] = []
    if set(STORED) <= set(outcomes):
        means = {name: by_group(outcomes, name).sel(county_group="all").mean(["draw", "replicate"]) for name in STORED}
        for scenario, title in scenario_titles(outcomes, lang).items():
            for year in outcomes.year.values:
                here = {name: values.sel(scenario=scenario, year=year) for name, values in means.items()}
                by_kind = (float(here[name].sel(monitor_kind=kind.name)) for name in (STOCK, NEW) for kind in MONITOR_KINDS)
                rows.append((title, int(year), *by_kind, float(here[AGAIN].sum()), float(here[LEFT])))
    unit = pick(lang, "households", "户")
    heads = [Column(pick(lang, "Scenario", "情景")), Column(pick(lang, "Year", "年份"), "year")]
    for words in (("年末在册", "On the list"), ("本年新纳入", "New in the year")):
        heads += [Column(f"{pick_of(lang, words)}{pick(lang, ': ', '：')}{pick(lang, kind.en, kind.zh)}", "whole", unit)
                  for kind in MONITOR_KINDS]  # fmt: skip
    heads.append(Column(pick(lang, "Listed again", "本年再次纳入"), "whole", unit))
    heads.append(Column(pick(lang, "Marked free of risk", "本年标注风险消除"), "whole", unit))
    title = pick(lang, "Who is on the list, who came and who left (whole prefecture)", "监测名单的存量与进出（全州）")
    return Table(title, tuple(heads), tuple(rows), _note(lang))


def _note(lang: Lang) -> str:
    return pick(
        lang,
        "On the list at year end, those marked as free of risk left out: published lists mostly hold them. Listed again: marked "
        "free of risk before. A neighbour's list at the end of 2021 (Baoshan, F0746-F0765) had 9,087 households on it and 7,282 "
        "marked free; 6,189 were new in the year, of them 3,633 of the sudden kind: `run.py validate` has it beside the model, "
        "nothing is fitted to it.",
        "年末在册不含已标注风险消除者；公开发布的监测户数多含此类户。再次纳入者此前曾标注风险消除。"
        "邻州保山2021年末（F0746至F0765）在册9087户、已消除7282户，当年新纳入6189户，其中突发严重困难3633户："
        "对照见 `run.py validate`，未作拟合。",
    )
