"""The headline that `compare`, `sweep` and `report` print first: who relapses and who is below, by class and resettlement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli.language import pick
from cli.numbers import MISSING, fixed
from cli.tables import show

if TYPE_CHECKING:
    import xarray as xr

CLASSES = {
    "lifted": ("lifted", "脱贫户"),
    "near_poor": ("near-poor", "边缘易致贫户"),
    "ordinary": ("ordinary", "一般户"),
    "all": ("all", "全部"),
}
PARTS = {"0": ("no", "否"), "1": ("yes", "是"), "both": ("both", "合计")}
ROWS = (*((group, part) for group in CLASSES for part in ("0", "1")), ("all", "both"))
"""Household class and part: not resettled, resettled, and everybody at the end."""
NEEDS = ("persons_at_start", "persons_at_close", "relapse_rate", "entry_rate", "below_line_rate")
"""Outcomes that it is made from."""
MEASURES = (("event_rate", 1e3, 1), ("below_rate", 1e2, 2), ("below", 1e-3, 1))
"""Measure of the headline, scale, decimals; each is followed by its difference, with two decimals where it is a rate."""


def headline(outcomes: xr.Dataset, against: str, titles: dict[str, str], lang: str) -> None:
    """Print a table a scenario, with differences to `against` in all but its own.

    Nothing where a sweep left out what it needs.
    """
    from reports.headline import headline as headline_of

    if not set(NEEDS) <= set(outcomes.data_vars):
        return
    found = headline_of(outcomes)
    years = f"{int(outcomes['year'][0])}-{int(outcomes['year'][-1])}"
    means = found.mean(["draw", "replicate"])
    for name, title in titles.items():
        differences = None if name == against else (found.sel(scenario=name) - found.sel(scenario=against)).mean(["draw", "replicate"])
        rows = [_row(means.sel(scenario=name), differences, *row, lang) for row in ROWS]
        words = pick(lang, f"{title}; after aid, yearly mean {years}", f"{title}；帮扶后，{years}年均")
        if differences is not None:
            words += pick(lang, f'; +/-: paired difference to "{titles[against]}"', f"；+/-：与“{titles[against]}”的配对差")
        show(words, _heads(differences is not None, lang), [row for row in rows if row], words=2)


def _heads(compared: bool, lang: str) -> list[str]:
    people = pick(lang, "1,000 people", "万人")
    names = (
        pick(lang, "relapse, entry ‰", "返(致)贫‰"),
        pick(lang, "below line %", "低于标准%"),
        pick(lang, "1,000 below", "低于(万人)"),
    )
    heads = [pick(lang, "class", "户类别"), pick(lang, "moved", "搬迁"), people]
    for name in names:
        heads += [name, "+/-"] if compared else [name]
    return heads


def _row(means: xr.Dataset, differences: xr.Dataset | None, group: str, part: str, lang: str) -> list[str]:
    """Cells of one class and part; empty where it has no persons."""
    place = {"class": group, "part": part}
    one, persons = means.sel(place), float(means["persons"].sel(place))
    if not persons > 0.0:
        return []
    people = fixed(persons, 1e-4, 1) if lang == "zh" else fixed(persons, 1e-3, 0)
    cells = [pick(lang, *CLASSES[group]), pick(lang, *PARTS[part]), people]
    for measure, scale, digits in MEASURES:
        if measure == "below" and lang == "zh":
            scale, digits = 1e-4, 2
        cells.append(fixed(float(one[measure]), scale, digits))
        if differences is not None:
            finer = digits + (measure == "event_rate")
            cells.append(fixed(float(differences[measure].sel(place)), scale, finer, sign=True))
    return [cell if cell else MISSING for cell in cells]
