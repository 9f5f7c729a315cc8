"""What goes with a couple who parts: people as they are, a part of what the household has, and their share of what it has lived.

Land, capital, money beyond a bank loan, and debts to kin and neighbours are divided by sons, with a part for the parents: equal parts
of all sons are the custom, and what the parents keep goes to the son who stays with them. A bank loan stays with the household that
signed it, and so do claims, cases at offices and what was paid this year; the new household asks on its own. Class, resettlement and
what is known of the accounting year before are those of the old one, since both are of one registration, and programmes may let more
of it pass on. The income of the last twelve months is divided month by month by heads: a head more or less makes nobody poor on
paper. What one of the two earns less in the year to come, because those who earn more are in the other, is a loss by a change in the
household, and named as such. No house is paid for: it is built before the wedding, which is when a registration of its own may be
asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agents.codes import CHRONIC_ILLNESS
from agents.household import clear_care, clear_member, copy_care, copy_member
from engine.compiled import rule
from engine.flows import entry
from engine.ledger import down_to_grain, receive, spend
from engine.values import value
from model.people import MONTHS, bound_hardship, feed, is_earner, members_of, residents
from model.seats_held import note_holder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agents.household import Care, Diary, Household, Member
    from agents.places import Village
    from engine.ledger import Ledger

PORTION_GIVEN, PORTION_RECEIVED = entry("portion_given"), entry("portion_received")


@value("|")
@rule
def pass_on(h: Household, new: Household) -> int:
    """What is on record of a household and of the one that parts from it; programmes write what their lists say of the new one."""
    return 0


@rule
def move_to_the_end(persons: Sequence[Member], cares: Sequence[Care], row: int, last: int) -> None:
    """Who stands in `row` stands in `last` from now on, those between one row higher; the row behind `last` is free and stays so."""
    copy_member(persons, row, persons, last + 1)
    copy_care(cares, row, cares, last + 1)
    for at in range(row, last + 1):
        copy_member(persons, at + 1, persons, at)
        copy_care(cares, at + 1, cares, at)
    clear_member(persons[last + 1])
    clear_care(cares[last + 1])


@rule
def move_people(h: Household, new: Household, persons: Sequence[Member], cares: Sequence[Care], goes: int) -> int:
    """How many go: they stand behind those who stay, each in their order, and the rows from them on are the new household's."""
    count, at = 0, h.first
    for k in range(h.persons):
        if goes >> k & 1:
            move_to_the_end(persons, cares, at, h.first + h.persons - 1)
            count += 1
        else:
            at += 1
    new.first = at
    new.room = h.first + h.room - at
    h.room = h.persons - count  # its next free row it gets at the month's end
    return count


@rule
def count_members(h: Household, members: Sequence[Member]) -> None:
    """What the household's record says of its members."""
    h.chronic = 0
    h.laid_up = 0
    for k in range(len(members)):
        h.chronic += members[k].health >= CHRONIC_ILLNESS
        h.laid_up += members[k].ill_months > 0
    note_holder(h, members)


@rule
def of_them(heads: int, go: int, together: int) -> int:
    """Of so many heads of a month before, how many went: who came within the year came to those who go, who died was of the others."""
    return go if heads >= together else max(0, heads - (together - go))


@rule
def divide_ring(h: Household, new: Household, diary: Diary, new_diary: Diary, go: int, together: int) -> None:
    """Twelve months of heads and of income: each month by the heads of those who go and of those who stay."""
    months, new_months = 0, 0
    for season in range(MONTHS):
        past, of_new, heads = diary.past[season], new_diary.past[season], diary.heads[season]
        mine = of_them(heads, go, together)
        part = mine / heads if heads > 0 else go / together
        of_new.net = down_to_grain(part * past.net)
        of_new.less_rigid = down_to_grain(part * past.less_rigid)
        of_new.aid = down_to_grain(part * past.aid)
        of_new.posts = down_to_grain(part * past.posts)
        past.net -= of_new.net
        past.less_rigid -= of_new.less_rigid
        past.aid -= of_new.aid
        past.posts -= of_new.posts
        new.net_12 += of_new.net
        new.less_rigid_12 += of_new.less_rigid
        new.aid_12 += of_new.aid
        new_diary.posts_12 += of_new.posts
        diary.heads[season] = heads - mine
        new_diary.heads[season] = mine
        months += heads - mine
        new_months += mine
    h.net_12 -= new.net_12
    h.less_rigid_12 -= new.less_rigid_12
    h.aid_12 -= new.aid_12
    diary.posts_12 -= new_diary.posts_12
    h.persons = together - go
    new.persons = go
    h.head_months = months - MONTHS * h.persons
    new.head_months = new_months - MONTHS * go
    diary.uneven = MONTHS
    new_diary.uneven = MONTHS


@rule
def divide_month(h: Household, new: Household, part: float) -> None:
    """What came in this month, by heads."""
    new.month_wages = down_to_grain(part * h.month_wages)
    new.month_business = down_to_grain(part * h.month_business)
    new.month_property = down_to_grain(part * h.month_property)
    new.month_transfers = down_to_grain(part * h.month_transfers)
    new.month_net = down_to_grain(part * h.month_net)
    new.month_less_rigid = down_to_grain(part * h.month_less_rigid)
    new.month_cash = down_to_grain(part * h.month_cash)
    new.month_aid = down_to_grain(part * h.month_aid)
    new.month_posts = down_to_grain(part * h.month_posts)
    h.month_wages -= new.month_wages
    h.month_business -= new.month_business
    h.month_property -= new.month_property
    h.month_transfers -= new.month_transfers
    h.month_net -= new.month_net
    h.month_less_rigid -= new.month_less_rigid
    h.month_cash -= new.month_cash
    h.month_aid -= new.month_aid
    h.month_posts -= new.month_posts


@rule
def divide_year(diary: Diary, new_diary: Diary, go: int, together: int, part: float) -> None:
    """Sums of the calendar year and losses of the accounting year, by heads; heads of its beginning as those of a month."""
    for source in range(len(diary.year_sources)):
        new_diary.year_sources[source] = down_to_grain(part * diary.year_sources[source])
        diary.year_sources[source] -= new_diary.year_sources[source]
    new_diary.year_net = down_to_grain(part * diary.year_net)
    new_diary.year_less_rigid = down_to_grain(part * diary.year_less_rigid)
    new_diary.year_cash = down_to_grain(part * diary.year_cash)
    diary.year_net -= new_diary.year_net
    diary.year_less_rigid -= new_diary.year_less_rigid
    diary.year_cash -= new_diary.year_cash
    new_diary.purse_months = int(part * diary.purse_months)
    diary.purse_months -= new_diary.purse_months
    for cause in range(len(diary.loss)):
        new_diary.loss[cause] = part * diary.loss[cause]
        diary.loss[cause] -= new_diary.loss[cause]
    for kind in range(len(diary.loss_next)):
        new_diary.loss_next[kind] = part * diary.loss_next[kind]
        diary.loss_next[kind] -= new_diary.loss_next[kind]
    new_diary.persons_start = of_them(diary.persons_start, go, together)
    diary.persons_start -= new_diary.persons_start
    new_diary.heads_before = int(part * diary.heads_before)
    diary.heads_before -= new_diary.heads_before


@rule
def divide_residents(diary: Diary, new_diary: Diary, home: int, new_home: int) -> None:
    """Months of residents of the calendar year so far, by those who are at home of each now."""
    if home + new_home > 0:
        new_diary.resident_months = diary.resident_months * new_home // (home + new_home)
        diary.resident_months -= new_diary.resident_months


@rule
def divide_store(diary: Diary, new_diary: Diary, part: float) -> None:
    """Grain in store and what is missing in it, by heads: the grain is to be eaten."""
    new_diary.grain_to_eat = down_to_grain(part * diary.grain_to_eat)
    new_diary.grain_to_sell = down_to_grain(part * diary.grain_to_sell)
    diary.grain_to_eat -= new_diary.grain_to_eat
    diary.grain_to_sell -= new_diary.grain_to_sell
    new_diary.crop_missing = down_to_grain(part * diary.crop_missing)
    diary.crop_missing -= new_diary.crop_missing
    new_diary.price_missing = down_to_grain(part * diary.price_missing)
    diary.price_missing -= new_diary.price_missing


@rule
def divide_holdings(h: Household, new: Household, share: float, ledger: Ledger) -> None:
    """Land, capital, money beyond a bank loan and debts: the `share` of the son who goes."""
    new.land = down_to_grain(share * h.land)
    h.land -= new.land
    new.capital = down_to_grain(share * h.capital)
    h.capital -= new.capital
    new.debt = down_to_grain(share * h.debt)
    h.debt -= new.debt
    given = down_to_grain(share * max(0.0, h.cash - h.loan))
    receive(new, ledger, PORTION_RECEIVED, spend(h, ledger, PORTION_GIVEN, given))


@rule
def inherit_record(h: Household, new: Household, diary: Diary, new_diary: Diary) -> None:
    """What both are alike in: how they farm and save, and what is known of the accounting year before."""
    new.crop = h.crop
    new.animal = h.animal
    new.bears_from = h.bears_from
    new.farm_quality = h.farm_quality
    new.below = h.below
    new.ever_relapsed = h.ever_relapsed
    new.last_year_income = h.last_year_income
    new_diary.farm_drift = diary.farm_drift
    new_diary.seen_wrongly = diary.seen_wrongly
    new_diary.below_before_aid = diary.below_before_aid
    new_diary.below_before_posts = diary.below_before_posts
    pass_on(h, new)


@rule
def earners_of(members: Sequence[Member]) -> int:
    """Members whose earnings are in the income of the last twelve months."""
    found = 0
    for k in range(len(members)):
        found += is_earner(members[k])
    return found


@rule
def divide(
    h: Household,
    new: Household,
    diary: Diary,
    new_diary: Diary,
    persons: Sequence[Member],
    care_years: Sequence[Care],
    goes: int,
    share: float,
    village: Village,
    left: int,
    ledger: Ledger,
) -> None:
    """Those members part whose bits are in `goes`, with this share of what the household has.

    `left` are the months of the accounting year from this one on.
    """
    together, year = h.persons, max(0.0, h.net_12)
    go = move_people(h, new, persons, care_years, goes)
    part = go / together
    divide_month(h, new, part)
    divide_year(diary, new_diary, go, together, part)
    divide_ring(h, new, diary, new_diary, go, together)
    divide_store(diary, new_diary, part)
    divide_holdings(h, new, share, ledger)
    inherit_record(h, new, diary, new_diary)
    members, new_members = members_of(h, persons), members_of(new, persons)
    count_members(h, members)
    count_members(new, new_members)
    divide_residents(diary, new_diary, residents(members), residents(new_members))
    earners, new_earners = earners_of(members), earners_of(new_members)
    if earners + new_earners > 0:
        lost = year * ((together - go) / together - earners / (earners + new_earners))
        feed(diary, lost / village.standard, village.standard, left)
        feed(new_diary, -lost / village.standard, village.standard, left)
    bound_hardship(new, new_diary)
    new_diary.parted = go
    village.ended -= 1
