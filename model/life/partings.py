"""A young couple's own household (分户): who of the sons of 2020 parts from the parents, when, and who goes along.

By custom sons divide the household after they have married, and the last of them stays with the parents. At which age a son parts is
drawn once a run, among the ages that he has not passed in January 2020; he does in the month of partings of the first year in which he
is of that age and has a wife, a parent and a brother in the household. Of couples who have no brother beside them a share parts. Who
has a married child parts no more; nobody parts from a household to which somebody came or from which somebody went in the same month.
The couple's children go along. What is divided, and how, is said in `model/life/dividing.py`.

A new household takes a row that stands behind its parents' one and is empty until then: rows are laid out in January 2020 for those
whom their luck lets part (`model/new_rows.py`). It is known by a key that follows from the son's, so that it is the same household with
the same luck in every scenario and sample. All goes by luck, age, sex and kin: the same people part in every scenario.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from agents.codes import FEMALE, MALE
from engine.compiled import rare, rule
from engine.luck import BORN_KEYS, decision, draw, key_of_child
from engine.passes import RUN_LUCK, Line
from model.life.dividing import divide
from model.people import MONTHS, members_of, months_to_close

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agents.household import Care, Diary, Household, Member
    from agents.places import Village
    from engine.ledger import Ledger
    from parameters.rules_types import Partings, Rules

PART = decision("part")
START = 2020 * MONTHS
"""January 2020: who has passed an age by then has not parted at it."""
NEVER, NOBODY = np.inf, -1
FOUNDING = 0
"""Stands for the month of birth in the key of a new household: nobody is born in month nought."""


@rule
def key_of_new(founder: int) -> int:
    """The key of the household that a son founds."""
    return key_of_child(founder, FOUNDING)


@rule
def between_points(x: float, points: Sequence[float], values: Sequence[float]) -> float:
    """The value at `x` on the line through these points, the first and last value beyond them."""
    if x <= points[0]:
        return float(values[0])
    for k in range(1, len(points)):
        if x < points[k]:
            part = (x - points[k - 1]) / (points[k] - points[k - 1])
            return float(values[k - 1] + part * (values[k] - values[k - 1]))
    return float(values[len(points) - 1])


@rule
def parts_at(u: float, years: float, share: float, p: Partings) -> float:
    """Age at which a son parts whose luck is `u` and who is `years` old in January 2020; a `share` of those like him ever do."""
    passed = share * between_points(years, p.ages, p.ranks)
    rank = passed + (1.0 - passed) * u
    if rank >= share and share < 1.0:
        return NEVER
    return float(between_points(rank / share, p.ranks, p.ages))


@rule
def is_older(m: Member, than: Member, p: Partings) -> bool:
    """Whether one is older than another by a generation."""
    return than.birth_month - m.birth_month >= p.generation * MONTHS


@rule
def is_brother(m: Member, other: Member, p: Partings) -> bool:
    """Whether another man of 2020 is of the same generation: in a household that is a brother."""
    near = not is_older(m, other, p) and not is_older(other, m, p)
    return other.sex == MALE and other.key < BORN_KEYS and other.key != m.key and near


@rule
def wife_of(members: Sequence[Member], k: int, p: Partings, usual: float) -> int:
    """Which member is the wife of member `k`: the married woman of his generation whose age is nearest to what is usual, or nobody."""
    m, best, least = members[k], NOBODY, NEVER
    for j in range(len(members)):
        other = members[j]
        if other.sex == FEMALE and other.single == 0 and not is_older(m, other, p) and not is_older(other, m, p):
            off = abs(other.birth_month - m.birth_month - usual * MONTHS)
            if off < least:
                best, least = j, off
    return best


@rule
def is_child_of(m: Member, wife: Member, p: Partings) -> bool:
    """Whether an unmarried member is the wife's child: by its key where it was born since 2020, by age where both were there before."""
    if m.single == 0:
        return False
    if m.key >= BORN_KEYS:
        return m.key == key_of_child(wife.key, m.birth_month)
    return wife.key < BORN_KEYS and is_older(wife, m, p)


@rule
def wants_to(members: Sequence[Member], k: int, p: Partings, luck: np.uint64, month: int) -> bool:
    """Whether member `k`, a man with a wife in the household, parts from his parents by age, brothers and luck."""
    m = members[k]
    parents, brothers = 0, 0
    for j in range(len(members)):
        other = members[j]
        parents += is_older(other, m, p)
        brothers += is_brother(m, other, p)
        if is_older(m, other, p) and other.single == 0:
            return False  # a son's wife, or a son-in-law: he is of the parents now
    if parents == 0:
        return False
    share = 1.0 if brothers > 0 else p.last_sons
    if share <= 0.0:
        return False
    years = parts_at(draw(luck, PART, m.key), (START - m.birth_month) / MONTHS, share, p)
    return month - m.birth_month >= years * MONTHS


@rule
def founder_of(new: Household, members: Sequence[Member]) -> int:
    """Which member is the son for whom the row of a `new` household is kept, or nobody."""
    for k in range(len(members)):
        if members[k].sex == MALE and key_of_new(members[k].key) == new.agent:
            return k
    return NOBODY


@rule
def who_goes(members: Sequence[Member], k: int, rules: Rules, luck: np.uint64, month: int) -> int:
    """Bits of the members who part with member `k`, himself, his wife and children; none where he stays."""
    p = rules.partings
    wife = wife_of(members, k, p, rules.marriage.husband_older)
    if members[k].single == 1 or wife == NOBODY or not wants_to(members, k, p, luck, month):
        return 0
    goes = 1 << k | 1 << wife
    for j in range(len(members)):
        if is_child_of(members[j], members[wife], p):
            goes |= 1 << j
    return goes


@rule
def part_of_son(members: Sequence[Member], k: int, p: Partings) -> float:
    """Part of what the household has that goes with son `k`: all sons have the same, and the parents theirs."""
    sons = 1
    for j in range(len(members)):
        sons += is_brother(members[k], members[j], p)
    return float(1.0 / (sons + p.parents_part))


@rare
def part(
    households: Sequence[Household],
    persons: Sequence[Member],
    care_years: Sequence[Care],
    diaries: Sequence[Diary],
    village: Village,
    rules: Rules,
    luck: np.uint64,
    ledger: Ledger,
    month: int,
) -> None:
    """Every row that is kept for a son is his household from now on, where he parts: he lives in one of the rows before it."""
    left, origin = 1 + months_to_close(month, int(rules.lines.closing_month)), village.first
    for i in range(village.first, village.stop):
        new = households[i]
        if new.agent < BORN_KEYS:
            origin = i
        elif new.persons == 0:
            for j in range(origin, i):
                h = households[j]
                members = members_of(h, persons)
                k = founder_of(new, members)
                if k != NOBODY and diaries[j].uneven < MONTHS:
                    goes = who_goes(members, k, rules, luck, month)
                    if goes > 0:
                        share = part_of_son(members, k, rules.partings)
                        divide(h, new, diaries[j], diaries[i], persons, care_years, goes, share, village, left, ledger)


@rule
def part_once_a_year(
    households: Sequence[Household],
    persons: Sequence[Member],
    care_years: Sequence[Care],
    diaries: Sequence[Diary],
    village: Village,
    rules: Rules,
    luck: np.uint64,
    ledger: Ledger,
    month: int,
) -> None:
    """The month of partings."""
    if month % MONTHS + 1 == int(rules.partings.month):
        part(households, persons, care_years, diaries, village, rules, luck, ledger, month)


PART_ONCE_A_YEAR = Line("partings.part", "分家立户", between=part_once_a_year, luck=RUN_LUCK)
