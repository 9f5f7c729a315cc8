"""Work: who loses and finds which job, who leaves and comes home, and what they earn.

Wages by kind of work are announced county by county (national migrant wages and local wages); a member earns his skill times the
going wage in the months that he works, more or less by what his job pays beyond it: that is drawn with the job and ends with it.
A migrant's wage enters the shared purse net of his living away.
"""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

import numpy as np

from agents.codes import (
    AWAY_OUTSIDE,
    AWAY_PROVINCE,
    FULL_CAPACITY,
    ILLNESS,
    JOB_LOSS,
    LOCAL,
    MIGRANT_OUTSIDE,
    MIGRANT_PROVINCE,
    NO_WORK,
    OWN_FARM,
    PRESENT,
    SELF_EMPLOYED,
    UNEMPLOYED,
    WORK,
    WORKSHOP,
)
from engine.compiled import rule
from engine.flows import entry
from engine.ledger import KINDS_OF_PAY, note, receive, spend
from engine.luck import U, decision, draw
from engine.passes import Line
from engine.rates import lognormal, nearest
from engine.values import value
from model.law import OLD_AGE
from model.life.taking_up import work_from_need
from model.people import MOST_MONTHS, age, is_away_worker, lose, residents_of, whereabouts
from model.seats import worth_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agents.household import Diary, Household, Member
    from agents.places import Village
    from engine.ledger import KINDS_OF_PAY, Ledger
    from engine.record import Vector
    from parameters.rules_types import Rules, Work

MONTH_OF_WORK = decision("lose_job")
WORK_STOPPED = decision("work_stopped")
MIGRATE, MASS_RETURN = decision("migrate"), decision("mass_return")
JOB_PREMIUM = decision("job_premium")
WAGE_LOCAL, WAGE_WORKSHOP, WAGE_AWAY = entry("wage_local"), entry("wage_workshop"), entry("wage_away")
WAGE_TOWN = entry("wage_town")
LIVING_AWAY, REMITTED, CASUAL_WAGE = entry("living_away"), entry("remitted"), entry("casual_wage")
SELF_EMPLOYMENT, SELF_EMPLOYMENT_TOWN = entry("self_employment"), entry("self_employment_town")
LOCALLY, IN_WORKSHOP, OWN_TRADE, TRADE_IN_TOWN, IN_TOWN, AWAY = range(KINDS_OF_PAY)
LEAST_PREMIUM, MOST_PREMIUM = -90, 127
"""Per cent by which a job may pay less or more than the wage of the skill: it is stored in one byte."""
KIND_OF_PAY = np.full((len(WORK), 2), (LOCALLY, IN_TOWN))
"""Kind of pay by kind of wage work and whether the member lives elsewhere."""
KIND_OF_PAY[WORKSHOP, 0] = IN_WORKSHOP
KIND_OF_PAY[[MIGRANT_OUTSIDE, MIGRANT_PROVINCE]] = AWAY


@rule
def pay_level(skill: int, premium: int, p: Work) -> float:
    """What a skill earns in a job relative to the going wage, between the least and the most that is paid."""
    return min(max(skill * 0.001 * (1.0 + 0.01 * premium), p.wage_floor), p.highest_wage)


@rule
def take_job(m: Member, work: int, p: Work, luck: np.uint64) -> None:
    """A job is taken, with a wage of its own: what it pays beyond the wage of the skill lasts as long as the job."""
    m.work = work
    m.usual_work = work
    m.idle_months = 0
    m.lost_job = 0
    m.presence = where_work_is(work, m.presence)
    above = lognormal(draw(luck, JOB_PREMIUM, m.key), 100.0, p.premium_sd) - 100.0
    m.premium = min(MOST_PREMIUM, max(LEAST_PREMIUM, nearest(above)))


@rule
def going_wage(m: Member, work: int, village: Village, p: Work) -> float:
    """Monthly wage of the member in a kind of wage work, yuan: that of his skill, and what his job pays beyond it."""
    skill = pay_level(m.skill, m.premium, p)
    if work == MIGRANT_OUTSIDE:
        return village.wage_outside * skill
    if work == MIGRANT_PROVINCE:
        return village.wage_province * skill
    if work == WORKSHOP:
        return village.wage_local * p.workshop_factor * skill
    return village.wage_local * skill


@rule
def purse_wage(m: Member, work: int, village: Village, p: Work) -> float:
    """What a month of the work leaves in the shared purse."""
    return going_wage(m, work, village, p) * kept_share(m, work, p)


@rule
def kept_share(m: Member, work: int, p: Work) -> float:
    """Part of the wage that is left after living away: migrants, and members who live in a town of the prefecture."""
    if work == MIGRANT_OUTSIDE or work == MIGRANT_PROVINCE:
        return p.purse_share
    return 1.0 if m.presence == PRESENT else p.town_purse_share


@rule
def job_loss_chance(h: Household, m: Member, p: Work) -> float:
    """Monthly chance to lose a wage job (prior 7 of the measurement notes)."""
    if h.resettled == 1:
        return p.job_loss_resettled
    return p.job_loss_migrant if is_away_worker(m) else p.job_loss_local


@rule
def is_closed_out(village: Village, key: int) -> bool:
    """Whether a mass return has closed the member's job away: one draw of the person a run, so that he stays home till it ends."""
    return village.returning > 0.0 and draw(U(village.return_luck), MASS_RETURN, key) < village.returning


@rule
def stays_home(m: Member, u: float, p: Work, month: int) -> bool:
    """Whether this is the month in which a migrant comes home for good, by the upper end of his uniform."""
    return u >= 1.0 - p.return_home * (1.0 if age(m, month) < p.older_from else p.return_home_older)


@value("*")
@rule
def chance_to_find(h: Household, m: Member, village: Village, rules: Rules) -> float:
    """Chance of a month that a member who seeks work finds it; programmes multiply it."""
    return rules.work.finding * village.finding


@rule
def seek(
    h: Household, diary: Diary, m: Member, u: float, key: int, village: Village, rules: Rules, luck: np.uint64, month: int
) -> float:
    """A month without a job; work of the usual kind is found with the county's chances. Returns the wage of days worked.

    Where in the month it is found is as even as the uniform below its chance: the days after it are paid, by the new job's wage. For
    who lost a job what is lacking to its wage is a loss; for who never had one it is none.
    """
    p = rules.work
    m.idle_months = min(m.idle_months + 1, MOST_MONTHS)
    village.seekers += 1
    if m.idle_months >= p.home_after and (m.presence == AWAY_OUTSIDE or m.presence == AWAY_PROVINCE):
        m.presence = PRESENT
    chance = chance_to_find(h, m, village, rules)
    closed_out = (m.usual_work == MIGRANT_OUTSIDE or m.usual_work == MIGRANT_PROVINCE) and is_closed_out(village, key)
    worked = 1.0 - u / chance if u < chance and not closed_out else 0.0
    if m.lost_job == 1:
        missed = max(0.0, season_of(m.usual_work, p, month) - worked)
        lose(diary, h, JOB_LOSS, purse_wage(m, m.usual_work, village, p) * missed)
    if closed_out:
        m.presence = PRESENT
        if stays_home(m, u, p, month):
            come_home(h, m)
    elif u < chance:
        take_job(m, m.usual_work, p, luck)
        return going_wage(m, m.work, village, p) * worked * (1.0 + village.overtime)
    return 0.0


@rule
def become_unemployed(m: Member) -> None:
    """The job is lost; a migrant stays away to look for another until `home_after` months have passed."""
    m.usual_work = m.work
    m.work = UNEMPLOYED
    m.idle_months = 0
    m.lost_job = 1


@rule
def season_of(work: int, p: Work, month: int) -> float:
    """Share of the workers of this kind who are at work in the calendar month."""
    if work == MIGRANT_OUTSIDE or work == MIGRANT_PROVINCE:
        return p.season_away[month % 12]
    return p.season_local[month % 12]


@rule
def where_work_is(work: int, presence: int) -> int:
    """Where a member lives once he has the work."""
    if work == MIGRANT_OUTSIDE:
        return AWAY_OUTSIDE
    if work == MIGRANT_PROVINCE:
        return AWAY_PROVINCE
    return presence


@rule
def come_home(h: Household, m: Member) -> None:
    """A migrant comes home for good: of his own will, so that no job is lost any more."""
    m.lost_job = 0
    m.work = OWN_FARM if h.resettled == 0 else UNEMPLOYED
    m.usual_work = m.work if h.resettled == 0 else LOCAL
    m.presence = PRESENT


@rule
def leave(m: Member, key: int, village: Village, p: Work, luck: np.uint64) -> None:
    """A farm worker leaves for work outside or inside the province, more often to where the village's others are."""
    take_job(m, MIGRANT_OUTSIDE if draw(luck, MIGRATE, key) < village.outside_chance else MIGRANT_PROVINCE, p, luck)


@rule
def wage_month(
    h: Household, diary: Diary, m: Member, u: float, key: int, village: Village, p: Work, luck: np.uint64, month: int
) -> float:
    """A month in wage work, by one uniform: lost at its lower end, worked in the middle, idle by season at its upper end.

    Migrants come home for good out of the last part of the idle end. Where in the month a job is lost is as even as the uniform
    below its chance; just above it, who works nearby opens a trade of his own as the month ends. Returns the wage of the days worked.
    """
    wage = going_wage(m, m.work, village, p)
    if is_away_worker(m) and is_closed_out(village, key):
        if u < season_of(m.work, p, month):
            lose(diary, h, ILLNESS if m.ill_months > 0 else JOB_LOSS, wage * kept_share(m, m.work, p))
        become_unemployed(m)
        m.presence = PRESENT
        return 0.0
    if u >= season_of(m.work, p, month):
        if is_away_worker(m) and stays_home(m, u, p, month):
            come_home(h, m)
        return 0.0
    chance = job_loss_chance(h, m, p)
    worked = u / chance if u < chance else 1.0
    if u < chance:
        lose(diary, h, JOB_LOSS, wage * (1.0 - worked) * kept_share(m, m.work, p))
        become_unemployed(m)
    if m.ill_months > 0:
        lose(diary, h, ILLNESS, wage * worked * kept_share(m, m.usual_work, p))
        return 0.0
    if village.stopped > 0.0 and draw(luck, WORK_STOPPED, key) < village.stopped:
        lose(diary, h, JOB_LOSS, wage * worked * kept_share(m, m.usual_work, p))
        return 0.0
    if m.work == LOCAL and u < chance + p.start_trade:
        m.work = m.usual_work = SELF_EMPLOYED
    return wage * worked * (1.0 + village.overtime)


@rule
def self_employed_month(h: Household, diary: Diary, m: Member, u: float, village: Village, p: Work) -> float:
    """Net income of the month from one's own trade: its customers live from local wages, so it moves with them."""
    usual = p.self_employment_ratio * village.wage_local * pay_level(m.skill, 0, p)
    if m.ill_months > 0:
        lose(diary, h, ILLNESS, usual)
        return 0.0
    return usual * lognormal(u, 1.0, p.self_employment_sd) * (1.0 - village.stopped)


@rule
def is_open_to(m: Member, work: int, village: Village, rules: Rules) -> bool:
    """Whether a member at home takes an offer: a holder of a seat where it leaves more in the purse than the seat pays."""
    return m.seat == 0 or purse_wage(m, work, village, rules.work) > worth_of(m.seat, rules)


@rule
def farm_offers(m: Member, u: float, key: int, village: Village, rules: Rules, luck: np.uint64, month: int) -> None:
    """Who farms, with a seat or without one, at the upper end of the uniform: migration, and a local job below it."""
    p = rules.work
    village.farm_workers += 1
    if u < 1.0 - village.leave_chance - village.hiring:
        return
    years = age(m, month)
    if u < 1.0 - village.leave_chance:
        if years < OLD_AGE and is_open_to(m, LOCAL, village, rules):
            take_job(m, LOCAL, p, luck)
    elif years < p.migrate_until and is_open_to(m, MIGRANT_PROVINCE, village, rules) and not is_closed_out(village, key):
        leave(m, key, village, p, luck)


@rule
def seek_beside_seat(h: Household, m: Member, u: float, key: int, village: Village, rules: Rules, luck: np.uint64) -> None:
    """A holder without a farm who looked for work goes on looking for that kind, with less effort than who has nothing."""
    p = rules.work
    away = m.usual_work == MIGRANT_OUTSIDE or m.usual_work == MIGRANT_PROVINCE
    if u < chance_to_find(h, m, village, rules) * p.seeking_beside_post and is_open_to(m, m.usual_work, village, rules):
        if m.usual_work != NO_WORK and not (away and is_closed_out(village, key)):
            take_job(m, m.usual_work, p, luck)


@rule
def home_month(h: Household, m: Member, u: float, key: int, village: Village, rules: Rules, luck: np.uint64, month: int) -> float:
    """Those who farm or hold a seat: casual days at the lower end of the uniform, and offers of work.

    A holder who takes one has worked the month of his seat and is paid for it. Returns the share of a full worker's casual days
    that came, times skill.
    """
    p = rules.work
    chance = village.casual_chance * (1.0 if m.work == OWN_FARM else p.casual_beside_post)
    came = (u < chance) & (m.ill_months == 0) & (m.usual_work != NO_WORK)
    if m.ill_months == 0:
        if m.work != OWN_FARM and m.usual_work != OWN_FARM:
            seek_beside_seat(h, m, u, key, village, rules, luck)
        elif m.can_work == FULL_CAPACITY:
            farm_offers(m, u, key, village, rules, luck, month)
    return came * m.can_work * pay_level(m.skill, 0, p) * 0.5


@rule
def hands_of(m: Member, p: Work) -> int:
    """Half workers that a member gives to the own farm this month; a holder of a seat who farms, what the seat leaves."""
    if m.ill_months > 0:
        return 0
    if m.work == OWN_FARM:
        return m.can_work
    if m.seat > 0 and m.usual_work == OWN_FARM:
        return nearest(m.can_work * p.farming_beside_post)
    return 0


@rule
def sent_home(h: Household, residents: int, p: Work) -> float:
    """Part of what is left of a wage earned away that is sent home: it grows with how many of the household live there of it."""
    return p.remitted_share * residents / max(h.persons, 1)


@rule
def book_away(h: Household, flow: int, wage: float, kept: float, sent: float, ledger: Ledger) -> None:
    """What is earned away: living there takes all but the share `kept`, and the statistics bureau sees what is `sent` home of it."""
    paid = receive(h, ledger, flow, wage)
    living = spend(h, ledger, LIVING_AWAY, paid - wage * kept)
    note(h, REMITTED, (paid - living) * sent)


@rule
def book_pay(h: Household, lives: int, pays: Vector[float], p: Work, ledger: Ledger) -> None:
    """The household's pay of the month, kind by kind; where somebody earns elsewhere it counts who `lives` at home (`whereabouts`)."""
    if pays[LOCALLY] > 0.0:
        receive(h, ledger, WAGE_LOCAL, pays[LOCALLY])
    sent = sent_home(h, residents_of(lives), p) if pays[AWAY] + pays[IN_TOWN] + pays[TRADE_IN_TOWN] > 0.0 else 0.0
    if pays[AWAY] > 0.0:
        book_away(h, WAGE_AWAY, pays[AWAY], p.purse_share, sent, ledger)
    if pays[IN_TOWN] > 0.0:
        book_away(h, WAGE_TOWN, pays[IN_TOWN], p.town_purse_share, sent, ledger)
    if pays[IN_WORKSHOP] > 0.0:
        receive(h, ledger, WAGE_WORKSHOP, pays[IN_WORKSHOP])
    if pays[OWN_TRADE] > 0.0:
        receive(h, ledger, SELF_EMPLOYMENT, pays[OWN_TRADE])
    if pays[TRADE_IN_TOWN] > 0.0:
        book_away(h, SELF_EMPLOYMENT_TOWN, pays[TRADE_IN_TOWN], p.town_purse_share, sent, ledger)


@rule
def earn(
    h: Household, members: Sequence[Member], diary: Diary, village: Village, rules: Rules, luck: np.uint64, ledger: Ledger, month: int
) -> None:
    """The month of all members with work: one uniform decides a member's month; the household's pay is booked by kind."""
    p = rules.work
    work_from_need(h, members, village, p, luck, month)
    pays, days, halves, lives = ledger.pay, 0.0, 0, 0
    for kind in range(KINDS_OF_PAY):
        pays[kind] = 0.0
    for k in range(len(members)):
        m = members[k]
        if m.work != NO_WORK:
            key, u = m.key, draw(luck, MONTH_OF_WORK, m.key)
            if m.work == OWN_FARM or m.seat > 0:
                days += home_month(h, m, u, key, village, rules, luck, month)
            elif m.work == UNEMPLOYED:
                pay = seek(h, diary, m, u, key, village, rules, luck, month)
                if pay > 0.0:
                    kind = KIND_OF_PAY[m.work, int(m.presence != PRESENT)]
                    pays[kind] += pay
                    village.local_workers += kind != AWAY
            elif m.work == SELF_EMPLOYED:
                pays[OWN_TRADE if m.presence == PRESENT else TRADE_IN_TOWN] += self_employed_month(h, diary, m, u, village, p)
            else:
                kind = KIND_OF_PAY[m.work, int(m.presence != PRESENT)]
                pay = wage_month(h, diary, m, u, key, village, p, luck, month)
                pays[kind] += pay
                village.local_workers += (pay > 0.0) & (kind != AWAY) & (m.work != UNEMPLOYED)
            halves += hands_of(m, p)
        lives += whereabouts(m)
    h.hands = halves
    if days > 0.0:
        receive(h, ledger, CASUAL_WAGE, days * village.wage_local * p.casual_pay)
    book_pay(h, lives, pays, p, ledger)


@rule
def begin_month(village: Village, p: Work) -> None:
    """The village counts anew who seeks and who works; casual days come as work is found in the county, and who leaves, and where to,
    goes by the village's ties to places of work: on the mean of villages as the rates say."""
    village.leave_chance = p.migrate * exp(p.village_ties * village.ties - 0.5 * p.village_ties * p.village_ties)
    village.outside_chance = p.village_destination * village.goes_outside + (1.0 - p.village_destination) * p.outside_share
    village.seekers = village.farm_workers = village.local_workers = 0
    village.casual_chance = p.casual_chance * village.finding * (1.0 - village.stopped) * (1.0 + village.overtime)


LOSE_FIND_AND_EARN = Line("work.lose_find_and_earn", "就业与工资", household=earn, before=begin_month)
