"""The list of monitored households against the truth that the list tries to find (`policies/monitoring_truth`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.compiled import rule
from model.policies.monitoring_truth import in_trouble
from model.standing import EVER_LISTED, ON_LIST, RISK_ELIMINATED, is_any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agents.household import Household, Member
    from agents.places import Village
    from model.outcomes.monitoring import Listed
    from parameters.rules_types import Monitoring


@rule
def count_list(h: Household, members: Sequence[Member], village: Village, p: Monitoring, tally: Listed) -> None:
    """Who is on the list, ever was or is marked as free of risk; who should be, is rightly, or is missed."""
    on_list = is_any(h, ON_LIST)
    truly = in_trouble(h, members, village.monitoring_line, p)
    tally.monitored += on_list
    tally.listed_ever += is_any(h, EVER_LISTED)
    tally.eliminated += is_any(h, RISK_ELIMINATED)
    tally.truly_in_trouble += truly
    tally.listed_true += on_list and truly
    tally.missed += truly and not on_list
