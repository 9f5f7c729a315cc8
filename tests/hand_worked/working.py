"""One month of work in a household, for the cases of wages and of looking for work."""

from __future__ import annotations

from typing import Any

from case import Lived, household, live

LINE = "work.lose_find_and_earn"
SEASONS = {
    "season_away": [0.75, 0.45, 0.85, 0.92, 0.92, 0.92, 0.92, 0.92, 0.92, 0.92, 0.92, 0.85],
    "season_local": [0.75, 0.6, 0.85, 0.88, 0.88, 0.85, 0.85, 0.88, 0.85, 0.85, 0.88, 0.85],
}
RULE = {
    **SEASONS,
    "job_loss_migrant": 0.02,  # three chances apart: the plan's are 0.025, 0.025 and 0.035
    "job_loss_local": 0.03,
    "job_loss_resettled": 0.04,
    "finding": 0.32,
    "purse_share": 0.65,
    "town_purse_share": 0.72,
    "remitted_share": 0.18,
    "workshop_factor": 0.7,
    "casual_chance": 0.3,
    "casual_pay": 0.45,
    "casual_beside_post": 0.5,
    "migrate": 0.009,
    "return_home": 0.0025,
    "return_home_older": 2.0,
    "older_from": 45.0,
    "migrate_until": 50.0,
    "outside_share": 0.67,  # F0657, F0658
    "self_employment_ratio": 1.3,
    "self_employment_sd": 0.0,
    "start_trade": 0.0,
    "home_after": 3.0,
    "premium_sd": 0.0,
    "village_ties": 0.0,
    "village_destination": 0.0,
    "wage_floor": 0.6,
    "highest_wage": 6.0,
}
APRIL, FEBRUARY = "2022-04", "2022-02"


def work(
    *people: dict[str, Any],
    luck: Any = 0.5,
    month: str = APRIL,
    months: int = 1,
    more: dict[Any, Any] | None = None,
    village: dict[str, Any] | None = None,
    fields: dict[str, Any] | None = None,
    parameters: dict[str, Any] | None = None,
) -> Lived:
    """The line alone for one household; `luck` is the uniform of the month of work. Wages: 4,000, 3,000, 2,000 a month."""
    given = {"work": RULE, **(parameters or {})}
    uniforms = {"lose_job": luck, **(more or {})}
    return live(
        LINE, household(*people, **(fields or {})), month=month, months=months, parameters=given, village=village, luck=uniforms
    )


OUTSIDE = {"work": "migrant_outside", "presence": "away_outside"}
PROVINCE = {"work": "migrant_province", "presence": "away_in_province"}
TOWN = {"presence": "away_in_prefecture"}
