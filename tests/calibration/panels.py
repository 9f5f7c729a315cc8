"""Panels written by hand: incomes a head of some households over some years, at a standard that does not move."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from agents.codes import ORDINARY
from calibration.panel import Panel


def panel_of(incomes: Sequence[Sequence[float]], **other: Any) -> Panel:
    """A household a row, a year a column; one head each, ordinary, each in a village and county of its own unless said."""
    net = np.array(incomes, dtype=np.float64).T
    years, count = net.shape
    numbers = np.arange(count)
    fields: dict[str, Any] = {
        "years": np.arange(2020, 2020 + years),
        "agent": numbers,
        "weight": np.ones(count),
        "household_class": np.full(count, ORDINARY),
        "resettled": np.zeros(count, dtype=bool),
        "village": numbers,
        "county": numbers,
        "standard": np.full(years, 4000.0),
        "drought": np.zeros(years, dtype=bool),
        "net": net,
        "aid": np.zeros(net.shape),
        "heads": np.where(np.isnan(net), np.nan, 1.0),
        "residents": np.where(np.isnan(net), np.nan, 1.0),
        "sources": np.stack([net, *[np.zeros(net.shape)] * 3], axis=-1),
        "illness": np.zeros(net.shape),
        "capacity": np.ones(net.shape),
        "billed": np.zeros(net.shape),
        "stays_own": np.zeros(net.shape),
        "in_dibao": np.zeros(net.shape, dtype=bool),
        **{name: np.zeros(net.shape, dtype=np.int8) for name in ("listed", "listed_new", "risk_ended")},
    }
    return Panel(**{**fields, **other})
