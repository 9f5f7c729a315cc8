"""The administrative villages and resettlement communities of the place: a fixed synthetic list.

No list of real villages is used: names say their county and a number. Classes and belts are drawn from stated shares.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from agents.codes import BELTS, COUNTIES
from agents.population.chance import choice, normal, uniform
from agents.population.counties import PIECES, census, resettlement_flows, unit_of, villagers_by_piece
from agents.population.data import county_values, group
from agents.population.fitted import fitted
from agents.population.industries import leading
from engine.luck import VILLAGE_KEYS

Floats = NDArray[np.float64]
CONSOLIDATE, ADVANCE, URBAN_RURAL = range(3)
BELT_QUANTITIES = tuple(f"belt_{belt.name}" for belt in BELTS)


@dataclass(frozen=True)
class Places:
    """Struct of arrays, one entry a place, in order of `id`; villages first, then communities.

    `id` (P,) fixed number; `county` (P,) index into COUNTIES; `census_unit` (P,) index into the units of the census
    (a village of a carved county belongs to one of those from which it is carved); `village_class`, `belt` (P,) codes; `crop`, `animal`
    (P,) leading industries, index into products; `is_community` (P,); `households` (P,) count; `remoteness`,
    `poverty_effect`, `network_effect`, `earning_effect`, `land_effect`, `holding_effect` (P,) standard normals that the households
    of a place share; `goes_outside` (P,) whether most of those who leave it go outside the province; `name_zh` synthetic.
    """

    id: NDArray[np.int32]
    county: NDArray[np.int8]
    census_unit: NDArray[np.int8]
    village_class: NDArray[np.int8]
    belt: NDArray[np.int8]
    crop: NDArray[np.int8]
    animal: NDArray[np.int8]
    is_community: NDArray[np.bool_]
    households: NDArray[np.int32]
    remoteness: Floats
    poverty_effect: Floats
    network_effect: Floats
    earning_effect: Floats
    land_effect: Floats
    holding_effect: Floats
    goes_outside: NDArray[np.bool_]
    name_zh: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.id)


def villages(households_total: int | None = None) -> Places:
    """All villages and communities, with household counts that add up to `households_total` (default: all of the place)."""
    total = households_total if households_total is not None else int(group("places")["households"])
    return _places(total)


@cache
def _places(households_total: int) -> Places:
    p = group("places")
    village_county, village_unit, piece = _villages_of_pieces()
    community_county = _communities()
    number = len(village_county)
    place = np.arange(number + len(community_county))
    key = VILLAGE_KEYS + place
    is_community = place >= number
    county = np.concatenate([village_county, community_county]).astype(np.int8)
    unit = np.concatenate([village_unit, [unit_of(c) for c in community_county]]).astype(np.int8)
    resettled = round(p["resettled_households"] * households_total / p["households"])
    size = np.exp(p["village_size_spread"] * normal("village_size", key))
    units = np.array([unit_of_piece for _, unit_of_piece in PIECES])
    villagers = villagers_by_piece() / fitted("mean_size")[units]
    households = np.empty(len(place), dtype=np.int32)
    households[:number] = whole_parts(_shares(size[:number], piece, villagers), households_total - resettled)
    settlers = resettlement_flows().sum(axis=0)
    households[number:] = whole_parts(_shares(size[number:], community_county, settlers), resettled)
    remoteness, belts = normal("village_remoteness", key), _belts(key, county)
    return Places(
        id=place.astype(np.int32),
        county=county,
        census_unit=unit,
        village_class=_classes(key, county, unit, remoteness, is_community),
        belt=belts,
        crop=leading(key, county, belts, "crop"),
        animal=leading(key, county, belts, "animal"),
        is_community=is_community,
        households=households,
        remoteness=np.where(is_community, 0.0, remoteness),
        poverty_effect=np.where(is_community, 0.0, normal("village_poverty", key)),
        network_effect=normal("village_network", key),
        earning_effect=_standard(normal("village_earning", key)),
        land_effect=_standard(normal("village_land", key)),
        holding_effect=_standard(normal("village_holding", key)),
        goes_outside=uniform("village_destination", key) < group("livelihood")["outside_share"],
        name_zh=_names(county, is_community),
    )


def _villages_of_pieces() -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """County, census unit and piece of each village (villages,), villages dealt to pieces by their people."""
    counts = whole_parts(villagers_by_piece(), int(group("places")["villages"]))
    piece = np.repeat(np.arange(len(PIECES)), counts)
    county = np.array([PIECES[i][0] for i in piece])
    unit = np.array([PIECES[i][1] for i in piece])
    order = np.argsort(county, kind="stable")
    return county[order], unit[order], piece[order]


def _communities() -> NDArray[np.int64]:
    """County of residence of each community (communities,), dealt by resettled persons, at least one a receiving county."""
    people = resettlement_flows().sum(axis=0)
    counts = 1 + whole_parts(people, int(group("places")["communities"]) - len(COUNTIES))
    return np.repeat(np.arange(len(COUNTIES)), counts)


def _standard(values: Floats) -> Floats:
    """Values with mean nought and sd one, as places are few enough for chance to move both; nought where all are the same."""
    apart = values - values.mean()
    return np.asarray(apart / (values.std() or 1.0))


def _shares(size: Floats, owner: NDArray[np.int64], people: Floats) -> Floats:
    """Weight of each place: its owner's people split by relative size."""
    totals = np.bincount(owner, weights=size, minlength=len(people))
    return people[owner] * size / totals[owner]


def _classes(
    key: NDArray[np.int64], county: NDArray[np.int8], unit: NDArray[np.int8], remoteness: Floats, is_community: NDArray[np.bool_]
) -> NDArray[np.int8]:
    p = group("places")
    resident = census("resident population (census)")
    urban_share = 1.0 - census("rural residents, derived") / resident
    mean_urban = float(np.average(urban_share, weights=census("rural residents, derived")))
    near = p["class_urban_slope"] * (urban_share[unit] - mean_urban) + normal("village_class", key)
    incidence = county_values("lifted_incidence")
    own = np.sqrt(1.0 - p["class_remoteness"] ** 2) * normal("village_class", key, 1)
    weak = p["class_advance_slope"] * (incidence[county] - incidence.mean()) + p["class_remoteness"] * remoteness + own
    advance_among_rest = p["class_advance_share"] / (1.0 - p["class_urban_share"])
    classes = np.where(weak > -ndtri(advance_among_rest), ADVANCE, CONSOLIDATE)
    classes[(near > -ndtri(p["class_urban_share"])) | is_community] = URBAN_RURAL
    return classes.astype(np.int8)


def _belts(key: NDArray[np.int64], county: NDArray[np.int8]) -> NDArray[np.int8]:
    cumulative = np.cumsum(np.stack([county_values(quantity) for quantity in BELT_QUANTITIES], axis=1), axis=1)
    luck = uniform("village_belt", key)
    belts = np.empty(len(key), dtype=np.int8)
    for number in range(len(COUNTIES)):
        mine = county == number
        belts[mine] = choice(cumulative[number], luck[mine])
    return belts


def _names(county: NDArray[np.int8], is_community: NDArray[np.bool_]) -> tuple[str, ...]:
    counts: dict[tuple[int, bool], int] = {}
    names = []
    for number, community in zip(county.tolist(), is_community.tolist(), strict=True):
        counts[number, community] = counts.get((number, community), 0) + 1
        kind = "安置区" if community else "村"
        names.append(f"{COUNTIES[number].zh}第{counts[number, community]}{kind}(合成)")
    return tuple(names)


def whole_parts(weights: Floats, total: int) -> NDArray[np.int64]:
    """Split `total` into whole parts in proportion to `weights` (largest remainders, ties to the first)."""
    exact = weights / weights.sum() * total
    parts = np.floor(exact).astype(np.int64)
    order = np.argsort(parts - exact, kind="stable")
    parts[order[: total - int(parts.sum())]] += 1
    return parts
