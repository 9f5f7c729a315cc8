"""What is reported of work-for-relief 以工代赈 on trial: who holds a place at the end of the year."""

from __future__ import annotations

from typing import Annotated

from engine.record import Record
from model.outcomes.declared import Moment, Outcome, Sums, counted
from model.outcomes.how import Total
from model.outcomes.units import PERSONS


class AtWorks(Record):
    """Places held."""

    works_held: Annotated[float, counted("persons", "在岗以工代赈人数")]


SUMS = (Sums(AtWorks, Moment.DECEMBER, "model.policies.work_for_relief:count_works"),)
OUTCOMES = (
    Outcome("persons_at_works", "persons at works at year end", "年末以工代赈人数", PERSONS, ("year", "county"), Total("works_held")),
)
