"""Marriage: once a year, around the Spring Festival, the unmarried of a household marry by chance of age and sex.

Partners come from other villages: who moves in with a spouse comes from outside the household's sample, who moves out goes there, so
that a sample of any share lives the same and no order of villages matters. Mostly the bride moves; of few couples the groom does. A
household has one wedding a year, and none in the month of a birth. Who lives alone does not move out: the spouse moves in. Bride
price goes from the groom's household to families elsewhere and from there to the bride's, by the means of who pays or is paid.
Chances depend on age, sex and luck alone, so that the same people marry in every scenario.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agents.codes import CHRONIC_ILLNESS, FULL_CAPACITY, LOCAL, MALE, MIGRANT_OUTSIDE, OWN_FARM, PRESENT, SEVERE_DISABILITY, UNEMPLOYED
from engine.compiled import rare, rule
from engine.flows import entry
from engine.ledger import down_to_grain, receive, spend
from engine.luck import decision, draw, key_of_child
from engine.passes import Line
from engine.rows import rows
from model.law import MAN_MARRIES, WOMAN_MARRIES
from model.life.demography import leave_table, wage_of_entrant
from model.people import MONTHS, age, change_heads, earner_share, feed, is_earner, members_of, months_to_close

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

    from agents.household import Care, Diary, Household, Member
    from agents.places import Village
    from engine.ledger import Ledger
    from parameters.rules_types import Demography, Lines, Marriage

MARRY = decision("marry")
PRICE_PAID, PRICE_RECEIVED, WEDDING = entry("bride_price_paid"), entry("bride_price_received"), entry("wedding")
WHO_MOVES, GOES_AWAY = 1, 2
"""Occasions of the decision, after whether one marries."""


@rule
def chance(m: Member, years: int, p: Marriage) -> float:
    """Chance of the year that an unmarried member marries: by band of age and sex; nobody below the age of the law."""
    if m.single == 0 or m.disability == SEVERE_DISABILITY or years < (MAN_MARRIES if m.sex == MALE else WOMAN_MARRIES):
        return 0.0
    found = 0.0
    for band in range(len(p.women)):
        if years >= p.ages[band] and years < p.ages[band + 1]:
            found = p.men[band] if m.sex == MALE else p.women[band]
    return float(found)


@rule
def price(h: Household, p: Marriage, prices: float) -> float:
    """Bride price of a family of these means, yuan: the usual one, or the most of a year's income."""
    return down_to_grain(min(p.bride_price * prices, p.most_of_income * max(h.net_12, 0.0)))


@rule
def move_in(
    h: Household,
    persons: Sequence[Member],
    diary: Diary,
    m: Member,
    village: Village,
    p: Marriage,
    demography: Demography,
    left: int,
    luck: np.uint64,
    month: int,
) -> None:
    """The spouse of `m` takes the free row behind the members: healthy, able, as long at school, and works as who comes of age does."""
    spouse = persons[h.first + h.persons]  # free, so nothing but noughts
    spouse.key = key_of_child(m.key, month)
    spouse.sex = 1 - m.sex
    gap = int(p.husband_older * MONTHS)
    if m.sex == MALE:
        spouse.birth_month = min(m.birth_month + gap, month - WOMAN_MARRIES * MONTHS)
    else:
        spouse.birth_month = min(m.birth_month - gap, month - MAN_MARRIES * MONTHS)
    spouse.schooling = m.schooling
    spouse.can_work = FULL_CAPACITY
    spouse.presence = PRESENT
    away = draw(luck, MARRY, spouse.key, GOES_AWAY) < demography.young_leave
    spouse.work = UNEMPLOYED if away or h.resettled == 1 else OWN_FARM
    spouse.usual_work = MIGRANT_OUTSIDE if away else (LOCAL if h.resettled == 1 else OWN_FARM)
    spouse.skill = wage_of_entrant(m.schooling, demography)
    m.single = 0
    feed(diary, 1.0, village.standard, left)
    change_heads(h, diary, 1)
    diary.married_in += 1


@rule
def move_out(h: Household, members: Sequence[Member], cares: Sequence[Care], diary: Diary, k: int, village: Village, left: int) -> None:
    """Member `k` leaves to a spouse: with what he or she earns, and with the standard that it took."""
    m = members[k]
    brought = earner_share(h, members) if is_earner(m) else 0.0
    feed(diary, brought * MONTHS / village.standard - 1.0, village.standard, left)
    h.chronic -= m.health >= CHRONIC_ILLNESS
    h.laid_up -= m.ill_months > 0
    leave_table(members, cares, k)
    change_heads(h, diary, -1)
    diary.married_out += 1


@rare
def celebrate(
    h: Household,
    members: Sequence[Member],
    cares: Sequence[Care],
    persons: Sequence[Member],
    diary: Diary,
    village: Village,
    p: Marriage,
    demography: Demography,
    left: int,
    luck: np.uint64,
    ledger: Ledger,
    month: int,
) -> None:
    """The first member whom luck lets marry does; the groom's household pays the wedding and the price, the bride's receives it."""
    for k in range(len(members)):
        m = members[k]
        if draw(luck, MARRY, m.key) >= chance(m, age(m, month), p):
            continue
        groom_moves = draw(luck, MARRY, m.key, WHO_MOVES) < p.grooms_move
        stays = h.persons == 1 or (m.sex == MALE) != groom_moves
        if m.sex == MALE:
            spend(h, ledger, PRICE_PAID, price(h, p, village.prices))
            spend(h, ledger, WEDDING, p.wedding * village.prices)
        else:
            receive(h, ledger, PRICE_RECEIVED, price(h, p, village.prices))
        if stays:
            move_in(h, persons, diary, m, village, p, demography, left, luck, month)
        else:
            move_out(h, members, cares, diary, k, village, left)
        return


@rule
def marry(
    h: Household,
    care_years: Sequence[Care],
    persons: Sequence[Member],
    diary: Diary,
    village: Village,
    p: Marriage,
    demography: Demography,
    lines: Lines,
    luck: np.uint64,
    ledger: Ledger,
    month: int,
) -> None:
    """The month of weddings, of who has room for it: no child was born this month."""
    if month % MONTHS + 1 == int(p.month) and h.persons > 0 and persons[h.first + h.persons - 1].birth_month != month:
        members, cares = members_of(h, persons), rows(care_years, h.first, h.persons)
        left = 1 + months_to_close(month, int(lines.closing_month))
        celebrate(h, members, cares, persons, diary, village, p, demography, left, luck, ledger, month)


WED = Line("marriage.wed", "婚嫁", household=marry, moves_members=True)
