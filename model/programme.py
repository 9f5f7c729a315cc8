"""What a programme declares of itself, so that everything else follows from it and nothing of it stands elsewhere.

`PROGRAMME = Programme("dibao", ...)` at the end of its module, and a place in the list `model/programmes.py`. Its parameters and titles
are those of `data/policies/<name>.toml`, its flows of money and its beneficiaries those of its rows in `data/income_concepts.csv`: who
is paid by one of them counts as helped.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from engine.compiled import Rule
from engine.passes import Line, Step
from engine.record import Record
from model.bookkeeping import StockFlows
from model.purses import Purse, Yuan
from model.seats import Seats
from model.world import World
from parameters.registry import load_registry

KEPT = ("hot_state", "state", "diary_state", "member_state", "care_state", "village_state")
"""Where a programme may keep a record."""


@dataclass(frozen=True)
class Programme:
    """A programme; what it does not name it does not have.

    Args:
        name: of its group of parameters, and the policy of its flows.
        lines: what households live; `model/order.py` says when.
        steps: what its office does between the passes, in the order of the month too.
        modifies: named values and its rule that modifies each (`engine/values.py`).
        seats: limited places that it has (`model/seats.py`); they and the purse are told whose they are.
        purse: the purse that keeps money for its claims (`model/purses.py`).
        premium: what governments pay into its purse this January, yuan of the sample by county (counties,).
        stock_flows: its flows that change what households have or owe, for the check of accounts.
        state: the record that it keeps of every household; its rules are given it by its type (`kept: CropContracts`). It begins with
            noughts, moves with the household, and of its fields those that say so begin anew every year.
        hot_state: the same, of what nearly every line asks for: it stands in the household's own record. Few bytes.
        diary_state: the same, of what rules ask for who have the household's diary in hand: it stands there.
        member_state: what it keeps of every person, in the person's own record.
        care_state: what it keeps of every person and few lines ask for, in the companion of the person's record.
        village_state: what it keeps of every village, in the village's own record.
        start: writes what it finds in January 2020.
    """

    name: str
    lines: tuple[Line, ...] = ()
    steps: tuple[Step, ...] = ()
    modifies: Mapping[str, Rule] = field(default_factory=dict)
    seats: Seats | None = None
    purse: Purse | None = None
    premium: Callable[[World], Yuan] | None = None
    stock_flows: tuple[StockFlows, ...] = ()
    state: type[Record] | None = None
    hot_state: type[Record] | None = None
    diary_state: type[Record] | None = None
    member_state: type[Record] | None = None
    care_state: type[Record] | None = None
    village_state: type[Record] | None = None
    start: Callable[[World], None] | None = None

    def __post_init__(self) -> None:
        for part in ("seats", "purse"):  # which are its own, and are told so
            if (found := getattr(self, part)) is not None:
                object.__setattr__(self, part, replace(found, policy=self.name))

    @property
    def keeps(self) -> dict[str, type[Record]]:
        """All records that it keeps, by where."""
        found = {name: getattr(self, name) for name in KEPT}
        return {name: record for name, record in found.items() if record is not None}

    @property
    def en(self) -> str:
        """Its English title."""
        return load_registry().groups[self.name].name

    @property
    def zh(self) -> str:
        """Its Chinese title."""
        return load_registry().groups[self.name].name_zh
