"""Seats: limited places with an owner. A programme declares how many there are, for whom, at what pay and for how long.

`seats=Seats(...)` in what a programme declares is all that it takes: seats are dealt to groups of villages
(`model/seats_dealing.py`), filled by rank and renewed by lot (`model/seats_filling.py`), paid and counted (`model/seats_held.py`),
never more than were dealt. A person holds at most one, a household too, and the person's record says of which kind. Kinds have
numbers that are given once: state, luck and counts go by them, so that programmes may come and go without moving one another.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from agents.codes import PUBLIC_POST
from agents.places import SEATS_MOST
from engine.compiled import Rule, rule
from engine.rewritten import answer, question, rewrite
from model.people import MONTHS
from model.standing import is_any

if TYPE_CHECKING:
    from agents.household import Household, Member
    from agents.places import Village
    from engine.ledger import Ledger
    from parameters.rules_types import Rules

NO_CANDIDATE = 1e18
"""The rank of who is none."""
NOBODY, HOLDS, THROUGH = range(3)
"""Codes of `holder`: no member holds a seat, one does, his contract is through."""
ALL_YEAR = 127
"""Months that a season without an end has."""
KNOWN_CLASSES = 2
"""Lifted and near-poor: the ordinary can have a seat only while they are listed, one in a hundred."""
Floats = NDArray[np.float64]


class Terms(NamedTuple):
    """What a month's rules of a place say of the seats of a programme: none are filled or renewed where it covers nobody."""

    coverage: float
    delay_months: float
    accepted: float
    renewed: float
    contract_months: float


class Kind(NamedTuple):
    """One kind of seat: its number, given once and never to another; `work` is what a holder does by the list of kinds of work."""

    number: int
    work: int = PUBLIC_POST


@rule
def anyone() -> bool:
    """Every holder may stay."""
    return True


@dataclass(frozen=True)
class Seats:
    """The seats of one programme. Its rules are handed what they name, of what the question of that name is given, and its parameters.

    Args:
        kinds: with consecutive numbers; the first in rank get the first kind.
        planned: this month's rules of all places -> seats of everybody in the whole county of each (places, kinds).
        for_whom: bits of standing of households that can be candidates.
        terms: `terms_of`; the rest are rules too, and answer the question below that is named here.
        rank: `rank_for_seat`, of a household none of whose members holds a seat.
        taker: `taker_of`.
        pay: `pay_for_month`.
        worth: `worth_of`.
        keeps: `may_keep`.
        season: calendar months, 1 to 12, in which there is work; empty: all the year. A contract ends with its season at the latest.
        is_missed: whether the pay of a contract that is not renewed is aid that the household has lost, and a private shock.
        known_classes: the first so many household classes are those who can have a seat, as far as that is known
            beforehand; by them a county's seats are dealt to its villages.
        policy: the programme that has them and pays, which its declaration says.
    """

    kinds: tuple[Kind, ...]
    planned: Callable[[NDArray[Any]], Floats]
    for_whom: int
    terms: Rule
    rank: Rule
    taker: Rule
    pay: Rule
    worth: Rule
    keeps: Rule = anyone
    season: tuple[int, ...] = ()
    is_missed: bool = True
    known_classes: int = KNOWN_CLASSES
    policy: str = ""

    @property
    def numbers(self) -> list[int]:
        """The numbers of its kinds."""
        return [kind.number for kind in self.kinds]


WORK_OF = np.zeros(SEATS_MOST + 1, dtype=np.int64)
"""What the holder of each kind of seat does."""
MISSED = np.zeros(SEATS_MOST + 1, dtype=np.bool_)
"""Whether a seat of each kind that ends is aid lost."""
SEASON_LEFT = np.zeros((SEATS_MOST + 1, MONTHS), dtype=np.int64)
"""Months of work of each kind from a calendar month on, that month included; 0 where there is none in it."""
DECLARED: list[Seats] = []
"""The seats of the programmes, in the order of the list of programmes."""


@question
@rule
def terms_of(seat: int, rules: Rules) -> Terms:
    """The terms of a kind of seat in a month and place."""
    return Terms(0.0, 0.0, 0.0, 0.0, 0.0)


@question
@rule
def rank_for_seat(seat: int, h: Household, members: Sequence[Member], rules: Rules, luck: np.uint64, month: int) -> float:
    """Rank of a household, low is first; `NO_CANDIDATE` where it is none."""
    return NO_CANDIDATE


@question
@rule
def taker_of(seat: int, members: Sequence[Member], rules: Rules, month: int) -> int:
    """Place of the member of a candidate household who would take the seat."""
    return -1


@question
@rule
def pay_for_month(seat: int, h: Household, m: Member, rules: Rules, village: Village, ledger: Ledger) -> None:
    """Book the pay of a month that a holder has worked, at its end."""


@question
@rule
def worth_of(seat: int, rules: Rules) -> float:
    """Monthly pay of a seat, yuan: what is missed when it ends."""
    return 0.0


@question
@rule
def may_keep(seat: int, h: Household, rules: Rules) -> bool:
    """Whether a holder whose contract is through may stay, where the lot says so and there is room."""
    return True


@question
@rule
def may_belong(h: Household) -> bool:
    """Whether the household can be a candidate or has a contract that is through; written by `put_together`."""
    return h.holder == THROUGH


@rule
def can_belong(h: Household, standings: int) -> bool:
    """The same, of households with any of these bits of standing."""
    return is_any(h, standings) or h.holder == THROUGH


QUESTIONS: dict[str, Rule] = {
    "terms": terms_of,
    "rank": rank_for_seat,
    "taker": taker_of,
    "pay": pay_for_month,
    "worth": worth_of,
    "keeps": may_keep,
}
"""What the rules of `Seats` answer, by their names there."""


def put_together(declared: Sequence[Seats]) -> None:
    """Let the programmes that have these seats answer for them; before anything is compiled, once.

    Raises:
        RuntimeError: they have been put together before.
    """
    if DECLARED:
        raise RuntimeError("seats have been put together before")
    DECLARED.extend(checked(declared))
    for seats in DECLARED:
        for kind in seats.kinds:
            WORK_OF[kind.number], MISSED[kind.number] = kind.work, seats.is_missed
            SEASON_LEFT[kind.number] = months_of_season(seats.season)
    for name, asked in QUESTIONS.items():
        answer(asked, [(seats.numbers, getattr(seats, name)) for seats in DECLARED])
    standings = int(np.bitwise_or.reduce([seats.for_whom for seats in DECLARED], initial=0))
    rewrite(may_belong, [f"return can_belong(h, {standings})"])


def checked(declared: Sequence[Seats]) -> Sequence[Seats]:
    """The same.

    Raises:
        ValueError: a number is given twice, is none of 1 to `SEATS_MOST`, or a programme's are not consecutive.
    """
    numbers = [number for seats in declared for number in seats.numbers]
    if len(set(numbers)) < len(numbers) or not set(numbers) <= set(range(1, SEATS_MOST + 1)):
        raise ValueError(f"kinds of seats have numbers {numbers}: expected each once, from 1 to {SEATS_MOST}")
    for seats in declared:
        if seats.numbers != list(range(seats.numbers[0], seats.numbers[0] + len(seats.kinds))):
            raise ValueError(f"kinds of seats of {seats.policy} have numbers {seats.numbers}: expected one after the other")
    return declared


def months_of_season(season: Sequence[int]) -> list[int]:
    """Months of work from each calendar month on, as long as no month without work comes between."""
    if not season:
        return [ALL_YEAR] * MONTHS
    idle = [month + 1 not in season for month in range(MONTHS)] * 2
    return [idle.index(True, month) - month if True in idle else ALL_YEAR for month in range(MONTHS)]


def share_of_lifted(rules: NDArray[Any]) -> Floats:
    """The share of the prefecture's lifted in the county of each place (places,): by it seats are dealt to counties."""
    shares: Floats = rules["county_differences"]["lifted_share"]
    return shares
