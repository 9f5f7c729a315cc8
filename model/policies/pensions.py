"""Transfers by person and by land that no shock test decides: basic pension, grants for severe disability, land subsidy."""

from __future__ import annotations

from typing import Any

from agents.codes import SEVERE_DISABILITY
from engine.compiled import line
from engine.ledger import entry, receive, spend
from model.people import able_workers, age

PENSION, DISABILITY_GRANT, FARM_SUBSIDY = entry("pension"), entry("disability_grant"), entry("farm_subsidy")
MEDICAL_PREMIUM, ELDER_SUPPORT = entry("medical_premium"), entry("elder_support")
APRIL, NOVEMBER = 3, 10


@line
def pay_transfers(households: Any, diaries: Any, villages: Any, rules: Any, luck: Any, books: Any, accounts: Any,
                  tallies: Any, month: int, first: int, last: int) -> None:
    """Pensions and grants monthly, the land subsidy in April, medical premiums in November."""
    for v in range(first, last):
        village = villages[v]
        p = rules[village.place].pensions
        cover = rules[village.place].medical_cover
        season = month % 12
        for i in range(village.first, village.stop):
            h = households[i]
            supported = able_workers(h, month) == 0
            for k in range(8):
                m = h.members[k]
                if m.birth_month == 0:
                    continue
                if age(m, month) >= 60:
                    if supported:
                        receive(h, books[v], accounts[v], ELDER_SUPPORT, p.elder_support * village.prices)
                    receive(h, books[v], accounts[v], PENSION, p.pension * p.coverage)
                if m.disability == SEVERE_DISABILITY:
                    receive(h, books[v], accounts[v], DISABILITY_GRANT, p.disability_grant * p.coverage)
            if season == APRIL and h.land > 0.0:
                receive(h, books[v], accounts[v], FARM_SUBSIDY, h.land * p.land_subsidy)
            if season == NOVEMBER:
                aided = h.in_dibao == 1 or h.household_class == 0 or (h.listed >= 1 and h.listed <= 3)
                spend(h, books[v], accounts[v], MEDICAL_PREMIUM,
                      h.persons * max(0.0, cover.premium - (cover.premium_aid if aided else 0.0)))
