"""What a projection reports: the variables of `outcomes.nc`, put together from the modules of outcomes.

The model fills arrays with these dimensions for one (scenario, draw, replicate); the experiments stack them. Everything
that draws a chart or a table reads names from here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from engine.record import fields
from model.outcomes.declared import Counted, Moment, Outcome, Sums
from model.outcomes.dimensions import DIMENSIONS
from model.outcomes.listed import MODULES

SUMS: tuple[Sums, ...] = tuple(
    sorted((sums for module in MODULES for sums in getattr(module, "SUMS", ())), key=lambda sums: sums.moment is not Moment.MONTH)
)
"""Records of sums; those of every month come first, so that a month need not empty the others."""
FIELDS: dict[str, Counted] = {name: field for sums in SUMS for name, field in fields(sums.record).items() if isinstance(field, Counted)}
"""Every sum by its name."""


def checked(outcomes: Iterable[Outcome]) -> dict[str, Outcome]:
    """Outcomes by name, in order.

    Raises:
        ValueError: a name is declared twice, a dimension is not known, or the weight is no outcome that is added up, with the
            dimensions of what it weighs.
    """
    found: dict[str, Outcome] = {}
    for outcome in outcomes:
        if outcome.name in found:
            raise ValueError(f"{outcome.name} is declared twice")
        found[outcome.name] = outcome
    for name, outcome in found.items():
        unknown = [dim for dim in outcome.dims if dim not in DIMENSIONS]
        if unknown:
            raise ValueError(f"{name}: {unknown[0]} is no dimension; expected some of {list(DIMENSIONS)}")
        weight = found.get(outcome.weight)
        if outcome.weight and (weight is None or not weight.adds_up or not set(weight.dims) <= set(outcome.dims)):
            raise ValueError(f"{name} is weighed by {outcome.weight}: expected an outcome that is added up, of its dimensions")
    return found


VARIABLES: Mapping[str, Outcome] = checked(outcome for module in MODULES for outcome in module.OUTCOMES)
"""Every outcome by its name."""
FIXED_COORDINATES: dict[str, list[str]] = {
    name: [item.name for item in dimension.items] for name, dimension in DIMENSIONS.items() if dimension.items
}
"""Coordinates that never depend on a run, as text. Year, month and policy come with a run."""
