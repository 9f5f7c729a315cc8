"""The figures of 2020 of a lived world: level and sources of income, its fifths, the lifted, dibao, the list, migrants, posts."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from agents import codes
from agents.population.chance import normal
from calibration.classes import class_figures
from calibration.figures import Figures
from calibration.moments import FLOOR
from calibration.panel import Panel, joined, snapshot
from calibration.spread import fifths, gini_of, mean, quantile, sd
from engine.flows import FLOW_NAMES
from model.people_table import rows_of
from model.standing import ON_LIST, have_any
from model.world import World

Array = NDArray[np.float64]
DIARY_ERROR = 0.10
"""Sd of log of the error of a diary survey, which stands in its fifths, median and Gini and is put on ours."""


def levels_of(world: World) -> Figures:
    """Every figure by `name/population`, real units, from the world at the end of December 2020."""
    panel = joined([snapshot(world)], [float(np.mean(world.villages["standard"]))])
    found = {**incomes(panel), **fifths_of(panel), **lifted(panel), **registers(world)}
    return {**{f"{name}/all": value for name, value in found.items()}, **class_figures(panel)}


def incomes(panel: Panel) -> Figures:
    """Disposable income a resident head outside resettlement communities, and the shares of its sources."""
    rural = panel.of(~panel.resettled)
    by_source = (rural.sources[0] * rural.weight[:, None]).sum(axis=0)
    names = ("wage", "business", "property", "transfer")
    return {
        "rural_income": float(by_source.sum() / (rural.residents[0] * rural.weight).sum()),
        **{f"{name}_share": float(by_source[k] / by_source.sum()) for k, name in enumerate(names)},
    }


def fifths_of(panel: Panel) -> Figures:
    """How unequal disposable income a resident head is between households, as a diary survey would see it.

    Means of fifths of households over their mean, the median of households over the mean of persons, the Gini index of households.
    """
    rural = panel.of(~panel.resettled & (panel.residents[0] > 0))
    true = rural.sources[0].sum(axis=1) / rural.residents[0]
    seen = true * np.exp(DIARY_ERROR * normal("diary_error", rural.agent) - 0.5 * DIARY_ERROR**2)
    means = np.array([mean(seen[part], rural.weight[part]) for part in parts_of_five(seen, rural.weight)])
    return {
        **{f"fifth_{number}": float(value) for number, value in enumerate(means / means.mean(), start=1)},
        "median_over_mean": quantile(seen, rural.weight, 0.5) / mean(true, rural.residents[0] * rural.weight),
        "disposable_gini": gini_of(seen, rural.weight),
    }


def parts_of_five(values: Array, weights: Array) -> list[NDArray[np.bool_]]:
    """Which values are in each fifth of the weight, lowest first."""
    place = fifths(values, weights)
    return [place == number for number in range(5)]


def lifted(panel: Panel) -> Figures:
    """Net income a head of the lifted: its mean and the sd of its log."""
    own = panel.of(panel.household_class == codes.LIFTED)
    persons = own.heads[0] * own.weight
    return {
        "lifted_net_income": mean(own.after_aid[0], persons),
        "lifted_sd_of_log": sd(np.log(np.maximum(own.after_aid[0], FLOOR * own.line)), persons),
    }


def registers(world: World) -> Figures:
    """Dibao, the list of monitored households, migrants and posts at the end of the year."""
    h = world.households
    rows, owner = rows_of(h)
    m = world.persons[rows]
    weights = world.household_weights()
    persons = np.asarray(h["persons"], dtype=np.float64)
    of_lifted = np.where(np.asarray(h["household_class"]) == codes.LIFTED, persons * weights, 0.0)
    at_home: Callable[[Array], Array] = lambda which: np.bincount(owner, weights=which, minlength=len(h)).astype(np.float64)  # noqa: E731
    away = at_home(
        (m["work"] == codes.MIGRANT_PROVINCE)
        | (m["work"] == codes.MIGRANT_OUTSIDE)
        | ((m["work"] == codes.UNEMPLOYED) & (m["usual_work"] >= codes.MIGRANT_PROVINCE))
    )
    posts = at_home((m["work"] == codes.PUBLIC_POST) | (m["work"] == codes.RANGER))
    counted: Callable[[Array], float] = lambda persons: float(  # noqa: E731
        np.bincount(h["village"], weights=persons, minlength=len(world.villages)) @ world.county_weights[world.county_of_villages()]
    )
    return {
        "dibao_money": float(world.recorder.flows_of_2020[FLOW_NAMES.index("dibao")]),
        "dibao_persons": counted(persons * h["in_dibao"]),
        "dibao_share_of_lifted": float((of_lifted * h["in_dibao"]).sum() / of_lifted.sum()),
        "monitored": float((persons * weights)[have_any(h, ON_LIST)].sum() / (persons * weights).sum()),
        "migrants": float((away * weights).sum() / weights.sum()),
        "posts": counted(posts),
    }
