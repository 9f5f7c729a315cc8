"""The list of monitored households against the truth that it tries to find (`policies/monitoring_truth`), and who came and left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.compiled import rule
from model.policies.monitoring_truth import in_trouble, kind_on_list
from model.standing import EVER_LISTED, ON_LIST, RISK_ELIMINATED, is_any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agents.household import Member
    from model.policies.monitoring_list import ListDiary, ListHousehold, ListVillage
    from model.policies.monitoring_outcomes import Flows, Listed
    from parameters.rules_types import Monitoring


@rule
def count_list(
    h: ListHousehold, members: Sequence[Member], diary: ListDiary, village: ListVillage, p: Monitoring, tally: Listed
) -> None:
    """Who is on the list, ever was or is marked as free of risk; who should be, is rightly, is followed, by mistake, or is missed.

    Listed by mistake is who was no case when he was taken for one and is in no trouble now; all others out of trouble are followed.
    """
    on_list = is_any(h, ON_LIST)
    truly = in_trouble(h, members, diary, village, p)
    tally.monitored += on_list
    tally.listed_ever += is_any(h, EVER_LISTED)
    tally.persons_listed_ever += h.persons * is_any(h, EVER_LISTED)
    tally.eliminated += is_any(h, RISK_ELIMINATED)
    tally.truly_in_trouble += truly
    tally.listed_true += on_list and truly
    tally.missed += truly and not on_list
    if on_list:
        tally.monitored_as[kind_on_list(h) - 1] += 1.0
        tally.persons_monitored += h.persons
        tally.listed_mistaken += diary.mistaken == 1 and not truly
        tally.followed += diary.mistaken == 0 and not truly


@rule
def count_flows(diary: ListDiary, tally: Flows) -> None:
    """Who came onto the list in the year, for the first time or again, and who was marked as free of risk."""
    if diary.listed_new > 0:
        tally.entered[diary.listed_new - 1] += 1.0
    if diary.listed_again > 0:
        tally.entered_again[diary.listed_again - 1] += 1.0
    tally.marked_free += diary.risk_ended
