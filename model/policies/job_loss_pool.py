"""Premiums of 新市民就业险, a pool of `model.pools`: governments buy cover every January for the resettled workers.

The prefecture pays half and the county where they live half (F0017-F0019); what is not used rolls over (F0025).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from model.passes import alone
from model.policies.job_loss_insurance import COUNT_INSURED
from model.world import World


def insured_workers(world: World) -> NDArray[np.float64]:
    """Insured workers of the sample by county of residence."""
    alone(COUNT_INSURED)(*world.pass_arguments, 0, len(world.villages))
    return world.by_county(world.villages["insured_workers"])


def job_premium(world: World) -> NDArray[np.float64]:
    """Yuan of the sample that governments owe the pool this January, by county, for the cover in force and its daily benefit."""
    p = world.rules_of_counties("job_loss_insurance")
    return np.asarray(insured_workers(world) * np.where(p["coverage"] > 0.0, p["premium"] * p["in_force"] * p["strength"], 0.0))
