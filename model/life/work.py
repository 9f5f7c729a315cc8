"""Work: who loses and finds which job, who leaves and comes home, and what they earn.

Wages by kind of work come from the county's announcement (national migrant wages and local wages); a member earns his
skill times the going wage in the months that he works. A migrant's wage enters the shared purse net of his living away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from agents.codes import (
    AWAY_OUTSIDE,
    AWAY_PROVINCE,
    ILLNESS,
    JOB_LOSS,
    LOCAL,
    MIGRANT_OUTSIDE,
    MIGRANT_PROVINCE,
    OWN_FARM,
    PRESENT,
    PUBLIC_POST,
    RANGER,
    SELF_EMPLOYED,
    UNEMPLOYED,
    WORKSHOP,
)
from engine.compiled import line, rule
from engine.ledger import entry, note, receive, spend
from engine.luck import decision, draw
from engine.rates import lognormal
from model.people import age, is_away_worker, lose, person_key
from model.policies.job_loss_insurance import search_effort
from model.policies.monitoring_help import matching

if TYPE_CHECKING:
    from agents.household import Household, Member

LOSE_JOB = decision("lose_job")
FIND_JOB = decision("find_job")
WORK_STOPPED = decision("work_stopped")
CASUAL_WORK = decision("casual_work")
HIRE_SEASON = decision("hire_season")
MIGRATE = decision("migrate")
RETURN_HOME = decision("return_home")
SELF_EMPLOYMENT_LUCK = decision("self_employment_luck")
WAGE_LOCAL, WAGE_WORKSHOP, WAGE_AWAY = entry("wage_local"), entry("wage_workshop"), entry("wage_away")
WAGE_TOWN = entry("wage_town")
LIVING_AWAY, REMITTED, CASUAL_WAGE = entry("living_away"), entry("remitted"), entry("casual_wage")
SELF_EMPLOYMENT = entry("self_employment")


@rule
def going_wage(m: Member, work: int, village: Any, p: Any) -> float:
    """Monthly wage of the member in a kind of wage work, yuan."""
    skill = m.skill * 0.001
    if work == MIGRANT_OUTSIDE:
        return village.wage_outside * skill
    if work == MIGRANT_PROVINCE:
        return village.wage_province * skill
    if work == WORKSHOP:
        return village.wage_local * p.workshop_factor * skill
    return village.wage_local * skill


@rule
def purse_wage(m: Member, work: int, village: Any, p: Any) -> float:
    """What a month of the work leaves in the shared purse."""
    return going_wage(m, work, village, p) * kept_share(m, work, p)


@rule
def kept_share(m: Member, work: int, p: Any) -> float:
    """Part of the wage that is left after living away: migrants, and members who live in a town of the prefecture."""
    if work == MIGRANT_OUTSIDE or work == MIGRANT_PROVINCE:
        return p.purse_share
    return 1.0 if m.presence == PRESENT else p.town_purse_share


@rule
def job_loss_chance(h: Household, m: Member, p: Any) -> float:
    """Monthly chance to lose a wage job (prior 7 of the measurement notes)."""
    if h.resettled == 1:
        return p.job_loss_resettled
    return p.job_loss_migrant if is_away_worker(m) else p.job_loss_local


@rule
def lose_or_find(h: Household, m: Member, key: int, village: Any, rules: Any, luck: Any) -> None:
    """Change of job status in the month."""
    p = rules.work
    if m.work == UNEMPLOYED:
        m.idle_months = min(m.idle_months + 1, 100)
        village.seekers += 1
        search = search_effort(m, rules.job_loss_insurance) * matching(h, rules.monitoring)
        if draw(luck, FIND_JOB, key) < p.finding * village.finding * search:
            m.work = m.usual_work
            m.idle_months = 0
            m.presence = where_work_is(m.work, m.presence)
    elif m.work == LOCAL or m.work == WORKSHOP or is_away_worker(m):
        if draw(luck, LOSE_JOB, key) < job_loss_chance(h, m, p):
            m.usual_work = m.work
            m.work = UNEMPLOYED
            m.idle_months = 0
            if m.presence == AWAY_OUTSIDE or m.presence == AWAY_PROVINCE:
                m.presence = PRESENT


@rule
def where_work_is(work: int, presence: int) -> int:
    """Where a member lives once he has the work."""
    if work == MIGRANT_OUTSIDE:
        return AWAY_OUTSIDE
    if work == MIGRANT_PROVINCE:
        return AWAY_PROVINCE
    return presence


@rule
def leave_or_come_home(h: Household, m: Member, key: int, years: int, rules: Any, luck: Any) -> None:
    """Migration: able farm workers under fifty leave, older migrants come home (monthly hazards)."""
    p = rules.work
    if m.work == OWN_FARM and m.can_work == 2 and years < 50:
        if draw(luck, MIGRATE, key) < p.migrate:
            m.work = MIGRANT_OUTSIDE if draw(luck, MIGRATE, key, 1) < p.outside_share else MIGRANT_PROVINCE
            m.usual_work = m.work
            m.presence = where_work_is(m.work, m.presence)
    elif is_away_worker(m) and draw(luck, RETURN_HOME, key) < p.return_home * (1.0 if years < 45 else 2.0):
        m.work = OWN_FARM if h.resettled == 0 else UNEMPLOYED
        m.usual_work = m.work if h.resettled == 0 else LOCAL
        m.presence = PRESENT


@rule
def earn(h: Household, diary: Any, m: Member, key: int, village: Any, rules: Any, luck: Any, books: Any, accounts: Any,
         month: int) -> None:
    """Wages of the month; what is lost by illness, stoppage or a lost job is written down by its cause."""
    p = rules.work
    work = m.usual_work if m.work == UNEMPLOYED else m.work
    if work == OWN_FARM or work == PUBLIC_POST or work == RANGER:
        casual(h, m, key, village, p, luck, books, accounts)
        return
    if work == SELF_EMPLOYED:
        if m.ill_months > 0:
            lose(diary, h, ILLNESS, p.self_employment_income)
        else:
            luck_of_month = lognormal(draw(luck, SELF_EMPLOYMENT_LUCK, key), 1.0, p.self_employment_sd)
            income = p.self_employment_income * village.prices * m.skill * 0.001 * luck_of_month * (1.0 - village.stopped)
            if m.presence == PRESENT:
                receive(h, books, accounts, SELF_EMPLOYMENT, income)
            else:
                earn_away(h, m, work, income, WAGE_TOWN, p, books, accounts)
        return
    away = work == MIGRANT_OUTSIDE or work == MIGRANT_PROVINCE
    season = p.season_away[month % 12] if away else p.season_local[month % 12]
    if draw(luck, HIRE_SEASON, key) >= season:
        return
    if m.ill_months > 0:
        lose(diary, h, ILLNESS, purse_wage(m, work, village, p))
    elif m.work == UNEMPLOYED or draw(luck, WORK_STOPPED, key) < village.stopped:
        lose(diary, h, JOB_LOSS, purse_wage(m, work, village, p))
    elif away or m.presence != PRESENT:
        earn_away(h, m, work, going_wage(m, work, village, p), WAGE_AWAY if away else WAGE_TOWN, p, books, accounts)
        village.local_workers += not away
    else:
        receive(h, books, accounts, WAGE_WORKSHOP if work == WORKSHOP else WAGE_LOCAL, going_wage(m, work, village, p))
        village.local_workers += 1


@rule
def earn_away(h: Household, m: Member, work: int, wage: float, flow: int, p: Any, books: Any, accounts: Any) -> None:
    """A wage earned away: living there takes its part, and the statistics bureau sees what is sent home."""
    paid = receive(h, books, accounts, flow, wage)
    living = spend(h, books, accounts, LIVING_AWAY, paid * (1.0 - kept_share(m, work, p)))
    note(h, REMITTED, (paid - living) * p.remitted_share)


@rule
def casual(h: Household, m: Member, key: int, village: Any, p: Any, luck: Any, books: Any, accounts: Any) -> None:
    """Casual days of those who farm or hold a post, while they are able."""
    if m.can_work == 0 or m.ill_months > 0:
        return
    chance = p.casual_chance * village.finding * (1.0 - village.stopped)
    if m.work != OWN_FARM:
        chance *= p.casual_beside_post
    if draw(luck, CASUAL_WORK, key) < chance:
        receive(h, books, accounts, CASUAL_WAGE, village.wage_local * p.casual_pay * m.skill * 0.001 * m.can_work * 0.5)


@line
def lose_find_and_earn(households: Any, diaries: Any, villages: Any, rules: Any, luck: Any, books: Any, accounts: Any,
                       tallies: Any, month: int, first: int, last: int) -> None:
    """Every member of working age: job lost or found, left or come home, wage of the month."""
    for v in range(first, last):
        village = villages[v]
        r = rules[village.place]
        village.seekers = 0
        village.local_workers = 0
        for i in range(village.first, village.stop):
            h = households[i]
            for k in range(8):
                m = h.members[k]
                if m.birth_month == 0 or m.work == 0:
                    continue
                key = person_key(h, k)
                lose_or_find(h, m, key, village, r, luck)
                leave_or_come_home(h, m, key, age(m, month), r, luck)
                earn(h, diaries[i], m, key, village, r, luck, books[v], accounts[v], month)
