"""fangpin 防贫 as a library: run scenarios, read parameters, weigh rates, take households as a table, live a month and look.

    import fangpin
    outcomes = fangpin.run("plan", "no_microcredit", sample=0.01, draws=2)   # an xarray Dataset
    fangpin.effect(outcomes, "relapse_rate", "no_microcredit", over=["county", "household_class", "resettled"])
    fangpin.parameters("microcredit")                                        # a pandas table
    fangpin.households("plan", month="2022-12", sample=0.01).to_parquet("households.parquet")
    prefecture = fangpin.Prefecture("plan", sample=0.01); prefecture.step()  # a Mesa model

Everything is scenario simulation, not statistics. 情景模拟，非统计数据。
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from agents.institutions import County, Household, Village
    from fangpin.outcomes import effect, open_outcomes, rate
    from fangpin.running import Prefecture, run
    from fangpin.tables import households, parameters, persons, scenarios

__all__ = [
    "County",
    "Household",
    "Prefecture",
    "Village",
    "effect",
    "households",
    "open_outcomes",
    "parameters",
    "persons",
    "rate",
    "run",
    "scenarios",
]
HOMES = {
    "agents.institutions": ("County", "Household", "Village"),
    "fangpin.outcomes": ("effect", "open_outcomes", "rate"),
    "fangpin.running": ("Prefecture", "run"),
    "fangpin.tables": ("households", "parameters", "persons", "scenarios"),
}
"""Where each name lives: looked up when it is asked for, because the command line imports this package too and waits for nothing."""


def __getattr__(name: str) -> Any:
    """A name of the library, imported now.

    Raises:
        AttributeError: the library has no such name.
    """
    for home, names in HOMES.items():
        if name in names:
            found = globals()[name] = getattr(import_module(home), name)
            return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """What the library offers, for completion."""
    return sorted({*globals(), *__all__})
