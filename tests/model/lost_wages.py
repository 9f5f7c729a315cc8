"""Persons whose household lost a migrant's wage, declared on trial: a sum and its rule, a share, and what a keeper writes down.

The outcomes are this module. They are no part of the model: a test puts it into the list of modules and looks at what follows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import numpy as np

from agents.codes import AWAY_OUTSIDE, JOB_LOSS, PRESENCE
from engine.compiled import rare
from engine.record import Record, Vector
from model.outcomes.declared import Adds, Moment, Outcome, Sums, Unit, counted
from model.outcomes.dimensions import CELL
from model.outcomes.how import Kept, Share, Total
from model.outcomes.recorded import Array, Recorded
from model.outcomes.units import HOUSEHOLDS, PERSONS

if TYPE_CHECKING:
    from agents.household import Diary, Household, Member
    from model.world import World
    from parameters.rules_types import Lines


class LostWages(Record):
    """Losses of wages in an accounting year."""

    lost_wage: Annotated[float, counted("persons", "失去务工收入人数")]
    lost_by_presence: Annotated[Vector[float], counted("persons", "按居住地", PRESENCE, "lost")]


@rare
def count_lost_wages(h: Household, members: Sequence[Member], diary: Diary, p: Lines, tally: LostWages) -> None:
    """Everybody of a household that lost a wage worth speaking of, and by where its first member lives."""
    if h.persons > 0 and diary.loss[JOB_LOSS] >= p.least_loss * h.persons:
        tally.lost_wage += h.persons
        tally.lost_by_presence[min(members[0].presence, AWAY_OUTSIDE)] += h.persons


class Borrowers:
    """Keeps how many households of the sample owe a bank at the end of each year, by county."""

    def __init__(self, start: int, end: int, world: World) -> None:
        self.start = start
        self.found = np.zeros((end - start + 1, len(world.county_weights)))

    def month(self, world: World) -> None:
        """In December."""
        if world.month_of_year == 12 and world.year >= self.start:
            owes = np.asarray(world.households["loan"]) > 0.0
            self.found[world.year - self.start] = world.by_county(np.add.reduceat(owes.astype(float), world.villages["first"]))

    def arrays(self, _: Recorded) -> Mapping[str, Array]:
        """What was kept."""
        return {"borrowers": self.found}


SUMS = (Sums(LostWages, Moment.ACCOUNTING_YEAR, "lost_wages:count_lost_wages"),)
OUTCOMES = (
    Outcome(
        "lost_wage_rate",
        "lost a wage",
        "失去务工收入人口比例",
        Unit("share of persons"),
        CELL,
        Share("lost_wage", over="persons_at_close"),
        "in the accounting year",
        "核算年度内",
    ),
    Outcome(
        "lost_wage_persons", "persons whose household lost a wage", "失去务工收入人数", PERSONS, ("year", "county"), Total("lost_wage")
    ),
    Outcome("lost_by_presence", "the same added up over where they live", "同上", PERSONS, CELL, Total("lost_by_presence")),
    Outcome(
        "borrowers",
        "borrowers of a bank",
        "银行借款户数",
        HOUSEHOLDS,
        ("year", "county"),
        Kept("lost_wages:Borrowers", Adds.OVER_PLACES),
    ),
)
