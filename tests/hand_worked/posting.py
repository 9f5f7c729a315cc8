"""Words for cases of posts and rangers: the rules, who holds one, who might, and who does in the end."""

from __future__ import annotations

from typing import Any

from case import Lived, household, live, person

PAY, HAND_OUT = "seats.pay_holders", "seats.hand_out"
RULE = {
    "coverage": 1.0,
    "strength": 1.0,
    "pay": 600.0,  # within the 400 and the 600 to 1,000 of F0162 and F0164
    "ranger_pay": 833.0,  # 10,000 a year (F0165)
    "targeting_error": 0.0,
    "typical_income": 10_000.0,
    "delay_months": 0.0,
    "listed_first": 0.6,
    "renewed": 0.7,
    "accepted": 0.9,
    "ages": [18.0, 65.0],
    "older_first_from": [45.0, 50.0],  # women and men (F0162)
    "care_until": 6.0,
    "free_behind": 0.0,
}
MARCH = "2022-03"
ONE_COUNTY = {"lifted_share": 1.0}
"""All posts of the prefecture belong to the county of the one village."""


def posts(
    *homes: dict[str, Any],
    dealt: float = 0.0,
    rangers: float = 0.0,
    lines: Any = (PAY, HAND_OUT),
    month: str = MARCH,
    months: int = 1,
    luck: dict[Any, Any] | None = None,
    village: dict[str, Any] | None = None,
    **rule: Any,
) -> Lived:
    """Pay and handing out, with so many posts dealt to the village."""
    parameters = {"public_posts": {**RULE, "posts": dealt, "rangers": rangers, **rule}, "county_differences": ONE_COUNTY}
    return live(lines, *homes, month=month, months=months, parameters=parameters, village=village, luck=luck)


def holder(months: int, work: str = "public_post", name: str = "home", **fields: Any) -> dict[str, Any]:
    """A lifted household of two, one of whom holds a post with so many months left."""
    people = person(f"holder of {name}", work=work, usual_work="own_farm", seat_months=months), person(f"child of {name}", age=9)
    return household(*people, name=name, **{"household_class": "lifted", **fields})


def farmer(name: str, income: float, *people: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A lifted household with so much income a head and, if nobody else is named, one able farmer of forty."""
    return household(
        *(people or (person(f"farmer of {name}", work="own_farm"),)),
        name=name,
        income=income,
        **{"household_class": "lifted", **fields},
    )


def holders(lived: Lived) -> dict[str, str]:
    """Who holds which kind of post, by household."""
    found = {}
    for name, home in lived.homes.items():
        for someone in home["people"].values():
            if someone["work"] in ("public_post", "ranger"):
                found[name] = someone["work"]
    return found
