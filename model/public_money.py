"""What policies cost the public and give to households, year by year: a keeper of outcomes, which scenarios read that hand on money."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from agents.codes import COUNTIES, PAYERS
from engine.bills import BILLS, PAYERS_OF_BILLS, shares_of_flows
from engine.flows import POLICIES
from model.bookkeeping import OF_POLICY, TO_HOUSEHOLD
from model.outcomes.recorded import Array, Recorded
from model.people import MONTHS
from model.world import World

PAYOUT_OF = OF_POLICY * TO_HOUSEHOLD[:, None]
"""Which policy pays households by each flow."""
PART_OF_BILL = shares_of_flows()


class PublicMoney:
    """Keeps spending, what households received and how many did, and who paid bills, in yuan and households of the real population."""

    def __init__(self, start: int, end: int, _: World) -> None:
        self.start, years = start, end - start + 1
        self.spending = np.zeros((years, len(COUNTIES), len(POLICIES), len(PAYERS)))
        self.spent_so_far = np.zeros(years * MONTHS)
        """Public spending since January by the end of each month, real yuan."""
        self.payouts = np.zeros((years, len(COUNTIES), len(POLICIES)))
        self.beneficiaries = np.zeros((years, len(COUNTIES), len(POLICIES)))
        self.bills = np.zeros((years, len(COUNTIES), len(BILLS), len(PAYERS_OF_BILLS)))

    def month(self, world: World) -> None:
        """Payouts add up; spending and who received are known at the end of a year."""
        year = world.year - self.start
        if not 0 <= year < len(self.spending):
            return
        self.spent_so_far[year * MONTHS + world.month_of_year - 1] = world.county_weights @ world.spending.sum(axis=(1, 2))
        self.payouts[year] += world.county_weights[:, None] * (world.county_books @ PAYOUT_OF)
        self.bills[year] += world.county_weights[:, None, None] * np.tensordot(world.county_books, PART_OF_BILL, axes=1)
        if world.month_of_year == MONTHS:
            self.spending[year] = world.spending * world.county_weights[:, None, None]
            received = np.ascontiguousarray(world.households["received"])
            firsts = np.asarray(world.villages["first"])
            for policy in range(len(POLICIES)):
                got = world.by_county(np.add.reduceat((received >> policy) & 1, firsts))
                self.beneficiaries[year, :, policy] = got * world.county_weights

    def arrays(self, _: Recorded) -> Mapping[str, Array]:
        """The variables of the contract."""
        return {"spending": self.spending, "payouts": self.payouts, "beneficiaries": self.beneficiaries, "bills_paid": self.bills}
