"""The reference workload as rules: one household's month, the village's list, the posts of January.

Every operation here stands in the same order in the other forms (`columns`, `mesa_agents`, `homes.c`), so that they give the
same bits. The mathematics is sums and products: the lognormal bill uses the sum of three uniforms for the normal
(standard deviation 1, at most three of them) and repeated squares for the exponential, because libraries' exponentials
differ in the last bit and few compilers turn a call of them into vector code.
"""

from __future__ import annotations

import numpy as np

from engine.compiled import loop, rule
from engine.luck import PREFECTURE_KEYS, draw, month_luck

JOB, WAGE, ILL, BILL, YIELD, PEST, PRICE, LOAN, FOUND, SPEND, POST, DROUGHT, MARKET = range(1, 14)
"""Decisions; a household draws twelve uniforms a month (the bill three of them), in January one more for the posts."""
PREFECTURE = PREFECTURE_KEYS
JOB_MONTHS, CALM_MONTHS, LOAN_MONTHS = 3, 6, 36


@rule
def exponential(x):  # type: ignore[no-untyped-def]
    """e to the x for |x| below 8 (relative error below 1e-12): Taylor's polynomial at x / 256, squared eight times."""
    y = x * 0.00390625
    e = 1.0 + y * (1.0 + y * (0.5 + y * (0.16666666666666666 + y * (0.041666666666666664 + y * 0.008333333333333333))))
    e = e * e
    e = e * e
    e = e * e
    e = e * e
    e = e * e
    e = e * e
    e = e * e
    return e * e


@rule
def work(h, p, luck):  # type: ignore[no-untyped-def]
    """Lose or find a job; the wage of the month, or job-loss insurance of the resettled for three months."""
    u = draw(luck, JOB, h.key)
    if h.spell >= 0:
        h.spell = -1 if u < p.lose_job else h.spell + 1
    else:
        h.spell = 0 if u < p.find_job else h.spell - 1
    earned = h.workers * p.wage * h.skill * (0.8 + 0.4 * draw(luck, WAGE, h.key))
    if h.spell >= 0:
        return earned
    return p.job_benefit if h.resettled == 1 and h.workers > 0.0 and h.spell >= -JOB_MONTHS else 0.0


@rule
def own_cost(bill, h, p):  # type: ignore[no-untyped-def]
    """What is left of a bill after basic insurance, serious-illness insurance and (of the listed) medical aid."""
    rest = bill - p.basic_share * max(0.0, min(bill, p.ceiling) - p.deductible)
    rest = rest - p.serious_share * max(0.0, rest - p.serious_line)
    return rest - p.aid_share * rest if h.listed == 1 else rest


@rule
def fall_ill(h, p, luck):  # type: ignore[no-untyped-def]
    """Own medical cost of the month."""
    if draw(luck, ILL, h.key) < p.ill * h.frailty:
        z = (draw(luck, BILL, h.key, 0) + draw(luck, BILL, h.key, 1) + draw(luck, BILL, h.key, 2) - 1.5) * 2.0
        cost = own_cost(p.bill * exponential(p.bill_sd * z - 0.5 * p.bill_sd * p.bill_sd), h, p)
        h.medical += cost
        return cost
    return 0.0


@rule
def farm(h, p, luck, season, weather, price):  # type: ignore[no-untyped-def]
    """Farm income: season, village-wide weather, own yield, pests and price; crop insurance pays losses beyond three tenths."""
    normal = h.land * p.harvest * season * price
    sold = normal * weather * (0.7 + 0.6 * draw(luck, YIELD, h.key)) * (0.9 + 0.2 * draw(luck, PRICE, h.key))
    if draw(luck, PEST, h.key) < p.pest:
        sold = sold * 0.4
    if h.insured == 1 and sold < 0.7 * normal:
        paid = p.crop_share * (0.7 * normal - sold)
        h.aid += paid
        sold = sold + paid
    return sold


@rule
def top_up(h, p):  # type: ignore[no-untyped-def]
    """Dibao: a twelfth of what the last twelve months lack to the line."""
    gap = p.dibao_line * h.persons - h.income_year
    paid = gap * 0.08333333333333333 if gap > 0.0 else 0.0
    h.aid += paid
    return paid


@rule
def borrow(h, p, luck):  # type: ignore[no-untyped-def]
    """Micro-credit: the poor in cash may borrow; debtors pay interest and, if they can, an instalment."""
    u = draw(luck, LOAN, h.key)
    if h.debt > 0.0:
        h.cash -= h.debt * p.interest
        due = min(h.debt, p.loan / LOAN_MONTHS)
        if h.cash > due:
            h.cash -= due
            h.debt -= due
    elif h.cash < 2000.0 and h.workers > 0.0 and u < p.lend:
        h.debt = p.loan
        h.cash += p.loan


@rule
def watch(h, p, luck):  # type: ignore[no-untyped-def]
    """Months below the line of poverty; candidates for the village's list; release after half a year above the line."""
    u = draw(luck, FOUND, h.key)
    if h.income_year < p.poor_line * h.persons:
        h.poor_months += 1
    near = h.income_year < p.watch_line * h.persons
    h.candidate = 1 if near and h.listed == 0 and u < p.found else 0
    h.good_months = h.good_months + 1 if h.listed == 1 and not near else 0
    if h.good_months >= CALM_MONTHS:
        h.listed = 0
        h.good_months = 0


@rule
def live_month(h, p, luck, season, weather, price, last_year):  # type: ignore[no-untyped-def]
    """A household's month; `last_year` is the income of the same month a year ago. Returns the income of the month."""
    earned = work(h, p, luck)
    grown = farm(h, p, luck, season, weather, price)
    income = earned + grown + top_up(h, p)
    if h.post == 1:
        income = income + p.post_pay
    if h.listed == 1:
        income = income + p.help
    cost = fall_ill(h, p, luck)
    spent = p.need * h.persons * (0.9 + 0.2 * draw(luck, SPEND, h.key)) + p.propensity * max(0.0, h.cash)
    h.cash = h.cash + income - cost - spent
    borrow(h, p, luck)
    h.income_year = h.income_year + income - last_year
    watch(h, p, luck)
    return income


@loop
def live(households, villages, terms, seed, start, months, first, last):  # type: ignore[no-untyped-def]
    """Live `months` months from `start` (year x 12 + month - 1) in the villages `first` to `last` - 1."""
    p = terms[0]
    for v in range(first, last):
        village = villages[v]
        for month in range(start, start + months):
            luck = month_luck(seed, month)
            slot = month % 12
            season = p.season[slot]
            weather = 0.5 if draw(luck, DROUGHT, village.key) < p.drought else 1.0
            price = 0.9 + 0.2 * draw(luck, MARKET, PREFECTURE)
            for i in range(village.first, village.stop):
                h = households[i]
                h.ring[slot] = live_month(h, p, luck, season, weather, price, h.ring[slot])
            listed = 0.0
            for i in range(village.first, village.stop):
                h = households[i]
                if h.candidate == 1 and listed < p.list_cap:
                    h.listed = 1
                    listed += 1.0
            if slot == 0:
                for i in range(village.first, village.stop):
                    h = households[i]
                    h.post = 0
                    h.score = h.income_year / h.persons * (0.9 + 0.2 * draw(luck, POST, h.key))
                    if h.workers == 0.0:
                        h.score = np.inf
                for _ in range(int(p.posts)):
                    least, chosen = np.inf, village.stop
                    for i in range(village.first, village.stop):
                        h = households[i]
                        if h.score < least:
                            least, chosen = h.score, i
                    for i in range(village.first, village.stop):
                        h = households[i]
                        if i == chosen:
                            h.post = 1
                            h.score = np.inf
