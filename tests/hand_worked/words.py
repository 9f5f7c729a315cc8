"""Words of closed lists for fields of records, so that a case reads as a sentence."""

from __future__ import annotations

from typing import Any

import numpy as np

from agents.codes import CAUSES, HOUSEHOLD_CLASSES, PRESENCE, WORK, names
from agents.places import SEATS_MOST
from agents.products import PRODUCTS
from engine.bills import BILLS, SLOTS
from engine.flows import POLICIES

WORDS: dict[str, list[str]] = {
    "sex": ["female", "male"],
    "health": ["good", "chronic", "severe_chronic"],
    "disability": ["none", "mild", "severe"],
    "can_work": ["none", "some", "full"],
    "study": ["none", "preschool", "compulsory", "high_school", "college"],
    "work": names(WORK),
    "usual_work": names(WORK),
    "presence": names(PRESENCE),
    "household_class": names(HOUSEHOLD_CLASSES),
    "crop": names(PRODUCTS),
    "animal": names(PRODUCTS),
    "listed": [
        "no",
        "unstable",
        "marginal",
        "sudden",
        "eliminated",
        "unstable_silent",
        "marginal_silent",
        "sudden_silent",
        "struck_off",
    ],
    "helped": ["no", "medical", "work", "farm", "dibao"],
    "holder": ["nobody", "holds", "through"],
}
"""Fields that hold a code, and their words in its order."""
SEATS = ["public_post", "ranger"]
"""Kinds of seats in the order of their numbers."""
UNUSED = [f"seat {number}" for number in range(len(SEATS) + 1, SEATS_MOST + 1)]
LISTS: dict[str, list[str]] = {
    "loss": names(CAUSES)[:10],
    "loss_next": ["earner", "ended_aid", "weakened", "members"],
    "cost": ["illness", "schooling", "disaster"],
    "own_cost": list(BILLS),
    "approved": [f"{each.bill}_{each.payer}" for each in SLOTS],
    "waiting": [f"{each.bill}_{each.payer}" for each in SLOTS],
    "seats_held": [*SEATS, *UNUSED],
    "seats_through": [*SEATS, *UNUSED],
    "withheld": list(POLICIES),
    **{name: names(PRODUCTS) for name in ("stand", "yields", "price", "usual_price", "kept", "input_costs", "due", "outlay")},
}
"""Fields that are lists, and what their places mean."""


def list_of(name: str) -> list[str]:
    """What the places of a field mean."""
    return LISTS[name]


def number_of(name: str, value: Any) -> Any:
    """The code of a word; a number stays."""
    return WORDS[name].index(value) if isinstance(value, str) else value


def said(name: str, value: Any) -> Any:
    """A field in the word of its code, or as a number of plain Python, or a list of them."""
    plain = value.tolist() if isinstance(value, (np.ndarray, np.generic)) else value
    return WORDS[name][plain] if name in WORDS else plain
