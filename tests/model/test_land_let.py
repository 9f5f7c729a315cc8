"""Land that changes hands: no more is rented than is let in a county's villages of one class; none is made or lost."""

from __future__ import annotations

import numpy as np
import pytest

from calibration.level import lived_2020
from model.life.farming import let_land


@pytest.mark.parametrize("share", [0.01, 0.04])
def test_farm_households_rent_their_part_of_what_is_let(share: float) -> None:
    world = lived_2020(share, 1)
    world.month += 1  # January comes next; February after it
    let_land(world)
    villages = np.asarray(world.villages)
    p = world.rules_now["farming"][villages["place"]]
    let, wanted, rented = (
        np.bincount(villages["place"], values)
        for values in (
            villages["land_to_let"] * p["land_let_share"] * p["let_to_farmers"],
            villages["land_wanted"],
            villages["land_wanted"] * villages["land_taken"],
        )
    )
    assert rented == pytest.approx(np.minimum(let, wanted))
    assert 0.1 < rented.sum() / villages["land_to_let"].sum() < 0.6
