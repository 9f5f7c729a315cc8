"""Relapse and poverty after aid and before it, and lost guarantees 返贫、贫困与“三保障”."""

from __future__ import annotations

from typing import Annotated

import numpy as np

from agents.codes import LIFTED, LINES, NEAR_POOR, ORDINARY
from engine.record import Record, Vector
from model.outcomes.declared import Adds, Moment, Outcome, Sums, counted
from model.outcomes.dimensions import CELL
from model.outcomes.how import Share, Worked
from model.outcomes.recorded import Array, Recorded, ratio
from model.outcomes.units import OF_HOUSEHOLDS, OF_PERSONS, OF_PERSONS_A_YEAR


class Relapses(Record):
    """Falls below the standard in an accounting year, and who could fall."""

    at_risk: Annotated[float, counted("persons", "上年未低于标准人数")]
    relapsed: Annotated[float, counted("persons", "返贫(致贫)人数")]
    relapsed_by_heads: Annotated[float, counted("persons", "其中仅因人数增多")]
    spared_by_heads: Annotated[float, counted("persons", "仅因人数减少而未返贫(致贫)人数")]
    relapsed_households: Annotated[float, counted("households", "返贫(致贫)户数")]
    at_risk_before_aid: Annotated[float, counted("persons", "帮扶前上年未低于标准人数")]
    relapsed_before_aid: Annotated[float, counted("persons", "帮扶前返贫(致贫)人数")]
    relapsed_before_posts: Annotated[float, counted("persons", "帮扶与岗位前返贫(致贫)人数")]


class Below(Record):
    """Who is below a line at the end of an accounting year, or lost a guarantee in it."""

    below: Annotated[float, counted("persons", "低于标准人数")]
    below_line: Annotated[Vector[float], counted("persons", "低于各倍数标准人数", LINES, "below")]
    below_before_aid: Annotated[float, counted("persons", "帮扶前低于标准人数")]
    below_before_posts: Annotated[float, counted("persons", "帮扶与岗位前低于标准人数")]
    below_monitoring: Annotated[float, counted("persons", "低于监测线人数")]
    guarantee_lost: Annotated[float, counted("persons", "“三保障”失守人数")]


class EverRelapsed(Record):
    """Households that have relapsed or entered at least once."""

    ever_relapsed: Annotated[float, counted("households", "曾返贫(致贫)户数")]


SUMS = (
    Sums(Relapses, Moment.ACCOUNTING_YEAR, "model.counts.poverty:count_relapses"),
    Sums(Below, Moment.ACCOUNTING_YEAR, "model.counts.poverty:count_below"),
    Sums(EverRelapsed, Moment.CALENDAR_YEAR, "model.counts.poverty:count_ever_relapsed"),
)


def below_at_start(recorded: Recorded) -> Array:
    """Persons that were below at the end of 2020 over `persons_at_start`; in the first year only."""
    start = recorded.values_of("persons_at_start")
    found = np.full_like(start, np.nan)
    found[0] = ratio(start - recorded.years[..., recorded.places["at_risk"]], start)[0]
    return found


OUTCOMES = (
    Outcome(
        "relapse_rate",
        "relapse rate after aid (incidence)",
        "返贫率（帮扶后）",
        OF_PERSONS_A_YEAR,
        CELL,
        Share("relapsed", over="persons_at_start", among=(LIFTED,)),
        "lifted only: concept-2 income of the accounting year falls below the standard and did not the year before",
        "仅脱贫户：核算年度人均纯收入（口径二）低于贫困标准而上年未低于，按人口计，为发生率",
    ),
    Outcome(
        "entry_rate",
        "entry rate into poverty (incidence)",
        "致贫率（帮扶后）",
        OF_PERSONS_A_YEAR,
        CELL,
        Share("relapsed", over="persons_at_start", among=(NEAR_POOR, ORDINARY)),
        "not lifted only: the same event",
        "仅非脱贫户：同一事件",
    ),
    Outcome(
        "relapse_rate_by_heads",
        "relapse and entry by more heads alone",
        "仅因人数增多的返贫致贫率",
        OF_PERSONS_A_YEAR,
        CELL,
        Share("relapsed_by_heads", over="persons_at_start"),
        "of relapses and entries those in which the same income, shared among as many person-months as in the accounting year before, "
        "would not have been below the standard",
        "返贫、致贫中，若同一收入按上一核算年度的共同生活人月分摊则不低于标准者",
    ),
    Outcome(
        "relapse_avoided_by_heads",
        "relapse and entry avoided by fewer heads alone",
        "仅因人数减少而未返贫致贫的比例",
        OF_PERSONS_A_YEAR,
        CELL,
        Share("spared_by_heads", over="persons_at_start"),
        "neither relapse nor entry, but one if the same income were shared among the person-months of the accounting year before: "
        "what deaths and departures spare, and no aid",
        "未返贫、致贫，但若同一收入按上一核算年度的共同生活人月分摊则低于标准者：由去世与迁出所致，非帮扶之功",
    ),
    Outcome(
        "relapse_rate_before_aid",
        "relapse rate before aid (accounting subtraction)",
        "返贫率（帮扶前，核算扣减）",
        OF_PERSONS_A_YEAR,
        CELL,
        Share("relapsed_before_aid", over="persons_at_start", among=(LIFTED,)),
        "income less dibao, relief, gap insurance, fund, job-loss benefit and schooling aid; an accounting subtraction, never an "
        "effect",
        "从纯收入中扣减低保、临时救助、成色险、扶助金、就业险与教育资助后核算；仅为账面扣减，不是政策效应",
    ),
    Outcome(
        "relapse_rate_before_aid_and_posts",
        "relapse rate before aid and posts (accounting subtraction)",
        "返贫率（帮扶与岗位前，核算扣减）",
        OF_PERSONS_A_YEAR,
        CELL,
        Share("relapsed_before_posts", over="persons_at_start", among=(LIFTED,)),
        "as before aid, and less the wages of public posts and rangers; an accounting subtraction, never an effect",
        "在帮扶前口径上再扣减公益性岗位与护林员报酬；仅为账面扣减，不是政策效应",
    ),
    Outcome(
        "below_line_rate",
        "below the poverty standard at the accounting year end",
        "低于贫困标准人口比例",
        OF_PERSONS,
        CELL,
        Share("below", over="persons_at_close"),
        "prevalence: concept-2 income of the accounting year below the standard, whatever the year before",
        "存量：核算年度人均纯收入（口径二）低于贫困标准，不论上年",
    ),
    Outcome(
        "below_line_rate_by_line",
        "below multiples of the standard",
        "低于各倍数标准人口比例",
        OF_PERSONS,
        (*CELL, "line"),
        Share("below_line", over="persons_at_close"),
        "prevalence at 0.8, 1.0, 1.2 and 1.5 of the standard",
        "存量：分别按标准的0.8、1.0、1.2、1.5倍核算",
    ),
    Outcome(
        "below_line_rate_before_aid",
        "below the standard before aid (accounting subtraction)",
        "低于贫困标准人口比例（帮扶前，核算扣减）",
        OF_PERSONS,
        CELL,
        Share("below_before_aid", over="persons_at_close"),
        "prevalence, income less dibao, relief, gap insurance, fund, job-loss benefit and schooling aid; an accounting "
        "subtraction, never an effect",
        "存量，从纯收入中扣减低保、临时救助、成色险、扶助金、就业险与教育资助后核算；仅为账面扣减，不是政策效应",
    ),
    Outcome(
        "below_line_rate_before_aid_and_posts",
        "below the standard before aid and posts (accounting subtraction)",
        "低于贫困标准人口比例（帮扶与岗位前，核算扣减）",
        OF_PERSONS,
        CELL,
        Share("below_before_posts", over="persons_at_close"),
        "as before aid, and less the wages of public posts and rangers; an accounting subtraction, never an effect",
        "存量，在帮扶前口径上再扣减公益性岗位与护林员报酬；仅为账面扣减，不是政策效应",
    ),
    Outcome(
        "below_monitoring_line_rate",
        "below the monitoring line",
        "低于防返贫监测线人口比例",
        OF_PERSONS,
        CELL,
        Share("below_monitoring", over="persons_at_close"),
        "concept-2 income of the accounting year below the monitoring line of the year: the income of the poverty standard",
        "核算年度人均纯收入（口径二，与贫困标准同一口径）低于当年监测线",
    ),
    Outcome(
        "below_at_start",
        "below the standard at the end of 2020",
        "起点即低于标准人口比例",
        OF_PERSONS,
        CELL,
        Worked(below_at_start, Adds.AVERAGED, weight="persons_at_start"),
        "given in the first year only; they cannot relapse before they have risen above the standard",
        "仅首年给出；此类人口须先高于标准，其后再跌破才计为返贫",
    ),
    Outcome(
        "relapse_ever",
        "ever relapsed (or entered) since 1 January 2021",
        "累计曾返贫（致贫）户比例",
        OF_HOUSEHOLDS,
        CELL,
        Share("ever_relapsed", over="households"),
        "once per household",
        "自2021年1月1日起，每户只计一次",
    ),
    Outcome(
        "guarantee_loss_rate",
        "loss of a guarantee (illness cost unaffordable or dropped out)",
        "“三保障”失守人口比例",
        OF_PERSONS,
        CELL,
        Share("guarantee_lost", over="persons_at_close"),
        "in the accounting year own medical cost after all payers above a share of net income, or a pupil beyond compulsory "
        "school who left it for want of money",
        "核算年度内各方赔付后自付医疗费超过纯收入的一定比例，或有高中、中职及以上学生因缺钱辍学",
    ),
)
