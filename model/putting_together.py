"""The programmes put together, once, before any rule is compiled: each is known from then on wherever something asks for it."""

from __future__ import annotations

from collections.abc import Sequence

from engine import values
from model import bookkeeping, purses, seats
from model.programme import Programme


def put_together(programmes: Sequence[Programme]) -> None:
    """Let values be chains of what modifies them, questions about seats chains of who answers, and number purses.

    Raises:
        RuntimeError: it has been done before.
    """
    values.put_together(each for programme in programmes for each in programme.modifies.items())
    seats.put_together([programme.seats for programme in programmes if programme.seats is not None])
    purses.put_together(programme.purse for programme in programmes if programme.purse is not None)
    bookkeeping.put_together(each for programme in programmes for each in programme.stock_flows)
