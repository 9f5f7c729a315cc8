"""Public money, what households received, and how many did 财政支出与受益."""

from __future__ import annotations

from model.outcomes.declared import Adds, Outcome
from model.outcomes.how import Kept
from model.outcomes.units import HOUSEHOLDS, YUAN

KEEPER = "model.public_money:PublicMoney"
OUTCOMES = (
    Outcome(
        "spending",
        "public spending by policy and level of government",
        "分政策分级财政支出",
        YUAN,
        ("year", "county", "policy", "payer"),
        Kept(KEEPER, Adds.OVER_YEARS),
        "paid out of public budgets, premium aid and subsidies included",
        "由各级财政支付，含保费补贴与贴息",
    ),
    Outcome(
        "payouts",
        "money received by households",
        "农户实得金额",
        YUAN,
        ("year", "county", "policy"),
        Kept(KEEPER, Adds.OVER_YEARS),
        "by policy, whoever pays",
        "按政策计，不论由谁支付",
    ),
    Outcome(
        "beneficiaries",
        "households that received",
        "受益户数",
        HOUSEHOLDS,
        ("year", "county", "policy"),
        Kept(KEEPER, Adds.OVER_PLACES),
        "received a yuan or more at once in the year",
        "年内至少一次实得1元以上",
    ),
    Outcome(
        "bills_paid",
        "bills by who paid which part",
        "各类账单由谁支付",
        YUAN,
        ("year", "county", "bill", "payer_of_bill"),
        Kept(KEEPER, Adds.OVER_YEARS),
        "hospital bills, schooling costs, damage and theft; money of the calendar year; the household's part is what it was "
        "billed less what all others paid it in the year",
        "住院费用、教育费用、灾损与被盗；按日历年度收付；农户部分为其账单总额减去当年各方支付",
    ),
)
