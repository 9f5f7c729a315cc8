"""新市民安居险 (home and accident insurance): every resettled registered-poor person is insured by the governments.

Perils (F0016): accidental death and disability, death by illness, loss of property by disaster and theft. Payments are
one-off compensation and no income. What it pays for property is no longer open to gap insurance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from agents.codes import DISASTER, LIFTED
from agents.places import HOME_INSURANCE
from engine.compiled import line, rule
from engine.ledger import down_to_grain, entry, receive
from engine.luck import decision, draw
from model.claims import is_decided

if TYPE_CHECKING:
    from agents.household import Household

APPLIES, SETTLED = decision("home_insurance_applies"), decision("home_claim_settled")
INDEMNITY = entry("home_indemnity")


@rule
def is_insured(h: Household) -> bool:
    """Resettled and registered as poor (F0013)."""
    return h.resettled == 1 and h.household_class == LIFTED


@rule
def sums_insured(diary: Any, p: Any) -> float:
    """Fixed sums for the deaths and disabilities that have not been claimed."""
    by_illness = max(0, diary.deaths - diary.accident_deaths)
    return diary.accident_deaths * p.death + diary.accident_disabled * p.disability + by_illness * p.illness_death


@rule
def cover_property(diary: Any, p: Any) -> float:
    """Property and stolen animals up to the sum insured; what it covers is no loss for the payers after it."""
    most = p.property_cap
    covered = min(diary.property_loss, most)
    stolen = min(diary.stolen_value, most - covered)
    diary.property_loss -= covered
    diary.stolen_value -= stolen
    diary.loss[DISASTER] = max(0.0, diary.loss[DISASTER] - covered - stolen)
    return covered + stolen


@rule
def file_claim(h: Household, diary: Any, p: Any, year_luck: Any) -> None:
    """The month's claim of an insured household; reached or not is one draw a year."""
    if draw(year_luck, APPLIES, h.agent) < p.coverage:
        diary.home_claim += down_to_grain((sums_insured(diary, p) + cover_property(diary, p)) * p.strength)
    diary.deaths = 0
    diary.accident_deaths = 0
    diary.accident_disabled = 0


@rule
def pay(h: Household, diary: Any, share: float, kept: float, books: Any, accounts: Any) -> None:
    """Pay the decided claim as far as the pool's money goes; `kept` of the rest waits."""
    claim = diary.home_claim
    receive(h, books, accounts, INDEMNITY, down_to_grain(claim * share))
    diary.home_claim = down_to_grain(claim * (1.0 - share) * kept)


@line
def claim_and_file(households: Any, diaries: Any, villages: Any, rules: Any, luck: Any, books: Any, accounts: Any,
                   tallies: Any, month: int, first: int, last: int) -> None:
    """Insured households claim; the village adds up what is decided this month. `luck` is the luck of the year."""
    for v in range(first, last):
        village = villages[v]
        p = rules[village.place].home_insurance
        village.claims[HOME_INSURANCE] = 0.0
        for i in range(village.first, village.stop):
            h = households[i]
            if not is_insured(h):
                continue
            diary = diaries[i]
            file_claim(h, diary, p, luck)
            if diary.home_claim > 0.0 and is_decided(luck, SETTLED, h.agent, month, p.delay_months):
                village.claims[HOME_INSURANCE] += diary.home_claim


@line
def pay_claims(households: Any, diaries: Any, villages: Any, rules: Any, luck: Any, books: Any, accounts: Any,
               tallies: Any, month: int, first: int, last: int) -> None:
    """Pay what was filed. `luck` is the luck of the year, as in `claim_and_file`."""
    for v in range(first, last):
        village = villages[v]
        if village.claims[HOME_INSURANCE] <= 0.0:
            continue
        p = rules[village.place].home_insurance
        for i in range(village.first, village.stop):
            h = households[i]
            if not is_insured(h) or diaries[i].home_claim <= 0.0:
                continue
            if is_decided(luck, SETTLED, h.agent, month, p.delay_months):
                pay(h, diaries[i], village.paying_share[HOME_INSURANCE], p.unpaid_kept, books[v], accounts[v])
        village.claims[HOME_INSURANCE] = 0.0
