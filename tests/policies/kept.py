"""What programmes keep in tables of their own, as passes are given it: of households of which nothing is known yet."""

from __future__ import annotations

import model.month  # noqa: F401 - puts the programmes together
from engine.passes import STATES
from engine.record import Records
from model.world import new_pools, new_tables


def kept_arguments(households: int, villages: int = 1) -> tuple[tuple[Records, ...], Records]:
    """The last two arguments of a pass before the range of villages."""
    return new_tables(STATES, households), new_pools(villages)
