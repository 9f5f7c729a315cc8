"""The rules of `engine` on many inputs, as bit patterns: run uncompiled in a process of its own, then compared.

Prints a JSON object: name of the rule -> hexadecimal floats.
"""

from __future__ import annotations

import json

import numpy as np

from engine.ledger import down_to_grain, to_grain
from engine.luck import draw, mix, month_luck
from engine.rates import happens, lognormal, monthly_from_annual, monthly_from_rate, standard_normal

SEEDS, MONTHS, DECISIONS = (0, 1, 2**63 + 5), (24240, 24241), (1, 63)
AGENTS, OCCASIONS = ((1 << 40) + 7, 3 << 40), (0, 63)


def table() -> dict[str, list[str]]:
    """Bits of every rule at fixed inputs."""
    unit = np.concatenate([[0.0, 1e-15, 1.0 - 1e-15], np.linspace(0.0005, 0.9995, 333)]).tolist()
    words = [np.uint64(month_luck(np.uint64(s), m)) for s in SEEDS for m in MONTHS]
    mixed = [np.uint64(mix(np.uint64(i * 77_777))) for i in range(50)]
    found = {
        "month_luck": [float(w >> np.uint64(11)) for w in words],
        "mix": [float(z >> np.uint64(11)) for z in mixed],
        "draw": [draw(w, d, a, o) for w in words for d in DECISIONS for a in AGENTS for o in OCCASIONS],
        "to_grain": [to_grain(1e4 * (u - 0.5)) for u in unit],
        "down_to_grain": [down_to_grain(1e4 * (u - 0.5)) for u in unit],
        "monthly_from_annual": [monthly_from_annual(u) for u in [*unit, 1.0]],
        "monthly_from_rate": [monthly_from_rate(5.0 * u) for u in unit],
        "standard_normal": [standard_normal(u) for u in unit],
        "lognormal": [lognormal(u, 4800.0, 1.25) for u in unit],
        "happens": [float(happens(0.3 * u, u)) for u in unit],
    }
    return {name: [float(value).hex() for value in values] for name, values in found.items()}


if __name__ == "__main__":
    with np.errstate(over="ignore"):
        print(json.dumps(table()))
