"""临时救助 (temporary relief): a payment to households in sudden hardship, the last payer after insurances and fund.

Put forward are households below the monitoring line (income after rigid spending) with losses of the accounting year
above a threshold, covered by nobody, once a year. The county's budget says how many get it (F0119, F0120).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from agents.places import RELIEF
from engine.compiled import line, rule
from engine.flows import POLICIES, entry
from engine.ledger import down_to_grain, receive
from engine.luck import decision, draw
from model.ahead import fetch_losses
from model.claims import entitled_chance, is_decided
from model.people import cover, hardship

if TYPE_CHECKING:
    from agents.household import Household

APPLIES, GRANTED = decision("relief_applies"), decision("relief_granted")
PAID = entry("relief")
RECEIVED = 1 << POLICIES.index("relief")
LOTTERY = 12
"""First occasion of the draw for the budget's places; those before it are the months of decision."""


@rule
def uncovered_loss(h: Household, diary: Any) -> float:
    """Hardship of the accounting year less what insurance, fund and relief paid for it in that year, and what is still owed."""
    return max(0.0, hardship(diary) - diary.covered - h.gap_claim - h.fund_owed)


@rule
def applies(h: Household, monitoring_line: float, p: Any, year_luck: Any, month: int) -> bool:
    """Known to be poor this year, looked at this month, and not helped yet this year."""
    if h.received & RECEIVED != 0:
        return False
    chance = entitled_chance(h.less_rigid_12 / h.persons, monitoring_line, 0, p)
    return (chance > 0.0 and draw(year_luck, APPLIES, h.agent) < chance
            and is_decided(year_luck, GRANTED, h.agent, month, p.delay_months))


@rule
def is_case(h: Household, diary: Any, monitoring_line: float, p: Any, year_luck: Any, month: int) -> bool:
    """Whether the household is put forward this month. Most have lost too little, whoever paid for it: they are asked first."""
    least = p.least_loss * monitoring_line * h.persons
    return (hardship(diary) >= least and applies(h, monitoring_line, p, year_luck, month)
            and uncovered_loss(h, diary) >= least)


@rule
def help_out(h: Household, diary: Any, yuan: float, books: Any, accounts: Any) -> None:
    """Pay a case; own medical cost that nobody paid counts as covered for payers of later months."""
    paid = receive(h, books, accounts, PAID, down_to_grain(yuan))
    of_bills = min(paid, max(0.0, h.medical_own_year - diary.fund_paid_year))
    h.medical_own_year -= of_bills
    diary.medical_own = max(0.0, diary.medical_own - of_bills)
    cover(diary, paid)


@line
def put_forward(households: Any, diaries: Any, villages: Any, rules: Any, luck: Any, books: Any, accounts: Any,
                tallies: Any, month: int, first: int, last: int) -> None:
    """The village counts its cases: `claims` of relief are cases, not yuan. `luck` is the luck of the year."""
    for v in range(first, last):
        village = villages[v]
        p = rules[village.place].relief
        village.claims[RELIEF] = 0.0
        for i in range(village.first, village.stop):
            if p.coverage > 0.0:
                village.claims[RELIEF] += is_case(households[i], diaries[i], village.monitoring_line, p, luck, month)


@line
def grant(households: Any, diaries: Any, villages: Any, rules: Any, luck: Any, books: Any, accounts: Any,
          tallies: Any, month: int, first: int, last: int) -> None:
    """Pay the cases for which the county's budget suffices; never more than the loss that is left."""
    for v in range(first, last):
        village = villages[v]
        book, account = books[v], accounts[v]
        if village.claims[RELIEF] > 0.0:
            p = rules[village.place].relief
            for i in range(village.first, village.stop):
                fetch_losses(diaries, i)
                h = households[i]
                if (is_case(h, diaries[i], village.monitoring_line, p, luck, month)
                        and draw(luck, GRANTED, h.agent, LOTTERY + month % 12) < village.paying_share[RELIEF]):
                    help_out(h, diaries[i], min(p.amount * p.strength, uncovered_loss(h, diaries[i])), book, account)
            village.claims[RELIEF] = 0.0
